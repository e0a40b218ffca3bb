"""Which pages go into a package, and how a build is told so."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from macros.authoring.problems import did_you_mean
from macros.course.library import Library
from macros.course.settings import EDITION, PACKAGE
from macros.dialogues.model import Dialogue
from macros.publish.disk import is_left_out

ALWAYS_PACKED_MACROS = {"plan", "workbook", "worksheets", "hand_in", "glossary", "sources"}
"""A page that calls one of these goes with every lesson."""
ALWAYS_PACKED_PAGES = {"privacy.md", "credits.md"}


class UnknownPageError(Exception):
    """No page of the course has the name that somebody asked for."""


def pages_of(library: Library, named: Iterable[str] = ()) -> list[str]:
    """The pages of a package, by their paths in the order of `nav`.

    `named` are pages (`preparing/their-shoes`, with or without `.md`), or ids of lessons or
    dialogues. The dialogues of a lesson go with it. Without any name, all pages go along that
    learners read, also those out of `nav` on purpose.
    """
    nav = [page for page in library.nav if not is_left_out(page)]
    wanted = [find(library, name) for name in named]
    wanted += _practising(library, wanted)
    if wanted:
        always = (
            path for path in nav if path in ALWAYS_PACKED_PAGES or _is_always_packed(library, path)
        )
        kept = {*wanted, *always}
        nav = [path for path in nav if path in kept]
    return [*nav, *_beside(library, set(nav) if wanted else None)]


def find(library: Library, name: str) -> str:
    """The path of the page that somebody named; raises UnknownPageError."""
    known = {path.removesuffix(".md"): path for path in library.nav}
    known |= dict(_dialogues(library))
    known |= {lesson.id: lesson.page for lesson in library.lessons.values()}
    if path := known.get(name.removesuffix(".md").strip("/")):
        return path
    raise UnknownPageError(f"There is no page or lesson `{name}`.{did_you_mean(name, known)}")


def shown_dialogues(library: Library) -> list[tuple[str, Dialogue]]:
    """Id and dialogue of each that a page of `nav` shows."""
    shown = dict(_dialogues(library))
    return [(id, each) for id, each in library.dialogues.items() if id in shown]


def _dialogues(library: Library) -> Iterator[tuple[str, str]]:
    """Dialogue → the first page of `nav` that shows it."""
    for page in reversed([*library.pages_in_nav()]):
        for id in page.shown_by("dialogue"):
            yield id, page.path


def _practising(library: Library, pages: list[str]) -> list[str]:
    """The pages of the dialogues that practise a lesson on one of these pages."""
    lessons = {lesson.id for lesson in library.lessons.values() if lesson.page in pages}
    shown = dict(_dialogues(library))
    practised = {id for id, each in library.dialogues.items() if each.lesson in lessons}
    return [shown[id] for id in sorted(practised & {*shown})]


def _is_always_packed(library: Library, path: str) -> bool:
    page = library.pages.get(path)
    return bool(page and any(call.name in ALWAYS_PACKED_MACROS for call in page.calls))


def _beside(library: Library, kept: set[str] | None) -> Iterator[str]:
    """Pages out of `nav` on purpose: of chosen pages those, such as a case's cards, whose nearest
    index is kept."""
    in_nav = set(library.nav)
    for path in sorted(set(library.pages) - in_nav - set(library.pages_left_out())):
        above = [f"{folder}/index.md" for folder in PurePosixPath(path).parents]
        nearest = next((index for index in above if index in in_nav), None)
        if not is_left_out(path) and (kept is None or nearest in kept):
            yield path


@contextmanager
def packaging(pages: Iterable[str]) -> Iterator[None]:
    """While it lasts, the course is read and built as a package of these pages for learners."""
    before = {name: os.environ.get(name) for name in (PACKAGE, EDITION)}
    os.environ |= {PACKAGE: "\n".join(pages), EDITION: "learner"}
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
