"""What macros show of a course that has everything, page by page, as it was looked at.

`tests/data/shown/course` is the course. To write `tests/data/shown/*.txt` anew after a change, and
then to read what has changed in them: `REWRITE=1 python -m pytest tests/engine/test_shown.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapter.course_build import frame_values, make_course, prepare_page
from macros.course.settings import EDITION
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load
from tests.support.project import ROOT
from tests.support.shown import as_lines, filled_in, in_lines

FOLDER = ROOT / "tests" / "data" / "shown"
CONFIG = FOLDER / "course" / "mkdocs.yml"
PAGES = sorted(path.relative_to(CONFIG.parent / "docs") for path in CONFIG.parent.rglob("*.md"))


@pytest.fixture(scope="module")
def course() -> Course:
    return make_course(load(CONFIG))


def lines(course: Course, path: str) -> Iterator[str]:
    """Everything about a page: what its frame gets, what it shows, and what it loads."""
    meta: dict[str, object] = {}
    prepare_page(course.library, path, meta)
    context = PageContext(course, course.by_path[path], meta)
    filled = filled_in(course.library.pages[path], context)
    yield from in_lines(filled)
    yield "-- the page gets"
    for name in sorted({*meta} - {"cg_site"}):
        yield from as_lines({name: meta[name]})


def compare(name: str, text: str) -> None:
    file = FOLDER / f"{name}.txt"
    if os.environ.get("REWRITE"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("path", [path.as_posix() for path in PAGES])
def test_a_page_shows_what_was_looked_at(path: str, course: Course) -> None:
    compare(path.removesuffix(".md").replace("/", "-"), "\n".join([*lines(course, path), ""]))


def test_instructors_are_shown_keys_tables_maps_and_guidance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(EDITION, "instructor")
    course = make_course(load(CONFIG))
    for path in ("practice/tools.md", "index.md"):
        before = (FOLDER / f"{path.removesuffix('.md').replace('/', '-')}.txt").read_text("utf-8")
        known = {*before.splitlines()}
        more = [line for line in lines(course, path) if line not in known]
        compare(f"instructor-{Path(path).stem}", "\n".join([*more, ""]))


def test_the_frame_of_pages_gets_the_facts_of_the_course(course: Course) -> None:
    values = frame_values(course, {"polyfills": ["own.js"]})
    words = values.pop("words")
    assert words == course.say.frame
    compare("frame", "\n".join([*as_lines(values), ""]))


def test_pages_stand_in_the_order_of_the_navigation_then_those_beside_it(course: Course) -> None:
    told = [f"{page.path} {page.url} {page.title} [{page.part}]" for page in course.pages]
    targets = [f"{name}: {target}" for name, target in course.targets.items()]
    compare("pages", "\n".join([*told, *targets, ""]))
