"""Finds a Chromium for the browser tests, or installs one.

`python -m tests.support.chromium` is part of the test command. The order: Debian's Chromium on the
PATH, the one that Playwright has, Debian's package where we are root, Playwright's download. Where
Debian has it, the Chromium without windows is taken: the tests need a quarter less time with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

LIGHT = "chromium-headless-shell"
PATIENCE = 90
"""Seconds that a package may take to come, when there is a Chromium already."""


def on_path(*names: str) -> str | None:
    """The system's own Chromium, or None."""
    return next(filter(None, map(shutil.which, names)), None)


def of_playwright() -> str | None:
    """The Chromium that Playwright downloaded earlier, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """Path of a Chromium that can be started, or None."""
    return on_path(LIGHT) or whole()


def whole() -> str | None:
    """As `find`, but one with windows: it has a reader's settings, and keeps pages one has left."""
    return on_path("chromium", "chromium-browser") or of_playwright()


def install() -> None:
    """Installs a Chromium by the first way that works."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    if not whole():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_light() -> None:
    """Debian's Chromium without windows, where that is easily had. Without it all goes on."""
    apt = shutil.which("apt-get")
    if shutil.which(LIGHT) or not apt or os.geteuid() != 0:
        return
    install = ["install", "-y", "-qq", LIGHT]
    for arguments in (install, ["update", "-qq"], install):
        if shutil.which(LIGHT):
            return
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([apt, *arguments], check=False, timeout=PATIENCE, capture_output=True)


def main() -> int:
    install_light()
    if not whole():
        install()
    if not whole():
        print("No Chromium was found or could be installed. Install one, then run the tests again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
