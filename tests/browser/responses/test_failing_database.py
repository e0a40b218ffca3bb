"""A database that fails, is erased below the page, or belongs to a later version of the course.

Of responses/store/database.mjs, responses/store/indexed.mjs, responses/store/outbox.mjs,
responses/store/requests.mjs and responses/store/saving.mjs.
"""

from __future__ import annotations

import pytest

from tests.support.modules import Modules

BEGIN = """
    const at = (module) => import(new URL(`assets/responses/${module}`, document.baseURI));
    const { openStore } = await at("store.mjs");
    const { openIndexed } = await at("store/indexed.mjs");
    const name = `failing-${crypto.randomUUID()}`;
    const prefix = `cg:${name}:/`;
    const words = `${prefix}first/story/first/words`;
    const record = (value, savedAt = 5) => ({ format: 1, value, savedAt });
    const nameOf = (problem) => problem?.name ?? "none";
"""
PLACES = """
    const [texts, rows] = [new Map(), new Map()];
    const all = (map) => [...map].filter(([key]) => key.startsWith(prefix));
    const local = { works: true, entries: () => all(texts), get: (key) => texts.get(key) ?? null,
        set: (key, text) => Boolean(texts.set(key, text)), remove: (key) => texts.delete(key) };
    const indexed = { entries: async () => all(rows), erase: async () => [], writeNow() {},
        remove: async () => {}, write: async (entries) => {
            for (const [key, value] of entries) rows.set(key, value);
            return { refused: [], marks: new Map() };
        } };
    const fail = async () => { throw new Error("no database"); };
    const store = openStore({ course: name, path: "" }, { local, indexed });
    await store.ready;
    const put = (key, value) => store.put(prefix + key, { value });
"""
"""Two storages that are no more than maps, and a store over them."""


TAKEN = """
    const later = `later-${name}`;
    const opening = indexedDB.open(later, 2);
    await new Promise((go) => { opening.onsuccess = go; });
    opening.result.close();
"""
"""A database that only a later version of the course can open."""

LOST = f"""(cases) => Promise.all(cases.map(async ([gone, nothing, readable, places]) => {{
    {BEGIN} {PLACES}
    put("first/story/first/one", "One");
    put("first/story/first/two", "Two");
    await store.discard([`${{prefix}}first/other`]);
    if (nothing) store.keepsNothing = true;
    if (nothing) put("first/story/first/held", "Never kept");
    await store.settled();
    for (const key of gone) for (const place of places)
        ({{ texts, rows }})[place].delete(prefix + key);
    if (!readable) indexed.entries = fail;
    let told;
    store.onState((state) => {{ told = state; }});
    await indexed.onLost();
    const seen = [told, store.unsaved];
    await store.saveAgain();
    const keys = [...rows.keys()].filter((key) => key.includes("story"));
    store.sleep();
    return [...seen, store.state, keys.map((key) => key.slice(-3)).sort()];
}}))"""
ONE, TWO = "first/story/first/one", "first/story/first/two"
WISH, MARK = "_settings/keep-nothing", "_erased/first/other"
SAFE = ["durable", False, "durable", ["one", "two"]]
ERASED = ["erased", True, "durable", ["one", "two"]]
BOTH = ["texts", "rows"]
CASES: dict[str, tuple[list[object], list[object]]] = {
    "nothing is gone": ([[], False, True, BOTH], SAFE),
    "a text is gone": ([[ONE], False, True, BOTH], ERASED),
    "all are gone": ([[ONE, TWO, MARK, WISH], False, True, BOTH], ERASED),
    "no words are gone": ([[MARK, WISH], False, True, BOTH], SAFE),
    "gone from localStorage": ([[ONE], False, True, ["texts"]], SAFE),
    # localStorage may be about to be erased, too: what is there is not put back by itself.
    "gone from the database": ([[ONE], False, True, ["rows"]], [*SAFE[:3], ["two"]]),
    "never kept": ([[WISH], True, True, BOTH], ["page", False, "page", ["one", "two"]]),
    "nobody can look": ([[ONE], False, False, BOTH], ["local", False, "local", ["two"]]),
}


def test_what_the_browser_erased_is_told_and_can_be_saved_again(modules: Modules) -> None:
    found = modules.page.evaluate(LOST, [case for case, _ in CASES.values()])
    assert dict(zip(CASES, found, strict=True)) == {name: says for name, (_, says) in CASES.items()}


ON_SHOW = f"""async () => {{ {BEGIN}
    const store = openStore({{ course: name, path: "" }}, {{ indexed: openIndexed(name) }});
    await store.ready;
    store.put(words, {{ value: "Still on my screen" }});
    window.onShow = {{ store, there: async () => [localStorage.getItem(words) !== null,
        (await openIndexed(name).entries(words)).length] }};
    return [await store.settled(), ...(await onShow.there())];
}}"""


def test_a_browser_erases_its_data_below_a_page(modules: Modules) -> None:
    page = modules.page
    assert page.evaluate(ON_SHOW) == ["durable", True, 1]
    origin = {"origin": page.evaluate("location.origin"), "storageTypes": "all"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", origin)
    page.wait_for_function("onShow.store.state === 'erased'")
    assert page.evaluate("onShow.there()") == [False, 0]
    assert page.evaluate("onShow.store.saveAgain()") == "durable"
    assert page.evaluate("onShow.there()") == [True, 1]
    page.evaluate("onShow.store.sleep()")


LATER = f"""async () => {{ {BEGIN} {TAKEN}
    const indexed = openIndexed(later);
    const trouble = await indexed.entries(prefix).catch(nameOf);
    const store = openStore({{ course: name, path: "" }}, {{ indexed }});
    await store.ready;
    store.put(words, {{ value: "Words" }});
    const state = await store.settled();
    store.sleep();
    return [trouble, state, JSON.parse(localStorage.getItem(words)).value];
}}"""


def test_a_database_of_a_later_version_leaves_localstorage(modules: Modules) -> None:
    assert modules.page.evaluate(LATER) == ["VersionError", "local", "Words"]


BROKEN = f"""async ([method, how, times]) => {{ {BEGIN}
    const [records, real] = [IDBObjectStore.prototype, IDBObjectStore.prototype[method]];
    const indexed = openIndexed(name);
    await indexed.write([[words, record("Before")]]);
    let left = times;
    records[method] = function (...given) {{
        if (left <= 0) return real.apply(this, given);
        left -= 1;
        const request = how === "is refused" ? undefined : real.apply(this, given);
        if (how !== "is refused") this.transaction.abort();
        if (how === "fails") return request;
        throw new DOMException("", "DataError");
    }};
    const write = () => indexed.write([[words, record("After", 9)]]).then(() => "written", nameOf);
    const read = () => indexed.entries(words).then(([[, found]]) => found.value, nameOf);
    const seen = [await write(), await read()];
    records[method] = real;
    return [...seen, await read()];
}}"""
"""One sort of request fails, for once or for good; then the database is sound again."""


@pytest.mark.parametrize(
    ("method", "how", "times", "seen"),
    [
        ("put", "fails", 1, ["written", "After", "After"]),
        ("put", "fails", 9, ["AbortError", "Before", "Before"]),
        ("put", "is refused", 1, ["written", "After", "After"]),
        ("put", "is refused", 9, ["none", "Before", "Before"]),
        ("put", "fails and is refused", 1, ["written", "After", "After"]),
        ("count", "fails", 1, ["written", "After", "After"]),
        ("count", "fails", 9, ["written", "AbortError", "After"]),
        ("getAll", "fails", 1, ["written", "After", "After"]),
        ("getAll", "fails", 9, ["written", "AbortError", "After"]),
    ],
)
def test_a_request_that_fails_is_made_once_more(
    modules: Modules, method: str, how: str, times: int, seen: list[str]
) -> None:
    failures: list[str] = []
    modules.page.on("pageerror", lambda error: failures.append(str(error)))
    assert modules.page.evaluate(BROKEN, [method, how, times]) == seen
    assert failures == []


ERASING = f"""async () => {{ {BEGIN} {PLACES}
    put("first/story/first/words", "Not for everybody");
    put("_settings/hand-in", "abc");
    put("_settings/keep-nothing", false);
    await store.settled();
    indexed.erase = fail;
    const sure = await store.eraseAll();
    rows.set(`cg:other:/first/story/first/words`, record("Of another course"));
    await store.wake();
    store.sleep();
    return [sure, [...rows.keys()].length, store.list().map(([key]) => key.slice(prefix.length))];
}}"""


def test_what_the_database_has_still_to_erase_does_not_come_back(modules: Modules) -> None:
    """All of it lies there still; only the mark of the erasure is on show."""
    assert modules.page.evaluate(ERASING) == [False, 4, ["_erased"]]


CLEARED = f"""async (meanwhile) => {{ {BEGIN} {PLACES}
    if (meanwhile === "blind") {{
        indexed.entries = fail;
        await store.wake();
        indexed.entries = async () => all(rows);
    }}
    if (meanwhile === "asleep, without room") Object.assign(local, {{ set: () => false }});
    if (meanwhile === "asleep, without room") Object.assign(indexed, {{ write: fail }});
    put("first/story/first/words", "On show");
    store.keepsNothing = meanwhile === "asleep";
    if (meanwhile !== "blind") {{
        await store.settled();
        store.sleep();
    }}
    for (const place of [texts, rows]) place.clear();
    await store.wake();
    await store.settled();
    store.sleep();
    return [store.get(words)?.value ?? null, store.keepsNothing, rows.has(words)];
}}"""


@pytest.mark.parametrize(
    ("meanwhile", "found"),
    [
        ("blind", ["On show", False, True]),
        ("asleep", [None, True, False]),
        ("asleep, without room", ["On show", False, False]),
    ],
)
def test_what_was_cleared_below_a_page_stays_on_show_unless_it_slept(
    modules: Modules, meanwhile: str, found: list[object]
) -> None:
    """What was never kept stays, too, and so does the wish that nothing be kept."""
    assert modules.page.evaluate(CLEARED, meanwhile) == found


EARLY = f"""async (before) => {{ {BEGIN} {PLACES}
    rows.set(words, record("On the disk"));
    store.put(words, {{ value: "Typed", ...before }});
    await store.wake();
    store.sleep();
    return [store.get(words).value, store.get(words).previous.value];
}}"""


@pytest.mark.parametrize(
    ("before", "previous"),
    [({}, "On the disk"), ({"previous": {"value": "Typed first", "savedAt": 7}}, "Typed first")],
)
def test_what_was_typed_before_the_database_answered_leaves_a_way_back(
    modules: Modules, before: dict[str, object], previous: str
) -> None:
    assert modules.page.evaluate(EARLY, before) == ["Typed", previous]


HELD = f"""async () => {{ {BEGIN} {PLACES}
    put("first/story/first/words", "Not for everybody");
    await store.settled();
    const text = texts.get(words);
    await store.discard([`${{prefix}}first`]);
    rows.delete(words);
    store.keepsNothing = true;
    put("first/story/first/words", "In this page only");
    texts.set(words, text);
    await store.wake();
    store.sleep();
    return [store.get(words).value, texts.has(words)];
}}"""


def test_what_was_erased_and_came_back_goes_also_where_the_page_has_other_words(
    modules: Modules,
) -> None:
    assert modules.page.evaluate(HELD) == ["In this page only", False]


HEARD = f"""async (nothing) => {{ {BEGIN} {PLACES}
    store.keepsNothing = nothing;
    put("first/story/first/words", "Mine");
    const told = [];
    const now = () => [store.get(words)?.value ?? null, store.trouble(words) ?? null];
    store.onChange((key) => key === words && told.push(now()));
    const hear = (newValue) =>
        dispatchEvent(new StorageEvent("storage", {{ key: words, newValue }}));
    hear(JSON.stringify({{ format: 2, value: "From tomorrow", savedAt: 9 }}));
    hear(null);
    store.sleep();
    return [told, now()];
}}"""


@pytest.mark.parametrize(
    ("nothing", "told", "now"),
    [(False, [["Mine", "newer"], [None, None]], [None, None]),
     (True, [["Mine", "newer"]], ["Mine", None])],
)  # fmt: skip
def test_what_another_tab_wrote_and_nobody_here_can_read_is_told_and_forgotten_with_it(
    modules: Modules, nothing: bool, told: list[object], now: list[object]
) -> None:
    """Words that are in this page only stay there."""
    assert modules.page.evaluate(HEARD, nothing) == [told, now]


LATE = f"""async () => {{ {BEGIN} {PLACES} {TAKEN}
    const unheard = [];
    addEventListener("unhandledrejection", ({{ reason }}) => unheard.push(String(reason)));
    put("first/story/first/words", "Not for everybody");
    await store.discard([`${{prefix}}first`]);
    rows.set(words, {{ ...record("Not for everybody"), late: true }});
    const removed = [];
    indexed.remove = (keys) => (removed.push(...keys), openIndexed(later).remove(keys));
    await store.wake();
    await openIndexed(later).remove([]).catch(nameOf);
    await new Promise((go) => setTimeout(go));
    store.sleep();
    return [store.get(words) ?? null, removed.map((key) => key.slice(prefix.length)), unheard];
}}"""


def test_words_that_came_too_late_stay_away_also_where_they_cannot_be_removed(
    modules: Modules,
) -> None:
    assert modules.page.evaluate(LATE) == [None, ["first/story/first/words"], []]


BROKEN_LISTENER = f"""async () => {{ {BEGIN} {PLACES}
    put("first/story/first/one", "One");
    await store.settled();
    let asked = 0;
    indexed.erase = async () => {{ asked += 1; return []; }};
    store.onChange(() => {{ throw new Error("cannot draw"); }});
    const said = await store.discard([`${{prefix}}first`]).catch(({{ message }}) => message);
    return [asked, said, texts.has(`${{prefix}}first/story/first/one`)];
}}"""


def test_what_is_erased_is_gone_although_a_part_of_the_page_cannot_draw_that(
    modules: Modules,
) -> None:
    assert modules.page.evaluate(BROKEN_LISTENER) == [1, "cannot draw", False]
