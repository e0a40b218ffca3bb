"""The macros of the instructor edition. In every other edition they show nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from macros.cases.analysis import Analysis, Outcome, analyse
from macros.cases.model import Case
from macros.render.page_context import Here


def for_instructors(macro: Callable[[Here], str]) -> Callable[[Here], str]:
    """The macro, silent in the learner edition wherever it is called."""

    @wraps(macro)
    def guarded(here: Here) -> str:
        course = here.course.library.course
        return macro(here) if course.edition == "instructor" else ""

    return guarded


@for_instructors
def answer_keys(here: Here) -> str:
    """Every knowledge check with what is right, and what each choice is told."""
    library = here.course.library
    checks = [
        {"lesson": lesson.title, "url": here.links.resolve(f"lesson:{id}"), "check": check}
        for id, lesson in library.lessons.items()
        if (check := library.checks.get(f"check-{id}"))
    ]
    return here.fill("instructors/answers.html.jinja", checks=checks)


@for_instructors
def case_tables(here: Here) -> str:
    """Of every case: points of both roles, what can be agreed, and its notes."""
    listed = [_case(case) for case in here.course.library.cases.values()]
    return here.fill("instructors/cases.html.jinja", listed=listed)


def _case(case: Case) -> dict[str, Any]:
    roles = case.roles
    found = analyse(case.issues, roles.a.alternative, roles.b.alternative)
    return {
        "case": case,
        "found": found,
        "best": {role: _best(case, role) for role in "ab"},
        "marked": [*_marked(found)],
        "hidden": {"a": roles.a.brief, "b": roles.b.brief},
    }


def _best(case: Case, role: str) -> int:
    """The points of a role that gets its way in everything."""
    return sum(max(getattr(option, role) for option in issue.options) for issue in case.issues)


def _marked(found: Analysis) -> Iterator[tuple[str, Outcome]]:
    """Agreements worth talking about: the key of their name, and what they give."""
    for key, outcome in (
        ("table-middle", found.middle),
        ("table-most-even", found.most_even),
        ("table-largest-product", found.largest_product),
    ):
        if outcome:
            yield key, outcome


INSTRUCTOR_MACROS: tuple[Callable[..., str], ...] = (answer_keys, case_tables)
"""Every macro of this module; its first argument is the page it stands on."""
