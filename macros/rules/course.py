"""`extra.course` names lessons and worksheets that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library
from macros.models.course_settings import Edition


def rule(library: Library) -> Iterator[Problem]:
    """Days of unknown lessons, and unknown worksheets to hide or to prepare with."""
    file, course = library.settings.file, library.course
    for lesson in course.dates:
        if lesson not in library.lesson_ids():
            hint = did_you_mean(lesson, library.lesson_ids(), listing="There are")
            message = f"There is no lesson `{lesson}`.{hint}"
            yield file.problem(("extra", "course", "dates", lesson), message, key=True)
    yield from _unknown_worksheets(library, "hide", course.hide)
    yield from _unknown_worksheets(library, "prepare_with", course.prepare_with)
    yield from _editions(library)


def _unknown_worksheets(library: Library, key: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Each id in the list under `key` that no worksheet has."""
    for i, id in enumerate(ids):
        if id not in library.known_worksheets:
            hint = did_you_mean(id, library.known_worksheets, listing="There are")
            message = f"There is no worksheet `{id}`.{hint}"
            yield library.settings.file.problem(("extra", "course", key, i), message)


def _editions(library: Library) -> Iterator[Problem]:
    """Pages of an edition that there is not: no build would ever hold them."""
    for page in library.pages.values():
        edition = page.front.get("edition")
        if edition not in (None, *get_args(Edition)):
            hint = did_you_mean(str(edition), get_args(Edition))
            message = f"There is no edition `{edition}`.{hint}"
            yield page.matter.problem(("edition",), message)
