"""axe-core finds nothing: WCAG 2.x A and AA, and its best practices."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.look import NARROW, TEMPLATES, WIDE, addresses, visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Page) -> list[str]:
    """What axe objects to on the page as it stands."""
    only = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    result = Axe().run(page, options=only)
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]} {node['any'][:1]}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


def test_every_page(page: Page, course: str, course_folder: Path) -> None:
    found = []
    page.emulate_media(reduced_motion="reduce")
    for address in addresses(course_folder):
        visit(page, course, address)
        found += findings(page)
    assert found == []


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_templates_in_every_state(
    browser: Browser, course: str, size: dict[str, int], palette: str
) -> None:
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        color_scheme=palette,  # type: ignore[arg-type]
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.set_default_timeout(8000)
    found = []
    for address in TEMPLATES:
        visit(page, course, address)
        page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        found += findings(page)
        for state in ("drawer", "search"):
            if opened(page, state):
                found += findings(page)
                page.keyboard.press("Escape")
    context.close()
    assert found == []


def opened(page: Page, state: str) -> bool:
    """Opens the drawer or the search with words in it; False where this width has no such thing."""
    opener = page.locator(f'[data-opens="{state}"]')
    if state == "drawer" and not opener.is_visible():
        return False
    if opener.is_visible():
        opener.click()
    if state == "search" and not page.url.endswith("404.html"):
        page.locator(".md-search__input").press_sequentially("trust")
        page.locator(".md-search-result__item").first.wait_for()
    return True
