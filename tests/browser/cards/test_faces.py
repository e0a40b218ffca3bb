"""Each kind of card, from its question to what is kept of it; without a page or a store.

Of cards/after.mjs, cards/front.mjs, cards/plan.mjs, cards/say.mjs, cards/sort.mjs and
cards/work-out.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

PLAY = """async ([card, kept, steps]) => {
    const { Front } = await import(new URL("assets/cards/front.mjs", document.baseURI));
    const did = [];
    const last = kept.before && { own: kept.before };
    const player = {
        kept: { own: () => kept.own ?? "", state: () => ({ answer: last }) },
        lines: () => kept.lines ?? [],
        type: (_card, text) => did.push(["type", text]),
        answer: (_card, right) => did.push(["answer", right]) && "It comes back.",
        next: (message) => did.push(["next", message ?? ""]),
        skip: () => did.push(["skip"]), drop: () => did.push(["drop"]),
    };
    const front = new Front(card, player);
    document.querySelector("article")?.remove();
    document.querySelector(".cg-announcer")?.replaceChildren();
    document.body.append(front.element);
    const all = (selector) => [...front.element.querySelectorAll(selector)];
    for (const [act, what] of steps) {
        if (act === "press") all("button").find(({ textContent }) => textContent === what).click();
        if (act === "check") all("input")[what].click();
        if (act === "write") {
            const [box] = all("textarea, input");
            box.value = what;
            box.dispatchEvent(new Event("input"));
        }
    }
    const LINE = "h2, h3, p, li, dt, dd, legend, label, button, .crd-verdict";
    const lines = all(LINE).filter((node) => !node.hidden && !node.querySelector(LINE));
    const focus = document.activeElement;
    return { lines: lines.map(({ textContent }) => textContent.trim()).filter(Boolean), did,
        at: all("input").indexOf(focus) < 0 ? focus.textContent : all("input").indexOf(focus),
        box: all("textarea, input[type=text]")[0]?.value ?? null, begun: front.isBegun,
        shut: all("input").every(({ disabled, readOnly }) => disabled || readOnly),
        out: all("h2, h3").every(({ tabIndex }) => tabIndex < 0) };
}"""
LESSON = {"title": "Reasons", "href": "../reasons/"}
SAY: dict[str, Any] = {
    "kind": "say", "id": "no", "situation": "They say no.", "ask": "What do you ask?",
    "answers": ["What would make it a yes?"], "criteria": ["It is short.", "It is kind."],
    "lesson": LESSON,
}  # fmt: skip
SORT: dict[str, Any] = {
    "kind": "sort", "id": "two", "situation": "You hear two sentences.", "ask": "Which is which?",
    "groups": {"wish": "A wish", "reason": "A reason"},
    "items": [
        {"text": "I want it.", "group": "wish"},
        {"text": "I need quiet.", "group": "reason", "why": "It says what for."},
    ],
    "lesson": None,
}  # fmt: skip
SUM: dict[str, Any] = {
    "kind": "work-out", "id": "sum", "situation": "Two and three.", "ask": "How many?",
    "answer": 5, "within": 0.5, "unit": "points", "steps": "2 + 3 = 5.", "lesson": LESSON,
}  # fmt: skip
OWN: dict[str, Any] = {
    "kind": "plan", "id": "own", "ask": "What is your line?", "fields": ["line"], "lesson": None,
}  # fmt: skip
HINT = "Write it, or say it aloud and leave the box empty. Nobody marks it."
OUT = ["Not today", "Drop this card"]
MORE = "More in the lesson: Reasons"
GROUPS = ["A wish", "A reason"]


def play(modules: Modules, card: dict[str, Any], *steps: tuple[str, Any], **kept: Any) -> Any:
    """What stands on a card after these steps, and what its player was told."""
    return modules.page.evaluate(PLAY, [card, kept, steps])


def test_a_card_to_say_something_compares_and_asks_how_it_went(modules: Modules) -> None:
    begun = play(modules, SAY, own="Why?")
    head = ["Say it your way", "They say no.", "What do you ask?", HINT]
    assert begun["lines"] == [*head, "Compare", *OUT]
    assert (begun["box"], begun["begun"]) == ("Why?", False)
    written = play(modules, SAY, ("write", "Why not?"))
    assert written["did"] == [["type", "Why not?"]] and written["begun"]
    compared = play(modules, SAY, ("press", "Compare"), before="Then no.")
    assert compared["lines"] == [
        *head, "Two good answers", "What would make it a yes?", "What makes them good",
        "It is short.", "It is kind.", "Last time you wrote: Then no.", MORE,
        "Mine holds up", "Bring it back soon",
    ]  # fmt: skip
    assert compared["at"] == "Two good answers" and compared["begun"]
    assert compared["out"], "the keyboard is taken to a heading once, and does not stop there again"
    first = play(modules, {**SAY, "lesson": None}, ("press", "Compare"))["lines"]
    assert not [line for line in first if line.startswith(("Last time", "More in"))]


@pytest.mark.parametrize(
    ("card", "open", "well"),
    [(SAY, "Compare", "Mine holds up"), (OWN, "Show my plan", "I knew it")],
    ids=["say", "plan"],
)
def test_the_learner_says_how_it_went(
    modules: Modules, card: dict[str, Any], open: str, well: str
) -> None:
    for button, right in ((well, True), ("Bring it back soon", False)):
        did = play(modules, card, ("press", open), ("press", button))["did"]
        assert did == [["answer", right], ["next", "It comes back."]]


def test_a_card_to_sort_waits_until_each_has_its_place(modules: Modules) -> None:
    head = ["Sort it", "You hear two sentences.", "Which is which?"]
    missing = play(modules, SORT, ("check", 1), ("press", "Check"))
    first = ["I want it.", *GROUPS]
    assert missing["lines"] == [*head, *first, "I need quiet.", *GROUPS, "Check", *OUT]
    assert (missing["at"], missing["did"]) == (2, []) and missing["begun"]
    modules.page.locator(".cg-announcer").get_by_text(
        "Choose a group for each one first."
    ).wait_for(state="attached")
    wrong = play(modules, SORT, ("check", 1), ("check", 3), ("press", "Check"))
    assert wrong["lines"] == [
        *head, *first, "It belongs to: A wish.", "I need quiet.", *GROUPS,
        "Right. It says what for.", "Not all in the right place yet", "It comes back.", "Go on",
    ]  # fmt: skip
    assert wrong["did"] == [["answer", False]] and wrong["shut"] and not missing["shut"]
    assert wrong["at"] == "Not all in the right place yet"
    right = play(modules, SORT, ("check", 0), ("check", 3), ("press", "Check"), ("press", "Go on"))
    assert "All in the right place" in right["lines"]
    assert right["did"] == [["answer", True], ["next", ""]]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("5", True), ("5 points", True), ("5.5", True), ("4,5", True), ("5.6", False),
        ("4.4", False), ("-5", False),
    ],
)  # fmt: skip
def test_a_number_counts_as_right_within_what_the_card_allows(
    modules: Modules, typed: str, right: bool
) -> None:
    checked = play(modules, SUM, ("write", typed), ("press", "Check"))
    verdict = "Yes: 5 points" if right else "Not quite. It is 5 points"
    assert checked["lines"] == [
        "Work it out", "Two and three.", "How many?", verdict, "2 + 3 = 5.", MORE,
        "It comes back.", "Go on",
    ]  # fmt: skip
    assert checked["did"] == [["type", typed], ["answer", right]] and checked["shut"]
    assert play(modules, SUM, ("write", typed))["begun"]


def test_what_is_no_number_is_asked_for_again(modules: Modules) -> None:
    missing = play(modules, SUM, ("write", "five"), ("press", "Check"))
    sentence = "Type a number first, in digits."
    assert sentence in missing["lines"] and "Check" in missing["lines"]
    assert (missing["at"], missing["did"]) == (0, [["type", "five"]])
    modules.page.locator(".cg-announcer").get_by_text(sentence).wait_for(state="attached")
    plain = {key: value for key, value in SUM.items() if key != "unit"} | {"within": 0}
    again = play(modules, plain, ("write", ""), ("press", "Check"), ("write", "6"),
                 ("press", "Check"))  # fmt: skip
    assert "Not quite. It is 5" in again["lines"] and sentence not in again["lines"]


def test_a_card_of_the_own_plan_shows_what_stands_there(modules: Modules) -> None:
    lines = [{"label": "First", "text": "I go on."}, {"label": "Then", "text": ""}]
    head = ["From your own plan", "What is your line?",
            "Say it aloud, or write it on a piece of paper. Then look."]  # fmt: skip
    assert play(modules, OWN, lines=lines)["lines"] == [*head, "Show my plan", *OUT]
    shown = play(modules, OWN, ("press", "Show my plan"), lines=lines)["lines"]
    assert shown == [*head, "In your plan", "First", "I go on.", "I knew it", "Bring it back soon"]


def test_a_card_can_wait_or_go(modules: Modules) -> None:
    assert play(modules, SAY, ("press", "Not today"))["did"] == [["skip"]]
    assert play(modules, SAY, ("press", "Drop this card"))["did"] == [["drop"]]


NOTHING = """async ([cards, states, day]) => {
    const { nothing } = await import(new URL("assets/cards/after.mjs", document.baseURI));
    const did = [];
    const player = {
        spec: { cards }, bringBack: ({ id }) => did.push(id),
        kept: { state: ({ id }) => states.find((state) => state.id === id) ?? { id } },
    };
    const element = nothing(player, states, day);
    for (const back of element.querySelectorAll("li button")) back.click();
    const lines = [...element.querySelectorAll("h2, p, summary, li")];
    return [lines.map(({ textContent }) => textContent.trim()).filter(Boolean), did,
        element.querySelector("h2").tabIndex,
        [...element.querySelectorAll("li button")].map((back) => back.ariaLabel)];
}"""
TODAY = "2026-11-28"
ANSWERED = {"v": 1, "day": TODAY, "since": TODAY, "right": True, "step": 0}
DROPPED = {"v": 1, "dropped": True}


@pytest.mark.parametrize(
    ("states", "lines", "back"),
    [
        ([], ["Nothing today. Enjoy your day!", "No card is waiting for another day."], []),
        (
            [{"id": "own", "wish": DROPPED}, {"id": "no", "wish": DROPPED}],
            [
                "Nothing today. Enjoy your day!", "No card is waiting for another day.",
                "Cards you have dropped", "They say no. Bring back",
                "What is your line? Bring back",
            ],
            ["no", "own"],
        ),
        (
            [{"id": "no", "answer": ANSWERED}, {"id": "own", "answer": {**ANSWERED, "step": 1}}],
            [
                "That is all for today. Enjoy the rest of it!",
                "The next cards come on 1 December 2026. You can also come later. "
                "Nothing piles up.",
                "Save the days for my calendar",
            ],
            [],
        ),
    ],
)  # fmt: skip
def test_nothing_left_for_today_is_said_gladly(
    modules: Modules, states: list[Any], lines: list[str], back: list[str]
) -> None:
    texts = {"no": "They say no.", "own": "What is your line?"}
    named = [f"Bring back: {texts[id]}" for id in back]
    assert modules.page.evaluate(NOTHING, [[SAY, OWN], states, TODAY]) == [lines, back, -1, named]
