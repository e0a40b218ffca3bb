"""What is said after a conversation with the counterpart; without a page.

Of counterpart/after.mjs, counterpart/again.mjs, counterpart/elements.mjs and
counterpart/honesty.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hedge_case import CASE
from tests.support.modules import Modules

PLAY = """async ([settings, moves, past]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const [{ start, play }, { remembering }] = await Promise.all(["rules", "memory"].map(at));
    return moves.reduce(play, remembering(start(settings), past));
}"""
ASK = {"do": "ask", "issue": "height"}
TELL = {"do": "tell", "issue": "cost", "level": "high", "best": 3}
PAUSE, LEAVE = {"do": "pause"}, {"do": "walk-away"}
BOTH = {"a": 45, "b": 45}
"""Alternatives that no agreement beats for both."""
BANK = {"issue": "cost", "options": [2, 3], "approval": "the bank", "takes": "a week"}


def propose(*agreement: int) -> dict[str, Any]:
    return {"do": "propose", "agreement": [*agreement]}


def after(
    modules: Modules,
    moves: list[Any],
    *,
    past: Any = None,
    before: Any = None,
    chosen: str = "",
    **changes: Any,
) -> list[str]:
    """All that is said after these moves, line by line; `chosen` is a mood that drew another."""
    settings: dict[str, Any] = {
        "issues": CASE["issues"], "alternatives": CASE["alternatives"], "walkAway": False,
        "role": "a", "mood": "reciprocal", "difficulty": "even", "seed": "heron", **changes,
    }  # fmt: skip
    game = modules.page.evaluate(PLAY, [settings, moves, past])
    roles = {**CASE["roles"], "a": {**CASE["roles"]["a"], "limits": [BANK]}}
    wanted = {**settings, "mood": chosen or settings["mood"]}
    state = {"settings": wanted, "game": game, "before": before}
    return modules.lines("counterpart/after.mjs", "after", state, {**CASE, "roles": roles}, None)


def part(lines: list[str], start: str, end: str) -> list[str]:
    """The lines between two others."""
    return lines[lines.index(start) + 1 : lines.index(end)]


HEAD = "Points | You | Ben"
ENDINGS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "the most that can be found, and nothing left": (
        {"moves": [ASK, TELL, *[PAUSE] * 5, propose(1, 3, 2)]},
        [
            "Height: low", "Cost: they pay", "Gate: shared",
            "Ana Low still needs a yes for “Cost” (the bank, a week). "
            "In a real agreement write: subject to that, by that day.",
            "How it ended, in points", HEAD, "This conversation | 40 | 40",
            "Without an agreement | 20 | 20", "Difference | +20 | +20",
            "Together you have 80 points. The most that an agreement can give is 80.",
            "All of it: no agreement would give the two of you more together.",
            "Nothing was left on the table. Neither of you could have more without the other "
            "having less.",
            "You asked and you told. So both of you could look for packages that give each what "
            "it needs most.",
            "What you told",
            "Nothing that you told was far from the truth. If you meet Ben again, you will be "
            "believed, and one question is answered at once.",
        ],
    ),
    "points that were free, and a time before": (
        {"moves": [*[PAUSE] * 8, propose(2, 2, 2)], "before": {"own": 25, "joint": 50}},
        [
            "Height: middling", "Cost: halves", "Gate: shared",
            "Ana Low still needs a yes for “Cost” (the bank, a week). "
            "In a real agreement write: subject to that, by that day.",
            "How it ended, in points", HEAD, "This conversation | 30 | 30",
            "Without an agreement | 20 | 20", "Difference | +10 | +10",
            "Together you have 60 points. The most that an agreement can give is 80.",
            "Some trades: you found 0 % of what lay between the middle on everything and the best "
            "possible.",
            "20 points were free: another agreement gives that much more together, and no less to "
            "either of you.",
            "Show such an agreement", "Height: low", "Cost: they pay", "Gate: theirs",
            "Last time you had 25 points, and 50 together. This time you have 30, and 60 together.",
            "You asked nothing and told nothing. So it gave way a little on everything at once, "
            "and no trade could be found.",
        ],
    ),
    "an agreement that is worse than none": (
        {"moves": [ASK, propose(1, 1, 1)]},
        [
            "Height: low", "Cost: we pay", "Gate: theirs",
            "How it ended, in points", HEAD, "This conversation | 0 | 60",
            "Without an agreement | 20 | 20", "Difference | −20 | +40",
            "Together you have 60 points. The most that an agreement can give is 80.",
            "No deal would have been at least as good for you. A civil no is open to you until "
            "the end.",
            "You asked, but told nothing. You could look for trades. It could not, and gave way "
            "on everything at once.",
        ],
    ),
    "an agreement where none can be better for both": (
        {"moves": [TELL, propose(1, 1, 1)], "alternatives": BOTH},
        [
            "Height: low", "Cost: we pay", "Gate: theirs",
            "How it ended, in points", HEAD, "This conversation | 0 | 60",
            "Without an agreement | 45 | 45", "Difference | −45 | +15",
            "Together you have 60 points. The most that an agreement can give is 80.",
            "No deal would have been at least as good for you. Here no agreement could beat both "
            "alternatives, so a civil no was the best end.",
            "You told something, but asked nothing. It could look for packages that suit you. "
            "You could not look for any that suit it.",
            "What you told",
            "Nothing that you told was far from the truth. If you meet Ben again, you will be "
            "believed, and one question is answered at once.",
        ],
    ),
    "no agreement where several were better": (
        {"moves": [LEAVE]},
        [
            "How it ended, in points", HEAD, "This conversation | 20 | 20",
            "Without an agreement | 20 | 20", "Difference | 0 | 0",
            "Together you have 40 points. The most that an agreement can give is 80.",
            "10 of 27 possible agreements would have been better for both of you than this.",
            "You asked nothing and told nothing. So it gave way a little on everything at once, "
            "and no trade could be found.",
        ],
    ),
    "no agreement where none was better": (
        {"moves": [LEAVE], "alternatives": BOTH},
        [
            "How it ended, in points", HEAD, "This conversation | 45 | 45",
            "Without an agreement | 45 | 45", "Difference | 0 | 0",
            "Together you have 90 points. The most that an agreement can give is 80.",
            "No agreement could have beaten both alternatives. A civil no was the best end, and "
            "you found it.",
            "You asked nothing and told nothing. So it gave way a little on everything at once, "
            "and no trade could be found.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("game", "lines"), ENDINGS.values(), ids=[*ENDINGS])
def test_an_end_is_told_in_points_and_in_words(
    modules: Modules, game: dict[str, Any], lines: list[str]
) -> None:
    assert part(after(modules, **game), "Coach:", "The ladder of offers") == lines


FALSE = {"do": "tell", "issue": "cost", "level": "low", "best": 3}
UNTRUE = {"month": 2, "untrue": ["gate"], "told": 1}


@pytest.mark.parametrize(
    ("past", "sentence"),
    [
        (None, "Ben believed it. In one conversation that can even bring points. People who go on "
         "dealing with each other find out: meet Ben again a month later, and see what it costs."),
        (UNTRUE, "Ben no longer took your word for anything, so this brought you nothing."),
    ],
)  # fmt: skip
def test_what_was_told_far_from_the_truth_stands_beside_it(
    modules: Modules, past: Any, sentence: str
) -> None:
    lines = after(modules, [FALSE, LEAVE], past=past)
    assert part(lines, "What you told", "The ladder of offers") == [
        "What you told that was far from the truth", "Issue | As you told it | As it is",
        "Cost | matters little, best: they pay | matters a lot, best: they pay", sentence,
    ]  # fmt: skip
    talked = [line for line in lines if line.startswith("You told something")]
    assert len(talked) == (0 if past else 1), "whoever believes nothing looks for no package"


RULE = [
    "How I decided",
    "Mood: Open. Says truthfully how much something matters, whenever you ask.",
    "I began by wanting 60 points, the most I can get. In the last round I wanted 24. Without an "
    "agreement I would have had 20, and I never accept that little.",
    "Gives way in equal steps and wants somewhat more than its alternative.",
    "In each round I accept anything that is worth what I then want. Told nothing, I give way a "
    "little on everything at once. Told what matters to you, I look among the packages that are "
    "good enough for me for the one that seems best for you.",
    "I believe what I am told.",
    "I was built to reward asking. Real people vary.",
    "What I wanted in each round",
    "The fewest points I would accept, round by round",
    "Round | At least",
    *(f"{n} | {64 - 4 * n}" for n in range(1, 11)),
]


def test_the_counterpart_says_what_it_would_have_done_and_how_it_decided(modules: Modules) -> None:
    """It wants 60 at first, and 24 in the end: a tenth of 40 more than its alternative."""
    lines = after(modules, [ASK, LEAVE])
    start = lines.index("Ben, afterwards:")
    assert lines[start + 1 : start + 11 + len(RULE)] == [
        "What I would have done if you had asked", "What matters, on each side",
        "Issue | You | Ben | Did you hear it?", "Height | matters little | matters a lot | yes",
        "Cost | matters a lot | matters little | no", "Gate | matters | matters | no",
        "If you had told me truthfully what matters to you on every issue, I would have come to "
        "this in the last round. It is worth 50 points to you and 30 to me.",
        "Height: low", "Cost: they pay", "Gate: ours", *RULE,
    ]  # fmt: skip


def test_a_mood_that_was_drawn_and_points_that_were_raised_are_told(modules: Modules) -> None:
    drawn = after(modules, [LEAVE], chosen="surprise")
    assert f"The seed word drew this mood: {RULE[1].removeprefix('Mood: ')}" in drawn
    assert RULE[1] not in drawn
    taker = after(modules, [TELL, LEAVE], mood="taker")
    assert (
        "You told me first that something matters a lot to you, so I wanted 8 points more. A "
        "question of yours would have ended that."
    ) in taker
    assert [line for line in taker if line.startswith("10 | ")] == ["10 | 24"], "without those"
    wary = after(modules, [LEAVE], past=UNTRUE)
    assert [line for line in wary if line.startswith("10 | ")] == ["10 | 29"]
    assert any("wanted 5 points more" in line for line in wary)
    between = after(modules, [LEAVE], alternatives={"a": 20, "b": 21})
    rows = [line for line in between if line.partition(" | ")[0] in ("1", "2", "3", "10")]
    assert rows == ["1 | 60", "2 | 57", "3 | 53", "10 | 25"], "not a point less than is wanted"
    assert any("In the last round I wanted 25." in line for line in between)
    nothing = after(modules, [LEAVE], alternatives={"a": 0, "b": 60})
    assert "Even then I would have had no offer for you." in nothing


def test_on_the_ladder_the_counterpart_has_its_first_name(modules: Modules) -> None:
    lines = after(modules, [propose(1, 1, 2), LEAVE], role="b")
    ladder = part(lines, "The ladder of offers", "Ana Low, afterwards:")
    assert [line for line in ladder if " | " in line] == [
        "Offer | To you | To Ana", "Round 1, You | 50 | 10", "Round 1, Ana | 0 | 60",
    ]  # fmt: skip


AGAIN = """async ([settings, game, change, press]) => {
    const { again } = await import(new URL("assets/counterpart/again.mjs", document.baseURI));
    const made = [];
    const result = { points: { a: 40, b: 30 }, joint: 70 };
    const box = again({ settings, game }, result, "Ben", (...how) => made.push(how));
    const buttons = [...box.querySelectorAll("button")];
    const offered = [...box.querySelectorAll("label")].map((label) => label.textContent);
    const first = box.querySelector("input:checked").value;
    if (change) box.querySelector(`[value="${change}"]`).checked = true;
    buttons.find((button) => button.textContent === press).click();
    return { offered, first, made: made.map((how) => how.map((value) => value ?? null)) };
}"""
CHANGES = {
    "ask-first": "I ask before I propose anything.",
    "tell-small": "I first tell something that matters little to me, then I ask.",
    "slower": "I give way in small steps, and only for something in return.",
    "other-side": "I take the other side.",
    "harder": "I choose a harder counterpart.",
}
PLAYED = {
    "issues": CASE["issues"], "alternatives": CASE["alternatives"], "walkAway": False,
    "role": "a", "mood": "reciprocal", "difficulty": "gentle", "seed": "heron",
}  # fmt: skip
BEFORE = {"own": 40, "joint": 70}


def again(
    modules: Modules, moves: list[Any], change: str = "", press: str = "Play again", **settings: Any
) -> Any:
    """What is offered after these moves, and with what another conversation begins."""
    chosen = {**PLAYED, **settings}
    game = modules.page.evaluate(PLAY, [chosen, moves, None])
    return modules.page.evaluate(AGAIN, [chosen, game, change, press])


def test_playing_again_changes_what_was_chosen_and_nothing_else(modules: Modules) -> None:
    changed: list[tuple[str, dict[str, str], dict[str, str]]] = [
        ("ask-first", {}, {}), ("tell-small", {}, {}), ("slower", {}, {}),
        ("other-side", {"role": "a"}, {"role": "b"}), ("other-side", {"role": "b"}, {"role": "a"}),
        ("harder", {"difficulty": "gentle"}, {"difficulty": "even"}),
        ("harder", {"difficulty": "even"}, {"difficulty": "tough"}),
    ]  # fmt: skip
    for change, given, now in changed:
        played = again(modules, [LEAVE], change, **given)
        before = {**BEFORE, "own": 30 if given.get("role") == "b" else 40}
        begun = [{**PLAYED, **given, **now}, {"change": change, "before": before}]
        assert played["made"] == [begun], (change, given)
        assert played["offered"] == [*CHANGES.values()]


def test_the_change_that_is_advised_fits_what_was_tried_and_the_hardest_has_no_harder(
    modules: Modules,
) -> None:
    silent, asked = again(modules, [LEAVE]), again(modules, [ASK, LEAVE])
    assert [silent["first"], asked["first"]] == ["ask-first", "tell-small"]
    hardest = again(modules, [LEAVE], difficulty="tough")
    assert hardest["offered"] == [*CHANGES.values()][:-1]


def test_a_month_later_the_same_two_meet_and_another_conversation_begins_with_nothing(
    modules: Modules,
) -> None:
    month = again(modules, [FALSE, LEAVE], press="Meet Ben again a month later")
    past = {"month": 2, "untrue": ["cost"], "told": 1}
    assert month["made"] == [[PLAYED, {"before": BEFORE, "past": past}]]
    assert again(modules, [LEAVE], press="Set up another conversation")["made"] == [[]]
