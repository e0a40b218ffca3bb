"""What stands in braces on a page, as Jinja will read it: slips, and names that nobody gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta

_JINJA = Environment()
_OPENING = re.compile(r"\{[{%#]")

GIVEN = {*_JINJA.globals, "context", "fix_url", "macros_info", "now"}
"""What can be called besides our macros: functions of Jinja, and those of mkdocs-macros."""

COMMENT = "`{#` begins a comment here. End it with `#}`, or write {: #id } for an id."


class Slip(NamedTuple):
    """Braces that cannot be read: where they begin, and what is wrong with them."""

    offset: int
    message: str


def slip(text: str) -> Slip | None:
    """The first slip that Jinja would stop at."""
    error = _refusal(text)
    if not error:
        return None
    offset = next(_suspects(text, error.lineno))
    if text.startswith("{#", offset):
        return Slip(offset, COMMENT)
    why = str(error.message).rstrip(".")
    return Slip(
        offset,
        f"These braces cannot be read ({why}). Is a bracket or a straight quotation mark missing? "
        "To show braces, put {% raw %} and {% endraw %} around.",
    )


def is_given(name: str, text: str) -> bool:
    """Whether a name can be called on the page of this text, although no macro of ours has it."""
    return name in GIVEN or name not in meta.find_undeclared_variables(_JINJA.parse(text))


def _refusal(text: str) -> TemplateSyntaxError | None:
    try:
        _JINJA.parse(text)
    except TemplateSyntaxError as error:
        return error
    return None


def _suspects(text: str, line: int) -> Iterator[int]:
    """Where the slip in a line may begin: braces that are wrong for themselves come first."""
    start = sum(map(len, text.splitlines(keepends=True)[: line - 1]))
    end = start + len(text[start:].partition("\n")[0])
    openings = [match.start() for match in _OPENING.finditer(text, start, end)]
    pieces = zip(openings, [*openings[1:], end], strict=True)
    yield from (first for first, last in pieces if _refusal(text[first:last]))
    yield from (*openings, start)
