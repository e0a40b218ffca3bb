"""What building costs with each site generator: from nothing, and after one edit while serving."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from macros.course.generators import GENERATORS, build_command
from tests.bench.process_time import cpu, cpu_of_tree
from tests.bench.projects import make_many, quiet
from tests.support.firefox import free_port
from tests.support.report import spread, table

PAGES = 200
EDITS = 3
PATIENCE = 900
NAMES = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}
BASE = "/course/"
"""Where a server shows the small course: the path of its site_url."""


@dataclass(frozen=True)
class Cost:
    """Processor seconds, and seconds on the clock."""

    processor: float
    clock: float


def report(work: Path, rounds: int) -> str:
    """The table; a generator that is not installed is left out."""
    measured = {name: measure(work, name, rounds) for name in GENERATORS if find_spec(name)}
    usual = median(cost.processor for cost in measured[GENERATORS[0]][0])
    rows = [
        [
            NAMES[name],
            f"{median(cost.processor for cost in clean) / usual:.2f}",
            spread([cost.processor for cost in clean], 1),
            spread([cost.processor for cost in edits], 1),
            spread([cost.clock for cost in edits], 1),
        ]
        for name, (clean, edits) in measured.items()
    ]
    head = [f"This course, {PAGES} pages", "clean, × MkDocs", "clean, processor s"]
    return table([*head, "one edit, processor s", "until shown, s"], rows)


def measure(work: Path, generator: str, rounds: int) -> tuple[list[Cost], list[Cost]]:
    """Clean builds, and edits while serving."""
    project = make_many(work / f"generator-{generator}", "ours", PAGES)
    clean = [clean_build(project, generator) for _ in range(rounds)]
    with served(project, generator) as (server, address):
        edits = [edit(server, project, address, f"Edit number {n}.") for n in range(EDITS)]
    return clean, edits


def clean_build(project: Path, generator: str) -> Cost:
    """Builds all pages into a new folder, with nothing kept from an earlier build."""
    into = project / "built"
    for folder in (into, project / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
    clock = time.monotonic()
    used = cpu(project, *build_command(generator, project / "mkdocs.yml", into, files=False))
    return Cost(used, time.monotonic() - clock)


@contextmanager
def served(project: Path, generator: str) -> Iterator[tuple[int, str]]:
    """The process that serves the project, and the address of a page of it, which is shown."""
    port = free_port()
    command = ["macros.adapter.zensical_run", "serve", "--port", str(port)]
    if generator != "zensical":
        command = [generator, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=project, env=quiet(), stdout=silent, stderr=silent,
        start_new_session=True,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}{BASE}page-7/"
    try:
        until_shown(address, "Page 7")
        yield process.pid, address
    finally:
        # Not as Ctrl and C: who starts this in the background has that ignored.
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def edit(server: int, project: Path, address: str, words: str) -> Cost:
    """Writes words into one page, and waits until the server shows them."""
    time.sleep(2)
    page = project / "docs" / "page-7.md"
    used, clock = cpu_of_tree(server), time.monotonic()
    page.write_text(f"{page.read_text('utf-8')}\n{words}\n", encoding="utf-8")
    until_shown(address, words)
    return Cost(cpu_of_tree(server) - used, time.monotonic() - clock)


def until_shown(address: str, words: str) -> None:
    """Until a page holds these words; raises TimeoutError."""
    until = time.monotonic() + PATIENCE
    while words not in _text(address):
        if time.monotonic() > until:
            raise TimeoutError(f"{address} does not show “{words}”")
        time.sleep(0.1)


def _text(address: str) -> str:
    try:
        with urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""
