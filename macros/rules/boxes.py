"""Boxes, folds and tabs of pages: what belongs into one stands further to the right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring.markdown_page import Page
from macros.authoring.problems import Problem
from macros.course.library import Library

BEGINS = re.compile(r"^([ ]*)(?:!!!|\?\?\?\+?|===[!+]?)[ ]+[^\s=].*$")
EMPTY = (
    "Nothing belongs to this box: what is to stand in it begins four spaces further to the right "
    "than this line."
)


def rule(library: Library) -> Iterator[Problem]:
    """Boxes without anything in them."""
    for page in library.pages_built():
        for offset in _empty(page):
            yield page.problem(offset, EMPTY)


def _empty(page: Page) -> Iterator[int]:
    """The offsets of the marks of empty boxes."""
    written, offset = page.source.text.split("\n"), 0
    for at, line in enumerate(page.visible.split("\n")):
        match = BEGINS.match(line)
        if match and not _is_filled(written[at + 1 :], len(match[1]) + 4):
            yield offset + len(match[1])
        offset += len(line) + 1


def _is_filled(below: list[str], indent: int) -> bool:
    """Whether the next line with something on it stands far enough to the right."""
    following = next(filter(str.strip, below), "").expandtabs(4)
    return len(following) - len(following.lstrip()) >= indent
