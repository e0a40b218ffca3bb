"""Names and titles of packages stay inside their limits, and no two packages share a name."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.__main__ import main
from macros.lms.naming import name_of, title_of
from macros.lms.report_key import NAME, SIGNS, write_key
from macros.rules.checked_course import load
from tests.support.project import ROOT
from tests.support.scorm.course import make_course

NAV = (
    "index.md", "a.md", "a-b.md", "b-c.md", "c.md", "deep/c.md", "Fences.md", "fences.md",
    "über uns.md", "50 % (more).md", "course.md",
    *(f"x/lesson-{n}-{'long-' * 6}.md" for n in range(12)),
)  # fmt: skip
NC_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")


def library(id: str = "common-ground", title: str = "A lesson", name: str = "The course") -> Any:
    return SimpleNamespace(
        course=SimpleNamespace(id=id),
        nav=NAV,
        lessons={},
        settings=SimpleNamespace(name=name),
        title_of_page=lambda page: f"{title} {page}",
    )


def test_every_choice_of_pages_has_a_name_of_its_own() -> None:
    choices = [list(pages) for n in (1, 2) for pages in permutations(NAV, n)]
    choices += [[*NAV[10:]], [*NAV[10:-1]], [*NAV[10:-2]], ["a.md", "b-c.md", "c.md"]]
    names = [name_of(library(), pages).lower() for pages in choices]
    assert len({*names}) == len(names)
    for name in names:
        assert NC_NAME.fullmatch(name) and len(name) <= 100


@pytest.mark.parametrize("id", ["2026-course", "course", "all", "cours-été"])
def test_a_name_is_an_id_of_its_own_whatever_the_course_is_called(id: str) -> None:
    name = name_of(library(id), [])
    assert NC_NAME.fullmatch(name) and name not in ("course", "all", "start")


def test_ordinary_names_are_as_they_were() -> None:
    assert name_of(library(), []) == "common-ground"
    assert name_of(library(), ["a.md"]) == "common-ground-a"


@pytest.mark.parametrize("title", ["A", "A lesson", "A lesson " * 8, "L" * 300])
@pytest.mark.parametrize("name", ["The course", "C" * 190, "C" * 250])
def test_a_title_has_at_most_200_characters(title: str, name: str) -> None:
    for count in range(len(NAV)):
        found = title_of(library(title=title, name=name), NAV[:count])
        assert 0 < len(found) <= 200
        assert found.startswith(name[:199])


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("CC", 92, "CC: {0} a.md, {0} b.md"),
        ("CC", 93, "CC: {0} a.md … (+1)"),
        ("C", 185, "C: {0} a.md … (+1)"),
        ("C", 186, "C"),
        ("C" * 200, 1, "C" * 200),
        ("C" * 201, 1, f"{'C' * 199}…"),
        ("*C*", 1, "C: L a.md, L b.md"),
    ],
)
def test_a_title_fills_its_room_and_no_more(name: str, title: int, found: str) -> None:
    made = title_of(library(title="L" * title, name=name), ["a.md", "b.md"])
    assert made == found.format("L" * title)


def test_a_name_fills_its_room_and_no_more() -> None:
    assert name_of(library("c" * 98), ["a.md"]) == f"{'c' * 98}-a"
    name = name_of(library("c" * 99), ["a.md"])
    assert re.fullmatch(rf"{'c' * 91}-[0-9a-f]{{8}}", name)


def test_a_long_title_says_how_many_lessons_it_leaves_out() -> None:
    found = title_of(library(title="A lesson about something"), NAV[:10])
    shown = found.count("A lesson")
    assert found.endswith(f" … (+{10 - shown})") and 3 < shown < 10


def test_the_key_says_what_a_report_s_ids_and_letters_mean(tmp_path: Path) -> None:
    course = load(make_course(tmp_path / "course"))
    table, page = write_key(course, tmp_path / "lms")
    lines = [*csv.reader(table.read_text("utf-8-sig").splitlines())]
    assert lines[0] == ["Id in the report", "Lesson", "Question", "Letter", "Choice", "Right"]
    assert lines[1] == ["check-fences.first", "Fences", "When?", "a", "Never", ""]
    assert lines[2] == ["check-fences.first", "Fences", "When?", "b", "Soon", "yes"]
    assert [line[3] for line in lines[3:6]] == ["a", "b", "c"]
    assert lines[7] == [
        *("dialogue-talk.gate", "The hedge", "It stays as it is."),
        *("b", "Come and look from here.", ""),
    ]
    html = page.read_text("utf-8")
    assert "check-fences.second" in html and "A friend" in html and "<script" not in html


def test_a_course_without_checks_and_dialogues_has_no_key(tmp_path: Path) -> None:
    course = load(make_course(tmp_path / "course"))
    bare = replace(course, checks={}, dialogues={})
    assert write_key(bare, tmp_path / "lms") == [] and not (tmp_path / "lms").exists()


def test_the_browser_half_knows_the_same_letters() -> None:
    module = ROOT / "macros/theme/assets/responses/choice-signs.mjs"
    assert f'"{SIGNS}"' in module.read_text("utf-8")


@pytest.mark.long
def test_the_command_writes_the_key(tmp_path: Path) -> None:
    config = make_course(tmp_path / "course")
    assert main(["lms", str(tmp_path / "lms"), "hedges", "-f", str(config)]) == 0
    names = {path.name for path in (tmp_path / "lms").iterdir()}
    assert {f"{NAME}.csv", f"{NAME}.html"} <= names
