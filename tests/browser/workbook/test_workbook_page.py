"""The page of the workbook as a whole: what it shows, follows, does and says.

Of workbook/start.mjs, workbook/main.mjs, workbook/keep.mjs and workbook/erasing.mjs.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.support.look import until
from tests.support.modules import Modules
from tests.support.started_page import write_page

HTML = """<div data-workbook><p data-part="said"></p>
    <section data-part="keep" hidden><p data-part="health"></p><p data-part="backup"></p>
        <button data-do="save">Save</button><button data-do="open">Open</button>
        <div data-part="persist" hidden><button data-do="persist">Ask</button></div>
        <input type="checkbox" data-part="nothing"></section>
    <section data-part="negotiations" hidden><ul data-part="list"></ul><p data-part="undo"></p>
        <button data-do="create">New</button></section>
    <section data-part="written" hidden><h2 tabindex="-1">Written</h2>
        <p data-part="empty" hidden>Nothing yet</p><div data-part="sheets"></div></section>
    <div data-part="aside" hidden><ul data-part="aside-list"></ul></div>
    <section data-part="erase" hidden><p style="height: 3000px"></p>
        <button data-do="erase">Erase</button><button data-do="other">Other</button></section>
    </div>"""
COURSE = {"checks": [], "sheets": [{"id": "one", "title": "One", "needs": [["a"]],
          "fields": [{"id": "a", "kind": "text", "type": "text", "prompt": "A?"}]}]}  # fmt: skip
PROGRESS = {"course": "test", "sheets": [],
            "words": {"empty": "Not started", "begun": "Begun", "done": "Done"}}  # fmt: skip
BROWSER = """(answers) => {
    const soon = (value) => value === "never" ? new Promise(() => {}) : Promise.resolve(value);
    const value = { persisted: () => soon(answers.persisted), persist: () => soon(answers.agrees),
        getDirectory: () => new Promise(() => {}) };
    Object.defineProperty(navigator, "storage", { value, configurable: true });
    const permissions = { query: () => soon({ state: "prompt" }) };
    Object.defineProperty(navigator, "permissions", { value: permissions, configurable: true });
    Object.defineProperty(navigator, "userAgentData", { value: undefined, configurable: true });
    window.later = [];
    const real = window.setTimeout;
    // 0 is no timer: to clear it stops none.
    window.setTimeout = (act, wait) =>
        wait > 500 ? (later.push([act, wait]), 0) : real(act, wait);
}"""
"""How the browser answers when it is asked to keep the words: Firefox, which asks the person. What
would come later than half a second comes when the test calls it."""
SEEN = """() => {
    const part = (name) => document.querySelector(`[data-part="${name}"]`);
    const shown = [...document.querySelectorAll("section, [data-part=persist]")]
        .filter((box) => !box.hidden).map((box) => box.dataset.part);
    return [shown.join(" "), part("health").textContent.slice(0, 44),
        part("backup").textContent.slice(0, 27),
        part("nothing").checked, [...part("list").querySelectorAll("h3")].map((n) => n.textContent),
        [...part("sheets").querySelectorAll("dd")].map((node) => node.textContent)];
}"""


def workbook_page(page: Page, records: dict[str, Any], **answers: Any) -> None:
    """The workbook of these records, started."""
    current = {"_current": {"value": "first"}}
    write_page(page, HTML, {**current, **records}, wb_course=COURSE, cg_progress=PROGRESS)
    page.evaluate(BROWSER, {"persisted": False, "agrees": True, **answers})
    page.evaluate("void at('workbook/start.mjs')")


def expect_seen(page: Page, *wanted: Any) -> None:
    """Waits until the page shows this."""
    with suppress(AssertionError):  # the comparison below shows what differs
        until(page, f"JSON.stringify(({SEEN})()) === JSON.stringify({json.dumps(wanted)})", 3)
    assert page.evaluate(SEEN) == [*wanted]


def said(page: Page, sentence: str) -> None:
    expect(page.locator("[data-part=said]")).to_have_text(sentence)


ALL = "keep negotiations written erase"
ASKS = "keep persist negotiations written erase"
AGREED = "Your words are saved on this device, and you"
UNSURE = "Your words are saved on this device. But you"
NOWHERE = "Nothing is kept on this device. Your words a"
NOT_YET = "Your words are kept in this browser, but not"
NEVER = "You have no backup file yet"
MINE = "My negotiation"
AGREES = "Your browser has agreed not to remove your words by itself."
REFUSES = "Your browser has not agreed. A backup file keeps your words safe."
LATE = (
    "Your browser has not answered yet. If it is asking you something, answer it there. If not, a "
    "backup file keeps your words safe."
)
NOT_LOADED = (
    "This part of the page did not load. Check your connection, then try again. "
    "If that does not help, reload the page."
)
ERASED = "Everything is erased from this browser."
NOT_SURE = (
    "To be sure, close the browser in the normal way before anybody else uses this device: it "
    "cannot write to its database now, and after a crash these words could be back."
)
WORDS = {"first/one/first/a": {"value": "Words"}}


def test_the_workbook_shows_all_at_once_and_follows_every_change(modules: Modules) -> None:
    page = modules.page
    workbook_page(page, {})
    expect_seen(page, ALL, AGREED, "", False, [MINE], [])
    page.evaluate("put('first/one/first/a', 'Words')")
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE], ["Words"])
    page.evaluate("put('other/one/first/a', 'Of another')")
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE, MINE], ["Words"])
    page.evaluate("workbook.use('other')")
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE, MINE], ["Of another"])
    page.check("[data-part=nothing]")
    expect_seen(page, ALL, NOWHERE, NEVER, True, [MINE, MINE], ["Of another"])
    page.evaluate("put('other/one/first/a', 'Other words')")
    expect_seen(page, ALL, NOWHERE, NEVER, True, [MINE, MINE], ["Other words"])
    page.uncheck("[data-part=nothing]")
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE, MINE], ["Other words"])


def test_a_workbook_that_comes_back_shows_what_is(modules: Modules) -> None:
    """The browser may have put the box back as it was before."""
    page = modules.page
    workbook_page(page, WORDS)
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE], ["Words"])
    page.evaluate("document.querySelector('[data-part=nothing]').checked = true")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE], ["Words"])


FULL = """() => {
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    IDBObjectStore.prototype.put = full;
}"""


def test_the_workbook_follows_how_safe_the_words_are(modules: Modules) -> None:
    """The browser refuses a little after it was asked, when the words are on show already."""
    page = modules.page
    workbook_page(page, WORDS)
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE], ["Words"])
    page.evaluate(FULL)
    page.evaluate("put('first/one/first/a', 'Other words')")
    expect_seen(page, ALL, NOT_YET, NEVER, False, [MINE], ["Other words"])


def test_a_browser_that_does_not_answer_keeps_nobody_waiting(modules: Modules) -> None:
    page = modules.page
    workbook_page(page, WORDS, persisted="never")
    until(page, "later.some(([, wait]) => wait === 1000)")
    assert page.evaluate(SEEN)[0] == "", "what is drawn later moves what can be pressed"
    page.evaluate("later.find(([, wait]) => wait === 1000)[0]()")
    expect_seen(page, ALL, UNSURE, NEVER, False, [MINE], ["Words"])
    page.evaluate("later.filter(([, wait]) => wait === 3000).map(([act]) => act())")
    expect_seen(page, ALL, UNSURE, NEVER, False, [MINE], ["Words"])


def test_a_browser_that_has_agreed_is_asked_no_more(modules: Modules) -> None:
    workbook_page(modules.page, WORDS, persisted=True)
    expect_seen(modules.page, ALL, AGREED, NEVER, False, [MINE], ["Words"])


@pytest.mark.parametrize(("agrees", "sentence"), [(True, AGREES), (False, REFUSES)])
def test_the_answer_to_the_question_whether_words_stay_is_said(
    modules: Modules, agrees: bool, sentence: str
) -> None:
    page = modules.page
    workbook_page(page, WORDS, agrees=agrees)
    page.click("[data-do=persist]")
    said(page, sentence)


def test_who_waits_for_the_answer_is_told(modules: Modules) -> None:
    page = modules.page
    workbook_page(page, WORDS, agrees="never")
    page.click("[data-do=persist]")
    page.evaluate("later.filter(([, wait]) => wait === 3000).map(([act]) => act())")
    said(page, LATE)


def test_what_is_done_is_said_at_the_top_where_it_is_seen(modules: Modules) -> None:
    page = modules.page
    workbook_page(page, WORDS)
    with page.expect_download() as download:
        page.click("[data-do=save]")
    saved = f"Saved as {download.value.suggested_filename}. Check your Downloads folder."
    said(page, saved)
    page.click("[data-do=other]")
    expect(page.locator("[data-part=said]")).not_to_be_in_viewport()
    page.click("[data-do=erase]")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("[data-part=said]")).not_to_be_in_viewport()
    said(page, saved)
    page.click("[data-do=erase]")
    page.get_by_role("button", name="Erase everything").click()
    said(page, ERASED)
    expect(page.locator("[data-part=said]")).to_be_in_viewport()
    expect_seen(page, ALL, AGREED, "", False, [MINE], [])


def test_a_file_is_not_opened_where_what_is_to_be_said_of_it_does_not_come(
    modules: Modules,
) -> None:
    page = modules.page
    workbook_page(page, WORDS)
    with page.expect_file_chooser() as chooser:
        page.click("[data-do=open]")
    diary: FilePayload = {"name": "d.json", "mimeType": "", "buffer": b"Dear diary"}
    chooser.value.set_files(diary)
    said(page, NOT_LOADED)


def test_a_negotiation_is_begun_and_the_workbook_turns_to_it(modules: Modules) -> None:
    page = modules.page
    workbook_page(page, WORDS)
    page.click("[data-do=create]")
    page.get_by_role("textbox", name="What do you call it?").fill("Pay")
    page.keyboard.press("Enter")
    said(page, "You are now working on “Pay”.")
    expect_seen(page, ASKS, UNSURE, NEVER, False, [MINE, "Pay"], [])


ERASE = """async (durable) => {
    const { erase } = await at("workbook/erasing.mjs");
    workbook.store.eraseAll = async () => { window.erased = true; return durable; };
    workbook.turn = () => { window.turned = true; };
    window.told = undefined;
    erase(workbook).then((sentence) => { window.told = sentence; });
}"""


@pytest.mark.parametrize(
    ("durable", "press", "erased", "sentence"),
    [(True, "Erase everything", True, ERASED),
     (False, "Erase everything", True, f"{ERASED} {NOT_SURE}"),
     (True, "Cancel", None, "")],
)  # fmt: skip
def test_erasing_asks_first_offers_a_file_and_says_how_safely_all_is_gone(
    modules: Modules, durable: bool, press: str, erased: bool | None, sentence: str
) -> None:
    page = modules.page
    workbook_page(page, WORDS)
    expect(page.locator("[data-part=list] li")).to_have_count(1)
    page.evaluate(ERASE, durable)
    dialog = page.get_by_role("dialog", name="Erase everything?")
    expect(dialog.get_by_role("button")).to_have_text(
        ["Save a backup file", "Erase everything", "Cancel"]
    )
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Save").click()
    assert "Words" in Path(download.value.path()).read_text("utf-8")
    name = download.value.suggested_filename
    expect(dialog.get_by_role("status")).to_have_text(
        f"Saved as {name}. Check your Downloads folder."
    )
    dialog.get_by_role("button", name=press).click()
    until(page, "told !== undefined")
    assert page.evaluate("[window.erased, window.turned, told]") == [erased, erased, sentence]
