"""What macros know of the page that calls them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.course.cache import load
from macros.render.page_context import Course, CoursePage, Here
from macros.strings.loader import load as load_strings
from tests.engine.test_mistakes import MISTAKES

CALL = "{{ counterpart() }}"


def page_that_calls(course: Path) -> str | None:
    library = load(course / "mkdocs.yml")
    pages = tuple(CoursePage(page.path, page.stem, page.stem) for page in library.pages_built())
    context = Here(Course(library, pages, load_strings()), pages[0], {})
    return context.page_with("counterpart")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course; its page `index` makes the call."""
    folder = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))
    with (folder / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{CALL}\n")
    return folder


@pytest.mark.parametrize("text", [CALL, f"<!-- {CALL} -->"])
def test_a_draft_outside_the_site_never_stands_for_the_page_that_calls(
    course: Path, text: str
) -> None:
    (course / "docs" / "a-draft.md").write_text(f"# Draft\n\n{text}\n", "utf-8")
    link = page_that_calls(course)
    assert link is not None and link.endswith("index")


@pytest.mark.parametrize("hidden", [f"<!-- {CALL} -->", f"```\n{CALL}\n```"])
def test_a_call_that_nobody_sees_is_none(course: Path, hidden: str) -> None:
    with (course / "docs" / "first.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{hidden}\n")
    link = page_that_calls(course)
    assert link is not None and link.endswith("index")


def test_without_a_page_that_calls_there_is_no_link() -> None:
    assert page_that_calls(MISTAKES / "course") is None
