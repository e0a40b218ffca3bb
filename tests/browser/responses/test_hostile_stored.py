"""What lies on the device may be anything: pages show what they can, and lose nothing."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support import hand_ins, hostile
from tests.support.filled_sheets import saved
from tests.support.look import until

Records = list[tuple[str, str]]
MANY = [60, pytest.param(2000, marks=pytest.mark.long)]
GOOD: dict[str, Any] = {
    "story": "A story", "short": "Short", "count": 3, "day": "2026-11-22", "setting": "work",
    "ways": ["talk"], "sure": 5, "items": {"constructor": 3, "ask": "dont-know"},
    "risks/blank-1": {"risk": "Fire", "done": True, "who": "you"}, "weight": {"blank-1": 70},
    "order": ["b", "a", "c"], "extra": "More",
}  # fmt: skip
FEED = """async ([prefix, text]) => {
    for (const [n, [key, newValue]] of JSON.parse(text).entries()) {
        localStorage.setItem(prefix + key, newValue);
        dispatchEvent(new StorageEvent("storage", { key: prefix + key, newValue }));
        if (n % 10 === 0) await new Promise((done) => setTimeout(done, 5));
    }
    await new Promise((done) => setTimeout(done, 300));
}"""
"""Records arrive one by one, as from another tab, and the page draws itself anew."""


def record(value: Any, n: int, random: Random) -> str:
    """A record with `value`, or one that is damaged."""
    whole = {"format": 1, "exercise": "x", "revision": 1, "value": value, "savedAt": 1000 + n}
    if n % 4 == 0:
        whole = hostile.damaged(whole, random)
    return hostile.scratched(json.dumps(whole), random) if n % 7 == 0 else json.dumps(whole)


def feed(page: Page, prefix: str, records: Records) -> None:
    page.evaluate(FEED, [prefix, json.dumps(records)])


@pytest.mark.parametrize("count", MANY)
def test_a_worksheet_bears_any_record(calm: Page, all_kinds: str, count: int) -> None:
    page = calm
    page.goto(all_kinds)
    records = []
    for n in range(count):
        random = Random(n)
        field, good = random.choice(list(GOOD.items()))
        rows = field.startswith("risks")
        key = f"risks/{random.choice(hostile.TEXTS[:-1])}" if rows and n % 2 else field
        value = hostile.damaged(good, random) if n % 3 else hostile.strange(random)
        records.append((f"first/all/first/{key}", record(value, n, random)))
    feed(page, "cg:sheets:/", records)
    for again in (False, True):
        if again:
            page.reload()
        page.locator("[name=extra]").evaluate("(node) => (node.closest('details').open = true)")
        page.locator("[name=extra]").fill(f"New words {again}")
        saved(page)
        page.evaluate(
            "dispatchEvent(new Event('beforeprint')), dispatchEvent(new Event('afterprint'))"
        )
    page.reload()
    expect(page.locator("[name=extra]")).to_have_value("New words True")


@pytest.mark.parametrize("row", ["", "a/b"])
def test_a_row_of_any_name_never_stops_the_worksheet(calm: Page, all_kinds: str, row: str) -> None:
    cleared = {"risk": "", "harm": None}
    whole = {"format": 1, "exercise": "all", "revision": 1, "value": cleared, "savedAt": 1000}
    calm.goto(all_kinds)
    feed(calm, "cg:sheets:/", [(f"first/all/first/risks/{row}", json.dumps(whole))])
    calm.reload()
    calm.locator("[name=story]").fill("Still here")
    saved(calm)


IN_DATABASE = """async () => {
    const circle = { format: 1, savedAt: 5 };
    circle.value = circle;
    let deep = "x";
    for (let n = 0; n < 900; n += 1) deep = [deep];
    const wide = Array(300).fill(Array(300).fill(Array(300).fill("x")));
    const holding = (value, savedAt = 5) => ({ format: 1, savedAt, value });
    const strange = {
        story: circle, short: holding(10n), count: 10n, day: new Date(), sure: undefined,
        ways: holding(new Map([["a", 1]])), extra: holding(deep), items: holding(wide),
        setting: holding("work", NaN), "risks/a": holding(new Blob(["x"])),
        order: holding(["b"], 1e300), weight: holding({ "blank-1": 40 }),
    };
    const opening = indexedDB.open("common-ground", 1);
    await new Promise((done) => (opening.onsuccess = done));
    const change = opening.result.transaction("records", "readwrite");
    const records = change.objectStore("records");
    const put = ([key, value]) => records.put(value, `cg:sheets:/first/all/first/${key}`);
    Object.entries(strange).forEach(put);
    await new Promise((done) => (change.oncomplete = done));
    opening.result.close();
}"""


@pytest.mark.long
def test_a_worksheet_bears_anything_that_a_database_can_hold(calm: Page, all_kinds: str) -> None:
    page = calm
    page.goto(all_kinds)
    page.locator("[name=short]").fill("Creates the database")
    saved(page)
    page.goto(all_kinds + "../away/")
    page.evaluate("localStorage.clear()")
    page.evaluate(IN_DATABASE)
    page.goto(all_kinds)
    expect(page.locator("[data-field=story] .ws-trouble")).to_contain_text("damaged")
    expect(page.locator("[data-field=order] .ws-trouble")).to_contain_text("damaged")
    for words in ("New", "words"):
        page.locator("[name=story]").fill(words)
        saved(page)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("words")
    until(page, "Object.keys(localStorage).some((key) => key.includes('/_aside/'))")


# Pages of the course ----------------------------------------------------------------------------


def keys() -> dict[str, Any]:
    """Every key that the course stores something under, with a good value."""
    found: dict[str, Any] = {
        "_current": "first",
        "_negotiations/first": {"id": "first", "name": "One", "created": 5, "archived": False},
        "_negotiations/n-2": {"id": "n-2", "name": "Two", "created": 6, "archived": False},
        "_settings/backup": 1000,
        "_settings/hand-in": "abc",
        "_practice/case/rota-swap": {
            "role": "a",
            "ended": "deal",
            "options": {"a": 1},
            "other": "x",
        },
        "_learner/confidence/before/_started": 1000,
    }
    random = Random(0)
    for sheet in hand_ins.sheets():
        for field in sheet["fields"]:
            start = f"{sheet['owner']}/{sheet['id']}/{sheet['take']}/{field['id']}"
            value = hand_ins.response(field, random)
            rows = value if field["type"] == "rows" else []
            found |= {f"{start}/{row['id']}": {**row, "id": None} for row in rows} or {start: value}
    return found


def course_records(count: int) -> Records:
    """Records for the whole course: half of them damaged in some way."""
    every, made = list(keys().items()), []
    for n in range(count):
        random = Random(n)
        key, good = random.choice(every[:7] if n % 6 == 0 else every)
        value = good if n % 2 else hostile.damaged(good, random)
        made.append((key, record(value, n, random)))
    return made


PAGES = [
    "plan/",
    "workbook/",
    "hand-in/",
    "practice/cases/rota-swap/end/",
    "preparing/issues-and-trades/",
]


@pytest.mark.parametrize("count", [8, pytest.param(3000, marks=pytest.mark.long)])
def test_pages_that_gather_everything_bear_any_record(calm: Page, course: str, count: int) -> None:
    page = calm
    for address in PAGES:
        page.goto(course + address)
        feed(page, "cg:common-ground:/", course_records(count))
        page.reload()
        page.wait_for_timeout(300)
    page.goto(course + "tonight/")
    box = page.locator("form[data-worksheet=tonight] textarea:visible").first
    box.fill("Still at work")
    saved_words = page.locator("form[data-worksheet=tonight] [data-part=status]")
    expect(saved_words).to_have_text("Saved on this device.")
    page.goto(course + "plan/")
    expect(page.locator("[data-plan]")).to_have_attribute("data-state", "begun")


GAME = {
    "settings": {
        "case": "third-floor", "version": "1", "role": "b", "mood": "surprise",
        "difficulty": "even", "seed": "heron",
    },
    "revision": 1,
    "moves": [{"do": "ask", "issue": "x"}, {"do": "pause"}],
}  # fmt: skip


@pytest.mark.long
def test_the_counterpart_begins_whatever_was_kept_and_wherever_a_link_leads(
    calm: Page, course: str
) -> None:
    page = calm
    for n in range(4):
        page.goto(course + "about/")
        value = [{"settings": {"seed": hostile.POISON[0]}}, GAME, "x", {**GAME, "moves": 5}][n]
        text = json.dumps({"format": 1, "value": value, "savedAt": 5})
        key = "cg:common-ground:/_practice/counterpart"
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        page.goto(course + "practice/counterpart/")
        expect(page.locator("[data-part=game] button:visible").first).to_be_visible()
    for text in hostile.TEXTS[:-1]:
        page.evaluate("(text) => { location.hash = `case=third-floor&seed=${text}` }", text)
    expect(page.locator("[data-part=game] button:visible").first).to_be_visible()
