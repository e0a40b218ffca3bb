"""Writing on the worksheet `tonight` of a small course."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def what_field(page: Page) -> Locator:
    return page.locator("form[data-worksheet=tonight] [name=what]")


def expect_form_saved(page: Page, worksheet: str = "tonight") -> None:
    form = page.locator(f"form[data-worksheet={worksheet}]")
    expect(form.locator("[data-part=status]")).to_have_text("Saved on this device.")


def write_tonight(page: Page, course: str, words: str) -> None:
    page.goto(course + "tonight/")
    what_field(page).fill(words)
    expect_form_saved(page)
