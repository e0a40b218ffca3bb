"""Processor seconds of commands and of processes that go on."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from tests.bench.projects import quiet

TICKS = os.sysconf("SC_CLK_TCK")


def cpu(project: Path, *arguments: str) -> float:
    """Processor seconds of one command of Python, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", *arguments]
    subprocess.run(command, cwd=project, env=quiet(), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_of(pid: int) -> float:
    """Processor seconds that a process has used, with children that have ended (Linux only)."""
    return sum(map(int, _fields(pid)[11:15])) / TICKS


def cpu_of_tree(pid: int) -> float:
    """Processor seconds of a process and of all that it started (Linux only)."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # one that has just ended
            children[int(_fields(int(folder.name))[1])].append(int(folder.name))
    return _sum_of_tree(pid, children)


def _sum_of_tree(pid: int, children: dict[int, list[int]]) -> float:
    return cpu_of(pid) + sum(_sum_of_tree(child, children) for child in children[pid])


def _fields(pid: int) -> list[str]:
    """What Linux tells of a process, behind its name: its state, its parent, and so on."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
