"""Bold words whose marks would be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")


def bold(paragraph: str) -> Iterator[tuple[int, str]]:
    """What is wrong with two stars in a paragraph: where, and what to do."""
    if "***" in paragraph:
        return
    marks = [match.start() for match in STARS.finditer(paragraph)]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        words = paragraph[first + 2 : last]
        if words.strip() and words != words.strip():
            yield first, f"Bold begins and ends without a space. Write `**{words.strip()}**`."
    if len(marks) % 2:
        message = "Bold begins here and never ends. Add `**` behind its last word, or delete these."
        yield marks[-1], message
