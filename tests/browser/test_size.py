"""What a worksheet adds to a page: bytes of our scripts and styles, compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.server import Server

PLAIN, SCORED = 19_500, 28_500
"""Most bytes that a worksheet without scores, and the largest with scores, add to a page.

What was measured, rounded up. The goal is 15,000 without scores.
"""
PAGES = (
    "reimagining/",
    "tonight/",
    "preparing/issues-and-trades/",
    "reimagining/where-you-stand/",
    "plan/",
    "workbook/",
    "practice/counterpart/",
    "practice/cases/rota-swap/end/",
)


@pytest.fixture
def added(
    page: Page, course_folder: Path, serve: Callable[[Path], Server]
) -> Callable[[str], dict[str, int]]:
    """Compressed bytes by kind that a page loads and a page without a worksheet does not."""
    url = serve(course_folder).url

    def loaded(address: str) -> dict[str, int]:
        page.goto(url + address, wait_until="networkidle")
        names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        return {
            path: len(gzip.compress((course_folder / path).read_bytes(), 9))
            for path in {one.removeprefix(url) for one in names}
            if path.startswith(("assets/modules/", "assets/styles/", "assets/words/"))
        }

    def difference(address: str) -> dict[str, int]:
        base, more = loaded(PAGES[0]), loaded(address)
        only = {path: size for path, size in more.items() if path not in base}
        kinds = {"scripts": "modules", "styles": "styles", "words": "words"}
        return {
            kind: sum(n for path, n in only.items() if f"/{folder}/" in path)
            for kind, folder in kinds.items()
        }

    return difference


def test_a_worksheet_adds_little_to_a_page(added: Callable[[str], dict[str, int]]) -> None:
    found = {address: added(address) for address in PAGES}
    for address, sizes in found.items():
        print(f"{address:32}", *(f"{kind} {size:6}" for kind, size in sizes.items()))
    weight = {address: one["scripts"] + one["styles"] for address, one in found.items()}
    assert weight["reimagining/"] == 0
    assert 0 < weight["tonight/"] <= PLAIN
    scored = ("preparing/issues-and-trades/", "reimagining/where-you-stand/")
    assert max(weight[address] for address in scored) <= SCORED
