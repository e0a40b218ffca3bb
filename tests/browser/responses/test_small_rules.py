"""Small rules that much rests on: how far a worksheet is, keys, ids, records, signs, conditions.

Of responses/progress.mjs, responses/keys.mjs, responses/ids.mjs, responses/records.mjs,
responses/references.mjs, responses/choice-signs.mjs, responses/conditions.mjs, responses/times.mjs,
responses/prefill.mjs, responses/followed.mjs and responses/versions.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

# How far a worksheet is ---------------------------------------------------------------------------

PROGRESS = """async ([sheets, values, negotiation]) => {
    const at = new URL("assets/responses/progress.mjs", document.baseURI);
    const { progress } = await import(at);
    const entries = Object.entries(values).map(([key, value]) => [`p/${key}`, { value }]);
    entries.push(["q/first/sheet/first/a", { value: "Of another site" }]);
    return Object.fromEntries(progress(sheets, entries, { prefix: "p/", negotiation }));
}"""
SHEET = {"id": "sheet", "was": ["page"], "needs": [["a", "once-a"], ["b"]]}
ME = {"id": "me", "scope": "learner", "needs": [["p"]]}
S = "first/sheet/first/"
FAR: list[tuple[dict[str, Any], str]] = [
    ({}, "empty"),
    ({S + "a": None}, "empty"),
    ({S + "_started": 5}, "empty"),
    ({S + "a": ""}, "begun"),
    ({S + "a": "x"}, "begun"),
    ({S + "extra": "x"}, "begun"),
    ({S + "a": "x", S + "b": None}, "begun"),
    ({S + "a": "x", S + "b": 0}, "done"),
    ({S + "once-a": "x", S + "b/row-1": {}}, "done"),
    ({"first/page/first/a": "x", "first/sheet/take-2/b": "x"}, "done"),
    ({"first/page/first/a": "x"}, "begun"),
    ({"n-2/sheet/first/a": "x", "n-2/sheet/first/b": "x"}, "empty"),
    ({"_learner/sheet/first/a": "x"}, "empty"),
    ({"first/sheets/first/a": "x"}, "empty"),
    ({"first/sheet/a": "x", "_aside/first/sheet/first/a/1": "x"}, "empty"),
]


@pytest.mark.parametrize(("values", "state"), FAR)
def test_how_far_a_worksheet_is(modules: Modules, values: dict[str, Any], state: str) -> None:
    assert modules.page.evaluate(PROGRESS, [[SHEET], values, "first"]) == {"sheet": state}


def test_what_is_about_the_learner_is_as_far_in_every_negotiation(modules: Modules) -> None:
    values = {"_learner/me/first/p": "x", "first/note/first/x": "x"}
    sheets = [ME, {"id": "note", "needs": []}, {**ME, "id": "other"}]
    told = {"me": "done", "note": "done", "other": "empty"}
    assert modules.page.evaluate(PROGRESS, [sheets, values, "first"]) == told
    elsewhere = modules.page.evaluate(PROGRESS, [sheets, values, "n-2"])
    assert elsewhere == {**told, "note": "empty"}


def test_how_far_several_worksheets_are_together(modules: Modules) -> None:
    told = [
        (["empty", "empty"], "empty"), (["done", "done"], "done"), (["begun", "begun"], "begun"),
        (["empty", "done"], "begun"), (["done", "begun"], "begun"), (["empty", "begun"], "begun"),
    ]  # fmt: skip
    calls = [[states] for states, _ in told]
    assert modules.each("responses/progress.mjs", "together", calls) == [state for _, state in told]


# Keys and ids -------------------------------------------------------------------------------------

KEYS: list[tuple[str, bool]] = [
    ("a", True), ("a/b/c/d/e/f/g/h/i", True), ("a/b/c/d/e/f/g/h/i/j", False), ("", False),
    ("/a", False), ("a/", False), ("a//b", False), ("a\u0007", False), ("a/\u0085", False),
    ("ä 🌱", True), ("x" * 500, True), ("x" * 501, False),
]  # fmt: skip
SPLIT: list[tuple[str, list[str] | None]] = [
    ("p/n/e/t/f", ["n", "e", "t", "f"]),
    ("p/n/e/t/f/r", ["n", "e", "t", "f", "r"]),
    ("p/_learner/e/t/f", ["_learner", "e", "t", "f"]),
    ("p/_learners/e/t/f", None),
    ("p/_aside/e/t/f", None),
    ("p/n/e/t", None),
    ("p/n/e/t/f/r/s", None),
    ("q/n/e/t/f", None),
    ("p/", None),
]


def test_what_a_key_can_be_and_what_one_of_a_response_says(modules: Modules) -> None:
    found = modules.each("responses/keys.mjs", "isKey", [[key] for key, _ in KEYS])
    assert found == [is_key for _, is_key in KEYS]
    split = modules.each("responses/keys.mjs", "splitKey", [["p/", key] for key, _ in SPLIT])
    names = ("negotiation", "exercise", "take", "field", "row")
    assert split == [
        None if parts is None else dict(zip(names, parts, strict=False)) for _, parts in SPLIT
    ]


def test_rows_and_takes_are_in_the_order_of_their_numbers(modules: Modules) -> None:
    ordered = ["blank-2", "blank-10", "row-3-aa", "row-20-17", "take-2", "take-10"]
    pairs = [[a, b] for a in ordered for b in ordered]
    found = modules.each("responses/ids.mjs", "byId", pairs)
    place = ordered.index
    assert [(n > 0) - (n < 0) for n in found] == [
        (place(a) > place(b)) - (place(a) < place(b)) for a, b in pairs
    ]
    numbers = {"row-17": 17, "take-2": 2, f"row-5-{'0a' * 16}": 5, "row-1795360000200-17":
               1795360000200, "blank-3": 0, "row-x": 0, "my-row-3": 0, "row-3x": 0,
               "row-1234567890123456": 0, "row-123456789012345": 123456789012345}  # fmt: skip
    calls = [[id] for id in numbers]
    assert modules.each("responses/ids.mjs", "numberOf", calls) == [*numbers.values()]


CHANCE = """async (chance) => {
    const { random128 } = await import(new URL("assets/responses/ids.mjs", document.baseURI));
    const [crypto, random] = [Object.getOwnPropertyDescriptor(globalThis, "crypto"), Math.random];
    Object.defineProperty(globalThis, "crypto", { configurable: true, value: undefined });
    Math.random = () => chance;
    const id = random128();
    Object.defineProperty(globalThis, "crypto", crypto);
    Math.random = random;
    return id;
}"""


def test_an_id_by_chance_may_be_any_of_all(modules: Modules) -> None:
    """A browser without good random numbers, as some are over plain http."""
    bounds = [modules.page.evaluate(CHANCE, chance) for chance in (0, 0.5, 0.9999)]
    assert bounds == ["00" * 16, "80" * 16, "ff" * 16]


# Records ------------------------------------------------------------------------------------------


def test_a_text_is_known_again_by_a_number_that_no_later_version_changes(modules: Modules) -> None:
    """Such numbers are stored: with others, what nobody has touched would count as changed."""
    numbers = {"": 4291472005, "Words": 37446072, "aaa": 939099808}
    calls: list[list[Any]] = [*([text] for text in numbers), [None], [{"a": 1}], [["🌱"]]]
    assert modules.each("responses/records.mjs", "fingerprint", calls) == [
        *numbers.values(), 1996966820, 2342405393, 3823559986,
    ]  # fmt: skip
    rows, same = [{"id": "r", "what": "A"}], [{"id": "other", "what": "A"}]
    prints = modules.each("responses/prefill.mjs", "prints", [[rows], [same], ["A"], [[]]])
    assert prints[0] == [3988794076, 3176369623] and prints[2:] == [
        [3790649418] * 2,
        [1947613349] * 2,
    ]
    assert prints[1][0] == prints[0][0] and prints[1][1] != prints[0][1], "whatever a row is called"


def test_only_of_rows_their_ids_are_left_out(modules: Modules) -> None:
    others: list[list[Any]] = [[["a", "b"]], [None], [{"0": {"id": "a"}}], [5], [""]]
    found = modules.each("responses/prefill.mjs", "prints", others)
    assert all(now == before for now, before in found)
    listed = modules.each("responses/prefill.mjs", "isRows", [*others, [[{"id": "a"}]]])
    assert listed == [False] * 5 + [True]


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = {"a": value}
    return value


GOOD = {"value": "x", "savedAt": 5}
WRONG: list[tuple[Any, str | None]] = [
    (GOOD, None),
    ({**GOOD, "value": None}, None),
    ({**GOOD, "value": False}, None),
    ({**GOOD, "row": "r", "exercise": "e", "field": "f", "revision": 1, "from": 0}, None),
    ({**GOOD, "previous": GOOD, "others": [GOOD, GOOD]}, None),
    ({**GOOD, "later": [{"a": 1}]}, None),
    ("x", ""),
    (None, ""),
    ([GOOD], ""),
    ({"savedAt": 5}, "value"),
    ({"value": "x"}, "savedAt"),
    ({**GOOD, "savedAt": "5"}, "savedAt"),
    ({**GOOD, "savedAt": -1}, "savedAt"),
    ({**GOOD, "row": 7}, "row"),
    ({**GOOD, "exercise": None}, "exercise"),
    ({**GOOD, "field": ["f"]}, "field"),
    ({**GOOD, "revision": "1"}, "revision"),
    ({**GOOD, "from": "1"}, "from"),
    ({**GOOD, "previous": None}, "previous"),
    ({**GOOD, "previous": "x"}, "previous"),
    ({**GOOD, "previous": {"value": "x"}}, "previous"),
    ({**GOOD, "previous": {"savedAt": 5}}, "previous"),
    ({**GOOD, "previous": {**GOOD, "more": deep(9)}}, "previous"),
    ({**GOOD, "others": GOOD}, "others"),
    ({**GOOD, "others": [GOOD, {"value": "x"}]}, "others"),
    ({**GOOD, "later": deep(9)}, "later"),
    ({**GOOD, "toString": "x"}, "toString"),
    ({**GOOD, "value": {"valueOf": 1}}, "value"),
    ({**GOOD, "value": deep(8)}, None),
    ({**GOOD, "value": deep(9)}, "value"),
    ({**GOOD, **{f"x{n}": n for n in range(98)}}, None),
    ({**GOOD, **{f"x{n}": n for n in range(99)}}, ""),
]


def test_what_is_wrong_with_a_record(modules: Modules) -> None:
    found = modules.each("responses/records.mjs", "wrongPart", [[data] for data, _ in WRONG])
    assert found == [wrong for _, wrong in WRONG]
    assert modules.call("responses/records.mjs", "wrongPart") == "", "of nothing at all"


SIZES = """async (sizes) => {
    const at = new URL("assets/responses/records.mjs", document.baseURI);
    const { isData, wrongPart } = await import(at);
    const odd = [{ a: undefined }, [undefined], { a: { b: undefined, c: new Date(0) } }];
    const record = { value: 1, savedAt: 1, row: undefined, previous: undefined };
    if (wrongPart(record) !== undefined) throw new Error("What is undefined is not wrong.");
    return [...sizes.map((size) => isData(Array(size).fill("x"))), ...odd.map(isData)];
}"""


def test_a_response_has_at_most_a_hundred_thousand_parts(modules: Modules) -> None:
    """The list itself is one of them. What is undefined in an object is as good as absent."""
    assert modules.page.evaluate(SIZES, [0, 99_999, 100_000]) == [
        True, True, False, True, True, False,
    ]  # fmt: skip


LOSES: list[tuple[Any, Any, bool]] = [
    ("", None, True), ("", "x", False), ("a", 5, True), ("a", ["a"], True), (5, 5, False),
    (5, "5", True), (False, False, False), (True, False, True), (0, None, True),
    ({"a": {"b": "x"}}, {"a": {"b": "x y"}}, False), ({"a": {"b": "x"}}, {"a": {"b": "y"}}, True),
    ({"a": None}, {}, False), ({}, None, False), (["a", "b"], ["a"], True), ({"a": 1}, "a", True),
    ({"a": 1, "b": 2}, {"b": 2}, True),
]  # fmt: skip
BY_TIME = [{"value": "b", "savedAt": 2}, {"value": "c", "savedAt": 1}, {"value": "a", "savedAt": 2}]


def test_what_is_lost_and_which_is_newest(modules: Modules) -> None:
    found = modules.each("responses/records.mjs", "loses", [[a, b] for a, b, _ in LOSES])
    assert found == [loses for *_, loses in LOSES]
    newest = modules.each("responses/records.mjs", "newest", [[BY_TIME], [BY_TIME[::-1]], [[]]])
    assert newest == [BY_TIME[0], BY_TIME[0], None]
    missing: list[list[Any]] = [[[None, BY_TIME[1], None]], [[BY_TIME[1], BY_TIME[0]]]]
    assert modules.each("responses/records.mjs", "newest", missing) == [BY_TIME[1], BY_TIME[0]]


def test_what_a_later_version_has_added_stays_unless_the_words_go(modules: Modules) -> None:
    last = {"format": 7, "value": "x", "savedAt": 90, "row": "r", "from": 3, "mood": "glad",
            "previous": GOOD, "others": [GOOD]}  # fmt: skip
    calls: list[list[Any]] = [[{"value": value, "row": "s"}, last, 50] for value in ("y", None)]
    assert modules.each("responses/records.mjs", "dated", [*calls, [{"value": "y"}, {}, 50]]) == [
        {"format": 1, "value": "y", "savedAt": 91, "row": "s", "mood": "glad"},
        {"format": 1, "value": None, "savedAt": 91, "row": "s"},
        {"format": 1, "value": "y", "savedAt": 50},
    ]


FORMATS: list[tuple[Any, str | None]] = [
    (1, None), (2, "newer"), (1.5, "damaged"), (0, "damaged"), ("2", "damaged"),
    (None, "damaged"), (-1, "damaged"),
]  # fmt: skip


def test_a_record_of_a_later_format_is_not_damaged(modules: Modules) -> None:
    calls = [[{"format": format, **GOOD}] for format, _ in FORMATS]
    found = modules.each("responses/records.mjs", "examine", calls)
    assert [each.get("trouble") for each in found] == [trouble for _, trouble in FORMATS]
    looked = modules.each("responses/aside.mjs", "lookInto", calls)
    assert [each["newer"] for each in looked] == [trouble == "newer" for _, trouble in FORMATS]


def test_of_what_was_put_aside_only_what_can_be_shown_is_taken_for_words(modules: Modules) -> None:
    odd: list[list[Any]] = [
        [],
        [None],
        [{"value": {"toString": 1}}],
        [{"value": deep(9)}],
        [{"value": None, "savedAt": 5}],
        [{"value": 0, "savedAt": "5"}],
    ]
    found = modules.each("responses/aside.mjs", "lookInto", odd)
    assert [each["text"] for each in found][:2] == ["null", "null"]
    assert [[each.get("value"), each.get("savedAt")] for each in found] == [
        [None, None], [None, None], [None, None], [None, None], [None, 5], [0, None],
    ]  # fmt: skip


CIRCLE = 8.64e15
LATEST: list[tuple[list[Any], Any]] = [
    ([], None), ([None, None], None), ([3], 3), ([None, 3, None], 3), ([3, 5, 4], 5),
    ([5, 3], 5), ([CIRCLE - 1, 2], 2), ([2, CIRCLE - 1], 2), ([0, None], 0),
]  # fmt: skip
SORTED = """async (times) => {
    const { laterFirst } = await import(new URL("assets/responses/times.mjs", document.baseURI));
    return times.map((time, at) => [time, at]).sort(([a], [b]) => laterFirst(a, b));
}"""


def test_the_later_of_two_times_comes_first_and_what_is_of_one_time_stays(modules: Modules) -> None:
    found = modules.page.evaluate(SORTED, [3, 5, 3, CIRCLE - 1, 5, 0])
    assert found == [[5, 1], [5, 4], [3, 0], [3, 2], [0, 5], [CIRCLE - 1, 3]]


LATEST_OF = """async (lists) => {
    const { latest } = await import(new URL("assets/responses/times.mjs", document.baseURI));
    return lists.map((times) => latest(times.map((time) => time ?? undefined)) ?? null);
}"""


def test_the_latest_of_several_times(modules: Modules) -> None:
    found = modules.page.evaluate(LATEST_OF, [times for times, _ in LATEST])
    assert found == [time for _, time in LATEST]


# References, signs, conditions --------------------------------------------------------------------


def test_a_reference_names_a_worksheet_a_field_and_a_column(modules: Modules) -> None:
    named = [("f", "home", "f", None), ("w.f", "w", "f", None), ("w.f.c", "w", "f", "c")]
    calls = [[reference, "home"] for reference, *_ in named]
    found = modules.each("responses/references.mjs", "parseReference", calls)
    assert [(each["worksheet"], each["field"], each.get("column")) for each in found] == [
        (worksheet, field, column) for _, worksheet, field, column in named
    ]
    absolute = modules.each("responses/references.mjs", "absolute", calls)
    assert absolute == ["home.f", "w.f", "w.f.c"]


SIGNS: list[tuple[list[str], str, list[str] | None]] = [
    (["x", "y", "z"], "a,c", ["x", "z"]), (["x", "y"], "b", ["y"]), (["x", "y"], "B,a", ["y", "x"]),
    (["x", "y"], " {a, b} ", ["x", "y"]), (["x", "y"], "c", None), (["x"], "", None),
    (["x", "y"], "ab", None), (["x", "y"], "a,", None), (["x", "y"], "a,?", None),
    ([str(n) for n in range(40)], "z,0,9", ["25", "26", "35"]),
]  # fmt: skip


def test_choices_have_a_sign_each_on_a_learning_platform(modules: Modules) -> None:
    calls = [[choices, signs] for choices, signs, _ in SIGNS]
    found = modules.each("responses/choice-signs.mjs", "chosenBy", calls)
    assert found == [ids for *_, ids in SIGNS]
    ways = [(["x", "y", "z"], ["z", "x", "gone"], "a,c"), (["x"], [], ""), (["x"], ["x"], "a")]
    made = modules.each("responses/choice-signs.mjs", "signsOf", [[a, b] for a, b, _ in ways])
    assert made == [signs for *_, signs in ways]


HOLDS = """async (cases) => {
    const at = new URL("assets/responses/conditions.mjs", document.baseURI);
    const { holds, isUndecided } = await import(at);
    return cases.map(([showWhen, looked]) => {
        const look = (name) => looked[name] ?? {};
        return [holds(showWhen ?? undefined, look), isUndecided(showWhen ?? undefined, look)];
    });
}"""
PRICE = {"type": "number", "min": 0, "max": 10}
SHOWN: dict[str, tuple[Any, Any, list[bool]]] = {
    "no condition": (None, {}, [True, False]),
    "an empty list": ([], {}, [True, False]),
    "a number as text": ({"field": "f", "is": ["3"]}, {"f": {"value": 3}}, [True, False]),
    "truth": ({"field": "f", "is": [True]}, {"f": {"value": True}}, [True, False]),
    "nothing is not no": ({"field": "f", "is": [False]}, {}, [False, True]),
    "one of several is wanted": (
        {"field": "f", "is": ["a", "b"]}, {"f": {"value": ["b", "c"]}}, [True, False],
    ),
    "none of several": (
        {"field": "f", "is_not": ["a", "b"]}, {"f": {"value": ["c", "b"]}}, [False, False],
    ),
    "both tests of one": (
        {"field": "f", "filled": True, "is_not": ["a"]}, {"f": {"value": "a"}}, [False, False],
    ),
    "an empty list is not filled": (
        {"field": "f", "filled": True}, {"f": {"value": []}}, [False, False],
    ),
    "false is filled": ({"field": "f", "filled": True}, {"f": {"value": False}}, [True, False]),
    "filled, where nothing is wanted": (
        {"field": "f", "filled": False}, {"f": {"value": "x"}}, [False, False],
    ),
    "just enough": ({"field": "f", "at_least": 3}, {"f": {"value": "3"}}, [True, False]),
    "too little": ({"field": "f", "at_least": 3}, {"f": {"value": 2.9}}, [False, False]),
    "just little enough": ({"field": "f", "at_most": 3}, {"f": {"value": 3}}, [True, False]),
    "too much": ({"field": "f", "at_most": 3}, {"f": {"value": 3.1}}, [False, False]),
    "one of several is enough": (
        {"field": "f", "at_least": 3}, {"f": {"value": [1, 5]}}, [True, False],
    ),
    "no number is not little": ({"field": "f", "at_most": 3}, {"f": {"value": "few"}},
                                [False, False]),
    "out of range is not much": (
        {"field": "f", "at_least": 3}, {"f": {"value": 11, "field": PRICE}}, [False, False],
    ),
    "in range is much": (
        {"field": "f", "at_least": 3}, {"f": {"value": 10, "field": PRICE}}, [True, False],
    ),
    "one fails, one is unsaid": (
        [{"field": "f", "is": ["a"]}, {"field": "g", "is": ["a"]}], {"f": {"value": "b"}},
        [False, False],
    ),
    "one holds, one is unsaid": (
        [{"field": "f", "is": ["a"]}, {"field": "g", "is": ["a"]}], {"f": {"value": "a"}},
        [False, True],
    ),
    "both hold": (
        [{"field": "f", "is": ["a"]}, {"field": "f", "filled": True}], {"f": {"value": "a"}},
        [True, False],
    ),
    "not this, and unsaid": ({"field": "f", "is_not": ["a"]}, {}, [True, False]),
}  # fmt: skip


def test_when_a_field_is_shown_and_when_nobody_can_tell_yet(modules: Modules) -> None:
    cases = [[condition, looked] for condition, looked, _ in SHOWN.values()]
    found = dict(zip(SHOWN, modules.page.evaluate(HOLDS, cases), strict=True))
    assert found == {name: told for name, (*_, told) in SHOWN.items()}


# What is taken and followed -----------------------------------------------------------------------

TAKEN = """async (cases) => {
    const { taken } = await import(new URL("assets/responses/prefill.mjs", document.baseURI));
    return cases.map(([takeFrom, looked]) =>
        taken(takeFrom ?? undefined, (name) => looked[name] ?? {}) ?? null);
}"""
ROWS = [{"id": "r1", "gain": "x", "how": "y"}, {"id": "r2", "how": "z"}, {"id": "r3", "gain": None}]


def took(value: Any, via: str = "a.b", source: str | None = None, made: bool = False) -> Any:
    return {"value": value, "from": source or via, "via": via, "made": made}


CHOICES = {"type": "choices", "choices": [{"id": "talk", "label": "Talk"}]}
TAKES: list[tuple[Any, Any, Any]] = [
    (None, {}, None),
    ([], {}, None),
    ("a.b", {}, None),
    ("a.b", {"a.b": {"value": None}}, None),
    ("a.b", {"a.b": {"value": ""}}, took("")),
    ("a.b", {"a.b": {"value": 0}}, took(0)),
    ("a.b", {"a.b": {"value": "x", "from": "c.d"}}, took("x", source="c.d")),
    (["a.b", "e.f"], {"e.f": {"value": "x"}}, took("x", "e.f")),
    (["a.b", "e.f"], {"a.b": {"value": "y"}, "e.f": {"value": "x"}}, took("y")),
    ({"from": "a.b", "first": True}, {"a.b": {"value": ["x", "y"]}}, took("x")),
    ({"from": "a.b", "first": True}, {"a.b": {"value": "x"}}, took("x")),
    ({"from": "a.b", "label": True}, {"a.b": {"value": ["talk"], "field": CHOICES}}, took("Talk")),
    ({"from": "a.b", "label": True}, {"a.b": {"value": ["talk"]}}, took("talk")),
    ({"from": "a.b", "label": True}, {}, None),
    ({"from": "a.b", "column": "want"}, {}, None),
    ({"from": "a.b", "columns": {"want": "gain"}}, {}, None),
    ({"from": "a.b", "column": "want"}, {"a.b": {"value": "x"}},
     took([{"id": "blank-1", "want": "x"}], made=True)),
    ({"from": "a.b", "columns": {"want": "gain", "way": "how"}}, {"a.b": {"value": ROWS}},
     took([{"id": "r1", "want": "x", "way": "y"}, {"id": "r2", "way": "z"}])),
    ({"from": "a.b", "columns": {"want": "gain"}}, {"a.b": {"value": ROWS[:1]}},
     took([{"id": "r1", "want": "x"}])),
    # Rows of which none has the column are nothing to take.
    ({"from": "a.b", "columns": {"want": "gone"}}, {"a.b": {"value": ROWS}}, None),
    ([{"from": "a.b", "columns": {"want": "gone"}}, "e.f"],
     {"a.b": {"value": ROWS}, "e.f": {"value": ROWS[:1]}}, took(ROWS[:1], "e.f")),
    ([{"from": "a.b", "first": True}, "e.f"], {"a.b": {"value": []}, "e.f": {"value": "x"}},
     took("x", "e.f")),
]  # fmt: skip


def test_what_an_empty_field_takes_from_elsewhere(modules: Modules) -> None:
    found = modules.page.evaluate(TAKEN, [[take_from, looked] for take_from, looked, _ in TAKES])
    assert found == [taken for *_, taken in TAKES]


FOLLOWED = """async (cases) => {
    const { followed } = await import(new URL("assets/responses/followed.mjs", document.baseURI));
    return cases.map(([rowsFrom, looked]) => followed(rowsFrom, (name) => looked[name] ?? {}));
}"""
COLUMNS = {"columns": [{"id": "done", "label": "Done", "kind": "tick"}, {"id": "what"}]}
LISTED = {"value": [{"id": "1", "what": "A", "done": True}, {"id": "2", "what": ""},
                    {"id": "3", "done": True}], "field": COLUMNS}  # fmt: skip
FOLLOWS: list[tuple[Any, Any, list[list[str]]]] = [
    ("list.what", {"list": LISTED}, [["1", "A"]]),
    (["s.list.what"], {"s.list": LISTED}, [["1", "A"]]),
    ("list.done", {"list": LISTED}, [["1", "Done"], ["3", "Done"]]),
    ("list.gone", {"list": LISTED}, []),
    ("list.what", {}, []),
    ("list.what", {"list": {"value": LISTED["value"]}}, [["1", "A"]]),
    ("s.list.what", {"s.list": {"value": LISTED["value"]}}, [["1", "A"]]),
    (["s.list.what", "s.more.done", "other.done"], {"s.list": LISTED, "s.more": LISTED,
     "other": LISTED}, [["1", "A"], ["more-1", "Done"], ["more-3", "Done"], ["other-1", "Done"],
                        ["other-3", "Done"]]),
]  # fmt: skip


def test_which_rows_a_field_follows(modules: Modules) -> None:
    found = modules.page.evaluate(FOLLOWED, [[rows, looked] for rows, looked, _ in FOLLOWS])
    assert [[[row["id"], row["label"]] for row in each] for each in found] == [
        rows for *_, rows in FOLLOWS
    ]
