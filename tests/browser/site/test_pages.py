"""Every built page: valid HTML, unique ids, no style of its own, nothing asked of another place."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)])
def test_pages_are_valid_html_without_styles(course_folder: Path, step: int) -> None:
    wrong: list[object] = []
    for address in addresses(course_folder)[::step]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(file_of(course_folder, address).read_text("utf-8"))
        wrong += [(address, where, code, data) for where, code, data in parser.errors]
        elements = list(tree.iter())
        ids = Counter(element.get("id") for element in elements if element.get("id"))
        wrong += [(address, "id", twice, n) for twice, n in ids.items() if n > 1]
        styled = [e.tag for e in elements if e.tag == "style" or e.get("style") is not None]
        wrong += [(address, "has a style", tag) for tag in styled]
    assert wrong == []


def test_every_page_says_what_it_is_in_one_heading_and_words_of_its_own(
    course_folder: Path,
) -> None:
    said: dict[str, str] = {}
    wrong: list[object] = []
    for address in addresses(course_folder):
        if address == "404.html":
            continue
        html = file_of(course_folder, address).read_text("utf-8")
        headings = len(re.findall(r"<h1[ >]", html))
        wrong += [(address, "headings", headings)] * (headings != 1)
        words = "".join(re.findall(r'<meta name="description" content="([^"]*)"', html))
        wrong += [(address, words, said.get(words))] * (not words or words in said)
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


@pytest.mark.parametrize(
    ("name", "words"),
    [("LICENSE", "MIT License"), ("LICENSE-content", "creativecommons.org/licenses/by/4.0")],
)
def test_the_licences_lie_where_tools_look(name: str, words: str) -> None:
    assert words in (ROOT / name).read_text("utf-8")
