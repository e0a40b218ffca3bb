"""How long the largest sums take, beside a plain way of doing the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.modules import blank_site
from tests.support.report import table
from tests.support.server import Server

ANALYSIS = """async ([issues, alternatives, runs]) => {
  const { analyse } = await import(new URL("assets/cases/analysis.mjs", document.baseURI));
  const plainly = () => {
    const reached = new Map();
    const choose = (at, a, b) => {
      if (at === issues.length) reached.set(`${a},${b}`, (reached.get(`${a},${b}`) ?? 0) + 1);
      else for (const option of issues[at].options) choose(at + 1, a + option.a, b + option.b);
    };
    choose(0, 0, 0);
    let agreements = 0, beatBoth = 0, jointMaximum = -Infinity;
    for (const [pair, count] of reached) {
      const [a, b] = pair.split(",").map(Number);
      agreements += count;
      beatBoth += a > alternatives.a && b > alternatives.b ? count : 0;
      jointMaximum = Math.max(jointMaximum, a + b);
    }
    return { agreements, beatBoth, jointMaximum };
  };
  const timed = (work) => {
    const before = performance.now();
    return { found: work(), milliseconds: performance.now() - before };
  };
  const exacts = [], plains = [];
  for (let run = 0; run < runs; run++) {
    exacts.push(timed(() => analyse(issues, alternatives)));
    plains.push(timed(plainly));
  }
  const quicker = (run, other) => (run.milliseconds < other.milliseconds ? run : other);
  const quickest = (all) => all.reduce(quicker);
  const [exact, plain] = [quickest(exacts), quickest(plains)];
  const { agreements, beatBoth, jointMaximum, all } = exact.found;
  return { exact: { found: { agreements, beatBoth, jointMaximum }, pairs: all.length,
    milliseconds: exact.milliseconds }, plain };
}"""


def large_case() -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Eight issues with five options, of all three types, and two alternatives."""
    weights = [(5, 3), (2, 6), (4, 1), (1, 4), (3, 3), (6, 2), (2, 2), (1, 3)]
    issues = [
        {
            "id": f"issue-{i}",
            "title": f"Issue {i}",
            "options": [
                {"label": str(step), "a": a * step, "b": b * (step if i % 4 == 3 else 4 - step)}
                for step in range(5)
            ],
        }
        for i, (a, b) in enumerate(weights)
    ]
    return issues, {"a": 40, "b": 40}


def measure(page: Page, runs: int) -> dict[str, Any]:
    """The page's analysis and a plain enumeration of the same case: what they found, and when."""
    issues, alternatives = large_case()
    found: dict[str, Any] = page.evaluate(ANALYSIS, [issues, alternatives, runs])
    return found


def report(browser: Browser, rounds: int) -> str:
    """The table; raises AssertionError where the two found different things."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(blank_site(Path(folder)))
        page = browser.new_page()
        page.goto(server.url)
        found = measure(page, rounds)
        page.close()
        server.stop()
    assert found["exact"]["found"] == found["plain"]["found"]
    return compared(found, rounds)


def compared(found: dict[str, Any], rounds: int) -> str:
    exact, plain = found["exact"], found["plain"]
    head = [f"A case of 8 issues with 5 options, quickest of {rounds} runs", "× plain", "ms"]
    rows = [
        ["plain enumeration", "1", f"{plain['milliseconds']:.1f}"],
        [
            "the exact analysis of the page",
            f"{exact['milliseconds'] / plain['milliseconds']:.2f}",
            f"{exact['milliseconds']:.1f}",
        ],
    ]
    agreements, pairs = exact["found"]["agreements"], exact["pairs"]
    return (
        table(head, rows) + f"\n\n{agreements:,} agreements, {pairs:,} different pairs of points."
    )
