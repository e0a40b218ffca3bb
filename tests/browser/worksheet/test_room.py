"""Rows on phones and on wide screens: every word has room, in every worksheet of the course."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.look import addresses, file_of

WIDTHS = [360, 1000, 1220, 1280, 1366]

CUT = """() => {
  for (const fold of document.querySelectorAll(".ws details")) fold.open = true;
  const seen = [...document.querySelectorAll(".ws-rows *")].filter((one) => one.offsetWidth);
  const cut = (element) => {
    const has = element.offsetWidth;
    if (element.tagName === "SELECT") {
      element.style.minWidth = "max-content";
      const wants = element.offsetWidth;
      element.style.minWidth = "";
      return wants > has + 1;
    }
    return element.scrollWidth > element.clientWidth + 1;
  };
  const isNarrow = (element) => element.matches("textarea") && element.clientWidth < 110;
  return seen
    .filter((element) => element.matches(".ws-column, .ws-hint, legend, select, input, textarea"))
    .filter((element) => getComputedStyle(element).fontSize !== "0px")
    .filter((element) => cut(element) || isNarrow(element))
    .map((element) => `${element.closest("form").id} ${element.name ?? element.textContent}`);
}"""
"""What has too little room in the rows of a page: a choice or a word that is cut, a box for words
in which hardly one of them fits."""


def with_rows(folder: Path) -> list[str]:
    """Addresses of the pages that have rows."""
    return [
        at
        for at in addresses(folder)
        if 'data-kind="rows"' in file_of(folder, at).read_text("utf-8")
    ]


def test_no_row_cuts_a_word(page: Page, course: str, course_folder: Path) -> None:
    cut: dict[str, Any] = {}
    for address in with_rows(course_folder):
        page.goto(course + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if found := page.evaluate(CUT):
                cut[f"{address} {width}"] = found
    assert cut == {}
