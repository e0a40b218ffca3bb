"""The analysis of a case, held against a plain enumeration written without looking at it."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from macros.cases.analysis import Analysis, Outcome, analyse, outcomes
from macros.cases.data import alternatives_of, is_walk_away, text_of
from macros.cases.describe import describe
from macros.cases.issues import Issue, type_of
from macros.cases.model import Case
from macros.cases.rules import findings
from tests.engine.cases_data import case_of, issue_of

POINTS = st.integers(0, 12)
OPTIONS = st.sampled_from([3, 5]).flatmap(
    lambda n: st.lists(st.tuples(POINTS, POINTS), min_size=n, max_size=n)
)


def every_agreement(issues: tuple[Issue, ...]) -> list[tuple[int, int]]:
    """Points of all agreements, one by one."""
    pairs = []
    for chosen in product(*(issue.options for issue in issues)):
        pairs.append((sum(o.a for o in chosen), sum(o.b for o in chosen)))
    return pairs


def assert_same(found: Analysis, issues: tuple[Issue, ...], a: int, b: int) -> None:
    pairs = every_agreement(issues)
    beating = [(x, y) for x, y in pairs if x > a and y > b]
    distinct = set(pairs)
    efficient = {
        (x, y)
        for x, y in distinct
        if not any((p >= x and q > y) or (p > x and q >= y) for p, q in distinct)
    }
    assert found.agreements == len(pairs)
    assert found.beat_both == len(beating)
    assert found.joint_maximum == max(x + y for x, y in pairs)
    assert {(o.a, o.b) for o in found.frontier} == efficient
    if beating:
        assert found.most_even and found.largest_product
        best_even = max(min(x - a, y - b) for x, y in beating)
        assert min(found.most_even.a - a, found.most_even.b - b) == best_even
        best_product = max((x - a) * (y - b) for x, y in beating)
        gains = (found.largest_product.a - a) * (found.largest_product.b - b)
        assert gains == best_product
    else:
        assert found.most_even is found.largest_product is None


@given(st.lists(OPTIONS, min_size=1, max_size=4), POINTS, POINTS)
@settings(deadline=None)
def test_it_says_what_listing_every_agreement_says(
    tables: list[list[tuple[int, int]]], a: int, b: int
) -> None:
    issues = tuple(issue_of(f"i{n}", table) for n, table in enumerate(tables))
    assert_same(analyse(issues, a, b), issues, a, b)


def test_every_example_agreement_is_worth_what_it_says() -> None:
    issues = tuple(issue_of(f"i{n}", [(0, 9), (3, 4), (7, 0)]) for n in range(4))
    for outcome in analyse(issues, 0, 0).frontier:
        chosen = [i.options[n - 1] for i, n in zip(issues, outcome.agreement, strict=True)]
        assert (sum(o.a for o in chosen), sum(o.b for o in chosen)) == (outcome.a, outcome.b)


def test_an_agreement_that_only_equals_an_alternative_is_no_better() -> None:
    issues = (issue_of("price", [(0, 8), (4, 4), (8, 0)]),)
    assert analyse(issues, 3, 3).beat_both == 1
    assert analyse(issues, 4, 3).beat_both == analyse(issues, 3, 4).beat_both == 0


def test_work_is_bounded_by_points_not_by_agreements() -> None:
    """Eight issues with five options have 390,625 agreements, but few pairs of points."""
    issues = tuple(issue_of(f"i{n}", [(k * n, (4 - k) * 3) for k in range(5)]) for n in range(1, 9))
    found = analyse(issues, 5, 5)
    assert found.agreements == 390_625
    assert len(found.frontier) <= 101


def test_the_numbers_of_a_small_case_are_those_worked_out_by_hand() -> None:
    """Agreements by the numbers of their options, and how many ways there are to their points."""
    issues = (
        issue_of("price", [(0, 4), (2, 2), (4, 0)]),
        issue_of("time", [(4, 0), (2, 2), (0, 4)]),
    )
    found = analyse(issues, 3, 1)
    assert outcomes(issues) == [
        Outcome(0, 8, (1, 3), 1), Outcome(2, 6, (1, 2), 2), Outcome(4, 4, (1, 1), 3),
        Outcome(6, 2, (2, 1), 2), Outcome(8, 0, (3, 1), 1),
    ]  # fmt: skip
    assert found == Analysis(
        agreements=9,
        beat_both=5,
        joint_maximum=8,
        middle=Outcome(4, 4, (2, 2), 1),
        frontier=tuple(outcomes(issues)),
        most_even=Outcome(4, 4, (1, 1), 3),
        largest_product=Outcome(4, 4, (1, 1), 3),
    )


def test_of_two_that_are_as_even_or_as_large_the_one_with_more_points_counts() -> None:
    even = analyse((issue_of("x", [(2, 2), (2, 9), (1, 1)]),), 0, 0)
    assert even.most_even == Outcome(2, 9, (2,), 1)
    large = analyse((issue_of("x", [(6, 6), (4, 9), (1, 1)]),), 0, 0)
    assert large.largest_product == Outcome(4, 9, (2,), 1)


DESCRIBED = """\
two: Two issues
  issues           price dividing, time tradable
  best per role    Ann 20, Ben 19
  alternatives     3 and 3
  agreements       9; 5 beat both alternatives
  joint maximum    20
  middle           10 + 9 = 19 (2-2)
  most even        10 + 9 = 19 (2-2)
  largest product  10 + 9 = 19 (2-2)
  frontier         9 pairs of points, from 0 + 19 = 19 (1-3)
                   to 20 + 0 = 20 (3-1)
"""
WALK_AWAY = "  walk-away        15 and 15; 0 agreements beat both"


def test_check_describes_a_case_with_its_numbers() -> None:
    case = case_of()
    assert describe(case) == DESCRIBED + WALK_AWAY
    assert describe(case.model_copy(update={"walk_away": None})) == DESCRIBED.rstrip()
    none = describe(case_of(alternatives=(19, 19))).splitlines()
    assert none[4] == "  agreements       9; 0 beat both alternatives"
    assert none[7:9] == ["  most even        none", "  largest product  none"]


def with_issues(number: int, points: int = 9) -> dict[str, Any]:
    """A case with so many issues of nine options each."""
    options = [
        {"label": f"option {n}", "a": n * points, "b": (9 - n) * points} for n in range(1, 10)
    ]
    issue = {"title": "An issue", "type": "dividing", "options": options}
    return {**case_of().model_dump(by_alias=True), "issues": [
        {**issue, "id": f"i{n}"} for n in range(number)
    ]}  # fmt: skip


@pytest.mark.parametrize(
    ("issues", "points", "told"), [(6, 100, False), (7, 100, True), (7, 5, False), (16, 5, False)]
)
def test_a_case_may_have_as_many_outcomes_as_can_be_worked_out(
    issues: int, points: int, told: bool
) -> None:
    """A million pairs of points, of which there are few where the points are small."""
    with pytest.raises(ValidationError, match="too many ways") if told else nullcontext():
        Case.model_validate(with_issues(issues, points))


@pytest.mark.parametrize(("most", "told"), [(9, False), (8, True)])
def test_the_last_that_can_be_worked_out_is_allowed(
    most: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.cases.model.MOST_OUTCOMES", most)
    with pytest.raises(ValidationError, match="too many ways") if told else nullcontext():
        case_of()


@pytest.mark.parametrize(("most", "told"), [(316 * 281, False), (316 * 281 - 1, True)])
def test_pairs_of_points_are_counted_from_none_to_all(
    most: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven issues of at most 45 points for one, and 40 for the other."""
    monkeypatch.setattr("macros.cases.model.MOST_OUTCOMES", most)
    with pytest.raises(ValidationError, match="too many ways") if told else nullcontext():
        Case.model_validate(with_issues(7, 5))


@pytest.mark.parametrize(
    ("where", "walk_away", "text"),
    [
        ("shared", False, "Two people talk. They meet again."),
        ("shared", True, "Two people talk. They part."),
        ("a", False, "You are somebody."),
        ("a", True, "You are somebody."),
    ],
)
def test_the_walk_away_version_reads_differently_where_its_author_says(
    where: str, walk_away: bool, text: str
) -> None:
    assert text_of(case_of(), where, walk_away) == text


def test_each_version_has_its_own_alternatives() -> None:
    case = case_of(alternatives=(3, 4), walk_away=(15, 16))
    without = case.model_copy(update={"walk_away": None})
    found = [alternatives_of(*each) for each in ((case, False), (case, True), (without, True))]
    assert [(each.a, each.b) for each in found] == [(3, 4), (15, 16), (3, 4)]
    assert text_of(without, "shared", True) == "Two people talk. They meet again."
    assert [is_walk_away(name) for name in ("two/2", "two", "two/12", "2")] == [
        True, False, False, False,
    ]  # fmt: skip


TYPES = [
    ([(0, 10), (5, 5), (10, 0)], "dividing"),
    ([(0, 10), (2, 5), (9, 0)], "tradable"),
    ([(10, 0), (5, 2), (1, 9)], "tradable"),
    ([(0, 1), (5, 2), (10, 3)], "shared"),
    ([(9, 9), (5, 2), (1, 0)], "shared"),
    ([(0, 1), (5, 9), (10, 3)], "none of the three"),
    ([(0, 9), (5, 9), (10, 3)], "none of the three"),
    ([(4, 9), (4, 8), (4, 3)], "none of the three"),
    ([(4, 4), (4, 4), (4, 4)], "none of the three"),
]


@pytest.mark.parametrize(("points", "what"), TYPES)
def test_types_are_read_from_the_points(points: list[tuple[int, int]], what: str) -> None:
    assert type_of(issue_of("x", points)) == what


def test_a_sound_case_has_no_findings() -> None:
    assert [*findings(case_of())] == []


UNSOUND: list[tuple[dict[str, Any], list[tuple[tuple[str | int, ...], str]]]] = [
    ({"alternatives": (19, 19)}, [(
        ("roles", "a", "alternative"),
        "No agreement is better for both than these alternatives. Lower one of them, or keep them "
        "for `walk_away`.",
    )]),
    ({"walk_away": (6, 6)}, [(
        ("walk_away", "alternatives"),
        "In the walk-away version no agreement may beat both alternatives, but 3 do. Raise one of "
        "them.",
    )]),
    ({"sentence": "Nobody wrote this."}, [(
        ("walk_away", "replace", 0, "sentence"),
        "This sentence stands 0 times in `shared`; it must stand there once, word for word.",
    )]),
    ({"sentence": "e"}, [(
        ("walk_away", "replace", 0, "sentence"),
        "This sentence stands 5 times in `shared`; it must stand there once, word for word.",
    )]),
    ({"limits": [("prise", 1), ("price", 3), ("price", 4)]}, [
        (("roles", "a", "limits", 0, "issue"),
         "There is no issue `prise`. Did you mean `price`?"),
        (("roles", "a", "limits", 2, "options", 0),
         "`price` has 3 options, so there is no option 4."),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "told"), UNSOUND, ids=[str(what) for what, _ in UNSOUND])
def test_a_case_that_is_not_what_its_author_claims_is_told(what: Any, told: Any) -> None:
    found = [*findings(case_of(**what))]
    assert [(finding.path, finding.message) for finding in found] == told
