"""What insights put into their tables and plots, whole: rows, heads, marks and ranges.

Of scoring/insights/trades.mjs, scoring/insights/hurdle-score.mjs,
scoring/insights/walk-away-warnings.mjs, scoring/insights/package-worth.mjs,
scoring/insights/trust-gap.mjs, scoring/insights/confidence-change.mjs,
scoring/insights/common.mjs and scoring/insights/interest-metrics.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

CALCULATE = """async ([calculator, inputs, context]) => {
    const at = (path) => import(new URL(`assets/scoring/${path}`, document.baseURI));
    const [{ calculators }, { formatted }] =
        await Promise.all(["insights/index.mjs", "phrases.mjs"].map(at));
    const { calculate } = await calculators[calculator]();
    const { state, summary, warnings, table, plot } = calculate(inputs, context);
    const words = (value) => Array.isArray(value) ? value.map(words)
        : value && typeof value === "object"
          ? value.key ? formatted(value)
            : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, words(each)]))
          : value;
    return JSON.parse(JSON.stringify({ state, says: words(summary), warns: words(warnings),
        plot: words(plot),
        table: table && [formatted(table.caption), ...[table.head, ...table.rows].map(
            (row) => row.map((cell) => formatted(cell)).join(" | "))] }));
}"""


def insight(modules: Modules, calculator: str, inputs: Any, **context: Any) -> dict[str, Any]:
    arguments = [calculator, inputs, {"about": {}, "takes": [], **context}]
    found: dict[str, Any] = modules.page.evaluate(CALCULATE, arguments)
    return found


def issue(id: str, mine: float, theirs: float, stands: bool = False) -> dict[str, Any]:
    return {"id": id, "issue": f"Issue {id}", "mine": mine, "theirs": theirs, "stands": stands}


def test_trades_show_every_issue_and_mark_what_could_be_traded(modules: Modules) -> None:
    names = [{"id": id, "issue": f"Issue {id}"} for id in "abcd"] + [{"id": "e", "issue": ""}]
    inputs = {
        "issues": names,
        "mine": {"a": 50, "b": 20, "c": 30, "e": 0, "gone": 0},
        "theirs": {"a": 30, "b": 40.5, "c": 29.5, "d": 0, "e": 0},
    }
    found = insight(modules, "trades", inputs)
    assert found["table"] == [
        "How much each issue matters, in points", "Issue | Mine | Theirs, as I guess",
        "Issue a | 50 | 30", "Issue b | 20 | 40.5", "Issue c | 30 | 29.5",
    ]  # fmt: skip
    points = [issue("a", 50, 30, True), issue("b", 20, 40.5, True), issue("c", 30, 29.5)]
    assert found["plot"] == {"kind": "issues", "points": points}
    assert found["warns"] == []


@pytest.mark.parametrize(
    ("mine", "theirs", "warns"),
    [
        ({"a": 0.1, "b": 99.9}, {"a": 33.3, "b": 66.7}, []),
        ({"a": 50, "b": 49}, {"a": 50, "b": 50},
         ["My points add up to 99, not 100. Until they add up, treat this as rough."]),
        ({"a": 50, "b": 50}, {"a": 50, "b": 50.5},
         ["The points I guess for them add up to 100.5, not 100. Until they add up, treat this as "
          "rough."]),
        ({"a": 5, "b": 5}, {"a": 5, "b": "x"},
         ["My points add up to 10, not 100. Until they add up, treat this as rough.",
          "The points I guess for them add up to 5, not 100. Until they add up, treat this as "
          "rough."]),
    ],
)  # fmt: skip
def test_points_that_do_not_add_up_are_said_for_each_side(
    modules: Modules, mine: Any, theirs: Any, warns: list[str]
) -> None:
    issues = [{"id": id, "issue": id, "same": "no"} for id in "ab"]
    inputs = {"issues": issues, "mine": mine, "theirs": theirs}
    assert insight(modules, "clash", inputs)["warns"] == warns
    ten = {"mine": {"field": {"total": 10}}}
    of_ten = insight(modules, "clash", {**inputs, "mine": {"a": 4, "b": 6}}, about=ten)["warns"]
    assert not [warning for warning in of_ten if warning.startswith("My points")]


def risk(hurdle: str, likelihood: float | None, harm: float | None) -> dict[str, Any]:
    return {"id": hurdle, "hurdle": hurdle, "likelihood": likelihood, "harm": harm}


def test_hurdles_come_by_score_then_by_harm(modules: Modules) -> None:
    risks = [risk("a", 3, 1), risk("b", 1, 3), risk("c", 2, 2), risk("d", 3, 3), risk("e", 2, None),
             risk("", 3, 3), risk("f", None, 3)]  # fmt: skip
    found = insight(modules, "hurdle-score", {"risks": risks})
    assert found["table"] == [
        "Hurdles in order", "Hurdle | Likely | Harm | Likely × harm | If–then",
        "d | 3 | 3 | 9 | plan it", "c | 2 | 2 | 4 | plan it", "b | 1 | 3 | 3 | plan it",
        "a | 3 | 1 | 3 | if you like",
    ]  # fmt: skip
    assert found["says"][-1] == "2 more hurdles are not rated yet."


def mark(label: str, at: float, **more: Any) -> dict[str, Any]:
    return {"kind": "alternative", "label": label, "at": at, **more}


def alternative(option: str, good: float | None = None, likely: float | None = None) -> Any:
    values = {"good": good, "likely": likely}
    return {"id": option[:1].lower(), "option": option,
            **{name: value for name, value in values.items() if value is not None}}  # fmt: skip


def test_alternatives_and_lines_across_them(modules: Modules) -> None:
    inputs = {
        "alts": [alternative("Wait", 30, 90), alternative("Move", 55), alternative("Ask"),
                 {"id": "x", "good": 99}],
        "walk-worth": 40, "target-worth": 70,
    }  # fmt: skip
    found = insight(modules, "walk-away-warnings", inputs)
    assert found["table"] == [
        "What each would be worth to me, from 0 to 100", "What | Worth to me | How likely",
        "Wait | 30 | 90", "Move | 55 | –", "My walk-away point | 40 | –", "My target | 70 | –",
    ]  # fmt: skip
    assert found["plot"] == {"kind": "line", "marks": [
        mark("Wait", 30, likely=90, best=False), mark("Move", 55, best=True),
        {"kind": "walk", "label": "My walk-away point", "at": 40},
        {"kind": "target", "label": "My target", "at": 70},
    ]}  # fmt: skip
    assert found["says"] == [
        "Your best alternative: “Move”. Worth 55 of 100 to you.",
        "One more alternative has no number that counts yet, so it is not compared.",
    ]
    assert insight(modules, "walk-away-warnings", {"walk": "If"}).get("plot") is None


@pytest.mark.parametrize(
    ("alts", "named", "best"),
    [
        ([alternative("Wait", 30), alternative("Move", 30)], None, "Wait"),
        ([alternative("Wait", 30), alternative("Move", 31)], None, "Move"),
        ([alternative("Wait", 30), alternative("Move", 31)], "w", "Wait"),
        ([alternative("Wait", 30), alternative("Move", 31)], " WAIT ", "Wait"),
        ([alternative("Wait", 0)], None, "Wait"),
        ([alternative("Wait", 30), alternative("Move")], "Move", "Move"),
        ([alternative("Wait", 30)], "Gone", "Wait"),
    ],
)
def test_the_best_alternative_is_the_one_that_is_named_or_rated_best(
    modules: Modules, alts: list[Any], named: str | None, best: str
) -> None:
    inputs = {"alts": alts, **({"batna": named} if named else {})}
    [first, *_] = insight(modules, "walk-away-warnings", inputs)["says"]
    assert first.startswith(f"Your best alternative: “{best}”.")


COLUMNS = [
    {"id": "a", "label": "A", "kind": "choice",
     "choices": [{"id": id} for id in ("best", "acceptable", "minimum")]},
    {"id": "b", "label": "B", "kind": "number", "min": 0, "max": 10},
    {"id": "c", "label": "C", "kind": "rating"},
    {"id": "d", "label": "D", "kind": "choice", "choices": [{"id": "best"}, {"id": "other"}]},
    {"id": "e", "label": "E", "kind": "text"},
]  # fmt: skip
ABOUT = {"packages": {"field": {"columns": COLUMNS}}}


def packages(modules: Modules, *rows: dict[str, Any], **mine: float) -> dict[str, Any]:
    inputs = {"packages": [*rows], "mine": mine}
    return insight(modules, "package-worth", inputs, about=ABOUT)


@pytest.mark.parametrize(
    ("rows", "says", "warns"),
    [
        # 60 × 1 + 40 × ½ = 80, and 60 × 0.5 + 40 × 1 = 70.
        ([{"id": "x", "a": "best", "b": 5}, {"id": "y", "a": "acceptable", "b": 10}],
         ["A: worth 80 of your points.", "B: worth 70 of your points."], 1),
        ([{"id": "x", "a": "best", "b": 5}, {"id": "y", "a": "minimum", "b": 7.5}],
         ["A: worth 60 of your points.", "B: worth 60 of your points."], 0),
        ([{"id": "x", "a": "best", "c": 55}, {"id": "y", "a": "minimum", "c": 55}],
         ["A: worth 60 of your points.", "C: worth 55 of your points."], 0),
        ([{"id": "x", "a": "best", "c": 54.9}, {"id": "y", "a": "minimum", "c": 54.9}],
         ["A: worth 60 of your points.", "C: worth 54.9 of your points."], 1),
    ],
)  # fmt: skip
def test_packages_are_worth_points_by_level(
    modules: Modules, rows: list[Any], says: list[str], warns: int
) -> None:
    found = packages(modules, *rows, x=60, y=40)
    assert found["says"][:2] == says and len(found["warns"]) == warns
    assert len(found["says"]) == 3 - warns, "equal within five points, or a warning"
    bars = [(bar["label"], round(bar["value"], 9)) for bar in found["plot"]["bars"]]
    worth = [(line[0], float(line.split()[2])) for line in says]
    assert bars == worth and (found["plot"]["kind"], found["plot"]["max"]) == ("bars", 100)


def test_a_package_with_an_open_issue_has_no_worth_and_one_that_is_not_begun_no_line(
    modules: Modules,
) -> None:
    found = packages(modules, {"id": "x", "a": "best", "b": 10}, {"id": "y", "b": 0}, x=60, y=40)
    assert found["says"][0] == "B: worth 60 of your points."
    assert len(found["says"]) == 2 and "1 of 2" in found["says"][1]
    assert [bar["label"] for bar in found["plot"]["bars"]] == ["B"] and found["warns"] == []
    begun = packages(modules, {"id": "x", "a": "best"}, x=60, y=40)
    assert begun["state"] == "ready" and begun.get("plot") is None
    assert packages(modules, {"id": "x", "d": "best", "e": "best"}, x=100)["state"] == "waiting"


LIKERT = {
    "id": "how", "kind": "likert", "type": "ratings", "response_scale": {"min": 1, "max": 5},
    "items": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
}  # fmt: skip
SCALES = [{"id": "open", "title": "Open", "items": ["how.x"]},
          {"id": "fair", "title": "Fair", "items": ["how.y"]}]  # fmt: skip
THEM, ME = {"id": "them", "label": "Them"}, {"id": "me", "label": "Me"}


@pytest.mark.parametrize(
    "sides", [[THEM, ME], [THEM, {**ME, "mine": True}], [{**ME, "mine": True}, THEM]]
)
def test_trust_is_seen_from_both_ends(modules: Modules, sides: list[Any]) -> None:
    scoring = {"sides": True, "scales": SCALES, "side_gap": {"at_least": 1, "text": "Ask."}}
    about = {"items": {"field": {**LIKERT, "sides": sides}, "scoring": scoring}}
    items = {"them.x": 2, "me.x": 3, "me.y": 4, "them.y": "dont-know"}
    found = insight(modules, "trust-gap", {"items": items}, about=about)
    assert found["table"] == [
        "Trust from both ends", "Part | Me | Them", "Open | 3 | 2", "Fair | 4 | not known yet",
    ]  # fmt: skip
    assert found["plot"] == {
        "kind": "both-ends", "min": 1, "max": 5, "mine": "Me", "theirs": "Them",
        "parts": [{"label": "Open", "mine": 3, "theirs": 2},
                  {"label": "Fair", "mine": 4, "theirs": None}],
    }  # fmt: skip
    assert found["says"][0] == "Open: Ask." and "Fair" in found["says"][1]


def test_moments_stand_in_their_order_with_what_is_not_known(modules: Modules) -> None:
    about = {"items": {"field": LIKERT, "scoring": {"scales": SCALES}}}
    takes = [
        {"id": "after", "label": "After", "responses": {"how": {"x": 4, "y": 2}}},
        {"id": "looking-back", "label": "Then", "responses": {"how": {"x": 5}}},
        {"id": "other", "label": "Other", "responses": {"how": {"x": 1, "y": 1}}},
        {"id": "before", "label": "Before", "responses": {"how": {"x": 3}}},
    ]
    found = insight(modules, "confidence-change", {}, about=about, takes=takes)
    assert found["says"][:-1] == [
        "Open: +1 compared with before the course, −1 compared with looking back."
    ]
    assert found["table"] == [
        "How sure, part by part", "Part | Before | After | Then", "Open | 3 | 4 | 5",
        "Fair | not known yet | 2 | not known yet",
    ]  # fmt: skip
    assert found["plot"] == {
        "kind": "moments", "min": 1, "max": 5,
        "moments": [{"id": "before", "label": "Before"}, {"id": "after", "label": "After"},
                    {"id": "looking-back", "label": "Then"}],
        "parts": [{"label": "Open", "values": [3, 4, 5]},
                  {"label": "Fair", "values": [None, 2, None]}],
    }  # fmt: skip


def guess(id: str, known: str | None = None, sure: int | None = None) -> dict[str, Any]:
    values = {"known": known, "sure": sure}
    return {"id": id, **{name: value for name, value in values.items() if value is not None}}


@pytest.mark.parametrize(
    ("theirs", "results", "says"),
    [
        # Only the sureness of what was tested counts, where it is known.
        ([guess("a", sure=90), guess("b", sure=30), guess("c"), guess("z", sure=0)],
         ["right", "partly", "partly"],
         "Of 3 guesses you tested, 67 % were right (partly right counts half). Beforehand you were "
         "60 % sure on average."),
        ([guess("x", sure=41), guess("z", sure=40)], ["right", "right", "wrong"],
         "Of 3 guesses you tested, 67 % were right (partly right counts half). Beforehand you were "
         "41 % sure on average."),
        ([], ["wrong", "wrong", "wrong", "new"],
         "Of 3 guesses you tested, 0 % were right (partly right counts half)."),
    ],
)  # fmt: skip
def test_a_hit_rate_stands_beside_how_sure_one_was(
    modules: Modules, theirs: list[Any], results: list[str], says: str
) -> None:
    after = [{"id": id, "result": result} for id, result in zip("abcd", results, strict=False)]
    found = insight(modules, "interest-metrics", {"theirs": theirs, "after": after})
    assert found["says"][0] == says


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ({"them.x": 1, "them.y": 5}, {"them.x": 2, "them.y": 5}, ["Open – Them: up from 1 to 2."]),
        ({"them.x": 1, "me.x": 5}, {"them.x": 2, "me.x": 4},
         ["Open – Them: up from 1 to 2.", "Open – Me: down from 5 to 4.",
          "Something has slipped. Before you explain it to yourself, ask what happened."]),
        ({"them.x": 1, "them.y": 1}, {"them.x": 1, "them.y": 2}, ["Fair – Them: up from 1 to 2."]),
        ({"them.x": 2}, {"them.x": 2, "them.y": 5}, ["No part has moved by half a point or more."]),
        ({"them.z": 4}, {"them.z": 5}, ["Both – Them: up from 4 to 4.5."]),
        ({"them.w": 4}, {"them.w": 5}, ["No part has moved by half a point or more."]),
    ],
)  # fmt: skip
def test_trust_changes_part_by_part_and_side_by_side(
    modules: Modules, first: dict[str, int], last: dict[str, int], says: list[str]
) -> None:
    """`Both` is the mean of z and one that stays, `Three` of w and two: half a point, and less."""
    ids = ("x", "y", "z", "z2", "w", "w2", "w3")
    items = [{"id": id, "text": id} for id in ids]
    means = [{"id": id, "title": id.title(), "method": "mean", "items": parts} for id, parts in
             (("both", ["how.z", "how.z2"]), ("three", ["how.w", "how.w2", "how.w3"]))]  # fmt: skip
    stays = {"them.z2": 4, "them.w2": 4, "them.w3": 4}
    about = {"items": {"field": {**LIKERT, "items": items, "sides": [THEM, ME]},
                       "scoring": {"sides": True, "scales": [*SCALES, *means]}}}  # fmt: skip
    takes = [{"id": label, "label": label, "responses": {"how": {**stays, **how}}}
             for label, how in (("March", first), ("May", last))]  # fmt: skip
    found = insight(modules, "trust-change", {}, about=about, takes=takes)["says"]
    assert found[0] == "From “March” to “May”:" and found[1:-1] == says
