"""How long it takes to choose today's cards out of many, beside a plain look at each."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.modules import blank_site
from tests.support.report import table
from tests.support.server import Server

COUNTS = (30, 500)
CHOICE = """async ([count, runs]) => {
  const module = new URL("assets/cards/schedule.mjs", document.baseURI);
  const { readAnswer, sitting, comingDays } = await import(module);
  const stored = Array.from({ length: count }, (_, n) => ({ id: `card-${n}`,
    answer: { v: 1, day: `2026-0${1 + (n % 9)}-1${n % 9}`, right: true, step: n % 4 } }));
  const choose = () => {
    const cards = stored.map(({ id, answer }) => ({ id, answer: readAnswer(answer) }));
    return [sitting(cards, "2026-09-20"), comingDays(cards, "2026-09-20")];
  };
  const noon = (day) => new Date(`${day}T12:00:00Z`);
  const plain = () => stored.filter(({ answer }) => noon(answer.day) < noon("2026-09-20"));
  const quickest = (work) => Math.min(...Array.from({ length: runs }, () => {
    const before = performance.now();
    for (let n = 0; n < 20; n += 1) work();
    return (performance.now() - before) / 20;
  }));
  return [quickest(choose), quickest(plain)];
}"""


def report(browser: Browser, rounds: int) -> str:
    """The table."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(blank_site(Path(folder)))
        page = browser.new_page()
        try:
            page.goto(server.url)
            rows = [row(count, *page.evaluate(CHOICE, [count, rounds])) for count in COUNTS]
        finally:
            page.close()
            server.stop()
    head = [f"Today's cards and the days to come, quickest of {rounds} runs", "× plain", "ms"]
    return table(head, rows)


def row(count: int, chosen: float, plain: float) -> list[str]:
    """A number of cards, beside looking once at the day of each."""
    return [f"{count} cards", f"{chosen / plain:.1f}", f"{chosen:.2f}"]
