"""Cards on their page: answered by keyboard, kept, put off, dropped, and gone for today."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support.axe import findings
from tests.support.card_site import write_site
from tests.support.once import once
from tests.support.server import Server
from tests.support.sheets import stored

NOON = "2026-11-28T12:00:00"
LINE = "cg:common-ground:/first/plan/first/line"


@pytest.fixture(scope="session")
def cards(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of the page with cards in a small course."""
    return serve(once(tmp_path_factory, "cards", write_site) / "site").url + "cards/"


def heading(page: Page) -> Locator:
    return page.locator(".crd h2")


def press(page: Page, name: str) -> None:
    """By key: what stands above may still grow."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


def answer(page: Page, card: str) -> dict[str, Any]:
    expect(page.locator(".crd [data-part=status]")).to_have_text("Saved on this device.")
    value: dict[str, Any] = stored(page)[f"_practice/cards/{card}/answer"]["value"]
    return value


def test_three_cards_by_keyboard_then_nothing_until_they_come_back(page: Page, cards: str) -> None:
    page.clock.set_fixed_time(NOON)
    page.goto(cards)
    expect(heading(page)).to_have_text("Say it your way")
    box = page.get_by_role("textbox", name="What do you ask?")
    box.press_sequentially("Why not?")
    press(page, "Compare")
    expect(page.get_by_role("heading", name="Two good answers")).to_be_focused()
    assert findings(page) == []
    press(page, "Mine holds up")

    expect(heading(page)).to_have_text("Sort it")
    expect(heading(page)).to_be_focused()
    page.get_by_role("radio", name="A wish").first.check()
    press(page, "Check")
    expect(page.get_by_role("radio", name="A wish").last).to_be_focused()
    page.get_by_role("radio", name="A wish").last.check()
    press(page, "Check")
    expect(page.locator(".crd-verdict")).to_have_text(
        ["Right.", "It belongs to: A reason. It says what for."]
    )
    press(page, "Go on")

    expect(heading(page)).to_have_text("Work it out")
    page.get_by_role("textbox", name="How many do both have?").fill("5 points")
    press(page, "Check")
    expect(page.get_by_role("heading", name="Yes: 5 points")).to_be_focused()
    expect(page.locator(".crd-result .crd-quiet")).to_have_text(
        "This card comes back on 1 December 2026."
    )
    press(page, "Go on")

    expect(heading(page)).to_have_text("That is all for today. Enjoy the rest of it!")
    assert answer(page, "a-say")["own"] == "Why not?"
    assert [answer(page, id)["right"] for id in ("a-say", "b-sort", "c-work-out")] == [
        True,
        False,
        True,
    ]

    page.clock.set_fixed_time("2026-12-01T12:00:00")
    page.goto(cards)
    expect(heading(page)).to_have_text("Say it your way")
    expect(box).to_have_value("")
    press(page, "Compare")
    expect(page.get_by_text("Last time you wrote: Why not?")).to_be_visible()


def test_a_card_is_put_off_dropped_and_brought_back(page: Page, cards: str) -> None:
    page.goto(cards)
    press(page, "Not today")
    expect(heading(page)).to_have_text("Sort it")
    press(page, "Drop this card")
    expect(heading(page)).to_have_text("Work it out")
    press(page, "Drop this card")
    expect(heading(page)).to_have_text("Nothing today. Enjoy your day!")
    with page.expect_download() as saved:
        press(page, "Save the days for my calendar")
    event = Path(saved.value.path()).read_text("utf-8")
    starts, ends = re.findall(r"^DT(?:START|END);VALUE=DATE:(\d+)", event, re.MULTILINE)
    assert date.fromisoformat(ends) == date.fromisoformat(starts) + timedelta(days=1)
    page.get_by_text("Cards you have dropped").click()
    page.get_by_role("button", name="Bring back: One has two").press("Enter")
    expect(heading(page)).to_have_text("Work it out")


def test_a_card_of_the_own_plan_comes_once_a_line_stands_there(page: Page, cards: str) -> None:
    page.goto(cards)
    expect(heading(page)).to_have_text("Say it your way")
    record = '{"format": 1, "value": "I want to go on.", "savedAt": 1790000000000}'
    page.evaluate("([key, record]) => localStorage.setItem(key, record)", [LINE, record])
    page.reload()
    expect(heading(page)).to_have_text("From your own plan")
    press(page, "Show my plan")
    expect(page.locator(".crd-lines dd")).to_have_text("I want to go on.")
    press(page, "I knew it")
    expect(heading(page)).to_have_text("Say it your way")
    assert "own" not in answer(page, "d-own")


def test_without_a_script_the_cards_are_a_list(browser: Browser, cards: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(cards)
    expect(page.locator(".crd-fronts > li")).to_have_count(4)
    expect(page.locator(".crd-fronts > li").last).to_be_visible()
    expect(page.get_by_text("What would make it a yes?")).to_be_visible()
    expect(page.locator(".crd")).to_be_hidden()
    page.close()


def test_cards_that_cannot_start_say_so_and_leave_their_list(page: Page, cards: str) -> None:
    def break_spec(route: Route) -> None:
        body = route.fetch().text().replace('class="cards-spec">', 'class="cards-spec">no JSON')
        route.fulfill(body=body, content_type="text/html")

    page.route(cards, break_spec)
    page.goto(cards)
    expect(page.locator(".crd .ws-notice")).to_contain_text("could not be started")
    expect(page.locator(".crd-fronts > li").first).to_be_visible()
