"""A worksheet of every kind of field, in one page: what is shown, stored, offered and said.

Of worksheet/worksheet.mjs, worksheet/autosave.mjs, worksheet/editing.mjs, worksheet/show-field.mjs,
worksheet/around.mjs, worksheet/undo.mjs, worksheet/kept.mjs, worksheet/place.mjs,
worksheet/print.mjs, worksheet/menu.mjs, worksheet/edit-conflict.mjs, worksheet/fields/single.mjs,
worksheet/fields/rows.mjs, worksheet/fields/row-cells.mjs and worksheet/fields/removed-rows.mjs.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.live_sheet import LiveSheet, markup
from tests.support.look import until
from tests.support.modules import Modules
from tests.support.sheets import ALL_KINDS

RISKS: dict[str, Any] = {
    "all/first/risks/row-2": {"risk": "Late", "harm": 2, "done": True, "who": "me"},
    "all/first/risks/row-1": {"risk": "Noise"},
}
VALUES: dict[str, Any] = {
    "all/first/story": "The rent\nof May",
    "all/first/short": "Rent",
    "all/first/count": 12.5,
    "all/first/day": "2027-03-04",
    "all/first/setting": "work",
    "all/first/boss": "Kim",
    "all/first/ways": ["talk", "wait"],
    "all/first/sure": 5,
    "all/first/items": {"constructor": 3, "ask": "dont-know"},
    **RISKS,
    "all/first/weight": {"row-1": 60, "row-2": 40},
    "all/first/order": ["c", "a", "b"],
    "all/first/extra": "No",
}
SHOWN = """() => {
    const { form } = live;
    const controls = [...form.querySelectorAll("[name]:not([hidden])")];
    const isOn = (control) => !/radio|checkbox/.test(control.type) || control.checked;
    const filled = controls.filter((control) => isOn(control) && control.value);
    return Object.entries(Object.groupBy(filled, ({ name }) => name))
        .map(([name, all]) => `${name} ${all.map(({ value }) => value).join(" + ")}`);
}"""


@pytest.fixture(scope="module")
def live(modules: Modules) -> LiveSheet:
    return LiveSheet(modules)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return markup(tmp_path_factory.mktemp("live"), "all", ALL_KINDS)


def kept(values: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Records of the first negotiation."""
    return {f"first/{place}": {"value": value, **more} for place, value in values.items()}


def field(page: Page, id: str) -> Locator:
    return page.locator(f'[data-field="{id}"]')


def test_what_is_kept_is_shown_in_the_controls_of_every_kind(live: LiveSheet, html: str) -> None:
    live.open(html, kept(VALUES))
    assert live.page.evaluate(SHOWN) == [
        "story The rent\nof May", "short Rent", "count 12.5", "day 2027-03-04", "setting work",
        "boss Kim", "ways talk + wait", "sure 5", "items.constructor 3", "items.ask dont-know",
        "risks.row-1.risk Noise", "risks.row-2.risk Late", "risks.row-2.harm 2",
        "risks.row-2.done on", "risks.row-2.who me", "weight.row-1 60", "weight.row-2 40",
        "extra No",
    ]  # fmt: skip
    order = field(live.page, "order").locator("[data-part=row-label]")
    assert order.all_inner_texts() == ["Plums", "Apples", "Pears"]
    assert live.page.locator("details.ws-more[open]").count() == 1, "a fold with words opens"
    assert live.stored() == VALUES, "nothing is written by showing it"


def test_what_is_entered_is_kept_as_its_kind_wants_it(live: LiveSheet, html: str) -> None:
    live.open(html)
    page = live.page
    row = page.get_attribute("[data-field=risks] [data-row]", "data-row")
    for name, text in (
        ("story", "The rent\nof May"), ("count", "12.5"), ("day", "2027-03-04"), ("short", "  "),
        (f"risks.{row}.risk", "Noise"), (f"risks.{row}.harm", "2"), (f"weight.{row}", "100"),
    ):  # fmt: skip
        page.fill(f'[name="{name}"]', text)
    for name, value in (("setting", "work"), ("ways", "wait"), ("ways", "talk"), ("sure", "10"),
                        ("items.constructor", "3"), ("items.ask", "dont-know")):  # fmt: skip
        page.check(f'[name="{name}"][value="{value}"]')
    page.check(f'[name="risks.{row}.done"]')
    page.select_option(f'[name="risks.{row}.who"]', "you")
    page.click('[data-field=order] [data-part="right"]')
    assert live.stored() == {
        "all/first/story": "The rent\nof May",
        "all/first/count": 12.5,
        "all/first/day": "2027-03-04",
        "all/first/setting": "work",
        "all/first/ways": ["talk", "wait"],
        "all/first/sure": 10,
        "all/first/items": {"constructor": 3, "ask": "dont-know"},
        f"all/first/risks/{row}": {"risk": "Noise", "harm": 2, "done": True, "who": "you"},
        "all/first/weight": {row: 100},
        "all/first/order": ["a", "b", "c"],
    }
    page.uncheck('[name="ways"][value="wait"]')
    page.uncheck('[name="ways"][value="talk"]')
    page.fill(f'[name="weight.{row}"]', "")
    page.fill("[name=story]", "")
    cleared = {key: value for key, value in live.stored().items() if value is None}
    assert [*cleared] == ["all/first/story", "all/first/ways", "all/first/weight"]


def test_what_no_control_can_show_stays_and_is_listed(live: LiveSheet, html: str) -> None:
    values = {
        "all/first/setting": "moon",
        "all/first/ways": ["talk", "sing"],
        "all/first/items": {"ask": 2, "laugh": 1},
        "all/first/gone": {"a": [1, 2], "b": "x"},
        "all/first/risks/row-1": {"risk": "Noise", "old": "Column"},
        "all/first/weight": {"row-1": 60, "row-9": 40},
    }
    live.open(html, kept(values))
    page = live.page
    listed = page.locator(".ws-earlier :is(dt, dd)")
    expect(listed).to_have_text(
        ["gone", "a: 1, 2\nb: x", "Where?", "moon", "How?", "sing", "How is it?", "laugh: 1",
         "What could go wrong?", "row-1: old: Column"]
    )  # fmt: skip
    page.check('[name="ways"][value="wait"]')
    page.check('[name="items.ask"][value="3"]')
    page.fill('[name="risks.row-1.harm"]', "1")
    page.fill('[name="weight.row-1"]', "50")
    stored = live.stored()
    assert sorted(stored["all/first/ways"]) == ["sing", "talk", "wait"]
    assert stored["all/first/items"] == {"ask": 3, "laugh": 1}
    assert stored["all/first/risks/row-1"] == {"risk": "Noise", "old": "Column", "harm": 1}
    assert stored["all/first/weight"] == {"row-1": 50, "row-9": 40}
    page.check('[name="setting"][value="home"]')
    expect(listed).to_have_count(8)
    assert live.stored()["all/first/setting"] == "home"


def test_replies_and_conditions_follow_what_is_chosen(live: LiveSheet, html: str) -> None:
    live.open(html)
    page, boss = live.page, field(live.page, "boss")
    replies = page.locator(".ws-feedback")
    assert page.locator('[data-part="replies"][aria-live="polite"]').count() == 2
    expect(boss).to_be_hidden()
    expect(boss).to_have_attribute("data-undecided", "")
    page.check('[name="setting"][value="home"]')
    expect(boss).not_to_have_attribute("data-undecided", "")
    expect(boss).to_be_hidden()
    assert [reply.is_visible() for reply in replies.all()] == [False, True]
    page.check('[name="setting"][value="work"]')
    expect(boss).to_be_visible()
    assert [reply.is_visible() for reply in replies.all()] == [True, False]


ROWS = """() => [...live.form.querySelectorAll('[data-field=risks] [data-row]')].map((row) =>
    ["row-label", "remove"].map((name) => row.querySelector(`[data-part="${name}"]`))
        .toSpliced(1, 0, row.querySelector("textarea")).map((node) => node.hidden ? "hidden"
            : node.ariaLabel ?? node.value ?? node.textContent))"""


def test_rows_have_names_can_be_added_removed_and_brought_back(live: LiveSheet, html: str) -> None:
    live.open(html, kept(RISKS))
    page, risks, remove = live.page, field(live.page, "risks"), "Remove this row"
    noise, late = (["Noise", "Noise", f"{remove}: Noise"], ["Late", "Late", f"{remove}: Late"])
    assert page.evaluate(ROWS) == [noise, late]
    page.click('[data-part="add"]')
    assert page.evaluate(ROWS) == [noise, late, ["Row 3", "", f"{remove}: Row 3"]]
    assert page.evaluate("document.activeElement.closest('[data-added]') !== null")
    page.keyboard.type("A  risk that has a name of more than forty letters")
    long = "A risk that has a name of more than for…"
    until(page, f"({ROWS})().at(-1)[2] === '{remove}: {long}'")
    page.click(f'[aria-label="{remove}: Noise"]')
    expect(risks.locator(".ws-undo")).to_contain_text("Noise")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert live.stored()["all/first/risks/row-1"] is None
    assert [label for label, *_ in page.evaluate(ROWS)] == ["Late", long]
    page.keyboard.press("Enter")
    assert live.stored()["all/first/risks/row-1"] == {"risk": "Noise"}
    expect(page.locator('[name="risks.row-1.risk"]')).to_be_focused()
    expect(risks.locator(".ws-undo")).to_have_count(0)
    assert [label for label, *_ in page.evaluate(ROWS)] == ["Noise", "Late", long]


def test_a_row_without_words_goes_without_a_way_back(live: LiveSheet, html: str) -> None:
    live.open(html)
    page = live.page
    page.click('[data-part="add"]')
    page.click('[aria-label="Remove this row: Row 2"]')
    expect(page.locator('[data-part="add"]')).to_be_focused()
    assert [label for label, *_ in page.evaluate(ROWS)] == ["Row 1"]
    expect(page.locator(".ws-undo")).to_have_count(0)
    assert live.stored() == {}


def test_a_row_that_another_device_wrote_in_can_be_brought_back(live: LiveSheet, html: str) -> None:
    """It was removed here meanwhile; one that was only removed is not offered."""
    fire = {"value": {"risk": "Fire", "harm": 3}, "savedAt": 3}
    removed = {"value": None, "savedAt": 5}
    live.open(html, kept(RISKS) | {
        "first/all/first/risks/row-3": {**removed, "others": [fire]},
        "first/all/first/risks/row-4": {**removed, "previous": fire},
        "first/all/first/risks/row-5": {**removed, "others": []},
    })  # fmt: skip
    page, note = live.page, field(live.page, "risks").locator(".ws-before")
    expect(note.get_by_role("button")).to_have_text(["Bring back a removed row: Fire · 3"])
    page.fill("[name=story]", "Drawn anew")
    note.get_by_role("button").click()
    expect(page.locator('[name="risks.row-3.risk"]')).to_be_focused()
    expect(note).to_have_count(0)
    assert live.stored()["all/first/risks/row-3"] == fire["value"]
    assert [label for label, *_ in page.evaluate(ROWS)] == ["Noise", "Late", "Fire"]
    page.click('[aria-label="Remove this row: Fire"]')
    expect(note.get_by_role("button")).to_have_count(1)
    assert live.stored()["all/first/risks/row-3"] is None


RANKED = """
fields:
  - {id: wishes, kind: rows, prompt: What?, columns: [{id: wish, label: Wish, kind: text}]}
  - {id: order, kind: ranking, prompt: Which first?, rows_from: ranked.wishes.wish}
"""


def test_an_order_stays_when_a_row_comes_that_it_follows(
    live: LiveSheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = {f"ranked/first/wishes/row-{n}": {"wish": wish}
            for n, wish in ((1, "Quiet"), (2, "Light"), (3, "Room"))}  # fmt: skip
    order = {"ranked/first/order": ["row-3", "row-1", "row-2"]}
    live.open(markup(tmp_path_factory.mktemp("ranked"), "ranked", RANKED), kept(rows | order))
    page = live.page
    labels = field(page, "order").locator("[data-part=row-label]")
    expect(labels).to_have_text(["Room", "Quiet", "Light"])
    page.click("[data-part=add]")
    page.keyboard.type("Air")
    expect(labels).to_have_text(["Room", "Quiet", "Light", "Air"])
    page.click('[data-field=order] [aria-label="Move up: Air"]')
    expect(labels).to_have_text(["Room", "Quiet", "Air", "Light"])


LONE = """
fields:
  - {id: sum, kind: number, prompt: How much?, min: 0, max: 99}
"""


def test_enter_in_the_only_field_leaves_the_page_as_it_is(
    live: LiveSheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    live.open(markup(tmp_path_factory.mktemp("lone"), "lone", LONE))
    page = live.page
    page.evaluate("""() => {
        window.sent = [];
        addEventListener("submit", (event) => sent.push(event.defaultPrevented));
    }""")
    page.fill("[name=sum]", "12")
    page.press("[name=sum]", "Enter")
    assert page.evaluate("sent") == [True]
    assert live.stored() == {"lone/first/sum": 12}


def test_a_sheet_is_cleared_at_once_and_comes_back(live: LiveSheet, html: str) -> None:
    live.open(html, kept(VALUES))
    page = live.page
    page.click(".ws-menu summary")
    page.get_by_role("button", name="Clear this worksheet").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator(".ws-foot .ws-said")).to_have_text("Cleared. Undo")
    assert page.evaluate(SHOWN) == []
    assert {*live.stored().values()} == {None}
    page.keyboard.press("Enter")
    assert live.stored() == VALUES
    expect(page.locator('[data-part="clear"]')).to_be_focused()
    assert len(page.evaluate(SHOWN)) == 18
    live.open(html)
    page.click(".ws-menu summary")
    page.get_by_role("button", name="Clear this worksheet").click()
    expect(page.locator(".ws-foot .ws-said")).not_to_have_text("")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert live.stored() == {}


def test_what_was_written_last_can_still_be_had_once_a_sheet_is_cleared(
    live: LiveSheet, html: str
) -> None:
    """Whoever came to an empty field wrote these words on this visit, and has them nowhere else."""
    live.open(html, kept({"all/first/short": "Of last week"}))
    page = live.page
    for id in ("story", "short"):
        page.fill(f"[name={id}]", f"Written today: {id}")
    page.click(".ws-menu summary")
    page.get_by_role("button", name="Clear this worksheet").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.evaluate("live.worksheet.open('first')")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    for id in ("story", "short"):
        field(page, id).locator(".ws-before button").click()
        expect(page.locator(f"[name={id}]")).to_have_value(f"Written today: {id}")


def test_what_stood_there_before_is_one_press_away(live: LiveSheet, html: str) -> None:
    live.open(html, kept({"all/first/story": "Words of last week", "all/first/count": 3}))
    page, story = live.page, field(live.page, "story")
    expect(story.locator(".ws-before")).to_have_count(0)
    page.fill("[name=story]", "New")
    page.keyboard.press("Tab")
    expect(story.get_by_role("button")).to_have_count(1)
    page.fill("[name=count]", "4")
    expect(field(page, "count").locator(".ws-before")).to_have_count(0)
    page.fill("[name=count]", "")
    page.keyboard.press("Tab")
    expect(field(page, "count").locator(".ws-before button")).to_have_count(1)
    story.get_by_role("button").click()
    expect(page.locator("[name=story]")).to_have_value("Words of last week")
    expect(page.locator("[name=story]")).to_be_focused()
    expect(story.get_by_role("button")).to_have_count(1)
    story.get_by_role("button").click()
    expect(page.locator("[name=story]")).to_have_value("New")


def test_the_head_says_how_far_one_is_and_leads_on(live: LiveSheet, html: str) -> None:
    live.open(html)
    page = live.page
    place, on = page.locator('[data-part="place"]'), page.locator('[data-part="next-open"]')
    expect(place).to_be_hidden()
    expect(page.locator(".ws-minutes")).to_be_visible()
    page.fill("[name=story]", "Words")
    expect(place).to_have_text("1 of 11 written")
    expect(page.locator(".ws-minutes")).to_be_hidden()
    on.click()
    expect(page.locator("[name=short]")).to_be_focused()
    page.keyboard.type("So")
    expect(place).to_have_text("2 of 11 written")
    page.fill("[name=count]", "3")
    on.click()
    expect(page.locator("[name=day]")).to_be_focused()
    live.open(html, kept({key: value for key, value in VALUES.items() if "story" not in key}))
    expect(place).to_have_text("11 of 12 written")
    page.focus("[name=boss]")
    on.click()
    expect(page.locator("[name=story]")).to_be_focused()
    page.keyboard.type("All")
    expect(place).to_have_text("12 of 12 written")
    expect(on).to_be_hidden()


MIRRORS = """() => [...live.form.querySelectorAll(".ws-mirror")]
    .map((mirror) => `${mirror.previousElementSibling.name} ${mirror.textContent}`)"""


def test_paper_has_every_word_and_the_folds_open(live: LiveSheet, html: str) -> None:
    live.open(html, kept({"all/first/story": "A\nB", "all/first/day": "2027-03-04", **RISKS}))
    page = live.page
    folds = "[...live.form.querySelectorAll('details')].map((fold) => fold.open)"
    assert page.evaluate(folds) == [False, False]
    for _ in "twice":
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(MIRRORS) == [
        "story A\nB", "day 4 March 2027", "risks.row-1.risk Noise", "risks.row-2.risk Late",
        "risks.row-2.harm 2",
    ]  # fmt: skip
    assert page.locator("[data-mirrored]").count() == 5
    assert page.evaluate(folds) == [False, True], "the menu is none of the sheet"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(MIRRORS) == [] and page.locator("[data-mirrored]").count() == 0


ELSEWHERE = """([id, value]) => {
    window.ahead = (window.ahead ?? 0) + 1000;
    const record = { format: 1, value, savedAt: Date.now() + ahead, field: id, exercise: "all" };
    return live.store.restore([[`${live.store.prefix}first/all/first/${id}`, record]]);
}"""


@pytest.mark.parametrize(
    ("press", "text"),
    [("Use", "Theirs"), ("Keep", "Mine"), (None, "Theirs")],
)
def test_what_comes_from_elsewhere_is_proposed_to_who_is_typing(
    live: LiveSheet, html: str, press: str | None, text: str
) -> None:
    live.open(html)
    page, story = live.page, field(live.page, "story")
    page.focus("[name=story]")
    page.keyboard.type("Mine")
    page.evaluate(ELSEWHERE, ["story", "Theirs"])
    page.evaluate(ELSEWHERE, ["short", "Shown at once"])
    offer = story.locator(".ws-offer")
    expect(offer.locator("q")).to_have_text("Theirs")
    expect(page.locator("[name=story]")).to_have_value("Mine")
    expect(page.locator("[name=short]")).to_have_value("Shown at once")
    if press:
        offer.get_by_role("button").nth(0 if press == "Use" else 1).click()
    else:
        page.focus("[name=count]")
    expect(offer).to_have_count(0)
    expect(page.locator("[name=story]")).to_have_value(text)
    stored, before, _ = page.evaluate(RECORD, "all/first/story")
    assert (stored, before) == (text, "Theirs" if press == "Keep" else None)


def test_a_proposal_goes_once_both_texts_are_the_same(live: LiveSheet, html: str) -> None:
    live.open(html)
    page, offer = live.page, live.page.locator(".ws-offer")
    page.focus("[name=story]")
    page.keyboard.type("Mine")
    page.evaluate(ELSEWHERE, ["story", "Theirs"])
    expect(offer.locator("q")).to_have_text("Theirs")
    page.evaluate(ELSEWHERE, ["story", "Theirs, later"])
    expect(offer.locator("q")).to_have_text("Theirs, later")
    page.evaluate(ELSEWHERE, ["short", "Shown at once"])
    expect(page.locator("[name=short]")).to_have_value("Shown at once")
    expect(offer).to_have_count(1)
    page.evaluate(ELSEWHERE, ["story", "Mine"])
    expect(offer).to_have_count(0)
    expect(page.locator("[name=story]")).to_have_value("Mine")


LATER = """() => {
    const real = window.setTimeout;
    window.later = [];
    // 0 is no timer: to clear it stops none.
    window.setTimeout = (act, wait) => wait === 200 ? (later.push(act), 0) : real(act, wait);
    window.timeGoesOn = () => later.splice(0).map((act) => act()).length;
    window.backToNormal = () => { window.setTimeout = real; };
}"""


def test_a_proposal_stays_for_who_goes_to_its_buttons_and_comes_back(
    live: LiveSheet, html: str
) -> None:
    live.open(html)
    page, offer = live.page, live.page.locator(".ws-offer")
    page.evaluate(LATER)
    page.focus("[name=story]")
    page.keyboard.type("Mine")
    page.evaluate(ELSEWHERE, ["story", "Theirs, to be heard"])
    expect(offer).to_have_count(1)
    for place in (".ws-offer button", "[name=story]"):
        page.focus(place)
        assert page.evaluate("timeGoesOn()") == 1
        page.evaluate(ELSEWHERE, ["short", f"Drawn anew with {place}"])
        expect(page.locator("[name=short]")).to_have_value(f"Drawn anew with {place}")
        expect(page.locator(place).first).to_be_focused()
        expect(offer).to_have_count(1)
    page.focus("[name=count]")
    expect(offer).to_have_count(1)
    assert page.evaluate("timeGoesOn()") == 1
    expect(offer).to_have_count(0)
    expect(page.locator("[name=story]")).to_have_value("Theirs, to be heard")
    page.evaluate("backToNormal()")
    told = page.locator(".cg-announcer p").filter(has_text="Theirs, to be heard")
    expect(told).to_have_count(1)


def test_a_proposal_that_was_left_settles_no_other_one(live: LiveSheet, html: str) -> None:
    """Its buttons are the same before and after, for who is about to press one."""
    live.open(html)
    page = live.page
    page.evaluate(LATER)
    for name in ("story", "short"):
        page.focus(f"[name={name}]")
        page.keyboard.type("Mine")
        page.evaluate(ELSEWHERE, [name, f"Theirs in {name}"])
        expect(field(page, name).locator(".ws-offer q")).to_have_text(f"Theirs in {name}")
    page.evaluate("window.offered = document.querySelector('.ws-offer')")
    page.evaluate("timeGoesOn()")
    page.evaluate("backToNormal()")
    assert page.evaluate("offered.isConnected")
    expect(page.locator("[name=short]")).to_have_value("Mine")


def test_the_menu_lies_over_the_sheet_and_closes(live: LiveSheet, html: str) -> None:
    live.open(html)
    page, menu = live.page, live.page.locator(".ws-menu")
    page.click(".ws-menu summary")
    box = page.get_by_label("Keep nothing on this device")
    expect(box).not_to_be_checked()
    box.check()
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    assert page.evaluate("live.store.keepsNothing") is True
    page.click(".ws-menu summary")
    expect(box).to_be_checked()
    page.keyboard.press("x")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    page.click(".ws-menu summary")
    page.focus('[data-part="clear"]')
    expect(menu).to_have_attribute("open", "")
    page.focus("[name=story]")
    expect(menu).not_to_have_attribute("open", "")


def test_a_box_of_one_line_takes_no_line_break(live: LiveSheet, html: str) -> None:
    live.open(html, kept({"all/first/short": "One\n  two"}))
    page = live.page
    expect(page.locator("[name=short]")).to_have_value("One two")
    page.fill("[name=short]", "A")
    page.focus("[name=short]")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(" b")
    expect(page.locator("[name=short]")).to_have_value("A b")
    page.focus("[name=story]")
    page.keyboard.type("a")
    page.keyboard.press("Enter")
    page.keyboard.type("b")
    expect(page.locator("[name=story]")).to_have_value("a\nb")


def test_what_cannot_be_read_is_named_beside_its_field(live: LiveSheet, html: str) -> None:
    records = {"first/all/first/story": "{", "first/all/first/short": '{"format": 2}',
               "first/all/first/risks/row-1": "{"}  # fmt: skip
    live.open(html, records)
    trouble = live.page.locator(".ws-trouble")
    expect(trouble).to_have_count(3)
    found = [line.locator("..").get_attribute("data-field") for line in trouble.all()]
    assert found == ["story", "short", "risks"]
    damaged = "Something kept for this field is damaged"
    newer = "Something kept for this field was written by a newer version"
    expect(trouble).to_have_text([re.compile(said) for said in (damaged, newer, damaged)])
    live.page.fill("[name=story]", "New")
    expect(trouble).to_have_count(2)


def test_a_host_page_hears_of_each_field_once_it_is_saved(live: LiveSheet, html: str) -> None:
    live.open(html)
    page = live.page
    page.evaluate("""() => {
        window.saved = [];
        live.form.addEventListener("worksheet:saved", ({ detail }) => saved.push(detail));
    }""")
    page.fill("[name=story]", "A")
    page.fill("[name=short]", "B")
    until(page, "saved.length >= 2")
    assert page.evaluate("saved") == [
        {"exercise": "all", "field": "story"}, {"exercise": "all", "field": "short"},
    ]  # fmt: skip


RECORD = """(place) => {
    const { value, previous, from } = live.store.get(`${live.store.prefix}first/${place}`) ?? {};
    return [value ?? null, previous?.value ?? null, from !== undefined];
}"""


def test_what_stood_when_one_came_can_be_brought_back_whatever_was_typed_between(
    live: LiveSheet, html: str
) -> None:
    live.open(html, kept({"all/first/story": "Words of last week"}))
    page, place = live.page, "all/first/story"
    page.focus("[name=story]")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("New wrods")
    for _ in "rods":
        page.keyboard.press("Backspace")
    page.keyboard.type("ords")
    assert page.evaluate(RECORD, place) == ["New words", "Words of last week", False]
    page.focus("[name=short]")
    page.focus("[name=story]")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Other")
    assert page.evaluate(RECORD, place) == ["Other", "New words", False]
    page.focus("[name=short]")
    page.focus("[name=story]")
    page.keyboard.press("End")
    page.keyboard.type(" words")
    assert page.evaluate(RECORD, place) == ["Other words", "New words", False], "nothing was lost"


def test_what_stood_in_a_row_can_be_brought_back_whatever_of_it_was_changed(
    live: LiveSheet, html: str
) -> None:
    place = "all/first/risks/row-2"
    live.open(html, kept({place: RISKS[place]}))
    page = live.page
    for cell, entered in (("risk", "Noise"), ("harm", "3"), ("risk", "Rain")):
        page.focus(f'[name="risks.row-2.{cell}"]')
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(entered)
    assert page.evaluate(RECORD, place) == [
        {**RISKS[place], "risk": "Rain", "harm": 3}, RISKS[place], False,
    ]  # fmt: skip


TAKES = """
fields:
  - {id: aim, kind: text, lines: 2, prompt: What for?}
  - {id: again, kind: text, lines: 2, prompt: What for in the end?, take_from: takes.aim}
  - id: list
    kind: rows
    prompt: What?
    columns:
      - {id: what, label: What, kind: text, lines: 1}
      - {id: how, label: How, kind: text, lines: 1}
  - id: same
    kind: rows
    prompt: And now?
    columns:
      - {id: what, label: What, kind: text, lines: 1}
      - {id: how, label: How, kind: text, lines: 1}
    take_from: {from: takes.list, columns: {what: what}}
"""


@pytest.fixture(scope="module")
def takes(tmp_path_factory: pytest.TempPathFactory) -> str:
    return markup(tmp_path_factory.mktemp("takes"), "takes", TAKES)


def test_what_is_taken_is_the_learners_own_once_it_is_changed(live: LiveSheet, takes: str) -> None:
    live.open(takes, kept({"takes/first/aim": "To stay"}))
    page, again = live.page, live.page.locator("[name=again]")
    expect(again).to_have_value("To stay")
    page.focus("[name=again]")
    page.focus("[name=aim]")
    assert live.stored() == {"takes/first/aim": "To stay"}, "to look at it changes nothing"
    again.fill("To stay here")
    assert page.evaluate(RECORD, "takes/first/again") == ["To stay here", None, True]
    line = field(page, "again").locator(".ws-source")
    expect(line).to_be_hidden()
    page.fill("[name=aim]", "To go")
    expect(line.get_by_role("button")).to_have_count(2)
    expect(again).to_have_value("To stay here")
    line.get_by_role("button").last.click()
    expect(line).to_be_hidden()
    page.fill("[name=aim]", "To go soon")
    expect(line.get_by_role("button")).to_have_count(2)
    line.get_by_role("button").first.click()
    expect(again).to_have_value("To go soon")
    assert page.evaluate(RECORD, "takes/first/again") == ["To go soon", "To stay here", True]
    again.fill("")
    page.focus("[name=aim]")
    expect(line.get_by_role("button")).to_have_count(1)
    line.get_by_role("button").click()
    expect(again).to_have_value("To go soon")


FROM = """(places) =>
    places.map((place) => live.store.get(`${live.store.prefix}first/${place}`).from)"""


def test_rows_that_are_taken_are_kept_together_once_one_is_changed(
    live: LiveSheet, takes: str
) -> None:
    rows = {f"takes/first/list/row-{n}": {"what": what, "how": "So"}
            for n, what in ((1, "Rent"), (2, "Pets"))}  # fmt: skip
    live.open(takes, kept(rows))
    page = live.page
    expect(page.locator('[name="same.row-2.what"]')).to_have_value("Pets")
    page.fill('[name="same.row-2.how"]', "Soon")
    assert live.stored() == {
        **rows,
        "takes/first/same/row-1": {"what": "Rent"},
        "takes/first/same/row-2": {"what": "Pets", "how": "Soon"},
    }
    sources = page.evaluate(FROM, ["takes/first/same/row-1", "takes/first/same/row-2"])
    assert sources[0] and sources[0] == sources[1], "both are taken from this very list"
    page.click('[data-field=same] [data-row="row-1"] [data-part=remove]')
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert live.stored()["takes/first/same/row-1"] is None
    page.keyboard.press("Enter")
    assert live.stored()["takes/first/same/row-1"] == {"what": "Rent"}
