"""A copy of the project, in which faults are put and tests run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.mutate.fault import Fault

LINKED = (".venv", "node_modules")
LEFT_OUT = (".git", ".mypy_cache", ".pytest_cache", ".ruff_cache", "site", "lms", "packets")
NO_BYTE_CODE = shutil.ignore_patterns("__pycache__")
PYTEST = ("-x", "-q", "--no-header", "-p", "no:xdist", "-p", "no:cacheprovider")
PATIENCE, EACH = 600, 2
"""Seconds, and more for each test, after which a fault is noticed: something never ends."""
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?\.py(?:::\w+)?)", re.MULTILINE)
"""A test that failed, in what pytest prints, without its case, whose name may hold spaces."""


class UnsoundTestError(Exception):
    """A test that fails with a fault and without it, so that it says nothing about the fault."""


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
        self._sound: set[str] = set()
        """Tests that were seen to pass without a fault."""

    def notices(self, fault: Fault, tests: Sequence[str]) -> bool:
        """Whether one of these test files fails with a fault in its module.

        Raises UnsoundTestError if what fails does not pass without the fault either.
        """
        with self._with(fault):
            failed = self._failing(tests)
        self._check_without_fault([test for test in failed if test not in self._sound])
        return bool(failed)

    def _check_without_fault(self, tests: Sequence[str]) -> None:
        """All in one run: where a fault keeps pytest from starting, these are hundreds."""
        if failing := self._failing(tests) if tests else ():
            raise UnsoundTestError(f"This fails without a fault, too: {failing[0]}\n{self.output}")
        self._sound.update(tests)

    def _failing(self, tests: Sequence[str]) -> Sequence[str]:
        """The first test that fails, or all of these files if they do not end."""
        try:
            done = self.run([*PYTEST, *tests], {}, PATIENCE + EACH * len(tests))
        except subprocess.TimeoutExpired:
            return tests
        self.output = done.stdout
        return (FAILED.findall(done.stdout) or tests) if done.returncode else []

    def run(
        self, arguments: Sequence[str], more: dict[str, str], patience: float | None
    ) -> subprocess.CompletedProcess[str]:
        """pytest in the copy, with these variables of the environment in addition."""
        return subprocess.run(
            [sys.executable, "-m", "pytest", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "NO_MKDOCS_2_WARNING": "1", **more},
            timeout=patience,
            capture_output=True,
            text=True,
        )

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
