"""What other projects' users reported about words that were lost, tried here one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Profile
from tests.support.filled_sheets import saved
from tests.support.look import wait_until_alive
from tests.support.project import ROOT
from tests.support.sampling import every
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored
from tests.support.workbook_page import course_records, create_negotiation, open_backup, save_backup

STORY = "first/all/first/story"
STORY_OF_SHEET = "first/sheet/first/story"
BACKUP = {"format": 1, "course": "common-ground", "made": "2026-11-22T10:00:00.000Z"}
BACK = "Restore the earlier text"
ENDS_WITHOUT_INPUT = """(type) => {
    const story = document.querySelector("[name=story]");
    story.value += " word";
    story.dispatchEvent(new Event(type, { bubbles: true }));
}"""


@pytest.mark.parametrize("event", ["compositionend", "change"])
def test_a_word_that_ends_without_an_input_event_is_saved(
    page: Page, all_kinds: str, event: str
) -> None:
    """As on keyboards of telephones, where the caret moves on before the word has ended."""
    page.goto(all_kinds)
    page.locator("[name=story]").press_sequentially("Half a")
    page.evaluate(ENDS_WITHOUT_INPUT, event)
    saved(page)
    assert stored(page)[STORY]["value"] == "Half a word"


def test_leaving_a_field_saves_nothing_that_was_not_typed(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").press_sequentially("Typed")
    saved(page)
    before = stored(page)[STORY]
    page.evaluate("document.querySelector('[name=story]').value = ''")
    page.evaluate(
        "document.querySelector('[name=story]').dispatchEvent(new Event('change', {bubbles: true}))"
    )
    page.locator("[name=short]").fill("Next")
    saved(page)
    assert stored(page)[STORY] == before


def test_going_to_another_field_mid_word_keeps_both(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").press_sequentially("Half a wo")
    page.locator("[name=short]").press_sequentially("Other")
    page.locator("[name=story]").press_sequentially("rd")
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("Half a word")
    expect(page.locator("[name=short]")).to_have_value("Other")


@pytest.mark.long
def test_a_page_closed_at_once_keeps_ticks_and_rows(
    context: BrowserContext, all_kinds: str
) -> None:
    page = context.new_page()
    page.goto(all_kinds)
    wait_until_alive(page)
    page.locator("[name^='risks.'][name$='.risk']").first.fill("Fire")
    page.get_by_label("Talk").check()
    page.close()
    again = context.new_page()
    again.goto(all_kinds)
    expect(again.locator("[name^='risks.'][name$='.risk']").first).to_have_value("Fire")
    expect(again.get_by_label("Talk")).to_be_checked()


def test_no_control_cuts_what_is_pasted() -> None:
    sources = [*ROOT.glob("macros/**/*.jinja"), *ROOT.glob("macros/theme/assets/*/**/*.mjs")]
    cut = [path for path in map(Path, sources) if "maxlength" in path.read_text("utf-8").lower()]
    assert len(sources) > 100
    assert cut == []


@pytest.mark.long
def test_a_name_that_a_file_cannot_hold_is_told(page: Page, course: str) -> None:
    page.goto(course + "tonight/")
    page.locator("form textarea").first.fill("Words to hand in")
    saved(page)
    page.goto(course + "hand-in/")
    name = page.locator("[name=hand-name]")
    name.fill("N" * 301)
    expect(page.locator("[data-part=name-long]")).to_contain_text("first 300 characters")
    name.fill("N" * 300)
    expect(page.locator("[data-part=name-long]")).to_have_text("")


@pytest.mark.long
def test_a_file_that_is_chosen_late_is_still_opened(page: Page, small: str, tmp_path: Path) -> None:
    """A control that only the open chooser knows may be collected before the answer comes."""
    page.goto(small + "sheet/")
    page.locator("[name=story]").fill("Words in the file")
    saved(page)
    page.goto(small + "workbook/")
    file = save_backup(page, tmp_path / "backup.json")
    tools = page.context.new_cdp_session(page)
    asked: list[dict[str, Any]] = []
    tools.on("Page.fileChooserOpened", lambda event: asked.append(event))
    tools.send("Page.enable")
    tools.send("Page.setInterceptFileChooserDialog", {"enabled": True})
    page.get_by_role("button", name="Open a backup file").click()
    for _ in range(100):
        if asked:
            break
        page.wait_for_timeout(50)
    tools.send("HeapProfiler.collectGarbage")
    node = asked[0]["backendNodeId"]
    tools.send("DOM.setFileInputFiles", {"files": [str(file)], "backendNodeId": node})
    expect(page.get_by_role("dialog")).to_be_visible()


def open_in_second_tab(page: Page, small: str, file: Path, age: int) -> None:
    """Opens a backup with another text for the story, by `age` milliseconds newer than this one."""
    record = {**stored(page)["course/" + STORY_OF_SHEET], "value": "From the file"}
    record["savedAt"] += age
    file.write_text(json.dumps({**BACKUP, "records": {STORY_OF_SHEET: record}}), "utf-8")
    second = page.context.new_page()
    second.goto(small + "workbook/")
    wait_until_alive(second)
    open_backup(second, file)


@pytest.mark.parametrize("age", every([(-60_000,), (60_000,)], 2))
def test_a_file_that_a_second_tab_opens_takes_nothing_from_the_first(
    page: Page, small: str, tmp_path: Path, age: int
) -> None:
    """Whichever text is newer, the first tab has both, and so it has after a reload."""
    page.goto(small + "sheet/")
    page.locator("[name=story]").press_sequentially("Written in the first tab")
    saved(page)
    open_in_second_tab(page, small, tmp_path / "backup.json", age)
    page.reload()
    story = page.locator("[name=story]")
    both = ["Written in the first tab", "From the file"]
    shown, other = both if age < 0 else both[::-1]
    expect(story).to_have_value(shown)
    page.locator("[data-field=story]").get_by_role("button", name=BACK).click()
    expect(story).to_have_value(other)


@pytest.mark.long
def test_words_under_the_cursor_stay_when_a_second_tab_opens_a_file(
    page: Page, small: str, tmp_path: Path
) -> None:
    page.goto(small + "sheet/")
    story = page.locator("[name=story]")
    story.press_sequentially("Before. ")
    saved(page)
    open_in_second_tab(page, small, tmp_path / "backup.json", 60_000)
    story.press_sequentially("And after.")
    saved(page)
    expect(story).to_have_value("Before. And after.")
    page.reload()
    expect(story).to_have_value("Before. And after.")
    page.locator("[data-field=story]").get_by_role("button", name=BACK).click()
    expect(story).to_have_value("From the file")


def test_where_words_are_kept_is_said_before_the_first(page: Page, small: str) -> None:
    """As a warning: whoever closes a tab, or clears a browser, knows beforehand what goes."""
    page.goto(small + "sheet/")
    kept = page.locator("[data-part=kept]")
    expect(kept).to_be_visible()
    for warning in ("only in this browser", "can lose", "private window", "backup file"):
        expect(kept).to_contain_text(warning)


@pytest.mark.long
def test_after_a_crash_words_belong_to_the_negotiation_they_were_written_in(
    profile: Profile, small: str
) -> None:
    page = profile.start()
    page.goto(small + "sheet/")
    page.locator("[name=story]").fill("About the rota")
    saved(page)
    page.goto(small + "workbook/")
    wait_until_alive(page)
    create_negotiation(page, "Pay talk")
    page.goto(small + "sheet/")
    wait_until_alive(page)
    expect(page.locator("[name=story]")).to_have_value("")
    page.locator("[name=story]").press_sequentially("About my pay")
    saved(page)
    profile.kill()
    page = profile.start()
    page.goto(small + "sheet/")
    story, switcher = page.locator("[name=story]"), page.get_by_label("Negotiation:")
    expect(switcher.locator("option:checked")).to_have_text("Pay talk")
    expect(story).to_have_value("About my pay")
    switcher.select_option(label="My negotiation")
    expect(story).to_have_value("About the rota")


SAVE_NOW = """() => {
    const hidden = (value) =>
        Object.defineProperty(document, "hidden", { value, configurable: true });
    addEventListener("beforeinput", () => {
        hidden(true);
        document.dispatchEvent(new Event("visibilitychange"));
        hidden(false);
    }, true);
}"""
"""Saves all before each letter: as a page that is hidden in just that moment."""


@pytest.mark.long
def test_saving_just_before_a_value_changes_misses_nothing(
    context: BrowserContext, all_kinds: str
) -> None:
    page = context.new_page()
    page.goto(all_kinds)
    wait_until_alive(page)
    page.evaluate(SAVE_NOW)
    page.locator("[name=story]").press_sequentially("Every letter")
    page.locator("[name^='risks.'][name$='.risk']").first.press_sequentially("Fire")
    page.close()
    again = context.new_page()
    again.goto(all_kinds)
    expect(again.locator("[name=story]")).to_have_value("Every letter")
    expect(again.locator("[name^='risks.'][name$='.risk']").first).to_have_value("Fire")


def test_a_page_closed_at_once_keeps_what_a_button_changed(
    context: BrowserContext, all_kinds: str
) -> None:
    """A script sets such values, and no control tells of them by an event of its own."""
    page = context.new_page()
    page.goto(all_kinds)
    wait_until_alive(page)
    page.locator("[name=story]").fill("To be cleared")
    saved(page)
    page.locator("[data-choice=c] [data-move='-1']").click()
    assert order_of(page) == ["a", "c", "b"]
    page.close()
    again = context.new_page()
    again.goto(all_kinds)
    wait_until_alive(again)
    assert order_of(again) == ["a", "c", "b"]
    open_menu(again)
    again.get_by_role("button", name="Clear this worksheet").click()
    expect(again.locator("[name=story]")).to_have_value("")
    again.close()
    last = context.new_page()
    last.goto(all_kinds)
    wait_until_alive(last)
    expect(last.locator("[name=story]")).to_have_value("")


def order_of(page: Page) -> list[str]:
    """The choices that can be moved, in the order in which they stand."""
    order: list[str] = page.locator("[data-choice]:has([data-move])").evaluate_all(
        "(all) => all.map((node) => node.dataset.choice)"
    )
    return order


@pytest.mark.long
def test_a_file_opened_twice_doubles_nothing(page: Page, small: str, tmp_path: Path) -> None:
    page.goto(small + "sheet/")
    page.locator("[name$='.risk']").first.fill("Fire")
    page.locator("[name=story]").fill("Once")
    saved(page)
    page.goto(small + "workbook/")
    file = save_backup(page, tmp_path / "backup.json")
    before = course_records(page)
    open_backup(page, file)
    page.reload()
    open_backup(page, file)
    assert course_records(page) == before
