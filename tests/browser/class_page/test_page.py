"""The page of a class, from files that are dropped to what stands there; without a course.

Of class/class-reading.mjs, class/codes-section.mjs, class/file-drop.mjs, class/main.mjs,
class/roster-section.mjs and class/view.mjs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.blank_page import complaints
from tests.support.hedge_case import CASES
from tests.support.look import until

PAGE = """async (course) => {
    const acts = ["csv", "print", "forget", "codes", "previous", "next"].map((act) =>
        `<button type=button data-do=${act}>${act}</button>`).join("");
    const selects = ["sheet", "person", "groups"].map((name) =>
        `<select name=class-${name}></select>`).join("");
    document.body.insertAdjacentHTML("beforeend", `<div data-class><div data-part=drop>
        <input type=file name=class-files multiple></div><p data-part=status></p>
        <div data-part=named hidden><div data-part=named-list></div></div>
        <div data-part=tools hidden><input type=checkbox name=class-names>${selects}${acts}
        <p data-part=said></p></div><textarea name=class-roster></textarea>
        <input type=file name=class-roster-file><div data-part=roster-result></div>
        <textarea name=class-codes></textarea><div data-part=codes></div>
        <div data-part=results></div>
        <script type="application/json" data-part="class-data"></script></div>`);
    document.querySelector("[data-part=class-data]").textContent = JSON.stringify(course);
    window.print = () => { window.prints = (window.prints ?? 0) + 1; };
    const { start } = await import(new URL("assets/class/main.mjs", document.baseURI));
    start();
    window.root = document.querySelector("[data-class]");
}"""
TEAM = {"id": "team", "type": "choice", "kind": "choice", "prompt": "Team", "choices": [
    {"id": "h", "label": "Hares"}, {"id": "t", "label": "Tortoises"}]}  # fmt: skip
CODE = {"id": "code", "type": "text", "prompt": "Code"}
HIDDEN = [{**TEAM, "id": "own", "private": True}, {**TEAM, "id": "kept", "keep": True}]
RESULT = {"id": "result", "type": None, "calculator": "case-result", "inputs": {"code": "code"}}
SHEETS = [
    {"id": "one", "title": "First sheet", "revision": 1, "fields": [TEAM, CODE, RESULT, *HIDDEN]},
    {"id": "two", "title": "Second sheet", "revision": 1, "fields": [
        {"id": "why", "type": "text", "prompt": "Why?"}]},
    {"id": "three", "title": "Third sheet", "revision": 1, "fields": [TEAM],
     "repeat": {"moments": {"before": "Before", "after": "After"}}},
]  # fmt: skip
COURSE = {"course": "test", "sheets": SHEETS, "cases": CASES, "dialogues": {}}


def hand_in(name: str, *, take: str = "first", **sheets: dict[str, Any]) -> dict[str, Any]:
    """A file of that person, for `give`."""
    worksheets = [
        {"id": id, "revision": 1, "take": take, "responses": responses}
        for id, responses in sheets.items()
    ]
    about = {"kind": "common-ground-hand-in", "format": 1, "course": "test", "name": name,
             "from": name.lower(), "negotiation": "first",
             "made": "2026-11-22T10:00:00Z"}  # fmt: skip
    return {"name": f"{name}.json", "text": json.dumps({**about, "worksheets": worksheets})}


ANA = hand_in("Ana", one={"team": "h", "code": "hedge:1-3-2"}, two={"why": "Because."})
BO = hand_in("Bo", one={"team": "t"})
OTHER = {"name": "notes.docx", "text": "?"}
READY = "document.querySelector('[data-class]').dataset.state === 'ready'"


@pytest.fixture
def teaching(blank: Page) -> Page:
    blank.clock.resume()
    blank.evaluate(PAGE, COURSE)
    return blank


def give(page: Page, *files: dict[str, Any]) -> Page:
    """Chooses these files, and waits until they are read."""
    page.evaluate("root.querySelector('[data-part=status]').textContent = ''")
    payload = [
        {"name": file["name"], "mimeType": "application/json", "buffer": file["text"].encode()}
        for file in files
    ]
    page.locator("[name=class-files]").set_input_files(payload)  # type: ignore[arg-type]
    page.wait_for_function("root.querySelector('[data-part=status]').textContent")
    page.wait_for_function(READY)
    return page


def headings(page: Page) -> list[str]:
    page.wait_for_function(READY)
    return page.locator("[data-part=results] :is(h2, h3, h4)").all_inner_texts()


def options(page: Page, name: str) -> list[str]:
    return page.locator(f"[name=class-{name}] option").all_inner_texts()


def choose(page: Page, name: str, label: str) -> Page:
    page.locator(f"[name=class-{name}]").select_option(label=label)
    return page


def status(page: Page) -> str:
    return page.locator("[data-part=status]").inner_text()


ALL = ["First sheet", "Team", "Code", "Second sheet", "Why?"]


def test_a_class_is_read_shown_and_forgotten(teaching: Page) -> None:
    page = teaching
    expect(page.locator("[data-part=tools]")).to_be_hidden()
    give(page, ANA, BO, OTHER)
    assert status(page) == "2 people, from 3 files."
    expect(page.locator("[data-part=tools]")).to_be_visible()
    assert page.locator("[data-part=named-list] li code").all_text_contents() == ["notes.docx"]
    assert options(page, "sheet") == ["First sheet", "Second sheet", "All worksheets"]
    assert headings(page) == ALL[:3]
    assert headings(choose(page, "sheet", "All worksheets")) == ALL
    assert headings(choose(page, "sheet", "Second sheet")) == ALL[3:]
    give(page, hand_in("Chen", one={"team": "h"}))
    assert status(page) == "3 people, from 4 files."
    assert headings(page) == ALL[3:], "what was chosen stays chosen"
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.locator("[data-part=said]").dispatch_event("click")
    page.get_by_role("button", name="print").click()
    assert page.evaluate("prints") == 1
    page.locator("[name=class-codes]").fill("hedge:none")
    page.locator("[name=class-roster]").fill("Ana")
    page.wait_for_selector("[data-part=roster-result] > p")
    page.locator("[name=class-names]").check()
    page.wait_for_function(READY)
    page.get_by_role("button", name="forget").click()
    expect(page.locator("[name=class-names]")).not_to_be_checked()
    assert headings(page) == [] and page.evaluate("document.activeElement.name") == "class-files"
    expect(page.locator("[data-part=tools]")).to_be_hidden()
    expect(page.locator("[data-part=named]")).to_be_hidden()
    assert status(page) == "Everything is forgotten."
    left = "[...root.querySelectorAll('textarea, [type=file]')].map(({ value }) => value).join('')"
    assert page.evaluate(left) == "" and page.locator("[data-part=codes] > *").count() == 0
    assert page.locator("[data-part=roster-result] > *").count() == 0
    assert page.evaluate("root.querySelector('[data-do=codes]').hidden")
    assert page.locator("[data-part=named-list] > *").count() == 0
    give(page, BO)
    assert options(page, "person")[1:] == ["Person 1"], "the others are gone"
    assert failures == [], "a click beside the buttons does nothing"


def test_files_that_hold_nothing_are_named_and_that_is_all(teaching: Page) -> None:
    page = give(teaching, OTHER)
    expect(page.locator("[data-part=tools]")).to_be_hidden()
    expect(page.locator("[data-part=named]")).to_be_visible()
    assert headings(page) == []
    assert status(page).startswith("Nothing could be shown from 1 file.")


PROJECTOR = """(large) => document.dispatchEvent(
    new CustomEvent("projector", { detail: { large } }))"""


def test_names_are_shown_on_demand_and_never_on_the_wall(teaching: Page) -> None:
    page = give(teaching, ANA, BO)
    everybody = "All together"
    assert options(page, "person") == [everybody, "Person 1", "Person 2"]
    names = page.locator("[name=class-names]")
    names.check()
    page.wait_for_function(READY)
    assert options(page, "person") == [everybody, "Ana", "Bo"]
    page.evaluate(PROJECTOR, False)
    expect(names).to_be_checked()
    page.evaluate(PROJECTOR, True)
    expect(names).not_to_be_checked()
    page.wait_for_function(READY)
    assert options(page, "person") == [everybody, "Person 1", "Person 2"]


def test_one_learner_after_the_other(teaching: Page) -> None:
    page = give(teaching, ANA, BO)
    choose(page, "sheet", "All worksheets")
    ends = """() => ["previous", "next"].map((act) =>
        root.querySelector(`[data-do=${act}]`).ariaDisabled)"""
    said = page.locator("[data-part=said]")
    assert page.evaluate(ends) == ["true", "false"]
    seen = []
    for act in ("next", "next", "next", "previous", "previous"):
        page.evaluate("(act) => root.querySelector(`[data-do=${act}]`).click()", act)
        seen.append([headings(page)[:1], page.evaluate(ends), said.inner_text()])
    first, last = "Person 1: 1 of 2", "Person 2: 2 of 2"
    assert [each[0] for each in seen] == [["Person 1"], ["Person 2"], ["Person 2"], ["Person 1"],
                                          ["First sheet"]]  # fmt: skip
    assert [each[1] for each in seen] == [["false", "false"], ["false", "true"], ["false", "true"],
                                          ["false", "false"], ["true", "false"]]  # fmt: skip
    assert [each[2] for each in seen] == [first, last, last, first, ""]
    choose(page, "person", "Person 2")
    assert headings(page) == ["Person 2", "First sheet", "Team"]
    assert said.inner_text() == last


def test_groups_by_a_choice_or_by_the_roster(teaching: Page) -> None:
    page = give(teaching, ANA, BO)
    off = "Everybody together"
    assert options(page, "groups") == [off, "Team"]
    label = page.locator("[name=class-groups] optgroup").get_attribute("label")
    assert label == "First sheet"
    choose(page, "groups", "Team")
    assert headings(page) == ["First sheet", "Team"]
    head = page.locator("[data-part=results] thead").inner_text()
    assert "Hares" in head and "Tortoises" in head
    page.locator("[name=class-roster]").fill("Name,Group\nAna,Red\nBo,Blue")
    page.wait_for_function("root.querySelectorAll('[name=class-groups] option').length === 3")
    choose(page, "groups", "Groups of your list")
    page.wait_for_function(READY)
    head = page.locator("[data-part=results] thead").inner_text()
    assert "Blue" in head and "Red" in head
    choose(page, "groups", off)
    assert headings(page) == ALL[:3]
    result = page.locator("[data-part=roster-result] :is(h3, li)")
    expect(result).to_have_count(0)
    choose(page, "sheet", "Second sheet")
    expect(result).to_have_text(["1 handed in something, but not “Second sheet”", "Bo"])
    choose(page, "sheet", "All worksheets")
    expect(result).to_have_count(0)
    give(page, hand_in("Chen", take="after", three={"team": "h"}))
    expect(result).to_have_text(["1 handed in, but is not on your list", "Chen"])
    assert options(page, "groups")[2:] == ["Team", "Team (After)"]


SAID = """() => {
    window.said = [];
    new MutationObserver((changes) => {
        said.push(...changes.flatMap(({ addedNodes }) => [...addedNodes].map(({ data }) => data)));
    }).observe(root.querySelector("[data-part=status]"), { childList: true });
}"""
DROP_ALL = """(drops) => drops.forEach((files) => {
    if (files === "forget") return root.querySelector("[data-do=forget]").click();
    const data = new DataTransfer();
    for (const { name, text } of files) data.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
})"""


FORGETS = """() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
        Blob.prototype.arrayBuffer = read;
        root.querySelector("[data-do=forget]").click();
        return read.call(this);
    };
}"""


def test_what_is_forgotten_while_it_is_read_is_not_shown_later(teaching: Page) -> None:
    teaching.evaluate(SAID)
    teaching.evaluate(DROP_ALL, [[ANA], [ANA, OTHER], "forget", [BO]])
    until(teaching, "said.at(-1)?.startsWith('1 person')")
    gone, read = "Everything is forgotten.", ["Reading … 1 file", "1 person, from 1 file."]
    assert teaching.evaluate("said.splice(0)") == [gone, *read]
    teaching.evaluate(FORGETS)
    teaching.evaluate(DROP_ALL, [[ANA]])
    until(teaching, "said.at(-1)?.startsWith('Everything')")
    teaching.evaluate(DROP_ALL, [[BO]])
    until(teaching, "said.at(-1)?.startsWith('1 person')")
    assert teaching.evaluate("said") == [read[0], gone, *read]


def test_how_far_a_large_class_has_been_read_is_told(teaching: Page) -> None:
    teaching.evaluate(SAID)
    teaching.evaluate(DROP_ALL, [[{**OTHER, "name": f"{n}.docx"} for n in range(45)]])
    until(teaching, "said.at(-1)?.startsWith('Nothing could be shown')")
    assert teaching.evaluate("said")[:-1] == [
        f"Reading … {n} files" for n in (45, 20, 40)
    ]  # fmt: skip


def test_a_later_wish_overtakes_an_earlier_one(teaching: Page) -> None:
    page = give(teaching, ANA, BO)
    page.evaluate("""() => {
        const select = root.querySelector("[name=class-sheet]");
        for (const value of ["", "two", "", "two"]) {
            select.value = value;
            select.dispatchEvent(new Event("change"));
        }
    }""")
    assert headings(page) == ALL[3:]


def test_what_was_pasted_comes_back_with_the_page(teaching: Page) -> None:
    page, codes = teaching, teaching.locator("[name=class-codes]")
    codes.fill("hedge:none")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.evaluate("document.querySelector('[name=class-codes]').value = ''")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(codes).to_have_value("hedge:none")


def test_codes_that_were_handed_in_are_taken_below_those_that_stand_there(teaching: Page) -> None:
    page = give(teaching, BO)
    take = page.get_by_role("button", name="codes")
    expect(take).to_be_hidden()
    give(page, ANA)
    box = page.locator("[name=class-codes]")
    box.fill(" hedge:none ")
    assert page.locator("[data-part=codes] h3").all_inner_texts() == ["The hedge"]
    take.click()
    expect(box).to_have_value("hedge:none\nhedge:1-3-2")
    assert page.locator("[data-part=codes] tbody tr").count() == 2


def test_a_table_has_names_only_where_they_are_shown(teaching: Page) -> None:
    page = give(teaching, ANA, BO)
    page.locator("[name=class-roster]").fill("Name,Group\nAna,Red\nBo,Blue")
    page.wait_for_function("root.querySelector('[data-part=roster-result] > *')")
    texts = []
    for _ in range(2):
        with page.expect_download() as saved:
            page.get_by_role("button", name="csv").click()
        texts.append(Path(saved.value.path()).read_text("utf-8-sig"))
        assert saved.value.suggested_filename in page.locator("[data-part=said]").inner_text()
        page.locator("[name=class-names]").check()
        page.wait_for_function(READY)
    assert "Red" not in texts[0], "nor what the list says of them"
    assert '"Person 1"' in texts[0] and "Ana" not in texts[0].replace("Ana.json", "")
    assert '"Ana"' in texts[1] and '"Red"' in texts[1]


DROP = """([kind, type]) => {
    const data = new DataTransfer();
    if (type === "Files") data.items.add(new File(["?"], "a.docx"));
    else data.setData("text/plain", "words");
    const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    const area = root.querySelector("[data-part=drop]");
    return [event.defaultPrevented, area.hasAttribute("data-over")];
}"""


def test_files_can_be_dropped_anywhere_and_words_go_their_own_way(teaching: Page) -> None:
    page = teaching
    assert page.evaluate(DROP, ["dragover", "text"]) == [False, False]
    assert page.evaluate(DROP, ["drop", "text"]) == [False, False]
    assert page.evaluate(DROP, ["dragover", "Files"]) == [True, True]
    assert status(page) == ""
    assert page.evaluate(DROP, ["drop", "Files"]) == [True, False]
    page.wait_for_function("root.querySelector('[data-part=status]').textContent")
    assert page.locator("[data-part=named-list] li code").all_text_contents() == ["a.docx"]


FAILED = (
    "Something went wrong while reading. Nothing was sent or stored. Reload the page and try again "
    "with fewer files."
)


@pytest.mark.parametrize("name", ["report.csv", "notes.txt", "hand-in.json", "all.zip"])
def test_a_file_that_cannot_be_opened_is_named_and_the_others_are_read(
    teaching: Page, name: str
) -> None:
    """As when a folder in the cloud gives only a file's name."""
    page = teaching
    page.evaluate("""() => {
        const read = Blob.prototype.arrayBuffer;
        Blob.prototype.arrayBuffer = () => {
            Blob.prototype.arrayBuffer = read;
            return Promise.reject(new DOMException("", "NotReadableError"));
        };
    }""")
    file = {"name": name, "mimeType": "text/csv", "buffer": b"a,b"}
    page.locator("[name=class-files]").set_input_files([file])  # type: ignore[arg-type]
    named = page.locator("[data-part=named-list]")
    expect(named.locator("summary")).to_have_text([
        "1 file could not be opened: it was moved, or it is not on this device yet. "
        "Choose it again."
    ])  # fmt: skip
    expect(named.locator("code")).to_have_text([name])
    assert status(page) == "Nothing could be shown from 1 file. What happened is below."
    give(page, ANA)
    assert status(page) == "1 person, from 2 files."


def test_what_cannot_be_drawn_is_told_and_can_be_tried_again(teaching: Page) -> None:
    page, errors = give(teaching, ANA, BO), complaints(teaching)
    page.evaluate("""() => {
        const make = document.createElement;
        document.createElement = () => { document.createElement = make; throw new Error("full"); };
    }""")
    choose(page, "sheet", "Second sheet")
    expect(page.locator("[data-class]")).to_have_attribute("data-state", "failed")
    assert status(page) == FAILED
    assert [error for error in errors if error.startswith("Error: full")]
    assert headings(choose(page, "sheet", "First sheet")) == ALL[:3]


ROSTER = "[data-part=roster-result]"


def roster(page: Page, content: bytes) -> Page:
    payload = {"name": "list.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("[name=class-roster-file]").set_input_files([payload])  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_read_from_a_file_and_says_who_is_missing(teaching: Page, encoding: str) -> None:
    page = roster(give(teaching, ANA, BO), "Name,Group\nAna,Red\nZoë,Blue".encode(encoding))
    lines = page.locator(f"{ROSTER} :is(p, h3, li)")
    expect(lines).to_have_text([
        "1 of 2 on your list handed something in.", "1 is missing", "Zoë",
        "1 handed in, but is not on your list", "Bo",
    ])  # fmt: skip
    expect(page.locator("[name=class-roster]")).to_have_value("Name,Group\nAna,Red\nZoë,Blue")


UNREAD = "This file has not been read. Choose it again, or paste the list above."
LETTERS = (
    "This file has not been read: its letters are saved in a way that nobody can be sure of. Save "
    "it as “CSV UTF-8” in your spreadsheet and choose it again, or paste the list above."
)


def test_a_list_that_cannot_be_read_says_so_and_leaves_what_was_there(teaching: Page) -> None:
    """Letters as an old spreadsheet saves them, and a file that is gone."""
    page, box = teaching, teaching.locator("[name=class-roster]")
    box.fill("Ana")
    lines = page.locator(f"{ROSTER} :is(p, h3, li)")
    none = ["0 of 1 on your list handed something in.", "1 is missing"]
    expect(lines).to_have_text([*none, "Ana"])
    roster(page, "Name\nZoë".encode("cp1252"))
    expect(lines).to_have_text([LETTERS, *none, "Ana"])
    expect(box).to_have_value("Ana")
    roster(page, b"Name\nZoe")
    expect(lines).to_have_text([*none, "Zoe"])
    page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new Error()); }")
    roster(page, b"Name\nAda")
    expect(lines).to_have_text([UNREAD, *none, "Zoe"])
    expect(box).to_have_value("Name\nZoe")
    box.fill("Bo")
    expect(lines).to_have_text([*none, "Bo"])


SLOW = """() => {
    const read = Blob.prototype.arrayBuffer;
    window.quicken = () => { Blob.prototype.arrayBuffer = read; };
    Blob.prototype.arrayBuffer = function () {
        return new Promise((done) => { window.arrive = () => read.call(this).then(done); });
    };
}"""
"""A file that arrives when a test says so."""


@pytest.mark.parametrize("meanwhile", ["paste", "forget"])
def test_a_list_that_arrives_late_takes_the_place_of_nothing_newer(
    teaching: Page, meanwhile: str
) -> None:
    page, box = give(teaching, ANA), teaching.locator("[name=class-roster]")
    page.evaluate(SLOW)
    roster(page, b"Name\nCleo")
    if meanwhile == "paste":
        box.fill("Name\nAna")
        expect(page.locator(f"{ROSTER} p")).to_have_text("1 of 1 on your list handed something in.")
    else:
        page.locator("[data-do=forget]").press("Enter")
        expect(page.locator("[data-part=status]")).to_have_text("Everything is forgotten.")
    page.evaluate("window.arrive()")
    expect(box).to_have_value("Name\nAna" if meanwhile == "paste" else "")


def forget_while_a_file_is_late(page: Page) -> Locator:
    """What the page says then."""
    state = give(page, ANA).locator("[data-part=status]")
    page.evaluate(SLOW)
    late = {"name": "late.json", "mimeType": "application/json", "buffer": b"{}"}
    page.locator("[name=class-files]").set_input_files([late])  # type: ignore[arg-type]
    expect(state).to_have_text("Reading … 1 file")
    page.locator("[data-do=forget]").press("Enter")
    expect(state).to_have_text("Everything is forgotten.")
    return state


def test_whoever_forgets_a_class_waits_for_none_of_its_files(teaching: Page) -> None:
    page, state = teaching, forget_while_a_file_is_late(teaching)
    page.evaluate("window.quicken()")
    give(page, BO)
    expect(state).to_have_text("1 person, from 1 file.")
    page.evaluate("window.arrive()")
    give(page, ANA)
    expect(state).to_have_text("2 people, from 2 files.")


def test_what_goes_wrong_with_a_class_that_is_forgotten_is_not_told(teaching: Page) -> None:
    state = forget_while_a_file_is_late(teaching)
    teaching.evaluate("""async () => {
        const { TextDecoder: real } = window;
        window.TextDecoder = class { constructor() { throw new Error("full"); } };
        await window.arrive();
        await new Promise((done) => { setTimeout(done); });
        window.TextDecoder = real;
    }""")
    expect(state).to_have_text("Everything is forgotten.")


@pytest.mark.parametrize("name", ["class-files", "class-roster-file"])
def test_the_same_file_can_be_chosen_again(teaching: Page, name: str) -> None:
    """A browser tells of another file only, so none is chosen when the choice begins."""
    page, control = teaching, teaching.locator(f"[name={name}]")
    control.set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"Ana"})
    expect(control).to_have_value(re.compile("a.csv$"))
    with page.expect_file_chooser():
        control.click()
    expect(control).to_have_value("")
