"""Runs the tests in a copy of the project, and writes which of them reach which place."""

from __future__ import annotations

import ast
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coverage import CoverageData

from tests.mutate.by_node import by_node
from tests.mutate.fault import modules_by_area
from tests.mutate.reached import MOST
from tests.mutate.trial import Copy

PYTEST = ("-q", "--tb=no", "-n", "3", "--dist", "worksteal", "-p", "tests.mutate.recorder")
FOLDERS = ("tests/engine", "tests/content", "tests/browser")
Found = tuple[str, int, str]
"""Module, line, test."""


def record(project: Path, file: Path) -> None:
    """Marks a copy, has its tests run, and writes what `reached.read` reads."""
    with TemporaryDirectory(prefix="reached-") as folder:
        copy = Copy(project, Path(folder))
        marked = _mark(copy.root)
        told = Path(folder) / "told"
        told.mkdir()
        copy.run([*PYTEST, *FOLDERS], {"REACHED": str(told)}, patience=None)
        notes = [json.loads(note.read_text("utf-8")) for note in told.glob("browser-*.json")]
        found = [*_in_python(copy.root, told), *_in_browsers(notes)]
        places = [*_statements(copy.root), *map(_place, marked)]
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(_together(found, places, notes)), "utf-8")


def _mark(root: Path) -> list[str]:
    """Marks each module of the browser half. Returns the places, as `module:line`."""
    return by_node("marks.mjs", str(root), *_modules(root, "assets")).split()


def _modules(root: Path, half: str) -> list[str]:
    return [module for area in modules_by_area(root, half).values() for module in area]


def _statements(root: Path) -> Iterator[tuple[str, int]]:
    """Every place of the Python half where a statement begins."""
    for module in _modules(root, "python"):
        tree = ast.parse((root / module).read_text("utf-8"))
        lines = {node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt)}
        yield from ((module, line) for line in sorted(lines))


def _place(text: str) -> tuple[str, int]:
    module, _, line = text.rpartition(":")
    return module, int(line)


def _in_python(root: Path, told: Path) -> Iterator[Found]:
    for file in sorted(told.glob("python-*")):
        data = CoverageData(basename=str(file))
        data.read()
        for path in data.measured_files():
            module = Path(path).relative_to(root).as_posix()
            for line, tests in data.contexts_by_lineno(path).items():
                yield from ((module, line, test) for test in tests if test)


def _in_browsers(notes: Sequence[dict[str, Any]]) -> Iterator[Found]:
    for note in notes:
        for test, places in note["places"].items():
            # What a page does between two tests belongs to none.
            yield from ((*_place(place), test) for place in places if test)


def _together(
    found: Iterable[Found], places: Iterable[tuple[str, int]], notes: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """The fields of `Reached`."""
    reach = defaultdict[tuple[str, int], set[str]](set, {place: set() for place in places})
    for module, line, test in found:
        reach[module, line].add(test)
    breadth = Counter(test for tests in reach.values() for test in tests)
    tests = sorted(breadth, key=lambda test: (breadth[test], test))
    position = {test: at for at, test in enumerate(tests)}
    by_module = defaultdict[str, dict[int, list[int]]](dict)
    for (module, line), reaching in reach.items():
        by_module[module][line] = sorted(position[test] for test in reaching)[:MOST]
    return {
        "tests": tests,
        "seconds": {name: took for note in notes for name, took in note["seconds"].items()},
        "fixtures": {test: names for note in notes for test, names in note["fixtures"].items()},
        "places": by_module,
    }
