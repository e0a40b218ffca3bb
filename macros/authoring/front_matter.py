"""The block at the top of a page: between two lines of three hyphens, or nearly so.

A block that site generators would not see is read all the same, so that the only problem told is
the one that is there, and not each of its consequences.
"""

from __future__ import annotations

import re
from typing import NamedTuple

HYPHENS = "---"
EXACT = re.compile(r"(---)[ \t]*\n(.*?)^(---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_MARK = r"[-‐-―_=*~+]+"
_HEADING = r"#[^\n]*\n\s*(?=---\n(?:title|description|lesson):)"
NEARLY = re.compile(
    rf"(?:\s*\n|{_HEADING})?"
    rf"(?:({_MARK})[ \t]*\n(?=[a-z_]+:)|(?=(?:title|description|lesson): ))"
    rf"(.*?)(?:^({_MARK}|\.\.\.)[ \t]*$|(?=^[ \t]*$)|\Z)",
    re.DOTALL | re.MULTILINE,
)
"""With anything like hyphens around it; where nothing closes it, it ends at an empty line."""
ABOVE = "Nothing may stand above these hyphens, not even an empty line. Delete what is there."
NOT_CLOSED = "The block at the top is not closed. Add a line `---` below its last key."
NOT_OPENED = "The block at the top is not opened. Add a line `---` above this one, as the first."
MISTYPED = "The block at the top stands between two lines of three hyphens. Write `---` here."


class FrontMatter(NamedTuple):
    """The block of a page. Offsets count from the beginning of the page's text."""

    start: int
    end: int
    yaml: str
    """What stands in it, each line where it stands in the page."""
    issues: tuple[tuple[int, str], ...]
    """Why site generators would not see it, each with its offset."""


def find(text: str) -> FrontMatter | None:
    """The block of a page; None where there is none."""
    match = EXACT.match(text) or NEARLY.match(text)
    if not match:
        return None
    above = "\n" * text.count("\n", 0, match.start(2))
    return FrontMatter(*match.span(), above + match[2], tuple(_issues(match)))


def _issues(match: re.Match[str]) -> list[tuple[int, str]]:
    issues = [(match.start(at), MISTYPED) for at in (1, 3) if match[at] not in ("---", "...", None)]
    if match[1] is None:
        issues.append((match.start(2), NOT_OPENED))
    elif match.start(1) and match[1] == HYPHENS:
        issues.append((match.start(1), ABOVE))
    if match[3] is None:
        issues.append((match.start(1 if match[1] else 2), NOT_CLOSED))
    return issues
