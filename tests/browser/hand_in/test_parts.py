"""What a learner could hand in, in words, and what to think about twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules
from tests.support.project import SUPPORT

PARTS = """async ([fields, values, own]) => {
  const { partsOf } = await import(new URL("assets/hand-in/parts.mjs", document.baseURI));
  const value = (field) => (own.includes(field.id) ? values[field.id] : undefined);
  const more = { takes: () => [], at: () => responses, started: () => 0 };
  const responses = { value, take: "first", ...more };
  const workbook = {
    responses: () => responses,
    effective: (_, field) => ({ value: values[field.id] }),
    look: () => ({ value: undefined }),
  };
  const parts = partsOf([{ id: "sheet", fields }], workbook, () => "");
  return Object.fromEntries(parts.map(({ field, text, care }) => [field.id, [text, care ?? ""]]));
}"""


def parts(
    modules: Modules,
    fields: list[dict[str, Any]],
    values: dict[str, Any],
    own: list[str] | None = None,
) -> Any:
    """Id of a field → [its words, why to think twice]; `own` names those that are not taken."""
    return modules.page.evaluate(PARTS, [fields, values, [*values] if own is None else own])


@pytest.mark.parametrize(("own", "offered"), [([], []), (["why"], ["who", "why"])])
def test_a_sheet_with_nothing_of_its_own_is_not_begun_and_not_offered(
    modules: Modules, own: list[str], offered: list[str]
) -> None:
    fields = [{"id": id, "kind": "text", "type": "text", "prompt": id} for id in ("who", "why")]
    assert [*parts(modules, fields, {"who": "Ana", "why": "So"}, own)] == offered


COLUMNS = [{"id": "whom", "kind": "text", "label": "Whom"}]


@pytest.mark.parametrize(
    ("more", "care"),
    [
        ({}, ""),
        ({"names": True}, "names"),
        ({"names": True, "private": True}, "private"),
        ({"names": True, "private": True, "keep": True}, "kept"),
    ],
)
def test_what_names_people_is_the_author_s_to_say(
    modules: Modules, more: dict[str, Any], care: str
) -> None:
    fields = [{"id": "who", "kind": "text", "type": "text", "prompt": "Who?", **more}]
    assert parts(modules, fields, {"who": "Ana"}) == {"who": ["Ana", care]}


@pytest.mark.parametrize(("more", "care"), [({}, ""), ({"names": True}, "names")])
def test_a_column_may_name_people_too(modules: Modules, more: dict[str, Any], care: str) -> None:
    columns = [{**COLUMNS[0], **more}, {"id": "why", "kind": "text", "label": "Why"}]
    fields = [{"id": "list", "kind": "rows", "type": "rows", "columns": columns}]
    assert parts(modules, fields, {"list": [{"id": "r", "whom": "Bo"}]}) == {"list": ["Bo", care]}


def test_days_and_points_are_handed_in_as_words(modules: Modules) -> None:
    items = [{"id": "a", "label": "Rent"}]
    fields: list[dict[str, Any]] = [
        {"id": "day", "kind": "date", "type": "date"},
        {"id": "weight", "kind": "points", "type": "points", "items": items},
    ]
    values = {"day": "2027-03-03", "weight": {"a": 60, "gone": "lots"}}
    found = parts(modules, fields, values)
    assert found == {"day": ["3 March 2027", ""], "weight": ["Rent: 60\ngone: lots", ""]}


KEPT = """async ([sheets, records]) => {
  const { linked, partsOf } = await import(new URL("assets/hand-in/parts.mjs", document.baseURI));
  const { workbook } = await keptIn(records);
  const label = ({ moments }, take, started) => moments?.[take] ?? `${take}, ${started}`;
  const listed = ({ key, take, takeLabel, text }) => [key, take, takeLabel ?? "", text];
  return partsOf(linked(sheets), workbook, label).map(listed);
}"""
TEXT = {"kind": "text", "type": "text"}
SECOND = f"take-2-{'0' * 32}"
FOURTH = f"take-4-{'0' * 32}"


def kept(modules: Modules, sheet: dict[str, Any], records: dict[str, Any]) -> Any:
    """[key, take in a hand-in, its label, words] of each response; of records by take/field."""
    modules.page.add_script_tag(path=SUPPORT / "kept_records.js")
    held = {f"first/{sheet['id']}/{at}": {"value": value} for at, value in records.items()}
    return modules.page.evaluate(KEPT, [[sheet], held])


def test_a_free_take_is_numbered_and_a_moment_keeps_its_name(modules: Modules) -> None:
    free = {"id": "talk", "repeat": {"add": "Again"}, "fields": [{"id": "note", **TEXT}]}
    notes = {"first/note": "One", f"{FOURTH}/note": "Four", f"{SECOND}/note": "Two",
             f"{SECOND}/_started": 7}  # fmt: skip
    assert kept(modules, free, notes) == [
        ["talk/first/note", "first", "first, undefined", "One"],
        [f"talk/{SECOND}/note", "take-2", f"{SECOND}, 7", "Two"],
        [f"talk/{FOURTH}/note", "take-3", f"{FOURTH}, undefined", "Four"],
    ]
    moments = {"before": "Before", "after": "After"}
    sheet = {**free, "repeat": {"moments": moments}}
    assert kept(modules, sheet, {"before/note": "One", "after/note": "Two"}) == [
        ["talk/before/note", "before", "Before", "One"],
        ["talk/after/note", "after", "After", "Two"],
    ]


def test_what_is_not_repeated_is_handed_in_once(modules: Modules) -> None:
    fields = [{"id": id, **TEXT} for id in ("who", "note")]
    sheet = {"id": "talk", "repeat": {"add": "Again", "fields": ["note"]}, "fields": fields}
    records = {"first/who": "Ana", f"{SECOND}/who": "Bo", f"{SECOND}/note": "Two"}
    assert [at for at, *_ in kept(modules, sheet, records)] == [
        "talk/first/who",
        f"talk/{SECOND}/note",
    ]


def test_what_the_worksheet_does_not_show_and_what_has_no_words_is_not_offered(
    modules: Modules,
) -> None:
    later = {"show_when": {"field": "who", "is": "Ana"}}
    fields = [
        {"id": "who", **TEXT},
        {"id": "note", **TEXT, **later},
        {"id": "list", "kind": "rows", "type": "rows", "columns": COLUMNS},
        {"id": "was", "kind": "note", "text": "A response until the course changed"},
    ]
    sheet = {"id": "talk", "fields": fields}
    records = {"first/note": "So", "first/list": [{"id": "r"}], "first/was": "Yes"}
    for who, offered in (("Ana", ["who", "note"]), ("Bo", ["who"])):
        found = kept(modules, sheet, {**records, "first/who": who})
        assert [at for at, *_ in found] == [f"talk/first/{id}" for id in offered]
    assert kept(modules, sheet, {"first/note": "So"}) == []
