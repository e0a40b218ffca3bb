"""Problems: what is wrong, where, and what to do about it, told to the author."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache

from macros.authoring.look_alikes import look_alikes_typed, only_looks_right

WIDEST_LINE = 100
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters without a width: they come along from word processors and web pages."""


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text: line and column, both counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of an author: where it stands, and a sentence or two about it."""

    path: str
    position: Position
    message: str
    line_text: str = ""

    @property
    def place(self) -> str:
        """`path:line:column`, as editors and terminals open it."""
        return f"{self.path}:{self.position.line}:{self.position.column}"

    def __str__(self) -> str:
        return "\n".join([f"{self.place}: {self.message}", *self._excerpt()])

    def _excerpt(self) -> Iterator[str]:
        """The offending line with a caret below it; a very long line is cut around the caret."""
        if not self.line_text.strip():
            return
        column = min(self.position.column - 1, len(self.line_text))
        cut = max(0, column - WIDEST_LINE // 2) if len(self.line_text) > WIDEST_LINE else 0
        shown = self.line_text[cut : cut + WIDEST_LINE].rstrip()
        shown = "".join(c if c.isprintable() else " " for c in shown)
        margin = f"  {self.position.line} | "
        yield margin + shown
        yield " " * (len(margin) - 2) + "| " + " " * (column - cut) + "^"


class Lines:
    """The lines of a text as editors count them: only a line feed ends one.

    Python's `splitlines` and YAML know more line ends (U+2028, U+0085, …), each of them others.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        """The position of the character at `offset`, which counts from 0."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def text(self, line: int) -> str:
        """The text of a line, counted from 1, without its end; empty when there is no such line."""
        if not 0 < line <= len(self._starts):
            return ""
        return self._text[self._starts[line - 1] :].partition("\n")[0]


@dataclass(frozen=True)
class SourceText:
    """A file as an author sees it: its path from the project's root, and its lines."""

    path: str
    text: str

    @cached_property
    def lines(self) -> Lines:
        """Where the lines of the text begin."""
        return Lines(self.text)

    def problem(self, position: Position, message: str) -> Problem:
        """A problem at `position` of this file."""
        return Problem(self.path, position, message, self.lines.text(position.line))

    def position(self, offset: int) -> Position:
        """The position of the character at `offset`."""
        return self.lines.position(offset)


class InvalidExercises(Exception):  # noqa: N818 -- it is what the course then is
    """Raised when the course has problems; holds all of them, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Every problem with its line and caret, a count at the end, and annotations on GitHub."""
    unique = sorted(set(problems))
    lines = [str(problem) for problem in unique]
    files = len({problem.path for problem in unique})
    lines.append(f"{count(len(unique), 'problem')} in {count(files, 'file')}.")
    if os.environ.get("GITHUB_ACTIONS") == "true":
        lines.append("\n".join(map(annotation, unique)))
    return "\n\n".join(lines)


def annotation(problem: Problem) -> str:
    """The problem as a GitHub workflow command, shown beside the line in a pull request."""
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    where = f"file={path},line={problem.position.line},col={problem.position.column}"
    return f"::error {where}::{_escaped(problem.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def count(number: int, noun: str) -> str:
    """`1 file`, `2 files`, `3 checks`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@lru_cache(maxsize=1024)
def closest(word: str, names: tuple[str, ...]) -> str | None:
    """The most similar of `names`. The same slip often stands in many files: it is kept."""
    return next(iter(get_close_matches(word, names)), None)


def did_you_mean(word: object, known: Iterable[str], *, listing: str = "") -> str:
    """A sentence that suggests what `word` was meant to be.

    The closest of `known`; if none is close, `listing` and all of them when they are few.
    """
    names = tuple(sorted(set(known)))
    bare = INVISIBLE.sub("", str(word))
    if bare != word and bare in names:
        return f" An invisible character stands in it. Delete the word, and type `{bare}`."
    typed = look_alikes_typed(str(word))
    if typed != word and typed in names:
        return only_looks_right(typed)
    if (file := bare.rpartition("/")[2].rpartition(".")[0]) in names:
        return f" Did you mean `{file}`?"
    close = str(word).lower() if str(word).lower() in names else closest(str(word), names)
    if close:
        return f" Did you mean `{close}`?"
    if not listing or len(names) > 12:
        return ""
    if not names:
        return " There are none yet."
    if len(names) == 1:
        return f" The only one is `{names[0]}`."
    return f" {listing} {', '.join(f'`{name}`' for name in names)}."
