"""localStorage and the database, as the store uses them: what each does, and where they fail.

Of responses/store/indexed.mjs, responses/store/local.mjs, responses/store/memory.mjs and
responses/store/requests.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

AT = """const at = (module) =>
    import(new URL(`assets/responses/store/${module}`, document.baseURI));"""

LOCAL = f"""async (cases) => {{ {AT}
    const {{ openLocal }} = await at("local.mjs");
    const real = localStorage;
    const shim = {{ getItem: () => null, setItem() {{}}, removeItem() {{}} }};
    const lent = {{ getItem: () => "Lent", setItem() {{}}, removeItem() {{}}, "site/a": "Lent" }};
    const full = Object.create(real, {{ setItem: {{ value() {{ throw new Error("full"); }} }} }});
    const refuse = () => {{ throw new Error("refused"); }};
    const refusing = {{ getItem: refuse, setItem: refuse, removeItem: refuse }};
    const places = {{ real, shim, full, missing: null, lent, refusing }};
    const look = ([there, around]) => {{
        const get = there === "refused" ? refuse : () => places[there];
        Object.defineProperty(window, "localStorage", {{ configurable: true, get }});
        window.cgMemory = places[around];
        const local = openLocal();
        const seen = [local.works, local.set("site/a", "Words"), local.get("site/a"),
            local.entries("site/").length, local.entries("other/").length, local.remove("site/a"),
            local.get("site/a")];
        return seen.map((value) => value ?? null);
    }};
    const own = Object.getOwnPropertyDescriptor(window, "localStorage");
    const found = cases.map(look);
    Object.defineProperty(window, "localStorage", own);
    delete window.cgMemory;
    return found;
}}"""
KEEPS = [True, True, "Words", 1, 0, None, None]
NOWHERE = [False, False, None, 0, 0, None, None]
LENT = [True, True, "Lent", 1, 0, None, "Lent"]
REFUSES = [True, False, None, 0, 0, None, None]
LOCALS: dict[str, tuple[list[str], list[Any]]] = {
    "the browser's own": (["real", ""], KEEPS),
    "the browser's own, and the page around lends one": (["real", "lent"], KEEPS),
    "full": (["full", ""], REFUSES),
    "blocked": (["refused", ""], NOWHERE),
    "blocked, and the page around lends one": (["refused", "lent"], LENT),
    "blocked, and the page around lends one that refuses": (["refused", "refusing"], REFUSES),
    "replaced by one that keeps nothing": (["shim", ""], NOWHERE),
    "replaced, and the page around lends one": (["shim", "lent"], LENT),
    "missing": (["missing", ""], NOWHERE),
}  # fmt: skip


def test_words_go_where_the_browser_or_the_page_around_keeps_them(modules: Modules) -> None:
    """What is no storage of the browser's own keeps nothing, and says so."""
    found = modules.page.evaluate(LOCAL, [case for case, _ in LOCALS.values()])
    assert dict(zip(LOCALS, found, strict=True)) == {
        name: says for name, (_, says) in LOCALS.items()
    }


TOGETHER = f"""async (cases) => {{ {AT}
    const {{ setAll }} = await at("local.mjs");
    return cases.map(([before, entries]) => {{
        const texts = new Map(Object.entries(before));
        const size = () => [...texts.values()].join("").length;
        const local = {{ get: (key) => texts.get(key) ?? null, remove: (key) => texts.delete(key),
            set: (key, text) => size() - (texts.get(key) ?? "").length + text.length <= 10
                && Boolean(texts.set(key, text)) }};
        return [setAll(local, entries), Object.fromEntries(texts)];
    }});
}}"""
"""Ten characters are all that there is room for."""
OLD = {"a": "1234567", "b": "8"}


@pytest.mark.parametrize(
    ("entries", "fits", "after"),
    [
        ([], True, OLD),
        ([["a", "new"], ["c", "words"]], True, {"a": "new", "b": "8", "c": "words"}),
        ([["c", "words"], ["a", "new"]], False, OLD),
        ([["b", "new"], ["c", "more"]], False, OLD),
        ([["c", "9"], ["d", "more"]], False, OLD),
        # The long one finds its way back only once what has taken its place is gone.
        ([["a", "1"], ["b", "23456789"], ["c", "more"]], False, OLD),
    ],
)
def test_of_what_has_no_room_together_nothing_is_written(
    modules: Modules, entries: list[list[str]], fits: bool, after: dict[str, str]
) -> None:
    assert modules.page.evaluate(TOGETHER, [[OLD, entries]]) == [[fits, after]]


DATABASE = f"""async (cases) => {{ {AT}
    const [{{ openIndexed }}, whole] = await Promise.all(["indexed.mjs", "requests.mjs"].map(at));
    const prefix = "cg:rows:/";
    const short = (key) => key.slice(prefix.length);
    const kept = (records) => Object.fromEntries(Object.entries(records)
        .map(([key, record]) => [prefix + key, {{ format: 1, ...record }}]));
    const entries = (records) => Object.entries(kept(records));
    const run = async ([before, act, given, also], at) => {{
        const name = `rows-${{at}}-${{crypto.randomUUID()}}`;
        const storage = openIndexed(name);
        await storage.entries("");
        const opening = indexedDB.open(name);
        await new Promise((go) => {{ opening.onsuccess = go; }});
        const change = opening.result.transaction("records", "readwrite");
        const records = change.objectStore("records");
        for (const [key, record] of entries(before)) records.put(record, key);
        records.put({{ value: "Of another site", savedAt: 9e12 }}, "cg:rowsX:/first/x");
        await new Promise((go) => {{ change.oncomplete = go; }});
        opening.result.close();
        const acts = {{
            write: () => storage.write(entries(given), prefix),
            "write all the same": () => storage.write(entries(given)),
            erase: () => storage.erase(given.map(([scope, savedAt]) => ({{
                scope: prefix + scope, key: `${{prefix}}_erased${{scope && "/" + scope}}`,
                record: {{ format: 1, value: scope, savedAt }},
                also: (also ?? []).map((key) => prefix + key) }})), prefix),
            remove: () => storage.remove(given.map((key) => prefix + key)),
            "write now": () => storage.writeNow(entries(given)),
        }};
        const outcome = await acts[act]();
        const after = await storage.entries(prefix);
        const other = await storage.entries("cg:rowsX:/");
        indexedDB.deleteDatabase(name);
        const rows = Object.fromEntries(after.map(([key, {{ value, savedAt, late }}]) =>
            [short(key), [value, savedAt, ...(late ? ["late"] : [])]]));
        const told = outcome?.refused?.map(short)
            ?? outcome?.map?.(([key, {{ savedAt }}]) => [short(key), savedAt]) ?? null;
        return [other.length === 1 && rows, told];
    }};
    return Promise.all(cases.map(run));
}}"""
A, B, C = (f"first/x/first/{name}" for name in "abc")
OTHER, MARK = "second/x/first/a", "_erased/first"


def at(value: Any, saved: Any = 5) -> dict[str, Any]:
    return {"value": value, "savedAt": saved}


Rows = dict[str, Any]
Case = tuple[Rows, str, Any, Rows, Any]
ROWS: dict[str, Case] = {
    "a first word": ({}, "write", {A: at("One")}, {A: ["One", 5]}, []),
    "a later one": ({A: at("Old", 4)}, "write", {A: at("One")}, {A: ["One", 5]}, []),
    "an older one": ({A: at("Later", 6)}, "write", {A: at("One")}, {A: ["Later", 6]}, []),
    "of the same moment": ({A: at("One")}, "write", {A: at("Two")}, {A: ["Two", 5]}, []),
    "over what is none": ({A: "odd"}, "write", {A: at("One")}, {A: ["One", 5]}, []),
    "an erased one": (
        {MARK: at("first")}, "write", {A: at("One"), OTHER: at("Two")},
        {MARK: ["first", 5], OTHER: ["Two", 5]}, [A],
    ),
    "one that was written after all was erased": (
        {MARK: at("first", 4)}, "write", {A: at("One")}, {MARK: ["first", 4], A: ["One", 5]}, [],
    ),
    "one where all was erased": (
        {"_erased": at("*")}, "write", {A: at("One")}, {"_erased": ["*", 5]}, [A],
    ),
    "an erased one that is restored": (
        {MARK: at("first")}, "write all the same", {A: at("One")},
        {MARK: ["first", 5], A: ["One", 5]}, [],
    ),
    "an older one that is restored": (
        {A: at("Later", 6)}, "write all the same", {A: at("One")}, {A: ["Later", 6]}, [],
    ),
    "erasing": (
        {A: at("One"), B: at("Two"), OTHER: at("Three"), "_settings/x": at(1),
         "firsts/x": at("Four")},
        "erase", [["first", 9]],
        {MARK: ["first", 9], OTHER: ["Three", 5], "_settings/x": [1, 5], "firsts/x": ["Four", 5]},
        [[MARK, 9]],
    ),
    "erasing what a fast clock wrote": (
        {A: at("One", 50), B: at("Two", 40)}, "erase", [["first", 9]],
        {MARK: ["first", 51]}, [[MARK, 51]],
    ),
    "erasing what has an odd time": (
        {A: at("One", "soon"), B: at("Two", -1), C: at("Three", 9e15)}, "erase", [["first", 9]],
        {MARK: ["first", 9]}, [[MARK, 9]],
    ),
    "erasing two": (
        {A: at("One"), OTHER: at("Two", 20)}, "erase", [["first", 9], ["second", 9]],
        {MARK: ["first", 9], "_erased/second": ["second", 21]}, [[MARK, 9], ["_erased/second", 21]],
    ),
    "removing": ({A: at("One"), B: at("Two")}, "remove", [A], {B: ["Two", 5]}, None),
    "leaving": ({A: at("Later", 6)}, "write now", {A: at("One")}, {A: ["One", 5, "late"]}, None),
    "leaving with nothing": ({A: at("One")}, "write now", {}, {A: ["One", 5]}, None),
}  # fmt: skip


def test_the_database_keeps_the_latest_word_and_what_was_erased_stays_away(
    modules: Modules,
) -> None:
    """Who leaves cannot look for marks, and notes that; what is restored was chosen by somebody."""
    found = modules.page.evaluate(DATABASE, [case[:3] for case in ROWS.values()])
    assert dict(zip(ROWS, found, strict=True)) == {name: [*case[3:]] for name, case in ROWS.items()}


def test_erasing_everything_takes_settings_along_that_no_mark_covers(modules: Modules) -> None:
    before = {A: at("One"), MARK: at("first"), "_settings/x": at(1), "_settings/y": at(2)}
    [found] = modules.page.evaluate(DATABASE, [[before, "erase", [["", 9]], [MARK, "_settings/x"]]])
    assert found == [{"_erased": ["", 9], "_settings/y": [2, 5]}, [["_erased", 9]]]


HANDLES = f"""async (steps) => {{ {AT}
    const {{ openIndexed }} = await at("indexed.mjs");
    const name = `handles-${{crypto.randomUUID()}}`;
    const real = {{ open: IDBFactory.prototype.open, transaction: IDBDatabase.prototype.transaction,
        commit: IDBTransaction.prototype.commit }};
    const [came, opened, tries, unheard] = [[], [], [], []];
    let [problem, times, opening] = ["", 0, "at once"];
    IDBFactory.prototype.open = function (...given) {{
        if (given[0] !== name) return real.open.apply(this, given);
        if (opening === "throws") throw new DOMException("", "UnknownError");
        const request = real.open.apply(this, given);
        const how = opening;
        came.push(new Promise((go) => request.addEventListener("success", (event) => {{
            opened.push(request);
            if (how === "blocked") event.stopImmediatePropagation();
            go();
        }})));
        if (how === "blocked") setTimeout(() => request.onblocked());
        return request;
    }};
    IDBDatabase.prototype.transaction = function (...given) {{
        if (this.name !== name) return real.transaction.apply(this, given);
        tries.push([given[1] ?? "readonly", given[2]?.durability ?? null]);
        if (times > 0) {{ times -= 1; throw new DOMException("", problem); }}
        return real.transaction.apply(this, given);
    }};
    const storage = openIndexed(name);
    const record = (value, savedAt) => ({{ format: 1, value, savedAt }});
    let [clock, lost] = [0, 0];
    const isOpen = ({{ result }}) => {{
        try {{ return Boolean(real.transaction.call(result, "records")); }}
        catch {{ return false; }}
    }};
    const read = () => storage.entries("a").then(([[, found]]) => found.value, (why) => why.name);
    const acts = {{
        writes: (value) => storage.write([["a", record(value, (clock += 1))]])
            .then(() => "written", (why) => why.name),
        reads: read,
        "reads three times at once": () => Promise.all([read(), read(), read()]),
        leaves: (value) => storage.writeNow([["a", record(value, (clock += 1))]]) ?? null,
        "leaves with nothing": () => storage.writeNow([]) ?? null,
        "fails": (how, often) => {{ [problem, times] = [how, often]; }},
        "opens": (how) => {{ opening = how; }},
        "has no commit": () => {{ delete IDBTransaction.prototype.commit; }},
        "answers at last": () => came[0].then(() => {{ opened[0].onsuccess(); }}),
        "wants to be told": () => {{ storage.onLost = () => {{ lost += 1; }}; }},
        "goes away": () => {{ opened.at(-1).result.dispatchEvent(new Event("close")); }},
        "goes away late": () => {{ opened[0].result.dispatchEvent(new Event("close")); }},
        "is to change": () => {{ opened.at(-1).result.dispatchEvent(new Event("versionchange")); }},
        tries: () => tries.splice(0),
        "is open": () => opened.map(isOpen),
        "was lost": () => lost,
    }};
    const said = [];
    const hear = ({{ message, reason }}) => unheard.push(String(message ?? reason));
    for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, hear);
    for (const [act, ...given] of steps) said.push((await acts[act](...given)) ?? null);
    Object.assign(IDBFactory.prototype, {{ open: real.open }});
    Object.assign(IDBDatabase.prototype, {{ transaction: real.transaction }});
    Object.defineProperty(IDBTransaction.prototype, "commit",
        {{ value: real.commit, configurable: true, writable: true }});
    for (const kind of ["error", "unhandledrejection"]) removeEventListener(kind, hear);
    indexedDB.deleteDatabase(name);
    return [said.filter((one) => one !== null), unheard];
}}"""
FIRST = ["writes", "First"]
SAFE, READ_ONLY = ["readwrite", "strict"], ["readonly", None]
STEPS: dict[str, tuple[list[list[Any]], list[Any]]] = {
    "each write waits for the disk": (
        [FIRST, ["tries"], ["reads"], ["tries"]],
        ["written", [SAFE], "First", [READ_ONLY]],
    ),
    "several who ask at once get the same handle": (
        [FIRST, ["opens", "at once"], ["goes away"], ["reads three times at once"], ["is open"]],
        ["written", ["First"] * 3, [False, True]],
    ),
    "a handle that has died is replaced at once": (
        [FIRST, ["fails", "InvalidStateError", 1], ["writes", "Second"], ["reads"], ["is open"]],
        ["written", "written", "Second", [False, True]],
    ),
    "nothing is tried three times": (
        [FIRST, ["tries"], ["fails", "InvalidStateError", 9], ["writes", "Second"], ["tries"]],
        ["written", [SAFE], "InvalidStateError", [SAFE] * 2],
    ),
    "a full disk is not asked twice, and costs no handle": (
        [FIRST, ["tries"], ["fails", "QuotaExceededError", 1], ["opens", "throws"],
         ["writes", "Second"], ["tries"], ["reads"], ["is open"]],
        ["written", [SAFE], "QuotaExceededError", [SAFE], "First", [True]],
    ),
    "a database that did not answer is not asked twice, but has a new handle": (
        [FIRST, ["tries"], ["fails", "TimeoutError", 1], ["writes", "Second"], ["tries"], ["reads"],
         ["is open"]],
        ["written", [SAFE], "TimeoutError", [SAFE], "First", [False, True]],
    ),
    "a database that cannot be opened is asked again later": (
        [["opens", "throws"], FIRST, ["opens", "at once"], FIRST, ["reads"]],
        ["UnknownError", "written", "First"],
    ),
    "a handle that comes when nobody waits for it any more is used": (
        [["opens", "blocked"], FIRST, ["answers at last"], ["opens", "throws"], FIRST, ["reads"]],
        ["TimeoutError", "written", "First"],
    ),
    "a handle that comes when there is another is closed": (
        [["opens", "blocked"], FIRST, ["opens", "at once"], FIRST, ["answers at last"], ["reads"],
         ["is open"], ["goes away late"], ["is open"]],
        ["TimeoutError", "written", "First", [False, True], [False, True]],
    ),
    "a database that has gone away is told, and opened anew": (
        [["wants to be told"], FIRST, ["goes away"], ["was lost"], ["reads"], ["is open"]],
        ["written", 1, "First", [False, True]],
    ),
    "a database that has gone away, and nobody wants to know": (
        [FIRST, ["goes away"], ["reads"]],
        ["written", "First"],
    ),
    "a later version of the course finds room": (
        [["wants to be told"], FIRST, ["is to change"], ["is open"], ["was lost"]],
        ["written", [False], 0],
    ),
    "leaving writes at once": (
        [FIRST, ["leaves", "Last"], ["reads"]],
        ["written", "Last"],
    ),
    "leaving writes in browsers that cannot hurry": (
        [FIRST, ["has no commit"], ["leaves", "Last"], ["reads"]],
        ["written", "Last"],
    ),
    "leaving with nothing asks nothing": (
        [FIRST, ["tries"], ["leaves with nothing"], ["tries"]],
        ["written", [SAFE], []],
    ),
    "leaving before there is a database": ([["leaves", "Last"], ["tries"]], [[]]),
    "leaving with a dead handle, and coming back": (
        [FIRST, ["fails", "InvalidStateError", 1], ["leaves", "Last"], ["tries"], ["reads"],
         ["is open"], ["tries"]],
        ["written", [SAFE, SAFE], "First", [False, True], [READ_ONLY]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STEPS)
def test_the_database_is_opened_and_asked_as_often_as_it_helps(modules: Modules, case: str) -> None:
    steps, said = STEPS[case]
    assert modules.page.evaluate(HANDLES, steps) == [said, []]


PLACES = """async () => {
    const { openStore } = await import(new URL("assets/responses/store.mjs", document.baseURI));
    const store = openStore({ course: "places", path: "/site" });
    store.put(`${store.prefix}first/x/first/a`, { value: "Words" });
    await store.settled();
    store.sleep();
    const opening = indexedDB.open("common-ground");
    await new Promise((go) => { opening.onsuccess = go; });
    const asked = opening.result.transaction("records").objectStore("records")
        .get("cg:places:/site/first/x/first/a");
    await new Promise((go) => { asked.onsuccess = go; });
    opening.result.close();
    return [asked.result?.value, localStorage.getItem("cg:places:/site/first/x/first/a") !== null];
}"""


def test_words_are_kept_where_every_version_of_the_course_looks_for_them(modules: Modules) -> None:
    assert modules.page.evaluate(PLACES) == ["Words", True]


MEMORY = f"""async () => {{ {AT}
    const {{ Memory, readText }} = await at("memory.mjs");
    const memory = new Memory("site/");
    for (const id of ["b/10", "b/9", "ab", "b"])
        memory.set(`site/${{id}}`, {{ format: 1, value: id, savedAt: 1 }});
    for (const id of ["c/1", "d/1"]) memory.mergeIncoming(`site/${{id}}`, readText(id));
    const ids = (prefix) => memory.list(prefix).map(([key]) => key);
    return [ids(), ids("site/b"), memory.unreadable(), memory.troubles("site/c/")];
}}"""


def test_records_are_listed_in_their_order_beside_what_cannot_be_read(modules: Modules) -> None:
    b = ["site/b", "site/b/9", "site/b/10"]
    unreadable = [["site/c/1", "c/1"], ["site/d/1", "d/1"]]
    assert modules.page.evaluate(MEMORY) == [["site/ab", *b], b, unreadable, ["site/c/1"]]
