"""What a figure can show: a zone, a trade, trust, or cases on a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.authoring.strict_model import Finding, Positive, Strict, Text, Whole
from macros.figures.sliders import Side, Slider, Sliders

ROUNDS = 10
"""How many rounds a figure of trust has."""
STEPS = 10
"""The right end of a line that cases are placed on; its left end is 0."""
WHOLE = 100
"""All the points that somebody has to spread."""


class Zone(Sliders):
    """Two walk-away points on one scale of prices. I pay, and they are paid."""

    display_name = "a zone"

    least: Whole
    """The left end of the scale."""
    most: Whole
    """The right end of the scale."""
    step: Positive
    """How far one step of a slider goes."""
    mine: Side
    """My walk-away point: the most that I would pay."""
    theirs: Side
    """Their walk-away point: the least that they would take."""

    def range_of(self, name: str) -> range:
        """Both sliders have the whole scale."""
        return range(self.least, self.most + 1, self.step)

    def findings(self) -> Iterator[Finding]:
        """A scale that is none; else what sliders find."""
        if self.least >= self.most or (self.most - self.least) % self.step:
            message = f"`most` must lie some whole steps above `least`, which is {self.least}."
            yield Finding(("most",), message)
        else:
            yield from super().findings()


class Share(Strict):
    """An issue and its points, which are the same for both."""

    display_name = "an issue"

    name: Text
    """What it is called."""
    points: Whole
    """What it is worth to each of them."""


class Trade(Sliders):
    """100 points of each of two people: what halves are worth, and what a trade is."""

    display_name = "a trade"

    first: Text
    """The issue whose weight the sliders move."""
    second: Text
    """The other issue; it weighs what the first leaves over."""
    divided: Share
    """An issue that they split either way."""
    shared: Share
    """An issue in which both want the same, and which nobody mentions where they only split."""
    mine: Side
    """What the first issue weighs for me."""
    theirs: Side
    """What the first issue weighs for them."""

    @property
    def between(self) -> int:
        """The points that each spreads over the first and the second issue."""
        return WHOLE - self.divided.points - self.shared.points

    def range_of(self, name: str) -> range:
        """From nothing to all that is to be spread, in steps of five points."""
        return range(0, self.between + 1, 5)

    def findings(self) -> Iterator[Finding]:
        """Points that cannot be halved or spread; else what sliders find."""
        points = (self.divided.points, self.shared.points)
        if min(points) < 0 or self.divided.points % 2 or self.between < 10 or self.between % 10:
            message = (
                "Both issues together must leave a multiple of ten points for the other two, and "
                "`divided` must be an even number."
            )
            yield Finding(("divided", "points"), message)
        else:
            yield from super().findings()


class Trust(Sliders):
    """Ten rounds in which two people open up or stay closed, and misunderstand each other."""

    display_name = "a figure of trust"

    mine: Text
    """My name in the drawing."""
    theirs: Text
    """Their name in the drawing."""
    misunderstandings: Slider
    """How often something open arrives as if it were closed: 0 to 3."""
    patience: Slider
    """How many closed rounds in a row I let pass: 0 to 2."""

    def range_of(self, name: str) -> range:
        """A few whole numbers."""
        return range(4 if name == "misunderstandings" else 3)


class PlacedCase(Strict):
    """A short situation that one places on a line before one reads where the author would."""

    display_name = "a case"

    text: Text
    """The situation."""
    place: Annotated[Whole, Field(ge=0, le=STEPS)] | None = None
    """Where it lies, from 0 at the left to 10; without it, it is not on the line at all."""
    why: Text
    """The reason."""


class Line(Strict):
    """Short situations, to be placed between two ends."""

    display_name = "a line"

    left: Text
    """What the left end stands for."""
    right: Text
    """What the right end stands for."""
    cases: Annotated[tuple[PlacedCase, ...], Field(min_length=2, max_length=9)]
    """The situations."""
