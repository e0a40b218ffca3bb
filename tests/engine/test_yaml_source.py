"""What the YAML loader makes of scalars, and where it says that things stand."""

from __future__ import annotations

from typing import Any

import pytest

from macros.authoring.problems import Position
from macros.authoring.yaml_source import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("True", "True"), ("null", "null"),
        ("~", "~"), ("1:30", "1:30"), ("2026-11-22", "2026-11-22"), ("0x1F", "0x1F"),
        ("007", "007"), ("1_000", "1_000"), ("1e3", "1e3"), (".5", ".5"), ("+1", "+1"),
        (".inf", ".inf"), ("9" * 5000, "9" * 5000), ('"3"', "3"), ("'true'", "true"),
        ("3", 3), ("-4", -4), ("0", 0), ("0.5", 0.5), ("-2.25", -2.25),
        ("true", True), ("false", False), ("", None),
    ],
)  # fmt: skip
def test_scalars_are_what_the_author_wrote(text: str, value: Any) -> None:
    parsed = parse(f"key: {text}\n")
    assert parsed.mistakes == ()
    assert parsed.value == {"key": value}
    assert type(parsed.value["key"]) is type(value)


def test_keys_are_text() -> None:
    assert parse("1: a\nno: b\ntrue: c\n").value == {"1": "a", "no": "b", "true": "c"}


def test_positions_of_keys_and_values() -> None:
    positions = parse("fields:\n  - id: a\n    was: [b, c]\n").positions
    assert positions.find(("fields", 0, "was", 1)) == Position(3, 14)
    assert positions.find(("fields", 0, "was"), key=True) == Position(3, 5)


def test_names_that_only_a_model_knows_are_passed_over() -> None:
    positions = parse("fields:\n  - kind: rating\n    min: x\n").positions
    assert positions.find(("fields", 0, "rating", "min")) == Position(3, 10)


def test_a_missing_part_leads_to_the_nearest_that_is_there() -> None:
    assert parse("a:\n  b: 1\n").positions.find(("a", "c")) == Position(2, 3)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 20_000, "- " * 50_000, "a: b\n" * 400_001]
)
def test_huge_and_deep_texts_are_refused_in_a_sentence(text: str) -> None:
    parsed = parse(text)
    assert len(parsed.mistakes) == 1
    assert parsed.mistakes[0].message.endswith(".")
