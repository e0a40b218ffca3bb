"""What each kind of page weighs on a first visit, beside the same page in stock Material."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Browser

from macros.publish import publish
from tests.bench.stock import build_stock, make_stock
from tests.support.gzipping import GzippingHandler, weight
from tests.support.project import ROOT, build
from tests.support.report import table
from tests.support.server import Server

PAGES = {
    "": "Home",
    "preparing/issues-and-trades/": "Lesson with a worksheet",
    "reimagining/": "Page of text",
    "tonight/": "Tonight",
    "plan/": "Plan",
    "workbook/": "Workbook",
    "practice/cases/rota-swap/": "Practice case",
    "practice/counterpart/": "Counterpart",
    "hand-in/": "Hand in",
    "instructors/class/": "Class",
    "authors/gallery/": "Gallery of fields",
}
KINDS = {"pages": {".html"}, "scripts": {".js", ".mjs"}, "styles": {".css"}}
Loaded = dict[str, int]


class Listening(GzippingHandler):
    """Remembers what it was asked for."""

    asked: ClassVar[set[Path]] = set()

    def answer(self, status: int, path: Path) -> None:
        self.asked.add(path)
        super().answer(status, path)


def report(browser: Browser, rounds: int) -> str:
    """The table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        ours = build(ROOT, work / "ours")
        publish(ours)
        stock = build_stock(make_stock(work / "stock"), work / "stock-site")
        return compared(visits(browser, ours), visits(browser, stock))


def compared(ours: dict[str, Loaded], stock: dict[str, Loaded]) -> str:
    head = ["Page, kB gzipped", "× stock", "All", "Stock", *(kind.capitalize() for kind in KINDS)]
    rows = [row(name, ours[page], stock[page]) for page, name in PAGES.items()]
    return table([*head, "Other", "Requests", "Stock"], rows)


def row(name: str, ours: Loaded, stock: Loaded) -> list[str]:
    whole, theirs = sum(ours.values()), sum(stock.values())
    parts = [
        sum(n for path, n in ours.items() if Path(path).suffix in KINDS[kind]) for kind in KINDS
    ]
    sizes = [f"{size / 1000:.1f}" for size in (whole, theirs, *parts, whole - sum(parts))]
    return [name, f"{whole / theirs:.2f}", *sizes, str(len(ours)), str(len(stock))]


def visits(browser: Browser, site: Path) -> dict[str, Loaded]:
    """Page → what a first visit loads: path and bytes as they travel."""
    with listening(site) as server:
        return {page: visit(browser, server.url + page, site) for page in PAGES}


def visit(browser: Browser, url: str, site: Path) -> Loaded:
    """One first visit, without the service worker, which later fetches the rest of the course."""
    Listening.asked.clear()
    context = browser.new_context(service_workers="block")
    context.new_page().goto(url, wait_until="networkidle")
    context.close()
    return {str(file.relative_to(site)): weight(file) for file in Listening.asked if file.is_file()}


@contextmanager
def listening(site: Path) -> Iterator[Server]:
    server = Server(site, Listening)
    yield server
    server.stop()
