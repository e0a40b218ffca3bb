"""Inline Markdown in exercises, as escaped HTML.

Authors write `**bold**`, `*italic*`, `` `code` `` and `[label](address)`. Addresses that start with
`lesson:`, `worksheet:` or `page:` are links inside the course. Everything else is plain text: HTML
that an author types is shown, never run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

Resolve = Callable[[str], str | None]
"""Turns the address of a link into an href; None: its target is left out."""

_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\]]+)\]\((?P<address>[^()\s]+)\)"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<italic>[^*]+)\*",
    re.DOTALL,
)
_MARKS = frozenset("`[*")
_BULLET = re.compile(r"^(?:[-*]|\d+\.)\s+")
_OUTSIDE = ("http://", "https://", "mailto:", "tel:", "#")


def as_written(address: str) -> str | None:
    """The resolver for places that know no course: it leaves addresses alone."""
    return address


def inline(text: object, resolve: Resolve = as_written) -> Markup:
    """One line of inline Markdown as HTML without a block element."""
    line = _one_line(text)
    return escape(line) if _MARKS.isdisjoint(line) else Markup("").join(_pieces(line, resolve))


def blocks(text: object, resolve: Resolve = as_written) -> Markup:
    """Paragraphs and lists, separated by blank lines, as HTML."""
    parts = re.split(r"\n\s*\n", str(text).strip())
    return Markup("\n").join(_block(part, resolve) for part in parts)


def plain(text: object) -> str:
    """The words alone, without marks and addresses: for labels and data."""
    line = _one_line(text)
    return line if _MARKS.isdisjoint(line) else inline(line).striptags()


def in_markdown(text: object) -> str:
    """Text as Markdown that shows exactly these characters, in a heading or a link's label."""
    marked = re.sub(r"([\\`*_{}\[\]#])", r"\\\1", _one_line(text))
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


def _pieces(text: str, resolve: Resolve) -> Iterator[Markup]:
    end = 0
    for match in _INLINE.finditer(text):
        yield escape(text[end : match.start()])
        yield _piece(match, resolve)
        end = match.end()
    yield escape(text[end:])


def _piece(match: re.Match[str], resolve: Resolve) -> Markup:
    if match["code"]:
        return Markup("<code>{}</code>").format(match["code"])
    if match["bold"]:
        return Markup("<strong>{}</strong>").format(inline(match["bold"], resolve))
    if match["italic"]:
        return Markup("<em>{}</em>").format(inline(match["italic"], resolve))
    return link(match["address"], inline(match["label"], resolve), resolve)


def link(address: str, label: Markup, resolve: Resolve) -> Markup:
    """A link, or only its label when the target is left out or the address is not safe."""
    href = resolve(address)
    if href is None or not _is_safe(href):
        return label
    return Markup('<a href="{}">{}</a>').format(href, label)


def _is_safe(href: str) -> bool:
    return href.startswith(_OUTSIDE) or ":" not in href.split("/")[0]


def _block(part: str, resolve: Resolve) -> Markup:
    lines = part.splitlines()
    if not all(_BULLET.match(line.strip()) or line[:1].isspace() for line in lines):
        return Markup("<p>{}</p>").format(inline(part, resolve))
    tag = Markup("ol" if lines[0].strip()[0].isdigit() else "ul")
    items = Markup("").join(
        Markup("<li>{}</li>").format(inline(item, resolve)) for item in _items(lines)
    )
    return Markup("<{0}>{1}</{0}>").format(tag, items)


def _items(lines: list[str]) -> Iterator[str]:
    """List items; a line without a bullet goes on with the item before it."""
    item = ""
    for line in lines:
        stripped = line.strip()
        if _BULLET.match(stripped):
            if item:
                yield item
            item = _BULLET.sub("", stripped)
        else:
            item = f"{item} {stripped}"
    if item:
        yield item
