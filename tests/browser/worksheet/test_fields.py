"""What fields do in the page: rows grow, points count, choices move, feedback appears."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.support.filled_sheets import AWKWARD_TEXT, saved
from tests.support.project import ROOT
from tests.support.sheets import stored


def test_rows_grow_and_shrink_with_undo(quiet: Page, all_kinds: str) -> None:
    page = quiet
    page.goto(all_kinds)
    rows = page.locator("[data-field=risks] [data-row]")
    expect(rows).to_have_count(1)
    page.locator("[name^='risks.'][name$='.risk']").fill("Fire")
    page.get_by_role("button", name="Add a row").click()
    page.keyboard.type("Water")
    expect(rows).to_have_count(2)
    page.locator("[data-field=weight] [data-row] input").first.fill("60")
    expect(page.locator("[data-part=left]")).to_have_text("40 points left")
    page.locator("[data-field=weight] input").nth(1).fill("41")
    expect(page.locator("[data-part=left]")).to_have_text("1 point too many")
    page.get_by_role("button", name="Remove this row: Fire").click()
    expect(rows).to_have_count(1)
    expect(page.locator("[data-part=left]")).to_have_text("59 points left")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(rows).to_have_count(2)
    risks = page.locator("[name$='.risk']")
    expect(risks.first).to_be_focused()
    assert [field.input_value() for field in risks.all()] == ["Fire", "Water"], "in its old place"
    weights = page.locator("[data-field=weight] [data-row] input")
    assert [field.input_value() for field in weights.all()] == ["60", "41"]
    page.get_by_role("button", name="Remove this row: Water").click()
    expect(rows).to_have_count(1)
    saved(page)
    page.reload()
    expect(rows).to_have_count(1)


def test_choices_are_put_in_order_by_keyboard(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    order = page.locator(".ws-order [data-part=row-label]")
    page.get_by_role("button", name="Move up: Plums").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert order.all_inner_texts() == ["Plums", "Apples", "Pears"]
    expect(page.get_by_role("button", name="Move up: Plums")).to_be_focused()
    expect(page.locator("[data-part=said]")).to_have_text("Plums: now number 1 of 3.")
    saved(page)
    page.reload()
    assert order.all_inner_texts() == ["Plums", "Apples", "Pears"]


def test_an_order_that_is_right_counts_only_when_said(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").fill("x")
    saved(page)
    assert "first/all/first/order" not in stored(page)
    page.get_by_role("button", name="This order is right").click()
    saved(page)
    assert stored(page)["first/all/first/order"]["value"] == ["a", "b", "c"]


def test_conditions_feedback_and_folds(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    boss, extra = page.locator("[name=boss]"), page.locator("details.ws-more").first
    expect(boss).to_be_hidden()
    page.get_by_label("At work").check()
    expect(boss).to_be_visible()
    expect(page.get_by_text("Mind your contract.")).to_be_visible()
    boss.fill("Kim")
    page.get_by_label("At home").check()
    expect(boss).to_be_hidden()
    expect(page.get_by_text("Mind your contract.")).to_be_hidden()
    expect(page.get_by_text("Take care of yourself.")).to_be_visible()
    assert page.locator("[data-part=replies]").first.get_attribute("aria-live") == "polite"
    expect(extra).not_to_have_attribute("open", "")
    extra.locator("summary").click()
    page.locator("[name=extra]").fill("More")
    page.get_by_label("At work").check()
    expect(boss).to_have_value("Kim")
    saved(page)
    page.reload()
    expect(extra).to_have_attribute("open", "")


def test_single_keys_stay_in_the_worksheet(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.evaluate(
        "window.heard = []; addEventListener('keydown', (event) => heard.push(event.key))"
    )
    page.get_by_label("At work").focus()
    for key in "fs/p,n.":
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    page.locator("#away").focus()
    page.keyboard.press("f")
    assert page.evaluate("heard") == ["Escape", "f"]


def test_every_character_prints(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    long = "\n".join(f"Line number {n} of many." for n in range(1, 61))
    page.locator("[name=story]").fill(long)
    page.locator("[name=short]").fill("Beginning " + "middle " * 40 + "ending")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".ws-mirror").first.text_content() == long
    assert page.locator("details:not(.ws-menu)").evaluate_all(
        "all => all.every((node) => node.open)"
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".ws-mirror")).to_have_count(0)
    saved(page)
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(format="A5")))
    words = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert "Line number 60 of many." in words and "ending" in words


def test_saved_is_announced_to_host_pages(page: Page, all_kinds: str) -> None:
    page.goto(all_kinds)
    page.evaluate(
        "window.heard = []; addEventListener('worksheet:saved', ({detail}) => heard.push(detail))"
    )
    page.locator("[name=story]").fill(AWKWARD_TEXT)
    saved(page)
    assert page.evaluate("heard") == [{"exercise": "all", "field": "story"}]


def test_no_module_writes_markup() -> None:
    banned = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        ".style.cssText",
        "eval(",
    )
    scripts = [
        *Path(ROOT / "macros" / "theme" / "assets").rglob("*.mjs"),
        *Path(ROOT / "macros" / "theme" / "assets").rglob("*.js"),
    ]
    assert len(scripts) > 20
    found = [
        f"{file.name}: {word}" for file in scripts for word in banned if word in file.read_text()
    ]
    assert found == []


def test_a_safety_note_has_a_way_out(page: Page, sheets: Callable[[dict[str, str]], str]) -> None:
    note = "fields:\n  - {id: safe, kind: note, tone: safety, text: Are you safe?}\n"
    note += "  - {id: words, kind: text, prompt: Words}\n"
    site = sheets({"care": note})
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.route(re.compile("^https:"), lambda route: route.fulfill(body="Weather"))
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.goto(site + "care/")
    page.locator("[name=words]").fill("Unsaved, and yet nothing may hold me here")
    page.get_by_role("button", name="Leave this page now").click()
    page.wait_for_url(re.compile("^https:"))
    assert asked == []


def test_the_way_out_works_in_a_frame_that_may_not_leave(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    note = "fields:\n  - {id: safe, kind: note, tone: safety, text: Are you safe?}\n"
    site = sheets({"care": note + "  - {id: words, kind: text, prompt: Words}\n"})
    page.route(re.compile("^https:"), lambda route: route.fulfill(body="Weather"))
    page.goto(site)
    page.evaluate(
        """(address) => {
            const frame = document.createElement("iframe");
            frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
            frame.src = address;
            document.body.replaceChildren(frame);
        }""",
        site + "care/",
    )
    inside = page.frame_locator("iframe")
    inside.get_by_role("button", name="Leave this page now").click()
    expect(inside.get_by_text("Weather")).to_be_visible()


def printed(page: Page) -> str:
    """The words of the page as it prints."""
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


def test_an_empty_sheet_prints_what_a_pen_needs(page: Page, all_kinds: str) -> None:
    """Lines instead of the browser's placeholders, and what is asked only at times."""
    page.goto(all_kinds)
    expect(page.locator("html:not(.no-js) .ws-late")).to_have_count(0)
    words = printed(page)
    for placeholder in ("mm/dd/yyyy", "Not chosen yet"):
        assert placeholder not in words
    assert "Me · You" in words
    assert "Who is the boss?" in words
    assert re.search(r"Only if “Where\?” .*At work", words)


def test_a_filled_sheet_prints_what_was_chosen(page: Page, all_kinds: str) -> None:
    """A day as people write it, and nothing that the responses rule out."""
    page.goto(all_kinds)
    page.locator("[name=day]").fill("2027-03-05")
    page.get_by_label("At home").check()
    page.locator("[name$='.who']").first.select_option("you")
    expect(page.locator("[data-field=boss][data-undecided]")).to_have_count(0)
    expect(page.locator("[name=boss]")).to_be_hidden()
    words = printed(page)
    assert "5 March 2027" in words and "03/05/2027" not in words
    assert "Who You" in words
    assert "Who is the boss?" not in words


LIST = """
fields:
  - {id: things, kind: rows, prompt: My things, columns: [{id: thing, label: Thing, kind: text}]}
"""
FOLLOWS = """
fields:
  - {id: weight, kind: points, prompt: Spread, rows_from: list.things.thing}
"""


def test_a_field_that_follows_an_empty_list_says_which_and_leads_there(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    base = sheets({"list": LIST, "follows": FOLLOWS})
    page.goto(base + "follows/")
    link = page.get_by_role("link", name="My things (Sheet list)")
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url("**/list/#list.things")
    page.locator("[name$='.thing']").first.fill("Time")
    saved(page)
    page.goto(base + "follows/")
    expect(page.locator("[data-part=row-label]")).to_have_text("Time")
    expect(link).to_have_count(0)


SCALES = """
[...document.querySelectorAll('.ws-scale')].filter((one) => one.offsetWidth).map((scale) => {
  const options = [...scale.querySelectorAll('.ws-option:not(.ws-dont-know)')];
  return new Set(options.map(option => Math.round(option.getBoundingClientRect().top))).size;
})
"""
"""How many lines each scale takes."""

BROKEN_WORDS = """
[...document.querySelectorAll('.ws-anchor, .ws-scale-head span')].flatMap(label => {
  const text = label.firstChild;
  if (text?.nodeType !== 3 || label.getBoundingClientRect().width < 2) return [];
  return [...text.data.matchAll(/[^ ]+/g)].filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
  }).map(([word]) => word);
})
"""
"""Words of labels that stand on more than one line."""


def test_on_a_phone_a_scale_is_one_row_and_no_label_breaks_inside_a_word(
    page: Page, all_kinds: str
) -> None:
    page.goto(all_kinds)
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 700})
        lines = page.evaluate(SCALES)
        assert lines, "scales stand on the page"
        assert set(lines) == {1}
        for scale in page.locator(".ws-scale").all():
            scale.locator("input").nth(1).press("Space")
        assert page.evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("kind", ["rating", "likert"])
def test_on_a_phone_each_point_of_a_scale_has_a_name(page: Page, lab: str, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{lab}{kind}/")
    radios = re.findall(r"- radio.*", page.locator("main").aria_snapshot())
    assert len(radios) > 10
    assert [radio for radio in radios if not radio.startswith('- radio "')] == []


def test_on_a_wide_screen_rows_are_a_table_and_each_keeps_its_name(
    page: Page, all_kinds: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(all_kinds)
    field = page.locator("[data-field=risks]")
    expect(field.locator(".ws-rows-head")).to_be_visible()
    expect(field.get_by_role("group", name="Row 1")).to_be_visible()
    cells = field.locator("[data-row] .ws-cell").all()
    tops = {round(box["y"]) for cell in cells if (box := cell.bounding_box())}
    assert len(cells) > 1
    assert len(tops) == 1, "one line a row"
    page.set_viewport_size({"width": 900, "height": 900})
    expect(field.locator(".ws-rows-head")).to_be_hidden()


WIDE_ROWS = """
fields:
  - id: many
    kind: rows
    prompt: Many columns
    columns:
""" + "".join(f"      - {{id: c{n}, kind: text, label: Column {n}}}\n" for n in range(6))


def test_rows_of_six_columns_are_no_table_since_no_word_would_fit(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(sheets({"wide": WIDE_ROWS}) + "wide/")
    expect(page.locator("[name$='.c5']").first).to_be_visible()
    expect(page.locator(".ws-rows-head")).to_be_hidden()
