"""What lies on the device at the edge of what is accepted, and what was put aside."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publish import publish
from tests.support.filled_sheets import saved
from tests.support.look import until
from tests.support.once import once
from tests.support.project import build, make_project
from tests.support.sampling import every
from tests.support.server import Server
from tests.support.sheets import stored

PREFIX = "cg:common-ground:/"
SHEET = """id: talk
revision: 1
title: The conversation
minutes: 5
intro: Why.
gives: A thing.
goes: Nowhere.
fields:
  - {id: what, kind: text, lines: 4, prompt: What is it about?}
  - {id: who, kind: text, lines: 1, prompt: Who?}
  - {id: risks, kind: rows, prompt: Which risks?, columns: [{id: risk, label: Risk, kind: text}]}
  - {id: weight, kind: points, prompt: How heavy?, total: 100, rows_from: talk.risks.risk}
  - id: first
    kind: ranking
    prompt: Which first?
    choices: [{id: a, label: Ask}, {id: b, label: Wait}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of a small course with a worksheet and the workbook."""
    pages = {
        "index.md": '# Talk\n\n{{ worksheet("talk") }}\n',
        "workbook.md": "# My workbook\n\n{{ workbook() }}\n",
    }
    project = make_project(
        tmp_path_factory.mktemp("edges"), pages=pages, exercises={"talk.yaml": SHEET}
    )
    folder = once(tmp_path_factory, "edges", lambda folder: publish(build(project, folder)))
    return serve(folder).url


def plant(page: Page, records: dict[str, Any]) -> None:
    """Puts records (or texts) into localStorage, before any script of the site runs."""
    texts = {
        PREFIX + key: record if isinstance(record, str) else json.dumps(record)
        for key, record in records.items()
    }
    page.add_init_script(
        "if (!sessionStorage.planted) Object.entries("
        + json.dumps(texts)
        + ").forEach((pair) => localStorage.setItem(...pair)), (sessionStorage.planted = 1)"
    )


def aside(page: Page, title: str) -> Any:
    return page.locator("[data-part=aside-list] > li").filter(has_text=title)


NEWER = {"format": 2, "value": "From the new version", "savedAt": 5, "more": "unknown"}
LATE = '{"format":1,"value":"Words of long ago","savedAt":8640000000000000}'


def test_what_was_put_aside_is_shown_and_brought_back(quiet: Page, site: str) -> None:
    page = quiet
    plant(page, {"first/talk/first/what": LATE})
    page.goto(site)
    expect(page.locator("[data-field=what] .ws-trouble")).to_contain_text("damaged")
    page.locator("[name=what]").fill("New words")
    saved(page)
    page.goto(site + "workbook/")
    item = aside(page, "The conversation · What is it about?")
    expect(item).to_contain_text("Words of long ago")
    expect(item).to_contain_text("Put aside on")
    item.get_by_role("button", name="Bring it back: The conversation").click()
    expect(page.locator("[data-part=said]")).to_contain_text("It is back in “The conversation")
    expect(page.locator("[data-part=aside]")).to_be_hidden()
    page.goto(site)
    expect(page.locator("[name=what]")).to_have_value("Words of long ago")
    page.get_by_role("button", name="Restore the earlier text").click()
    expect(page.locator("[name=what]")).to_have_value("New words")


def of_another_version(value: Any) -> dict[str, Any]:
    return {"format": 2, "value": value, "savedAt": 5, "more": "unknown"}


SHAPES = {
    "How heavy?": ("weight", {"r1": 60, "r2": 40}, ["Fire: 60", "Flood: 40"]),
    "Which first?": ("first", ["b", "a"], ["Wait", "Ask"]),
    "What is it about?": ("what", "The fence", ["The fence"]),
}


@pytest.mark.parametrize("title", every([(title,) for title in SHAPES], 3))
def test_what_cannot_be_read_is_shown_as_people_read_it(quiet: Page, site: str, title: str) -> None:
    field, value, texts = SHAPES[title]
    rows = {
        f"first/talk/first/risks/{row}": {"format": 1, "value": {"risk": risk}, "savedAt": 4}
        for row, risk in (("r1", "Fire"), ("r2", "Flood"))
    }
    plant(quiet, rows | {f"first/talk/first/{field}": of_another_version(value)})
    quiet.goto(site + "workbook/")
    words = aside(quiet, title).locator(".wb-words")
    for text in texts:
        expect(words).to_contain_text(text)
    assert not set('{}[]"') & set(words.inner_text())


@pytest.mark.long
def test_what_still_lies_in_its_place_is_shown_saved_and_deleted(
    quiet: Page, site: str, tmp_path: Path
) -> None:
    page = quiet
    plant(page, {"first/talk/first/what": NEWER, "first/talk/first/who": '{"format":1,"val'})
    page.goto(site + "workbook/")
    newer, cut = aside(page, "What is it about?"), aside(page, "Who?")
    expect(newer).to_contain_text("A newer version of this course wrote it.")
    expect(newer).to_contain_text("From the new version")
    expect(cut).to_contain_text("It is damaged.")
    expect(cut.get_by_role("button", name="Bring it back")).to_have_count(0)
    with page.expect_download() as saving:
        cut.get_by_role("button", name="Save to a file").click()
    assert saving.value.suggested_filename.endswith(".txt")
    saving.value.save_as(tmp_path / "cut.txt")
    assert (tmp_path / "cut.txt").read_text("utf-8") == '{"format":1,"val'
    cut.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(cut).to_have_count(0)
    newer.get_by_role("button", name="Bring it back").click()
    expect(newer).to_contain_text("Put aside on")
    page.reload()
    expect(aside(page, "What is it about?")).to_contain_text("From the new version")
    assert not [key for key in stored(page) if "/who" in key]
    page.goto(site)
    expect(page.locator("[name=what]")).to_have_value("From the new version")


def test_the_list_of_what_was_put_aside_is_hidden_from_everybody_else(
    quiet: Page, site: str
) -> None:
    page = quiet
    page.goto(site + "workbook/")
    expect(page.locator("[data-part=keep]")).to_be_visible()
    expect(page.locator("[data-part=aside]")).to_be_hidden()


@pytest.mark.long
def test_deleting_a_negotiation_takes_along_what_was_put_aside_from_it(
    quiet: Page, site: str
) -> None:
    page = quiet
    record = {"format": 1, "value": "Words", "savedAt": 5}
    name = {"id": "n-2", "name": "Two", "archived": False}
    plant(page, {
        "first/talk/first/what": record,
        "n-2/talk/first/what": record,
        "n-2/talk/first/who": "{",
        "_aside/n-2/talk/first/who/7": {**record, "value": "Put aside"},
        "_negotiations/n-2": {**record, "value": name},
    })  # fmt: skip
    page.goto(site + "workbook/")
    there = "Object.keys(localStorage).filter((key) => key.includes('n-2/')).length"
    assert page.evaluate(there) == 3
    page.get_by_role("button", name="Delete: Two", exact=True).click()
    until(page, f"{there} === 0")
    page.get_by_role("button", name="Undo").click()
    until(page, f"{there} === 3")
    expect(page.locator("[data-part=aside-list]")).to_contain_text("Put aside")


LONG = "All the words of a whole book, line by line.\n" * 40_000


@pytest.mark.long
def test_a_text_that_is_too_long_to_be_shown_is_kept_and_named(quiet: Page, site: str) -> None:
    page = quiet
    record = {"format": 1, "exercise": "talk", "field": "what", "value": LONG, "savedAt": 5}
    plant(page, {"first/talk/first/what": record})
    page.goto(site)
    trouble = page.locator("[data-field=what] .ws-trouble")
    expect(trouble).to_contain_text("too long to be shown here")
    expect(page.locator("[name=what]")).to_have_value("")
    page.locator("[name=who]").fill("Somebody")
    saved(page)
    key = json.dumps(PREFIX + "first/talk/first/what")
    assert page.evaluate(f"JSON.parse(localStorage[{key}]).value.length") == len(LONG)
    page.locator("[name=what]").fill("In short")
    saved(page)
    page.reload()
    expect(page.locator("[name=what]")).to_have_value("In short")
    expect(trouble).to_have_count(0)
    expect(page.get_by_role("button", name="Restore the earlier text")).to_be_visible()
    assert page.evaluate(f"JSON.parse(localStorage[{key}]).previous.value.length") == len(LONG)


@pytest.mark.long
def test_a_text_that_grows_too_long_while_it_is_written_stays_on_show(
    quiet: Page, site: str
) -> None:
    page = quiet
    page.goto(site)
    field = page.locator("[name=what]")
    # As somebody pastes it; the driver's own typing takes minutes for so much.
    field.evaluate("(control, text) => { control.value = text; }", LONG[:250_000])
    field.dispatch_event("input")
    saved(page)
    page.locator("[name=who]").fill("Somebody")
    saved(page)
    expect(page.locator("[data-field=what] .ws-trouble")).to_contain_text("too long")
    assert len(field.input_value()) == 250_000


@pytest.mark.long
def test_a_backup_s_name_has_the_local_day(browser: Browser, site: str) -> None:
    context = browser.new_context(timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-29T03:30:00Z")
    page.goto(site)
    page.locator("[name=what]").fill("Words")
    page.goto(site + "workbook/")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save a backup file").click()
    assert re.fullmatch(r".*-2026-11-28\.json", saving.value.suggested_filename)
    context.close()


PALETTES = [
    "{",
    "",
    "null",
    "7",
    '"dark"',
    "{}",
    '{"index": 1}',
    '{"index": "x", "color": {}}',
    '{"index": 1e300, "color": null}',
    '{"index": 1, "color": {"": 1}}',
    '{"index": 1, "color": {"a b": "c"}}',
    '{"index": 99, "color": {"media": "x"}}',
]


@pytest.mark.parametrize("text", every([(text,) for text in PALETTES], 6))
def test_a_damaged_palette_record_is_as_good_as_none(calm: Page, lab: str, text: str) -> None:
    page = calm
    pair = json.dumps(["/.__palette", text])
    page.add_init_script(f"localStorage.setItem(...{pair})")
    page.goto(lab)
    until(page, "document.querySelector('input[name=__palette]') !== null")
    page.locator("[data-palette]").click()
    until(page, "document.querySelector('[data-md-color-scheme=slate]') !== null")


def test_the_chosen_palette_is_still_there_after_a_reload(calm: Page, lab: str) -> None:
    page = calm
    page.goto(lab)
    page.locator("[data-palette]").click()
    until(page, "localStorage.getItem('/.__palette') !== null")
    page.reload()
    until(page, "document.body.dataset.mdColorScheme === 'slate'")
