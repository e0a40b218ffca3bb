"""The page of formats tells the truth: each test that it names is there, and so is each schema."""

from __future__ import annotations

import json
import re

import pytest

from tests.support.project import ROOT

PAGE = (ROOT / "docs/contributing/formats.md").read_text("utf-8")
NAMED = re.findall(r"`(test_\w+\.py)`: ((?:`test_\w+`(?:, )?)+)", PAGE)
RULES = PAGE.partition("| What meets |")[2].partition("\n\n")[0].splitlines()[2:]
SCHEMAS = re.findall(r"`([\w/-]+\.schema\.json)`", PAGE)


@pytest.mark.parametrize(("file", "tests"), NAMED)
def test_every_test_that_the_page_names_exists(file: str, tests: str) -> None:
    whole = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob(file))
    for test in re.findall(r"`(\w+)`", tests):
        assert f"\ndef {test}(" in whole, (file, test)


@pytest.mark.parametrize("row", RULES, ids=[row[2:50] for row in RULES])
def test_every_rule_names_its_test(row: str) -> None:
    shown = row.rstrip(" |").rpartition("|")[2].strip()
    assert shown == "the same test" or re.match(r"`test_\w+\.py`: `test_", shown), row


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_schema_that_the_page_names_exists(schema: str) -> None:
    assert json.loads((ROOT / "macros/theme/assets" / schema).read_text("utf-8"))["title"]


def test_the_page_names_every_schema() -> None:
    assets = ROOT / "macros/theme/assets"
    there = {path.relative_to(assets).as_posix() for path in assets.rglob("*.schema.json")}
    assert there == set(SCHEMAS)
