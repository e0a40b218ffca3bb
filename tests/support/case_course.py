"""A small course with a case whose pages are there, and a page of it for macros."""

from __future__ import annotations

from pathlib import Path

from macros.adapter.site_pages import site_page, site_pages
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load
from macros.strings.loader import load as strings
from tests.support.mistakes import course_with


def case_course(folder: Path) -> Path:
    """Writes the course; returns its mkdocs.yml. The case `two` has all its pages in `two.md`."""
    config = course_with("case-without-pages", folder)
    calls = [f'{{{{ case_role("two", "{role}") }}}}' for role in "ab"]
    calls += ['{{ case("two") }}', '{{ case_end("two") }}']
    (folder / "docs" / "two.md").write_text("# Two\n\n" + "\n\n".join(calls), "utf-8")
    text = config.read_text("utf-8").replace("  - two.md\n", "")
    config.write_text(f"{text}  - two.md\n", "utf-8")
    return config


def context_of(config: Path, path: str = "index.md") -> PageContext:
    """A page of a course, as its macros get it."""
    library = load(config)
    course = Course(library, tuple(site_pages(library)), strings())
    return PageContext(course, site_page(library, path), {})
