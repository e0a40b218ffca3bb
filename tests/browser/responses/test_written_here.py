"""What is written for one exercise: under earlier names, in other takes, damaged, of another kind.

Of responses/responses.mjs, responses/fitting.mjs and responses/takes.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.kept_records import at
from tests.support.modules import Modules

COLUMNS = [{"id": "what", "kind": "text"}, {"id": "how", "kind": "text", "was": ["manner"]}]
FIELDS: list[dict[str, Any]] = [
    {"id": "text", "type": "text", "was": ["plane"]},
    {"id": "list", "type": "rows", "columns": COLUMNS, "was": ["lines"]},
    {"id": "points", "type": "points", "items": [{"id": "x", "was": ["old"]}, {"id": "y"}]},
    {"id": "order", "type": "order"},
]
SHEET: dict[str, Any] = {"id": "sheet", "revision": 3, "was": ["page"], "fields": FIELDS}
MOMENTS = {"moments": {"before": "Before", "after": "After"}, "fields": ["text", "list"]}
TWICE = {**SHEET, "repeat": MOMENTS}
AGAIN = {**SHEET, "repeat": {"add": "Again"}}
F, P = "first/sheet/first/", "first/page/first/"


ASK = """async ([records, spec, take, name, id, ...more]) => {
    const { store, workbook } = await keptIn(records);
    const responses = workbook.responses(spec, { take: take ?? undefined });
    const field = spec.fields?.find((field) => field.id === id) ?? { id };
    const found = responses[name](...(id ? [field, ...more] : more));
    const bare = (key) => key.slice(store.prefix.length);
    if (name === "scopes") return found.map(bare);
    if (name === "entries") return found.map(([key]) => bare(key));
    if (name === "leftovers")
        return found.map(({ field, row, record }) => [field, row ?? null, record.value]);
    return JSON.stringify(found) ?? null;
}"""


def ask(
    data: Modules, records: Any, name: str, *asked: Any, spec: Any = SHEET, take: Any = None
) -> Any:
    """What the responses to an exercise say; as text, so that the order of properties is seen."""
    return data.page.evaluate(ASK, [records, spec, take, name, *asked])


VALUES: list[tuple[dict[str, Any], str, str | None]] = [
    ({}, "text", None),
    ({F + "text": at("Words")}, "text", '"Words"'),
    ({F + "text": at(None)}, "text", None),
    ({F + "text": at({"x": 1})}, "text", None),
    ({F + "text": at(0)}, "text", "0"),
    ({P + "plane": at("Once")}, "text", '"Once"'),
    ({F + "plane": at("Old", 2), P + "text": at("Newer", 3), F + "text": at("First", 1)}, "text",
     '"Newer"'),
    ({F + "points": at({"x": 1, "y": 2})}, "points", '{"x":1,"y":2}'),
    ({F + "points": at({"old": 1, "me.old": 2, "gone": 3})}, "points",
     '{"x":1,"me.x":2,"gone":3}'),
    ({F + "points": at("many")}, "points", None),
    ({F + "order": at(["a", "b"])}, "order", '["a","b"]'),
    ({F + "order": at({"0": "a"})}, "order", None),
    ({F + "list/row-2": at({"what": "B"}), F + "list/row-10": at({"what": "J"}),
      F + "list/row-1": at({"manner": "so", "what": "A"})}, "list",
     '[{"id":"row-1","how":"so","what":"A"},{"id":"row-2","what":"B"},{"id":"row-10","what":"J"}]'),
    ({F + "list/row-1": at({"what": "A", "id": "r"})}, "list", '[{"id":"row-1","what":"A"}]'),
    ({F + "list/row-1": at({})}, "list", '[{"id":"row-1"}]'),
    ({F + "list/row-1": at(None)}, "list", None),
    ({F + "list/row-1": at({"what": ["A"]})}, "list", None),
    ({F + "list/row-1": at("A"), F + "list/row-2": at({"what": "B"})}, "list",
     '[{"id":"row-2","what":"B"}]'),
    ({F + "list": at("It was a text")}, "list", None),
    ({F + "text/row-1": at({"what": "A"})}, "text", None),
    ({F + "list/row-1": at({"what": "A"}, 1), P + "lines/row-1": at({"what": "Later"}, 2)}, "list",
     '[{"id":"row-1","what":"Later"}]'),
    ({F + "list/row-1": at({"what": "A"}, 1), P + "lines/row-1": at(None, 2)}, "list", None),
    # A field of which nothing is known.
    ({F + "gone": at("Words")}, "gone", '"Words"'),
    ({F + "gone": at({"x": 1})}, "gone", '{"x":1}'),
    ({F + "gone/r1": at({"x": 1})}, "gone", '[{"id":"r1","x":1}]'),
    ({F + "gone": at("Words"), F + "gone/r1": at({"x": 1})}, "gone", '"Words"'),
    ({F + "gone": at(None), F + "gone/r1": at({"x": 1})}, "gone", None),
    ({}, "gone", None),
]  # fmt: skip


@pytest.mark.parametrize(("records", "field", "value"), VALUES)
def test_a_field_shows_what_fits_it_under_its_names_of_today(
    data: Modules, records: Any, field: str, value: str | None
) -> None:
    assert ask(data, records, "value", field) == value


TOUCHED: list[tuple[dict[str, Any], str, bool]] = [
    ({}, "text", False),
    ({F + "text": at(None)}, "text", True),
    ({P + "plane": at("x")}, "text", True),
    ({F + "text/r1": at({"a": 1})}, "text", False),
    ({F + "list/r1": at(None)}, "list", True),
    ({F + "list": at("x")}, "list", False),
    ({F + "lister/r1": at({"what": "x"})}, "list", False),
    ({F + "gone": at(None)}, "gone", True),
    ({F + "gone/r1": at(None)}, "gone", True),
    ({F + "gone-2/r1": at(None)}, "gone", False),
    (
        {"second/sheet/first/text": at("x"), F + "x": at("x"), "_current": at("first")},
        "text",
        False,
    ),
]


@pytest.mark.parametrize(("records", "field", "touched"), TOUCHED)
def test_a_field_that_was_cleared_was_written_in(
    data: Modules, records: Any, field: str, touched: bool
) -> None:
    assert ask(data, records, "touched", field) == ("true" if touched else "false")


ROWS = {F + "list/row-9": at(None), F + "list/row-10": at({}), P + "list/row-1": at({}),
        F + "lines/row-9": at({}), F + "list": at("x"), F + "text": at("x")}  # fmt: skip


def test_rows_are_known_by_all_names_each_once(data: Modules) -> None:
    assert ask(data, ROWS, "rowIds", "list") == '["row-9","row-10","row-1"]'
    assert ask(data, ROWS, "recordRows", "list") == '["row-9","row-10","row-1"]'
    assert ask(data, ROWS, "recordRows", "text") == "[null]"
    assert ask(data, ROWS, "rowIds", "points") == "[]"


TAKES = {
    "first/sheet/before/text": at("B", 5), "first/sheet/after/text": at("A", 7),
    "first/page/after/plane": at("P", 9), "first/sheet/before/points": at({"x": 1}, 3),
    "first/sheet/after/points": at({"x": 2}, 11), "first/sheet/later/text": at("L", 13),
    "first/sheet/after/list/r1": at({"what": "R"}, 6), "first/sheet/odd": at("x", 99),
    "first/sheet/a/b/c/d": at("x", 99), "first/sheet-2/after/text": at("x", 99),
    "second/sheet/after/text": at("x", 99),
}  # fmt: skip


@pytest.mark.parametrize(
    ("take", "name", "asked", "found"),
    [
        (None, "value", ["text"], '"B"'),
        ("before", "value", ["text"], '"B"'),
        ("after", "value", ["text"], '"P"'),
        ("after", "value", ["points"], '{"x":1}'),
        ("after", "value", ["list"], '[{"id":"r1","what":"R"}]'),
        ("before", "value", ["list"], None),
        ("before", "savedAt", [], "5"),
        ("after", "savedAt", [], "11"),
        ("later", "savedAt", [], "13"),
        ("never", "savedAt", [], "0"),
        ("after", "takes", [], '["after","before","later"]'),
        ("after", "scopes", [], ["first/sheet", "first/page"]),
        ("after", "entries", [], [
            "first/sheet/a/b/c/d", "first/sheet/after/list/r1", "first/sheet/after/points",
            "first/sheet/after/text", "first/sheet/before/points", "first/sheet/before/text",
            "first/sheet/later/text", "first/sheet/odd", "first/page/after/plane",
        ]),
    ],
)  # fmt: skip
def test_each_take_is_by_itself_and_what_is_asked_once_is_in_the_first(
    data: Modules, take: str | None, name: str, asked: list[str], found: Any
) -> None:
    assert ask(data, TAKES, name, *asked, spec=TWICE, take=take) == found


@pytest.mark.parametrize(
    ("records", "take", "begun"),
    [
        ({}, "take-2", None),
        ({"first/sheet/take-2/_started": at(7)}, "take-2", "7"),
        ({"first/sheet/take-2/_started": at(7)}, "first", None),
        ({"first/page/take-2/_started": at(7)}, "take-2", "7"),
        ({"first/page/take-2/_started": at(7, 3), "first/sheet/take-2/_started": at(9, 2)},
         "take-2", "7"),
        ({"first/sheet/take-2/_started": at("soon")}, "take-2", None),
        ({"first/sheet/take-2/_started": at(-1)}, "take-2", None),
    ],
)  # fmt: skip
def test_a_take_knows_when_it_was_begun(
    data: Modules, records: Any, take: str, begun: str | None
) -> None:
    assert ask(data, records, "started", spec=AGAIN, take=take) == begun


LEFT: dict[str, tuple[dict[str, Any], list[Any]]] = {
    "all is shown": ({F + "text": at("x"), F + "list/r1": at({"what": "x"}),
                      P + "plane": at("y"), F + "lines/r2": at({"what": "y"})}, []),
    "a field that is gone": ({F + "gone": at("x")}, [["gone", None, "x"]]),
    "its rows": ({F + "gone/r1": at({"a": "x"})}, [["gone", "r1", {"a": "x"}]]),
    "rows of what is a text now": ({F + "text/r1": at({"a": "x"})}, [["text", "r1", {"a": "x"}]]),
    "a text of what has rows now": ({F + "list": at("x")}, [["list", None, "x"]]),
    "a value of another kind": ({F + "points": at("x")}, [["points", None, "x"]]),
    "rows of what has points now": ({F + "points/r1": at({"x": 1})}, [["points", "r1", {"x": 1}]]),
    "points of what has rows now": ({F + "list": at({"x": 1})}, [["list", None, {"x": 1}]]),
    "a damaged row": ({F + "list/r1": at({"what": ["x"]})}, [["list", "r1", {"what": ["x"]}]]),
    "what was cleared": ({F + "gone": at(None), F + "list": at(None)}, []),
    "when a take was begun": ({F + "_started": at(5)}, []),
    "of another take": ({"first/sheet/take-2/gone": at("x")}, []),
    "of an earlier name": ({P + "gone": at("x")}, [["gone", None, "x"]]),
    "of another exercise": ({"first/other/first/gone": at("x")}, []),
    "no response": ({"first/sheet/first": at("x")}, []),
}  # fmt: skip


@pytest.mark.parametrize(("records", "left"), LEFT.values(), ids=LEFT)
def test_what_no_field_shows_any_more_is_left_over(
    data: Modules, records: Any, left: list[Any]
) -> None:
    assert ask(data, records, "leftovers") == left


def test_of_an_exercise_without_fields_all_is_left_over(data: Modules) -> None:
    bare = {"id": "sheet"}
    assert ask(data, {F + "text": at("x")}, "leftovers", spec=bare) == [["text", None, "x"]]


NEWER = '{"format":2,"value":"x","savedAt":5}'
LONG = "x" * 200_001
TROUBLES: list[tuple[dict[str, Any], str, str | None]] = [
    ({}, "text", None),
    ({F + "text": at("x")}, "text", None),
    ({F + "text": "{"}, "text", '"damaged"'),
    ({F + "text": NEWER}, "text", '"newer"'),
    ({F + "plane": "{"}, "text", '"damaged"'),
    ({P + "text": "{", F + "text": at("x")}, "text", '"damaged"'),
    ({F + "textual": "{"}, "text", None),
    ({F + "list/r1": "{", F + "list/r2": at({})}, "list", '"damaged"'),
    ({F + "lines/r1": NEWER}, "list", '"newer"'),
    ({F + "list-2/r1": "{"}, "list", None),
    ({F + "text": at(LONG)}, "text", '"long"'),
    ({F + "text": at(LONG), P + "text": "{"}, "text", '"long"'),
    ({F + "text": at(LONG[1:])}, "text", None),
    ({F + "points": at(LONG)}, "points", None),
    ({"first/sheet/take-2/text": "{"}, "text", None),
]


@pytest.mark.parametrize(("records", "field", "trouble"), TROUBLES)
def test_a_field_says_why_what_is_kept_for_it_is_not_shown(
    data: Modules, records: Any, field: str, trouble: str | None
) -> None:
    assert ask(data, records, "trouble", field) == trouble
    is_long = trouble == '"long"'
    assert ask(data, records, "isLong", field) == ("true" if is_long else "false")


PUT = """async ([records, spec, take, writes]) => {
    const { store, workbook } = await keptIn(records);
    const now = Date.now;
    Date.now = () => 1000;
    const responses = workbook.responses(spec, { take: take ?? undefined });
    for (const [id, value, about] of writes)
        responses.put(spec.fields.find((field) => field.id === id), value, about ?? undefined);
    Date.now = now;
    const before = new Map(Object.entries(records));
    return Object.fromEntries(store.list()
        .map(([key, record]) => [key.slice(store.prefix.length), record])
        .filter(([key]) => !before.has(key) || store.get(store.prefix + key).savedAt >= 1000));
}"""


def put(
    data: Modules, writes: list[Any], records: Any = (), spec: Any = SHEET, take: Any = None
) -> Any:
    return data.page.evaluate(PUT, [dict(records), spec, take, writes])


def kept(field: str, value: Any, time: int = 1000, **more: Any) -> dict[str, Any]:
    return {"format": 1, "exercise": "sheet", "revision": 3, "field": field, "value": value,
            "savedAt": time, **more}  # fmt: skip


OTHERS = [{"value": "Z", "savedAt": 1}]
BEGUN = {"format": 1, "field": "_started", "value": 1000, "savedAt": 1000}


def test_a_record_says_what_it_is_and_is_later_than_any_before(data: Modules) -> None:
    assert put(data, [["text", "A"]]) == {F + "text": kept("text", "A")}
    assert put(data, [["text", None]]) == {F + "text": kept("text", None)}
    row: dict[str, Any] = {"row": "r1", "from": 7, "previous": {"value": {}, "savedAt": 2}}
    assert put(data, [["list", {"what": "A"}, row]]) == {
        F + "list/r1": kept("list", {"what": "A"}, **row)
    }
    met = {F + "text": at("M", 2000, others=OTHERS, previous=OTHERS[0])}
    assert put(data, [["text", "A"]], met) == {F + "text": kept("text", "A", 2001, others=OTHERS)}
    old = {P + "plane": at("O", 3000, others=OTHERS), F + "text": at("M", 5)}
    found = put(data, [["text", "A"]], old)
    assert found.pop(P + "plane")["value"] == "O", "it stays as it is"
    assert found == {F + "text": kept("text", "A", 3001, others=OTHERS)}


def test_what_is_repeated_goes_into_its_take_which_is_dated_once(data: Modules) -> None:
    writes = [["text", "A"], ["points", {"x": 1}], ["list", {"what": "A"}, {"row": "r1"}]]
    after = "first/sheet/after/"
    assert put(data, writes, spec=TWICE, take="after") == {
        after + "text": kept("text", "A"), after + "list/r1": kept("list", {"what": "A"}, row="r1"),
        "first/sheet/before/points": kept("points", {"x": 1}), after + "_started": BEGUN,
    }  # fmt: skip
    begun = {"first/sheet/take-2/_started": at(7)}
    taken = put(data, [["text", "A"]], begun, AGAIN, "take-2")
    assert taken == {"first/sheet/take-2/text": kept("text", "A")}
    assert put(data, [["text", "A"]], begun, AGAIN) == {
        F + "_started": BEGUN, F + "text": kept("text", "A"),
    }  # fmt: skip


TAKE_IDS: list[tuple[str, list[Any], Any]] = [
    ("firstTake", [None], "first"),
    ("firstTake", [{}], "first"),
    ("firstTake", [{"moments": {"b": "B", "a": "A"}}], "b"),
    ("takeOf", [{"add": "A"}, "x", "take-2"], "take-2"),
    ("takeOf", [{"add": "A", "fields": ["y"]}, "x", "take-2"], "first"),
    ("takeOf", [{"moments": {"b": "B"}, "fields": ["y"]}, "x", "c"], "b"),
    ("takeOf", [None, "x", "take-2"], "first"),
    ("takeIds", [None, ["first", "take-2"]], ["first", "take-2"]),
    ("takeIds", [{"add": "A"}, ["x", "take-x", "take-1234567", "take-2", f"take-2-{'0g' * 16}"]],
     ["first", "take-2"]),
    ("takeIds", [{"add": "A"}, [f"take-3-{'0a' * 16}", "take-12"]],
     ["first", f"take-3-{'0a' * 16}", "take-12"]),
    ("takeIds", [{"moments": {"b": "B", "a": "A"}}, ["take-2", "c"]], ["b", "a"]),
    ("lastUsed", [{"add": "A"}, []], "first"),
    ("lastUsed", [{"add": "A"}, ["first", "take-10", "take-9"]], "take-10"),
    ("lastUsed", [{"add": "A"}, ["take-2"]], "take-2"),
    ("lastUsed", [{"moments": {"b": "B", "a": "A", "c": "C"}}, ["a", "b", "x"]], "a"),
    ("lastUsed", [{"moments": {"b": "B", "a": "A"}}, ["x"]], "b"),
]  # fmt: skip


@pytest.mark.parametrize(("function", "given", "found"), TAKE_IDS)
def test_which_takes_there_are(modules: Modules, function: str, given: Any, found: Any) -> None:
    assert modules.call("responses/takes.mjs", function, *given) == found


@pytest.mark.parametrize(
    ("used", "number"),
    [([], 2), (["first"], 2), (["take-2"], 3), (["take-9", "take-10"], 11), (["other-7"], 2),
     ([f"take-4-{'0a' * 16}", "take-3"], 5), (["take-1"], 2)],
)  # fmt: skip
def test_one_more_take_comes_after_all_others(
    modules: Modules, used: list[str], number: int
) -> None:
    made = modules.call("responses/takes.mjs", "nextTake", used)
    assert made.rsplit("-", 1)[0] == f"take-{number}"


UPGRADED: list[tuple[Any, Any, Any]] = [
    (None, {"a": 1}, {"a": 1}),
    ([], {"a": 1}, {"a": 1}),
    ([{"id": "b", "was": ["a"]}], {"a": 1, "c": 2}, {"b": 1, "c": 2}),
    ([{"id": "b", "was": ["a", "z"]}], {"z": 1}, {"b": 1}),
    ([{"id": "b", "was": "a"}], {"a": 1}, {"b": 1}),
    ([{"id": "b", "was": ["a"]}], {"me.a": 1, "a.me": 2}, {"me.b": 1, "b.me": 2}),
    ([{"id": "b", "was": ["a"]}], ["a"], ["a"]),
    ([{"id": "b", "was": ["a"]}], "a", "a"),
    ([{"id": "b", "was": ["a"]}], None, None),
    ([{"id": "b"}], {"a": 1}, {"a": 1}),
]


def test_items_and_columns_are_called_by_their_names_of_today(modules: Modules) -> None:
    calls = [[named, value] for named, value, _ in UPGRADED]
    found = modules.each("responses/fitting.mjs", "upgraded", calls)
    assert found == [value for *_, value in UPGRADED]
