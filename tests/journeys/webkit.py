"""Drives WebKitGTK, the engine of Safari, in a child process that has its own display.

The child (webkit_child.py) runs in the system's Python, which has the bindings. It reads one
command a line, as JSON, and answers each with one line. Keys and clicks come from `xdotool`.
"""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.journeys.chromium import NO_STORAGE
from tests.journeys.display import Display
from tests.journeys.driver import PATIENCE, Driver, packed, wait_for
from tests.support.engines import SYSTEM_PYTHON

CHILD = Path(__file__).with_name("webkit_child.py")
KEYS = {"Enter": "Return", "ArrowLeft": "Left", "ArrowUp": "Up", "ArrowRight": "Right",
        "ArrowDown": "Down", "Space": "space", "Backspace": "BackSpace",
        "Control": "ctrl", "Shift": "shift", "Alt": "alt"}  # fmt: skip

PIECES = re.compile("\n|[ -~]+|[^\n -~]+")
QUIET = 4.0
"""Seconds after which a key or a click is taken to have gone to no page: to a menu, perhaps."""


class WebKit(Driver):
    """One window. Storage is blocked by a script, as Safari does with "block all cookies"."""

    name = "webkit"
    _display: Display | None = None
    _child: subprocess.Popen[str] | None = None

    def reopen(self) -> None:
        self._display = self._display or Display()
        blocked = NO_STORAGE if self.options.block_storage else ""
        settings = {
            "folder": str(self.folder.resolve()),
            "width": self.options.width,
            "height": self.options.height,
            "init_script": blocked + self.options.init_script,
        }
        self._child = subprocess.Popen(
            [SYSTEM_PYTHON, CHILD, json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(self.folder / "webkit.log").open("a"),
            text=True,
            start_new_session=True,
            env=self._display.environment,
        )
        self._answer()

    def close(self) -> None:
        """Lets the child end by itself, which writes everything down."""
        if self._child:
            assert self._child.stdin
            self._child.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(15)
        self.kill()

    def kill(self) -> None:
        if self._child:
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
        self._child = None

    def end(self) -> None:
        super().end()
        if self._display:
            self._display.close()
        self._display = None

    def _send(self, verb: str, **arguments: Any) -> Any:
        assert self._child and self._child.stdin
        self._child.stdin.write(json.dumps({"verb": verb, **arguments}) + "\n")
        self._child.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._child and self._child.stdout
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError((self.folder / "webkit.log").read_text("utf-8")[-2000:])
        answer = json.loads(line)
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["value"]

    def _xdotool(self, *arguments: str) -> None:
        assert self._display
        subprocess.run(["xdotool", *arguments], env=self._display.environment, check=True)

    def tab(self, number: int) -> None:
        self._send("tab", number=number)
        self.until("() => document.visibilityState === 'visible'")

    def resize(self, width: int, height: int) -> None:
        self._send("resize", width=width, height=height)
        self.until("([w, h]) => innerWidth === w && innerHeight === h", width, height)

    def _navigate(self, address: str) -> None:
        self._send("navigate", address=address)

    def _reload(self) -> None:
        self._send("reload")

    def _back(self) -> None:
        self._send("back")

    def press(self, key: str) -> None:
        keys = [KEYS.get(name, name) for name in key.split("+")]
        self._act(1, QUIET, "key", "+".join(keys))

    def type_date(self, year: str, month: str, day: str) -> None:
        """Here one goes from part to part by oneself."""
        for part in (month, day, year):
            self.type(part)
            self.press("Tab")

    def _type(self, text: str) -> None:
        for piece in PIECES.findall(text):
            if piece == "\n":
                self.press("Enter")
            elif piece.isascii():
                self._act(len(piece), PATIENCE, "type", "--delay", "12", "--", piece)
            else:
                self._send("insert", text=piece)

    def _click(self, x: int, y: int) -> None:
        self._act(1, QUIET, "mousemove", str(x), str(y), "click", "1")

    def _act(self, count: int, patience: float, *arguments: str) -> None:
        """Waits until the page has seen so many keys or clicks; or another page is there now.

        The engine lets keys and clicks wait in two queues, so that one might overtake the other.
        """
        page, before = self._send("input")
        self._xdotool(*arguments)
        since, last = time.monotonic(), before
        while last - before < count and time.monotonic() - since < patience:
            time.sleep(0.01)
            now, seen = self._seen()
            if now != page:
                return
            if seen != last:
                last, since = seen, time.monotonic()

    def _seen(self) -> Any:
        try:
            return self._send("input")
        except LookupError:  # a page that goes away answers nothing
            return None, 0

    def choose_files(self, selector: str, *paths: Path) -> None:
        self._send("expect-files", paths=[str(path.resolve()) for path in paths])
        self.click(selector)
        wait_for(lambda: self._send("files-chosen"), "a window that asks for files")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._send("evaluate", function=function, argument=json.dumps(packed(arguments)))

    def download(self, selector: str) -> Path:
        self._send("expect-download", folder=str(self.downloads.resolve()))
        self.click(selector)
        return Path(wait_for(lambda: self._send("downloaded"), "the download is there"))

    def print(self) -> bytes:
        path = (self.folder / f"paper-{time.monotonic_ns()}.pdf").resolve()
        self._send("print", path=str(path))
        return path.read_bytes()

    def screenshot(self) -> bytes:
        return base64.b64decode(self._send("screenshot"))
