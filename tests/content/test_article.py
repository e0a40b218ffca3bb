"""The course owes the article ideas, and takes none of its sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.article_runs import runs
from tests.content.course_text import DOCS, EXERCISES, checks, lessons, reference, worksheets
from tests.content.measured import open_prompts
from tests.support.project import ROOT

ARTICLE = set((Path(__file__).parent / "article-runs.txt").read_text().split())
TEXTS = [*DOCS.rglob("*.md"), *DOCS.rglob("*.svg"), *EXERCISES.rglob("*.yaml"), ROOT / "README.md"]
ITEMS = reference("coverage")


def test_the_list_of_runs_is_there() -> None:
    assert len(ARTICLE) > 1000


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_run_of_eight_words_equals_one_of_the_article(path: Path) -> None:
    ours = runs(path.read_text(encoding="utf-8"))
    assert not [run for key, run in ours.items() if key in ARTICLE]


def test_all_85_items_are_listed() -> None:
    assert set(map(int, ITEMS)) == set(range(1, 86))
    assert all(item["says"] for item in ITEMS.values())


def test_every_item_has_a_lesson_that_exists() -> None:
    known = {page.meta["lesson"] for page in lessons()}
    for number, item in ITEMS.items():
        if "page" in item:
            assert (DOCS / item["page"]).exists(), number
            continue
        assert item["lessons"], number
        assert set(item["lessons"]) <= known, number


def test_every_item_has_a_field_that_exists() -> None:
    known = {
        f"{id}.{field['id']}" for id, sheet in worksheets().items() for field in sheet["fields"]
    }
    missing = {
        number: sorted(set(item["fields"]) - known)
        for number, item in ITEMS.items()
        if "page" not in item and (not item["fields"] or set(item["fields"]) - known)
    }
    assert not missing


def test_every_item_is_asked_in_a_prompt_that_stands_open() -> None:
    """Somebody who never opens a fold, and reads no computed result, meets it all the same."""
    asked = {number: item["fields"] for number, item in ITEMS.items() if "page" not in item}
    assert not [number for number, fields in asked.items() if not open_prompts() & {*fields}]


def test_a_lesson_of_an_item_leads_to_one_of_its_worksheets() -> None:
    """What an item asks can be done: one of its worksheets is called on some page."""
    called = " ".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    for number, item in ITEMS.items():
        sheets = {field.split(".")[0] for field in item.get("fields", [])}
        assert all(f'worksheet("{sheet}")' in called for sheet in sheets), number


def test_every_lesson_serves_an_item() -> None:
    served = {lesson for item in ITEMS.values() for lesson in item.get("lessons", [])}
    assert {page.meta["lesson"] for page in lessons()} == served
    assert set(checks()) == served
