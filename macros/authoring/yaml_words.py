"""Says in plain words what a YAML parser could not read."""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros.authoring.problems import Lines, Position
from macros.authoring.yaml_scalars import quoted

TOO_DEEP = "This is nested too deeply. Bring it nearer to the margin."
WORDS = (
    ("cannot start any token", "\t", "A tab stands here. Indent with spaces instead."),
    ("cannot start any token", "", "{it} cannot start a value. Put the text in quotes."),
    ("mapping values are not allowed", "", "A colon and a space start a value, but none can start "
     "here. Put text that holds a colon in quotes, or check the indentation."),
    ("could not find expected ':'", "", "A key without its colon. Write `key: value`, or indent "
     "this line to make it part of the text above."),
    ("unexpected end of stream", "", "A quotation mark is opened here and never closed."),
    ("expected <block end>", "", "This does not fit the lines above. Check the indentation (and "
     "that a text with quotation marks is quoted as a whole)."),
    ("sequence entries are not allowed", "", "A list cannot start here. Start it on a line "
     "of its own."),
    ("expected ',' or", "", "This bracket is never closed, or a comma is missing behind an entry "
     "in it. Text that holds a comma, a bracket or ` #` must be put in quotes there."),
    ("unknown escape character", "", "A backslash means something special in double quotes. Use "
     "single quotes."),
    ("expected the node content", "", "A value is missing, or this bracket is never closed."),
    ("expected alphabetic or numeric", "", "A text that starts with `*`, `&` or `!` must be put in "
     "quotes."),
)  # fmt: skip


FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
STRANGE_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")
STRANGE_SPACE = (
    "This space is not an ordinary one: it came along from a word processor or a web page. "
    "Delete it, and type a space instead."
)
SLIPS = (
    (re.compile(rf"^[ ]*(?:-[ ]+)?(?:[\w-]+:)?[ ]*({STRANGE_SPACES.pattern})", re.M),
     STRANGE_SPACE),
    (re.compile(r"^[ ]*([–—−•])[ \u00a0]", re.M),
     "A new entry begins with a hyphen (`-`), not with this mark. Delete it, and type a hyphen."),
)  # fmt: skip
"""Marks that look right and are not: where such a mark stands, and what to do."""
QUOTES_FIRST = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?((['\"]).*)$", re.M)
"""A line whose text begins with a quotation mark."""
NO_COLON = re.compile(r"[ ]*(?:-[ ]+)?([a-z_]+)(|[ ]+[\[{].*|[ ]+[^\s:#=][^:\n]*)$", re.M)
"""A line that begins with a word and has no colon behind it."""
COLON_INSIDE = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+:[ ]+([^\s\"'\[{|>].*)$", re.M)
"""A key and its text, which has no quotes."""
NO_SPACE_BEHIND_HYPHEN = re.compile(r"[ ]*(-)(?![-\s])(.+)$", re.M)
"""An entry of a list, and no space behind its hyphen."""
NO_SPACE = re.compile(r"[ ]*(?:-[ ]+)?([a-z_]+:)([^\s/][^:\n]*)$", re.M)
"""A key with its colon, and no space behind it."""


def control_character(character: str) -> str:
    """What is said of a character that nobody sees."""
    return f"An invisible control character (U+{ord(character):04X}) stands here. Delete it."


def say_error(text: str, error: yaml.YAMLError) -> tuple[Position, str]:
    """Where the text stops being YAML, and what to do.

    The fast parser's words differ from the plain one's, so the plain one reads the text again:
    the same mistake earns the same sentence on every machine.
    """
    if "nesting depth" in str(error):  # the plain parser would take minutes to come so far
        return _at(text, error), TOO_DEEP
    try:
        # The plain parser alone stumbles over a question mark in a text between brackets.
        for _event in yaml.parse(re.sub(r"(?<=\w)\?", "x", text), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as plain_error:
        error = plain_error
    except RecursionError:
        return Position(), TOO_DEEP
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Position(), "This cannot be read as YAML."
    context = getattr(error, "context_mark", None)
    if slip := _slip(text, error, mark, context):
        return Lines(text).position(slip[0]), slip[1]
    if re.search(
        "scanning a quoted|scanning a simple key|parsing a flow", str(getattr(error, "context", ""))
    ):
        mark = context or mark
    return Lines(text).position(mark.index), _words(text, error, mark)


def _at(text: str, error: yaml.YAMLError) -> Position:
    mark = getattr(error, "problem_mark", None)
    return Lines(text).position(mark.index) if mark else Position()


def _slip(text: str, error: yaml.YAMLError, mark: Any, context: Any) -> tuple[int, str] | None:
    """A mark that only looks right, or a key without its colon, at the error or before it."""
    end = text.find("\n", mark.index)
    read = text[: end if end >= 0 else len(text)]
    for pattern, words in SLIPS:
        if match := pattern.search(read):
            return match.start(1), words
    problem = str(getattr(error, "problem", ""))
    if "expected <block end>" in problem:
        behind = _behind_quotes(text, mark.index)
        return (mark.index, behind) if behind else _without_space(text, mark.index)
    if "mapping values" in problem and (colon := _colon_in_text(text, mark.index)):
        return mark.index, colon
    lines: list[int] = []
    if "could not find expected ':'" in problem and context:
        lines = [context.index]
    elif "mapping values are not allowed" in problem:
        lines = [mark.index, _line_before(text, mark.index)]
    return next(filter(None, (_without_colon(text, index) for index in lines)), None)


def _behind_quotes(text: str, index: int) -> str | None:
    """What is said of words at `index` that follow a closing quotation mark in their line."""
    match = QUOTES_FIRST.match(text, text.rfind("\n", 0, index) + 1)
    if not match or match.start(1) >= index:
        return None
    whole = match[1].rstrip()
    inner = whole[1:-1] if whole.endswith(match[2]) else whole
    return (
        "The quotation mark in front of this ends the text. "
        f"Put the whole text in quotes: {quoted(inner)}."
    )


def _colon_in_text(text: str, index: int) -> str | None:
    """What is said of a colon at `index` inside the text behind a key."""
    match = COLON_INSIDE.match(text, text.rfind("\n", 0, index) + 1)
    if not match or match.start(1) >= index:
        return None
    return (
        "A colon and a space start a value, but none can start here. "
        f"Put the whole text in quotes: {quoted(match[1].rstrip())}."
    )


def _without_space(text: str, index: int) -> tuple[int, str] | None:
    """A hyphen without its space in the line of `index`."""
    match = NO_SPACE_BEHIND_HYPHEN.match(text, text.rfind("\n", 0, index) + 1)
    if not match:
        return None
    shown = _shown(f"- {match[2].strip()}")
    return match.start(1), f"A space is missing behind the hyphen. Write {shown}."


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


def _is_key(text: str, mark: Any) -> bool:
    """Whether the line up to `mark` is nothing but a key: then its indentation is wrong."""
    line = text[: mark.index].rpartition("\n")[2]
    return mark.line > 0 and re.fullmatch(r"\s*[\w-]+", line) is not None


def _words(text: str, error: yaml.YAMLError, mark: yaml.Mark) -> str:
    problem = str(getattr(error, "problem", ""))
    character = text[mark.index : mark.index + 1]
    if "mapping values are not allowed" in problem and _is_key(text, mark):
        return "This line is indented differently from those above. Line it up with them."
    for part, only_at, words in WORDS:
        if part in problem and (not only_at or character == only_at):
            return words.format(it=f"`{character}`")
    return f"This cannot be read as YAML ({problem}). Check quotes, colons and indentation."
