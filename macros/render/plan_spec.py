"""What the plan's page needs to know: its blocks and dates, and every field that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.course.library import Library
from macros.fields.references import Reference
from macros.models.plan import Plan
from macros.render.links import Links
from macros.render.worksheet_spec import lean_dump, worksheet_spec

FROM_ELSEWHERE = {"show_when", "inputs"}


def plan_spec(library: Library, plan: Plan, links: Links) -> dict[str, Any]:
    """The WorksheetSpec of the plan's own fields, with its lines, blocks and dates."""
    spec = worksheet_spec(library, plan, links, [*_references(library, plan)])
    own = lean_dump(plan, {"lines", "blocks", "dates"})
    for date in own.get("dates", []):
        date["url"] = links.resolve(date["to"]) if "to" in date else None
    return {**spec, **own}


def _references(library: Library, plan: Plan) -> Iterator[Reference]:
    """What the plan names, and what decides whether and how it is shown."""
    for use in plan.uses():
        reference = use.reference.seen_from("plan")
        yield reference
        field = library.field(reference)
        for other in field.uses() if field else ():
            if other.role in FROM_ELSEWHERE:
                yield other.reference.seen_from(str(reference.worksheet))
