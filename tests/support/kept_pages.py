"""Pages that one has left, and that the browser kept for the way back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, Page

from tests.support.look import until


def left_and_kept(
    browser: Browser, address: str, prepare: Callable[[Page], None] = lambda page: None
) -> Page:
    """A page that somebody wrote on, left and came back to: a busy browser may not keep one."""
    for _ in range(4):
        page = browser.new_page()
        prepare(page)
        page.goto(address)
        page.evaluate("addEventListener('pageshow', (event) => (window.kept = event.persisted))")
        page.locator("[name=story]").press_sequentially("Before")
        page.goto(address + "../away/")
        page.evaluate(
            """() => localStorage.setItem("cg:sheets:/first/all/first/short", JSON.stringify(
                {format: 1, value: "Written meanwhile", savedAt: Date.now()}))"""
        )
        page.go_back(wait_until="commit")
        with suppress(AssertionError):
            until(page, "window.kept", seconds=8)
            return page
        page.context.close()
    raise AssertionError("the browser never kept the page")
