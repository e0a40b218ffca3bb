"""What the workbook and the marks of progress need to know of the course, as plain data."""

from __future__ import annotations

from typing import Any

from macros.authoring import inline_markdown as text
from macros.course.library import Library
from macros.fields.base import FieldBase
from macros.models.exercise import Exercise
from macros.render.page_context import Course, PageContext
from macros.render.worksheet_spec import as_text, field_spec, lean_dump


def progress_data(course: Course) -> dict[str, Any]:
    """For the marks of progress: each worksheet with a page, and the prompts it always asks."""
    sheets = [
        {**_names(course.library.exercises[id]), "page": page.url.removeprefix("./")}
        for id, page in course.worksheets_in_order()
    ]
    strings = {state: course.say(f"progress-{state}") for state in ("empty", "begun", "done")}
    return {"course": course.library.course.id, "words": strings, "sheets": sheets}


def _names(exercise: Exercise) -> dict[str, Any]:
    needs = [[field.id, *field.was] for field in exercise.fields if always_asked(field)]
    data = {"id": exercise.id, "title": text.plain(exercise.title), "needs": needs}
    return data | lean_dump(exercise, {"scope", "was"})


def always_asked(field: FieldBase) -> bool:
    """Whether a worksheet is unfinished while this field is empty."""
    is_aside = field.more or field.beside or field.show_when or field.take_from
    return bool(field.response_type) and not is_aside


def workbook_data(context: PageContext) -> dict[str, Any]:
    """For the workbook: every worksheet and knowledge check with its fields, in order."""
    library = context.course.library
    sheets = [
        {**_sheet(library, library.exercises[id]), **_place(context, id), "part": page.part}
        for id, page in context.course.worksheets_in_order()
    ]
    checks = [
        {**_sheet(library, check), **_place(context, id)} for id, check in library.checks.items()
    ]
    return {"sheets": sheets, "checks": checks}


def _sheet(library: Library, exercise: Exercise) -> dict[str, Any]:
    fields = [field_spec(library, field) for field in exercise.fields if field.response_type]
    repeats: dict[str, Any] = as_text(lean_dump(exercise, {"revision", "repeat"}))
    return _names(exercise) | repeats | {"fields": fields}


def _place(context: PageContext, id: str) -> dict[str, Any]:
    return {"url": context.links.resolve(f"worksheet:{id}")}
