"""The issues of a case: what is to be settled, the options, and what each is worth to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from macros.authoring.strict_model import Finding, Id, Strict, Text, Whole

Points = Annotated[Whole, Field(ge=0, le=1000)]


class Option(Strict):
    """One way to settle an issue, and what it is worth to each role."""

    display_name = "an option"

    label: Text
    """The option in a few words."""
    a: Points
    """Points for role a."""
    b: Points
    """Points for role b."""


class Issue(Strict):
    """Something to settle."""

    display_name = "an issue"

    id: Id
    """Unique in the case."""
    title: Text
    """What is to be settled."""
    type: Literal["dividing", "tradable", "shared"]
    """`dividing`: the sum is constant. `tradable`: opposite wishes, unequal weights. `shared`: both
    want the same."""
    questions: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    """How one may ask about it, as one would say it aloud; the counterpart's page offers them."""
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=9)]
    """An odd number of options, in order from one end to the other."""

    def labels(self, numbers: Iterable[int]) -> str:
        """The options of these numbers in words: `+8 % / +10 %`."""
        return " / ".join(self.options[number - 1].label for number in numbers)

    def findings(self) -> Iterator[Finding]:
        """An odd number of options, and the type that the points have."""
        if len(self.options) % 2 == 0:
            yield Finding(
                ("options",),
                f"{len(self.options)} options have no middle. Add one or remove one.",
                at_key=True,
            )
        elif self.type != (real := type_of(self)):
            yield Finding(("type",), f"By its points this issue is {real}. {HOW[self.type]}")


HOW = {
    "dividing": "In a dividing issue, the points of both roles add up to the same in each option.",
    "tradable": (
        "In a tradable issue, one role's points rise where the other's fall, by unequal amounts."
    ),
    "shared": "In a shared issue, the points of both roles rise together.",
}


def type_of(issue: Issue) -> str:
    """What an issue is by its points: dividing, tradable, shared, or `none of the three`."""
    a = _direction([option.a for option in issue.options])
    b = _direction([option.b for option in issue.options])
    if a == b != 0:
        return "shared"
    if a == 0 or b == 0:
        return "none of the three"
    constant = len({option.a + option.b for option in issue.options}) == 1
    return "dividing" if constant else "tradable"


def _direction(points: list[int]) -> int:
    """1 when points rise from option to option, -1 when they fall, else 0."""
    steps = [later - earlier for earlier, later in pairwise(points)]
    return 1 if all(s > 0 for s in steps) else -1 if all(s < 0 for s in steps) else 0
