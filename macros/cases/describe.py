"""What `python -m macros check` prints about a case: numbers for its author to look at."""

from __future__ import annotations

from collections.abc import Iterator

from macros.cases.analysis import Analysis, Outcome, analyse
from macros.cases.model import Case


def describe(case: Case) -> str:
    """A few lines: best per role, joint maximum, middle, frontier and fair agreements."""
    analysis = analyse(case.issues, case.roles.a.alternative, case.roles.b.alternative)
    return "\n".join([f"{case.id}: {case.title}", *_lines(case, analysis)])


def _lines(case: Case, analysis: Analysis) -> Iterator[str]:
    a, b = (sum(max(getattr(o, r) for o in i.options) for i in case.issues) for r in "ab")
    kinds = ", ".join(f"{issue.id} {issue.type}" for issue in case.issues)
    yield f"  issues           {kinds}"
    yield f"  best per role    {case.roles.a.name} {a}, {case.roles.b.name} {b}"
    yield f"  alternatives     {case.roles.a.alternative} and {case.roles.b.alternative}"
    yield f"  agreements       {analysis.agreements}; {analysis.beat_both} beat both alternatives"
    yield f"  joint maximum    {analysis.joint_maximum}"
    yield f"  middle           {_shown(analysis.middle)}"
    yield f"  most even        {_shown(analysis.most_even)}"
    yield f"  largest product  {_shown(analysis.largest_product)}"
    first, last = analysis.frontier[0], analysis.frontier[-1]
    yield f"  frontier         {len(analysis.frontier)} pairs of points, from {_shown(first)}"
    yield f"                   to {_shown(last)}"
    if case.walk_away:
        better = case.walk_away.alternatives
        beaten = analyse(case.issues, better.a, better.b).beat_both
        yield f"  walk-away        {better.a} and {better.b}; {beaten} agreements beat both"


def _shown(outcome: Outcome | None) -> str:
    if outcome is None:
        return "none"
    return f"{outcome.a} + {outcome.b} = {outcome.joint} ({'-'.join(map(str, outcome.agreement))})"
