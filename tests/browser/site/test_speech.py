"""What a screen reader is told: once, at the right moment, with its words; names that follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.blocked_storage import BLOCKED_STORAGE, BROKEN_WRITES
from tests.support.counterpart_page import COUNTERPART_PAGE, EASY_COUNTERPART
from tests.support.filled_sheets import SAVED, saved
from tests.support.listen import full_tree, listen, lost, name_of, node_of, told
from tests.support.look import addresses, file_of, until, visit
from tests.support.sampling import every
from tests.support.server import Server
from tests.support.sheet_menu import open_menu
from tests.support.sheets import write_site

BUSY = "Saving …"


@pytest.fixture
def heard(page: Page) -> Iterator[Page]:
    """A page that is listened to, on which no message may come together with its place."""
    listen(page)
    yield page
    assert lost(page) == []


def expect_told(page: Page, sentence: str, times: int = 1) -> None:
    """Waits for an announcement, and counts it."""
    until(page, f"cgTold.filter((told) => told.includes({sentence!r})).length >= {times}")
    assert sum(sentence in announcement for announcement in told(page)) == times, told(page)


# Messages -----------------------------------------------------------------------------------------


def test_saved_is_said_once_and_never_that_it_is_busy(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    for field in ("story", "short", "story"):
        page.locator(f"[name={field}]").press_sequentially("word ")
        saved(page)
    page.get_by_label("At work").check()
    saved(page)
    open_menu(page)
    page.get_by_role("button", name="Clear this worksheet").click()
    page.get_by_role("button", name="Undo").click()
    expect_told(page, "Everything is back.")
    assert told(page).count(SAVED) == 1 and BUSY not in told(page)


def test_a_message_waits_for_a_pause_in_the_typing(page: Page, all_kinds: str) -> None:
    page.clock.install(time=0)
    page.goto(all_kinds)
    page.clock.pause_at(10_000)  # whoever types is never slower than these letters
    page.locator("form[data-worksheet] textarea").first.click()
    region = page.locator(".cg-announcer")
    page.keyboard.type("a")
    page.evaluate(
        """async () => {
            const address = new URL("../assets/core/announce.mjs", document.baseURI);
            (await import(address)).announce("There you are.");
        }"""
    )
    for letter in "bcdefgh":
        page.clock.run_for(300)
        page.keyboard.type(letter)
        assert "There you are." not in (region.text_content() or "")
    page.clock.run_for(1000)
    assert "There you are." in (region.text_content() or "")


@pytest.mark.long
def test_what_stands_behind_a_sentence_is_told_with_it(heard: Page, all_kinds: str) -> None:
    page = heard
    page.add_init_script(BROKEN_WRITES)
    page.goto(all_kinds)
    page.locator("[name=story]").fill("to be erased")
    until(page, "Object.keys(localStorage).some((key) => key.endsWith('/story'))")
    open_menu(page)
    page.get_by_label("Keep nothing on this device").check()
    page.get_by_role("button", name="Erase what is already kept").click()
    expect_told(page, "Erased from this browser.")
    expect_told(page, "To be sure, close the browser in the normal way")


def test_saved_is_said_again_after_something_else_was(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    page.locator("[name=story]").fill("x")
    expect_told(page, SAVED)
    open_menu(page)
    page.get_by_label("Keep nothing on this device").check()
    expect_told(page, "Nothing is kept")
    open_menu(page)
    page.get_by_label("Keep nothing on this device").uncheck()
    expect_told(page, SAVED, times=2)
    assert BUSY not in told(page)


@pytest.mark.long
def test_trouble_with_storage_is_said_once_for_all_sheets_of_a_page(
    heard: Page, tmp_path: Path, serve: Callable[[Path], Server]
) -> None:
    page = heard
    write_site(tmp_path, {"one": TWO_TEXTS, "two": TWO_TEXTS})
    joined = tmp_path / "one" / "index.html"
    forms = re.search(r"<main>(.*)</main>", (tmp_path / "two" / "index.html").read_text(), re.S)
    assert forms
    joined.write_text(joined.read_text().replace("</main>", f"{forms[1]}</main>"))
    page.add_init_script(BLOCKED_STORAGE)
    page.goto(serve(tmp_path).url + "one/")
    expect(page.locator("form")).to_have_count(2)
    expect_told(page, "will not save your words")


TWO_TEXTS = """
fields:
  - {id: a, kind: text, prompt: A}
  - {id: b, kind: text, prompt: B}
"""


def test_clearing_and_undoing_say_what_they_did(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    open_menu(page)
    clear = page.get_by_role("button", name="Clear this worksheet")
    clear.click()
    expect_told(page, "There is nothing to clear.")
    page.locator("[name=story]").fill("Words")
    open_menu(page)
    clear.click()
    undo = page.get_by_role("button", name="Undo: Cleared.")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect_told(page, "Everything is back.")
    expect(clear).to_be_focused()
    assert not [announcement for announcement in told(page) if "Cleared" in announcement], (
        "its button says it"
    )


@pytest.mark.long
def test_removing_a_row_says_which(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    page.locator("[name^='risks.'][name$='.risk']").first.fill("Fire")
    page.get_by_role("button", name="Add a row").click()
    page.get_by_role("button", name="Remove this row: Row 2").click()
    expect_told(page, "“Row 2” is removed.")
    expect(page.get_by_role("button", name="Add a row")).to_be_focused()
    page.get_by_role("button", name="Remove this row: Fire").click()
    undo = page.get_by_role("button", name="Undo: “Fire” is removed.")
    expect(undo).to_be_focused()
    undo.press("Enter")
    row = page.locator("[data-field=risks] [data-row]", has=page.locator(":focus"))
    assert name_of(row) == "Fire"


@pytest.mark.long
def test_the_text_of_another_tab_is_read_out(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    page.locator("[name=story]").press_sequentially("Mine")
    saved(page)
    other = page.context.new_page()
    other.goto(all_kinds)
    other.locator("[name=story]").fill("From elsewhere")
    saved(other)
    expect_told(page, "You changed this in another tab: From elsewhere")


def test_a_choice_is_answered_and_a_place_in_an_order_is_told(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    page.get_by_label("At work").check()
    expect_told(page, "Mind your contract.")
    page.get_by_role("button", name="Move up: Plums").click()
    expect_told(page, "Plums: now number 2 of 3.")


@pytest.mark.long
def test_two_messages_at_one_time_are_both_told(heard: Page, all_kinds: str) -> None:
    page = heard
    page.goto(all_kinds)
    page.evaluate(
        """async () => {
            const address = new URL("../assets/core/announce.mjs", document.baseURI);
            const { announce } = await import(address);
            announce("The first.");
            announce("The second.");
        }"""
    )
    expect_told(page, "The first.")
    expect_told(page, "The second.")
    region = page.locator(".cg-announcer")
    expect(region).to_have_count(1)
    expect(region).to_be_empty(timeout=8000)


# Names --------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize(
    ("written", "name"),
    every(
        [
            ("  two \t words ", "two words"),
            ("Price", "Price"),
            ("   ", "Row 1"),
            ("x" * 41, "x" * 39 + "…"),
            ("👩🏽‍🌾" * 30, None),
            ("<b>bold</b>", "<b>bold</b>"),
        ],
        3,
    ),
)
def test_a_row_is_called_what_is_written_in_it(
    page: Page, all_kinds: str, written: str, name: str | None
) -> None:
    page.goto(all_kinds)
    row = page.locator("[data-field=risks] [data-row]").first
    assert name_of(row) == "Row 1"
    row.locator("[name$=risk]").fill(written)
    saved(page)
    if name is None:
        expect(row.locator("legend")).to_have_text(re.compile("^👩🏽‍🌾.*…$"))
        name = row.locator("legend").inner_text()
        assert "\ufffd" not in name
    expect(row.locator("legend")).to_have_text(name)
    assert name_of(row) == name
    assert name_of(row.locator("[data-part=remove]")) == f"Remove this row: {name}"
    page.reload()
    assert name_of(row) == name


SIDES = """
fields:
  - id: trust
    kind: likert
    prompt: How much trust is there?
    response_scale: {min: 1, max: 3, labels: {1: Never, 3: Always}}
    sides:
      - {id: me, label: Me, stem: "How often do I …"}
      - {id: them, label: Them, stem: "How often do they …"}
    items: [{id: share, text: share bad news early}, {id: keep, text: keep a promise}]
"""


def test_a_side_of_an_item_is_heard_as_a_sentence(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    page.goto(sheets({"trust": SIDES}) + "trust/")
    item = page.locator("[data-item=share]")
    sides = item.locator("[data-side]")
    names = [name_of(side) for side in sides.all()]
    assert names == [
        "Me How often do I … share bad news early",
        "Them How often do they … share bad news early",
    ]
    assert node_of(item)["role"] != "group", "the item would be heard twice"


# Every page ---------------------------------------------------------------------------------------

NOT_RENDERED = """() => [...document.querySelectorAll("[aria-live], [role=log]")].filter((node) => {
  const hidden = node.parentElement.closest("[hidden], details:not([open]), #cg-search");
  return !hidden && !node.checkVisibility({ visibilityProperty: true });
}).map((node) => node.outerHTML.slice(0, 120))"""
UNREADABLE = "[role=status], [role=alert], output"
"""Orca says only "statusbar" to somebody who walks over one of these."""


@pytest.mark.long
@pytest.mark.parametrize("first", every([(at,) for at in range(3)], 3))
def test_places_of_messages_are_there_before_them(
    page: Page, course: str, course_folder: Path, first: int
) -> None:
    found = []
    listen(page)
    for address in addresses(course_folder)[first::3]:
        text = file_of(course_folder, address).read_text("utf-8")
        if "data-part=" not in text and address not in ("", "404.html"):
            continue
        visit(page, course, address)
        found += [f"{address} {node}" for node in page.evaluate(NOT_RENDERED)]
        found += [f"{address} together: {node}" for node in lost(page)]
        assert page.locator(UNREADABLE).count() == 0, address
        if page.locator("form[data-worksheet]").count():
            expect(page.locator(".cg-announcer")).to_have_count(1)
    assert found == []


@pytest.mark.long
def test_pictures_are_one_image_with_their_words(
    page: Page, course: str, course_folder: Path
) -> None:
    seen = 0
    for address in addresses(course_folder):
        if "cg-figure" not in file_of(course_folder, address).read_text("utf-8"):
            continue
        page.goto(course + address)
        for picture in page.locator("figure svg:not([aria-hidden])").all():
            title, words = (picture.locator(tag).text_content() for tag in ("title", "desc"))
            node = node_of(picture)
            assert node["name"] == f"{title} {words}" and words
            assert node["children"] == [], "its letters would be read one by one"
            seen += 1
    assert seen >= 8


# The frame ----------------------------------------------------------------------------------------


@pytest.mark.material("Zensical has a search of its own")
def test_search_results_have_names_and_an_empty_list_is_no_stop(page: Page, course: str) -> None:
    listen(page)
    page.goto(course + "privacy/")
    box = page.locator("[name=query]")
    box.focus()
    assert node_of(box)["name"] == "Search"
    expect(page.locator("#cg-search [aria-live]")).to_be_visible()  # before it says anything
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("Boolean(document.activeElement.closest('#cg-search'))"))
    assert not any(stops), "neither the clear button nor the empty list"
    box.click()
    box.press_sequentially("trust")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect_told_last(page, "matching documents")
    folded = page.locator(".md-search-result details")
    folded.evaluate_all("(all) => all.forEach((node) => { node.open = true; })")
    links = [node for node in full_tree(page) if node["role"]["value"] == "link"]
    titles = page.locator(".md-search-result__link :is(h1, h2)").all_inner_texts()
    names = [node["name"]["value"] for node in links]
    assert titles and all(names) and set(titles) <= set(names)
    assert "Trust and openness" in names
    region = page.locator("#cg-search section")
    assert node_of(region)["name"] == "Search results"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Clear")).to_be_hidden()


def expect_told_last(page: Page, sentence: str) -> None:
    until(page, f"cgTold.some((told) => told.includes({sentence!r}))")


def test_nothing_is_called_invalid_before_somebody_typed(page: Page, course: str) -> None:
    page.goto(course + "workbook/")
    page.get_by_role("button", name="Rename").click()
    invalid = [
        node
        for node in full_tree(page)
        for attribute in node.get("properties", [])
        if attribute["name"] == "invalid" and attribute["value"]["value"] != "false"
    ]
    assert invalid == []
    field = page.get_by_label("What do you call it?")
    field.fill("")
    page.get_by_role("button", name="Use this name").click()
    expect(field).to_be_visible()
    expect(field).to_be_focused()
    field.fill("The van")
    page.get_by_role("button", name="Use this name").click()
    expect(page.get_by_role("heading", name="The van")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("first", every([("light",), ("dark",)], 2))
def test_dark_colours_are_a_button_that_is_pressed_or_not(
    browser: Browser, course: str, first: str
) -> None:
    context: BrowserContext = browser.new_context(
        color_scheme=first,  # type: ignore[arg-type]
        service_workers="block",
    )
    page = context.new_page()
    page.goto(course + "privacy/")
    button = page.get_by_role("button", name="Dark colours")
    dark = first == "dark"
    for _ in range(3):
        expect(button).to_have_attribute("aria-pressed", str(dark).lower())
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 200) == dark
        button.press("Enter")
        dark = not dark
    expect(button).to_have_attribute("aria-pressed", str(dark).lower())
    page.reload()
    expect(button).to_have_attribute("aria-pressed", str(dark).lower())
    assert page.get_by_role("radio", name=re.compile("Switch to")).count() == 0
    context.close()


@pytest.mark.long
def test_colours_follow_the_device_until_somebody_chooses(browser: Browser, course: str) -> None:
    context = browser.new_context(color_scheme="light", service_workers="block")
    page = context.new_page()
    page.goto(course + "privacy/")
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    for _ in range(3):  # a choice, also of what the device has by itself, is kept
        button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.reload()
        expect(button).to_have_attribute("aria-pressed", "false")
    context.close()


# The counterpart ----------------------------------------------------------------------------------


def test_each_reply_of_the_counterpart_is_told_with_the_question_from_the_first(
    heard: Page, course: str
) -> None:
    page = heard
    page.goto(course + COUNTERPART_PAGE + EASY_COUNTERPART)
    page.get_by_role("button", name="Begin the conversation").click()
    log = page.get_by_role("log")
    expect(log).to_have_count(1)
    assert log.evaluate("(node) => node.checkVisibility() && node.tabIndex") == -1
    page.locator("[data-move=ask]").click()
    for n in (1, 2):
        page.get_by_role("button", name="Ask it").click()
        expect(page.locator(".cp-line")).to_have_count(2 * n)
        until(page, f"cgTold.length === {n}")
    moves = told(page)
    for move in moves:
        assert re.match(r"You, round 1 [A-Z].*\? Bo, round 1 ", move)
    assert moves[0] != moves[1]
    expect(page.locator(".cp .ws-status")).to_have_text(SAVED)
    assert len(told(page)) == 2, "not a word between two lines, and none after"
    page.reload()
    expect(page.locator(".cp-line")).to_have_count(4)
    assert told(page) == [], "restoring is no news"
