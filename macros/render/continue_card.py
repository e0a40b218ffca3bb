"""What a page must know to greet a learner who comes back: where to look, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.authoring import inline_markdown as text
from macros.course.library import Library
from macros.fields.references import Reference
from macros.models.exercise import Exercise
from macros.models.plan import PLAN, Plan
from macros.render.links import Links
from macros.render.workbook_spec import always_asked


def continue_data(library: Library, plan: Plan, links: Links) -> dict[str, Any]:
    """`topic` and `day` are places `[worksheet, field]`, of which the first filled one counts."""
    topic = plan.blocks[0].entries[0].sources
    day = plan.dates[0].dates if plan.dates else ()
    sheets = (library.exercises.get(to.removeprefix("worksheet:")) for to in plan.start)
    return {
        "topic": _places(source.source for source in topic),
        "day": _places(day) + [place for at in day for place in _taken(library, at)],
        "change": _newest_change(library, links),
        "sheets": [_sheet(sheet, links) for sheet in sheets if sheet],
    }


def _newest_change(library: Library, links: Links) -> dict[str, str] | None:
    """What changed last for learners: its day, its sentence, and the page to look at."""
    changes = sorted(library.changes.values(), key=lambda change: change.date)
    page = links.to(f"page:{changes[-1].page}") if changes else None
    if not page:
        return None
    says = text.plain(changes[-1].says)
    return {"date": changes[-1].date, "says": says, "title": page.title, "url": page.url}


def _places(references: Iterable[Reference]) -> list[list[str | None]]:
    return [
        [seen.worksheet, seen.field]
        for seen in (reference.seen_from(PLAN) for reference in references)
    ]


def _taken(library: Library, reference: Reference) -> list[list[str | None]]:
    """Where a field takes its response from."""
    field = library.field(reference.seen_from(PLAN))
    return _places(candidate.source for candidate in field.take_from) if field else []


def _sheet(sheet: Exercise, links: Links) -> dict[str, Any]:
    url = links.resolve(f"worksheet:{sheet.id}") or ""
    fields = [
        {"ids": [field.id, *field.was], "prompt": text.plain(field.prompt or "")}
        for field in sheet.fields
        if always_asked(field)
    ]
    return {"ids": [sheet.id, *sheet.was], "url": url.partition("#")[0], "fields": fields}
