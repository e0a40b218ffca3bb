"""Pictures of the same pages on several built sites, side by side, for eyes to compare.

`python -m tests.support.side_by_side pictures site-mkdocs site-zensical` writes them into a folder.
"""

from __future__ import annotations

import argparse
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.support import chromium
from tests.support.look import wait_until_alive
from tests.support.server import Server

PAGES = ("", "tonight/", "reimagining/trust-and-openness/", "plan/", "practice/counterpart/")
LOOKS = ((360, 1600, "light"), (360, 1600, "dark"), (1280, 1000, "light"), (1280, 1000, "dark"))
"""Width and height of the window, and the colours of the device."""


def main(arguments: list[str]) -> int:
    """Reads the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.side_by_side")
    parser.add_argument("folder", type=Path, help="where the pictures are written")
    parser.add_argument("sites", type=Path, nargs="+")
    parser.add_argument("--pages", nargs="*", default=PAGES)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, ExitStack() as stack:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        servers = [Server(site) for site in chosen.sites]
        for server in servers:
            stack.callback(server.stop)
        for name, picture in pictures(browser, [server.url for server in servers], chosen.pages):
            (chosen.folder / name).write_bytes(picture)
        browser.close()
    return 0


def pictures(
    browser: Browser, sites: list[str], pages: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    """File name and picture of each page in each look."""
    for look in LOOKS:
        for page in pages:
            shots = [shot(browser, site + page, *look) for site in sites]
            name = f"{page.strip('/').replace('/', '-') or 'home'}-{look[0]}-{look[2]}.png"
            yield name, beside(browser, shots, look[0])


def shot(browser: Browser, address: str, width: int, height: int, scheme: str) -> bytes:
    """What a window shows of a page."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        service_workers="block",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    wait_until_alive(page)
    page.evaluate("document.fonts.ready")
    picture = page.screenshot()
    context.close()
    return picture


def beside(browser: Browser, shots: list[bytes], width: int) -> bytes:
    """Pictures of equal size as one, with a gap between them."""
    page = browser.new_page(viewport={"width": (width + 8) * len(shots), "height": 600})
    images = (f'<img src="data:image/png;base64,{b64encode(shot).decode()}">' for shot in shots)
    style = "margin:0; display:flex; align-items:start; gap:8px; background:red"
    page.set_content(f'<body style="{style}">{"".join(images)}')
    picture = page.screenshot(full_page=True)
    page.close()
    return picture


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
