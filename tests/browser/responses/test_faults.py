"""Things go wrong while somebody writes: what is left then. See docs/contributing/faults.md."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.filled_sheets import saved, status
from tests.support.kept_pages import left_and_kept
from tests.support.look import wait_until_alive
from tests.support.sheets import stored

SENTENCE = "We need the van on Thursdays, and they need it too"
"""Fifty letters."""
ON_DISK = """() => new Promise((done) => {
    const opening = indexedDB.open("common-ground");
    opening.onsuccess = () => {
        const records = opening.result.transaction("records").objectStore("records");
        const asked = records.get("cg:sheets:/first/all/first/story");
        asked.onsuccess = () => (opening.result.close(), done(asked.result?.value ?? ""));
    };
})"""


@pytest.mark.long
def test_a_tab_closed_mid_word_keeps_every_letter(context: BrowserContext, all_kinds: str) -> None:
    for letters in (17, 50):
        page = context.new_page()
        page.goto(all_kinds)
        wait_until_alive(page)
        page.locator("[name=story]").fill("")
        page.locator("[name=story]").press_sequentially(SENTENCE[:letters])
        page.close()
        again = context.new_page()
        again.goto(all_kinds)
        expect(again.locator("[name=story]")).to_have_value(SENTENCE[:letters])
        again.close()


@pytest.mark.long
def test_a_page_left_mid_word_is_in_the_safe_storage_too(page: Page, all_kinds: str) -> None:
    whole = 0
    for n in range(40):
        words = SENTENCE[: n + 5]
        page.goto(all_kinds)
        page.locator("[name=story]").fill("")
        page.locator("[name=story]").press_sequentially(words)
        page.goto(all_kinds + "../away/")
        whole += page.evaluate(ON_DISK) == words
    print(f"\n{whole} of 40 pages that were left mid-word had every letter in IndexedDB.")
    assert whole >= 30


WRITES_AND_LEAVES = """(words) => {
    const box = document.querySelector("[name=story]");
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    dispatchEvent(new Event("beforeunload", { cancelable: true }));
}"""


def test_the_safe_storage_is_written_before_a_page_is_taken_apart(
    page: Page, all_kinds: str
) -> None:
    """`pagehide` comes too late for some: the database is then closed before it has written."""
    page.goto(all_kinds)
    page.locator("[name=story]").fill(SENTENCE)
    saved(page)
    page.evaluate(
        f"(words) => {{ ({WRITES_AND_LEAVES})(words); window.now = ({ON_DISK})(); }}", "mid-wo"
    )
    assert page.evaluate("now") == "mid-wo"


# Cleared in another tab -------------------------------------------------------------------------


def test_cleared_by_another_page_of_the_host(context: BrowserContext, all_kinds: str) -> None:
    page, other = context.new_page(), context.new_page()
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Still on my screen")
    saved(page)
    other.goto(all_kinds + "../away/")
    other.evaluate("localStorage.clear()")
    expect(page.locator("[name=story]")).to_have_value("Still on my screen")
    page.locator("[name=story]").press_sequentially(" and more")
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Still on my screen and more")


@pytest.mark.long
def test_what_the_browser_erased_is_said_and_can_be_saved_again(
    context: BrowserContext, all_kinds: str
) -> None:
    page = context.new_page()
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Still on my screen")
    page.locator("[name=short]").fill("Also here")
    saved(page)
    origin = {"origin": "/".join(all_kinds.split("/")[:3]), "storageTypes": "all"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", origin)
    expect(status(page)).to_contain_text("has erased what it kept")
    page.locator("[name=story]").press_sequentially(" and more")
    expect(status(page)).to_contain_text("has erased what it kept")
    assert list(stored(page)) == ["first/all/first/story"], "nothing else comes back by itself"
    page.get_by_role("button", name="Try to save again").click()
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Still on my screen and more")
    expect(page.locator("[name=short]")).to_have_value("Also here")


@pytest.mark.long
def test_erasing_everything_in_another_tab_spares_the_text_under_the_cursor(
    context: BrowserContext, all_kinds: str
) -> None:
    page, other = context.new_page(), context.new_page()
    page.goto(all_kinds)
    page.locator("[name=short]").fill("Gone with the rest")
    page.locator("[name=story]").press_sequentially("I am writing ")
    saved(page)
    other.goto(all_kinds)
    other.evaluate(
        "import('../assets/worksheet/main.mjs').then(({workbook}) => workbook.store.eraseAll())"
    )
    expect(page.locator("[name=short]")).to_have_value("")
    expect(page.locator("[name=story]")).to_have_value("I am writing ")
    page.bring_to_front()
    page.locator("[name=story]").press_sequentially("still")
    saved(page)
    assert {key: record["value"] for key, record in stored(page).items()} == {
        "first/all/first/story": "I am writing still"
    }


# A newer version of the course in another tab ---------------------------------------------------


def test_words_of_a_newer_version_in_another_tab_are_not_overwritten(
    context: BrowserContext, all_kinds: str
) -> None:
    page, other = context.new_page(), context.new_page()
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Old version")
    saved(page)
    other.goto(all_kinds + "../away/")
    newer = {"format": 2, "text": ["Written by the new version"], "savedAt": 4102444800000}
    plant = "([key, text]) => localStorage.setItem('cg:sheets:/first/all/first/' + key, text)"
    for key in ("story", "short"):
        other.evaluate(plant, [key, json.dumps(newer)])
    expect(page.locator("[data-field=story] .ws-trouble")).to_contain_text("newer version")
    expect(page.locator("[name=story]")).to_have_value("Old version")
    page.locator("[name=story]").press_sequentially("!")
    saved(page)
    kept = stored(page)
    assert kept["first/all/first/story"]["value"] == "Old version!"
    assert kept["first/all/first/short"] == newer, "untouched until somebody writes there"
    assert [record["value"] for key, record in kept.items() if key.startswith("_aside/")] == [
        json.dumps(newer)
    ]


# Print ------------------------------------------------------------------------------------------


@pytest.mark.long
def test_printing_while_writing_changes_nothing_and_holds_the_last_letter(
    quiet: Page, all_kinds: str
) -> None:
    page = quiet
    page.goto(all_kinds)
    story = page.locator("[name=story]")
    story.press_sequentially("Half a sen")
    story.press("ArrowLeft")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-field=story] .ws-mirror")).to_have_text("Half a sen")
    assert page.pdf()[:4] == b"%PDF"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.keyboard.type("X")
    expect(story).to_have_value("Half a seXn")
    expect(page.locator(".ws-mirror")).to_have_count(0)
    saved(page)
    assert stored(page)["first/all/first/story"]["value"] == "Half a seXn"


# Back and forward -------------------------------------------------------------------------------


def test_a_page_that_the_browser_kept_goes_on(with_cache: Browser, all_kinds: str) -> None:
    page = left_and_kept(with_cache, all_kinds)
    expect(page.locator("[name=story]")).to_have_value("Before")
    expect(page.locator("[name=short]")).to_have_value("Written meanwhile")
    page.locator("[name=story]").press_sequentially(" and after")
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Before and after")


# An import that is interrupted ------------------------------------------------------------------

RECORDS = 1000
IMPORT = """async ([count]) => {
    const { openStore } = await import(new URL("../assets/responses/store.mjs", document.baseURI));
    const store = openStore({ course: "sheets", path: "" });
    await store.ready;
    const key = (n) => `${store.prefix}first/other/first/f-${n}`;
    const entries = Array.from({ length: count }, (_, n) => [key(n),
        { format: 1, value: "x".repeat(100), savedAt: Date.now() }]);
    store.restore(entries);
}"""
COUNT = """async () => {
    const { openStore } = await import(new URL("../assets/responses/store.mjs", document.baseURI));
    const store = openStore({ course: "sheets", path: "" });
    await store.ready;
    return store.list(`${store.prefix}first/other/`).length;
}"""


def test_an_import_that_is_cut_off_is_there_as_a_whole_or_not_at_all(
    context: BrowserContext, all_kinds: str
) -> None:
    found = []
    for pause in (0, 1000):
        page = context.new_page()
        page.goto(all_kinds)
        page.locator("[name=story]").fill(f"Before {pause}")
        saved(page)
        page.evaluate(IMPORT, [RECORDS])
        page.wait_for_timeout(pause)
        page.close()
        again = context.new_page()
        again.goto(all_kinds)
        expect(again.locator("[name=story]")).to_have_value(f"Before {pause}")
        found.append(again.evaluate(COUNT))
        again.close()
    assert set(found) <= {0, RECORDS}
