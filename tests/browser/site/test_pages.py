"""Every built page: valid HTML, unique ids, no style of its own, nothing asked of another place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Error, Page, Request, ViewportSize

from tests.support.axe import findings
from tests.support.look import NARROW, WIDE, addresses, file_of, visit
from tests.support.project import ROOT
from tests.support.sampling import every


def test_every_page_is_valid_html_without_styles_and_says_what_it_is(course_folder: Path) -> None:
    wrong: list[object] = []
    said: dict[str, str] = {}
    for address in addresses(course_folder):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(file_of(course_folder, address).read_text("utf-8"))
        wrong += [(address, where, code, data) for where, code, data in parser.errors]
        elements = list(tree.iter())
        ids = Counter(element.get("id") for element in elements if element.get("id"))
        wrong += [(address, "id", twice, n) for twice, n in ids.items() if n > 1]
        styled = [e.tag for e in elements if e.tag == "style" or e.get("style") is not None]
        wrong += [(address, "has a style", tag) for tag in styled]
        if address == "404.html":
            continue
        headings = len(tree.findall(".//h1"))
        wrong += [(address, "headings of the page", headings)] * (headings != 1)
        description = tree.find(".//meta[@name='description']")
        words = description.get("content") or "" if description is not None else ""
        wrong += [(address, "description", words)] * (not words or words in said)
        said[words] = address
    assert wrong == []


PARTS = 12


@pytest.mark.parametrize("part", every([(part,) for part in range(PARTS)], 12))
def test_pages_fit_are_accessible_and_ask_nothing_of_others(
    page: Page, course: str, course_folder: Path, part: int
) -> None:
    wrong = overhear(page, course)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 700})
    for number, address in enumerate(addresses(course_folder)[part::PARTS]):
        visit(page, course, address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wrong.append(f"{page.url} is too wide")
        # Colours come with the kind of page: test_axe.py; every page alone: the test below.
        if number % 6 == 0:
            wrong += findings(page, contrast=False)
    assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_is_accessible_in_four_views(
    page: Page, course: str, course_folder: Path, size: ViewportSize, palette: Any
) -> None:
    page.emulate_media(reduced_motion="reduce", color_scheme=palette)
    page.set_viewport_size(size)
    found = []
    for address in addresses(course_folder):
        visit(page, course, address)
        page.locator("details").evaluate_all(
            "(all) => all.forEach((node) => { node.open = true; })"
        )
        found += findings(page)
    assert found == []


def overhear(page: Page, course: str) -> list[str]:
    """Fills with what pages ask of other places, and with their errors, as they happen."""
    heard: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((course, "data:", "blob:")):
            heard.append(f"{page.url} asks {request.url}")

    def fail(error: Error) -> None:
        # The search of the page for missing addresses lies below the site's own path, not here.
        if not page.url.endswith("404.html"):
            heard.append(f"{page.url}: {error}")

    page.on("request", note)
    page.on("pageerror", fail)
    return heard


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE-content"])
def test_the_licences_lie_where_tools_look(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert ("MIT License" in text) or ("creativecommons.org/licenses/by/4.0" in text)
