"""What a run of the tests tells at its end: engines left out, seconds of each part, journeys.

`--write-times` puts the seconds into docs/contributing/testing.md, `--write-journeys` the journeys
of each engine into docs/contributing/faults.md: for releases, on a machine that does nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.support.engines import ENGINES, TITLES, lack
from tests.support.project import ROOT
from tests.support.report import table, write

TIMES = ROOT / "docs/contributing/testing.md"
FAULTS = ROOT / "docs/contributing/faults.md"
JOURNEYS = "tests/journeys/"
JOURNEY = re.compile(r"tests/journeys/(test_\w+\.py)::(test_\w+)\[(\w+)")
SLOWEST = 10
OUTCOMES = ("failed", "known fault", "left out", "passed")
"""Of a journey; where it has several, the first counts."""


class RunReport:
    """A plugin that hears of each test, from whatever process ran it."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.tests: defaultdict[str, set[str]] = defaultdict(set)
        self.journeys: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = report.nodeid.partition("::")[0]
        for part in (part_of(report.nodeid), file):
            self.seconds[part] += report.duration
            if report.when == "call":
                self.tests[part].add(report.nodeid)
        if found := JOURNEY.match(report.nodeid):
            name, test, engine = found.groups()
            known = self.journeys[name, test]
            outcomes = (outcome_of(report), known.get(engine, OUTCOMES[-1]))
            known[engine] = min(outcomes, key=OUTCOMES.index)

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: pytest.Config
    ) -> None:
        if self.journeys:
            terminalreporter.write_line(engines_line())
        if len(self.seconds) > 2:  # a part and its only file need no table
            terminalreporter.write_line(self.times())
        if config.getoption("--write-times"):
            write(self.times(), TIMES, "make test times=yes")
        if config.getoption("--write-journeys"):
            write(self.journey_table(), FAULTS, "make test-all journeys=yes")

    def times(self) -> str:
        """Two tables: each part of the tests, and the slowest files."""
        parts = [part for part in self.seconds if not part.endswith(".py")]
        files = [file for file in self.seconds if file.endswith(".py")]
        both = (("Part", parts), ("Slowest files", sorted(files, key=self._slow)[:SLOWEST]))
        return "\n\n".join(self._table(title, names) for title, names in both)

    def _slow(self, name: str) -> float:
        return -self.seconds[name]

    def _table(self, title: str, names: list[str]) -> str:
        rows = [
            (f"`{name}`", str(len(self.tests[name])), f"{self.seconds[name]:.0f}")
            for name in sorted(names, key=self._slow)
        ]
        return table((title, "tests", "seconds"), rows)

    def journey_table(self) -> str:
        """Journey × engine, with the test that shows it."""
        head = ["Journey", *TITLES.values(), "Shown by"]
        rows = [
            [
                sentence(test),
                *(known.get(engine, "left out") for engine in ENGINES),
                shown(file, test),
            ]
            for (file, test), known in sorted(self.journeys.items())
        ]
        first, *more = ["| " + " | ".join(line) + " |" for line in (head, *rows)]
        return "\n".join([first, "|---" * len(head) + "|", *more])


def part_of(nodeid: str) -> str:
    """`tests/browser`, or for a journey the engine, too."""
    if found := JOURNEY.match(nodeid):
        return f"{JOURNEYS}{found[3]}"
    return nodeid.partition("::")[0].rpartition("/")[0]


def outcome_of(report: pytest.TestReport) -> str:
    if hasattr(report, "wasxfail"):
        return "known fault"
    return {"passed": "passed", "failed": "failed"}.get(report.outcome, "left out")


def sentence(test: str) -> str:
    """A test's name, as words."""
    return test.removeprefix("test_").replace("_", " ").capitalize()


def shown(file: str, test: str) -> str:
    return f"`{file}`: `{test}`"


def engines_line() -> str:
    """Which engines ran, and which were left out and why."""
    ran = [engine for engine in ENGINES if not lack(engine)]
    left = [
        f"{engine}, because {lack(engine)} (see `make engines`)"
        for engine in ENGINES
        if lack(engine)
    ]
    return f"Engines at hand: {', '.join(ran)}. Left out: {'; '.join(left) or 'none'}."
