"""Lessons and the navigation: pages that exist, lessons named after their files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.value_messages import as_id
from macros.course.library import Library
from macros.fields.references import ID
from macros.models.lesson import ANY_LESSON
from macros.rules.file_names import another_name


def rule(library: Library) -> Iterator[Problem]:
    """Problems of `nav` and of the lessons' front matter."""
    yield from _navigation(library)
    seen: dict[str, str] = {}
    for page in library.pages_in_nav():
        name = page.front.get("lesson")
        if not name:
            continue
        if not re.fullmatch(ID, page.stem):
            own = as_id(page.stem)
            message = another_name("the id of the lesson", f"{own}.md", f"lesson: {own}")
            yield page.matter.problem(("lesson",), message)
        elif name != page.stem and re.fullmatch(ID, str(name)):
            message = f"`lesson` must be `{page.stem}`, after the name of the file, not `{name}`."
            yield page.matter.problem(("lesson",), message)
        elif seen.get(str(name), page.path) != page.path:
            message = f"`{seen[str(name)]}` is the lesson `{name}`, too. Rename one of the files."
            yield page.matter.problem(("lesson",), message)
        seen.setdefault(str(name), page.path)
    yield from _sources(library)
    yield from _next_sentences(library)


def _navigation(library: Library) -> Iterator[Problem]:
    file = library.settings.file
    seen: set[str] = set()
    if library.settings.nav and not _has_first_page(library):
        message = "The site has no first page: it is the one called `index.md`. Name one so."
        yield file.problem(("nav",), message, key=True)
    for page in library.settings.nav or ():
        if library.settings.excluded.match_file(page.path):
            message = f"`exclude_docs` leaves `{page.path}` out. Remove it there, or here."
            yield file.problem(page.at, message)
        elif page.path not in library.pages:
            hint = did_you_mean(page.path, library.pages)
            yield file.problem(page.at, f"There is no page `{page.path}` in the docs folder.{hint}")
        elif page.path in seen:
            yield file.problem(page.at, f"`{page.path}` stands in `nav` twice. Remove one.")
        seen.add(page.path)


def _has_first_page(library: Library) -> bool:
    is_whole = library.settings.package is None
    return not is_whole or bool({"index.md", "README.md"} & {*library.pages})


def _next_sentences(library: Library) -> Iterator[Problem]:
    """Sentences before lessons that do not exist."""
    known = library.lesson_ids()
    for lesson in library.lessons.values():
        for name in lesson.matter.next:
            if name != ANY_LESSON and name not in known:
                message = f"There is no lesson `{name}`.{did_you_mean(name, known)}"
                page = library.pages[lesson.page]
                yield page.matter.problem(("next", name), message, key=True)


def _sources(library: Library) -> Iterator[Problem]:
    known = library.written("sources")
    for lesson in library.lessons.values():
        page = library.pages[lesson.page]
        for i, key in enumerate(lesson.matter.evidence.sources):
            if key not in known:
                hint = did_you_mean(key, known)
                message = f"There is no source `{key}` in exercises/reference/sources.yaml.{hint}"
                yield page.matter.problem(("evidence", "sources", i), message)
