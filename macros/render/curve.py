"""Curves of a drawing, and where a short number has room on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

NUMBER: Point = (38, 16)
"""Room for a number such as `100 %`: its width and height."""
ALONG = [n / 60 for n in sorted(range(6, 55), key=lambda n: abs(n - 30))]
"""Where on a curve a number may stand: the nearer to its middle, the better."""


@dataclass(frozen=True)
class Curve:
    """A cubic Bézier curve."""

    start: Point
    bend: Point
    bend_back: Point
    end: Point

    @property
    def path(self) -> str:
        """As SVG writes it."""
        points = (self.start, self.bend, self.bend_back, self.end)
        start, *rest = (" ".join(f"{n:.0f}" for n in point) for point in points)
        return f"M{start}C{', '.join(rest)}"

    def at(self, t: float) -> Point:
        """The point at this share of the curve, from 0 at its start to 1 at its end."""
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        points = (self.start, self.bend, self.bend_back, self.end)
        x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
        return (x, y)


def free_places(curves: Iterable[Curve], corners: Sequence[Point], size: Point) -> list[Point]:
    """For each curve, the middle of a number that covers no box and, if possible, no other number.

    `corners` are the upper left ones of boxes that are all of one size. Where there is little
    choice, it is made first.
    """
    reach = ((size[0] + NUMBER[0]) / 2, (size[1] + NUMBER[1]) / 2)
    boxes = [(x + size[0] / 2, y + size[1] / 2) for x, y in corners]
    choices = [_choice(curve, boxes, reach) for curve in curves]
    places: dict[int, Point] = {}
    for n in sorted(range(len(choices)), key=lambda n: len(choices[n])):
        free = (point for point in choices[n] if not _near(point, [*places.values()], NUMBER))
        places[n] = next(free, choices[n][0])
    return [_whole(places[n]) for n in range(len(choices))]


def _choice(curve: Curve, boxes: Sequence[Point], reach: Point) -> list[Point]:
    """Where a number may stand, the best first."""
    on_it = [curve.at(t) for t in ALONG]
    off_boxes = [point for point in on_it if not _near(point, boxes, reach)]
    return off_boxes or [*_beside(curve.at(0.5), reach[1] + 1)]


def _beside(point: Point, far: float) -> Iterator[Point]:
    """Above and below an arrow that is too short for a number, the nearer the better."""
    x, y = point
    return ((x, y + side * distance) for distance in (far, far + NUMBER[1]) for side in (-1, 1))


def _whole(point: Point) -> Point:
    return (round(point[0]), round(point[1]))


def _near(point: Point, others: Iterable[Point], reach: Point) -> bool:
    return any(abs(point[0] - x) < reach[0] and abs(point[1] - y) < reach[1] for x, y in others)
