"""The page on which a case ends, in a small form of its own: what is kept, and when a result opens.

Of practice/ask.mjs, practice/end.mjs, practice/debrief.mjs and practice/main.mjs.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.blank_page import run, shortcuts
from tests.support.hedge_case import CASE
from tests.support.look import until
from tests.support.modules import Modules
from tests.support.project import SUPPORT

DEBRIEF = {
    "id": "debrief", "url": "#to-the-debrief", "revision": 1, "scope": "negotiation",
    "repeat": {"add": "Again"}, "inputs": {"code": "code", "role": "who", "guess": "guess"},
    "shows": {"kind": "case"},
}  # fmt: skip
DATA = {**CASE, "walkAway": False, "debrief": DEBRIEF}
START = """async ([data, records, hash, early]) => {
    const { store, workbook } = await keptIn(records);
    const { CaseEnd } = await import(new URL("assets/practice/end.mjs", document.baseURI));
    const form = document.createElement("form");
    const radio = (name, value) => `<input type="radio" name="${name}" value="${value}">`;
    const button = (name) => `<button type="button" data-part="${name}" hidden></button>`;
    const text = (name) => `<p data-part="${name}"></p>`;
    const issue = ({ id, options }) => `<div data-issue="${id}">${text("limit")}
        ${options.map((_, at) => radio(`issue.${id}`, at + 1)).join("")}</div>`;
    const guess = ({ id }) => `<label>${id}<input class="ws-entry" name="guess.${id}"></label>`;
    form.id = "end";
    form.innerHTML = `${radio("role", "a")}${radio("role", "b")}${radio("ended", "deal")}
        ${radio("ended", "none")}<div data-part="agreement">${data.issues.map(issue).join("")}
        <input name="subject.who"><input name="subject.when"></div>
        ${text("code")}${text("guess-of")}
        ${data.issues.map(guess).join("")}${text("left")}<input name="other">${button("compare")}
        ${button("one-device")}${text("said")}<section data-part="result" tabindex="-1" hidden>
        <div data-part="insight"></div>${button("debrief")}</section>${text("status")}
        ${button("again")}<script type="application/json" data-part="data"></script>`;
    form.querySelector("script").textContent = JSON.stringify(data);
    document.body.replaceChildren(...document.querySelectorAll("body > :is(script, .cg-announcer)"),
        form);
    for (const [name, value] of Object.entries(early)) form.elements[name].value = value;
    history.replaceState(null, "", location.pathname + hash);
    const end = new CaseEnd(form, workbook);
    end.start();
    await store.ready;
    window.end = { form, store, workbook, key: end.key };
}"""
STATE = """() => {
    const { form, store, key } = end;
    const part = (name) => form.querySelector(`[data-part="${name}"]`);
    const lines = [...part("insight").querySelectorAll(":scope > p")].map((p) => p.textContent);
    const mine = `${store.prefix}first/`;
    const values = ([at, { value }]) => [at.slice(mine.length), value];
    const debrief = store.list(mine).filter(([at]) => !at.endsWith("_started"));
    return { code: part("code").textContent, said: part("said").textContent,
        result: part("result").hidden ? null : [lines[0], lines.at(-1)],
        kept: store.get(key)?.value ?? null, debrief: Object.fromEntries(debrief.map(values)) };
}"""
SAYS = {
    "first": "Ana Low has 40 points, Ben has 40. Together that is 80.",
    "frontier": "Nothing was left on the table. Your agreement is on the frontier: nobody could "
    "have more unless the other had less.",
}
OPEN = [*SAYS.values()]
WAITS = "Choose an option for everything that was open, or “No deal”."


@pytest.fixture(scope="module")
def case(modules: Modules) -> Page:
    modules.page.add_script_tag(path=SUPPORT / "kept_records.js")
    return modules.page


def start(
    page: Page,
    records: dict[str, Any] | None = None,
    hash: str = "",
    early: dict[str, str] | None = None,
    **more: Any,
) -> None:
    page.evaluate(START, [{**DATA, **more}, records or {}, hash, early or {}])


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def choose(page: Page, **chosen: str | int) -> None:
    for name, value in chosen.items():
        page.check(f'[name="{name.replace("_", ".")}"][value="{value}"]')


def agree(page: Page, *options: int) -> None:
    choose(page, ended="deal")
    for issue, option in zip(CASE["issues"], options, strict=True):
        choose(page, **{f"issue_{issue['id']}": option})


def press(page: Page, name: str) -> None:
    page.click(f'[data-part="{name}"]')


KEPT = {"role": "a", "ended": "deal", "options": {"height": 1, "cost": 3, "gate": 2}, "guess": {}}
ENDING = "_practice/case/hedge"


def test_nothing_stands_there_before_anything_is_entered(case: Page) -> None:
    start(case)
    assert state(case) == {"code": WAITS, "said": "", "result": None, "kept": None, "debrief": {}}
    for name in ("compare", "one-device", "again"):
        expect(case.locator(f'[data-part="{name}"]')).to_be_visible()


@pytest.mark.parametrize(
    ("hash", "role"), [("#a", "a"), ("#b", "b"), ("#c", None), ("#ab", None), ("", None)]
)
def test_a_card_s_link_says_which_role_was_played(case: Page, hash: str, role: str | None) -> None:
    start(case, hash=hash)
    until(case, f"(({STATE})().kept?.role ?? null) === {f'{role!r}' if role else 'null'}")
    case.evaluate("location.hash = '#b'")
    until(case, f"({STATE})().kept?.role === 'b'")


def test_a_role_that_is_chosen_already_is_not_written_once_more(case: Page) -> None:
    start(case, {ENDING: {"value": KEPT}}, hash="#a")
    case.evaluate("end.store.ready")
    assert case.evaluate("end.store.get(end.key).savedAt") == 1


def test_what_is_typed_is_kept_letter_by_letter_and_stays_as_it_is_typed(case: Page) -> None:
    start(case)
    choose(case, ended="deal")
    who = case.locator('[name="subject.who"]')
    who.press_sequentially("the bank ")
    assert state(case)["kept"]["who"] == "the bank"
    case.evaluate("end.store.restore([['another', { format: 1, value: 1, savedAt: 5 }]])")
    expect(who).to_have_value("the bank ")
    expect(case.locator('[data-part="status"]')).to_have_text(re.compile("^Saved"))


def test_a_choice_is_kept_also_where_the_browser_tells_only_of_a_change(case: Page) -> None:
    start(case)
    expect(case.locator('[data-part="status"]')).to_be_empty()
    case.evaluate("""() => {
        const radio = end.form.querySelector("[name=ended][value=none]");
        radio.checked = true;
        radio.dispatchEvent(new Event("change", { bubbles: true }));
    }""")
    assert state(case)["kept"]["ended"] == "none"


def test_what_a_browser_took_out_is_kept_when_something_else_is_edited(case: Page) -> None:
    start(case, {ENDING: {"value": {**KEPT, "who": "Kim"}}})
    case.evaluate("end.form.reset()")
    case.fill('[name="subject.when"]', "Friday")
    assert state(case)["kept"] == {**KEPT, "who": "Kim", "when": "Friday"}


def test_a_number_that_cannot_be_counted_is_said_beside_its_box(case: Page) -> None:
    start(case)
    case.locator('[name="guess.cost"]').press_sequentially("101")
    refused = case.locator(".ws-refused")
    expect(refused).to_have_count(0)
    case.press('[name="guess.cost"]', "Tab")
    expect(refused).to_have_count(1)
    expect(case.locator(".cg-announcer")).to_contain_text(f"cost: {refused.inner_text()}")
    case.fill('[name="guess.cost"]', "100")
    expect(refused).to_have_count(0)


def test_letters_that_are_typed_are_no_shortcuts_of_the_theme(case: Page) -> None:
    start(case)
    assert shortcuts(case, "[name=other]") == ["Escape"]


def test_two_devices_open_the_result_once_their_codes_match(case: Page) -> None:
    start(case)
    choose(case, role="a", ended="deal", issue_cost=3)
    press(case, "compare")
    assert state(case)["said"] == "2 things are still open: Height and Gate."
    agree(case, 1, 3, 2)
    case.fill("[name=other]", "hedge:1-2-2")
    press(case, "compare")
    assert state(case)["said"] == "Your codes differ on Cost. What did you agree?"
    case.fill("[name=other]", "hedge:1-3-2")
    case.press('[name="guess.height"]', "Enter")
    assert state(case)["result"] is None
    case.press("[name=other]", "x")
    assert state(case)["result"] is None
    case.press("[name=other]", "Backspace")
    case.press("[name=other]", "Enter")
    opened = state(case)
    assert (opened["said"], opened["result"]) == ("The codes match. The result is below.", OPEN)
    assert opened["kept"] == {**KEPT, "other": "hedge:1-3-2", "opened": True}
    result = {"code": "hedge:1-3-2", "kind": "case", "who": "a"}
    assert opened["debrief"] == {f"debrief/first/{id}": value for id, value in result.items()}
    expect(case.locator('[data-part="result"]')).to_be_focused()
    expect(case.locator(".cg-announcer")).to_contain_text(opened["said"])


def test_a_debrief_of_another_result_is_left_alone_until_somebody_asks(case: Page) -> None:
    other = {"first/debrief/first/code": {"value": "hedge:none"}}
    start(case, {ENDING: {"value": KEPT}, **other})
    press(case, "one-device")
    assert state(case)["debrief"] == {"debrief/first/code": "hedge:none"}
    press(case, "debrief")
    assert len(state(case)["debrief"]) == 4


@pytest.mark.parametrize(
    ("other", "guess", "says"),
    [
        ("", {}, None),
        ("", {"height": 50, "cost": 20, "gate": 30}, "Guess of what matters to Ben: "),
        ("hedge:1-3-2 G:20-50-30", {}, "Guess of what matters to Ana Low: "),
        ("hedge:1-3-1 G:20-50-30", {}, None),
    ],
)
def test_an_open_result_knows_the_guesses_of_both(
    case: Page, other: str, guess: dict[str, int], says: str | None
) -> None:
    start(case, {ENDING: {"value": {**KEPT, "guess": guess, "other": other, "opened": True}}})
    first, last = state(case)["result"]
    assert first == SAYS["first"]
    assert last.startswith(says) if says else last == SAYS["frontier"]


def test_a_guess_that_changes_leaves_the_result_open_and_an_agreement_closes_it(case: Page) -> None:
    start(case, {ENDING: {"value": {**KEPT, "other": "hedge:1-3-2", "opened": True}}})
    assert state(case)["result"] == OPEN
    for id, points in (("height", "50"), ("cost", "20"), ("gate", "30")):
        case.fill(f'[name="guess.{id}"]', points)
    guessed = state(case)
    assert guessed["code"] == "hedge:1-3-2 G:50-20-30"
    assert (
        guessed["result"][0] == OPEN[0] and "Guess of what matters to Ben" in guessed["result"][1]
    )
    assert guessed["kept"]["opened"] is True
    choose(case, issue_cost=2)
    closed = state(case)
    assert (closed["result"], closed["code"]) == (None, "hedge:1-2-2 G:50-20-30")
    assert "opened" not in closed["kept"]
    choose(case, issue_cost=3)
    assert state(case)["result"] is None, "what was closed is opened by comparing again"


def test_on_one_device_the_result_opens_without_a_second_code(case: Page) -> None:
    start(case)
    choose(case, ended="none")
    press(case, "one-device")
    found = state(case)
    assert found["said"] == "The result is below."
    assert found["kept"] == {"ended": "none", "options": {}, "guess": {}, "opened": True}
    assert found["debrief"] == {"debrief/first/code": "hedge:none", "debrief/first/kind": "case"}


def test_a_case_begun_afresh_forgets_all_but_the_debrief(case: Page) -> None:
    start(case, {ENDING: {"value": {**KEPT, "opened": True}}})
    press(case, "one-device")
    press(case, "again")
    found = state(case)
    assert (found["kept"], found["result"], found["code"]) == (None, None, WAITS)
    assert found["debrief"]["debrief/first/code"] == "hedge:1-3-2"
    assert found["said"].startswith("Everything entered for this case is gone")
    expect(case.locator("[name=role]").first).to_be_focused()
    expect(case.locator(":checked")).to_have_count(0)


@pytest.mark.parametrize(
    ("value", "result", "code"),
    [
        ({**KEPT, "opened": True}, OPEN, "hedge:1-3-2"),
        (KEPT, None, "hedge:1-3-2"),
        ({**KEPT, "opened": True, "options": {"height": 1}}, None, WAITS),
        (["opened"], None, WAITS),
        ("opened", None, WAITS),
        (None, None, WAITS),
    ],
)
def test_what_is_kept_is_shown_again_also_when_it_comes_from_elsewhere(
    case: Page, value: Any, result: list[str] | None, code: str
) -> None:
    start(case, {ENDING: {"value": value}})
    assert (state(case)["result"], state(case)["code"]) == (result, code)
    assert state(case)["debrief"] == {}
    expect(case.locator('[data-part="result"]')).not_to_be_focused()
    case.fill("[name=other]", "?")
    assert (state(case)["result"], state(case)["code"]) == (result, code)
    start(case)
    record = {"format": 1, "value": value, "savedAt": 5}
    case.evaluate("(record) => end.store.restore([[end.key, record]])", record)
    assert (state(case)["result"], state(case)["code"]) == (result, code)


def test_what_was_entered_before_the_script_ran_joins_what_is_kept(case: Page) -> None:
    kept = {**KEPT, "who": "Kim"}
    start(case, {ENDING: {"value": kept}}, early={"role": "b", "subject.when": "Friday"})
    assert state(case)["kept"] == {**kept, "role": "b", "when": "Friday"}
    start(case, {ENDING: {"value": kept}})
    assert case.evaluate("end.store.get(end.key).savedAt") == 1, "nothing was entered"


def test_a_page_that_comes_back_shows_what_the_browser_took_out(case: Page) -> None:
    start(case, {ENDING: {"value": {**KEPT, "who": "Kim"}}})
    case.evaluate("end.form.reset()")
    case.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(case.locator('[name="subject.who"]')).to_have_value("Kim")
    expect(case.locator('[name=role][value="a"]')).to_be_checked()
    assert state(case)["code"] == "hedge:1-3-2"


def test_enter_does_not_send_the_form(case: Page) -> None:
    start(case)
    sent = """() => new Promise((go) => {
        addEventListener("submit", (event) => go(event.defaultPrevented), { once: true });
        end.form.requestSubmit();
    })"""
    assert case.evaluate(sent) is True


def test_each_version_of_a_case_is_kept_for_itself(case: Page) -> None:
    start(case, walkAway=True)
    choose(case, ended="none")
    assert state(case)["code"] == "hedge/walk-away:none"
    assert case.evaluate("end.key.slice(end.store.prefix.length)") == f"{ENDING}/2"


def test_the_debrief_is_one_press_away_where_there_is_one(case: Page) -> None:
    opened = {ENDING: {"value": {**KEPT, "opened": True}}}
    start(case, opened)
    press(case, "debrief")
    assert case.evaluate("location.hash") == DEBRIEF["url"]
    assert state(case)["debrief"]["debrief/first/code"] == "hedge:1-3-2"
    start(case, opened, debrief=None)
    expect(case.locator('[data-part="debrief"]')).to_be_hidden()
    press(case, "one-device")
    assert (state(case)["result"], state(case)["debrief"]) == (OPEN, {})


HAND_OVER = """async ([data, records, ending, options]) => {
    const { store, workbook } = await keptIn(records);
    const { handOver } = await import(new URL("assets/practice/debrief.mjs", document.baseURI));
    handOver(workbook, data, ending, options);
    const name = (key) => key.slice(`${store.prefix}first/debrief/`.length)
        .replace(/take-2-[0-9a-f]+/, "new");
    return store.list(`${store.prefix}first/`).filter(([key]) => !key.endsWith("_started"))
        .map(([key, { value, savedAt }]) => `${name(key)} ${value}${savedAt > 1 ? "" : " (kept)"}`);
}"""
GUESSED = {**KEPT, "guess": {"height": 50, "cost": 20, "gate": 30}}
WRITTEN = ["code hedge:1-3-2", "guess G:50-20-30", "kind case", "who a"]


@pytest.mark.parametrize(
    ("records", "ending", "options", "found"),
    [
        ({}, GUESSED, {}, [f"first/{line}" for line in WRITTEN]),
        ({}, KEPT, {}, [f"first/{line}" for line in WRITTEN if "guess" not in line]),
        # The debrief of this very result is completed; what it says already is left alone.
        ({"first/code": "hedge:1-3-2", "first/who": "b"}, GUESSED, {"onlyIfFree": True},
         ["first/code hedge:1-3-2 (kept)", *(f"first/{line}" for line in WRITTEN[1:])]),
        # That of another result stays, and another one is begun: but only if somebody asks for it.
        ({"first/code": "hedge:none"}, GUESSED, {},
         ["first/code hedge:none (kept)", *(f"new/{line}" for line in WRITTEN)]),
        ({"first/code": "hedge:none"}, GUESSED, {"onlyIfFree": True},
         ["first/code hedge:none (kept)"]),
        ({"first/code": "hedge:none", "take-2/code": "hedge:1-3-2"}, KEPT, {"onlyIfFree": True},
         ["first/code hedge:none (kept)", "take-2/code hedge:1-3-2 (kept)", "take-2/kind case",
          "take-2/who a"]),
        # Of two debriefs of this very result the first is completed.
        ({"first/code": "hedge:1-3-2", "take-2/code": "hedge:1-3-2"}, KEPT, {"onlyIfFree": True},
         ["first/code hedge:1-3-2 (kept)", "first/kind case", "first/who a",
          "take-2/code hedge:1-3-2 (kept)"]),
    ],
)  # fmt: skip
def test_a_result_goes_to_its_own_debrief(
    case: Page, records: dict[str, str], ending: Any, options: Any, found: list[str]
) -> None:
    kept = {f"first/debrief/{place}": {"value": value} for place, value in records.items()}
    assert case.evaluate(HAND_OVER, [DATA, kept, ending, options]) == found
    without = {**DATA, "debrief": {**DEBRIEF, "inputs": {"code": "code"}, "shows": {}}}
    bare = case.evaluate(HAND_OVER, [without, {}, ending, options])
    assert bare == ["first/code hedge:1-3-2"], "a debrief that asks for no more"


MAIN = """async () => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { start } = await at("practice/main.mjs");
    const box = document.createElement("div");
    box.innerHTML = `<form data-case="hedge"><p data-part="status"></p></form>
        <section class="case-card"><button data-part="print" hidden></button>
        <button data-part="ask" hidden></button></section>
        <p><button data-part="print" hidden></button></p>`;
    document.body.replaceChildren(...document.querySelectorAll("body > :is(script, .cg-announcer)"),
        box);
    const [real, failed, pages] = [window.print, console.error, []];
    window.print = (...given) => pages.push(given.length);
    const errors = [];
    console.error = (error) => errors.push(error);
    start();
    console.error = failed;
    const [print, ask, other] = box.querySelectorAll("button");
    print.click();
    window.print = real;
    const status = box.querySelector("p");
    return [errors.length, status.textContent, status.dataset.state,
        print.hidden, ask.hidden, other.hidden, pages];
}"""


BROKEN = (
    "This worksheet could not be started, so nothing you write in it is saved. What you saved "
    "earlier is untouched. Reload the page, or print it and write by hand."
)


def test_a_card_can_be_printed_and_sent_also_where_the_form_of_the_end_is_broken(
    case: Page,
) -> None:
    assert case.evaluate(MAIN) == [1, BROKEN, "error", False, False, True, [0]]
    expect(case.locator(".cg-announcer")).to_contain_text(BROKEN)


def test_of_several_moments_the_first_that_is_free_takes_the_result(case: Page) -> None:
    repeat = {"moments": {"before": "Before", "after": "After"}}
    data = {**DATA, "debrief": {**DEBRIEF, "repeat": repeat}}
    for kept, moment in (({}, "before"), ({"before/code": "hedge:none"}, "after")):
        records = {f"first/debrief/{place}": {"value": value} for place, value in kept.items()}
        found = case.evaluate(HAND_OVER, [data, records, KEPT, {}])
        written = [f"{moment}/{line}" for line in WRITTEN if "guess" not in line]
        assert [line for line in found if "(kept)" not in line] == written


ASK = """({ offerToAsk }, sheet, clipboard, lms) => {
    const refuse = (name) => Promise.reject(new DOMException("", name));
    const define = (name, value) =>
        Object.defineProperty(navigator, name, { value, configurable: true });
    define("canShare", sheet === null ? undefined : () => true);
    define("share", (link) => {
        window.shared = link;
        if (sheet === "late") return new Promise((resolve) => { window.answer = resolve; });
        return sheet ? refuse(sheet) : Promise.resolve();
    });
    define("clipboard", { writeText: (text) => {
        window.copied = text;
        return clipboard ? refuse(clipboard) : Promise.resolve();
    } });
    document.documentElement.dataset.lms = lms;
    if (!lms) delete document.documentElement.dataset.lms;
    document.querySelector(".case-card")?.remove();
    document.body.insertAdjacentHTML("beforeend", `<section class="case-card">
        <button data-name="Ben" data-title="The hedge" data-card="hedge/b/#asked" hidden></button>
        <p data-part="asked">Before</p></section>`);
    const button = document.querySelector(".case-card button");
    offerToAsk(button);
    button.click();
    return button.hidden;
}"""
ASKED = """async () => {
    for (let n = 0; n < 9; n += 1) await null;
    return document.querySelector("[data-part=asked]").textContent;
}"""
TOLD = "document.querySelector('.cg-announcer').textContent"
COPIED = (
    "Copied. Send the link to whoever plays with you. It opens the card of Ben, so leave it "
    "unopened yourself."
)
LATE = (
    "Your device has not answered yet. If nothing has opened, send this link yourself to whoever "
    "plays with you: {}hedge/b/#asked"
)
SHOWN = (
    "Send this link to whoever plays with you. It opens the card of Ben, so leave it unopened "
    "yourself: {}hedge/b/#asked"
)


def test_whoever_asks_somebody_to_play_hears_how_the_link_goes(blank: Page) -> None:
    shown = SHOWN.format(blank.url)
    rows = [
        ("", "", ""), ("AbortError", "", ""), ("NotAllowedError", "", COPIED), (None, "", COPIED),
        (None, "NotAllowedError", shown), ("NotAllowedError", "NotAllowedError", shown),
    ]  # fmt: skip
    for sheet, clipboard, said in rows:
        assert run(blank, "practice/ask", ASK, sheet, clipboard, "") is False
        assert blank.evaluate(ASKED) == said, (sheet, clipboard)
        blank.clock.run_for(200)
        assert blank.evaluate(TOLD) == said
        blank.clock.run_for(6_000)
    link = {
        "title": "The hedge", "url": f"{blank.url}hedge/b/#asked",
        "text": "Shall we play “The hedge”? You would be Ben. This link opens your card.",
    }  # fmt: skip
    assert blank.evaluate("[shared, copied]") == [link, link["url"]]


def test_whoever_is_not_answered_gets_the_link_and_a_frame_of_a_platform_has_none(
    blank: Page,
) -> None:
    run(blank, "practice/ask", ASK, "late", "", "")
    blank.clock.run_for(2_999)
    assert blank.evaluate(ASKED) == "Before"
    blank.clock.run_for(1)
    assert blank.evaluate(ASKED) == LATE.format(blank.url)
    blank.evaluate("answer()")
    assert blank.evaluate(ASKED) == "", "it went by the share sheet after all"
    assert run(blank, "practice/ask", ASK, "late", "", "tells") is True
