"""A form of 50 and of 500 fields: here, as plain HTML in the same theme, in RJSF and in SurveyJS.

The other engines stand once in the theme, and once on bare pages without its cost. All are opened
round after round, each in a fresh profile, so that what else the machine does meets them alike.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.forms import ENGINES, LENGTHS, addresses, make_site
from tests.bench.trace import cpu_of
from tests.bench.weight import listening, visit
from tests.support import npm
from tests.support.look import until
from tests.support.report import spread, table

THROTTLES = (1, 4)
KEYS = 12
SETTLE = 600
"""Milliseconds without work, after which a form counts as ready; it is not in any sum."""
AREA = "textarea"
WATCH = """() => {
  window.paints = [];
  addEventListener("keydown", (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => paints.push(performance.now() - pressed);
      port2.postMessage(0);
    });
  }, true);
}"""
IS_BUILT = """(count) => document.querySelectorAll("textarea").length >= 0.4 * count
  && !document.querySelector(".ws-bar:empty")"""


class Case(NamedTuple):
    """What is opened: an engine's form of so many fields, on a machine slowed so many times."""

    engine: str
    length: int
    slowed: int


class Run(NamedTuple):
    """One opening: main-thread milliseconds to ready, key to paint, megabytes of heap."""

    cpu: float
    paint: float
    heap: float


Runs = dict[Case, list[Run]]


def report(browser: Browser, rounds: int) -> str:
    """The tables; raises NoPackagesError without npm."""
    npm.install()
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder))
        with listening(site) as server:
            runs = measure(browser, server.url, rounds)
            weights = {e: weigh(browser, server.url, site, e) for e in ENGINES}
    return "\n\n".join(
        [f"Bytes of script and style, gzipped\n\n{weighed(weights)}"]
        + [speed(runs, count, slowed) for count in LENGTHS for slowed in THROTTLES]
    )


def measure(browser: Browser, url: str, rounds: int) -> Runs:
    """Every case once a round."""
    runs: Runs = defaultdict(list)
    for _ in range(rounds):
        for slowed in THROTTLES:
            for engine, count, address in addresses():
                runs[Case(engine, count, slowed)].append(
                    once(browser, url + address, count, slowed)
                )
    return runs


def once(browser: Browser, url: str, count: int, slowed: int) -> Run:
    """Opens one form, types into its middle, and counts what it holds."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    cpu = cpu_of(browser, page, lambda: open_form(page, url, count))
    run = Run(cpu, key_to_paint(page), heap(session))
    context.close()
    return run


def open_form(page: Page, url: str, count: int) -> None:
    """Waits until the form stands and nothing more happens."""
    page.goto(url, wait_until="networkidle", timeout=120_000)
    until(page, f"({IS_BUILT})({count})", seconds=120)
    page.wait_for_timeout(SETTLE)


def key_to_paint(page: Page) -> float:
    """Median milliseconds from a key to the frame that shows it."""
    areas = page.locator(AREA)
    areas.nth(areas.count() // 2).focus()
    page.evaluate(WATCH)
    for n in range(KEYS):
        page.keyboard.press("abcde"[n % 5])
        page.wait_for_timeout(60)
    until(page, f"paints.length >= {KEYS}")
    return float(median(page.evaluate("paints")))


def heap(session: CDPSession) -> float:
    """Megabytes of JavaScript's heap, after what is no longer used was let go."""
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


# Tables ------------------------------------------------------------------------------------------


def weigh(browser: Browser, url: str, site: Path, engine: str) -> tuple[int, int]:
    """Bytes of script and of style that the form of 50 fields adds to a page of its theme."""
    has_theme = not engine.endswith("-bare")
    # Twice: what the theme fetches late may come after the first look.
    before = [path for _ in range(2) for path in visit(browser, url + "nothing/", site)]
    loaded = visit(browser, f"{url}{engine}-{LENGTHS[0]}/", site)
    more = {path: size for path, size in loaded.items() if not (has_theme and path in before)}
    scripts = sum(size for path, size in more.items() if path.endswith(".js"))
    return scripts, sum(size for path, size in more.items() if path.endswith(".css"))


def weighed(weights: dict[str, tuple[int, int]]) -> str:
    ours = sum(weights["ours"])
    rows = [
        [ENGINES[engine], f"{sum(parts) / ours:.2f}", *(f"{size / 1000:.1f}" for size in parts)]
        for engine, parts in weights.items()
    ]
    return table(["Form", "× this course", "script, kB", "style, kB"], rows)


def speed(runs: Runs, count: int, slowed: int) -> str:
    """One table: ratios to the plain form of the same round, then what was measured."""
    of = {engine: runs[Case(engine, count, slowed)] for engine in ENGINES}
    head = ["Form", "CPU × plain", "CPU, ms", "key to paint, ms", "over plain, ms", "heap, MB"]
    rows = [
        [
            name,
            spread(ratios(of[engine], of["plain"]), 2),
            spread([run.cpu for run in of[engine]]),
            spread([run.paint for run in of[engine]], 1),
            f"{middle(of[engine]) - middle(of['plain']):.1f}",
            f"{median(run.heap for run in of[engine]):.1f}",
        ]
        for engine, name in ENGINES.items()
    ]
    return f"{count} fields, processor slowed {slowed}×\n\n{table(head, rows)}"


def middle(runs: Iterable[Run]) -> float:
    """The median of key to paint."""
    return median(run.paint for run in runs)


def ratios(runs: Iterable[Run], plain: Iterable[Run]) -> list[float]:
    """Round by round."""
    return [run.cpu / base.cpu for run, base in zip(runs, plain, strict=True)]
