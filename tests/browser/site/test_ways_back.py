"""Undo, removed rows and early clicks: no way back costs newer words, nothing gone still counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.filled_sheets import SOURCE_SHEET, TAKER_SHEET, saved, write_source
from tests.support.look import open_unstarted
from tests.support.sheet_menu import open_menu
from tests.support.sheets import stored

BACK = "Restore the earlier text"


def test_undoing_a_clearing_keeps_what_was_written_since(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    story = page.locator("[name=story]")
    story.fill("Words of last week")
    open_menu(page)
    page.get_by_role("button", name="Clear this worksheet").click()
    expect(story).to_have_value("")
    story.fill("Words of today")
    page.get_by_role("button", name="Undo").click()
    expect(story).to_have_value("Words of last week")
    page.get_by_role("button", name=BACK).click()
    expect(story).to_have_value("Words of today")


@pytest.mark.long
def test_undoing_a_removal_keeps_the_row_written_since(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    risks = page.locator("[name$='.risk']")
    risks.fill("Fire")
    page.get_by_role("button", name="Remove this row: Fire").click()
    expect(risks).to_have_value("")
    risks.fill("Water")
    page.get_by_role("button", name="Undo").click()
    expect(risks).to_have_count(2)
    assert sorted(field.input_value() for field in risks.all()) == ["Fire", "Water"]


def test_the_source_s_new_text_leaves_a_way_back_to_ones_own(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    site = sheets({"source": SOURCE_SHEET, "taker": TAKER_SHEET})
    write_source(page, site, "Quiet evenings")
    page.goto(site + "taker/")
    wish = page.locator("[name=wish]")
    wish.press_sequentially(", and my own careful words")
    other = page.context.new_page()
    write_source(other, site, "Free weekends")
    page.get_by_role("button", name="Use the new text").click()
    expect(wish).to_have_value("Free weekends")
    page.get_by_role("button", name=BACK).click()
    expect(wish).to_have_value("Quiet evenings, and my own careful words")


def test_a_new_row_has_nothing_of_the_row_that_was_removed(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    risks = page.locator("[name$='.risk']")
    risks.fill("Fire")
    page.locator("[data-field=weight] input").fill("60")
    saved(page)
    page.get_by_role("button", name="Remove this row: Fire").click()
    expect(risks).to_have_value("")
    risks.fill("Water")
    expect(page.locator("[data-field=weight] label", has_text="Water")).to_be_visible()
    expect(page.locator("[data-field=weight] input").first).to_have_value("")


def test_a_click_before_the_script_ran_joins_what_is_stored(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name='items.constructor'][value='3']").check()
    page.locator("[name=ways][value=talk]").check()
    page.locator("[name^='risks.'][name$='.risk']").fill("Fire")
    saved(page)

    start = open_unstarted(page, all_kinds)
    page.locator("[name='items.ask'][value='2']").check()
    page.locator("[name=ways][value=wait]").check()
    page.locator("[name^='risks.'][name$='.harm']").first.fill("2")
    start()
    saved(page)
    found = {key.split("/", 3)[3]: record["value"] for key, record in stored(page).items()}
    assert found["items"] == {"constructor": 3, "ask": 2}
    assert sorted(found["ways"]) == ["talk", "wait"]
    rows = [value for key, value in found.items() if key.startswith("risks/")]
    assert rows == [{"risk": "Fire", "harm": 2}], "the first row on the page is the first row"


TRADES = """
fields:
  - id: issues
    kind: rows
    prompt: What could be settled?
    start: 3
    columns: [{id: issue, label: Issue, kind: text}]
  - {id: mine, kind: points, prompt: Mine, total: 100, rows_from: trades.issues.issue}
  - {id: theirs, kind: points, prompt: Theirs, total: 100, rows_from: trades.issues.issue}
  - {id: found, kind: insight, title: Trades, calculator: trades,
     inputs: {issues: issues, mine: mine, theirs: theirs}}
"""


@pytest.mark.long
def test_points_of_a_row_that_was_removed_count_no_more(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    page.goto(sheets({"trades": TRADES}) + "trades/")
    for n, (issue, points) in enumerate({"Fridays": 40, "Holidays": 30, "Keys": 30}.items()):
        page.locator("[name^='issues.']").nth(n).fill(issue)
        for whose in ("mine", "theirs"):
            page.locator(f"[name^='{whose}.']").nth(n).fill(str(points))
    result = page.locator("[data-field=found] [data-part=result]")
    expect(result).to_contain_text("no two issues differ")
    expect(result).not_to_contain_text("add up")
    page.get_by_role("button", name="Remove this row: Keys").click()
    page.locator("[name^='mine.']").first.fill("70")
    expect(result).to_contain_text("The points I guess for them add up to 70")
    expect(result).not_to_contain_text("My points add up")


OFFERED = """
fields:
  - id: wants
    kind: rows
    prompt: Their wants
    columns: [{id: want, label: Want, kind: text}]
    take_from: [{from: source.gains, columns: {want: gain}}, {from: source.gain, column: want}]
  - {id: worth, kind: points, prompt: Worth, total: 100, rows_from: offered.wants.want}
"""


@pytest.mark.parametrize("taken_from", ["gain", "gains"])
def test_what_refers_to_a_row_that_is_only_offered_stores_it_first(
    page: Page, sheets: Callable[[dict[str, str]], str], taken_from: str
) -> None:
    site = sheets({"source": SOURCE_SHEET, "offered": OFFERED})
    page.goto(site + "source/")
    source = page.locator("[name=gain]" if taken_from == "gain" else "[name^='gains.']").first
    source.fill("Rest")
    saved(page)
    page.goto(site + "offered/")
    worth = page.locator("[data-field=worth] [data-row]")
    expect(worth).to_contain_text("Rest")
    worth.locator("input").fill("60")
    saved(page)
    kept = {key.split("/")[-1] for key in stored(page) if "/offered/first/wants/" in key}
    assert set(stored(page)["first/offered/first/worth"]["value"]) == kept
    assert not any(key.startswith("blank-") for key in kept)
    page.goto(site + "source/")
    source.fill("")
    saved(page)
    page.goto(site + "offered/")
    expect(page.locator("[name^='wants.']").first).to_have_value("Rest")
    expect(worth).to_contain_text("Rest")
    expect(worth.locator("input")).to_have_value("60")


@pytest.mark.long
def test_who_writes_in_a_row_before_the_script_ran_goes_on_writing_there(
    page: Page, all_kinds: str
) -> None:
    start = open_unstarted(page, all_kinds)
    risk = page.locator("[name^='risks.'][name$='.risk']").first
    risk.press_sequentially("Fi")
    start()
    saved(page)
    expect(risk).to_be_focused()
    page.keyboard.type("re")
    saved(page)
    rows = [record["value"] for key, record in stored(page).items() if "/risks/" in key]
    assert rows == [{"risk": "Fire"}]


TWO_LISTS = """
fields:
  - {id: share, kind: rows, prompt: Share, columns: [{id: what, label: What, kind: text}]}
  - {id: keep, kind: rows, prompt: Keep, columns: [{id: what, label: What, kind: text}]}
  - id: why
    kind: rows
    prompt: Why?
    rows_from: [lists.share.what, lists.keep.what]
    columns: [{id: why, label: Because, kind: text}]
"""


@pytest.mark.long
def test_rows_that_follow_two_lists_stand_for_themselves(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    page.goto(sheets({"lists": TWO_LISTS}) + "lists/")
    page.locator("[name^='share.'][name$='.what']").fill("My reasons")
    page.locator("[name^='keep.'][name$='.what']").fill("My limit")
    whys = page.locator("[data-field=why] [data-row]")
    expect(whys).to_contain_text(["My reasons", "My limit"])
    whys.nth(1).locator("[name]").press_sequentially("Not now", delay=60)
    saved(page)
    page.reload()
    reasons = whys.locator("[name]")
    expect(reasons).to_have_count(2)
    expect(reasons.last).to_have_value("Not now")
    expect(reasons.first).to_have_value("")
