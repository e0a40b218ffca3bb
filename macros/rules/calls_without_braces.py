"""Names of macros that readers would see as they are typed: with other marks than two braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from macros.authoring.jinja_blocks import read_blocks
from macros.authoring.jinja_syntax import CURVED
from macros.authoring.markdown_page import Page
from macros.authoring.problems import Problem
from macros.course.library import Library
from macros.course.macro_registry import page_macros


def rule(library: Library) -> Iterator[Problem]:
    """Calls between other marks, and names of macros in braces that call nothing."""
    for page in library.pages_built():
        if page.is_filled_in:
            yield from _between_other_marks(page)
            if "{{" in page.body:
                yield from _without_brackets(page)


def _between_other_marks(page: Page) -> Iterator[Problem]:
    for match in _typed().finditer(page.prose):
        if match[1] or match[4]:
            call = f"{match[2]}({CURVED.sub(chr(34), match[3])})"
            message = f"A call stands between two braces on each side. Write `{{{{ {call} }}}}`."
            yield page.problem(match.start(), message)


@cache
def _typed() -> re.Pattern[str]:
    """A call in a text: marks before it, its name, its arguments, and marks behind it."""
    names = "|".join(page_macros())
    before, behind = r"((?:[{\[][ ]?){1,3})?[ ]*", r"[ ]*((?:[}\]][ ]?){1,3})?"
    return re.compile(rf"{before}(?<![\w.])({names})\(([^()\n]*)\){behind}")


def _without_brackets(page: Page) -> Iterator[Problem]:
    """`{{ worksheet }}`, `{{ worksheet["garden"] }}` and `{{ "worksheet(garden)" }}`."""
    for block in read_blocks(page.body):
        name = _named(page.body[block.start : block.end]) if block.kind == "variable" else ""
        if name in page_macros():
            yield page.problem(block.start, f"This shows nothing. {how_to_call(name)}")


def _named(braces: str) -> str:
    match = re.match(r"\{\{-?\s*[\"']?(\w+)\s*(?:\[.*\]|\(.*\)[\"'])?\s*-?\}\}$", braces)
    return match[1] if match else ""


def how_to_call(name: str) -> str:
    """What to write instead, by an example."""
    return f"Write the call like this: `{page_macros()[name].examples[0]}`."


def slip_in_call(text: str, offset: int) -> str:
    """What is said of braces that cannot be read, where they begin with the name of a macro."""
    match = re.compile(r"\{+%?-?\s*(\w+)").match(text, offset)
    if not match or match[1] not in page_macros():
        return ""
    return f"These braces cannot be read. {how_to_call(match[1])}"
