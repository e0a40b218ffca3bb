"""What was written is there again: after a reload, after edits of the exercise, after mistakes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.filled_sheets import (
    AWKWARD_TEXT,
    SOURCE_SHEET,
    TAKER_SHEET,
    fill_all_kinds,
    saved,
    status,
    write_source,
)
from tests.support.look import open_unstarted, until
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored

Sheets = Callable[[dict[str, str]], str]


def put(page: Page, key: str, value: object) -> None:
    """Plants a record in localStorage before the page's own scripts run."""
    text = value if isinstance(value, str) else json.dumps(value)
    pair = json.dumps([f"cg:sheets:/{key}", text])
    page.add_init_script(f"localStorage.getItem({pair}[0]) ?? localStorage.setItem(...{pair})")


def test_every_kind_keeps_its_response(quiet: Page, all_kinds: str) -> None:
    page = quiet
    page.goto(all_kinds)
    expect(status(page)).to_have_text("")
    fill_all_kinds(page)
    saved(page)
    values = {
        key.split("first/all/first/")[1]: record["value"] for key, record in stored(page).items()
    }
    row = next(key.removeprefix("risks/") for key in values if key.startswith("risks/"))
    assert re.fullmatch(r"row-\d+-[0-9a-f]{32}", row), "of one origin"
    assert values == {
        "story": AWKWARD_TEXT + "\nsecond line",
        "short": AWKWARD_TEXT,
        "count": 0,
        "day": "2026-11-22",
        "setting": "work",
        "ways": ["talk", "wait"],
        "sure": 0,
        "items": {"constructor": 3, "ask": "dont-know"},
        f"risks/{row}": {"risk": "Fire", "done": True, "who": "you"},
        "weight": {row: 70},
        "order": ["b", "a", "c"],
    }
    for again in (page.reload, page.reload):
        again()
        expect(page.locator("[name=story]")).to_have_value(AWKWARD_TEXT + "\nsecond line")
        expect(page.locator("[name=short]")).to_have_value(AWKWARD_TEXT)
        expect(page.locator("[name=count]")).to_have_value("0")
        expect(page.locator("[name=day]")).to_have_value("2026-11-22")
        expect(page.get_by_label("At work")).to_be_checked()
        assert page.locator("[name=ways]:checked").count() == 2
        expect(page.locator("[name=sure][value='0']")).to_be_checked()
        expect(page.locator("[name='items.constructor'][value='3']")).to_be_checked()
        expect(page.locator("[name='items.ask'][value=dont-know]")).to_be_checked()
        expect(page.locator("[name^='risks.'][name$='.risk']")).to_have_value("Fire")
        expect(page.locator("[name^='risks.'][name$='.done']")).to_be_checked()
        expect(page.locator("[name^='risks.'][name$='.who']")).to_have_value("you")
        expect(page.locator("[data-field=weight] [data-row] input")).to_have_value("70")
        assert page.locator(".ws-order li").first.get_attribute("data-choice") == "b"
    again_stored = {key: record["value"] for key, record in stored(page).items()}
    assert {
        key.split("first/all/first/")[1]: value for key, value in again_stored.items()
    } == values


def test_the_safe_storage_alone_is_enough(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Only on the disk")
    saved(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Only on the disk")
    until(page, "localStorage.length > 0")


def test_back_and_forward_keep_the_words(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").fill("Before I left")
    page.locator("#away").click()
    page.wait_for_url("**/away/")
    page.go_back()
    expect(page.locator("[name=story]")).to_have_value("Before I left")
    page.locator("[name=story]").fill("And after")
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("And after")


@pytest.mark.long
def test_a_clock_set_back_loses_nothing(page: Page, all_kinds: str) -> None:
    future = {"format": 1, "value": "From the future", "savedAt": 4102444800000}
    put(page, "first/all/first/story", future)
    page.goto(all_kinds)
    expect(page.locator("[name=story]")).to_have_value("From the future")
    page.locator("[name=story]").fill("Written today")
    saved(page)
    assert stored(page)["first/all/first/story"]["savedAt"] == 4102444800001
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Written today")


def test_what_was_overwritten_can_be_brought_back(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    story = page.locator("[name=story]")
    story.fill("My careful words")
    saved(page)
    page.reload()
    story.focus()
    story.press("ControlOrMeta+a")
    story.press_sequentially("x")
    saved(page)
    page.reload()
    back = page.get_by_role("button", name="Restore the earlier text")
    back.click()
    expect(story).to_have_value("My careful words")
    expect(story).to_be_focused()
    back.click()
    expect(story).to_have_value("x")
    story.fill("")
    saved(page)
    record = stored(page)["first/all/first/story"]
    assert record["value"] is None and record["savedAt"] > 0


@pytest.mark.long
def test_slips_put_right_on_the_way_do_not_push_the_earlier_words_out(
    page: Page, all_kinds: str
) -> None:
    page.goto(all_kinds)
    story = page.locator("[name=story]")
    story.fill("Words of last week")
    saved(page)
    page.reload()
    story.press("ControlOrMeta+a")
    for keys in (["N", "e", "w"], [" ", "w", "r"], ["Backspace"], ["o", "r", "d"]):
        for key in keys:
            page.keyboard.press("Space" if key == " " else key)
        until(page, f"""JSON.stringify(localStorage).includes({story.input_value()!r})""")
    saved(page)
    expect(story).to_have_value("New word")
    page.reload()
    page.get_by_role("button", name="Restore the earlier text").click()
    expect(story).to_have_value("Words of last week")


def test_clearing_can_be_undone(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    fill_all_kinds(page)
    saved(page)
    before = {key: record["value"] for key, record in stored(page).items()}
    open_menu(page)
    page.get_by_role("button", name="Clear this worksheet").click()
    expect(page.locator("[name=story]")).to_have_value("")
    assert page.locator("input:checked").count() == 0
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=story]")).to_have_value(AWKWARD_TEXT + "\nsecond line")
    assert {key: record["value"] for key, record in stored(page).items()} == before


OLD = """
fields:
  - {id: mine, kind: text, lines: 3, prompt: What I want}
  - {id: gone, kind: text, lines: 3, prompt: To be removed}
  - id: place
    kind: choice
    prompt: Where?
    choices: [{id: work, label: At work}, {id: moon, label: On the moon}]
  - id: ways
    kind: checklist
    prompt: How?
    choices: [{id: talk, label: Talk}, {id: shout, label: Shout}]
  - id: list
    kind: rows
    prompt: List
    columns: [{id: what, label: What, kind: text, lines: 1}]
  - id: items
    kind: likert
    prompt: Rate
    response_scale: {min: 1, max: 2, labels: {1: No, 2: Yes}}
    items: [{id: one, text: One}, {id: two, text: Two}]
"""
NEW = """
was: [sheet]
fields:
  - {id: my-wish, was: [mine], kind: text, lines: 3, prompt: What I want}
  - id: place
    kind: choice
    prompt: Where?
    choices: [{id: work, label: At work}, {id: home, label: At home}]
  - id: ways
    kind: checklist
    prompt: How?
    choices: [{id: talk, label: Talk}, {id: write, label: Write}]
  - id: list
    kind: rows
    prompt: List
    columns: [{id: thing, was: [what], label: Thing, kind: text, lines: 1}]
  - id: items
    kind: likert
    prompt: Rate
    response_scale: {min: 1, max: 2, labels: {1: No, 2: Yes}}
    items: [{id: first, was: [one], text: One}, {id: three, text: Three}]
"""


def test_an_edited_exercise_keeps_every_word(page: Page, sheets: Sheets) -> None:
    site = sheets({"sheet": OLD})
    page.goto(site + "sheet/")
    page.locator("[name=mine]").fill("Thursdays")
    page.locator("[name=gone]").fill("Words of a removed field")
    page.get_by_label("On the moon").check()
    page.get_by_label("Talk").check()
    page.get_by_label("Shout").check()
    page.locator("[name^='list.'][name$='.what']").fill("A row")
    page.locator("[name='items.one'][value='2']").check()
    page.locator("[name='items.two'][value='1']").check()
    saved(page)
    sheets({"renamed": NEW})
    page.goto(site + "renamed/")
    expect(page.locator("[name=my-wish]")).to_have_value("Thursdays")
    expect(page.locator("[name^='list.'][name$='.thing']")).to_have_value("A row")
    expect(page.locator("[name='items.first'][value='2']")).to_be_checked()
    kept = page.locator("details.ws-earlier")
    expect(kept).not_to_have_attribute("open", "")
    kept.locator("summary").click()
    expect(kept).to_contain_text("Words of a removed field")
    expect(kept).to_contain_text("moon")
    expect(kept).to_contain_text("shout")
    expect(kept).to_contain_text("two: 1")
    page.get_by_label("Write").check()
    page.locator("[name=my-wish]").fill("Fridays")
    saved(page)
    assert stored(page)["first/renamed/first/ways"]["value"] == ["talk", "write", "shout"]
    page.reload()
    expect(page.locator("[name=my-wish]")).to_have_value("Fridays")
    expect(page.locator("details.ws-earlier")).to_contain_text("Words of a removed field")


def test_what_cannot_be_read_is_left_and_then_put_aside(page: Page, all_kinds: str) -> None:
    torn, newer = '{"format":1,"value":"half', {"format": 2, "text": ["new"], "savedAt": 1}
    put(page, "first/all/first/story", torn)
    put(page, "first/all/first/short", newer)
    put(page, "first/all/first/ways", '{"format":1,"value":{"__proto__":{"x":1}},"savedAt":5}')
    put(page, "first/all/first/items", '{"format":1,"value":{"__proto__":{"ask":2}},"savedAt":5}')
    page.goto(all_kinds)
    expect(page.locator("[data-field=story] .ws-trouble")).to_contain_text("damaged")
    expect(page.locator("[data-field=short] .ws-trouble")).to_contain_text("newer version")
    assert page.locator("[name='items.ask']:checked").count() == 0
    assert page.evaluate("({}).x") is None
    page.locator("[name=count]").fill("3")
    saved(page)
    raw = "key => localStorage.getItem('cg:sheets:/first/all/first/' + key)"
    assert page.evaluate(raw, "story") == torn
    assert json.loads(page.evaluate(raw, "short")) == newer
    page.locator("[name=story]").fill("New words")
    saved(page)
    expect(page.locator("[data-field=story] .ws-trouble")).to_have_count(0)
    aside = [record["value"] for key, record in stored(page).items() if key.startswith("_aside/")]
    assert aside == [torn]
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("New words")


TAKES = """
repeat: {add: Do it again, fields: [how]}
fields:
  - {id: who, kind: text, lines: 1, prompt: Who?}
  - {id: how, kind: text, lines: 1, prompt: How?}
"""
MOMENTS = """
repeat: {moments: {before: Before, after: After}}
fields:
  - {id: sure, kind: rating, min: 0, max: 2, prompt: Sure?}
"""


def test_takes_are_apart_and_dated(page: Page, sheets: Sheets) -> None:
    site = sheets({"free": TAKES, "moments": MOMENTS})
    page.goto(site + "free/")
    page.locator("[name=who]").fill("Me")
    page.locator("[name=how]").fill("First time")
    page.get_by_role("button", name="Do it again").click()
    expect(page.locator("[name=how]")).to_have_value("")
    expect(page.locator("[name=who]")).to_have_value("Me")
    page.locator("[name=how]").fill("Second time")
    saved(page)
    page.reload()
    expect(page.locator("[name=how]")).to_have_value("Second time")
    takes = page.get_by_role("group", name="Which entry").get_by_role("button")
    assert takes.count() == 3
    expect(takes.nth(1)).to_have_attribute("aria-pressed", "true")
    assert re.search(r"\d{4}", takes.first.inner_text())
    takes.first.click()
    expect(page.locator("[name=how]")).to_have_value("First time")
    page.goto(site + "moments/")
    page.get_by_role("button", name="After").click()
    page.locator("[name=sure][value='2']").check()
    page.get_by_role("button", name="Before").click()
    assert page.locator("[name=sure]:checked").count() == 0
    saved(page)
    assert stored(page)["first/moments/after/sure"]["value"] == 2


def test_what_was_written_before_a_sheet_repeated_is_its_first_moment(
    page: Page, sheets: Sheets
) -> None:
    """A record of the version before stands under the take `first`; so is the moment called."""
    site = sheets({"moments": MOMENTS.replace("before: Before", "first: Now")})
    put(page, "first/moments/first/sure", '{"format":1,"value":2,"savedAt":5}')
    page.goto(site + "moments/")
    expect(page.get_by_role("button", name="Now")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[name=sure][value='2']")).to_be_checked()


THIRD = """
fields:
  - {id: again, kind: text, lines: 2, prompt: Again, take_from: taker.wish}
"""


def test_taken_text_follows_its_source_until_edited(page: Page, sheets: Sheets) -> None:
    site = sheets({"source": SOURCE_SHEET, "taker": TAKER_SHEET, "third": THIRD})
    page.goto(site + "taker/")
    expect(page.locator("[data-field=hint]")).to_be_hidden()
    page.goto(site + "source/")
    page.locator("[name^='gains.'][name$='.gain']").fill("Rest")
    write_source(page, site, "Quiet evenings")
    page.locator("[name^='gains.'][name$='.gain']").fill("Rest")
    page.get_by_role("button", name="Add a row").click()
    page.keyboard.type("Time")
    saved(page)
    page.goto(site + "third/")
    expect(page.locator("[name=again]")).to_have_value("Quiet evenings")
    page.goto(site + "taker/")
    wish, line = page.locator("[name=wish]"), page.locator("[data-field=wish] .ws-source")
    expect(wish).to_have_value("Quiet evenings")
    expect(line.get_by_role("link")).to_have_text("Sheet source")
    expect(page.locator("[data-field=hint]")).to_be_visible()
    wants = page.locator("[name^='wants.'][name$='.want']")
    assert [field.input_value() for field in wants.all()] == ["Rest", "Time"]
    assert not [key for key in stored(page) if "/taker/" in key]
    write_source(page, site, "Free evenings")
    page.goto(site + "taker/")
    expect(wish).to_have_value("Free evenings")
    wish.press_sequentially("!")
    wants.first.fill("Sleep")
    saved(page)
    write_source(page, site, "Free weekends")
    page.goto(site + "taker/")
    expect(wish).to_have_value("Free evenings!")
    assert [field.input_value() for field in wants.all()] == ["Sleep", "Time"]
    expect(line).to_contain_text("has changed")
    line.get_by_role("button", name="Keep mine").click()
    expect(line).to_be_hidden()
    write_source(page, site, "Free months")
    page.goto(site + "taker/")
    line.get_by_role("button", name="Use the new text").click()
    expect(wish).to_have_value("Free months")
    wish.fill("")
    expect(line).to_contain_text("There is a text on")
    saved(page)
    page.reload()
    expect(wish).to_have_value("")
    assert stored(page)["first/source/first/gain"]["value"] == "Free months"


ONE_LINE = """
fields:
  - {id: wish, kind: text, lines: 1, prompt: My wish, take_from: source.gain}
  - id: wants
    kind: rows
    prompt: My wants
    columns: [{id: want, label: Want, kind: text, lines: 1}, {id: why, label: Why, kind: text}]
    take_from: {from: source.gain, column: want}
"""


@pytest.mark.long
def test_lines_taken_into_one_line_stay_apart(page: Page, sheets: Sheets) -> None:
    site = sheets({"source": SOURCE_SHEET, "line": ONE_LINE})
    write_source(page, site, "more quiet\n\nfree Fridays")
    page.goto(site + "line/")
    expect(page.locator("[name=wish]")).to_have_value("more quiet free Fridays")
    want = page.locator("[name^='wants.'][name$='.want']")
    expect(want).to_have_value("more quiet free Fridays")
    page.locator("[name^='wants.'][name$='.why']").fill("Sleep")
    saved(page)
    [kept] = [
        record["value"] for key, record in stored(page).items() if "/line/first/wants/" in key
    ]
    assert kept == {"want": "more quiet free Fridays", "why": "Sleep"}
    expect(page.locator("details.ws-earlier")).to_have_count(0)


def test_nothing_is_kept_when_asked(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=short]").fill("Kept before")
    saved(page)
    open_menu(page)
    nothing = page.get_by_label("Keep nothing on this device")
    nothing.check()
    expect(status(page)).to_contain_text("Nothing is kept")
    page.locator("[name=story]").fill("A secret")
    page.get_by_role("button", name="Erase what is already kept").click()
    expect(page.locator(".ws-foot .ws-said")).to_contain_text("Erased")
    everything = """async () => {
        const db = await new Promise((done) => {
            const asked = indexedDB.open("common-ground");
            asked.onsuccess = () => done(asked.result);
        });
        const all = db.transaction("records").objectStore("records").getAll();
        await new Promise((done) => (all.onsuccess = done));
        return JSON.stringify([{...localStorage}, all.result]);
    }"""
    on_disk = page.evaluate(everything)
    assert "A secret" not in on_disk and "Kept before" not in on_disk
    expect(page.locator("[name=short]")).to_have_value("Kept before")
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("")
    open_menu(page)
    expect(nothing).to_be_checked()
    page.locator("[name=story]").fill("Now keep it")
    open_menu(page)
    nothing.uncheck()
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Now keep it")


def test_words_typed_before_the_script_ran_are_kept(page: Page, all_kinds: str) -> None:
    start = open_unstarted(page, all_kinds)
    page.locator("[name=story]").fill("Typed at once")
    old = "document.querySelector('[name=short]').value = 'Put back by the browser'"
    page.evaluate(old)
    start()
    saved(page)
    expect(page.locator("[name=story]")).to_have_value("Typed at once")
    expect(page.locator("[name=short]")).to_have_value("")
    assert [key.rpartition("/")[2] for key in stored(page)] == ["story"]
