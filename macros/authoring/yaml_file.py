"""A YAML file of the course: its text, its values, and its problems in the author's terms."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from macros.authoring import yaml_positions
from macros.authoring.problems import Position, Problem, SourceText
from macros.authoring.strict_model import Finding, Strict, errors_of
from macros.authoring.yaml_positions import Parsed
from macros.authoring.yaml_source import LONGEST, parse

CONFLICT = re.compile(r"^<{7} .*\n(?=(?s:.*?)^={7}$(?s:.*?)^>{7} )", re.M)
TWO_VERSIONS = (
    "Two versions of the same lines stand here, one below the other. Keep one of them, and delete "
    "the other with the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`."
)

Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True)
class YamlFile:
    """A text together with what it parsed to."""

    source: SourceText
    parsed: Parsed

    def problem(self, path: yaml_positions.Path, message: str, *, key: bool = False) -> Problem:
        """A problem with the value (or key) at `path`."""
        return self.source.problem(self.parsed.positions.find(path, key=key), message)

    def problems(self, findings: Iterable[Finding] = ()) -> Iterator[Problem]:
        """What the parser refused, and the findings of a model, with their places."""
        for mistake in self.parsed.mistakes:
            yield self.source.problem(mistake.position, mistake.message)
        for finding in findings:
            yield self.problem(finding.path, finding.message, key=finding.at_key)


def read_text(file: Path, root: Path) -> tuple[SourceText, list[Problem]]:
    """The text of a file, or the reason why there is none."""
    path = file.relative_to(root).as_posix()
    try:
        data = _bytes(file)
    except OSError as error:
        reason = error.strerror or str(error)
        return SourceText(path, ""), [Problem(path, Position(), f"Cannot be read: {reason}.")]
    try:
        source = SourceText(path, _with_line_feeds(data))
        return source, [source.problem(source.position(at), TWO_VERSIONS) for at in _merged(source)]
    except UnicodeDecodeError as error:
        good = SourceText(path, _with_line_feeds(data[: error.start]))
        where = good.position(len(good.text))
        message = "This is not UTF-8 text. Save the file with the encoding UTF-8."
        return SourceText(path, ""), [Problem(path, where, message)]


def _merged(source: SourceText) -> list[int]:
    """Where git wrote two versions of the same lines into the file."""
    return [match.start() for match in CONFLICT.finditer(source.text)]


def _bytes(file: Path) -> bytes:
    """What a file holds; pipes and devices, whose end may never come, are refused unread."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise OSError("This is no ordinary file")
    if status.st_size > 4 * LONGEST:
        raise OSError("It is too long")
    return file.read_bytes()


def _with_line_feeds(data: bytes) -> str:
    """The text of a file, its line ends made alike as Jinja and Markdown make them."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(file: Path, root: Path, *, lenient: bool = False) -> tuple[YamlFile, list[Problem]]:
    """A YAML file and the problems of reading it."""
    source, problems = read_text(file, root)
    yaml_file = YamlFile(source, parse(source.text, lenient=lenient, shared=lenient))
    return yaml_file, problems or [*yaml_file.problems()]


def make(model: type[Model], value: object) -> tuple[Model | None, list[Finding]]:
    """The model of a value, or what is wrong with the value."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [*_each_id_once(errors_of(error))]


NO_ID = re.compile(r"cannot be (`[^`]*`): an id")


def _each_id_once(findings: list[Finding]) -> Iterator[Finding]:
    """Of an id that cannot be one only where it is given, and not where it is used."""
    given = [f for f in findings if f.at_key or f.path[-1:] == ("id",)]
    first = {match[1]: f for f in [*findings, *given] if (match := NO_ID.search(f.message))}
    for finding in findings:
        match = NO_ID.search(finding.message)
        if not match or first[match[1]] is finding:
            yield finding
