"""The `scoring:` block of an exercise. The browser computes; this says what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.authoring.strict_model import Finding, Flag, Id, Number, Positive, Strict, Text
from macros.fields.references import MANY, ItemName


class Band(Strict):
    """A part of a scale's range, up to where the next band starts."""

    display_name = "a band"

    start: Number = Field(alias="from")
    """The lowest score in this band."""
    label: Text
    """What the band is called."""
    feedback: Text | None = None
    """What is said to a score in this band."""
    side_feedback: Annotated[dict[Id, Text], Field(min_length=1)] | None = None
    """Side of a two-sided likert → what is said to its score instead of `feedback`."""


Bands = tuple[Band, ...]


class Scale(Strict):
    """Items that are scored together."""

    display_name = "a scale"

    id: Id
    """Its name in leans, totals and insights."""
    title: Text
    """What the learner reads."""
    method: Literal["sum", "mean"]
    """How its items are put together."""
    items: Annotated[tuple[ItemName, ...], Field(min_length=1)]
    """The items, each `field.item`."""
    min_answered: Positive | None = None
    """So many responses suffice; by default all are needed."""
    bands: Bands = ()
    """Parts of its range, lowest first; each names where it starts."""
    feedback: Text | None = None
    """Said when this is (one of) the highest of `top`."""

    def findings(self) -> Iterator[Finding]:
        """Items that stand there once, and as many as may be asked for."""
        for i, item in enumerate(self.items):
            if item in self.items[:i]:
                yield Finding(("items", i), f"`{item}` stands in this scale twice. Remove one.")
        if self.min_answered and self.min_answered > len(self.items):
            yield Finding(("min_answered",), f"This scale has only {len(self.items)} items.")


class Total(Strict):
    """A score made of scales."""

    display_name = "a total"

    id: Id
    """Its name."""
    title: Text
    """What the learner reads."""
    method: Literal["sum", "mean"]
    """How the scales are put together."""
    of: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The ids of the scales."""
    bands: Bands = ()
    """Parts of its range, lowest first."""
    feedback: Text | None = None
    """Said with the total."""


class Lean(Strict):
    """A weighted difference of scales: to which side the responses lean."""

    display_name = "a lean"

    id: Id
    """Its name."""
    title: Text
    """What the learner reads."""
    weights: Annotated[dict[Id, Number], Field(min_length=1)]
    """Scale → its weight."""
    divide: Number = 1
    """The weighted sum is divided by this."""
    min: Number
    """The lowest value it can have."""
    max: Number
    """The highest value it can have."""
    high: Number
    """From here on it is high."""
    low: Number
    """From here down it is low."""

    def findings(self) -> Iterator[Finding]:
        """Low, high and the range stand in order."""
        if self.divide <= 0:
            yield Finding(("divide",), "`divide` must be more than 0.")
        if not self.min <= self.low < self.high <= self.max:
            message = "A lean needs these numbers in this order, the smallest first: "
            yield Finding((), f"{message}`min`, `low`, `high`, `max`.")


class LeanFeedback(Strict):
    """Words for a combination of leans."""

    display_name = "a lean's feedback"

    when: Annotated[dict[Id, Literal["high", "middle", "low"]], Field(min_length=1)]
    """Lean → where it must be; all must hold."""
    text: Text
    """What is then said."""


class Top(Strict):
    """Which scale is highest."""

    display_name = "`top`"

    of: Annotated[tuple[Id, ...], Field(min_length=2)]
    """The scales that are compared."""
    tie_within: Number = 0
    """Scales so near to the highest count as highest, too."""


class Gate(Strict):
    """A response that replaces the score by words."""

    display_name = "`gate`"

    field: Id
    """The field of this worksheet that decides."""
    is_: Annotated[tuple[Text, ...], *MANY, Field(alias="is")]
    """The response that closes the gate, or a list of them."""
    text: Text
    """What is said instead of the score."""


class SideGap(Strict):
    """What is said when the two sides of a scale differ."""

    display_name = "`side_gap`"

    at_least: Number
    """From this difference on."""
    text: Text
    """What is said."""


class Scoring(Strict):
    """How the responses of a worksheet become scores."""

    display_name = "`scoring`"

    words: Text | None = None
    """The honest sentence under every score, instead of the usual one."""
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    """What is scored."""
    total: Total | None = None
    """A score made of the scales."""
    leans: tuple[Lean, ...] = ()
    """Weighted differences of scales."""
    lean_feedback: tuple[LeanFeedback, ...] = ()
    """Words for combinations of leans."""
    top: Top | None = None
    """Which scale is highest."""
    gate: Gate | None = None
    """A response that replaces the score by words."""
    sides: Flag = False
    """`true`: every scale once for each side of a two-sided likert."""
    side_gap: SideGap | None = None
    """What is said when the sides differ."""
    always: Text | None = None
    """A sentence that is always added."""
