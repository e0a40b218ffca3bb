"""What a device and a learning platform have of each other after a visit, record by record.

Of lms/lms-sync.mjs, with the store of a browser and a platform that keeps one text.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.modules import Modules
from tests.support.project import SUPPORT

SYNC = """async ([device, platform, acts]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ LmsSync }, { encode, decode }, { withoutRest }] =
        await Promise.all(["lms/lms-sync.mjs", "lms/suspend.mjs", "lms/rest.mjs"].map(at));
    const { store } = await keptIn(device);
    const prefix = store.prefix;
    const first = typeof platform === "string" ? platform : await encode(platform);
    const values = { "cmi.suspend_data": first };
    const session = { error: 0, ended: false, get: (name) => values[name] ?? "", set(name, value) {
        if (refuses) return false;
        values[name] = value;
        return true;
    }, commit: () => true };
    let refuses = false;
    const told = [];
    const sync = new LmsSync(session, store, (state) => told.push(state));
    const DO = {
        nothing: () => { store.keepsNothing = true; },
        something: async () => {
            store.keepsNothing = false;
            sync.sendNow();
            while (!store.list().some(words)) await new Promise((go) => { setTimeout(go); });
        },
        erase: (key) => store.erase([prefix + key]),
        write: (key, value) => store.put(prefix + key, { value, ...place(key) }),
        replace: () => sync.replace(), eraseThere: () => sync.eraseThere(),
        refuse: () => { refuses = true; }, accept: () => { refuses = false; },
        commit: () => sync.commit(), again: () => sync.again(),
        now: () => sync.sendNow(), late: () => { session.ended = true; },
    };
    const words = ([key]) => key.includes("/first/s/");
    const place = (key) => ({ exercise: "s", revision: 1, field: key.split("/").at(-1) });
    if (acts[0]?.[0] === "nothing") DO[acts.shift()[0]]();
    const fetched = sync.fetch("test");
    const left = acts[0]?.[0] === "leave at once" && acts.shift();
    if (left) sync.sendNow();
    await fetched;
    sync.follow();
    for (const [act, ...values] of acts) {
        await DO[act](...values);
        if (act !== "now") await sync.send();
    }
    if (!left && !acts.length) await sync.send();
    const there = await decode(values["cmi.suspend_data"], "test");
    const named = (records) => Object.fromEntries(records.map(([key, { value }]) => [key, value]));
    const own = store.list().map(([key, record]) => [key.slice(prefix.length), record]);
    return [named(own.filter(([key]) => key.startsWith("first/"))),
        there.trouble ?? named(withoutRest(there.records).records), told.at(-1)];
}"""
A, B = "first/s/first/a", "first/s/first/b"
PLACE = {"exercise": "s", "revision": 1}


def said(value: Any, at: int, field: str = "a") -> dict[str, Any]:
    return {"format": 1, "value": value, "savedAt": at, **PLACE, "field": field}


def rest(*keys: str, at: int = 50) -> list[Any]:
    return ["_lms/rest", {"format": 1, "value": [[key, at] for key in keys], "savedAt": at}]


@pytest.fixture(scope="module")
def device(modules: Modules) -> Page:
    modules.page.add_script_tag(path=SUPPORT / "kept_records.js")
    return modules.page


MARK = {"_erased/first/s/first/b": {"value": True, "savedAt": 40}}
ERASED = {key: record["value"] for key, record in MARK.items()}
THEIRS = [[A, said("theirs", 20)], [B, said("b", 10, "b")]]
VISITS: dict[str, tuple[dict[str, Any], Any, list[list[Any]], list[Any]]] = {
    "nothing anywhere": ({}, [], [], [{}, {}, "ready"]),
    "a new device takes over": ({}, THEIRS, [],
                                [{A: "theirs", B: "b"}, {A: "theirs", B: "b"}, "sent"]),
    "what is newer here stays": ({A: said("mine", 30)}, THEIRS, [],
                                 [{A: "mine", B: "b"}, {A: "mine", B: "b"}, "sent"]),
    "what is older here is taken over": ({A: said("mine", 5)}, THEIRS, [],
                                         [{A: "theirs", B: "b"}, {A: "theirs", B: "b"}, "sent"]),
    "what is the same stays": ({A: {**said("theirs", 20), "previous": {"value": "x"}}}, THEIRS, [],
                               [{A: "theirs", B: "b"}, {A: "theirs", B: "b"}, "sent"]),
    "settings of the device do not travel": ({A: said("mine", 5), "_settings/x": {"value": 1},
                                              "_aside/1/x": {"value": 1}}, [], [],
                                             [{A: "mine"}, {A: "mine"}, "sent"]),
    "what is erased goes there, too": ({}, THEIRS, [["erase", B]],
                                       [{A: "theirs"}, {A: "theirs", f"_erased/{B}": B}, "sent"]),
    "what is written goes at once": ({}, [], [["write", A, "now"], ["now"]],
                                     [{A: "now"}, {A: "now"}, "sent"]),
    "what cannot be read is not replaced": ({A: said("mine", 5)}, "?", [["write", B, "b"]],
                                            [{A: "mine", B: "b"}, "damaged", "damaged"]),
    "nor in the last moment": ({A: said("mine", 5)}, "?", [["write", B, "b"], ["now"]],
                               [{A: "mine", B: "b"}, "damaged", "damaged"]),
    "but when the learner says so": ({A: said("mine", 5)}, "?", [["replace"]],
                                     [{A: "mine"}, {A: "mine"}, "sent"]),
    "who keeps nothing gets nothing": ({}, THEIRS, [["nothing"]],
                                       [{}, {A: "theirs", B: "b"}, "nothing"]),
    "who keeps nothing sends nothing": ({}, THEIRS, [["nothing"], ["write", A, "now"]],
                                        [{A: "now"}, {A: "theirs", B: "b"}, "nothing"]),
    "and can take the copy away": ({}, THEIRS, [["nothing"], ["eraseThere"]], [{}, {}, "nothing"]),
    "who keeps again gets it back": ({}, THEIRS, [["nothing"], ["something"]],
                                     [{A: "theirs", B: "b"}, {A: "theirs", B: "b"}, "sent"]),
    "who leaves before the copy was read replaces nothing": (
        {A: said("mine", 5)}, THEIRS, [["leave at once"]],
        [{A: "theirs", B: "b"}, {A: "theirs", B: "b"}, None]),
    "another device has more": ({}, [THEIRS[0], rest(B)], [],
                                [{A: "theirs"}, {A: "theirs"}, "elsewhere"]),
    "this one has it": ({B: said("b", 50, "b")}, [THEIRS[0], rest(B)], [],
                        [{A: "theirs", B: "b"}, {A: "theirs", B: "b"}, "sent"]),
    "what is missing was erased here": (MARK, [THEIRS[0], rest(B, at=40)], [],
                                        [{A: "theirs"}, {A: "theirs", **ERASED}, "sent"]),
    "it was written anew there": (MARK, [THEIRS[0], rest(B, at=41)], [],
                                  [{A: "theirs"}, {A: "theirs", **ERASED}, "elsewhere"]),
    "what was refused stays said, whatever else succeeds": (
        {}, [], [["refuse"], ["write", A, "now"], ["commit"]], [{A: "now"}, {}, "failed"]),
    "until it was taken": ({}, [], [["refuse"], ["write", A, "now"], ["accept"], ["again"]],
                           [{A: "now"}, {A: "now"}, "sent"]),
    "after the end nothing is said either": ({A: said("mine", 5)}, [], [["late"], ["commit"]],
                                             [{A: "mine"}, {}, None]),
    "after the end nothing is sent": ({}, [], [["late"], ["write", A, "now"]],
                                      [{A: "now"}, {}, None]),
}  # fmt: skip


@pytest.mark.parametrize("name", VISITS)
def test_device_and_platform_have_the_newest_of_each_other(device: Page, name: str) -> None:
    kept, platform, acts, found = VISITS[name]
    assert device.evaluate(SYNC, [kept, platform, acts]) == found


def test_marks_of_what_was_erased_go_along_with_words_and_never_alone(device: Page) -> None:
    nothing = device.evaluate(SYNC, [MARK, [], []])
    assert nothing == [{}, {}, "ready"]
    _, there, _ = device.evaluate(SYNC, [{**MARK, A: said("mine", 50)}, [], []])
    assert there == {A: "mine", **ERASED}
