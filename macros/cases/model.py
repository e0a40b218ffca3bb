"""A case as its author writes it: `exercises/cases/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from macros.strict import Finding, Id, Positive, Strict, Text, Whole

Points = Annotated[Whole, Field(ge=0, le=1000)]
Role = Literal["a", "b"]


class Minutes(Strict):
    """How long a case takes."""

    called = "`minutes`"

    prepare: Positive
    """Reading and preparing, each role alone."""
    talk: Positive
    """The negotiation itself."""
    debrief: Positive
    """Looking back together."""


class Option(Strict):
    """One way to settle an issue, and what it is worth to each role."""

    called = "an option"

    label: Text
    """The option in a few words."""
    a: Points
    """Points for role a."""
    b: Points
    """Points for role b."""


class Issue(Strict):
    """Something to settle."""

    called = "an issue"

    id: Id
    """Unique in the case."""
    title: Text
    """What is to be settled."""
    type: Literal["dividing", "tradable", "shared"]
    """`dividing`: the sum is constant. `tradable`: opposite wishes, unequal weights. `shared`: both
    want the same."""
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


class Limit(Strict):
    """Options that a role may not agree to alone."""

    called = "a limit"

    issue: Id
    """The issue."""
    options: Annotated[tuple[Positive, ...], Field(min_length=1)]
    """The numbers of the options, from 1."""
    approval: Text
    """Who has to approve."""
    takes: Text
    """How long that takes."""


class Side(Strict):
    """One role: who it is, what only it knows, and what it has without an agreement."""

    called = "a role"

    name: Text
    """The name used in texts."""
    who: Text
    """What this person does, in a few words."""
    brief: Text
    """The confidential brief."""
    alternative: Points
    """What not agreeing is worth."""
    limits: tuple[Limit, ...] = ()
    """Limits of authority."""


class Roles(Strict):
    """The two roles."""

    called = "`roles`"

    a: Side
    """The first role."""
    b: Side
    """The second role."""


class Replacement(Strict):
    """A sentence that reads differently in the walk-away version."""

    called = "a replacement"

    where: Literal["shared", "a", "b"] = Field(alias="in")
    """`shared`, or the role whose brief it stands in."""
    sentence: Text
    """The sentence, exactly as it stands there."""
    by: Text
    """What stands there instead."""


class Alternatives(Strict):
    """What not agreeing is worth to each role."""

    called = "`alternatives`"

    a: Points
    """To role a."""
    b: Points
    """To role b."""


class WalkAway(Strict):
    """The version in which no agreement is better for both: the right end is a civil no."""

    called = "`walk_away`"

    alternatives: Alternatives
    """Better alternatives than in the usual version."""
    replace: Annotated[tuple[Replacement, ...], Field(min_length=1)]
    """Sentences that no longer hold."""


class Case(Strict):
    """A role-play for two with points."""

    called = "a case"

    id: Id
    """The name of the file without `.yaml`."""
    revision: Positive
    """A whole number from 1; raise it when options or points change."""
    title: Text
    """What it is called."""
    about: Text
    """What it is about, in one sentence that gives nothing away."""
    minutes: Minutes
    """How long it takes."""
    shared: Text
    """What both roles read."""
    roles: Roles
    """What only one role reads."""
    issues: Annotated[tuple[Issue, ...], Field(min_length=2, max_length=16)]
    """What is to be settled."""
    walk_away: WalkAway | None = None
    """The version without a good agreement, if there is one."""
    notes: Text | None = None
    """For instructors."""

    def text(self, where: str) -> str:
        """The shared brief, or a role's."""
        return self.shared if where == "shared" else getattr(self.roles, where).brief
