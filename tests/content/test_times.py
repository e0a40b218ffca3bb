"""Times agree: what a page says of minutes is what the sheets, the ways and the home page say."""

from __future__ import annotations

import re

import pytest

from tests.content.course_text import DOCS, Page, pages, read_page, reference, worksheets

PAGES = pages()
WORDS = {"two": 2, "five": 5, "eight": 8, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}
SAYS = re.compile(rf"\b(\d+|{'|'.join(WORDS)}) minutes")
LEAD_SHEET = re.compile(r'^\{\{ worksheet\("([\w-]+)"\) \}\}', re.MULTILINE)


def said(text: str) -> set[int]:
    """The minutes that a text speaks of."""
    return {WORDS.get(found) or int(found) for found in SAYS.findall(text)}


def first_paragraph(page: Page) -> str:
    return page.text.split("\n\n")[1] if page.text.count("\n\n") else ""


def leads_to_tonight(line: str) -> bool:
    return 'page("tonight.md"' in line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_line_that_leads_to_tonight_gives_it_its_time(page: Page) -> None:
    known = {reference("ways")["tonight"]["minutes"]}
    for line in filter(leads_to_tonight, page.text.splitlines()):
        assert said(line) <= known, line


def test_the_comparison_of_ways_gives_tonight_its_time() -> None:
    page = read_page(DOCS / "ways/index.md")
    [row] = [line for line in page.text.splitlines() if line.startswith("| **Time**")]
    tonight = {reference("ways")["tonight"]["minutes"]}
    assert said(row.split("|")[2]) == said(page.meta["description"]) == tonight


ONE_SHEET = [
    (page, *LEAD_SHEET.findall(page.text))
    for page in PAGES
    if len(LEAD_SHEET.findall(page.text)) == 1 and said(first_paragraph(page))
]


@pytest.mark.parametrize(("page", "sheet"), ONE_SHEET, ids=lambda of: getattr(of, "path", of))
def test_a_page_around_one_sheet_says_its_time(page: Page, sheet: str) -> None:
    minutes = worksheets()[sheet]["minutes"]
    known = {minutes} if sheet != "tonight" else {reference("ways")["tonight"]["minutes"]}
    assert said(first_paragraph(page)) == known


@pytest.mark.parametrize("part", ["reimagining", "practice"])
def test_a_part_adds_up_the_minutes_of_its_worksheets(part: str) -> None:
    asked = {
        "reimagining": ["situation", "fit"],
        "practice": ["debrief", "asks", "agreement", "commitments"],
    }
    [line] = [
        line
        for line in read_page(DOCS / part / "index.md").text.splitlines()
        if line.startswith("Add about")
    ]
    assert said(line) == {sum(worksheets()[id]["minutes"] for id in asked[part])}
