"""Each interface that keeps or carries words fails in each way, at the start and later.

What the person sees, and what is kept, stands in one table. See docs/contributing/faults.md.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.fault_injection import (
    ALL_REFUSED,
    ALL_REJECTED,
    ALL_SILENT,
    begin,
    end,
    inject,
)
from tests.support.filled_sheets import saved, status
from tests.support.look import until, wait_until_alive
from tests.support.modules import Modules
from tests.support.sampling import every
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored

SAYS = {
    "durable": "Saved on this device.",
    "local": "Kept in this browser, but not yet safely on the disk.",
    "memory": "This browser will not save your words",
}
KEPT = ("durable", "local")
NO_DATABASE = (
    "indexedDB is refused",
    "indexedDB is missing",
    "indexedDB.open throws",
    "indexedDB.open fails",
    "indexedDB.open is blocked",
    "indexedDB.open never answers",
    "transactions throw",
    "transactions never end",
    "transactions abort",
    "putting throws",
    "the disk is full",
)
NO_LOCAL = (
    "localStorage is refused",
    "localStorage is null",
    "localStorage.getItem throws",
    "localStorage.setItem throws",
)
HARMLESS = (
    *NO_LOCAL,
    "localStorage.removeItem throws",
    "sessionStorage is refused",
    "BroadcastChannel is missing",
    "BroadcastChannel throws",
    "postMessage throws",
    "serviceWorker is refused",
    "register rejects",
    "register never answers",
    "navigator.storage is missing",
    "persist throws",
    "persist rejects",
    "persisted never answers",
    "permissions.query throws",
    "permissions.query never answers",
    "caches is refused",
    "crypto.getRandomValues throws",
    "crypto is missing",
    "crypto.subtle is missing",
    "matchMedia throws",
)
"""With these the other half of the store, or nobody at all, is missed."""
TABLE = [
    *[((name,), "durable") for name in HARMLESS],
    *[((name,), "local") for name in NO_DATABASE],
    (("reading throws",), "local"),
    *[(("localStorage is refused", name), "memory") for name in NO_DATABASE],
    (("localStorage.setItem throws", "the disk is full"), "memory"),
    (("localStorage.setItem throws", "indexedDB.open never answers"), "memory"),
    (ALL_REFUSED, "memory"),
    (ALL_SILENT, "memory"),
    (ALL_REJECTED, "memory"),
]
"""Faults → the state that the store is in with them."""
LATER = [
    (("localStorage.getItem throws",), "durable"),
    (("localStorage.setItem throws",), "durable"),
    (("postMessage throws",), "durable"),
    *[
        ((name,), "local")
        for name in (
            "transactions throw",
            "transactions never end",
            "transactions abort",
            "putting throws",
            "the disk is full",
        )
    ],
    (("transactions throw", "indexedDB.open never answers"), "local"),
    (("localStorage.setItem throws", "transactions throw", "indexedDB.open fails"), "memory"),
    (("localStorage.setItem throws", "the disk is full"), "memory"),
    (("localStorage.setItem throws", "transactions never end"), "memory"),
]
"""The same for faults that come when the page has already saved something."""


def named(case: object) -> str | None:
    return " + ".join(case) if isinstance(case, tuple) else None


def expect_state(page: Page, state: str) -> None:
    """The page says the sentence of a state; three seconds of its clock may pass before."""
    page.clock.run_for(3500)
    expect(status(page)).to_contain_text(SAYS[state])
    kept = page.locator(".ws-kept")
    expect(kept).to_be_visible() if state in KEPT else expect(kept).to_be_hidden()


def expect_kept(context: BrowserContext, address: str, words: str) -> None:
    """A sound browser shows `words` on the page."""
    page = context.new_page()
    page.goto(address)
    wait_until_alive(page)
    expect(page.locator("[name=story]")).to_have_value(words)
    page.close()


@pytest.mark.parametrize(("faults", "state"), every(TABLE, 36), ids=named)
def test_a_fault_from_the_start_is_said_and_words_are_kept_where_it_says_so(
    quiet: Page, all_kinds: str, faults: tuple[str, ...], state: str
) -> None:
    page = quiet
    page.clock.install()
    inject(page, *faults)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Words")
    page.get_by_label("At work").check()
    expect_state(page, state)
    expect(page.locator("[name=story]")).to_have_value("Words")
    expect(page.locator("[name=boss]")).to_be_visible()
    expect_kept(page.context, all_kinds, "Words" if state in KEPT else "")


@pytest.mark.parametrize(("faults", "state"), every(LATER, 16), ids=named)
def test_a_fault_that_comes_later_is_said_and_ends_without_a_loss(
    quiet: Page, all_kinds: str, faults: tuple[str, ...], state: str
) -> None:
    page = quiet
    page.clock.install()
    inject(page, *faults, begun=False)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("First")
    saved(page)
    begin(page)
    page.locator("[name=story]").fill("Second")
    expect_state(page, state)
    expect_kept(page.context, all_kinds, "Second" if state in KEPT else "First")
    end(page)
    page.locator("[name=story]").fill("Third")
    for _ in range(4):  # what fails late is tried again
        page.clock.run_for(1700)
        page.wait_for_timeout(50)
    saved(page)
    expect_kept(page.context, all_kinds, "Third")


# A database that dies, or does not answer --------------------------------------------------------

HANDLES = """
    window.opened = 0;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        window.opened += 1;
        return open.apply(this, given);
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
        if (this === window.dead) throw new DOMException("Connection lost", "UnknownError");
        window.handle = this;
        return transaction.apply(this, given);
    };
"""


@pytest.mark.parametrize("dies", every([("transaction() throws",), ("requests fail",)], 2))
def test_a_dead_handle_is_replaced_before_anybody_is_worried(
    page: Page, all_kinds: str, dies: str
) -> None:
    page.add_init_script(HANDLES)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("First")
    saved(page)
    watch = "new MutationObserver(([{target}]) => seen.push(target.textContent)).observe"
    line = "document.querySelector('[data-part=status]')"
    page.evaluate(f"window.seen = []; {watch}({line}, {{childList: true}})")
    dead = "window.dead = window.handle"
    page.evaluate(dead if "throws" in dies else f"{dead}; window.handle.close()")
    page.locator("[name=story]").fill("Second")
    until(page, "opened === 2")
    saved(page)
    assert set(page.evaluate("seen")) <= {"Saving …", "Saved on this device."}
    page.evaluate("localStorage.clear()")
    expect_kept(page.context, all_kinds, "Second")


@pytest.mark.long
def test_leaving_with_a_dead_handle_throws_nothing(quiet: Page, all_kinds: str) -> None:
    page = quiet
    page.add_init_script(HANDLES)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("First")
    saved(page)
    page.evaluate("window.dead = window.handle")
    page.locator("[name=story]").fill("Second")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: false}))")
    expect_kept(page.context, all_kinds, "Second")


LATE_OPEN = """
    const open = IDBFactory.prototype.open;
    window.asked = [];
    IDBFactory.prototype.open = function (...given) {
        if (window.answers) return open.apply(this, given);
        const stub = {};
        window.asked.push(() => {
            const real = open.apply(this, given);
            real.onsuccess = () => (stub.result = real.result, stub.onsuccess());
            real.onupgradeneeded = () => (stub.result = real.result, stub.onupgradeneeded());
        });
        return stub;
    };
"""


@pytest.mark.parametrize(
    "late", every([("the first answers at last",), ("only a new one answers",)], 2)
)
def test_when_the_database_answers_at_last_all_that_waits_is_written(
    page: Page, all_kinds: str, late: str
) -> None:
    page.clock.install()
    page.add_init_script(LATE_OPEN)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Words")
    page.clock.run_for(3100)
    expect(status(page)).to_contain_text(SAYS["local"])
    page.evaluate("asked[0]()" if "first" in late else "window.answers = true")
    for _ in range(4):
        page.clock.run_for(1700)
        page.wait_for_timeout(50)
    saved(page)
    page.evaluate("localStorage.clear()")
    expect_kept(page.context, all_kinds, "Words")


def test_what_could_not_be_read_is_not_written_over(page: Page, all_kinds: str) -> None:
    """localStorage was lost, and the database answers only when somebody has written anew."""
    page.goto(all_kinds)
    page.locator("[name=story]").fill("The first words")
    saved(page)
    page.goto(all_kinds + "../away/")
    page.evaluate("localStorage.clear()")
    page.clock.install()
    page.add_init_script(LATE_OPEN)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Other words")
    page.clock.run_for(3100)
    page.evaluate("window.answers = true")
    for _ in range(4):
        page.clock.run_for(1700)
        page.wait_for_timeout(50)
    saved(page)
    page.locator("[name=short]").focus()
    page.clock.run_for(200)
    page.get_by_role("button", name="Restore the earlier text").click()
    expect(page.locator("[name=story]")).to_have_value("The first words")


BLOCKED = """async () => {
    const { openIndexed } = await import(
        new URL("assets/responses/store/indexed.mjs", document.baseURI));
    const open = IDBFactory.prototype.open;
    const requests = [];
    IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        requests.push(request);
        request.addEventListener("success", (event) =>
            window.blocking && event.stopImmediatePropagation());
        return request;
    };
    window.blocking = true;
    const storage = openIndexed("blocked");
    const asked = storage.entries("").then(() => "answered", (problem) => problem.name);
    // As of a request that is still pending, its error cannot be asked for.
    const pending = { get() { throw new DOMException("", "InvalidStateError") } };
    Object.defineProperty(requests[0], "error", pending);
    requests[0].dispatchEvent(new Event("blocked"));
    const first = await asked;
    window.blocking = false;
    await storage.write([["a", { format: 1, value: 1, savedAt: 1 }]]);
    const found = await storage.entries("");
    IDBFactory.prototype.open = open;
    return [first, found.length];
}"""


def test_a_database_that_is_blocked_settles_and_can_be_asked_again(modules: Modules) -> None:
    assert modules.page.evaluate(BLOCKED) == ["TimeoutError", 1]


NEW_VERSION = """async () => {
    const { openIndexed } = await import(
        new URL("assets/responses/store/indexed.mjs", document.baseURI));
    const storage = openIndexed("grown");
    await storage.write([["a", { format: 1, value: 1, savedAt: 1 }]]);
    const said = await new Promise((done) => {
        const request = indexedDB.open("grown", 2);
        request.onblocked = () => done("blocked");
        request.onsuccess = () => { request.result.close(); done("opened"); };
    });
    const old = await storage.entries("").catch((problem) => problem.name);
    return [said, old];
}"""


def test_a_page_that_is_open_makes_room_for_a_later_form_of_the_database(modules: Modules) -> None:
    """It cannot read that one, and says so."""
    assert modules.page.evaluate(NEW_VERSION) == ["opened", "VersionError"]


MANY = """async () => {
    const { openIndexed } = await import(
        new URL("assets/responses/store/indexed.mjs", document.baseURI));
    const storage = openIndexed("many");
    const keys = Array.from({ length: 3100 }, (_, at) => `k${at}`);
    await storage.write(keys.map((key) => [key, { format: 1, value: key, savedAt: 1 }]));
    return (await storage.entries("k")).length;
}"""


def test_many_records_have_the_time_that_they_take(modules: Modules) -> None:
    """A millisecond for each, beside what any request has: more would be given up at once."""
    assert modules.page.evaluate(MANY) == 3100


# Half of what is kept is gone --------------------------------------------------------------------


@pytest.mark.parametrize("gone", ["localStorage", "database"])
def test_one_half_of_the_store_brings_back_the_other(page: Page, all_kinds: str, gone: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Words")
    page.get_by_label("Talk").check()
    saved(page)
    page.goto(all_kinds + "../away/")
    page.evaluate(
        "localStorage.clear()"
        if gone == "localStorage"
        else "new Promise((done) => (indexedDB.deleteDatabase('common-ground').onsuccess = done))"
    )
    page.goto(all_kinds)
    expect(page.locator("[name=story]")).to_have_value("Words")
    expect(page.get_by_label("Talk")).to_be_checked()
    page.locator("[name=short]").fill("more")
    saved(page)
    assert stored(page)["first/all/first/story"]["value"] == "Words"
    if gone == "database":
        page.evaluate("localStorage.clear()")
        expect_kept(page.context, all_kinds, "Words")


def leave_early(page: Page, address: str, words: str) -> str:
    """Types while the database does not answer, and leaves; gives what localStorage has then."""
    page.add_init_script(LATE_OPEN)
    page.goto(address, wait_until="domcontentloaded")
    page.locator("[name=story]").fill(words)
    page.wait_for_load_state("networkidle")  # its modules are there
    page.goto(address + "../away/")
    return str(page.evaluate("JSON.stringify({ ...localStorage })"))


def test_who_leaves_before_the_database_answers_keeps_what_was_typed(
    page: Page, all_kinds: str
) -> None:
    assert "Words" in leave_early(page, all_kinds, "Words")


def test_the_wish_that_nothing_be_kept_is_known_before_the_database_answers(
    page: Page, all_kinds: str
) -> None:
    page.goto(all_kinds)
    open_menu(page)
    page.get_by_label("Keep nothing on this device").check()
    expect(status(page)).to_contain_text("Nothing is kept")
    assert "Secret" not in leave_early(page, all_kinds, "Secret")
