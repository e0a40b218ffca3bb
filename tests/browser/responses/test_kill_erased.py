"""What was erased stays erased, however and whenever the browser is killed after it."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import Profile
from tests.support.look import wait_until_alive
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored

WORDS = "Nobody else is to read this"
FLUSH = 7
"""Seconds after which the first words are in localStorage on the disk, too."""


def story(page: Page) -> str:
    """What the first box of the sheet shows, once it shows what is kept."""
    wait_until_alive(page)
    return page.locator("form[data-worksheet] textarea").first.input_value()


def write(page: Page, course: str) -> None:
    page.goto(course + "tonight/")
    wait_until_alive(page)
    page.locator("form[data-worksheet] textarea").first.fill(WORDS)
    expect(page.locator("form[data-worksheet] [data-state=durable]").first).to_be_attached()


def erase_everything(page: Page, course: str) -> None:
    page.goto(course + "workbook/")
    page.locator("[data-do=erase]").click()
    page.locator("dialog button[value=erase]").click()
    expect(page.locator("[data-part=said]")).not_to_be_empty()


def keep_nothing_and_erase_the_sheet(page: Page, course: str) -> None:
    open_menu(page)
    page.locator(".ws-nothing input").first.check()
    page.locator("[data-part=bar] button").last.click()
    expect(page.locator(".ws-said")).not_to_be_empty()


def delete_the_negotiation(page: Page, course: str) -> None:
    page.goto(course + "workbook/")
    page.locator("[data-do=create]").click()
    page.locator("dialog input[name=name]").fill("Another")
    page.locator("dialog button[value=name]").click()
    first = page.locator("[data-part=list] li").first
    expect(page.locator("[data-part=list] li")).to_have_count(2)
    first.locator("button").last.click()
    expect(page.locator("[data-part=list] li")).to_have_count(1)


WAYS = [erase_everything, keep_nothing_and_erase_the_sheet, delete_the_negotiation]


@dataclass
class Round:
    """A browser in which words are written, erased in one way, and which is then killed."""

    profile: Profile
    way: Callable[[Page, str], None]
    seconds: float
    how: signal.Signals = signal.SIGKILL

    def write(self, course: str) -> None:
        self.page = self.profile.start()
        write(self.page, course)

    def erase(self, course: str) -> None:
        self.way(self.page, course)
        self.due = time.monotonic() + self.seconds

    def kill(self) -> None:
        time.sleep(max(0, self.due - time.monotonic()))
        self.profile.kill(self.how)

    def left(self, course: str) -> list[str]:
        """Where the words are after the next start: on the page, or in a storage."""
        page = self.profile.start()
        page.goto(course + "tonight/")
        shown = [story(page)]
        kept = [str(record) for record in stored(page).values()]
        self.profile.kill()
        return [place for place in shown + kept if WORDS in place]

    def __str__(self) -> str:
        return f"{self.way.__name__}, {self.how.name} after {self.seconds} s"


def came_back(rounds: list[Round], course: str) -> dict[str, list[str]]:
    """Plays rounds side by side; those after which words were there again."""
    for round_ in rounds:
        round_.write(course)
    time.sleep(FLUSH)
    for round_ in sorted(rounds, key=lambda round_: -round_.seconds):
        round_.erase(course)
        if round_.seconds < FLUSH:
            round_.kill()
    for round_ in sorted(rounds, key=lambda round_: round_.seconds):
        if round_.seconds >= FLUSH:
            round_.kill()
    found = {str(round_): round_.left(course) for round_ in rounds}
    return {name: places for name, places in found.items() if places}


def test_erased_words_stay_erased_in_a_killed_browser(
    playwright: Playwright, tmp_path: Path, course: str
) -> None:
    cases = zip(WAYS[:2], [0.3, 2], strict=True)
    rounds = [Round(Profile(playwright, tmp_path / str(n)), *case) for n, case in enumerate(cases)]
    assert came_back(rounds, course) == {}


@pytest.mark.long
def test_erased_words_stay_erased_in_twenty_killed_browsers(
    playwright: Playwright, tmp_path: Path, course: str
) -> None:
    chance = random.Random(12)
    how = [signal.SIGKILL, signal.SIGTERM]
    rounds = [
        Round(
            Profile(playwright, tmp_path / str(n)),
            WAYS[n % 3],
            [0.3, 1, 2, 6, 20, 60][n % 6] + chance.random() / 5,
            how[n % 2],
        )
        for n in range(20)
    ]
    assert came_back(rounds, course) == {}
