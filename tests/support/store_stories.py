"""Stories of the store, played by store_stories.js: what happens in a page, and in one beside it.

A story is a list of steps. A case of a table says in what its end differs from the usual one.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.support.modules import Modules
from tests.support.project import SUPPORT

Step = list[Any]
Table = dict[str, tuple[list[Step], dict[str, Any]]]


def _step(where: str, act: str, *given: Any) -> Step:
    return [where, act, *given]


page, beside = partial(_step, "page"), partial(_step, "beside")


def at(value: Any, time: float = 5, **more: Any) -> dict[str, Any]:
    """A record; its format is added."""
    return {"value": value, "savedAt": time, **more}


def lies(places: list[str], key: str, record: Any) -> Step:
    """What is there before, or comes there by another way than the store's."""
    return page("lies", places, key, record)


A, B = "first/story/first/a", "first/story/first/b"
OTHER = "second/story/first/a"
MARK, WISH = "_erased/first", "_settings/keep-nothing"
ASIDE = f"_aside/{A}/#"
TEXTS, ROWS, BOTH = ["texts"], ["rows"], ["texts", "rows"]
OPENS, SETTLES, WAKES = page("opens"), page("settles"), page("wakes")
PUTS = page("puts", A, "One")
DOWN, WORKS, LATE = (page("database", how) for how in ("down", "works", "late"))
FULL, ROOM, BLOCKED = (page("localStorage", how) for how in ("full", "works", "blocked"))
ANSWERS, SOON, RETRY = page("answers"), page("passes", "soon"), page("passes", "retry")
TURN, HEARD = page("passes", "at once"), page("passes", "heard")
CLEARS = page("clears", BOTH)
KEEPS_NOTHING, KEEPS_AGAIN = page("keeps nothing", True), page("keeps nothing", False)
HELD = {"shown": {A: "One"}, "texts": {}, "rows": {}, "held": [A], "state": "page"}
"""The end of a story in which nothing is to be kept."""


def expected(differs: dict[str, Any]) -> dict[str, Any]:
    """All that is on show is in both storages, and nothing else; nothing is wrong."""
    shown = differs.get("shown", {})
    kept = {"shown": shown, "texts": shown, "rows": shown, "state": "durable", "unsaved": False}
    return {**kept, "held": [], "troubles": {}, "problems": [], **differs}


def played(modules: Modules, table: Table) -> dict[str, dict[str, Any]]:
    """How each story of a table ends, as far as its case says something of it."""
    modules.page.add_script_tag(path=SUPPORT / "store_stories.js")
    stories = [steps for steps, _ in table.values()]
    ends = modules.page.evaluate("(told) => stories(told)", stories)
    return {
        name: {part: end[part] for part in expected(differs)}
        for (name, (_, differs)), end in zip(table.items(), ends, strict=True)
    }


def ends(table: Table) -> dict[str, dict[str, Any]]:
    """How each story of a table should end."""
    return {name: expected(differs) for name, (_, differs) in table.items()}
