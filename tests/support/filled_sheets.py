"""Worksheets that a test fills in, and the line that says what was saved."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

SAVED = "Saved on this device."
AWKWARD_TEXT = "Größe 🌱 שלום e\u0301 <b onclick=x>&amp; =1+1 {{ x }} \u2028 end"


def status(page: Page) -> Locator:
    return page.locator("[data-part=status]")


def saved(page: Page) -> None:
    expect(status(page)).to_have_text(SAVED)


def fill_all_kinds(page: Page) -> None:
    page.locator("[name=story]").fill(AWKWARD_TEXT + "\nsecond line")
    page.locator("[name=short]").fill(AWKWARD_TEXT)
    page.locator("[name=count]").fill("0")
    page.locator("[name=day]").fill("2026-11-22")
    page.get_by_label("At work").check()
    page.get_by_label("Wait").check()
    page.get_by_label("Talk").check()
    page.locator("[name=sure][value='0']").check()
    page.locator("[name='items.constructor'][value='3']").check()
    page.locator("[name='items.ask'][value=dont-know]").check()
    page.locator("[name^='risks.'][name$='.risk']").fill("Fire")
    page.locator("[name^='risks.'][name$='.done']").check()
    page.locator("[name^='risks.'][name$='.who']").select_option("you")
    page.locator("[data-field=weight] [data-row] input").fill("70")
    page.get_by_role("button", name="Move down: Apples").click()


SOURCE_SHEET = """
fields:
  - {id: gain, kind: text, lines: 2, prompt: My gain}
  - id: gains
    kind: rows
    prompt: Their gains
    columns: [{id: gain, label: Gain, kind: text, lines: 1}]
"""


TAKER_SHEET = """
fields:
  - {id: wish, kind: text, lines: 2, prompt: My wish, take_from: source.gain}
  - id: wants
    kind: rows
    prompt: Their wants
    columns: [{id: want, label: Want, kind: text, lines: 1}]
    take_from: {from: source.gains, columns: {want: gain}}
  - {id: hint, kind: note, text: You have a wish., show_when: {field: source.gain, filled: true}}
"""


def write_source(page: Page, site: str, words: str) -> None:
    page.goto(site + "source/")
    page.locator("[name=gain]").fill(words)
    saved(page)
