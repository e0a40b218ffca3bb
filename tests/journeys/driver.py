"""One way to use three browsers: what a person does on a page, in about twelve verbs."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

PATIENCE = 40.0
"""Seconds that anything on a page may take, on a machine that is busy with other tests."""

STANDS_STILL = 0.25
"""Seconds without a move, before one clicks: what is asked of the browser arrives bit by bit."""

SHOWN = "(node) => node.checkVisibility({ visibilityProperty: true })"
HAS_FOCUS = "(selector) => document.activeElement?.matches(selector) ?? false"
PLACE = f"""(selector) => {{
  const all = [...document.querySelectorAll(selector)];
  if (all.length === 0) return {{ missing: true }};
  const element = all.find({SHOWN});
  if (!element) return {{ hidden: true }};
  const big = (node) => node && node.offsetWidth > 4 && node.offsetHeight > 4;
  const target = big(element) ? element : element.labels?.[0] ?? element;
  const before = target.getBoundingClientRect();
  if (before.top < 80 || before.bottom > innerHeight - 80)
    target.scrollIntoView({{ block: "center", behavior: "instant" }});
  const box = target.getClientRects()[0];
  const x = Math.round(box.x + box.width / 2), y = Math.round(box.y + box.height / 2);
  const hit = document.elementFromPoint(x, y);
  const own = [element, target, ...(element.labels ?? [])];
  const around = hit?.closest("label");
  const free = own.some((node) => node.contains(hit) || around?.contains(node));
  return {{ x, y, covered: free ? null : hit?.outerHTML.slice(0, 160) ?? "nothing" }};
}}"""
READ = """(selector) => {
  const node = document.querySelector(selector);
  if (!node) return null;
  return "value" in node && node.tagName !== "LI" ? node.value : node.innerText.trim();
}"""
OPTION = """([selector, value]) => {
  const select = document.querySelector(selector);
  select.focus();
  return [...select.options].findIndex((option) => option.value === value) - select.selectedIndex;
}"""
ALIVE = """() => document.readyState !== "loading"
  && !document.querySelector("html:not(.no-js) .ws-late")"""


@dataclass(frozen=True)
class Options:
    """How a browser is started. `init_script` runs first in every page."""

    width: int = 1280
    height: int = 900
    block_storage: bool = False
    init_script: str = ""


class Driver(ABC):
    """A browser with a profile of its own, which outlives its process.

    Selectors are CSS; a click goes to the first element that is shown. Keys and clicks are real:
    they come to the page as from a keyboard and a mouse. Key names are those of `KeyboardEvent`,
    with modifiers before a plus: `Tab`, `Shift+Tab`, `Enter`, `Control+End`.
    """

    name: ClassVar[str]

    def __init__(self, folder: Path, options: Options | None = None) -> None:
        """`folder` holds the profile and the downloads; it is made where it is not there."""
        self.folder = folder
        self.options = options or Options()
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True, exist_ok=True)

    # The process ---------------------------------------------------------------------------------

    @abstractmethod
    def reopen(self) -> None:
        """Starts the browser on its profile, with one empty tab: also the first time."""

    @abstractmethod
    def close(self) -> None:
        """Ends the browser as a person would; does nothing where there is none."""

    @abstractmethod
    def kill(self) -> None:
        """`kill -9` for all its processes, as a crash or a flat battery would."""

    def end(self) -> None:
        """Closes it for good, with all that was started for it."""
        self.close()

    # Pages ---------------------------------------------------------------------------------------

    @abstractmethod
    def tab(self, number: int) -> None:
        """Brings a tab to the front, counted from 0; the next number opens a new one."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Gives the page this many CSS pixels."""

    @abstractmethod
    def _navigate(self, address: str) -> None: ...

    @abstractmethod
    def _reload(self) -> None: ...

    @abstractmethod
    def _back(self) -> None: ...

    def open(self, address: str) -> None:
        """Opens an address in the tab in front, and waits until its worksheets live."""
        self._navigate(address)
        self.until(ALIVE)

    def reload(self) -> None:
        """Reloads the page, and waits likewise."""
        self._reload()
        self.until(ALIVE)

    def back(self) -> None:
        """Goes back once in the tab's history, to a page that may have been kept."""
        here = self.address
        self._back()
        self.until("(here) => location.href !== here", here)
        self.until(ALIVE)

    # Hands ---------------------------------------------------------------------------------------

    @abstractmethod
    def press(self, key: str) -> None:
        """Presses and lets go of a key, to whatever has the focus."""

    @abstractmethod
    def _type(self, text: str) -> None: ...

    @abstractmethod
    def _click(self, x: int, y: int) -> None: ...

    @abstractmethod
    def choose_files(self, selector: str, *paths: Path) -> None:
        """Clicks on a control that asks for files, and chooses these."""

    def type(self, text: str, into: str | None = None) -> None:
        """Types letters, to whatever has the focus, or into a control that is clicked first."""
        if into:
            self.click(into)
            if not self.evaluate(HAS_FOCUS, into):
                self.click(into)  # the page moved below the pointer, and nobody saw a caret
        self._type(text)

    def type_date(self, year: str, month: str, day: str) -> None:
        """Types into a date that has the focus, in American order, and goes on to what follows."""
        self.type(month + day + year)
        self.press("Tab")

    def click(self, selector: str) -> None:
        """Clicks in the middle of an element, once it stands still and nothing covers it."""
        place = self._place(selector)
        self._click(place["x"], place["y"])

    def _place(self, selector: str) -> dict[str, int]:
        end, last, since = time.monotonic() + PATIENCE, None, time.monotonic()
        while time.monotonic() < end:
            place = self.evaluate(PLACE, selector)
            if place != last:
                since = time.monotonic()
            elif place.get("covered", "") is None and time.monotonic() - since > STANDS_STILL:
                return dict(place)
            last = place
            time.sleep(0.04)
        raise AssertionError(f"cannot click on {selector}: {last}")

    def choose(self, selector: str, value: str) -> None:
        """Chooses an option of a list by its value, with arrow keys."""
        steps = int(self.evaluate(OPTION, [selector, value]))
        for _ in range(abs(steps)):
            self.press("ArrowDown" if steps > 0 else "ArrowUp")
        self.until(
            "([selector, value]) => document.querySelector(selector).value === value",
            selector,
            value,
        )

    # Eyes ----------------------------------------------------------------------------------------

    @abstractmethod
    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What a JavaScript function, or its promise, returns: for reading only.

        One argument comes as it is, more come as one array.
        """

    @abstractmethod
    def download(self, selector: str) -> Path:
        """Clicks on what saves a file, and gives the file."""

    @abstractmethod
    def print(self) -> bytes:
        """The page on A4, as a PDF."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """What the window shows, as a PNG."""

    @property
    def address(self) -> str:
        """Of the page in front."""
        return str(self.evaluate("() => location.href"))

    def read(self, selector: str) -> str | None:
        """The value of the first control, or the visible text of the first element; or None."""
        text = self.evaluate(READ, selector)
        return None if text is None else str(text)

    def until(self, function: str, *arguments: Any, seconds: float = PATIENCE) -> None:
        """Waits until a function returns something true, asked from outside the page."""
        end, answer = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                answer = self.evaluate(function, *arguments)
            except LookupError as error:  # a page that is on its way answers nothing
                answer = error
            else:
                if answer:
                    return
            time.sleep(0.05)
        raise AssertionError(f"not within {seconds:g} s: {function} of {arguments}; last {answer}")

    def until_read(self, selector: str, expected: str, seconds: float = PATIENCE) -> None:
        """Waits until exactly this is read."""
        end, text = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                text = self.read(selector)
            except LookupError:
                text = None
            if text == expected:
                return
            time.sleep(0.05)
        raise AssertionError(f"{selector} holds {text!r}, not {expected!r}")


def packed(arguments: tuple[Any, ...]) -> Any:
    """Arguments as a page's function gets them."""
    return arguments[0] if len(arguments) == 1 else list(arguments) or None


def wait_for(condition: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """What `condition` returns, once that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds:g} s: {what}")
