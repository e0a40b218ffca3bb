"""Erasing is as durable as saving: what localStorage brings back after a crash is not believed.

A crash is played in one page: IndexedDB is the real one, and localStorage is a map that is set
back to what it held some time ago, as on a disk that was written a minute late.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.modules import Modules

PLAY = """async ([steps, keys]) => {
    const at = (module) => import(new URL(`assets/responses/${module}`, document.baseURI));
    const { openStore } = await at("store.mjs");
    const { openIndexed } = await at("store/indexed.mjs");
    const course = `erasures-${crypto.randomUUID()}`;
    const prefix = `cg:${course}:/`;
    let map = new Map();
    const pasts = [], backups = [], seen = [];
    const local = () => ({
        works: true,
        entries: (start) => [...map].filter(([key]) => key.startsWith(start)),
        get: (key) => map.get(key) ?? null,
        set: (key, text) => (map.set(key, text), true),
        remove: (key) => map.delete(key),
    });
    const database = `db-${course}`;
    let indexed = openIndexed(database);
    const open = () => openStore({ course, path: "" }, { local: local(), indexed });
    const value = (store, key) => store.get(prefix + key)?.value ?? null;
    const shown = (store) => Object.fromEntries(keys.map((key) => [key, value(store, key)]));
    let store = open();
    await store.ready;
    const acts = {
        put: ([key, value]) => store.put(prefix + key, { value }),
        erase: ([scope]) => store.discard([prefix + scope]),
        everything: () => store.eraseAll(),
        backup: () => backups.push(store.list().map(([key, record]) => [key, record])),
        restore: ([n]) => backups.length && store.restore(backups[n % backups.length]),
        crash: async ([n]) => {
            map = new Map(pasts[pasts.length - 1 - (n % pasts.length)]);
            store.sleep();
            store = open();
            seen.push(shown(store));
            await store.ready;
        },
    };
    for (const [act, ...given] of steps) {
        await acts[act](given);
        await store.settled();
        pasts.push([...map]);
        seen.push(shown(store));
    }
    store.sleep();
    indexedDB.deleteDatabase(database);
    return seen;
}"""

KEYS = ["first/a/first/x", "first/a/first/y", "first/b/first/x", "other/a/first/x"]
SCOPES = ["first", "first/a", "first/a/first/x", "other"]
NOTHING = dict.fromkeys(KEYS)

writes = st.tuples(st.just("put"), st.sampled_from(KEYS), st.sampled_from(["one", "two", None]))
erasures = st.tuples(st.just("erase"), st.sampled_from(SCOPES))
plain = st.sampled_from([("everything",), ("backup",)])
numbered = st.tuples(st.sampled_from(["restore", "crash", "crash"]), st.integers(0, 5))
steps = st.lists(st.one_of(writes, writes, erasures, plain, numbered), min_size=3, max_size=14)


def expected(played: list[Any]) -> list[dict[str, Any]]:
    """What a learner would say is there after each step: a crash changes nothing.

    Right after the start that follows it, until the database has answered, nothing is shown.
    """
    there: dict[str, tuple[int, Any]] = {}
    backups: list[dict[str, tuple[int, Any]]] = []
    seen = []
    for turn, (act, *given_) in enumerate(played):
        if act == "put":
            there[given_[0]] = (turn, given_[1])
        elif act == "erase":
            scope = given_[0]
            there = {k: v for k, v in there.items() if k != scope and not k.startswith(scope + "/")}
        elif act == "everything":
            there = {}
        elif act == "backup":
            backups.append(dict(there))
        elif act == "restore" and backups:
            for key, kept in backups[given_[0] % len(backups)].items():
                if key not in there or kept[0] > there[key][0]:
                    there[key] = kept
        elif act == "crash":
            seen.append(NOTHING)
        seen.append({key: there[key][1] if key in there else None for key in KEYS})
    return seen


def play(modules: Modules, played: list[Any]) -> list[dict[str, Any]]:
    first = ("put", "none/none/first/none", "so that there is a past to go back to")
    result: list[dict[str, Any]] = modules.page.evaluate(PLAY, [[first, *played], KEYS])
    return result[1:]


X, Y, B, OTHER = KEYS
WRITTEN, AGAIN = ("put", X, "one"), ("put", X, "two")
GONE, BACKUP, RESTORED = ("everything",), ("backup",), ("restore", 0)


@pytest.mark.parametrize(
    "played",
    [
        [WRITTEN, GONE, ("crash", 1)],
        [WRITTEN, ("erase", "first"), ("crash", 1)],
        [WRITTEN, ("erase", X), ("crash", 1), AGAIN, ("crash", 3)],
        [WRITTEN, BACKUP, AGAIN, GONE, RESTORED, ("crash", 2)],
        [WRITTEN, ("put", Y, "one"), BACKUP, ("put", B, "two"), GONE, RESTORED, ("crash", 2)],
        [WRITTEN, BACKUP, GONE, RESTORED, AGAIN, ("crash", 4)],
        [WRITTEN, BACKUP, GONE, RESTORED, ("crash", 0), ("crash", 0)],
        [WRITTEN, GONE, GONE, ("put", OTHER, "one"), ("crash", 3), ("crash", 0)],
    ],
)
def test_a_crash_brings_nothing_back_and_loses_nothing(modules: Modules, played: list[Any]) -> None:
    assert play(modules, played) == expected(played)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(played=steps)
def test_whatever_was_done_a_crash_changes_nothing(modules: Modules, played: list[Any]) -> None:
    assert play(modules, played) == expected(played)


ALONE = """
    const at = (module) => import(new URL(`assets/responses/${module}`, document.baseURI));
    const { openStore } = await at("store.mjs");
    const { openIndexed } = await at("store/indexed.mjs");
    const Channel = globalThis.BroadcastChannel;
    delete globalThis.BroadcastChannel;
    const open = async (more) => {
        const store = openStore({ course, path: "" }, more);
        await store.ready;
        return store;
    };
    const key = `cg:${course}:/first/story/first/words`;
    const inDatabase = async () => (await openIndexed().entries(key)).length > 0;
    const there = async () => [localStorage.getItem(key) !== null, await inDatabase()];
"""
"""Two pages that cannot hear each other: the database is all that they share."""

LATE = {
    "a batch that waited": "await slow.settled();",
    "a page that goes away": "slow.flush(); await new Promise((done) => setTimeout(done, 50));",
}


@pytest.mark.parametrize("way", LATE)
def test_a_tab_that_has_not_heard_of_it_does_not_undo_an_erasure(
    modules: Modules, way: str
) -> None:
    shown, kept = modules.page.evaluate(f"""async () => {{
        const course = `late-${{crypto.randomUUID()}}`; {ALONE}
        const [slow, other] = [await open(), await open()];
        slow.put(key, {{ value: "Not for everybody" }});
        await new Promise((done) => setTimeout(done, 5));
        await other.eraseAll();
        {LATE[way]}
        slow.sleep();
        const next = await open();
        await next.settled();
        globalThis.BroadcastChannel = Channel;
        return [next.get(key)?.value ?? null, await there()];
    }}""")
    assert shown is None
    assert kept == [False, False]


def test_a_tab_that_writes_on_after_an_erasure_it_has_not_heard_of_keeps_its_new_words(
    modules: Modules,
) -> None:
    shown = modules.page.evaluate(f"""async () => {{
        const course = `on-${{crypto.randomUUID()}}`; {ALONE}
        const [mine, other] = [await open(), await open()];
        other.put(key, {{ value: "Old" }});
        await other.eraseAll();
        await new Promise((done) => setTimeout(done, 5));
        mine.put(key, {{ value: "New" }});
        await mine.settled();
        mine.sleep();
        const next = await open();
        globalThis.BroadcastChannel = Channel;
        return next.get(key)?.value ?? null;
    }}""")
    assert shown == "New"


def test_without_a_database_an_erasure_says_that_it_is_not_sure(modules: Modules) -> None:
    durable = modules.page.evaluate(f"""async () => {{
        const course = `none-${{crypto.randomUUID()}}`; {ALONE}
        const fail = async () => {{ throw new Error("no database"); }};
        const dead = {{ entries: fail, write: fail, erase: fail, remove: fail, writeNow() {{}} }};
        const [good, bad] = [await open(), await open({{ indexed: dead }})];
        for (const store of [good, bad]) store.put(key, {{ value: "Words" }});
        const found = [await good.eraseAll(), await bad.eraseAll()];
        for (const store of [good, bad]) store.sleep();
        globalThis.BroadcastChannel = Channel;
        return found;
    }}""")
    assert durable == [True, False]


def test_words_brought_back_after_an_erasure_are_there_without_a_database_too(
    modules: Modules,
) -> None:
    shown = modules.page.evaluate(f"""async () => {{
        const course = `back-${{crypto.randomUUID()}}`; {ALONE}
        const fail = async () => {{ throw new Error("no database"); }};
        const dead = {{ entries: fail, write: fail, erase: fail, remove: fail, writeNow() {{}} }};
        const store = await open();
        store.put(key, {{ value: "Words" }});
        await store.settled();
        const backup = store.list();
        await store.eraseAll();
        await store.restore(backup);
        store.sleep();
        const next = await open({{ indexed: dead }});
        next.sleep();
        globalThis.BroadcastChannel = Channel;
        return [next.get(key)?.value ?? null, next.state];
    }}""")
    assert shown == ["Words", "local"]


DATED = """async ([act, meanwhile]) => {
    const at = (module) => import(new URL(`assets/responses/${module}`, document.baseURI));
    const { openStore } = await at("store.mjs");
    const prefix = "cg:dated:/", x = `${prefix}first/a/first/x`, mark = `${prefix}_erased/first`;
    const marks = [[mark, { format: 1, value: "first", savedAt: 4e12 }]];
    let refuses = false;
    const write = async () => {
        if (!refuses) return { refused: [], marks: new Map() };
        refuses = false;
        if (meanwhile) store.put(x, { value: "new" });
        return { refused: [x], marks: new Map(marks) };
    };
    const local = { works: true, entries: () => [], get: () => null, set: () => true,
        remove: () => {} };
    const indexed = { entries: async () => [], write, erase: async () => marks,
        remove: async () => {}, writeNow() {} };
    const store = openStore({ course: "dated", path: "" }, { local, indexed });
    const told = [];
    await store.ready;
    store.put(x, { value: "old" });
    store.onChange((key, record) => key === x && told.push(record?.value ?? null));
    if (act === "erase") {
        const done = store.discard([`${prefix}first`]);
        if (meanwhile) store.put(x, { value: "new" });
        await done;
    } else refuses = true;
    await store.settled();
    const now = store.get(x);
    store.put(x, { value: "newer" });
    return [now ? [now.value, now.savedAt > 4e12] : null, store.get(x).savedAt > 4e12, told];
}"""


@pytest.mark.parametrize(
    ("act", "meanwhile", "now", "told"),
    [
        ("erase", True, ["new", True], [None, "new", "new", "newer"]),
        ("erase", False, None, [None, "newer"]),
        ("refuse", True, ["new", True], ["new", "new", "newer"]),
        ("refuse", False, None, [None, "newer"]),
    ],
)
def test_what_is_written_while_another_page_erases_with_a_fast_clock_stays(
    modules: Modules, act: str, meanwhile: bool, now: Any, told: list[Any]
) -> None:
    """It is dated after the mark of that page, and so is all that is written later."""
    assert modules.page.evaluate(DATED, [act, meanwhile]) == [now, True, told]
