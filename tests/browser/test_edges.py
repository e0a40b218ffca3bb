"""What lies on the device at the edge of what is accepted, and what was put aside."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser.look import until

PALETTES = [
    "{",
    "",
    "null",
    "7",
    '"dark"',
    "{}",
    '{"index": 1}',
    '{"index": "x", "color": {}}',
    '{"index": 1e300, "color": null}',
    '{"index": 1, "color": {"": 1}}',
    '{"index": 1, "color": {"a b": "c"}}',
    '{"index": 99, "color": {"media": "x"}}',
]


@pytest.mark.parametrize("text", PALETTES)
def test_a_damaged_palette_record_is_as_good_as_none(calm: Page, lab: str, text: str) -> None:
    page = calm
    pair = json.dumps(["/.__palette", text])
    page.add_init_script(f"localStorage.setItem(...{pair})")
    page.goto(lab)
    until(page, "document.querySelector('input[name=__palette]') !== null")
    page.locator("label[for^=__palette]:visible").first.click()
    until(page, "document.querySelector('[data-md-color-scheme=slate]') !== null")


def test_the_chosen_palette_is_still_there_after_a_reload(calm: Page, lab: str) -> None:
    page = calm
    page.goto(lab)
    page.locator("label[for^=__palette]:visible").first.click()
    until(page, "localStorage.getItem('/.__palette') !== null")
    page.reload()
    until(page, "document.body.dataset.mdColorScheme === 'slate'")
