"""What a played case was worth, in words and in a table; a small case worked out by hand.

Of scoring/insights/case-result.mjs, scoring/insights/case-tables.mjs,
scoring/insights/perspective-gap.mjs, scoring/insights/played.mjs, cases/analysis.mjs and
cases/result.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hedge_case import CASES
from tests.support.modules import Modules

CALCULATE = """async ([inputs, context]) => {
    const at = (path) => import(new URL(`assets/scoring/${path}`, document.baseURI));
    const { formatted } = await at("phrases.mjs");
    const { calculate } = await at("insights/case-result.mjs");
    const { state, summary, warnings, table, tables = [], plot } = calculate(inputs, context);
    const whole = ({ caption, head, rows }) =>
        [[formatted(caption)], ...[head, ...rows].map((row) => row.map(formatted))];
    return { state, says: summary.map(formatted), warns: warnings.map(formatted),
        table: table && whole(table), tables: tables.map(whole), plot };
}"""


def result(modules: Modules, code: str, *takes: dict[str, Any], **inputs: Any) -> dict[str, Any]:
    """The insight `case-result` of a code."""
    context = {"cases": CASES, "takes": [{"responses": take} for take in takes]}
    arguments = [{"code": code, **inputs}, context]
    found: dict[str, Any] = modules.page.evaluate(CALCULATE, arguments)
    return found


HALFWAY = "Halfway on everything would be 60 together, the most is 80. Of what lies between, you "
OFF = "So your agreement is not on the frontier: something better for one cost the other nothing."
ON = (
    "Nothing was left on the table. Your agreement is on the frontier: nobody could have more "
    "unless the other had less."
)
SAYS: dict[str, tuple[str, list[str]]] = {
    "nothing left": ("hedge:1-3-2", [
        "Ana Low has 40 points, Ben has 40. Together that is 80.",
        "For Ana Low that is 20 more than the alternative of 20.",
        "For Ben that is 20 more than the alternative of 20.",
        f"{HALFWAY}found 100 %: all of it.",
        ON,
    ]),
    "level for one": ("hedge:1-1-3", [
        "Ana Low has 20 points, Ben has 40. Together that is 60.",
        "For Ana Low that is exactly what the alternative is worth (20).",
        "For Ben that is 20 more than the alternative of 20.",
        f"{HALFWAY}found 0 %: some trades.",
        "20 more points were available at no cost to either of you. For example: “Cost: they pay” "
        "and “Gate: theirs”.",
        OFF,
    ]),
    "less than halfway": ("hedge:3-1-2", [
        "Ana Low has 20 points, Ben has 20. Together that is 40.",
        "For Ana Low that is exactly what the alternative is worth (20).",
        "For Ben that is exactly what the alternative is worth (20).",
        "That is less than meeting halfway on everything (60 together). The most is 80.",
        "40 more points were available at no cost to either of you. For example: “Height: low”, "
        "“Cost: they pay”, and “Gate: theirs”.",
        OFF,
    ]),
    "worse than an alternative": ("hedge:1-1-1", [
        "Ana Low has 0 points, Ben has 60. Together that is 60.",
        "For Ana Low that is 20 less than the alternative of 20. No deal would have been better.",
        "For Ben that is 40 more than the alternative of 20.",
        f"{HALFWAY}found 0 %: some trades.",
        ON,
    ]),
    "no deal": ("hedge:none", [
        "No deal. Ana Low keeps an alternative worth 20 points, Ben one worth 20.",
        "10 of 27 possible agreements would have been better for both. What kept you from finding "
        "one?",
    ]),
    "a civil no": ("hedge/walk-away:none", [
        "No deal. Ana Low keeps an alternative worth 45 points, Ben one worth 45.",
        "In this version both had something better elsewhere, and no agreement could beat it for "
        "both. A civil no was the right end. Well done.",
    ]),
    "a deal where a civil no was right": ("hedge/walk-away:1-3-3", [
        "Ana Low has 50 points, Ben has 30. Together that is 80.",
        "For Ana Low that is 5 more than the alternative of 45.",
        "For Ben that is 15 less than the alternative of 45. No deal would have been better.",
        "In this version no agreement is better for both than what they had elsewhere. This deal "
        "shows what it cost. A civil no would have been the right end.",
        f"{HALFWAY}found 100 %: all of it.",
        ON,
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "says"), SAYS.values(), ids=[*SAYS])
def test_a_result_in_words(modules: Modules, code: str, says: list[str]) -> None:
    found = result(modules, code)
    assert (found["state"], found["says"], found["warns"]) == ("ready", says, [])


FRONTIER = [
    ["Frontier (1-1-1)", "0", "60", "60"],
    ["Frontier (1-2-1)", "15", "55", "70"],
    ["Frontier (1-3-1)", "30", "50", "80"],
    ["Frontier (1-3-2)", "40", "40", "80"],
    ["Frontier (1-3-3)", "50", "30", "80"],
    ["Frontier (2-3-3)", "55", "15", "70"],
    ["Frontier (3-3-3)", "60", "0", "60"],
]
HEAD = [["Agreements in numbers"], ["What", "Ana Low", "Ben", "Together"]]
NO_DEAL, MIDDLE = ["No deal", "20", "20", "40"], ["Halfway on everything", "30", "30", "60"]
FAIR = [["Most balanced gains", "40", "40", "80"], ["Largest product of gains", "40", "40", "80"]]


def test_the_numbers_of_a_case_stand_in_a_table(modules: Modules) -> None:
    yours = ["Yours", "20", "40", "60"]
    dealt = result(modules, "hedge:1-1-3")["table"]
    assert dealt == [*HEAD, yours, NO_DEAL, MIDDLE, *FAIR, *FRONTIER]
    assert result(modules, "hedge:none")["table"] == [*HEAD, NO_DEAL, MIDDLE, *FAIR, *FRONTIER]
    civil = ["No deal", "45", "45", "90"]
    second = result(modules, "hedge/walk-away:none")["table"]
    assert second == [*HEAD, civil, MIDDLE, *FRONTIER], "nothing is fair that is worse than none"


def test_two_cases_stand_side_by_side(modules: Modules) -> None:
    deal = {"code": "hedge:1-1-3", "role": "a", "guess": "G:50-10-40"}
    none = {"code": "hedge:none"}
    assert result(modules, "hedge:none", deal, {"code": "?"}, none)["tables"] == [
        [
            ["Two cases side by side"],
            ["Case", "The hedge", "The hedge"],
            ["How it ended", "Deal", "No deal"],
            ["Points, each", "20 and 40", "20 and 20"],
            ["Points together", "60", "40"],
            ["Found value", "0 %", "–"],
            ["Free points left", "20", "–"],
            ["Over the alternatives", "0 and 20", "0 and 0"],
            ["Guess off by", "6.7", "–"],
        ]
    ]
    assert result(modules, "hedge:none", none)["tables"] == []


@pytest.mark.parametrize(
    ("role", "guess", "says"),
    [
        # What matters to Ben is 50, 16.7 and 33.3 of 100; to Ana it is 16.7, 50 and 33.3.
        ("a", "G:50-10-40", "Guess of what matters to Ben: 6.7 off, on a range from 0 (exact) to "
         "100 (opposite). Somebody who thinks “they want what I want” is 33.3 off."),
        ("b", "G:0-0-100", "Guess of what matters to Ana Low: 66.7 off, on a range from 0 (exact) "
         "to 100 (opposite). Somebody who thinks “they want what I want” is 33.3 off."),
    ],
)  # fmt: skip
def test_a_guess_is_held_against_what_matters_to_the_other(
    modules: Modules, role: str, guess: str, says: str
) -> None:
    found = result(modules, "hedge:1-3-2", role=role, guess=guess)
    assert (found["says"][-1], found["warns"]) == (says, [])


@pytest.mark.parametrize(
    ("inputs", "warns"),
    [
        ({"guess": "G:50-50", "role": "a"}, ["The guess could not be read: it needs 3 numbers that "
         "add up to 100, such as G:34-33-33."]),
        ({"guess": "G:50-25-25"}, ["Say which role you played, and your guess can be compared."]),
        ({"guess": "G:50-25-25", "guesses": {"b": [50, 25, 25]}}, []),
        ({"guess": ""}, []),
    ],
)  # fmt: skip
def test_a_guess_that_cannot_be_compared_says_why(
    modules: Modules, inputs: dict[str, Any], warns: list[str]
) -> None:
    found = result(modules, "hedge:1-3-2", **inputs)
    assert (found["state"], found["warns"]) == ("ready", warns)
    assert len(found["says"]) == 5 + len(inputs.get("guesses", ()))


@pytest.mark.parametrize(
    ("subject", "says"),
    [
        ({"who": "the bank", "when": "Friday"}, ["Subject to a yes from the bank, by Friday."]),
        ({"who": "the bank"}, ["Subject to a yes from the bank."]),
        ({"when": "Friday"}, []),
    ],
)
def test_an_approval_stands_below_the_points(
    modules: Modules, subject: dict[str, str], says: list[str]
) -> None:
    found = result(modules, "hedge:1-3-2", subject=subject)["says"]
    assert found[1:-4] == says


@pytest.mark.parametrize(
    ("role", "names", "yours", "edge"),
    [
        ("a", ["Ana Low", "Ben"], [50, 30], [0, 60]),
        ("b", ["Ben", "Ana Low"], [30, 50], [60, 0]),
        (None, ["Ana Low", "Ben"], [50, 30], [0, 60]),
    ],
)
def test_ones_own_points_run_to_the_right(
    modules: Modules, role: str | None, names: list[str], yours: list[int], edge: list[int]
) -> None:
    plot = result(modules, "hedge:1-3-3", **({"role": role} if role else {}))["plot"]
    assert [plot["names"][axis] for axis in "xy"] == names
    assert [plot["yours"][axis] for axis in "xy"] == yours
    assert [plot["frontier"][0][axis] for axis in "xy"] == edge
    assert (plot["kind"], plot["count"]) == ("agreements", 27)
    assert result(modules, "hedge:none")["plot"].get("yours") is None
