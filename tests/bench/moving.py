"""From a click on a link until the next page is on show, beside stock Material and its instant
navigation.

All ways have the same pages, behind a server that compresses and takes a moment to answer. They
take turns in each round, in a fresh profile and without a service worker, which would have every
page.
"""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import Browser, Page

from macros.publish import publish
from tests.bench.stock import build_stock, make_stock
from tests.support.gzipping import GzippingHandler
from tests.support.look import until
from tests.support.project import ROOT, build
from tests.support.report import spread, table
from tests.support.server import Server

STOCK = "Stock Material"
OURS = "This course"
ADDED = {
    STOCK: [],
    f"{STOCK}, instant": ["navigation.instant"],
    f"{STOCK}, instant and prefetching": ["navigation.instant", "navigation.instant.prefetch"],
}
"""The theme as it comes, and with which features more."""
STEPS = (
    ("", "reimagining/battle-or-problem/"),
    ("reimagining/battle-or-problem/", "reimagining/trust-and-openness/"),
    ("reimagining/where-value-comes-from/", "tonight/"),
)
"""From which page to which."""
POINTED = {"pointed at": 300, "at once": 0}
"""Milliseconds for which a link is pointed at before it is clicked."""
LATENCY = 0.04
"""Seconds that each file takes to be answered, as from a host on the same continent."""
LINK = """(href) => {
  const link = Object.assign(document.createElement("a"), { id: "bench", textContent: "Next" });
  document.querySelector("article").prepend(Object.assign(link, { href }));
}"""
WATCH = """
const now = () => performance.timeOrigin + performance.now();
addEventListener("click", (event) => {
  sessionStorage.clicked = performance.timeOrigin + event.timeStamp;
  sessionStorage.from = document.title;
}, true);
const look = () => {
  const { clicked, shown, from } = sessionStorage;
  if (!clicked || shown || document.title === from || !document.querySelector("article"))
    return requestAnimationFrame(look);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { sessionStorage.shown = now() - clicked; };
  port2.postMessage(0);
};
requestAnimationFrame(look);
"""
"""Notes the time from a click to the first frame of another page, in whichever document."""
Times = dict[tuple[str, str], list[list[float]]]
"""Way and how long it was pointed at → milliseconds of each step, round by round."""


class SlowHandler(GzippingHandler):
    """Takes its time, as a network does."""

    def answer(self, status: int, path: Path) -> None:
        time.sleep(LATENCY)
        with suppress(ConnectionError):  # whoever has moved on no longer listens
            super().answer(status, path)


def report(browser: Browser, rounds: int) -> str:
    """The table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        makers = {way: stock_with(features) for way, features in ADDED.items()} | {OURS: our_site}
        servers = {way: served(work / str(n), make) for n, (way, make) in enumerate(makers.items())}
        try:
            times = measure(browser, {way: server.url for way, server in servers.items()}, rounds)
        finally:
            for server in servers.values():
                server.stop()
    return compared(times)


def served(folder: Path, make: Callable[[Path, str], None]) -> Server:
    """A site that knows its own address: instant navigation asks for it."""
    folder.mkdir()
    server = Server(folder / "site", SlowHandler)
    make(folder, server.url)
    return server


def our_site(folder: Path, url: str) -> None:
    publish(build(ROOT, folder / "site"))


def stock_with(features: list[str]) -> Callable[[Path, str], None]:
    """What builds stock Material with features more, for the address of its server."""

    def make(folder: Path, url: str) -> None:
        settings = make_stock(folder) / "mkdocs.yml"
        known = yaml.safe_load(settings.read_text("utf-8")) | {"site_url": url}
        known["theme"]["features"] = [*known["theme"]["features"], *features]
        settings.write_text(yaml.safe_dump(known), encoding="utf-8")
        build_stock(folder, folder / "site")

    return make


def measure(browser: Browser, urls: dict[str, str], rounds: int) -> Times:
    """Every way once a round."""
    times: Times = defaultdict(list)
    for _ in range(rounds):
        for how, pointed in POINTED.items():
            for way, url in urls.items():
                times[way, how].append([step(browser, url, *pair, pointed) for pair in STEPS])
    return times


def step(browser: Browser, url: str, start: str, end: str, pointed: int) -> float:
    """Milliseconds from the click to the next page."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(url + start, wait_until="networkidle")
    page.evaluate(LINK, url + end)
    try:
        return follow(page, pointed)
    finally:
        context.close()


def follow(page: Page, pointed: int) -> float:
    """Points at the link and clicks it."""
    page.evaluate("scrollTo(0, 0)")
    box = page.locator("#bench").bounding_box()
    assert box, "a link that is shown"
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(pointed)
    page.mouse.down()
    page.mouse.up()
    until(page, "Boolean(sessionStorage.shown)", seconds=30)
    return float(page.evaluate("Number(sessionStorage.shown)"))


def compared(times: Times) -> str:
    """Ratios to stock Material of the same round, over all steps, then milliseconds of a step."""
    head = ["Click to next page"]
    for how in POINTED:
        head += [f"{how}: × stock", "ms"]
    ways = dict.fromkeys(way for way, _ in times)
    return table(head, [[way, *cells(times, way)] for way in ways])


def cells(times: Times, way: str) -> list[str]:
    found = []
    for how in POINTED:
        rounds, stock = times[way, how], times[STOCK, how]
        ratios = [sum(ours) / sum(theirs) for ours, theirs in zip(rounds, stock, strict=True)]
        found += [spread(ratios, 2), spread([median(steps) for steps in rounds])]
    return found
