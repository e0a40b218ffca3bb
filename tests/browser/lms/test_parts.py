"""The parts that speak with a learning platform, each by itself.

Of lms/api.mjs, lms/bar.mjs, lms/beside.mjs, lms/checks.mjs, lms/frame.mjs, lms/reporter.mjs,
lms/rest.mjs, lms/retrying.mjs, lms/standing.mjs, lms/student.mjs, lms/suspend.mjs and lms/way.mjs.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.blank_page import run
from tests.support.modules import Modules

# Whose words these are ----------------------------------------------------------------------------


def test_a_learner_has_a_place_of_their_own(modules: Modules) -> None:
    ids = ["ada", "ada/../bo", "Zoë 1", "\ud83d"]
    found = modules.page.evaluate(
        """async (ids) => {
            const { whose } = await import(new URL("assets/lms/student.mjs", document.baseURI));
            return [...ids, "\\ud83d"].map(whose);
        }""",
        ids[:3],
    )
    assert found == ["@ada", "@ada%2F..%2Fbo", "@Zo%C3%AB%201", "@_"]


LEND = """({ lend }) => {
    const memory = lend();
    const found = [memory.getItem("a"), memory.getItem("getItem")];
    memory.setItem("a", "1"); memory.setItem("b", "2");
    found.push(memory.getItem("a"), Object.keys(memory).join());
    memory.removeItem("a");
    return [...found, memory.getItem("a"), Object.keys(memory).join()];
}"""


def test_a_visit_can_lend_a_memory(modules: Modules) -> None:
    found = run(modules.page, "lms/student", LEND)
    assert found == [None, None, "1", "a,b", None, "b"]


PAGES = ["a.html", "b/c.html"]


@pytest.mark.parametrize(
    ("address", "page"),
    [("a.html", "a.html"), ("b/c.html#x", "b/c.html#x"), ("c.html", ""), ("", ""), ("#x", "")],
)
def test_only_pages_of_the_course_are_opened(modules: Modules, address: str, page: str) -> None:
    assert modules.call("lms/frame.mjs", "known", address, PAGES) == page


# How things stand ---------------------------------------------------------------------------------

CALM: dict[str, Any] = {
    "held": None, "keepsNothing": False, "copy": {"has": "", "over": 0},
    "retrying": {"state": "", "code": 0}, "elsewhere": [],
}  # fmt: skip
FAILED = {"state": "failed", "code": 391}
HELD = {"state": "newer", "text": "cg9z:"}
ALL = {"held": HELD, "keepsNothing": True, "copy": {"has": "x", "over": 7}, "retrying": FAILED,
       "elsewhere": [1]}  # fmt: skip
STANDINGS: list[tuple[dict[str, Any], list[Any]]] = [
    ({}, ["ready"]),
    ({"copy": {"has": "x", "over": 0}}, ["sent"]),
    ({"elsewhere": [1], "copy": {"has": "x", "over": 0}}, ["elsewhere"]),
    ({**ALL, "held": None, "keepsNothing": False, "retrying": CALM["retrying"]},
     ["over", {"n": 7}]),
    ({**ALL, "held": None, "keepsNothing": False}, ["failed", {"code": 391}]),
    ({**ALL, "held": None}, ["nothing", {"text": "x"}]),
    (ALL, ["newer", {"text": "cg9z:"}]),
]  # fmt: skip


def test_what_matters_most_is_said(modules: Modules) -> None:
    calls = [[{**CALM, **facts}] for facts, _ in STANDINGS]
    assert modules.each("lms/standing.mjs", "standing", calls) == [said for _, said in STANDINGS]
    modules.page.context.set_offline(True)
    found = modules.each("lms/standing.mjs", "standing", calls)
    modules.page.context.set_offline(False)
    off = [["offline"]] * 5
    assert found == [*off, *[said for _, said in STANDINGS[5:]]]


RETRY = """({ Retrying }) => {
    window.tries = 0;
    window.retrying = new Retrying(() => { tries += 1; });
}"""


def test_what_failed_is_tried_again_soon_and_then_every_half_minute(blank: Page) -> None:
    run(blank, "lms/retrying", RETRY)

    def after(act: str, *waits: int) -> list[Any]:
        blank.evaluate(act)
        found = [blank.evaluate("retrying.state")]
        for wait in waits:
            blank.clock.run_for(wait)
            found.append(blank.evaluate("tries"))
        return found

    assert after("retrying.begin(); retrying.failed(391)", 2_999, 1) == ["failed", 0, 1]
    assert after("retrying.failed(391)", 2_999, 1) == ["failed", 1, 2], "the same attempt"
    assert after("retrying.begin(); retrying.failed(391)", 29_999, 1) == ["failed", 2, 3]
    assert after("retrying.failed(391)", 29_999, 1) == ["failed", 3, 4], "no new beginning"
    assert after("retrying.begin(); retrying.failed(101)", 30_000) == ["expired", 5]
    assert after("retrying.begin(); retrying.failed(301)", 1) == ["expired", 5]
    assert after("retrying.succeeded()", 40_000) == ["", 5]
    assert blank.evaluate("retrying.code") == 0
    assert after("retrying.begin(); retrying.failed(101)", 3_000) == ["failed", 6], "only once yet"
    twice = "retrying.failed(101); retrying.failed(101)"
    assert after(twice, 3_000, 30_000) == ["failed", 7, 7], "what failed twice is tried once"


BAR = """async ({ Bar }, shows) => {
    const root = document.body.appendChild(document.createElement("div"));
    root.innerHTML = "<p data-part=says></p><p data-part=acts></p><p data-part=said></p>";
    const store = { prefix: "", list: () => [], unreadable: () => [], put: () => {} };
    const bar = new Bar(root, store);
    const did = [];
    const files = [];
    URL.createObjectURL = (blob) => { files.push(blob.text()); return "#"; };
    bar.lmsSync = Object.fromEntries(
        ["again", "replace", "eraseThere"].map((name) => [name, () => did.push(name)]));
    const part = (name) => root.querySelector(`[data-part=${name}]`);
    const found = [];
    for (const [state, values, press] of shows) {
        bar.show(state, values ?? undefined);
        const buttons = [...root.querySelectorAll("button")];
        if (press !== undefined) buttons[press].click();
        did.push(...(await Promise.all(files.splice(0))));
        found.push([root.dataset.state, part("says").getAttribute("aria-live"),
            part("says").textContent, buttons.map((button) => button.textContent),
            part("said").textContent.replace(/\\d{4}-\\d\\d-\\d\\d/, "DAY"),
            did.splice(0).map((text) => text.slice(0, 12))]);
    }
    root.remove();
    return found;
}"""


def test_the_line_says_how_things_stand_and_what_can_be_done(modules: Modules) -> None:
    def shown(*shows: list[Any]) -> list[list[Any]]:
        found: list[list[Any]] = run(modules.page, "lms/bar", BAR, list(shows))
        return found

    backup, again, theirs, replace = (
        modules.call("core/strings.mjs", "say", f"lms.{key}")
        for key in ("save", "again", "save-theirs", "replace")
    )
    erase = modules.call("core/strings.mjs", "say", "lms.erase")
    buttons = {
        "looking": [backup], "over": [backup], "expired": [again, backup],
        "failed": [again, backup], "unread": [again, backup],
        "packed": [again, theirs, backup], "damaged": [theirs, replace],
        "newer": [theirs, replace], "full": [theirs, backup], "sent": [], "ready": [],
        "offline": [], "elsewhere": [], "preview": [], "nothing": [],
    }  # fmt: skip
    for state, acts in buttons.items():
        [[now, live, words, there, said, did]] = shown([state, {"n": 1234, "code": 5}])
        assert (now, there, said, did) == (state, acts, "", [])
        assert live == ("polite" if state not in ("ready", "sent") else live)
        sentence = {"n": "1,234", "code": 5}
        assert words == modules.call("core/strings.mjs", "say", f"lms.{state}", sentence)
    assert shown(["nothing", {"text": "x"}, 0])[0][3::2] == [[erase], ["eraseThere"]]
    assert shown(["failed", {}, 0])[0][5] == ["again"]
    assert shown(["damaged", {}, 1])[0][5] == ["replace"]
    file = modules.call("core/strings.mjs", "say", "file-saved", {"file": "test-lms.txt"})
    assert shown(["damaged", {"text": "theirs"}, 0])[0][4:] == [file, ["theirs"]]
    file = modules.call("core/strings.mjs", "say", "file-saved", {"file": "test-DAY.json"})
    assert shown(["over", {}, 0])[0][4] == file
    file = modules.call("core/strings.mjs", "say", "file-saved", {"file": "test-lms.txt"})
    assert shown(["packed", {}, 1])[0][4:] == [file, [""]]
    lives = shown(["ready"], ["sent"], ["failed", {"code": 1}], ["failed", {"code": 2}], ["sent"])
    assert [live for _, live, *_ in lives] == ["polite", "off", "polite", "off", "polite"]
    same = shown(["over", {"n": 5}, 0], ["over", {"n": 5}], ["over", {"n": 6}])
    assert [each[4] != "" for each in same] == [True, True, False], "a new state, a new line"


def test_what_could_not_be_read_is_asked_for_by_the_page_anew(blank: Page) -> None:
    with blank.expect_navigation():
        blank.evaluate(
            """async () => {
                const { Bar } = await import(new URL("assets/lms/bar.mjs", document.baseURI));
                document.body.innerHTML =
                    "<p data-part=says></p><p data-part=acts></p><p data-part=said></p>";
                new Bar(document.body, {}).show("unread");
                document.querySelector("button").click();
            }"""
        )


# The platform -------------------------------------------------------------------------------------


def test_times_as_the_standard_writes_them(modules: Modules) -> None:
    spans: list[list[Any]] = [[-5], [999], [61_000], [3_599_999], [3_600_000], [45_296_000], [9e12]]
    assert modules.each("lms/api.mjs", "timespan", spans) == [
        "0000:00:00.00", "0000:00:00.00", "0000:01:01.00", "0000:59:59.00", "0001:00:00.00",
        "0012:34:56.00", "9999:59:59.00",
    ]  # fmt: skip
    script = "({ clock }) => clock(new Date(2026, 0, 2, 3, 4, 5).getTime())"
    assert run(modules.page, "lms/api", script) == "03:04:05"


SESSION = """({ Session, openSession }, answers, acts) => {
    const calls = [];
    const api = Object.fromEntries(["Initialize", "Finish", "GetValue", "SetValue", "Commit",
        "GetLastError"].map((name) => [`LMS${name}`, function (...values) {
            calls.push([name, ...values]);
            if (answers[name] === "throws") throw new Error("gone");
            return answers[name];
        }]));
    const session = new Session(api);
    const warn = console.warn;
    console.warn = () => {};
    const found = acts.map(([name, ...values]) => [session[name](...values), session.error]);
    console.warn = warn;
    const here = { API: api };
    here.parent = here.top = here;
    return { found, ended: session.ended, calls, opens: Boolean(openSession(here)) };
}"""
GOOD: dict[str, Any] = {"Initialize": "true", "Finish": True, "SetValue": "true", "Commit": "true",
                        "GetValue": "v", "GetLastError": "0"}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "acts", "found", "ended"),
    [
        (GOOD, [["start"], ["set", "a", 5], ["get", "a"], ["commit"], ["finish"]],
         [[True, 0], [True, 0], ["v", 0], [True, 0], [True, 0]], True),
        (GOOD, [["commit"], ["finish"], ["set", "a", "b"], ["get", "a"]],
         [[True, 0], [False, 0], [False, -1], ["", 0]], True),
        ({**GOOD, "SetValue": "false", "GetLastError": "401"},
         [["set", "a", ""], ["offer", "a", ""]], [[False, 401], [True, 401]], False),
        ({**GOOD, "SetValue": "false", "GetLastError": "402"}, [["offer", "a", ""]],
         [[False, 402]], False),
        ({**GOOD, "SetValue": "throws"}, [["set", "a", ""], ["offer", "a", ""]],
         [[False, -1], [False, -1]], False),
        ({**GOOD, "GetValue": None, "GetLastError": 201}, [["get", "a"]], [["", 201]], False),
        ({**GOOD, "GetValue": 0, "GetLastError": "no"}, [["get", "a"]], [["0", 0]], False),
        ({**GOOD, "Commit": "false", "GetLastError": "101"}, [["start"], ["commit"]],
         [[True, 0], [False, 101]], False),
        ({**GOOD, "Finish": "false"}, [["start"], ["finish"], ["finish"]],
         [[True, 0], [False, -1], [False, -1]], True),
    ],
)  # fmt: skip
def test_a_visit_says_what_the_platform_took(
    modules: Modules, answers: dict[str, Any], acts: list[Any], found: list[Any], ended: bool
) -> None:
    told = run(modules.page, "lms/api", SESSION, answers, acts)
    assert told["found"] == found
    assert told["ended"] is ended and told["opens"]


def test_no_visit_begins_where_the_platform_refuses_or_is_not_there(modules: Modules) -> None:
    refused = run(modules.page, "lms/api", SESSION, {**GOOD, "Initialize": "false"}, [])
    assert not refused["opens"]
    nowhere = (
        "({ openSession }) => { const here = {}; here.parent = here; return openSession(here); }"
    )
    assert run(modules.page, "lms/api", nowhere) is None


def test_values_reach_the_platform_as_texts_and_nothing_does_after_the_end(
    modules: Modules,
) -> None:
    acts = [["start"], ["set", "a", 5], ["finish"], ["set", "b", 6], ["commit"]]
    calls = run(modules.page, "lms/api", SESSION, GOOD, acts)["calls"]
    assert calls[:3] == [["Initialize", ""], ["SetValue", "a", "5"], ["Finish", ""]]
    assert calls[3:] == [["Initialize", ""]], "of the visit that is opened afterwards"


WAY = """({ wayIn }, mode, status, data, answers) => {
    const values = { "cmi.core.lesson_mode": mode, "cmi.core.lesson_status": status,
        "cmi.suspend_data": data };
    const told = [];
    const { drops = false, room = Infinity, refuses = [], unread = false } = answers;
    const set = (name, value) => {
        told.push(`${name.replace(/^cmi.(core.)?/, "")}=${value.slice(-10)}`);
        if (value.length > room || refuses.includes(value)) return false;
        if (!drops) values[name] = value;
        return true;
    };
    const session = { error: 0, set, offer: set, get: (name) => {
        session.error = unread && name.endsWith("data") ? 301 : 0;
        return session.error ? "" : values[name];
    } };
    return [wayIn(session), ...told];
}"""
EXIT, AGAIN = "exit=suspend", ["suspend_data=words ", "suspend_data=words"]
BEGUN, SEEN = "lesson_status=incomplete", "lesson_status=browsed"
FULL = "x" * 4096
WAYS: list[tuple[list[Any], list[str]]] = [
    (["", "", "words", {}], ["normal", EXIT, BEGUN]),
    (["Normal", "Not attempted", "words", {}], ["normal", EXIT, BEGUN]),
    (["normal", "browsed", "words", {}], ["normal", EXIT, BEGUN]),
    (["normal", "incomplete", "words", {}], ["normal", EXIT]),
    (["constructor", "completed", "words", {}], ["normal", EXIT]),
    (["Browse", "", "words", {}], ["preview", EXIT, SEEN]),
    (["browse", "not attempted", "", {"refuses": ["browsed"]}], ["preview", EXIT, SEEN, BEGUN]),
    (["browse", "browsed", "words", {}], ["preview", EXIT]),
    (["Review", "", "words", {}], ["normal", *AGAIN, EXIT]),
    (["review", "completed", "words", {"drops": True}], ["looking", *AGAIN]),
    (["review", "completed", "words", {"room": 0}], ["looking", *AGAIN]),
    (["review", "completed", "words", {"room": 5}], ["looking", *AGAIN]),
    (["review", "completed", "words", {"refuses": ["words"]}], ["looking", *AGAIN]),
    (["review", "completed", FULL, {"room": 4096}],
     ["normal", f"suspend_data={FULL[:9]} ", f"suspend_data={FULL[:10]}", EXIT]),
    (["review", "completed", FULL, {"room": 4095}],
     ["looking", f"suspend_data={FULL[:9]} ", f"suspend_data={FULL[:10]}"]),
    (["review", "completed", "words", {"unread": True}], ["normal", EXIT]),
]  # fmt: skip


def test_how_a_package_was_opened_is_found_out_and_leaves_the_copy_as_it_was(
    modules: Modules,
) -> None:
    assert [run(modules.page, "lms/way", WAY, *given) for given, _ in WAYS] == [
        found for _, found in WAYS
    ]


# Knowledge checks ---------------------------------------------------------------------------------

ONE = {"id": "one", "exercise": "c", "field": "one", "choices": ["x", "y", "z"], "correct": ["y"]}
TWO = {"id": "two", "exercise": "c", "field": "two", "choices": ["x", "y", "z"],
       "correct": ["z", "x"]}  # fmt: skip
OPEN = {"id": "open", "exercise": "c", "field": "open", "choices": ["x", "y"], "correct": []}


def answer(value: Any, at: int = 5) -> dict[str, Any]:
    return {"value": value, "savedAt": at}


def test_an_answer_is_reported_by_letters_right_wrong_or_neither(modules: Modules) -> None:
    calls = [[ONE, answer("y")], [ONE, answer("z")], [TWO, answer(["x", "z"])],
             [TWO, answer(["z"])], [OPEN, answer("x")]]  # fmt: skip
    found = [dict(each) for each in modules.each("lms/checks.mjs", "interaction", calls)]
    assert [(each["result"], each.get("correct_responses.0.pattern")) for each in found] == [
        ("correct", "b"), ("wrong", "b"), ("correct", "a,c"), ("wrong", "a,c"), ("neutral", None),
    ]  # fmt: skip
    assert [each["student_response"] for each in found] == ["b", "c", "a,c", "c", "a"]
    assert {each["type"] for each in found} == {"choice"} and found[0]["id"] == "one"
    assert {each["weighting"] for each in found} == {"1"}


ANSWERS = """async ([checks, records]) => {
    const at = new URL("assets/lms/checks.mjs", document.baseURI);
    const { answersOf, scoreOf } = await import(at);
    const answers = answersOf(checks, records);
    const told = [...answers].map(([name, { value }]) => [name, value]);
    return [told, scoreOf(checks, answers)];
}"""
PLACE = "_learner/c/first/"


@pytest.mark.parametrize(
    ("checks", "records", "told", "score"),
    [
        ([ONE, TWO], {}, {}, 0),
        ([OPEN], {f"{PLACE}open": answer("x")}, {"c.open": "x"}, None),
        ([ONE, TWO, OPEN], {f"{PLACE}one": answer("y"), f"{PLACE}open": answer("x")},
         {"c.one": "y", "c.open": "x"}, 50),
        ([ONE, TWO, OPEN, {**ONE, "field": "more"}], {f"{PLACE}one": answer("y")},
         {"c.one": "y"}, 33),
        ([ONE], {f"{PLACE}one": answer("y", 5), "n/c/first/one": answer("x", 6)},
         {"c.one": "x"}, 0),
        ([ONE], {f"{PLACE}one": answer("y", 5), "n/c/first/one": answer(None, 6)}, {}, 0),
        ([ONE], {f"{PLACE}one": answer("y", 5), "n/c/first/one": answer(None, 4)},
         {"c.one": "y"}, 100),
        ([ONE], {f"{PLACE}other": answer("y"), "_settings/c/x": answer("y"), "odd": answer(1)},
         {}, 0),
    ],
)  # fmt: skip
def test_the_latest_answers_count_and_the_score_is_a_share(
    modules: Modules, checks: Any, records: dict[str, Any], told: dict[str, Any], score: Any
) -> None:
    pairs, share = modules.page.evaluate(ANSWERS, [checks, [*records.items()]])
    assert (dict(pairs), share) == (told, score)


REPORT = """({ Reporter }, given) => {
    const { facts = {}, platform = {}, refuse = [], device = {}, keepsNothing = false } = given;
    const values = { "cmi.interactions._count": "0", ...platform };
    window.calls = []; window.failed = []; window.device = { ...device };
    window.refuse = new Set(refuse);
    const store = { prefix: "p/", keepsNothing, onChange: (act) => { window.change = act; },
        get: (key) => window.device[key],
        put: (key, record) => { window.device[key] = { ...record, savedAt: 9 }; },
        list: () => Object.entries(window.device) };
    const set = (element, value) => {
        calls.push([element, String(value)]);
        if (window.refuse.has(element)) return false;
        values[element] = String(value);
        if (element.endsWith(".id"))
            values["cmi.interactions._count"] = String(Number(element.split(".")[2]) + 1);
        return true;
    };
    window.session = { error: 391, ended: false, get: (element) => values[element] ?? "", set,
        offer: set };
    window.store = store;
    window.reporter = new Reporter(session, store,
        { checks: [], dialogues: {}, lessons: [], score: false, ...facts },
        (code) => failed.push(code));
    reporter.start(given.known ?? []);
}"""


@pytest.fixture
def reporter(blank: Page) -> Any:
    """Begins reports: what the course has, the platform says and refuses, this device keeps."""

    def begin(**given: Any) -> Page:
        run(blank, "lms/reporter", REPORT, given)
        return blank

    return begin


def calls(page: Page) -> list[str]:
    """What the platform was told since this was asked last, as `element=value`."""
    told = page.evaluate("calls.splice(0)")
    return [f"{element.removeprefix('cmi.')}={value}" for element, value in told]


def test_without_checks_a_course_is_complete_once_each_lesson_was_opened(reporter: Any) -> None:
    page = reporter(facts={"lessons": ["a.html", "b.html"]})
    assert calls(page) == []
    page.evaluate("reporter.visit('a.html')")
    page.evaluate("reporter.visit('a.html'); reporter.visit('index.html'); reporter.report()")
    places = [f"core.lesson_location={place}.html" for place in ("a", "a", "index")]
    assert calls(page) == places
    assert page.evaluate("device['p/_lms/opened'].value") == ["a.html"]
    page.evaluate("reporter.visit('b.html'); reporter.report()")
    assert calls(page) == ["core.lesson_location=b.html", "core.lesson_status=completed"]
    page.evaluate("reporter.report()")
    assert calls(page) == [], "it is over already"


CHECKED = {"checks": [ONE, OPEN], "lessons": ["a.html"], "score": True}
ONE_TOLD = ["interactions.0.id=one", "interactions.0.type=choice"]


def test_answers_are_told_a_moment_later_once_and_complete_the_course(reporter: Any) -> None:
    page = reporter(facts=CHECKED)
    page.evaluate("reporter.visit('a.html')")
    assert calls(page) == ["core.lesson_location=a.html"]
    assert "p/_lms/opened" not in page.evaluate("device"), "lessons count only without checks"
    page.evaluate("device['p/_learner/c/first/one'] = { value: 'x', savedAt: 4 }; change()")
    page.clock.run_for(600)
    page.evaluate("device['p/_learner/c/first/one'] = { value: 'y', savedAt: 5 }; change()")
    page.clock.run_for(999)
    assert calls(page) == [], "somebody who changes their mind at once has answered once"
    page.clock.run_for(1)
    told = calls(page)
    assert told[:2] == ONE_TOLD and told[3:] == [
        "interactions.0.student_response=b", "interactions.0.correct_responses.0.pattern=b",
        "interactions.0.weighting=1", "interactions.0.result=correct",
        "core.score.min=0", "core.score.max=100", "core.score.raw=100",
    ]  # fmt: skip
    assert page.evaluate("device['p/_settings/lms-told'].value") == {"c.one": "y"}
    page.evaluate("device['p/_learner/c/first/open'] = { value: 'x', savedAt: 6 }; change()")
    page.clock.run_for(1_000)
    told = calls(page)
    assert told[0] == "interactions.1.id=open" and told[-4:] == [
        "core.lesson_status=completed", "core.score.min=0", "core.score.max=100",
        "core.score.raw=100",
    ]  # fmt: skip
    page.clock.run_for(60_000)
    assert calls(page) == [] and page.evaluate("failed") == []


def test_what_a_platform_does_not_take_is_told_again_under_its_number(reporter: Any) -> None:
    weight = "cmi.interactions.0.weighting"
    device = {"p/_learner/c/first/one": answer("y")}
    page = reporter(facts={"checks": [ONE, OPEN]}, refuse=[weight], device=device)
    assert calls(page)[-1] == "interactions.0.weighting=1" and page.evaluate("failed") == [391]
    page.clock.run_for(29_999)
    assert calls(page) == []
    page.evaluate("refuse.clear()")
    page.clock.run_for(1)
    again = calls(page)
    assert again[0] == "interactions.0.id=one" and again[-1] == "interactions.0.result=correct"
    page.clock.run_for(60_000)
    assert calls(page) == []


def test_nothing_is_told_that_the_platform_has_or_the_learner_keeps(reporter: Any) -> None:
    device = {"p/_learner/c/first/one": answer("y"), "p/_settings/lms-told": answer({"c.one": "y"})}
    count = "cmi.interactions._count"
    known = reporter(facts={"checks": [ONE]}, device=device, platform={count: "1"})
    assert calls(known) == ["core.lesson_status=completed"]
    lost = reporter(facts={"checks": [ONE]}, device=device)
    assert calls(lost)[0] == "interactions.0.id=one", "the platform has fewer reports"
    before = [["_learner/c/first/one", answer("y")]]
    theirs = reporter(facts={"checks": [ONE]}, device=device, known=before)
    assert calls(theirs) == ["core.lesson_status=completed"]
    private = reporter(facts={"checks": [ONE]}, device=device, keepsNothing=True)
    private.evaluate("reporter.visit('a.html')")
    assert calls(private) == []
    none = reporter(facts={"checks": [ONE]}, platform={count: ""}, device=device | {
        "p/_settings/lms-told": answer({})})  # fmt: skip
    assert calls(none) == ["core.lesson_status=completed"], "it keeps no interactions"


DOOR = {"id": "talk.door", "replies": ["ask", "argue"], "last": ["ask"]}
ASKED = [
    "interactions.{n}.id=talk.door", "interactions.{n}.type=choice",
    "interactions.{n}.student_response={sign}", "interactions.{n}.weighting=0",
    "interactions.{n}.result=neutral",
]  # fmt: skip


def told_of_door(n: int, sign: str) -> list[str]:
    return [line.format(n=n, sign=sign) for line in ASKED]


def test_replies_are_told_when_the_conversation_has_ended_and_again_when_it_ends_otherwise(
    reporter: Any,
) -> None:
    """A first visit to a turn is told after the knowledge checks, and each change once."""

    def said(page: Page, *replies: str) -> list[str]:
        path = [{"turn": "door", "reply": reply} for reply in replies]
        value = {"value": {"v": 1, "path": path}, "savedAt": 6}
        page.evaluate("(way) => { device['p/_practice/dialogue/talk'] = way; change(); }", value)
        page.clock.run_for(1_000)
        return [line for line in calls(page) if ".time=" not in line and "score" not in line]

    device = {"p/_learner/c/first/one": answer("y")}
    facts = {"checks": [ONE, OPEN], "dialogues": {"talk": {"door": DOOR}}}
    page = reporter(facts=facts, device=device)
    assert calls(page)[0] == "interactions.0.id=one"
    assert said(page, "argue") == [], "it goes on"
    assert said(page, "argue", "ask") == [*told_of_door(1, "b"), *told_of_door(2, "a")]
    assert said(page, "argue", "ask") == []
    assert said(page, "ask") == told_of_door(3, "a"), "the first visit had another reply"
    assert page.evaluate("device['p/_settings/lms-told'].value") == {
        "c.one": "y", "dialogue/talk/door/1": "ask", "dialogue/talk/door/2": "ask",
    }  # fmt: skip


def test_the_end_of_a_visit_says_how_long_it_was(reporter: Any) -> None:
    page = reporter(facts={"lessons": ["a.html"]})
    page.clock.run_for(61_000)
    page.evaluate("reporter.end()")
    assert calls(page) == ["core.session_time=0000:01:01.00", "core.exit=suspend"]


# The copy -----------------------------------------------------------------------------------------


def record(saved: int, value: Any = "x", **more: Any) -> dict[str, Any]:
    return {"format": 1, "value": value, "savedAt": saved, **more}


def unpacked(text: str) -> Any:
    assert text.startswith("cg1z:")
    return json.loads(zlib.decompress(base64.b64decode(text[5:]), wbits=-15))


def test_a_copy_says_only_what_cannot_be_known_otherwise(modules: Modules) -> None:
    sheet = {"exercise": "s", "revision": 1}
    records = [
        ["first/s/first/b", record(30, ["y"], **sheet, field="b", previous={"value": 1})],
        ["first/s/first/a", record(10, **sheet, field="a")],
        ["first/s/first/c/row-1", record(32, **sheet, field="c", row="row-1", others=[1])],
        ["first/s/first/c/row-2", record(33, **{**sheet, "revision": 2}, field="c", row="row-2")],
        ["_settings/x", record(31)],
        ["_aside/1/x", record(31)],
        ["first/s/after/a", record(40, None, **sheet, field="a", tool="z")],
    ]
    text = modules.call("lms/suspend.mjs", "encodeNow", records)
    assert unpacked(text) == [
        ["first/s/first/a", 10, "x"],
        ["/b", 20, ["y"]],
        ["first/s/first/c/row-1", 2, "x"],
        ["/row-2", 1, "x", {"revision": 2}],
        ["first/s/after/a", 7, None, {"tool": "z"}],
    ]
    nothing = modules.each("lms/suspend.mjs", "encodeNow", [[[]], [[records[4], records[5]]]])
    assert nothing == ["", ""]


REST = "_lms/rest"


def test_a_copy_says_what_it_has_no_room_for(modules: Modules) -> None:
    entries = [["a", record(1)], ["b", record(2)]]
    missing = [[f"k{n}", n] for n in range(45)]
    whole = modules.call("lms/rest.mjs", "withRest", entries, missing)
    newest = [[f"k{n}", n] for n in range(44, 4, -1)]
    assert whole == [*entries, [REST, record(44, newest)]]
    assert modules.call("lms/rest.mjs", "withRest", entries, []) == entries
    odd = [*newest[:2], "k", ["k"], ["k", None], [1, 2], None]
    calls = [[whole], [entries], [[[REST, record(1, odd)]]], [[[REST, record(1, "odd")]]]]
    assert modules.each("lms/rest.mjs", "withoutRest", calls) == [
        {"records": entries, "missing": newest},
        {"records": entries, "missing": []},
        {"records": [], "missing": newest[:2]},
        {"records": [], "missing": []},
    ]


def test_small_records_go_first_and_older_versions_stay_where_newer_do_not_fit(
    modules: Modules,
) -> None:
    noise = "".join(f"{n * 7919 % 10_007:x}" for n in range(400))
    there = [["a", record(1, "a1")], ["gone", record(1, "g")]]
    wanted = [["a", record(5, noise)], ["b", record(6, "b")], ["c", record(7, "cc")]]
    elsewhere = [["z", 3]]

    def fitting(room: int) -> Any:
        found = modules.call("lms/rest.mjs", "fitting", there, wanted, elsewhere, room)
        if found is None:
            return None
        assert len(found["text"]) <= room and unpacked(found["text"])
        rest = dict(found["entries"]).get(REST, {}).get("value", [])
        return [[key, each["savedAt"]] for key, each in found["records"]], rest

    assert fitting(10_000) == ([["a", 5], ["b", 6], ["c", 7]], [["z", 3]])
    some = len(modules.call("lms/rest.mjs", "fitting", there, wanted, elsewhere, 10_000)["text"])
    assert fitting(some) == fitting(10_000)
    assert fitting(some - 1) == ([["a", 1], ["b", 6], ["c", 7]], [["a", 5], ["z", 3]])
    assert fitting(10) is None


COPY = """async ({ Copy }, room, sends) => {
    const values = { "cmi.suspend_data": "" };
    window.limit = room;
    const session = { error: 0, get: (name) => values[name], set: (name, text) => {
        if (text.length > limit || refused) { session.error = 405; return false; }
        values[name] = text;
        session.error = 0;
        return true;
    } };
    let refused = false;
    const kept = {};
    const store = { prefix: "", get: (key) => kept[key],
        put: (key, record) => { kept[key] = record; } };
    const copy = new Copy(session, store);
    const found = [];
    for (const [act, ...rest] of sends) {
        if (act === "refuse") refused = rest[0];
        else if (act === "unread") { session.get = (name) => { session.error = 301; return ""; }; }
        else if (act === "text") values["cmi.suspend_data"] = rest[0];
        const made = typeof copy[act] === "function" ? await copy[act](...rest) : undefined;
        found.push([made?.trouble ?? "", copy.records.map(([key]) => key).join(),
            copy.missing.length, Boolean(copy.over), copy.refused, copy.sent,
            values["cmi.suspend_data"].length]);
    }
    return found;
}"""


def test_a_copy_is_sent_once_and_says_why_it_was_not_taken(modules: Modules) -> None:
    a, b = ["a", record(1)], ["b", record(2, "y" * 9)]
    steps: list[list[Any]] = [
        ["send", [a], []], ["send", [a], []], ["sendNow", [a, b], []], ["sendNow", [a, b], []],
        ["repeat"], ["refuse", True], ["send", [a], []], ["refuse", False], ["forget"],
        ["send", [a], []], ["send", [], []], ["read", "test"],
    ]  # fmt: skip
    found = run(modules.page, "lms/copy", COPY, 4096, steps)
    lengths = [each[-1] for each in found]
    short, long = lengths[0], lengths[2]
    assert lengths == [*[short] * 2, *[long] * 2, *[long + 1] * 5, short, 0, 0]
    assert [each[1] for each in found] == ["a"] * 2 + ["a,b"] * 7 + ["a", "", ""]
    assert [each[4] for each in found] == [False] * 6 + [True] * 3 + [False] * 3
    assert not any(each[3] for each in found) and all(each[5] for each in found)


def test_a_copy_that_was_only_read_is_not_sent_again(modules: Modules) -> None:
    text = modules.call("lms/suspend.mjs", "encodeNow", [["a", record(1)]])
    steps = [["text", text], ["read", "test"], ["repeat"]]
    *_, read, repeated = run(modules.page, "lms/copy", COPY, 4096, steps)
    assert read[1] == "a" and read[-1] == repeated[-1] == len(text)


def test_a_copy_that_has_no_room_holds_what_fits_and_knows_it(modules: Modules) -> None:
    noise = "".join(f"{n * 7919 % 10_007:x}" for n in range(3_000))
    small, large = ["a", record(1)], ["b", record(2, noise)]
    sends = [["send", [small, large], []], ["send", [small], []], ["read", "test"]]
    full, all_of_it, read = run(modules.page, "lms/copy", COPY, 4096, sends)
    assert full[1:6] == ["a", 0, True, False, True]
    assert all_of_it[1:6] == ["a", 0, False, False, True] and all_of_it[-1] < full[-1]
    assert read[:3] == ["", "a", 0]


@pytest.mark.parametrize(
    ("steps", "trouble"),
    [
        ([["text", ""], ["read", "test"]], ""), ([["text", "cg9z:"], ["read", "test"]], "newer"),
        ([["text", "?"], ["read", "test"]], "damaged"), ([["unread"], ["read", "test"]], "unread"),
    ],
)  # fmt: skip
def test_a_copy_that_cannot_be_read_says_why(
    modules: Modules, steps: list[Any], trouble: str
) -> None:
    assert run(modules.page, "lms/copy", COPY, 4096, steps)[-1][0] == trouble
