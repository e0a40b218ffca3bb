"""What is pressed is done: nothing is drawn anew between the press and the click."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

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


PRESS_ONCE_IT_DRAWS = """() => {
    const { all } = Promise;
    Promise.all = (...given) => {
        Promise.all = all;
        dispatchEvent(new KeyboardEvent("keydown", { key: " " }));
        return all.apply(Promise, given);
    };
}"""
"""Drawing has begun, and waits for its modules, when a key goes down."""


def test_no_button_is_replaced_that_is_pressed_while_the_drawing_waits_for_its_modules(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    two = DEBRIEF + "  - {id: more, kind: text, prompt: What else?}\n"
    page.goto(sheets({"debrief": two}) + "debrief/")
    button = page.locator(".ws-takes button").first
    before = button.element_handle()
    page.evaluate(PRESS_ONCE_IT_DRAWS)
    page.locator("[name=learned]").fill("that silence helps")
    expect(page.locator("[data-part=place]")).to_have_text("1 of 2 written")
    assert before.evaluate("(button) => button.isConnected")
    page.evaluate("""dispatchEvent(new KeyboardEvent("keyup", { key: " " }))""")
    expect(button).to_contain_text(re.compile(r"20\d\d"))
    assert not before.evaluate("(button) => button.isConnected")


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


LOOK = """(button) => {
    const { borderColor, backgroundColor, boxShadow } = getComputedStyle(button);
    return [borderColor, backgroundColor, boxShadow].join();
}"""


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_open_take_looks_unlike_the_others_and_is_as_wide_as_before(
    page: Page, sheets: Callable[[dict[str, str]], str], forced: Literal["none", "active"]
) -> None:
    page.emulate_media(forced_colors=forced)
    page.goto(sheets({"debrief": MOMENTS}) + "debrief/")
    page.add_style_tag(url="../assets/site/tokens.css")
    buttons = page.locator(".ws-takes button")
    expect(buttons).to_have_count(2)
    before, after = buttons.all()
    places = [button.bounding_box() for button in (before, after)]
    page.mouse.move(0, 0)
    opened, other = before.evaluate(LOOK), after.evaluate(LOOK)
    assert opened != other
    page.locator(".ws-takes").get_by_role("button", pressed=False).press("Enter")
    expect(after).to_have_attribute("aria-pressed", "true")
    assert [before.evaluate(LOOK), after.evaluate(LOOK)] == [other, opened]
    assert [button.bounding_box() for button in (before, after)] == places
