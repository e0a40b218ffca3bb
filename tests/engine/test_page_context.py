"""Where macros find pages: those of the site, by calls that people see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.page_macros.lessons import (
    _cell,
    _page_after,
    cite,
    evidence,
    glossary,
    lessons,
    page,
    sources,
    to_worksheet,
)
from tests.support.case_course import case_course, context_of


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small course whose lesson cites a source; the case `two` has its pages in `two.md`."""
    return case_course(tmp_path / "course")


DRAFTS = {
    "in a page that the site leaves out": ("a-draft.md", '{{ case("two") }}', ""),
    "in a comment": ("index.md", '<!-- {{ case("two") }} -->', ""),
    "in code that shows a call": ("index.md", '```\n{{ case("two") }}\n```', ""),
    "in a page whose braces stay": ("as-is.md", '{{ case("two") }}', "render_macros: false"),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_call_that_nobody_sees_is_no_home_of_a_case(name: str, config: Path) -> None:
    path, call, front = DRAFTS[name]
    page = config.parent / "docs" / path
    before = page.read_text("utf-8") if page.exists() else f"---\n{front}\n---\n"
    page.write_text(f"{before}\n\n{call}\n", "utf-8")
    if front:
        config.write_text(f"{config.read_text('utf-8')}  - {path}\n", "utf-8")
    assert context_of(config, "first.md").page_with("case", "two") == "../two/"


def test_a_version_is_not_taken_for_another(config: Path) -> None:
    context = context_of(config, "first.md")
    assert context.page_with("case", "two/2") is None
    assert context.page_with("case_role", "two", "b") == "../two/"


def test_a_link_to_a_sheet_has_its_title_whether_it_is_shown_or_not(config: Path) -> None:
    context = context_of(config, "first.md")
    assert to_worksheet(context, "other") == "[Another sheet](index.md#worksheet-other)"
    assert to_worksheet(context, "other", "it") == "[it](index.md#worksheet-other)"
    settings = config.read_text("utf-8").replace("id: small", "id: small\n    hide: [other]")
    config.write_text(settings, "utf-8")
    assert to_worksheet(context_of(config, "first.md"), "other") == "Another sheet"


def test_a_part_without_lessons_lists_none(config: Path) -> None:
    context = context_of(config, "index.md")
    assert "first" in lessons(context).lower()
    elsewhere = replace(context, page=replace(context.page, part="Elsewhere"))
    assert lessons(elsewhere) == ""


NAV = ("index.md", "a.md", "part/index.md", "part/draft.md", "part/b.md", "end/index.md")


@pytest.mark.parametrize(
    ("path", "after"),
    [
        ("index.md", "a.md"), ("a.md", "part/b.md"), ("part/index.md", "part/b.md"),
        ("part/draft.md", "part/b.md"), ("part/b.md", None), ("end/index.md", None),
        ("beside.md", None),
    ],
)  # fmt: skip
def test_a_lesson_leads_to_the_next_page_that_does_not_only_list_others(
    path: str, after: str | None
) -> None:
    listed = [SimpleNamespace(path=each) for each in NAV]
    library = SimpleNamespace(pages_in_nav=lambda: iter(listed))
    built = {each.path: each for each in listed if each.path != "part/draft.md"}
    here: Any = SimpleNamespace(
        course=SimpleNamespace(library=library, by_path=built), page=SimpleNamespace(path=path)
    )
    found = _page_after(here)
    assert (found and found.path) == after


@pytest.mark.parametrize(("text", "cell"), [("a | *b*", r"a &#124; \*b\*"), (None, ""), ("", "")])
def test_a_text_never_ends_a_cell_of_a_table(text: str | None, cell: str) -> None:
    assert _cell(text) == cell


TERMS = {"z": "apple", "kong-2014": "Cherry", "a": "banana"}


def test_terms_and_works_stand_in_alphabetical_order(config: Path) -> None:
    reference = config.parent / "exercises" / "reference"
    terms = (f"{id}: {{term: {term}, means: A fruit.}}\n" for id, term in TERMS.items())
    works = (f"{id}: {{short: A, full: {term}, checked: text}}\n" for id, term in TERMS.items())
    (reference / "glossary.yaml").write_text("".join(terms), "utf-8")
    (reference / "sources.yaml").write_text("".join(works), "utf-8")
    context = context_of(config, "index.md")
    for shown in (glossary(context), sources(context)):
        assert sorted(TERMS.values(), key=shown.index) == ["apple", "banana", "Cherry"]


def test_without_a_list_of_sources_a_citation_is_plain_text(config: Path) -> None:
    context = context_of(config, "first.md")
    assert cite(context, "kong-2014").startswith("Kong")
    assert "](" not in cite(context, "kong-2014")
    assert "<a " not in evidence(context)


def test_with_a_list_of_sources_a_citation_leads_to_its_entry(config: Path) -> None:
    page = config.parent / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n{{ sources() }}\n", "utf-8")
    context = context_of(config, "first.md")
    assert cite(context, "kong-2014").endswith("(index.md#kong-2014)")
    assert 'href="../#kong-2014"' in evidence(context)


def test_a_title_with_marks_is_shown_as_it_is(config: Path) -> None:
    file = config.parent / "docs" / "two.md"
    before = file.read_text("utf-8")
    file.write_text(f'---\ntitle: "A [first] *draft*"\n---\n{before}', "utf-8")
    assert page(context_of(config, "first.md"), "two.md") == r"[A \[first\] \*draft\*](two.md)"


def test_worksheets_stand_where_their_first_page_of_nav_calls_them(config: Path) -> None:
    docs = config.parent / "docs"
    (docs / "later.md").write_text(
        '# Later\n\n{{ worksheet("sheet") }}\n\n{{ to_worksheet("other") }}\n', "utf-8"
    )
    (docs / "unlisted.md").write_text('# Unlisted\n\n{{ worksheet("other") }}\n', "utf-8")
    config.write_text(f"{config.read_text('utf-8')}  - later.md\n", "utf-8")
    course = context_of(config, "index.md").course
    assert [(id, page.path) for id, page in course.worksheets_in_order()] == [
        ("sheet", "index.md"), ("other", "index.md"),
    ]  # fmt: skip
