"""The macros that put exercises on pages."""

from __future__ import annotations

from macros.here import Here


def worksheet(here: Here, id: str) -> str:
    """The worksheet as a heading and a form."""
    here.need("worksheet")
    exercise = here.course.library.all_exercises[id]
    return f"\n{here.rendering.heading(exercise)}\n\n{here.rendering.worksheet(exercise)}\n"


def knowledge_check(here: Here, lesson: str) -> str:
    """The knowledge check of a lesson, by the same engine."""
    return worksheet(here, f"check-{lesson}")

PAGE_MACROS = (worksheet, knowledge_check)
"""Every macro of this module; its first argument is the page it stands on."""
