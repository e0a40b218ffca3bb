"""A case as its author writes it: `exercises/cases/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import Annotated, Literal

from pydantic import Field

from macros.authoring.strict_model import Finding, Id, Positive, Strict, Text, WholeMinutes
from macros.cases.issues import Issue, Points

MOST_OUTCOMES = 1_000_000
"""Pairs of points that a case may end in. The course's own cases have some thousands."""


class Minutes(Strict):
    """How long a case takes."""

    display_name = "`minutes`"

    prepare: WholeMinutes
    """Reading and preparing, each role alone."""
    talk: WholeMinutes
    """The negotiation itself."""
    debrief: WholeMinutes
    """Looking back together."""


class Limit(Strict):
    """Options that a role may not agree to alone."""

    display_name = "a limit"

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

    display_name = "a role"

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
    reasons: dict[Id, Text] = Field(default_factory=dict)
    """Issue → why it matters to them as it does, in their own words; only what they may tell."""


class Roles(Strict):
    """The two roles."""

    display_name = "`roles`"

    a: Side
    """The first role."""
    b: Side
    """The second role."""


class Replacement(Strict):
    """A sentence that reads differently in the walk-away version."""

    display_name = "a replacement"

    where: Literal["shared", "a", "b"] = Field(alias="in")
    """`shared`, or the role whose brief it stands in."""
    sentence: Text
    """The sentence, exactly as it stands there."""
    by: Text
    """What stands there instead."""


class Alternatives(Strict):
    """What not agreeing is worth to each role."""

    display_name = "`alternatives`"

    a: Points
    """To role a."""
    b: Points
    """To role b."""


class WalkAway(Strict):
    """The version in which no agreement is better for both: the right end is a civil no."""

    display_name = "`walk_away`"

    alternatives: Alternatives
    """Better alternatives than in the usual version."""
    replace: Annotated[tuple[Replacement, ...], Field(min_length=1)]
    """Sentences that no longer hold."""


class Case(Strict):
    """A role-play for two with points."""

    display_name = "a case"

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

    def findings(self) -> Iterator[Finding]:
        """Few enough agreements to work out what is best."""
        ways = prod(len(issue.options) for issue in self.issues)
        most = [sum(max(points) for points in role) + 1 for role in self._points()]
        if min(ways, prod(most)) > MOST_OUTCOMES:
            message = (
                "These issues can end in too many ways to work out. "
                "Leave out an issue, or use smaller points."
            )
            yield Finding(("issues",), message)

    def _points(self) -> tuple[list[list[int]], list[list[int]]]:
        """The points of the options of each issue, for role a and for role b."""
        return (
            [[option.a for option in issue.options] for issue in self.issues],
            [[option.b for option in issue.options] for issue in self.issues],
        )

    def text(self, where: str) -> str:
        """The shared brief, or a role's."""
        return self.shared if where == "shared" else getattr(self.roles, where).brief
