"""All that is worked out of small cases, held against looking at every agreement, one by one.

Of cases/analysis.mjs and cases/result.mjs.
"""

from __future__ import annotations

from itertools import product
from math import floor
from typing import Any

import pytest

from tests.support.hedge_case import CASE, issue
from tests.support.modules import Modules

Outcome = dict[str, Any]
EVEN = [issue("day", "Day", ("early", 5, 0), ("noon", 10, 10), ("late", 0, 5))]
"""Meeting halfway is the most that there is."""
LOPSIDED = [
    issue("price", "Price", ("low", 0, 12), ("middle", 6, 6), ("high", 12, 0)),
    issue("tool", "Tool", ("yours", 1, 7), ("both", 3, 3), ("mine", 7, 2)),
    issue("hours", "Hours", ("few", 4, 4), ("some", 5, 3), ("many", 6, 1)),
]
CASES: dict[str, tuple[list[Any], dict[str, int]]] = {
    "hedge": (CASE["issues"], CASE["alternatives"]),
    "walk-away": (CASE["issues"], CASE["walk_away"]["alternatives"]),
    "one agreement beats both": (EVEN, {"a": 9, "b": 9}),
    "as good as the alternative": (EVEN, {"a": 10, "b": 0}),
    "lopsided": (LOPSIDED, {"a": 3, "b": 9}),
    "lopsided, no alternatives": (LOPSIDED, {"a": 0, "b": 0}),
}


def points(issues: list[Any], agreement: tuple[int, ...]) -> Outcome:
    chosen = [each["options"][n - 1] for each, n in zip(issues, agreement, strict=True)]
    return {role: sum(option[role] for option in chosen) for role in "ab"}


def agreements(issues: list[Any]) -> list[tuple[int, ...]]:
    return list(product(*(range(1, len(each["options"]) + 1) for each in issues)))


def joint(outcome: Outcome) -> int:
    return int(outcome["a"] + outcome["b"])


def outcomes(issues: list[Any]) -> list[Outcome]:
    """Each pair of points once, with the first agreement that reaches it."""
    found: dict[tuple[int, int], Outcome] = {}
    for agreement in agreements(issues):
        made = points(issues, agreement)
        known = found.setdefault(
            (made["a"], made["b"]), {**made, "agreement": [*agreement], "count": 0}
        )
        known["count"] += 1
    return [found[pair] for pair in sorted(found)]


def better(this: Outcome, other: Outcome) -> bool:
    """Whether `this` is better for somebody and worse for nobody."""
    return (this["a"] >= other["a"] and this["b"] >= other["b"]) and joint(this) > joint(other)


def analysis(issues: list[Any], out: dict[str, int]) -> dict[str, Any]:
    every = outcomes(issues)
    both = [each for each in every if each["a"] > out["a"] and each["b"] > out["b"]]
    middle = tuple((len(each["options"]) + 1) // 2 for each in issues)

    def gains(each: Outcome) -> tuple[int, int]:
        return each["a"] - out["a"], each["b"] - out["b"]

    # `max` keeps the first of several.
    return {
        "all": every,
        "frontier": [each for each in every if not any(better(other, each) for other in every)],
        "middle": {**points(issues, middle), "agreement": [*middle]},
        "agreements": len(agreements(issues)),
        "beatBoth": sum(each["count"] for each in both),
        "jointMaximum": max(map(joint, every)),
        "mostEven": max(both, key=lambda each: (min(gains(each)), joint(each)), default=None),
        "largestProduct": max(
            both, key=lambda each: (gains(each)[0] * gains(each)[1], joint(each)), default=None
        ),
    }


def result(issues: list[Any], out: dict[str, int], agreement: tuple[int, ...] | None) -> Any:
    seen = analysis(issues, out)
    made = points(issues, agreement) if agreement else out
    found = free = on_frontier = None
    if agreement:
        middle = joint(seen["middle"])
        room = seen["jointMaximum"] - middle
        found = floor(100 * (joint(made) - middle) / room + 0.5) if room else 100
        fair = [o for o in seen["frontier"] if o["a"] >= made["a"] and o["b"] >= made["b"]]
        best = max(fair, key=joint)
        free = {"points": joint(best) - joint(made), "example": best["agreement"]}
        on_frontier = made in [{"a": o["a"], "b": o["b"]} for o in seen["frontier"]]
    return {
        "points": made,
        "joint": joint(made),
        "deal": agreement is not None,
        "found": found,
        "free": free,
        "gain": {role: made[role] - out[role] for role in "ab"},
        "onFrontier": on_frontier,
        "civilNo": agreement is None and seen["beatBoth"] == 0,
        "seen": seen,
    }


@pytest.mark.parametrize("case", CASES)
def test_every_end_of_a_small_case_comes_to_what_looking_at_all_says(
    modules: Modules, case: str
) -> None:
    issues, out = CASES[case]
    ends = [None, *agreements(issues)]
    calls = [[issues, out, end and [*end]] for end in ends]
    found = modules.each("cases/result.mjs", "resultOf", calls)
    assert found == [result(issues, out, end) for end in ends]


def test_bands_of_the_found_value_begin_where_they_say(modules: Modules) -> None:
    bands = {"below": [-200, -1], "some": [0, 33], "half": [34, 66], "most": [67, 99], "all": [100]}
    calls = [[found] for numbers in bands.values() for found in numbers]
    found = modules.each("cases/result.mjs", "foundBand", calls)
    assert found == [band for band, numbers in bands.items() for _ in numbers]


def test_the_shares_of_issues_add_up(modules: Modules) -> None:
    shares = modules.each("cases/result.mjs", "shares", [[LOPSIDED, "a"], [LOPSIDED, "b"]])
    assert shares == [
        {"price": 60, "tool": 30, "hours": 10},
        {"price": 60, "tool": 25, "hours": 15},
    ]
