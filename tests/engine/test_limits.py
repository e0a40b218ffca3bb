"""How many entries a list may have, and how large a number may be, as the authors' pages say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.authoring.strict_model import Lines, Positive, WholeMinutes
from macros.cases.issues import Issue, Points
from macros.cases.model import Case
from macros.dialogues.model import Dialogue
from macros.fields import checklist, choice, likert, points, ranking, rows
from macros.figures.model import Guess
from macros.figures.sliders import Sliders
from macros.figures.subjects import Line, PlacedCase
from macros.models.card import SayCard, SortCard, WorkOutCard
from macros.models.exercise import Check
from macros.models.lesson import LessonMatter
from macros.models.plan import Plan, PlanBlock, PlanDate
from macros.models.reference_data import SearchWords, Way

LIMITS = (MinLen, MaxLen)
ANY = 200
"""More than any author would write, where there is no most."""
COUNTS: list[tuple[type[BaseModel], str, int, int]] = [
    (Case, "issues", 2, 16),
    (Issue, "options", 3, 9),
    (Issue, "questions", 0, 3),
    (Guess, "choices", 2, 5),
    (Line, "cases", 2, 9),
    (Sliders, "states", 3, 3),
    (SayCard, "answers", 2, 2),
    (SayCard, "criteria", 3, 3),
    (SortCard, "groups", 2, 4),
    (SortCard, "items", 2, 8),
    (LessonMatter, "objectives", 1, ANY),
    (Check, "fields", 1, ANY),
    (Plan, "lines", 1, ANY),
    (Plan, "blocks", 1, ANY),
    (PlanBlock, "entries", 1, ANY),
    (Way, "steps", 1, ANY),
    (SearchWords, "words", 1, ANY),
    (Dialogue, "turns", 1, ANY),
    (Dialogue, "endings", 1, ANY),
    (choice.Kind, "choices", 2, ANY),
    (checklist.Kind, "choices", 1, ANY),
    (ranking.Kind, "choices", 2, ANY),
    (points.Kind, "items", 2, ANY),
    (likert.Kind, "items", 1, ANY),
    (likert.Kind, "sides", 2, 2),
    (rows.Kind, "columns", 1, ANY),
]


def many(model: type[BaseModel], name: str, n: int) -> bool:
    """Whether a list or mapping of the model may have n entries, whatever they are."""
    info = model.model_fields[name]
    entries: Any = {f"a{i}": i for i in range(n)} if "dict" in str(info.annotation) else [0] * n
    kind = dict[str, Any] if isinstance(entries, dict) else list[Any]
    limits = [*info.metadata, *_of_optional(info.annotation)]
    return accepted(Annotated[kind, *(it for it in limits if isinstance(it, LIMITS)), ""], entries)


def _of_optional(annotation: Any) -> Iterator[Any]:
    """The limits of `Annotated[…] | None`."""
    for part in getattr(annotation, "__args__", ()):
        for field in getattr(part, "__metadata__", ()):
            yield from getattr(field, "metadata", ())


def number(model: type[BaseModel], name: str) -> Any:
    """The type of a number of the model, with its limits."""
    info = model.model_fields[name]
    return Annotated[info.annotation, *info.metadata, "as in the model"]


def accepted(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("model", "name", "least", "most"), COUNTS)
def test_a_list_has_as_many_entries_as_its_page_says(
    model: type[BaseModel], name: str, least: int, most: int
) -> None:
    assert many(model, name, least) and many(model, name, most)
    assert not least or not many(model, name, least - 1)
    assert most == ANY or not many(model, name, most + 1)


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        (Points, 0, 1000),
        (Positive, 1, 1_000_000),
        (Lines, 1, 100),
        (WholeMinutes, 1, 6000),
        (number(PlanDate, "days"), -3660, 3660),
        (number(PlacedCase, "place"), 0, 10),
    ],
)
def test_a_number_is_as_large_as_its_page_says(kind: Any, least: int, most: int) -> None:
    assert accepted(kind, least) and accepted(kind, most)
    assert not accepted(kind, least - 1) and not accepted(kind, most + 1)


@pytest.mark.parametrize(("value", "taken"), [(0, True), (0.5, True), (-0.5, False)])
def test_a_result_is_off_by_nothing_or_more(value: float, taken: bool) -> None:
    assert accepted(number(WorkOutCard, "within"), value) == taken
