"""The tables of keys that authors read: whether a key is needed, what it is, what is below it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import Field

from macros.authoring.strict_model import Flag, Id, Strict, Text, Whole
from macros.dialogues.model import Dialogue
from macros.fields import KINDS
from macros.fields.base import FieldBase
from macros.page_macros.authors import calculators, dialogue_keys
from macros.render.calculators import SAYS
from macros.render.gallery import Example
from macros.render.key_tables import key_table, keys_of, own_keys, shared_keys, tables_below
from tests.support.case_course import case_course, context_of


class Leaf(Strict):
    display_name: ClassVar[str] = "a leaf"
    kind: Literal["leaf"] = "leaf"
    size: Whole = 3
    """How large it is."""


class Twig(Strict):
    display_name: ClassVar[str] = "a twig"
    leaves: tuple[Leaf, ...] = ()
    """What grows
    on it."""


class Tree(Strict):
    display_name: ClassVar[str] = "a tree"
    id: Id
    """Its | name."""
    is_: Annotated[Literal["oak", "elm"], Field(alias="is")] = "oak"
    """What it is."""
    open: Flag = False
    """Whether one may climb it."""
    words: Text = ""
    grows: tuple[Twig | Leaf, ...] = ()
    """What grows."""
    first: Leaf | None = None
    """The oldest leaf."""
    beside: tuple[Tree, ...] = ()
    """Its neighbours."""


HEAD = "| Key | Needed | What it is |\n|---|---|---|"
LEAF = f"{HEAD}\n| `size` | no; else 3 | How large it is. |"
TWIG = f"{HEAD}\n| `leaves` | no | What grows on it. |"
OWN = f"""{HEAD}
| `id` | yes | Its \\| name. |
| `is` | no; else oak | What it is. One of `oak`, `elm`. |
| `open` | no | Whether one may climb it. |
| `words` | no |  |
| `grows` | no | What grows. |
| `first` | no | The oldest leaf. |
| `beside` | no | Its neighbours. |"""
BELOW = {
    "Under `grows`: a twig": TWIG,
    "Under `leaves`": LEAF,
    "Under `grows`: a leaf": LEAF,
    "Under `first`": LEAF,
}


def test_a_model_has_a_table_of_its_keys() -> None:
    names = [*Tree.model_fields]
    assert key_table(Tree, names) == OWN
    assert key_table(Tree, ["open"]) == f"{HEAD}\n| `open` | no | Whether one may climb it. |"


@pytest.mark.parametrize(
    ("names", "elsewhere", "titles"),
    [
        ([*Tree.model_fields], (), [*BELOW]),
        ([*Tree.model_fields], ("grows",), ["Under `first`"]),
        ([*Tree.model_fields], ("leaves",),
         ["Under `grows`: a twig", "Under `grows`: a leaf", "Under `first`"]),
        (["id", "first"], (), ["Under `first`"]),
        (["id"], (), []),
    ],
)  # fmt: skip
def test_what_stands_below_a_key_has_a_table_of_its_own(
    names: list[str], elsewhere: tuple[str, ...], titles: list[str]
) -> None:
    told = [*tables_below(Tree, names, elsewhere)]
    assert told == [(title, BELOW[title]) for title in titles]


def test_of_tables_that_are_alike_the_first_stands_for_all() -> None:
    assert [*keys_of(Tree)] == [
        ("", OWN), ("Under `grows`: a twig", TWIG), ("Under `leaves`", LEAF),
    ]  # fmt: skip


def test_what_every_kind_has_is_told_once() -> None:
    titles = [title for title, _ in shared_keys()]
    assert titles == ["Keys of every kind", "Under `show_when`", "Under `take_from`"]
    for kind, model in KINDS.items():
        own = [name for name in model.model_fields if name not in FieldBase.model_fields]
        first = [("", key_table(model, own))] if own else []
        tables = [*own_keys(kind)]
        assert tables[: len(first)] == first
        assert all(title.startswith("Under `") for title, _ in tables[len(first) :])


def test_the_pages_of_authors_hold_these_tables(tmp_path_factory: pytest.TempPathFactory) -> None:
    context = context_of(case_course(tmp_path_factory.mktemp("authors") / "course"))
    shown = dialogue_keys(context)
    tables = [f"**{title}**\n\n{table}" if title else table for title, table in keys_of(Dialogue)]
    assert shown == "\n\n".join(["", *tables, ""])
    head, line, *rows = calculators(context).splitlines()
    assert head == "| Calculator | What it says | Its inputs |" and line == "|---|---|---|"
    assert [row.split("`")[1] for row in rows] == sorted(SAYS)


def test_an_example_is_known_by_its_kind_and_number() -> None:
    field = {"id": "f", "kind": "text"}
    bare = Example("text", 2, {"shows": "It", "field": field})
    assert (bare.id, bare.field, bare.shows) == ("text-2", "f", "It")
    assert bare.source == {"fields": [field]}
    assert bare.worksheet == {
        "id": "text-2", "revision": 1, "title": "It", "minutes": 1, "fields": [field],
    }  # fmt: skip
    scored = Example("text", 1, {"shows": 3, "field": field, "beside": [1], "scoring": {"a": 1}})
    assert (scored.shows, scored.source) == ("3", {"fields": [1, field], "scoring": {"a": 1}})
