"""A learning platform for tests: a page with a strict runtime of SCORM 1.2 around a package."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import FrameLocator, Page

RUNTIME = Path(__file__).parent / "runtime.js"
PLATFORM = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A platform</title>
<link rel="icon" href="data:,"><script src="runtime.js"></script>
<script>Object.assign(window,
 scormRuntime(JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{{}}")));</script>
<iframe id="sco" title="The package" src="some/deep folder/launch.html" width="{width}"
 height="{height}"></iframe></html>"""
PACKAGE = "some/deep folder"


def install(package: Path, folder: Path, width: int = 1200, height: int = 700) -> Path:
    """Unpacks a package into a site that can be served: `platform.html` opens it."""
    zipfile.ZipFile(package).extractall(folder / PACKAGE)
    shutil.copy(RUNTIME, folder)
    page = PLATFORM.format(width=width, height=height)
    (folder / "platform.html").write_text(page, encoding="utf-8")
    return folder


class Visit:
    """A learner's visit, from opening the package to closing it."""

    def __init__(self, page: Page, site: str, **given: Any) -> None:
        """`given` is what `scormRuntime` in `runtime.js` takes, such as `kept` or `way`."""
        self.page = page
        page.goto("about:blank")
        page.goto(f"{site}platform.html#{quote(json.dumps(given))}")

    @property
    def launcher(self) -> FrameLocator:
        """The page that the platform opened."""
        return self.page.frame_locator("#sco")

    @property
    def course(self) -> FrameLocator:
        """The page of the course that is on show."""
        return self.launcher.frame_locator("iframe.lms-course")

    def scorm(self, name: str) -> Any:
        """A property of the runtime: `errors`, `kept`, `calls`, `commits` or `state`."""
        return self.page.evaluate(f"() => scorm.{name}")

    def refuse(self, **codes: int) -> None:
        """From now on the platform fails at these calls, with these codes."""
        self.page.evaluate("(codes) => (scorm.refuse = codes)", codes)

    def close(self) -> dict[str, Any]:
        """The platform takes the package off its page; gives what it has kept."""
        self.page.evaluate(
            """() => new Promise((done) => {
                const frame = document.getElementById("sco");
                frame.onload = done;
                frame.src = "about:blank";
            })"""
        )
        assert self.scorm("state") == "after"
        kept: dict[str, Any] = self.scorm("kept")
        return kept
