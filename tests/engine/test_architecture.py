"""Who may know whom."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.fields import KINDS
from tests.support import import_graph as graph
from tests.support.project import ROOT

MACROS = ROOT / "macros"
ASSETS = MACROS / "theme" / "assets"
HOSTS = ("mkdocs", "mkdocs_macros", "material", "properdocs", "zensical")
ON_THEIR_OWN = ("serve.py", "zensical.py", "zensical_cli.py", "zensical_project.py")
"""Modules of the adapter that only run inside, or around, one site generator."""


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports out: `from macros.x import y`"
            yield str(node.module)


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def test_a_kind_imports_fields_base_and_nothing_else_of_ours() -> None:
    for kind in KINDS:
        for name in imports(parsed(MACROS / "fields" / kind / "__init__.py")):
            assert not name.startswith("macros") or name == "macros.fields.base", (kind, name)


def test_model_rules_and_spec_know_kinds_only_through_their_base() -> None:
    for file in [
        MACROS / "models" / "exercise.py",
        MACROS / "render" / "worksheet_spec.py",
        *(MACROS / "rules").glob("*.py"),
    ]:
        for name in imports(parsed(file)):
            assert name.removeprefix("macros.fields.").split(".")[0] not in KINDS, file.name


def test_only_the_package_itself_knows_the_site_generator_and_only_inside_functions() -> None:
    for file in {*MACROS.rglob("*.py")} - {MACROS / "adapter" / name for name in ON_THEIR_OWN}:
        tree = parsed(file)
        looked_at = tree
        if file == MACROS / "__init__.py":
            top = [
                node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)
            ]
            guarded = [node for node in top if not isinstance(node, ast.If)]
            looked_at = ast.Module(body=guarded, type_ignores=[])
        for name in imports(looked_at):
            assert name.split(".")[0] not in HOSTS, file.name


HALVES = pytest.mark.parametrize(
    ("read", "folder", "layers"),
    [
        (graph.python_imports, MACROS, graph.PYTHON_LAYERS),
        (graph.browser_imports, ASSETS, graph.BROWSER_LAYERS),
    ],
    ids=["python", "browser"],
)
Read = Callable[..., dict[str, frozenset[str]]]


@HALVES
def test_imports_lead_only_to_layers_below(
    read: Read, folder: Path, layers: tuple[str, ...]
) -> None:
    """Types, too: what a folder's types are must not depend on folders that use it."""
    modules = read(folder)
    assert graph.unplaced(modules, layers, graph.file_or_folder) == []
    assert graph.upward(modules, layers, graph.file_or_folder) == []


@HALVES
def test_no_modules_import_each_other_in_a_circle(
    read: Read, folder: Path, layers: tuple[str, ...]
) -> None:
    modules = read(folder, types=False)
    assert len(modules) > 5 * len(layers)
    assert graph.circles(modules) == []


@pytest.mark.parametrize(
    ("code", "with_types", "without"),
    [
        ('import { a } from "../b/x.mjs";', True, True),
        ('import "../b/x.mjs";', True, True),
        ('export { a } from "../b/x.mjs";', True, True),
        ('const { a } = await import("../b/x.mjs");', True, True),
        ('import {\n  a,\n} from "../b/x.mjs";', True, True),
        ('/** @import { A } from "../b/x.mjs" */', True, False),
        ('/** @param {import("../b/x.mjs").A} a */', True, False),
        ('const text = "../b/x.mjs";', False, False),
    ],
)
def test_every_way_of_importing_is_seen(
    tmp_path: Path, code: str, with_types: bool, without: bool
) -> None:
    for path, text in (("a/m.mjs", code), ("b/x.mjs", "export const a = 1;")):
        file = tmp_path / path
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
    for types, expected in ((True, with_types), (False, without)):
        edges = graph.browser_imports(tmp_path, types=types)
        assert bool(edges["a/m.mjs"]) == expected
    if with_types:
        above = graph.upward(graph.browser_imports(tmp_path), ("a", "b"), graph.file_or_folder)
        assert above == ["a/m.mjs → b/x.mjs"]


def test_circles_are_found_however_long() -> None:
    edges = {name: frozenset(to) for name, to in {"a": "b", "b": "c", "c": "a", "d": "a"}.items()}
    assert graph.circles(edges) == [["a", "b", "c"]]
    assert graph.levels(edges) >= 2
