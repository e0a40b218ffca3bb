"""Served sites of worksheets, and browsers with a profile of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.support import chromium, hostile
from tests.support.bundled_assets import bundled_assets
from tests.support.look import wait_until_alive
from tests.support.modules import blank_site
from tests.support.server import Server
from tests.support.sheets import ALL_KINDS, write_site

expect.set_options(timeout=5000)


@pytest.fixture
def page(page: Page, monkeypatch: pytest.MonkeyPatch) -> Page:
    """A page that has come when its worksheets live, as it has for whoever sees it."""

    def patiently(act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*arguments: Any, **named: Any) -> Any:
            answer = act(*arguments, **named)
            if "wait_until" not in named:
                with suppress(AssertionError):  # a test may keep the scripts away
                    wait_until_alive(page)
            return answer

        return acted

    monkeypatch.setattr(page, "goto", patiently(page.goto))
    monkeypatch.setattr(page, "reload", patiently(page.reload))
    return page


@pytest.fixture(scope="session")
def all_kinds(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of a worksheet with every kind of field; its id is `all`."""
    folder = write_site(tmp_path_factory.mktemp("sheets"), {"all": ALL_KINDS})
    return serve(folder).url + "all/"


@pytest.fixture
def sheets(tmp_path: Path, serve: Callable[[Path], Server]) -> Callable[[dict[str, str]], str]:
    """Writes a site from `{id: yaml}` and returns its address; again to edit it in place."""
    served: list[str] = []

    def write(exercises: dict[str, str]) -> str:
        write_site(tmp_path, exercises)
        if not served:
            served.append(serve(tmp_path).url)
        return served[0]

    return write


@pytest.fixture
def blank(page: Page, tmp_path: Path, serve: Callable[[Path], Server]) -> Page:
    """An empty page with the course's modules; its clock stands until the test moves it."""
    page.clock.install(time=0)
    page.goto(serve(blank_site(tmp_path, bundled_assets())).url, wait_until="load")
    page.clock.pause_at(10_000)
    return page


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A page on which no script may fail."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert failures == []


@pytest.fixture
def calm(page: Page) -> Iterator[Page]:
    """A page on which nothing may fail, not even behind a `catch`."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on(
        "console",
        lambda message: failures.append(message.text) if message.type == "error" else None,
    )
    page.add_init_script(hostile.WATCH)
    yield page
    hostile.expect_unharmed(page)
    found = sorted({failure for failure in failures if "404" not in failure})
    assert not found, found


class Profile:
    """A browser with a profile on disk, that can be killed and started again."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder
        self.context: BrowserContext | None = None

    def start(self) -> Page:
        """A page in a new process on the same profile."""
        self.context = self._playwright.chromium.launch_persistent_context(
            self._folder,
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        return self.context.pages[0]

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends every process of this profile at once, as a crash or a flat battery would."""
        for process in Path("/proc").glob("[0-9]*"):
            if self._owns(process):
                with suppress(ProcessLookupError):
                    os.kill(int(process.name), how)
        try:
            if self.context:
                self.context.close()
        except Exception as gone:
            assert "closed" in str(gone).lower()

    def _owns(self, process: Path) -> bool:
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return f"--user-data-dir={self._folder}".encode() in command


@pytest.fixture
def profile(playwright: Playwright, tmp_path: Path) -> Profile:
    """A browser profile that outlives its browser."""
    return Profile(playwright, tmp_path / "profile")


@pytest.fixture
def with_cache(playwright: Playwright) -> Iterator[Browser]:
    """A browser that keeps pages one has left, which Playwright else turns off."""
    browser = playwright.chromium.launch(
        executable_path=chromium.whole(),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()
