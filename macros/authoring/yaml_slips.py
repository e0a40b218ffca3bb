"""Slips that a YAML parser stumbles over, seen in the text: what was typed, and what to do."""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros.authoring.yaml_scalars import quoted

STRANGE_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")
STRANGE_SPACE = (
    "This space is not an ordinary one: it came along from a word processor or a web page. "
    "Delete it, and type a space instead."
)
NO_HYPHEN_YET = (
    "A new entry begins with a hyphen (`-`), not with this mark. Delete it, and type a hyphen."
)
SLIPS = (
    (re.compile(rf"^[ ]*(?:-[ ]+)?(?:[\w-]+:)?[ ]*({STRANGE_SPACES.pattern})", re.M),
     STRANGE_SPACE),
    (re.compile(r"^[ ]*([–—−•])[ \u00a0]", re.M),
     NO_HYPHEN_YET),
    (re.compile(r"^[ ]*(\*|\d{1,2}[.)])[ ](?=[\w-]+:(?:[ ]|$))", re.M),
     NO_HYPHEN_YET),
    (re.compile(r"^(```|~~~)", re.M),
     "These marks are for pages. Delete this line, and the one like it below."),
    (re.compile(r"^[ ]*(//|<!--)", re.M),
     "In a file like this a note to oneself begins with `#`. Write that instead of this mark."),
)  # fmt: skip
"""Marks that look right and are not: where such a mark stands, and what to do."""
QUOTES_FIRST = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?((['\"]).*)$", re.M)
"""A line whose text begins with a quotation mark."""
BRACKET_FIRST = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+:[ ]+([\[{].*[\]}].*)$", re.M)
"""A line whose text begins with a bracket, and goes on behind it."""
NO_COLON = re.compile(r"[ ]*(?:-[ ]+)?([a-z_]+)(|[ ]+[\[{].*|[ ]+[^\s:#=][^:\n]*)$", re.M)
"""A line that begins with a word and has no colon behind it."""
COLON_INSIDE = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+:[ ]+([^\s\"'\[{|>].*)$", re.M)
"""A key and its text, which has no quotes."""
_ONE_WORD = r"[\w-]+:[ ]+(?:-?\d[\d.]*,?|true,?|false,?|[a-z][a-z-]*,)|(?:kind|id):[ ]+[a-z-]+"
TWO_KEYS = re.compile(rf"[ ]*(?:-[ ]+)*(?:{_ONE_WORD})[ ]+([a-z_]+:[ ].*)$", re.M)
"""A key with a value of one word, and behind it what looks like the next key."""
PAGE_TITLE = re.compile(r"[ ]*-[ ]+([^\"'\n]*:[^\n]*):[ ]+(\S+\.md)[ ]*$", re.M)
"""An entry of `nav` whose title holds a colon."""
NO_HYPHEN = re.compile(r"([ ]*)[\w-]+:([ ].*)?$", re.M)
"""A line that begins with a key."""
OTHER_MARK = re.compile(r"[ ]*(?:-[ ]+)?([a-z_]+)[ ]*[=;][ ]*([^\n]*)$", re.M)
"""A key, and another mark than a colon behind it."""
HEADING = re.compile(r"\s*([^\s:#\[{\"'-][^:\n]*)\n(?=(?s:.)*?^[a-z_]+:)", re.M)
"""Words above the first key."""
NO_SPACE_BEHIND_HYPHEN = re.compile(r"[ ]*(-)(?![-\s])(.+)$", re.M)
"""An entry of a list, and no space behind its hyphen."""
NO_SPACE = re.compile(r"[ ]*(?:-[ ]+)?([a-z_]+:)([^\s/][^:\n]*)$", re.M)
"""A key with its colon, and no space behind it."""


def twice(key: str, line: int) -> str:
    """What is said of a key that stands twice; `line` is that of the first."""
    new = "Does a new entry begin here? Then write a hyphen in front. If not, keep"
    todo = new if key == "id" else "Keep"
    return f"`{key}` stands twice here, first in line {line}. {todo} one of them."


def all_twice(key: str, line: int) -> str:
    """What is said of several keys that stand twice, of which this is the first."""
    return (
        f"`{key}` stands twice here, first in line {line}, and so do keys below it. Delete what "
        "was pasted a second time."
    )


def find_slip(text: str, error: yaml.YAMLError, mark: Any, context: Any) -> tuple[int, str] | None:
    """A mark that only looks right, or a key without its colon, at the error or before it."""
    read = text[: mark.index] + text[mark.index :].partition("\n")[0]
    for pattern, words in SLIPS:
        if match := pattern.search(read):
            return match.start(1), words
    problem = str(getattr(error, "problem", ""))
    if "expected <block end>" in problem:
        behind = _behind_quotes(text, mark.index) or _behind_bracket(text, mark.index)
        other = _without_space(text, mark.index) or _without_hyphen(text, mark.index)
        return (mark.index, behind) if behind else other
    if "mapping values" in problem and (colon := _colon_in_text(text, mark.index)):
        return mark.index, colon
    if ("mapping values" in problem or "expected ':'" in problem) and (
        heading := HEADING.match(text)
    ):
        words = "The file begins with its first key, such as `id: …`. Delete what stands above it."
        return heading.start(1), words
    lines: list[int] = []
    if "could not find expected ':'" in problem and context:
        lines = [context.index]
    elif "mapping values are not allowed" in problem:
        lines = [mark.index, _line_before(text, mark.index)]
    return next(filter(None, (_without_colon(text, index) for index in lines)), None)


def _behind_quotes(text: str, index: int) -> str | None:
    """What is said of words at `index` that follow a closing quotation mark in their line."""
    if not (match := _begun_before(QUOTES_FIRST, text, index)):
        return None
    whole = match[1].rstrip()
    inner = whole[1:-1] if whole.endswith(match[2]) else whole
    return f"The quotation mark in front of this ends the text. {_in_quotes(inner)}"


def _behind_bracket(text: str, index: int) -> str | None:
    """What is said of words at `index` that follow a closing bracket in their line."""
    if not (match := _begun_before(BRACKET_FIRST, text, index)):
        return None
    return f"The bracket in front of this ends the value. {_in_quotes(match[1])}"


def _colon_in_text(text: str, index: int) -> str | None:
    """What is said of a colon at `index` inside the text behind a key."""
    two = TWO_KEYS.match(text, text.rfind("\n", 0, index) + 1)
    if two and two.start(1) < index:
        return f"Only one key stands in a line. Begin {_shown(two[1].rstrip())} on the next one."
    if title := _begun_before(PAGE_TITLE, text, index):
        return f'Put the title in quotes: `- "{title[1].strip()}": {title[2]}`.'
    if not (match := _begun_before(COLON_INSIDE, text, index)):
        return None
    return f"A colon and a space start a value, but none can start here. {_in_quotes(match[1])}"


def _begun_before(pattern: re.Pattern[str], text: str, index: int) -> re.Match[str] | None:
    """The line of `index`, if it is of this pattern and its value begins before `index`."""
    match = pattern.match(text, text.rfind("\n", 0, index) + 1)
    return match if match and match.start(1) < index else None


def _in_quotes(whole: str) -> str:
    return f"Put the whole text in quotes: {quoted(whole.rstrip())}."


def _without_space(text: str, index: int) -> tuple[int, str] | None:
    """A hyphen without its space in the line of `index`."""
    match = NO_SPACE_BEHIND_HYPHEN.match(text, text.rfind("\n", 0, index) + 1)
    if not match:
        return None
    shown = _shown(f"- {match[2].strip()}")
    return match.start(1), f"A space is missing behind the hyphen. Write {shown}."


def _without_hyphen(text: str, index: int) -> tuple[int, str] | None:
    """A key where the lines above it, as far to the right, begin with a hyphen."""
    start = text.rfind("\n", 0, index) + 1
    match = NO_HYPHEN.match(text, start)
    above = re.search(r"(?m)^([ ]*)-[ ][^\n]*\n(?:\1[ ][^\n]*\n)*\Z", text[:start])
    if not match or not above or match[1] != above[1]:
        return None
    shown = _shown(f"- {match[0].strip()}")
    return match.end(1), (
        f"The entry above begins with a hyphen, and this line does not. Write {shown}, or take "
        "the other hyphen away."
    )


def _line_before(text: str, index: int) -> int:
    """Where the last line with something on it begins that stands before the line of `index`."""
    before = text[: text.rfind("\n", 0, index) + 1].rstrip()
    return before.rfind("\n") + 1


def _without_colon(text: str, index: int) -> tuple[int, str] | None:
    """A key without its colon or space in the line of `index`; None where all is well."""
    start = text.rfind("\n", 0, index) + 1
    if match := NO_SPACE.match(text, start):
        shown = _shown(f"{match[1]} {match[2].strip()}")
        return match.start(1), f"A space is missing behind the colon. Write {shown}."
    if hyphen := _without_space(text, index):
        return hyphen
    if other := OTHER_MARK.match(text, start):
        shown = _shown(f"{other[1]}: {other[2].strip()}")
        return other.start(1), f"Behind a key stands a colon. Write {shown}."
    match = NO_COLON.match(text, start)
    if not match:
        return None
    shown = _shown(f"{match[1]}:{match[2].rstrip()}")
    if match[2].strip() and match[2].lstrip()[0] not in "[{":
        return match.start(1), (
            f"Is `{match[1]}` a key? Then its colon is missing: write {shown}. "
            "If the line goes on with the text above, indent it further."
        )
    return match.start(1), f"The colon behind `{match[1]}` is missing. Write {shown}."


def _shown(line: str) -> str:
    return f"`{line if len(line) <= 50 else line[:49] + '…'}`"
