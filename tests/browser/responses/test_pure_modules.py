"""The rules that need no page: records, conditions, taking, takes, words; called in Chromium."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.modules import Modules


def test_the_newer_record_wins_and_ties_are_decided_alike(modules: Modules) -> None:
    def newer(a: Any, b: Any) -> bool:
        return bool(modules.call("responses/records.mjs", "newer", a, b))

    old, new = {"value": "a", "savedAt": 1}, {"value": "b", "savedAt": 2}
    assert newer(new, old) and not newer(old, new)
    assert newer(old, None) and not newer(None, old)
    twin = {"value": "c", "savedAt": 2}
    assert newer(new, twin) != newer(twin, new)
    assert not newer(new, new)


@pytest.mark.parametrize(
    ("last", "now", "time"),
    [
        (None, 100, 100),
        ({"savedAt": 50}, 100, 100),
        ({"savedAt": 100}, 100, 101),
        ({"savedAt": 9e12}, 100, 9e12 + 1),
    ],
)
def test_time_never_goes_back(modules: Modules, last: Any, now: int, time: float) -> None:
    made = modules.call("responses/records.mjs", "dated", {"value": "x"}, last, now)
    assert made == {"format": 1, "value": "x", "savedAt": time}


def test_data_from_outside_is_looked_at_before_it_is_used(modules: Modules) -> None:
    good = '{"format":1,"value":null,"savedAt":3}'
    bad = [
        "",
        "{",
        "null",
        "[]",
        "7",
        '{"format":1}',
        '{"format":1,"value":1}',
        '{"format":0,"value":1,"savedAt":1}',
    ]
    bad += [
        '{"format":1,"value":1,"savedAt":"1"}',
        '{"__proto__":{"format":1,"value":1,"savedAt":1}}',
    ]
    found = modules.each("responses/records.mjs", "examineText", [[text] for text in [good, *bad]])
    assert found[0] == {"record": {"format": 1, "value": None, "savedAt": 3}}
    assert all(result == {"trouble": "damaged"} for result in found[1:])
    newer = modules.call("responses/records.mjs", "examineText", '{"format":2}')
    assert newer == {"trouble": "newer"}


@pytest.mark.parametrize(
    ("before", "after", "loses"),
    [
        (None, "x", False),
        ("a", "ab", False),
        ("ab", "a", True),
        ("a", None, True),
        (3, 4, True),
        ({"what": "a"}, {"what": "a", "who": "b"}, False),
        ({"what": "a", "who": "b"}, {"what": "a"}, True),
        (["a"], ["a", "b"], False),
    ],
)
def test_what_counts_as_a_loss(modules: Modules, before: Any, after: Any, loses: bool) -> None:
    assert modules.call("responses/records.mjs", "loses", before, after) is loses


def test_keys_come_apart_again(modules: Modules) -> None:
    prefix = modules.call("responses/keys.mjs", "prefixOf", {"course": "c", "path": "/fork"})
    assert prefix == "cg:c:/fork/"

    def split(key: str) -> Any:
        return modules.call("responses/keys.mjs", "splitKey", prefix, key)

    assert split("cg:c:/fork/first/risks/after/list/row-1") == {
        "negotiation": "first",
        "exercise": "risks",
        "take": "after",
        "field": "list",
        "row": "row-1",
    }
    assert split("cg:c:/fork/_learner/fit/first/gate")["negotiation"] == "_learner"
    assert split("cg:c:/fork/_aside/first/fit/first/gate") is None
    assert split("cg:c:/other/first/fit/first/gate") is None


CONDITIONS = [
    ({"field": "f", "is": "yes"}, "yes", True),
    ({"field": "f", "is": ["yes", "no"]}, "no", True),
    ({"field": "f", "is": "talk"}, ["wait", "talk"], True),
    ({"field": "f", "is": "yes"}, None, False),
    ({"field": "f", "is": 3}, 3, True),
    ({"field": "f", "is_not": "none"}, "some", True),
    ({"field": "f", "is_not": "none"}, None, True),
    ({"field": "f", "is_not": "none"}, "none", False),
    ({"field": "f", "filled": True}, 0, True),
    ({"field": "f", "filled": True}, None, False),
    ({"field": "f", "filled": False}, None, True),
    ({"field": "f", "at_least": 3}, 3, True),
    ({"field": "f", "at_least": 0}, None, False),
    ({"field": "f", "at_most": 3}, 4, False),
    ([{"field": "f", "is": "a"}, {"field": "f", "is_not": "a"}], "a", False),
    ([], None, True),
]


@pytest.mark.parametrize(("show_when", "value", "shown"), CONDITIONS)
def test_conditions(modules: Modules, show_when: Any, value: Any, shown: bool) -> None:
    found = modules.page.evaluate(
        """async ([showWhen, value]) => {
            const address = new URL("assets/responses/conditions.mjs", document.baseURI);
            const { holds } = await import(address);
            return holds(showWhen, () => ({ value: value ?? undefined }));
        }""",
        [show_when, value],
    )
    assert found is shown


@pytest.mark.parametrize(
    ("show_when", "values", "undecided"),
    [
        ([{"field": "f", "is": "yes"}], {}, True),
        ([{"field": "f", "is": "yes"}], {"f": "no"}, False),
        ([{"field": "f", "is": "yes"}], {"f": "yes"}, False),
        ([{"field": "f", "is": "yes"}, {"field": "g", "is": "yes"}], {"f": "yes"}, True),
        ([{"field": "f", "is": "yes"}, {"field": "g", "is": "yes"}], {"f": "no"}, False),
        ([{"field": "f", "filled": True}], {}, True),
    ],
)
def test_a_condition_on_what_nobody_has_said_is_undecided(
    modules: Modules, show_when: Any, values: dict[str, str], undecided: bool
) -> None:
    found = modules.page.evaluate(
        """async ([showWhen, values]) => {
            const address = new URL("assets/responses/conditions.mjs", document.baseURI);
            const { isUndecided } = await import(address);
            return isUndecided(showWhen, (field) => ({ value: values[field] }));
        }""",
        [show_when, values],
    )
    assert found is undecided


TAKEN = [
    ("a.b", {"a.b": "words"}, "words"),
    (["a.b", "c.d"], {"c.d": "second"}, "second"),
    ({"from": "a.b", "column": "want"}, {"a.b": "words"}, [{"id": "blank-1", "want": "words"}]),
    (
        {"from": "a.rows", "columns": {"want": "gain"}},
        {"a.rows": [{"id": "r1", "gain": "x", "how": "y"}, {"id": "r2", "how": "z"}]},
        [{"id": "r1", "want": "x"}],
    ),
    ({"from": "a.ways", "label": True}, {"a.ways": ["talk", "wait"]}, "Talk, Wait"),
    ("a.b", {}, None),
]


@pytest.mark.parametrize(("take_from", "values", "expected"), TAKEN)
def test_taking_from_elsewhere(
    modules: Modules, take_from: Any, values: Any, expected: Any
) -> None:
    found = modules.page.evaluate(
        """async ([takeFrom, values]) => {
            const address = new URL("assets/responses/prefill.mjs", document.baseURI);
            const { taken } = await import(address);
            const choices = [{id: "talk", label: "Talk"}, {id: "wait", label: "Wait"}];
            const field = {type: "choices", choices};
            const look = (reference) => ({value: values[reference], field});
            return taken(takeFrom, look)?.value ?? null;
        }""",
        [take_from, values],
    )
    assert found == expected


def test_takes(modules: Modules) -> None:
    def call(function: str, *arguments: Any) -> Any:
        return modules.call("responses/takes.mjs", function, *arguments)

    free, moments = {"add": "Again", "fields": ["how"]}, {"moments": {"before": "B", "after": "A"}}
    assert call("takeIds", free, ["take-10", "first", "take-2"]) == ["first", "take-2", "take-10"]
    assert call("takeIds", moments, []) == ["before", "after"]
    second, third = call("nextTake", []), call("nextTake", ["first", "take-2"])
    assert re.fullmatch("take-2-[0-9a-f]{32}", second), "of one origin"
    assert re.fullmatch("take-3-[0-9a-f]{32}", third)
    assert call("takeIds", free, [third, "first", second]) == ["first", second, third]
    assert second != call("nextTake", [])
    assert call("takeOf", free, "how", "take-2") == "take-2"
    assert call("takeOf", free, "who", "take-2") == "first"
    assert call("takeOf", None, "who", "take-2") == "first"
    assert call("lastUsed", moments, ["before", "after"]) == "after"
    assert call("lastUsed", moments, []) == "before"


IDS = """async ([refuses]) => {
  const { newRowId } = await import(new URL("assets/responses/ids.mjs", document.baseURI));
  const real = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const crypto = { absent: undefined, throws: { getRandomValues() { throw new Error("no"); } } };
  const value = crypto[refuses];
  if (refuses) Object.defineProperty(globalThis, "crypto", { configurable: true, value });
  const ids = [newRowId([]), newRowId(["blank-3", "row-4102444800000-17", "first"])];
  if (refuses) Object.defineProperty(globalThis, "crypto", real);
  return [...ids, newRowId([])];
}"""


@pytest.mark.parametrize("refuses", ["", "absent", "throws"])
def test_ids_of_rows_are_of_one_origin_and_in_order(modules: Modules, refuses: str) -> None:
    ids = modules.page.evaluate(IDS, [refuses])
    assert all(re.fullmatch(r"row-\d+-[0-9a-f]{32}", id) for id in ids)
    assert len({id[-32:] for id in ids}) == 3
    assert ids[1].startswith("row-4102444800001-"), "after a row of a clock that was fast"


def test_responses_in_words(modules: Modules) -> None:
    def words(field: Any, value: Any) -> Any:
        return modules.call("responses/response-text.mjs", "responseText", field, value)

    choices = [{"id": "talk", "label": "Talk"}, {"id": "wait", "label": "Wait"}]
    assert words({"type": "choice", "choices": choices}, "wait") == "Wait"
    assert words({"type": "choices", "choices": choices}, ["talk", "gone"]) == "Talk, gone"
    assert words({"type": "number", "unit": "days"}, 0) == "0 days"
    assert words({"type": "text"}, None) == ""
    columns = [
        {"id": "what", "label": "What"},
        {"id": "done", "label": "Done"},
        {"id": "who", "choices": choices},
    ]
    rows = [{"id": "r", "what": "Fire", "done": True, "who": "talk"}, {"id": "s"}]
    assert words({"type": "rows", "columns": columns}, rows) == "Fire · Done · Talk"
    items = [{"id": "ask", "text": "ask"}]
    likert = {
        "items": items,
        "response_scale": {"labels": {"1": "Never"}},
        "dont_know": "I don't know",
    }
    likert |= {
        "type": "ratings",
        "sides": [{"id": "me", "label": "Me"}, {"id": "them", "label": "Them"}],
    }
    assert (
        words(likert, {"me.ask": 1, "them.ask": "dont-know"})
        == "Me, ask: Never\nThem, ask: I don't know"
    )


TOLD = """async () => {
  const from = (path) => import(new URL(`assets/plan/${path}`, document.baseURI));
  const [{ Gathering }, { datesOf }] = [await from("gather.mjs"), await from("dates.mjs")];
  const field = { id: "who", type: "rows", columns: [
    { id: "name", label: "Name", private: true }, { id: "day", label: "Day" } ] };
  const look = () => ({ field, value: [{ id: "a", name: "Ada", day: "2027-03-01" }] });
  const entry = (columns) => ({ from: [{ from: "sheet.who", columns }] });
  const block = { id: "b", title: "B", entries: [entry(), entry(["day"]), entry(["name"])] };
  const dates = ["name", "day"].map((column) => (
    { id: column, title: "T", date: "sheet.who.day", words: `sheet.who.${column}` }));
  const [{ entries }] = new Gathering({ blocks: [block] }, look).blocks();
  const words = datesOf({ spec: { dates }, look }).map((date) => date.words);
  return [entries.map((entry) => entry.private), words];
}"""


def test_what_tells_of_a_private_column_is_private(modules: Modules) -> None:
    entries, words = modules.page.evaluate(TOLD)
    assert entries == [True, False, True], "all columns, the other one, the private one"
    assert words == [None, "2027-03-01"], "what the calendar takes"
