"""The addresses that a page's Markdown and raw HTML name, and the places within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown.extensions.toc import slugify

from macros.authoring.inline_markdown import plain
from macros.authoring.markdown_page import FENCE, Page
from macros.authoring.prose import UNKNOWN, crossed_out, prose_of

LABEL = r"\[((?:[^\[\]\\\n]|\\.|\n(?!\s*\n)|\[[^\[\]]*\])*)\]"
WORDS = r"(?:[^\s()<>]|[ ]+(?![ \"')]))*"
"""An address may hold spaces, as names of files do; behind one in quotes comes a title."""
INLINE = re.compile(
    rf"(?<!\\)(!?){LABEL}\(\s*(<[^<>\n]*>|{WORDS}(?:\([^\s()]*\)[^\s()]*)*)"
    r"(\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?([^\s<>]+)>?", re.M)
HEADING = re.compile(r"^(?:#{1,6}[ \t]*(.+?)[ \t]*#*|([^\s#>|-].*)\n(?:=+|-{3,}))[ \t]*$", re.M)
ATTRIBUTES = re.compile(r"\{:?[ ]*([^{}\n]*)\}")
ID = re.compile(r"(?:^|\s)#([\w:.-]+)")
HTML_ID = re.compile(r"<[a-z][^<>]*?\s(?:id|name)=[\"']?([\w:.-]+)", re.I)
NO_TAG = re.compile(r"<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>|(?<=\]\()<[^<>\n]*>", re.I)
"""Angle brackets around an address, which are no HTML."""
FRAMES = {"iframe", "frame", "object", "embed"}
"""Elements that show another page inside this one."""


@dataclass(frozen=True)
class Address:
    """An address as it is written: `lesson.md#idea`, `../assets/map.png`."""

    target: str
    offset: int
    is_picture: bool = False
    alt: str | None = None
    """What a picture says to those who do not see it; None where that is not written."""
    is_raw: bool = False
    """Whether it stands in HTML, where it counts from the page's address, not from its file."""
    is_loaded: bool = False
    """Whether the page itself loads it: a picture, a sound, a film."""


def addresses(page: Page) -> Iterator[Address]:
    """Every address of a page, in no order; with `UNKNOWN` for what stands in braces."""
    text = prose_of(page.visible, page.source.text, UNKNOWN)
    for match in INLINE.finditer(text):
        target, picture = match[3].strip("<>"), bool(match[1])
        alt = match[2].strip() if picture else None
        yield Address(target, match.start(), picture, alt, is_loaded=picture)
        if picture is False and "![" in match[2]:
            yield from _in_label(match)
    for match in DEFINITION.finditer(text):
        yield Address(match[2], match.start())
    yield from _RawAddresses(only_html(text)).found


def _in_label(match: re.Match[str]) -> Iterator[Address]:
    """A picture that is the label of a link."""
    for inner in INLINE.finditer(match[2]):
        target, start = inner[3].strip("<>"), match.start(2) + inner.start()
        yield Address(target, start, True, inner[2].strip(), is_loaded=True)


def only_html(text: str) -> str:
    """The text with `x` for addresses in angle brackets, which look like HTML."""
    return NO_TAG.sub(crossed_out, text)


class _RawAddresses(HTMLParser):
    """The addresses of HTML elements."""

    KEYS = ("src", "href", "poster", "data")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Address] = []
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element."""
        line, column = self.getpos()
        offset, values = self._starts[line - 1] + column, dict(attrs)
        if tag == "img" and "src" in values:
            alt = (values["alt"] or " ") if "alt" in values else None  # alt="" is on purpose
            self.found.append(Address(values["src"] or "", offset, True, alt, True, True))
            return
        for key in self.KEYS:
            if values.get(key):
                loaded = key != "href" and tag not in FRAMES
                self.found.append(Address(values[key] or "", offset, is_raw=True, is_loaded=loaded))

    handle_startendtag = handle_starttag


def places(page: Page) -> set[str]:
    """The ids within a page that its own text gives: of headings, attributes and HTML."""
    ids: set[str] = set()
    for match in HEADING.finditer(FENCE.sub("", page.body)):
        text = match[1] or match[2]
        if not ID.search(" ".join(ATTRIBUTES.findall(text))):
            slug = slugify(plain(ATTRIBUTES.sub("", text)), "-")
            number = 1
            while slug in ids:
                slug, number = re.sub(r"_\d+$", "", slug) + f"_{number}", number + 1
            ids.add(slug)
    for attributes in ATTRIBUTES.findall(page.visible):
        ids.update(ID.findall(attributes))
    return ids | set(HTML_ID.findall(page.visible))
