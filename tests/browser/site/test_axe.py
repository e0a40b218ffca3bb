"""axe-core finds nothing on one page of each template in every state."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import findings
from tests.support.look import NARROW, SHEET, TEMPLATES, WIDE, visit
from tests.support.project import GENERATOR
from tests.support.sampling import every

DIALOGUE = "practice/dialogues/rent-letter/"
# Zensical has a search of its own.
STATES = ("drawer",) if os.environ.get(GENERATOR) == "zensical" else ("drawer", "search")
VIEWS = [(NARROW, "dark"), (WIDE, "light"), (NARROW, "light"), (WIDE, "dark")]


@pytest.mark.parametrize(("size", "palette"), every(VIEWS, 4), ids=str)
def test_templates_in_every_state(
    browser: Browser,
    course: str,
    size: dict[str, int],
    palette: str,
    pytestconfig: pytest.Config,
) -> None:
    # The drawer and the search are the same on every template.
    opens = TEMPLATES if pytestconfig.getoption("--all") else (SHEET,)
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        color_scheme=palette,  # type: ignore[arg-type]
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.set_default_timeout(8000)
    found = []
    for address in (*TEMPLATES, DIALOGUE):
        visit(page, course, address)
        page.locator("details").evaluate_all(
            "(all) => all.forEach((node) => { node.open = true; })"
        )
        found += findings(page)
        for state in STATES if address in opens else ():
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
