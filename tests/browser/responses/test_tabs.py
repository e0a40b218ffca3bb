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
    one, two = tabs
    one.locator("[name=story]").fill("From one")
    two.locator("[name=short]").fill("From two")
    one.get_by_label("Talk").check()
    expect(two.locator("[name=story]")).to_have_value("From one")
    expect(two.get_by_label("Talk")).to_be_checked()
    expect(one.locator("[name=short]")).to_have_value("From two")
    one.locator("[name^='risks.'][name$='.risk']").fill("Row of one")
    two.get_by_role("button", name="Add a row").click()
    two.keyboard.type("Row of two")
    expect(one.locator("[name$='.risk']")).to_have_count(2)
    saved(one)
    saved(two)
    one.reload()
    expect(one.locator("[name=story]")).to_have_value("From one")
    expect(one.locator("[name=short]")).to_have_value("From two")
    assert [row.input_value() for row in one.locator("[name$='.risk']").all()] == [
        "Row of one",
        "Row of two",
    ]


def test_the_other_tabs_text_is_offered_not_forced(tabs: tuple[Page, Page]) -> None:
    one, two = tabs
    mine, theirs = one.locator("[name=story]"), two.locator("[name=story]")
    mine.press_sequentially("I am writing ")
    theirs.fill("Something else")
    offer = one.locator("[data-field=story] .ws-offer")
    expect(offer).to_contain_text("Something else")
    expect(mine).to_have_value("I am writing ")
    one.bring_to_front()
    mine.press("End")
    mine.press_sequentially("still")
    expect(mine).to_have_value("I am writing still")
    expect(offer).to_have_count(0)
    saved(one)
    record = stored(one)["first/all/first/story"]
    assert record["value"] == "I am writing still"
    assert record["previous"]["value"] == "Something else"


def test_a_row_that_another_tab_removes_stays_below_the_cursor(tabs: tuple[Page, Page]) -> None:
    one, two = tabs
    one.locator("[name^='risks.'][name$='.risk']").fill("Fire")
    one.get_by_role("button", name="Add a row").click()
    one.keyboard.type("Water")
    two.get_by_role("button", name="Remove this row: Water").click()
    saved(two)
    one.bring_to_front()
    one.keyboard.type(" and storms")
    expect(one.locator("[name$='.risk']").last).to_have_value("Water and storms")
    saved(one)
    rows = [record["value"] for key, record in sorted(stored(one).items()) if "/risks/" in key]
    assert rows == [{"risk": "Fire"}, {"risk": "Water and storms"}]


def test_the_offer_can_be_taken_or_declined(tabs: tuple[Page, Page]) -> None:
    one, two = tabs
    mine, theirs = one.locator("[name=story]"), two.locator("[name=story]")
    mine.press_sequentially("Mine")
    theirs.fill("Theirs")
    one.get_by_role("button", name="Keep mine").click()
    expect(mine).to_have_value("Mine")
    # In the other tab the cursor stands in the same field, so it is asked there.
    two.get_by_role("button", name="Use that text").click()
    expect(theirs).to_have_value("Mine")
    saved(one)
    assert stored(one)["first/all/first/story"]["value"] == "Mine"


def test_a_tab_that_keeps_nothing_tells_the_other_nothing(tabs: tuple[Page, Page]) -> None:
    one, two = tabs
    open_menu(one)
    open_menu(two)
    one.get_by_label("Keep nothing on this device").check()
    expect(two.get_by_label("Keep nothing on this device")).to_be_checked()
    expect(status(two)).to_contain_text("Nothing is kept")
    one.locator("[name=story]").fill("Secret")
    two.locator("[name=short]").fill("Another")
    one.wait_for_timeout(400)
    expect(two.locator("[name=story]")).to_have_value("")
    assert not [key for key in stored(one) if key.startswith("first/")]
    open_menu(two)
    two.get_by_label("Keep nothing on this device").uncheck()
    expect(two.locator("[name=story]")).to_have_value("Secret")
    expect(one.locator("[name=short]")).to_have_value("Another")
    saved(one)
