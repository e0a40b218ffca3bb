"""A copy of the project, in which faults are put and tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.mutate.fault import Fault

LINKED = (".venv", "node_modules")
LEFT_OUT = (".git", ".mypy_cache", ".pytest_cache", ".ruff_cache", "site", "lms", "packets")
NO_BYTE_CODE = shutil.ignore_patterns("__pycache__")
PYTEST = ("-m", "pytest", "-x", "-q", "--no-header", "-p", "no:xdist", "-p", "no:cacheprovider")
PATIENCE = 3
"""A fault that makes the tests take this many times as long is noticed: something never ends."""


class Copy:
    """A copy of the project. What runs there touches no file of the project itself."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.root = folder / "copy"
        self.root.mkdir()
        for entry in project.iterdir():
            if entry.name in LINKED:
                (self.root / entry.name).symlink_to(entry.resolve())
            elif entry.is_file():
                shutil.copy(entry, self.root)
            elif entry.name not in LEFT_OUT:
                shutil.copytree(entry, self.root / entry.name, ignore=NO_BYTE_CODE)
        self.output = ""
        """What pytest said last."""
        self._seconds: dict[str, float] = {}

    def notices(self, fault: Fault, tests: Sequence[str]) -> bool:
        """Whether one of these test files fails with a fault in its module.

        Raises RuntimeError if the tests do not pass without the fault.
        """
        limit = PATIENCE * sum(map(self._time_without_fault, tests)) + 30
        with self._with(fault):
            return not self._passes(tests, limit)

    def _time_without_fault(self, test: str) -> float:
        """Seconds of one test file; tried once, whatever it is tried with afterwards."""
        if test not in self._seconds:
            start = time.monotonic()
            if not self._passes([test], None):
                raise RuntimeError(f"This fails without a fault, too: {test}\n{self.output}")
            self._seconds[test] = time.monotonic() - start
        return self._seconds[test]

    def _passes(self, tests: Sequence[str], limit: float | None) -> bool:
        command = [sys.executable, *PYTEST, *tests]
        environment = {**os.environ, "PYTHONPATH": str(self.root), "NO_MKDOCS_2_WARNING": "1"}
        try:
            done = subprocess.run(
                command,
                cwd=self.root,
                env=environment,
                timeout=limit,
                capture_output=True,
                text=True,
            )
        except subprocess.TimeoutExpired:
            return False
        self.output = done.stdout
        return done.returncode == 0

    @contextmanager
    def _with(self, fault: Fault) -> Iterator[None]:
        file = self.root / fault.module
        kept = file.read_text("utf-8")
        try:
            _write(file, fault.code)
            yield
        finally:
            _write(file, kept)


def _write(file: Path, code: str) -> None:
    """Writes a module. Its byte code would count as current if time and size are the same."""
    file.write_text(code, "utf-8")
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink()
