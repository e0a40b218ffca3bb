"""What a learner could hand in, in words, and what to think about twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

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
    columns = [{**COLUMNS[0], **more}]
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
