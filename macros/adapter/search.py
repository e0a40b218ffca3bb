"""What the search finds that a page does not say, and which pages come first."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from macros.course.library import Library

FIRST = 3
"""How many times as much a lesson or a page with a worksheet counts as other pages."""


def prepare_search(library: Library, path: str, meta: MutableMapping[str, Any]) -> None:
    """Gives the page its search words, and lessons and pages with worksheets the first places.

    What a page's front matter says stays. The theme counts tags above titles, and shows them only
    in the results of its search, where our style sheet hides them.
    """
    if "lesson" in meta or path in library.homes.values():
        meta["search"] = {"boost": FIRST, **meta.get("search", {})}
    words = search_words(library, path)
    if words:
        meta["tags"] = [*meta.get("tags", ()), *words]


def search_words(library: Library, path: str) -> list[str]:
    """What people search for and should find on this page; nothing for most pages."""
    entries = [entry for entry in library.search_words.values() if entry.page == path]
    return [word for entry in entries for word in entry.words]
