"""The sentences that a page carries for its scripts."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from macros.strings.loader import load
from tests.support.project import ROOT

KEYS = 'from macros.strings.loader import load; print(*load().for_parts({"plan", "cards", "lms"}))'


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_they_stand_in_the_same_order_in_every_build(seed: str) -> None:
    """Or the same course would be other bytes each time, and every page be fetched anew."""
    done = subprocess.run(
        [sys.executable, "-c", KEYS],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.split() == [*load().for_parts(["lms", "cards", "plan"])]
