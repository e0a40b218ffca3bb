"""Figures as people meet them: a guess first, by keyboard, in words, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import findings
from tests.support.figure_site import write_site
from tests.support.listen import listen, told
from tests.support.look import until
from tests.support.once import once
from tests.support.paper import on_paper
from tests.support.server import Server

ROOM = "There is room. Any price from 180 to 240 is better for both than no deal: a zone of 60."
WIDER = ROOM.replace("240", "255").replace("60", "75")


@pytest.fixture(scope="session")
def figures(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of the small course with figures."""
    return serve(once(tmp_path_factory, "figures", write_site) / "site").url


def test_one_guesses_then_moves_by_keyboard_and_hears_once_what_comes_of_it(
    page: Page, figures: str
) -> None:
    listen(page)
    page.goto(figures)
    boat = page.locator("#figure-boat")
    slider = boat.get_by_label("The most I would pay")
    expect(slider).to_be_disabled()
    expect(boat.locator("[data-part=says]")).to_be_hidden()
    boat.get_by_label("Wide").press("Space")
    expect(boat.locator("[data-part=answer]")).to_have_text("Yes.")
    expect(boat.locator("[data-part=says]")).to_have_text(ROOM)
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(boat.locator("[data-part=says]")).to_have_text(WIDER)
    expect(boat.locator("[data-part=result] td")).to_have_text(["255", "180", "75", "218"])
    until(page, f"window.cgTold.includes({WIDER!r})")
    assert [words for words in told(page) if words.startswith("There is")] == [WIDER]
    assert findings(page) == []
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('cg:'))") == []
    page.reload()
    expect(boat.get_by_label("Wide")).not_to_be_checked()
    expect(slider).to_be_disabled()


def test_who_does_not_want_to_guess_goes_on(page: Page, figures: str) -> None:
    page.goto(figures)
    boat = page.locator("#figure-boat")
    boat.get_by_role("button", name="Go on without a guess").press("Enter")
    expect(boat.get_by_label("The most I would pay")).to_be_focused()
    expect(boat.locator("[data-part=says]")).to_have_text(ROOM)


def test_cases_are_placed_before_one_reads_where_the_author_would(page: Page, figures: str) -> None:
    page.goto(figures)
    three = page.locator("#figure-three")
    expect(three.locator("table")).to_be_hidden()
    three.get_by_label("You sell a bike.", exact=True).press("Home")
    three.get_by_label("Not on this line at all: They ask").press("Space")
    three.get_by_role("button", name="Show where we would put them").press("Enter")
    says = three.locator("[data-part=says]")
    expect(says).to_be_focused()
    expect(says).to_have_text("2 of your 3 places are near ours. One is not placed yet.")
    expect(three.locator("tbody td:nth-child(2)")).to_have_text(
        ["0", "not placed", "not on the line"]
    )
    three.get_by_label("You share a flat.", exact=True).press("End")
    expect(says).to_have_text("3 of your 3 places are near ours.")
    assert findings(page) == []


def broken(page: str) -> str:
    """A page whose first figure cannot be read by its script."""
    return page.replace('class="figure-spec">{', 'class="figure-spec">', 1)


def test_paper_and_pages_without_their_script_have_three_states_in_words(
    browser: Browser, page: Page, figures: str
) -> None:
    page.goto(figures)
    text = " ".join(on_paper(page))
    for said in (ROOM, "200 is the only price", "60 is missing", "Where we would put them"):
        assert said in text
    assert "Go on without a guess" not in text
    figure = page.locator("#figure-boat")
    page.route(figures, lambda route: route.fulfill(body=broken(route.fetch().text())), times=1)
    page.goto(figures)
    expect(figure.get_by_text("This figure could not be started.")).to_be_visible()
    expect(figure.get_by_text(ROOM)).to_be_visible()
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(figures)
        expect(plain.locator(".fig-states > div")).to_have_count(3)
        expect(plain.get_by_text(ROOM)).to_be_visible()
        expect(plain.locator("#figure-boat").get_by_role("radio")).to_have_count(0)
