"""Tests that a table of the docs names as proof."""

from __future__ import annotations

import re

from tests.support.project import ROOT


def expect_named_tests(row: str) -> None:
    """Fails unless the last cell of a row names tests, and each of them is there."""
    shown = row.rstrip(" |").rpartition("|")[2]
    if shown.strip() == "the same test":
        return
    named = re.findall(r"`(test_\w+\.py)`: ((?:`test_\w+`(?:, )?)+)", shown)
    assert named, row
    for file, tests in named:
        whole = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob(file))
        for test in re.findall(r"`(\w+)`", tests):
            assert f"\ndef {test}(" in whole, (file, test)
