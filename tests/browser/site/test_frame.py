"""The frame around the pages, in a small page of its own: menu, search, keys, and what scrolls.

Of site/site.mjs, site/search.mjs, site/palette.mjs and site/send.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.modules import Modules

FRAME = """<style>
    [data-md-toggle="drawer"]:not(:checked) ~ #cg-drawer,
    [data-md-toggle="search"]:not(:checked) ~ #cg-search { display: none }
    .unseen { visibility: hidden }
    .cg-scroll, .md-typeset__scrollwrap { overflow: auto; width: 100px }
</style>
<input type="checkbox" data-md-toggle="drawer"><input type="checkbox" data-md-toggle="search">
<div id="cg-drawer"><button data-closes="drawer">Close</button><a href="#">In the menu</a></div>
<div id="cg-search"><input data-md-component="search-query" title="Query">
    <p data-late="The search is late.">Searching</p>
    <section><ol class="md-search-result__list"></ol></section></div>
<button class="cg-opener" data-opens="drawer">Menu</button>
<button class="cg-opener" data-opens="search">Search</button>
<button data-palette>Dark</button>
<form><div data-md-component="palette"><input type="radio" name="p" data-md-color-scheme="default">
    <input type="radio" name="p" data-md-color-scheme="slate"></div></form>
<main><div class="cg-scroll" id="above"><p style="width: 300px">Wide</p></div>
    <h1>Page</h1><div class="cg-scroll" id="first"><p style="width: 300px">Wide</p></div>
    <h2> Two of them </h2><div class="cg-scroll" id="second"><p style="width: 300px">Wide</p></div>
    <div class="md-typeset__scrollwrap" id="third"><p style="width: 300px">Wide</p></div>
    <h3>Narrow</h3><div class="cg-scroll" id="fourth"><p style="width: 50px">So</p></div>
    <h4>Below</h4><a href="#" id="link">Link</a></main>"""
START = """async (frame) => {
    document.body.innerHTML = frame;
    document.body.dataset.mdColorScheme = "default";
    for (const choice of document.querySelectorAll("form input")) {
        const choose = () => Object.assign(document.body.dataset, choice.dataset);
        choice.addEventListener("click", choose);
    }
    window.heard = [];
    addEventListener("keydown", ({ key }) => heard.push(key));
    window.later = [];
    const real = window.setTimeout;
    window.setTimeout = (act, wait) => (wait > 500 ? later.push([act, wait]) : real(act, wait));
    await import(new URL("assets/site/site.mjs", document.baseURI));
    dispatchEvent(new Event("load"));
}"""
STATE = """() => {
    const { checked: drawer } = document.querySelector('[data-md-toggle="drawer"]');
    const { checked: search } = document.querySelector('[data-md-toggle="search"]');
    const told = (name) => document.querySelector(`[data-opens="${name}"]`).ariaExpanded ?? "false";
    if (told("drawer") !== String(drawer)) return "the menu says otherwise";
    if (told("search") !== String(search)) return "the search says otherwise";
    const { activeElement: now } = document;
    return [drawer ? "menu" : "", search ? "search" : "", now.title || now.textContent.trim()];
}"""


@pytest.fixture
def frame(modules: Modules) -> Page:
    """The page anew, so that each test sees all that its scripts do."""
    modules.page.reload()
    modules.page.evaluate(START, FRAME)
    return modules.page


QUERY = '[data-md-component="search-query"]'
MENU, SEARCH, LINK = '[data-opens="drawer"]', '[data-opens="search"]', "#link"
JOURNEYS: dict[str, list[tuple[str, str, list[str]]]] = {
    "the menu by its buttons": [
        ("click", MENU, ["menu", "", "Close"]),
        ("click", MENU, ["menu", "", "Close"]),
        ("click", '[data-closes="drawer"]', ["", "", "Menu"]),
    ],
    "the menu and Escape": [
        ("click", MENU, ["menu", "", "Close"]),
        ("press", "Escape", ["", "", "Menu"]),
        ("press", "Escape", ["", "", "Menu"]),
    ],
    "the menu and Escape, with the focus nowhere": [
        ("click", MENU, ["menu", "", "Close"]),
        ("blur", '[data-closes="drawer"]', []),
        ("press", "Escape", ["", "", "Menu"]),
    ],
    "the menu is left": [
        ("click", MENU, ["menu", "", "Close"]),
        ("focus", "#cg-drawer a", ["menu", "", "In the menu"]),
        ("focus", SEARCH, ["menu", "", "Search"]),
        ("focus", LINK, ["", "", "Link"]),
    ],
    "the search": [
        ("click", SEARCH, ["", "search", "Query"]),
        ("press", "Escape", ["", "", "Search"]),
        ("click", SEARCH, ["", "search", "Query"]),
        ("focus", LINK, ["", "", "Link"]),
    ],
    "the search that stays in view": [
        ("click", SEARCH, ["", "search", "Query"]),
        ("show", "#cg-search", []),
        ("press", "Escape", ["", "", "Search"]),
    ],
    "who goes on in the search sees it again": [
        ("click", SEARCH, ["", "search", "Query"]),
        ("close", "search", []),
        ("press", "x", ["", "search", "Query"]),
        ("close", "search", []),
        ("press", "ArrowDown", ["", "search", "Query"]),
        ("close", "search", []),
        ("press", "Home", ["", "", "Query"]),
        ("focus", LINK, ["", "", "Link"]),
        ("press", "ArrowDown", ["", "", "Link"]),
    ],
}
CLOSE = """() => {
    const box = document.querySelector('[data-md-toggle="search"]');
    box.checked = false;
    document.querySelector('[data-opens="search"]').ariaExpanded = "false";
    document.querySelector("#cg-search").style.display = "block";
    document.querySelector('[data-md-component="search-query"]').focus();
}"""


@pytest.mark.parametrize("steps", JOURNEYS.values(), ids=[*JOURNEYS])
def test_menu_and_search_open_close_and_lead_the_focus(
    frame: Page, steps: list[tuple[str, str, list[str]]]
) -> None:
    for act, place, state in steps:
        if act == "press":
            frame.keyboard.press(place)
        elif act == "close":
            frame.evaluate(CLOSE)
        elif act == "show":
            frame.eval_on_selector(place, "(element) => { element.style.display = 'block'; }")
        else:
            frame.eval_on_selector(place, f"(element) => element.{act}()")
        if state:
            assert frame.evaluate(STATE) == state, (act, place)
    frame.evaluate("document.querySelector('#cg-search').removeAttribute('style')")


def test_only_keys_that_move_through_the_search_reach_the_theme(frame: Page) -> None:
    frame.evaluate("heard.length = 0, document.querySelector('#link').focus()")
    for key in ("f", "Tab", "ArrowUp", "Escape", "ArrowRight", "s", "ArrowDown", "/", "Home"):
        frame.keyboard.press(key)
    frame.evaluate("document.querySelector('#link').focus()")
    frame.keyboard.press("Enter")
    assert frame.evaluate("heard") == ["ArrowUp", "ArrowRight", "ArrowDown", "Enter"]


def region(page: Page, id: str) -> list[Any]:
    names = ("tabindex", "role", "aria-label")
    return [page.get_attribute(f"#{id}", name) for name in names]


def test_what_scrolls_sideways_can_be_reached_and_is_named_by_its_heading(frame: Page) -> None:
    frame.wait_for_selector("#first[role]")
    assert [region(frame, id) for id in ("above", "first", "second", "third", "fourth")] == [
        ["0", "region", "Modules"],
        ["0", "region", "Page"],
        ["0", "region", "Two of them (1)"],
        ["0", "region", "Two of them (2)"],
        [None, None, None],
    ]
    frame.eval_on_selector("#first", "(box) => { box.style.width = '400px'; }")
    frame.wait_for_selector("#first:not([role])")
    assert region(frame, "first") == [None, None, None]


RESULTS = """(links) => {
    document.querySelector(".md-search-result__list").innerHTML = links;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
        const found = [...document.querySelectorAll(".md-search-result__link")];
        const stop = document.querySelector("#cg-search section").getAttribute("tabindex");
        done([found.map(({ ariaLabel }) => ariaLabel), stop]);
    })));
}"""
MORE = """() => new Promise((done) => {
    const more = "<a class='md-search-result__link'><h2>More</h2> and a whole article</a>";
    document.querySelector(".md-search-result__list li").insertAdjacentHTML("beforeend", more);
    const links = () => [...document.querySelectorAll(".md-search-result__link")];
    requestAnimationFrame(() => done(links().map((link) => link.ariaLabel)));
})"""
RESULT = '<li><a class="md-search-result__link"{}><{}>{}</{}> and a whole article</a></li>'


def test_results_of_the_search_are_named_and_can_be_scrolled(frame: Page) -> None:
    links = [
        RESULT.format("", "h1", "A page", "h1"),
        RESULT.format("", "h2", "A part", "h2"),
        RESULT.format("", "p", "No heading", "p"),
        RESULT.format(' aria-label="Named"', "h1", "Other", "h1"),
    ]
    found = frame.evaluate(RESULTS, "".join(links))
    assert found == [["A page", "A part", "", "Named"], "0"]
    assert frame.evaluate(MORE) == ["A page", "More", "A part", "", "Named"]
    assert frame.evaluate(RESULTS, "") == [[], None]


def test_a_search_that_is_late_says_so(frame: Page) -> None:
    """Once somebody has waited for it; what is kept for offline comes after the page, too."""
    frame.eval_on_selector("#cg-search", "(box) => { box.style.display = 'block'; }")
    for place in (QUERY, LINK, QUERY):
        frame.eval_on_selector(place, "(element) => element.focus()")
    frame.eval_on_selector("#cg-search", "(box) => box.removeAttribute('style')")
    assert frame.text_content("[data-late]") == "Searching"
    assert sorted(frame.evaluate("later.map(([, wait]) => wait)")) == [1000, 3000]
    frame.evaluate("later.find(([, wait]) => wait === 3000)[0]()")
    assert frame.text_content("[data-late]") == "The search is late."


def test_one_button_is_pressed_where_pages_are_dark(frame: Page) -> None:
    def pressed() -> tuple[str, str | None]:
        frame.evaluate("new Promise(requestAnimationFrame)")
        scheme = frame.evaluate("document.body.dataset.mdColorScheme")
        return scheme, frame.get_attribute("[data-palette]", "aria-pressed")

    assert pressed() == ("default", "false")
    frame.click("[data-palette]")
    assert pressed() == ("slate", "true")
    frame.evaluate("heard.length = 0")
    frame.focus("[data-palette]")
    frame.keyboard.press("Enter")
    assert pressed() == ("default", "false")
    assert frame.evaluate("heard") == [], "the theme has an Enter of its own"


SEND = """async ([can, lms]) => {
    const button = document.createElement("button");
    button.dataset.send = "";
    button.hidden = true;
    document.body.append(button);
    document.documentElement.dataset.lms = lms;
    const sent = [];
    const answers = { yes: () => true, no: () => false, throws: () => { throw new Error(); } };
    navigator.canShare = can ? (page) => (sent.push(["can", page.url]), answers[can]()) : undefined;
    const closed = new Error("closed");
    const share = ({ title, url }) => (sent.push([title, url]), Promise.reject(closed));
    navigator.share = share;
    history.replaceState(null, "", `${location.pathname}?x=1#secret`);
    window.sends = (window.sends ?? 0) + 1;
    await import(new URL(`assets/site/send.mjs?${sends}`, document.baseURI));
    await new Promise(requestAnimationFrame);
    const shown = !button.hidden;
    button.click();
    await new Promise(requestAnimationFrame);
    history.replaceState(null, "", location.pathname);
    delete navigator.canShare, delete navigator.share;
    delete document.documentElement.dataset.lms;
    button.remove();
    return [shown, sent.map(([about, url]) => [about, url.replace(location.origin, "")])];
}"""


@pytest.mark.parametrize(
    ("can", "lms", "found"),
    [
        ("yes", "", [True, [["can", "/"], ["Modules", "/"]]]),
        ("no", "", [False, [["can", "/"], ["Modules", "/"]]]),
        ("throws", "", [False, [["can", "/"], ["Modules", "/"]]]),
        (None, "", [False, [["Modules", "/"]]]),
        ("yes", "scorm", [False, []]),
    ],
)
def test_a_page_can_be_sent_on_where_the_device_can(
    frame: Page, can: str | None, lms: str, found: list[Any]
) -> None:
    """Only the page's own address goes out; none from a learning platform, where it is private."""
    failures: list[str] = []
    frame.on("pageerror", lambda error: failures.append(str(error)))
    assert frame.evaluate(SEND, [can, lms]) == found
    assert failures == []


SITUATION = """([frame, { saves, controlled, begun, listed, writes, island }]) => {
    Object.defineProperty(navigator, "serviceWorker",
        { value: { controller: controlled ? {} : null }, configurable: true });
    Object.defineProperty(navigator, "connection",
        { value: saves === undefined ? undefined : { saveData: saves }, configurable: true });
    document.documentElement.classList.toggle("cg-begun", Boolean(begun));
    const data = '{"course": "test", "sheets": [], "words": {"empty": "Not begun"}}';
    return frame + (listed ? '<p data-progress="x"></p>' : "") + (writes ?? "")
        + (island ? `<script type="application/json" id="cg-progress">${data}</script>` : "");
}"""
MOVE = """async (type) => {
    dispatchEvent(new Event(type));
    // Asked for later, so that all that was to come has been asked for.
    await import(new URL("assets/core/values.mjs?later", document.baseURI));
}"""
LISTED = {"island": True, "listed": True}
AHEAD, MARKS = "app/ahead.mjs", "worksheet/lesson-marks.mjs"


@pytest.mark.parametrize(
    ("situation", "move", "loaded"),
    [
        ({}, "pointerover", [AHEAD]),
        ({}, "scroll", [AHEAD]),
        ({}, "click", []),
        ({"saves": False}, "scroll", [AHEAD]),
        ({"saves": True}, "scroll", []),
        ({"controlled": True}, "scroll", []),
        (LISTED, "click", [MARKS]),
        ({"island": True, "begun": True}, "click", [MARKS]),
        ({"island": True}, "click", []),
        ({"begun": True, "listed": True}, "click", []),
        ({**LISTED, "writes": "<form data-worksheet='x'></form>"}, "click", []),
        ({**LISTED, "writes": "<p data-workbook></p>"}, "click", []),
    ],
)  # fmt: skip
def test_pages_are_fetched_ahead_and_marks_drawn_only_where_they_are_of_use(
    modules: Modules, situation: dict[str, Any], move: str, loaded: list[str]
) -> None:
    page = modules.page
    page.reload()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/assets/")[2]))
    html = page.evaluate(SITUATION, [FRAME, situation])
    page.evaluate(START, html)
    page.evaluate(MOVE, move)
    assert [path for path in asked if path in (AHEAD, MARKS)] == loaded
    page.evaluate("document.documentElement.classList.remove('cg-begun')")


SWAP = """(times) => times.map((time) => {
    performance.getEntriesByType = () => time === null ? [] : [{ startTime: time }];
    let skipped = false;
    const viewTransition = { skipTransition: () => { skipped = true; } };
    dispatchEvent(Object.assign(new Event("pageswap"), { viewTransition }));
    dispatchEvent(new Event("pageswap"));
    return skipped;
})"""


def test_only_a_quick_machine_draws_the_change_of_pages(frame: Page) -> None:
    assert frame.evaluate(SWAP, [20, 149, 150, 900, None]) == [False, False, True, True, True]
