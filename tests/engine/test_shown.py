"""What macros show of a course that has everything, page by page, as it was looked at.

`tests/data/shown/course` is the course. To write `tests/data/shown/*.txt` anew after a change, and
then to read what has changed in them: `REWRITE=1 python -m pytest tests/engine/test_shown.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macros.adapter.course_build import frame_values, make_course, prepare_page
from macros.commands import packet
from macros.commands.play import report, tables
from macros.course.prune import prune_library
from macros.course.reader import read_library
from macros.course.settings import EDITION
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load
from tests.support.project import ROOT
from tests.support.shown import as_lines, filled_in, in_lines, prompts

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


def test_what_the_walker_finds_is_told_in_the_terminal_and_in_tables(course: Course) -> None:
    dialogues = course.library.dialogues
    told = [report(id, each, runs=40, seed=3) for id, each in dialogues.items()]
    compare("play", "\n\n".join([*told, tables(dialogues, runs=40, seed=3), ""]))


@pytest.mark.parametrize("left_out", ["issues", "plan", "judged", "issues judged"])
def test_what_is_left_out_takes_along_what_needs_it(left_out: str) -> None:
    whole = read_library(CONFIG)[0]
    homes = {id: page for id, page in whole.homes.items() if id not in left_out.split()}
    pruned = prune_library(replace(whole, homes=homes))
    titles = [f"left out: {id} {title}" for id, title in pruned.left_out.items()]
    fields = (line for sheet in pruned.all_exercises.values() for line in prompts(sheet))
    compare(f"without-{left_out.replace(' ', '-')}", "\n".join([*titles, *fields, ""]))


@pytest.mark.parametrize("name", packet.PACKETS)
def test_a_packet_is_printed_until_its_page_numbers_are_right(
    name: str, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A role card that takes two pages shrinks, as far as that helps."""
    printed: list[str] = []
    titles: list[str] = []

    def pages_of(path: Path, found: list[str]) -> dict[str, int]:
        titles[:] = found
        return {title: number for number, title in enumerate(found, start=2)}

    def over_one_page(path: Path, pages: dict[str, int]) -> list[str]:
        return titles[:1] if len(printed) < 3 else []

    monkeypatch.setattr(packet, "print_html", lambda html, path: printed.append(html))
    monkeypatch.setattr(packet, "pages_of", pages_of)
    monkeypatch.setattr(packet, "_over_one_page", over_one_page)
    file = packet.write_packet(course.library, name, "A4", tmp_path / f"{name}.pdf")
    assert file == tmp_path / f"{name}.pdf"
    kept = ("<h1", "<h2>", "<style>", "<thead><", "<title>", "<tr>", '<section class="packet')
    contents = [line for line in printed[-1].splitlines() if line.startswith(kept)]
    compare(f"packet-{name}", "\n".join([f"printed {len(printed)} times", *contents, ""]))
