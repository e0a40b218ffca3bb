"""What a worksheet adds to a page: bytes of our scripts, sentences and styles, and requests."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.server import Server

PLAIN, FULL = 24_200, 40_200
"""Budgets: for the plainest worksheets and checks; for those with rows, takes, scores or plots."""

FIGURE = 6_000
"""What a figure to try may add to the page that shows it, and one request."""

DIALOGUE = 12_000
"""What a dialogue may add to a page with the plainest worksheet."""

FEW, MORE = 15, 19
"""Most requests of a page, its own and that for the typeface included: without results, and with
scores or insights."""
RESULTS = {"preparing/issues-and-trades/", "reimagining/where-you-stand/"}

FIGURES = {"reimagining/battle-or-problem/", "reimagining/where-value-comes-from/"}

PAGES = {
    "reimagining/": 0,
    "leading/what-is-left-to-divide/": PLAIN,
    "reimagining/battle-or-problem/": PLAIN + FIGURE,
    "tonight/": FULL,
    "reimagining/where-value-comes-from/": FULL,
    "day-after/": FULL,
    "practice/who-gets-to-ask/": FULL,
    "practice/your-plan/": FULL,
    "preparing/issues-and-trades/": FULL,
    "reimagining/where-you-stand/": FULL,
}
"""Address → most bytes of scripts, of sentences, and of style sheets. In order: a page
without a worksheet; a knowledge check; a check and a figure; prompts; prompts that start from
other sheets; rows; rows that follow others; takes; an insight with plots; scores."""

Loaded = dict[str, int]
"""Path → compressed bytes of all that a page loads; `/sentences/` is a part of the page itself."""


@pytest.fixture
def loaded(
    page: Page, course_folder: Path, serve: Callable[[Path], Server]
) -> Callable[[str], Loaded]:
    """What a page loads."""
    url = serve(course_folder).url

    def load(address: str) -> Loaded:
        page.goto(url + address, wait_until="networkidle")
        page.wait_for_timeout(500)  # what scores and insights load, one after the other
        names = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        island = page.evaluate("document.getElementById('cg-site')?.textContent ?? ''")
        sentences = {"/sentences/": packed(island.encode()) if island else 0}
        paths = {name.removeprefix(url) for name in names}
        return sentences | {path: packed((course_folder / path).read_bytes()) for path in paths}

    return load


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


KINDS = ("/assets/modules/", "/sentences/", "/assets/styles/")


@pytest.mark.material("the frame of Zensical fetches files of its own, which are counted here")
def test_a_worksheet_adds_little_to_a_page(loaded: Callable[[str], Loaded]) -> None:
    base = loaded(next(iter(PAGES)))
    heavy, many = {}, {}
    for address, most in PAGES.items():
        files = loaded(address)
        more = {f"/{path.lstrip('/')}": size for path, size in files.items() if path not in base}
        more["/sentences/"] = files["/sentences/"]
        sizes = {
            kind: sum(n for path, n in more.items() if path.startswith(kind)) for kind in KINDS
        }
        print(f"{address:36} {len(files):3} requests", *(f"{k} {n:6}" for k, n in sizes.items()))
        if sum(sizes.values()) > most:
            heavy[address] = sizes
        if len(files) > (MORE if address in RESULTS else FEW) + (address in FIGURES):
            many[address] = sorted(files)
        assert sizes["/assets/modules/"] > 0 or not most, "no page would be heavy without any"
    assert not heavy
    assert not many


NAMED = re.compile(r'(?:src|href)="[^"]*?(assets/(?:modules|styles)/[^"?]+)')


def test_a_dialogue_adds_little_to_what_a_worksheet_loads(course_folder: Path) -> None:
    def size(address: str) -> int:
        page = (course_folder / address / "index.html").read_text("utf-8")
        files = {*NAMED.findall(page)}
        assert files
        return sum(packed((course_folder / path).read_bytes()) for path in files)

    added = size("practice/dialogues/rent-letter/") - size("reimagining/")
    assert 0 < added <= PLAIN + DIALOGUE
