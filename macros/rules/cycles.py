"""Fields that wait for each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.authoring.problems import Problem
from macros.authoring.yaml_positions import Path
from macros.course.library import Library

ROLES = {
    "take_from": "is taken from",
    "rows_from": "follows the rows of",
    "show_when": "is shown depending on",
}
Node = tuple[str, str]


class Edge(NamedTuple):
    """One field depends on another; `path` is where its file says so."""

    to: Node
    path: Path


def rule(library: Library) -> Iterator[Problem]:
    """One problem for each circle of fields, for each way of depending."""
    for role, words in ROLES.items():
        graph = _graph(library, role)
        for circle in circles(graph):
            start, edge = circle[0], _edge(graph, circle[0], circle[1])
            names = [f"`{worksheet}.{field}`" for worksheet, field in circle]
            story = f" {words} ".join([names[0], names[1]])
            story += "".join(f", which {words} {name}" for name in names[2:])
            message = f"{story}. This never ends. Remove one `{role}`."
            yield library.files[start[0]].problem(edge.path, message)


def _graph(library: Library, role: str) -> dict[Node, list[Edge]]:
    graph: dict[Node, list[Edge]] = {}
    for id, exercise in library.all_exercises.items():
        for i, field in enumerate(exercise.fields):
            for use in field.uses():
                if use.role == role:
                    reference = use.reference.seen_from(id)
                    edge = Edge((id, reference.field), ("fields", i, *use.path))
                    edge = edge._replace(to=(str(reference.worksheet), reference.field))
                    graph.setdefault((id, field.id), []).append(edge)
    return graph


def _edge(graph: Mapping[Node, list[Edge]], start: Node, to: Node) -> Edge:
    return next(edge for edge in graph[start] if edge.to == to)


def circles(graph: Mapping[Node, list[Edge]]) -> Iterator[list[Node]]:
    """Circles of the graph, first node again at the end; each is found once."""
    done: set[Node] = set()
    for start in graph:
        trail: list[Node] = []
        ahead = [iter([start])]
        while ahead:
            node = next(ahead[-1], None)
            if node is None:
                ahead.pop()
                if trail:
                    done.add(trail.pop())
            elif node in trail:
                yield [*trail[trail.index(node) :], node]
            elif node not in done:
                trail.append(node)
                ahead.append(iter([edge.to for edge in graph.get(node, [])]))
