"""The macros that make a case's pages: what both read, what each role reads, how it ended."""

from __future__ import annotations

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
from macros.course.macro_registry import page_macro
from macros.fields.base import FieldBase
from macros.fields.insight import Kind as Insight
from macros.render.needs import RESULT
from macros.render.page_context import PageContext
from macros.strings.loader import as_json


@page_macro()
def cases(context: PageContext) -> str:
    """Every case with its time and what it is about.

    {{ cases() }}
    """
    context.need("practice")
    listed = [
        {"case": case, "url": context.page_with("case", id)}
        for id, case in context.course.library.cases.items()
    ]
    return context.fill("case/index.html.jinja", listed=listed)


@page_macro(version="case")
def case(context: PageContext, version: str, /) -> str:
    """What both roles of a case may read, how to play, and the link to each role's page.

    {{ case("bicycle") }}
    {{ case("bicycle/2") }}
    """
    context.need("practice")
    context.need("projector")
    played, walk_away = _case(context, version)
    other = version.partition("/")[0] if walk_away else f"{version}/{WALK_AWAY}"
    helpful = context.course.library.course.prepare_with
    return context.fill(
        "case/case.html.jinja",
        case=played,
        shared=text_of(played, "shared", walk_away),
        roles=[
            (side, context.page_with("case_role", version, role)) for role, side in _sides(played)
        ],
        end=context.page_with("case_end", version),
        other=context.page_with("case", other),
        second=walk_away,
        sheets=[sheet for id in helpful if (sheet := context.links.to(f"worksheet:{id}"))],
    )


@page_macro(version="case", role="role")
def case_role(context: PageContext, version: str, role: str, /) -> str:
    """One role's card: both briefs that it reads, and its own points. Nothing of the other's.

    {{ case_role("bicycle", "a") }}
    """
    context.need("practice")
    played, walk_away = _case(context, version)
    (side,) = (side for key, side in _sides(played) if key == role)
    ((other_role, other),) = (pair for pair in _sides(played) if pair[0] != role)
    end = context.page_with("case_end", version)
    return context.fill(
        "case/role.html.jinja",
        case=played,
        side=side,
        role=role,
        other=other,
        other_card=context.page_with("case_role", version, other_role),
        shared=text_of(played, "shared", walk_away),
        brief=text_of(played, role, walk_away),
        alternative=getattr(alternatives_of(played, walk_away), role),
        titles={issue.id: issue for issue in played.issues},
        back=context.page_with("case", version),
        end=f"{end}#{role}" if end else None,
    )


@page_macro(version="case")
def case_end(context: PageContext, version: str, /) -> str:
    """How the conversation ended: the agreement, the result code, the guess, and the result.

    {{ case_end("bicycle") }}
    """
    context.need("practice", RESULT)
    context.need("projector")
    played, walk_away = _case(context, version)
    data = {**case_data(played), "walkAway": walk_away, "debrief": _debrief(context)}
    return context.fill(
        "case/end.html.jinja",
        case=played,
        id=f"case-{played.id}",
        version=version,
        example="-".join("1" if n % 2 else "2" for n, _ in enumerate(played.issues)),
        sides=_sides(played),
        data=as_json(data),
        back=context.page_with("case", version),
    )


def _debrief(context: PageContext) -> dict[str, Any] | None:
    """The worksheet that a case's result is taken to, and which of its fields hold what of it.

    It is the first worksheet of the course that works out a result from a code of its own.
    """
    for exercise in context.course.library.exercises.values():
        target = context.links.to(f"worksheet:{exercise.id}")
        fields = next(filter(None, map(_result_fields, exercise.fields)), None)
        if target and fields:
            return {"url": target.url, **fields, **_dump(exercise, *STORED_UNDER)}
    return None


STORED_UNDER = ("id", "was", "revision", "scope", "repeat")
"""What of a worksheet decides under which keys its responses are stored."""


def _result_fields(field: FieldBase) -> dict[str, Any] | None:
    """The fields that an insight works a result out from, by input, and what makes it show."""
    if not isinstance(field, Insight) or not field.reads_cases:
        return None
    if field.inputs["code"].worksheet:
        return None
    own = {name: to.field for name, to in field.inputs.items() if not to.worksheet}
    asked = [when for when in field.show_when if when.is_ and not when.field.worksheet]
    return {"inputs": own, "shows": {when.field.field: when.is_[0] for when in asked}}


def _dump(model: BaseModel, *keys: str) -> dict[str, Any]:
    return model.model_dump(mode="json", include=set(keys), exclude_none=True)


def _case(context: PageContext, version: str) -> tuple[Case, bool]:
    """The case that `version` names, and whether it is the walk-away version."""
    return context.course.library.cases[version.partition("/")[0]], is_walk_away(version)


def _sides(case: Case) -> list[tuple[str, Any]]:
    return [("a", case.roles.a), ("b", case.roles.b)]
