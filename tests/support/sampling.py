"""Cases for the short run of the tests; the others are run with `--all` only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import pytest

Case = tuple[Any, ...]
"""The values of one case, in the order of the parameters."""


def every(cases: Sequence[Case], step: int) -> list[Any]:
    """All cases, of which each `step`-th is in the short run, the first included."""
    return [pytest.param(*case) if at % step == 0 else long(case) for at, case in enumerate(cases)]


def diagonal(first: Iterable[Any], second: Iterable[Any]) -> list[Any]:
    """Every pair of two values, of which each value is in the short run once at least."""
    firsts, seconds = [*first], [*second]
    short = {(at % len(firsts), at % len(seconds)) for at in range(max(len(firsts), len(seconds)))}
    pairs = product(enumerate(firsts), enumerate(seconds))
    return [(a, b) if (m, n) in short else long((a, b)) for (m, a), (n, b) in pairs]


def long(case: Case) -> Any:
    """A case of the long form."""
    return pytest.param(*case, marks=pytest.mark.long)
