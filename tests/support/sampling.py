"""Cases for the short run of the tests; the others are run with `--all` only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

Case = tuple[Any, ...]
"""The values of one case, in the order of the parameters."""


def every(cases: Sequence[Case], step: int) -> list[Any]:
    """All cases, of which each `step`-th is in the short run, the first included."""
    return [pytest.param(*case) if at % step == 0 else long(case) for at, case in enumerate(cases)]


def long(case: Case) -> Any:
    """A case of the long form."""
    return pytest.param(*case, marks=pytest.mark.long)
