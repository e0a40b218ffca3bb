"""The page that a learning platform opens: with a platform, without one, and in a second tab.

Of lms/beside.mjs, lms/launch.mjs and lms/visit.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.blank_page import run
from tests.support.look import until

ANSWER = """async ([student, ...messages]) => {
    const beside = await import(new URL("assets/lms/beside.mjs", document.baseURI));
    if (student) beside.answerBeside(student);
    const other = new BroadcastChannel(`cg-lms:${new URL(".", location.href).pathname}`);
    const heard = [];
    other.onmessage = ({ data }) => heard.push(data);
    const asked = beside.askBeside();
    for (const message of messages) other.postMessage(message);
    const found = [await asked ?? "nobody"];
    // Once more: whatever was to be said before has been said by then.
    if (student) found.push(await beside.askBeside());
    await new Promise((go) => setTimeout(go, 20));
    return [found, heard];
}"""


@pytest.fixture
def page(blank: Page) -> Page:
    """The empty page, with a clock that goes."""
    blank.clock.resume()
    return blank


def test_a_second_tab_hears_from_the_first_who_the_learner_is(page: Page) -> None:
    once = ["who?", {"student": "@ada"}]
    assert page.evaluate(ANSWER, ["@ada"]) == [["@ada"] * 2, once * 2]


def test_where_no_platform_has_opened_a_tab_nobody_answers(page: Page) -> None:
    assert page.evaluate(ANSWER, [""]) == [["nobody"], ["who?"]]


def test_a_tab_answers_nothing_but_the_question_and_hears_nothing_but_a_learner(page: Page) -> None:
    """Another version of the course may say other things there."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    others = [{"student": 7}, None, "hello"]
    assert page.evaluate(ANSWER, ["", *others]) == [["nobody"], ["who?"]]
    told = page.evaluate(ANSWER, ["@bo", *others])
    assert told == [["@bo"] * 2, ["who?", {"student": "@bo"}] * 2]
    assert failures == []


LAUNCH = """async ([values, throws, first, hash]) => {
    history.replaceState(null, "", location.pathname + (hash ?? ""));
    const at = (path) => import(new URL(`assets/lms/${path}`, document.baseURI));
    document.body.insertAdjacentHTML("beforeend", `<header data-part=bar><p data-part=says></p>
        <p><span data-part=acts></span><span data-part=said></span></p></header>
        <main data-part=course></main><script type="application/json" id="cg-lms"></script>`);
    document.querySelector("#cg-lms").textContent = JSON.stringify({ checks: [], dialogues: {},
        lessons: [], score: false, pages: ["index.html", "assets/"], start: "index.html" });
    const broken = { toString: () => { throw new Error("The platform is broken"); } };
    window.values = values;
    window.calls = [];
    const call = (name) => () => { calls.push(name); return "true"; };
    if (values) window.API = { LMSInitialize: () => "true", LMSFinish: call("finish"),
        LMSCommit: call("commit"), LMSGetLastError: () => "0",
        LMSGetValue: (name) => (throws === name ? broken : values[name] ?? ""),
        LMSSetValue: (name, value) => { values[name] = value; return "true"; } };
    if (first) (await at("beside.mjs")).answerBeside(first);
    await at("launch.mjs");
}"""


def launched(
    page: Page, values: Any, throws: str = "", first: str = "", hash: str = "", shown: str = ""
) -> Page:
    """The page that the platform opens, once the course stands in it."""
    root = page.url
    page.evaluate(LAUNCH, [values, throws, first, hash])
    frame = page.locator("iframe.lms-course")
    expect(frame).to_have_attribute("src", f"{root}{shown or 'index.html'}")
    return page


LEARNER = {"cmi.core.student_id": "ada"}


@pytest.mark.parametrize(
    ("values", "first", "state", "visit"),
    [
        (LEARNER, "", "ready", {"student": "@ada", "tells": True}),
        ({**LEARNER, "cmi.core.lesson_mode": "browse"}, "", "preview",
         {"student": "@ada", "tells": False}),
        (None, "", "none", {"student": "", "tells": False}),
        (None, "@bo", "beside", {"student": "@bo", "tells": True}),
    ],
)  # fmt: skip
def test_the_line_and_the_pages_know_who_the_learner_is_and_who_is_told(
    page: Page, values: Any, first: str, state: str, visit: dict[str, Any]
) -> None:
    launched(page, values, first=first)
    expect(page.locator("[data-part=bar]")).to_have_attribute("data-state", state)
    assert page.evaluate("({ student: cgLms.student, tells: cgLms.tells })") == visit
    assert page.evaluate("cgStudent") == visit["student"]


@pytest.mark.parametrize(
    ("hash", "last", "shown"),
    [
        ("", "assets/", "assets/"), ("#assets/#x", "index.html", "assets/#x"),
        ("#gone.html", "assets/", "assets/"), ("#gone.html", "gone.html", "index.html"),
    ],
)  # fmt: skip
def test_the_course_opens_where_the_address_says_or_where_one_was_last(
    page: Page, hash: str, last: str, shown: str
) -> None:
    values = {**LEARNER, "cmi.core.lesson_location": last}
    launched(page, values, hash=hash, shown=shown)
    place = shown.partition("#")[0]
    until(page, f"values['cmi.core.lesson_location'] === {place!r}")


FRAME = """async ({ openCourse }) => {
    window.visits = [];
    const place = document.body.appendChild(document.createElement("main"));
    openCourse(place, "index.html#x", (page) => visits.push(page));
    window.frame = place.querySelector("iframe");
    document.title = "The package";
}"""
SCHEME = "document.body.dataset.mdColorScheme"


def test_the_frame_follows_the_course_in_its_title_and_colours(page: Page) -> None:
    run(page, "lms/frame", FRAME)
    until(page, "visits.length === 1")
    assert page.evaluate("[visits[0], document.title]") == ["index.html", "Modules"]
    assert page.evaluate(SCHEME) == "default"
    page.evaluate(f"frame.contentDocument.body{SCHEME.removeprefix('document.body')} = 'slate'")
    until(page, f"{SCHEME} === 'slate'")
    page.evaluate("frame.contentDocument.title = ''")
    page.evaluate("frame.dispatchEvent(new Event('load'))")
    assert page.evaluate("[visits.length, document.title]") == [2, "Modules"]


HIDE = """(hidden) => {
    Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    return calls.splice(0);
}"""


def test_what_the_platform_has_is_committed_when_nobody_looks_and_a_visit_ends_with_its_page(
    page: Page,
) -> None:
    launched(page, {**LEARNER})
    expect(page.locator("[data-part=bar]")).to_have_attribute("data-state", "ready")
    page.evaluate("calls.splice(0)")
    assert page.evaluate(HIDE, False) == []
    assert page.evaluate(HIDE, True) == ["commit"]
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("calls.splice(0)") == ["commit", "finish"]
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def test_a_storage_that_never_answers_does_not_keep_the_course_shut(page: Page) -> None:
    page.evaluate("() => { IDBFactory.prototype.open = () => new EventTarget(); }")
    page.evaluate(LAUNCH, [{**LEARNER}, "", ""])
    page.clock.run_for(5_000)
    expect(page.locator("iframe.lms-course")).to_have_count(1)


def test_a_platform_that_breaks_does_not_keep_the_course_shut(page: Page) -> None:
    """What is broken stands where a person who helps would look."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    launched(page, LEARNER, throws="cmi.suspend_data")
    assert [text for text in told if "The platform is broken" in text]


VISIT = """async () => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ Visit }, { openStore }] =
        await Promise.all([at("lms/visit.mjs"), at("responses/store.mjs")]);
    const store = openStore({ course: "test", path: "" });
    await store.ready;
    const set = (name) => {
        session.error = name === "cmi.core.lesson_status" ? 391 : 0;
        return !session.error;
    };
    const session = { error: 0, ended: false, get: () => "", commit: () => true, set, offer: set };
    const said = [];
    const bar = { show: (...how) => said.push(how) };
    const facts = { checks: [], dialogues: {}, lessons: [], score: false };
    await new Visit(session, store, facts, bar, "normal").begin("test");
    store.sleep();
    return said;
}"""


def test_a_report_that_is_not_taken_is_told_with_the_platform_s_number(page: Page) -> None:
    """Here the words arrive, and only that the course is complete does not."""
    assert page.evaluate(VISIT) == [["failed", {"code": 391}]]
