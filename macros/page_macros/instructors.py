"""The macros of the instructor edition. In every other edition they show nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from macros.cases.analysis import Analysis, Outcome, analyse
from macros.cases.model import Case
from macros.course.macro_registry import page_macro
from macros.fields.base import FieldBase
from macros.render.booklet import Booklet
from macros.render.dialogue_map import DialogueMap
from macros.render.needs import MAP
from macros.render.page_context import PageContext


def for_instructors(macro: Callable[[PageContext], str]) -> Callable[[PageContext], str]:
    """The macro, silent in the learner edition wherever it is called."""

    @wraps(macro)
    def guarded(context: PageContext) -> str:
        course = context.course.library.course
        return macro(context) if course.edition == "instructor" else ""

    return guarded


@page_macro()
@for_instructors
def answer_keys(context: PageContext) -> str:
    """Every knowledge check with its right answers and the feedback to each choice.

    Below them, the worksheets that have right answers: judgement tests, with their reasons.

    {{ answer_keys() }}
    """
    library = context.course.library
    checks = [
        {"lesson": lesson.title, "url": context.links.resolve(f"lesson:{id}"), "check": check}
        for id, lesson in library.lessons.items()
        if (check := library.checks.get(f"check-{id}"))
    ]
    tests = [
        {"lesson": sheet.title, "url": context.links.resolve(f"worksheet:{id}"), "check": sheet}
        for id, sheet in library.exercises.items()
        if id in library.homes and any(is_keyed(field) for field in sheet.fields)
    ]
    return context.fill("instructors/answers.html.jinja", checks=[*checks, *tests])


def is_keyed(field: FieldBase) -> bool:
    """Whether one of its choices is right."""
    return any((field.correct() or {}).values())


@page_macro()
@for_instructors
def case_tables(context: PageContext) -> str:
    """Every case with the points of both roles, what can be agreed, and its notes.

    {{ case_tables() }}
    """
    listed = [_case(case) for case in context.course.library.cases.values()]
    return context.fill("instructors/cases.html.jinja", listed=listed)


@page_macro()
@for_instructors
def dialogue_maps(context: PageContext) -> str:
    """Every dialogue with its guidance, and its map as a drawing and as a list.

    {{ dialogue_maps() }}
    """
    context.load(MAP)
    listed = [_dialogue(context, id) for id, _ in context.course.dialogues_in_order()]
    return context.fill("instructors/dialogues.html.jinja", listed=listed)


def _dialogue(context: PageContext, id: str) -> dict[str, Any]:
    dialogue = context.course.library.dialogues[id]
    booklet = Booklet(id, dialogue, context.course.say)
    turns = [
        (booklet.numbers[turn], turn, replies.items()) for turn, replies in dialogue.offered.items()
    ]
    return {
        "id": id,
        "url": context.page_with("dialogue", id),
        "booklet": booklet,
        "map": DialogueMap(booklet),
        "turns": sorted(turns, key=lambda turn: turn[0]),
    }


def _case(case: Case) -> dict[str, Any]:
    roles = case.roles
    analysis = analyse(case.issues, roles.a.alternative, roles.b.alternative)
    return {
        "case": case,
        "analysis": analysis,
        "best": {role: _best(case, role) for role in "ab"},
        "marked": [*_marked(analysis)],
        "hidden": {"a": roles.a.brief, "b": roles.b.brief},
    }


def _best(case: Case, role: str) -> int:
    """The points of a role that gets its way in everything."""
    return sum(max(getattr(option, role) for option in issue.options) for issue in case.issues)


def _marked(analysis: Analysis) -> Iterator[tuple[str, Outcome]]:
    """Agreements worth talking about: the key of their name, and what they give."""
    for key, outcome in (
        ("table-middle", analysis.middle),
        ("table-most-even", analysis.most_even),
        ("table-largest-product", analysis.largest_product),
    ):
        if outcome:
            yield key, outcome
