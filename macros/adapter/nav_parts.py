"""A cache for the HTML of the navigation: a part is the same on all pages that it does not hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class NavParts:
    """The HTML of the parts of the navigation, by part and by the path to the site's root."""

    def __init__(self) -> None:
        self._written: dict[tuple[int, str], str] = {}

    def html(self, part: Any, base: str, write: Callable[..., str], *arguments: Any) -> str:
        """The part as HTML: made by `write(part, *arguments)`, unless that would be as before.

        `base` leads from the page to the site's root. A part with the page itself is made anew.
        """
        if part.active:
            return write(part, *arguments)
        key = (id(part), base)
        if key not in self._written:
            self._written[key] = write(part, *arguments)
        return self._written[key]
