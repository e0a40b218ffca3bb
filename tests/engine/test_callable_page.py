"""`page` in a page's Markdown."""

from __future__ import annotations

from types import SimpleNamespace

from macros.adapter.callable_page import CallablePage


def test_front_matter_takes_no_macro_away() -> None:
    """mkdocs-macros lets what stands in `page.meta` shadow its macros."""
    mkdocs_page = SimpleNamespace(title="First", meta={"description": "Why.", "lessons": "none"})
    page = CallablePage(mkdocs_page, {"page": "to {}".format, "lessons": str})
    assert page.meta == {"description": "Why."}
    assert page.title == "First"
    assert page("first.md") == "to first.md"
