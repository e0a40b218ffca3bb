"""The map of a dialogue: turns in rows by their distance from the start, endings in the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from statistics import mean
from typing import Any, ClassVar

from macros.dialogues.model import Dialogue, Reply
from macros.render.booklet import Booklet
from macros.render.curve import Curve, Point, free_places

WIDTH, HEIGHT = 150, 40
"""Of a box."""
GAP_X, GAP_Y = 26, 70
MARGIN = 30
SWEEPS = 4
"""How often rows are put into the order of their neighbours."""


@dataclass(frozen=True)
class Box:
    """A turn or an ending on the map; `x` and `y` are its upper left corner."""

    id: str
    number: int
    x: float
    y: float
    kind: str
    """`start`, `turn`, `ending` or `best`."""

    @property
    def middle(self) -> float:
        """Where its middle is, from the left."""
        return self.x + WIDTH / 2


@dataclass(frozen=True)
class Arrow:
    """All replies that lead from one box to another."""

    start: str
    end: str
    curve: Curve
    kind: str
    """`on`, `back` or `mistake`: only mistakes lead this way."""


@dataclass(frozen=True)
class DialogueMap:
    """Boxes and arrows of a dialogue, numbered like its booklet."""

    booklet: Booklet

    @property
    def dialogue(self) -> Dialogue:
        """The dialogue that is drawn."""
        return self.booklet.dialogue

    @cached_property
    def links(self) -> Mapping[tuple[str, str], list[Reply]]:
        """(turn, turn or ending) → the replies that lead from one to the other."""
        links: dict[tuple[str, str], list[Reply]] = {}
        for turn in self.dialogue.turns:
            for reply in self.dialogue.offered[turn].values() if turn in self._levels else ():
                links.setdefault((turn, reply.to), []).append(reply)
        return links

    @cached_property
    def rows(self) -> list[list[str]]:
        """The ids of each row from left to right: neighbours stand near to each other."""
        levels = self._levels
        ids = sorted(levels, key=lambda id: levels[id])
        rows = [[*row] for _, row in groupby(ids, key=lambda id: levels[id])]
        for _ in range(SWEEPS):
            rows = _by_neighbours(rows, [*self.links])
        return rows

    @cached_property
    def _levels(self) -> dict[str, int]:
        """Turn or ending → its row."""
        levels, waiting = {self.dialogue.start: 0}, [self.dialogue.start]
        for turn in waiting:
            for reply in self.dialogue.offered.get(turn, {}).values():
                if reply.to not in levels:
                    levels[reply.to] = levels[turn] + 1
                    waiting.append(reply.to)
        last = 1 + max(levels[id] for id in levels if id in self.dialogue.turns)
        return {**levels, **dict.fromkeys(self.dialogue.endings, last)}

    box: ClassVar = (WIDTH, HEIGHT)
    """The size of each box."""

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        most = max(len(row) for row in self.rows)
        return most * (WIDTH + GAP_X) - GAP_X + 2 * MARGIN

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return len(self.rows) * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Turn or ending → its box."""
        return {box.id: box for y, row in enumerate(self.rows) for box in self._row(y, row)}

    def _row(self, y: int, row: list[str]) -> Iterator[Box]:
        left = (self.width - len(row) * (WIDTH + GAP_X) + GAP_X) / 2
        for x, id in enumerate(row):
            place = (left + x * (WIDTH + GAP_X), MARGIN + y * (HEIGHT + GAP_Y))
            yield Box(id, self.booklet.numbers[id], *place, self._kind(id))

    def _kind(self, id: str) -> str:
        if ending := self.dialogue.endings.get(id):
            return "best" if ending.best else "ending"
        return "start" if id == self.dialogue.start else "turn"

    @cached_property
    def arrows(self) -> list[Arrow]:
        """An arrow for each pair that replies lead between."""
        return [self._arrow(*pair, replies) for pair, replies in self.links.items()]

    def _arrow(self, start: str, end: str, replies: list[Reply]) -> Arrow:
        a, b = self.boxes[start], self.boxes[end]
        on = b.y > a.y
        wrong = all(reply.mistake for reply in replies)
        curve = _down(a, b) if on else _up(a, b)
        return Arrow(start, end, curve, "mistake" if wrong else "on" if on else "back")

    def data(self) -> dict[str, Any]:
        """The drawing for a page that knows how many went each way.

        `{width, height, box: [width, height], boxes: {id: [x, y, number]}, arrows: [[start, end,
        path, kind, x, y]]}`; the last two say where the middle of a short number has room beside
        its arrow.
        """
        corners = [(box.x, box.y) for box in self.boxes.values()]
        places = free_places([arrow.curve for arrow in self.arrows], corners, self.box)
        return {
            "width": self.width,
            "height": self.height,
            "box": self.box,
            "boxes": {id: [box.x, box.y, box.number] for id, box in self.boxes.items()},
            "arrows": [
                [arrow.start, arrow.end, arrow.curve.path, arrow.kind, *place]
                for arrow, place in zip(self.arrows, places, strict=True)
            ],
        }


def _by_neighbours(rows: list[list[str]], links: list[tuple[str, str]]) -> list[list[str]]:
    """The rows, each in the order of where its neighbours in other rows are."""
    place = {id: x - len(row) / 2 for row in rows for x, id in enumerate(row)}
    beside: dict[str, list[float]] = {}
    for a, b in links:
        beside.setdefault(a, []).append(place[b])
        beside.setdefault(b, []).append(place[a])
    return [sorted(row, key=lambda id: mean(beside.get(id, [place[id]]))) for row in rows]


def _down(a: Box, b: Box) -> Curve:
    """From below one box to above another in a later row."""
    top, bottom, bend = a.y + HEIGHT, b.y - 5, GAP_Y / 2
    return Curve(
        (a.middle, top), (a.middle, top + bend), (b.middle, bottom - bend), (b.middle, bottom)
    )


def _up(a: Box, b: Box) -> Curve:
    """From the side of one box round to the side of another in the same row or an earlier one."""
    side = 1 if b.middle >= a.middle else -1
    start = (a.middle + side * WIDTH / 2, a.y + HEIGHT / 2)
    end_side = side if b.middle == a.middle else -side
    end = (b.middle + end_side * (WIDTH / 2 + 5), b.y + HEIGHT / 2)
    return Curve(start, _aside(start, side), _aside(end, end_side), end)


def _aside(point: Point, side: int) -> Point:
    return (point[0] + side * GAP_X, point[1])
