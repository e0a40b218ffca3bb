"""The page of the plan as a whole: what it shows of what is written, and what is taken along.

Of plan/start.mjs, plan/main.mjs and plan/plan-export.mjs.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.blank_page import complaints
from tests.support.look import until
from tests.support.modules import Modules
from tests.support.started_page import write_page

HTML = """<h1> My course </h1><article data-plan>
    <section data-part="incoming" hidden></section>
    <div data-part="empty" hidden><p data-part="grows" hidden>It grows.</p>
        <p data-part="not-kept" hidden>It is not kept.</p></div>
    <p data-part="name" hidden></p><p data-part="when" hidden></p>
    <p data-part="copy-note" hidden></p>
    <h2> To say </h2><ol data-part="lines"></ol><p data-part="status"></p>
    <button data-part="test" hidden></button>
    <details data-part="edit"><form><input type="date" name="when"></form></details>
    <div data-part="blocks"><p>A rule for a pen</p></div>
    <details data-part="open" hidden><ul data-part="open-list"></ul></details>
    <section data-part="carry" hidden>
        <input type="radio" name="plan-audience" value="me" checked>
        <input type="radio" name="plan-audience" value="partner">
        <fieldset data-part="ticks" hidden></fieldset>
        <button data-do="copy">Copy</button><button data-do="markdown">Text</button>
        <button data-do="file">File</button><button data-do="code">Code</button>
        <button data-do="other">Other</button>
        <p data-part="ask-day" hidden><label><span data-part="day-prompt"></span>
            <input type="date" data-part="day"></label></p>
        <p data-part="no-dates">No days yet</p>
        <div data-part="dates" hidden><ul data-part="date-list"></ul>
            <input type="checkbox" data-part="own-words">
            <button data-do="calendar">Calendar</button></div>
        <div data-part="code"></div><p data-part="said"></p></section>
    <script type="application/json" data-part="plan">SPEC</script></article>"""


def text(id: str, prompt: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "text", "type": "text", "prompt": prompt, **more}


HOW = {
    "id": "how", "kind": "likert", "type": "ratings", "prompt": "How sure?",
    "items": [{"id": "x", "text": "X"}], "response_scale": {"min": 1, "max": 5},
}  # fmt: skip
CHANGE = {"id": "change", "kind": "insight", "calculator": "confidence-change",
          "inputs": {"items": "how"}}  # fmt: skip
SHEET = [text("what", "What is it about?"), text("theirs", "What do they want?"),
         text("secret", "Your limit?", keep=True), {"id": "by", "kind": "date", "type": "date"},
         text("hush", "A worry?", private=True)]  # fmt: skip
SPEC: dict[str, Any] = {
    "id": "plan", "lines": ["goal", "limit"],
    "fields": [text("goal", "My goal"), text("limit", "My limit"),
               {"id": "when", "kind": "date", "type": "date", "prompt": "When do you talk?"}],
    "blocks": [
        {"id": "matter", "title": "The matter", "entries": [{"from": [{"from": "sheet.what"}]}]},
        {"id": "them", "title": "They", "required": True,
         "entries": [{"label": "They want", "who": "theirs", "from": [{"from": "sheet.theirs"}]},
                     {"label": "Kept", "from": [{"from": "sheet.secret"}]},
                     {"label": "Worry", "from": [{"from": "sheet.hush"}]}]},
        {"id": "sure", "title": "How sure", "entries": [
            {"insight": "moments.change", "plot": True}, {"insight": "moments.change", "most": 1}]},
    ],
    "dates": [{"id": "talk", "date": "plan.when", "title": "We talk"},
              {"id": "check", "date": "sheet.by", "title": "Look again", "words": "sheet.theirs",
               "url": "later/"}],
    "links": {"sheet": {"title": "Sheet", "url": "../sheet/"},
              "moments": {"title": "Moments", "url": "../moments/"}},
    "sources": {
        "sheet": {"fields": SHEET},
        "moments": {
            "fields": [HOW, CHANGE, {"id": "note", "kind": "note"}],
            "repeat": {"moments": {"before": "Before", "after": "After",
                                   "looking-back": "Looking back"}},
            "scoring": {"scales": [{"id": "open", "title": "Open", "items": ["how.x"]}]},
        },
    },
}  # fmt: skip
NOON = 1_767_614_400_000
"""Twelve o'clock on 5 January 2026."""
SEEN = """() => {
    const root = document.querySelector("[data-plan]");
    const part = (name) => root.querySelector(`[data-part="${name}"]`);
    const shown = (name) => part(name).hidden ? null : part(name).textContent.trim();
    const each = (name, selector) => [...part(name).querySelectorAll(selector)]
        .map((node) => node.textContent.trim().replace(/\\s+/g, " "));
    const LEAF = "h2, h3, .plan-text, .plan-from, .plan-insight p, figcaption, title, "
        + "desc, .plan-none, [data-part=blocks] > p";
    return {
        is: [root.dataset.state, root.hasAttribute("data-titled") && "titled",
            root.hasAttribute("data-complete") && "complete", part("edit").open && "edit",
            !part("empty").hidden && "empty", !part("grows").hidden && "grows",
            !part("not-kept").hidden && "not kept", !part("carry").hidden && "carry",
            !part("ask-day").hidden && "ask", !part("no-dates").hidden && "no dates"]
            .filter(Boolean).join(", "),
        name: shown("name"), when: shown("when"), note: shown("copy-note"),
        lines: each("lines", "p"), status: part("status").textContent,
        blocks: each("blocks", LEAF), open: part("open").hidden ? null : each("open-list", "li"),
        ticks: part("ticks").hidden ? null : each("ticks", "label"),
        dates: part("dates").hidden ? null : each("date-list", "li"),
    };
}"""
NOTHING = {
    "is": "empty, empty, grows, carry, ask, no dates", "name": None, "when": None, "note": None,
    "lines": ["Not written yet", "Not written yet"],
    "status": "2 lines are still to be written: My goal, My limit.",
    "blocks": ["A rule for a pen"], "open": None, "ticks": None, "dates": None,
}  # fmt: skip


def plan_page(page: Page, records: dict[str, Any], before: str = "") -> None:
    """The plan of these records, started and drawn; a script may run before."""
    island = json.dumps(SPEC).replace("<", "\\u003c")
    write_page(page, HTML.replace("SPEC", island), {"_current": {"value": "first"}, **records})
    if before:
        page.evaluate(before)
    page.evaluate("at('plan/start.mjs')")
    until(page, "document.querySelector('[data-plan]').dataset.state !== undefined")


def expect_seen(page: Page, **seen: Any) -> None:
    """Waits until the page shows this, and else what an empty plan shows."""
    wanted = {**NOTHING, **seen}
    with suppress(AssertionError):  # the comparison below shows what differs
        until(page, f"JSON.stringify(({SEEN})()) === JSON.stringify({json.dumps(wanted)})", 3)
    assert page.evaluate(SEEN) == wanted


def said(**values: Any) -> dict[str, Any]:
    """Records of the plan's own fields, or else of the sheet."""
    own = {field["id"] for field in SPEC["fields"]}
    return {f"first/{'plan' if name in own else 'sheet'}/first/{name}": {"value": value}
            for name, value in values.items()}  # fmt: skip


def moment(id: str, value: Any, begun: int | None = None) -> dict[str, Any]:
    started = {f"first/moments/{id}/_started": {"value": begun}} if begun else {}
    return {f"first/moments/{id}/how": {"value": value}, **started}


THEY, MATTER, SURE = (
    "They: What do they want?", "The matter: What is it about?", "How sure: Moments",
)  # fmt: skip
READY = "Your lines are ready. Say them aloud, twice, on your feet if you can."
ONE_LEFT = "One line is still to be written: My limit."
WRITTEN = {
    "is": "begun, complete, grows, carry, ask, no dates", "lines": ["To stay.", "A year."],
    "status": READY, "blocks": [], "open": [THEY, MATTER, SURE],
}  # fmt: skip
HALF = {**WRITTEN, "is": "begun, edit, grows, carry, ask, no dates", "status": ONE_LEFT,
        "lines": ["To stay.", "Not written yet"]}  # fmt: skip
LINES = said(goal=" To stay. ", limit="A year.")
NAMED = {"_negotiations/first": {"value": {"id": "first", "name": "My flat", "archived": False}}}
TITLED = "begun, titled, complete, grows, carry, ask, no dates"
PARTNER = "begun, titled, edit, grows, carry, ask, no dates"
WISH = {"_settings/keep-nothing": {"value": True}}
GREW = [
    "How sure", "Open: +2 compared with before the course.",
    "The two differences need not agree. Neither of them alone shows what you learned; look for "
    "one thing that you did.",
]  # fmt: skip
PLOT = ["How sure, part by part, each time", "Open: Before, 5 Jan 2026 2 and After 4"]


@pytest.mark.parametrize(
    ("records", "seen"),
    [
        ({}, {}),
        (said(goal=" \n"), {}),
        (LINES, WRITTEN),
        (said(goal="To stay."), HALF),
        (said(what="The rent"),
         {"is": PARTNER, "name": "The rent", "blocks": [], "open": [THEY, SURE]}),
        ({**LINES, **NAMED}, {**WRITTEN, "is": TITLED, "name": "My flat"}),
        ({**LINES, **said(when="2027-03-04")},
         {**WRITTEN, "is": "begun, complete, grows, carry", "when": "Thursday, 4 March 2027",
          "dates": ["4 March 2027: We talk"]}),
        ({**LINES, **said(by="2027-03-04", theirs="Rest")},
         {**WRITTEN, "is": "begun, complete, grows, carry, ask",
          "blocks": ["They", "They want", "Rest", "Written in: Sheet"], "open": [MATTER, SURE],
          "dates": ["4 March 2027: Look again"]}),
        ({**LINES, **said(secret="Hush", hush="Afraid")},
         {**WRITTEN, "blocks": ["They", "Worry", "Afraid", "Written in: Sheet"],
          "open": [MATTER, SURE], "ticks": ["They: Kept"]}),
        ({**LINES, **moment("before", {"x": 2}, NOON), **moment("after", {"x": 4}),
          **moment("looking-back", {})},
         {**WRITTEN, "blocks": [*GREW, *PLOT, GREW[1], "Written in: Moments"],
          "open": [THEY, MATTER]}),
        ({**LINES, **moment("before", {"x": 2}), **moment("after", {"x": 9})}, WRITTEN),
        ({**LINES, **WISH},
         {**WRITTEN, "is": "begun, complete, not kept, carry, ask, no dates"}),
    ],
)  # fmt: skip
def test_a_plan_shows_what_is_written(
    modules: Modules, records: dict[str, Any], seen: dict[str, Any]
) -> None:
    plan_page(modules.page, records)
    expect_seen(modules.page, **seen)


def test_a_plan_follows_what_is_written_and_opens_its_form_only_when_it_comes(
    modules: Modules,
) -> None:
    page = modules.page
    plan_page(page, {})
    page.evaluate("put('first/plan/first/goal', 'To stay.')")
    expect_seen(page, **{**HALF, "is": "begun, grows, carry, ask, no dates"})
    page.evaluate("put('first/plan/first/goal', null)")
    expect_seen(page)
    page.evaluate("workbook.store.keepsNothing = true")
    expect_seen(page, **{"is": "empty, empty, not kept, carry, ask, no dates"})
    page.evaluate("put('other/plan/first/goal', 'Of another')")
    page.evaluate("workbook.use('other')")
    unkept = {**HALF, "is": "begun, not kept, carry, ask, no dates"}
    expect_seen(page, **{**unkept, "lines": ["Of another", "Not written yet"]})
    page.evaluate("put('other/plan/first/goal', 'Other words')")
    expect_seen(page, **{**unkept, "lines": ["Other words", "Not written yet"]})


ELSEWHERE = """([end, value]) => {
    const key = workbook.store.prefix + end;
    const newValue = JSON.stringify({ format: 1, value, savedAt: Date.now() + 5 });
    localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent("storage", { key, newValue, storageArea: localStorage }));
}"""


def test_a_plan_follows_what_another_page_writes(modules: Modules) -> None:
    plan_page(modules.page, {})
    modules.page.evaluate(ELSEWHERE, ["first/plan/first/goal", "From there"])
    lines = ["From there", "Not written yet"]
    expect_seen(
        modules.page, **{**HALF, "is": "begun, grows, carry, ask, no dates", "lines": lines}
    )


NO_STORAGE = """() => {
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    Storage.prototype.setItem = IDBObjectStore.prototype.put = full;
}"""


def test_a_plan_says_once_its_words_are_not_kept(modules: Modules) -> None:
    """The browser refuses a little after it was asked, when the words are on show already."""
    page = modules.page
    plan_page(page, {})
    page.evaluate(NO_STORAGE)
    page.evaluate("put('first/plan/first/goal', 'To stay.')")
    expect_seen(page, **{**HALF, "is": "begun, not kept, carry, ask, no dates"})


def test_the_status_of_a_plan_is_that_of_its_test_while_it_is_on(modules: Modules) -> None:
    page = modules.page
    plan_page(page, LINES)
    status = page.locator("[data-part=status]")
    page.click("[data-part=test]")
    expect(status).to_have_text("Say each line aloud first. Then look.")
    page.click("[data-part=test]")
    expect(status).to_have_text(READY)


def test_a_page_in_the_address_is_shown_when_the_plan_comes_and_later(modules: Modules) -> None:
    page = modules.page
    pack = """at('plan/one-page.mjs').then(({ packed }) =>
        packed({ course: "test", lines: { goal: "Carried" } }))"""
    plan_page(page, {}, before=f"{pack}.then((packed) => {{ window.cgPage = packed; }})")
    incoming = page.locator("[data-part=incoming]")
    expect(incoming).to_contain_text("Carried")
    assert page.evaluate("window.cgPage") is None, "a second plan must not show it again"
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.get_by_role("button", name="Put it away").click()
    expect(incoming).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('cg-page'))")
    page.evaluate(f"{pack}.then((packed) => {{ window.cgPage = packed; }})")
    page.evaluate("dispatchEvent(new Event('cg-page'))")
    expect(incoming).to_contain_text("Carried")
    assert failures == []


# What is taken along -----------------------------------------------------------------------------

ALL = {**LINES, **NAMED, **said(theirs="Rest", secret="Hush", hush="Afraid", when="2027-03-04",
                                by="2027-03-09")}  # fmt: skip
FOR_PARTNER = "A copy to share. Some parts are left out."


def choose(page: Page, audience: str) -> None:
    page.check(f"[name=plan-audience][value={audience}]")


def test_what_goes_along_is_chosen_anew_for_each_reader(modules: Modules) -> None:
    page = modules.page
    plan_page(page, ALL)
    paper = page.locator("[data-part=blocks]")
    note, ticks = page.locator("[data-part=copy-note]"), page.locator("[data-part=ticks] label")
    expect(paper).to_have_text("TheyThey wantRestWorryAfraidWritten in: Sheet")
    expect(note).to_be_hidden()
    ticks.get_by_text("They: Kept").click()
    expect(paper).to_have_text("TheyThey wantRestKeptHushWorryAfraidWritten in: Sheet")
    expect(ticks.get_by_role("checkbox")).to_be_focused()
    choose(page, "partner")
    expect(paper).to_have_text("TheyThey wantRestWritten in: Sheet")
    expect(note).to_have_text(FOR_PARTNER)
    expect(note).to_be_visible()
    expect(ticks).to_have_text(["They: Kept", "They: Worry"])
    assert [box.is_checked() for box in ticks.get_by_role("checkbox").all()] == [False, False]
    ticks.nth(1).click()
    expect(paper).to_have_text("TheyThey wantRestWorryAfraidWritten in: Sheet")
    ticks.nth(1).click()
    expect(paper).to_have_text("TheyThey wantRestWritten in: Sheet")
    choose(page, "me")
    expect(note).to_be_hidden()
    expect(note).to_have_text("")


def test_a_page_that_comes_back_shows_what_its_controls_say_by_then(modules: Modules) -> None:
    """Some browsers empty the form of a page that comes back, and tell nobody."""
    page = modules.page
    plan_page(page, ALL)
    choose(page, "partner")
    paper = page.locator("[data-part=blocks]")
    expect(paper).not_to_contain_text("Afraid")
    page.evaluate(
        """() => {
            document.querySelector("[value=me]").checked = true;
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )
    expect(paper).to_contain_text("Afraid")


def taken_along(page: Page, button: str) -> tuple[str, str]:
    """The name and the text of the file that a button makes."""
    with page.expect_download() as download:
        page.click(f"[data-do={button}]")
    text = Path(download.value.path()).read_bytes().decode()
    return download.value.suggested_filename, text


def test_the_text_of_a_plan_holds_what_goes_along(modules: Modules) -> None:
    page = modules.page
    plan_page(page, ALL)
    assert taken_along(page, "markdown") == (
        "my-negotiation-plan.md",
        "# My course: My flat\n\n## To say\n\n**My goal**\n\n- To stay.\n\n**My limit**\n\n"
        "- A year.\n\n## They\n\n**They want**\n\n- Rest\n\n**Worry**\n\n- Afraid\n",
    )
    expect(page.locator("[data-part=said]")).to_have_text(
        "my-negotiation-plan.md is in your downloads."
    )
    choose(page, "partner")
    expect(page.locator("[data-part=blocks]")).not_to_contain_text("Afraid")
    _, text = taken_along(page, "markdown")
    assert text.startswith(f"# My course: My flat\n\n{FOR_PARTNER}\n\n## To say\n")
    assert "Afraid" not in text


def test_the_calendar_of_a_plan_holds_its_days_and_own_words_only_when_asked(
    modules: Modules,
) -> None:
    page = modules.page
    plan_page(page, ALL)
    name, calendar = taken_along(page, "calendar")
    assert name == "my-negotiation-plan.ics"
    lines = calendar.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line[:4] in ("PROD", "UID:", "SUMM", "DTST", "DTEN")
            and not line.startswith("DTSTAMP")] == [
        "PRODID:-//test//EN",
        "UID:test-first-talk@common-ground", "DTSTART;VALUE=DATE:20270304",
        "DTEND;VALUE=DATE:20270305", "SUMMARY:We talk",
        "UID:test-first-check@common-ground", "DTSTART;VALUE=DATE:20270309",
        "DTEND;VALUE=DATE:20270310", "SUMMARY:Look again",
    ]  # fmt: skip
    assert "Rest" not in calendar
    page.check("[data-part=own-words]")
    _, calendar = taken_along(page, "calendar")
    more = f"More: {page.evaluate('document.baseURI')}later/"
    assert f"DESCRIPTION:Rest\\n\\n{more}\r\n" in calendar.replace("\r\n ", "")


NO_COPY = "Your browser does not allow copying here. Use the Markdown file instead."
NOT_LOADED = (
    "This part of the page did not load. Check your connection, then try again. "
    "If that does not help, reload the page."
)
COPIES = """(fails) => {
    window.copied = [];
    const write = async ([item]) => {
        if (fails) throw new Error();
        for (const type of item.types) copied.push(await (await item.getType(type)).text());
    };
    Object.defineProperty(navigator, "clipboard", { value: { write }, configurable: true });
    document.execCommand = () => false;
}"""


def test_a_copy_of_a_plan_says_whether_it_was_made(modules: Modules) -> None:
    page = modules.page
    plan_page(page, LINES)
    told = page.locator("[data-part=said]")
    page.evaluate(COPIES, True)
    page.click("[data-do=copy]")
    expect(told).to_have_text(NO_COPY)
    page.evaluate(COPIES, False)
    page.click("[data-do=copy]")
    expect(told).to_have_text("Copied. Paste it into a document.")
    rich, plain = page.evaluate("copied")
    assert plain == "My course\n\nTO SAY\nMy goal:\n- To stay.\nMy limit:\n- A year.\n"
    assert "<h1>My course</h1><h2>To say</h2>" in rich


def test_what_cannot_be_fetched_is_said_and_what_nobody_knows_does_nothing(
    modules: Modules,
) -> None:
    page = modules.page
    plan_page(page, LINES)
    told = page.locator("[data-part=said]")
    page.click("[data-do=other]")
    page.route("**/to-device.mjs", lambda route: route.abort())
    expect(told).to_have_text("")
    page.click("[data-do=code]")
    expect(told).to_have_text(NOT_LOADED)
    page.unroute("**/to-device.mjs")


def test_a_code_that_cannot_be_fetched_is_said(modules: Modules) -> None:
    page = modules.page
    plan_page(page, LINES)
    errors = complaints(page)
    page.route("**/draw-code.mjs", lambda route: route.abort())
    page.click("[data-do=code]")
    expect(page.locator("[data-part=said]")).to_have_text(NOT_LOADED)
    assert [error for error in errors if error.startswith("TypeError")]
    page.unroute("**/draw-code.mjs")


PRESSED = """async () => {
    window.pressed = true;
    window.drawn = [];
    new MutationObserver(() => drawn.push(pressed)).observe(
        document.querySelector("[data-part=lines]"), { childList: true });
    dispatchEvent(new PointerEvent("pointerdown"));
    put("first/plan/first/goal", "To go.");
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await new Promise((go) => { setTimeout(go, 100); });
    window.pressed = false;
    dispatchEvent(new PointerEvent("pointerup"));
}"""


def test_a_plan_is_not_drawn_anew_while_something_is_pressed(modules: Modules) -> None:
    """A button that is replaced between the press and the release would lose its click."""
    page = modules.page
    plan_page(page, LINES)
    page.evaluate(PRESSED)
    expect(page.locator("[data-part=lines] p").first).to_have_text("To go.")
    assert True not in page.evaluate("drawn")


CORNERS = """() => {
    const canvas = document.querySelector("canvas");
    const end = canvas.width - 1;
    const at = ([x, y]) => [...canvas.getContext("2d").getImageData(x, y, 1, 1).data];
    return [[0, 0], [end, 0], [0, end], [end, end]].flatMap(at);
}"""


def test_the_code_of_a_plan_goes_once_the_plan_is_another(modules: Modules) -> None:
    page = modules.page
    plan_page(page, LINES)
    code = page.locator("[data-part=code]")
    page.click("[data-do=code]")
    expect(code.locator("canvas")).to_have_count(1)
    assert page.evaluate(CORNERS) == [255] * 16, "white all around, on a dark page, too"
    page.evaluate("put('first/sheet/first/theirs', 'Rest')")
    expect(page.locator("[data-part=blocks]")).to_contain_text("Rest")
    expect(code.locator("canvas")).to_have_count(1)
    page.evaluate("put('first/plan/first/goal', 'To go.')")
    expect(code).to_be_empty()


def test_everything_goes_to_another_device_as_a_file(modules: Modules) -> None:
    page = modules.page
    plan_page(page, LINES)
    page.evaluate("navigator.canShare = undefined")
    name, text = taken_along(page, "file")
    assert json.loads(text)["records"]["first/plan/first/limit"]["value"] == "A year."
    expect(page.locator("[data-part=said]")).to_have_text(
        f"{name} is in your downloads. Bring it to the other device, and open it there under "
        "My workbook."
    )
