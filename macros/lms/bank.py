"""The knowledge checks of a course as questions: what all formats have to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from macros.authoring.inline_markdown import inline, plain
from macros.course.library import Library
from macros.models.exercise import Exercise
from macros.render.links import IN_COURSE
from macros.render.renderer import shuffled


@dataclass(frozen=True)
class Choice:
    """One thing to choose. `label` and `feedback` are simple HTML without block elements."""

    id: str
    label: str
    feedback: str
    correct: bool


@dataclass(frozen=True)
class Question:
    """One field of a knowledge check. `prompt` is HTML, `title` plain text."""

    id: str
    """Unique in the course."""
    title: str
    prompt: str
    several: bool
    """Whether all the right choices have to be ticked, and no other; else one right one will do."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Topic:
    """The questions of one lesson, in the order of its check."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Bank:
    """All questions of a course; titles are plain text."""

    id: str
    title: str
    topics: tuple[Topic, ...]


def bank_of(library: Library) -> Bank:
    """The checks that the course's pages show, in the order of its lessons."""
    by_lesson = {id: library.checks.get(f"check-{id}") for id in library.lessons}
    titles = {f"check-{id}": lesson.title for id, lesson in library.lessons.items()}
    first = [check for check in by_lesson.values() if check]
    rest = [check for id, check in library.checks.items() if id not in titles]
    topics = (_topic(check, titles.get(check.id, check.title)) for check in [*first, *rest])
    name = plain(library.settings.name or library.course.id)
    return Bank(library.course.id, name, tuple(topic for topic in topics if topic.questions))


def _topic(check: Exercise, title: str) -> Topic:
    return Topic(check.id, plain(title), tuple(_questions(check, plain(title))))


def _questions(check: Exercise, title: str) -> Iterator[Question]:
    """The fields that have something to get right: only those with choices can."""
    numbered: Iterable[tuple[int, Any]] = enumerate(check.fields, 1)
    for number, field in numbered:
        if any((field.correct() or {}).values()):
            id = f"{check.id}.{field.id}"
            several = field.response_type == "choices"
            choices = tuple(map(_choice, shuffled(field.choices, id)))
            yield Question(id, f"{title} ({number})", _html(field.prompt), several, choices)


def _choice(choice: Any) -> Choice:
    return Choice(choice.id, _html(choice.label), _html(choice.feedback or ""), choice.correct)


def _html(text: object) -> str:
    """Inline Markdown as HTML; a link inside the course becomes its label."""
    return str(inline(text, _outside)).replace("&#39;", "'")


def _outside(address: str) -> str | None:
    return None if address.startswith((*IN_COURSE, "#")) else address
