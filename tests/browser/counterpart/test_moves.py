"""The forms of a move, and what stands above them; drawn by single modules.

Of counterpart/move-forms.mjs, counterpart/conversation.mjs, counterpart/brief.mjs and
counterpart/moves.mjs.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.hedge_case import CASE
from tests.support.modules import Modules

PLAY = """async ([settings, moves, past, form, acts]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const [{ start, play }, { remembering }, forms] =
        await Promise.all(["rules", "memory", "move-forms"].map(at));
    const game = moves.reduce(play, remembering(start(settings), past));
    const done = [];
    const box = document.createElement("div");
    box.append(...forms[form](game, (move) => done.push(move)));
    document.body.append(box);
    const total = () => box.querySelector(".cp-total")?.textContent ?? "";
    const totals = [total()];
    for (const [name, value] of acts) {
        const control = box.querySelector(`[id="${name}"]`);
        if (control?.type === "radio") control.checked = true;
        else if (control) {
            control.value = value;
            control.dispatchEvent(new Event("change"));
        } else [...box.querySelectorAll("button")].find((b) => b.textContent === name).click();
        totals.push(total());
    }
    const options = [...box.querySelectorAll("option")].map((option) => option.textContent);
    const hints = [...box.querySelectorAll(".cp-hint")].map((hint) => hint.textContent);
    const described = [...box.querySelectorAll("select[aria-describedby]")].map((list) =>
        [list.id, document.getElementById(list.getAttribute("aria-describedby")).textContent]);
    const words = [...box.querySelectorAll(".cp-radio label")].map((label) => label.textContent);
    const chosen = [...box.querySelectorAll("select")].map((list) => list.value);
    box.remove();
    return { done, totals, options, hints, described, words, chosen };
}"""


def form(
    modules: Modules, name: str, *acts: Any, moves: Any = (), past: Any = None, **changes: Any
) -> dict[str, Any]:
    """A form after these moves; an act is a control's id and its value, or a button."""
    settings: dict[str, Any] = {
        "issues": CASE["issues"], "alternatives": CASE["alternatives"], "walkAway": False,
        "role": "a", "mood": "reciprocal", "difficulty": "even", "seed": "heron", **changes,
    }  # fmt: skip
    arguments = [settings, [*moves], past, name, [*acts]]
    found: dict[str, Any] = modules.page.evaluate(PLAY, arguments)
    return found


ASK = ("Ask it", "")
HOLIDAY = {"do": "ask", "issue": "height"}
TITLES = ["Height", "Cost", "Gate"]
ISSUES = CASE["issues"]


def test_one_asks_about_what_was_not_heard_yet_in_words_of_the_case(modules: Modules) -> None:
    first = form(modules, "askForm", ASK)
    assert (first["options"], first["chosen"]) == (TITLES, ["height"])
    assert first["words"] == ["“How high is too high?”"]
    assert first["done"] == [{"do": "ask", "issue": "height", "words": 1}]
    second = form(modules, "askForm", ASK, moves=[HOLIDAY])
    assert (second["chosen"], second["words"]) == (["cost"], [])
    assert second["done"] == [{"do": "ask", "issue": "cost"}]
    back = form(modules, "askForm", ("cp-ask", "height"), ASK, moves=[HOLIDAY])
    assert back["done"] == [{"do": "ask", "issue": "height", "words": 1}]
    asks = [{"do": "ask", "issue": issue["id"]} for issue in CASE["issues"]]
    pause = {"do": "pause"}
    every = form(modules, "askForm", ASK, moves=[*asks[:2], pause, asks[2]])
    assert every["chosen"] == ["height"], "the first, once all are heard"


TELL = ("Say it", "")


def test_one_tells_what_matters_and_what_would_suit_best(modules: Modules) -> None:
    first = form(modules, "tellForm", TELL)
    assert first["words"] == ["matters a lot", "matters", "matters little"]
    assert first["options"] == [*TITLES, "low", "middling", "high"]
    told = {"do": "tell", "issue": "height", "level": "medium", "best": 3}
    assert first["done"] == [told]
    second = form(modules, "tellForm", ("cp-level.low", ""), TELL, moves=[told])
    assert second["done"] == [{"do": "tell", "issue": "cost", "level": "low", "best": 3}]
    other = form(modules, "tellForm", ("cp-tell", "gate"), ("cp-best", "1"), TELL, role="b")
    assert other["done"] == [{"do": "tell", "issue": "gate", "level": "medium", "best": 1}]
    assert other["options"] == [*TITLES, "theirs", "shared", "ours"]
    said = [{"do": "tell", "issue": each["id"], "level": "low", "best": 1} for each in ISSUES]
    every = form(modules, "tellForm", moves=[*said[:2], {"do": "pause"}, said[2]])
    assert every["chosen"] == ["height", "3"], "the first, once all are told"


GO = ("Propose this package", "")
WORTH = "Worth {} points to you. Without an agreement you have 20."
BELOW = "Worth {} to you, no more than without an agreement (20)."


def test_a_package_begins_with_the_best_and_says_what_it_is_worth(modules: Modules) -> None:
    first = form(modules, "proposeForm", ("cp-option-cost", "1"), ("cp-option-gate", "2"),
                 ("cp-option-height", "1"), GO)  # fmt: skip
    assert first["options"] == [
        "low (0)", "middling (5)", "high (10)", "we pay (0)", "halves (15)", "they pay (30)",
        "theirs (0)", "shared (10)", "ours (20)",
    ]  # fmt: skip
    worth = [WORTH.format(60), WORTH.format(30), BELOW.format(20), BELOW.format(10)]
    assert first["totals"] == [*worth, BELOW.format(10)]
    assert first["done"] == [{"do": "propose", "agreement": [1, 1, 2]}]
    assert first["hints"] == ["In brackets is what each option is worth to you, in points."]


def test_a_package_may_begin_with_ones_own_or_their_last_offer(modules: Modules) -> None:
    moves = [HOLIDAY, {"do": "propose", "agreement": [2, 3, 3]}]
    again = form(modules, "proposeForm", ("Start from their last offer", ""), GO, moves=moves)
    assert again["totals"][0] == WORTH.format(55)
    assert again["done"] == [{"do": "propose", "agreement": [1, 1, 1]}]
    assert again["totals"][1] == BELOW.format(0)
    heard = "To them it matters a lot. Best for them: low."
    assert again["hints"][1:] == [heard]
    assert again["described"] == [["cp-option-height", heard]]
    first = form(modules, "proposeForm")
    assert (len(first["hints"]), first["described"]) == (1, [])


def test_walking_away_says_what_one_then_has(modules: Modules) -> None:
    assert form(modules, "leaveForm", ("Yes, walk away", ""))["done"] == [{"do": "walk-away"}]


TALK = """async ([settings, moves, past, played, again]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const [{ start, play }, { remembering }, { Conversation }] =
        await Promise.all(["rules", "memory", "conversation"].map(at));
    const game = moves.reduce(play, remembering(start(settings), past));
    const talk = new Conversation(game, played, again, () => {});
    document.body.append(talk.element);
    talk.show(game);
    const toMove = talk.element.querySelector(".cp-to-move");
    const details = talk.element.querySelector("details");
    const opened = [details.open, toMove.hidden];
    const after = async (act) => {
        act();
        await new Promise((go) => { setTimeout(go, 20); });
        opened.push(details.open, toMove.hidden);
    };
    await after(() => { details.open = true; });
    await after(() => toMove.click());
    const focus = document.activeElement.className;
    const texts = (selector) => [...talk.element.querySelectorAll(selector)].map(
        (line) => [...line.childNodes].map((node) => node.textContent).join("|"));
    const found = {
        who: texts(".cp-who"), coach: texts(".cp-change"), facts: texts(".cp-facts"),
        lines: texts(".cp-line"), turn: texts(".cp-turn"), buttons: texts(".cp-moves button"),
        known: texts(".ws-table tr"), limits: texts("details > .cp-hint"),
        points: texts(".cp-points div"), open: opened[0], opened, focus,
        brief: texts("details > p:not([class])"),
        stops: [...talk.element.querySelectorAll("[tabindex]")].map((stop) =>
            [stop.ariaLabel ?? stop.className, stop.tabIndex]),
        heads: [...talk.element.querySelectorAll("tbody th")].map((cell) =>
            [cell.scope, cell.textContent]),
        expands: [...talk.element.querySelectorAll("[data-move]")].map((button) =>
            [button.getAttribute("aria-expanded"), button.getAttribute("aria-controls")]),
        off: [...talk.element.querySelectorAll("[data-move]")]
            .filter((button) => button.disabled).map((button) => button.dataset.move),
    };
    talk.element.remove();
    return found;
}"""
BANK = {"issue": "cost", "options": [1, 2], "approval": "the bank", "takes": "a week"}
PLAYED = {
    **CASE,
    "texts": {
        "1": {"shared": "Both\nknow.\n\nThis, too.", "a": "Ana knows.", "b": "Ben knows."},
        "2": {"shared": "Both know something else.", "a": "Ana has a choice.", "b": "So has Ben."},
    },
    "roles": {**CASE["roles"], "a": {**CASE["roles"]["a"], "limits": [BANK]}},
}


def talk(
    modules: Modules, *moves: Any, past: Any = None, second: bool = False, **again: Any
) -> dict[str, Any]:
    """What stands on a conversation after these moves; in the second version of the case."""
    settings: dict[str, Any] = {
        "issues": CASE["issues"], "alternatives": CASE["alternatives"], "walkAway": False,
        "role": "a", "mood": "reciprocal", "difficulty": "even", "seed": "heron",
    } | ({"walkAway": True} if second else {})  # fmt: skip
    arguments = [settings, [*moves], past, PLAYED, again]
    found: dict[str, Any] = modules.page.evaluate(TALK, arguments)
    return found


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("ask-first", "ask before you propose anything."),
        ("tell-small", "first tell something that matters little to you, then ask."),
        ("slower", "give way in small steps, and only for something in return."),
        ("other-side", "you are on the other side now."),
        ("harder", "a harder counterpart."),
    ],
)
def test_the_one_change_is_called_to_mind(modules: Modules, change: str, sentence: str) -> None:
    assert talk(modules, change=change)["coach"] == [f"Coach:| |Your one change: {sentence}"]


def test_a_conversation_begins_with_the_brief_and_all_moves(modules: Modules) -> None:
    shown = talk(modules)
    assert shown["who"] == ["You are talking with Ben (in the shade)."]
    assert shown["facts"] == ["10 rounds left. Without an agreement you have 20 points."]
    assert (shown["coach"], shown["lines"], shown["known"], shown["open"]) == ([], [], [], True)
    assert shown["turn"] == ["Round 1 of 10: your move"] and shown["off"] == ["accept"]
    form, none = ["false", "cp-form"], [None, None]
    assert shown["expands"] == [form, form, form, none, none, form]
    assert shown["opened"] == [True, False, True, False, False, True], "the way to the first move"
    assert shown["focus"] == "cp-turn"
    assert shown["buttons"] == [
        "Ask (2 left)", "Tell (2 left)", "Propose", "Accept", "Pause a round", "Walk away",
    ]  # fmt: skip
    assert shown["brief"] == ["Both know.", "This, too.", "Ana knows."]
    second = talk(modules, second=True)
    assert second["brief"] == ["Both know something else.", "Ana has a choice."]
    assert shown["stops"] == [["cp-turn", -1]], "an empty conversation is no stop for the keyboard"
    assert shown["limits"] == [
        "Cost: for we pay / halves you need a yes from somebody else (the bank, a week). You may "
        "agree subject to that."
    ]
    assert shown["points"] == [
        "Height|low 0|middling 5|high 10", "Cost|we pay 0|halves 15|they pay 30",
        "Gate|theirs 0|shared 10|ours 20",
    ]  # fmt: skip


def test_a_conversation_shows_what_was_said_told_and_heard(modules: Modules) -> None:
    tell = {"do": "tell", "issue": "cost", "level": "high", "best": 3}
    shown = talk(modules, {**HOLIDAY, "words": 1}, tell, {"do": "propose", "agreement": [3, 3, 3]})
    assert shown["lines"][0] == "You, round 1|How high is too high?"
    assert shown["lines"][4] == (
        "You, round 1|I propose this.|Height: highCost: they payGate: ours|Worth 60 points to you."
    )
    assert shown["known"] == [
        "Issue|Mine, as I told it|Theirs, as I heard it",
        "Height|–|matters a lot, best: low", "Cost|matters a lot, best: they pay|–", "Gate|–|–",
    ]  # fmt: skip
    assert shown["heads"] == [["row", title] for title in TITLES]
    stops = [["The conversation so far", 0], ["cp-turn", -1], ["What was told so far", 0]]
    assert shown["stops"] == stops
    assert shown["facts"] == ["9 rounds left. Without an agreement you have 20 points."]
    assert shown["off"] == [] and shown["buttons"][3] == "Accept (0 points)"
    assert shown["opened"][:2] == [False, True]


def test_the_last_round_and_its_end_are_said(modules: Modules) -> None:
    pause, offer = {"do": "pause"}, {"do": "propose", "agreement": [3, 3, 3]}
    last = talk(modules, *[pause] * 9)
    assert last["facts"] == ["This is the last round. Without an agreement you have 20 points."]
    over = talk(modules, *[pause] * 9, offer)
    assert over["facts"] == ["0 rounds left. Without an agreement you have 20 points."]
    assert over["turn"] == ["The rounds are over. Accept the last offer, or walk away"]
    assert over["off"] == ["ask", "tell", "propose", "pause"]
    past = {"month": 3, "untrue": [], "told": 1}
    again = talk(modules, past=past)
    assert again["coach"] == ["Coach:| |Month 3. You meet Ben again, and the same things are open."]
    assert again["open"] is False


UNFOLD = """async ([settings, press, then]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const [{ start, play }, { Moves }, { Conversation }] =
        await Promise.all(["rules", "moves", "conversation"].map(at));
    let game = start(settings);
    const played = settings.played;
    const talk = new Conversation(game, played, {}, (move) => {
        game = play(game, move);
        talk.show(game);
        talk.moves.focus();
    });
    document.body.append(talk.element);
    talk.show(game);
    document.querySelector(".cg-announcer")?.replaceChildren();
    const details = talk.element.querySelector("details");
    const buttons = () => [...talk.element.querySelectorAll("button")];
    const found = [];
    for (const name of press) {
        buttons().find((button) => button.textContent.startsWith(name)).click();
        const form = talk.element.querySelector(".cp-form");
        const last = [...form.querySelectorAll("button")].at(-1)?.textContent ?? "";
        const lines = [...talk.element.querySelectorAll(".cp-own .cp-words")];
        found.push([form.hidden ? "" : last, lines.map((line) => line.textContent),
            document.activeElement.className || document.activeElement.id, details.open,
            buttons().filter((b) => b.ariaExpanded === "true").map((b) => b.dataset.move).join()]);
        details.open = true;
    }
    talk.element.remove();
    return found;
}"""


def test_a_move_opens_its_form_and_is_added_below_what_was_said(modules: Modules) -> None:
    settings: dict[str, Any] = {
        "issues": CASE["issues"], "alternatives": CASE["alternatives"], "walkAway": False,
        "role": "a", "mood": "reciprocal", "difficulty": "even", "seed": "heron", "played": PLAYED,
    }  # fmt: skip
    press = ["Ask (", "Ask it", "Ask it", "Walk away", "Walk away", "Propose", "Propose this"]
    opened = modules.page.evaluate(UNFOLD, [settings, press])
    first, second = "How high is too high?", "How much does this matter to you: Cost?"
    assert [form for form, *_ in opened] == [
        "Ask it", "Ask it", "", "Yes, walk away", "", "Propose this package", "",
    ]  # fmt: skip
    assert [lines for _, lines, *_ in opened] == [
        [], [first], *[[first, second]] * 4,
        [first, second, "I propose this."],
    ]  # fmt: skip
    assert opened[1][2] == "cp-ask" and opened[2][2] == "cp-turn", "the next question, or the turn"
    assert [brief for *_, brief, _ in opened] == [True, False, *[True] * 5], "folded by the first"
    assert [name for *_, name in opened] == ["ask", "ask", "", "walk-away", "", "propose", ""]
    told = modules.page.locator(".cg-announcer p")
    expect(told).to_have_text([
        re.compile(rf"You, round 1\s*{re.escape(first)} Ben, round 1"),
        re.compile(rf"You, round 1\s*{re.escape(second)} Ben, round 1"),
        re.compile(r"You, round 1\s*I propose this\. Height: "),
    ])  # fmt: skip
