"""Reads a course's Markdown pages: those of the site, their lessons, and where exercises live."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.markdown_page import Page, read_page
from macros.authoring.problems import Problem
from macros.authoring.value_messages import text_wanted
from macros.authoring.yaml_file import make, read_text
from macros.authoring.yaml_words import FORBIDDEN, control_character
from macros.course.draft import Draft
from macros.course.library import Lesson
from macros.course.settings import Settings
from macros.models.lesson import LessonMatter


def read_pages(draft: Draft, settings: Settings) -> Iterator[tuple[str, Page]]:
    """Every Markdown page; problems of reading count only for pages that the site has."""
    in_nav = {page.path for page in settings.nav} if settings.nav else None
    for path in settings.page_files():
        file = settings.docs / path
        source, problems = read_text(file, draft.root)
        page = read_page(path, source)
        if in_nav is None or path in in_nav or not settings.leaves_out(path):
            draft.problems += problems or [*page.matter.problems(), *_own_problems(page)]
        yield path, page


def _own_problems(page: Page) -> Iterator[Problem]:
    """A title that is no text, front matter that is none, and characters that nobody sees."""
    for key in ("title", "description"):
        value = page.front.get(key)
        if "lesson" not in page.front and key in page.front and not isinstance(value, str):
            yield page.matter.problem((key,), f"`{key}` {text_wanted(value)}")
    yield from (page.problem(offset, message) for offset, message in page.front_issues)
    if match := FORBIDDEN.search(page.body):
        yield page.problem(match.start(), control_character(match[0]))


def read_nav(settings: Settings, pages: dict[str, Page]) -> Iterator[str]:
    """The paths of `nav`, without the pages that are for another edition."""
    every = [path for path in pages if not settings.on_purpose.match_file(path)]
    for path in every if settings.nav is None else [page.path for page in settings.nav]:
        edition = pages[path].front.get("edition") if path in pages else None
        if edition in (None, settings.course.edition):
            yield path


def read_lessons(
    draft: Draft, pages: dict[str, Page], nav: tuple[str, ...]
) -> Iterator[tuple[str, Lesson]]:
    """The lessons among the pages of `nav`, each under its name."""
    for page in (pages[path] for path in nav if path in pages):
        if "lesson" not in page.front:
            continue
        matter, findings = make(LessonMatter, page.front)
        draft.problems += [
            page.matter.problem(finding.path, finding.message, key=finding.at_key)
            for finding in findings
        ]
        if matter:
            yield (
                matter.lesson,
                Lesson(matter.lesson, matter.title, page.path, matter.minutes, matter),
            )


def read_homes(pages: dict[str, Page], nav: tuple[str, ...]) -> dict[str, str]:
    """Exercise id → the first page in `nav` that calls it."""
    homes: dict[str, str] = {}
    for page in (pages[path] for path in nav if path in pages):
        for call in page.exercise_calls():
            homes.setdefault(call.target, page.path)
    return homes
