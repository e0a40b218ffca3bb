"""Where macros find pages: those of the site, by calls that people see."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.adapter.site_pages import site_page, site_pages
from macros.page_macros.lessons import cite, evidence, page
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support.mistakes import course_with


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small course whose lesson cites a source; the case `two` has its pages in `two.md`."""
    config = course_with("case-without-pages", tmp_path / "course")
    calls = [f'{{{{ case_role("two", "{role}") }}}}' for role in "ab"]
    calls += ['{{ case("two") }}', '{{ case_end("two") }}']
    (config.parent / "docs" / "two.md").write_text("# Two\n\n" + "\n\n".join(calls), "utf-8")
    text = config.read_text("utf-8").replace("  - two.md\n", "")
    config.write_text(f"{text}  - two.md\n", "utf-8")
    return config


def context_of(config: Path, path: str) -> PageContext:
    library = load(config)
    course = Course(library, tuple(site_pages(library)), load_strings())
    return PageContext(course, site_page(library, path), {})


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
