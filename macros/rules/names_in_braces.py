"""Names in double braces: each is a macro, a setting, or set on the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.authoring.jinja_blocks import read_blocks
from macros.authoring.jinja_syntax import GIVEN, undeclared_names
from macros.authoring.markdown_page import Page
from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library
from macros.course.macro_registry import page_macros

KNOWN = {*GIVEN, "config", "environment", "extra", "files", "filters", "filters_builtin", "in_lms",
         "macros", "navigation", "page", "plugin", "git", "title"}  # fmt: skip
"""What the site generator's plugin knows besides macros."""


def rule(library: Library) -> Iterator[Problem]:
    """The first use of each name that nothing gives a value."""
    settings: Any = library.settings.file.parsed.value
    extra = settings.get("extra") if isinstance(settings, dict) else None
    known = {*KNOWN, *page_macros(), *(extra if isinstance(extra, dict) else ())}
    for page in library.pages_built():
        if page.is_filled_in and not page.syntax_issue and "{" in page.body:
            yield from _unknown(page, known | {*page.front})


def _unknown(page: Page, known: set[str]) -> Iterator[Problem]:
    calls = {call.offset for call in page.calls}  # what is wrong with these is told elsewhere
    blocks = [block for block in read_blocks(page.body) if block.start not in calls]
    for name in undeclared_names(page.body) - known:
        word = re.compile(rf"(?<![\w.\"'])(?:{re.escape(name)})\b")
        uses = (word.search(page.body, block.start, block.end) for block in blocks)
        use = next(filter(None, uses), None)
        if use is None:
            continue
        hint = did_you_mean(name, page_macros())
        hint = hint or " Put {% raw %} and {% endraw %} around braces that are to be shown."
        yield page.problem(use.start(), f"Nothing is called `{name}` here.{hint}")
