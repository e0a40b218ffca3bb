"""What each type of response is in words, in a table and as a number; tables worked by hand.

Of responses/types/index.mjs, responses/types/any.mjs, responses/types/choice.mjs,
responses/types/choices.mjs, responses/types/date.mjs, responses/types/number.mjs,
responses/types/order.mjs, responses/types/points.mjs, responses/types/ratings.mjs,
responses/types/rows.mjs, responses/types/text.mjs, responses/analysis/index.mjs,
responses/analysis/any.mjs, responses/analysis/choice.mjs, responses/analysis/choices.mjs,
responses/analysis/date.mjs, responses/analysis/number.mjs, responses/analysis/order.mjs,
responses/analysis/points.mjs, responses/analysis/ratings.mjs, responses/analysis/rows.mjs,
responses/counted.mjs, responses/followed.mjs and responses/response-text.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

ASK = """async ([name, field, value, more]) => {
    const at = (path) => import(new URL(`assets/responses/${path}`, document.baseURI));
    const [{ analysisOf }, { typeOf }] =
        await Promise.all(["analysis/index.mjs", "types/index.mjs"].map(at));
    const [type, analysis] = [typeOf(field), analysisOf(field)];
    const look = (reference) => more?.[reference] ?? {};
    const listed = () => analysis.listItems(field, value, look).map(({ row, cells, ...item }) =>
        row ? { row: row.id, ...Object.fromEntries([...cells].map(([id, { label, text }]) =>
            [id, `${label}: ${text}`])) } : item);
    const asked = {
        text: () => analysis.text(field, value, more), short: () => type.shortText(field, value),
        exported: () => analysis.exported(field, value, more),
        counted: () => analysis.counted(field, value), listed, fits: () => type.fits(value),
        standing: () => analysis.standing(field, value, look),
        measures: () => analysis.measures(field), limits: () => type.limits(field, more ?? ""),
        records: () => type.records(value), stored: () => type.stored(value),
        long: () => type.isLong(value),
    };
    return asked[name]() ?? null;
}"""


def ask(modules: Modules, name: str, field: Any, value: Any = None, more: Any = None) -> Any:
    return modules.page.evaluate(ASK, [name, field, value, more])


CHOICES = [{"id": "a", "label": "Anger"}, {"id": "b", "label": "Boredom"}]
ONE = {"type": "choice", "choices": CHOICES}
SEVERAL = {"type": "choices", "choices": CHOICES}
ORDER = {"type": "order", "choices": CHOICES}
PRICE = {"type": "number", "prompt": "Price", "unit": "euro", "min": 0, "max": 100}
POINTS = {"type": "points", "items": [{"id": "r", "label": "Rent"}, {"id": "n", "label": "Noise"}]}
RATINGS = {
    "type": "ratings", "dont_know": "Don’t know",
    "response_scale": {"min": 1, "max": 3, "labels": {"1": "No", "3": "Yes"}},
    "items": [{"id": "x", "text": "It is so."}, {"id": "y", "label": "By name"}],
}  # fmt: skip
SIDES = {**RATINGS, "sides": [{"id": "me", "label": "Me"}, {"id": "them", "label": "Them"}]}
ROWS: dict[str, Any] = {
    "type": "rows",
    "columns": [
        {"id": "what", "label": "What", "kind": "text"},
        {"id": "sure", "label": "Sure", "kind": "number", "min": 0, "max": 9, "unit": "%"},
        {"id": "how", "label": "How", "kind": "rating", "min": 1, "max": 5},
        {"id": "by", "label": "By", "kind": "date"},
        {"id": "done", "label": "Done", "kind": "tick"},
        {"id": "kind", "label": "Kind", "kind": "choice", "choices": CHOICES},
    ],
}
ROW = {"id": "r1", "what": "Call", "sure": 4, "how": 3, "by": "2027-03-05", "done": True,
       "kind": "b"}  # fmt: skip
ODD = {"id": "r2", "what": "", "sure": "much", "how": 7, "by": "soon", "done": False, "kind": "z"}

IN_WORDS: list[tuple[Any, Any, str]] = [
    ({"type": "text"}, "As it is", "As it is"),
    (ONE, "b", "Boredom"),
    (ONE, "gone", "gone"),
    (SEVERAL, ["b", "gone", "a"], "Boredom, gone, Anger"),
    (ORDER, ["b", "a"], "Boredom, Anger"),
    ({"type": "choice"}, True, "true"),
    (PRICE, 12.5, "12.5 euro"),
    (PRICE, "1,5", "1,5 euro"),
    (PRICE, "−3", "−3 euro"),
    (PRICE, "12 euro", "12 euro"),
    (PRICE, "much", "much"),
    ({"type": "number"}, 0, "0"),
    ({"type": "date"}, "2027-03-05", "5 March 2027"),
    (POINTS, {"n": 60, "r": "lots", "gone": 5}, "Noise: 60\nRent: lots\ngone: 5"),
    (POINTS, "none", "none"),
    (RATINGS, {"x": 1, "y": 2, "z": 3}, "It is so.: No\nBy name: 2\nz: Yes"),
    (RATINGS, {"x": "dont-know"}, "It is so.: Don’t know"),
    ({"type": "ratings"}, {"x": "dont-know"}, "x: dont-know"),
    (SIDES, {"them.x": 3, "me.x": 1, "us.y": 2},
     "Them, It is so.: Yes\nMe, It is so.: No\nBy name: 2"),
    (ROWS, [ROW], "Call · 4 % · 3 · 5 March 2027 · Done · Boredom"),
    (ROWS, [{"id": "r3"}, {**ODD, "what": "Wait"}], "Wait · much · 7 · soon · false · z"),
    ({"type": "rows"}, [{"id": "r1", "what": "Nobody knows its columns"}], ""),
    ({"type": "unheard of"}, "Words", "Words"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "words"), IN_WORDS)
def test_a_response_in_words(modules: Modules, field: Any, value: Any, words: str) -> None:
    assert ask(modules, "text", field, value) == words


def test_nothing_is_no_word_and_rows_may_have_labels_of_their_own(modules: Modules) -> None:
    assert modules.call("responses/response-text.mjs", "responseText", ROWS, None) == ""
    labels = {"r1": "First", "r4": "Fourth"}
    rows = [{"id": "r1", "what": "Call"}, {"id": "r4"}, {"id": "r5", "what": "Go"}]
    assert ask(modules, "text", ROWS, rows, labels) == "First: Call\nFourth\nGo"
    assert ask(modules, "text", POINTS, {"r": 40, "own": 60}, {"own": "Mine", "r": "Rates"}) == (
        "Rates: 40\nMine: 60"
    )


@pytest.mark.parametrize(
    ("field", "value", "cell"),
    [
        ({"type": "date"}, "2027-03-05", "2027-03-05"),
        (PRICE, 3, "3 euro"),
        (SEVERAL, ["a", "b"], "Anger, Boredom"),
        ({"type": "rows"}, [{"id": "r1", "what": "Nobody knows its columns"}], ""),
        (ROWS, [ROW, {"id": "r6", "by": "2027-03-06"}],
         "Call · 4 % · 3 · 2027-03-05 · Done · Boredom\n2027-03-06"),
    ],
)  # fmt: skip
def test_a_response_in_a_cell_of_a_table(
    modules: Modules, field: Any, value: Any, cell: str
) -> None:
    assert ask(modules, "exported", field, value) == cell


COUNTED: list[tuple[Any, Any, Any]] = [
    ({"type": "text"}, "12", "12"),
    (PRICE, "12,5", 12.5),
    (PRICE, "0", 0),
    (PRICE, 100, 100),
    (PRICE, 100.5, None),
    (PRICE, "much", None),
    ({"type": "date"}, "2027-02-28", "2027-02-28"),
    ({"type": "date"}, "2027-02-29", None),
    (POINTS, {"r": "60", "n": 40.5, "gone": 101, "odd": "x"}, {"r": 60, "n": 40.5}),
    ({**POINTS, "total": 10}, {"r": 10, "n": 11}, {"r": 10}),
    (POINTS, {"r": "x"}, None),
    (POINTS, ["r"], None),
    (POINTS, "60", None),
    (RATINGS, {"x": 3, "y": "2", "z": 4}, {"x": 3, "y": 2}),
    (RATINGS, {"x": "dont-know", "y": 2.5}, {"x": "dont-know"}),
    (RATINGS, {}, None),
    ({"type": "ratings"}, {"x": 9, "y": 0.5}, {"x": 9}),
    ({"type": "rows"}, [{"id": "r1", "a": "x", "b": None}], [{"id": "r1", "a": "x"}]),
    (ROWS, [ROW], [ROW]),
    (ROWS, [ODD, "x", {"id": "r3", "sure": "5 %"}],
     [{"id": "r2", "what": "", "done": False, "kind": "z"}, {"id": "r3", "sure": 5}]),
    (ROWS, {"id": "r1"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "counts"), COUNTED)
def test_what_of_a_response_counts(modules: Modules, field: Any, value: Any, counts: Any) -> None:
    assert ask(modules, "counted", field, value) == counts
    assert modules.call("responses/counted.mjs", "counted", field, value) == counts
    assert modules.call("responses/counted.mjs", "counted", field, None) is None


LISTED: list[tuple[Any, Any, list[Any]]] = [
    ({"type": "text"}, "Words", [{"text": "Words"}]),
    (ONE, "a", [{"text": "Anger"}]),
    (SEVERAL, ["b", "a"], [{"text": "Boredom"}, {"text": "Anger"}]),
    (ORDER, ["b", "gone"], [{"text": "Boredom"}, {"text": "gone"}]),
    ({"type": "date"}, "2027-03-05", [{"text": "5 March 2027"}]),
    ({"type": "date"}, "soon", []),
    (POINTS, {"n": "lots", "r": 40, "gone": 60},
     [{"text": "Rent: 40", "weight": 40}, {"text": "Noise: lots", "weight": -1}]),
    (POINTS, {"r": 0}, [{"text": "Rent: 0", "weight": 0}]),
    (ROWS, [ROW], [{"row": "r1", "what": "What: Call", "sure": "Sure: 4 %", "how": "How: 3",
                    "by": "By: 5 March 2027", "done": "Done: Done", "kind": "Kind: Boredom"}]),
    (ROWS, [{"id": "r2", "what": None, "by": "soon", "kind": "a"}],
     [{"row": "r2", "kind": "Kind: Anger"}]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "items"), LISTED)
def test_a_response_as_a_list(modules: Modules, field: Any, value: Any, items: list[Any]) -> None:
    assert ask(modules, "listed", field, value) == items


NAMED = [{"id": "1", "what": "Rent"}, {"id": "2", "what": ""}, {"id": "3", "what": "Pets"}]
THINGS = {"value": NAMED, "field": ROWS}
MORE = {"value": [{"id": "1", "name": "Gate"}]}
ELSEWHERE = {"sheet.things": THINGS, "sheet.more": MORE}


def test_points_over_rows_of_another_field_follow_what_is_there(modules: Modules) -> None:
    field = {"type": "points", "rows_from": ["sheet.things.what", "sheet.more.name"]}
    value = {"1": 20, "2": 10, "more-1": 50, "gone": 20}
    standing = ask(modules, "standing", field, value, ELSEWHERE)
    assert standing == {"1": 20, "more-1": 50}
    assert ask(modules, "listed", field, value, ELSEWHERE) == [
        {"text": "Rent: 20", "weight": 20},
        {"text": "Gate: 50", "weight": 50},
    ]
    assert ask(modules, "standing", field, None, ELSEWHERE) is None
    assert ask(modules, "standing", POINTS, {"gone": 1}, ELSEWHERE) == {"gone": 1}
    assert ask(modules, "standing", field, {"1": 20}, {}) == {}


@pytest.mark.parametrize(
    ("field", "measures"),
    [
        ({"type": "text"}, []),
        (PRICE, [{"label": "Price"}]),
        (RATINGS, [{"key": "x", "label": "It is so."}, {"key": "y", "label": None}]),
        ({**SIDES, "items": RATINGS["items"][:1]}, [  # type: ignore[index]
            {"key": "me.x", "label": "Me: It is so."},
            {"key": "them.x", "label": "Them: It is so."},
        ]),
        ({**RATINGS, "sides": []},
         [{"key": "x", "label": "It is so."}, {"key": "y", "label": None}]),
    ],
)  # fmt: skip
def test_what_of_a_field_can_be_measured(modules: Modules, field: Any, measures: list[Any]) -> None:
    assert ask(modules, "measures", field) == measures


FITS: list[tuple[str, list[Any], list[Any]]] = [
    ("choice", ["a", 3, True], [["a"], {"a": 1}, None]),
    ("choices", ["a", ["a", "b"], []], [{"a": 1}, [["a"]], None]),
    ("order", [["a", "b"], []], ["a", {"a": 1}, [["a"]], None]),
    ("date", ["2027-03-05", 3], [["2027-03-05"], {}, None]),
    ("number", [3, "3"], [[3], {}, None]),
    ("points", [{"a": 3}, {}], ["a", 3, ["a"], {"a": {"b": 1}}, None]),
    ("ratings", [{"a": 3}, {}], ["a", 3, ["a"], {"a": [1]}, None]),
    ("rows", [{"what": "x"}, {}], ["a", [{"id": "1"}], {"what": ["x"]}, None]),
    ("text", ["Words", 3, "x" * 100_000], [["a"], {}, "x" * 2_000_000, None]),
    ("unheard of", [{}, [], 3, "x"], []),
]


@pytest.mark.parametrize(("type", "good", "bad"), FITS, ids=[type for type, *_ in FITS])
def test_what_a_record_of_a_type_can_hold(
    modules: Modules, type: str, good: list[Any], bad: list[Any]
) -> None:
    assert [ask(modules, "fits", {"type": type}, value) for value in good] == [True] * len(good)
    assert [ask(modules, "fits", {"type": type}, value) for value in bad] == [False] * len(bad)


OF_TYPES = """async (types) => {
    const at = (path) => import(new URL(`assets/responses/${path}`, document.baseURI));
    const [{ analysisOf }, { typeOf }] =
        await Promise.all(["analysis/index.mjs", "types/index.mjs"].map(at));
    return types.map((type) => [analysisOf({ type }).summary,
        ...Object.entries(typeOf({ type })).flatMap(([fact, is]) => is === true ? [fact] : [])]);
}"""
KNOWN = {
    "choice": ["tally", "holdsOneChoice"],
    "choices": ["tally", "holdsSeveral"],
    "date": ["calendar"],
    "number": ["distribution"],
    "order": ["texts"],
    "points": ["texts", "keyed"],
    "ratings": ["grid", "keyed"],
    "rows": ["texts", "inRows", "isProse"],
    "text": ["texts", "isProse"],
    "unheard of": ["texts"],
    "constructor": ["texts"],
}
"""Type → what a class gets of it, and what is true of its responses."""


def test_what_is_known_of_each_type(modules: Modules) -> None:
    found = modules.page.evaluate(OF_TYPES, [*KNOWN])
    assert dict(zip(KNOWN, found, strict=True)) == KNOWN


@pytest.mark.parametrize(
    ("field", "value", "short"),
    [
        (SEVERAL, ["b", "a"], "Boredom, Anger"),
        (PRICE, 3, "3 euro"),
        (ROWS, [ROW, {"id": "r2"}, {"id": "r3", "what": "Go", "sure": 3}], "Call, Go"),
        (ROWS, [ROW], "Call"),
        (ROWS, ["a"], "a"),
        (ROWS, [], ""),
        (ONE, None, ""),
        ({"type": "text"}, None, ""),
    ],
)
def test_a_response_in_short(modules: Modules, field: Any, value: Any, short: str) -> None:
    assert ask(modules, "short", field, value) == short


@pytest.mark.parametrize(
    ("field", "part", "limits"),
    [
        (PRICE, "", PRICE),
        (POINTS, "r", {"min": 0, "max": 100}),
        ({**POINTS, "total": 20}, "r", {"min": 0, "max": 20}),
        (ROWS, "sure", ROWS["columns"][1]),
        (ROWS, "gone", ROWS),
    ],
)
def test_what_a_box_of_a_field_may_hold(
    modules: Modules, field: Any, part: str, limits: Any
) -> None:
    assert ask(modules, "limits", field, None, part) == limits


@pytest.mark.parametrize(
    ("type", "typed", "stored"),
    [
        ("text", "3", "3"), ("number", "3", 3), ("points", "3", 3), ("ratings", "3", 3),
        ("number", "3.0", "3.0"), ("number", "three", "three"), ("choice", "3", "3"),
    ],
)  # fmt: skip
def test_what_is_typed_is_stored_as_a_number_where_it_is_one(
    modules: Modules, type: str, typed: str, stored: Any
) -> None:
    assert ask(modules, "stored", {"type": type}, typed) == stored


def test_each_row_is_a_record_of_its_own(modules: Modules) -> None:
    rows = [{"id": "r1", "what": "Call", "sure": 3}, {"id": "r2"}]
    assert ask(modules, "records", ROWS, rows) == [
        {"row": "r1", "value": {"what": "Call", "sure": 3}},
        {"row": "r2", "value": {}},
    ]
    assert ask(modules, "records", SEVERAL, ["a"]) == [{"value": ["a"]}]
