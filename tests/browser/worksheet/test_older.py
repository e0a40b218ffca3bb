"""Browsers that lack something: nothing is cut, printed unasked, or alive in looks only."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.look import until
from tests.support.project import ROOT
from tests.support.sampling import every

Sheets = Callable[[dict[str, str]], str]
KEPT = """\
    fields:
      - {id: said, kind: text, lines: 3, prompt: What I say}
      - {id: secret, kind: text, lines: 3, keep: true, prompt: What I keep}
      - id: why
        kind: checklist
        keep: true
        prompt: Why I keep it
        choices: [{id: hurts, label: It hurts}, {id: harms, label: It harms}]
    """


def without(page: Page, *features: str) -> None:
    """Style sheets come as a browser reads them that does not know `features`."""

    def strip(route: Route) -> None:
        sheet = ROOT / "macros" / "theme" / "assets" / route.request.url.partition("/assets/")[2]
        text = sheet.read_text("utf-8")
        for feature in features:
            text = text.replace(feature, f"-unknown-{feature.lstrip(':')}")
        route.fulfill(body=text, content_type="text/css")

    page.route("**/*.css", strip)


def on_paper(page: Page) -> str:
    """The words of the printed page."""
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    return " ".join(sheet.extract_text() for sheet in paper.pages)


def test_without_has_nothing_is_printed_unasked_or_twice(page: Page, sheets: Sheets) -> None:
    without(page, ":has(")
    page.goto(sheets({"kept": KEPT}) + "kept/")
    page.locator("[name=said]").fill("Aloud.")
    page.locator("[name=secret]").fill("Silent.")
    page.get_by_label("It hurts").check()
    text = on_paper(page)
    assert text.count("Aloud.") == 1
    assert "Silent." not in text and "It hurts" not in text
    page.get_by_label("Include when printing").first.check()
    text = on_paper(page)
    assert text.count("Silent.") == 1 and "It hurts" not in text


@pytest.mark.long
def test_without_a_script_what_one_keeps_stays_off_the_paper(page: Page, sheets: Sheets) -> None:
    without(page, ":has(", ":is(")
    page.route("**/worksheet/main.mjs", lambda route: route.abort())
    page.goto(sheets({"kept": KEPT}) + "kept/")
    page.evaluate("document.documentElement.className = 'no-js'")
    page.locator("[name=said]").fill("Aloud.")
    page.locator("[name=secret]").fill("Silent.")
    page.get_by_label("It hurts").check()
    page.emulate_media(media="print")
    assert page.get_by_label("It hurts").evaluate(LOOK) == ["none", "rgb(255, 255, 255)"]
    page.emulate_media(media="null")
    text = on_paper(page)
    assert "Aloud." in text and "Silent." not in text
    assert "What I keep" in text, "there is room for a pen"
    page.get_by_label("Include when printing").first.check()
    assert "Silent." in on_paper(page)


GROWING = """\
    fields:
      - {id: long, kind: text, lines: 3, prompt: A long one}
      - {id: folded, kind: text, lines: 3, more: true, prompt: A folded one}
      - id: list
        kind: rows
        blank: 1
        prompt: A list
        columns: [{id: cell, kind: text, lines: 2, label: A cell}]
    """
FITS = "({ scrollHeight, clientHeight }) => clientHeight && scrollHeight <= clientHeight"
CUT = """(box) => [box.clientHeight, box.scrollHeight - box.clientHeight]"""
LONG = " ".join(["word"] * 200)


def fits(page: Page, name: str) -> bool:
    """Whether all of a box's text can be seen."""
    height, hidden = page.locator(f"textarea[name^='{name}']").evaluate(CUT)
    return bool(height > 0 and hidden <= 0)


@pytest.fixture
def small(page: Page, sheets: Sheets) -> Page:
    """A sheet in a browser whose boxes do not grow by themselves."""
    without(page, "field-sizing: content")
    page.add_init_script(
        """const { supports } = CSS;
        CSS.supports = (...asked) => asked[0] !== "field-sizing" && supports.apply(CSS, asked);"""
    )
    page.goto(sheets({"growing": GROWING}) + "growing/")
    return page


def test_boxes_grow_and_shrink_with_what_is_written(small: Page) -> None:
    box = small.locator("[name=long]")
    before = box.evaluate("(box) => box.clientHeight")
    box.press_sequentially("word " * 60)
    until(small, "document.querySelector('[name=long]').style.minHeight !== ''")
    assert fits(small, "long") and box.evaluate("(box) => box.clientHeight") > before
    box.fill("short")
    until(small, f"document.querySelector('[name=long]').clientHeight === {before}")
    cell = small.locator("textarea[name^='list.']")
    cell.fill(LONG)
    assert fits(small, "list.")


@pytest.mark.long
def test_what_is_restored_or_unfolded_fits(small: Page) -> None:
    small.locator("details:not(.ws-menu) > summary").click()
    for name in ("long", "folded", "list."):
        small.locator(f"textarea[name^='{name}']").fill(LONG)
    expect(small.locator("[data-part=status]")).to_have_text("Saved on this device.")
    small.reload()
    for name in ("long", "folded"):
        until(small, f"document.querySelector('[name={name}]').style.minHeight !== ''")
        assert fits(small, name)
    small.locator("details:not(.ws-menu) > summary").click()
    expect(small.locator("[name=folded]")).to_be_hidden()
    small.set_viewport_size({"width": 400, "height": 700})
    small.locator("details:not(.ws-menu) > summary").click()
    until(small, f"({FITS})(document.querySelector('[name=folded]'))")
    assert fits(small, "long")


@pytest.mark.long
def test_what_another_tab_wrote_fits(small: Page) -> None:
    other = small.context.new_page()
    other.goto(small.url)
    other.locator("[name=long]").fill(LONG)
    expect(small.locator("[name=long]")).to_have_value(LONG)
    until(small, "document.querySelector('[name=long]').style.minHeight !== ''")
    assert fits(small, "long")


def test_who_writes_at_the_end_of_the_page_is_not_moved(small: Page) -> None:
    small.set_viewport_size({"width": 400, "height": 300})
    cell = small.locator("textarea[name^='list.']")
    cell.fill(LONG * 3)
    cell.press("ControlOrMeta+End")
    cell.press("Backspace")
    before = small.evaluate("scrollY")
    assert before > 300
    for key in ("a", "b", "Backspace", "Backspace", "Backspace", "c"):
        cell.press(key)
        assert small.evaluate("scrollY") == before


PRIVATE = """StorageManager.prototype.getDirectory = () =>
  Promise.reject(new DOMException("Security error", "SecurityError"));"""


def test_a_private_window_says_that_it_forgets(page: Page, sheets: Sheets) -> None:
    page.add_init_script(PRIVATE)
    page.goto(sheets({"kept": KEPT}) + "kept/")
    expect(page.locator("[data-part=kept]")).to_contain_text("This is a private window.")
    expect(page.locator("[data-part=saved]")).to_have_text("kept until this window closes")


def test_a_window_like_any_other_says_what_private_ones_do(page: Page, sheets: Sheets) -> None:
    page.goto(sheets({"kept": KEPT}) + "kept/")
    kept = page.locator("[data-part=kept]")
    expect(kept).to_contain_text("a private window forgets them when it closes.")
    expect(kept).not_to_contain_text("This is")


MODULES = "**/assets/modules/**"


def refuse(page: Page, address: str) -> None:
    """The modules at `address` come with syntax that no browser knows yet."""

    def newer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body="const tomorrow = 1 |> 2;\n" + answer.text())

    page.route(address, newer)


def expect_a_form_for_paper(page: Page, sentence: str) -> None:
    """The page is what it is without JavaScript, and says why."""
    root = page.locator("html")
    expect(root).to_have_class(re.compile(r"(^|\s)no-js(\s|$)"))
    expect(page.locator("h1 + .ws-noscript")).to_be_visible()
    for line in page.locator(".ws-noscript").all():
        expect(line).to_contain_text(sentence)
        expect(line.locator("a", has_text="Which browsers work")).to_have_count(1)
    assert page.locator("form .ws-noscript").count() == page.locator("form.ws").count()
    assert "JavaScript is off" not in page.locator("main").inner_text()
    expect(page.locator(".ws-kept").first).not_to_be_visible()
    expect(page.locator(".ws-late")).to_have_count(0)


@pytest.mark.parametrize(
    "address", every([("tonight/",), ("leading/share-and-decide/",), ("plan/",)], 3)
)
def test_a_browser_that_cannot_read_the_modules_gets_a_form_for_paper(
    page: Page, course: str, address: str
) -> None:
    refuse(page, MODULES)
    page.goto(course + address)
    expect_a_form_for_paper(page, "Your browser is too old for this page")
    assert "too old" not in on_paper(page)


@pytest.mark.long
def test_a_module_deep_inside_that_cannot_be_read_counts_too(page: Page, lab: str) -> None:
    refuse(page, "**/assets/modules/core-*.js")
    page.goto(lab + "text/")
    expect(page.locator("form .ws-noscript").first).to_contain_text("Your browser is too old")


def test_a_browser_without_modules_gets_it_at_once(page: Page, course: str) -> None:
    """As old ones do, it never asks for them, so nothing fails."""
    page.add_init_script("delete HTMLScriptElement.prototype.noModule")
    page.route(MODULES, lambda route: route.fulfill(content_type="text/javascript"))
    page.goto(course + "tonight/")
    expect_a_form_for_paper(page, "Your browser is too old for this page")


def test_modules_that_never_come_leave_a_form_for_paper(page: Page, course: str) -> None:
    page.route(MODULES, lambda route: route.abort())
    page.goto(course + "tonight/")
    expect_a_form_for_paper(page, "This page did not start")


@pytest.mark.long
def test_the_end_of_a_case_is_whole_in_a_browser_that_is_too_old(page: Page, course: str) -> None:
    refuse(page, MODULES)
    page.goto(course + "practice/cases/rota-swap/end/")
    expect(page.locator(".case-agreement").first).to_be_visible()
    expect(page.locator("#cg-drawer, .md-header label[for=__drawer]").first).to_be_attached()


def test_what_speaks_to_old_browsers_speaks_their_language(course_folder: Path) -> None:
    """The JavaScript of 2009, also once it is made small."""
    text = (course_folder / "assets/site/unstarted.js").read_text("utf-8")
    newer = r"=>|`|\?\.(?!\d)|\?\?|\b(let|const|class|async|of)\b|catch\s*\{|\.\.\."
    assert not re.search(newer, text), text


LOOK = """(box) => { const { appearance, backgroundColor } = getComputedStyle(box);
  return [appearance, backgroundColor]; }"""
