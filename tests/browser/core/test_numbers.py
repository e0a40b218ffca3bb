"""What typed texts mean as numbers and days; nothing is computed from those that do not count."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.fields.number import Kind as NumberKind
from macros.render.limits import limits_in_words
from macros.strings import loader as wording
from tests.support.modules import Modules

ANY: dict[str, Any] = {}
WORTH = {"min": 0, "max": 100, "step": 5}
SHARE = {"min": 0, "max": 100}
HOURS = {"min": 0, "max": 60, "step": 0.5, "unit": "hours"}

MEANT: list[tuple[str, dict[str, Any], float]] = [
    ("7", ANY, 7),
    ("  7 ", ANY, 7),
    ("007", ANY, 7),
    ("+7", ANY, 7),
    ("3.5", ANY, 3.5),
    ("3,5", ANY, 3.5),
    ("5,", ANY, 5),
    (",5", ANY, 0.5),
    ("0.125", ANY, 0.125),
    ("0,125", ANY, 0.125),
    ("1234.567", ANY, 1234.567),
    ("1,234,567", ANY, 1_234_567),
    ("1.234.567", ANY, 1_234_567),
    ("1,234.5", ANY, 1234.5),
    ("1.234,5", ANY, 1234.5),
    ("1 000", ANY, 1000),
    ("1\u202f000\u00a0000,25", ANY, 1_000_000.25),
    ("1’000.50", ANY, 1000.5),
    ("1'000", ANY, 1000),
    ("1e3", ANY, 1000),
    ("-3", ANY, -3),
    ("- 3", ANY, -3),
    ("−3", ANY, -3),
    ("–3", ANY, -3),
    ("‑3", ANY, -3),
    ("\uff0d３，５", ANY, -3.5),
    ("４２", ANY, 42),
    ("٤٢", ANY, 42),
    ("\u200e42\ufeff", ANY, 42),
    ("-0", ANY, 0),
    ("7.5 hours", HOURS, 7.5),
    ("7,5hours", HOURS, 7.5),
    ("1 Hour", HOURS, 1),
    ("$5", {"unit": "$"}, 5),
    ("-$5", {"unit": "$"}, -5),
    ("50%", SHARE, 50),
    ("50 ％", SHARE, 50),
    ("12 %", {"unit": "%"}, 12),
    ("100", WORTH, 100),
    ("0", WORTH, 0),
    ("0.3", {"min": 0, "max": 0.3, "step": 0.1}, 0.3),
]
REFUSED: list[tuple[Any, dict[str, Any], str, dict[str, float]]] = [
    ("1,000", ANY, "either", {"many": 1000, "few": 1}),
    ("1.000", SHARE, "either", {"many": 1000, "few": 1}),
    ("-12,345", ANY, "either", {"many": -12345, "few": -12.345}),
    ("150", WORTH, "range", {"min": 0, "max": 100}),
    (150, WORTH, "range", {"min": 0, "max": 100}),
    ("-5", SHARE, "range", {"min": 0, "max": 100}),
    ("0", {"min": 1}, "least", {"min": 1}),
    ("8", {"max": 7}, "most", {"max": 7}),
    ("42", WORTH, "step", {"step": 5, "near": 40}),
    ("9", {"min": 0, "max": 10, "step": 4}, "step", {"step": 4, "near": 8}),
    ("0.25", {"min": 0, "max": 1, "step": 0.1}, "step", {"step": 0.1, "near": 0.3}),
    ("2.5", {"min": 0, "step": 1}, "whole", {}),
    *[
        (text, SHARE, "words", {})
        for text in (
            "half", "about 50", "~50", "50?", "50-60", "50 60", "5 0", "1/2", "½", "10²", "5-",
            "--5", "- -5", "1.2.3", "1,00,000", "1,234 567", ".", ",", "-", "%", "1e", "1e999",
            "0x10", "Infinity", "NaN", "7 hours", "$5", "50 %%", "12:30", "<b>5</b>", "五",
        )
    ],
    ("50%", {"min": 0, "max": 1}, "words", {}),
    ("50%", HOURS, "words", {}),
    ("7 days", HOURS, "words", {}),
]  # fmt: skip


def readings(modules: Modules, calls: list[list[Any]]) -> list[dict[str, Any]]:
    return [dict(reading) for reading in modules.each("core/numbers.mjs", "readingOf", calls)]


def test_what_is_typed_is_read_as_it_is_meant(modules: Modules) -> None:
    found = readings(modules, [[text, limits] for text, limits, _ in MEANT])
    for (text, limits, number), reading in zip(MEANT, found, strict=True):
        assert reading == {"number": number}, (text, limits)


def test_what_does_not_count_is_refused_with_its_reason(modules: Modules) -> None:
    found = readings(modules, [[value, limits] for value, limits, _, _ in REFUSED])
    for (value, limits, refusal, values), reading in zip(REFUSED, found, strict=True):
        assert (reading["refusal"], reading.get("values", {})) == (refusal, values), (value, limits)


def test_nothing_typed_is_neither_a_number_nor_refused(modules: Modules) -> None:
    assert readings(modules, [["", SHARE], [" \u200b", SHARE], [None], [True]]) == [{}] * 4


def test_every_refusal_has_its_sentence() -> None:
    for language in wording.languages():
        known = wording.load(language).browser
        assert all(f"entry.{refusal}" in known for _, _, refusal, _ in REFUSED)


@settings(max_examples=10)
@given(st.lists(st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6), min_size=20, max_size=40))
def test_a_stored_number_is_read_as_itself_and_stored_again_as_a_number(
    modules: Modules, numbers: list[float]
) -> None:
    texts = modules.each(
        "responses/response-text.mjs", "responseText", [[{}, number] for number in numbers]
    )
    stored = modules.each("core/numbers.mjs", "storable", [[text] for text in texts])
    for number, text, kept in zip(numbers, texts, stored, strict=True):
        either = re.fullmatch(r"-?\d{1,3}\.\d{3}", text) and not text.lstrip("-").startswith("0.")
        assert kept == (text if either else number)
    assert readings(modules, [[number] for number in numbers]) == readings(
        modules, [[t] for t in texts]
    )


@settings(max_examples=10)
@given(st.lists(st.text(max_size=12) | st.text("0123456789.,' -%", max_size=9), min_size=50))
def test_whatever_is_typed_is_stored_as_typed_and_counts_only_within_the_limits(
    modules: Modules, texts: list[str]
) -> None:
    stored = modules.each("core/numbers.mjs", "storable", [[text] for text in texts])
    shown = modules.each(
        "responses/response-text.mjs", "responseText", [[{}, number] for number in stored]
    )
    assert shown == texts
    limits = {"min": 0, "max": 40, "step": 0.5}
    for reading in readings(modules, [[number, limits] for number in stored]):
        number = reading.get("number", 0)
        assert 0 <= number <= 40 and number * 2 == pytest.approx(round(number * 2), abs=1e-5)


# What calculators get ---------------------------------------------------------------------------

LIKERT = {"type": "ratings", "response_scale": {"min": 1, "max": 5}, "items": []}
ROWS: dict[str, Any] = {
    "type": "rows",
    "columns": [
        {"id": "what", "kind": "text"},
        {"id": "good", "kind": "number", "min": 0, "max": 100},
        {"id": "harm", "kind": "rating", "min": 1, "max": 3, "step": 1},
        {"id": "by", "kind": "date"},
    ],
}
COUNTED: list[tuple[dict[str, Any], Any, Any]] = [
    ({"type": "number", "min": 0, "max": 20}, 150, None),
    ({"type": "number", "min": 0, "max": 20}, "7,5", 7.5),
    ({"type": "number", "min": 0, "max": 20}, 7.5, 7.5),
    ({"type": "number"}, {"a": 1}, None),
    ({"type": "date"}, "2026-11-22", "2026-11-22"),
    ({"type": "date"}, "0026-11-01", None),
    ({"type": "date"}, "2026-02-31", None),
    ({"type": "date"}, 20261122, None),
    ({"type": "points", "total": 10}, {"a": 6, "b": "4,5", "c": 12, "d": -1}, {"a": 6, "b": 4.5}),
    ({"type": "points", "total": 10}, {"a": 150}, None),
    ({"type": "points"}, [1, 2], None),
    (LIKERT, {"a": 5, "b": 6, "c": "dont-know", "d": 2.5}, {"a": 5, "c": "dont-know"}),
    (
        ROWS,
        [{"id": "r", "what": "150", "good": 150, "harm": 9, "by": "0026-11-01"}, "x", None],
        [{"id": "r", "what": "150"}],
    ),
    (
        ROWS,
        [{"id": "r", "good": "5 %", "harm": 3, "by": "2026-11-01", "old": 1}],
        [{"id": "r", "good": 5, "harm": 3, "by": "2026-11-01", "old": 1}],
    ),
    ({"type": "text"}, "150", "150"),
    ({"type": "choice"}, "a", "a"),
]


@pytest.mark.parametrize(("field", "value", "counted"), COUNTED)
def test_only_what_counts_gets_through(
    modules: Modules, field: dict[str, Any], value: Any, counted: Any
) -> None:
    assert modules.call("responses/counted.mjs", "counted", field, value) == counted


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@settings(max_examples=10)
@given(st.lists(ODD, min_size=20, max_size=40))
def test_a_value_of_any_shape_is_borne(modules: Modules, values: list[Any]) -> None:
    for field in (ROWS, LIKERT, *({"type": type} for type in ("number", "date", "points"))):
        calls = [[field, value] for value in values]
        assert len(modules.each("responses/counted.mjs", "counted", calls)) == len(values)


HOLDS = """async (calls) => {
    const address = new URL("assets/responses/conditions.mjs", document.baseURI);
    const { holds } = await import(address);
    return calls.map(([condition, value, field]) => holds(condition, () => ({ value, field })));
}"""


def test_a_number_that_does_not_count_is_neither_small_nor_large(modules: Modules) -> None:
    field = {"min": 0, "max": 20}
    least, most = {"field": "f", "at_least": 3}, {"field": "f", "at_most": 50}
    calls: list[list[Any]] = [
        [least, 150, field], [most, 150, field], [most, "-1", field], [least, "3,5", field],
        [most, "3,5", field], [least, "3.500", field], [least, [1, 9], field], [least, 150, {}],
        [{"field": "f", "filled": True}, "150", field],
    ]  # fmt: skip
    expected = [False, False, False, True, True, False, True, True, True]
    assert modules.page.evaluate(HOLDS, calls) == expected


# Days -------------------------------------------------------------------------------------------

NO_DAYS: list[Any] = [
    "0026-11-01", "1999-12-31", "2101-01-01", "9999-12-31", "2026-02-31", "2026-13-01", "2026-1-1",
    "+002026-01-01", "tomorrow", "", None, 20260101, {}, ["2026-01-01"],
]  # fmt: skip
AGENDA = """async (days) => {
    const at = (path) => import(new URL(`assets/plan/${path}`, document.baseURI));
    const [{ datesOf }, { calendar }] = [await at("dates.mjs"), await at("calendar.mjs")];
    const spec = { dates: [{ id: "talk", title: "Talk", date: "x.f", days: 3 }] };
    const found = days.flatMap((value) => datesOf({ spec, look: () => ({ value, field: {} }) }));
    const forced = days.map((day) => ({ id: "a", title: "A", day, nextDay: day }));
    return [found, calendar(forced, { product: "p", owner: "o", now: 0 })];
}"""


def test_what_is_no_day_stands_in_no_plan_and_no_calendar(modules: Modules) -> None:
    found, file = modules.page.evaluate(AGENDA, NO_DAYS)
    assert found == [] and "VEVENT" not in file
    later = modules.each("plan/days.mjs", "later", [[day, 3] for day in NO_DAYS])
    assert later == [None] * len(NO_DAYS)
    (talk,), file = modules.page.evaluate(AGENDA, ["2027-12-31"])
    assert talk["day"] == "2028-01-03" and "DTSTART;VALUE=DATE:20271231" in file


def test_days_later_than_all_calendars_are_left_out(modules: Modules) -> None:
    found, _ = modules.page.evaluate(AGENDA, ["2100-12-30"])
    assert found == []
    assert modules.call("plan/days.mjs", "later", "2026-01-01", 1e12) is None


ITEMS = """async ([field, value]) => {
    const address = new URL("assets/plan/items.mjs", document.baseURI);
    const { itemsOf } = await import(address);
    const look = () => ({ value: undefined });
    return itemsOf({ look }, { from: "x.f" }, field, value).map(({ text, details }) =>
        [text, ...details.map(({ text }) => text)]);
}"""


def test_the_plan_shows_numbers_as_typed_and_leaves_out_what_is_no_day(modules: Modules) -> None:
    columns = [{**column, "label": column["id"]} for column in ROWS["columns"]]
    row = {"id": "r", "what": "Wait", "good": "150", "by": "0026-11-01"}
    assert modules.page.evaluate(ITEMS, [{**ROWS, "columns": columns}, [row]]) == [["Wait", "150"]]
    assert modules.page.evaluate(ITEMS, [{"type": "date"}, "0026-11-01"]) == []
    assert modules.page.evaluate(ITEMS, [{"type": "number", "max": 20}, "1,000"]) == [["1,000"]]
    items = [{"id": id, "label": id} for id in "abcd"]
    points = {"a": 5, "b": "lots", "c": "40", "d": 999}
    found = modules.page.evaluate(ITEMS, [{"type": "points", "items": items}, points])
    assert found == [["c: 40"], ["a: 5"], ["b: lots"], ["d: 999"]]


@pytest.mark.parametrize(
    ("value", "words"),
    [(7.5, "7.5 hours"), ("7,5", "7,5 hours"), ("7,5 hours", "7,5 hours"), ("many", "many")],
)
def test_a_unit_stands_behind_digits_only(modules: Modules, value: Any, words: str) -> None:
    field = {"type": "number", "unit": "hours"}
    assert modules.call("responses/response-text.mjs", "responseText", field, value) == words


# A class ----------------------------------------------------------------------------------------


def test_a_class_is_summed_up_from_what_counts(modules: Modules) -> None:
    field = {"type": "number", "kind": "rating", "min": 0, "max": 10, "step": 5, "prompt": "Sure?"}
    given = [{"who": "", "value": value} for value in (0, 5, "5,0", 999, "lots")]
    summary = modules.call("class/summary.mjs", "summarise", field, given)
    assert summary["middle"] == {"least": 0, "median": 5, "most": 5}
    bars = {bar["label"]: (bar["n"], bar.get("odd", False)) for bar in summary["bars"]}
    assert bars["0"] == (1, False) and bars["5"] == (2, False) and bars["10"] == (0, False)
    assert bars["999"] == bars["lots"] == (1, True)
    ratings = {**LIKERT, "items": [{"id": "a", "text": "A"}]}
    many = [{"who": "", "value": {"a": value}} for value in (1, 5, 99)]
    (row,) = modules.call("class/summary.mjs", "summarise", ratings, many)["rows"]
    assert (row["of"], row["median"], row["counts"]) == (2, 3, [1, 0, 0, 0, 1])
    pairs = [{"before": 5, "after": "10"}, {"before": 5, "after": 999}]
    (change,) = modules.call("class/change.mjs", "changes", field, pairs)
    assert (change["pairs"], change["up"], change["after"]) == (1, 1, 10)


# A guess at the end of a case -------------------------------------------------------------------

CASE = {"id": "x", "issues": [{"id": "a"}, {"id": "b"}]}


@pytest.mark.parametrize(
    ("guess", "points", "left"),
    [
        ({"a": 60, "b": 40}, [60, 40], 0),
        ({"a": "60 ", "b": "４０"}, [60, 40], 0),
        ({"a": 100}, [100, 0], 0),
        ({}, None, 100),
        ({"a": 150, "b": -50}, None, 100),
        ({"a": "100", "b": "none"}, None, 0),
        ({"a": 50.5, "b": 49.5}, None, 100),
    ],
)
def test_a_guess_counts_when_all_of_it_does(
    modules: Modules, guess: dict[str, Any], points: list[int] | None, left: int
) -> None:
    ending = {"guess": guess}
    assert modules.call("practice/ending.mjs", "guessOf", ending, CASE) == points
    assert modules.call("practice/ending.mjs", "pointsLeft", ending) == left


# In words before anybody types ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "english", "french"),
    [
        ({}, "", ""),
        ({"min": 0, "max": 60, "step": 0.5}, "From 0 to 60, in steps of 0.5.",
         "De 0 à 60, par pas de 0,5."),
        ({"min": -10}, "−10 or more.", "−10 ou plus."),
        ({"max": 7}, "7 or less.", "7 ou moins."),
        ({"min": 1, "max": 3, "step": 1}, "From 1 to 3, whole numbers.",
         "De 1 à 3, nombres entiers."),
        ({"step": 5}, "In steps of 5.", "Par pas de 5."),
    ],
)  # fmt: skip
def test_the_limits_stand_beside_the_box_in_words(
    keys: dict[str, float], english: str, french: str
) -> None:
    number = NumberKind.model_validate({"id": "n", "kind": "number", "prompt": "N?", **keys})
    assert limits_in_words(number, wording.load("en")) == english
    assert limits_in_words(number, wording.load("fr-CA")) == french
