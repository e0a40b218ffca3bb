"""The whole course's package in scorm-again: a platform that others wrote, beside our strict one.

A learner writes on the first visit; another browser opens the package with what the platform kept.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect, sync_playwright

from macros.lms.package import write_package
from tests.support import chromium, npm
from tests.support.project import ROOT
from tests.support.scorm import install
from tests.support.server import Server

RUNTIME = npm.FOLDER / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"
PLATFORM = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A platform</title>
<link rel="icon" href="data:,"><script src="scorm12.min.js"></script>
<script>
  const kept = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}");
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  API.loadFromJSON({ core: { student_id: "s1", student_name: "Lee, Kim", ...kept.core }, ...kept });
</script>
<iframe id="sco" title="The package" src="some/deep folder/launch.html" width="1200" height="800">
</iframe></html>"""
SHEET, FIELD = "tonight.html", "what"
WORDS = "I want evenings that I can count on. É, 漢字, 👩🏽‍🌾."


def run() -> list[str]:
    """What went wrong; nothing, when all is well."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        (work / "site").mkdir()
        site = install(write_package(ROOT / "mkdocs.yml", work), work / "site")
        shutil.copy(RUNTIME, site)
        (site / "again.html").write_text(PLATFORM, encoding="utf-8")
        server = Server(site)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        try:
            return visits(browser, server.url)
        finally:
            browser.close()
            server.stop()


def visits(browser: Browser, url: str) -> list[str]:
    """Two visits in two browsers, with what the first left."""
    failures: list[str] = []
    kept = first_visit(fresh(browser, failures), url)
    if not kept["suspend_data"]:
        failures.append("the platform was given no words")
    if second_visit(fresh(browser, failures), url, kept) != WORDS:
        failures.append("the words did not come back in another browser")
    return failures


def fresh(browser: Browser, failures: list[str]) -> Page:
    """A browser that knows nothing; what scripts fail at is noted."""
    page = browser.new_context(service_workers="block").new_page()
    page.on("pageerror", lambda error: failures.append(str(error)))
    return page


def first_visit(page: Page, url: str) -> Any:
    """A learner writes and closes the package; what the platform then holds."""
    page.goto(f"{url}again.html")
    field = open_field(page)
    field.fill(WORDS)
    line = course(page).locator("#ws-tonight [data-part=status]")
    expect(line).to_contain_text("Saved on this device")
    page.evaluate(
        """() => new Promise((done) => {
            const frame = document.getElementById("sco");
            frame.onload = done;
            frame.src = "about:blank";
        })"""
    )
    return page.evaluate(
        """() => ({
            suspend_data: API.cmi.suspend_data,
            core: {
                lesson_status: API.cmi.core.lesson_status,
                lesson_location: API.cmi.core.lesson_location,
                entry: "resume",
            },
        })"""
    )


def second_visit(page: Page, url: str, kept: Any) -> str:
    """What the field holds in another browser."""
    page.goto(f"{url}again.html#{quote(json.dumps(kept))}")
    field = open_field(page)
    expect(field).not_to_have_value("")
    return field.input_value()


def open_field(page: Page) -> Locator:
    """The field to write in, on its page of the course."""
    launcher = page.frame_locator("#sco")
    launcher.locator("iframe.lms-course").evaluate(
        "(frame, to) => (frame.contentWindow.location = new URL(to, document.baseURI))", SHEET
    )
    return course(page).locator(f'#ws-tonight [name="{FIELD}"]')


def course(page: Page) -> FrameLocator:
    """The page of the course that is on show."""
    return page.frame_locator("#sco").frame_locator("iframe.lms-course")
