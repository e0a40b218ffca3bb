"""A page's HTML as pieces: the tags that publishing reads or changes, and all between them.

Python's own parser tells tags from text. What nobody changes stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import accumulate

READ = {"html", "meta", "link", "a", "form", "section", "div"}
"""Elements of which the start tag is a piece."""
WHOLE = {"script", "style", "textarea"}
"""Elements that are a piece from start tag to end tag: they hold text that is no HTML."""


@dataclass(frozen=True)
class Piece:
    """A start tag, a whole element of `WHOLE`, the end tag of the head, or other text."""

    text: str
    tag: str = ""
    """The element's name; `/head` for the end tag of the head; empty for other text."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """By names in lower case; values as browsers read them."""
    inside: str = ""
    """The text in a whole element."""
    keeps_space: bool = False
    """Whether spaces and line ends are part of what it says."""

    def has(self, **attributes: str) -> bool:
        """Whether these attributes have these values."""
        return all(self.attributes.get(name) == value for name, value in attributes.items())


def start_tag(name: str, attributes: Mapping[str, str]) -> Piece:
    """A new start tag; an attribute without a value has an empty one."""
    written = [f'{key}="{escaped(value)}"' if value else key for key, value in attributes.items()]
    return Piece(f"<{' '.join([name, *written])}>", name, attributes)


def script(attributes: Mapping[str, str]) -> Piece:
    """A new script that is loaded from a file."""
    start = start_tag("script", attributes)
    return Piece(f"{start.text}</script>", "script", attributes, keeps_space=True)


def escaped(value: str) -> str:
    """A value as it stands between double quotes."""
    return value.replace("&", "&amp;").replace('"', "&quot;")


def first_values(attributes: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """By name: of an attribute that stands there twice, browsers take the first."""
    values: dict[str, str] = {}
    for name, value in attributes:
        values.setdefault(name, value or "")
    return values


def read(html: str) -> tuple[Piece, ...]:
    """All pieces of a page; their texts, one behind the other, are the page."""
    return tuple(_Reader(html).pieces)


def closed_up(pieces: Iterable[Piece]) -> str:
    """The HTML of pieces without the space around its lines, but where that is meant."""
    texts: list[str] = []
    waiting = ""
    for piece in pieces:
        if piece.keeps_space:
            texts += [_close(waiting), piece.text]
            waiting = ""
        else:
            waiting += piece.text
    return "".join([*texts, _close(waiting)])


def _close(html: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", html)


class _Reader(HTMLParser):
    """Cuts a page into pieces."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Piece] = []
        self._html = html
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._done = 0
        self._open: tuple[int, Piece] | None = None
        """Where the content of a whole element begins, and its start tag."""
        self._pre = 0
        self.feed(html)
        self.close()
        self._add_text(len(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a piece."""
        if self._open:
            return
        at, text = self._offset, self.get_starttag_text() or ""
        piece = Piece(text, tag, first_values(attrs))
        if tag in WHOLE:
            self._add_text(at)
            self._open = (at + len(text), piece)
        elif tag in READ:
            self._add_text(at)
            self._add(piece)
        elif tag == "pre":
            self._add_text(at)
            self._pre += 1

    def handle_endtag(self, tag: str) -> None:
        """Ends a whole element, a `pre`, or the head."""
        end = self._html.find(">", self._offset) + 1
        if self._open and tag == self._open[1].tag:
            start, piece = self._open
            inside = self._html[start : self._offset]
            text = self._html[self._done : end]
            self._open = None
            self._add(Piece(text, tag, piece.attributes, inside, keeps_space=True))
        elif tag == "head" and not self._open:
            self._add_text(self._offset)
            self._add(Piece(self._html[self._offset : end], "/head"))
        elif tag == "pre" and self._pre and not self._open:
            self._add_text(end)
            self._pre -= 1

    @property
    def _offset(self) -> int:
        """Where the parser is, in characters from the start."""
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add_text(self, end: int) -> None:
        """All that lies between the last piece and `end`."""
        if end > self._done:
            self._add(Piece(self._html[self._done : end], keeps_space=self._pre > 0))

    def _add(self, piece: Piece) -> None:
        self.pieces.append(replace(piece, keeps_space=True) if self._pre else piece)
        self._done += len(piece.text)
