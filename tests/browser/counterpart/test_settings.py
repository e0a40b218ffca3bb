"""Which counterpart one meets, and what it remembers; pure modules, called in one page.

Of counterpart/memory.mjs and counterpart/settings.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hedge_case import CASE
from tests.support.modules import Modules

CASES = {"hedge": CASE, "shed": {**CASE, "id": "shed", "walk_away": None}}
SETTINGS = {"case": "hedge", "version": "1", "role": "a", "mood": "hard", "difficulty": "even",
            "seed": "heron"}  # fmt: skip
WRONG: list[tuple[dict[str, Any], str | None]] = [
    ({}, None), ({"version": "2"}, None), ({"role": "b"}, None), ({"mood": "surprise"}, None),
    ({"seed": " Heron-7 "}, None), ({"seed": "é" * 30}, None), ({"seed": 7}, None),
    ({"case": "gone"}, "case"), ({"case": "constructor"}, "case"), ({"case": None}, "case"),
    ({"version": "3"}, "version"), ({"version": 1}, "version"),
    ({"version": "2", "case": "shed"}, "version"), ({"version": "1", "case": "shed"}, None),
    ({"role": "c"}, "role"), ({"mood": "kind"}, "mood"), ({"mood": "toString"}, "mood"),
    ({"difficulty": "hard"}, "difficulty"), ({"seed": ""}, "seed"), ({"seed": None}, "seed"),
    ({"seed": "x" * 31}, "seed"), ({"seed": "two words"}, "seed"),
    ({"mood": "kind", "role": "c", "seed": ""}, "role"),
]  # fmt: skip


def test_settings_are_in_order_or_the_first_mistake_is_named(modules: Modules) -> None:
    wanted = [{**SETTINGS, **changes, "more": 1} for changes, _ in WRONG]
    calls: list[list[Any]] = [[each, CASES] for each in wanted]
    found = modules.each("counterpart/settings.mjs", "check", calls)
    assert [each.get("mistake") for each in found] == [mistake for _, mistake in WRONG]
    for each, given in zip(found, wanted, strict=True):
        if "settings" in each:
            seed = str(given["seed"]).strip().lower()
            assert {**each["settings"], "more": 1} == {**given, "seed": seed}


@pytest.mark.parametrize(
    ("fragment", "found"),
    [
        ("", {}), ("#", {}), ("#content", {}), ("#case=" + "x" * 395, {"mistake": "case"}),
        ("#case=" + "x" * 396, {"mistake": "long"}),
        ("#case=shed&seed=heron",
         {"settings": {"case": "shed", "version": "1", "role": "a", "mood": "surprise",
                       "difficulty": "gentle", "seed": "heron"}}),
        ("#case=hedge&version=2&role=b&mood=taker&difficulty=tough&seed=heron",
         {"settings": {"case": "hedge", "version": "2", "role": "b", "mood": "taker",
                       "difficulty": "tough", "seed": "heron"}}),
    ],
)  # fmt: skip
def test_an_address_says_which_counterpart(
    modules: Modules, fragment: str, found: dict[str, Any]
) -> None:
    assert modules.call("counterpart/settings.mjs", "fromFragment", fragment, CASES) == found


@pytest.mark.parametrize(
    ("case", "version", "worth", "away"),
    [("hedge", "1", 20, False), ("hedge", "2", 45, True), ("shed", "1", 20, False),
     ("shed", "2", 20, True)],
)  # fmt: skip
def test_each_version_has_its_alternatives(
    modules: Modules, case: str, version: str, worth: int, away: bool
) -> None:
    chosen = {**SETTINGS, "case": case, "version": version}
    game = modules.call("counterpart/settings.mjs", "newGame", chosen, CASES)
    assert (game["alternatives"], game["walkAway"]) == ({"a": worth, "b": worth}, away)
    assert (game["mood"], "past" in game) == ("hard", False)


SOUND = {"month": 2, "untrue": ["gate"], "told": 1}
PASTS: list[tuple[Any, bool]] = [
    (SOUND, True), ({**SOUND, "month": 99}, True), ({**SOUND, "untrue": []}, True),
    ({**SOUND, "told": 0}, True), (None, False), ("past", False), ({}, False),
    ({**SOUND, "month": 1}, False), ({**SOUND, "month": 100}, False),
    ({**SOUND, "month": 2.5}, False), ({**SOUND, "month": "2"}, False),
    ({**SOUND, "told": -1}, False), ({**SOUND, "told": 0.5}, False),
    ({**SOUND, "told": None}, False),
    ({**SOUND, "untrue": "gate"}, False), ({**SOUND, "untrue": ["gate", "gone"]}, False),
]  # fmt: skip


def test_only_a_past_that_can_be_one_is_remembered(modules: Modules) -> None:
    game = {"issues": CASE["issues"]}
    calls = [[past, game] for past, _ in PASTS]
    assert modules.each("counterpart/memory.mjs", "soundPast", calls) == [
        past if sound else None for past, sound in PASTS
    ]


MEMORIES: list[tuple[list[str], int, str, int, int]] = [
    ([], 0, "month-plain", 0, 0), ([], 3, "month-true", 0, 1), (["a"], 1, "month-untrue", 5, 0),
    (["a", "a"], 2, "month-untrue", 5, 0), (["b", "a"], 2, "month-untrue", 10, 0),
    (["a", "b", "c"], 3, "month-untrue", 15, 0), (["a", "b", "c", "d"], 4, "month-untrue", 15, 0),
]  # fmt: skip


def test_untruths_cost_something_and_what_was_true_is_owed_an_answer(modules: Modules) -> None:
    game = {"theirs": "b", "lines": [], "wary": 0, "owed": 0}
    pasts = [{"month": 2, "untrue": untrue, "told": told} for untrue, told, *_ in MEMORIES]
    found = modules.each("counterpart/memory.mjs", "remembering", [[game, past] for past in pasts])
    assert found == [
        {"theirs": "b", "past": past, "wary": wary, "owed": owed, "lines": [
            {"by": "b", "round": 1, "key": key, "values": {"issue": untrue[0]} if untrue else {}}]}
        for past, (untrue, _, key, wary, owed) in zip(pasts, MEMORIES, strict=True)
    ]  # fmt: skip
    assert modules.call("counterpart/memory.mjs", "remembering", game, None) == game


def tell(issue: str, level: str, best: int) -> dict[str, Any]:
    return {"do": "tell", "issue": issue, "level": level, "best": best}


EVEN = {
    "id": "even",
    "title": "Even",
    "options": [
        {"label": label, "a": a, "b": 0} for label, a in (("one", 9), ("two", 9), ("three", 0))
    ],
}
TOLD: list[tuple[list[dict[str, Any]], list[str]]] = [
    # To Ana the height matters little, the cost a lot, and the gate neither.
    ([], []), ([{"do": "pause"}], []), ([tell("cost", "high", 3)], []),
    ([tell("cost", "medium", 3)], []), ([tell("cost", "low", 3)], ["cost"]),
    ([tell("cost", "high", 2)], ["cost"]), ([tell("height", "medium", 3)], []),
    ([tell("height", "high", 3)], ["height"]), ([tell("gate", "low", 3)], []),
    ([tell("even", "medium", 2)], []), ([tell("even", "medium", 3)], ["even"]),
    ([tell("cost", "low", 3), tell("cost", "low", 3), tell("gate", "low", 1)], ["cost", "gate"]),
]  # fmt: skip


@pytest.mark.parametrize(("month", "next"), [(None, 2), (2, 3), (98, 99), (99, 99)])
def test_what_was_far_from_the_truth_is_remembered_next_month(
    modules: Modules, month: int | None, next: int
) -> None:
    past = {"past": {"month": month}} if month else {}
    game = {"issues": [*CASE["issues"], EVEN], "mine": "a", **past}
    calls = [[{**game, "moves": moves}] for moves, _ in TOLD]
    assert modules.each("counterpart/memory.mjs", "pastOf", calls) == [
        {"month": next, "untrue": untrue, "told": sum(move["do"] == "tell" for move in moves)}
        for moves, untrue in TOLD
    ]
