"""Setting a conversation up, playing it, leaving it and finding it again; on an empty page.

Of counterpart/again.mjs, counterpart/main.mjs, counterpart/saved-game.mjs and
counterpart/setup.mjs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.blank_page import anew, complaints, press, shortcuts
from tests.support.hedge_case import CASE
from tests.support.modules import Modules

TEXTS = {side: f"The {side}." for side in ("shared", "a", "b")}
HEDGE = {**CASE, "about": "A hedge that grew.", "texts": {"1": TEXTS, "2": TEXTS}}
SHED = {
    **HEDGE, "id": "shed", "title": "The shed", "about": "A shed.", "walk_away": None,
    "roles": {
        "a": {"name": "Cy", "who": "builds", "limits": []},
        "b": {"name": "Di", "who": "digs", "limits": []},
    },
}  # fmt: skip
CASES = {"hedge": HEDGE, "shed": SHED}
SETUP = """async ([cases, known, acts]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { setup } = await at("counterpart/setup.mjs");
    const started = [];
    document.querySelector(".cp-setup")?.remove();
    document.querySelector(".cg-announcer")?.replaceChildren();
    const form = setup(cases, known ?? undefined, (settings) => started.push(settings));
    document.body.append(form);
    const write = (what) => Promise.resolve(void (started.copied = what));
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText:
        (text) => acts.includes("refused") ? Promise.reject(new Error()) : write(text) } });
    for (const act of acts) {
        const [id, value] = act;
        const control = form.querySelector(`[id="${id}"]`);
        if (control?.type === "radio") control.click();
        else if (control) {
            control.value = value;
            control.dispatchEvent(new Event("change"));
        } else [...form.querySelectorAll("button")].find((b) => b.textContent === id)?.click();
        for (let n = 0; n < 9; n += 1) await null;
    }
    const LINE = "p, legend, label, summary, option, button, span";
    const lines = [...form.querySelectorAll(LINE)].filter((node) => !node.querySelector(LINE));
    const texts = lines.map((node) => node.textContent).filter(Boolean);
    const chosen = [...form.querySelectorAll("input:checked, select, #cp-seed")];
    return { lines: texts, started, copied: started.copied ?? "",
        open: form.querySelector("details").open,
        chosen: chosen.map(({ value }) => value), focus: document.activeElement.id,
        box: ["aria-describedby", "spellcheck", "autocomplete"].map((name) =>
            form.querySelector("#cp-seed").getAttribute(name)),
        link: form.querySelector(".cp-link").textContent };
}"""
SEED = {"seed": "heron"}
GO, LINK = "Begin the conversation", "Copy a link to this counterpart"


def setup(modules: Modules, known: Any, *acts: Any) -> dict[str, Any]:
    """The form after these acts: a control's id and its value, or a button."""
    found: dict[str, Any] = modules.page.evaluate(SETUP, [CASES, known, [*acts]])
    return found


VERSIONS = [
    "Which version?", "Version 1", "For your first conversation in this case.", "Version 2",
    "The same issues. Read your brief again, something in it is different.",
]  # fmt: skip
MORE = "Choose more about the conversation"


def test_the_form_asks_for_a_case_a_side_and_whatever_else_one_likes(modules: Modules) -> None:
    made = setup(modules, SEED)
    head = ["Which case?", "The hedge", "The shed", "A hedge that grew.", "Who are you?"]
    assert made["lines"][: len(head)] == head
    rest = made["lines"][len(head) :]
    assert rest[:5] == ["next door", "in the shade", MORE, *VERSIONS[:1], VERSIONS[2]]
    assert made["chosen"] == ["hedge", "a", "1", "surprise", "gentle", "heron"]
    assert made["lines"][-3:] == [
        "Everyone who uses the same word and the same choices meets the same counterpart.",
        LINK, GO,
    ]  # fmt: skip
    assert not made["open"] and made["box"] == ["cp-seed-hint", "false", "off"]


@pytest.mark.parametrize(
    ("known", "opens"),
    [
        (None, False), ({"role": "b", "case": "shed"}, False), ({"mood": "hard"}, True),
        ({"difficulty": "tough"}, True), ({"version": "2"}, True),
    ],
)  # fmt: skip
def test_what_was_chosen_before_is_in_view(
    modules: Modules, known: dict[str, str] | None, opens: bool
) -> None:
    made = setup(modules, known)
    first = {"case": "hedge", "role": "a", "version": "1", "mood": "surprise",
             "difficulty": "gentle"} | (known or {})  # fmt: skip
    if first["case"] == "shed":
        del first["version"]
    order = ["case", "role", "version", "mood", "difficulty"]
    assert made["chosen"][:-1] == [first[name] for name in order if name in first]
    assert made["open"] is opens


CHANCE = "(chance) => { window.chance ??= Math.random; Math.random = () => chance; }"


def test_any_of_the_words_and_numbers_may_be_suggested(modules: Modules) -> None:
    for chance, seed in ((0, "heron-1"), (0.999, "kestrel-99")):
        modules.page.evaluate(CHANCE, chance)
        assert setup(modules, None)["chosen"][-1] == seed
    modules.page.evaluate("Math.random = window.chance")


def test_sides_and_versions_follow_the_case(modules: Modules) -> None:
    shed = setup(modules, SEED | {"version": "2"}, ["cp-role.b", ""], ["cp-case", "shed"])
    assert "A shed." in shed["lines"] and "digs" in shed["lines"]
    assert not {*VERSIONS} & {*shed["lines"]}
    assert shed["chosen"] == ["shed", "b", "surprise", "gentle", "heron"], "the side stays"
    back = setup(modules, SEED, ["cp-case", "shed"], ["cp-case", "hedge"], [GO, ""])
    assert back["chosen"][:3] == ["hedge", "a", "1"]
    assert [each["version"] for each in back["started"]] == ["1"]


def test_a_conversation_begins_with_what_was_chosen_or_one_is_told_why_not(
    modules: Modules,
) -> None:
    wanted = {"case": "hedge", "version": "2", "role": "b", "mood": "taker",
              "difficulty": "even", "seed": "otter"}  # fmt: skip
    acts = [["cp-version.2", ""], ["cp-role.b", ""], ["cp-mood.taker", ""],
            ["cp-difficulty.even", ""], ["cp-seed", " Otter "], [GO, ""]]  # fmt: skip
    assert setup(modules, SEED, *acts)["started"] == [wanted]
    mistake = "A seed word has 1 to 30 letters, digits and hyphens, and no spaces."
    wrong = setup(modules, SEED, ["cp-seed", "two words"], [GO, ""])
    assert (wrong["started"], wrong["focus"], wrong["open"]) == ([], "cp-seed", True)
    assert mistake in wrong["lines"]
    modules.page.locator(".cg-announcer").get_by_text(mistake).wait_for(state="attached")
    mended = setup(modules, SEED, ["cp-seed", "!"], [GO, ""], ["cp-seed", "ok"], [GO, ""])
    assert mistake not in mended["lines"] and len(mended["started"]) == 1


def test_a_link_is_copied_or_shown(modules: Modules) -> None:
    fragment = "#case=hedge&version=1&role=a&mood=surprise&difficulty=gentle&seed=heron"
    copied = setup(modules, SEED, [LINK, ""])
    assert copied["copied"].endswith(fragment)
    assert copied["link"] == "Copied. Whoever opens the link meets the same counterpart."
    told = modules.page.locator(".cg-announcer")
    told.get_by_text(copied["link"]).wait_for(state="attached")
    refused = setup(modules, SEED, "refused", [LINK, ""])
    assert refused["link"].endswith(fragment) and refused["link"].startswith("http")


# The page -----------------------------------------------------------------------------------------

KEY = "cg:test:/_practice/counterpart"
START = """async (cases) => {
    document.body.insertAdjacentHTML("beforeend", `<div data-counterpart>
        <script type="application/json" data-part="cases"></script>
        <p data-part=status></p><div data-part=game></div></div>`);
    document.querySelector("[data-part=cases]").textContent = cases;
    const { start } = await import(new URL("assets/counterpart/main.mjs", document.baseURI));
    start();
}"""
GAME = "[data-part=game]"
WANTED = "#case=hedge&version=1&role=a&mood=hard&difficulty=even&seed=heron"


def begin(page: Page, fragment: str = "", cases: Any = None) -> Page:
    page.evaluate("(fragment) => history.replaceState(null, '', fragment || '?')", fragment)
    page.evaluate(START, json.dumps(CASES) if cases is None else cases)
    page.wait_for_function(
        "document.querySelector('[data-part=game] h2, [data-part=status]:not(:empty)')"
    )
    return page


def head(page: Page) -> str:
    return page.locator(f"{GAME} h2").inner_text()


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def kept(page: Page) -> Any:
    return page.evaluate("(key) => JSON.parse(localStorage.getItem(key))?.value", KEY)


SET_UP, TITLE = "Set up your conversation", "The hedge: you are Ana Low"
LEAVE = "Leave this conversation and set up another"


def test_a_game_is_begun_left_and_gone_on_with(blank: Page) -> None:
    page = begin(blank, "?from=class")
    assert head(page) == SET_UP and focus(page) != SET_UP
    assert shortcuts(page, "#cp-seed") == ["Escape"]
    press(page, GAME, GO)
    assert head(page) == focus(page) == TITLE
    assert kept(page)["moves"] == [] and page.evaluate("location.hash").startswith("#case=hedge")
    page.evaluate("document.querySelector('[data-move=pause]').click()")
    assert kept(page)["moves"] == [{"do": "pause"}]
    press(page, GAME, LEAVE)
    assert head(page) == focus(page) == SET_UP
    assert page.evaluate("location.href").endswith("/?from=class")
    notice = page.locator(f"{GAME} .cp-notice")
    assert notice.inner_text() == (
        "You have a conversation under way in “The hedge”. Go on with it"
    )
    press(page, GAME, "Go on with it")
    assert head(page) == focus(page) == TITLE and len(kept(page)["moves"]) == 1
    page.evaluate("document.querySelector('[data-move=walk-away]').click()")
    press(page, GAME, "Yes, walk away")
    assert focus(page) == "No agreement, after 2 of 10 rounds"
    press(page, GAME, "Set up another conversation")
    assert head(page) == focus(page) == SET_UP and notice.count() == 0


RETURN = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def test_what_was_chosen_and_what_is_open_stay_when_the_page_comes_back(blank: Page) -> None:
    failures: list[str] = []
    blank.on("pageerror", lambda error: failures.append(str(error)))
    page = begin(blank)
    page.evaluate("document.querySelector('#cp-seed').closest('details').open = true")
    seed, status = page.locator("#cp-seed"), page.locator("[data-part=status]")
    seed.fill("heron")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    seed.fill("")
    page.evaluate(RETURN)
    assert seed.input_value() == "heron" and head(page) == SET_UP
    assert status.inner_text() == ""
    press(page, GAME, GO)
    page.clock.run_for(1000)
    expect(status).to_have_text("Saved on this device.")
    page.evaluate("document.querySelector('[data-move=tell]').click()")
    page.evaluate(RETURN)
    page.evaluate("location.hash = '#content'")
    page.wait_for_function("location.hash === '#content'")
    page.evaluate("new Promise((go) => { const { port1, port2 } = new MessageChannel();"
                  "port1.onmessage = go; port2.postMessage(0); })")  # fmt: skip
    form = page.locator("#cp-form")
    assert form.is_visible() and form.locator("#cp-tell").count() == 1
    assert failures == []


SETTINGS = {"case": "hedge", "version": "1", "role": "a", "mood": "hard", "difficulty": "even",
            "seed": "heron"}  # fmt: skip
PAUSED = {"settings": SETTINGS, "revision": 1, "moves": [{"do": "pause"}]}
OVER = {**PAUSED, "moves": [{"do": "walk-away"}]}
OLD = "The conversation that was kept here cannot be continued"


KEPT: list[tuple[Any, str, str, list[str]]] = [
    (None, "", SET_UP, []),
    (PAUSED, "", TITLE, []),
    (PAUSED, WANTED, TITLE, []),
    (PAUSED, WANTED.replace("heron", "otter"), SET_UP, ["You have a conversation under way"]),
    (OVER, WANTED.replace("heron", "otter"), SET_UP, []),
    (OVER, "", TITLE, []),
    ({**PAUSED, "revision": 2}, "", SET_UP, [OLD]),
    ({**PAUSED, "moves": 5}, "", SET_UP, [OLD]),
    (PAUSED, "#case=none&seed=x", SET_UP,
     ["The link names a case that isn", "You have a conversation under way"]),
    ({**PAUSED, "change": "slower"}, "", TITLE, []),
    ({**PAUSED, "change": "constructor"}, "", TITLE, []),
]  # fmt: skip


def test_what_is_kept_goes_on_unless_the_address_asks_for_another(blank: Page) -> None:
    for value, fragment, first, notices in KEPT:
        record = json.dumps({"format": 1, "value": value, "savedAt": 5})
        anew(blank).evaluate(
            "([key, text]) => text && localStorage.setItem(key, text)", [KEY, value and record]
        )
        page = begin(blank, fragment)
        assert head(page) == first, (value, fragment)
        assert focus(page) != first and "undefined" not in page.locator(GAME).inner_text()
        said = page.locator(f"{GAME} > :is(.cp-problem, .cp-notice)").all_inner_texts()
        assert [text[: len(start)] for text, start in zip(said, notices, strict=True)] == notices
        page.clock.run_for(200)
        told = page.locator(".cg-announcer").inner_text()
        problems = [notice for notice in notices if notice.startswith("The ")]
        assert [text for text in problems if told.startswith(text)] == problems
        assert problems or told == "", "what was said before is not said again"
        reminders = page.locator(".cp-change").count()
        assert reminders == ((value or {}).get("change") == "slower")


def test_another_address_or_page_is_followed(blank: Page) -> None:
    page = begin(blank, WANTED)
    press(page, GAME, GO)
    page.evaluate("document.querySelector('[data-move=pause]').click()")
    page.evaluate("(hash) => { location.hash = hash; }", WANTED.replace("heron", "otter"))
    page.wait_for_function("document.querySelector('[data-part=game] .cp-notice')")
    press(page, GAME, "Go on with it")
    moves = {**kept(page), "moves": [{"do": "pause"}, {"do": "pause"}]}
    page.evaluate(
        """async ([key, value]) => {
            const { workbook } =
                await import(new URL("assets/worksheet/main.mjs", document.baseURI));
            const { store } = workbook;
            store.put(key, { value });
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }""",
        [KEY, moves],
    )
    assert page.locator(".cp-facts").inner_text().startswith("8 ")


def test_one_that_cannot_start_says_so(blank: Page) -> None:
    errors = complaints(blank)
    page = begin(blank, "", "no JSON")
    broken = (
        "The counterpart could not be started. Reload the page. A game that you began is untouched."
    )
    assert page.locator("[data-part=status]").inner_text() == broken
    page.clock.run_for(200)
    assert page.locator(".cg-announcer").inner_text() == broken
    assert [error for error in errors if error.startswith("SyntaxError")]
