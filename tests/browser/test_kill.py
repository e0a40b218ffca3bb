"""The promise of the word "Saved": it survives `kill -9`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile

WORDS = "Round {n}: the café on Thursdays 🌱, שלום, e\u0301.\nAnd a second line."


def write_and_wait(page: Page, address: str, n: int) -> None:
    page.goto(address)
    page.locator("[name=story]").press_sequentially(WORDS.format(n=n).split("\n")[0], delay=2)
    page.keyboard.press("Enter")
    page.keyboard.type(WORDS.format(n=n).split("\n")[1])
    page.locator(f"[name=sure][value='{n % 3 * 5}']").check()
    page.locator("[name='risks.blank-1.risk']").fill(f"Risk {n}")
    expect(page.locator("[data-part=status]")).to_have_text("Saved on this device.")


def rounds(profile: Profile, address: str, count: int) -> None:
    for n in range(count):
        page = profile.start()
        page.goto(address)
        page.get_by_role("button", name="Clear this worksheet").click()
        write_and_wait(page, address, n)
        profile.kill()
        page = profile.start()
        page.goto(address)
        expect(page.locator("[name=story]")).to_have_value(WORDS.format(n=n))
        expect(page.locator(f"[name=sure][value='{n % 3 * 5}']")).to_be_checked()
        expect(page.locator("[name='risks.blank-1.risk']")).to_have_value(f"Risk {n}")
        profile.kill()


def test_saved_words_survive_a_killed_browser(profile: Profile, all_kinds: str) -> None:
    rounds(profile, all_kinds, 3)


@pytest.mark.long
def test_saved_words_survive_twenty_killed_browsers(profile: Profile, all_kinds: str) -> None:
    rounds(profile, all_kinds, 20)
