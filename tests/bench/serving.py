"""How long a change takes to show while one works: one edit of a page, or of an exercise."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.process_time import cpu_of
from tests.bench.projects import make_many, quiet
from tests.support.report import spread, table

PAGES = 200
EDITS = 3
EDITED = {
    "Stock Material + macros, a page": ("macros", "docs/page-7.md"),
    "This course, a page": ("ours", "docs/page-7.md"),
    "This course, an exercise": ("ours", "exercises/form-7.yaml"),
}
BUILT = re.compile(r"Documentation built in")
Server = subprocess.Popen[bytes]


def report(work: Path) -> str:
    """The table."""
    rows = [[name, *measured(work, *edited)] for name, edited in EDITED.items()]
    head = [f"One edit while serving {PAGES} pages", "processor, s", "until shown, s"]
    return table(head, rows)


def measured(work: Path, kind: str, path: str) -> list[str]:
    project = work / f"serve-{kind}"
    if not project.exists():
        make_many(project, kind, PAGES)
    log = work / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0"]
    with log.open("w") as out:
        served = subprocess.Popen(command, cwd=project, env=quiet(), stdout=out, stderr=out)
    try:
        wait_for(log, 1, served)
        found = [edit(served, project / path, log, n) for n in range(2, 2 + EDITS)]
    finally:
        served.send_signal(signal.SIGINT)
        served.wait()
    return [spread([times[part] for times in found], 1) for part in (0, 1)]


def edit(served: Server, path: Path, log: Path, nth: int) -> tuple[float, float]:
    """Processor and clock seconds from saving a file to the end of the `nth` build."""
    time.sleep(1)
    cpu, clock = cpu_of(served.pid), time.monotonic()
    path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")
    wait_for(log, nth, served)
    return cpu_of(served.pid) - cpu, time.monotonic() - clock


def wait_for(log: Path, builds: int, served: Server) -> None:
    """Until the log tells of so many builds; fails with the log when the server has ended."""
    until = time.monotonic() + 600
    while len(BUILT.findall(log.read_text("utf-8"))) < builds:
        if served.poll() is not None or time.monotonic() > until:
            raise TimeoutError(log.read_text("utf-8"))
        time.sleep(0.05)
