"""What a learner does on the page of the workbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.sheets import stored


def course_records(page: Page) -> dict[str, Any]:
    """Everything that the course keeps in this browser, but for wishes about the device."""
    return {key: record for key, record in stored(page).items() if not key.startswith("_settings/")}


def save_backup(page: Page, into: Path, button: str = "Save a backup file") -> Path:
    with page.expect_download() as saving:
        page.get_by_role("button", name=button).first.press("Enter")
    saving.value.save_as(into)
    return into


def choose_file(page: Page, file: Path, button: str = "Open a backup file") -> None:
    # By key: what was done before may still move the button under a pointer that is down.
    with page.expect_file_chooser() as asking:
        page.get_by_role("button", name=button).first.press("Enter")
    asking.value.set_files(file)


def open_backup(page: Page, file: Path) -> None:
    choose_file(page, file)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_have_text(re.compile("Your work has been restored"))


def erase_everything(page: Page) -> None:
    page.get_by_role("button", name="Erase everything …").click()
    page.get_by_role("button", name="Erase everything", exact=True).click()
    expect(page.locator("[data-part=said]")).to_contain_text("Everything is erased")
    expect(page.locator("[data-part=said]")).to_be_in_viewport()


def negotiation_entry(page: Page, name: str) -> Locator:
    return page.locator(".wb-list > li").filter(
        has=page.get_by_role("heading", name=name, exact=True)
    )


def create_negotiation(page: Page, name: str) -> None:
    page.get_by_role("button", name="Prepare another negotiation").click()
    page.get_by_label("What do you call it?").fill(name)
    page.keyboard.press("Enter")
    expect(negotiation_entry(page, name)).to_contain_text("You are working on this one")
