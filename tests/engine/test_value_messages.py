"""How messages call what an author wrote, and which id they suggest."""

from __future__ import annotations

from typing import Any

import pytest

from macros.authoring.error_words import REFERENCE_WAYS, _no_reference
from macros.authoring.value_messages import (
    as_id,
    is_reference,
    mapping_wanted,
    number_in,
    shown,
    text_wanted,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "`true`"), (False, "`false`"), (None, "nothing"), (["a"], "a list"),
        ((), "a list"), ({"a": 1}, "a mapping"), (3, "`3`"), (0, "`0`"), (2.5, "`2.5`"),
        ("yes", "`yes`"), ("a" * 40, f"`{'a' * 40}`"), ("a" * 41, f"`{'a' * 39}…`"),
    ],
)  # fmt: skip
def test_a_value_is_called_what_the_author_wrote(value: object, words: str) -> None:
    assert shown(value) == words


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (3, 'must be text. Put it in quotes: "3".'),
        (True, 'must be text. Put it in quotes: "true".'),
        (None, "must be text, not nothing."),
        (["a"], "must be text, not a list."),
    ],
)
def test_who_wrote_no_text_is_told_how(value: object, message: str) -> None:
    assert text_wanted(value) == message


@pytest.mark.parametrize(("value", "hinted"), [(["a"], True), ((), True), ("a", False), (3, False)])
def test_only_who_wrote_a_list_is_told_to_take_it_apart(value: object, hinted: bool) -> None:
    message = mapping_wanted(value)
    assert message.startswith(f"must be lines of `name: value`, not {shown(value)}.")
    assert ("Take away the hyphens" in message) == hinted


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Négociation Printemps", "negociation-printemps"), ("örtlichkeit", "ortlichkeit"),
        ("Straße 9", "strasse-9"), ("cœur", "coeur"), ("--a--b--", "a-b"), ("a\u200bb", "ab"),
        ("İstanbul ılık", "istanbul-ilik"), ("!?", ""),
    ],
)  # fmt: skip
def test_an_id_is_suggested_in_plain_small_letters(text: str, id: str) -> None:
    assert as_id(text) == id


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,5", "0.5"), ("12,34", "12.34"), ("1.5", "1.5"), ("-4", "-4"), (" 7 ", "7"),
        ("1,000", "1000"), ("1,000,000", "1000000"), ("$1,000.50", "1000.50"), ("€ 3", "3"),
        ("about 5", "5"), ("20 points", "20"), ("20points", "20"), ("5 %", "5"),
        ("1.000.000", ""), ("1,5,2", ""), ("3-4", ""), ("5.", ""), ("x", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(text: str, number: str) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "names_one"),
    [
        ("a", True), ("a.b", True), ("a.b.c", True), ("a-b.c2", True), ("a.b.c.d", False),
        ("A", False), ("a b", False), ("a.", False), ("1a", False), ("", False),
    ],
)  # fmt: skip
def test_a_field_is_named_by_up_to_three_ids(text: str, names_one: bool) -> None:
    assert is_reference(text) is names_one


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Story", "`Story` names no field. Write `story`."),
        ("worksheet:sheet/story", "`worksheet:sheet/story` names no field. Write `sheet.story`."),
        ("sheet . story", "`sheet . story` names no field. Write `sheet.story`."),
        ("My story", f"`My story` names no field. Write {REFERENCE_WAYS}."),
        (3, f"`3` names no field. Write {REFERENCE_WAYS}."),
        ("\u0430.b",
         "`\u0430.b` names no field. One of its characters only looks right. Delete the word, and "
         "type `a.b`."),
        ("\u0430 b", f"`\u0430 b` names no field. Write {REFERENCE_WAYS}."),
        ("a\u200bb",
         "An invisible character stands in this name. Delete the name, and type it."),
    ],
)  # fmt: skip
def test_what_names_no_field_is_told_with_what_was_meant(written: object, said: str) -> None:
    error: Any = {"input": written}
    assert _no_reference(error) == said
