"""Lighthouse on the pages that matter most: as on a telephone, behind a server that compresses."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.support import chromium, npm
from tests.support.gzipping import GzippingHandler
from tests.support.report import spread, table
from tests.support.server import Server

RUNS = 5
HELD = ("accessibility", "best-practices", "seo")
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
PAGES = {
    "": "Home",
    "preparing/issues-and-trades/": "Lesson with a worksheet",
    "tonight/": "Tonight",
    "leading/listen-and-invent/": "Longest worksheet",
    "plan/": "Plan",
    "practice/counterpart/": "Counterpart",
}
Answer = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """What Lighthouse says of one page: for each category, one score from 0 to 100 a run."""

    page: str
    scores: dict[str, list[float]]
    failed: dict[str, str]
    """Audits that cost points in a category that is held, and what they say."""

    @property
    def holds(self) -> bool:
        """Whether the median of each category that is held is 100."""
        return all(median(self.scores[category]) == 100 for category in HELD)


def run(site: Path, pages: Iterable[str] = PAGES, runs: int = RUNS) -> list[Score]:
    """Lighthouse on each page of a published site, round after round."""
    server = Server(site, GzippingHandler)
    try:
        rounds = [{page: ask(server.url + page) for page in pages} for _ in range(runs)]
    finally:
        server.stop()
    return [score(page, [run[page] for run in rounds]) for page in rounds[0]]


def ask(url: str) -> Answer:
    """One run of Lighthouse: a mid-range telephone with slow 4G, which is what it starts with."""
    command = [
        str(npm.command("lighthouse")),
        url,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    answer: Answer = json.loads(done.stdout)
    return answer


def score(page: str, answers: list[Answer]) -> Score:
    """The scores of one page from all its runs."""
    scores = {
        category: [round(answer["categories"][category]["score"] * 100) for answer in answers]
        for category in CATEGORIES
    }
    failed = {id: text for answer in answers for id, text in faults(answer)}
    return Score(page, {key: list(map(float, got)) for key, got in scores.items()}, failed)


def faults(answer: Answer) -> Iterable[tuple[str, str]]:
    """Id and title of each audit that costs points in a category that is held."""
    for category in HELD:
        for part in answer["categories"][category]["auditRefs"]:
            audit = answer["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield part["id"], audit["title"]


def report(scores: list[Score]) -> str:
    """A table, and a line for each fault."""
    rows = [
        [PAGES.get(score.page, score.page), *(spread(score.scores[key]) for key in CATEGORIES)]
        for score in scores
    ]
    lines = [
        f"- {score.page}: {id}: {text}" for score in scores for id, text in score.failed.items()
    ]
    return "\n".join([table(["Page", *CATEGORIES.values()], rows), *lines])
