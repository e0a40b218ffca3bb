"""Examples beside prompts, the warning of numbers, boxes of one line, and the menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.filled_sheets import saved
from tests.support.modules import Modules
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored

SHEET = """
examples:
  rent: {name: Karim, about: a higher rent}
  pay: {name: Aylin}
fields:
  - id: want
    kind: text
    lines: 1
    prompt: What do I want?
    examples: {rent: To stay here., pay: More for more.}
  - {id: why, kind: text, prompt: Why?, examples: {rent: The school.}}
  - {id: limit, kind: text, prompt: My limit, number_warning: Keep the number to yourself.}
  - {id: list, kind: rows, prompt: What else?, columns: [{id: thing, kind: text, label: The thing}]}
"""
EXAMPLE = "[data-field={}] .ws-example"


@pytest.fixture
def sheet(sheets: Callable[[dict[str, str]], str]) -> str:
    return sheets({"sheet": SHEET}) + "sheet/"


def test_an_example_is_shown_on_demand_and_one_person_chosen_for_the_sheet(
    page: Page, sheet: str
) -> None:
    page.goto(sheet)
    want, why = page.locator(EXAMPLE.format("want")), page.locator(EXAMPLE.format("why"))
    expect(want.locator("summary")).to_have_text("See Karim’s")
    expect(want.get_by_text("To stay here.")).to_be_hidden()
    want.locator("summary").press("Enter")
    expect(want.get_by_text("To stay here.")).to_be_visible()
    want.get_by_role("button", name="Aylin").press("Enter")
    expect(want.get_by_text("More for more.")).to_be_visible()
    expect(want.get_by_text("To stay here.")).to_be_hidden()
    # Aylin has no words there.
    expect(why.locator("summary")).to_have_text("See Karim’s")
    page.locator("[name=why]").fill("Mine")
    saved(page)
    assert [record["value"] for record in stored(page).values()] == ["Mine"]


AS_THE_THEME = """addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
})"""


def test_an_example_is_printed_only_if_somebody_opened_it(page: Page, sheet: str) -> None:
    page.add_init_script(AS_THE_THEME)
    page.goto(sheet)
    want, why = page.locator(EXAMPLE.format("want")), page.locator(EXAMPLE.format("why"))
    expect(why.locator("summary")).to_have_text("See Karim’s")
    want.locator("summary").press("Enter")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(want.get_by_text("To stay here.")).to_be_visible()
    expect(why.get_by_text("The school.")).to_be_hidden()


def test_examples_and_menu_open_without_a_script(browser: Browser, sheet: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(sheet)
    page.locator(EXAMPLE.format("want")).locator("summary").click()
    for words in ("To stay here.", "More for more.", "Karim", "Aylin"):
        expect(page.locator(EXAMPLE.format("want"))).to_contain_text(words)
    page.locator(".ws-menu > summary").click()
    expect(page.get_by_text("You will have: A thing.")).to_be_visible()
    page.close()


def test_the_menu_opens_by_keyboard_and_holds_what_the_sheet_can_be_told(
    page: Page, sheet: str
) -> None:
    page.goto(sheet)
    expect(page.get_by_label("Keep nothing on this device")).to_be_hidden()
    open_menu(page)
    page.get_by_label("Keep nothing on this device").check()
    expect(page.locator("[data-part=saved]")).to_have_text("nothing is kept")


def test_a_number_that_would_be_said_aloud_is_warned_of_beside_the_field(
    page: Page, sheet: str
) -> None:
    page.goto(sheet)
    limit, warning = page.locator("[name=limit]"), page.get_by_text("Keep the number to yourself.")
    expect(warning.first).to_be_hidden()
    limit.fill("I can’t sign anything over 910")
    expect(limit).to_have_accessible_description("Keep the number to yourself.")
    limit.fill("I can’t do it at that price")
    expect(page.locator("[data-part=number-warning]")).to_be_hidden()
    expect(limit).to_have_accessible_description("")


AMOUNTS = "hundred percent"


@pytest.mark.parametrize(
    ("text", "warns"),
    [
        ("over 910", True),
        ("€1,200.50", True),
        ("at most ٩١٠", True),
        ("nine hundred and ten", True),
        ("Not one PERCENT less", True),
        ("It cannot start before 8:30", False),
        ("two weeks in four", False),
        ("with less than a week’s notice", False),
        ("", False),
    ],
)
def test_amounts_in_figures_and_in_words(modules: Modules, text: str, warns: bool) -> None:
    module = "worksheet/fields/number-warning.mjs"
    assert modules.call(module, "holdsAmount", text, AMOUNTS) is warns


def test_a_box_of_one_line_shows_a_whole_sentence_and_takes_no_line_break(
    page: Page, sheet: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(sheet)
    box = page.locator("[name=want]")
    box.press_sequentially("One line")
    box.press("Enter")
    box.press_sequentially(" and on: " + "word " * 12)
    expect(box).to_have_value("One line and on: " + "word " * 12)
    assert box.evaluate("(box) => box.scrollHeight <= box.clientHeight + 1")


def test_a_pasted_paragraph_stands_on_one_line_with_its_words_apart(page: Page, sheet: str) -> None:
    page.goto(sheet)
    why, cell = page.locator("[name=why]"), page.locator("[name$='.thing']").first
    why.fill("To stay\n\n  until June,\nat least.")
    why.press("Control+a")
    why.press("Control+c")
    for box in (page.locator("[name=want]"), cell):
        box.fill("Mine: ")
        box.press("End")
        box.press("Control+v")
        expect(box).to_have_value("Mine: To stay until June, at least.")
    cell.press("Control+z")
    expect(cell).to_have_value("Mine: ")
    saved(page)
    kept = [str(record["value"]) for record in stored(page).values()]
    assert "Mine: To stay until June, at least." in kept
