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


LISTS = {n: 3 + n % 5 for n in range(40)}
"""Checklist → how many choices it has: so pages end anywhere in one."""
CHECKLISTS = "fields:\n" + "".join(
    f"  - id: list{n}\n    kind: checklist\n    prompt: List {n}.\n    choices:\n"
    + "".join(f"      - {{id: c{i}, label: Choice {n}x{i}.}}\n" for i in range(many))
    for n, many in LISTS.items()
)


def test_a_short_checklist_stays_on_one_page_and_with_its_prompt(
    quiet: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    quiet.goto(sheets({"lists": CHECKLISTS}) + "lists/")
    pages = on_paper(quiet)
    assert len(pages) > 2
    broken = {
        n
        for n, many in LISTS.items()
        for parts in [[f"List {n}.", *(f"Choice {n}x{i}." for i in range(many))]]
        if not any(all(part in page for part in parts) for page in pages)
    }
    assert broken == set()
