"""Two tabs on one worksheet: neither loses what the other wrote."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.filled_sheets import saved, status
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored


@pytest.fixture
def tabs(context: BrowserContext, all_kinds: str) -> tuple[Page, Page]:
    pages = context.new_page(), context.new_page()
    for page in pages:
        page.goto(all_kinds)
    return pages


def test_fields_of_two_tabs_come_together(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.locator("[name=story]").fill("From one")
    second.locator("[name=short]").fill("From two")
    first.get_by_label("Talk").check()
    expect(second.locator("[name=story]")).to_have_value("From one")
    expect(second.get_by_label("Talk")).to_be_checked()
    expect(first.locator("[name=short]")).to_have_value("From two")
    first.locator("[name^='risks.'][name$='.risk']").fill("Row of one")
    second.get_by_role("button", name="Add a row").click()
    second.keyboard.type("Row of two")
    expect(first.locator("[name$='.risk']")).to_have_count(2)
    saved(first)
    saved(second)
    first.reload()
    expect(first.locator("[name=story]")).to_have_value("From one")
    expect(first.locator("[name=short]")).to_have_value("From two")
    assert [row.input_value() for row in first.locator("[name$='.risk']").all()] == [
        "Row of one",
        "Row of two",
    ]


@pytest.mark.long
def test_the_other_tabs_text_is_offered_not_forced(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    mine, theirs = first.locator("[name=story]"), second.locator("[name=story]")
    mine.press_sequentially("I am writing ")
    theirs.fill("Something else")
    offer = first.locator("[data-field=story] .ws-offer")
    expect(offer).to_contain_text("Something else")
    expect(mine).to_have_value("I am writing ")
    first.bring_to_front()
    mine.press("End")
    mine.press_sequentially("still")
    expect(mine).to_have_value("I am writing still")
    expect(offer).to_have_count(0)
    saved(first)
    record = stored(first)["first/all/first/story"]
    assert record["value"] == "I am writing still"
    assert record["previous"]["value"] == "Something else"


def test_a_row_that_another_tab_removes_stays_below_the_cursor(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.locator("[name^='risks.'][name$='.risk']").fill("Fire")
    first.get_by_role("button", name="Add a row").click()
    first.keyboard.type("Water")
    second.get_by_role("button", name="Remove this row: Water").click()
    saved(second)
    first.bring_to_front()
    first.keyboard.type(" and storms")
    expect(first.locator("[name$='.risk']").last).to_have_value("Water and storms")
    saved(first)
    rows = [record["value"] for key, record in sorted(stored(first).items()) if "/risks/" in key]
    assert rows == [{"risk": "Fire"}, {"risk": "Water and storms"}]


def test_the_offer_can_be_taken_or_declined(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    mine, theirs = first.locator("[name=story]"), second.locator("[name=story]")
    mine.press_sequentially("Mine")
    theirs.fill("Theirs")
    first.get_by_role("button", name="Keep mine").click()
    expect(mine).to_have_value("Mine")
    # In the other tab the cursor stands in the same field, so it is asked there.
    second.get_by_role("button", name="Use that text").click()
    expect(theirs).to_have_value("Mine")
    saved(first)
    assert stored(first)["first/all/first/story"]["value"] == "Mine"


LISTENS = """() => {
    const channel = new BroadcastChannel("cg:sheets:/");
    window.heard = new Promise((done) =>
        channel.addEventListener("message", ({ data }) => data.last && done(true)));
}"""
SAYS_LAST = """() => new Promise((done) => setTimeout(() => {
    new BroadcastChannel("cg:sheets:/").postMessage({ last: true });
    done();
}, 400))"""
"""After all that the page itself may say: its timers are shorter."""


@pytest.mark.long
def test_a_tab_that_keeps_nothing_tells_the_other_nothing(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    open_menu(first)
    open_menu(second)
    first.get_by_label("Keep nothing on this device").check()
    expect(second.get_by_label("Keep nothing on this device")).to_be_checked()
    expect(status(second)).to_contain_text("Nothing is kept")
    first.locator("[name=story]").fill("Secret")
    second.locator("[name=short]").fill("Another")
    second.evaluate(LISTENS)
    first.evaluate(SAYS_LAST)
    second.evaluate("heard")
    expect(second.locator("[name=story]")).to_have_value("")
    assert not [key for key in stored(first) if key.startswith("first/")]
    open_menu(second)
    second.get_by_label("Keep nothing on this device").uncheck()
    expect(second.locator("[name=story]")).to_have_value("Secret")
    expect(first.locator("[name=short]")).to_have_value("Another")
    saved(first)
