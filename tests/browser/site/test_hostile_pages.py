"""What strangers write is words only on a page: addresses, hand-ins of a class, authors' YAML."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.rules.text_slips import slips
from tests.support import hand_ins, hostile
from tests.support.filled_sheets import saved
from tests.support.hostile_files import damaged_hand_ins

FRAGMENTS = """async (texts) => {
    for (const text of texts) {
        location.hash = text;
        location.hash = `worksheet-${text}`;
        await new Promise((done) => setTimeout(done));
    }
}"""
ADDRESSES = ["tonight/", "practice/cases/rota-swap/end/", "instructors/pairing/"]


@pytest.mark.material("Zensical’s own script reports a fragment that is no selector; nothing runs")
def test_no_address_makes_a_page_run_or_fail(calm: Page, course: str) -> None:
    for address in ADDRESSES:
        calm.goto(f"{course}{address}?q=<script>pwned()</script>&projector=%00&h=<img src=x>")
        calm.evaluate(FRAGMENTS, list(hostile.TEXTS[:-1]))
        hostile.expect_unharmed(calm)


@pytest.mark.long
def test_a_class_of_strangers_is_shown_as_words(calm: Page, course: str, tmp_path: Path) -> None:
    page, names = calm, [text[:60] for text in hostile.INJECTIONS]
    files = [
        (f"{names[n % len(names)]} {n}.json", text.encode("utf-8", "surrogatepass"))
        for n, text in enumerate(damaged_hand_ins(120))
    ]
    (tmp_path / "all.zip").write_bytes(hand_ins.zipped(files))
    page.goto(course + "instructors/class/")
    page.locator("[name=class-files]").set_input_files(tmp_path / "all.zip")
    root = page.locator("[data-class]")
    expect(root).to_have_attribute("data-state", "ready", timeout=30_000)
    expect(page.locator("[data-part=status]")).to_contain_text("120 files")
    page.locator("[name=class-sheet]").select_option("")
    page.locator("[name=class-names]").check()
    expect(root).to_have_attribute("data-state", "ready", timeout=30_000)
    hidden = "[data-part=results] :is(script, img, svg[onload], a[href^='javascript'])"
    assert page.locator(hidden).count() == 0
    page.locator("[name=class-codes]").fill("\n".join(hostile.TEXTS[:-1]))
    expect(page.locator(".class-mistakes li").first).to_contain_text("Line 1")


# YAML -------------------------------------------------------------------------------------------


def test_authors_words_are_shown_and_never_run(
    calm: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    # The check refuses some of them, since readers would see them as they are typed.
    words = [text for text in hostile.INJECTIONS if text.strip() == text and not [*slips(text)]]
    fields = [
        {"id": f"f{n}", "kind": "choice", "prompt": text, "hint": text,
         "choices": [{"id": "a", "label": text, "feedback": text}, {"id": "b", "label": "B"}]}
        for n, text in enumerate(words)
    ]  # fmt: skip
    notes = [{"id": f"n{n}", "kind": "note", "text": text} for n, text in enumerate(words)]
    page = calm
    page.goto(sheets({"hostile": json.dumps({"fields": [*fields, *notes]})[1:-1]}) + "hostile/")
    for n, text in enumerate(words):
        shown = page.locator(f"[data-field=f{n}] legend")
        shown.scroll_into_view_if_needed()  # in a long sheet, what is out of sight has no words
        assert text.split("(")[0].strip("[]!`") in shown.inner_text()
    page.locator("[name=f0][value=a]").check()
    saved(page)
    bad = "node => /^(javascript|data):/i.test(node.getAttribute('href') ?? '')"
    assert page.evaluate(f"[...document.querySelectorAll('a')].filter({bad}).length") == 0
    foreign = "main :is(script:not([type='application/json']), img, svg)"
    assert page.locator(foreign).count() == 0
