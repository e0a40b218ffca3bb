"""Where storage is full or blocked: said plainly, and nothing typed is lost while open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.support.blocked_storage import BLOCKED_STORAGE, BROKEN_WRITES
from tests.support.filled_sheets import saved, status
from tests.support.sampling import every

NO_DATABASE = (
    "Object.defineProperty(window, 'indexedDB', {value: {open() { throw new Error('no') }}})"
)
FULL = """() => {
    let piece = "x".repeat(1 << 20);
    for (let n = 0; piece; n += 1) {
        try { localStorage.setItem("full" + n, piece) }
        catch { piece = piece.slice(0, piece.length >> 1) }
    }
}"""


@pytest.mark.parametrize(
    "what", every([(NO_DATABASE + ";" + BLOCKED_STORAGE,), (BLOCKED_STORAGE,)], 2)
)
def test_blocked_storage_is_said_before_the_first_word(
    page: Page, all_kinds: str, what: str
) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.add_init_script(what)
    page.clock.install()
    page.goto(all_kinds)
    expect(status(page)).to_contain_text("will not save your words")
    page.locator("[name=story]").fill("Only here")
    page.get_by_label("At work").check()
    page.get_by_role("button", name="Add a row").click()
    page.keyboard.type("A row")
    page.clock.run_for(2000)
    expect(status(page)).to_contain_text("will not save your words")
    expect(page.locator(".ws-kept")).to_be_hidden()
    expect(page.locator("[data-part=saved]")).to_have_text("Not safely saved. What now?")
    expect(page.locator("[name=story]")).to_have_value("Only here")
    expect(page.locator("[name=boss]")).to_be_visible()
    assert page.evaluate("localStorage.setItem('a', 1), localStorage.getItem('a')") == "1"
    assert failures == []


def test_without_a_database_it_is_not_called_saved(page: Page, all_kinds: str) -> None:
    page.add_init_script(NO_DATABASE)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("In the browser only")
    expect(status(page)).to_contain_text("not yet safely on the disk")
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("In the browser only")


def test_full_storage_holds_on_and_saves_when_there_is_room(page: Page, all_kinds: str) -> None:
    page.add_init_script(BROKEN_WRITES)
    page.goto(all_kinds)
    page.evaluate("window.broken = false")
    page.locator("[name=short]").fill("Saved before")
    saved(page)
    page.evaluate("window.broken = true")
    page.evaluate(FULL)
    page.locator("[name=story]").fill("A long text " * 200)
    expect(status(page)).to_contain_text("blocked or full")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload())")
    assert asked == ["beforeunload"]
    expect(page.locator("[name=story]")).to_have_value("A long text " * 200)
    # There is room from the click on: else the page tries by itself, and takes the button away.
    page.evaluate("addEventListener('click', () => (window.broken = false), {capture: true})")
    page.get_by_role("button", name="Try to save again").click()
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("A long text " * 200)
    expect(page.locator("[name=short]")).to_have_value("Saved before")


@pytest.mark.long
def test_whoever_writes_on_where_storage_is_full_does_not_pay_for_each_letter(
    page: Page, all_kinds: str
) -> None:
    page.clock.install(time=0)
    page.add_init_script(BROKEN_WRITES)
    page.goto(all_kinds)
    for letter in "fifteen letters":
        page.locator("[name=story]").press_sequentially(letter)
        page.clock.run_for(200)
    page.clock.pause_at(600_000)
    before = page.evaluate("window.refusals")
    page.clock.run_for(9_500)
    assert 1 <= page.evaluate("window.refusals") - before <= 4, "once in three seconds"


SHEET = "fields:\n  - {id: thought, kind: text, prompt: A thought}\n"


@pytest.mark.parametrize("broken", ["a", "b"])
def test_one_broken_worksheet_does_not_stop_the_others_of_its_page(
    page: Page, sheets: Callable[[dict[str, str]], str], tmp_path: Path, broken: str
) -> None:
    address = sheets({"a": SHEET, "b": SHEET})
    first, second = ((tmp_path / id / "index.html").read_text("utf-8") for id in "ab")
    form = second[second.index("<form") : second.index("</form>")]
    both = first.replace("</form>", f"</form>{form}</form>", 1)
    before, spec, after = both.partition(f'"id":"{broken}","revision"')
    html = before + spec + after.replace('"fields":[', '"fields":[null,', 1)
    (tmp_path / "a" / "index.html").write_text(html, "utf-8")
    page.goto(f"{address}a/")
    for id in "ab":
        said = page.locator(f"form[data-worksheet={id}] [data-part=status]")
        page.locator(f"form[data-worksheet={id}] [name$=thought]").fill("A word")
        words = "could not be started" if id == broken else "Saved on this device."
        expect(said).to_contain_text(words)
