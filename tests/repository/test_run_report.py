"""The summary of a run: no engine is left out silently, and the tables hold what ran."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.support import run_report
from tests.support.named_tests import expect_named_tests
from tests.support.run_report import RunReport

JOURNEY = "tests/journeys/test_sheet.py::test_two_tabs_pass_on_what_is_written"


def report(
    nodeid: str, outcome: Literal["passed", "failed", "skipped"], seconds: float = 2, **about: str
) -> pytest.TestReport:
    made = pytest.TestReport(
        nodeid=nodeid,
        location=("", None, ""),
        keywords={},
        outcome=outcome,
        longrepr=None,
        when="call",
        duration=seconds,
    )
    vars(made).update(about)
    return made


@pytest.fixture
def heard() -> RunReport:
    run = RunReport()
    run.pytest_runtest_logreport(report(f"{JOURNEY}[firefox]", "passed", 3))
    run.pytest_runtest_logreport(report(f"{JOURNEY}[webkit]", "skipped", wasxfail="Tab"))
    run.pytest_runtest_logreport(report("tests/browser/test_kill.py::test_a", "passed", 40))
    run.pytest_runtest_logreport(report("tests/browser/test_tabs.py::test_b", "passed", 5))
    return run


def test_an_engine_that_is_left_out_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacks = {"firefox": "Firefox is not installed"}
    monkeypatch.setattr(run_report, "lack", lambda engine: lacks.get(engine, ""))
    line = run_report.engines_line()
    assert "Engines at hand: chromium, webkit." in line
    assert "Left out: firefox, because Firefox is not installed" in line


def test_seconds_are_summed_by_part_and_file(heard: RunReport) -> None:
    made = heard.times()
    assert "| `tests/browser` | 2 | 45 |" in made
    assert "| `tests/browser/test_kill.py` | 1 | 40 |" in made
    assert "| `tests/journeys/firefox` | 1 | 3 |" in made


def test_a_journey_tells_what_happened_in_each_engine(heard: RunReport) -> None:
    row = heard.journey_table().splitlines()[-1]
    assert row.startswith(
        "| Two tabs pass on what is written | left out | passed | known fault | `test_sheet.py`"
    )
    expect_named_tests(row)


def test_a_journey_that_fails_once_has_failed(heard: RunReport) -> None:
    heard.pytest_runtest_logreport(report(f"{JOURNEY}[firefox-390]", "failed"))
    heard.pytest_runtest_logreport(report(f"{JOURNEY}[firefox-1280]", "passed"))
    assert "| left out | failed | known fault |" in heard.journey_table()
