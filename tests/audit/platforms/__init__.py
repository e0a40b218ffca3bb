"""A package in whole learning platforms that others wrote, each in an environment of its own.

What they need comes from PyPI, pinned with hashes in a `.txt` beside each site.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

from macros.lms.package import write_package
from tests.support import chromium
from tests.support.report import table
from tests.support.scorm.course import make_course

HERE = Path(__file__).parent
NAMES = {"scormhost": "0.1.0", "wagtail_lms": "0.11.1"}
PATIENCE = 60_000
"""Milliseconds: platforms answer late while other tests run."""
SHEET, FIELD, OTHER = "fences.html", "what", "who"
WORDS = "I want evenings that I can count on. É, 漢字, 👩🏽‍🌾."
MUCH = "".join(random.Random(3).choices("abcdefghijklmnopqrstuvwxyz ", k=12_000))


class NotHereError(Exception):
    """Says why a platform cannot be run on this machine."""


@dataclass(frozen=True)
class Place:
    """A platform that runs: its address, its frame, and the cookies that each learner has."""

    url: str
    frame: str
    learners: dict[str, dict[str, str]]


def run(names: tuple[str, ...] = tuple(NAMES)) -> tuple[str, list[str]]:
    """A table of what came back where, and what went wrong."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        package = write_package(make_course(work / "course"), work)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        expect.set_options(timeout=PATIENCE)
        found = {}
        for name in names:
            with serving(name, package, work / name) as place:
                found[name] = journeys(browser, place)
        browser.close()
    rows = [
        [f"{name.replace('_', '-')} {NAMES[name]}", *(cells[key] for key in COLUMNS)]
        for name, cells in found.items()
    ]
    made = table(["Platform", *COLUMNS], rows).replace("---:", "---")
    return made, [f"{name}: {why}" for name, cells in found.items() for why in wrong(cells)]


@contextmanager
def serving(name: str, package: Path, folder: Path) -> Iterator[Place]:
    """The platform with the package in it, until the block ends."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[Any] = [
        python(name, folder),
        HERE / f"{name}_site.py",
        package,
        folder / "data",
        str(port),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        told = json.loads(process.stdout.readline() if process.stdout else "")
        url = f"http://127.0.0.1:{port}/"
        wait_for(url)
        yield Place(url + told["player"], told["frame"], told["learners"])
    finally:
        process.terminate()
        process.wait()


def python(name: str, folder: Path) -> Path:
    """The Python of an environment that has the platform; raises NotHereError."""
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    found = environment / "bin" / "python"
    pip: list[Any] = [
        found,
        "-m",
        "pip",
        "install",
        "-q",
        "--require-hashes",
        "-r",
        HERE / f"{name}.txt",
    ]
    if subprocess.run(pip, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
        raise NotHereError(f"needs {name} from PyPI for {sys.platform}, which could not be had.")
    return found


def wait_for(url: str, times: int = 300) -> None:
    """Until somebody answers, whatever it is."""
    for _ in range(times):
        try:
            urlopen(url, timeout=5)
            return
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise NotHereError("was started, and does not answer.")


# What learners do there ---------------------------------------------------------------------------

HERE_AGAIN, AT_ONCE = "words at another computer", "after closing at once"
APART, LONG, ERRORS = "a second learner", "12,000 characters", "errors of scripts"
COLUMNS = (HERE_AGAIN, AT_ONCE, APART, LONG, ERRORS)


def journeys(browser: Browser, place: Place) -> dict[str, str]:
    """What each column says of this platform."""
    errors: list[str] = []
    home = enter(browser, place, "anna", errors)
    write(home, place, FIELD, WORDS)
    expect(line(home, place)).to_have_attribute("data-state", "sent")
    home.wait_for_timeout(4000)
    leave(home)
    away = enter(browser, place, "anna", errors)
    cells = {HERE_AGAIN: "all back" if reads(away, place, FIELD, WORDS) else "missing"}
    leave(away)
    other = enter(browser, place, "ben", errors)
    cells[APART] = "sees nothing" if reads(other, place, FIELD, "") else "sees another's words"
    leave(other)
    cells[AT_ONCE] = quickly(browser, place, home, errors)
    write(home, place, FIELD, MUCH)
    home.wait_for_timeout(6000)
    state = line(home, place).get_attribute("data-state")
    leave(home)
    last = enter(browser, place, "anna", errors)
    all_back = reads(last, place, FIELD, MUCH)
    cells[LONG] = f"all back, `{state}`" if all_back else f"not all, `{state}`"
    cells[ERRORS] = "; ".join({*errors}) or "none"
    return cells


def quickly(browser: Browser, place: Place, home: Page, errors: list[str]) -> str:
    """Whether words arrive when the page is left in the moment in which they were written."""
    write(home, place, OTHER, "with B.")
    leave(home)
    away = enter(browser, place, "anna", errors)
    if reads(away, place, OTHER, "with B."):
        return "all back"
    open_page(home, place)
    home.wait_for_timeout(6000)
    leave(home)
    again = enter(browser, place, "anna", errors)
    return "after the next visit" if reads(again, place, OTHER, "with B.") else "missing"


def wrong(cells: dict[str, str]) -> list[str]:
    """What must be otherwise."""
    fine = {
        HERE_AGAIN: ("all back",),
        AT_ONCE: ("all back", "after the next visit"),
        APART: ("sees nothing",),
        LONG: ("all back, `sent`",),
        ERRORS: ("none",),
    }
    return [f"{key}: {cells[key]}" for key in COLUMNS if cells[key] not in fine[key]]


def enter(browser: Browser, place: Place, learner: str, errors: list[str]) -> Page:
    """A browser that knows nothing but who the learner is, with the package open."""
    context = browser.new_context(service_workers="block")
    cookies: list[Any] = [
        {"name": name, "value": value, "domain": "127.0.0.1", "path": "/"}
        for name, value in place.learners[learner].items()
    ]
    context.add_cookies(cookies)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, place)
    return page


def open_page(page: Page, place: Place) -> None:
    """Opens the package in its player, at the page with the sheet."""
    page.goto(place.url)
    launcher = page.frame_locator(place.frame)
    frame = launcher.locator("iframe.lms-course")
    expect(frame).to_have_count(1)
    frame.evaluate(
        "(frame, to) => (frame.contentWindow.location = new URL(to, document.baseURI))", SHEET
    )
    ready = course(page, place).locator("html:not(.no-js) #ws-fence:not(.ws-late)")
    expect(ready).to_have_count(1)


def course(page: Page, place: Place) -> FrameLocator:
    return page.frame_locator(place.frame).frame_locator("iframe.lms-course")


def line(page: Page, place: Place) -> Any:
    return page.frame_locator(place.frame).locator("[data-part=bar]")


def write(page: Page, place: Place, field: str, text: str) -> None:
    if page.url == "about:blank":
        open_page(page, place)
    control = course(page, place).locator(f'[id="fence.{field}"]')
    control.fill(text)
    status = course(page, place).locator("#ws-fence [data-part=status]")
    expect(status).to_contain_text("Saved on this device")


def reads(page: Page, place: Place, field: str, text: str) -> bool:
    """Whether a field of a page that has just been opened holds this."""
    control = course(page, place).locator(f'[id="fence.{field}"]')
    expect(control).to_be_visible()
    return control.input_value() == text


def leave(page: Page) -> None:
    page.goto("about:blank")
