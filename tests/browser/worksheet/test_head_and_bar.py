"""What stands around a worksheet: whose it is, which filling in, where words are, links into it.

Of worksheet/bar.mjs, worksheet/switcher.mjs, worksheet/take-buttons.mjs, worksheet/status.mjs,
worksheet/target.mjs, worksheet/lesson-marks.mjs and worksheet/continue-card.mjs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.live_sheet import LiveSheet, markup
from tests.support.look import until
from tests.support.modules import Modules

NOON = 1_767_614_400_000
"""Twelve o'clock on 5 January 2026."""
PLAIN = """
was: [once]
fields:
  - {id: story, kind: text, lines: 2, prompt: What is it about?, was: [tale]}
  - {id: asked, kind: text, lines: 2, prompt: What else?, show_when: {field: story, is: yes}}
  - {id: extra, kind: text, lines: 2, prompt: Anything else?, more: true}
"""
AGAIN = "repeat: {add: Fill in once more}\n" + PLAIN.replace("was: [once]\n", "")
MOMENTS = "repeat: {moments: {before: Before, after: After}}\n" + PLAIN.replace("was: [once]\n", "")
MINE = "scope: learner\n" + PLAIN


@pytest.fixture(scope="module")
def live(modules: Modules) -> LiveSheet:
    return LiveSheet(modules)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Worksheets by their name."""
    bodies = {"plain": PLAIN, "again": AGAIN, "moments": MOMENTS, "mine": MINE}
    folder = tmp_path_factory.mktemp("around")
    return {id: markup(folder, id, body) for id, body in bodies.items()}


BAR = """() => [...live.form.querySelectorAll("[data-part=bar] :is(button, option, span)")]
    .map((part) => (part.ariaPressed === "true" || part.selected ? "* " : "") + part.textContent)"""


def negotiation(id: str, name: str, **more: Any) -> dict[str, Any]:
    value = {"id": id, "name": name, "archived": False, "created": 1, **more}
    return {f"_negotiations/{id}": {"value": value}}


TWO = negotiation("a", "Rent") | negotiation("b", "Pay", created=2) | {"_current": {"value": "b"}}


@pytest.mark.parametrize(
    ("sheet", "records", "bar"),
    [
        ("plain", {}, []),
        ("plain", negotiation("a", "Rent"), []),
        ("plain", TWO, ["Rent", "* Pay"]),
        ("plain", TWO | negotiation("a", "Rent", archived=True), ["* Pay"]),
        ("plain", TWO | negotiation("b", " ", archived=True), ["Rent", "* My negotiation"]),
        ("mine", {}, []),
        ("mine", TWO, ["About you: shared by all your negotiations"]),
        ("again", {}, ["* New entry", "Fill in once more"]),
        ("again", {"first/again/take-2/story": {"value": "A"},
                   "first/again/take-2/_started": {"value": NOON}},
         ["New entry", "* 5 Jan 2026", "Fill in once more"]),
        ("moments", {}, ["* Before", "After"]),
        ("moments", {"first/moments/after/story": {"value": "A"}}, ["Before", "* After"]),
    ],
)  # fmt: skip
def test_the_bar_says_whose_words_these_are_and_which_filling_in(
    live: LiveSheet, html: dict[str, str], sheet: str, records: Any, bar: list[str]
) -> None:
    live.open(html[sheet], records)
    live.page.evaluate("new Promise(requestAnimationFrame)")
    shown = json.dumps(bar, separators=(",", ":"))
    until(live.page, f"JSON.stringify(({BAR})()) === {json.dumps(shown)}")


def test_each_filling_in_has_words_of_its_own(live: LiveSheet, html: dict[str, str]) -> None:
    live.open(html["again"], {"first/again/first/story": {"value": "Once"}})
    page, story = live.page, live.page.locator("[name=story]")
    expect(story).to_have_value("Once")
    page.get_by_role("button", name="Fill in once more").click()
    expect(story).to_have_value("")
    expect(page.locator("[data-part=bar] button")).to_have_count(3)
    story.fill("Twice")
    first = page.locator("[data-part=bar] button").first
    first.click()
    expect(story).to_have_value("Once")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(first).to_be_focused()
    assert sorted(live.stored().values()) == ["Once", "Twice"]


def test_turning_to_another_negotiation_shows_its_words(
    live: LiveSheet, html: dict[str, str]
) -> None:
    words = {"a/plain/first/story": {"value": "Of the rent"}}
    live.open(html["plain"], TWO | words)
    page, story = live.page, live.page.locator("[name=story]")
    expect(story).to_have_value("")
    choice = page.get_by_label("Negotiation:")
    choice.focus()
    choice.select_option(label="Rent")
    expect(story).to_have_value("Of the rent")
    expect(page.get_by_label("Negotiation:")).to_be_focused()
    assert page.evaluate("live.workbook.current") == "a"


STATUS = """async ([states, used]) => {
    const { Status } = await import(new URL("assets/worksheet/status.mjs", document.baseURI));
    const form = document.createElement("form");
    form.id = "sheet";
    form.innerHTML = `<p data-part="status"></p><p data-part="kept" hidden></p>
        <span data-part="saved" hidden>saved on this device</span>`;
    const { workbook } = await keptIn({});
    const status = new Status(form, workbook);
    await workbook.store.ready;
    await new Promise(requestAnimationFrame);
    status.used = used;
    const part = (name) => form.querySelector(`[data-part="${name}"]`);
    return states.map((state) => {
        status.show(state);
        const link = part("saved").querySelector("a")?.getAttribute("href") ?? null;
        return [part("status").textContent, part("saved").textContent, link, !part("kept").hidden];
    });
}"""


def test_the_line_at_the_foot_says_where_the_words_are(live: LiveSheet, modules: Modules) -> None:
    def say(*keys: str) -> list[str]:
        return modules.each("core/strings.mjs", "say", [[key] for key in keys])

    states = ["saving", "durable", "local", "memory", "page", "erased"]
    found = modules.page.evaluate(STATUS, [states, True])
    lines = say(*(f"status-{state}" for state in states))
    assert [line for line, *_ in found] == lines
    short = say("head.saved-saving", "head.saved-durable", "head.saved-trouble", "head.saved-page")
    saving, durable, trouble, page = short
    assert [word for _, word, *_ in found] == [saving, durable, trouble, trouble, page, trouble]
    foot = "#sheet.foot"
    assert [link for *_, link, _ in found] == [None, None, foot, foot, None, foot]
    assert [is_kept for *_, is_kept in found] == [True, True, True, False, False, False]
    unused = modules.page.evaluate(STATUS, [states[:3], False])
    assert [line[:2] for line in unused[:2]] == [["", "saved on this device"]] * 2
    assert unused[2][0] == lines[2], "what is not as it should be is said at once"


TARGET = """async (fragments) => {
    const { targetOf } = await import(new URL("assets/worksheet/target.mjs", document.baseURI));
    return fragments.map((fragment) => {
        const found = targetOf(fragment);
        return found && (found.id || found.dataset.field);
    });
}"""


def test_links_lead_to_fields_also_by_earlier_names(live: LiveSheet, html: dict[str, str]) -> None:
    live.open(html["plain"])
    names = ["plain.story", "plain.tale", "once.tale", "once", "worksheet-once", "worksheet-plain",
             "plain.gone", "plain.extra", "other", "other.story", "ws-plain"]  # fmt: skip
    assert live.page.evaluate(TARGET, names) == [
        "plain.story", "story", "story", "ws-plain", "ws-plain", "worksheet-plain", "ws-plain",
        "plain.extra", None, None, "ws-plain",
    ]  # fmt: skip


FOLLOW = """async (fragments) => {
    const { openTarget } = await import(new URL("assets/worksheet/target.mjs", document.baseURI));
    const [found, scroll] = [[], Element.prototype.scrollIntoView];
    Element.prototype.scrollIntoView = function () { found.push(this.dataset.field ?? this.id); };
    openTarget({ ready: new Promise(() => {}) });
    for (const fragment of fragments) {
        const changed = new Promise((go) => addEventListener("hashchange", go, { once: true }));
        location.hash = fragment;
        await changed;
    }
    Element.prototype.scrollIntoView = scroll;
    location.hash = "";
    return found;
}"""


def test_every_link_on_a_page_leads_to_its_field(live: LiveSheet, html: dict[str, str]) -> None:
    live.open(html["plain"])
    found = live.page.evaluate(FOLLOW, ["plain.tale", "gone", "plain.extra", "once"])
    assert found == ["story", "plain.extra", "ws-plain"]


CARD = """async ([data, entries, negotiation, seen]) => {
    const url = new URL("assets/worksheet/continue-card.mjs", document.baseURI);
    const { showCard } = await import(url);
    const card = document.createElement("section");
    const line = (name, sentence) => `<p data-part="${name}" ${sentence} hidden>
        <span data-part="words"></span><a href="after/" ${name === "day" && "hidden"}>Afterwards</a>
        </p>`;
    card.innerHTML = `<p data-part="topic"></p>
        ${line("day", 'data-before="On {day}" data-after="It was {day}"')}
        ${line("progress", 'data-says="{n} of {total}"')}${line("change", "")}
        <p data-part="plan"><a href="plan/">The plan</a></p>
        <script type="application/json" data-part="card"></script>`;
    card.querySelector("script").textContent = JSON.stringify(data);
    const now = Date.now;
    Date.now = () => Date.parse("2026-03-05T12:00:00");
    localStorage.removeItem("cg-changes:course:/");
    if (seen) localStorage.setItem("cg-changes:course:/", seen);
    const show = () => showCard(card, entries, { prefix: "cg:course:/", negotiation });
    const part = (name) => card.querySelector(`[data-part="${name}"]`);
    const says = (name) => part(name).hidden ? null : [part(name).querySelector("span").textContent,
        part(name).querySelector("a").hidden ? null : part(name).querySelector("a").textContent];
    show();
    const found = { hidden: card.hidden, topic: part("topic").textContent, day: says("day"),
        next: says("progress"), change: says("change"), plan: !part("plan").hidden,
        begun: document.documentElement.classList.contains("cg-begun") };
    Date.now = now;
    const mark = localStorage.getItem("cg-changes:course:/");
    localStorage.removeItem("cg-changes:course:/");
    document.documentElement.classList.remove("cg-begun");
    return [found, mark];
}"""
SHEET = {"ids": ["s"], "url": "s/", "fields": [{"ids": ["a"], "prompt": "A?"},
                                              {"ids": ["b"], "prompt": "B?"}]}  # fmt: skip
DATA: dict[str, Any] = {
    "topic": [["s", "a"]], "day": [["s", "when"]], "sheets": [SHEET],
    "change": {"date": "2026-02-01", "says": "New:", "title": "A page", "url": "new/"},
}  # fmt: skip
NOTHING = {"day": None, "next": None, "change": None}


def entries(**written: str) -> list[Any]:
    return [[f"cg:course:/first/s/first/{id}", {"value": value, "savedAt": NOON}]
            for id, value in written.items()]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "seen", "card", "mark"),
    [
        ({}, None, {**NOTHING, "hidden": True, "topic": "", "plan": True, "begun": False}, None),
        ({"a": "Rent"}, None, {"hidden": False, "topic": "Rent", "day": None,
         "next": ["1 of 2", "B?"], "change": ["New:", "A page"], "plan": True, "begun": True},
         "2026-02-01"),
        ({"a": "Rent", "b": "x"}, "2026-02-01", {**NOTHING, "hidden": False, "topic": "Rent",
         "next": ["2 of 2", "The plan"], "plan": False, "begun": True}, "2026-02-01"),
        ({"when": "2020-03-04"}, "2026-03-01", {**NOTHING, "hidden": False, "topic": "",
         "day": ["It was Wednesday, 4 March 2020", "Afterwards"], "next": ["0 of 2", "A?"],
         "plan": True, "begun": True}, "2026-03-01"),
        ({"when": "2026-03-05"}, "2026-03-01", {**NOTHING, "hidden": False, "topic": "",
         "day": ["On Thursday, 5 March 2026", None], "next": ["0 of 2", "A?"], "plan": True,
         "begun": True}, "2026-03-01"),
        ({"a": "x" * 80 + " and more words", "when": "2099-03-04"}, "2026-02-01",
         {**NOTHING, "hidden": False, "topic": "x" * 80 + " and more …",
          "day": ["On Wednesday, 4 March 2099", None], "next": ["1 of 2", "B?"], "plan": True,
          "begun": True}, "2026-02-01"),
    ],
)  # fmt: skip
def test_the_card_shows_the_day_what_is_next_and_what_is_new_once(
    live: LiveSheet, written: dict[str, str], seen: str | None, card: Any, mark: str | None
) -> None:
    found = live.page.evaluate(CARD, [DATA, entries(**written), "first", seen])
    assert found == [card, mark], json.dumps(found)
