"""Course projects for tests: the real one, and small ones made on the spot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run_mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs mkdocs in `project` and returns what it printed."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=project, env=quiet, capture_output=True, text=True)


def build(project: Path, into: Path) -> Path:
    """Builds `project` strictly into `into`; fails with the build's own words."""
    done = run_mkdocs(project, "build", "--strict", "--site-dir", str(into))
    assert done.returncode == 0, done.stdout + done.stderr
    return into
