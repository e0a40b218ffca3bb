"""Under which names lessons are known, also where a slip at the top of a page hides its own."""

from __future__ import annotations

from collections.abc import Iterable

from macros.authoring.markdown_page import Page

ONLY_IN_LESSONS = {"lesson_opening", "evidence", "next_step"}
"""Macros by which a page that lost its `lesson` is known to be one."""


def lesson_names(pages: Iterable[Page], built: Iterable[Page]) -> dict[str, str]:
    """Lesson id → page, of every page that is a lesson or was meant to be one.

    The slip itself is told where it stands. Nothing more is said where others name the lesson.
    """
    judged = {page.path for page in built}
    named = [
        page
        for page in pages
        if page.front.get("lesson") or (page.path in judged and _was_meant(page))
    ]
    by_file = {page.stem: page.path for page in named}
    return {**by_file, **{str(n): p.path for p in named if (n := p.front.get("lesson"))}}


def _was_meant(page: Page) -> bool:
    calls_one = any(call.name in ONLY_IN_LESSONS for call in page.calls)
    return calls_one or bool(page.matter.parsed.mistakes or page.front_issues)
