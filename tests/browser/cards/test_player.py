"""Cards as they are played: what comes, what is kept, what other pages and days change.

Of cards/kept.mjs, cards/main.mjs, cards/plan-lines.mjs and cards/player.mjs; on an empty page.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Page

from tests.support.blank_page import anew, complaints, press, shortcuts, write
from tests.support.look import until

START = """async (spec) => {
    document.body.insertAdjacentHTML("beforeend", `<div data-cards><div data-part=player
        class=ws-late><p data-part=status></p><div data-part=sitting>List</div></div>
        <script type="application/json" class="cards-spec"></script></div><button>Else</button>`);
    document.querySelector(".cards-spec").textContent = spec;
    const { start } = await import(new URL("assets/cards/main.mjs", document.baseURI));
    start();
}"""
PLACE = "[data-part=sitting]"
BEGINNING = "cg:test:/_practice/cards/"
NOON = datetime(2026, 11, 28, 12)


def card(id: str, **more: Any) -> dict[str, Any]:
    return {"kind": "say", "id": id, "situation": f"About {id}.", "ask": "What now?",
            "answers": ["Ask."], "criteria": ["It is short."], "lesson": None, **more}  # fmt: skip


def own(id: str, *fields: str) -> dict[str, Any]:
    return {"kind": "plan", "id": id, "ask": f"Own {id}?", "fields": fields, "lesson": None}


PLAN = {"id": "plan", "title": "Plan", "fields": [
    {"id": "line", "type": "text", "prompt": "My line"},
    {"id": "more", "type": "text", "prompt": "Then"},
    {"id": "much", "type": "number", "prompt": "How much"},
]}  # fmt: skip


def begin(
    page: Page, *cards: dict[str, Any], kept: dict[str, Any] | None = None, plan: Any = PLAN
) -> Page:
    """The page of these cards, at noon, with these records."""
    page.clock.set_system_time(NOON)
    for key, value in (kept or {}).items():
        put(page, key, value)
    page.evaluate(START, json.dumps({"cards": cards, "plan": plan}))
    page.wait_for_selector("[data-part=player]:not(.ws-late)")
    return page


def put(page: Page, key: str, value: Any, told: bool = False) -> None:
    """Writes as another page would."""
    page.evaluate(
        """([key, value, told]) => {
            const text = JSON.stringify({ format: 1, value, savedAt: Date.now() + 5 });
            localStorage.setItem(key, text);
            const storageArea = localStorage;
            if (told) dispatchEvent(new StorageEvent("storage",
                { key, newValue: text, storageArea }));
        }""",
        [key if key.startswith("cg:") else BEGINNING + key, value, told],
    )


def kept(page: Page, key: str) -> Any:
    return page.evaluate(
        "(key) => JSON.parse(localStorage.getItem(key) ?? '{}').value ?? null", BEGINNING + key
    )


def shown(page: Page) -> str:
    """The situation or question of the card on show, else its heading."""
    selectors = (".crd-situation", ".crd-ask", "h2")
    found = [page.locator(f"{PLACE} {each}") for each in selectors]
    return next(each.inner_text() for each in found if each.count())


def told(page: Page) -> str:
    page.clock.run_for(1_000)
    text = page.locator(".cg-announcer").inner_text()
    page.clock.run_for(6_000)
    return text


ANSWER = {"v": 1, "day": "2026-11-25", "since": "2026-11-01", "right": True, "step": 0}


def test_an_answer_is_kept_with_its_words_and_the_next_card_comes(blank: Page) -> None:
    page = begin(blank, card("a"), card("b"), kept={"a/answer": ANSWER})
    assert shown(page) == "About a."
    status = page.locator("[data-part=status]")
    assert status.inner_text() == ""
    write(page, PLACE, "Why?")
    assert status.inner_text() != ""
    assert kept(page, "a/own") == "Why?"
    page.clock.run_for(1_000)
    until(page, "document.querySelector('[data-part=status]').dataset.state === 'durable'")
    press(page, PLACE, "Compare")
    press(page, PLACE, "Mine holds up")
    assert kept(page, "a/answer") == {**ANSWER, "day": "2026-11-28", "step": 1, "own": "Why?"}
    assert kept(page, "a/own") is None
    assert shown(page) == "About b." and page.evaluate("document.activeElement.tagName") == "H2"
    assert told(page) == "This card comes back on 8 December 2026."
    press(page, PLACE, "Compare")
    press(page, PLACE, "Bring it back soon")
    assert "own" not in kept(page, "b/answer") and not kept(page, "b/answer")["right"]
    assert shown(page).startswith("That is all for today.")


def test_letters_that_are_typed_are_no_shortcuts_of_the_theme(blank: Page) -> None:
    begin(blank, card("a"))
    assert shortcuts(blank, f"{PLACE} textarea") == ["Escape"]


def test_a_card_that_came_back_often_enough_says_so(blank: Page) -> None:
    page = begin(blank, card("a"), kept={"a/answer": {**ANSWER, "day": "2026-10-01", "step": 2}})
    press(page, PLACE, "Compare")
    press(page, PLACE, "Mine holds up")
    assert kept(page, "a/answer")["step"] == 3
    assert (
        told(page)
        == "This card has come back often enough. You should remember it without help now."
    )


def test_a_card_waits_or_goes_and_comes_back(blank: Page) -> None:
    page = begin(blank, card("a"), card("b"))
    press(page, PLACE, "Not today")
    assert kept(page, "a/wish") == {"v": 1, "skipped": "2026-11-28"} and shown(page) == "About b."
    skipped = told(page)
    press(page, PLACE, "Drop this card")
    assert kept(page, "b/wish") == {"v": 1, "dropped": True}
    dropped = told(page)
    assert shown(page).startswith("Nothing today.")
    press(page, PLACE, "Bring back")
    assert kept(page, "b/wish") == {"v": 1} and shown(page) == "About b."
    assert len({skipped, dropped, told(page), ""}) == 4, "each says what it did"


PLANNED: list[tuple[dict[str, Any], str]] = [
    ({}, "About a."),
    ({"line": "I go on."}, "Own p?"),
    ({"more": "Then I ask."}, "Own p?"),
    ({"line": "  "}, "About a."),
    ({"much": 5}, "About a."),
]


def test_a_card_of_the_plan_comes_once_anything_stands_there(blank: Page) -> None:
    cards = [own("p", "line", "more", "much"), own("q"), card("a")]
    for words, first in PLANNED:
        records = {f"cg:test:/first/plan/first/{field}": value for field, value in words.items()}
        assert shown(begin(anew(blank), *cards, kept=records)) == first, words


def test_a_card_of_the_plan_asks_for_its_own_fields_only(blank: Page) -> None:
    lines = {f"cg:test:/first/plan/first/{field}": f"My {field}." for field in ("line", "more")}
    page = begin(blank, own("p", "more"), kept=lines)
    press(page, PLACE, "Show my plan")
    assert page.locator(f"{PLACE} :is(dt, dd)").all_inner_texts() == ["Then", "My more."]


def test_without_a_plan_no_card_asks_for_it(blank: Page) -> None:
    assert shown(begin(blank, own("p", "line"), card("a"), plan=None)) == "About a."


def test_other_pages_go_on_unless_somebody_is_at_the_card(blank: Page) -> None:
    page = begin(blank, card("a"), card("b"))
    done = {**ANSWER, "day": "2026-11-28"}
    put(page, "a/answer", done, told=True)
    assert shown(page) == "About b."
    write(page, PLACE, "Hm")
    put(page, "b/own", "From there", told=True)
    assert page.locator(f"{PLACE} textarea").input_value() == "From there"
    put(page, "b/own", None, told=True)
    assert page.locator(f"{PLACE} textarea").input_value() == "From there", "no words are lost"
    put(page, "b/answer", done, told=True)
    assert shown(page) == "About b.", "somebody has begun it"
    put(page, "cg:test:/first/plan/first/line", "x", told=True)
    assert shown(page) == "About b."


def test_a_line_of_the_plan_from_elsewhere_brings_its_card_only_next(blank: Page) -> None:
    page = begin(blank, own("p", "line"), card("a"))
    put(page, "cg:test:/first/plan/first/line", "I go on.", told=True)
    assert shown(page) == "About a.", "the card on show is not taken away"
    press(page, PLACE, "Not today")
    assert shown(page) == "Own p?"


def test_a_page_that_comes_back_the_day_after_has_the_cards_of_that_day(blank: Page) -> None:
    page = begin(blank, card("a"), kept={"a/answer": {**ANSWER, "day": "2026-11-26"}})
    assert shown(page) == "Nothing today. Enjoy your day!"
    page.clock.set_system_time(NOON + timedelta(hours=13))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert shown(page) == "About a."


RETURNS = [(1, True, "About a."), (1, False, "About b."), (13, True, "About b.")]


def test_a_page_that_comes_back_shows_what_is_due_then(blank: Page) -> None:
    """Not while the keyboard is in it, but on another day."""
    for hours, focused, first in RETURNS:
        page = begin(anew(blank), card("a"), card("b"))
        button = "[data-part=sitting] button" if focused else "body > button"
        page.evaluate("(button) => document.querySelector(button).focus()", button)
        put(page, "a/wish", {"v": 1, "dropped": True})
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))")
        assert shown(page) == "About a."
        page.clock.set_system_time(NOON + timedelta(hours=hours))
        page.evaluate(
            """async () => {
                const { workbook } =
                    await import(new URL("assets/worksheet/main.mjs", document.baseURI));
                workbook.store.wake();
                dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            }"""
        )
        assert shown(page) == first, (hours, focused)


OTHERS: list[tuple[dict[str, Any], str, int]] = [
    ({"old/answer": {**ANSWER, "step": 1}}, "Nothing today. Enjoy your day!", 0),
    ({"a/answer": {**ANSWER, "day": "2026-11-28"}},
     "That is all for today. Enjoy the rest of it!", 0),
    ({"a/answer": {"v": 2}}, "About a.", 1),
    ({"a/answer": None}, "About a.", 0),
]  # fmt: skip


def test_what_was_kept_under_another_name_or_by_another_version(blank: Page) -> None:
    for records, first, aside in OTHERS:
        page = begin(anew(blank), card("a", was=["old"]), kept=records)
        assert shown(page) == first
        if first != "About a.":
            continue
        press(page, PLACE, "Compare")
        press(page, PLACE, "Mine holds up")
        assert kept(page, "a/answer")["step"] == 0
        names = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('/_aside/'))")
        assert len(names) == aside


def test_cards_that_cannot_start_say_so(blank: Page) -> None:
    errors = complaints(blank)
    blank.evaluate(START, "no JSON")
    blank.wait_for_selector("[data-cards].cards-broken [data-part=player]:not(.ws-late)")
    assert "could not be started" in blank.locator(PLACE).inner_text()
    assert told(blank) == blank.locator(PLACE).inner_text()
    assert [error for error in errors if error.startswith("SyntaxError")]
