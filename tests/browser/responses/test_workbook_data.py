"""Whose responses are where: references, what a field takes, negotiations, earlier versions.

Of responses/workbook-data.mjs, responses/responses.mjs, responses/negotiations.mjs,
responses/changing.mjs, responses/fitting.mjs, responses/versions.mjs and responses/times.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.kept_records import at
from tests.support.modules import Modules

WHAT = [{"id": "what", "kind": "text"}, {"id": "how", "kind": "text", "was": ["manner"]}]
LIST = {"id": "list", "type": "rows", "columns": WHAT, "was": ["rows"]}
OTHER = {"id": "other", "fields": [{"id": "aim", "type": "text"}, LIST], "was": ["older"]}
SHEET: dict[str, Any] = {
    "id": "sheet",
    "revision": 3,
    "fields": [
        {"id": "text", "type": "text", "take_from": ["other.aim", "me.aim"]},
        {"id": "own", "type": "rows", "columns": WHAT,
         "take_from": {"from": "other.list", "columns": {"what": "how"}}},
        {"id": "made", "type": "rows", "columns": WHAT,
         "take_from": {"from": "text", "column": "what"}},
        {"id": "second", "type": "rows", "columns": WHAT,
         "take_from": {"from": "own", "columns": {"what": "what"}}},
        {"id": "chain", "type": "text", "take_from": "text"},
        {"id": "plain", "type": "text", "was": ["plane"]},
        {"id": "choice", "type": "choice", "choices": [{"id": "a", "label": "A"}]},
    ],
    "links": {"me": {"scope": "learner"}},
    "sources": {"other": OTHER},
}  # fmt: skip


LOOK = """async ([records, spec, references, take]) => {
    const { workbook } = await keptIn(records);
    const tell = ({ value, field, from }) => [value ?? null, field?.type ?? field?.kind ?? null,
        from ?? null];
    return references.map((reference) => tell(workbook.look(reference, spec, take)));
}"""
AIM, LISTED = "first/other/first/aim", "first/other/first/list/"


@pytest.mark.parametrize(
    ("records", "reference", "found"),
    [
        ({}, "text", [None, "text", None]),
        ({"first/sheet/first/text": at("Mine"), AIM: at("Theirs")}, "text", ["Mine", "text", None]),
        ({"first/sheet/first/text": at(None), AIM: at("Theirs")}, "text", [None, "text", None]),
        ({AIM: at("Theirs")}, "text", ["Theirs", "text", "other.aim"]),
        ({"_learner/me/first/aim": at("About me")}, "text", ["About me", "text", "me.aim"]),
        ({"first/me/first/aim": at("Not of the learner")}, "text", [None, "text", None]),
        ({"_current": at("first"), "first/x/first/y": at("A"),
          "second/other/first/aim": at("Of another one")}, "text", [None, "text", None]),
        ({"first/older/first/aim": at("Of old")}, "other.aim", ["Of old", "text", None]),
        ({AIM: at("Theirs")}, "chain", ["Theirs", "text", "other.aim"]),
        ({AIM: at("Theirs")}, "sheet.text", ["Theirs", "text", "other.aim"]),
        ({LISTED + "row-2": at({"what": "B"}), LISTED + "row-1": at({"what": "A", "manner": "so"}),
          LISTED + "row-3": at(None), "first/other/first/rows/row-0": at({"what": "Old"})},
         "other.list",
         [[{"id": "row-1", "what": "A", "how": "so"}, {"id": "row-2", "what": "B"},
           {"id": "row-0", "what": "Old"}], "rows", None]),
        ({LISTED + "row-2": at({"what": "B"}), LISTED + "row-1": at({"how": "so"})},
         "other.list.what", [["B"], "text", None]),
        ({LISTED + "row-1": at({"how": "so"})}, "other.list.what", [None, "text", None]),
        ({LISTED + "row-1": at({"how": "so"})}, "other.list.gone", [None, "rows", None]),
        ({AIM: at("Text")}, "other.aim.what", [None, "text", None]),
        ({LISTED + "row-1": at({"what": "A", "how": "so"}), LISTED + "row-2": at({"what": "B"})},
         "own", [[{"id": "row-1", "what": "so"}], "rows", "other.list"]),
        ({"first/gone/first/x": at("Nobody knows its field")}, "gone.x",
         ["Nobody knows its field", None, None]),
        ({"first/gone/first/x/row-1": at({"a": 1})}, "gone.x",
         [[{"id": "row-1", "a": 1}], None, None]),
        ({"first/sheet/first/plane": at("Once", 5), "first/sheet/first/plain": at("Now", 4)},
         "plain", ["Once", "text", None]),
        ({"first/sheet/first/choice": at(["a"])}, "choice", [None, "choice", None]),
    ],
)  # fmt: skip
def test_a_reference_is_answered_by_what_is_written_or_taken(
    data: Modules, records: Any, reference: str, found: list[Any]
) -> None:
    assert data.page.evaluate(LOOK, [records, SHEET, [reference]]) == [found]


TWICE = {"moments": {"before": "Before", "after": "After"}}
AGAIN: dict[str, Any] = {
    **SHEET,
    "repeat": {**TWICE, "fields": ["plain", "choice"]},
    "sources": {"other": {**OTHER, "repeat": TWICE}},
}
MOMENTS = {
    "first/sheet/before/text": at("Asked once"),
    "first/sheet/before/plain": at("Before"),
    "first/sheet/after/plain": at("After"),
    "first/other/before/aim": at("Theirs, before"),
    "first/other/after/aim": at("Theirs, after"),
}


@pytest.mark.parametrize(
    ("take", "told"),
    [
        ("before", ["Before", "Asked once", "Theirs, before"]),
        ("after", ["After", "Asked once", "Theirs, before"]),
        (None, ["Before", "Asked once", "Theirs, before"]),
    ],
)
def test_a_reference_means_the_same_take_here_and_the_first_one_elsewhere(
    data: Modules, take: str | None, told: list[str]
) -> None:
    references = ["plain", "sheet.text", "other.aim"]
    given = [MOMENTS, AGAIN, references, *([take] if take else [])]
    assert [value for value, *_ in data.page.evaluate(LOOK, given)] == told


KEEP = """async ([records, spec, id, except]) => {
    const { store, workbook } = await keptIn(records);
    const responses = workbook.responses(spec);
    const field = spec.fields.find((field) => field.id === id);
    const offer = () => workbook.offered(responses, field, spec);
    const [first, second] = [offer(), offer()];
    workbook.keep(responses, field, spec, except);
    const mine = `${store.prefix}first/sheet/first/`;
    const tell = ([key, { value, from }]) =>
        [key.slice(mine.length), value, from === first.prints[0]];
    const same = JSON.stringify(first) === JSON.stringify(second);
    return { kept: store.list(mine).map(tell), same,
        first: first && [first.value, first.from, first.via], touched: responses.touched(field) };
}"""


def test_rows_that_are_taken_are_stored_once_something_refers_to_them(data: Modules) -> None:
    rows = {LISTED + "row-1": at({"how": "so"}), LISTED + "row-2": at({"how": "thus"})}
    found = data.page.evaluate(KEEP, [rows, SHEET, "own"])
    taken = [{"id": "row-1", "what": "so"}, {"id": "row-2", "what": "thus"}]
    assert found == {
        "first": [taken, "other.list", "other.list"],
        "kept": [["own/row-1", {"what": "so"}, True], ["own/row-2", {"what": "thus"}, True]],
        "same": True,
        "touched": True,
    }
    text = data.page.evaluate(KEEP, [{AIM: at("Theirs")}, SHEET, "made"])
    [[[row], source, via], [[key, value, is_print]]] = text["first"], text["kept"]
    assert (row["what"], source, via, text["same"]) == ("Theirs", "other.aim", "text", True)
    assert (key, value, is_print) == (f"made/{row['id']}", {"what": "Theirs"}, True)
    plain = data.page.evaluate(KEEP, [{AIM: at("Theirs")}, SHEET, "text"])
    assert (plain["kept"], plain["touched"]) == ([], False), "only rows have ids to keep"


def test_rows_are_stored_in_every_list_that_they_came_through(data: Modules) -> None:
    """Else what refers to them here would refer to nothing once the first list is written on."""
    rows = {LISTED + "row-1": at({"how": "so"}), LISTED + "row-2": at({"how": "thus"})}
    all_rows = ["own/row-1", "own/row-2", "second/row-1", "second/row-2"]
    for spared, kept in ((None, all_rows), ("row-1", [*all_rows[:2], all_rows[3]])):
        found = data.page.evaluate(KEEP, [rows, SHEET, "second", *([spared] if spared else [])])
        assert [key for key, *_ in found["kept"]] == kept
        assert found["first"][1:] == ["other.list", "own"], "where it was written, and is read"
    mine = {**rows, "first/sheet/first/second/row-9": at(None)}
    found = data.page.evaluate(KEEP, [mine, SHEET, "second"])
    assert [key for key, *_ in found["kept"]] == ["second/row-9"], "what was cleared stays so"
    nothing = data.page.evaluate(KEEP, [rows, SHEET, "plain"])
    assert (nothing["kept"], nothing["first"]) == ([], None)


WHOSE = """async (asked) => {
    const { workbook } = await keptIn({ "first/a/first/b": { value: "x" } });
    return asked.flatMap(([exercise, options]) =>
        workbook.responses(exercise, options ?? undefined).scopes()
            .map((scope) => scope.slice(workbook.store.prefix.length)));
}"""


def test_whose_responses_are_asked_for(data: Modules) -> None:
    asked: list[tuple[Any, Any, str]] = [
        ("a", None, "first/a"), ("a", {"scope": "learner"}, "_learner/a"),
        ("a", {"scope": "negotiation"}, "first/a"), ("a", {"negotiation": "n"}, "n/a"),
        ("a", {"negotiation": "n", "scope": "learner"}, "_learner/a"),
        ({"id": "a"}, None, "first/a"),
        ({"id": "a", "scope": "learner"}, None, "_learner/a"),
        ({"id": "a", "scope": "learner"}, {"scope": "negotiation"}, "first/a"),
        ({"id": "a", "scope": "negotiation"}, {"scope": "learner"}, "_learner/a"),
    ]  # fmt: skip
    found = data.page.evaluate(WHOSE, [[exercise, options] for exercise, options, _ in asked])
    assert found == [whose for *_, whose in asked]


TURNS = """async (ids) => {
    const { workbook, store } = await keptIn({ "first/a/first/b": { value: "x" },
        "n/a/first/b": { value: "x" }, "_current": { value: "first" } });
    const turned = [];
    workbook.onTurn((id) => turned.push(id));
    for (const id of ids) workbook.use(id);
    const current = store.get(`${store.prefix}_current`).value;
    return [turned, workbook.negotiation, current];
}"""


@pytest.mark.parametrize(
    ("ids", "turned"),
    [([], []), (["first"], []), (["n"], ["n"]), (["n", "n"], ["n"]),
     (["n", "first"], ["n", "first"]), (["gone"], [])],
)  # fmt: skip
def test_a_page_turns_only_to_another_negotiation(
    data: Modules, ids: list[str], turned: list[str]
) -> None:
    now, current = ["first", *turned][-1], ["first", *ids][-1]
    assert data.page.evaluate(TURNS, ids) == [turned, now, current]


def test_a_text_that_became_a_row_is_offered_to_that_row(data: Modules) -> None:
    made = {f"first/sheet/first/made/row-{n}": at({"what": "B"}, **{"from": 7} if n > 1 else {})
            for n in (1, 2, 3)}  # fmt: skip
    found = data.page.evaluate(KEEP, [{AIM: at("Theirs"), **made}, SHEET, "made"])
    assert found["first"][0] == [{"id": "row-2", "what": "Theirs"}]


FREED = """async () => {
    const { store, texts } = await keptIn({});
    const [early, late] = ["early", "late"].map((name) => `${store.prefix}first/a/first/${name}`);
    store.put(early, { value: "Before" });
    store.keepsNothing = true;
    store.put(late, { value: "Meanwhile" });
    const held = [early, late].map((key) => [store.holds(key), texts.has(key)]);
    store.keepsNothing = false;
    return [held, [early, late].map((key) => [store.holds(key), texts.has(key)])];
}"""


def test_what_was_in_the_page_only_is_kept_once_things_may_be_kept_again(data: Modules) -> None:
    before = [[False, True], [True, False]]
    assert data.page.evaluate(FREED) == [before, [[False, True], [False, True]]]


LATE = """async (act) => {
    const at = (path) => import(new URL(`assets/responses/${path}`, document.baseURI));
    const [{ openStore }, { WorkbookData }] =
        await Promise.all(["store.mjs", "workbook-data.mjs"].map(at));
    const prefix = "cg:late:/";
    let answer;
    const stored = new Promise((resolve) => { answer = resolve; });
    const local = { works: true, entries: () => [], get: () => null, set: () => true,
        remove: () => {} };
    const write = async () => ({ refused: [], marks: new Map() });
    const indexed = { entries: () => stored, write, erase: async () => [], remove: async () => {},
        writeNow() {} };
    const store = openStore({ course: "late", path: "" }, { local, indexed });
    const workbook = new WorkbookData(store);
    const turned = [];
    workbook.onTurn((id) => turned.push(id));
    if (act) store.put(prefix + act, { value: "Words" });
    const record = (value) => ({ format: 1, value, savedAt: 5 });
    answer([[`${prefix}_current`, record("b")], [`${prefix}b/other/first/aim`, record("B")]]);
    await store.ready;
    await null;
    return [workbook.negotiation, workbook.current, turned];
}"""


@pytest.mark.parametrize(
    ("act", "found"),
    [
        ("", ["b", "b", ["b"]]),
        ("first/other/first/aim", ["first", "b", []]),
        ("_settings/x", ["b", "b", ["b"]]),
        ("c/other/first/aim", ["b", "b", ["b"]]),
    ],
)
def test_a_page_turns_to_what_is_open_once_that_is_read_unless_one_has_begun_to_write(
    data: Modules, act: str, found: list[Any]
) -> None:
    assert data.page.evaluate(LATE, act) == found


NEGOTIATIONS = """async (records) => {
    const { workbook } = await keptIn(records);
    return [workbook.negotiations().map(({ id, name, archived }) => [id, name, archived]),
        workbook.current];
}"""


def own(id: str, **more: Any) -> dict[str, Any]:
    return {f"_negotiations/{id}": at({"id": id, "name": id.upper(), "archived": False, **more})}


@pytest.mark.parametrize(
    ("records", "ids", "current"),
    [
        ({}, ["first"], "first"),
        ({"_learner/me/first/aim": at("Mine")}, ["first"], "first"),
        ({"x/other/first/aim": at("A")}, ["x"], "x"),
        (own("b", created=5) | own("a", created=7) | own("c"), ["c", "b", "a"], "c"),
        (own("b", created=5) | {"x/other/first/aim": at("A")}, ["x", "b"], "x"),
        (own("a", created=1, archived=True) | own("b", created=2), ["a", "b"], "b"),
        (own("a", created=1, archived=True) | own("b", created=2) | {"_current": at("a")},
         ["a", "b"], "a"),
        (own("a", created=1) | own("b", created=2) | {"_current": at("b")}, ["a", "b"], "b"),
        (own("a", created=1) | own("b", created=2) | {"_current": at("gone")}, ["a", "b"], "a"),
        (own("a", archived=True), ["a"], "a"),
        (own("a") | {"_negotiations/bad": at("no negotiation"), "_negotiations/odd": at({"id": 7})},
         ["a"], "a"),
        (own("a", archived=None) | own("b", created=-1) | own("c", name=7) | own("d"), ["d"], "d"),
    ],
)  # fmt: skip
def test_negotiations_are_listed_oldest_first_and_one_is_current(
    data: Modules, records: Any, ids: list[str], current: str
) -> None:
    listed, now = data.page.evaluate(NEGOTIATIONS, records)
    assert ([id for id, *_ in listed], now) == (ids, current)


def test_a_negotiation_is_called_as_it_was_named(modules: Modules) -> None:
    names: list[list[Any]] = [[{"name": " Rent "}], [{"name": "  "}], [{"name": ""}]]
    assert modules.each("responses/negotiations.mjs", "nameOf", names) == [
        "Rent", "My negotiation", "My negotiation",
    ]  # fmt: skip


CHANGE = """async ([records, act, room, then]) => {
    const { store, workbook } = await keptIn(records, room);
    const changing = await import(new URL("assets/responses/changing.mjs", document.baseURI));
    const bare = () => Object.fromEntries(store.list()
        .filter(([key]) => !key.includes("/_erased"))
        .map(([key, { value }]) => [key.slice(store.prefix.length).replace(/n-[0-9a-f]+/, "new"),
            value?.name ? [value.name, value.archived] : value]));
    const made = await changing[act[0]](workbook.all, ...act.slice(1));
    if (typeof made === "number") return made;
    const after = bare();
    if (act[0] === "remove" && then) await changing.remove(workbook.all, then);
    const back = made?.bringBack ? (await made.bringBack(), bare()) : null;
    return [typeof made === "string" ? made && "new" : made?.durable ?? null, after, back];
}"""
TWO = {"a/other/first/aim": at("Words"), "ab/other/first/aim": at("Of another one"),
       "_aside/a/other/first/x/mark": at("{"), "a/other/first/odd": "{",
       **own("a", created=1), **own("ab", created=2)}  # fmt: skip
KEPT = {"a/other/first/aim": "Words", "ab/other/first/aim": "Of another one",
        "_aside/a/other/first/x/mark": "{", "_negotiations/a": ["A", False],
        "_negotiations/ab": ["AB", False]}  # fmt: skip


def test_a_negotiation_is_begun_renamed_archived_and_copied(data: Modules) -> None:
    def change(records: Any, *act: Any, room: bool = True) -> Any:
        return data.page.evaluate(CHANGE, [records, act, room])[:2]

    made, after = change({"first/other/first/aim": at("Words")}, "create", "Pay")
    assert made == "new" and after["_negotiations/new"] == ["Pay", False]
    assert "_negotiations/first" in after, "what everybody begins with stays, named or not"
    assert change(TWO, "rename", "a", "Rent")[1] == {**KEPT, "_negotiations/a": ["Rent", False]}
    assert change(TWO, "archive", "a", True)[1] == {**KEPT, "_negotiations/a": ["A", True]}
    copied = {"new/other/first/aim": "Words", "_negotiations/new": ["Twin", False]}
    assert change(TWO, "copy", "a", "Twin") == ["new", {**KEPT, **copied}]
    assert change(TWO, "copy", "a", "Twin", room=False) == ["", KEPT]


def test_a_negotiation_is_removed_with_all_its_words_and_comes_back(data: Modules) -> None:
    durable, after, back = data.page.evaluate(CHANGE, [TWO, ["remove", "a"], True])
    assert durable is True and after == {
        key: KEPT[key] for key in ("ab/other/first/aim", "_negotiations/ab")
    }
    [odd] = [key for key in back if key not in KEPT]
    assert odd.startswith("_aside/a/other/first/odd/") and back.pop(odd) == "{"
    assert back == KEPT


def test_what_is_written_for_a_negotiation_is_counted(data: Modules) -> None:
    a = "a/other/first/"
    records = {a + "aim": at("x"), a + "gone": at(None), a + "_started": at(5), a + "no": at(0),
               a + "list/r1": at({}), a + "list/r2": at(None), "ab/other/first/aim": at("x"),
               "_learner/other/first/aim": at("x"), a + "bad": "{", **own("a")}  # fmt: skip
    assert data.page.evaluate(CHANGE, [records, ["count", "a"], True]) == 3
    assert data.page.evaluate(CHANGE, [records, ["count", "b"], True]) == 0


def test_of_two_that_were_removed_only_the_one_comes_back(data: Modules) -> None:
    """Whatever its name begins with, and however damaged the other's words are."""
    records = {**TWO, "ab/other/first/odd": "{", "_aside/ab/other/first/x/mark": at("[")}
    back = data.page.evaluate(CHANGE, [records, ["remove", "a"], True, "ab"])[2]
    assert back == {key: value for key, value in back.items() if "ab" not in key}
    assert back["a/other/first/aim"] == "Words" and back["_negotiations/a"] == ["A", False]
    bare = {"first/other/first/aim": at("Words")}
    assert data.page.evaluate(CHANGE, [bare, ["remove", "first"], True])[1:] == [
        {}, {"first/other/first/aim": "Words"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "found", "back"),
    [
        ({"value": "C", "previous": {"value": "B", "savedAt": 1}}, ["B"],
         {"value": "B", "previous": {"value": "C", "savedAt": 9}}),
        ({"value": "C"}, [], None),
        ({"value": "C", "previous": {"value": "C", "savedAt": 1}}, [], None),
        ({"value": "C", "previous": {"value": None, "savedAt": 1}}, [], None),
        ({"value": None, "previous": {"value": "B", "savedAt": 1}}, ["B"], {"value": "B"}),
        ({"value": "C", "previous": {"value": "B", "savedAt": 2},
          "others": [{"value": "A", "savedAt": 1}, {"value": "B", "savedAt": 3},
                     {"value": "C", "savedAt": 4}]}, ["B", "A"],
         {"value": "B", "previous": {"value": "A", "savedAt": 1},
          "others": [{"value": "A", "savedAt": 1}, {"value": "C", "savedAt": 9}]}),
    ],
)  # fmt: skip
def test_each_earlier_text_is_offered_once_and_nothing_is_lost_by_bringing_it_back(
    modules: Modules, record: Any, found: list[str], back: Any
) -> None:
    kept = {"savedAt": 9, **record}
    versions = modules.call("responses/versions.mjs", "versions", kept)
    assert [version["value"] for version in versions] == found
    if back:
        assert modules.call("responses/versions.mjs", "broughtBack", kept) == back


CIRCLE = 8.64e15


@pytest.mark.parametrize(
    ("a", "b", "is_after"),
    [(2, 1, True), (1, 2, False), (1, 1, False), (0, CIRCLE - 1, True), (CIRCLE - 1, 0, False),
      (CIRCLE / 2 + 1, 0, False), (CIRCLE / 2 - 1, 0, True)],
)  # fmt: skip
def test_times_go_round_so_that_after_the_last_comes_the_first(
    modules: Modules, a: float, b: float, is_after: bool
) -> None:
    assert modules.call("responses/times.mjs", "isAfter", a, b) is is_after
    assert modules.call("responses/times.mjs", "isAfter", b, a) is (a != b and not is_after)
    late: list[list[Any]] = [[-1], [0], [CIRCLE - 1], [CIRCLE], ["1"], [None]]
    assert modules.each("responses/times.mjs", "isTime", late) == [False, True, True] + 3 * [False]
    after: list[list[Any]] = [[4, 5], [5, 5], [6, 5], [4, -5], [CIRCLE - 1, CIRCLE - 1]]
    assert modules.each("responses/times.mjs", "timeAfter", after) == [5, 6, 7, 5, 0]
