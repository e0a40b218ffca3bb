"""Every built page: valid HTML, unique ids, no style of its own, nothing asked of another place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Error, Page, Request

from tests.browser.look import addresses, file_of, visit


def test_every_page_is_valid_html_with_unique_ids(course_folder: Path) -> None:
    wrong = []
    for address in addresses(course_folder):
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"))
        tree = parser.parse(file_of(course_folder, address).read_text("utf-8"))
        wrong += [(address, where, code, data) for where, code, data in parser.errors]
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        wrong += [(address, "id", twice, n) for twice, n in ids.items() if n > 1]
    assert wrong == []


def test_no_page_carries_styles_of_its_own(course_folder: Path) -> None:
    for address in addresses(course_folder):
        tree = html5lib.parse(
            file_of(course_folder, address).read_text("utf-8"), namespaceHTMLElements=False
        )
        assert tree.find(".//style") is None, address
        assert [e.tag for e in tree.iter() if e.get("style") is not None] == [], address


def test_every_page_says_what_it_is(course_folder: Path) -> None:
    said: dict[str, str] = {}
    for address in addresses(course_folder):
        if address == "404.html":
            continue
        tree = html5lib.parse(
            file_of(course_folder, address).read_text("utf-8"), namespaceHTMLElements=False
        )
        description = tree.find(".//meta[@name='description']")
        assert description is not None, address
        words = description.get("content") or ""
        assert len(tree.findall(".//h1")) == 1, address
        assert words and words not in said, (address, said.get(words))
        said[words] = address


def test_pages_fit_a_small_screen_and_ask_nothing_of_others(
    page: Page, course: str, course_folder: Path
) -> None:
    foreign: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((course, "data:", "blob:")):
            foreign.append(f"{page.url} → {request.url}")

    page.on("request", note)

    def fail(error: Error) -> None:
        # The search of the page for missing addresses lies below the site's own path, not here.
        if not page.url.endswith("404.html"):
            errors.append(f"{page.url}: {error}")

    page.on("pageerror", fail)
    page.set_viewport_size({"width": 320, "height": 700})
    wide = []
    for address in addresses(course_folder):
        visit(page, course, address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert (foreign, errors, wide) == ([], [], [])


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE-content"])
def test_the_licences_lie_where_tools_look(name: str) -> None:
    text = (Path(__file__).parent.parent.parent / name).read_text("utf-8")
    assert ("MIT License" in text) or ("creativecommons.org/licenses/by/4.0" in text)
