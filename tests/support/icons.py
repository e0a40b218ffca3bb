"""Draws the app's icons from the logo, with Chromium: `python -m tests.support.icons`.

The pictures are kept in the repository; draw them anew when the logo changes.
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tests.support import chromium
from tests.support.project import ROOT

GROUND = "#faf7f2"
SHARE = {"icon-192": (192, 0.86), "icon-512": (512, 0.86), "icon-maskable-512": (512, 0.6)}
"""File → (pixels, share of the width that the logo takes): masks may cut a fifth from each side."""

PAGE = """<body style="margin:0;display:grid;place-items:center;height:100vh;background:{ground}">
<div style="width:{width}px">{logo}</div></body>"""


def main() -> None:
    """Draws every icon."""
    logo = (ROOT / "macros/theme/assets/site/logo.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for name, (size, share) in SHARE.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(PAGE.format(ground=GROUND, width=round(size * share), logo=logo))
            page.screenshot(path=ROOT / f"macros/theme/assets/app/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
