"""The macros for a class without a server: hand in, look at a class, pair people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.cases.data import case_data
from macros.course.macro_registry import page_macro
from macros.dialogues.data import moves_data
from macros.dialogues.model import Dialogue
from macros.models.exercise import Exercise
from macros.render.booklet import Booklet
from macros.render.dialogue_map import DialogueMap
from macros.render.page_context import PageContext
from macros.render.worksheet_spec import HOME_ONLY, worksheet_spec
from macros.strings.loader import as_json

OF_A_SHEET = ("id", "revision", "title", "scope", "was", "repeat", "check", "fields", "scoring")
FOR_LEARNERS = {"scoring", "correct"}
"""What the page where learners hand in has no use for."""


@page_macro()
def hand_in(context: PageContext) -> str:
    """The form where learners tick what to hand in; a sentence where the course takes nothing.

    {{ hand_in() }}
    """
    course = context.course.library.course
    if not course.hand_in:
        return context.fill("class/no-hand-in.html.jinja")
    context.need("hand-in")
    sheets = [_without(sheet, FOR_LEARNERS) for sheet in _sheets(context)]
    return context.fill("class/hand-in.html.jinja", course=course, sheets=as_json(sheets))


@page_macro()
def class_results(context: PageContext) -> str:
    """The tool with which an instructor opens what was handed in, and looks at it.

    {{ class_results() }}
    """
    context.need("class")
    context.need("projector")
    library = context.course.library
    cases = {id: case_data(case) for id, case in library.cases.items()}
    dialogues = {id: _moves(context, id, each) for id, each in context.course.dialogues_in_order()}
    data = {
        **{"course": library.course.id, "sheets": [*_sheets(context)]},
        **{"cases": cases, "dialogues": dialogues},
    }
    return context.fill("class/class.html.jinja", data=as_json(data))


def _moves(context: PageContext, id: str, dialogue: Dialogue) -> dict[str, Any]:
    """A dialogue as a class sees it: who can say what where, and the map for it."""
    drawn = DialogueMap(Booklet(id, dialogue, context.course.say))
    return {**moves_data(id, dialogue), "map": drawn.data()}


@page_macro()
def pairing(context: PageContext) -> str:
    """The tool with which an instructor makes pairs, roles and observers out of names.

    {{ pairing() }}
    """
    context.need("pairing")
    ids = context.course.library.cases
    cases = [version for id in ids for version in _versions(context, id)]
    return context.fill("class/pairing.html.jinja", cases=cases, data=as_json(cases))


def _sheets(context: PageContext) -> Iterator[dict[str, Any]]:
    """Every worksheet and check that a page shows, in the order of the course."""
    library = context.course.library
    in_order = dict.fromkeys([id for id, _ in context.course.worksheets_in_order()])
    for id in [*in_order, *(id for id in library.all_exercises if id not in in_order)]:
        if id in library.homes:
            yield _sheet(context, library.all_exercises[id])


def _sheet(context: PageContext, exercise: Exercise) -> dict[str, Any]:
    spec = worksheet_spec(context.course.library, exercise, context.links)
    sheet = {key: spec[key] for key in OF_A_SHEET if spec.get(key)}
    fields = [field for field in sheet["fields"] if field["kind"] != "note"]
    sheet["fields"] = _without(fields, HOME_ONLY)
    return sheet


def _without(data: Any, keys: set[str]) -> Any:
    """The data without these keys, however deep they stand."""
    if isinstance(data, dict):
        return {key: _without(value, keys) for key, value in data.items() if key not in keys}
    return [_without(value, keys) for value in data] if isinstance(data, list) else data


def _versions(context: PageContext, id: str) -> Iterator[dict[str, Any]]:
    """A case in each version that has pages: its roles, and where their cards are."""
    case = context.course.library.cases[id]
    for version in (id, f"{id}/2"):
        home = context.page_with("case", version)
        cards = {role: context.page_with("case_role", version, role) for role in ("a", "b")}
        if home and all(cards.values()):
            names = {"a": case.roles.a.name, "b": case.roles.b.name}
            second = version != id
            yield {
                "id": version, "title": case.title, "second": second, "url": home,
                "roles": {role: {"name": names[role], "url": url} for role, url in cards.items()},
            }  # fmt: skip
