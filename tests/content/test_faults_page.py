"""The page of faults tells the truth about tests: each that it names is there."""

from __future__ import annotations

import re

import pytest

from tests.support.project import ROOT

PAGE = (ROOT / "docs/contributing/faults.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "Shown by" not in line]


@pytest.mark.parametrize("row", ROWS, ids=[row[2:60] for row in ROWS])
def test_every_test_that_is_named_exists(row: str) -> None:
    shown = row.rstrip(" |").rpartition("|")[2]
    if shown.strip() == "the same test":
        return
    named = re.findall(r"`(test_\w+\.py)`: ((?:`test_\w+`(?:, )?)+)", shown)
    assert named, row
    for file, tests in named:
        whole = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob(file))
        for test in re.findall(r"`(\w+)`", tests):
            assert f"\ndef {test}(" in whole, (file, test)
