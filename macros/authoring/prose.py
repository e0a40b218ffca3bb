"""What readers get to see of a page's Markdown: nothing of code, nothing of braces."""

from __future__ import annotations

import re

HOLDS_INDENTED = re.compile(r"[ ]{0,3}(?:[-*+]|\d+[.)])[ ]|!!!|\?\?\?|===|:[ ]{3}|\[\^|[ ]{4}")
"""How lines begin to which indented ones below belong; elsewhere these are code."""
BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)

UNKNOWN = "\ufffc"
"""What nobody types: it stands for something that is not known yet."""


def prose_of(visible: str, written: str, mark: str = "x") -> str:
    """The text with blanks for code that is only indented, and marks for what stands in braces.

    What the braces will be, nobody knows yet. Offsets stay as they are. `written` is the text with
    its code: a line that begins with code between backticks is not indented.
    """
    text = _without_indented_code(visible, written)
    return BRACES.sub(lambda match: crossed_out(match, mark), text)


def crossed_out(match: re.Match[str], mark: str = "x") -> str:
    """As many marks as there were characters; line ends stay."""
    return re.sub(r"[^\n]", mark, match[0])


def _without_indented_code(text: str, written: str) -> str:
    lines, above, is_code = text.split("\n"), "", True  # as below an empty line
    for at, (line, whole) in enumerate(zip(lines, written.split("\n"), strict=True)):
        indented = whole.startswith(("    ", "\t"))
        if indented and line.strip():
            is_code = is_code or (not HOLDS_INDENTED.match(above) and not lines[at - 1].strip())
            lines[at] = " " * len(line) if is_code else line
        elif line.strip():
            above, is_code = line, False
    return "\n".join(lines)
