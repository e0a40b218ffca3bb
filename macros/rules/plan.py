"""The plan gathers from fields that exist and hold what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library
from macros.fields.references import Reference
from macros.models.plan import Entry, Plan
from macros.rules.links import broken
from macros.rules.references import unknown


def rule(library: Library) -> Iterator[Problem]:
    """Unknown references, columns and responses of the wrong sort; dates that lead nowhere."""
    plan = library.exercises.get("plan")
    if not isinstance(plan, Plan):
        return
    file = library.files["plan"]
    for use in plan.uses():
        message = _wrong(library, use)
        if message:
            yield file.problem(use.path, message)
    for target_path, target in _targets(plan):
        message = broken(library, target)
        if message:
            yield file.problem(target_path, message)
    for path, field, columns in _columns(plan):
        for i, column in enumerate(columns):
            message = _no_column(library, field, column)
            if message:
                yield file.problem((*path, i), message)


def _wrong(library: Library, use: Entry) -> str | None:
    reference = use.reference.seen_from("plan")
    missing = unknown(library, reference)
    if missing is not None:
        return missing
    field = library.field(reference)
    if field is None:
        return None
    if use.role == "insight" and field.kind != "insight":
        return f"`{use.reference}` is {field.display_name}. `insight` names an `insight` field."
    if use.role != "insight" and field.response_type is None:
        return f"`{use.reference}` is {field.display_name}, which holds no response."
    if use.role == "date" and _type(library, reference) != "date":
        return f"`{use.reference}` is not a date."
    return None


def _type(library: Library, reference: Reference) -> str | None:
    field = library.field(reference)
    if field is None:
        return None
    columns = field.columns_by_id()
    return columns.get(reference.column) if reference.column else field.response_type


def _targets(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for i, start in enumerate(plan.start):
        yield ("start", i), start
    for i, date in enumerate(plan.dates):
        if date.to:
            yield ("dates", i, "to"), date.to


def _columns(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], Reference, tuple[str, ...]]]:
    for i, block in enumerate(plan.blocks):
        for j, entry in enumerate(block.entries):
            for k, source in enumerate(entry.sources):
                path = ("blocks", i, "entries", j, "from", k, "columns")
                yield path, source.source, source.columns


def _no_column(library: Library, reference: Reference, column: str) -> str | None:
    field = library.field(reference.seen_from("plan"))
    known = field.columns_by_id() if field else {column: ""}
    if column in known:
        return None
    hint = did_you_mean(column, known, listing="Its columns are")
    return f"The field `{reference}` has no column `{column}`.{hint}"
