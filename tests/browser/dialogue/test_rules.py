"""Dialogues without a page: tables that hold both halves to the same, and what is kept."""

from __future__ import annotations

import random
from typing import Any

import pytest

from macros.dialogues import state as python
from macros.dialogues.data import dialogue_data
from macros.dialogues.model import Dialogue
from tests.support.modules import Modules, load
from tests.support.project import ROOT

FOLDER = ROOT / "tests" / "data" / "dialogues"


def table(name: str) -> tuple[Dialogue, list[dict[str, Any]]]:
    """The dialogue of a file of cases, and the cases."""
    file = load(FOLDER / f"{name}.yaml")
    return Dialogue.model_validate(file["dialogue"]), file["cases"]


def spec(dialogue: Dialogue) -> dict[str, Any]:
    """As the page carries it."""
    return dialogue_data("it", dialogue)


STATE, STATES = table("state")
KEPT, KEPTS = table("kept")
DEBRIEF, DEBRIEFS = table("debrief")


def in_python(dialogue: Dialogue, replies: list[str]) -> dict[str, Any]:
    """What the check of dialogues says of a path."""
    try:
        state = python.replay(dialogue, replies)
    except KeyError as refused:
        return {"refused": refused.args[0]}
    return {
        "place": state.place,
        "variables": dict(state.variables),
        "facts": sorted(state.facts),
        "visits": dict(state.visits),
        "offered": list(python.offered(dialogue, state)),
    }


def in_browser(modules: Modules, dialogue: Dialogue, paths: list[list[str]]) -> list[Any]:
    """What the page says of these paths, in the same terms."""
    calls = [[spec(dialogue), path] for path in paths]
    states = modules.each("dialogue/state.mjs", "play", calls)
    for state in states:
        state.pop("used", None)
        if "facts" in state:
            state["facts"] = sorted(state["facts"])
    return states


@pytest.mark.parametrize("case", STATES, ids=[case["name"] for case in STATES])
def test_a_dialogue_goes_on_as_it_is_written_in_both_halves(
    case: dict[str, Any], modules: Modules
) -> None:
    expected = {key: value for key, value in case.items() if key not in ("name", "replies")}
    for state in (
        in_python(STATE, case["replies"]),
        *in_browser(modules, STATE, [case["replies"]]),
    ):
        assert {key: state.get(key) for key in expected} == expected


@pytest.mark.parametrize("dialogue", [STATE, KEPT, DEBRIEF], ids=["state", "kept", "debrief"])
def test_both_halves_agree_on_ways_through(dialogue: Dialogue, modules: Modules) -> None:
    walks = [walk(dialogue, random.Random(seed)) for seed in range(30)]
    paths = [list(path) for path in dict.fromkeys(map(tuple, walks))]
    assert in_browser(modules, dialogue, paths) == [in_python(dialogue, path) for path in paths]


def walk(dialogue: Dialogue, chance: random.Random) -> list[str]:
    """A random way through a dialogue, of at most twelve replies."""
    state, path = python.begin(dialogue), list[str]()
    while len(path) < 12 and (replies := list(python.offered(dialogue, state))):
        path.append(chance.choice(replies))
        state = python.take(dialogue, state, path[-1])
    return path


@pytest.mark.parametrize("case", KEPTS, ids=[case["name"] for case in KEPTS])
def test_what_is_kept_is_played_again_as_far_as_it_fits(
    case: dict[str, Any], modules: Modules
) -> None:
    kept = modules.call("dialogue/played.mjs", "read", case["kept"])
    assert (kept is None) == case.get("unread", False)
    if kept is None:
        return
    replayed = modules.call("dialogue/played.mjs", "replay", spec(KEPT), kept)
    played = replayed["played"]
    assert [step["reply"] for step in played["path"]] == case["path"]
    assert replayed["cut"] == case.get("cut", 0)
    assert played["now"] == {"turn": replayed["states"][-1]["place"], "own": case["now"]}
    assert [[reply["turn"], reply["own"]] for reply in played["later"]] == case.get("later", [])
    assert played["done"] == case.get("done", [])
    again = modules.call("dialogue/played.mjs", "replay", spec(KEPT), played)
    assert again["played"] == played, "what is written again is what was read"


@pytest.mark.parametrize(
    ("more", "is_begun"),
    [
        ({}, False), ({"now": {"turn": "gate", "own": "  "}}, False),
        ({"now": {"turn": "gate", "own": "So"}}, True), ({"done": ["home"]}, True),
        ({"later": [{"turn": "gate", "own": "So"}]}, True),
        ({"path": [{"turn": "gate", "reply": "ask", "own": ""}]}, True),
    ],
)  # fmt: skip
def test_whoever_has_written_or_replied_has_begun(
    modules: Modules, more: dict[str, Any], is_begun: bool
) -> None:
    first = modules.call("dialogue/played.mjs", "unplayed", spec(KEPT))
    assert first == {
        "v": 1, "path": [], "now": {"turn": "gate", "own": ""}, "later": [], "done": [],
    }  # fmt: skip
    assert modules.call("dialogue/played.mjs", "isBegun", {**first, **more}) is is_begun


def replayed(modules: Modules, dialogue: Dialogue, replies: list[str]) -> dict[str, Any]:
    """A conversation in which one wrote `words 0`, `words 1` … before one replied."""
    state, path = python.begin(dialogue), []
    for n, reply in enumerate(replies):
        path.append({"turn": state.place, "own": f"words {n}", "reply": reply})
        state = python.take(dialogue, state, reply)
    kept = {"v": 1, "path": path, "now": {"turn": state.place, "own": ""}, "later": [], "done": []}
    result: dict[str, Any] = modules.call("dialogue/played.mjs", "replay", spec(dialogue), kept)
    return result


def test_who_goes_back_keeps_the_words_until_others_are_written(modules: Modules) -> None:
    whole = replayed(modules, KEPT, ["ask", "back", "ask", "in"])
    assert whole["played"]["done"] == ["home"]
    back = modules.call("dialogue/played.mjs", "goBack", spec(KEPT), whole, 1)
    assert back["played"]["now"] == {"turn": "yard", "own": "words 1"}
    assert [reply["own"] for reply in back["played"]["later"]] == ["words 2", "words 3"]
    assert back["played"]["done"] == ["home"], "an ending that was seen stays seen"
    reply = {"id": "back", "say": "Back.", "to": "gate"}
    on = modules.call("dialogue/played.mjs", "goOn", spec(KEPT), back, reply)
    assert on["played"]["now"] == {"turn": "gate", "own": "words 2"}
    assert [step["own"] for step in on["played"]["path"]] == ["words 0", "words 1"]


@pytest.mark.parametrize("case", DEBRIEFS, ids=[case["name"] for case in DEBRIEFS])
def test_afterwards_it_says_what_was_found_where_it_turned_and_what_went_wrong(
    case: dict[str, Any], modules: Modules
) -> None:
    played = replayed(modules, DEBRIEF, case["replies"])
    debrief = modules.call("dialogue/debrief.mjs", "debriefOf", spec(DEBRIEF), played)
    assert debrief["found"] == case.get("found", debrief["found"])
    assert debrief["missed"] == case.get("missed", debrief["missed"])
    assert [debrief["turned"]["at"], debrief["turned"]["well"]] == case["turned"]
    places = {
        mistake["kind"]: [step["at"] for step in mistake["steps"]]
        for mistake in debrief["mistakes"]
    }
    assert places == case["mistakes"]
    for mistake in debrief["mistakes"]:
        assert [step["own"] for step in mistake["steps"]] == [
            f"words {step['at']}" for step in mistake["steps"]
        ]


CAN_END_WELL = """async ([dialogue, ways]) => {
    const at = (name) => import(new URL(`assets/dialogue/${name}.mjs`, document.baseURI));
    const [{ Explorer }, { begin, take, offered }] = [await at("explore"), await at("state")];
    const explorer = new Explorer(dialogue);
    return ways.map((way) => explorer.canEndWell(way.reduce((state, id) => take(dialogue, state,
        offered(dialogue, state).find((reply) => reply.id === id)), begin(dialogue))));
}"""
END = {"reached": "R.", "cost": "C."}


@pytest.mark.parametrize("first", ["rarely", "often"])
def test_how_often_one_was_somewhere_counts_up_to_the_largest_number_asked_for(
    first: str, modules: Modules
) -> None:
    """Who has knocked four times gets in; the same turn also counts for less elsewhere."""
    often = {"say": "In.", "if": {"times": {"gate": {"at_least": 4}}}, "to": "home"}
    rarely = {"say": "Once?", "if": {"times": {"gate": {"is": 1}}}, "to": "gate"}
    asked = {"often": often, "rarely": rarely}
    order = {name: asked[name] for name in sorted(asked, key=lambda name: name != first)}
    replies = {
        **order,
        "knock": {"say": "Knock.", "to": "gate"},
        "out": {"say": "Out.", "to": "shut"},
    }
    dialogue = Dialogue.model_validate(
        {
            **{"title": "Knock", "minutes": 1, "you": "Y.", "with": "K.", "start": "gate"},
            "variables": {},
            "turns": {"gate": {"says": "S.", "replies": replies}},
            "endings": {
                "home": {"title": "H", "best": True, **END},
                "shut": {"title": "S", **END},
            },
        }
    )
    ways = [[], ["knock"], ["knock"] * 4, ["out"], ["knock", "out"]]
    found = modules.page.evaluate(CAN_END_WELL, [spec(dialogue), ways])
    assert found == [True, True, True, False, False]


YARD = {"say": "To the yard.", "to": "yard"}
IN, OUT = {"say": "In.", "to": "home"}, {"say": "Out.", "to": "shut"}
REACH: dict[str, tuple[dict[str, Any], list[tuple[list[str], bool]]]] = {
    "how often, one of several": (
        {"in": {**IN, "if": {"any": [{"found": ["key"]}, {"times": {"gate": {"at_least": 3}}}]}},
         "knock": {"say": "Knock.", "to": "gate"}},
        [([], True), (["knock"], True), (["out"], False)],
    ),
    "somewhere one must have been": (
        {"in": {**IN, "if": {"visited": ["yard"]}}, "yard": YARD},
        [([], True), (["yard"], True), (["yard", "back"], True)],
    ),
    "somewhere one must not have been": (
        {"in": {**IN, "if": {"not_visited": ["yard"]}}, "yard": YARD},
        [([], True), (["yard"], False), (["yard", "back"], False)],
    ),
    "what can be said only once": (
        {"in": {**IN, "if": {"trust": {"at_least": 2}}},
         "once": {"say": "Once.", "once": True, "set": {"trust": "+1"}, "to": "gate"}},
        [([], False), (["once"], False)],
    ),
    "what can be said twice": (
        {"in": {**IN, "if": {"trust": {"at_least": 2}}},
         "more": {"say": "More.", "set": {"trust": "+1"}, "to": "gate"}},
        [([], True), (["more"], True), (["more", "more"], True)],
    ),
    "what one must have found": (
        {"in": {**IN, "if": {"found": ["key"]}}, "yard": {**YARD, "find": ["key"]}},
        [([], True), (["yard"], True)],
    ),
    "what nobody can find": ({"in": {**IN, "if": {"found": ["dog"]}}, "yard": YARD}, [([], False)]),
}  # fmt: skip


@pytest.mark.parametrize("case", REACH)
def test_whether_a_good_end_is_within_reach(case: str, modules: Modules) -> None:
    replies, ways = REACH[case]
    back = {"back": {"say": "Back.", "to": "gate"}}
    dialogue = Dialogue.model_validate(
        {
            **{"title": "Gate", "minutes": 1, "you": "Y.", "with": "K.", "start": "gate"},
            "variables": {"trust": {"from": 0, "to": 3}},
            "facts": {"key": "A key.", "dog": "A dog."},
            "turns": {
                "gate": {"says": "S.", "replies": {**replies, "out": OUT}},
                "yard": {"says": "Y.", "replies": back},
            },
            "endings": {
                "home": {"title": "H", "best": True, **END},
                "shut": {"title": "S", **END},
            },
        }
    )
    found = modules.page.evaluate(CAN_END_WELL, [spec(dialogue), [way for way, _ in ways]])
    assert found == [well for _, well in ways]


@pytest.mark.long
def test_where_it_turned_stays_open_when_there_is_too_much_to_explore(modules: Modules) -> None:
    wide = {f"v{n}": {"from": 0, "to": 9, "start": 0} for n in range(6)}
    replies = {
        **{f"up{n}": {"say": "Up.", "set": {f"v{n}": "+1"}, "to": "gate"} for n in range(6)},
        "out": {"say": "Out.", "to": "shut"},
        "home": {"say": "Home.", "if": {f"v{n}": {"is": 7} for n in range(6)}, "to": "home"},
    }
    end = {"reached": "R.", "cost": "C."}
    dialogue = Dialogue.model_validate(
        {
            **{"title": "Wide", "minutes": 1, "you": "Y.", "with": "K.", "start": "gate"},
            "variables": wide,
            "turns": {"gate": {"says": "S.", "replies": replies}},
            "endings": {
                "home": {"title": "H", "best": True, **end},
                "shut": {"title": "S", **end},
            },
        }
    )
    played = replayed(modules, dialogue, ["up0", "out"])
    debrief = modules.call("dialogue/debrief.mjs", "debriefOf", spec(dialogue), played)
    assert debrief.get("turned") is None
