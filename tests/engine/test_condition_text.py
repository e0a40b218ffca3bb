"""When a field is asked, and what its rows stand for, as sentences for paper."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from macros.fields.base import FieldBase
from macros.fields.references import Reference
from macros.models.exercise import Exercise, Worksheet
from macros.render.condition_text import follows_in_words, in_words
from macros.strings.loader import load

HEAD = {"revision": 1, "minutes": 1, "intro": "Why."}
CHOICES = [{"id": "home", "label": "At *home*"}, {"id": "work", "label": "At work"}]
COLUMNS = [
    {"id": "issue", "label": "The *issue*", "kind": "text"},
    {"id": "why", "label": "Why", "kind": "text"},
]
FIRST = Worksheet.model_validate(
    {"id": "first", "title": "The *first*", **HEAD, "fields": [
        {"id": "where", "kind": "choice", "prompt": "*Where?*", "choices": CHOICES},
        {"id": "sure", "kind": "rating", "prompt": "How sure?", "min": 0, "max": 10},
        {"id": "list", "kind": "rows", "prompt": "Which *issues*?", "columns": COLUMNS},
        {"id": "ways", "kind": "checklist", "prompt": "Which *ways*?", "choices": CHOICES},
    ]}
)  # fmt: skip


def asked(**keys: Any) -> tuple[FieldBase, Exercise, Any]:
    """A field with these keys, its worksheet, and the library."""
    own = {"id": "own", "kind": "text", "prompt": "Own"}
    fields = [own, {"id": "f", "prompt": "?", **keys}]
    sheet = Worksheet.model_validate({"id": "second", "title": "Second", **HEAD, "fields": fields})
    sheets: dict[str, Exercise] = {"first": FIRST, "second": sheet}

    def field(reference: Reference) -> FieldBase | None:
        return sheets[str(reference.worksheet)].field(reference.field)

    found = sheet.field("f")
    assert found
    return found, sheet, SimpleNamespace(all_exercises=sheets, field=field)


THERE = " (on the worksheet “The first”)"


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ([], ""),
        ([{"field": "first.where", "is": "home"}], f"Only if “Where?” is “At home”{THERE}."),
        ([{"field": "first.where", "is": ["home", "work"]}],
         f"Only if “Where?” is “At home” or “At work”{THERE}."),
        ([{"field": "first.where", "is_not": "home"}],
         f"Only if “Where?” is not “At home”{THERE}."),
        ([{"field": "first.where", "is": "gone"}], f"Only if “Where?” is “gone”{THERE}."),
        ([{"field": "own", "filled": True}], "Only if “Own” is filled in."),
        ([{"field": "own", "filled": False}], "Only if “Own” is empty."),
        ([{"field": "first.sure", "at_least": 3}], f"Only if “How sure?” is 3 or more{THERE}."),
        ([{"field": "first.sure", "at_most": 0}], f"Only if “How sure?” is 0 or less{THERE}."),
        ([{"field": "first.sure", "at_least": 0, "at_most": 4}],
         f"Only if “How sure?” is 0 or more and “How sure?” is 4 or less{THERE}."),
        ([{"field": "first.gone", "filled": True}],
         f"Only if “first.gone” is filled in{THERE}."),
        ([{"field": "first.sure", "at_most": 5}, {"field": "own", "filled": True}],
         f"Only if “How sure?” is 5 or less{THERE} and “Own” is filled in."),
    ],
    ids=range(12),
)  # fmt: skip
def test_when_a_field_is_asked(conditions: list[dict[str, Any]], said: str) -> None:
    keys = {"show_when": conditions} if conditions else {}
    assert in_words(*asked(kind="text", **keys), load()) == said


@pytest.mark.parametrize(
    ("followed", "said"),
    [
        ("first.list.issue", ["One for each “The issue” on the worksheet “The first”."]),
        ("first.list.why", ["One for each “Why” on the worksheet “The first”."]),
        ("first.list.gone", ["One for each “Which issues?” on the worksheet “The first”."]),
        ("first.ways", ["One for each “Which ways?” on the worksheet “The first”."]),
        ("first.gone", ["One for each “first.gone” on the worksheet “The first”."]),
        ("second.own", ["One for each “Own” above."]),
        (["first.list.issue", "first.ways"], [
            "One for each “The issue” on the worksheet “The first”.",
            "One for each “Which ways?” on the worksheet “The first”.",
        ]),
    ],
)  # fmt: skip
def test_what_the_rows_of_a_field_stand_for(followed: str | list[str], said: list[str]) -> None:
    assert follows_in_words(*asked(kind="points", rows_from=followed), load()) == said


def test_a_field_that_takes_from_another_follows_no_rows() -> None:
    field = asked(kind="text", take_from=["first.list"])
    assert follows_in_words(*field, load()) == []
