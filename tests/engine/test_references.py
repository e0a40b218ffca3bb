"""How fields name each other: what is a reference, what a condition, and what is taken."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.dialogues.conditions import Condition as Offer
from macros.dialogues.conditions import Range
from macros.dialogues.model import Reply
from macros.fields.references import (
    Candidate,
    Condition,
    ItemName,
    Reference,
    ScoredName,
    parse_reference,
)
from tests.support.model_problems import problems


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("field", Reference(None, "field")),
        ("sheet.field", Reference("sheet", "field")),
        ("a-sheet.field-2.column", Reference("a-sheet", "field-2", "column")),
    ],
)
def test_a_reference_comes_out_as_it_was_written(written: str, read: Reference) -> None:
    assert parse_reference(written) == read
    assert str(read) == written
    assert parse_reference(read) is read
    home = read.seen_from("home")
    assert home == read._replace(worksheet=read.worksheet or "home")


@pytest.mark.parametrize(
    "written",
    ["", ".", "a.", ".a", "a..b", "a.b.c.d", "A", "a_b", "2a", "-a", "a b", "a\n", 3, None, ["a"]],
)
def test_what_is_no_reference_is_refused(written: object) -> None:
    with pytest.raises(Exception, match="must be a reference"):
        parse_reference(written)


def test_an_item_of_a_likert_field_is_read_from_text_or_taken_as_it_is() -> None:
    item = TypeAdapter(ItemName).validate_python("trust.kept")
    assert item == ScoredName("trust", "kept") and str(item) == "trust.kept"
    assert TypeAdapter(ItemName).validate_python(item) is item


@pytest.mark.parametrize("written", ["trust", "trust.", ".kept", "a.b.c", "", 3, None, ["a", "b"]])
def test_what_is_no_item_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="must be an item"):
        TypeAdapter(ItemName).validate_python(written)


SAYS_NOTHING = (
    "This condition says nothing. Add `is: …`, `is_not: …`, `filled: true`, `at_least: …` or "
    "`at_most: …`."
)
NO_WORD = "`{}` must be a word, a number or a list of them."


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, {"": SAYS_NOTHING}),
        ({"is": "yes"}, {}),
        ({"is": ["yes", 3, 2.5]}, {}),
        ({"is_not": "no"}, {}),
        ({"filled": False}, {}),
        ({"filled": True}, {}),
        ({"at_least": 0}, {}),
        ({"at_most": 0}, {}),
        ({"is": {"a": 1}}, {"is": NO_WORD.format("is")}),
        ({"is_not": ["no", ["a"]]}, {"is_not": NO_WORD.format("is_not")}),
    ],
)  # fmt: skip
def test_a_condition_says_something(keys: dict[str, Any], found: dict[str, str]) -> None:
    assert problems(Condition, {"field": "story", **keys}) == found


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (True, ("true",)), (False, ("false",)), (5.0, (5,)), (2.5, (2.5,)), ("yes", ("yes",)),
        ([True, 1.0, "x"], ("true", 1, "x")),
    ],
)  # fmt: skip
def test_values_are_compared_as_they_are_stored(written: Any, values: tuple[Any, ...]) -> None:
    found = Condition.model_validate({"field": "story", "is": written})
    assert found.is_ == values
    assert [type(value) for value in found.is_] == [type(value) for value in values]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({}, None),
        ({"column": "what"}, None),
        ({"columns": {"what": "option"}}, None),
        ({"first": True}, None),
        ({"label": True, "first": False}, None),
        ({"column": "what", "first": True}, ("first", "`column` and `first` exclude each other.")),
        ({"columns": {"a": "b"}, "label": True},
         ("label", "`columns` and `label` exclude each other.")),
        ({"first": True, "label": True}, ("label", "`first` and `label` exclude each other.")),
    ],
)  # fmt: skip
def test_a_response_is_taken_in_one_way(
    keys: dict[str, Any], problem: tuple[str, str] | None
) -> None:
    found = {problem[0]: f"{problem[1]} Keep one."} if problem else {}
    assert problems(Candidate, {"from": "sheet.field", **keys}) == found


ASKS_NOTHING = "This asks for nothing. Write `at_least`, `at_most` or `is`."
IMPOSSIBLE = "No number can be all of this. Remove one of these bounds."
RANGES: list[tuple[dict[str, int], str | None, list[int]]] = [
    ({}, ASKS_NOTHING, [-3, 0, 3]),
    ({"at_least": 0}, None, [0, 3]),
    ({"at_most": 0}, None, [-3, 0]),
    ({"is": 0}, None, [0]),
    ({"at_least": 0, "at_most": 0}, None, [0]),
    ({"at_least": 1, "at_most": 0}, IMPOSSIBLE, []),
    ({"at_least": 0, "at_most": 3, "is": 3}, None, [3]),
    ({"at_least": 0, "is": -3}, IMPOSSIBLE, []),
    ({"at_most": 0, "is": 3}, IMPOSSIBLE, []),
]


@pytest.mark.parametrize(("keys", "problem", "holds"), RANGES, ids=range(len(RANGES)))
def test_a_range_of_a_dialogue_can_hold(
    keys: dict[str, int], problem: str | None, holds: list[int]
) -> None:
    assert problems(Range, keys) == ({"": problem} if problem else {})
    fields: dict[str, Any] = {"is_" if key == "is" else key: n for key, n in keys.items()}
    found = Range.model_construct(**fields)
    assert [number for number in (-3, 0, 3) if found.holds(number)] == holds


@pytest.mark.parametrize("set", ["+1", "-2", -2, "=3", "=-3", "+0"])
def test_a_reply_adds_or_sets(set: str | int) -> None:
    reply = Reply.model_validate({"say": "So.", "to": "end", "set": {"trust": set}})
    change = reply.set["trust"]
    number = int(str(set).lstrip("+="))
    assert change == ("=" if str(set)[0] == "=" else "+", number)


@pytest.mark.parametrize("set", [1, "1", "+-1", "--1", "=", "+1.5", True, "=1234567", " =1"])
def test_what_is_no_change_is_refused(set: object) -> None:
    shown = "true" if set is True else set
    assert problems(Reply, {"say": "So.", "to": "end", "set": {"trust": set}}) == {
        "set.trust": f"`trust` cannot be `{shown}`. Write `+1` or `-1` to change it, or `=1` to "
        "set it."
    }


def test_conditions_below_any_are_found_with_their_places() -> None:
    offer = Offer.model_validate(
        {"found": ["a"], "any": [{"trust": {"is": 1}}, {"any": [{"visited": ["b"]}]}]}
    )
    places = {path: [*each.variables] for path, each in offer.all()}
    assert places == {(): [], ("any", 0): ["trust"], ("any", 1): [], ("any", 1, "any", 0): []}
