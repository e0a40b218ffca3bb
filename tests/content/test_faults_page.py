"""The page of faults tells the truth about tests: each that it names is there."""

from __future__ import annotations

import re

import pytest

from tests.support.named_tests import expect_named_tests
from tests.support.project import ROOT

PAGE = (ROOT / "docs/contributing/faults.md").read_text("utf-8")
TABLES = re.findall(r"^\|[^\n]*\| Shown by \|\n\|[-| :]+\|\n((?:\|[^\n]*\n)+)", PAGE, re.M)
ROWS = [row for rows in TABLES for row in rows.splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[2:60] for row in ROWS])
def test_every_test_that_is_named_exists(row: str) -> None:
    expect_named_tests(row)
