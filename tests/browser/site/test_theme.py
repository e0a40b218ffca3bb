"""The frame around the pages: seen, reached by keyboard, readable at any size and on paper."""

from __future__ import annotations

import io
import re
import unicodedata
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from pypdf import PdfReader

from tests.support.look import (
    LESSON,
    NARROW,
    SHEET,
    WIDE,
    contrast,
    focused,
    until,
    wait_until_alive,
)
from tests.support.sampling import every
from tests.support.tonight_page import write_tonight

CONTROLS = """() => [...document.querySelectorAll("main :is(input, textarea, select)")]
  .filter((control) => !["radio", "checkbox"].includes(control.type))
  .filter((control) => control.checkVisibility())
  .map((control) => { const style = getComputedStyle(control); return {
    name: control.name, border: style.borderBottomColor, ground: style.backgroundColor,
    width: parseFloat(style.borderBottomWidth), style: style.borderBottomStyle }; })"""


@pytest.mark.long
@pytest.mark.parametrize("palette", every([("dark",), ("light",)], 2))
def test_controls_have_edges_that_can_be_seen(page: Page, course: str, palette: str) -> None:
    page.emulate_media(color_scheme=palette)  # type: ignore[arg-type]
    page.goto(course + SHEET)
    controls = page.evaluate(CONTROLS)
    assert len(controls) >= 5
    for control in controls:
        assert control["style"] == "solid" and control["width"] >= 1, control
        assert contrast(control["border"], control["ground"]) >= 3, control


@pytest.mark.parametrize(
    ("size", "address"),
    every([(NARROW, SHEET), *product([WIDE, NARROW], [LESSON]), (WIDE, SHEET)], 4),
)
def test_the_focus_can_be_seen_at_every_stop(
    page: Page, course: str, address: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    # Else the search fades away over what comes next.
    page.emulate_media(reduced_motion="reduce")
    page.goto(course + address)
    stops = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop["body"]:
            break
        assert stop["visible"] and stop["ring"], stop["name"]
        stops += 1
    assert stops > 10


def test_the_menu_opens_and_closes_by_keyboard(page: Page, course: str) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(course + LESSON)
    opener, drawer = page.locator('[data-opens="drawer"]'), page.locator("#cg-drawer")
    expect(drawer).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('#cg-drawer') !== null")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


@pytest.mark.long
def test_the_menu_closes_when_the_focus_leaves_it(page: Page, course: str) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(course + LESSON)
    page.locator('[data-opens="drawer"]').click()
    page.locator("#cg-drawer :is(a, summary):visible").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#cg-drawer")).to_be_hidden()


@pytest.mark.material("Zensical has a search of its own")
def test_the_search_opens_finds_and_closes_by_keyboard(page: Page, course: str) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(course + LESSON)
    opener, query = page.locator('[data-opens="search"]'), page.locator(".md-search__input")
    expect(query).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(query).to_be_focused()
    page.keyboard.type("interest")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(query).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


SHIFTS = """() => new Promise((resolve) => {
  const moved = ({ value, sources }) => [value, ...sources.map(({ node }) => node?.className)];
  const seen = (list) => resolve(list.getEntries().map(moved));
  new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve([]), 300);
})"""
# What can be pressed, by where it stood when it came into view; and how far it went from there.
WATCHED = """() => {
  const stood = new Map();
  window.cgMoved = {};
  const look = () => {
    for (const control of document.querySelectorAll("main :is(a, button, input, textarea)")) {
      const { top, height } = control.getBoundingClientRect();
      const isSeen = control.checkVisibility({ visibilityProperty: true });
      if (!isSeen || !height || top < 0 || top > innerHeight) continue;
      if (!stood.has(control)) stood.set(control, top);
      const by = Math.abs(top - stood.get(control));
      if (by > 8) window.cgMoved[control.textContent || control.name] = by;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
LATE = (
    "tonight/",
    "plan/",
    "workbook/",
    "",
    "practice/cards/",
    "practice/cases/rota-swap/end/",
    "instructors/class/",
)


@pytest.mark.parametrize("address", every([(address,) for address in LATE], 8))
def test_nothing_jumps_when_scripts_come_late(browser: Browser, course: str, address: str) -> None:
    """At most 0.1 of the window moves by its own height, which counts as good; no control does."""
    page = browser.new_page(service_workers="block", viewport=NARROW)  # type: ignore[arg-type]
    write_tonight(page, course, "The new rent")
    held: list[Route] = []
    painted = False
    late = re.compile(r"/assets/modules/|/javascripts/bundle")
    page.route("**/*.woff2", lambda route: route.abort())
    page.route(late, lambda route: route.continue_() if painted else held.append(route))
    page.add_init_script(f"({WATCHED})()")
    page.goto(course + address, wait_until="commit")
    expect(page.locator("footer").first).to_be_attached()
    until(page, "performance.getEntriesByType('paint').length > 1")
    painted = True
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    shifts, moved = page.evaluate(SHIFTS), page.evaluate("window.cgMoved")
    page.close()
    assert sum(value for value, *_ in shifts) < 0.1, shifts
    assert not moved


LOST = """() => {
  window.cgLost = [];
  addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!relatedTarget) window.cgLost.push(target.outerHTML.slice(0, 100));
  });
}"""


@pytest.mark.parametrize(
    ("size", "address"),
    every([*product([WIDE, NARROW], ["plan/", SHEET, LESSON, "practice/counterpart/", ""])], 10),
)
def test_tab_never_passes_through_nowhere(
    page: Page, course: str, address: str, size: dict[str, int]
) -> None:
    """From nowhere WebKit goes on at the top of the page, for ever."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(course + address)
    page.evaluate(LOST)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate("window.cgLost") == []
    else:
        assert page.locator("main :focus, footer :focus").count() == 1


@pytest.mark.long
@pytest.mark.material("Zensical has a search of its own")
def test_tab_leads_on_from_what_is_found_and_closes_it(page: Page, course: str) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(course + LESSON)
    found = page.locator(".md-search-result__link")
    opened = page.locator('[data-md-toggle="search"]')
    page.locator(".md-search__input").click()
    page.keyboard.type("interest")
    expect(found.first).to_be_visible(timeout=15_000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift")
    expect(found.first).to_be_focused()
    while page.evaluate("document.activeElement.closest('#cg-search') !== null"):
        expect(opened).to_be_checked()
        page.keyboard.press("Tab")
    expect(opened).not_to_be_checked()
    expect(found.first).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.md-tabs') !== null")


@pytest.mark.long
@pytest.mark.material("Zensical has a search of its own")
def test_escape_closes_what_is_found_and_writing_on_opens_it(page: Page, course: str) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(course + LESSON)
    query, found = page.locator(".md-search__input"), page.locator(".md-search-result__link")
    query.click()
    page.keyboard.type("interes")
    expect(found.first).to_be_visible(timeout=15_000)
    page.keyboard.press("Escape")
    expect(found.first).to_be_hidden()
    expect(query).to_be_focused()
    page.keyboard.type("t")
    expect(found.first).to_be_visible(timeout=15_000)
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_visible(timeout=15_000)


@pytest.mark.long
@pytest.mark.material("Zensical has a search of its own")
def test_only_who_searches_fetches_the_index(browser: Browser, course: str) -> None:
    """It is larger than all the rest of a page."""
    context = browser.new_context(service_workers="block")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(course + LESSON, wait_until="networkidle")
    assert not [url for url in asked if "search_index" in url]
    page.locator(".md-search__input").click()
    page.keyboard.type("interest")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    assert len([url for url in asked if "search_index" in url]) == 1
    found.click()
    expect(page.locator("main mark").first).to_contain_text(re.compile("interest", re.I))
    context.close()


@pytest.mark.long
def test_single_keys_do_nothing_by_themselves(page: Page, course: str) -> None:
    page.goto(course + LESSON)
    address = page.url
    for key in "fs/pn,.":
        page.locator("main summary, main input[type=radio]").first.focus()
        page.keyboard.press(key)
    expect(page.locator('[data-md-toggle="search"]')).not_to_be_checked()
    assert page.url == address


@pytest.mark.long
def test_what_scrolls_sideways_can_be_reached_and_has_a_name(page: Page, course: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(course + "contributing/contract/")
    region = page.locator(".md-typeset__scrollwrap[tabindex='0']").first
    expect(region).to_have_attribute("role", "region")
    expect(region).to_have_attribute("aria-label", re.compile(r"A field( \(\d\))?"))
    page.set_viewport_size({"width": 1600, "height": 900})
    expect(page.locator(".md-typeset__scrollwrap[tabindex]")).to_have_count(0)


def test_a_page_ends_with_a_way_to_report_a_mistake(page: Page, course: str) -> None:
    page.goto(course + LESSON)
    foot = page.locator("footer")
    expect(foot.get_by_role("link", name="Report a mistake on this page")).to_be_visible()
    edit = foot.get_by_role("link", name="Suggest a change to this page")
    address = edit.get_attribute("href") or ""
    assert address.endswith(LESSON.rstrip("/") + ".md")


def plain(text: str) -> str:
    """The text with joined letters taken apart, and every gap one space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def printed(page: Page, paper: str) -> str:
    """The text of the page's PDF."""
    data = page.pdf(format=paper, print_background=True)
    return plain(" ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(data)).pages))


@pytest.mark.parametrize("paper", every([("A4",), ("Letter",)], 2))
def test_paper_holds_the_whole_sheet_and_nothing_of_the_screen(
    page: Page, course: str, paper: str
) -> None:
    page.goto(course + SHEET)
    prompts = page.locator(".ws .ws-prompt").all_text_contents()
    text = printed(page, paper)
    assert len(prompts) >= 10
    for prompt in prompts:
        assert plain(prompt) in text
    for word in ("Search", "On this page", "Report a mistake"):
        assert word not in text


def test_an_empty_sheet_prints_lines_to_write_on(page: Page, course: str) -> None:
    page.goto(course + SHEET)
    page.emulate_media(media="print")
    box = page.locator(".ws textarea").first
    assert box.evaluate("(element) => element.getBoundingClientRect().height") >= 50
    assert "linear-gradient" in box.evaluate(
        "(element) => getComputedStyle(element).backgroundImage"
    )


def test_dark_pages_print_as_light_ones(browser: Browser, course: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(course + SHEET)
    page.emulate_media(media="print", color_scheme="dark")
    style = page.locator(".ws input:is([type=radio], [type=checkbox])").first.evaluate(
        """(element) => { const style = getComputedStyle(element); return {
          scheme: style.colorScheme, ground: style.backgroundColor,
          ink: getComputedStyle(document.querySelector(".ws-prompt")).color }; }"""
    )
    page.close()
    assert style["scheme"] == "light" and style["ground"] == "rgb(255, 255, 255)"
    assert contrast(style["ink"], style["ground"]) > 7


LEFT_OF_THE_COLUMN = """() => {
  const { left } = document.querySelector(".md-content__inner").getBoundingClientRect();
  return [...document.querySelectorAll(".md-content__inner *")]
    .filter((node) => node.checkVisibility() && !node.closest(".md-typeset__scrollwrap, svg"))
    .map((node) => [node, node.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.left < left - 0.5)
    .map(([node]) => node.outerHTML.slice(0, 100));
}"""
PRINTED = (
    SHEET,
    "preparing/relationship-first/",
    "preparing/alternatives/",
    "practice/cases/rota-swap/a/",
    "practice/cases/rota-swap/end/",
    "plan/",
)


@pytest.mark.parametrize(("width", "address"), every([*product([320, 390, 1280], PRINTED)], 8))
def test_nothing_is_cut_off_on_paper_however_wide_the_window_is(
    page: Page, course: str, address: str, width: int
) -> None:
    """WebKit prints with the rules for the width of its window: here the screen is that paper."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(course + address)
    page.emulate_media(media="print")
    assert page.evaluate(LEFT_OF_THE_COLUMN) == []
    assert page.locator("main").get_by_role("button").filter(visible=True).all_inner_texts() == []


@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, NARROW], ids=["laptop", "phone"])
def test_the_first_prompt_of_tonight_is_in_view_without_scrolling(
    page: Page, course: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(course + SHEET)
    wait_until_alive(page)
    expect(page.locator("#ws-tonight [data-part=saved]")).to_be_visible()
    box = page.locator("#ws-tonight [name=what]").bounding_box()
    assert box
    assert box["y"] + box["height"] <= size["height"]


def test_a_page_that_is_pointed_at_is_fetched_ahead(browser: Browser, course: str) -> None:
    page = browser.new_context(service_workers="block").new_page()
    page.goto(course)
    link = page.locator(".md-tabs__link").nth(1)
    link.hover()
    ahead = page.locator('link[rel="prefetch"]')
    expect(ahead.first).to_have_attribute("href", link.evaluate("link => link.href"))
    # What it waits for comes, too: home needs no style of worksheets.
    expect(page.locator('link[rel="prefetch"][href$=".css"]').first).to_be_attached()
    page.context.close()


def test_pages_change_without_motion_where_drawing_is_slow(page: Page, course: str) -> None:
    page.goto(course + "about/")
    expect(page.locator("[data-send]")).to_have_count(1)
    skipped = page.evaluate("""() => [40, 400, undefined].map((startTime) => {
      performance.getEntriesByType = () => startTime ? [{ startTime }] : [];
      let skipped = false;
      const viewTransition = { skipTransition: () => { skipped = true; } };
      dispatchEvent(Object.assign(new Event("pageswap"), { viewTransition }));
      return skipped;
    })""")
    assert skipped == [False, True, True]


def test_a_page_is_sent_on_without_what_stands_behind_its_address(page: Page, course: str) -> None:
    page.goto(course + "about/")
    expect(page.locator("[data-send]")).to_have_count(1)
    expect(page.locator("[data-send]")).to_be_hidden()
    page.add_init_script("""
      Object.defineProperty(navigator, "canShare", { value: () => true });
      Object.defineProperty(navigator, "share", { value: async (link) => { window.sent = link; } });
    """)
    page.goto(course + "about/?x=1#page=1z.secret")
    page.get_by_role("button", name="Send this page to somebody").press("Enter")
    assert page.evaluate("sent.url") == course + "about/"
