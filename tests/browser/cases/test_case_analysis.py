"""The course's cases: Python and the page say what a plain enumeration without them says."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.cases.analysis import analyse
from macros.cases.data import alternatives_of, case_data
from macros.cases.describe import describe
from macros.cases.issues import type_of
from macros.cases.model import Case
from tests.support.course_cases import case_of
from tests.support.modules import Modules

SHORT = ["cargo-bike", "note-on-file", "rota-swap"]
IDS = [*SHORT, "lead-role", "renewal", "third-floor"]
VERSIONS = [(id, away) for id in IDS for away in (False, True) if not (id in SHORT and away)]
# From the tables that the cases were published with: joint maximum, middle, sum of alternatives.
PUBLISHED = {
    "rota-swap": (102, 70, 42), "lead-role": (146, 101, 77), "renewal": (136, 100, 76),
    "third-floor": (146, 101, 77), "cargo-bike": (76, 70, 50), "note-on-file": (108, 70, 50),
}  # fmt: skip
WITHOUT_APPROVAL = {"lead-role": 136, "renewal": 121, "third-floor": 136, "note-on-file": 96}
"""The most together if nobody outside has to say yes, as the notes of each case tell."""


@cache
def enumerated(id: str) -> Counter[tuple[int, int]]:
    """Every agreement of a case, one by one: points of both → how many agreements."""
    options = [[(o.a, o.b) for o in issue.options] for issue in case_of(id).issues]
    return Counter(
        (sum(a for a, _ in chosen), sum(b for _, b in chosen)) for chosen in product(*options)
    )


def told(id: str, walk_away: bool) -> dict[str, Any]:
    """What the enumeration says about a case."""
    points, out = enumerated(id), alternatives_of(case_of(id), walk_away)
    gains = {(a - out.a, b - out.b) for a, b in points if a > out.a and b > out.b}
    best: dict[int, int] = {}
    for a, b in points:
        best[a] = max(best.get(a, -1), b)
    front = {(a, b) for a, b in best.items() if all(b > best[more] for more in best if more > a)}
    return {
        "agreements": sum(points.values()),
        "beat_both": sum(n for (a, b), n in points.items() if a > out.a and b > out.b),
        "most": max(a + b for a, b in points),
        "frontier": front,
        "even": max((min(gain) for gain in gains), default=None),
        "product": max((gain * other for gain, other in gains), default=None),
    }


@pytest.mark.parametrize(("id", "walk_away"), VERSIONS)
def test_python_says_what_the_enumeration_says(id: str, walk_away: bool) -> None:
    out, expected = alternatives_of(case_of(id), walk_away), told(id, walk_away)
    found = analyse(case_of(id).issues, out.a, out.b)
    assert found.agreements == expected["agreements"]
    assert found.beat_both == expected["beat_both"]
    assert found.joint_maximum == expected["most"]
    assert {(point.a, point.b) for point in found.frontier} == expected["frontier"]
    even, largest = found.most_even, found.largest_product
    assert (even and min(even.a - out.a, even.b - out.b)) == expected["even"]
    assert (largest and (largest.a - out.a) * (largest.b - out.b)) == expected["product"]


@pytest.mark.parametrize(("id", "walk_away"), VERSIONS)
def test_the_page_says_what_the_enumeration_says(
    id: str, walk_away: bool, modules: Modules
) -> None:
    out, expected = alternatives_of(case_of(id), walk_away), told(id, walk_away)
    issues = case_data(case_of(id))["issues"]
    found = modules.call("cases/analysis.mjs", "analyse", issues, {"a": out.a, "b": out.b})
    assert {(point["a"], point["b"]): point["count"] for point in found["all"]} == enumerated(id)
    assert found["agreements"] == expected["agreements"]
    assert found["beatBoth"] == expected["beat_both"]
    assert found["jointMaximum"] == expected["most"]
    assert {(point["a"], point["b"]) for point in found["frontier"]} == expected["frontier"]
    even, largest = found["mostEven"], found["largestProduct"]
    assert (even and min(even["a"] - out.a, even["b"] - out.b)) == expected["even"]
    assert (largest and (largest["a"] - out.a) * (largest["b"] - out.b)) == expected["product"]


@pytest.mark.parametrize("id", IDS)
def test_every_sample_agreement_is_worth_what_it_says(id: str, modules: Modules) -> None:
    issues = case_data(case_of(id))["issues"]
    found = modules.call("cases/analysis.mjs", "outcomes", issues)
    pairs = [[issues, point["agreement"]] for point in found]
    points = modules.each("cases/analysis.mjs", "pointsOf", pairs)
    assert points == [{"a": point["a"], "b": point["b"]} for point in found]


@pytest.mark.parametrize("id", [*PUBLISHED])
def test_published_numbers_hold(id: str) -> None:
    case, (most, middle, alternatives) = case_of(id), PUBLISHED[id]
    found = analyse(case.issues, case.roles.a.alternative, case.roles.b.alternative)
    assert (found.joint_maximum, found.middle.joint) == (most, middle)
    assert case.roles.a.alternative + case.roles.b.alternative == alternatives


@pytest.mark.parametrize("id", IDS)
def test_a_case_has_its_types_and_a_limit_or_is_short(id: str) -> None:
    """All three types; in the case that is mainly dividing, nothing that both want."""
    case = case_of(id)
    shared = set[str]() if id == "cargo-bike" else {"shared"}
    assert {type_of(issue) for issue in case.issues} == {"dividing", "tradable"} | shared
    assert all(len(issue.options) % 2 for issue in case.issues)
    limits = [*case.roles.a.limits, *case.roles.b.limits]
    assert limits or case.minutes.talk <= 10
    assert case.notes and (case.walk_away or id in SHORT)


def test_one_case_is_mainly_dividing() -> None:
    issues = case_of("cargo-bike").issues
    divided = [issue for issue in issues if issue.type == "dividing"]
    assert sum(max(option.a for option in issue.options) for issue in divided) >= 0.8 * 70


def best_without_approval(case: Case) -> int:
    """The most points together if nobody outside has to say yes."""
    asked = {
        (limit.issue, number)
        for side in (case.roles.a, case.roles.b)
        for limit in side.limits
        for number in limit.options
    }
    return sum(
        max(o.a + o.b for n, o in enumerate(issue.options, 1) if (issue.id, n) not in asked)
        for issue in case.issues
    )


@pytest.mark.parametrize("id", [*WITHOUT_APPROVAL])
def test_a_limit_binds_and_the_notes_say_by_how_much(id: str) -> None:
    case, most = case_of(id), WITHOUT_APPROVAL[id]
    assert best_without_approval(case) == most < told(id, False)["most"]
    assert f" {most} can be had" in (case.notes or "")


@pytest.mark.parametrize(("id", "walk_away"), VERSIONS)
def test_alternatives_can_be_beaten_only_in_the_usual_version(id: str, walk_away: bool) -> None:
    assert (told(id, walk_away)["beat_both"] == 0) == walk_away


def test_the_check_tells_what_a_case_holds() -> None:
    words = describe(case_of("lead-role"))
    for part in (
        "pay dividing, start tradable",
        "best per role    Jo Marsh 100, Sam Adeyemi 100",
        "3375; 1629 beat both",
        "joint maximum    146",
        "middle           50 + 51 = 101 (3-3-3-2-2-2)",
        "most even        74 + 72 = 146 (3-1-5-3-3-3)",
        "largest product  74 + 72 = 146 (3-1-5-3-3-3)",
        "frontier         21 pairs of points, from 12 + 100",
        "walk-away        78 and 73; 0 agreements beat both",
    ):
        assert part in words, words


COUNTED = """async ([n, of]) => {
    const { analyse } = await import(new URL("assets/cases/analysis.mjs", document.baseURI));
    let reads = 0;
    const option = (a, b) => ({ get a() { reads += 1; return a; }, b });
    const all = (i) => Array.from({ length: of }, (_, k) => option(k * (i + 1), (of - 1 - k) * 3));
    const issues = Array.from({ length: n }, (_, i) => ({ id: `i${i}`, options: all(i) }));
    const found = analyse(issues, { a: 5, b: 5 });
    return { reads, agreements: found.agreements, pairs: found.all.length };
}"""


def test_390625_agreements_are_analysed_without_listing_them(modules: Modules) -> None:
    found = modules.page.evaluate(COUNTED, [8, 5])
    assert found["agreements"] == 5**8
    # One step for each option and each pair of points reached so far; pairs only grow.
    assert 0 < found["reads"] <= 8 * 5 * found["pairs"] + 100
    assert found["reads"] < 5**8 / 4


ENDS = st.sampled_from(IDS).flatmap(
    lambda id: st.tuples(
        st.just(id), st.tuples(*(st.integers(1, len(i.options)) for i in case_of(id).issues))
    )
)


@given(st.lists(ENDS, min_size=10, max_size=20))
@settings(max_examples=6, deadline=None)
def test_found_value_and_free_gains_follow_their_rules(
    modules: Modules, batch: list[tuple[str, tuple[int, ...]]]
) -> None:
    calls = []
    for id, agreement in batch:
        data = case_data(case_of(id))
        calls.append([data["issues"], data["alternatives"], list(agreement)])
    results = modules.each("cases/result.mjs", "resultOf", calls)
    for (id, agreement), result in zip(batch, results, strict=True):
        case, points = case_of(id), enumerated(id)
        chosen = [i.options[n - 1] for i, n in zip(case.issues, agreement, strict=True)]
        a, b = sum(o.a for o in chosen), sum(o.b for o in chosen)
        middles = [i.options[len(i.options) // 2] for i in case.issues]
        middle = sum(o.a + o.b for o in middles)
        most = max(x + y for x, y in points)
        assert result["points"] == {"a": a, "b": b}
        assert result["found"] == pytest.approx(100 * (a + b - middle) / (most - middle), abs=0.51)
        free = max(x + y for x, y in points if x >= a and y >= b) - a - b
        assert result["free"]["points"] == free
        assert result["onFrontier"] == (free == 0)
        assert result["gain"] == {
            "a": a - case.roles.a.alternative,
            "b": b - case.roles.b.alternative,
        }


IN_WORDS = """async ([inputs, context]) => {
    const at = (path) => import(new URL(`assets/scoring/${path}`, document.baseURI));
    const { formatted } = await at("phrases.mjs");
    const { calculate } = await at("insights/case-result.mjs");
    const { state, summary, warnings, table, tables, plot } = calculate(inputs, context);
    const rows = (of) => [of.head.map(formatted), ...of.rows.map((row) => row.map(formatted))];
    return { state, summary: summary.map(formatted), warnings: warnings.map(formatted),
        table: table && rows(table), tables: (tables ?? []).map(rows), plot };
}"""


def insight(modules: Modules, **inputs: Any) -> dict[str, Any]:
    """The insight `case-result` in words."""
    takes = inputs.pop("takes", [])
    cases = {id: case_data(case_of(id)) for id in IDS}
    context = {"cases": cases, "takes": [{"responses": take} for take in takes]}
    found: dict[str, Any] = modules.page.evaluate(IN_WORDS, [inputs, context])
    return found


def test_a_good_agreement_in_words(modules: Modules) -> None:
    found = insight(modules, code="lead-role:3-1-5-3-3-3", role="a", guess="G:24-8-32-18-6-12")
    assert found["summary"] == [
        "Jo Marsh has 74 points, Sam Adeyemi has 72. Together that is 146.",
        "For Jo Marsh that is 33 more than the alternative of 41.",
        "For Sam Adeyemi that is 36 more than the alternative of 36.",
        "Halfway on everything would be 101 together, the most is 146. Of what lies between, you "
        "found 100 %: all of it.",
        "Nothing was left on the table. Your agreement is on the frontier: nobody could have more "
        "unless the other had less.",
        "Guess of what matters to Sam Adeyemi: 34 off, on a range from 0 (exact) to 100 "
        "(opposite). Somebody who thinks “they want what I want” is 34 off.",
    ]
    assert found["table"][1] == ["Yours", "74", "72", "146"]
    assert len(found["table"]) == 6 + 21
    assert found["plot"]["yours"] == {"x": 74, "y": 72}


def test_the_plot_puts_the_learner_on_the_axis_to_the_right(modules: Modules) -> None:
    found = insight(modules, code="lead-role:3-1-5-3-3-3", role="b")
    assert found["plot"]["names"] == {"x": "Sam Adeyemi", "y": "Jo Marsh"}
    assert found["plot"]["yours"] == {"x": 72, "y": 74}


def test_free_points_come_with_an_example(modules: Modules) -> None:
    found = insight(modules, code="rota-swap:2-3-3-2")
    assert "11 more points were available at no cost to either of you." in found["summary"][4]
    assert found["summary"][4].endswith("“Handover between shifts: Written note, same template”.")
    assert found["summary"][5].startswith("So your agreement is not on the frontier")


@pytest.mark.parametrize(
    ("agreement", "band"),
    [
        ("1-1-1-1", "less than meeting halfway"),
        ("2-3-2-2", "some trades"),
        ("2-3-3-2", "about half"),
        ("2-2-3-3", "most of it"),
        ("2-3-3-3", "all of it"),
    ],
)
def test_found_value_in_words(modules: Modules, agreement: str, band: str) -> None:
    assert band in insight(modules, code=f"rota-swap:{agreement}")["summary"][3]


def test_a_civil_no_is_rewarded_where_nothing_beats_both(modules: Modules) -> None:
    found = insight(modules, code="lead-role/walk-away:none")["summary"]
    assert found[0].startswith("No deal. Jo Marsh keeps an alternative worth 78 points, Sam")
    assert "A civil no was the right end. Well done." in found[1]
    deal = " ".join(insight(modules, code="lead-role/walk-away:3-1-5-3-3-3")["summary"])
    assert "4 less than the alternative of 78. No deal would have been better." in deal
    assert "1 less than the alternative of 73. No deal would have been better." in deal
    assert "This deal shows what it cost." in deal


def test_no_deal_in_the_usual_version_asks_what_got_in_the_way(modules: Modules) -> None:
    found = insight(modules, code="lead-role:none")["summary"]
    assert found[1].startswith("1,629 of 3,375 possible agreements would have been better for both")


@pytest.mark.parametrize("typed", ["LEAD-ROLE:3–1–5–3–3–3 ", " lead-role:3-1-5-3-3-3"])
def test_small_slips_in_a_code_are_forgiven(modules: Modules, typed: str) -> None:
    assert insight(modules, code=typed)["state"] == "ready"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("nonsense", "This is not a result code."),
        ("__proto__:1-2", "This is not a result code."),
        ("constructor:1-2", "There is no case “constructor” here."),
        ("rota-swap/walk-away:none", "This case has only one version."),
        ("rota-swap:1-2-3", "The code must have 4 numbers"),
        ("rota-swap:1-2-3-9", "Number 4 in the code names an option that does not exist."),
        ("rota-swap:1-2-3-3" + "x" * 10_000, "This is not a result code."),
    ],
)
def test_a_wrong_code_earns_a_sentence(modules: Modules, typed: str, says: str) -> None:
    found = insight(modules, code=typed)
    assert found["state"] == "waiting" and found["summary"][0].startswith(says)


def test_a_wrong_guess_leaves_the_result_and_says_so(modules: Modules) -> None:
    found = insight(modules, code="rota-swap:2-3-3-3", role="a", guess="G:90-90-0-0")
    assert found["summary"][0].startswith("Ade has 50 points")
    assert found["warnings"] == [
        "The guess could not be read: it needs 4 numbers that add up to 100, such as G:25-25-25-25."
    ]
    unknown = insight(modules, code="rota-swap:2-3-3-3", guess="G:25-25-25-25")
    assert unknown["warnings"] == ["Say which role you played, and your guess can be compared."]


def test_two_cases_stand_side_by_side(modules: Modules) -> None:
    takes = [
        {"code": "lead-role:3-3-3-2-2-2", "role": "a"},
        {"code": "renewal:none"},
        {"kind": "real"},
    ]
    found = insight(modules, takes=takes, **takes[0])
    assert found["tables"] == [
        [
            ["Case", "The Lead Role", "The Renewal"],
            ["How it ended", "Deal", "No deal"],
            ["Points, each", "50 and 51", "42 and 34"],
            ["Points together", "101", "76"],
            ["Found value", "0 %", "–"],
            ["Free points left", "45", "–"],
            ["Over the alternatives", "9 and 15", "0 and 0"],
            ["Guess off by", "–", "–"],
        ]
    ]
    assert insight(modules, takes=takes[:1], **takes[0])["tables"] == []
