"""The program that prints packets: Chromium, or a browser made of it, wherever it was installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "microsoft-edge",
)  # fmt: skip
ON_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
ON_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--generate-pdf-document-outline", "--no-pdf-header-footer",
)  # fmt: skip
PATIENCE = 600
"""Seconds that a packet may take."""
MISSING = "No Chromium was found. Install Chromium, Chrome or Edge, and try again."

LINES = 3
"""How many lines of what the program said are told: the reason stands last."""


class NotPrintedError(Exception):
    """A file was not printed; the message says what did not, and what it said."""


def print_html(html: str, path: Path) -> None:
    """Prints the text of a page into a PDF file.

    A file that was there stays as it was until the new one is whole. Raises FileNotFoundError where
    no Chromium is, another OSError where it cannot be run or the file cannot be written, and
    NotPrintedError where it does not print.
    """
    with TemporaryDirectory() as folder:
        page, printed = Path(folder, "packet.html"), Path(folder, "packet.pdf")
        page.write_text(html, "utf-8")
        options = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}")
        trouble = _run([chromium(), *OPTIONS, *options, page.as_uri()], printed)
        if trouble:
            raise NotPrintedError(f"`{path.name}` was not printed. {trouble}")
        shutil.copyfile(printed, path)


def _run(command: Sequence[str], printed: Path) -> str:
    """Why there is no whole file; empty where all went well."""
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=PATIENCE, encoding="utf-8", errors="replace"
        )
    except subprocess.TimeoutExpired:
        return f"`{command[0]}` did not end in {PATIENCE} seconds. Try again."
    if done.returncode == 0 and printed.is_file():
        return ""
    last = " ".join(done.stderr.strip().splitlines()[-LINES:])
    return f"`{command[0]}` said: {last or 'nothing.'}"


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
