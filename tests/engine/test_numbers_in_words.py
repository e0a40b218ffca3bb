"""Numbers, limits and days as paper and pages without JavaScript say them."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from macros.fields.references import Condition
from macros.fields.scales import is_fine
from macros.render.limits import limits_in_words
from macros.render.steps import number, steps
from macros.render.worksheet_spec import lean_dump
from macros.strings.loader import load


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (3.0, "3"),
        (-4, "-4"),
        (0.5, "0.5"),
        (-2.25, "-2.25"),
        (100, "100"),
        (1e6, "1000000"),
    ],
)
def test_a_number_in_html_has_no_needless_digits(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("least", "most", "step", "words"),
    [
        (None, None, None, ""),
        (0, 60, None, "From 0 to 60."),
        (0, None, None, "0 or more."),
        (None, 0, None, "0 or less."),
        (None, None, 1, "Whole numbers."),
        (None, None, 2, "In steps of 2."),
        (-0.5, 10, 0.25, "From −0.5 to 10, in steps of 0.25."),
        (1, None, 1, "1 or more, whole numbers."),
    ],
)
def test_limits_are_said_in_words(
    least: float | None, most: float | None, step: float | None, words: str
) -> None:
    limits = SimpleNamespace(min=least, max=most, step=step)
    assert limits_in_words(limits, load()) == words


def test_limits_have_the_decimal_mark_of_the_language() -> None:
    limits = SimpleNamespace(min=-0.5, max=10, step=0.25)
    assert limits_in_words(limits, load("fr-CA")) == "De −0,5 à 10, par pas de 0,25."


def test_steps_of_tenths_are_as_an_author_would_write_them() -> None:
    assert steps(SimpleNamespace(min=0, max=0.5, step=0.1)) == [0, 0.1, 0.2, 0.3, 0.4, 0.5]
    assert steps(SimpleNamespace(min=-1, max=1)) == [-1, 0, 1]


@pytest.mark.parametrize(
    ("least", "most", "step", "fine"),
    [(0, 20, 1, False), (0, 21, 1, True), (0, 10, 0.5, False), (0, 10.5, 0.5, True),
     (None, 100, 1, False), (0, None, 1, False), (0, 21, None, True)],
)  # fmt: skip
def test_a_scale_of_more_than_21_values_is_typed(
    least: float | None, most: float | None, step: float | None, fine: bool
) -> None:
    assert is_fine(SimpleNamespace(min=least, max=most, step=step)) is fine


def test_a_day_is_written_as_the_language_has_it() -> None:
    assert load().day(date(2026, 3, 1)) == "1 March 2026"
    assert load("fr-CA").day(date(2026, 12, 31)) == "31 décembre 2026"
    assert load("fr-CA").day(date(2027, 3, 1)) == "1er mars 2027"


def test_a_condition_keeps_only_the_false_that_means_something() -> None:
    unfilled = Condition.model_validate({"field": "story", "filled": False})
    assert lean_dump(unfilled) == {"field": "story", "filled": False}
    assert lean_dump(Condition.model_validate({"field": "a.b", "is": "yes"})) == {
        "field": "a.b",
        "is": ["yes"],
    }
