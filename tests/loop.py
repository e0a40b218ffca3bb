"""Runs the browser tests again and again, and counts what fails, if only at times.

python -m tests.loop --runs 50 --seed 1 --minutes 60

Each run takes some files, dealt by the seed so that in fifty runs each file has its turn once or
twice. It is for a machine that has other things to do at the same time: then tests wait, and what
races shows. Other arguments are pytest's.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.support.project import ROOT
from tests.support.report import table

RUNS, TIMES = 50, 2
PYTEST = ("-m", "pytest", "-q", "--no-header", "--tb=short", "-p", "no:xdist")
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?\.py(?:::\S+)?)", re.MULTILINE)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.loop")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--minutes", type=float, default=60, help="no new run is begun after these")
    chosen, of_pytest = parser.parse_known_args(arguments)
    shares = deal(test_files(), chosen.runs, chosen.seed)
    ran, failed = loop(shares, time.monotonic() + 60 * chosen.minutes, of_pytest)
    print(summary(ran, failed))
    return 1 if failed else 0


def test_files() -> list[str]:
    files = (ROOT / "tests/browser").rglob("test_*.py")
    return sorted(file.relative_to(ROOT).as_posix() for file in files)


def deal(files: Sequence[str], runs: int, seed: str) -> list[list[str]]:
    """The files of each run. Fifty runs have each file once or twice, fewer runs fewer files."""
    chance = random.Random(seed)
    cards = [file for _ in range(TIMES) for file in chance.sample(files, len(files))]
    shares = [sorted({*cards[at::RUNS]}) for at in range(RUNS)]
    return [shares[at % RUNS] for at in range(runs)]


def loop(
    shares: Sequence[Sequence[str]], end: float, of_pytest: Sequence[str]
) -> tuple[Counter[str], Counter[str]]:
    """How often each file was run, and how often each test failed."""
    ran, failed = Counter[str](), Counter[str]()
    for number, files in enumerate(shares, 1):
        if time.monotonic() > end:
            break
        names = _failures(files, of_pytest)
        print(f"Run {number}: {', '.join(Path(file).stem for file in files)}", *names, flush=True)
        ran.update(files)
        failed.update(names)
    return ran, failed


def _failures(files: Sequence[str], of_pytest: Sequence[str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, *PYTEST, *of_pytest, *files], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stdout, flush=True)
    return FAILED.findall(done.stdout) or list(files if done.returncode else [])


def summary(ran: Counter[str], failed: Counter[str]) -> str:
    """What was run, and a row for each test that failed."""
    rows = [
        (test, str(times), str(ran[test.partition("::")[0]]))
        for test, times in failed.most_common()
    ]
    count = f"{sum(ran.values())} runs of {len(ran)} files, {sum(failed.values())} failures."
    return f"{count}\n{table(['Test', 'Failed', 'Of'], rows)}" if rows else count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
