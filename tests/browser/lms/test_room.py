"""How much a platform takes, when it is told, and what a visit does; each by itself.

Of lms/lms-sync.mjs, lms/room.mjs and lms/visit.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.blank_page import run
from tests.support.look import until
from tests.support.modules import Modules

ROOM = """({ Room }, platform, memory, steps) => {
    let { room = Infinity, cut = Infinity, refuses = false, answers = null } = platform;
    let there = "";
    const told = [];
    const session = { error: 0, get: () => answers ?? there, set: (_name, text) => {
        told.push(text.length);
        session.error = refuses || text.length > room ? 405 : 0;
        if (!session.error) there = text.slice(0, cut);
        return !session.error;
    } };
    let kept = memory;
    const store = { prefix: "p/", get: (key) => kept && key === "p/_settings/lms-room"
        ? { value: kept } : undefined, put: (_key, { value }) => { kept = value; } };
    const made = new Room(session, store);
    return steps.map(([act, length]) => {
        const text = "x".repeat(length ?? 0);
        const answer = act === "read" ? made.read().length : made[act](text);
        return [answer, told.splice(0), kept ?? null, made.smaller, session.error];
    });
}"""
BOTH = [63_999, 4096]
ROOMS: list[tuple[dict[str, Any], Any, list[list[Any]], list[list[Any]]]] = [
    (
        {"room": 63_999}, None,
        [["put", 4096], ["put", 4097], ["put", 4097], ["put", 64_000], ["put", 64_000],
         ["put", 63_999]],
        [
            ["taken", [4096], None, BOTH, 0], ["taken", [4097], {"sent": 4097}, BOTH, 0],
            ["taken", [4097], {"sent": 4097}, BOTH, 0],
            ["long", [64_000, 4097], {"sent": 4097}, BOTH, 0],
            ["long", [], {"sent": 4097}, BOTH, 0],
            ["taken", [63_999], {"sent": 63_999}, BOTH, 0],
        ],
    ),
    (
        {"room": 5000}, None, [["put", 10], ["put", 63_999], ["put", 5001], ["put", 4096]],
        [
            ["taken", [10], None, BOTH, 0], ["long", [63_999, 10], None, [4096], 0],
            ["long", [5001, 10], None, [4096], 0], ["taken", [4096], None, [4096], 0],
        ],
    ),
    (
        {"refuses": True}, None, [["put", 4096], ["put", 4097]],
        [["failed", [4096], None, BOTH, 405], ["failed", [4097, 0], None, BOTH, 405]],
    ),
    (
        {"room": 4095}, None, [["put", 4096]], [["failed", [4096], None, BOTH, 405]],
    ),
    (
        {"cut": 4096}, None, [["put", 4096], ["put", 4097], ["read"]],
        [
            ["taken", [4096], None, BOTH, 0], ["long", [4097, 4096], None, [4096], 0],
            [4096, [], None, [4096], 0],
        ],
    ),
    ({"answers": ""}, None, [["put", 5000]], [["taken", [5000], {"sent": 5000}, BOTH, 0]]),
    ({"answers": "x" * 4095}, None, [["put", 5000]], [["taken", [5000], {"sent": 5000}, BOTH, 0]]),
    ({"answers": "y" * 4500}, None, [["put", 5000]], [["taken", [5000], {"sent": 5000}, BOTH, 0]]),
    ({"answers": "x" * 5001}, None, [["put", 5000]], [["taken", [5000], {"sent": 5000}, BOTH, 0]]),
    (
        {}, {"sent": 6000}, [["hasCut", 4095], ["hasCut", 6000], ["hasCut", 5999], ["hasCut", 4096],
                             ["put", 4097], ["put", 4096]],
        [
            [False, [], {"sent": 6000}, BOTH, 0], [False, [], {"sent": 6000}, BOTH, 0],
            [True, [], {"sent": 6000, "cut": 6000}, [4096], 0],
            [True, [], {"sent": 6000, "cut": 4097}, [4096], 0],
            ["long", [], {"sent": 6000, "cut": 4097}, [4096], 0],
            ["taken", [4096], {"sent": 6000, "cut": 4097}, [4096], 0],
        ],
    ),
    ({}, {"cut": 4097}, [["put", 4097], ["put", 4096], ["hasCut", 5000]],
     [["long", [], {"cut": 4097}, [4096], 0], ["taken", [4096], {"cut": 4097}, [4096], 0],
      [False, [], {"cut": 4097}, [4096], 0]]),
    ({}, None, [["hasCut", 5000]], [[False, [], None, BOTH, 0]]),
    (
        {}, None, [["put", 5], ["repeat"], ["repeat"], ["repeat"]],
        [["taken", [length], None, BOTH, 0] for length in (5, 6, 5, 6)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("platform", "memory", "steps", "found"), ROOMS)
def test_how_much_a_platform_takes_is_learned_from_its_answers(
    modules: Modules, platform: Any, memory: Any, steps: Any, found: Any
) -> None:
    """The answer, the lengths that were set for it, what is remembered, and what to try next."""
    assert run(modules.page, "lms/room", ROOM, platform, memory, steps) == found


SYNC = """async ({ LmsSync }) => {
    window.calls = [];
    window.records = {};
    const values = { "cmi.suspend_data": "" };
    const session = { error: 0, ended: false, get: (name) => values[name] ?? "",
        set: (name, value) => { calls.push("set"); values[name] = value; return true; },
        commit: () => { calls.push("commit"); return true; } };
    window.store = { prefix: "p/", keepsNothing: false, onChange: (act) => { window.change = act; },
        list: () => Object.entries(records), get: (key) => records[key],
        put: (key, record) => { records[key] = record; }, erasedAt: () => undefined,
        isErased: () => false, restore: async () => true, wake: () => {} };
    const sync = new LmsSync(session, store, () => {});
    await sync.fetch("test");
    sync.follow();
    window.sync = sync;
    window.write = (key, value) => {
        const place = { exercise: "s", revision: 1, field: "a" };
        records[`p/${key}`] = { format: 1, value, savedAt: Date.now(), ...place };
        change(`p/${key}`, records[`p/${key}`]);
    };
}"""


def test_words_go_to_the_platform_once_nobody_writes_and_are_committed_later(blank: Page) -> None:
    page = blank
    run(page, "lms/lms-sync", SYNC)
    page.clock.run_for(400)
    assert page.evaluate("calls") == [], "there is nothing to send yet"
    for words in ("a", "ab"):
        page.evaluate("(words) => write('first/s/first/a', words)", words)
        page.clock.run_for(299)
        assert page.evaluate("calls") == []
    page.clock.run_for(1)
    until(page, "calls.length === 1")
    page.evaluate("(words) => write('first/s/first/b', words)", "b")
    page.clock.run_for(300)
    until(page, "calls.length === 2")
    page.clock.run_for(2_699)
    assert page.evaluate("calls") == ["set", "set"]
    page.clock.run_for(1)
    assert page.evaluate("calls") == ["set", "set", "commit"]
    page.evaluate("write('_settings/other', 1)")
    page.evaluate("write('_aside/other', 1)")
    page.clock.run_for(10_000)
    assert page.evaluate("calls") == ["set", "set", "commit"], "that stays on the device"
    page.evaluate("(words) => write('first/s/first/a', words)", "abc")
    page.clock.run_for(300)
    until(page, "calls.length === 4")
    page.evaluate("sync.commit()")
    page.clock.run_for(10_000)
    assert page.evaluate("calls.slice(3)") == ["set", "commit"], "once, when nobody looks any more"


VISIT = """async ({ Visit }, way) => {
    // The browser packs in a time of its own; our own code, once it is there, packs at once.
    const { CompressionStream } = window;
    delete window.CompressionStream;
    await import(new URL("assets/core/deflate.mjs", document.baseURI));
    const calls = [];
    const call = (name, answer) => (...values) => {
        calls.push([name, ...values.map((value) => String(value).slice(0, 25))].join(" "));
        return answer;
    };
    const session = { error: 0, ended: false, get: () => "", set: call("set", true),
        offer: call("offer", true), commit: call("commit", true), finish: call("finish", true) };
    const record = { format: 1, value: "mine", savedAt: 5, exercise: "s", revision: 1, field: "a" };
    const store = { prefix: "p/", keepsNothing: false, onChange: () => {}, erasedAt: () => 0,
        list: () => [["p/first/s/first/a", record]], get: () => undefined, put: () => {},
        isErased: () => false, restore: async () => true, wake: call("wake") };
    const said = [];
    const bar = { show: (state) => said.push(state) };
    const facts = { checks: [], dialogues: {}, lessons: ["a.html"], score: false };
    const visit = new Visit(session, store, facts, bar, way);
    const online = (is) => {
        Object.defineProperty(navigator, "onLine", { get: () => is, configurable: true });
        dispatchEvent(new Event(is ? "online" : "offline"));
    };
    const done = async (act) => {
        await act();
        for (let n = 0; n < 60; n += 1) await new Promise((go) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = go;
            port2.postMessage(0);
        });
        return [calls.splice(0), said.splice(0)];
    };
    const found = [];
    for (const act of [() => visit.begin("test"), () => visit.at("a.html"), () => visit.hidden(),
        () => online(false), () => online(true), () => visit.end(), () => online(false),
        () => online(true)]) found.push(await done(act));
    delete navigator.onLine;
    Object.assign(window, { CompressionStream });
    return found;
}"""
TOLD, END = "set cmi.suspend_data cg1z", ["offer cmi.core.session_time 0000", "commit", "finish"]
WHOLE = ("commit", "finish", "wake")


def test_a_visit_tells_the_platform_until_its_end(modules: Modules) -> None:
    found = run(modules.page, "lms/visit", VISIT, "normal")
    short = [
        [[call if call in WHOLE else call.partition(":")[0] for call in calls], said]
        for calls, said in found
    ]
    assert short == [
        [[], []],
        [["offer cmi.core.lesson_location a.html"], []],
        [["commit"], ["ready"]],
        [[], ["offline"]],
        [[TOLD, "commit"], ["sent", "sent"]],
        [["wake", TOLD, END[0], "offer cmi.core.exit suspend", *END[1:]], []],
        [[], []], [[], []],
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["preview", "looking"])
def test_a_look_at_a_package_tells_the_platform_nothing(modules: Modules, way: str) -> None:
    nothing: list[Any] = [[], []]
    assert run(modules.page, "lms/visit", VISIT, way) == [
        [[], [way]], *[nothing] * 4, [["finish"], []], *[nothing] * 2,
    ]  # fmt: skip
