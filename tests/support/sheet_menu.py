"""The menu of a worksheet, which holds what it can be told."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page, expect


def open_menu(place: Page | Locator | FrameLocator) -> None:
    """Opens the first menu in `place`, if it is closed."""
    menu = place.locator(".ws-menu").first
    if menu.get_attribute("open") is None:
        menu.locator("summary").press("Enter")
    expect(menu.locator("[data-part=clear]")).to_be_visible()
