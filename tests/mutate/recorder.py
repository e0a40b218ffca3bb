"""A plugin of pytest: notes which test reaches which place of the code, and how long each takes.

`-p tests.mutate.recorder` with `REACHED=folder`. Each process writes a file of its own there.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage

MARK = "reached "
SCRIPT = """{
    const known = new Set();
    let fresh = [];
    const log = console.debug.bind(console);
    // Known until the task ends: the tests of a file may share the page.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => known.clear();
    const tell = () => {
        log("reached " + fresh.join(" "));
        fresh = [];
        port2.postMessage("ended");
    };
    globalThis.__reached = (place) => {
        if (known.has(place)) return;
        known.add(place);
        if (fresh.push(place) === 1) queueMicrotask(tell);
    };
}"""
"""What the marks of `marks.mjs` call: says the places of each task together."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Recorder(Path(os.environ["REACHED"])), "recorder")


class Recorder:
    """Places are `module:line`, modules as `tests.mutate.fault` names them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.test = ""
        self.places: defaultdict[str, set[str]] = defaultdict(set)
        """Test → places of the browser half."""
        self.seconds = defaultdict[str, float](float)
        """Test, or fixture of a whole session, → how long it takes."""
        self.fixtures: dict[str, list[str]] = {}
        self.coverage = Coverage(
            data_file=folder / f"python-{os.getpid()}", source=["macros"], config_file=False
        )
        listen_to_every_browser(self._hear)
        self.coverage.start()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.text.startswith(MARK):
            self.places[self.test].update(message.text.removeprefix(MARK).split())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.test = item.nodeid
        self.coverage.switch_context(item.nodeid)
        self.fixtures[item.nodeid] = getattr(item, "fixturenames", [])
        yield
        self.coverage.switch_context("")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[Any]:
        began = time.monotonic()
        made = yield
        if fixturedef.scope == "session":
            took = time.monotonic() - began
            self.seconds[fixturedef.argname] += took
            self.seconds[self.test] -= took
        return made

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.nodeid == self.test:  # not where another process ran it
            self.seconds[report.nodeid] += report.duration

    def pytest_unconfigure(self) -> None:
        self.coverage.stop()
        self.coverage.save()
        places = {test: sorted(found) for test, found in self.places.items()}
        told = {"places": places, "seconds": self.seconds, "fixtures": self.fixtures}
        (self.folder / f"browser-{os.getpid()}.json").write_text(json.dumps(told), "utf-8")


def listen_to_every_browser(hear: Callable[[ConsoleMessage], None]) -> None:
    """Has each page of each browser that is started from now on tell where its code gets to."""

    def listened(make: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(make)
        def made(*arguments: Any, **named: Any) -> Any:
            result = make(*arguments, **named)
            context = result if isinstance(result, BrowserContext) else result.context
            context.add_init_script(SCRIPT)
            context.on("console", hear)
            return result

        return made

    for kind, names in {
        Browser: ("new_context", "new_page"),
        BrowserType: ("launch_persistent_context",),
    }.items():
        for name in names:
            setattr(kind, name, listened(getattr(kind, name)))
