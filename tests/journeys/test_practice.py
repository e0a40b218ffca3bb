"""What comes back, and what one can try: cards and figures, answered, left and found again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Driver
from tests.journeys.sheet import count, on_paper, saved
from tests.support import card_site, figure_site
from tests.support.once import once
from tests.support.server import Server

ASK, GO_ON, OWN = ".crd-card .crd-ask", ".crd-main", ".crd textarea"
BOAT = "#figure-boat "
SAYS = BOAT + "[data-part=says]"


@pytest.fixture(scope="session")
def cards(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of the page with cards in a small course."""
    return serve(once(tmp_path_factory, "cards", card_site.write_site) / "site").url + "cards/"


@pytest.fixture(scope="session")
def figures(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of the small course with figures."""
    return serve(once(tmp_path_factory, "figures", figure_site.write_site) / "site").url


def go_on(driver: Driver) -> None:
    """Presses the button behind what an answer came to, whose heading has the focus."""
    driver.until("() => Boolean(document.activeElement.closest('.crd-result'))")
    driver.press("Tab")
    driver.press("Enter")


@pytest.mark.long
def test_cards_are_answered_and_come_no_more_today(driver: Driver, cards: str) -> None:
    driver.open(cards)
    driver.until_read(ASK, "What do you ask?")
    driver.type("Why not?", into=OWN)
    driver.click(GO_ON)
    driver.until("() => document.querySelectorAll('.crd-answers li').length === 2")
    go_on(driver)
    saved(driver, "Why not?")
    driver.until_read(ASK, "Which is which?")
    driver.click(".crd-item:first-child input[value=wish]")
    driver.click(".crd-item:last-child input[value=reason]")
    driver.click(GO_ON)
    driver.until("() => document.querySelectorAll('.crd-verdict').length === 2")
    go_on(driver)
    driver.until_read(ASK, "How many do both have?")
    driver.type("5", into=".crd-number input")
    driver.press("Tab")
    driver.press("Enter")
    go_on(driver)
    driver.until("() => !document.querySelector('.crd-card .crd-ask')")
    driver.reload()
    driver.until("() => Boolean(document.querySelector('.crd-card'))")
    assert count(driver, ASK) == 0
    paper = on_paper(driver.print())
    for words in ("They say no.", "Which is which?", "What would make it a yes?", "2 + 3 = 5."):
        assert words in paper


@pytest.mark.long
def test_a_card_that_was_begun_is_found_again(driver: Driver, cards: str) -> None:
    driver.open(cards)
    driver.type("What if", into=OWN)
    saved(driver, "What if")
    driver.kill()
    driver.reopen()
    driver.open(cards)
    driver.until_read(OWN, "What if")


@pytest.mark.long
def test_a_figure_is_guessed_moved_and_printed(driver: Driver, figures: str) -> None:
    driver.open(figures)
    driver.click(BOAT + "[data-part=guess] input[value='0']")
    driver.until("(says) => document.querySelector(says).checkVisibility()", SAYS)
    before = driver.read(SAYS)
    driver.click(BOAT + "input[name=theirs]")
    driver.press("Home")
    driver.until(
        "([says, before]) => document.querySelector(says).innerText !== before", SAYS, before
    )
    assert "100" in (driver.read(SAYS) or "")
    paper = on_paper(driver.print())
    for words in ("How wide?", "Room", "They meet", "A gap"):
        assert words in paper


@pytest.mark.long
def test_cases_are_placed_with_the_arrow_keys(driver: Driver, figures: str) -> None:
    driver.open(figures)
    driver.click("#figure-three-1")
    driver.press("Home")
    driver.click("#figure-three [data-off='2']")
    driver.click("#figure-three [data-part=show]")
    driver.until("() => document.querySelector('#figure-three tbody td').innerText === '0'")
    assert count(driver, "#figure-three svg circle") + count(driver, "#figure-three svg rect") > 0
