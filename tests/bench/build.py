"""How long building takes: pages with one worksheet each, beside the same pages without.

Processor time of the whole command, not time on the clock; kinds take turns, round after round.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench import generators, serving
from tests.bench.process_time import cpu
from tests.bench.projects import KINDS, make_many, many_exercises
from tests.support.report import attempt, spread, table, tables

SIZES = (20, 200, 800)
EXERCISES = 2000
ONCE = 800
"""From so many pages on, one round is enough: each build takes minutes."""
Seconds = dict[tuple[str, int], list[float]]


def report(browser: Browser, rounds: int) -> str:
    """The tables."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        none: Seconds = {}
        built = attempt(lambda: builds(work, rounds), none)
        return tables(
            lambda: ratios(built),
            lambda: per_page(built),
            lambda: serving.report(work),
            lambda: checked(work, rounds),
            lambda: generators.report(work, rounds),
        )


def builds(work: Path, rounds: int) -> Seconds:
    """Processor seconds of each build by kind and number of pages."""
    found: Seconds = defaultdict(list)
    for size in SIZES:
        projects = {kind: make_many(work / f"{kind}-{size}", kind, size) for kind in KINDS}
        for _ in range(1 if size >= ONCE else rounds):
            for kind, project in projects.items():
                found[kind, size].append(cpu(project, "mkdocs", "build", "--quiet"))
    return found


def ratios(built: Seconds) -> str:
    """Each kind beside stock Material with the macros plugin, round by round."""

    def cell(kind: str, size: int) -> str:
        pairs = zip(built[kind, size], built["macros", size], strict=True)
        return spread([seconds / base for seconds, base in pairs], 2)

    head = ["Building, × stock + macros", *(f"{size} pages" for size in SIZES)]
    return table(head, [[name, *(cell(kind, n) for n in SIZES)] for kind, name in KINDS.items()])


def per_page(built: Seconds) -> str:
    head = ["Processor time for each page, ms", *(f"{size} pages" for size in SIZES)]
    return table(
        head,
        [
            [name, *(spread([seconds / n * 1000 for seconds in built[kind, n]]) for n in SIZES)]
            for kind, name in KINDS.items()
        ],
    )


def checked(work: Path, rounds: int) -> str:
    """`python -m macros check` on many exercises."""
    rows = []
    for count in (EXERCISES // 10, EXERCISES):
        project = many_exercises(work / f"check-{count}", count)
        times = [cpu(project, "macros", "check") for _ in range(rounds)]
        rows += [[f"{count:,} exercises", spread(times, 1), f"{median(times) / count * 1000:.1f}"]]
    return table(["`python -m macros check`", "processor, s", "each, ms"], rows)
