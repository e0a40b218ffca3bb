"""Every message of the check is triggered by a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.check_messages import as_pattern, in_code, reports

UNREACHED = {
    "This cannot be read as YAML.": "the parser names a place for everything that it refuses today",
}
"""Messages for what cannot happen, as far as we know, and why they are there."""


def in_tests() -> Iterator[str]:
    """Texts that tests of the engine compare with, and none of this module."""
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        if file != Path(__file__):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


TRIGGERED = "\n".join({*reports(), *in_tests()})
MESSAGES = sorted({message.strip() for message in in_code()} - {*UNREACHED})


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_is_triggered(message: str) -> None:
    """By a mistake in `tests/data/mistakes`, by an example, or by a test that compares with it."""
    assert as_pattern(message).search(TRIGGERED)


def test_what_is_unreached_can_still_be_said() -> None:
    assert {*UNREACHED} <= {message.strip() for message in in_code()}
