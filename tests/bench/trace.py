"""How much of its time a page's main thread worked, from Chromium's own trace.

Thread time, not time on the clock: it suffers far less from what else a machine does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["__metadata", "disabled-by-default-devtools.timeline"]
Event = dict[str, Any]


def cpu_of(browser: Browser, page: Page, doing: Callable[[], Any]) -> float:
    """Milliseconds for which the main thread of `page` worked while `doing` ran."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    doing()
    return main_thread(json.loads(browser.stop_tracing())["traceEvents"])


def main_thread(events: list[Event]) -> float:
    """Milliseconds of thread time of all tasks on the main thread of the page's own processes."""
    own = set(processes(events))
    threads = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = (event for event in events if event["name"] == "RunTask" and event["pid"] in own)
    worked = (task.get("tdur", 0) for task in tasks if (task["pid"], task["tid"]) in threads)
    return float(sum(worked)) / 1000


def processes(events: list[Event]) -> Iterator[int]:
    """The processes that the page was shown by: the browser's own windows have others."""
    for event in events:
        if event["name"] == "TracingStartedInBrowser":
            yield from (frame["processId"] for frame in event["args"]["data"]["frames"])
        if event["name"] == "FrameCommittedInBrowser":
            yield event["args"]["data"]["processId"]
