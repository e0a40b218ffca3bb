"""Says in plain words what a YAML parser could not read."""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros.authoring.problems import Lines, Position
from macros.authoring.yaml_slips import find_slip

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
    ("expected escape sequence", "", "A backslash means something special in double quotes. Use "
     "single quotes."),
    ("unknown escape character", "", "A backslash means something special in double quotes. Use "
     "single quotes."),
    ("expected the node content", "", "A value is missing, or this bracket is never closed."),
    ("expected a comment or a line break", "", "Behind `>` and `|` the text begins on the next "
     "line, further to the right. A text that starts with such a mark must be put in quotes."),
    ("expected alphabetic or numeric", "", "A text that starts with `*`, `&` or `!` must be put in "
     "quotes."),
)  # fmt: skip


FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE


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
    if slip := find_slip(text, error, mark, context):
        return Lines(text).position(slip[0]), slip[1]
    if re.search(
        "scanning a quoted|scanning a simple key|parsing a flow", str(getattr(error, "context", ""))
    ):
        mark = context or mark
    place = Lines(text).position(mark.index)
    if _is_out_of_line(text, error, mark):
        line = Lines(text).text(place.line)
        place = Position(place.line, len(line) - len(line.lstrip()) + 1)
    return place, _words(text, error, mark)


def _at(text: str, error: yaml.YAMLError) -> Position:
    mark = getattr(error, "problem_mark", None)
    return Lines(text).position(mark.index) if mark else Position()


def _is_out_of_line(text: str, error: yaml.YAMLError, mark: Any) -> bool:
    """Whether a key stands further to the right than those above it."""
    problem = str(getattr(error, "problem", ""))
    return "mapping values are not allowed" in problem and _is_key(text, mark)


def _is_key(text: str, mark: Any) -> bool:
    """Whether the line up to `mark` is nothing but a key: then its indentation is wrong."""
    line = text[: mark.index].rpartition("\n")[2]
    return mark.line > 0 and re.fullmatch(r"\s*[\w-]+", line) is not None


def _words(text: str, error: yaml.YAMLError, mark: yaml.Mark) -> str:
    problem = str(getattr(error, "problem", ""))
    character = text[mark.index : mark.index + 1]
    if _is_out_of_line(text, error, mark):
        return "This line is indented differently from those above. Line it up with them."
    for part, only_at, words in WORDS:
        if part in problem and (not only_at or character == only_at):
            return words.format(it=f"`{character}`")
    return f"This cannot be read as YAML ({problem}). Check quotes, colons and indentation."
