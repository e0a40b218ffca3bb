"""Marks within the lines of pages that would not work: readers would see them as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from macros.authoring.jinja_syntax import CURVED
from macros.authoring.problems import Problem
from macros.course.library import Library
from macros.rules.bold import bold

Message = Callable[[re.Match[str]], str]

TITLE = re.compile(r"^# .*$", re.M)
REFERENCE = re.compile(r"(?<!\\)\[([^\]\[\n^]+)\]\[([^\]\[\n]*)\]")
DEFINED = re.compile(r"^ {0,3}\[([^\]\n^]+)\]:", re.M)
BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.M)
MARKS: tuple[tuple[re.Pattern[str], Message], ...] = (
    (re.compile(r"~~(?=\S)[^~\n]+~~"),
     lambda match: "Nothing is struck out by these marks. Delete them, or the words."),
    (re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]+)=="),
     lambda match: f"Nothing is marked by these signs. Write `**{match[1]}**`."),
    (re.compile(r"\[\[([^\](\n]+)\]\]"),
     lambda match: "A link has its words in square brackets and its address in round ones. "
     f"Write `[{match[1]}](…)`."),
    (re.compile(r"(?<!\]: )(?<![\w(<\[\"'=/:.])https?://[^\s<>()\[\]`]*[\w/](?![^<]*</a>)"),
     lambda match: f"This address would be no link. Write `<{match[0]}>`."),
    (re.compile(r"\{[^{}\n]*=[“”„«»][^{}\n]*\}|<[a-z][^<>\n]*=[“”„«»][^<>\n]*>|"
                r"\]\([^()\n]*[“”„«»][^()\n]*\)"),
     lambda match: "Quotation marks around a value must be straight ones. "
     f"Write `{CURVED.sub(chr(34), match[0]).removeprefix(']')}`."),
)  # fmt: skip
"""What looks like a mark that works, and what to do."""


def rule(library: Library) -> Iterator[Problem]:
    """The marks of every page of the site."""
    for page in library.pages_built():
        for offset, message in _on(page.prose):
            yield page.problem(offset, message)


def _on(text: str) -> Iterator[tuple[int, str]]:
    for pattern, message in MARKS:
        for match in pattern.finditer(text):
            yield match.start(), message(match)
    titles = [] if "\n=======\n" in text else [*TITLE.finditer(text)]
    for title in titles[1:]:
        yield title.start(), f"A page has one title. Write `#{title[0]}` for a heading."
    known = {name.lower() for name in DEFINED.findall(text)}
    for match in REFERENCE.finditer(text):
        if (match[2] or match[1]).lower() not in known:
            yield match.start(), f"This leads nowhere. Write `[{match[1]}](…)` with an address."
    for block in BLOCK.finditer(text):
        yield from ((block.start() + offset, words) for offset, words in bold(block[0]))
