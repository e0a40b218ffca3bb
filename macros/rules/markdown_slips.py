"""Slips in Markdown, of which readers would see the marks: links, boxes, comments, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring.markdown_page import FENCE, Page
from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library

ADDRESS = (
    r"(?:\.{0,2}/|https?:|www\.|mailto:|#[a-z]|"
    r"[\w/.-]+\.(?:md|html?|png|svg|jpe?g|gif|webp|pdf)\b)"
)
"""How an address begins: other words in brackets are just that."""
SPACED = re.compile(rf"\[[^\[\]\n]+\]([ \t]+)\((?={ADDRESS}[^)\n]*\))")
TURNED = re.compile(rf"\(([^()\n]+)\)\[({ADDRESS}[^\]\n]*)\]")
OPEN = re.compile(rf"\[[^\[\]\n]+\]\((?={ADDRESS})[^()\n]*(?=\n|\Z)(?!\n[^()\n]*\))")
EMPTY = re.compile(r"\[[^\[\]\n]*\]\([ \t]*\)")
COMMENT = re.compile(r"<!--|<![ ]?[‐-―-]")
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.M)
BOX = re.compile(r"^[ ]*((?:!{2,4}|\?{2,4})\+?)[ ]*([\w-]+)?(?:[ ]+(\S.*?))?[ ]*$", re.M)
QUOTED = re.compile(r'"[^"]*"')
QUOTES = re.compile('["“”„«»]')
BESIDE_TEXT = {"inline", "inline end"}
"""What may follow the sort of a box without being its title."""
BOXES = {
    "scene", "do", "watch", "say", "safety", "not-for", "note", "abstract", "info", "tip",
    "success", "question", "warning", "failure", "danger", "bug", "example", "quote",
}  # fmt: skip
"""The sorts of boxes that style sheets know. Another one looks like a note."""

Slip = tuple[int, str]


def rule(library: Library) -> Iterator[Problem]:
    """The slips of every page of the site."""
    for page in library.pages_built():
        for find in (_links, _comments, _footnotes, _boxes):
            for offset, message in find(page.prose):
                yield page.problem(offset, message)
        yield from _open_code(page)


def _open_code(page: Page) -> Iterator[Problem]:
    """A block of code without an end, which is the rest of the page."""
    for match in FENCE.finditer(page.body):
        mark, below = match[1], match[0].rstrip().splitlines()[1:]
        if not below or not below[-1].strip().startswith(mark):
            message = f"This block of code is never closed. Write the same mark ({mark}) below it."
            yield page.problem(match.start(1), message)


def _links(text: str) -> Iterator[Slip]:
    for match in SPACED.finditer(text):
        yield match.start(1), "In a link no space stands between `]` and `(`. Delete it."
    for match in TURNED.finditer(text):
        link = f"[{match[1]}]({match[2]})"
        message = "The words of a link stand in square brackets, its address in round ones. "
        yield match.start(), f"{message}Write `{link}`."
    for match in OPEN.finditer(text):
        yield match.start(), "The address of this link is not closed. Add `)` behind it."
    for match in EMPTY.finditer(text):
        yield match.start(), "This leads nowhere. Write an address between the round brackets."


def _comments(text: str) -> Iterator[Slip]:
    """Comments that are closed are blank already."""
    for match in COMMENT.finditer(text):
        if match[0] == "<!--":
            yield match.start(), "This comment is never closed. Add `-->` where it ends."
        else:
            message = "A comment begins with `<!--` and ends with `-->`. Write these marks so."
            yield match.start(), message


def _footnotes(text: str) -> Iterator[Slip]:
    known = set(DEFINED.findall(text))
    for match in FOOTNOTE.finditer(text):
        if match[1] not in known:
            hint = did_you_mean(match[1], known) or f" Add a line `[^{match[1]}]: …` to this page."
            yield match.start(), f"There is no footnote `{match[1]}`.{hint}"


def _boxes(text: str) -> Iterator[Slip]:
    for match in BOX.finditer(text):
        if message := _box(*match.groups(default="")):
            yield match.start(1), message


def _box(mark: str, sort: str, title: str) -> str:
    """What is wrong with the first line of a box, or of what looks like one."""
    is_exact = mark in ("!!!", "???", "???+")
    looks_like_one = is_exact or sort in BOXES
    if not looks_like_one or not (sort or title):
        return ""
    right = "???" if "?" in mark else "!!!"
    if not is_exact or not sort or _lacks_quotes(title):
        inner = QUOTES.sub("", title).strip("'‘’ ") or "Title"
        return f'A box begins so: `{right} {sort or "note"} "{inner}"`. Write this line like that.'
    hint = "" if sort in BOXES else did_you_mean(sort, BOXES)
    return f"There is no box `{sort}`.{hint}" if hint else ""


def _lacks_quotes(title: str) -> bool:
    before = QUOTED.sub("", title).strip()
    return bool(before) and before not in BESIDE_TEXT
