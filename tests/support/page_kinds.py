"""One page of each kind of the course, and what a person does there first."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support import hand_ins
from tests.support.class_page import CLASS_PAGE
from tests.support.counterpart_page import COUNTERPART_PAGE, EASY_COUNTERPART
from tests.support.look import wait_until_alive

PATIENCE = 3500
"""Milliseconds after which a page waits for no interface any more (`core/in-time.mjs`)."""


def look_at_the_search(page: Page) -> None:
    """Where it cannot start at all, the theme takes it away."""
    query = page.locator('[data-md-component="search-query"]')
    if not query.is_visible():
        return
    query.press_sequentially("trust")
    page.clock.run_for(PATIENCE)
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Initializing search")


def guess_in_a_figure(page: Page) -> None:
    figure = page.locator(".fig-try").first
    figure.locator("[data-part=guess] [type=radio]").first.check()
    expect(figure.locator("[data-part=says]")).not_to_be_empty()


def write_a_sheet(page: Page) -> None:
    page.locator("form textarea").first.fill("Words")


def answer_a_check(page: Page) -> None:
    page.locator("[data-check] [type=radio]").first.check()
    expect(page.locator(".ws-feedback:visible").first).to_be_visible()


def write_the_plan(page: Page) -> None:
    # Where some line is still missing, the page opens it by itself.
    page.locator("[data-part=edit]").evaluate("(details) => { details.open = true; }")
    page.locator("form textarea").first.fill("Words")
    page.clock.run_for(500)
    expect(page.locator("[data-part=lines]")).to_contain_text("Words")


def open_the_workbook(page: Page) -> None:
    expect(page.get_by_role("button", name="Save a backup file")).to_be_visible()


def open_the_hand_in(page: Page) -> None:
    expect(page.locator("[data-hand-in]")).to_have_attribute("data-state", "ready")


def play_the_counterpart(page: Page) -> None:
    page.get_by_role("button", name="Begin the conversation").click()
    page.locator('[data-move="ask"]').click()
    page.get_by_role("button", name="Ask it").click()
    expect(page.locator(".cp-line")).to_have_count(2)


def end_a_case(page: Page) -> None:
    page.locator("[name=ended][value=none]").check()
    expect(page.locator("[data-part=code]")).to_contain_text(":")


def put_off_a_card(page: Page) -> None:
    """Which card comes first depends on what stands in the plan; each can be put off."""
    page.locator(".crd-actions button").first.click()
    expect(page.locator(".crd h2").first).to_be_focused()


def reply_in_a_dialogue(page: Page) -> None:
    page.locator(".dlg textarea").fill("Words")
    page.get_by_role("button", name="Show the replies").click()
    page.locator(".dlg-reply").first.click()
    expect(page.locator(".dlg-line").nth(1)).to_be_visible()


def read_a_class(page: Page) -> None:
    file = hand_ins.text(hand_ins.hand_in(0))
    page.locator("[name=class-files]").set_input_files(
        {"name": "one.json", "mimeType": "application/json", "buffer": file}
    )
    expect(page.locator("[data-class]")).to_have_attribute("data-state", "ready")


Act = Callable[[Page], None]
WRITING: dict[str, tuple[str, Act]] = {
    "worksheet": ("tonight/", write_a_sheet),
    "check": ("reimagining/battle-or-problem/", answer_a_check),
    "plan": ("plan/", write_the_plan),
    "workbook": ("workbook/", open_the_workbook),
    "hand-in": ("hand-in/", open_the_hand_in),
    "counterpart": (COUNTERPART_PAGE + EASY_COUNTERPART, play_the_counterpart),
    "case": ("practice/cases/lead-role/end/", end_a_case),
    "cards": ("practice/cards/", put_off_a_card),
    "dialogue": ("practice/dialogues/late-flour/", reply_in_a_dialogue),
}
"""Pages that keep what is written there: name → address below the course, and the act."""
READING: dict[str, tuple[str, Act]] = {
    "home": ("", look_at_the_search),
    "lesson": ("reimagining/where-value-comes-from/", guess_in_a_figure),
    "class": (CLASS_PAGE, read_a_class),
}
"""Pages that keep nothing of that."""


def open_and_act(page: Page, address: str, act: Act) -> None:
    """Opens a page, waits as long as it may wait for an interface, and does what is done there."""
    page.goto(address, wait_until="load")
    page.clock.run_for(PATIENCE)
    wait_until_alive(page)
    act(page)
    page.clock.run_for(PATIENCE)
