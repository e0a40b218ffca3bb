"""Scripted learners against the counterpart: what must hold; the docs say what was found."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean
from typing import Any

import pytest

from tests.bench import analysis
from tests.support import simulate
from tests.support.modules import Modules
from tests.support.simulate import Game

SETTINGS = {
    "case": "rota-swap", "role": "a", "mood": "reciprocal", "difficulty": "even", "seed": "heron",
}  # fmt: skip


@pytest.fixture(scope="module")
def games(modules: Modules) -> list[Game]:
    """Every scripted learner everywhere; a talk that does not end would fail here."""
    return simulate.play_all(modules)


def settings(**changes: str) -> dict[str, Any]:
    """What a game begins with, in the usual version of a case."""
    chosen = {**SETTINGS, **changes}
    case = next(case for case in simulate.cases() if case["id"] == chosen["case"])
    known = {key: case[key] for key in ("revision", "issues", "alternatives")}
    return {**known, "walkAway": False, **chosen}


def average(games: list[Game], what: str, **wanted: object) -> float:
    found: list[int] = [
        g[what] for g in games if all(g[key] == value for key, value in wanted.items())
    ]
    return mean(found)


def test_every_case_version_side_mood_and_difficulty_is_played(games: list[Game]) -> None:
    assert len(games) == 9 * 2 * 4 * 3 * 6
    played = {(*simulate.setting(game), game["policy"]) for game in games}
    assert len(played) == len(games)


def test_the_counterpart_never_takes_its_alternative_or_less(games: list[Game]) -> None:
    deals = [game for game in games if game["deal"]]
    assert len(deals) > 500
    assert [game for game in deals if game["otherGain"] <= 0 or game["other"] < game["floor"]] == []


def test_where_nothing_is_better_for_both_no_deal_harms_the_counterpart(games: list[Game]) -> None:
    closed = [game for game in games if not game["possible"]]
    assert {game["walkAway"] for game in closed} == {True}
    assert len(closed) == 3 * 2 * 4 * 3 * 6
    assert all(game["otherGain"] >= 0 for game in closed)


def test_with_a_taker_telling_everything_first_costs_something(games: list[Game]) -> None:
    usual = [game for game in games if game["possible"] and game["mood"] == "taker"]
    for what in ("own", "joint"):
        telling = average(usual, what, policy="giving-away")
        assert telling < average(usual, what, policy="stepwise")
    open_handed = [g for g in games if g["possible"] and g["mood"] == "reciprocal"]
    assert average(usual, "own", policy="giving-away") < average(
        open_handed, "own", policy="giving-away"
    )


def test_the_docs_show_what_was_found(games: list[Game]) -> None:
    assert simulate.in_page() == simulate.tables(games), "run: make simulate write=yes"


def test_the_exceptions_are_those_that_the_docs_explain(games: list[Game]) -> None:
    usual = [game for game in games if game["possible"]]
    worse = [at for at, by in simulate.differences(usual, "middle", "own").items() if by < 0]
    dividing = [at for at in worse if at[0] == "cargo-bike"]
    assert [at for at in worse if at not in dividing] == [
        ("renewal", "False", "b", "hard", "even", "heron")
    ]
    assert len(dividing) == 15
    assert all(by >= 0 for by in simulate.differences(usual, "middle", "joint").values())
    for mood in ("reciprocal", "guarded", "hard"):
        bluffing = average(usual, "own", policy="bluffing", mood=mood)
        assert bluffing > average(usual, "own", policy="stepwise", mood=mood)
        together = average(usual, "joint", policy="bluffing", mood=mood)
        assert together < average(usual, "joint", policy="stepwise", mood=mood)
    assert not any(g["deal"] for g in usual if (g["policy"], g["mood"]) == ("bluffing", "taker"))
    asking = {mood: average(usual, "own", policy="asking", mood=mood) for mood in simulate.MOODS}
    middle = average(usual, "own", policy="middle")
    assert asking["guarded"] > middle > asking["hard"]
    least = min(simulate.POLICIES, key=lambda policy: average(usual, "own", policy=policy))
    assert least == "giving-away"


def test_untruths_cost_something_in_the_second_month(games: list[Game]) -> None:
    usual = [game for game in games if game["possible"]]
    later = [{**game["next"], "policy": game["policy"]} for game in usual]
    own = {name: average(later, "own", policy=name) for name in simulate.POLICIES}
    joint = {name: average(later, "joint", policy=name) for name in simulate.POLICIES}
    assert min(own, key=own.__getitem__) == min(joint, key=joint.__getitem__) == "bluffing"
    assert own["stepwise"] >= average(usual, "own", policy="stepwise")
    assert {game["policy"] for game in usual if game["untruths"]} == {"bluffing"}


def test_a_game_is_the_same_for_the_same_seed_and_moves(modules: Modules) -> None:
    game = [settings(mood="guarded", case="third-floor"), "stepwise"]
    once, again = modules.each("counterpart/simulate.mjs", "playOut", [game, game])
    assert once == again and len(once["moves"]) > 4


AFTER = """async ([settings, moves]) => {
  const rules = await import(new URL("assets/counterpart/rules.mjs", document.baseURI));
  try {
    return moves.reduce(rules.play, rules.start(settings));
  } catch (problem) {
    return problem.name;
  }
}"""


def after(modules: Modules, given: dict[str, Any], *moves: object) -> Any:
    """The game after these moves, or the name of the error that refused one."""
    return modules.page.evaluate(AFTER, [given, list(moves)])


@pytest.mark.parametrize(
    "move",
    [
        {"do": "accept"},
        {"do": "shout"},
        None,
        {"do": "ask", "issue": "no-such"},
        {"do": "tell", "issue": "fridays", "level": "huge", "best": 1},
        {"do": "tell", "issue": "fridays", "level": "high", "best": 9},
        {"do": "propose", "agreement": [1, 2]},
        {"do": "propose", "agreement": [1, 1, 1, 0]},
        {"do": "propose"},
    ],
)
def test_impossible_and_unsound_moves_are_refused(modules: Modules, move: object) -> None:
    assert after(modules, settings(), move) == "RangeError"


def test_a_taker_wants_more_until_it_is_asked(modules: Modules) -> None:
    tell = {"do": "tell", "issue": "holiday", "level": "high", "best": 3}
    ask = {"do": "ask", "issue": "mondays"}
    told = after(modules, settings(mood="taker"), tell)
    asked = after(modules, settings(mood="taker"), tell, ask)
    assert (told["raised"], asked["raised"]) == (8, 0)
    said = ["told-high", "takes", "asked", "fair-enough", "answers-high"]
    assert [line["key"] for line in asked["lines"]] == said


TOLD = {"do": "tell", "issue": "holiday", "level": "low", "best": 1}


@pytest.mark.parametrize("mood", ["reciprocal", "guarded", "hard", "taker"])
def test_each_mood_does_what_its_hint_says(modules: Modules, mood: str) -> None:
    chosen = settings(mood=mood)
    first, second = (issue["id"] for issue in chosen["issues"][:2])
    asks = [{"do": "ask", "issue": first}, {"do": "ask", "issue": second}]
    unasked = after(modules, chosen, *asks)["revealed"]
    told = after(modules, chosen, TOLD, *asks)["revealed"]
    assert list(unasked) == ([first, second] if mood == "reciprocal" else [])
    assert list(told) == ([first, second] if mood == "reciprocal" else [first])
    truth = modules.call("counterpart/rules.mjs", "prioritiesOf", chosen["issues"], "b")
    assert told.items() <= truth.items()


def wants(modules: Modules, **chosen: str) -> list[float]:
    """What the counterpart wants, round by round."""
    game = after(modules, settings(**chosen))
    rounds = [[{**game, "round": n + 1}] for n in range(10)]
    found: list[float] = modules.each("counterpart/strategy.mjs", "aspiration", rounds)
    return found


def test_each_difficulty_does_what_its_hint_says(modules: Modules) -> None:
    gentle, even, tough = (
        wants(modules, difficulty=difficulty, mood="guarded")
        for difficulty in ("gentle", "even", "tough")
    )
    assert gentle[-1] < even[-1] < tough[-1]
    for n in range(1, 9):
        assert gentle[n] < even[n] < tough[n]
    steps = [a - b for a, b in pairwise(even)]
    assert max(steps) - min(steps) < 1e-9
    hard = wants(modules, difficulty="even", mood="hard")
    assert hard[0] == even[0] and hard[-1] == even[-1]
    assert all(late > usual for late, usual in zip(hard[1:-1], even[1:-1], strict=True))


@pytest.mark.parametrize("mood", ["reciprocal", "guarded", "hard", "taker"])
@pytest.mark.parametrize("case", ["rota-swap", "third-floor"])
def test_hindsight_is_what_telling_everything_would_have_brought(
    modules: Modules, case: str, mood: str
) -> None:
    """Played in full: asked once for each thing told, as the page advises, until the last round."""
    chosen = settings(case=case, mood=mood)
    mine = modules.call("counterpart/rules.mjs", "prioritiesOf", chosen["issues"], "a")
    said = modules.call("counterpart/rules.mjs", "hindsight", after(modules, chosen), mine)
    pairs = [
        ({"do": "tell", "issue": id, **priority}, {"do": "ask", "issue": id})
        for id, priority in mine.items()
    ]
    moves: list[Any] = []
    for n in range(9):
        moves += [move for pair in pairs[2 * n : 2 * n + 2] for move in pair] + [{"do": "pause"}]
    best = [priority["best"] for priority in mine.values()]
    game = after(modules, chosen, *moves, {"do": "propose", "agreement": best})
    theirs = [rung["agreement"] for rung in game["ladder"] if rung["by"] == "b"]
    assert theirs == [said["offer"]["agreement"]]


FRIDAYS = {"do": "ask", "issue": "fridays"}
TRUE = {"do": "tell", "issue": "holiday", "level": "high", "best": 3}
FALSE = {"do": "tell", "issue": "holiday", "level": "low", "best": 3}
OTHER = {"do": "tell", "issue": "holiday", "level": "medium", "best": 3}
OFFER = {"do": "propose", "agreement": [1, 3, 1, 3]}
REPEATS: list[tuple[str, list[Any], str]] = [
    ("reciprocal", [FRIDAYS, FRIDAYS], "told-you"),
    ("guarded", [FRIDAYS, FRIDAYS], "still-first"),
    ("guarded", [TRUE, TRUE], "told-again"),
    ("guarded", [TRUE, FALSE], "told-otherwise"),
    ("guarded", [OFFER, OFFER], "offered-before"),
]


@pytest.mark.parametrize(("mood", "moves", "key"), REPEATS, ids=[key for *_, key in REPEATS])
def test_it_notices_what_is_said_again(
    modules: Modules, mood: str, moves: list[Any], key: str
) -> None:
    keys = [line["key"] for line in after(modules, settings(mood=mood), *moves)["lines"]]
    assert keys.count(key) == 1
    assert key not in keys[: keys.index(key)]


def test_telling_the_same_twice_is_no_second_thing_told(modules: Modules) -> None:
    game = after(modules, settings(mood="guarded"), TRUE, TRUE, {"do": "pause"}, FRIDAYS)
    again = after(modules, settings(mood="guarded"), TRUE, TRUE, {"do": "pause"}, FRIDAYS,
                  {"do": "ask", "issue": "mondays"})  # fmt: skip
    assert list(game["revealed"]) == list(again["revealed"]) == ["fridays"]


TRUTH = {"level": "high", "best": 3}
"""What the holiday is to Ade, in the rota swap."""


@pytest.mark.parametrize(
    ("move", "untrue"),
    [(TRUE, False), (OTHER, False), (FALSE, True), ({**TRUE, "best": 1}, True)],
    ids=["as it is", "one step off", "two steps off", "another best"],
)
def test_an_untruth_is_named_beside_the_truth(
    modules: Modules, move: dict[str, Any], untrue: bool
) -> None:
    game = after(modules, settings(), move, {"do": "walk-away"})
    told = {key: move[key] for key in ("level", "best")}
    found = [{"issue": "holiday", "told": told, "truth": TRUTH}] if untrue else []
    assert modules.call("counterpart/memory.mjs", "untruths", game) == found
    past = modules.call("counterpart/memory.mjs", "pastOf", game)
    assert past == {"month": 2, "untrue": ["holiday"] if untrue else [], "told": 1}


def test_who_was_told_an_untruth_believes_nothing_and_wants_more(modules: Modules) -> None:
    first = after(modules, settings(mood="guarded"))
    pasts: list[Any] = [
        {"month": 2, "untrue": ["holiday"], "told": 1},
        {"month": 2, "untrue": [], "told": 1},
        {"month": 2, "untrue": [], "told": 0},
    ]
    games = modules.each("counterpart/memory.mjs", "remembering", [[first, each] for each in pasts])
    keys = ["month-untrue", "month-true", "month-plain"]
    assert [game["lines"][0]["key"] for game in games] == keys
    assert [(game["wary"], game["owed"]) for game in games] == [(5, 0), (0, 1), (0, 0)]
    floors = modules.each("counterpart/strategy.mjs", "floorOf", [[game] for game in games])
    assert floors[0] - floors[1] == 5
    told = [{**game, "told": {"holiday": TRUTH}, "round": 6} for game in games[:2]]
    offers = modules.each("counterpart/strategy.mjs", "proposal", [[game] for game in told])
    plain = modules.call("counterpart/strategy.mjs", "proposal", {**games[0], "round": 6})
    assert offers[0] == plain != offers[1]


def test_settings_from_an_address_are_looked_at(modules: Modules) -> None:
    cases = {case["id"]: case for case in simulate.cases()}
    good = "#case=lead-role&version=2&role=b&mood=surprise&difficulty=tough&seed=Otter-7"
    bad = {
        "#case=__proto__&seed=x": "case",
        "#case=<img src=x onerror=alert(1)>&seed=x": "case",
        "#case=rota-swap&version=2&seed=x": "version",
        "#case=rota-swap&role=c&seed=x": "role",
        "#case=rota-swap&mood=constructor&seed=x": "mood",
        "#case=rota-swap&difficulty=none&seed=x": "difficulty",
        "#case=rota-swap": "seed",
        "#case=rota-swap&seed=two words": "seed",
        "#case=rota-swap&seed=" + "x" * 31: "seed",
        "#case=" + "x" * 395: "case",
        "#case=" + "x" * 396: "long",
    }
    calls = [[address, cases] for address in (good, "#how-it-decides", "", *bad)]
    read = modules.each("counterpart/settings.mjs", "fromFragment", calls)
    assert read[0] == {
        "settings": {
            "case": "lead-role", "version": "2", "role": "b", "mood": "surprise",
            "difficulty": "tough", "seed": "otter-7",
        }
    }  # fmt: skip
    assert read[1:3] == [{}, {}]
    assert [result.get("mistake") for result in read[3:]] == list(bad.values())


def test_what_was_kept_is_played_again_or_refused(modules: Modules) -> None:
    cases = {case["id"]: case for case in simulate.cases()}
    chosen = {**SETTINGS, "version": "1"}
    moves = [{"do": "ask", "issue": "holiday"}, {"do": "propose", "agreement": [2, 2, 2, 2]}]
    kept = {"settings": chosen, "revision": 1, "moves": moves}
    broken: list[Any] = [
        {**kept, "revision": 99},
        {**kept, "moves": [{"do": "accept"}]},
        {**kept, "moves": "all of them"},
        {**kept, "settings": None},
        {"moves": []},
        "text",
    ]
    found = modules.each(
        "counterpart/saved-game.mjs", "restore", [[game, cases] for game in (kept, None, *broken)]
    )
    assert found[0]["game"]["round"] == 2 and found[0]["game"]["moves"] == moves
    past = {"month": 3, "untrue": ["holiday"], "told": 2}
    pasts: list[Any] = [past, {**past, "untrue": ["boat"]}, {**past, "month": 1}, "long ago", [2]]
    later = modules.each(
        "counterpart/saved-game.mjs", "restore", [[{**kept, "past": each}, cases] for each in pasts]
    )
    assert [each["game"].get("past") for each in later] == [past, None, None, None, None]
    assert modules.call("counterpart/saved-game.mjs", "toSave", later[0])["past"] == past
    assert found[1] is None
    assert found[2:] == [{"mistake": "kept"}] * 6


def test_surprises_differ_and_are_the_same_for_a_seed(modules: Modules) -> None:
    seeds = [{**SETTINGS, "mood": "surprise", "seed": f"seed-{n}"} for n in range(40)]
    drawn = modules.each("counterpart/settings.mjs", "moodOf", [[seed] for seed in seeds + seeds])
    assert drawn[:40] == drawn[40:]
    assert set(drawn) == set(simulate.MOODS)


def test_the_bench_finds_what_plain_enumeration_finds(modules: Modules) -> None:
    found = analysis.measure(modules.page, runs=1)
    assert found["exact"]["found"] == found["plain"]["found"]
    assert found["exact"]["found"]["agreements"] == 5**8
    assert found["exact"]["pairs"] < 5**8 / 50
