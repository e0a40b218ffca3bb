"""Parts of the plan's page: what is worked out, the rehearsal, the day, and a page that came along.

Of plan/insights.mjs, plan/rehearse.mjs, plan/ask-day.mjs, plan/incoming.mjs and plan/to-device.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.look import until
from tests.support.modules import Modules
from tests.support.project import SUPPORT

INSIGHTS = """async ([entries, stored]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ withInsights }, { Gathering }, { formatted }] =
        await Promise.all(["plan/insights.mjs", "plan/gather.mjs", "scoring/phrases.mjs"].map(at));
    const spec = { id: "plan", fields: [], lines: [], blocks: [], sources: {} };
    const gathering = new Gathering(spec, (reference) => stored[reference] ?? {});
    const asked = [];
    const failed = console.error;
    const errors = [];
    console.error = ({ name }) => errors.push(name);
    const blocks = await withInsights(gathering, [{ id: "b", entries }],
        (worksheet) => (asked.push(worksheet), []));
    console.error = failed;
    return [blocks[0].entries.map(({ id, result }) => [id, result?.summary.map(formatted) ?? null]),
        asked, errors];
}"""
TERMS = {"id": "terms", "type": "rows", "columns": [
    {"id": name, "kind": "text"} for name in ("issue", "what", "who", "when", "how")]}  # fmt: skip


def insight(id: str, calculator: str, **more: Any) -> dict[str, Any]:
    field = {"id": id, "calculator": calculator, "inputs": {"terms": "terms", "tried": "s.tried",
             "agreed": "s.agreed"}}  # fmt: skip
    return {"id": id, "insight": {"field": field, "worksheet": "sheet", **more}}


def test_what_is_worked_out_stands_where_there_is_something_to_say(modules: Modules) -> None:
    stored: dict[str, Any] = {
        "sheet.terms": {"value": [{"id": "a", "what": "quiet"}], "field": TERMS},
        "s.tried": {"value": 3, "field": {"id": "tried", "type": "number", "min": 0, "max": 9}},
        "s.agreed": {"value": 2, "field": {"id": "agreed", "type": "number", "min": 0, "max": 9}},
    }
    entries = [
        {"id": "words"}, insight("terms", "term-check"), insight("none", "hurdle-score"),
        insight("gone", "no-such-one"), insight("share", "checked-understanding"),
        insight("most", "term-check", most=0),
    ]  # fmt: skip
    found, asked, errors = modules.page.evaluate(INSIGHTS, [entries, stored])
    assert errors == ["TypeError"], "there is no such calculator: whoever helps can see why"
    vague = "The only term is not complete yet: what, who, by when, and how you will know."
    assert found == [["words", None], ["terms", [vague]], ["share", ["2 of 3 summaries agreed."]],
                     ["most", []]]  # fmt: skip
    assert {*asked} == {"sheet"}
    beyond = {**stored, "s.agreed": {**stored["s.agreed"], "value": 70}}
    found, *_ = modules.page.evaluate(INSIGHTS, [[entries[4]], beyond])
    assert found == [], "what does not count is not worked with"


@pytest.fixture(scope="module")
def parts(modules: Modules) -> Page:
    modules.page.add_script_tag(path=SUPPORT / "kept_records.js")
    return modules.page


REHEARSE = """async (lines) => {
    const at = (path) => import(new URL(`assets/plan/${path}`, document.baseURI));
    const [{ Rehearsal }, { lineNodes }] = await Promise.all(["rehearse.mjs", "draw.mjs"].map(at));
    document.querySelector("main")?.remove();
    const root = document.body.appendChild(document.createElement("main"));
    root.innerHTML = `<button data-part="test"></button><div data-part="lines"></div>
        <p data-part="status"></p>`;
    window.rehearsed = lines;
    const draw = async () => {
        root.querySelector("[data-part=lines]").replaceChildren(...lineNodes(rehearsed));
        rehearsal.show(rehearsed);
        root.querySelector("[data-part=status]").textContent =
            rehearsal.on ? rehearsal.status(rehearsed) : "off";
    };
    const rehearsal = new Rehearsal(root, draw);
    window.draw = draw;
    await draw();
}"""
COVERED = """() => [...document.querySelectorAll("[data-part=lines] [data-line]")].map((line) =>
    [line.dataset.line, line.querySelector("[data-covered]") !== null,
     line.querySelector("button")?.textContent ?? null])"""
LINES = [
    {"id": "goal", "label": "Goal", "text": "To stay.", "private": False},
    {"id": "least", "label": "Least", "text": "", "private": False},
    {"id": "first", "label": "First", "text": "Hello.", "private": False},
]


def test_lines_are_covered_and_shown_one_by_one(parts: Page) -> None:
    parts.evaluate(REHEARSE, LINES)
    button, status = parts.locator('[data-part="test"]'), parts.locator('[data-part="status"]')
    expect(button).to_have_text("Test myself without looking")
    expect(status).to_have_text("off")
    button.click()
    expect(button).to_have_text("End the test")
    expect(parts.locator("main[data-testing]")).to_have_count(1)
    expect(status).to_have_text("Say each line aloud first. Then look.")
    assert parts.evaluate(COVERED) == [
        ["goal", True, "Show: Goal"], ["least", False, None], ["first", True, "Show: First"],
    ]  # fmt: skip
    parts.get_by_role("button", name="Show: Goal").click()
    expect(parts.get_by_role("button", name="Show: First")).to_be_focused()
    assert parts.evaluate(COVERED)[0] == ["goal", False, None]
    expect(status).to_have_text("Say each line aloud first. Then look.")
    parts.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(status).to_have_text("All shown. Now put the page away and say them once more.")
    button.click()
    expect(status).to_have_text("off")
    button.click()
    assert [covered for _, covered, _ in parts.evaluate(COVERED)] == [True, False, True]
    parts.evaluate("(rehearsed = rehearsed.map((line) => ({ ...line, text: '' })), draw())")
    expect(button).to_be_hidden()
    expect(status).to_have_text("off")
    expect(parts.locator("main[data-testing]")).to_have_count(0)


INCOMING = """async ([page, records, fragment]) => {
    const at = (path) => import(new URL(`assets/plan/${path}`, document.baseURI));
    const [{ showIncoming }, { packed }] =
        await Promise.all(["incoming.mjs", "one-page.mjs"].map(at));
    const kept = await keptIn(records);
    document.querySelector("main")?.remove();
    const root = document.body.appendChild(document.createElement("main"));
    root.innerHTML = `<section data-part="incoming" hidden></section>`;
    const spec = { id: "plan", lines: ["goal", "least"], dates: [{ date: "plan.when" }],
        fields: [{ id: "goal", type: "text", prompt: "My goal" }, { id: "least", type: "text" },
                 { id: "when", type: "date", prompt: "When?" }] };
    window.incoming = kept;
    await showIncoming(root, spec, kept.workbook, fragment ?? (await packed(page)));
}"""
TOLD = """() => [...document.querySelectorAll("[data-part=incoming] :is(h2, p, dt, dd, button)")]
    .map((node) => (node.tabIndex > 0 ? "Out of turn: " : "") + node.textContent)"""
KEPT = """() => {
    const { store, workbook } = incoming;
    const words = store.list(store.prefix).filter(([key]) => key.includes("/plan/"))
        .map(([key, { value }]) => [key.split("/").at(-1), value]);
    return [Object.fromEntries(words), workbook.negotiations().map(({ name }) => name),
        workbook.negotiations().find(({ id }) => id === workbook.negotiation).name];
}"""
TITLE = "A page from another device"
BESIDE = (
    "It is shown here beside your own plan, and nothing of yours has changed. It goes when you "
    "leave this page, unless you keep it."
)
PAGE: dict[str, Any] = {"course": "test", "name": "Rent", "day": "2027-03-04",
                        "lines": {"goal": "To stay.", "gone": "Of another version"}}  # fmt: skip


def test_a_page_that_came_along_is_shown_and_kept_beside_what_is_there(parts: Page) -> None:
    parts.evaluate(INCOMING, [PAGE, {}, None])
    assert parts.evaluate(TOLD) == [
        TITLE, BESIDE, "Rent · 4 March 2027", "My goal", "To stay.", "Keep it here", "Put it away",
    ]  # fmt: skip
    expect(parts.locator("h2")).to_be_focused()
    parts.get_by_role("button", name="Keep it here").click()
    assert parts.evaluate(KEPT) == [{"goal": "To stay.", "when": "2027-03-04"}, ["Rent"], "Rent"]
    said = "It is kept, and is the conversation that is open now:"
    assert parts.evaluate(TOLD) == [f"{said} Rent"]
    expect(parts.locator("[data-part=incoming] p")).to_be_focused()

    mine = {"first/sheet/first/x": {"value": "Mine"}}
    parts.evaluate(INCOMING, [{"course": "test", "lines": {"least": "A year."}}, mine, None])
    second = "Keep it as a second conversation"
    assert parts.evaluate(TOLD) == [TITLE, BESIDE, "least", "A year.", second, "Put it away"]
    parts.get_by_role("button", name=second).click()
    name = "From another device"
    assert parts.evaluate(KEPT) == [{"least": "A year."}, ["", name], name]
    assert parts.evaluate(TOLD) == [f"{said} {name}"]


@pytest.mark.parametrize(
    ("page", "fragment", "trouble"),
    [
        ({**PAGE, "course": "other"}, None, "other-course"),
        ({**PAGE, "lines": {"gone": "Nothing that is known"}}, None, "damaged"),
        ({**PAGE, "lines": {"goal": " "}}, None, "damaged"),
        ({**PAGE, "day": "soon"}, None, "damaged"),
        ({**PAGE, "name": ""}, None, "damaged"),
        (None, "page=2z.x", "newer"),
        (None, "page=1y.x", "damaged"),
        (None, "page=1z.!", "damaged"),
    ],
)
def test_a_page_that_cannot_be_taken_says_why_and_can_be_left(
    parts: Page, modules: Modules, page: Any, fragment: str | None, trouble: str
) -> None:
    parts.evaluate(INCOMING, [page, {}, fragment])
    why = modules.call("core/strings.mjs", "say", f"plan.page-{trouble}")
    _, said, leave = parts.evaluate(TOLD)
    assert said == why
    parts.get_by_role("button", name=leave).click()
    expect(parts.locator("[data-part=incoming]")).to_be_hidden()
    assert parts.evaluate(KEPT)[0] == {}


ASK = """async ([known, isIn]) => {
    const { AskDay } = await import(new URL("assets/plan/ask-day.mjs", document.baseURI));
    document.querySelector("main")?.remove();
    const root = document.body.appendChild(document.createElement("main"));
    const control = isIn ? '<input type="date" name="when">' : "";
    root.innerHTML = `<div data-part="ask-day"><p data-part="day-prompt"></p>
        <input type="date" data-part="day"></div><form>${control}</form><a href="#" id="on">On</a>`;
    window.told = [];
    for (const type of ["input", "change"])
        root.querySelector("form").addEventListener(type, ({ target }) => told.push(target.value));
    const spec = { id: "plan", dates: [{ date: "plan.when" }],
        fields: [{ id: "when", type: "date", prompt: "When?" }] };
    window.ask = new AskDay(root, spec);
    ask.show(known);
}"""


def test_the_day_is_asked_for_until_it_is_known_and_the_form_hears_of_it(parts: Page) -> None:
    box = parts.locator('[data-part="ask-day"]')
    parts.evaluate(ASK, [True, True])
    expect(box).to_be_hidden()
    parts.evaluate(ASK, [False, False])
    expect(box).to_be_hidden()
    parts.evaluate(ASK, [False, True])
    expect(box).to_be_visible()
    assert parts.locator('[data-part="day-prompt"]').inner_text() == "When?"
    expect(parts.locator('[data-part="day"]')).to_have_attribute("data-empty", "")
    parts.fill('[data-part="day"]', "2027-03-04")
    until(parts, "told.length > 0")
    assert {*parts.evaluate("told")} == {"2027-03-04"} and len(parts.evaluate("told")) >= 2
    parts.focus('[data-part="day"]')
    parts.evaluate("ask.show(true)")
    expect(box).to_be_visible()
    parts.focus("#on")
    expect(box).to_be_hidden()
