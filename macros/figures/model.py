"""A figure to try, as its author writes it: `exercises/figures/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.authoring.strict_model import Finding, Strict, Text
from macros.figures.subjects import Line, Trade, Trust, Zone

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
