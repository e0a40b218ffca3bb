"""Figures stand on a page."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem
from macros.course.folder_reader import FIGURES, file_name
from macros.course.library import Library
from macros.rules.hidden_calls import is_called_with_a_slip


def rule(library: Library) -> Iterator[Problem]:
    """Figures that no page shows."""
    shown = {id for page in library.pages.values() for id in page.shown_by("figure")}
    for id in library.figures.keys() - shown:
        if is_called_with_a_slip(library, "figure", id):
            continue
        file = library.files[file_name(FIGURES, id)]
        message = f'No page shows this. Write {{{{ figure("{id}") }}}} in a page.'
        yield file.problem(("title",), message)
