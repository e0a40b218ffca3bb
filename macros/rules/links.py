"""Links inside the course: in exercises, in reference files, and in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from typing import Any

from macros.authoring.markdown_page import COURSE_LINK, PAGE_LINK
from macros.authoring.page_addresses import Address
from macros.authoring.problems import Problem, closest, did_you_mean
from macros.authoring.yaml_file import YamlFile
from macros.authoring.yaml_positions import Path
from macros.course.library import Library
from macros.rules.references import unknown
from macros.rules.text_slips import slips
from macros.rules.web_addresses import slip_in_web_address

LINK = re.compile(r"\]\(\s*([^)\s]+)\s*\)")
LINKED = re.compile(r"(worksheet|lesson|page):([^#]*)")


def rule(library: Library) -> Iterator[Problem]:
    """Targets that do not exist, wherever they are named."""
    for id, exercise in library.all_exercises.items():
        file = library.files[id]
        if exercise.next and (wrong := broken(library, exercise.next.to)):
            yield file.problem(("next", "to"), wrong)
    for file in library.files.values():
        yield from _in_texts(library, file, file.parsed.value, ())
    settings = library.settings.file
    yield from _in_texts(library, settings, _course_of(settings), ("extra", "course"))
    for page in library.pages_built():
        for link in page.links:
            yield page.problem(link.offset, broken(library, link.target) or _as_macro(link.target))
    yield from _to_pages_left_out(library)
    yield from _reference_files(library)


def _in_texts(library: Library, file: YamlFile, value: Any, at: Path) -> Iterator[Problem]:
    """What is wrong in the texts below a value of a file, which stands at this path."""
    for path, text in _texts_below(value, at):
        for wrong in _in_text(library, text):
            yield file.problem(path, wrong)


def _course_of(settings: YamlFile) -> Any:
    """What stands under `extra.course`."""
    value = settings.parsed.value
    extra = value.get("extra") if isinstance(value, dict) else None
    return extra.get("course") if isinstance(extra, dict) else None


def _to_pages_left_out(library: Library) -> Iterator[Problem]:
    """Ordinary links from a page of the site to one that it leaves out: they lead nowhere."""
    left_out = set(library.pages_left_out()) - {*_meant_in_nav(library)}
    for page in library.pages_built():
        for link in page.page_links:
            if link.target in left_out:
                yield page.problem(link.offset, _left_out(library, link.target))


def _meant_in_nav(library: Library) -> Iterator[str]:
    """Pages that `nav` names with a slip. That is told; that they are not there follows from it."""
    value = library.settings.file.parsed.value
    for _, entry in _texts_below(value.get("nav") if isinstance(value, dict) else None, ()):
        near = None if entry in library.pages else closest(entry, tuple(library.pages))
        yield from [near] if near else []


def _left_out(library: Library, path: str) -> str:
    call = f'{{{{ page("{path}", "words") }}}}'
    if library.settings.package is None:
        return (
            f"`{path}` is not in `nav`, so this link leads nowhere. "
            f"Remove it, or write {call} instead."
        )
    return f"`{path}` is not in this package, so this link leads nowhere. Write {call} instead."


def broken(library: Library, target: str) -> str | None:
    """Why a target such as `worksheet:situation` leads nowhere."""
    match = LINKED.match(target)
    if not match:
        return None
    what, name = match.groups()
    known = {
        "worksheet": library.known_worksheets,
        "lesson": library.lesson_ids(),
        "page": library.pages,
    }[what]
    if name in known:
        return None
    return f"There is no {what} `{name}`.{did_you_mean(name, known, listing='There are')}"


def _as_macro(target: str) -> str:
    """What to write instead; only the macro `page` takes a place within what it names."""
    what, _, name = target.partition(":")
    name = name if what == "page" else name.partition("#")[0]
    macro = "to_worksheet" if what == "worksheet" else what
    return f'In a page, write {{{{ {macro}("{name}", "words") }}}} instead of this link.'


def _texts_below(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a file."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts_below(child, (*path, key))


def _in_text(library: Library, text: str) -> Iterator[str]:
    """What is wrong with the marks and links in a text: no ordinary one to a page is followed."""
    for match in COURSE_LINK.finditer(text):
        if wrong := broken(library, match[1]):
            yield wrong
    for match in LINK.finditer(text):
        if wrong := slip_in_web_address(Address(match[1], match.start(1))):
            yield wrong
    yield from slips(text)
    for match in PAGE_LINK.finditer(text):
        path = normpath(f"/{match[1]}").lstrip("/")
        yield f"`{match[1]}` leads nowhere here. Write `page:{path}` instead."


def _reference_files(library: Library) -> Iterator[Problem]:
    for name, way in library.ways.items():
        for i, step in enumerate(way.steps):
            for key in ("worksheet", "lesson"):
                target = getattr(step, key)
                if target and (wrong := broken(library, f"{key}:{target}")):
                    yield library.files["reference/ways"].problem((name, "steps", i, key), wrong)
    for name, item in library.coverage.items():
        file: YamlFile = library.files["reference/coverage"]
        for i, lesson in enumerate(item.lessons):
            if wrong := broken(library, f"lesson:{lesson}"):
                yield file.problem((name, "lessons", i), wrong)
        if item.page and (wrong := broken(library, f"page:{item.page}")):
            yield file.problem((name, "page"), wrong)
        for i, reference in enumerate(item.fields):
            if wrong := unknown(library, reference):
                yield file.problem((name, "fields", i), wrong)
    for name, change in library.changes.items():
        if wrong := broken(library, f"page:{change.page}"):
            yield library.files["reference/changes"].problem((name, "page"), wrong)
    for name, entry in library.search_words.items():
        if wrong := broken(library, f"page:{entry.page}"):
            yield library.files["reference/search-words"].problem((name, "page"), wrong)
