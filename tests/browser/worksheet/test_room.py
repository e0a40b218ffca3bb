"""Rows and scales on phones and on wide screens: every word has room, in all the worksheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.look import addresses, file_of

WIDTHS = [360, 1220, 1280]
MORE_WIDTHS = [1000, 1366]

CUT = """() => {
  for (const fold of document.querySelectorAll(".ws details")) fold.open = true;
  const named = ".ws-steps > *, .ws-rows :is(.ws-column, .ws-hint, legend)";
  const words = `${named}, .ws-rows :is(select, input, textarea)`;
  const seen = [...document.querySelectorAll(words)].filter((one) => one.offsetWidth);
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
    .filter((element) => getComputedStyle(element).fontSize !== "0px")
    .filter((element) => cut(element) || isNarrow(element))
    .map((element) => `${element.closest("form").id} ${element.name ?? element.textContent}`);
}"""
"""What has too little room on a page: a choice, a head or a name that is cut, a box for words in
which hardly one of them fits."""


def with_tables(folder: Path) -> list[str]:
    """Addresses of the pages that have rows or statements to rate."""
    kinds = ('data-kind="rows"', 'data-kind="likert"')
    pages = {at: file_of(folder, at).read_text("utf-8") for at in addresses(folder)}
    return [at for at, text in pages.items() if any(kind in text for kind in kinds)]


@pytest.mark.parametrize("widths", [WIDTHS, pytest.param(MORE_WIDTHS, marks=pytest.mark.long)])
def test_no_word_is_cut(page: Page, course: str, course_folder: Path, widths: list[int]) -> None:
    cut: dict[str, Any] = {}
    for address in with_tables(course_folder):
        page.goto(course + address)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if found := page.evaluate(CUT):
                cut[f"{address} {width}"] = found
    assert cut == {}
