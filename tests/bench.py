"""`make bench`: how long the larger sums take, beside a plain way of doing the same.

Times depend on the machine; the ratio, measured in the same run, travels.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests import chromium
from tests.modules import blank_site
from tests.server import Server

RUNS = 5
ANALYSIS = """async ([issues, alternatives, runs]) => {
  const { analyse } = await import(new URL("assets/practice/analysis.mjs", document.baseURI));
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
  const quicker = (one, other) => (one.milliseconds < other.milliseconds ? one : other);
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


def measure(page: Page) -> dict[str, Any]:
    """The page's analysis and a plain enumeration of the same case: what they found, and when."""
    issues, alternatives = large_case()
    found: dict[str, Any] = page.evaluate(ANALYSIS, [issues, alternatives, RUNS])
    return found


def report(found: dict[str, Any]) -> str:
    exact, plain = found["exact"], found["plain"]
    return (
        f"Analysis of a case of 8 issues with 5 options, quickest of {RUNS} runs\n"
        f"  agreements            {exact['found']['agreements']:>10,}\n"
        f"  pairs of points       {exact['pairs']:>10,}\n"
        f"  exact analysis        {exact['milliseconds']:>10.1f} ms\n"
        f"  plain enumeration     {plain['milliseconds']:>10.1f} ms\n"
        f"  analysis : plain      {exact['milliseconds'] / plain['milliseconds']:>10.2f}"
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(blank_site(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.url)
        found = measure(page)
        browser.close()
        server.stop()
    print(report(found))
    return 0 if found["exact"]["found"] == found["plain"]["found"] else 1


if __name__ == "__main__":
    sys.exit(main())
