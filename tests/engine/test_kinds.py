"""Each kind of field: what it is without further keys, what it needs, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from macros.fields import KINDS
from macros.fields.choices import Labelled, duplicate_id_findings
from macros.fields.field_base import FieldBase
from macros.fields.needs import (
    AROUND,
    CASE_PLOTS,
    CHECK,
    ENTRY,
    EXAMPLES,
    NOTE,
    NUMBER_WARNING,
    OPTIONS,
    RESULTS,
    ROWS,
    SCALE,
    SELECT,
    SOURCE,
    Needs,
    own_files,
    union,
)
from tests.support.model_problems import problems

Field = dict[str, Any]
AB = [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
AA = [{"id": "a", "label": "A"}, {"id": "a", "label": "B"}]
SCALED = {"min": 1, "max": 3, "labels": {}}
LEAST: dict[str, Field] = {
    "text": {},
    "number": {},
    "date": {},
    "choice": {"choices": AB},
    "checklist": {"choices": AB[:1]},
    "rating": {"min": 0, "max": 4},
    "likert": {"items": [{"id": "a", "text": "A"}], "response_scale": SCALED},
    "rows": {"columns": [{"id": "a", "kind": "text", "label": "A"}]},
    "points": {"items": AB},
    "ranking": {"choices": AB},
    "note": {"text": "Words."},
    "insight": {"title": "So", "calculator": "trust-gap", "inputs": {"items": "x.y"}},
}
"""Kind → the keys without which it cannot be, besides id, kind and prompt."""
SILENT = ("note", "insight")


def field(kind: str, **more: Any) -> Any:
    return KINDS[kind].model_validate(data(kind, **more))


def data(kind: str, **more: Any) -> Field:
    asked = {} if kind in SILENT else {"prompt": "What?"}
    return {"id": "x", "kind": kind, **asked, **LEAST[kind], **more}


def test_every_kind_stands_in_the_tables_of_this_file() -> None:
    assert {*LEAST} == {*KINDS}


DEFAULTS: dict[str, Field] = {
    "text": {"lines": 3, "number_warning": None, "names": False},
    "number": {"min": None, "max": None, "step": None, "unit": None},
    "date": {},
    "choice": {"situation": None, "reason": None},
    "checklist": {},
    "rating": {"step": 1, "anchors": {}},
    "likert": {"stem": None, "sides": None, "dont_know": None},
    "rows": {"rows_from": (), "blank": 5, "start": 1, "max": None, "add": None},
    "points": {"rows_from": (), "total": 100},
    "ranking": {"rows_from": ()},
    "note": {"tone": "plain"},
    "insight": {},
}
EVERY: Field = {
    "hint": None, "more": False, "beside": False, "show_when": (), "take_from": (), "was": (),
    "private": False, "keep": False, "examples": {}, "guidance": None,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_author_leaves_out_is_what_the_reference_says(kind: str) -> None:
    made = field(kind)
    left_out = {
        name: getattr(made, name) for name in type(made).model_fields if name not in data(kind)
    }
    prompt = {"prompt": None} if kind in SILENT else {}
    assert left_out == {**EVERY, **prompt, **DEFAULTS[kind]}


COLUMN = {"id": "c", "label": "C"}
COLUMNS: list[tuple[Field, Field]] = [
    ({"kind": "text"}, {"lines": 1, "names": False}),
    ({"kind": "number"}, {"min": None, "max": None, "step": None, "unit": None}),
    ({"kind": "date"}, {}),
    ({"kind": "choice", "choices": AB}, {}),
    ({"kind": "rating", "min": 1, "max": 3}, {"step": 1, "anchors": {}}),
    ({"kind": "tick"}, {}),
]


@pytest.mark.parametrize(("keys", "defaults"), COLUMNS, ids=[c["kind"] for c, _ in COLUMNS])
def test_a_column_likewise(keys: Field, defaults: Field) -> None:
    column = field("rows", columns=[{**COLUMN, **keys}]).columns[0]
    left_out = {
        name: getattr(column, name)
        for name in type(column).model_fields
        if name not in {**COLUMN, **keys}
    }
    assert left_out == {"hint": None, "private": False, "was": (), **defaults}


def test_parts_of_fields_likewise() -> None:
    choice = field("choice").choices[0]
    assert (choice.feedback, choice.correct) == (None, False)
    likert = field("likert", sides=AB)
    assert (likert.items[0].reverse, likert.items[0].was) == (False, ())
    assert [(side.stem, side.mine) for side in likert.sides] == [(None, False)] * 2


TELLS = {
    "text": ("text", None), "number": ("number", None), "date": ("date", None),
    "choice": ("choice", {"a", "b"}), "checklist": ("choices", {"a"}), "rating": ("number", None),
    "likert": ("ratings", None), "rows": ("rows", None), "points": ("points", None),
    "ranking": ("order", None), "note": (None, None), "insight": (None, None),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_response_can_be(kind: str) -> None:
    assert (field(kind).response_type, field(kind).value_ids()) == TELLS[kind]
    assert field(kind).reads_cases is False


def test_what_scales_checks_and_other_fields_learn_of_a_field() -> None:
    right = [{"id": "a", "label": "A", "correct": True, "feedback": "Yes."}, AB[1]]
    assert field("choice", choices=right).correct() == {"a": True, "b": False}
    assert [*field("choice", choices=right).without_feedback()] == [1]
    assert field("text").correct() is None and [*field("text").without_feedback()] == []
    items = [{"id": "a", "text": "A"}, {"id": "b", "text": "B", "reverse": True}]
    found = field("likert", items=items, sides=AB).scored_items()
    assert {name: (item.path, item.reverse, item.sides) for name, item in found.items()} == {
        "a": (("items", 0), False, ("a", "b")), "b": (("items", 1), True, ("a", "b")),
    }  # fmt: skip
    assert field("likert").scored_items()["a"].sides == ()
    assert {item.response_scale.max for item in found.values()} == {3}
    assert field("text").scored_items() == {} and field("text").columns_by_id() == {}
    columns = [{"id": keys["kind"], "label": "C", **keys} for keys, _ in COLUMNS]
    assert field("rows", columns=columns).columns_by_id() == {
        "text": "text", "number": "number", "date": "date", "choice": "choice",
        "rating": "number", "tick": "tick",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        ("rating", {"max": 21, "min": 1}, {"fine": False}),
        ("rating", {"max": 22, "min": 1}, {"fine": True}),
        ("number", {}, {"fine": False}),
        ("number", {"min": 0, "max": 100}, {"fine": True}),
        ("insight", {}, {"tells_gaps": True}),
        ("insight", {"calculator": "trust-change"}, {"tells_gaps": False}),
        ("text", {}, {}),
    ],
)
def test_what_pages_learn_of_a_field_besides_its_keys(kind: str, more: Field, told: Field) -> None:
    assert field(kind, **more).derived() == told


CASE = {"calculator": "case-result", "inputs": dict.fromkeys(("code", "role", "guess"), "x.y")}
JUDGED = {"calculator": "judgement-change", "inputs": {"one": "x.y", "two": "x.z"}}


def test_what_an_insight_takes() -> None:
    assert field("insight").inputs_taken() == {"items": "ratings"}
    assert field("insight", **JUDGED).inputs_taken() == {"one": "situation", "two": "situation"}
    assert field("insight", **CASE).reads_cases is True
    assert field("text").inputs_taken() == {}
    uses = [(use.role, use.path, str(use.reference)) for use in field("insight", **JUDGED).uses()]
    assert uses == [
        ("inputs", ("inputs", "one"), "x.y"), ("inputs", ("inputs", "two"), "x.z"),
    ]  # fmt: skip


def says(*parts: str) -> Needs:
    return Needs(sentences=parts)


NEEDED: list[tuple[str, Field, list[Needs]]] = [
    ("text", {}, []),
    ("text", {"number_warning": "A number."}, [NUMBER_WARNING]),
    ("text", {"keep": True}, [AROUND]),
    ("text", {"take_from": "a.b", "examples": {"ana": "So."}}, [EXAMPLES, SOURCE]),
    ("number", {}, [ENTRY]),
    ("date", {}, [ENTRY]),
    ("choice", {}, [OPTIONS]),
    ("choice", {"choices": [{**AB[0], "feedback": "Yes."}, AB[1]]}, [OPTIONS, CHECK]),
    ("checklist", {}, [OPTIONS]),
    ("rating", {}, [SCALE]),
    ("rating", {"max": 90, "show_when": {"field": "y", "filled": True}}, [AROUND, ENTRY]),
    ("likert", {"keep": True}, [SCALE, AROUND]),
    ("likert", {"sides": AB}, [SCALE, own_files("sides")]),
    ("rows", {"keep": True}, [ROWS, AROUND]),
    ("rows", {"columns": [{**COLUMN, "kind": "tick"}]}, [ROWS]),
    ("rows", {"columns": [{**COLUMN, "kind": "date"}]}, [ROWS, ENTRY]),
    ("rows", {"columns": [{**COLUMN, "kind": "number"}]}, [ROWS, ENTRY]),
    ("rows", {"columns": [{**COLUMN, "kind": "choice", "choices": AB}]}, [ROWS, SELECT]),
    ("rows", {"columns": [{**COLUMN, "kind": "rating", "min": 1, "max": 2}]}, [ROWS, SELECT]),
    ("points", {}, [ENTRY | ROWS]),
    ("ranking", {}, [ROWS]),
    ("note", {"show_when": {"field": "y", "filled": True}}, [NOTE, AROUND]),
    ("insight", {}, [RESULTS, says("insights", "insights.trust-gap")]),
    ("insight", CASE, [RESULTS, says("insights", "insights.case-result", "practice", *CASE_PLOTS)]),
]


def loaded(needs: Needs) -> list[set[str]]:
    return [{*names} for names in vars(needs).values()]


@pytest.mark.parametrize(("kind", "more", "needed"), NEEDED, ids=range(len(NEEDED)))
def test_what_a_page_loads_for_a_field(kind: str, more: Field, needed: list[Needs]) -> None:
    found = loaded(union(field(kind, **more).needs()))
    assert found == loaded(union([own_files(kind), *needed]))


TWICE = "Another {} here is called `a`. Rename one."
NO_USE = "`{}` has no use here: {} takes no response."
EITHER = "A `{}` field needs either `{}` or `rows_from`."
REASON = "`reason` says why a choice is right. Add `correct: true` to one of them."
MORE = "`{}` is more than `max`, which is 3."
REFUSED: list[tuple[str, Field, dict[str, str]]] = [
    ("choice", {"choices": AA}, {"choices.1.id": TWICE.format("choice")}),
    ("choice", {"choices": AA, "reason": "So."},
     {"choices.1.id": TWICE.format("choice"), "reason": REASON}),
    ("choice", {"choices": [{**AB[0], "correct": True}, AB[1]], "reason": "So."}, {}),
    ("checklist", {"choices": AA}, {"choices.1.id": TWICE.format("choice")}),
    ("points", {"items": AA}, {"items.1.id": TWICE.format("item")}),
    ("points", {"items": None}, {"": EITHER.format("points", "items")}),
    ("points", {"rows_from": "a.b"}, {"": EITHER.format("points", "items")}),
    ("points", {"items": None, "rows_from": "a.b"}, {}),
    ("ranking", {"choices": AA}, {"choices.1.id": TWICE.format("choice")}),
    ("ranking", {"choices": None}, {"": EITHER.format("ranking", "choices")}),
    ("ranking", {"rows_from": "a.b"}, {"": EITHER.format("ranking", "choices")}),
    ("ranking", {"choices": None, "rows_from": "a.b"}, {}),
    ("likert", {"sides": AA}, {"sides.1.id": TWICE.format("side")}),
    ("likert", {"items": [{"id": "a", "text": "A"}] * 2, "sides": AA},
     {"items.1.id": TWICE.format("item"), "sides.1.id": TWICE.format("side")}),
    ("rating", {"max": 0}, {"max": "`max` must be more than `min`, which is 0."}),
    ("number", {"min": 2, "max": 2}, {"max": "`max` must be more than `min`, which is 2."}),
    ("rows", {"columns": [{**COLUMN, "kind": "text"}] * 2},
     {"columns.1.id": TWICE.replace("`a`", "`c`").format("column")}),
    ("rows", {"columns": [{"id": "id", "label": "C", "kind": "text"}]},
     {"columns.0.id": "`id` is the row's own. Rename this column."}),
    ("rows", {"max": 3, "start": 3, "blank": 3}, {}),
    ("rows", {"max": 3}, {}),
    ("rows", {"start": 9}, {}),
    ("rows", {"max": 3, "start": 4, "blank": 4},
     {"start": MORE.format("start"), "blank": MORE.format("blank")}),
    ("rows", {"columns": [{**COLUMN, "kind": "number", "min": 2, "max": 1}]},
     {"columns.0.number.max": "`max` must be more than `min`, which is 2."}),
    ("rows", {"columns": [{**COLUMN, "kind": "choice", "choices": AA}]},
     {"columns.0.choice.choices.1.id": TWICE.format("choice")}),
    ("rows", {"columns": [{**COLUMN, "kind": "rating", "min": 1, "max": 3, "anchors": {4: "A"}}]},
     {"columns.0.rating.anchors.4": "4 lies outside the range from 1 to 3."}),
    ("insight", {"calculator": "trust-gaps"},
     {"calculator": "There is no calculator `trust-gaps`. Did you mean `trust-gap`?"}),
    ("insight", {"inputs": {"itms": "x.y"}},
     {"inputs.itms": "There is no input `itms` in `trust-gap`. Did you mean `items`?"}),
    ("insight", {"calculator": "trades", "inputs": {"issues": "x.y"}},
     {"inputs": "The calculator also needs `mine`, `theirs`."}),
    ("insight", JUDGED, {}),
    *[(kind, {key: value}, {key: NO_USE.format(key, f"{article} `{kind}` field")})
      for kind, article in (("note", "a"), ("insight", "an"))
      for key, value in (("prompt", "What?"), ("take_from", "a.b"), ("private", True),
                         ("keep", True), ("examples", {"ana": "So."}))],
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_wrong_with_a_field_is_told_where_it_stands(
    kind: str, more: Field, told: dict[str, str]
) -> None:
    assert problems(KINDS[kind], data(kind, **more)) == told


def test_a_third_of_one_name_is_told_like_the_second() -> None:
    entries = tuple(Labelled(id=id, label="X") for id in ("a", "b", "a", "a"))
    found = [*duplicate_id_findings(entries, "entries", "entry")]
    assert [finding.path for finding in found] == [("entries", 2, "id"), ("entries", 3, "id")]
    assert {finding.message for finding in found} == {TWICE.format("entry")}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("said", ["findings", "uses", "needs"])
def test_what_all_fields_say_each_kind_says_too(
    said: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, mark = field(kind), object()

    def marked(_: FieldBase) -> Iterator[object]:
        yield mark

    monkeypatch.setattr(FieldBase, said, marked)
    assert [*getattr(made, said)()].count(mark) == 1
