"""Marks in the texts of exercises that readers would see as they are typed.

These texts know bold, italics, code and links. Other marks of Markdown, HTML and calls in braces
are for pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from macros.rules.bold import bold

Message = Callable[[re.Match[str]], str]

HTML = "b|i|em|strong|u|br|p|span|div|font|h[1-6]|a|ul|ol|li"
CODE = re.compile(r"`[^`\n]*`")
LINKED = {"lesson": "lesson:", "to_worksheet": "worksheet:", "page": "page:"}
"""Macros that link → how an address begins that leads to the same place."""


def _call(match: re.Match[str]) -> str:
    kind = LINKED.get(match[1])
    how = f" Write `[words]({kind}{match[2]})`." if kind else " Write plain words."
    return f"Braces are filled in on pages only, so readers would see them.{how}"


SLIPS: tuple[tuple[re.Pattern[str], Message], ...] = (
    (re.compile(r"\{\{\s*(\w+)\(\s*[\"']([^\"']*)[^}]*\}\}"), _call),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"),
     lambda match: "A picture can stand on a page only. Put it there, above the call."),
    (re.compile(rf"<({HTML})(?: [^<>]*)?/?>(?:[^<]*</\1>)?|</(?:{HTML})>", re.I),
     lambda match: f"Readers would see `{match[0]}` as it is typed. Write `**bold**` or "
     "`*italics*`, or delete it."),
    (re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d+|[lr][sd]quo|[mn]dash|hellip);"),
     lambda match: f"Readers would see `{match[0]}` as it is typed. Type the mark itself."),
    (re.compile(r'“[^“”"\n]*"'),
     lambda match: "This quotation ends with another sort of mark than it begins with. "
     f"Write `{match[0][-12:-1]}”`."),
)  # fmt: skip
"""What looks like a mark that works, and what to do."""


def slips(text: str) -> Iterator[str]:
    """What is said of the marks in a text."""
    seen = CODE.sub("", text)
    for pattern, message in SLIPS:
        for match in pattern.finditer(seen):
            yield message(match)
    for paragraph in seen.split("\n\n"):
        yield from (message for _, message in bold(paragraph))
