"""Cases on a line: where the author would place them."""

from __future__ import annotations

from macros.figures.result import LEFT, RIGHT, Shape, label, rect, rounded
from macros.figures.subjects import STEPS, Line


def line_shapes(line: Line) -> tuple[Shape, ...]:
    """A numbered box for each case that is on the line; those at one place stand in a pile."""
    placed = [(n, case.place) for n, case in enumerate(line.cases, 1) if case.place is not None]
    axis: list[Shape] = [{"tag": "path", "class": "line", "d": f"M{LEFT} 86H{RIGHT}"}]
    for i, (n, place) in enumerate(placed):
        x = LEFT + 12 + rounded((RIGHT - LEFT - 24) * place / STEPS)
        y = 62 - 26 * sum(abs(other - place) < 1 for _, other in placed[:i])
        axis += [rect("theirs", x - 11, y, 22, 22), label(n, x, y + 16)]
    return (
        *axis,
        label(line.left, LEFT, 14, "start", "quiet"),
        label(line.right, RIGHT, 14, "end", "quiet"),
    )
