"""The blocks in braces of a text, with their places, by Jinja's lexer.

The lexer gives values, not places. Its tokens stand one behind the other with only white space
between them (which `{{-` takes away), so that each is found by searching on from the one before.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from itertools import pairwise
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

JINJA = Environment()
_OPENING = re.compile(r"\{[{%#]")


class Block(NamedTuple):
    """`{{ … }}`, `{% … %}`, `{# … #}`, or everything from `{% raw %}` to `{% endraw %}`."""

    kind: str
    """Jinja's name for it: `variable`, `block`, `comment` or `raw`."""
    start: int
    end: int


def read_blocks(text: str) -> Iterator[Block]:
    """Every block, in order. Behind a block that does not end, each is looked at for itself."""
    unread = yield from lexed(text, 0, len(text))
    openings = [match.start() for match in _OPENING.finditer(text, unread + 1)]
    for start, end in pairwise([*openings, len(text)]):
        yield from lexed(text, start, end)


def lexed(text: str, start: int, end: int) -> Generator[Block, None, int]:
    """The blocks of a part of the text; returns where one begins that does not end, or `end`."""
    kind, opened = "", end
    for offset, token, value in tokens(text, start, end):
        if token.endswith("_begin"):
            kind, opened = token.removesuffix("_begin"), offset
        elif token == f"{kind}_end":
            yield Block(kind, opened, offset + len(value.rstrip()))
            kind, opened = "", end
    return opened


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Offset, type and value of each token, up to where Jinja cannot go on."""
    # Jinja makes all line ends alike; this way it finds them done, and every place stays.
    part = text[start:end].replace("\r\n", " \n").replace("\r", "\n")
    offset = 0
    try:
        for _line, token, value in JINJA.lex(part):
            offset = part.index(value, offset)
            yield start + offset, token, value
            offset += len(value)
    except TemplateSyntaxError:
        return
