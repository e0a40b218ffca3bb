"""My workbook: all that was written, saved to a file, erased, and opened again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page, expect

from tests.support.blocked_storage import NO_STORAGE
from tests.support.project import ROOT, SUPPORT
from tests.support.sampling import every
from tests.support.sheet_menu import open_menu
from tests.support.tonight_page import expect_form_saved, what_field, write_tonight
from tests.support.workbook_page import (
    choose_file,
    course_records,
    create_negotiation,
    erase_everything,
    open_backup,
    save_backup,
)

FILL = SUPPORT / "fill_sheets.js"
SCHEMA = json.loads((ROOT / "macros/theme/assets/backup/workbook.schema.json").read_text("utf-8"))


def left(page: Page) -> list[str]:
    """Every key of both storages, but for the marks that say what was erased."""
    keys: list[str] = page.evaluate(
        """() => new Promise((done) => {
          const opening = indexedDB.open("common-ground");
          opening.onsuccess = () => {
            const asked = opening.result.transaction("records").objectStore("records").getAllKeys();
            const all = () => [...asked.result, ...Object.keys(localStorage)];
            asked.onsuccess = () => (opening.result.close(), done(all()));
          };
        })"""
    )
    return [key for key in keys if ":/_erased" not in key]


def sheet_pages(folder: Path) -> list[str]:
    """Addresses of the pages with worksheets; examples for authors are none of the course's."""
    pages = sorted(folder.rglob("index.html"))
    found = [page for page in pages if "data-worksheet=" in page.read_text("utf-8")]
    addresses = [page.parent.relative_to(folder).as_posix() + "/" for page in found]
    return [address for address in addresses if not address.startswith("authors/")]


def fill_in(page: Page, course: str, pages: list[str], who: str) -> set[str]:
    """Fills in all worksheets and knowledge checks of these pages; gives their ids."""
    filled: set[str] = set()
    for address in pages:
        page.goto(course + address)
        filled |= set(page.evaluate(FILL.read_text("utf-8"), who))
        page.wait_for_timeout(200)
    return filled


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.long)])
def test_nothing_is_missing_after_save_erase_and_open(
    page: Page, course: str, course_folder: Path, tmp_path: Path, step: int
) -> None:
    pages = sorted({*sheet_pages(course_folder)[::step], "tonight/"})
    first = fill_in(page, course, pages, "first")
    page.goto(course + "workbook/")
    create_negotiation(page, "The second one")
    second = fill_in(page, course, [*pages[::4], "tonight/"], "second")
    page.goto(course + "workbook/")
    before = course_records(page)
    negotiations = {key.split("/")[0] for key in before if not key.startswith("_")}
    assert len(negotiations) == 2
    for id in negotiations | {"_learner"}:
        assert sum(key.startswith(f"{id}/") for key in before) > 20 // step, id
    written = {key.split("/")[1] for key in before if key.count("/") >= 3}
    assert first == written
    assert second < first
    words = page.locator("[data-part=sheets]")
    expect(words).to_contain_text("second: ws-tonight what – Größe 🌱 שלום <b>&amp; =1+1")

    file = save_backup(page, tmp_path / "backup.json")
    text = json.loads(file.read_text("utf-8"))
    assert [str(error) for error in Draft7Validator(SCHEMA).iter_errors(text)] == []
    page.evaluate("localStorage.setItem('not ours', 'stays')")
    erase_everything(page)
    assert [key for key in left(page) if key.startswith("cg:")] == []
    assert "not ours" in left(page)
    page.reload()
    expect(page.locator("[data-part=empty]")).to_be_visible()
    open_backup(page, file)
    assert course_records(page) == before
    page.reload()
    assert course_records(page) == before
    page.goto(course + "tonight/")
    expect(what_field(page)).to_have_value(re.compile("^second: ws-tonight what – Größe 🌱"))


@pytest.mark.long
def test_a_file_goes_on_elsewhere(
    page: Page, browser: Browser, course: str, tmp_path: Path
) -> None:
    write_tonight(page, course, "From the first device")
    page.goto(course + "workbook/")
    file = save_backup(page, tmp_path / "backup.json")
    other = browser.new_context().new_page()
    other.goto(course + "workbook/")
    choose_file(other, file)
    dialog = other.get_by_role("dialog", name="Open this backup?")
    expect(dialog).to_contain_text("It adds 1 response.")
    expect(dialog).not_to_contain_text("Keep both")
    dialog.get_by_role("button", name="Cancel").click()
    assert course_records(other) == {}
    open_backup(other, file)
    other.goto(course + "tonight/")
    expect(what_field(other)).to_have_value("From the first device")
    what_field(other).fill("Changed on the second device")
    expect_form_saved(other)
    other.goto(course + "workbook/")
    newer = save_backup(other, tmp_path / "newer.json")

    choose_file(page, newer)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("It has a newer text for 1 response.")
    dialog.get_by_text("Show what differs").click()
    expect(dialog.locator("del")).to_have_text("From the first device")
    expect(dialog.locator("ins")).to_have_text("Changed on the second device")
    dialog.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-sheet=tonight]")).to_contain_text("Changed on the second device")
    page.goto(course + "tonight/")
    page.get_by_role("button", name="Restore the earlier text").click()
    expect(what_field(page)).to_have_value("From the first device")
    expect_form_saved(page)

    page.goto(course + "workbook/")
    choose_file(page, newer)
    page.get_by_label("Keep both.").check()
    page.get_by_role("button", name="Open it").click()
    copy = page.get_by_role("heading", name="My negotiation (from the file)")
    expect(copy).to_be_visible()
    expect(page.locator("[data-sheet=tonight]")).to_contain_text("From the first device")
    page.get_by_label("Negotiation:").select_option(label="My negotiation (from the file)")
    expect(page.locator("[data-sheet=tonight]")).to_contain_text("Changed on the second device")
    other.context.close()


@pytest.mark.long
def test_keeping_both_leaves_each_negotiation_its_name(
    page: Page, browser: Browser, course: str, tmp_path: Path
) -> None:
    other = browser.new_context().new_page()
    write_tonight(other, course, "From the first device")
    other.goto(course + "workbook/")
    other.get_by_role("button", name="Rename: My negotiation").click()
    other.get_by_label("What do you call it?").fill("Rent")
    other.get_by_role("button", name="Use this name").click()
    file = save_backup(other, tmp_path / "rent.json")
    other.context.close()
    write_tonight(page, course, "Mine")
    page.goto(course + "workbook/")
    choose_file(page, file)
    page.get_by_label("Keep both.").check()
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    for name, words in (("My negotiation", "Mine"), ("Rent (from the file)", "From the first")):
        page.get_by_label("Negotiation:").select_option(label=name)
        expect(page.locator("[data-sheet=tonight]")).to_contain_text(words)


def test_a_damaged_file_is_refused_with_its_place(page: Page, course: str, tmp_path: Path) -> None:
    write_tonight(page, course, "Still here")
    page.goto(course + "workbook/")
    text = save_backup(page, tmp_path / "backup.json").read_text("utf-8")
    line = text[: text.index("Still here")].count("\n") + 1
    damaged = tmp_path / "damaged.json"
    for wrong, said in (
        (text.replace('"Still here"', '"Still here'), f"from line {line} on"),
        (text.replace('"savedAt":', '"savedAt":-'), "].savedAt. Nothing was changed."),
        ("Dear diary", "not a backup of this course"),
    ):
        damaged.write_text(wrong, encoding="utf-8")
        choose_file(page, damaged)
        expect(page.locator("[data-part=said]")).to_contain_text(said)
    assert "Still here" in str(course_records(page))


def test_erasing_offers_a_backup_first(page: Page, course: str, tmp_path: Path) -> None:
    write_tonight(page, course, "To be erased")
    page.goto(course + "workbook/")
    page.get_by_role("button", name="Erase everything …").click()
    dialog = page.get_by_role("dialog", name="Erase everything?")
    with page.expect_download() as saving:
        dialog.get_by_role("button", name="Save a backup file").click()
    assert "To be erased" in Path(saving.value.path()).read_text("utf-8")
    page.keyboard.press("Escape")
    assert "To be erased" in str(course_records(page))


def test_a_dialog_asks_for_its_style_sheet_where_it_lies(page: Page, course: str) -> None:
    """At any other address the offline copy and strict hosts have nothing."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(course + "workbook/")
    page.get_by_role("button", name="Prepare another negotiation").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    sheets = [address for address in asked if "dialog" in address]
    assert sheets == [course + "assets/backup/dialog.css"]


def test_nothing_is_kept_once_that_is_ticked_also_when_the_page_comes_back(
    page: Page, course: str
) -> None:
    page.goto(course + "workbook/")
    health, box = page.locator("[data-part=health]"), page.locator("input[data-part=nothing]")
    expect(health).to_contain_text("saved on this device")
    box.check()
    expect(health).to_contain_text("Nothing is kept on this device.")
    box.evaluate("(box) => { box.checked = false; }")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(box).to_be_checked()
    page.reload()
    expect(box).to_be_checked()
    box.uncheck()
    expect(health).to_contain_text("saved on this device")


@pytest.mark.long
def test_reminders_come_only_when_there_is_something_to_lose(page: Page, course: str) -> None:
    page.goto(course + "workbook/")
    expect(page.locator("[data-part=health]")).to_contain_text("saved on this device")
    expect(page.locator("[data-part=backup]")).to_be_hidden()
    expect(page.locator("[data-part=empty]")).to_be_visible()
    write_tonight(page, course, "A first word")
    page.goto(course + "workbook/")
    expect(page.locator("[data-part=backup]")).to_contain_text("You have no backup file yet")
    expect(page.locator("[data-part=health]")).to_contain_text(
        re.compile("may remove them by itself|has agreed not to remove")
    )
    with page.expect_download():
        page.get_by_role("button", name="Save a backup file").click()
    expect(page.locator("[data-part=backup]")).to_contain_text("Everything you wrote is in it")
    page.clock.install()
    page.clock.fast_forward(10 * 24 * 3600 * 1000)
    write_tonight(page, course, "Ten days later")
    page.goto(course + "workbook/")
    expect(page.locator("[data-part=backup]")).to_contain_text("It may be time for a new one")


@pytest.mark.parametrize("nothing", every([(True,), (False,)], 2), ids=["keep nothing", "refused"])
def test_without_storage_a_file_is_the_way_out_and_in(
    page: Page, course: str, tmp_path: Path, nothing: bool
) -> None:
    if not nothing:
        page.add_init_script(NO_STORAGE)
    page.goto(course + "tonight/")
    form = page.locator("form[data-worksheet=tonight]")
    if nothing:
        open_menu(form)
        form.get_by_label("Keep nothing on this device").check()
    what_field(page).fill("Nowhere but here")
    file = save_backup(page, tmp_path / "backup.json", "Save to a file")
    expect(form.locator(".ws-file-said")).to_contain_text("Saved as common-ground-")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(course + "workbook/")
    expect(page.locator("[data-part=health]")).to_contain_text("a file")
    page.goto(course + "tonight/")
    expect(what_field(page)).to_have_value("")
    choose_file(page, file, "Open a file")
    page.get_by_role("button", name="Open it").click()
    expect(what_field(page)).to_have_value("Nowhere but here")


def test_marks_of_progress_in_navigation_index_and_workbook(page: Page, course: str) -> None:
    page.goto(course + "about/")
    expect(page.locator(".cg-progress")).to_have_count(0)
    write_tonight(page, course, "One of seven")
    link = page.locator(".cg-nav__link[href$='tonight/'], .cg-nav__link[aria-current]").first
    expect(link.locator(".cg-progress")).to_have_attribute("data-state", "begun")
    for field in page.locator("form[data-worksheet=tonight] textarea:visible").all():
        field.fill("Enough")
    expect(link.locator(".cg-progress")).to_have_attribute("data-state", "done")
    for address in ("worksheets/", "workbook/", "about/"):
        page.goto(course + address)
        mark = page.locator(".cg-progress[data-state=done]").first
        expect(mark).to_contain_text("Done")
    page.goto(course + "worksheets/")
    expect(page.locator("[data-progress=situation]")).to_have_text("Not started")


def test_deep_links_open_what_is_folded(page: Page, course: str) -> None:
    page.goto(course + "tonight/")
    folded = page.locator("form[data-worksheet=tonight] details.ws-more [data-field]").first
    field = folded.get_attribute("data-field")
    expect(folded).to_be_hidden()
    page.goto(course + "about/")
    page.goto(f"{course}tonight/#tonight.{field}")
    expect(folded).to_be_visible()
    expect(folded).to_be_in_viewport()
    page.goto(f"{course}worksheets/")
    page.locator("a[href*='#worksheet-']").last.click()
    id = page.url.partition("#")[2]
    expect(page.locator(f"#{id}")).to_be_in_viewport()
