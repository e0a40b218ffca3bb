"""How much of its time a page's main thread worked, from Chromium's own trace.

Thread time, not time on the clock: it suffers far less from what else a machine does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["__metadata", "disabled-by-default-devtools.timeline"]
TASK = "RunTask"


def cpu_of(browser: Browser, page: Page, doing: Callable[[], Any]) -> float:
    """Milliseconds for which the main thread of `page` worked while `doing` ran."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    doing()
    return main_thread(json.loads(browser.stop_tracing())["traceEvents"])


def main_thread(events: list[dict[str, Any]]) -> float:
    """Milliseconds of thread time of the busiest renderer's main thread: it is the page's."""
    names = {
        (one["pid"], one["tid"]): one["args"]["name"]
        for one in events
        if one["name"] == "thread_name"
    }
    sums: dict[tuple[int, int], float] = {}
    for one in events:
        thread = (one["pid"], one["tid"])
        if one["name"] == TASK and names.get(thread) == "CrRendererMain":
            sums[thread] = sums.get(thread, 0) + one.get("tdur", 0)
    return max(sums.values()) / 1000
