"""What a page must load for something that stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

FIELDS = "worksheet/fields"
"""Where the form's own modules and style sheets lie, below `assets/`."""
_ASSETS = Path(__file__).parent.parent / "theme" / "assets"


@dataclass(frozen=True)
class Needs:
    """Files below `assets/`, without their suffixes, and parts whose sentences the page carries."""

    parts: tuple[str, ...] = ()
    """Parts of the browser half to start: `plan` is `assets/plan/start.mjs`."""
    first: tuple[str, ...] = ()
    """Scripts to run before anything else on the page."""
    styles: tuple[str, ...] = ()
    """Style sheets to link: `worksheet/fields/rows`."""
    modules: tuple[str, ...] = ()
    """Modules that a part will import at once, so that the page can fetch them early."""
    sentences: tuple[str, ...] = ()
    """Parts in the sense of `macros.strings.loader.part_of`, also those of what loads later."""

    def __or__(self, other: Needs) -> Needs:
        """Both, each thing once, in the order in which it was first needed."""
        names = [field.name for field in fields(self)]
        both = {name: (*getattr(self, name), *getattr(other, name)) for name in names}
        return Needs(**{name: tuple(dict.fromkeys(values)) for name, values in both.items()})


def union(needs: Iterable[Needs]) -> Needs:
    """All of these together."""
    total = Needs()
    for each in needs:
        total |= each
    return total


def own_files(kind: str) -> Needs:
    """The style sheet and the module that are named as a kind of field, where there are any."""
    name = f"{FIELDS}/{kind}"
    has = {suffix: (_ASSETS / f"{name}.{suffix}").is_file() for suffix in ("css", "mjs")}
    return Needs(styles=(name,) if has["css"] else (), modules=(name,) if has["mjs"] else ())


ENTRY = Needs(styles=(f"{FIELDS}/numbers",), modules=(f"{FIELDS}/entries",), sentences=("entry",))
"""A box for a number or a day: `number` and `date` of `controls.html.jinja`."""
SELECT = Needs(styles=(f"{FIELDS}/numbers",))
"""A list to choose from, which looks like such a box."""
OPTIONS = Needs(styles=(f"{FIELDS}/choices",))
"""Radios or check boxes with their labels beside them: the class `ws-option`."""
SCALE = OPTIONS | Needs(styles=(f"{FIELDS}/scales",))
"""Radios from low to high: `scale` of `controls.html.jinja`."""
ROWS = Needs(styles=(f"{FIELDS}/rows",), sentences=("rows",))
"""Rows that grow, are spread over, or are put into an order."""
NOTE = Needs(styles=(f"{FIELDS}/notes",))
"""Text inside a sheet, with a tone."""
AROUND = Needs(styles=(f"{FIELDS}/around",))
"""Lines around a field: a condition, a source, a box to tick for print."""
EXAMPLES = own_files("examples") | Needs(sentences=("examples",))
"""What made-up people wrote, to look at beside a prompt."""
NUMBER_WARNING = own_files("number-warning") | Needs(sentences=("number-warning",))
"""A word of caution where a text holds a number."""
SOURCE = AROUND | Needs(modules=("worksheet/source-line",))
"""A field that takes from another."""
CHECK = Needs(styles=(f"{FIELDS}/checks",))
"""A knowledge check, or feedback to a choice."""
GUIDANCE = Needs(styles=(f"{FIELDS}/guidance",))
"""What only instructors read."""
RESULTS = Needs(styles=(f"{FIELDS}/scores", f"{FIELDS}/plots"), sentences=("plots", "scores"))
"""Something worked out, and its plot."""
CASE_PLOTS = ("plots.agreements",)
"""Sentences of the plot that only results of cases have."""
