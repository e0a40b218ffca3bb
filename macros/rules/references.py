"""References between fields: they name something that is there, and that fits."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.strict_model import Finding
from macros.course.library import Library
from macros.fields.base import FieldBase, Use
from macros.fields.references import Candidate, Condition, Reference
from macros.models.plan import PLAN

NUMBERS = {"number", "rating"}


def rule(library: Library) -> Iterator[Problem]:
    """Unknown references, and responses of the wrong sort."""
    for id, exercise in library.all_exercises.items():
        for i, field in enumerate(exercise.fields):
            for finding in _findings(library, id, field):
                yield library.files[id].problem(
                    ("fields", i, *finding.path), finding.message, key=finding.at_key
                )


def _findings(library: Library, id: str, field: FieldBase) -> Iterator[Finding]:
    for use in field.uses():
        reference = use.reference.seen_from(id)
        wrong = unknown(library, reference, id)
        if wrong is None:
            source = library.field(reference)
            if source and not library.is_unreliable(str(reference.worksheet), reference.field):
                yield from _misfits(field, use, reference, source)
        elif wrong:
            yield Finding(use.path, wrong)


def unknown(library: Library, reference: Reference, home: str = "") -> str | None:
    """Why a reference (with its worksheet), made from the worksheet `home`, leads nowhere.

    None when it leads somewhere; "" when its file has problems of its own, so that nobody knows.
    """
    worksheet, name, column = str(reference.worksheet), reference.field, reference.column
    if library.is_unreliable(worksheet, name):
        return ""
    exercise = library.all_exercises.get(worksheet)
    if exercise is None:
        hint = _own_field(library, home, reference) or did_you_mean(
            worksheet, library.all_exercises
        )
        return f"`{reference}`: there is no worksheet `{worksheet}`.{hint}"
    field = exercise.field(name)
    if field is None:
        hint = did_you_mean(name, library.field_ids(worksheet), listing="Its fields are")
        return f"`{reference}`: the worksheet `{worksheet}` has no field `{name}`.{hint}"
    columns = field.columns_by_id()
    if column and column not in columns:
        hint = did_you_mean(column, columns, listing="Its columns are")
        return f"`{reference}`: the field `{name}` has no column `{column}`.{hint}"
    return None


def _own_field(library: Library, home: str, reference: Reference) -> str:
    """What to write where `field.column` was meant within the same worksheet."""
    exercise = library.all_exercises.get(home)
    if not exercise or not exercise.field(str(reference.worksheet)):
        return ""
    return f" `{reference.worksheet}` is a field of this worksheet: write `{home}.{reference}`."


def _misfits(
    field: FieldBase, use: Use, reference: Reference, source: FieldBase
) -> Iterator[Finding]:
    if source.response_type is None and use.role != "inputs":
        yield Finding(use.path, f"`{reference}` is {source.display_name}, which holds no response.")
    elif use.role == "rows_from":
        yield from _rows(use, reference, source)
    elif use.role == "show_when":
        yield from _condition(use, field.show_when[int(use.path[1])], source)
    elif use.role == "take_from":
        for finding in _taking(field, field.take_from[int(use.path[1])], source):
            yield Finding((*use.path[:2], *finding.path), finding.message, finding.at_key)


def _rows(use: Use, reference: Reference, source: FieldBase) -> Iterator[Finding]:
    columns = source.columns_by_id()
    if not columns:
        yield Finding(
            use.path, f"`{reference}` is {source.display_name}. Rows can only follow rows."
        )
    elif reference.column is None:
        example = f"`{reference}.{next(iter(columns))}`"
        yield Finding(use.path, f"Say which column names the rows, such as {example}.")


def _condition(use: Use, condition: Condition, source: FieldBase) -> Iterator[Finding]:
    path = use.path[:2]
    ids = source.value_ids()
    for key, values in (("is", condition.is_), ("is_not", condition.is_not)):
        for i, value in enumerate(values):
            if ids is not None and value not in ids:
                hint = did_you_mean(value, ids, listing="Its choices are")
                message = f"`{condition.field}` has no choice `{value}`.{hint}"
                yield Finding((*path, key, i), message)
    for key in ("at_least", "at_most"):
        if getattr(condition, key) is not None and source.response_type != "number":
            yield Finding(
                (*path, key),
                f"`{key}` compares numbers, and `{condition.field}` is {source.display_name}.",
                True,
            )


def _taking(field: FieldBase, candidate: Candidate, source: FieldBase) -> Iterator[Finding]:
    """Whether a response can become one of this field, in the way the candidate says."""
    here, there = field.response_type, source.response_type
    if candidate.label:
        if here != "text" or there not in ("choice", "choices", "rows"):
            message = (
                "`label: true` puts the words of a choice, checklist or rows into a text; here "
            )
            yield Finding(
                ("label",), f"{message}{field.display_name} takes from {source.display_name}."
            )
    elif candidate.first:
        if here != "text" or source.columns_by_id().get(candidate.source.column or "") != "text":
            message = "`first` takes the first text of a column, and needs a text here and there."
            yield Finding(("first",), message)
    elif candidate.column:
        yield from _into_column(field, candidate.column, source)
    elif candidate.columns:
        yield from _between_columns(field, candidate.columns, source)
    elif here != there or candidate.source.column:
        what = "a column" if candidate.source.column else source.display_name
        hint = " Add `label: true` to take its words." if here == "text" else ""
        yield Finding(
            ("from",), f"{_big(field.display_name)} cannot take the response of {what}.{hint}"
        )


def _into_column(field: FieldBase, column: str, source: FieldBase) -> Iterator[Finding]:
    columns = field.columns_by_id()
    if column not in columns:
        yield Finding.unknown(("column",), "column", column, columns, within=field.id)
    elif columns[column] != "text" or source.response_type != "text":
        yield Finding(("column",), "`column` puts a text into a text column, and only that.")


def _between_columns(
    field: FieldBase, columns: dict[str, str], source: FieldBase
) -> Iterator[Finding]:
    ours, theirs = field.columns_by_id(), source.columns_by_id()
    for here, there in columns.items():
        if here not in ours:
            yield Finding.unknown(
                ("columns", here), "column", here, ours, within=field.id, at_key=True
            )
        elif there not in theirs:
            yield Finding.unknown(("columns", here), "column", there, theirs, within=source.id)
        elif ours[here] != theirs[there]:
            message = f"The column `{here}` holds a {ours[here]}, but `{there}` a {theirs[there]}."
            yield Finding(("columns", here), message)


def _big(text: str) -> str:
    return text[0].upper() + text[1:]


def fields_of_plan_without(library: Library, name: str) -> list[str] | None:
    """The fields of the plan, where `name` is none of them; None where nobody can tell."""
    plan = library.exercises.get(PLAN)
    if plan is None:
        return None if PLAN in library.files else []
    return None if plan.field(name) else [field.id for field in plan.fields]
