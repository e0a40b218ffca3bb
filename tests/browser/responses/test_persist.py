"""Asking a browser not to remove words by itself: never in the middle of one, never only once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.filled_sheets import saved
from tests.support.look import until
from tests.support.modules import Modules
from tests.support.sampling import every
from tests.support.tonight_page import what_field

DAY = 24 * 3600 * 1000
ASKED = "cg:sheets:/_settings/asked-to-persist"
BROWSER = """(kind) => {
    window.asked = 0;
    window.agrees = false;
    StorageManager.prototype.persist = async () => {
        window.asked += 1;
        return (window.kept = window.agrees);
    };
    window.looked = 0;
    StorageManager.prototype.persisted = async () => ((window.looked += 1), Boolean(window.kept));
    const states = { firefox: "prompt", chromium: "prompt", refused: "denied" };
    Permissions.prototype.query = async () => {
        if (kind === "safari") throw new TypeError("not a name");
        return { state: states[kind] };
    };
    const data = kind === "chromium" ? {} : undefined;
    Object.defineProperty(Navigator.prototype, "userAgentData", { get: () => data });
}"""


def is_browser(page: Page, kind: str) -> None:
    """Makes the page's browser ask, decide or refuse as another one does."""
    page.add_init_script(f"({BROWSER})({json.dumps(kind)})")


@pytest.mark.parametrize("kind", every([("chromium",), ("safari",)], 2))
def test_a_browser_that_decides_by_itself_is_asked_once_a_field_is_left(
    page: Page, all_kinds: str, kind: str
) -> None:
    is_browser(page, kind)
    page.goto(all_kinds)
    page.locator("[name=story]").press_sequentially("In the middle of a wo")
    saved(page)
    until(page, "import('../assets/worksheet/persist.mjs').then(() => true)")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("asked") == 0
    page.locator("[name=short]").press_sequentially("Next")
    until(page, "asked === 1")
    until(page, f"localStorage.getItem('{ASKED}')")
    page.locator("[name=story]").press_sequentially("rd")
    page.locator("[name=short]").focus()
    saved(page)
    assert page.evaluate("asked") == 1, "not again on this day"


def test_a_browser_that_refused_is_asked_again_on_another_day_and_when_installed(
    page: Page, all_kinds: str
) -> None:
    is_browser(page, "chromium")
    page.goto(all_kinds)
    page.get_by_label("Talk").check()
    until(page, "asked === 1")
    page.evaluate("dispatchEvent(new Event('appinstalled'))")
    until(page, "asked === 2")
    until(page, f"localStorage.getItem('{ASKED}')")
    saved(page)
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {2 * DAY};")
    page.reload()
    until(page, "asked === 1")


def test_what_is_never_answered_is_not_noted_as_asked(page: Page, all_kinds: str) -> None:
    is_browser(page, "chromium")
    page.add_init_script(
        "StorageManager.prototype.persist = () => ((asked += 1), new Promise(() => {}))"
    )
    page.goto(all_kinds)
    page.get_by_label("Talk").check()
    until(page, "asked === 1")
    saved(page)
    assert page.evaluate(f"localStorage.getItem('{ASKED}')") is None


@pytest.mark.parametrize("kind", every([("firefox",), ("refused",)], 2))
def test_a_browser_that_would_ask_the_learner_is_not_asked_on_a_worksheet(
    page: Page, all_kinds: str, kind: str
) -> None:
    is_browser(page, kind)
    page.goto(all_kinds)
    page.get_by_label("Talk").check()
    page.locator("[name=story]").press_sequentially("Words")
    page.locator("[name=short]").focus()
    saved(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("asked") == 0


def test_the_workbook_offers_to_ask_and_says_what_for(page: Page, course: str) -> None:
    is_browser(page, "firefox")
    page.goto(course + "tonight/")
    what_field(page).fill("Words to keep")
    saved(page)
    page.goto(course + "workbook/")
    ask = page.get_by_role("button", name="Ask my browser to keep my words")
    expect(page.locator("[data-part=persist]")).to_contain_text("It will ask you")
    ask.click()
    expect(page.locator("[data-part=said]")).to_contain_text("has not agreed")
    page.evaluate("window.agrees = true")
    ask.click()
    expect(page.locator("[data-part=said]")).to_contain_text("has agreed")
    expect(page.locator("[data-part=health]")).to_contain_text("has agreed not to remove them")
    expect(ask).to_be_hidden()


def test_the_workbook_asks_once_how_things_stand_when_it_opens(page: Page, course: str) -> None:
    is_browser(page, "firefox")
    page.goto(course + "workbook/")
    expect(page.locator("[data-part=health]")).not_to_be_empty()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("looked") == 1


WAY = """async ([persisted, permission, isChromium]) => {
    const [storage, query] = [StorageManager.prototype, Permissions.prototype.query];
    const { persist, persisted: asked } = storage;
    storage.persisted = async () => persisted;
    if (persisted === null) storage.persist = undefined;
    Permissions.prototype.query = async () => {
        if (permission === "fails") throw new TypeError("persistent-storage is no permission");
        return { state: permission };
    };
    const data = isChromium ? {} : undefined;
    Object.defineProperty(navigator, "userAgentData", { value: data, configurable: true });
    const { wayToAsk } =
        await import(new URL("assets/worksheet/persist.mjs", document.baseURI));
    const way = await wayToAsk();
    Object.assign(storage, { persist, persisted: asked });
    Permissions.prototype.query = query;
    return way;
}"""


@pytest.mark.parametrize(
    ("persisted", "permission", "chromium", "way"),
    [
        (None, "prompt", False, "no"),
        (True, "denied", False, "kept"),
        (False, "denied", True, "no"),
        (False, "prompt", False, "person"),
        (False, "prompt", True, "quiet"),
        (False, "granted", False, "quiet"),
        (False, "fails", False, "quiet"),
    ],
)
def test_how_a_browser_can_be_asked(
    modules: Modules, persisted: bool | None, permission: str, chromium: bool, way: str
) -> None:
    assert modules.page.evaluate(WAY, [persisted, permission, chromium]) == way


ASKING = """async ([words, more, steps]) => {
    const { keepForLong } =
        await import(new URL("assets/worksheet/persist.mjs", document.baseURI));
    let asked = 0, answer;
    const persist = () => (asked += 1, new Promise((resolve) => { answer = resolve; }));
    const persisted = async () => { if (more.fails) throw new Error("no"); return false; };
    const value = { persist, persisted };
    Object.defineProperty(navigator, "storage", { value, configurable: true });
    const permissions = { query: async () => ({ state: more.person ? "prompt" : "granted" }) };
    Object.defineProperty(navigator, "permissions", { value: permissions, configurable: true });
    Object.defineProperty(navigator, "userAgentData", { value: undefined, configurable: true });
    const records = new Map();
    const put = (key, { value }, savedAt = Date.now()) =>
        records.set(key.replace("p/", ""), { value, savedAt });
    for (const [key, value] of Object.entries(words)) put(key, { value });
    if (more.ago) put("p/_settings/asked-to-persist", { value: true }, Date.now() - more.ago);
    const store = { prefix: "p/", keepsNothing: Boolean(more.nothing), put,
        keys: () => [...records.keys()].map((key) => `p/${key}`),
        get: (key) => records.get(key.replace("p/", "")) };
    const heard = {};
    const [listen, listenAll, warn] = [document.addEventListener, addEventListener, console.warn];
    document.addEventListener = window.addEventListener = (type, act) => { heard[type] = act; };
    console.warn = () => {};
    const box = document.body.appendChild(document.createElement("textarea"));
    if (more.typing) box.focus();
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    keepForLong(store);
    document.addEventListener = listen;
    window.addEventListener = listenAll;
    await settle();
    const counts = [asked];
    for (const step of steps) {
        if (step === "answer") answer(true);
        else if (step === "works") more.fails = false;
        else if (step.includes("/")) put(step, { value: "Words" });
        else heard[step]();
        await settle();
        counts.push(asked);
    }
    box.remove();
    console.warn = warn;
    return counts;
}"""
HOUR = 3_600_000
WORD = "first/a/first/b"


@pytest.mark.parametrize(
    ("words", "more", "steps", "asked"),
    [
        ({WORD: "W"}, {}, ["answer", "change", "appinstalled", "answer", "change"],
         [1, 1, 1, 2, 2, 2]),
        ({WORD: "W"}, {}, ["change", "appinstalled"], [1, 1, 1]),
        ({WORD: "W"}, {"typing": True}, ["change"], [0, 1]),
        ({WORD: "W"}, {"nothing": True}, ["change", "appinstalled"], [0, 0, 0]),
        ({WORD: "W"}, {"person": True}, ["change", "appinstalled"], [0, 0, 0]),
        ({WORD: "W"}, {"ago": 23 * HOUR}, ["change", "appinstalled"], [0, 0, 1]),
        ({WORD: "W"}, {"ago": 25 * HOUR}, ["answer", "change"], [1, 1, 1]),
        ({WORD: "W"}, {"fails": True}, ["change", "works", "change"], [0, 0, 0, 1]),
        ({}, {}, ["change", WORD, "change"], [0, 0, 0, 1]),
        ({WORD: None, "_settings/x": True}, {}, ["change", "appinstalled"], [0, 0, 0]),
    ],
)  # fmt: skip
def test_a_browser_is_asked_quietly_once_a_day_and_only_for_words(
    modules: Modules, words: dict[str, Any], more: Any, steps: list[str], asked: list[int]
) -> None:
    assert modules.page.evaluate(ASKING, [words, more, steps]) == asked
