"""What starts on a page of worksheets: every form, what keeps words safe, links, and switchers.

Of worksheet/start.mjs, worksheet/main.mjs, worksheet/exit.mjs,
worksheet/switcher.mjs and worksheet/lesson-marks.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.live_sheet import markup
from tests.support.modules import Modules
from tests.support.started_page import write_page

SHEETS = {
    "one": "fields: [{id: a, kind: text, lines: 2, prompt: A?},"
           " {id: b, kind: text, lines: 2, prompt: B?, more: true}]",
    "two": "fields: [{id: c, kind: text, lines: 2, prompt: C?}]",
}  # fmt: skip
PROGRESS = {
    "course": "test",
    "sheets": [{"id": "one", "page": "one/", "needs": [["a"]]}],
    "words": {"empty": "Not started", "begun": "Begun", "done": "Done"},
}
START = "void at('worksheet/start.mjs')"


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Worksheets by their name."""
    folder = tmp_path_factory.mktemp("main")
    return {id: markup(folder, id, body) for id, body in SHEETS.items()}


def start(page: Page, *html: str, records: Any = None, before: str = "", **islands: Any) -> None:
    """A page of this, started; a script may run before."""
    write_page(page, "".join(html), records or {}, **islands)
    page.evaluate(f"() => {{ {before} }}")
    page.evaluate(START)


def form(page: Page, id: str) -> Any:
    return page.locator(f"form[data-worksheet={id}]")


BROKEN = (
    "This worksheet could not be started, so nothing you write in it is saved. What you saved "
    "earlier is untouched. Reload the page, or print it and write by hand."
)


def test_a_worksheet_that_does_not_start_says_so_and_stops_no_other(
    modules: Modules, html: dict[str, str]
) -> None:
    page = modules.page
    broken = html["one"].replace('data-part="spec">{', 'data-part="spec">{{', 1)
    assert broken != html["one"]
    start(page, broken, html["two"], before="console.error = () => {}")
    expect(page.locator(".ws-late")).to_have_count(0)
    status = form(page, "one").locator("[data-part=status]")
    expect(status).to_have_text(BROKEN)
    expect(status).to_have_attribute("data-state", "error")
    expect(page.locator(".cg-announcer")).to_have_text(BROKEN)
    page.fill("[name=c]", "Words")
    expect(form(page, "two").locator("[data-part=status]")).to_have_text("Saved on this device.")


CALLS = """
    window.did = [];
    const { store } = workbook;
    for (const act of ["sleep", "wake", "flush"]) store[act] = () => { did.push(act); };
    Object.defineProperty(store, "unsaved", { get: () => window.unsaved });
    Object.defineProperty(document, "hidden", { get: () => window.hides });
"""
TELL = """([type, facts]) => {
    did.length = 0;
    Object.assign(window, { unsaved: false, hides: false }, facts);
    const event = type === "pageshow" ? new PageTransitionEvent(type, facts)
        : new Event(type, { cancelable: true });
    const target = type === "visibilitychange" ? document : window;
    target.dispatchEvent(event);
    return [...did, ...(event.defaultPrevented ? ["asked to stay"] : [])];
}"""
EVENTS: list[tuple[str, dict[str, bool], list[str]]] = [
    ("pagehide", {}, ["sleep"]),
    ("pageshow", {"persisted": False}, []),
    ("pageshow", {"persisted": True}, ["wake"]),
    ("visibilitychange", {"hides": False}, []),
    ("visibilitychange", {"hides": True}, ["flush"]),
    ("beforeunload", {}, ["flush"]),
    ("beforeunload", {"unsaved": True}, ["flush", "asked to stay"]),
]


def test_what_is_written_is_safe_while_the_page_comes_and_goes(
    modules: Modules, html: dict[str, str]
) -> None:
    page = modules.page
    start(page, html["two"], before=CALLS)
    expect(page.locator(".ws-late")).to_have_count(0)
    found = [page.evaluate(TELL, [kind, facts]) for kind, facts, _ in EVENTS]
    assert found == [did for *_, did in EVENTS]
    page.evaluate("at('worksheet/exit.mjs').then(({ leaving }) => { leaving.now = true; })")
    assert page.evaluate(TELL, ["beforeunload", {"unsaved": True}]) == ["flush"], (
        "who leaves at once is not asked"
    )


PRIVATE = (
    "This is a private window. It forgets your words when it closes. Before that, print the page, "
    "or save a backup file in your workbook."
)


@pytest.mark.parametrize(
    ("answer", "is_private"),
    [
        ("Promise.reject(new DOMException('', 'SecurityError'))", True),
        ("Promise.reject(new DOMException('', 'NotAllowedError'))", False),
        ("Promise.resolve({})", False),
        ("(() => { throw new TypeError(); })()", False),
    ],
)
def test_a_private_window_is_told_where_the_browser_shows_that_it_is_one(
    modules: Modules, html: dict[str, str], answer: str, is_private: bool
) -> None:
    page = modules.page
    value = f"{{ getDirectory: () => {answer} }}"
    set_storage = f"Object.defineProperty(navigator, 'storage', {{ value: {value} }})"
    start(page, html["two"], before=set_storage)
    expect(page.locator(".ws-late")).to_have_count(0)
    kept, short = page.locator("[data-part=kept]"), page.locator("[data-part=saved]")
    if is_private:
        expect(kept).to_have_text(PRIVATE)
        expect(short).to_have_text("kept until this window closes")
    expect(kept).to_be_visible()
    assert (kept.inner_text() == PRIVATE) is is_private
    assert (short.inner_text() == "kept until this window closes") is is_private


def test_a_link_into_a_fold_opens_it_now_and_later(modules: Modules, html: dict[str, str]) -> None:
    page = modules.page
    start(page, html["one"], before="location.hash = 'one.b'")
    fold = page.locator("details.ws-more")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("location.hash = ''")
    start(page, html["one"])
    expect(page.locator(".ws-late")).to_have_count(0)
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'one.b'")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("location.hash = ''")


def negotiation(id: str, name: str, created: int) -> dict[str, Any]:
    value = {"id": id, "name": name, "archived": False, "created": created}
    return {f"_negotiations/{id}": {"value": value}}


TWO = negotiation("a", "Rent", 1) | negotiation("b", "Pay", 2) | {"_current": {"value": "b"}}


def test_what_says_which_negotiation_is_open_follows_it(modules: Modules) -> None:
    page = modules.page
    place = "<div data-switcher></div>"
    start(page, place, records=TWO)
    choice = page.locator("[data-switcher] select")
    expect(choice.locator("option")).to_have_text(["Rent", "Pay"])
    expect(choice).to_have_value("b")
    choice.focus()
    choice.select_option("a")
    assert page.evaluate("workbook.negotiation") == "a"
    expect(choice).to_be_focused()
    page.evaluate("""put("_negotiations/b", { id: "b", name: "Wages", archived: false })""")
    expect(choice.locator("option")).to_have_text(["Wages", "Rent"])
    page.evaluate("""put("_negotiations/b", { id: "b", name: "Wages", archived: true })""")
    expect(choice.locator("option")).to_have_text(["Rent"])
    start(page, place, records=negotiation("a", "Rent", 1))
    page.evaluate("""put("_negotiations/b", { id: "b", name: "Pay", archived: false })""")
    expect(choice.locator("option")).to_have_text(["Pay", "Rent"])


MARKS = '<a class="cg-nav__link" href="/one/">One</a><p><span data-progress="one"></span></p>'


def test_marks_come_with_the_first_word_or_at_once_where_they_are_listed(
    modules: Modules, html: dict[str, str]
) -> None:
    page = modules.page
    link, listed = page.locator(".cg-nav__link"), page.locator("[data-progress]")
    start(page, MARKS, cg_progress=PROGRESS)
    expect(listed).to_have_text("Not started")
    expect(link).to_have_text("One")
    page.evaluate("put('first/one/first/a', 'Words')")
    expect(listed).to_have_text("Done")
    expect(link).to_have_text("One Done")
    page.evaluate("put('first/one/first/a', null)")
    expect(listed).to_have_text("Not started")
    start(page, MARKS.partition("<p>")[0], html["two"], cg_progress=PROGRESS)
    expect(page.locator(".ws-late")).to_have_count(0)
    expect(link).to_have_text("One")
    page.fill("[name=c]", "Words")
    expect(link).to_have_text("One Not started")
    page.evaluate("put('first/one/first/b', 'Words')")
    expect(link).to_have_text("One Begun")
    page.evaluate("put('other/one/first/a', 'Words')")
    page.evaluate("workbook.use('other')")
    expect(link).to_have_text("One Done")


EXITS = """<form><p data-quick-exit="https://x.example/"><button hidden>A</button></p>
    <a data-quick-exit hidden href="#">B</a></form>"""
EXIT = """at("worksheet/exit.mjs").then(({ leaving, offerExit }) => {
    window.leaving = leaving;
    offerExit(document.querySelector("form"));
})"""


@pytest.mark.parametrize(
    ("name", "address"), [("A", "https://x.example/"), ("B", "https://www.bbc.com/weather")]
)
def test_every_way_out_is_shown_where_it_works(modules: Modules, name: str, address: str) -> None:
    page, empty = modules.page, modules.page.url
    write_page(page, EXITS, {})
    page.evaluate(EXIT)
    expect(page.locator("form button")).to_be_visible()
    assert page.evaluate("leaving.now") is False
    page.route(address, lambda route: route.fulfill(body="Elsewhere", content_type="text/html"))
    page.get_by_text(name, exact=True).click()
    page.wait_for_url(address)
    page.goto(empty)
    page.unroute_all()
