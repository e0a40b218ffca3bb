"""Who imports whom, in Python and JavaScript: folders, levels, edges, upward edges, circles.

`python -m tests.support.import_graph` prints the figures; `--root` names another checkout.
"""

from __future__ import annotations

import argparse
import ast
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.project import ROOT

Edges = Mapping[str, frozenset[str]]
"""By node (a module or a folder), what it imports."""

PYTHON_LAYERS = (
    *(
        "authoring",
        "strings",
        "fields",
        "models",
        "cases",
        "dialogues",
        "figures",
        "course",
        "rules",
    ),
    *("markdown_extensions", "render", "page_macros", "publish", "lms", "commands", "adapter"),
    *("__init__", "__main__"),
)
"""Folders of `macros/`, each knowing only those before it, and what lies beside them."""

BROWSER_LAYERS = (
    *("vendor", "core", "cases", "responses", "scoring", "backup", "worksheet", "practice"),
    *(
        "counterpart",
        "dialogue",
        "figure",
        "plan",
        "cards",
        "workbook",
        "hand-in",
        "class",
        "pairing",
        "lms",
        "projector",
        "app",
        "site",
    ),
)
"""Folders of `macros/theme/assets/`, likewise."""


def python_imports(package: Path, *, types: bool = True) -> dict[str, frozenset[str]]:
    """Modules of a package and those that each imports, by their paths without `.py`.

    Without `types`, what is imported only for type checkers is left out.
    """
    names = {_module_name(file, package): file for file in sorted(package.rglob("*.py"))}
    return {
        name: frozenset(
            found
            for path in _imported(ast.parse(file.read_text("utf-8")), types)
            if (found := _closest(path, package.name, names)) is not None and found != name
        )
        for name, file in names.items()
    }


def _module_name(file: Path, package: Path) -> str:
    return file.relative_to(package).with_suffix("").as_posix()


def _imported(tree: ast.AST, types: bool) -> Iterator[tuple[str, ...]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test) and not types:
            yield from (path for other in node.orelse for path in _imported_by(other, types))
        else:
            yield from _imported_by(node, types)


def _imported_by(node: ast.AST, types: bool) -> Iterator[tuple[str, ...]]:
    if isinstance(node, ast.Import):
        yield from (tuple(alias.name.split(".")) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from ((*node.module.split("."), alias.name) for alias in node.names)
    else:
        yield from _imported(node, types)


def _closest(path: tuple[str, ...], package: str, names: Iterable[str]) -> str | None:
    """The module that a dotted path names, or of which it names something."""
    if path[0] != package:
        return None
    for end in range(len(path), 0, -1):
        module = "/".join(path[1:end])
        for name in (module, f"{module}/__init__".lstrip("/")):
            if name in names:
                return name
    return None


IMPORTED = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']+)["']""")
TYPES_ONLY = re.compile(r"/\*\*(?:(?!\*/).)*\*/", re.DOTALL)


def browser_imports(assets: Path, *, types: bool = True) -> dict[str, frozenset[str]]:
    """Modules of the browser half and those that each imports; `types` as above."""
    modules = {file.relative_to(assets).as_posix(): file for file in sorted(assets.rglob("*.mjs"))}
    return {name: _linked(name, file, modules, types) for name, file in modules.items()}


def _linked(name: str, file: Path, modules: Iterable[str], types: bool) -> frozenset[str]:
    code = file.read_text("utf-8")
    paths = IMPORTED.findall(code if types else TYPES_ONLY.sub("", code))
    folder = posixpath.dirname(name)
    targets = {posixpath.normpath(posixpath.join(folder, path)) for path in paths}
    return frozenset(targets & set(modules) - {name})


def file_or_folder(module: str) -> str:
    """The folder that a module lies in, at the top of its half; beside the folders, the module."""
    return module.split("/")[0]


def grouped(edges: Edges, by: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """The edges between groups of nodes."""
    groups: dict[str, set[str]] = {}
    for node, targets in edges.items():
        own = by(node)
        groups.setdefault(own, set()).update(by(target) for target in targets)
    return {name: frozenset(targets - {name}) for name, targets in groups.items()}


def upward(edges: Edges, layers: Sequence[str], by: Callable[[str], str]) -> list[str]:
    """Imports of a later layer, as `module → module`."""
    level = {name: at for at, name in enumerate(layers)}
    return [
        f"{module} → {target}"
        for module, targets in edges.items()
        for target in sorted(targets)
        if level.get(by(target), -1) > level.get(by(module), len(layers))
    ]


def unplaced(edges: Edges, layers: Sequence[str], by: Callable[[str], str]) -> list[str]:
    """Folders, and modules beside them, that have no layer."""
    return sorted({by(module) for module in edges} - set(layers))


def circles(edges: Edges) -> list[list[str]]:
    """Groups of nodes that import one another, directly or through each other (Tarjan)."""
    search = _Search(edges)
    for node in edges:
        if node not in search.order:
            search.visit(node)
    return search.found


class _Search:
    """One run of Tarjan's algorithm; at most as deep as imports are."""

    def __init__(self, edges: Edges) -> None:
        self.edges = edges
        self.order: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.stack: list[str] = []
        self.found: list[list[str]] = []

    def visit(self, node: str) -> None:
        self.order[node] = self.lowest[node] = len(self.order)
        self.stack.append(node)
        for target in self.edges.get(node, ()):
            if target not in self.order:
                self.visit(target)
                self.lowest[node] = min(self.lowest[node], self.lowest[target])
            elif target in self.stack:
                self.lowest[node] = min(self.lowest[node], self.order[target])
        if self.lowest[node] == self.order[node]:
            at = self.stack.index(node)
            group, self.stack = self.stack[at:], self.stack[:at]
            if len(group) > 1:
                self.found.append(sorted(group))


def levels(edges: Edges) -> int:
    """The length of the longest chain of imports; nodes of a circle count once."""
    known: dict[str, int] = {}

    def level(node: str, above: tuple[str, ...] = ()) -> int:
        if node not in known:
            below = [level(target, (*above, node)) for target in edges[node] if target not in above]
            known[node] = 1 + max(below, default=0)
        return known[node]

    return max((level(node) for node in edges), default=0)


@dataclass
class Figures:
    """What is to be said of one half."""

    nodes: int
    edges: int
    levels: int
    circles: list[list[str]]
    modules: int
    module_circles: list[list[str]]


def figures(modules: Edges, running: Edges) -> Figures:
    """Of files and folders of the package; `running` are the modules without type-only imports."""
    folders = grouped(modules, file_or_folder)
    edges = sum(len(targets) for targets in folders.values())
    return Figures(
        len(folders), edges, levels(folders), circles(folders), len(modules), circles(running)
    )


def _print(title: str, result: Figures, above: list[str]) -> None:
    print(
        f"{title}: {result.modules} modules; {result.nodes} files and folders in {result.levels}"
        f" levels, {result.edges} edges, {len(above)} upward, {len(result.circles)} circles;"
        f" {len(result.module_circles)} circles of modules"
    )
    for line in [*above, *(" ↔ ".join(circle) for circle in result.circles)]:
        print(f"  {line}")
    for circle in result.module_circles:
        print(f"  modules: {' ↔ '.join(circle)}")


def main() -> None:
    """Prints both halves. Where a folder has no layer, none of its imports is called upward."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, default=ROOT)
    root: Path = parser.parse_args().root
    package = root / "macros"
    assets = next(
        path for path in (package / "theme/assets", root / "docs/assets") if path.is_dir()
    )
    for title, read, folder, layers in (
        ("Python", python_imports, package, PYTHON_LAYERS),
        ("Browser", browser_imports, assets, BROWSER_LAYERS),
    ):
        modules = read(folder)
        _print(
            title,
            figures(modules, read(folder, types=False)),
            upward(modules, layers, file_or_folder),
        )


if __name__ == "__main__":
    main()
