"""Calls that are there and cannot be read: what they would show is not told to be missing, too."""

from __future__ import annotations

import re

from macros.course.library import Library


def is_called_with_a_slip(library: Library, macro: str, id: str) -> bool:
    """Whether some page holds such a call between other marks, or in braces with a slip."""
    typed = re.compile(rf"[{{\[(%]\s*{macro}\b\W{{0,5}}{re.escape(id)}(?![\w-])")
    return any(typed.search(page.body) for page in library.pages.values())
