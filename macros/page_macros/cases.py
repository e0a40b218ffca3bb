"""The macros that make a case's pages: what both read, what each role reads, how it ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from macros.cases.data import (
    WALK_AWAY,
    alternatives_of,
    case_data,
    is_walk_away,
    text_of,
)
from macros.cases.model import Case
from macros.fields.base import FieldBase
from macros.fields.insight import Kind as Insight
from macros.render.page_context import Here
from macros.strings.loader import as_json


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
        sheets=[here.links.to(f"worksheet:{id}") for id in here.course.library.course.prepare_with],
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
    """The worksheet that a case's result is taken to, and which of its fields hold what of it.

    It is the first worksheet of the course that works out a result from a code of its own.
    """
    for exercise in here.course.library.exercises.values():
        target = here.links.to(f"worksheet:{exercise.id}")
        fields = next(filter(None, map(_result_fields, exercise.fields)), None)
        if target and fields:
            return {"url": target.url, **fields, **_dump(exercise, *STORED_UNDER)}
    return None


STORED_UNDER = ("id", "was", "revision", "scope", "repeat")
"""What of a worksheet decides under which keys its responses are stored."""


def _result_fields(field: FieldBase) -> dict[str, Any] | None:
    """The fields that an insight works a result out from, by input, and what makes it show."""
    if not isinstance(field, Insight) or field.calculator != "case-result":
        return None
    if field.inputs["code"].worksheet:
        return None
    own = {name: to.field for name, to in field.inputs.items() if not to.worksheet}
    asked = [one for one in field.show_when if one.is_ and not one.field.worksheet]
    return {"inputs": own, "shows": {one.field.field: one.is_[0] for one in asked}}


def _dump(model: BaseModel, *keys: str) -> dict[str, Any]:
    return model.model_dump(mode="json", include=set(keys), exclude_none=True)


def _cases(here: Here) -> dict[str, Case]:
    return dict(here.course.library.cases)


def _case(here: Here, version: str) -> tuple[Case, bool]:
    """The case that `version` names, and whether it is the walk-away version."""
    return here.course.library.cases[version.partition("/")[0]], is_walk_away(version)


def _sides(case: Case) -> list[tuple[str, Any]]:
    return [("a", case.roles.a), ("b", case.roles.b)]


CASE_MACROS: tuple[Callable[..., str], ...] = (cases, case, case_role, case_end)
"""Every macro of this module; its first argument is the page it stands on."""
