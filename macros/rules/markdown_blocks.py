"""Lists, tables and blocks of pages that would not become such: readers would see their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring.markdown_page import Page
from macros.authoring.problems import Problem
from macros.course.library import Library

ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,3}\.)[ ]+\S")
OTHER_ITEM = re.compile(r"[ ]{0,3}(?:(•|·|▪|◦|–|—)|(\d{1,3})\))[ ]+(\S.*)")
NESTED = re.compile(r"[ ]{1,3}[-*+][ ]+\S")
ROW = re.compile(r"[ ]{0,3}\|.*\|[ ]*$")
RULE = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
LIKE_A_BOX = re.compile(r"[ ]*[!?=]")
"""What holds the lines below it that stand further to the right, or would without its slip."""
CODE = (
    "Spaces at the beginning make code of this. Delete them, or put code between two lines of "
    "three backticks."
)
Lines = list[str]
Slip = tuple[int, int, str]
"""Line within the block, column, and what is said."""


def rule(library: Library) -> Iterator[Problem]:
    """The slips of every page of the site."""
    for page in library.pages_built():
        for start, block in _blocks(page.prose):
            for find in (_list, _table):
                for line, column, message in find(block):
                    offset = start + sum(len(each) + 1 for each in block[:line]) + column
                    yield page.problem(offset, message)
        yield from _indented(page)


def _blocks(text: str) -> Iterator[tuple[int, Lines]]:
    """What stands between empty lines, and where it begins."""
    for match in re.finditer(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", text, re.MULTILINE):
        yield match.start(), match[0].removesuffix("\n").split("\n")


def _list(block: Lines) -> Iterator[Slip]:
    if match := OTHER_ITEM.match(block[0]):
        yield from _other_items(block, match)
    elif ITEM.match(block[0]):
        yield from _nested(block)
    elif re.match(r"[ ]{0,3}[^\s|>#<{!?=:\[]", block[0]):
        at = next((n for n, line in enumerate(block) if n and ITEM.match(line)), 0)
        if at:
            yield at, 0, "A list begins below an empty line. Add one above this line."


def _other_items(block: Lines, first: re.Match[str]) -> Iterator[Slip]:
    """Marks of lists that Markdown does not know; a single dash may begin what somebody says."""
    if first[1] in ("–", "—") and not (len(block) > 1 and OTHER_ITEM.match(block[1])):
        return
    for n, line in enumerate(block):
        if match := OTHER_ITEM.match(line):
            right = f"{match[2]}." if match[2] else "-"
            words = match[3] if len(match[3]) <= 40 else f"{match[3][:39]}…"
            yield n, match.start(1 if match[1] else 2), f"An entry begins so: `{right} {words}`."
            return


def _nested(block: Lines) -> Iterator[Slip]:
    for n, line in enumerate(block):
        if n and NESTED.match(line) and not NESTED.match(block[0]):
            column = len(line) - len(line.lstrip())
            message = "A list inside a list begins four spaces further to the right than that one."
            yield n, column, message
            return


def _table(block: Lines) -> Iterator[Slip]:
    at = next((n for n, line in enumerate(block) if ROW.match(line)), None)
    rows = block[at:] if at is not None else []
    if at is None or len(rows) < 2 or not ROW.match(rows[1]):
        return
    cells = _cells(rows[0])
    if not RULE.match(rows[1]):
        line = "|---" * cells + "|"
        yield at + 1, 0, f"Below the first row of a table comes a line `{line}`. Add it here."
    elif at:
        yield at, 0, "A table begins below an empty line. Add one above this line."
    else:
        for n, row in enumerate(rows[2:], 2):
            if _cells(row) > cells:
                message = f"This row has {_cells(row)} cells, and the first one {cells}. Readers "
                yield n, 0, f"{message}would not see the last. Make them the same."


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().strip("|"))) + 1


def _indented(page: Page) -> Iterator[Problem]:
    """A paragraph further to the right, which is no part of a list or box above it."""
    offset, was_code, above = 0, False, ""
    lines = zip(page.visible.split("\n"), page.prose.split("\n"), strict=True)
    for written, seen in lines:
        is_code = bool(written.strip()) and not seen.strip()
        if is_code and not was_code and not LIKE_A_BOX.match(above):
            yield page.problem(offset + len(written) - len(written.lstrip()), CODE)
        was_code = is_code or (was_code and not written.strip())
        above = seen if seen.strip() else above
        offset += len(written) + 1
