"""What every field says of itself: the responses it leans on, and what its page must load."""

from __future__ import annotations

from typing import Any

import pytest

from macros.fields import KINDS
from macros.fields.needs import AROUND, EXAMPLES, SOURCE, union

TEXT: dict[str, Any] = {"id": "x", "kind": "text", "prompt": "What?"}
SHOWN = {"show_when": [{"field": "gate", "is": "yes"}]}


def field(**more: Any) -> Any:
    return KINDS["text"].model_validate({**TEXT, **more})


@pytest.mark.parametrize(
    ("more", "needed"),
    [
        ({}, []),
        (SHOWN, [AROUND]),
        ({"keep": True}, [AROUND]),
        ({"examples": {"ana": "Like this."}}, [EXAMPLES]),
        ({"take_from": "sheet.y"}, [SOURCE]),
        ({**SHOWN, "take_from": "sheet.y"}, [AROUND, SOURCE]),
    ],
)
def test_what_stands_around_a_field_is_loaded_with_it(more: Any, needed: list[Any]) -> None:
    assert union(field(**more).needs()) == union([*field().needs(), *needed])


def test_references_are_told_with_their_places() -> None:
    both = field(
        show_when=[{"field": "a.b", "is": 1}, {"field": "c", "filled": True}],
        take_from=["a.b", {"from": "d.e", "label": True}],
    )
    told = [(use.role, use.path, str(use.reference)) for use in both.uses()]
    assert told == [
        ("show_when", ("show_when", 0, "field"), "a.b"),
        ("show_when", ("show_when", 1, "field"), "c"),
        ("take_from", ("take_from", 0, "from"), "a.b"),
        ("take_from", ("take_from", 1, "from"), "d.e"),
    ]
    assert [*field().uses()] == []
