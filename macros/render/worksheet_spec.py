"""The WorksheetSpec: what a page's modules need to know of an exercise, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from macros.authoring import inline_markdown as text
from macros.cases.data import case_data
from macros.course.library import Library
from macros.fields.base import FieldBase, ResponseScale
from macros.fields.references import Reference
from macros.models.exercise import Exercise
from macros.render.links import Links

FORMAT = 1
IN_HTML_ONLY = {
    *("hint", "more", "beside", "tone", "lines", "blank", "feedback", "guidance"),
    *("examples", "number_warning", "situation"),
}
"""Keys of a field that its HTML says already."""
HOME_ONLY = {"reason"}
"""Keys of a field that only its own worksheet needs."""


def worksheet_spec(
    library: Library, exercise: Exercise, links: Links, more: Iterable[Reference] = ()
) -> dict[str, Any]:
    """The WorksheetSpec of `exercise`; its urls are relative to the page of `links`.

    `more` names further fields of other worksheets that it is to know.
    """
    sources = _sources(library, exercise, more)
    return {
        **_cases(library, exercise),
        "format": FORMAT,
        **as_text(lean_dump(exercise, {"id", "revision", "title", "scope", "was", "repeat"})),
        "page": links.page_url.removeprefix("./"),
        "check": exercise.check,
        "fields": [_own_spec(library, field) for field in exercise.fields],
        "scoring": _scoring(exercise),
        "links": {id: _link(library.all_exercises[id], links) for id in sorted(sources)},
        "sources": {id: _source(library, id, fields) for id, fields in sorted(sources.items())},
    }


def _cases(library: Library, exercise: Exercise) -> dict[str, Any]:
    """`cases` by id, if the course has any and a field of the exercise reads them."""
    if not library.cases or not any(field.reads_cases for field in exercise.fields):
        return {}
    return {"cases": {case.id: case_data(case) for case in library.cases.values()}}


def _own_spec(library: Library, field: FieldBase) -> dict[str, Any]:
    """One field where it is filled in."""
    return {**field_spec(library, field), **as_text(lean_dump(field, HOME_ONLY))}


def field_spec(library: Library, field: FieldBase) -> dict[str, Any]:
    """One field, with its response type and without what only its HTML needs."""
    data = {
        key: value for key, value in lean_dump(field).items() if key not in IN_HTML_ONLY | HOME_ONLY
    }
    if field.response_type is None:
        data.pop("text", None)
    if "choices" in data:
        data["choices"] = [_choice(choice) for choice in data["choices"]]
    if scale := field_scale(library, field):
        data["response_scale"] = lean_dump(scale)
    data = as_text(data) | _lean(dict(field.derived()))
    return {"id": data.pop("id"), "kind": data.pop("kind"), "type": field.response_type, **data}


def field_scale(library: Library, field: FieldBase) -> ResponseScale | None:
    """The response scale of a likert field; None for other kinds."""
    scale: str | ResponseScale | None = getattr(field, "response_scale", None)
    return library.response_scale(scale) if scale else None


def lean_dump(model: Any, keys: set[str] | None = None) -> dict[str, Any]:
    """A model as plain data, without values that mean the same when absent."""
    dumped = model.model_dump(mode="json", by_alias=True, exclude_none=True, include=keys)
    return {key: _lean(value) for key, value in dumped.items() if _is_present(key, value)}


def _lean(data: Any) -> Any:
    """The data without values that are empty or false, at every depth."""
    if isinstance(data, dict):
        return {key: _lean(value) for key, value in data.items() if _is_present(key, value)}
    return [_lean(value) for value in data] if isinstance(data, list) else data


def _is_present(key: str, value: Any) -> bool:
    if value is False:
        return key == "filled"
    return value not in ([], {}, None)


def _scoring(exercise: Exercise) -> Any:
    return as_text(lean_dump(exercise.scoring)) if exercise.scoring else None


def _choice(choice: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in choice.items() if key not in IN_HTML_ONLY}


def as_text(data: Any) -> Any:
    """The data with its inline Markdown as plain text, which is how pages show it."""
    if isinstance(data, dict):
        return {key: as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_text(value) for value in data]
    return text.plain(data) if isinstance(data, str) else data


def _sources(
    library: Library, exercise: Exercise, more: Iterable[Reference]
) -> dict[str, dict[str, FieldBase]]:
    """Of every other worksheet, the fields that `exercise` names, and those they come from."""
    sources: dict[str, dict[str, FieldBase]] = {}
    waiting = [*_references(exercise.id, exercise.fields), *more]
    while waiting:
        reference = waiting.pop()
        other, field = library.all_exercises[reference.worksheet or ""], library.field(reference)
        if field and other.id != exercise.id and field.id not in sources.setdefault(other.id, {}):
            sources[other.id][field.id] = field
            waiting += _references(other.id, [field], {"take_from", "rows_from"})
    return sources


def _references(
    worksheet: str, fields: Iterable[FieldBase], roles: set[str] | None = None
) -> Iterator[Reference]:
    for field in fields:
        for use in field.uses():
            if roles is None or use.role in roles:
                yield use.reference.seen_from(worksheet)


def _source(library: Library, id: str, fields: dict[str, FieldBase]) -> dict[str, Any]:
    specs = [field_spec(library, field) for field in fields.values()]
    exercise = library.all_exercises[id]
    more = {"repeat": exercise.repeat and lean_dump(exercise.repeat), "scoring": _scoring(exercise)}
    return {"fields": specs, **{key: value for key, value in more.items() if value}}


def _link(exercise: Exercise, links: Links) -> dict[str, Any]:
    target = links.to(f"worksheet:{exercise.id}")
    return {
        "title": text.plain(exercise.title),
        "url": target.url if target else None,
        "scope": exercise.scope,
        "was": list(exercise.was),
    }
