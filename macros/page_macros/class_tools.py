"""The macros for a class without a server: hand in, look at a class, pair people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from macros.cases.data import case_data
from macros.models.exercise import Exercise
from macros.render.page_context import Here
from macros.render.worksheet_spec import worksheet_spec
from macros.strings.loader import as_json

OF_A_SHEET = ("id", "revision", "title", "scope", "was", "repeat", "check", "fields", "scoring")
FOR_LEARNERS = {"scoring", "correct"}
"""What the page where learners hand in has no use for."""


def hand_in(here: Here) -> str:
    """Where a learner ticks what to hand in; a sentence where the course takes nothing."""
    course = here.course.library.course
    if not course.hand_in:
        return here.fill("class/no-hand-in.html.jinja")
    here.need("worksheet", "import")
    here.need("hand-in")
    sheets = [_without(sheet, FOR_LEARNERS) for sheet in _sheets(here)]
    return here.fill("class/hand-in.html.jinja", course=course, sheets=as_json(sheets))


def class_results(here: Here) -> str:
    """Where an instructor drops what was handed in, and looks at it."""
    here.need("class", "practice", "scores", "plots", "insights", "insights.case-result")
    here.need("projector")
    library = here.course.library
    cases = {id: case_data(case) for id, case in library.cases.items()}
    data = {"course": library.course.id, "sheets": [*_sheets(here)], "cases": cases}
    return here.fill("class/class.html.jinja", data=as_json(data))


def pairing(here: Here) -> str:
    """Where an instructor makes pairs, roles and observers out of names."""
    here.need("pairing")
    cases = [one for id in here.course.library.cases for one in _versions(here, id)]
    return here.fill("class/pairing.html.jinja", cases=cases, data=as_json(cases))


def _sheets(here: Here) -> Iterator[dict[str, Any]]:
    """Every worksheet and check that a page shows, in the order of the course."""
    library = here.course.library
    in_order = dict.fromkeys([id for id, _ in here.course.worksheets_in_order()])
    for id in [*in_order, *(id for id in library.all_exercises if id not in in_order)]:
        if id in library.homes:
            yield _sheet(here, library.all_exercises[id])


def _sheet(here: Here, exercise: Exercise) -> dict[str, Any]:
    spec = worksheet_spec(here.course.library, exercise, here.links)
    sheet = {key: spec[key] for key in OF_A_SHEET if spec.get(key)}
    sheet["fields"] = [field for field in sheet["fields"] if field["kind"] != "note"]
    return sheet


def _without(data: Any, keys: set[str]) -> Any:
    """The data without these keys, however deep they stand."""
    if isinstance(data, dict):
        return {key: _without(value, keys) for key, value in data.items() if key not in keys}
    return [_without(value, keys) for value in data] if isinstance(data, list) else data


def _versions(here: Here, id: str) -> Iterator[dict[str, Any]]:
    """A case in each version that has pages: its roles, and where their cards are."""
    case = here.course.library.cases[id]
    for version in (id, f"{id}/2"):
        home = here.page_with("case", version)
        cards = {role: here.page_with("case_role", version, role) for role in ("a", "b")}
        if home and all(cards.values()):
            names = {"a": case.roles.a.name, "b": case.roles.b.name}
            second = version != id
            yield {
                "id": version, "title": case.title, "second": second, "url": home,
                "roles": {role: {"name": names[role], "url": url} for role, url in cards.items()},
            }  # fmt: skip


CLASS_MACROS: tuple[Callable[..., str], ...] = (hand_in, class_results, pairing)
"""Every macro of this module; its first argument is the page it stands on."""
