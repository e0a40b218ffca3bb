"""Every lesson holds what a lesson promises, in words that a reader of 13 can follow."""

from __future__ import annotations

import re

import pytest

from tests.content.course_text import (
    Page,
    checks,
    lessons,
    nav_paths,
    pages,
    prose,
    questions,
    worksheets,
)
from tests.content.reading import grade, words

LESSONS = lessons()
LABELS = {"strong", "moderate", "thin", "practice"}
ORDER = ["lesson_opening", "evidence", "knowledge_check", "worksheet", "next_step"]

each_lesson = pytest.mark.parametrize(
    "page", LESSONS, ids=[page.meta["lesson"] for page in LESSONS]
)


def test_nineteen_lessons_stand_in_the_navigation_once() -> None:
    in_nav = [path for path in nav_paths() if path in {page.path for page in LESSONS}]
    assert len(in_nav) == len(set(in_nav)) == len(LESSONS) == 19


@each_lesson
def test_front_matter_is_complete(page: Page) -> None:
    meta = page.meta
    assert page.path.endswith(f"/{meta['lesson']}.md")
    assert 5 <= meta["minutes"] <= 30
    assert len(meta["objectives"]) >= 2
    assert meta["idea"] and meta["next"] and meta["description"]


@each_lesson
def test_evidence_says_how_strong_and_what_is_disputed(page: Page) -> None:
    evidence = page.meta["evidence"]
    assert evidence["label"] in LABELS
    assert evidence["rests_on"] and evidence["disputed"] and evidence["sources"]


@each_lesson
def test_parts_come_in_their_order(page: Page) -> None:
    called = [name for name in page.macros if name in ORDER]
    first = [called.index(name) for name in ORDER if name in called]
    assert first == sorted(first)
    assert {"lesson_opening", "evidence", "knowledge_check", "next_step"} <= set(called)
    scene, watch, say = (page.text.index(mark) for mark in ("!!! scene", "!!! watch", "!!! say"))
    assert scene < watch < say < page.text.index("{{ evidence()")


@each_lesson
def test_calls_of_forms_stand_alone_at_the_left_edge(page: Page) -> None:
    for line in page.text.splitlines():
        if re.search(r"\{\{ (worksheet|knowledge_check|diagram|evidence|next_step)\(", line):
            assert re.fullmatch(r"\{\{ \w+\([^()]*\) \}\}", line), line


@each_lesson
def test_knowledge_check_is_its_own(page: Page) -> None:
    assert f'{{{{ knowledge_check("{page.meta["lesson"]}") }}}}' in page.text
    asked = questions(checks()[page.meta["lesson"]])
    assert len(asked) >= 2
    for field in asked:
        assert all(choice["feedback"] for choice in field["choices"]), field["id"]
        assert any(choice.get("correct") for choice in field["choices"]), field["id"]


def test_every_worksheet_has_a_page() -> None:
    called = "\n".join(page.text for page in pages())
    assert not [id for id in worksheets() if f'{{{{ worksheet("{id}") }}}}' not in called]


@each_lesson
def test_length(page: Page) -> None:
    assert 600 <= len(words(prose(page))) <= 1100


@each_lesson
def test_reading_grade(page: Page) -> None:
    assert grade(prose(page)) <= 8


def test_the_grade_knows_easy_from_hard() -> None:
    easy = "We sat down. She asked me what I need. I told her."
    hard = (
        "Notwithstanding considerable organisational ambiguity, negotiators "
        "systematically underestimate counterparts' distributional preferences."
    )
    assert grade(easy) < 3
    assert grade(hard) > 15
