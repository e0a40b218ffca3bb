"""The analysis of a case, held against a plain enumeration written without looking at it."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from macros.cases.analysis import Analysis, analyse
from macros.cases.issues import Issue, type_of
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


@pytest.mark.parametrize(("most", "told"), [(9, False), (8, True)])
def test_a_case_may_have_as_many_agreements_as_can_be_worked_out(
    most: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.cases.model.MOST_OUTCOMES", most)
    with pytest.raises(ValidationError, match="too many ways") if told else nullcontext():
        case_of()


def test_types_are_read_from_the_points() -> None:
    assert type_of(issue_of("x", [(0, 10), (5, 5), (10, 0)])) == "dividing"
    assert type_of(issue_of("x", [(0, 10), (2, 5), (9, 0)])) == "tradable"
    assert type_of(issue_of("x", [(0, 1), (5, 2), (10, 3)])) == "shared"
    assert type_of(issue_of("x", [(0, 1), (5, 9), (10, 3)])) == "none of the three"


def test_a_sound_case_has_no_findings() -> None:
    assert [*findings(case_of())] == []


def test_alternatives_that_nothing_beats_are_found() -> None:
    (found,) = findings(case_of(alternatives=(19, 19)))
    assert "No agreement is better for both" in found.message


def test_a_walk_away_version_that_leaves_a_good_agreement_is_found() -> None:
    (found,) = findings(case_of(walk_away=(6, 6)))
    assert "no agreement may beat both alternatives" in found.message


def test_a_sentence_to_replace_must_stand_there() -> None:
    (found,) = findings(case_of(sentence="Nobody wrote this."))
    assert "stands 0 times in `shared`" in found.message


def test_a_limit_names_an_issue_and_its_options() -> None:
    wrong_issue, wrong_option = findings(case_of(limits=[("prise", 1), ("price", 7)]))
    assert "Did you mean `price`?" in wrong_issue.message
    assert "no option 7" in wrong_option.message
