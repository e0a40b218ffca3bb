"""What a figure comes to where its sliders stand: a sentence, the cells of a table, a drawing.

The browser half, `macros/theme/assets/figure/`, does the same sums; a test holds both to the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from typing import Any

Sentence = tuple[str, Mapping[str, Any]]
"""The key of a sentence of the browser half, and what fills it in."""
Cell = int | str | Sentence
Shape = dict[str, Any]
"""An SVG element: its `tag`, its attributes, and the `text` in it."""

LEFT, RIGHT = 12, 348
"""Where drawings begin and end; all are 360 wide."""


@dataclass(frozen=True)
class Result:
    """What a figure comes to."""

    says: Sentence
    cells: tuple[Cell, ...]
    """One for each row of its table, in order."""
    shapes: tuple[Shape, ...]
    """What is drawn, the hindmost first."""


def rounded(number: float) -> int:
    """The nearest whole number, halves upwards, as JavaScript rounds."""
    return floor(number + 0.5)


def rect(kind: str, x: int, y: int, width: int, height: int) -> Shape:
    """A box; theirs is square, and so is what is shared."""
    return {"tag": "rect", "class": kind, "x": x, "y": y, "width": width, "height": height}


def circle(kind: str, x: int, y: int, radius: int) -> Shape:
    """A circle, which stands for me."""
    return {"tag": "circle", "class": kind, "cx": x, "cy": y, "r": radius}


def label(text: Cell, x: int, y: int, anchor: str = "middle", kind: str = "") -> Shape:
    """A short text."""
    return {"tag": "text", "class": kind, "x": x, "y": y, "text-anchor": anchor, "text": text}


def within(x: int) -> int:
    """The same place, with room for a short text on both sides."""
    return min(max(x, LEFT + 12), RIGHT - 12)
