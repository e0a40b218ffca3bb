"""What the tests of look and access share: pages to try, and questions to ask of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error, Page, Route, expect

HOME = ""
SHEET = "tonight/"
LESSON = "reimagining/where-value-comes-from/"
TEMPLATES = (HOME, SHEET, LESSON, "worksheets/", "privacy/", "404.html")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}


def addresses(folder: Path) -> list[str]:
    """Every built page, as an address below the site's root."""
    pages = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))
    return [re.sub(r"(^|/)index\.html$", r"\1", page) for page in pages]


def file_of(folder: Path, address: str) -> Path:
    """The built file behind an address."""
    path = folder / address
    return path / "index.html" if path.is_dir() else path


def wait_until_alive(page: Page) -> None:
    """Waits for the worksheets: until then nothing is saved, nor laid out below the window."""
    expect(page.locator("html:not(.no-js) .ws-late")).to_have_count(0)


def open_unstarted(page: Page, address: str) -> Callable[[], None]:
    """Opens a page whose modules are held back, and returns what lets them come."""
    held: list[Route] = []
    started = False
    page.route("**/main.mjs", lambda route: route.continue_() if started else held.append(route))
    page.goto(address, wait_until="commit")

    def start() -> None:
        nonlocal started
        started = True
        for route in held:
            route.continue_()

    return start


def until(page: Page, true: str, seconds: float = 5) -> None:
    """Waits until an expression is true, asked from outside.

    `wait_for_function` asks again from inside the page, where the policy refuses it: it works
    only where the first look finds what it waits for.
    """
    for _ in range(int(seconds * 20)):
        with suppress(Error):  # a page that is on its way answers nothing
            if page.evaluate(true):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"not within {seconds} s: {true}")


def visit(page: Page, course: str, address: str) -> None:
    """Opens a page; the one for missing addresses looks for its assets below the host's root."""
    if address == "404.html":
        page.route("**/assets/**", lambda route: route.continue_(url=at_root(course, route)))
    page.goto(course + address)
    page.unroute_all()


def at_root(course: str, route: Route) -> str:
    """The asset's address on a server whose root is the site's."""
    return course + "assets/" + route.request.url.partition("/assets/")[2]


def contrast(first: str, second: str) -> float:
    """WCAG contrast of two opaque CSS colours as the browser computes them, from 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of `rgb(r, g, b)`, from 0 to 1."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def focused(page: Page) -> dict[str, object]:
    """What has the focus: its name, whether one can see it, and how its ring looks.

    It leaves `window.cgUnreached`, where a test has put there what it expects to be reached; with
    it the whole group of radio buttons, which is one stop.
    """
    found: dict[str, object] = page.evaluate(
        """() => {
          const element = document.activeElement;
          const bearer = element.closest(".md-search__form") ?? element.nextElementSibling;
          const shown = [element, bearer].filter(Boolean);
          const header = document.querySelector("header");
          const covered = (box) => {
            const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return header?.contains(over) && !header.contains(element);
          };
          const inView = (node) => {
            const box = node.getBoundingClientRect();
            return node.checkVisibility({ visibilityProperty: true }) && !covered(box)
              && box.width > 0 && box.right > 0 && box.left < innerWidth
              && box.bottom > 0 && box.top < innerHeight;
          };
          const group = [...document.querySelectorAll("input[type=radio]")].filter((radio) =>
            element.type === "radio" && radio.name === element.name && radio.form === element.form);
          for (const radio of [element, ...group]) window.cgUnreached?.delete(radio);
          return {
            name: element.outerHTML.slice(0, 120),
            body: element === document.body,
            visible: shown.some(inView),
            ring: shown.map((node) => getComputedStyle(node)).some((style) =>
              style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5),
          };
        }"""
    )
    return found
