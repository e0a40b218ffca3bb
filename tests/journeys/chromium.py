"""Drives Chromium, through Playwright. Pages that one has left are kept, as people have it."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from tests.journeys.driver import Driver, Options, packed
from tests.support import chromium

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("no", "SecurityError") }, configurable: true })"""


class Chromium(Driver):
    """The Chromium with windows, without showing them. Tests hand in the Playwright that runs."""

    name = "chromium"

    def __init__(
        self, folder: Path, options: Options | None = None, playwright: Playwright | None = None
    ) -> None:
        super().__init__(folder, options)
        self._stack = ExitStack()
        self._playwright = playwright
        self._context: BrowserContext | None = None
        self._page: Page

    def reopen(self) -> None:
        if not self._playwright:
            self._playwright = self._stack.enter_context(sync_playwright())
        size = {"width": self.options.width, "height": self.options.height}
        self._context = self._playwright.chromium.launch_persistent_context(
            self.folder / "profile",
            executable_path=chromium.whole(),
            args=QUIET,
            ignore_default_args=["--disable-back-forward-cache"],
            viewport=size,  # type: ignore[arg-type]
        )
        if self.options.block_storage:
            self._context.add_init_script(NO_STORAGE)
        if self.options.init_script:
            self._context.add_init_script(self.options.init_script)
        self._page = self._context.pages[0]

    def close(self) -> None:
        if self._context:
            with suppress(Error):
                self._context.close()
        self._context = None

    def end(self) -> None:
        super().end()
        self._stack.close()

    def kill(self) -> None:
        for process in Path("/proc").glob("[0-9]*"):
            if self._owns(process):
                with suppress(ProcessLookupError):
                    os.kill(int(process.name), signal.SIGKILL)
        self.close()

    def _owns(self, process: Path) -> bool:
        mark = f"--user-data-dir={self.folder / 'profile'}".encode()
        with suppress(OSError):
            return mark in (process / "cmdline").read_bytes().split(b"\0")
        return False

    def tab(self, number: int) -> None:
        assert self._context
        pages = self._context.pages
        self._page = pages[number] if number < len(pages) else self._context.new_page()
        self._page.bring_to_front()

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def _navigate(self, address: str) -> None:
        self._page.goto(address)

    def _reload(self) -> None:
        self._page.reload()

    def _back(self) -> None:
        # Playwright's own waits for a load, which a page that was kept does not have.
        with suppress(Error):
            self._page.evaluate("history.back()")

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def _type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def _click(self, x: int, y: int) -> None:
        self._page.mouse.click(x, y)

    def choose_files(self, selector: str, *paths: Path) -> None:
        with self._page.expect_file_chooser() as asking:
            self.click(selector)
        asking.value.set_files(paths)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        try:
            return self._page.evaluate(function, packed(arguments))
        except Error as error:
            raise LookupError(str(error)) from error

    def download(self, selector: str) -> Path:
        with self._page.expect_download() as saving:
            self.click(selector)
        path = self.downloads / saving.value.suggested_filename
        saving.value.save_as(path)
        return path

    def print(self) -> bytes:
        return self._page.pdf(format="A4")

    def screenshot(self) -> bytes:
        return self._page.screenshot()
