"""Which modules share a published file.

Modules that are always loaded together share one, so that a page needs few requests, no module is
sent twice, and each runs once however many pages and parts import it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from macros.publish import shrink
from macros.publish.script import CannotBundleError, Module, read_module

Graph = dict[str, Module]
A_FILE = 120
"""About how many bytes one file more costs a page, for it compresses worse than with others."""
LATER = 4
"""On how many pages a module may be imported while running: nobody knows, but some there are."""

Root = tuple[str, ...]
"""What starts loading: the entries of a kind of page, or one module that is imported later."""


def read_graph(site: Path, entries: Iterable[str]) -> Graph:
    """Every module that `entries` may ever import, each after those it needs."""
    graph: Graph = {}
    waiting = list(entries)
    while waiting:
        add(site, waiting.pop(0), graph, waiting, ())
    return graph


def add(site: Path, path: str, graph: Graph, waiting: list[str], above: tuple[str, ...]) -> None:
    """Adds `path` and what it needs; what it may import later joins those `waiting`."""
    if path in above:
        raise CannotBundleError(
            " imports ".join([*above[above.index(path) :], path]) + ": a circle"
        )
    if path in graph:
        return
    if not (site / path).is_file():
        raise CannotBundleError(
            f"{above[-1] if above else 'a page'} imports {path}, which is not there"
        )
    text = (site / path).read_text("utf-8")
    module = read_module(path, text)
    shrink.made_small(path, shrink.script, text)  # here, where a mistake still has its file's name
    for one in module.needs:
        add(site, one, graph, waiting, (*above, path))
    graph[path] = module
    waiting += module.later


def closure(graph: Graph, paths: Iterable[str]) -> set[str]:
    """`paths` and all that they need."""
    seen: set[str] = set()
    waiting = list(paths)
    while waiting:
        if (path := waiting.pop()) not in seen:
            seen.add(path)
            waiting += graph[path].needs
    return seen


def grouped(graph: Graph, pages: Counter[Root]) -> list[list[str]]:
    """The modules by who loads them, each list in the order in which they run.

    `pages` counts how many pages there are of each kind.
    """
    later = [(one,) for module in graph.values() for one in module.later]
    roots = list(dict.fromkeys([*pages, *later]))
    loads = {root: closure(graph, root) for root in roots}
    there = already(graph, list(pages), loads)
    groups = by(graph, lambda path: [r for r in roots if path in loads[r] - there[r]])
    if not in_order(graph, groups):
        # Rare: leaving out what is there already has made two files need each other.
        groups = by(graph, lambda path: [r for r in roots if path in loads[r]])
    started = {path for root in roots for path in root}
    apart = [one for one in groups if not started.isdisjoint(one)]
    weights = pages + Counter({one: LATER for one in roots if one not in pages})
    needs = {root: loads[root] - there[root] for root in roots}
    rest = [one for one in groups if one not in apart]
    return [*apart, *joined(graph, rest, apart, weights, needs)]


def joined(
    graph: Graph,
    groups: list[list[str]],
    apart: list[list[str]],
    pages: Counter[Root],
    loads: dict[Root, set[str]],
) -> list[list[str]]:
    """The groups, two in one file where that spares pages more than it makes them load in vain."""

    def gain(one: list[str], other: list[str]) -> float:
        both = sum(n for kind, n in pages.items() if {one[0], other[0]} <= loads[kind])
        only = [
            sum(n for kind, n in pages.items() if a[0] in loads[kind]) - both for a in (one, other)
        ]
        return A_FILE * both - size(graph, other) * only[0] - size(graph, one) * only[1]

    for one, other in combinations(groups, 2):
        rest = [group for group in groups if group not in (one, other)]
        together = [path for path in graph if path in {*one, *other}]
        if gain(one, other) > 0 and in_order(graph, [*apart, *rest, together]):
            return joined(graph, [*rest, together], apart, pages, loads)
    return groups


def size(graph: Graph, group: list[str]) -> float:
    """About how many bytes the modules of a group are when they arrive."""
    return sum(len(graph[path].body) for path in group) / 4


def already(graph: Graph, kinds: list[Root], loads: dict[Root, set[str]]) -> dict[Root, set[str]]:
    """What is surely loaded before each root is: all that each of its importers comes with."""
    everything = set(graph)
    there = {root: set() if root in kinds else everything for root in loads}
    changed = True
    while changed:
        changed = False
        for root in (root for root in loads if root not in kinds):
            importers = [r for r in loads if any(root[0] in graph[m].later for m in loads[r])]
            found = set.intersection(everything, *(loads[r] | there[r] for r in importers))
            changed |= found != there[root]
            there[root] = found
    return there


def by(graph: Graph, signature: Callable[[str], list[Root]]) -> list[list[str]]:
    """The modules with the same signature together, in the order of the graph."""
    groups: dict[tuple[Root, ...], list[str]] = {}
    for path in graph:
        groups.setdefault(tuple(signature(path)), []).append(path)
    return list(groups.values())


def in_order(graph: Graph, groups: list[list[str]]) -> bool:
    """Whether no two groups need each other, directly or not."""
    group_of = {path: number for number, group in enumerate(groups) for path in group}
    needs = [
        {group_of[one] for path in group for one in graph[path].needs} - {number}
        for number, group in enumerate(groups)
    ]
    done: set[int] = set()
    while ready := [n for n, need in enumerate(needs) if n not in done and need <= done]:
        done.update(ready)
    return len(done) == len(groups)
