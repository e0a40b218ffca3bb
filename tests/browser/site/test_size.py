"""What a worksheet adds to a page: bytes of our scripts, sentences and styles, compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.server import Server

PLAIN, FULL = 24_000, 41_000
"""Budgets: for the plainest worksheets and checks; for those with rows, takes, scores or plots."""

PAGES = {
    "reimagining/": 0,
    "reimagining/battle-or-problem/": PLAIN,
    "tonight/": PLAIN,
    "reimagining/where-value-comes-from/": FULL,
    "day-after/": FULL,
    "practice/who-gets-to-ask/": FULL,
    "practice/your-plan/": FULL,
    "preparing/issues-and-trades/": FULL,
    "reimagining/where-you-stand/": FULL,
}
"""Address → most bytes of scripts, of sentences, and of style sheets. In order: a page
without a worksheet; a knowledge check; prompts; prompts that start from other sheets; rows; rows
that follow others; takes; an insight with plots; scores."""


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
        island = page.evaluate("document.getElementById('cg-site')?.textContent ?? ''")
        sentences = {"/sentences/": len(gzip.compress(island.encode(), 9)) if island else 0}
        return sentences | {
            path: len(gzip.compress((course_folder / path).read_bytes(), 9))
            for path in {one.removeprefix(url) for one in names}
            if path.startswith(("assets/modules/", "assets/styles/"))
        }

    def difference(address: str) -> dict[str, int]:
        more = loaded(address)
        only = {name: size for name, size in more.items() if name[0] == "/" or name not in base}
        return {
            kind: sum(n for path, n in only.items() if f"/{kind}/" in path)
            for kind in ("modules", "sentences", "styles")
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
