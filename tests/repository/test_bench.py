"""A benchmark of which one table fails keeps the others: each may have taken minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bench import __main__ as bench
from tests.bench import build, generators, serving
from tests.support.report import NOT_MADE, table, tables, write

PAGE = """# Benchmarks

<!-- tables: make bench part=build -->

{}

<!-- end of tables -->

The end.
"""
OLD = [table(["What", "s"], [[name, "1"]]) for name in ("builds", "serving", "check")]
NEW = [table(["What", "s"], [[name, "2"]]) for name in ("builds", "serving", "check")]


def fail() -> str:
    raise RuntimeError("no server")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "benchmarks.md"
    path.write_text(PAGE.format("\n\n".join(OLD)), "utf-8")
    monkeypatch.setattr(bench, "PAGE", path)
    return path


def test_a_table_that_fails_costs_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    made = tables(lambda: NEW[0], fail, lambda: NEW[2])
    assert made.split("\n\n") == [NEW[0], NOT_MADE, NEW[2]]
    assert "no server" in capsys.readouterr().err


def test_the_docs_keep_the_old_table_where_none_could_be_made(page: Path) -> None:
    write(tables(lambda: NEW[0], fail, lambda: NEW[2]), page, "make bench part=build")
    assert page.read_text("utf-8") == PAGE.format("\n\n".join([NEW[0], OLD[1], NEW[2]]))


def test_a_table_for_which_the_docs_had_none_is_named_as_missing(page: Path) -> None:
    write(tables(*(lambda each=each: each for each in NEW), fail), page, "make bench part=build")
    assert page.read_text("utf-8") == PAGE.format("\n\n".join([*NEW, NOT_MADE]))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds and checks that take no time."""
    monkeypatch.setattr(build, "builds", lambda work, rounds: {("macros", 20): [1.0]})
    for name in ("ratios", "per_page"):
        monkeypatch.setattr(build, name, lambda built: NEW[0] if built else fail())
    monkeypatch.setattr(build, "checked", lambda work, rounds: NEW[2])
    monkeypatch.setattr(generators, "report", lambda work, rounds: NEW[1])


def test_the_builds_are_kept_when_serving_fails(
    quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "report", lambda work: fail())
    browser: Any = None
    assert build.report(browser, 1).split("\n\n") == [NEW[0], NEW[0], NOT_MADE, NEW[2], NEW[1]]


def test_builds_that_fail_are_not_tried_again(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def broken(work: Path, rounds: int) -> None:
        tried.append(work)
        raise RuntimeError("no disk")

    monkeypatch.setattr(build, "builds", broken)
    monkeypatch.setattr(serving, "report", lambda work: NEW[1])
    browser: Any = None
    assert build.report(browser, 1).split("\n\n") == [NOT_MADE, NOT_MADE, NEW[1], NEW[2], NEW[1]]
    assert len(tried) == 1
