"""Marks of progress on a page without worksheets, with a database and without one.

Of worksheet/lesson-marks.mjs.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

ISLAND: dict[str, Any] = {
    "course": "test",
    "words": {"empty": "Not begun", "begun": "Begun", "done": "Done"},
    "sheets": [
        {"id": "fence", "page": "fence/", "needs": [["what"], ["why"]]},
        {"id": "talk", "page": "talk/", "needs": [["how"]]},
    ],
}
PAGE = """async ([island, broken]) => {
    if (broken) Object.defineProperty(window, "indexedDB", { get() { throw new Error("none"); } });
    document.body.insertAdjacentHTML("beforeend", `<nav><a class="cg-nav__link" href="fence/">The
        fence</a><a class="cg-nav__link" href="talk/index.html">The talk</a></nav>
        <p data-progress="fence"></p><p data-progress="talk"></p>
        <script type="application/json" id="cg-progress" data-base="."></script>`);
    document.querySelector("#cg-progress").textContent = island;
    const at = (path) => import(new URL(`assets/worksheet/${path}`, document.baseURI));
    (await at("lesson-marks.mjs")).followStorage();
}"""
WRITE = """(records) => {
    for (const [key, text] of Object.entries(records))
        localStorage.setItem(`cg:test:/${key}`, text);
}"""
STORE = """async (records) => {
    const at = (path) => import(new URL(`assets/responses/store/${path}`, document.baseURI));
    await (await at("indexed.mjs")).openIndexed().write(Object.entries(records)
        .map(([key, text]) => [`cg:test:/${key}`, JSON.parse(text)]));
}"""


def record(value: Any) -> str:
    return json.dumps({"format": 1, "value": value, "savedAt": 5})


def expect_marks(page: Page, *words: str) -> None:
    """The marks in their places, and those at the links of the lessons."""
    expect(page.locator("[data-progress]")).to_have_text(list(words))


def test_where_nothing_is_written_no_lesson_is_marked(blank: Page) -> None:
    blank.evaluate(PAGE, [json.dumps(ISLAND), True])
    expect_marks(blank, " Not begun", " Not begun")
    expect(blank.locator(".cg-nav__link .cg-progress")).to_have_count(0)


WHAT, WHY, HOW = "first/fence/first/what", "first/fence/first/why", "first/talk/first/how"


def test_without_a_database_what_localstorage_holds_counts(blank: Page) -> None:
    blank.evaluate(WRITE, {WHAT: record("It fell."), WHY: "{", HOW: record("Calmly.")})
    blank.evaluate(PAGE, [json.dumps(ISLAND), True])
    expect_marks(blank, " Begun", " Done")
    links = blank.locator(".cg-nav__link .cg-progress")
    expect(links).to_have_text([" Begun", " Done"])
    blank.evaluate(WRITE, {WHY: record("The wind."), HOW: record(None)})
    blank.evaluate("dispatchEvent(new StorageEvent('storage'))")
    expect_marks(blank, " Done", " Not begun")
    expect(links).to_have_text([" Done", " Not begun"])
    blank.evaluate(WRITE, {"_current": record("second")})
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect_marks(blank, " Not begun", " Not begun")


def test_what_only_localstorage_brings_back_was_erased(blank: Page) -> None:
    blank.evaluate(WRITE, {WHAT: record("It fell."), HOW: record("Calmly.")})
    blank.evaluate(STORE, {HOW: record("Calmly.")})
    blank.evaluate(PAGE, [json.dumps(ISLAND), False])
    expect_marks(blank, " Not begun", " Done")
