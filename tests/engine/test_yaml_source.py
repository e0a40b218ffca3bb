"""What the YAML loader makes of scalars, and where it says that things stand."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from macros.authoring.problems import Position
from macros.authoring.yaml_source import parse
from macros.authoring.yaml_words import say_error


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
    ("text", "line", "column", "message"),
    [
        ("a: @x", 1, 4, "`@` cannot start a value. Put the text in quotes."),
        ("a: b\nc: %x", 2, 4, "`%` cannot start a value. Put the text in quotes."),
        ("a:\n\tb: c", 2, 1, "A tab stands here. Indent with spaces instead."),
        ("a: - b", 1, 4, "A list cannot start here. Start it on a line of its own."),
        ("a: b\nc\nd: e", 2, 1, "The colon behind `c` is missing. Write `c:`."),
        ("My wish: peace: now", 1, 15, "A colon and a space start a value, but none can start "
         "here. Put text that holds a colon in quotes, or check the indentation."),
        ("a: b\nC d\ne: f", 2, 1, "A key without its colon. Write `key: value`, or indent this "
         "line to make it part of the text above."),
        ('a: "C:\\dir"', 1, 8, "A backslash means something special in double quotes. Use single "
         "quotes."),
        ("a: [b\n", 1, 4, "This bracket is never closed, or a comma is missing behind an entry in "
         "it. Text that holds a comma, a bracket or ` #` must be put in quotes there."),
        ("a: [b,\n", 2, 1, "A value is missing, or this bracket is never closed."),
        ("a: }", 1, 4, "A value is missing, or this bracket is never closed."),
        ("a: 'b\n", 1, 4, "A quotation mark is opened here and never closed."),
        ("a: * b", 1, 5, "A text that starts with `*`, `&` or `!` must be put in quotes."),
        ("a: |x\n b", 1, 5, "This cannot be read as YAML (expected chomping or indentation "
         "indicators, but found 'x'). Check quotes, colons and indentation."),
        ("[a]: b", 1, 1, "A key must be a word. Take away the brackets."),
        ("b: 1\n? {a: b}\n: c", 2, 3, "A key must be a word. Take away the brackets."),
        ("a: b\n---\nc: d", 2, 1, "A second document starts here. Remove `---`."),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_said_where_it_stands(
    text: str, line: int, column: int, message: str
) -> None:
    (mistake,) = parse(text).mistakes
    assert (mistake.position, mistake.message) == (Position(line, column), message)


ENTRY = "Does a new entry begin here? Then write a hyphen in front. If not, keep one of them."


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, {
            (3, 1): "`a` stands twice here, first in line 1. Keep one of them.",
        }),
        ("x:\n  - {id: 1,\n     id: 2}\n", {"x": [{"id": 1}]}, {
            (3, 6): f"`id` stands twice here, first in line 2. {ENTRY}",
        }),
        ("a: 1\nb: 1\na: 1\nb: 1\n", {"a": 1, "b": 1}, {
            (3, 1): "`a` stands twice here, first in line 1. Keep one of them.",
            (4, 1): "`b` stands twice here, first in line 2. Keep one of them.",
        }),
        ("a: 1\nb: 1\nc: 1\na: 1\nb: 1\nc: 1\n", {"a": 1, "b": 1, "c": 1}, {
            (4, 1): "`a` stands twice here, first in line 1, and so do keys below it. Delete what "
            "was pasted a second time.",
        }),
        ("x: {a: 1, b: 1, c: 1,\n  a: 1, b: 1, c: 1}\n", {"x": {"a": 1, "b": 1, "c": 1}}, {
            (2, 3): "`a` stands twice here, first in line 1. Keep one of them.",
        }),
    ],
)  # fmt: skip
def test_of_keys_that_stand_twice_the_first_counts_and_each_is_told_once(
    text: str, value: Any, told: dict[tuple[int, int], str]
) -> None:
    parsed = parse(text)
    assert parsed.value == value
    places = {(m.position.line, m.position.column): m.message for m in parsed.mistakes}
    assert places == told and len(parsed.mistakes) == len(told)


TOO_DEEP = "This is nested too deeply. Bring it nearer to the margin."
TOO_LONG = "This file is too long to be right. Split it into several."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, TOO_DEEP),
        ("{a: " * 20_000, TOO_DEEP),
        ("- " * 50_000, TOO_DEEP),
        ("a: b\n" * 400_001, TOO_LONG),
    ],
)
def test_huge_and_deep_texts_are_refused_in_a_sentence(text: str, message: str) -> None:
    assert [mistake.message for mistake in parse(text).mistakes] == [message]


def test_a_file_may_have_two_million_characters() -> None:
    assert parse("#" + "x" * 1_999_999).mistakes == ()
    (mistake,) = parse("#" + "x" * 2_000_000).mistakes
    assert (mistake.position, mistake.message) == (Position(1, 1), TOO_LONG)


def test_forty_levels_are_not_too_deep() -> None:
    assert parse("[" * 40 + "]" * 40).mistakes == ()
    (mistake,) = parse("[" * 41 + "a" + "]" * 41).mistakes
    assert (mistake.position, mistake.message) == (Position(1, 42), TOO_DEEP)


def test_a_parser_that_counts_levels_is_believed_and_no_other_asked() -> None:
    mark = yaml.Mark("", 2, 0, 2, "a: b", 2)
    error = yaml.MarkedYAMLError(problem="exceeded the nesting depth", problem_mark=mark)
    assert say_error("a: b", error) == (Position(1, 3), TOO_DEEP)


def test_what_the_parser_cannot_say_where_or_why_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such errors come of no text that is known; they must be no traceback."""
    assert say_error("a: b", yaml.YAMLError("odd")) == (Position(), "This cannot be read as YAML.")
    assert say_error("a: b", yaml.YAMLError("nesting depth")) == (Position(), TOO_DEEP)

    def too_deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(yaml, "parse", too_deep)
    assert say_error("a: b", yaml.YAMLError("odd")) == (Position(), TOO_DEEP)
