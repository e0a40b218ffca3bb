"""The self-test, the page as a code, a page from another device, and the plan's files.

Of plan/rehearse.mjs, plan/draw-code.mjs, plan/to-device.mjs, plan/incoming.mjs and
plan/plan-export.mjs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.modules import Modules

REHEARSE = """async (presses) => {
    const { Rehearsal } = await import(new URL("assets/plan/rehearse.mjs", document.baseURI));
    const root = document.createElement("div");
    root.innerHTML = '<button data-part="test"></button><div data-part="lines"></div>';
    document.body.append(root);
    const lines = [{ id: "a", label: "First", text: "One" },
        { id: "b", label: "Then", text: "Two" }, { id: "c", label: "Empty", text: "" }];
    const draw = async () => {
        root.lastChild.innerHTML = lines.map(({ id }) =>
            `<p data-line="${id}"><b class="plan-words"></b></p>`).join("");
        rehearsal.show(lines);
    };
    const rehearsal = new Rehearsal(root, draw);
    await draw();
    const buttons = () => [...root.querySelectorAll("button")];
    for (const press of presses) {
        buttons().find(({ textContent }) => textContent === press).click();
        await new Promise((go) => { setTimeout(go); });
    }
    const found = { buttons: buttons().map(({ textContent }) => textContent), on: rehearsal.on,
        covered: root.querySelectorAll("[data-covered]").length, status: rehearsal.status(lines),
        focus: document.activeElement.textContent };
    root.remove();
    return found;
}"""


def test_the_self_test_shows_line_by_line_and_says_when_it_is_done(modules: Modules) -> None:
    off = modules.page.evaluate(REHEARSE, [])
    start = off["buttons"][0]
    assert (off["covered"], len(off["buttons"]), off["on"]) == (0, 1, False)
    on = modules.page.evaluate(REHEARSE, [start])
    stop, first, second = on["buttons"]
    assert (on["covered"], on["on"]) == (2, True) and stop != start
    assert on["status"] == "Say each line aloud first. Then look."
    assert "First" in first and "Then" in second
    begun = modules.page.evaluate(REHEARSE, [start, first])
    assert (begun["covered"], begun["status"], begun["focus"]) == (1, on["status"], second)
    both = modules.page.evaluate(REHEARSE, [start, first, second])
    assert both["covered"] == 0 and both["status"] != on["status"] and both["focus"] == stop
    again = modules.page.evaluate(REHEARSE, [start, first, stop, start])
    assert again["covered"] == 2


CODE = """async ([lines, width]) => {
    const at = (path) => import(new URL(`assets/plan/${path}`, document.baseURI));
    const { toggleCode } = await at("to-device.mjs");
    const root = document.createElement("div");
    root.innerHTML = '<div data-part="code"></div>';
    const box = root.firstChild;
    Object.defineProperty(box, "clientWidth", { value: width });
    await toggleCode(root, { title: "My flat", lines }, "2027-03-05");
    const canvas = box.querySelector("canvas");
    const found = [canvas?.getAttribute("aria-label") ?? "", canvas?.width ?? 0,
        [...box.querySelectorAll("p")].map((p) => p.textContent)];
    await toggleCode(root, { title: "My flat", lines }, "2027-03-05");
    return [...found, box.childElementCount];
}"""
LINES = [{"id": "goal", "text": "To stay."}, {"id": "least", "text": ""}]
LABEL = "The name, the lines and the day of this plan, as a code for a camera"
NARROW = (
    "This screen is too narrow for a code that a phone can read. Turn it, or take the file with "
    "everything instead."
)
TOO_LONG = (
    "These lines are too long for a code that a phone can read. Take the file with everything "
    "instead."
)
NOISE = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(600))


def test_the_page_is_a_code_where_it_can_be_read(modules: Modules) -> None:
    label, wide, says, left = modules.page.evaluate(CODE, [LINES, 1000])
    assert (label, len(says), left) == (LABEL, 2, 0) and says[0].startswith(
        "Point a phone’s camera"
    )
    *_, narrower, again, _ = modules.page.evaluate(CODE, [LINES, wide - 1])
    assert 0 < narrower < wide and again == says
    side, rest = divmod(wide, 8)
    assert (rest, (side - 8 - 17) % 4) == (0, 0), "8 pixels a module, 4 light ones around"
    smallest, too_small = (modules.page.evaluate(CODE, [LINES, 4 * side - less]) for less in (0, 1))
    assert (smallest[1], too_small[2]) == (4 * side, [NARROW]), "no fewer than 4 pixels a module"


@pytest.mark.parametrize(
    ("lines", "width", "sentence"),
    [
        (LINES, 100, NARROW),
        ([{"id": "goal", "text": NOISE}], 1000, TOO_LONG),
        (LINES[1:], 1000, "There are no lines yet that a code could carry."),
        ([], 1000, "There are no lines yet that a code could carry."),
    ],
)
def test_what_no_phone_could_read_is_said(
    modules: Modules, lines: list[Any], width: int, sentence: str
) -> None:
    label, _, says, _ = modules.page.evaluate(CODE, [lines, width])
    assert (label, says) == ("", [sentence])


HAND_OVER = """async (how) => {
    const { handOver } = await import(new URL("assets/plan/to-device.mjs", document.baseURI));
    const real = window.setTimeout;
    window.setTimeout = (act, wait) => real(act, how === "late" && wait === 3000 ? 0 : wait);
    const told = [];
    const rejects = { stopped: "AbortError", refused: "NotAllowedError" };
    const share = () => how in rejects ? Promise.reject(new DOMException("", rejects[how]))
        : new Promise((done) => real(done, how === "late" ? 50 : 0));
    const takes = { "text only": /txt$/, none: /never/ }[how] ?? /json$/;
    navigator.canShare = ({ files }) => takes.test(files[0].name);
    navigator.share = share;
    const saved = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () { saved.push(this.download); };
    const store = { prefix: "p/", list: () => [], unreadable: () => [], put: () => {} };
    const said = await handOver(store, (sentence) => told.push(sentence));
    HTMLAnchorElement.prototype.click = click;
    window.setTimeout = real;
    delete navigator.canShare, delete navigator.share;
    const bare = (text) => text.replace(/test-[-0-9]+/, "test");
    return [bare(said), told, saved.map(bare)];
}"""
SHARED = "test.{} has been passed on. On the other device, open it under My workbook."
LATE = (
    "Your device has not answered yet. If nothing has opened, save a backup file under My "
    "workbook, and bring that along."
)
SAVED = (
    "test.json is in your downloads. Bring it to the other device, and open it there under My "
    "workbook."
)


@pytest.mark.parametrize(
    ("how", "said", "told", "saved"),
    [
        ("shared", SHARED.format("json"), [], []),
        ("text only", SHARED.format("txt"), [], []),
        ("stopped", "", [], []),
        ("refused", SAVED, [], ["test.json"]),
        ("none", SAVED, [], ["test.json"]),
        ("late", SHARED.format("json"), [LATE], []),
    ],
)
def test_everything_is_handed_over_or_saved(
    modules: Modules, how: str, said: str, told: list[str], saved: list[str]
) -> None:
    assert modules.page.evaluate(HAND_OVER, how) == [said, told, saved]


INCOMING = """async ([page, count, press]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ showIncoming }, { packed }] =
        await Promise.all([at("plan/incoming.mjs"), at("plan/one-page.mjs")]);
    const root = document.createElement("div");
    root.innerHTML = '<section data-part="incoming" hidden></section>';
    document.body.append(root);
    const did = [];
    const store = { prefix: "", get: () => ({}),
        put: (key, { value }) => did.push([key, value.name]),
        list: () => Array.from({ length: count }, (_, n) => [`k${n}`, { value: "x" }]) };
    const all = { store, key: () => "key", words: (id) => `${id}/`, list: () => [],
        find: (id) => ({ id, name: "" }) };
    const responses = { put: ({ id }, value) => did.push([id, value]) };
    const workbook = { all, negotiation: "now", responses: () => responses,
        use: () => did.push(["use"]) };
    const spec = { id: "plan", lines: ["goal", "least"], dates: [{ date: "plan.when" }],
        fields: [{ id: "goal", prompt: "My goal" }, { id: "least", prompt: "At least" },
            { id: "when" }] };
    const fragment = typeof page === "string" ? page : await packed({ course: "test", ...page });
    await showIncoming(root, spec, workbook, fragment);
    const box = root.firstChild;
    const LINE = "h2, p, dt, dd, button";
    const lines = () => [...box.querySelectorAll(LINE)].map((node) => node.textContent);
    const before = lines();
    if (press) [...box.querySelectorAll("button")].find((b) => b.textContent === press).click();
    const found = { before, after: lines(), hidden: box.hidden, did };
    root.remove();
    return found;
}"""
PAGE = {
    "name": "My flat",
    "day": "2027-03-05",
    "lines": {"goal": "To stay.", "other": "Passed over"},
}
BESIDE = (
    "It is shown here beside your own plan, and nothing of yours has changed. It goes when you "
    "leave this page, unless you keep it."
)
CARRIED = ["A page from another device", BESIDE, "My flat · 5 March 2027", "My goal", "To stay."]


def test_a_page_from_another_device_lies_beside_until_it_is_kept(modules: Modules) -> None:
    blank = modules.page.evaluate(INCOMING, [PAGE, 0, "Keep it here"])
    assert blank["before"] == [*CARRIED, "Keep it here", "Put it away"]
    kept = "It is kept, and is the conversation that is open now: My flat"
    assert blank["after"] == [kept]
    assert blank["did"] == [
        ["key", "My flat"],
        ["goal", "To stay."],
        ["when", "2027-03-05"],
        ["use"],
    ]
    second = modules.page.evaluate(INCOMING, [PAGE, 1, "Keep it as a second conversation"])
    assert second["before"][-2:] == ["Keep it as a second conversation", "Put it away"]
    assert len(second["did"]) == 5 and second["did"][0] == ["key", "My flat"]
    away = modules.page.evaluate(INCOMING, [PAGE, 0, "Put it away"])
    assert away["hidden"] and away["did"] == []


def test_a_page_without_a_name_gets_one(modules: Modules) -> None:
    page = {"lines": {"least": "A year."}}
    kept = modules.page.evaluate(INCOMING, [page, 0, "Keep it here"])
    assert kept["before"][2:4] == ["At least", "A year."]
    assert kept["did"] == [["key", "From another device"], ["least", "A year."], ["use"]]


@pytest.mark.parametrize(
    ("page", "begins"),
    [
        ("page=1z.damaged", "The address is incomplete"),
        ("page=2z.x", "This page was made by a newer version"),
        ({**PAGE, "course": "other"}, "This page was made by another course"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(modules: Modules, page: Any, begins: str) -> None:
    title, says, leave = modules.page.evaluate(INCOMING, [page, 0, None])["before"]
    assert (title, leave) == ("A page from another device", "Put it away")
    assert says.startswith(begins)


EXPORT = """async (what) => {
    const { PlanExport } = await import(new URL("assets/plan/plan-export.mjs", document.baseURI));
    const root = document.createElement("div");
    const names = ["said", "carry", "code", "ticks", "dates", "no-dates", "date-list", "copy-note"];
    root.innerHTML = `<input type="radio" name="plan-audience" value="me" checked>
        ${names.map((name) => `<div data-part="${name}"></div>`).join("")}
        <input type="checkbox" data-part="own-words"><button data-do="${what}"></button>`;
    document.body.append(root);
    const host = { changed: () => {}, owner: () => "o", product: "P", store: {},
        day: () => undefined,
        titles: (title) => ({ title: title || "Plan", linesTitle: "To say" }) };
    const lines = [{ id: "a", label: "Goal", text: "Stay." }];
    const view = { title: "My flat", lines, blocks: [] };
    const days = [{ id: "d", title: "Check", day: "2027-03-05", words: "Own", url: "later/" }];
    const plan = { lines: view.lines, blocks: [], days };
    const made = new PlanExport(root, host);
    made.show(plan, view);
    root.querySelector("button").click();
    const said = root.querySelector("[data-part=said]").textContent;
    const dates = root.querySelector("[data-part=date-list]").textContent;
    root.remove();
    return [said, dates];
}"""


@pytest.mark.parametrize(
    ("what", "file", "holds"),
    [
        ("markdown", "my-negotiation-plan.md", "# My flat\n\n## To say\n\n**Goal**\n\n- Stay."),
        ("calendar", "my-negotiation-plan.ics", "SUMMARY:Check\r\nDESCRIPTION:More: http"),
    ],
)
def test_a_file_of_the_plan_is_saved_under_its_name(
    modules: Modules, what: str, file: str, holds: str
) -> None:
    with modules.page.expect_download() as saved:
        said, dates = modules.page.evaluate(EXPORT, what)
    assert saved.value.suggested_filename == file and file in said
    assert dates == "5 March 2027: Check"
    text = Path(saved.value.path()).read_bytes().decode()
    assert holds in text and "Own" not in text
    if what == "calendar":
        assert "DTEND;VALUE=DATE:20270306" in text and "/later/" in text.replace("\r\n ", "")
