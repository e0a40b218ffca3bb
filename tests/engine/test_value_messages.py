"""How messages call what an author wrote, and which id they suggest."""

from __future__ import annotations

import pytest

from macros.authoring.value_messages import as_id, mapping_wanted, shown, text_wanted


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
