"""What comes from npm, only for measuring and looking over: `tests/peers/`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.support.project import ROOT

FOLDER = ROOT / "tests" / "peers"
STAMP = FOLDER / "node_modules" / ".installed"
MISSING = "needs npm (Node 20.19 or newer), which is not on this machine: skipped."
REFUSED = "needs packages from npm, which could not be installed: skipped."


class NoPackagesError(Exception):
    """Says why nothing of npm's can be used here."""


def install() -> None:
    """Installs what the lock names, once; raises NoPackagesError."""
    lock = (FOLDER / "package-lock.json").read_text("utf-8")
    if STAMP.exists() and STAMP.read_text("utf-8") == lock:
        return
    npm = shutil.which("npm")
    if not npm:
        raise NoPackagesError(MISSING)
    done = subprocess.run([npm, "ci", "--ignore-scripts"], cwd=FOLDER, capture_output=True)
    if done.returncode:
        raise NoPackagesError(REFUSED)
    STAMP.write_text(lock, encoding="utf-8")


def command(name: str) -> Path:
    """The command `name` of an installed package."""
    return FOLDER / "node_modules" / ".bin" / name
