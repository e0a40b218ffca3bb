"""A figure to try, as its author writes it: `exercises/figures/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from macros.authoring.strict_model import Finding, Positive, Strict, Text, Whole

ROUNDS = 10
"""How many rounds a figure of trust has."""
STEPS = 10
"""The right end of a line that cases are placed on; its left end is 0."""
WHOLE = 100
"""All the points that somebody has to spread."""
SUBJECTS = ("zone", "trade", "trust", "line")
"""The keys of which a figure has exactly one."""


class GuessChoice(Strict):
    """Something that one may guess."""

    display_name = "a guess"

    label: Text
    """The guess, in a few words."""
    answer: Text
    """What is said to somebody who guessed so: whether it is right, and where to look."""


class Guess(Strict):
    """What is asked before the sliders work."""

    display_name = "a question to guess at"

    ask: Text
    """The question."""
    choices: Annotated[tuple[GuessChoice, ...], Field(min_length=2, max_length=5)]
    """What one may guess."""


class Slider(Strict):
    """Something that one moves."""

    display_name = "a slider"

    label: Text
    """What it moves, with its unit."""
    start: Whole
    """Where it stands at first."""


class Side(Slider):
    """A slider that belongs to one of the two people."""

    name: Text
    """Their name in the drawing, in a word or two."""


class State(Strict):
    """One of the three states that stand side by side on paper and without a script."""

    display_name = "a state"

    title: Text
    """What it shows, in a few words."""
    set: dict[str, Whole]
    """Where each slider stands."""


States = Annotated[tuple[State, ...], Field(min_length=3, max_length=3)]


class Sliders(Strict):
    """What is moved with sliders."""

    states: States
    """Three states, for paper and for pages without a script."""

    def sliders(self) -> Mapping[str, Slider]:
        """Its sliders by name, in their order."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in values.items() if isinstance(value, Slider)}

    def range_of(self, name: str) -> range:
        """Where a slider may stand."""
        raise NotImplementedError

    def findings(self) -> Iterator[Finding]:
        """Sliders and states that stand where nobody can put them."""
        for name, slider in self.sliders().items():
            yield from self._place((name, "start"), name, slider.start)
        for i, state in enumerate(self.states):
            for name in state.set:
                if name in self.sliders():
                    yield from self._place(("states", i, "set", name), name, state.set[name])
                else:
                    path = ("states", i, "set", name)
                    yield Finding.unknown(path, "slider", name, self.sliders(), at_key=True)
            for name in self.sliders().keys() - state.set.keys():
                message = f"Say where `{name}` stands in this state. Add `{name}: …`."
                yield Finding(("states", i, "set"), message)

    def _place(self, path: tuple[str | int, ...], name: str, value: int) -> Iterator[Finding]:
        places = self.range_of(name)
        if value not in places:
            step = f" in steps of {places.step}" if places.step > 1 else ""
            message = f"`{name}` goes from {places[0]} to {places[-1]}{step}: {value} is not there."
            yield Finding(path, message)


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


class Figure(Strict):
    """A figure to try: one guesses first, then moves something, and sees what comes of it."""

    display_name = "a figure"

    title: Text
    """What it is called."""
    intro: Text | None = None
    """A sentence or two before it."""
    guess: Guess | None = None
    """What is asked first. A line needs none: to place a case is to guess."""
    zone: Zone | None = None
    """The zone between two walk-away points."""
    trade: Trade | None = None
    """What halves and a trade are worth."""
    trust: Trust | None = None
    """Trust over ten rounds."""
    line: Line | None = None
    """Situations on a line."""
    note: Text | None = None
    """What to remember, below it."""

    @property
    def subject(self) -> str:
        """The key that says what it shows."""
        return next(key for key in SUBJECTS if getattr(self, key))

    @property
    def sliders(self) -> Zone | Trade | Trust | None:
        """What its sliders move; None of a line."""
        return self.zone or self.trade or self.trust

    def findings(self) -> Iterator[Finding]:
        """No subject or two, or sliders without a guess before them."""
        subjects = [key for key in SUBJECTS if getattr(self, key)]
        names = ", ".join(f"`{key}`" for key in SUBJECTS)
        if not subjects:
            yield Finding((), f"This figure shows nothing yet. Add one of {names}.")
        for key in subjects[1:]:
            yield Finding((key,), f"A figure shows one thing: keep one of {names}.", at_key=True)
        if self.sliders and not self.guess:
            message = "One guesses before the sliders work. Add `guess: {ask: …, choices: […]}`."
            yield Finding((), message)
        if self.line and self.guess:
            message = "To place the cases is the guess. Remove `guess`."
            yield Finding(("guess",), message, at_key=True)
