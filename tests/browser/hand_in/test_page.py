"""Putting together what to hand in: ticked, shown, printed and saved; without a course.

Of hand-in/main.mjs, hand-in/paper.mjs and hand-in/parts.mjs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.blank_page import anew

PAGE = """async ([sheets, records]) => {
    for (const [key, value] of Object.entries(records)) localStorage.setItem(`cg:test:/${key}`,
        JSON.stringify({ format: 1, value, savedAt: 5 }));
    const acts = ["save", "print", "clear"].map((act) =>
        `<button type=button data-do=${act} disabled>${act}</button>`).join("");
    document.body.insertAdjacentHTML("beforeend", `<div data-hand-in data-course="The course">
        <p data-part=status></p><p data-part=empty hidden>Nothing yet.</p>
        <form data-part=choose hidden><div data-part=list></div><input name=hand-name>
        <p data-part=name-long></p><p data-part=count></p>${acts}<p data-part=said></p></form>
        <article data-part=paper hidden></article>
        <script type="application/json" data-part="sheets-data"></script></div>`);
    document.querySelector("[data-part=sheets-data]").textContent = JSON.stringify(sheets);
    window.print = () => { window.prints = (window.prints ?? 0) + 1; };
    const { start } = await import(new URL("assets/hand-in/main.mjs", document.baseURI));
    start();
}"""
LOOK = """() => {
    const part = (name) => document.querySelector(`[data-part=${name}]`);
    const LINE = "h2, h3, p, dt, dd";
    const paper = part("paper").hidden ? [] : [...part("paper").querySelectorAll(LINE)];
    return { lines: paper.map((node) => node.textContent), count: part("count").textContent,
        ticked: [...document.querySelectorAll(":checked")].map(({ value }) => value),
        can: [...document.querySelectorAll("form > button")].map((each) => !each.disabled) };
}"""
RETURN = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
FENCE = {
    "id": "fence", "title": "The fence", "revision": 3, "fields": [
        {"id": "what", "type": "text", "prompt": "What happened?"},
        {"id": "why", "type": "text", "prompt": "Why?"},
        {"id": "secret", "type": "text", "prompt": "And really?", "private": True},
        {"id": "note", "type": None, "prompt": "A note"},
    ],
}  # fmt: skip
TALK = {"id": "talk", "title": "The talk", "revision": 1,
        "fields": [{"id": "how", "type": "text", "prompt": "How?"}]}  # fmt: skip
WORDS = {"first/fence/first/what": "It fell.", "first/fence/first/secret": "I pushed.",
         "first/talk/first/how": "Calmly."}  # fmt: skip
WORDS_OF_HOW = "first/talk/first/how"
WHAT, SECRET, HOW = "fence/first/what", "fence/first/secret", "talk/first/how"


@pytest.fixture
def choosing(blank: Page) -> Page:
    """The page of somebody who has written something on two worksheets."""
    return begin(blank, WORDS)


def begin(page: Page, words: dict[str, Any]) -> Page:
    page.evaluate(PAGE, [[FENCE, TALK], words])
    page.wait_for_selector("[data-hand-in][data-state=ready]")
    return page


def tick(page: Page, *keys: str) -> None:
    for key in keys:
        page.evaluate("(key) => document.querySelector(`[value='${key}']`).click()", key)


def look(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(LOOK)
    return found


NONE = {"lines": [], "count": "Nothing is ticked.", "ticked": [], "can": [False] * 3}


def test_nothing_is_ticked_until_the_learner_does(choosing: Page) -> None:
    page = choosing
    expect(page.locator("[data-part=empty]")).to_be_hidden()
    assert look(page) == NONE
    tick(page, WHAT, SECRET)
    facts = "The course · 1 January 1970"
    own = ["The fence", "What happened?", "It fell.", "And really?", "I pushed."]
    both = look(page)
    assert both["lines"][1] == facts and both["lines"][3:] == own
    assert both["can"] == [True] * 3 and both["count"] == "2 responses are ticked."
    tick(page, WHAT)
    single = look(page)
    assert single["lines"][3:] == ["The fence", "And really?", "I pushed."]
    assert single["count"] == "1 response is ticked."
    page.get_by_role("button", name="clear").click()
    assert look(page) == NONE
    tick(page, HOW)
    assert look(page)["lines"][3:] == ["The talk", "How?", "Calmly."], "and none of those before"


def test_all_of_a_worksheet_is_ticked_but_what_deserves_a_second_thought(choosing: Page) -> None:
    page = choosing
    page.evaluate("document.querySelectorAll('[data-do=sheet]')[1].click()")
    assert look(page)["ticked"] == [HOW]
    page.evaluate("document.querySelectorAll('[data-do=sheet]')[0].click()")
    assert look(page)["ticked"] == [WHAT, HOW]
    page.get_by_role("button", name="print").click()
    assert page.evaluate("prints") == 1
    page.evaluate("document.querySelector('[data-part=paper]').click()")
    assert page.evaluate("prints") == 1


def test_what_is_written_meanwhile_is_there_and_what_is_ticked_and_open_stays(
    choosing: Page,
) -> None:
    page = choosing
    tick(page, WHAT)
    page.evaluate("document.querySelectorAll('details')[0].open = true")
    write = """async ([field, value]) => {
        const { workbook } = await import(new URL("assets/worksheet/main.mjs", document.baseURI));
        workbook.store.put(`cg:test:/first/fence/first/${field}`, { value, exercise: "fence" });
    }"""
    page.evaluate(write, ["why", "The wind."])
    page.clock.run_for(149)
    assert page.locator("[data-part=list]").get_by_text("The wind.").count() == 0
    page.clock.run_for(1)
    assert page.locator("[data-part=list]").get_by_text("The wind.").count() == 1
    assert look(page)["ticked"] == [WHAT]
    opened = "[...document.querySelectorAll('details')].map(({ open }) => open)"
    assert page.evaluate(opened) == [True, False], "with the new response in it"
    page.evaluate(write, ["why", "A storm."])
    page.clock.run_for(150)
    assert page.locator("[data-part=list]").get_by_text("A storm.").count() == 1
    page.evaluate("window.box = document.querySelector('[data-part=list] input')")
    page.evaluate(write, ["elsewhere", "Not offered."])
    page.clock.run_for(150)
    assert page.evaluate("box.isConnected"), "the same list, where no words of it changed"
    # Some browsers empty the forms of a page that comes back.
    page.evaluate("document.forms[0].reset()")
    page.evaluate("for (const box of document.querySelectorAll(':checked')) box.checked = false")
    page.clock.run_for(24 * 3_600_000)
    page.evaluate(RETURN)
    back = look(page)
    assert back["ticked"] == [WHAT] and page.evaluate(opened) == [True, False]
    assert back["lines"][1] == "The course · 2 January 1970", "the paper has the day of today"


def test_a_file_is_called_after_the_name_and_holds_what_is_ticked(choosing: Page) -> None:
    page = choosing
    tick(page, WHAT)
    page.locator("[name=hand-name]").fill("  Ana López ")
    assert look(page)["lines"][1] == "Ana López · The course · 1 January 1970"
    files = []
    for _ in range(2):
        with page.expect_download() as saved:
            page.get_by_role("button", name="save").click()
        assert saved.value.suggested_filename == "hand-in-ana-lópez.json"
        text = Path(saved.value.path()).read_text("utf-8")
        assert text.startswith('{\n "kind"') and text.endswith("}\n")
        files.append(json.loads(text))
    said = page.locator("[data-part=said]")
    expect(said).to_contain_text("hand-in-ana-lópez.json")
    sender = files[0].pop("from")
    assert re.fullmatch(r"[a-z0-9]{16}", sender) and files[1].pop("from") == sender
    for file in files:
        assert file.pop("made").startswith("1970-01-01T02:46:4")
        assert file == {
            "kind": "common-ground-hand-in", "format": 1, "course": "test",
            "negotiation": "first", "name": "Ana López", "worksheets": [
                {"id": "fence", "revision": 3, "take": "first", "responses": {"what": "It fell."}}
            ],
        }  # fmt: skip


def test_the_word_of_a_browser_stays_the_same_where_it_is_sound(blank: Page) -> None:
    for kept, stays in (("abc1", True), ("A/b", False), (5, False)):
        page = begin(anew(blank), {**WORDS, "_settings/hand-in": kept})
        tick(page, WHAT)
        with page.expect_download() as saved:
            page.get_by_role("button", name="save").click()
        assert saved.value.suggested_filename == "hand-in.json"
        assert (json.loads(Path(saved.value.path()).read_text("utf-8"))["from"] == kept) is stays


def test_a_browser_without_random_numbers_of_its_own_still_has_its_word(choosing: Page) -> None:
    page = choosing
    page.evaluate("Object.defineProperty(window, 'crypto', { value: undefined })")
    tick(page, WHAT)
    words = []
    for _ in range(2):
        with page.expect_download() as saved:
            page.get_by_role("button", name="save").click()
        words.append(json.loads(Path(saved.value.path()).read_text("utf-8"))["from"])
    assert re.fullmatch(r"[a-z0-9]{16}", words[0]) and words[1] == words[0]
    assert len({words[0][at : at + 2] for at in range(0, 16, 2)}) > 1


def test_a_name_that_is_too_long_is_cut_and_that_is_said(choosing: Page) -> None:
    page = choosing
    long = page.locator("[data-part=name-long]")
    page.locator("[name=hand-name]").fill("x" * 300)
    expect(long).to_be_empty()
    page.locator("[name=hand-name]").fill("x" * 301)
    expect(long).to_contain_text("300")
    tick(page, WHAT)
    assert look(page)["lines"][1].startswith("x" * 300 + " ·")


def test_who_has_written_nothing_is_told(blank: Page) -> None:
    page = begin(blank, {})
    expect(page.locator("[data-part=empty]")).to_be_visible()
    expect(page.locator("[data-part=choose]")).to_be_hidden()
    written = begin(anew(blank), {WORDS_OF_HOW: "Calmly."})
    expect(written.locator("[data-part=empty]")).to_be_hidden()
    expect(written.locator("[data-part=choose]")).to_be_visible()


USE = """async (id) => {
    const { workbook } = await import(new URL("assets/worksheet/main.mjs", document.baseURI));
    workbook.use(id);
}"""


def test_another_negotiation_has_its_own_words_and_nothing_of_it_is_ticked(blank: Page) -> None:
    page = begin(blank, {**WORDS, "other/fence/first/what": "It stands."})
    tick(page, WHAT, HOW)
    page.evaluate(USE, "other")
    assert look(page) == NONE
    words = page.locator(".hand-words")
    assert words.all_text_contents() == ["It stands."]
    tick(page, WHAT)
    assert look(page)["lines"][3:] == ["The fence", "What happened?", "It stands."]
    page.evaluate(USE, "first")
    assert look(page) == NONE and len(words.all_text_contents()) == 3


NOTHING = """async () => {
    const { workbook } = await import(new URL("assets/worksheet/main.mjs", document.baseURI));
    workbook.store.keepsNothing = true;
}"""


def test_the_page_says_so_when_nothing_is_to_be_kept(choosing: Page) -> None:
    line = choosing.locator("[data-part=status]")
    expect(line).to_be_empty()
    choosing.evaluate(NOTHING)
    expect(line).to_have_text(re.compile("^Nothing is kept. "))


def test_the_name_comes_back_with_the_page(choosing: Page) -> None:
    page = choosing
    page.locator("[name=hand-name]").fill("Ana")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.evaluate("document.forms[0].reset()")
    page.evaluate(RETURN)
    expect(page.locator("[name=hand-name]")).to_have_value("Ana")
