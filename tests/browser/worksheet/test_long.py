"""Long worksheets: fields out of sight are laid out late, and nobody misses one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from macros.render.renderer import LONG
from tests.support import chromium
from tests.support.filled_sheets import saved
from tests.support.paper import on_paper

COUNT = LONG + 20
FIELDS = "".join(
    f"  - {{id: f{n}, kind: text, prompt: Thing {n}, lines: 3}}\n" for n in range(COUNT)
)
SHORT = "fields:\n  - {id: one, kind: text, prompt: The only thing}\n"
LAST = f"f{COUNT - 1}"
LAID_OUT = """() => [...document.querySelectorAll("[data-field] textarea")].filter((box) =>
    box.checkVisibility({ contentVisibilityAuto: true })).length"""


@pytest.fixture
def long(sheets: Callable[[dict[str, str]], str]) -> str:
    """Address of a worksheet that is long."""
    return sheets({"long": f"fields:\n{FIELDS}", "short": SHORT}) + "long/"


@pytest.fixture
def with_screen_reader(playwright: Playwright) -> Iterator[Browser]:
    """A browser that tells of its pages as it does when a screen reader runs."""
    browser = playwright.chromium.launch(
        executable_path=chromium.find(), args=["--no-sandbox", "--force-renderer-accessibility"]
    )
    yield browser
    browser.close()


def test_only_what_is_near_is_laid_out(page: Page, long: str) -> None:
    page.goto(long)
    expect(page.locator(".ws")).to_have_class(re.compile(r"\bws-long\b"))
    assert 0 < page.evaluate(LAID_OUT) < COUNT / 2
    page.goto(long.replace("long/", "short/"))
    expect(page.locator(".ws")).not_to_have_class(re.compile(r"\bws-long\b"))


def test_a_screen_reader_is_told_of_every_field(with_screen_reader: Browser, long: str) -> None:
    page = with_screen_reader.new_page()
    page.goto(long)
    assert page.evaluate(LAID_OUT) < COUNT / 2, "fields out of sight are what is asked about"
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    named = [
        node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "textbox"
    ]
    assert named == [f"Thing {n}" for n in range(COUNT)]


@pytest.mark.long
def test_links_and_keys_reach_what_was_not_laid_out(page: Page, long: str) -> None:
    page.goto(f"{long}#long.{LAST}")
    last = page.locator(f"[name={LAST}]")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    page.keyboard.type("Words at the end")
    saved(page)
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
    middle = page.locator(f"[name=f{COUNT - 31}]")
    expect(middle).to_be_focused()
    expect(middle).to_be_in_viewport()
    page.goto(long)
    expect(last).to_have_value("Words at the end")


@pytest.mark.long
def test_paper_holds_every_field(page: Page, long: str) -> None:
    page.goto(long)
    page.locator(f"[name={LAST}]").fill("Words at the end")
    page.evaluate("scrollTo(0, 0)")
    words = " ".join(on_paper(page))
    assert all(f"Thing {n}" in words for n in range(COUNT))
    assert "Words at the end" in words
