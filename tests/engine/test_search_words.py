"""The search finds a page by words that the page does not use, and learners' pages come first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.adapter.search import FIRST, prepare_search
from macros.course.library import Library
from macros.rules.checked_course import load
from tests.support.mistakes import course_with

WORDS = """\
anger: {page: first.md, words: [angry, shout]}
again: {page: first.md, words: [yell]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The small course; its lesson has words for the search."""
    config = course_with("course", tmp_path / "course")
    file = config.parent / "exercises/reference/search-words.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(WORDS, "utf-8")
    return load(config)


@pytest.mark.parametrize(
    ("written", "prepared"),
    [
        ({}, {"tags": ["angry", "shout", "yell"]}),
        ({"lesson": "first"}, {"search": {"boost": FIRST}, "tags": ["angry", "shout", "yell"]}),
        (
            {"lesson": "first", "search": {"boost": 9}, "tags": ["mine"]},
            {"search": {"boost": 9}, "tags": ["mine", "angry", "shout", "yell"]},
        ),
        (
            {"lesson": "first", "search": {"exclude": True}},
            {"search": {"boost": FIRST, "exclude": True}, "tags": ["angry", "shout", "yell"]},
        ),
    ],
)
def test_a_page_is_found_by_its_search_words_and_keeps_what_it_says_itself(
    library: Library, written: dict[str, Any], prepared: dict[str, Any]
) -> None:
    meta = dict(written)
    prepare_search(replace(library, homes={}), "first.md", meta)
    assert meta == {**written, **prepared}


@pytest.mark.parametrize(
    ("homes", "prepared"),
    [
        ({}, {}),
        ({"sheet": "index.md"}, {"search": {"boost": FIRST}}),
    ],
)
def test_a_page_with_a_worksheet_comes_first_and_any_other_stays_as_it_is(
    library: Library, homes: dict[str, str], prepared: dict[str, Any]
) -> None:
    meta: dict[str, Any] = {}
    prepare_search(replace(library, homes=homes), "index.md", meta)
    assert meta == prepared
