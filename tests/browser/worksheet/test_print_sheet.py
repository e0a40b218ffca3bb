"""One worksheet on paper, without the page around it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.support.paper import on_paper
from tests.support.sheet_menu import open_menu

SHEET = "fields:\n  - {id: story, kind: text, lines: 2, prompt: What is it about?}\n"


def test_print_just_this_sheet_leaves_the_page_away_until_it_is_printed(
    quiet: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    quiet.goto(sheets({"one": SHEET}) + "one/")
    quiet.locator("[name=story]").fill("The rota.")
    quiet.evaluate("window.print = () => {}")
    open_menu(quiet)
    quiet.get_by_role("button", name="Print just this worksheet").press("Enter")
    alone = " ".join(on_paper(quiet))
    assert "What is it about?" in alone and "The rota." in alone
    assert "Away" not in alone
    quiet.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Away" in " ".join(on_paper(quiet))
