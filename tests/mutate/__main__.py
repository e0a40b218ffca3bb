"""`make mutate`: puts small faults into a copy of the project, and says which no test notices."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutate.accepted import is_accepted
from tests.mutate.fault import Fault, draw, modules_by_area
from tests.mutate.nearest import nearest
from tests.mutate.reached import Reached, read
from tests.mutate.recording import record
from tests.mutate.trial import Copy, UnsoundTestError
from tests.support.project import ROOT
from tests.support.report import table

OUTCOMES = ("noticed", "not noticed", "equivalent", "undecided")
Counts = dict[str, Counter[str]]
RECORDED = Path(".cache/reached.json")
"""Which test reaches which place; below the project, made by `make mutate record=yes`."""
BUDGET = 60
"""Seconds that the tests of one fault may take. The narrowest come first."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make mutate")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--area", default="", help="`rules,models`, `assets/scoring`, `python`")
    parser.add_argument("--record", action="store_true", help="first find which test reaches what")
    parser.add_argument(
        "--thorough", action="store_true", help="what is left meets all that reach it"
    )
    chosen = parser.parse_args(arguments)
    if chosen.record:
        record(ROOT, ROOT / RECORDED)
    with TemporaryDirectory(prefix="mutate-") as folder:
        seconds = 60 * chosen.minutes
        print(run(ROOT, Path(folder), chosen.area, chosen.seed, seconds, chosen.thorough))
    return 0


def run(
    project: Path, folder: Path, area: str, seed: str, seconds: float, thorough: bool = False
) -> str:
    """The table of a run that starts no new fault after so many seconds."""
    end = time.monotonic() + seconds
    copy = Copy(project, folder)
    reached = read(project / RECORDED)
    counts: Counts = {}
    for fault in in_turn(copy.root, area, seed):
        if time.monotonic() > end:
            break
        outcome = outcome_of(copy, fault, reached, thorough)
        counts.setdefault(fault.area, Counter())[outcome] += 1
        if outcome == "not noticed":
            print(fault, flush=True)
    return summary(counts)


def in_turn(root: Path, area: str, seed: str) -> Iterator[Fault]:
    """Faults of each area in turn, so that all get the same share of the time."""
    areas = modules_by_area(root, area)
    drawn = deque(draw(root, modules, f"{seed} {name}") for name, modules in areas.items())
    while drawn:
        faults = drawn.popleft()
        with suppress(StopIteration):
            yield next(faults)
            drawn.append(faults)


def outcome_of(
    copy: Copy, fault: Fault, reached: Reached | None = None, thorough: bool = False
) -> str:
    if is_accepted(fault):
        return "equivalent"
    rounds = chosen_tests(copy.root, fault, reached, thorough)
    try:
        noticed = any(copy.notices(fault, tests) for tests in rounds if tests)
        return "noticed" if noticed else "not noticed"
    except UnsoundTestError as why:
        print(why, flush=True)
        return "undecided"


def chosen_tests(
    root: Path, fault: Fault, reached: Reached | None, thorough: bool = False
) -> Iterator[list[str]]:
    """The tests that reach the fault, then the files nearest by name, then the others.

    A recording credits what a fixture does for several tests to the first of them, and keeps the
    narrowest tests of a place that all of them reach: others may notice.
    """
    known = reached or Reached([], {}, {}, {})
    reaching = known.tests_at(fault)
    first = known.within(reaching, BUDGET)
    yield first
    yield nearest(root, fault)
    if thorough:
        yield [test for test in reaching if test not in first]


def summary(counts: Counts) -> str:
    """A row for each area, and one for all."""
    rows = [*sorted(counts.items()), ("all", sum(counts.values(), Counter[str]()))]
    cells = [(area, *(str(found[name]) for name in OUTCOMES)) for area, found in rows]
    return table(["Area", *(name.capitalize() for name in OUTCOMES)], cells)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
