"""The program that prints packets: Chromium, or a browser made of it, wherever it was installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "microsoft-edge",
)  # fmt: skip
ON_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
ON_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
MISSING = "No Chromium was found. Install Chromium, Chrome or Edge, and try again."


def chromium() -> str:
    """The path of the program. Raises FileNotFoundError where there is none."""
    if found := next(filter(None, map(shutil.which, COMMANDS)), None):
        return found
    if place := next(filter(Path.exists, places()), None):
        return str(place)
    raise FileNotFoundError(MISSING)


def places() -> Iterator[Path]:
    """Where Macs and Windows install it, without a command of its name."""
    for name in ON_MAC:
        yield Path("/Applications", f"{name}.app", "Contents/MacOS", name)
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
        if folder := os.environ.get(variable):
            yield from (Path(folder, path) for path in ON_WINDOWS)
