"""What the counterpart says in each situation, in every way that it can say it; without a page.

Of counterpart/memory.mjs, counterpart/random.mjs, counterpart/sentences.mjs,
counterpart/strategy.mjs and counterpart/turns.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hedge_case import CASE, issue
from tests.support.modules import Modules

SEEDS = [f"seed-{n}" for n in range(24)]
WORDS = """async ([settings, moves, past, seeds]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const [{ start, play }, { remembering }, { lineInWords }] =
        await Promise.all(["rules", "memory", "sentences"].map(at));
    return seeds.map((seed) => {
        const game = moves.reduce(play, remembering(start({ ...settings, seed }), past));
        return game.lines.map((line, n) => lineInWords(game, line, n));
    });
}"""


def settings(**changes: Any) -> dict[str, Any]:
    """What a game begins with: the learner is `a`."""
    known = {key: CASE[key] for key in ("revision", "issues", "alternatives")}
    chosen = {"case": "hedge", "role": "a", "mood": "reciprocal", "difficulty": "even"}
    return {**known, "walkAway": False, **chosen, **changes}


def words(
    modules: Modules, moves: list[Any], past: Any = None, seeds: list[str] = SEEDS, **changes: Any
) -> list[list[str]]:
    """What is said after these moves, for each seed."""
    return list(modules.page.evaluate(WORDS, [settings(**changes), moves, past, seeds]))


def ask(issue: str, **words: int) -> dict[str, Any]:
    return {"do": "ask", "issue": issue, **words}


def tell(issue: str, level: str, best: int) -> dict[str, Any]:
    return {"do": "tell", "issue": issue, "level": level, "best": best}


def propose(*agreement: int) -> dict[str, Any]:
    return {"do": "propose", "agreement": [*agreement]}


PAUSE, ACCEPT, LEAVE = {"do": "pause"}, {"do": "accept"}, {"do": "walk-away"}
COST = tell("cost", "high", 3)
SITUATIONS: dict[str, tuple[dict[str, Any], list[Any], set[str]]] = {
    "asked about what matters most, with a reason": ({}, [ask("height")], {
        "It matters a lot to me. Best for me: low. I need the light.",
        "That is one of the big ones for me. I would love this: low. I need the light.",
    }),
    "asked about what matters somewhat": ({}, [ask("gate")], {
        "It matters, neither most nor least. Best for me: theirs.",
        "Somewhere in the middle. Best for me: theirs.",
    }),
    "asked about what matters little": ({}, [ask("cost")], {
        "Not much, to be honest. Slightly better for me: we pay.",
        "That is a small thing for me. If I may choose: we pay.",
    }),
    "asked again": ({}, [ask("cost"), ask("cost")], {
        "I told you that already: it matters little. Best for me: we pay.",
        "You asked me that before. My answer is the same: it matters little, and best for me is "
        "we pay.",
    }),
    "asked by somebody who told nothing": ({"mood": "guarded"}, [ask("cost")], {
        "First tell me something that matters to you. Then I will answer.",
        "I would rather hear from you first.",
        "One for one. What matters to you?",
    }),
    "asked again by somebody who told nothing": ({"mood": "hard"}, [ask("cost"), ask("cost")], {
        "You asked me that before. I still want to hear something from you first.",
    }),
    "told something": ({}, [COST], {
        "Thank you. I will keep that in mind.", "Good to know.", "I see. That helps me.",
    }),
    "told the same again": ({}, [COST, COST], {"You told me that already.", "Yes, so you said."}),
    "told otherwise": ({}, [COST, tell("cost", "high", 2)], {
        "Before, you told me something else about this. I will go by what you say now, and I "
        "remember both.",
    }),
    "told first what matters most, with a taker": ({"mood": "taker"}, [COST], {
        "So you need that. Then it will cost something: Cost.",
        "Ah, that is where you are keen: Cost. I will want more for it.",
    }),
    "told first what matters little, with a taker": (
        {"mood": "taker"}, [tell("height", "low", 3)],
        {"Thank you. I will keep that in mind.", "Good to know.", "I see. That helps me."},
    ),
    "told after a question, with a taker": (
        {"mood": "taker"}, [tell("height", "low", 3), ask("height"), COST],
        {"Thank you. I will keep that in mind.", "Good to know.", "I see. That helps me."},
    ),
    "offered what is good enough": ({}, [propose(1, 1, 1)], {
        "Yes. I can agree to that.", "That works for me. Agreed.",
    }),
    "offered too little": ({}, [propose(3, 3, 3)], {
        "What about this?", "Here is what I could do.", "Let me put this on the table.",
        "I could live with this.",
    }),
    "offered too little where nothing is good enough": (
        {"alternatives": {"a": 0, "b": 60}}, [propose(3, 3, 3)],
        {
            "Right now I have nothing to offer that would be good enough for me.",
            "I see no package yet that I could sign.",
        },
    ),
    "a pause": ({}, [PAUSE], {
        "Fine. Let us take a breath.", "Agreed. A short break does us good.",
    }),
    "its offer is taken": ({}, [propose(3, 3, 3), ACCEPT], {
        "Good. Then we have an agreement.", "I am glad. Let us shake hands on it.",
    }),
    "somebody leaves": ({}, [LEAVE], {
        "Then not this time. Thank you, and let us stay on good terms.",
        "A pity, and no hard feelings. I’ll go with my other option, too.",
    }),
    "the last round ends with its offer": ({}, [*[PAUSE] * 9, propose(3, 3, 3)], {
        "Our time is up. My last offer stands, if you want it.",
        "That was the last round. You can still take my offer.",
    }),
}  # fmt: skip
LAST_BUT_ONE: dict[str, tuple[dict[str, Any], list[Any], set[str]]] = {
    "asked something in return, with a taker": ({"mood": "taker"}, [COST, ask("gate")], {
        "Fair enough. You ask, so I will not push on that.",
        "All right, one for one. I take back what I said about wanting more.",
    }),
    "the same is proposed again": ({}, [propose(3, 3, 3), propose(3, 3, 3)], {
        "That is just what you proposed before.", "This one I know already.",
    }),
    "the last round ends without an offer": ({}, [PAUSE] * 10, {
        "Our time is up.", "That was the last round.",
    }),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "moves", "sentences"), SITUATIONS.values(), ids=[*SITUATIONS])
def test_the_counterpart_says_what_fits(
    modules: Modules, changes: dict[str, Any], moves: list[Any], sentences: set[str]
) -> None:
    assert {said[-1] for said in words(modules, moves, **changes)} == sentences


@pytest.mark.parametrize(
    ("changes", "moves", "sentences"), LAST_BUT_ONE.values(), ids=[*LAST_BUT_ONE]
)
def test_before_it_goes_on_it_says_why(
    modules: Modules, changes: dict[str, Any], moves: list[Any], sentences: set[str]
) -> None:
    assert {said[-2] for said in words(modules, moves, **changes)} == sentences


PASTS: list[tuple[dict[str, Any], list[Any], set[str]]] = [
    ({"month": 2, "untrue": ["gate", "cost"], "told": 2}, [], {
        "Since last month I have learned that what you told me was not true: Gate. "
        "I will want more this time, and I will go by what you do.",
    }),
    ({"month": 2, "untrue": ["gate"], "told": 1}, [COST], {
        "I hear you. After last month I go by what you propose.",
        "You told me something last month, too. Let us see what you propose.",
    }),
    ({"month": 3, "untrue": [], "told": 1}, [], {
        "What you told me last month was true. That is worth something. "
        "Ask me something first, if you like.",
    }),
    ({"month": 3, "untrue": [], "told": 0}, [], {
        "Here we are again. Last month I heard little from you about what matters to you.",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("past", "moves", "sentences"), PASTS)
def test_a_month_later_it_says_what_it_remembers(
    modules: Modules, past: dict[str, Any], moves: list[Any], sentences: set[str]
) -> None:
    assert {said[-1] for said in words(modules, moves, past)} == sentences


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (ask("height", words=1), "How high is too high?"),
        (ask("height"), "How much does this matter to you: Height?"),
        (ask("gate", words=1), "How much does this matter to you: Gate?"),
        (tell("cost", "high", 3), "This matters a lot to me: Cost. Best for me: they pay."),
        (tell("cost", "medium", 2), "This matters to me: Cost. Best for me: halves."),
        (tell("gate", "low", 1), "This matters little to me: Gate. Best for me: theirs."),
        (propose(1, 2, 3), "I propose this."),
        (PAUSE, "Let us pause here and start over."),
        (LEAVE, "Thank you for your time. I’ll go with my other option."),
    ],
)
def test_a_move_is_said_in_the_learners_words(
    modules: Modules, move: dict[str, Any], sentence: str
) -> None:
    [said] = words(modules, [move], seeds=["heron"])
    assert said[0] == sentence


OFFERS = """async ([settings, moves]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const { start, play, possible } = await at("rules");
    const game = moves.reduce(play, start(settings));
    return { theirs: game.ladder.filter(({ by }) => by === "b").map(({ agreement }) => agreement),
        outcome: game.outcome, can: possible(game) };
}"""


def offers(modules: Modules, *moves: Any, **changes: Any) -> dict[str, Any]:
    """The counterpart's offers after these moves, how it ended, and what can be done."""
    found: dict[str, Any] = modules.page.evaluate(
        OFFERS, [settings(seed="heron", **changes), [*moves]]
    )
    return found


def test_what_was_told_decides_what_is_offered(modules: Modules) -> None:
    """In round 9 it wants 28. Told of the cost alone, it gives that, and keeps the height."""
    late = [PAUSE] * 7
    evenly = offers(modules, *late, PAUSE, propose(3, 3, 3))["theirs"][-1]
    assert evenly == [2, 2, 2]
    told = offers(modules, COST, *late, PAUSE, propose(3, 3, 3))["theirs"][-1]
    assert told[1] == 3
    taken = offers(modules, COST, *late, PAUSE, propose(3, 3, 3), mood="taker")["theirs"][-1]
    assert taken[1] == 1, "a taker asks more on just that"


def test_the_last_offer_is_taken_and_then_nothing_more_can_be_done(modules: Modules) -> None:
    rounds = [propose(3, 3, 3), *[PAUSE] * 7, propose(3, 3, 3)]
    ended = offers(modules, *rounds, ACCEPT)
    assert ended["outcome"]["agreement"] == ended["theirs"][-1] != ended["theirs"][0]
    assert ended["can"] == []
    left = offers(modules, *rounds, LEAVE)
    assert (left["outcome"]["kind"], left["can"]) == ("no-deal", [])


LEVELS = {
    (65, 35): ["high", "low"], (64, 36): ["medium", "medium"], (50, 50): ["medium", "medium"],
    (36, 32, 32): ["medium"] * 3, (44, 33, 23): ["high", "medium", "low"], (10, 0): ["high", "low"],
}  # fmt: skip
"""Points that hang on each issue → how much each matters."""


def test_how_much_an_issue_matters_goes_by_its_share_of_the_points(modules: Modules) -> None:
    for points, levels in LEVELS.items():
        issues = [
            issue(f"i{n}", "", ("less", 5, 0), ("more", most + 5, 0))
            for n, most in enumerate(points)
        ]
        calls = [[issues, "a", each["id"]] for each in issues]
        assert modules.each("counterpart/strategy.mjs", "levelOf", calls) == levels, points
