"""What happens a little later, or when a page comes back: with a clock that the test moves.

Of core/announce.mjs, core/file.mjs, core/in-time.mjs, core/redraw.mjs, core/returning.mjs,
core/shortcuts.mjs and core/yield.mjs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.blank_page import run

# Telling ------------------------------------------------------------------------------------------


def test_a_message_is_told_after_the_focus_has_moved_and_forgotten_later(blank: Page) -> None:
    announcer = "document.querySelector('body > .cg-announcer[aria-live=polite]')"
    run(blank, "core/announce", "({ announce }) => { announce('One.'); announce('Two.'); }")
    told = []
    for wait in (99, 1, 4_999, 1):
        blank.clock.run_for(wait)
        told.append(blank.evaluate(f"[...{announcer}.children].map((p) => p.textContent)"))
    assert told == [[], ["One.", "Two."], ["One.", "Two."], []]


TYPED = [
    ("new InputEvent('input', { inputType: 'insertText', bubbles: true })", True),
    ("new InputEvent('input', { bubbles: true })", False),
    ("new Event('input', { bubbles: true })", False),
]


def test_a_message_waits_for_who_types(blank: Page) -> None:
    """Not for a slider that moves, or a script that writes."""
    run(blank, "core/announce", "() => document.body.append(document.createElement('textarea'))")
    for event, waits in TYPED:
        blank.clock.run_for(10_000)
        typed = f"""({{ announce }}) => {{
            document.querySelector("textarea").dispatchEvent({event});
            announce("Saved.");
        }}"""
        run(blank, "core/announce", typed)
        told = []
        for wait in (100, 599, 1):
            blank.clock.run_for(wait)
            told.append(blank.locator(".cg-announcer").text_content())
        assert told == (["", "", "Saved."] if waits else ["Saved."] * 3)


# Drawing anew -------------------------------------------------------------------------------------

DRAWN = "window.drawn = (window.drawn ?? 0) + 1"


@pytest.fixture
def redraw(blank: Page) -> Page:
    """A page with a `redraw`, that counts in `drawn`."""
    run(
        blank,
        "core/redraw",
        "({ Redraw }) => { window.redraw = new Redraw(() => { drawn += 1; }); window.drawn = 0; }",
    )
    return blank


def counted(page: Page, *steps: str | int) -> list[int]:
    """How often was drawn after each step: milliseconds that pass, or code."""
    counts = []
    for step in steps:
        if isinstance(step, int):
            page.clock.run_for(step)
        else:
            page.evaluate(step)
        counts.append(page.evaluate("drawn"))
    return counts


def fire(kind: str) -> str:
    return f"() => {{ document.body.dispatchEvent(new Event('{kind}', {{ bubbles: true }})); }}"


def test_what_waits_to_be_drawn_is_drawn_once_and_not_put_off(redraw: Page) -> None:
    soon, now = "redraw.soon(100)", "redraw.soon(0)"
    assert counted(redraw, soon, 60, soon, 39, 1, 200) == [0, 0, 0, 0, 1, 1]
    assert counted(redraw, soon, 99, 1) == [1, 1, 2], "it can wait again"
    assert counted(redraw, soon, now, 1, 200) == [2, 2, 3, 3], "at once, and not again"


@pytest.mark.parametrize(
    ("press", "release"),
    [("pointerdown", "pointerup"), ("pointerdown", "pointercancel"), ("keydown", "keyup")],
)
def test_nothing_is_drawn_while_something_is_pressed(
    redraw: Page, press: str, release: str
) -> None:
    soon = "redraw.soon(100)"
    stop = "document.body.addEventListener(kind, (event) => event.stopPropagation())"
    redraw.evaluate(f"for (const kind of [{press!r}, {release!r}, 'click']) {stop}")
    held = counted(redraw, soon, fire(press), 400, 400, fire(release), 40, 100)
    assert held == [0, 0, 0, 0, 0, 0, 1], "a little after the release, for a touch's click"
    clicked = counted(redraw, fire(press), soon, 140, fire(release), fire("click"), 50)
    assert clicked == [1, 1, 1, 1, 1, 2], "at once after the click"
    lost = counted(redraw, fire(press), soon, 4_900, 200)
    assert lost == [2, 2, 2, 3], "whose end is never told"


def test_what_was_fetched_for_a_drawing_waits_for_the_release(blank: Page) -> None:
    wait = "({ released }) => { drawn = 0; released().then(() => { drawn += 1; }); }"
    run(blank, "core/redraw", wait)
    assert blank.evaluate("drawn") == 1, "nothing is pressed: at once"
    blank.evaluate(fire("keydown"))
    run(blank, "core/redraw", wait)
    assert counted(blank, 400, fire("keyup"), 40, 100) == [0, 0, 0, 1]


# Coming back --------------------------------------------------------------------------------------

FORM = """<form><input name=a value=1><input name=b type=checkbox>
<input name=c type=checkbox checked><select name=d><option>x<option>y</select>
<textarea name=e>old</textarea><input name=f type=file></form>"""
SHOW = "persisted => dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))"
STATE = "() => [...document.querySelectorAll('[name]')].map((c) => c.checked || c.value)"


def test_what_only_stands_in_controls_is_put_back_when_the_page_comes_back(blank: Page) -> None:
    """WebKit empties them after `pageshow`, in a task of its own."""
    blank.evaluate("(html) => { document.body.innerHTML = html; }", FORM)
    run(blank, "core/returning", "({ putBackOnReturn }) => putBackOnReturn(document.forms[0])")
    typed = """() => {
        const [a, b, c, d, e] = document.forms[0].elements;
        Object.assign(a, { value: "typed" }); b.click(); c.click(); d.value = "y"; e.value = "new";
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    }"""
    blank.evaluate(typed)
    before = ["typed", True, "on", "y", "new", ""]
    assert blank.evaluate(STATE) == before
    empty = "() => { document.forms[0].reset(); document.forms[0].a.value = ''; }"
    blank.evaluate(empty)
    blank.evaluate(SHOW, False)
    assert blank.evaluate(STATE) == ["", "on", True, "x", "old", ""], "a page that is new"
    blank.evaluate(
        "() => { for (const c of [document.forms[0].d, document.forms[0].e]) c.value = ''; }"
    )
    blank.evaluate(SHOW, True)
    assert blank.evaluate(STATE) == before
    blank.evaluate("() => { document.forms[0].a.value = 'kept'; document.forms[0].b.click(); }")
    blank.evaluate(SHOW, True)
    assert blank.evaluate(STATE) == ["kept", *before[1:]], "what stands there stays"


def test_a_page_that_comes_back_is_drawn_now_and_after_what_waits(blank: Page) -> None:
    script = """async ({ onReturn }, persisted) => {
        const did = [];
        onReturn(() => did.push("drawn"));
        const tasks = new MessageChannel();
        const ran = new Promise((resolve) => { tasks.port1.onmessage = resolve; });
        ran.then(() => did.push("task"));
        tasks.port2.postMessage(null);
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted }));
        did.push("shown");
        const later = new MessageChannel();
        await ran;
        await new Promise((resolve) => {
            later.port1.onmessage = resolve;
            later.port2.postMessage(null);
        });
        return did;
    }"""
    assert run(blank, "core/returning", script, True) == ["drawn", "shown", "task", "drawn"]
    assert run(blank, "core/returning", script, False) == ["shown", "task"]


# Keys ---------------------------------------------------------------------------------------------

KEYS = """({ keepShortcutsOut }, keys) => {
    const form = document.body.appendChild(document.createElement("form"));
    keepShortcutsOut(form);
    const heard = [];
    addEventListener("keydown", ({ key }) => heard.push(key));
    for (const [key, mark] of keys)
        form.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, [mark]: true }));
    return heard;
}"""


def test_only_bare_letters_are_kept_from_the_theme(blank: Page) -> None:
    bare = [["f", "repeat"], ["/", "shiftKey"], [".", "isComposing"]]
    meant = [["a", "ctrlKey"], ["b", "metaKey"], ["c", "altKey"], ["Escape", "repeat"], ["Tab", ""]]
    heard = run(blank, "core/shortcuts", KEYS, [*bare, *meant])
    assert heard == [key for key, _ in meant]


# Waiting for the browser --------------------------------------------------------------------------

IN_TIME = """async ({ inTime }, after, patience) => {
    const answers = new Promise((resolve) => { window.answer = () => resolve("answered"); });
    if (after !== null) setTimeout(answer, after);
    window.found = [];
    inTime(answers, ...(patience ? [patience] : [])).then(
        (value) => found.push(value), (problem) => found.push(problem.name));
}"""


ANSWERS: list[tuple[int | None, int | None, list[str]]] = [
    (2_999, None, ["answered"]),
    (3_001, None, ["TimeoutError"]),
    (99, 100, ["answered"]),
    (None, 100, ["TimeoutError"]),
]


def test_a_browser_that_does_not_answer_is_not_waited_for(blank: Page) -> None:
    for after, patience, found in ANSWERS:
        run(blank, "core/in-time", IN_TIME, after, patience)
        blank.clock.run_for((patience or 3_000) - 1)
        assert blank.evaluate("found") == (found if found == ["answered"] else [])
        blank.clock.run_for(10)
        assert blank.evaluate("found") == found


def test_a_browser_that_refuses_is_heard_at_once(blank: Page) -> None:
    refuse = """({ inTime }) => inTime(Promise.reject(new DOMException("", "NotAllowedError")))
        .catch(({ name }) => name)"""
    assert run(blank, "core/in-time", refuse) == "NotAllowedError"


SLICES = """async ({ Slices }, works) => {
    const slices = new Slices();
    let now = performance.now();
    performance.now = () => now;
    globalThis.setTimeout = (act) => queueMicrotask(() => { now += 1; act(); });
    const counts = [];
    for (const work of works) {
        now += work;
        await slices.yieldToMain();
        counts.push(slices.count);
    }
    return counts;
}"""


def test_long_work_lets_the_page_answer_in_between(blank: Page) -> None:
    assert run(blank, "core/yield", SLICES, [5, 6, 2, 11, 1, 30]) == [0, 0, 1, 1, 2, 3]


# Files --------------------------------------------------------------------------------------------


def test_a_text_is_saved_as_a_file_of_its_kind(blank: Page) -> None:
    script = """({ saveFile }) => {
        window.revoked = 0;
        const { revokeObjectURL, createObjectURL } = URL;
        URL.createObjectURL = (blob) => { window.kind = blob.type; return createObjectURL(blob); };
        URL.revokeObjectURL = (url) => { revoked += 1; revokeObjectURL(url); };
        saveFile("plan.txt", "Words\\n", "text/plain");
    }"""
    with blank.expect_download() as saved:
        run(blank, "core/file", script)
    assert saved.value.suggested_filename == "plan.txt"
    assert Path(saved.value.path()).read_text("utf-8") == "Words\n"
    assert blank.evaluate("kind") == "text/plain"
    blank.clock.run_for(59_000)
    assert blank.evaluate("revoked") == 0, "a slow browser still reads it"
    blank.clock.run_for(2_000)
    assert blank.evaluate("revoked") == 1


ASK = """({ askForFile }) => {
    HTMLInputElement.prototype.click = function () {
        Object.assign(window, { asked: [this.type, this.accept], input: this });
    };
    window.found = "nothing yet";
    askForFile(".json").then((file) => { window.found = file?.name ?? null; });
}"""


def test_a_file_is_asked_for_and_may_be_refused(blank: Page) -> None:
    choose = """async (name) => {
        const files = new DataTransfer();
        if (name) files.items.add(new File([""], name));
        input.files = files.files;
        input.dispatchEvent(new Event(name === null ? "cancel" : "change"));
        await null;
        return found;
    }"""
    for name, found in (("a.json", "a.json"), ("", None), (None, None)):
        run(blank, "core/file", ASK)
        assert blank.evaluate("[...asked, found]") == ["file", ".json", "nothing yet"]
        assert blank.evaluate(choose, name) == found
