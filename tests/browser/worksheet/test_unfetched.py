"""What a button needs is fetched when it is pressed; where it does not come, the sheet says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.sheets import file_of_module

SHEET = """
fields:
  - {id: story, kind: text, prompt: What is it about?}
  - {id: more, kind: text, prompt: What else?}
  - {id: last, kind: text, prompt: And then?}
"""
SAYS = (
    "This part of the page did not load. Check your connection, then try again. "
    "If that does not help, reload the page."
)


def menu(page: Page) -> Locator:
    return page.locator(".ws-menu summary")


def clear(page: Page) -> Locator:
    menu(page).press("Enter")
    return page.locator("[data-part=clear]")


def steps(page: Page) -> Locator:
    return page.locator("[data-part=steps]")


def before(page: Page) -> Locator:
    page.reload()
    page.locator("[name=story]").fill("")
    page.locator("[name=more]").focus()
    return page.locator("[data-field=story] .ws-before button")


CASES: dict[str, tuple[str, Callable[[Page], Locator], str, int]] = {
    "the menu": ("menu", menu, "[data-part=clear]", 1),
    "clearing": ("fields", clear, ".ws-said button", 1),
    "one prompt at a time": ("steps", steps, "[data-part=step]", 1),
    "what was there before": ("fields", before, "[data-field=story] .ws-before button", 0),
}
"""What is pressed → the file that does not come, the control, and what is there once it has."""


@pytest.mark.parametrize(("module", "control", "done", "count"), CASES.values(), ids=CASES)
def test_a_button_whose_module_does_not_come_says_so_and_can_be_pressed_again(
    page: Page,
    sheets: Callable[[dict[str, str]], str],
    module: str,
    control: Callable[[Page], Locator],
    done: str,
    count: int,
) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(sheets({"s": SHEET}) + "s/")
    page.locator("[name=story]").fill("A long story")
    expect(page.locator("[data-part=place]")).to_contain_text("1 of 3")
    pressed = control(page)
    page.route(file_of_module(module), lambda route: route.abort())
    pressed.press("Enter")
    expect(page.locator(".ws-said")).to_have_text(SAYS)
    expect(page.locator("[name=story]")).to_have_value("" if control is before else "A long story")
    page.unroute_all()
    if control is menu:
        pressed.press("Enter")
    pressed.press("Enter")
    expect(page.locator(done)).to_have_count(count)
    assert failures == []
