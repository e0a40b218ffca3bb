"""Lessons, pages and worksheets that a course leaves out, and what then leads nowhere.

A course is chosen by `nav` and by `extra.course.hide`. What other sheets take from a sheet that
no page shows is dropped: a text to start from, rows to follow, an insight's input, a plan's entry.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from macros.course.library import Library
from macros.fields.base import FieldBase
from macros.fields.references import Condition, Reference
from macros.models.exercise import Exercise
from macros.models.plan import Plan, PlanBlock, PlanDate, PlanEntry

Present = Collection[tuple[str, str]]
"""(worksheet, field) of every field that people can see."""

NEEDED = {"rows_from", "inputs"}
"""Roles of references without which a field makes no sense."""


def prune_library(library: Library) -> Library:
    """The library as its pages show it: nothing in it names what is left out."""
    shown = {id: exercise for id, exercise in library.all_exercises.items() if id in library.homes}
    present = _present(shown)
    kept = {id: _exercise(exercise, present) for id, exercise in shown.items()}
    left_out = {id: exercise.title for id, exercise in library.exercises.items() if id not in shown}
    return replace(
        library,
        exercises={id: kept[id] for id in library.exercises if id in kept},
        checks={id: kept[id] for id in library.checks if id in kept},
        left_out=left_out,
    )


def _present(exercises: Mapping[str, Exercise]) -> set[tuple[str, str]]:
    """The fields that stay; a field that loses what it needs takes those along that need it."""
    present = {(id, field.id) for id, exercise in exercises.items() for field in exercise.fields}
    gone: set[tuple[str, str]] | None = None
    while gone is None or gone:
        gone = {
            (id, field.id)
            for id, exercise in exercises.items()
            for field in exercise.fields
            if (id, field.id) in present and not _stays(id, field, present)
        }
        present -= gone
    return present


def _stays(id: str, field: FieldBase, present: Present) -> bool:
    needed = [use.reference for use in field.uses() if use.role in NEEDED]
    missing = [c for c in field.show_when if not _is_here(c.field, id, present)]
    return all(_is_here(reference, id, present) for reference in needed) and all(
        map(_holds_empty, missing)
    )


def _is_here(reference: Reference, worksheet: str, present: Present) -> bool:
    return (reference.worksheet or worksheet, reference.field) in present


def _holds_empty(condition: Condition) -> bool:
    """Whether a condition holds while nobody has given the response that it asks about."""
    compares = condition.is_ or condition.at_least is not None or condition.at_most is not None
    return not compares and condition.filled is not True


def _exercise(exercise: Exercise, present: Present) -> Exercise:
    fields = [field for field in exercise.fields if (exercise.id, field.id) in present]
    changed: dict[str, Any] = {
        "fields": tuple(_field(exercise.id, field, present) for field in fields)
    }
    if exercise.repeat and exercise.repeat.fields:
        repeated = tuple(id for id in exercise.repeat.fields if (exercise.id, id) in present)
        changed["repeat"] = (
            exercise.repeat.model_copy(update={"fields": repeated}) if repeated else None
        )
    if isinstance(exercise, Plan):
        changed |= _plan(exercise, present)
    return exercise.model_copy(update=changed)


def _field(id: str, field: FieldBase, present: Present) -> FieldBase:
    conditions = tuple(c for c in field.show_when if _is_here(c.field, id, present))
    candidates = tuple(c for c in field.take_from if _is_here(c.source, id, present))
    return field.model_copy(update={"show_when": conditions, "take_from": candidates})


def _plan(plan: Plan, present: Present) -> dict[str, Any]:
    """Lines, blocks and dates that still have something to say."""
    return {
        "lines": tuple(line for line in plan.lines if (plan.id, line) in present),
        "blocks": tuple(block for whole in plan.blocks for block in _block(whole, present)),
        "dates": tuple(date for whole in plan.dates for date in _date(whole, present)),
    }


def _block(block: PlanBlock, present: Present) -> Iterator[PlanBlock]:
    entries = tuple(entry for whole in block.entries for entry in _entry(whole, present))
    if entries:
        yield block.model_copy(update={"entries": entries})


def _entry(entry: PlanEntry, present: Present) -> Iterator[PlanEntry]:
    if entry.insight:
        if _is_here(entry.insight, "plan", present):
            yield entry
        return
    sources = tuple(
        source.model_copy(
            update={
                "guess": tuple(c for c in source.guess if _is_here(c.field, "plan", present)),
                "ranked_by": tuple(r for r in source.ranked_by if _is_here(r, "plan", present)),
            }
        )
        for source in entry.sources
        if _is_here(source.source, "plan", present)
    )
    if sources:
        yield entry.model_copy(update={"sources": sources})


def _date(date: PlanDate, present: Present) -> Iterator[PlanDate]:
    dates = tuple(reference for reference in date.dates if _is_here(reference, "plan", present))
    words = date.words if date.words and _is_here(date.words, "plan", present) else None
    if dates:
        yield date.model_copy(update={"dates": dates, "words": words})


def prune_nav(nav: Any, paths: Collection[str]) -> Any:
    """`nav` as mkdocs.yml holds it, without these pages and without parts that end up empty."""
    if isinstance(nav, str):
        return None if nav.removeprefix("./") in paths else nav
    if isinstance(nav, list):
        return [kept for entry in nav if (kept := prune_nav(entry, paths)) not in (None, [], {})]
    if isinstance(nav, dict):
        kept_pages = {name: prune_nav(entry, paths) for name, entry in nav.items()}
        return {name: entry for name, entry in kept_pages.items() if entry not in (None, [], {})}
    return nav


def as_pattern(path: str) -> str:
    """A page's path as a line of `exclude_docs` that matches it and nothing else."""
    return "/" + re.sub(r"([\\*?\[\]! #])", r"\\\1", path)
