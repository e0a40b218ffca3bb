"""A learner with 50 negotiations, and a class of 500: the plan, the workbook and the class page."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect

from macros.publish import publish
from tests.bench.trace import cpu_of
from tests.support import hand_ins
from tests.support.gzipping import GzippingHandler
from tests.support.learner import FULL, seed
from tests.support.project import ROOT, build
from tests.support.report import spread, table
from tests.support.server import Server

NEGOTIATIONS = (1, 10, 50)
PEOPLE = (30, 500)
PAGES = {"plan/": "Plan", "workbook/": "Workbook", "tonight/": "Tonight"}
CLASS = "instructors/class/"
SETTLE = 600


def report(browser: Browser, rounds: int) -> str:
    """The tables."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(ROOT, Path(folder) / "site")
        publish(site)
        server = Server(site, GzippingHandler)
        try:
            tables = [part(browser, server.url, rounds) for part in (learner, teacher)]
        finally:
            server.stop()
    return "\n\n".join(tables)


def learner(browser: Browser, url: str, rounds: int) -> str:
    found = {
        (page, count): [opening(browser, url, page, count) for _ in range(rounds)]
        for count in NEGOTIATIONS
        for page in PAGES
    }
    head = ["Full negotiations; main thread to ready, ms", *map(str, NEGOTIATIONS)]
    rows = [[name, *(spread(found[page, n]) for n in NEGOTIATIONS)] for page, name in PAGES.items()]
    return table(head, rows)


def opening(browser: Browser, url: str, address: str, count: int) -> float:
    """Main-thread milliseconds to open a page over `count` negotiations that are all full."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(url + "tonight/", wait_until="networkidle")
    for n in range(count):
        seed(page, FULL, "first" if n == 0 else f"other-{n}")
    page.goto("about:blank")
    cpu = cpu_of(browser, page, lambda: open_page(page, url + address))
    context.close()
    return cpu


def open_page(page: Page, url: str) -> None:
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(SETTLE)


def teacher(browser: Browser, url: str, rounds: int) -> str:
    rows = []
    for people in PEOPLE:
        times = [reading(browser, url, people) for _ in range(rounds)]
        rows += [[f"{people} people", spread(times), f"{median(times) / people:.1f}"]]
    return table(["Class page: hand-ins read and shown", "main thread, ms", "each, ms"], rows)


def reading(browser: Browser, url: str, people: int) -> float:
    """Main-thread milliseconds to read a zip of hand-ins, and to show the first worksheet."""
    class_ = (hand_ins.text(hand_ins.hand_in(n)) for n in range(people))
    archive = hand_ins.zipped(
        (f"Learner {n}/hand-in.json", learner) for n, learner in enumerate(class_)
    )
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(url + CLASS, wait_until="networkidle")
    cpu = cpu_of(browser, page, lambda: give(page, archive))
    context.close()
    return cpu


def give(page: Page, archive: bytes) -> None:
    """Chooses the zip, and waits for the tables."""
    file = page.locator('[name="class-files"]')
    file.set_input_files({"name": "all.zip", "mimeType": "application/zip", "buffer": archive})
    shown = expect(page.locator("[data-class]"))
    shown.to_have_attribute("data-state", "ready", timeout=120_000)
