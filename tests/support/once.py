"""What takes long to make is made once for all workers of a test run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

MOST_SECONDS = 600


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """What `make(path)` made: here, or in the worker that came first. To be read only."""
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}"
    made, result = shared / "made", shared / "it"
    try:
        shared.mkdir()
    except FileExistsError:
        _wait_for(made, name)
        return result
    make(result)
    made.touch()
    return result


def _wait_for(made: Path, name: str) -> None:
    for _ in range(MOST_SECONDS * 5):
        if made.exists():
            return
        time.sleep(0.2)
    raise TimeoutError(f"the other worker has not made: {name}")
