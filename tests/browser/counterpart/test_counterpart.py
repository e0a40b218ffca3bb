"""The counterpart in a browser: by keyboard, kept over a reload, the same for a class."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.axe import findings
from tests.support.counterpart_page import COUNTERPART_PAGE, EASY_COUNTERPART
from tests.support.look import NARROW, WIDE, focused, until
from tests.support.sampling import every

KEY = "cg:common-ground:/_practice/counterpart"


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Presses Tab until the control with this name has the focus, and can be seen to have it."""
    for _ in range(80):
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            stop = focused(page)
            assert stop["visible"] and stop["ring"], stop
            return
        page.keyboard.press(key)
    pytest.fail(f"no keyboard way to {name!r}")


def press(page: Page, name: str) -> None:
    reach(page, name)
    page.keyboard.press("Enter")


def focused_text(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Begin the conversation").click()


def move(page: Page, name: str) -> Locator:
    return page.locator(f'[data-move="{name}"]')


def lines(page: Page) -> list[str]:
    return page.locator(".cp-line").all_inner_texts()


def play_a_little(page: Page) -> None:
    """Asks once, tells once, proposes what the form holds."""
    move(page, "ask").click()
    page.get_by_role("button", name="Ask it").click()
    move(page, "tell").click()
    page.get_by_role("button", name="Say it").click()
    move(page, "propose").click()
    page.get_by_role("button", name="Propose this package").click()


@pytest.mark.long
def test_a_whole_talk_by_keyboard_only(page: Page, course: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # or what has the focus may still be scrolling in
    page.goto(course + COUNTERPART_PAGE + EASY_COUNTERPART)
    expect(page.get_by_role("button", name="Begin the conversation")).to_be_visible()
    press(page, "Begin the conversation")
    assert focused_text(page) == "The Rota Swap: you are Ade"
    expect(page.get_by_text("Without an agreement you have 22 points")).to_be_visible()

    press(page, "Ask (2 left)")
    assert page.evaluate("document.activeElement.id") == "cp-ask"
    press(page, "Ask it")
    assert page.evaluate("document.activeElement.id") == "cp-ask", "the next question is at hand"
    press(page, "Ask it")
    assert focused_text(page).startswith("Round 1 of 10")
    press(page, "Tell (2 left)")
    assert page.evaluate("document.activeElement.value") == "fridays"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "holiday"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    press(page, "Say it")
    told = page.get_by_role("row", name=re.compile("holiday")).get_by_role("cell").first
    expect(told).to_have_text("matters a lot, best: Ade picks first")

    press(page, "Propose")
    total = page.locator(".cp-total")
    expect(total).to_contain_text("Worth 70 points to you")
    page.keyboard.press("ArrowDown")
    expect(total).to_contain_text("Worth 60 points to you")
    press(page, "Propose this package")
    assert focused_text(page).startswith("Round 2 of 10")
    expect(page.get_by_role("log")).to_contain_text("Worth 60 points to you")

    for _ in range(9):
        accept = move(page, "accept").inner_text()
        if int(re.search(r"\d+", accept)[0]) > 40:  # type: ignore[index]
            break
        press(page, "Pause a round")
        press(page, "Propose")
        press(page, "Propose this package")
    press(page, accept)

    assert focused_text(page).startswith("You agreed in round")
    after = page.locator(".cp-after")
    expect(after.get_by_role("img", name="Each offer and what it was worth")).to_be_visible()
    expect(after).to_contain_text("What I would have done if you had asked")
    expect(after).to_contain_text("Mood: Open. Says truthfully")
    expect(after).to_contain_text("I was built to reward asking. Real people vary.")
    expect(after).to_contain_text("You asked and you told.")
    offers = page.locator(".cp-ladder desc").text_content() or ""
    press(page, "The same as a table")
    rows = after.get_by_role("table", name="Each offer").locator("tbody tr")
    expect(rows).to_have_count(offers.count(";") + 1)

    press(page, "Play again")
    assert focused_text(page) == "The Rota Swap: you are Ade"
    expect(page.get_by_text("Your one change: first tell something")).to_be_visible()
    assert lines(page) == []


@pytest.mark.parametrize("height", [640, 780])
def test_the_reply_is_in_view_and_nothing_covers_it(page: Page, course: str, height: int) -> None:
    page.set_viewport_size({"width": 360, "height": height})
    begin(page, course + COUNTERPART_PAGE + EASY_COUNTERPART)
    page.get_by_role("button", name="I know my brief").press("Enter")
    expect(move(page, "ask")).to_be_in_viewport(ratio=1)
    move(page, "ask").press("Enter")
    page.get_by_label("What do the Friday lates do to your week?").press("Space")
    page.get_by_role("button", name="Ask it").press("Enter")
    question, reply = page.locator(".cp-words").nth(0), page.locator(".cp-words").nth(1)
    expect(question).to_have_text("What do the Friday lates do to your week?")
    expect(reply).to_contain_text("I would like some Fridays at home.")
    until(page, f"({ON_TOP})(document.querySelectorAll('.cp-line')[1])")


ON_TOP = """(line) => {
  const { left, top, right, bottom } = line.getBoundingClientRect();
  const inside = top >= 0 && bottom <= innerHeight;
  const points = [[left + 8, top + 4], [right - 8, bottom - 4]];
  return inside && points.every(([x, y]) => line.contains(document.elementFromPoint(x, y)));
}"""


def test_an_untruth_comes_out_and_costs_something_in_the_second_month(
    page: Page, course: str
) -> None:
    begin(page, course + COUNTERPART_PAGE + EASY_COUNTERPART)
    move(page, "tell").press("Enter")
    page.locator("#cp-tell").select_option("holiday")
    page.get_by_label("matters little").press("Space")
    page.get_by_role("button", name="Say it").press("Enter")
    move(page, "walk-away").press("Enter")
    page.get_by_role("button", name="Yes, walk away").press("Enter")
    row = page.locator(".cp-after").get_by_role("row", name=re.compile("first matters little"))
    expect(row).to_contain_text("matters a lot, best: Ade picks first")
    expect(page.locator(".cp-voice-name")).to_have_text(["Coach:", "Bo, afterwards:", "Coach:"])
    page.get_by_role("button", name="Meet Bo again a month later").press("Enter")
    expect(page.locator(".cp-change")).to_contain_text("Month 2. You meet Bo again")
    expect(page.locator(".cp-line")).to_contain_text("what you told me was not true")
    page.reload()
    expect(page.locator(".cp-line")).to_contain_text("what you told me was not true")


def test_a_talk_is_kept_and_goes_on_after_a_reload(page: Page, course: str) -> None:
    begin(page, course + COUNTERPART_PAGE + EASY_COUNTERPART)
    play_a_little(page)
    expect(page.locator(".cp .ws-status")).to_have_text("Saved on this device.")
    said = lines(page)
    assert len(said) == 6
    page.goto("about:blank")
    page.goto(course + COUNTERPART_PAGE)
    expect(page.get_by_text("Round 2 of 10: your move")).to_be_visible()
    assert lines(page) == said
    assert "seed=heron" in page.url

    page.goto("about:blank")
    page.goto(course + COUNTERPART_PAGE + "#case=lead-role&seed=otter")
    expect(
        page.get_by_text("You have a conversation under way in “The Rota Swap”.")
    ).to_be_visible()
    expect(page.locator("#cp-case")).to_have_value("lead-role")
    page.get_by_role("button", name="Go on with it").click()
    assert lines(page) == said

    page.get_by_role("button", name="Leave this conversation and set up another").click()
    expect(page.get_by_role("button", name="Go on with it")).to_be_visible()
    expect(page.locator(".cp .ws-status")).to_be_empty()


@pytest.mark.long
def test_a_counterpart_that_cannot_start_leaves_the_game(page: Page, course: str) -> None:
    begin(page, course + COUNTERPART_PAGE + EASY_COUNTERPART)
    play_a_little(page)
    expect(page.locator(".cp .ws-status")).to_have_text("Saved on this device.")
    said = lines(page)
    page.goto("about:blank")
    broken = re.compile(r'(<script[^>]*data-part="?cases"?[^>]*>)[^<]*')
    page.route(
        course + COUNTERPART_PAGE,
        lambda route: route.fulfill(body=broken.sub(r"\1null", route.fetch().text())),
    )
    page.goto(course + COUNTERPART_PAGE)
    expect(page.locator('.cp [data-part="status"]')).to_contain_text("A game that you began")
    page.unroute_all()
    page.reload()
    expect(page.get_by_text("Round 2 of 10: your move")).to_be_visible()
    assert lines(page) == said


@pytest.mark.long
def test_a_class_meets_the_same_counterpart(browser: Browser, course: str) -> None:
    link = (
        course
        + COUNTERPART_PAGE
        + "#case=third-floor&role=b&mood=surprise&difficulty=even&seed=otter-7"
    )
    talks = []
    for _ in range(2):
        context = browser.new_context()
        page = context.new_page()
        begin(page, link)
        play_a_little(page)
        play_a_little(page)
        talks.append(lines(page))
        context.close()
    assert talks[0] == talks[1] and len(talks[0]) == 13


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    every(
        [
            ("#case=<img src=x onerror=alert(1)>&seed=x", "a case that isn’t in this course"),
            ("#case=rota-swap&version=2&seed=x", "a version that this case does not have"),
            ("#case=rota-swap&mood=__proto__&seed=x", "a counterpart that does not exist"),
            ("#case=rota-swap&seed=" + "x" * 500, "too long"),
        ],
        3,
    ),
)
def test_links_that_are_wrong_get_a_sentence(
    quiet: Page, course: str, fragment: str, sentence: str
) -> None:
    quiet.on("dialog", lambda dialog: pytest.fail(dialog.message))
    quiet.goto(course + COUNTERPART_PAGE + fragment)
    expect(quiet.locator(".cp-problem").first).to_contain_text(sentence)
    quiet.get_by_role("button", name="Begin the conversation").click()
    expect(quiet.get_by_text("Round 1 of 10: your move")).to_be_visible()


def test_a_damaged_record_gets_a_sentence(quiet: Page, course: str) -> None:
    quiet.goto(course + COUNTERPART_PAGE)
    record = {"format": 1, "savedAt": 5, "value": {"settings": {"case": "gone"}, "moves": 3}}
    quiet.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(record)])
    quiet.reload()
    expect(quiet.locator(".cp-problem").first).to_contain_text("cannot be continued")
    quiet.get_by_role("button", name="Begin the conversation").click()
    expect(quiet.get_by_text("Round 1 of 10: your move")).to_be_visible()


def test_a_civil_no_is_the_best_end_where_nothing_is_better_for_both(
    page: Page, course: str
) -> None:
    begin(page, course + COUNTERPART_PAGE + "#case=lead-role&version=2&role=a&seed=maple")
    expect(page.get_by_text("You have a signed offer from another depot")).to_be_visible()
    assert "Whatever happens, they will go on working" not in page.locator(".cp").inner_text()
    move(page, "walk-away").click()
    page.get_by_role("button", name="Yes, walk away").click()
    after = page.locator(".cp-after")
    expect(after).to_contain_text("No agreement, after 1 of 10 rounds")
    expect(after).to_contain_text("A civil no was the best end, and you found it.")


@pytest.mark.long
def test_ten_rounds_and_then_the_last_word(page: Page, course: str) -> None:
    begin(
        page,
        course + COUNTERPART_PAGE + "#case=renewal&role=b&mood=hard&difficulty=tough&seed=maple",
    )
    for _ in range(9):
        move(page, "pause").click()
    expect(page.get_by_text("This is the last round.")).to_be_visible()
    move(page, "propose").click()
    page.get_by_role("button", name="Propose this package").click()
    expect(page.get_by_text("The rounds are over.")).to_be_visible()
    for name in ("ask", "tell", "propose", "pause"):
        expect(move(page, name)).to_be_disabled()
    move(page, "accept").click()
    expect(page.locator(".cp-after")).to_contain_text("You agreed in round 10")


@pytest.mark.long
def test_lines_are_added_and_earlier_ones_stay(page: Page, course: str) -> None:
    """Whoever walks through a log with a screen reader keeps the place when a line is added."""
    begin(page, course + COUNTERPART_PAGE + EASY_COUNTERPART)
    play_a_little(page)
    page.evaluate("document.querySelector('.cp-line').dataset.mark = 'first'")
    play_a_little(page)
    assert page.locator(".cp-line").first.get_attribute("data-mark") == "first"
    log = page.get_by_role("log")
    bottom = log.evaluate("(e) => e.scrollHeight - e.clientHeight - e.scrollTop")
    assert bottom <= 1, "the last line is in view"


@pytest.mark.long
@pytest.mark.parametrize(("size", "palette"), every([(NARROW, "dark"), (WIDE, "light")], 2))
def test_every_state_is_accessible(browser: Browser, course: str, size: Any, palette: Any) -> None:
    context = browser.new_context(viewport=size, color_scheme=palette, reduced_motion="reduce")
    page = context.new_page()
    found = []

    def look() -> None:
        found.extend(findings(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    begin(
        page,
        course
        + COUNTERPART_PAGE
        + "#case=third-floor&role=b&mood=taker&difficulty=even&seed=heron",
    )
    play_a_little(page)
    move(page, "propose").click()
    look()
    page.get_by_role("button", name="Propose this package").click()
    move(page, "accept").click()
    page.locator(".cp details").evaluate_all(
        "(all) => all.forEach((node) => { node.open = true; })"
    )
    look()
    page.get_by_role("button", name="Set up another conversation").click()
    page.locator(".cp details").evaluate_all(
        "(all) => all.forEach((node) => { node.open = true; })"
    )
    look()
    context.close()
    assert found == []
