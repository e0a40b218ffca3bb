"""A dialogue as it is played: what stands there, what is told, where the keyboard is, what is kept.

Of dialogue/log.mjs, dialogue/player.mjs, dialogue/start-players.mjs and dialogue/turn-form.mjs; on
an empty page, with the store of a browser.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.authoring import yaml_source
from macros.dialogues.data import dialogue_data
from macros.dialogues.model import Dialogue
from tests.support.blank_page import anew, complaints, press, shortcuts, write
from tests.support.dialogue_site import TALK
from tests.support.look import until

KEY = "cg:test:/_practice/dialogue/talk"
LETTER: dict[str, Any] = dialogue_data(
    "talk", Dialogue.model_validate(yaml_source.parse(TALK).value)
)
START = """async (spec) => {
    window.did = [];
    const noted = (name) => {
        const real = HTMLElement.prototype[name];
        HTMLElement.prototype[name] = function (how) {
            did.push([name, this.textContent.slice(0, 12), how ?? null]);
            if (name === "focus") real.call(this, how);
        };
    };
    document.body.insertAdjacentHTML("beforeend", `<div data-dialogue>
        <div data-part=player class=ws-late><p data-part=status></p>
        <div data-part=conversation>Booklet</div></div>
        <script type="application/json" class="dialogue-spec"></script></div>`);
    document.querySelector(".dialogue-spec").textContent = spec;
    const { start } = await import(new URL("assets/dialogue/main.mjs", document.baseURI));
    start();
    window.root = document.querySelector("[data-dialogue]");
    const late = () => root.querySelector(".ws-late");
    await new Promise((go) => new MutationObserver(() => late() ?? go())
        .observe(root, { attributes: true, subtree: true }));
    ["focus", "scrollIntoView"].forEach(noted);
}"""
LOOK = """() => {
    const shown = (node) => !node.closest("[hidden]");
    const LINE = "p, h2, h3, button, label, summary, li, dt, dd";
    const place = root.querySelector("[data-part=conversation]");
    const lines = [...place.querySelectorAll(LINE)].filter((node) => shown(node)
        && !node.querySelector(LINE) && node.textContent.trim());
    return lines.map((node) => (node.tabIndex > 0 && node.matches(":is(h2, h3, p)")
        ? "Out of turn: " : "") + node.textContent.trim());
}"""
NAMED = "[...document.querySelectorAll('.dlg-back')].map((back) => back.ariaLabel)"
TOLD = """() => [...document.querySelector(".cg-announcer").children].map((p) => p.textContent)"""
FIRST = ["Dana Roth", "I said it all in the letter.", "Dana stays in the doorway."]
FORM = [
    "Your turn", "What would you say?",
    "Say it the way you would say it to them. Nobody marks it. You can also leave it empty.",
]  # fmt: skip
BACK = "Try another way"


@pytest.fixture
def playing(blank: Page) -> Page:
    """The page of the letter."""
    blank.evaluate(START, json.dumps(LETTER))
    return blank


def did(page: Page) -> list[Any]:
    """Where the keyboard and the view went since this was asked last."""
    found: list[Any] = page.evaluate("did.splice(0)")
    return found


def told(page: Page) -> list[str]:
    """What is told now; then the next message can come.

    Not of a database that is slower than the clock of the test.
    """
    page.clock.run_for(1_000)
    found: list[str] = page.evaluate(TOLD)
    page.clock.run_for(6_000)
    return [words for words in found if not words.startswith("Kept in this browser, but")]


def kept(page: Page) -> Any:
    record = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return record and json.loads(record)["value"]


def test_a_turn_is_answered_kept_told_and_read_from_its_beginning(playing: Page) -> None:
    page = playing
    assert page.evaluate(LOOK) == [*FIRST, *FORM, "Show the replies"] and did(page) == []
    assert kept(page) is None and "dialogue-begun" not in page.evaluate("root.className")
    write(page, "[data-dialogue]", " Why? ")
    assert kept(page)["now"] == {"turn": "door", "own": " Why? "}
    page.clock.run_for(1_000)
    until(page, "root.querySelector('[data-part=status]').dataset.state === 'durable'")
    press(page, "[data-dialogue]", "Show the replies")
    nearest = "Which one is nearest to yours?"
    ask, argue = "What made you decide on it now?", "That is far too much."
    assert page.evaluate(LOOK) == [*FIRST, *FORM, nearest, ask, argue]
    assert did(page) == [["focus", nearest[:12], None]]
    press(page, "[data-dialogue]", ask)
    boiler, sits = "It was the boiler, twice.", "She sits down."
    note = "Worth knowing: A question that only a reason can answer."
    own = ["You", ask, "In your own words: Why?", BACK]
    assert page.evaluate(LOOK) == [
        *FIRST, *own, "Dana Roth", boiler, sits, note, *FORM, "Show the replies",
    ]  # fmt: skip
    assert page.evaluate(NAMED) == [f"{BACK}: go back to before you said “{ask}”"]
    assert did(page) == [
        ["focus", "Your turn", {"preventScroll": True}],
        ["scrollIntoView", "YouWhat made", {"block": "start"}],
    ]
    assert told(page) == [f"You {ask} In your own words: Why? Dana Roth {boiler} {sits} {note}"]
    path = [{"turn": "door", "own": " Why? ", "reply": "ask"}]
    assert kept(page)["path"] == path and "dialogue-begun" in page.evaluate("root.className")
    press(page, "[data-dialogue]", "Show the replies")
    assert page.evaluate(LOOK)[-4] == "Which one would you say?"


def test_letters_that_are_typed_are_no_shortcuts_of_the_theme(playing: Page) -> None:
    assert shortcuts(playing, "[data-dialogue] textarea") == ["Escape"]


def test_one_goes_back_and_words_of_the_other_way_wait(playing: Page) -> None:
    page = playing
    write(page, "[data-dialogue]", "Hm.")
    press(page, "[data-dialogue]", "Show the replies")
    press(page, "[data-dialogue]", "That is far too much.")
    write(page, "[data-dialogue]", "Sorry.")
    told(page)
    did(page)
    press(page, "[data-dialogue]", BACK)
    assert page.evaluate(LOOK)[:3] == FIRST and "dialogue-begun" not in page.evaluate(
        "root.className"
    )
    assert page.evaluate("root.querySelector('textarea').value") == "Hm."
    assert page.evaluate(LOOK)[-2:] == [
        "Something you wrote on another way", "Then look for something else.Sorry.",
    ]  # fmt: skip
    assert did(page) == [["focus", "Your turn", None]]
    assert told(page) == ["You are back at this turn. What you wrote is kept."]
    assert kept(page)["path"] == [] and kept(page)["later"] == [{"turn": "cold", "own": "Sorry."}]


def test_after_the_end_one_begins_again(playing: Page) -> None:
    page = playing
    for reply in ("That is far too much.", "Perhaps I will."):
        press(page, "[data-dialogue]", "Show the replies")
        press(page, "[data-dialogue]", reply)
    lines = page.evaluate(LOOK)
    assert lines[lines.index("Perhaps I will.") + 2] == "You go"
    assert "Show the replies" not in lines
    assert did(page)[-2:] == [
        ["focus", "You go", {"preventScroll": True}],
        ["scrollIntoView", "YouPerhaps I", {"block": "start"}],
    ]
    assert kept(page)["done"] == ["gone"]
    press(page, "[data-dialogue]", "Begin again")
    assert page.evaluate(LOOK) == [*FIRST, *FORM, "Show the replies"]
    assert kept(page)["done"] == ["gone"]


ELSEWHERE = """([key, value]) => {
    const record = value && JSON.stringify({ format: 1, value, savedAt: Date.now() + 5 });
    localStorage.setItem(key, record);
    const told = { key, newValue: record, storageArea: localStorage };
    dispatchEvent(new StorageEvent("storage", told));
}"""


def played(*replies: str, own: str = "") -> dict[str, Any]:
    turns = ["door", "cold", "door"]
    path = [{"turn": turns[n], "reply": reply, "own": ""} for n, reply in enumerate(replies)]
    now = {"turn": turns[len(replies)], "own": own}
    return {"v": 1, "path": path, "now": now, "later": [], "done": []}


def test_another_page_goes_on_and_its_words_come_into_the_box(playing: Page) -> None:
    page = playing
    page.evaluate(ELSEWHERE, [KEY, played(own="From there")])
    page.clock.run_for(100)
    assert page.evaluate("root.querySelector('textarea').value") == "From there"
    press(page, "[data-dialogue]", "Show the replies")
    page.evaluate(ELSEWHERE, [KEY, played(own="And more")])
    page.clock.run_for(100)
    assert page.evaluate("root.querySelector('textarea').value") == "And more"
    assert "That is far too much." in page.evaluate(LOOK), "what is open stays open"
    page.evaluate(ELSEWHERE, [KEY, played("argue", own="Well")])
    page.clock.run_for(100)
    assert page.evaluate(LOOK)[3:] == [
        "You", "That is far too much.", BACK, "Dana's brother", "Then look for something else.",
        "Worth knowing: Now she has to defend the letter.", *FORM, "Show the replies",
    ]  # fmt: skip
    assert page.evaluate("root.querySelector('textarea').value") == "Well"
    other = KEY.replace("talk", "other")
    page.evaluate(ELSEWHERE, [other, played(own="Another one")])
    page.clock.run_for(100)
    assert page.evaluate("root.querySelector('textarea').value") == "Well"


def open_replies(page: Page, *replies: str) -> None:
    """Takes these replies, and then shows those of the next turn."""
    for reply in replies:
        press(page, "[data-dialogue]", "Show the replies")
        press(page, "[data-dialogue]", reply)
    press(page, "[data-dialogue]", "Show the replies")


def test_each_turn_begins_with_one_s_own_words(playing: Page) -> None:
    """Also where another page took another way of the same length, and at a turn once more."""
    page = playing
    open_replies(page, "That is far too much.")
    kitchen = {**played("ask"), "now": {"turn": "kitchen", "own": ""}}
    page.evaluate(ELSEWHERE, [KEY, kitchen])
    page.clock.run_for(100)
    assert page.evaluate(LOOK)[-1] == "Show the replies"
    press(page, "[data-dialogue]", "Show the replies")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert "What would you need?" in page.evaluate(LOOK), "what is open stays open"
    press(page, "[data-dialogue]", BACK)
    press(page, "[data-dialogue]", "Show the replies")
    page.evaluate(ELSEWHERE, [KEY, played("argue", "sorry")])
    page.clock.run_for(100)
    assert page.evaluate(LOOK)[-1] == "Show the replies", "it is the third turn, not the first"


def test_a_page_that_comes_back_shows_the_words_that_the_browser_took_out(playing: Page) -> None:
    page, words = playing, "root.querySelector('textarea').value"
    write(page, "[data-dialogue]", "Well, then")
    page.evaluate("root.querySelector('textarea').value = ''")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))")
    assert page.evaluate(words) == ""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.evaluate(words) == "Well, then"


CHANGED = "This conversation was changed since you were here."
UNREAD = "What was kept of this conversation cannot be read here."


KEPT: list[tuple[Any, str | None, bool]] = [
    (None, None, False),
    (played("argue"), None, False),
    (played("argue", "gone-now"), CHANGED, False),
    ({"v": 2}, UNREAD, True),
    ("words", UNREAD, True),
    ("{", UNREAD, True),
]


def test_what_is_kept_goes_on_or_one_is_told_why_not(blank: Page) -> None:
    for value, notice, aside in KEPT:
        record = json.dumps({"format": 1, "value": value, "savedAt": 1}) if value != "{" else "{"
        anew(blank).evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, record])
        blank.evaluate(START, json.dumps(LETTER))
        first = blank.evaluate(LOOK)[0]
        has_begun = isinstance(value, dict) and "path" in value
        assert bool(blank.locator("[data-part=status]").inner_text()) == has_begun
        assert first.startswith(notice) if notice else first == "Dana Roth"
        write(blank, "[data-dialogue]", "On")
        assert blank.evaluate(LOOK)[0] == "Dana Roth"
        names = blank.evaluate("Object.keys(localStorage).filter((key) => key.includes('_aside'))")
        assert len(names) == aside
        assert kept(blank)["now"]["own"] == "On"


def test_one_that_cannot_start_says_so(blank: Page) -> None:
    errors = complaints(blank)
    blank.evaluate(START, "no JSON")
    broken = (
        "The conversation could not be started. Reload the page, or play it from the numbers "
        "below. What you wrote is untouched."
    )
    assert blank.locator("[data-part=conversation]").inner_text() == broken
    assert told(blank) == [broken]
    assert blank.evaluate("root.className") == "dialogue-broken"
    assert [error for error in errors if error.startswith("SyntaxError")]


def test_a_turn_may_have_no_more_to_it_than_words(blank: Page) -> None:
    plain = deepcopy(LETTER)
    plain["turns"]["door"]["seems"] = None
    blank.evaluate(START, json.dumps(plain))
    assert blank.evaluate(LOOK)[:3] == [*FIRST[:2], FORM[0]]
