"""The page that shows a class, and opening a file on it."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Locator, Page, expect

CLASS_PAGE = "instructors/class/"


def show_file(page: Page, name: str, content: bytes) -> None:
    """Chooses one file on the class page and waits until it is shown."""
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator('[name="class-files"]').set_input_files(file)
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> Locator:
    """Waits until everything is drawn."""
    root = page.locator("[data-class]")
    expect(root).to_have_attribute("data-state", "ready", timeout=30_000)
    return root
