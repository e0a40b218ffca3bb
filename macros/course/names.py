"""The names that the arguments of macros can be, and which of each kind a course has."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal, NamedTuple

from macros.course.library import Library

NameKind = Literal[
    "worksheet",
    "check",
    "lesson",
    "page",
    "source",
    "way",
    "diagram",
    "case",
    "role",
    "dialogue",
    "figure",
]
Requirement = Literal["lesson", "plan"]
"""What a macro may need: to stand on a lesson's page, or a plan in the course."""


class Names(NamedTuple):
    """All names of one kind: what such a thing is called, and those that a course has."""

    label: str
    known: Callable[[Library], Collection[str]]


def _diagrams(library: Library) -> Collection[str]:
    folder = library.settings.docs / "assets" / "diagrams"
    return [file.stem for file in folder.glob("*.svg")]


NAMES: dict[NameKind, Names] = {
    "worksheet": Names("worksheet", lambda library: library.known_worksheets),
    "check": Names("knowledge check for the lesson", lambda library: library.written_checks),
    "lesson": Names("lesson", lambda library: library.lesson_ids()),
    "page": Names("page", lambda library: library.pages),
    "source": Names("source", lambda library: library.written("sources")),
    "way": Names("way", lambda library: library.written("ways")),
    "diagram": Names("diagram", _diagrams),
    "case": Names("case", lambda library: library.case_versions),
    "dialogue": Names("dialogue", lambda library: library.written_dialogues),
    "figure": Names("figure", lambda library: library.written_figures),
    "role": Names("role", lambda library: ("a", "b")),
}
