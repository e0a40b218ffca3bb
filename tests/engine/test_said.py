"""Every sentence of the engine is said while tests run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.promises.inventory import STRINGS, verdicts
from tests.support.said import keys, missing, written

KEYS = [(section, key) for section, key, _ in keys()]


def named() -> Iterator[tuple[str, str]]:
    """Section and key of each sentence with a test, in the promises or in what was heard."""
    yield from (place for place, verdict in verdicts(STRINGS).items() if verdict.tests)
    yield from ((section, key) for section, tests in written().items() for key in tests)


def test_a_test_says_each_sentence() -> None:
    """A new key needs a test. With `--write-said` its run puts it into tests/data/said.yaml."""
    known = {*named()}
    assert [key for key in KEYS if key not in known] == []


def test_what_is_written_down_is_there() -> None:
    tests = {test for tests in written().values() for test in tests.values()}
    assert None not in tests, "each line names a test"
    assert [test for test in sorted(filter(None, tests)) if missing(test)] == []
    assert {*named()} <= {*KEYS}


@pytest.mark.parametrize(
    ("test", "gone"),
    [
        ("tests/engine/test_said.py::test_a_test_says_each_sentence", False),
        ("tests/engine/test_said.py::test_a_test_says", True),
        ("tests/engine/test_unheard.py::test_a", True),
        ("tests/left_out/test_a.py::test_a", False),
    ],
)
def test_a_test_that_is_gone_is_missing(test: str, gone: bool) -> None:
    assert missing(test) is gone
