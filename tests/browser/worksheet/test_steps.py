"""Where one is in a sheet, the next open prompt, and one prompt at a time."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.filled_sheets import saved

SHEET = """
next: {to: "worksheet:other", label: See the other}
fields:
  - {id: hello, kind: note, text: A word before.}
  - {id: what, kind: text, prompt: What?}
  - {id: when, kind: date, beside: true, prompt: When?}
  - {id: sure, kind: choice, prompt: Sure?, choices: [{id: yes, label: Yes}, {id: no, label: No}]}
  - {id: doubt, kind: text, prompt: Which doubt?, show_when: {field: sure, is: no}}
  - {id: things, kind: rows, prompt: Things, columns: [{id: thing, label: Thing, kind: text}]}
  - {id: more, kind: text, prompt: More?, more: true}
"""
OTHER = "fields: [{id: a, kind: text, prompt: A}]"
FRAGMENT = "#sheet.{}.step"


@pytest.fixture
def sheet(sheets: Callable[[dict[str, str]], str]) -> str:
    return sheets({"sheet": SHEET, "other": OTHER}) + "sheet/"


def prompts(page: Page) -> list[str]:
    """The prompts on show."""
    return page.locator("#ws-sheet .ws-prompt:visible").all_inner_texts()


def expect_step(page: Page, field: str) -> None:
    expect(page).to_have_url(re.compile(re.escape(FRAGMENT.format(field)) + "$"))
    expect(page.locator("#ws-sheet")).to_have_attribute("data-steps", field)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def test_progress_stands_at_the_head_once_something_is_written(page: Page, sheet: str) -> None:
    page.goto(sheet)
    expect(page.locator(".ws-facts")).to_have_text("5 min saved on this device")
    expect(page.locator("[data-part=place]")).to_be_hidden()
    page.locator("[name=what]").fill("The rent")
    expect(page.locator("[data-part=place]")).to_have_text("1 of 3 written")
    expect(page.locator("[data-part=saved]")).to_have_text("saved")
    press(page, "Next open prompt")
    expect(page.get_by_label("Yes")).to_be_focused()
    page.get_by_label("No", exact=True).check()
    expect(page.locator("[data-part=place]")).to_have_text("2 of 4 written")
    press(page, "Next open prompt")
    expect(page.locator("[name=doubt]")).to_be_focused()
    assert page.locator("[name=doubt]").evaluate(
        "(box) => box.getBoundingClientRect().top"
        " >= document.querySelector('.ws-head').getBoundingClientRect().bottom"
    ), "the head covers nothing that gets the focus"


def test_one_prompt_at_a_time_forward_back_and_after_a_reload(page: Page, sheet: str) -> None:
    page.goto(sheet)
    press(page, "One prompt at a time")
    expect_step(page, "what")
    expect(page.get_by_text("A word before.")).to_be_visible()
    assert prompts(page) == ["What?", "When?"]
    expect(page.locator("[data-field=what] .ws-prompt")).to_be_focused()
    page.locator("[name=what]").fill("The rent")
    press(page, "Next")
    expect_step(page, "sure")
    expect(page.locator("[data-field=sure] .ws-prompt")).to_be_focused()
    expect(page.locator("[data-part=step] .ws-place")).to_have_text("Prompt 2 of 3")
    page.get_by_label("No", exact=True).check()
    expect(page.locator("[data-part=step] .ws-place")).to_have_text("Prompt 2 of 4")
    press(page, "Next")
    expect_step(page, "doubt")
    saved(page)
    page.reload()
    expect_step(page, "doubt")
    assert prompts(page) == ["Which doubt?"]
    page.go_back()
    expect_step(page, "sure")
    press(page, "Back")
    expect_step(page, "what")
    expect(page.locator("[name=what]")).to_have_value("The rent")
    press(page, "Show the whole worksheet")
    expect(page.locator("#ws-sheet [data-off-step]")).to_have_count(0)
    expect(page.locator("[data-part=steps]")).to_be_focused()


def test_the_next_open_prompt_comes_on_show_where_one_is_shown_at_a_time(
    page: Page, sheet: str
) -> None:
    page.goto(sheet + FRAGMENT.format("what"))
    page.locator("[name=what]").fill("The rent")
    press(page, "Next open prompt")
    expect_step(page, "sure")
    press(page, "Next open prompt")
    expect_step(page, "things")
    expect(page.locator("[data-part=place]")).to_have_text("1 of 3 written")
    expect(page.locator("[data-part=step] .ws-place")).to_have_text("Prompt 3 of 3")


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"] + box["height"]


PLACES = """() => [...document.querySelectorAll(
    ".ws-menu > summary, [data-part=next-open], .ws-facts, [data-field=what], [data-field=sure]"
  )].map((element) => Object.values(element.getBoundingClientRect().toJSON()))"""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_menu_opens_and_nothing_moves_under_the_finger(
    page: Page, sheet: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(sheet)
    page.locator("[name=what]").fill("The rent")
    saved(page)
    before = page.evaluate(PLACES)
    if width > 320:
        assert bottom(page, "[data-part=next-open]") > top(page, ".ws-menu > summary"), "one row"
    page.locator(".ws-menu > summary").press("Enter")
    expect(page.locator("[data-part=clear]")).to_be_visible()
    assert page.evaluate(PLACES) == before
    page.keyboard.press("Escape")
    expect(page.locator(".ws-menu > div")).to_be_hidden()
    expect(page.locator(".ws-menu > summary")).to_be_focused()
    page.locator(".ws-menu > summary").press("Enter")
    page.locator("[name=what]").focus()
    expect(page.locator(".ws-menu > div")).to_be_hidden()
    page.locator(".ws-menu > summary").press("Enter")
    page.get_by_label("Keep nothing on this device").press("Space")
    expect(page.locator(".ws-menu > div")).to_be_hidden()
    expect(page.locator(".ws-menu > summary")).to_be_focused()
    page.get_by_role("button", name="Erase what is already kept").click()


def test_the_last_step_has_rows_the_fold_and_the_way_on(page: Page, sheet: str) -> None:
    page.goto(sheet + FRAGMENT.format("things"))
    expect(page.locator("#ws-sheet")).to_have_attribute("data-steps", "things")
    page.get_by_role("button", name="Add a row").press("Enter")
    expect(page.locator("[data-field=things] [data-row]")).to_have_count(2)
    expect(page.locator("summary", has_text="More questions")).to_be_visible()
    expect(page.get_by_role("button", name="Next", exact=True)).to_have_count(0)
    step = page.locator("[data-part=step]")
    expect(step).to_contain_text("That is enough:")
    expect(step.get_by_role("link", name="See the other")).to_be_visible()


def test_paper_and_a_link_to_a_field_get_the_whole_sheet(page: Page, sheet: str) -> None:
    page.goto(sheet + FRAGMENT.format("sure"))
    expect(page.locator("[name=what]")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("[name=what]")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("location.hash = 'sheet.things'")
    expect(page.locator("[name=what]")).to_be_visible()


def test_a_step_that_is_not_asked_leads_to_the_first(page: Page, sheet: str) -> None:
    page.goto(sheet + FRAGMENT.format("doubt"))
    expect(page.locator("[data-field=what] .ws-prompt")).to_be_visible()
    expect(page.locator("[data-field=doubt]")).to_be_hidden()
