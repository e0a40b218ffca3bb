"""Whom words reach and when they are gone, as the course says it: played by who relies on that."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pypdf import PdfReader

from tests.support.filled_sheets import saved
from tests.support.look import visit, wait_until_alive
from tests.support.server import Server
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored
from tests.support.workbook_page import choose_file, erase_everything, open_backup, save_backup

SECRET = "Zanzibar"
MOST_BYTES = 50_000_000  # as docs/assets/worksheet/file.mjs has it
HAND_IN = {
    "kind": "common-ground-hand-in", "format": 1, "course": "common-ground", "from": "somebody",
    "negotiation": "first", "made": "2026-11-22T10:00:00.000Z", "name": SECRET,
    "worksheets": [
        {"id": "sheet", "revision": 1, "take": "first", "responses": {"story": SECRET}}
    ],
}  # fmt: skip
EVERYTHING = """async () => {
    const stores = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((done, fail) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
            asked.onerror = fail;
        });
        for (const store of db.objectStoreNames) {
            const all = db.transaction(store).objectStore(store).getAll();
            await new Promise((done) => (all.onsuccess = done));
            stores.push(JSON.stringify(all.result));
        }
        db.close();
    }
    return stores.join("\\n") + document.cookie;
}"""
"""All that the site keeps in the browser, as one text."""

PLANT = """(keys) => keys.forEach((key) => localStorage.setItem(`cg:common-ground:/${key}`,
  JSON.stringify({ format: 1, value: "planted", savedAt: Date.now() })))"""


@pytest.fixture(scope="module")
def desk(small_folder: Path, serve: Callable[[Path], Server]) -> str:
    """Address of the small course at the root of a host."""
    return serve(small_folder / "course").url


def write(page: Page, desk: str, text: str = SECRET) -> None:
    page.goto(desk + "sheet/")
    page.locator("[name=story]").fill(text)
    saved(page)


def kept(page: Page) -> str:
    found: str = page.evaluate(EVERYTHING)
    return found


def test_nothing_that_is_written_leaves_the_browser(page: Page, desk: str, tmp_path: Path) -> None:
    asked: list[Request] = []
    page.context.on("request", lambda request: asked.append(request))
    sockets: list[object] = []
    page.on("websocket", lambda socket: sockets.append(socket))
    write(page, desk)
    page.locator("[name$='.risk']").first.fill(SECRET)
    page.get_by_role("button", name="Add a row").click()
    page.locator("[name=short]").fill(SECRET)
    saved(page)
    page.reload()
    page.goto(desk + "workbook/")
    open_backup(page, save_backup(page, tmp_path / "backup.json"))
    erase_everything(page)
    page.goto(desk)
    page.wait_for_load_state("networkidle")
    own = [request for request in asked if not request.url.startswith(("blob:", "data:"))]
    assert own and sockets == []
    for request in own:
        assert (request.method, request.post_data) == ("GET", None), request.url
        assert request.url.startswith(desk)
        assert SECRET not in unquote(request.url) + str(request.all_headers())
    assert page.context.cookies() == []


def test_clearing_leaves_a_way_back_and_erasing_everything_none(page: Page, desk: str) -> None:
    write(page, desk)
    page.reload()
    open_menu(page)
    page.get_by_role("button", name="Clear this worksheet").click()
    saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("")
    back = page.get_by_role("button", name="Restore the earlier text")
    expect(back).to_be_visible()
    assert SECRET in kept(page)
    page.evaluate(PLANT, ["_settings/hand-in", "_practice/case/x", "_practice/counterpart"])
    page.goto(desk + "workbook/")
    erase_everything(page)
    assert SECRET not in kept(page)
    assert "planted" not in kept(page)
    page.goto(desk + "sheet/")
    expect(page.locator("[name=story]")).to_have_value("")
    expect(back).to_have_count(0)


@pytest.mark.long
def test_a_backup_holds_everything_that_is_kept(page: Page, desk: str, tmp_path: Path) -> None:
    write(page, desk, "As it was before")
    page.evaluate("localStorage.setItem('cg:common-ground:/first/sheet/first/short', 'damaged')")
    page.reload()
    page.locator("[name=story]").fill("As it is now")
    page.locator("[name$='.risk']").first.fill("In a row")
    page.locator("[name=short]").fill("In the place of what was damaged")
    saved(page)
    page.goto(desk + "workbook/")
    file = json.loads(save_backup(page, tmp_path / "backup.json").read_text("utf-8"))
    here: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries(Object.entries(localStorage)
          .filter(([key]) => key.startsWith("cg:") && !/:\\/_(settings|erased)/.test(key))
          .map(([key, text]) => [key.split(":/")[1], JSON.parse(text)]))"""
    )
    assert len(here) == 4
    assert [key for key in here if key.startswith("_aside/")]
    assert file["records"] == here
    assert "As it was before" in json.dumps(file)


@pytest.mark.long
def test_a_file_that_is_too_big_changes_nothing(page: Page, desk: str, tmp_path: Path) -> None:
    write(page, desk)
    before = stored(page)
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    page.goto(desk + "workbook/")
    choose_file(page, big)
    expect(page.locator("[data-part=said]")).to_contain_text("This file is too big")
    assert stored(page) == before


def test_erasing_touches_no_other_course_of_the_host(page: Page, desk: str) -> None:
    write(page, desk)
    page.evaluate("localStorage.setItem('cg:another-course:/first/a/first/b', 'Of another course')")
    page.goto(desk + "workbook/")
    erase_everything(page)
    assert SECRET not in kept(page)
    assert "Of another course" in kept(page)


@pytest.mark.long
def test_a_private_window_forgets_when_it_closes(browser: Browser, desk: str) -> None:
    """A context is what Chromium calls a private window: it has no profile on the disk."""
    window = browser.new_context()
    write(window.new_page(), desk)
    window.close()
    next_window = browser.new_context()
    page = next_window.new_page()
    page.goto(desk + "sheet/")
    wait_until_alive(page)
    expect(page.locator("[name=story]")).to_have_value("")
    assert SECRET not in kept(page)
    next_window.close()


@pytest.mark.long
def test_what_is_opened_where_nothing_is_kept_lives_in_the_page_only(
    page: Page, desk: str, tmp_path: Path
) -> None:
    write(page, desk)
    page.goto(desk + "workbook/")
    file = save_backup(page, tmp_path / "backup.json")
    erase_everything(page)
    page.goto(desk + "sheet/")
    open_menu(page)
    page.get_by_label("Keep nothing on this device").check()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(desk + "workbook/")
    choose_file(page, file)
    expect(page.get_by_role("dialog")).to_contain_text("What you open lives in this page only.")
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=sheets]")).to_contain_text(SECRET)
    assert SECRET not in kept(page)
    page.reload()
    expect(page.locator("[data-part=empty]")).to_be_visible()


@pytest.mark.long
def test_words_do_not_expire(page: Page, desk: str) -> None:
    page.clock.install(time="2026-11-28T10:00:00")
    write(page, desk)
    page.clock.set_system_time("2031-11-28T10:00:00")
    page.reload()
    expect(page.locator("[name=story]")).to_have_value(SECRET)


@pytest.mark.long
def test_an_address_that_is_not_there_touches_no_words(page: Page, desk: str) -> None:
    write(page, desk)
    before = stored(page)
    visit(page, desk, "404.html")
    expect(page.locator("main")).to_contain_text("What you have written is not touched by this.")
    page.wait_for_load_state("networkidle")
    assert SECRET in str(before) and stored(page) == before


def test_the_pages_for_a_class_forget_with_the_tab(page: Page, desk: str) -> None:
    page.goto(desk + "class/")
    before = kept(page)
    content = json.dumps(HAND_IN).encode()
    file = {"name": "hand-in.json", "mimeType": "application/json", "buffer": content}
    page.locator('[name="class-files"]').set_input_files(file)  # type: ignore[arg-type]
    results = page.locator("[data-part=results]")
    expect(results).to_contain_text(SECRET)
    assert SECRET not in kept(page)
    page.reload()
    expect(page.locator("[data-class]")).not_to_contain_text(SECRET)
    page.goto(desk + "pairing/")
    page.locator("[name=people]").fill(f"{SECRET}\nBo")
    page.locator("[name=seed]").fill("monday")
    expect(page.locator("[data-part=pairs]")).to_contain_text(SECRET)
    assert kept(page) == before
    page.reload()
    expect(page.locator("[name=people]")).to_have_value("")


def test_a_self_assessment_can_be_skipped_in_one_click(page: Page, desk: str) -> None:
    page.goto(desk + "mirror/")
    expect(page.locator("form[data-worksheet]")).to_contain_text("not a validated test")
    page.get_by_role("link", name="Skip this worksheet").click()
    expect(page.get_by_role("heading", name="Home")).to_be_visible()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_a_sheet_can_be_filled_in_and_printed(
    without_scripts: Page, desk: str
) -> None:
    page = without_scripts
    page.goto(desk + "sheet/")
    expect(page.locator(".ws-noscript")).to_contain_text("nothing you write here will be saved")
    page.locator("[name=story]").fill("Two lines,\nwritten without scripts")
    page.locator("[name$='.risk']").first.fill("And a row")
    paper = PdfReader(io.BytesIO(page.pdf())).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper).split())
    for words in ("Question of the story", "written without scripts", "And a row"):
        assert words in text
    page.goto(desk + "workbook/")
    expect(page.locator(".ws-noscript")).to_contain_text("What is kept there is untouched.")
