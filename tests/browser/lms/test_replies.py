"""What a learning platform is told of a dialogue, without a page."""

from __future__ import annotations

from typing import Any

import pytest

from macros.authoring import yaml_source
from macros.dialogues.model import Dialogue
from macros.lms.launcher import dialogue_facts
from tests.support.dialogue_site import TALK
from tests.support.modules import Modules

LETTER = Dialogue.model_validate(yaml_source.parse(TALK).value)
FACTS = {"talk": dialogue_facts("talk", LETTER)}
KEY = "_practice/dialogue/talk"


def path(*steps: str) -> dict[str, Any]:
    """A record whose steps are `turn/reply`."""
    made = [dict(zip(("turn", "reply"), step.split("/"), strict=True)) for step in steps]
    return {"v": 1, "path": [{**step, "own": "mine"} for step in made], "done": ["gone"]}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (KEY, path("door/ask", "kitchen/leave"), ["door a", "kitchen b"]),
        (KEY, path("door/argue", "cold/pause", "door/ask", "kitchen/offer"),
         ["door b", "cold c", "door a", "kitchen a"]),
        (KEY, path("door/ask"), []),
        (KEY, path(), []),
        (KEY, path("attic/jump", "kitchen/leave"), []),
        (KEY, {**path("door/ask", "kitchen/leave"), "v": 2}, []),
        (KEY, {"v": 1, "path": [None, 7, {"turn": {}, "reply": []}]}, []),
        (KEY, None, []),
        ("_practice/dialogue/other", path("door/ask", "kitchen/leave"), []),
        ("_practice/dialogue/constructor", path("door/ask", "kitchen/leave"), []),
    ],
)  # fmt: skip
def test_only_a_way_to_an_ending_is_reported(
    modules: Modules, key: str, value: Any, expected: list[str]
) -> None:
    records = [[key, {"value": value, "savedAt": 1_790_000_000_000}]]
    taken = modules.call("lms/replies.mjs", "repliesOf", FACTS, records)
    told = [dict(modules.call("lms/replies.mjs", "interactionElements", each)) for each in taken]
    assert [f"{each['id']} {each['student_response']}" for each in told] == [
        f"dialogue-talk.{reply}" for reply in expected
    ]
    assert len({each["name"] for each in taken}) == len(taken)
    assert "mine" not in str(taken)


REFUSING = """async () => {
    BroadcastChannel.prototype.postMessage = () => { throw new DOMException("", "DataCloneError") };
    const { askBeside } = await import(new URL("assets/lms/beside.mjs", document.baseURI));
    return (await askBeside()) ?? "nobody";
}"""


def test_where_tabs_cannot_speak_nobody_is_there(modules: Modules) -> None:
    """Else the page that the platform opens would stay empty."""
    assert modules.page.evaluate(REFUSING) == "nobody"
