"""What can be agreed in a case: exact, and without listing every agreement.

No issue interacts with another, so an agreement's points are a sum over issues. It is enough to
keep, issue by issue, the distinct pairs of points and one agreement for each. The page does the
same in `macros/theme/assets/cases/analysis.mjs`; tests hold both against a plain enumeration.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from macros.cases.issues import Issue


class Outcome(NamedTuple):
    """A pair of points, one agreement that reaches it, and how many agreements do."""

    a: int
    b: int
    agreement: tuple[int, ...]
    """For each issue the option's number, from 1."""
    ways: int

    @property
    def joint(self) -> int:
        """Both roles' points together."""
        return self.a + self.b


@dataclass(frozen=True)
class Analysis:
    """What can be agreed in a case, when not agreeing is worth its alternatives."""

    agreements: int
    beat_both: int
    """How many agreements are better for both than their alternatives."""
    joint_maximum: int
    middle: Outcome
    """The middle option on every issue."""
    frontier: tuple[Outcome, ...]
    """What nobody can improve on without the other losing, from a's worst to a's best."""
    most_even: Outcome | None
    """The largest smaller gain over the alternatives; None when nothing beats both."""
    largest_product: Outcome | None
    """The largest product of gains over the alternatives; None when nothing beats both."""


def outcomes(issues: Iterable[Issue]) -> list[Outcome]:
    """Every distinct pair of points, in the order of a, then b."""
    reached = [Outcome(0, 0, (), 1)]
    for issue in issues:
        reached = _with(reached, issue)
    return sorted(reached)


def _with(reached: list[Outcome], issue: Issue) -> list[Outcome]:
    following: dict[tuple[int, int], Outcome] = {}
    for before in reached:
        for number, option in enumerate(issue.options, start=1):
            pair = (before.a + option.a, before.b + option.b)
            known = following.get(pair)
            agreement = known.agreement if known else (*before.agreement, number)
            ways = before.ways + (known.ways if known else 0)
            following[pair] = Outcome(*pair, agreement, ways)
    return [*following.values()]


def frontier(all_outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes that nobody can improve on without the other losing."""
    best: list[Outcome] = []
    for outcome in sorted(all_outcomes, key=lambda outcome: (-outcome.a, -outcome.b)):
        if not best or outcome.b > best[-1].b:
            best.append(outcome)
    return tuple(reversed(best))


def analyse(issues: tuple[Issue, ...], alternative_a: int, alternative_b: int) -> Analysis:
    """What can be agreed on `issues` when not agreeing is worth the two alternatives."""
    reachable = outcomes(issues)
    better = [each for each in reachable if each.a > alternative_a and each.b > alternative_b]

    def even(outcome: Outcome) -> tuple[int, int]:
        return min(outcome.a - alternative_a, outcome.b - alternative_b), outcome.joint

    def product(outcome: Outcome) -> tuple[int, int]:
        return (outcome.a - alternative_a) * (outcome.b - alternative_b), outcome.joint

    return Analysis(
        agreements=sum(outcome.ways for outcome in reachable),
        beat_both=sum(outcome.ways for outcome in better),
        joint_maximum=max(outcome.joint for outcome in reachable),
        middle=middle(issues),
        frontier=frontier(reachable),
        most_even=max(better, key=even, default=None),
        largest_product=max(better, key=product, default=None),
    )


def middle(issues: tuple[Issue, ...]) -> Outcome:
    """The agreement with the middle option on every issue."""
    numbers = tuple((len(issue.options) + 1) // 2 for issue in issues)
    chosen = [issue.options[n - 1] for issue, n in zip(issues, numbers, strict=True)]
    return Outcome(sum(o.a for o in chosen), sum(o.b for o in chosen), numbers, 1)
