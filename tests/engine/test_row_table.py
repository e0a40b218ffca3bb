"""Which rows are a table on a wide screen: those in which every cell has room for its words."""

from __future__ import annotations

from typing import Any

import pytest

from macros.fields.rows import Kind
from macros.render.row_table import _width, is_named, is_table, unbroken
from macros.strings.loader import load

WORDS = {"kind": "text"}
NUMBER = {"kind": "number"}
DAY = {"kind": "date"}
SHORT = {"kind": "choice", "choices": [{"id": "a", "label": "Yes"}, {"id": "b", "label": "No"}]}
LONG = {
    "kind": "choice",
    "choices": [{"id": "a", "label": "Only if they tell me something"}, SHORT["choices"][1]],
}
RATING = {"kind": "rating", "min": 1, "max": 3, "anchors": {"1": "A little", "3": "Most"}}


def rows(*columns: dict[str, Any]) -> Kind:
    named = [{"id": f"c{n}", "label": f"C {n}", **column} for n, column in enumerate(columns)]
    return Kind.model_validate({"id": "f", "kind": "rows", "prompt": "P", "columns": named})


@pytest.mark.parametrize(
    ("columns", "beside"),
    [
        ([WORDS] * 4, True),
        ([WORDS] * 5, False),
        ([WORDS, SHORT, RATING], True),
        ([WORDS, SHORT, RATING, SHORT, WORDS], False),
        ([WORDS, LONG, WORDS], True),
        ([WORDS, LONG, LONG], False),
        ([NUMBER, NUMBER, NUMBER, DAY], True),
        ([NUMBER] * 5, False),
    ],
)
def test_rows_are_a_table_where_nothing_has_to_be_cut(
    columns: list[dict[str, Any]], beside: bool
) -> None:
    assert is_table(rows(*columns), load()) is beside


@pytest.mark.parametrize(
    ("column", "rem"),
    [
        (WORDS, 6), (NUMBER, 4.5), ({"kind": "tick"}, 4.5), (DAY, 6.5), (SHORT, 8.26),
        (RATING, 8.26), (LONG, 15.3),
    ],
)  # fmt: skip
def test_a_cell_is_as_wide_as_its_longest_words(column: dict[str, Any], rem: float) -> None:
    (cell,) = rows(column).columns
    assert _width(cell, load()) == pytest.approx(rem)


@pytest.mark.parametrize(
    ("label", "beside"), [("a" * 38, True), ("a" * 39, False)], ids=["room", "no room"]
)
def test_a_row_may_fill_its_room_and_no_more(label: str, beside: bool) -> None:
    """30.12 of 30.3 rem, or 30.56."""
    tight = {"kind": "choice", "choices": [{"id": "a", "label": label}, SHORT["choices"][1]]}
    assert is_table(rows(NUMBER, tight), load()) is beside  # the name takes as much as words
    sheet = rows(WORDS, NUMBER, tight)
    assert is_table(sheet, load()) is beside


def test_a_row_that_begins_with_words_needs_no_room_for_a_name() -> None:
    assert not is_named(rows(WORDS, NUMBER))
    assert is_named(rows(NUMBER, WORDS))


def test_what_a_select_offers_is_what_must_fit() -> None:
    offered = [unbroken(column, load()) for column in rows(RATING, SHORT, WORDS).columns]
    assert offered == [
        ["Not chosen yet", "1: A little", "2", "3: Most"],
        ["Not chosen yet", "Yes", "No"],
        [],
    ]
