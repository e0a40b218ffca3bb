"""Boxes for numbers and days: what was typed stays; what does not count is said and not used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from tests.support.filled_sheets import saved
from tests.support.look import until
from tests.support.sheets import stored

SHEET = """
fields:
  - id: hours
    kind: number
    prompt: How many hours?
    hint: In a week.
    min: 5
    max: 60
    step: 0.5
    unit: hours
  - {id: share, kind: rating, prompt: Which share?, min: 0, max: 100, anchors: {0: None, 100: All}}
  - {id: many, kind: text, prompt: So many hours?, show_when: {field: hours, at_least: 40}}
  - {id: day, kind: date, prompt: By when?}
  - id: alts
    kind: rows
    prompt: What else could I do?
    hint: One line for each.
    blank: 2
    columns:
      - {id: option, label: What, kind: text}
      - {id: likely, label: How likely, kind: number, min: 0, max: 100}
      - {id: good, label: How good, kind: number, min: 0, max: 100, step: 5}
      - {id: by, label: By when, kind: date}
  - id: mine
    kind: points
    prompt: How much does each matter to me?
    hint: Take your time.
    items: [{id: pay, label: Pay}, {id: rota, label: Rota}]
  - {id: batna, kind: text, prompt: My best alternative}
  - {id: walk, kind: text, prompt: I walk away if}
  - id: minimum
    kind: rows
    prompt: What it must have
    columns: [{id: requirement, label: It, kind: text}]
  - {id: walk-worth, kind: number, prompt: My walk-away, min: 0, max: 100}
  - {id: target-worth, kind: number, prompt: My target, min: 0, max: 100}
  - id: warnings
    kind: insight
    title: Warnings
    calculator: walk-away-warnings
    inputs:
      alts: alts
      batna: batna
      walk: walk
      walk-worth: walk-worth
      target: walk
      target-worth: target-worth
      minimum: minimum
  - {id: order, kind: ranking, prompt: What first?, choices: [{id: a, label: A}, {id: b, label: B}]}
"""
KEPT = " Until then, what you wrote stays here but is not counted."
RANGE = f"Please write a number from 0 to 100.{KEPT}"
HOURS = RANGE.replace("0 to 100", "5 to 60")
HEARD = ".cg-announcer"
"""Where screen readers are told."""
Site = Callable[[dict[str, str]], str]


@pytest.fixture
def sheet(quiet: Page, sheets: Site) -> Page:
    quiet.goto(sheets({"n": SHEET}) + "n/")
    return quiet


def box(page: Page, name: str) -> Locator:
    """A control by its name; `blank-1` stands for the row that is offered first."""
    field, _, column = name.partition(".blank-1.")
    if column:
        return page.locator(f"[name^='{field}.'][name$='.{column}']").first
    return page.locator(f"[name='{name}']")


def write(page: Page, name: str, text: str) -> None:
    """Types with the keyboard, as somebody would, and stays."""
    box(page, name).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def values(page: Page) -> dict[str, Any]:
    """What is stored, by field or `field/row`."""
    found = {key.split("/n/first/")[-1]: record["value"] for key, record in stored(page).items()}
    return {key: value for key, value in found.items() if "_" not in key}


def test_a_sentence_stands_beside_the_box_once_it_is_left(sheet: Page) -> None:
    page, hours = sheet, box(sheet, "hours")
    said = page.locator("[data-field=hours] .ws-refused")
    write(page, "hours", "1")
    saved(page)
    expect(said).to_have_count(0)  # it may yet become 15
    page.keyboard.type("50")
    hours.blur()
    expect(said).to_have_text(HOURS)
    expect(hours).to_have_attribute("aria-invalid", "true")
    expect(hours).to_have_accessible_description(
        f"{HOURS} In a week. From 5 to 60, in steps of 0.5."
    )
    expect(page.locator(HEARD)).to_contain_text(f"How many hours?: {HOURS}")
    hours.focus()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    expect(said).to_have_count(0)
    expect(hours).not_to_have_attribute("aria-invalid", "true")
    expect(hours).to_have_accessible_description("In a week. From 5 to 60, in steps of 0.5.")
    hours.blur()
    saved(page)
    assert values(page) == {"hours": 15}


def test_enter_is_as_good_as_leaving(sheet: Page) -> None:
    write(sheet, "hours", "many")
    sheet.keyboard.press("Enter")
    expect(sheet.locator(".ws-refused")).to_contain_text("in figures only")
    expect(box(sheet, "hours")).to_be_focused()


@pytest.mark.long
def test_it_is_said_once_and_not_again_when_the_page_draws_itself_anew(sheet: Page) -> None:
    page = sheet
    page.evaluate(
        """() => new MutationObserver((all) => all.forEach(({ addedNodes }) =>
            addedNodes.forEach((node) => node.textContent.includes("from 5 to") &&
                (window.heard ??= []).push(
                    node.parentElement?.closest("[role=status], [aria-live]") ? "live" : "page"))))
            .observe(document.body, { childList: true, subtree: true })"""
    )
    write(page, "hours", "99")
    box(page, "hours").blur()
    until(page, "(window.heard ?? []).includes('live')")
    write(page, "share", "7")
    saved(page)
    write(page, "share", "700")
    box(page, "share").blur()
    expect(page.locator(HEARD)).to_contain_text(f"Which share?: {RANGE}")  # said after all others
    assert page.evaluate("heard.filter((place) => place === 'live').length") == 1
    page.reload()
    expect(page.locator("[data-field=hours] .ws-refused")).to_have_text(HOURS)
    assert "".join(page.locator(HEARD).all_inner_texts()) == ""


TYPED = {
    "hours": "3 days",
    "share": "1,000",
    "alts.blank-1.option": "Wait",
    "alts.blank-1.likely": "7777",
    "alts.blank-1.good": "42",
    "mine.pay": "7777",
    "mine.rota": "-30",
    "walk-worth": "7777",
    "target-worth": "about 7777",
}


def test_what_was_typed_stays_as_it_was_and_nothing_is_computed_from_it(sheet: Page) -> None:
    page = sheet
    for name, text in TYPED.items():
        write(page, name, text)
    box(page, "target-worth").blur()
    expect(page.locator("[data-part=left]")).to_have_text("100 points left")
    insight = page.locator("[data-kind=insight]")
    saved(page)
    for again in (False, True):
        if again:
            page.reload()
        for name, text in TYPED.items():
            expect(box(page, name)).to_have_value(text)
        expect(page.locator(".ws-refused")).to_have_count(len(TYPED) - 1)
        expect(insight).to_contain_text("Say how good each of your alternatives would be")
        assert "7777" not in insight.inner_text() and "42" not in insight.inner_text()
        expect(box(page, "many")).to_be_hidden()
    write(page, "walk-worth", "40,5 %")
    write(page, "target-worth", "40")
    expect(insight).to_contain_text("40.5")
    saved(page)
    page.reload()
    expect(box(page, "walk-worth")).to_have_value("40,5 %")


@pytest.mark.parametrize("comes", [True, False])
def test_an_insight_says_all_in_words_where_its_picture_does_not_come(
    sheet: Page, comes: bool
) -> None:
    page = sheet
    if not comes:
        page.route("**/plots*.js", lambda route: route.abort())
    for name, text in {"walk-worth": "40", "target-worth": "70", "alts.blank-1.good": "30"}.items():
        write(page, name, text)
    write(page, "alts.blank-1.option", "Wait")
    insight = page.locator("[data-kind=insight]")
    expect(insight).to_contain_text("“Wait”. Worth 30")
    expect(insight.locator(".ws-plot")).to_have_count(int(comes))


def test_records_of_the_version_before_are_shown_and_only_what_counts_is_computed(
    page: Page, sheets: Site
) -> None:
    site = sheets({"n": SHEET})
    page.goto(site)
    old: dict[str, Any] = {
        "hours": 61, "share": 3.5, "walk-worth": 150, "target-worth": 60, "day": "0026-11-01",
        "mine": {"pay": 60, "rota": 150},
        "alts/blank-1": {"option": "Wait", "likely": 50, "good": 150, "by": "2027-03-03"},
        "alts/blank-2": {"option": "Move", "good": 45},
    }  # fmt: skip
    page.evaluate(
        """(old) => { for (const [key, value] of Object.entries(old)) {
            const [field, row] = key.split("/");
            const about = { format: 1, exercise: "n", revision: 1, field, ...(row && { row }) };
            const record = JSON.stringify({ ...about, value, savedAt: 5 });
            localStorage.setItem(`cg:sheets:/first/n/first/${key}`, record);
        } }""",
        old,
    )
    page.goto(site + "n/")
    expect(box(page, "hours")).to_have_value("61")
    expect(box(page, "alts.blank-1.good")).to_have_value("150")
    expect(box(page, "day")).to_have_value("0026-11-01")
    expect(page.locator(".ws-refused")).to_have_count(6)
    expect(page.locator("[data-field=day] .ws-refused")).to_contain_text("This is the year 26.")
    expect(page.locator("[data-part=left]")).to_have_text("40 points left")
    expect(page.locator("[data-kind=insight]")).to_contain_text("“Move”. Worth 45")
    assert "150" not in page.locator("[data-kind=insight]").inner_text()
    write(page, "alts.blank-1.option", "Wait and see")
    saved(page)
    renamed = {**old["alts/blank-1"], "option": "Wait and see"}
    assert values(page) == {**old, "alts/blank-1": renamed}


ANYTHING = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), min_size=1, max_size=20
).filter(lambda text: text.strip() != "" and text.strip("\ufeff\x1c\x1d\x1e\x1f\x85 ") != "")
NAMES = ["hours", "share", "alts.blank-1.likely", "alts.blank-1.good", "mine.pay", "walk-worth"]
FILL = """(texts) => { for (const [name, text] of Object.entries(texts)) {
    const nameOf = (box) => box.name.replace(/[.]row-[^.]+[.]/, ".blank-1.");
    const box = [...document.querySelectorAll("[name]")].find((node) => nameOf(node) === name);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
} }"""


def test_whatever_is_typed_comes_back_exactly(sheet: Page) -> None:
    page = sheet

    @settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.tuples(*[ANYTHING | st.text("0123456789.,-% ", min_size=1).filter(str.strip)] * 6))
    def check(texts: tuple[str, ...]) -> None:
        typed = dict(zip(NAMES, texts, strict=True))
        page.evaluate(FILL, typed)
        saved(page)
        page.reload()
        for name, text in typed.items():
            expect(box(page, name)).to_have_value(text)

    check()


@pytest.mark.long
def test_a_year_of_two_figures_is_said_and_kept(sheet: Page) -> None:
    page = sheet
    box(page, "day").focus()
    page.keyboard.type("110126")
    saved(page)
    assert page.locator(".ws-refused").count() == 0  # four figures are still to come
    box(page, "hours").focus()
    said = page.locator("[data-field=day] .ws-refused")
    years = "Please choose a day in the years 2000 to 2100."
    expect(said).to_contain_text(f"This is the year 26. {years}")
    page.reload()
    expect(box(page, "day")).to_have_value("0026-11-01")
    expect(said).to_contain_text("This is the year 26.")
    box(page, "day").fill("2026-11-01")
    expect(said).to_have_count(0)


def test_half_a_date_is_said_not_to_be_saved(sheet: Page) -> None:
    page, day = sheet, box(sheet, "day")
    expect(day).to_have_attribute("data-empty", "")
    day.focus()
    page.keyboard.type("1101")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    box(page, "hours").focus()
    said = page.locator("[data-field=day] .ws-refused")
    expect(said).to_contain_text("This date is not complete, so it is not saved yet.")
    expect(day).not_to_have_attribute("data-empty", "")
    day.fill("2026-11-01")
    expect(said).to_have_count(0)
    day.fill("")
    expect(day).to_have_attribute("data-empty", "")


@pytest.mark.long
def test_a_day_that_is_not_chosen_looks_empty(sheet: Page) -> None:
    def ink() -> bytes:
        return box(sheet, "day").screenshot(animations="disabled")

    empty = ink()
    sheet.add_style_tag(content="[name=day]::-webkit-datetime-edit { visibility: hidden }")
    assert ink() == empty
    sheet.reload()
    box(sheet, "day").fill("2026-11-01")
    box(sheet, "hours").focus()
    assert ink() != empty


def test_names_and_descriptions_say_what_stands_around(sheet: Page) -> None:
    page = sheet
    mine = "How much does each matter to me? Take your time. Spread 100 points."
    expect(page.locator("[data-field=mine]")).to_have_accessible_name(mine)
    expect(page.locator("[data-field=alts]")).to_have_accessible_name(
        "What else could I do? One line for each."
    )
    expect(page.locator("[data-field=order]")).to_have_accessible_name(
        "What first? Put them in order with the arrows."
    )
    expect(box(page, "share")).to_have_accessible_description(
        "From 0 to 100, whole numbers. 0: None · 100: All"
    )
    expect(box(page, "alts.blank-1.good")).to_have_accessible_name("How good")
    expect(box(page, "alts.blank-1.good")).to_have_accessible_description(
        "From 0 to 100, in steps of 5."
    )
    expect(box(page, "hours")).to_have_role("textbox")
    write(page, "alts.blank-1.good", "150")
    write(page, "mine.pay", "150")
    box(page, "hours").focus()
    expect(page.locator(".ws-refused")).to_have_count(2)
    expect(box(page, "alts.blank-1.good")).to_have_accessible_name("How good")
    expect(box(page, "mine.pay")).to_have_accessible_name("Pay")
    expect(box(page, "mine.pay")).to_have_accessible_description(RANGE)


def test_numbers_print_as_typed(sheet: Page) -> None:
    write(sheet, "hours", "3 days or 4")
    sheet.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(sheet.locator(".ws-mirror")).to_have_text(["3 days or 4"])


DISPLAYED = """() => [...document.querySelectorAll(".ws [hidden]")]
    .filter((node) => getComputedStyle(node).display !== "none").map((node) => node.outerHTML)"""


def test_what_is_hidden_is_not_displayed(sheet: Page, all_kinds: str, lab: str) -> None:
    page = sheet
    assert page.evaluate(DISPLAYED) == []
    for name in ("a", "b"):
        expect(box(page, f"order.{name}")).to_be_hidden()
    kinds = ("ranking", "rows", "points", "choice", "likert", "insight")
    for address in (all_kinds, *(f"{lab}{kind}/" for kind in kinds)):
        page.goto(address)
        # Any element of a sheet may be hidden, whatever else says how it is laid out.
        assert page.evaluate(DISPLAYED) == [], address
        page.evaluate("document.querySelectorAll('.ws *').forEach((node) => (node.hidden = true))")
        assert page.evaluate(DISPLAYED) == [], address
