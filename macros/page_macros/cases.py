"""The macros that make a case's pages: what both read, what each role reads, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.cases.data import (
    WALK_AWAY,
    alternatives_of,
    case_data,
    is_walk_away,
    text_of,
)
from macros.cases.model import Case
from macros.render.page_context import Here
from macros.strings.loader import as_json

PREPARING = ("interests", "alternatives", "issues", "packages")
"""Worksheets that help to prepare for any case."""


def cases(here: Here) -> str:
    """Every case with its time and what it is about."""
    here.need("practice")
    listed = [
        {"case": case, "url": here.page_with("case", id)} for id, case in _cases(here).items()
    ]
    return here.fill("case/index.html.jinja", listed=listed)


def case(here: Here, version: str) -> str:
    """What both roles may read, how to play, and the way to each role's page."""
    here.need("practice")
    here.need("projector")
    found, walk_away = _case(here, version)
    other = version.partition("/")[0] if walk_away else f"{version}/{WALK_AWAY}"
    return here.fill(
        "case/case.html.jinja",
        case=found,
        shared=text_of(found, "shared", walk_away),
        roles=[(side, here.page_with("case_role", version, role)) for role, side in _sides(found)],
        end=here.page_with("case_end", version),
        other=here.page_with("case", other),
        second=walk_away,
        sheets=[here.links.to(f"worksheet:{id}") for id in PREPARING],
    )


def case_role(here: Here, version: str, role: str) -> str:
    """One role's card: both briefs that it reads, and its own points. Nothing of the other's."""
    here.need("practice")
    found, walk_away = _case(here, version)
    side = dict(_sides(found))[role]
    end = here.page_with("case_end", version)
    return here.fill(
        "case/role.html.jinja",
        case=found,
        side=side,
        role=role,
        shared=text_of(found, "shared", walk_away),
        brief=text_of(found, role, walk_away),
        alternative=getattr(alternatives_of(found, walk_away), role),
        titles={issue.id: issue for issue in found.issues},
        back=here.page_with("case", version),
        end=f"{end}#{role}" if end else None,
    )


def case_end(here: Here, version: str) -> str:
    """How the talk ended: the agreement, the result code, the guess, and the result."""
    here.need("practice", "import", "scores", "plots", "insights", "insights.case-result")
    here.need("projector")
    found, walk_away = _case(here, version)
    data = {**case_data(found), "walkAway": walk_away, "debrief": _debrief(here)}
    return here.fill(
        "case/end.html.jinja",
        case=found,
        id=f"case-{found.id}",
        sides=_sides(found),
        data=as_json(data),
        back=here.page_with("case", version),
    )


def _debrief(here: Here) -> dict[str, Any] | None:
    """Where the debrief is, and what of it the result page needs to fill it in."""
    exercise = here.course.library.exercises.get("debrief")
    target = here.links.to("worksheet:debrief")
    if not exercise or not target:
        return None
    repeat = exercise.repeat.model_dump(mode="json", exclude_none=True) if exercise.repeat else None
    return {
        "url": target.url, "revision": exercise.revision, "scope": exercise.scope, "repeat": repeat,
    }  # fmt: skip


def _cases(here: Here) -> dict[str, Case]:
    return dict(here.course.library.cases)


def _case(here: Here, version: str) -> tuple[Case, bool]:
    """The case that `version` names, and whether it is the walk-away version."""
    return here.course.library.cases[version.partition("/")[0]], is_walk_away(version)


def _sides(case: Case) -> list[tuple[str, Any]]:
    return [("a", case.roles.a), ("b", case.roles.b)]


CASE_MACROS: tuple[Callable[..., str], ...] = (cases, case, case_role, case_end)
"""Every macro of this module; its first argument is the page it stands on."""
