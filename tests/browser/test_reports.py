"""What other projects' users reported about words that were lost, tried here one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.look import wait_until_alive
from tests.browser.sheets import stored
from tests.browser.test_restore import saved
from tests.browser.test_workbook import save_backup
from tests.project import ROOT

STORY = "first/all/first/story"
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
    sources = [*ROOT.glob("macros/**/*.jinja"), *ROOT.glob("docs/assets/*/**/*.mjs")]
    cut = [path for path in map(Path, sources) if "maxlength" in path.read_text("utf-8").lower()]
    assert len(sources) > 100
    assert cut == []


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
