"""What is pressed is done: nothing is drawn anew between the press and the click."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

DEBRIEF = """
repeat: {add: Another conversation}
fields:
  - {id: learned, kind: text, prompt: What did I learn?}
"""
MOMENTS = """
repeat:
  moments: {before: Before we talk, after: After we talked}
fields:
  - {id: learned, kind: text, prompt: What did I learn?}
"""
SLOWLY = 400
"""Milliseconds between press and release; what was typed is drawn after 100."""


def by_mouse(page: Page, button: Locator) -> None:
    button.hover()
    page.mouse.down()
    page.wait_for_timeout(SLOWLY)
    page.mouse.up()


def by_key(page: Page, button: Locator) -> None:
    button.focus()
    page.keyboard.down(" ")
    page.wait_for_timeout(SLOWLY)
    page.keyboard.up(" ")


@pytest.mark.parametrize("press", [by_mouse, by_key])
def test_a_button_whose_row_changes_under_the_press_still_does_its_work(
    page: Page, sheets: Callable[[dict[str, str]], str], press: Callable[[Page, Locator], None]
) -> None:
    page.goto(sheets({"debrief": DEBRIEF}) + "debrief/")
    page.locator("[name=learned]").fill("that silence helps")
    press(page, page.get_by_role("button", name="Another conversation"))
    expect(page.locator("[name=learned]")).to_have_value("")
    expect(page.locator(".ws-takes button")).to_have_count(3)


@pytest.mark.parametrize("sheet", [DEBRIEF, MOMENTS])
def test_no_button_moves_when_the_first_word_gives_a_take_its_day(
    page: Page, sheets: Callable[[dict[str, str]], str], sheet: str
) -> None:
    page.goto(sheets({"debrief": sheet}) + "debrief/")
    buttons = page.locator(".ws-takes button")
    expect(buttons).to_have_count(2)
    places = [button.bounding_box() for button in buttons.all()]
    page.locator("[name=learned]").fill("that silence helps")
    expect(buttons.first).to_contain_text(re.compile(r"20\d\d"))
    assert [button.bounding_box() for button in buttons.all()] == places
    page.reload()
    expect(buttons.first).to_contain_text(re.compile(r"20\d\d"))
    assert [button.bounding_box() for button in buttons.all()] == places
