"""Which tests reach a place of the code, as `tests.mutate.recording` found it.

A place is a line of a module; in the browser half, the line where a function begins.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.mutate.fault import Fault

FUNCTION = re.compile(r"\s*(?:async )?def |.*\bfunction\b|.*=>|\s*[\w# ]+\([^)]*\) \{")
"""What the first line of a function looks like, in Python and in the browser half."""
MOST = 400
"""How many tests of a place are kept. Quick ones are run by the hundred in a minute."""
BEHIND = 6
"""How many lines behind a fault are looked at, too."""


@dataclass
class Reached:
    """What a recording found."""

    tests: list[str]
    seconds: dict[str, float]
    """Test, or fixture of a whole session → how long it takes."""
    fixtures: dict[str, list[str]]
    """Test → the fixtures it asks for."""
    places: dict[str, dict[int, list[int]]]
    """Module → line → positions in `tests`, those that reach the fewest places first."""

    def tests_at(self, fault: Fault) -> list[str]:
        """The tests that reach the place of a fault; none if no test does, or it is not known.

        Those come first that go on to where few others get: behind a guard, to what it guards.
        """
        places = self.places.get(fault.module, {})
        lines = [line for line in sorted(places) if _may_hold(line, fault)]
        at = max(bisect_right(lines, fault.line) - 1, 0)
        # The line of a `def` runs before all tests, and what it names in the line below.
        here = next(filter(None, (places[line] for line in lines[at : at + 2])), [])
        if not here and _is_outside(fault):
            here = sorted({each for tests in places.values() for each in tests})
        behind = (places[line] for line in lines[at:] if line <= fault.line + BEHIND)
        first = [each for tests in sorted(behind, key=len) for each in tests]
        is_whole = len(here) < MOST
        wanted = (each for each in [*first, *here] if here and (each in here or not is_whole))
        return [self.tests[each] for each in dict.fromkeys(wanted)]

    def within(self, tests: Iterable[str], budget: float) -> list[str]:
        """As many of them, from the first on, as take no longer than so many seconds."""
        taken: list[str] = []
        made: set[str] = set()
        for test in tests:
            needed = {*self.fixtures.get(test, [])} - made
            cost = sum(self.seconds.get(each, 0) for each in (test, *needed))
            if cost <= budget:
                budget -= cost
                made |= needed
                taken.append(test)
        return taken


def _may_hold(line: int, fault: Fault) -> bool:
    """Whether the function that begins in a line is not over before the fault: in the browser
    half, what begins above a fault and as far to the right is."""
    if line >= fault.line or not fault.module.endswith(".mjs"):
        return True
    above, at = (fault.code.splitlines()[each - 1] for each in (line, fault.line))
    return _indent(above) < _indent(at)


def _is_outside(fault: Fault) -> bool:
    """Whether a fault stands outside of functions, as constants and the fields of classes do: it is
    read before all tests, and may matter to any of them."""
    lines = [line for line in fault.code.splitlines()[: fault.line] if line.strip()]
    depth = _indent(lines[-1]) if lines else 0
    for line in reversed(lines):
        if _indent(line) < depth:
            if FUNCTION.match(line):
                return False
            depth = _indent(line)
    return bool(lines)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def read(file: Path) -> Reached | None:
    """What was recorded last, if anything was."""
    if not file.is_file():
        return None
    kept = json.loads(file.read_text("utf-8"))
    places = {
        module: {int(line): tests for line, tests in found.items()}
        for module, found in kept.pop("places").items()
    }
    return Reached(places=places, **kept)
