"""What a worksheet adds to a page: bytes of our scripts and styles, compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.server import Server

GOAL = 15_000
"""Most bytes that a worksheet should add. The plainest ones keep to it, and use nearly all of it:
the modules that restore and save make up most of what comes first, and none of them may come
late. What is taken from other sheets, rows and insights have modules of their own beyond it."""

PAGES = {
    "reimagining/": 0,
    "reimagining/battle-or-problem/": GOAL,
    "tonight/": GOAL,
    "reimagining/where-value-comes-from/": 18_000,
    "day-after/": 18_100,
    "practice/who-gets-to-ask/": 18_000,
    "practice/your-plan/": 20_200,
    "preparing/issues-and-trades/": 27_700,
    "reimagining/where-you-stand/": 27_800,
}
"""Address → most bytes of scripts, with their sentences, and of style sheets: what was measured,
rounded up. In order: a page without a worksheet; a knowledge check; prompts; prompts that start
from other sheets; rows; rows that follow others; takes; an insight with plots; scores."""


@pytest.fixture
def added(
    page: Page, course_folder: Path, serve: Callable[[Path], Server]
) -> Callable[[str], dict[str, int]]:
    """Compressed bytes by kind that a page loads and a page without a worksheet does not."""
    url = serve(course_folder).url

    def loaded(address: str) -> dict[str, int]:
        page.goto(url + address, wait_until="networkidle")
        page.wait_for_timeout(500)  # what scores and insights load, one after the other
        names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        return {
            path: len(gzip.compress((course_folder / path).read_bytes(), 9))
            for path in {one.removeprefix(url) for one in names}
            if path.startswith(("assets/modules/", "assets/styles/"))
        }

    def difference(address: str) -> dict[str, int]:
        more = loaded(address)
        only = {path: size for path, size in more.items() if path not in base}
        return {
            kind: sum(n for path, n in only.items() if f"/{kind}/" in path)
            for kind in ("modules", "styles")
        }

    base = loaded(next(iter(PAGES)))
    return difference


def test_a_worksheet_adds_little_to_a_page(added: Callable[[str], dict[str, int]]) -> None:
    found = {address: added(address) for address in PAGES}
    for address, sizes in found.items():
        print(f"{address:36}", *(f"{kind} {size:6}" for kind, size in sizes.items()))
    weight = {address: sum(one.values()) for address, one in found.items()}
    assert not {one: (n, PAGES[one]) for one, n in weight.items() if n > PAGES[one]}
    assert weight["tonight/"] > 0, "no page would be heavy if nothing were found"
