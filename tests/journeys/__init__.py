"""Journeys: what a person does on the course, written once and run in three browsers.

The same from a script of one's own, in the folder of the repository:

    from pathlib import Path
    from tests.journeys import start

    with start("webkit", Path("/tmp/some-profile"), width=390) as browser:  # or firefox, chromium
        browser.open("http://127.0.0.1:8000/tonight/")
        browser.type("the fence between us", into="textarea")
        browser.press("Tab")
        browser.until("() => document.querySelector('[data-part=status]').innerText !== ''")
        Path("/tmp/shot.png").write_bytes(browser.screenshot())
        browser.kill()
        browser.reopen()

Selectors are CSS, and a click goes to the first element that is shown. `evaluate` takes a
JavaScript function: `browser.evaluate("() => document.title")`. driver.py has all the verbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.journeys.chromium import Chromium
from tests.journeys.driver import Driver, Options
from tests.journeys.firefox import Firefox
from tests.journeys.webkit import WebKit

__all__ = ["DRIVERS", "Driver", "Options", "start"]

DRIVERS: dict[str, type[Driver]] = {driver.name: driver for driver in (Chromium, Firefox, WebKit)}


@contextmanager
def start(engine: str, folder: Path, **options: Any) -> Iterator[Driver]:
    """A browser that runs on the profile in `folder`; see `Options`."""
    driver = DRIVERS[engine](folder, Options(**options))
    try:
        driver.reopen()
        yield driver
    finally:
        driver.end()
