"""Several negotiations: each with words of its own, the learner's own shared by all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.blocked_storage import NO_ROOM
from tests.support.sheet_menu import open_menu
from tests.support.tonight_page import expect_form_saved, what_field, write_tonight
from tests.support.workbook_page import create_negotiation, negotiation_entry


def test_two_negotiations_live_side_by_side(page: Page, course: str) -> None:
    write_tonight(page, course, "About the rota")
    switcher = page.locator("form[data-worksheet=tonight]").get_by_label("Negotiation:")
    expect(switcher).to_have_count(0)

    page.goto(course + "workbook/")
    create_negotiation(page, "Pay talk")
    page.goto(course + "tonight/")
    expect(switcher.locator("option:checked")).to_have_text("Pay talk")
    expect(what_field(page)).to_have_value("")
    what_field(page).fill("About my pay")
    expect_form_saved(page)
    switcher.select_option(label="My negotiation")
    expect(what_field(page)).to_have_value("About the rota")
    switcher.focus()
    switcher.select_option(label="Pay talk")
    expect(what_field(page)).to_have_value("About my pay")
    expect(switcher).to_be_focused()
    switcher.select_option(label="My negotiation")
    page.reload()
    expect(what_field(page)).to_have_value("About the rota")
    page.goto(course + "plan/")
    shown = page.locator("[data-switcher]").get_by_label("Negotiation:")
    expect(shown.locator("option:checked")).to_have_text("My negotiation")
    shown.select_option(label="Pay talk")
    expect(page.locator("[data-plan]")).to_contain_text("About my pay")
    expect(page.locator("[data-plan] .plan-blocks")).not_to_contain_text("About the rota")


@pytest.mark.long
def test_what_is_about_the_learner_is_shared(page: Page, course: str) -> None:
    page.goto(course + "reimagining/where-you-stand/")
    sheet = page.locator("form[data-worksheet=approach]")
    sheet.locator("input[type=radio]").first.check()
    expect_form_saved(page, "approach")
    page.goto(course + "workbook/")
    create_negotiation(page, "Another talk")
    page.goto(course + "reimagining/where-you-stand/")
    expect(sheet.locator(".ws-bar")).to_contain_text("shared by all your negotiations")
    expect(sheet.locator("input[type=radio]").first).to_be_checked()


@pytest.mark.long
def test_a_copy_for_which_there_is_no_room_says_so_and_is_not_begun(
    page: Page, course: str
) -> None:
    write_tonight(page, course, "About the rota")
    page.goto(course + "workbook/")
    expect(negotiation_entry(page, "My negotiation")).to_contain_text("1 response")
    page.evaluate(NO_ROOM)
    page.get_by_role("button", name="Copy: My negotiation").click()
    page.get_by_label("What do you call it?").fill("The copy")
    page.get_by_role("button", name="Use this name").click()
    expect(page.get_by_text("There is no room for a copy in this browser.")).to_be_visible()
    expect(negotiation_entry(page, "The copy")).to_have_count(0)


def test_rename_copy_archive_and_delete_with_undo(page: Page, course: str) -> None:
    write_tonight(page, course, "About the rota")
    page.goto(course + "workbook/")
    page.get_by_role("button", name="Rename: My negotiation").click()
    page.get_by_label("What do you call it?").fill("The rota 🌱 <b>")
    page.get_by_role("button", name="Use this name").click()
    expect(negotiation_entry(page, "The rota 🌱 <b>")).to_contain_text("1 response")

    page.get_by_role("button", name="Copy: The rota").click()
    page.get_by_role("button", name="Use this name").click()
    copy = negotiation_entry(page, "The rota 🌱 <b> (copy)")
    expect(copy).to_contain_text("1 response")
    copy.get_by_role("button", name="Work on this one").click()
    expect(copy).to_contain_text("You are working on this one")
    expect(page.locator("[data-sheet=tonight]")).to_contain_text("About the rota")

    rota = negotiation_entry(page, "The rota 🌱 <b>")
    rota.get_by_role("button", name="Archive").click()
    expect(rota).to_contain_text("Archived")
    expect(page.locator("[data-switcher] option")).to_have_count(1)
    rota.get_by_role("button", name="Take out of the archive").click()
    expect(page.locator("[data-switcher] option")).to_have_count(2)

    copy.get_by_role("button", name="Delete").click()
    expect(copy).to_have_count(0)
    assert "copy" not in str(page.evaluate("Object.values(localStorage)"))
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(copy).to_contain_text("1 response")
    expect(copy).to_contain_text("You are working on this one")
    copy.get_by_role("button", name="Delete").click()
    expect(rota).to_contain_text("You are working on this one")
    page.reload()
    expect(page.locator(".wb-list > li")).to_have_count(1)


def test_a_name_is_asked_for_and_can_be_refused(page: Page, course: str) -> None:
    page.goto(course + "workbook/")
    page.get_by_role("button", name="Prepare another negotiation").click()
    expect(page.get_by_role("dialog", name="Prepare another negotiation")).to_be_visible()
    expect(page.get_by_label("What do you call it?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Prepare another negotiation")).to_be_focused()
    expect(page.locator(".wb-list > li")).to_have_count(1)


@pytest.mark.long
def test_undo_never_writes_into_another_negotiation(page: Page, course: str) -> None:
    page.goto(course + "workbook/")
    create_negotiation(page, "Second")
    write_tonight(page, course, "Only in the second")
    open_menu(page)
    page.get_by_role("button", name="Clear this worksheet").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_label("Negotiation:").select_option(label="My negotiation")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
