"""The word `page` in braces: what mkdocs-macros gives under it, and our macro of that name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class CallablePage:
    """`page` in a page's Markdown: what mkdocs-macros gives, and our macro of the same name."""

    def __init__(self, page: Any, macros: Mapping[str, Callable[..., str]]) -> None:
        self._page = page
        self._macro = macros["page"]
        self.meta = {key: value for key, value in page.meta.items() if key not in macros}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def __call__(self, *arguments: str) -> str:
        """The macro `page`."""
        return self._macro(*arguments)
