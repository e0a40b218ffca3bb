"""Circles of fields that wait for each other: each is found, and found once."""

from __future__ import annotations

import pytest

from macros.rules.cycles import Edge, circles

GRAPHS: list[tuple[str, list[str]]] = [
    ("", []),
    ("a>b b>c", []),
    ("a>a", ["a a"]),
    ("a>b b>a", ["a b a"]),
    ("a>b b>c c>a", ["a b c a"]),
    ("a>b b>c c>b", ["b c b"]),
    ("a>b a>c b>d c>d", []),
    ("a>b b>a c>d d>c", ["a b a", "c d c"]),
    ("a>b b>a a>c c>a", ["a b a", "a c a"]),
    ("a>b b>c c>d d>b c>a", ["b c d b", "a b c a"]),
    ("x>a a>b b>a y>b", ["a b a"]),
]


@pytest.mark.parametrize(("arrows", "found"), GRAPHS, ids=[arrows for arrows, _ in GRAPHS])
def test_each_circle_is_found_once(arrows: str, found: list[str]) -> None:
    graph: dict[tuple[str, str], list[Edge]] = {}
    for start, _, to in (arrow.partition(">") for arrow in arrows.split()):
        graph.setdefault(("sheet", start), []).append(Edge(("sheet", to), ()))
    names = [" ".join(field for _, field in circle) for circle in circles(graph)]
    assert names == found
