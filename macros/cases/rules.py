"""Rules for cases: a case must be what its author claims."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.strict_model import Finding
from macros.cases.analysis import analyse
from macros.cases.model import Case, Side


def findings(case: Case) -> Iterator[Finding]:
    """What is wrong with a case although every part of it is well formed."""
    yield from _ids(case)
    yield from _limits(case)
    yield from _reasons(case)
    yield from _replacements(case)
    yield from _alternatives(case)


def _ids(case: Case) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, issue in enumerate(case.issues):
        if issue.id in seen:
            yield Finding(("issues", i, "id"), f"Two issues are called `{issue.id}`. Rename one.")
        seen.add(issue.id)


def _limits(case: Case) -> Iterator[Finding]:
    for role, side in (("a", case.roles.a), ("b", case.roles.b)):
        for i, _ in enumerate(side.limits):
            yield from _limit(case, role, side, i)


def _reasons(case: Case) -> Iterator[Finding]:
    issues = [issue.id for issue in case.issues]
    for role, side in (("a", case.roles.a), ("b", case.roles.b)):
        for name in side.reasons:
            if name not in issues:
                path = ("roles", role, "reasons", name)
                yield Finding.unknown(path, "issue", name, issues, at_key=True)


def _limit(case: Case, role: str, side: Side, i: int) -> Iterator[Finding]:
    limit = side.limits[i]
    at = ("roles", role, "limits", i)
    issues = {issue.id: issue for issue in case.issues}
    if limit.issue not in issues:
        yield Finding.unknown((*at, "issue"), "issue", limit.issue, issues)
        return
    options = len(issues[limit.issue].options)
    for k, number in enumerate(limit.options):
        if number > options:
            yield Finding(
                (*at, "options", k),
                f"`{limit.issue}` has {options} options, so there is no option {number}.",
            )


def _replacements(case: Case) -> Iterator[Finding]:
    for i, change in enumerate(case.walk_away.replace if case.walk_away else ()):
        times = case.text(change.where).count(change.sentence)
        if times != 1:
            yield Finding(
                ("walk_away", "replace", i, "sentence"),
                f"This sentence stands {times} times in `{change.where}`; it must stand there once,"
                " word for word.",
            )


def _alternatives(case: Case) -> Iterator[Finding]:
    usual = analyse(case.issues, case.roles.a.alternative, case.roles.b.alternative)
    if usual.beat_both == 0:
        yield Finding(
            ("roles", "a", "alternative"),
            "No agreement is better for both than these alternatives. Lower one of them, or keep"
            " them for `walk_away`.",
        )
    if case.walk_away is None:
        return
    better = case.walk_away.alternatives
    analysis = analyse(case.issues, better.a, better.b)
    if analysis.beat_both:
        yield Finding(
            ("walk_away", "alternatives"),
            f"In the walk-away version no agreement may beat both alternatives, but"
            f" {analysis.beat_both} do. Raise one of them.",
            at_key=True,
        )
