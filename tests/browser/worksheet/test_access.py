"""What the accessibility statement says was tried: keyboard, large text, own colours, no motion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.support import chromium
from tests.support.look import SHEET, TEMPLATES, addresses, contrast, file_of, focused, visit
from tests.support.sampling import every

PAGES = (
    *TEMPLATES,
    "plan/",
    "workbook/",
    "hand-in/",
    "practice/counterpart/",
    "practice/cases/rota-swap/a/",
    "practice/cases/rota-swap/end/",
    "instructors/class/",
    "instructors/pairing/",
)
"""One page of each template, and each that scripts fill."""

SHOWN = """(all) => [...document.querySelectorAll(all)].filter((node) =>
  !node.matches(":disabled") && node.checkVisibility({ visibilityProperty: true }))"""
CONTROLS = "main :is(a[href], button, input, select, textarea, summary)"

TO_REACH = (
    f"""() => {{ const shown = {SHOWN}; window.cgUnreached = new Set(shown("{CONTROLS}")); }}"""
)
LEFT = """() => [...window.cgUnreached]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.tabIndex >= 0)
  .map((node) => node.outerHTML.slice(0, 160))"""

EDGES = f"""() => {{ const shown = {SHOWN};
  return shown("main :is(button, input, select, textarea)")
    .filter((node) => !["radio", "checkbox", "file", "range"].includes(node.type))
    .map((node) => {{ const style = getComputedStyle(node); return {{
      name: node.outerHTML.slice(0, 160), style: style.borderBottomStyle,
      width: parseFloat(style.borderBottomWidth), border: style.borderBottomColor,
      ground: style.backgroundColor }}; }}); }}"""
UNRINGED = f"""() => {{ const shown = {SHOWN};
  const ring = (node) => {{ const style = node && getComputedStyle(node);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5; }};
  return shown("{CONTROLS}").filter((node) => {{ node.focus();
    return document.activeElement === node && ![node, node.closest("label")].some(ring);
  }}).map((node) => node.outerHTML.slice(0, 160)); }}"""
MOVING = """() => ["", "::before", "::after"].flatMap((part) =>
  [...document.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node, part || null);
    const long = (durations) => durations.split(",").some((each) => parseFloat(each) > 0.01);
    return long(style.transitionDuration)
      || (style.animationName !== "none" && long(style.animationDuration));
  }).map((node) => node.outerHTML.slice(0, 120) + part))"""
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const hides = (overflow) => ["hidden", "clip"].includes(overflow);
  return own && element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 4
    && ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
}).map((element) => element.outerHTML.slice(0, 160))"""


def walk(page: Page, most: int = 900) -> list[str]:
    """Presses Tab through the whole page; returns what is wrong with where the focus goes."""
    wrong: list[str] = []
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(TO_REACH)
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop["body"]:
            break
        if not (stop["visible"] and stop["ring"]):
            wrong.append(f"not seen: {stop['name']}")
    else:
        wrong.append(f"no end after {most} stops")
    return wrong + [f"not reached: {control}" for control in page.evaluate(LEFT)]


def sheets(folder: Path) -> list[str]:
    """Pages of the course with a worksheet, a check, the plan or the end of a case on them."""
    marks = ("data-worksheet", "data-case", "data-plan", "data-counterpart", "data-hand-in")
    texts = (
        (address, file_of(folder, address).read_text("utf-8")) for address in addresses(folder)
    )
    return [address for address, text in texts if any(mark in text for mark in marks)]


@pytest.mark.parametrize("step", every([(2,), (1,)], 2))
def test_the_keyboard_reaches_everything_on_a_sheet_of_every_kind(
    page: Page, lab: str, lab_folder: Path, step: int
) -> None:
    wrong = []
    for address in [a for a in addresses(lab_folder) if a not in ("", "404.html")][::step]:
        page.goto(lab + address)
        wrong += [f"{address} {fault}" for fault in walk(page)]
    assert wrong == []


@pytest.mark.long
def test_the_keyboard_reaches_everything_on_every_worksheet(
    page: Page, course: str, course_folder: Path
) -> None:
    wrong = []
    found = sheets(course_folder)
    assert len(found) > 20
    for address in found:
        page.goto(course + address)
        wrong += [f"{address} {fault}" for fault in walk(page)]
    assert wrong == []


@pytest.fixture(scope="module")
def large(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page in a browser whose reader has set text to twice its size."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "Default").mkdir()
    settings = {"webkit": {"webprefs": {"default_font_size": 32}}}
    (folder / "Default" / "Preferences").write_text(json.dumps(settings))
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=chromium.whole(),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        viewport={"width": 1280, "height": 900},
        service_workers="block",
    )
    yield context.pages[0]
    context.close()


@pytest.mark.parametrize("address", every([(address,) for address in PAGES], 8))
def test_a_page_follows_the_readers_settings(large: Page, course: str, address: str) -> None:
    large.emulate_media(reduced_motion="reduce", forced_colors="none")
    visit(large, course, address)
    size = large.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "40px", "the theme's own 20 pixels, twice"
    assert large.evaluate("document.documentElement.scrollWidth") <= 1280
    assert large.evaluate(CUT) == []
    assert large.evaluate(MOVING) == []
    large.emulate_media(forced_colors="active")
    for edge in large.evaluate(EDGES):
        assert edge["style"] == "solid" and edge["width"] >= 1, edge
        assert contrast(edge["border"], edge["ground"]) >= 3, edge
    assert large.evaluate(UNRINGED) == []


@pytest.mark.parametrize("address", every([(address,) for address in PAGES], 4))
def test_large_letters_on_a_small_screen_push_no_page_sideways(
    large: Page, course: str, address: str
) -> None:
    large.set_viewport_size({"width": 320, "height": 700})
    visit(large, course, address)
    width = large.evaluate("document.documentElement.scrollWidth")
    large.set_viewport_size({"width": 1280, "height": 900})
    assert width <= 320


@pytest.mark.parametrize(("scripts", "last"), [(True, "auto"), (False, "visible")])
def test_fields_wait_from_the_first_frame_where_scripts_run(
    browser: Browser, course: str, scripts: bool, last: str
) -> None:
    """Before any script has come, because until then they are laid out for nothing."""
    context = browser.new_context(java_script_enabled=scripts, service_workers="block")
    page = context.new_page()
    page.route(re.compile(r"\.m?js$"), lambda route: route.abort())
    page.goto(course + SHEET)
    expect(page.locator(".ws-field").last).to_have_css("content-visibility", last)
    context.close()
