"""The promise of the word "Saved": it survives `kill -9`. What was typed after it, nearly all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile
from tests.support.sheet_menu import open_menu

WORDS = "Round {n}: the café on Thursdays 🌱, שלום, e\u0301.\nAnd a second line."

RISK = "[name$='.risk']"
"""Of the rows; a blank one may stand first, until the database has told of the others."""


def write_and_wait(page: Page, address: str, n: int) -> None:
    page.goto(address)
    page.locator("[name=story]").press_sequentially(WORDS.format(n=n).split("\n")[0], delay=2)
    page.keyboard.press("Enter")
    page.keyboard.type(WORDS.format(n=n).split("\n")[1])
    page.locator(f"[name=sure][value='{n % 3 * 5}']").check()
    page.locator(RISK).last.fill(f"Risk {n}")
    expect(page.locator("[data-part=status]")).to_have_text("Saved on this device.")


UNSAVED = " And a word that nobody had saved ye"


def rounds(profile: Profile, address: str, count: int) -> list[int]:
    """Kills the browser in the middle of a word; gives how many letters each time took along."""
    lost = []
    for n in range(count):
        page = profile.start()
        page.goto(address)
        if n:
            expect(page.locator("[name=story]")).to_have_value(re.compile("."))
        open_menu(page)
        page.get_by_role("button", name="Clear this worksheet").click()
        expect(page.locator("[name=story]")).to_have_value("")
        write_and_wait(page, address, n)
        page.locator("[name=story]").press("ControlOrMeta+End")
        page.locator("[name=story]").press_sequentially(UNSAVED, delay=30)
        profile.kill()
        page = profile.start()
        page.goto(address)
        words, story = WORDS.format(n=n), page.locator("[name=story]")
        expect(story).to_have_value(re.compile("^" + re.escape(words)))
        assert (words + UNSAVED).startswith(story.input_value())
        lost.append(len(words + UNSAVED) - len(story.input_value()))
        expect(page.locator(f"[name=sure][value='{n % 3 * 5}']")).to_be_checked()
        expect(page.locator(RISK).last).to_have_value(f"Risk {n}")
        profile.kill()
    print(f"\nLetters lost with {count} killed browsers: {sorted(lost)}")
    return lost


def test_saved_words_survive_a_killed_browser(profile: Profile, all_kinds: str) -> None:
    rounds(profile, all_kinds, 1)


@pytest.mark.long
def test_saved_words_survive_twenty_killed_browsers(profile: Profile, all_kinds: str) -> None:
    lost = rounds(profile, all_kinds, 20)
    assert sorted(lost)[10] < len(UNSAVED) / 2, "a third of a second, on a machine with time"
