"""Who may know whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from macros.fields import KINDS
from tests.support.project import ROOT

MACROS = ROOT / "macros"
HOSTS = ("mkdocs", "mkdocs_macros", "material")


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
            assert not name.startswith("macros.fields.") or name == "macros.fields.base", file.name


def test_only_the_package_itself_knows_the_site_generator_and_only_inside_functions() -> None:
    for file in MACROS.rglob("*.py"):
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
