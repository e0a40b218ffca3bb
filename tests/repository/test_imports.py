"""Tests share what lies in `tests/support`, and fixtures of a `conftest.py`: nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.support.project import ROOT

FILES = sorted((ROOT / "tests").rglob("*.py"))


def from_tests(file: Path) -> list[str]:
    """Imports of a file that name a test module."""
    nodes = [*ast.walk(ast.parse(file.read_text("utf-8")))]
    named = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            named += [f"{node.module or ''}.{alias.name}" for alias in node.names]
    return [name for name in named if any(part.startswith("test_") for part in name.split("."))]


def test_no_file_imports_from_a_test() -> None:
    found = {file.relative_to(ROOT).as_posix(): from_tests(file) for file in FILES}
    assert len(found) > 100
    assert {file: names for file, names in found.items() if names} == {}


def test_every_way_to_import_from_a_test_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "test_a.py"
    for line in ("import tests.test_b", "from tests.test_b import c", "from . import test_b"):
        file.write_text(f"def here() -> None:\n    {line}\n", "utf-8")
        assert len(from_tests(file)) == 1
