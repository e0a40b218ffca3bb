"""What is said of each sort of wrong value, and where, whichever model it belongs to."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import Field

from macros.authoring.error_words import pydantics_own
from macros.authoring.strict_model import Finding, Flag, Id, Number, Positive, Strict, Text
from macros.authoring.yaml_file import make


class Fence(Strict):
    id: Id
    to: Text = "x"
    label: Text = "y"


class Link(Fence):
    display_name: ClassVar[str] = "a link"


class Garden(Strict):
    display_name: ClassVar[str] = "a garden"
    title: Text
    size: Number = 1
    beds: Positive = 1
    open: Flag = True
    sort: Literal["rose", "herb"] = "rose"
    fences: tuple[Fence, ...] = ()
    names: dict[Id, Text] = Field(default_factory=dict)
    words: Annotated[tuple[Text, ...], Field(min_length=2, max_length=3)] = ("a", "b")
    some: Annotated[tuple[Text, ...], Field(min_length=1)] = ("a",)
    short: Annotated[str, Field(max_length=3)] = ""


class Rose(Strict):
    kind: Literal["rose"]


class Herb(Strict):
    kind: Literal["herb"]


class Bed(Strict):
    plants: tuple[Annotated[Rose | Herb, Field(discriminator="kind")], ...]


WANTED = "must be lines of `name: value`, not"
TAKE = " Take away the hyphens or square brackets, and give each value a name."
AN_ID = "an id starts with a small letter and goes on with small letters, digits and hyphens."
KEYS = (
    "Its keys are `beds`, `fences`, `names`, `open`, `short`, `size`, `some`, `sort`, `title`, "
    "`words`."
)
NO_VALUE = "has no value. Write one after the colon, or remove the key."
WHOLE: list[tuple[type[Strict], Any, str]] = [
    (Garden, None, f"A garden {WANTED} nothing."),
    (Garden, "x", f"A garden {WANTED} `x`."),
    (Garden, 3, f"A garden {WANTED} `3`."),
    (Garden, ["x"], f"A garden {WANTED} a list.{TAKE}"),
    (Garden, {}, "`title` is missing from a garden. Add `title: …`."),
    (Fence, None, f"This {WANTED} nothing."),
    (Fence, ["x"], f"This {WANTED} a list.{TAKE}"),
    (Fence, "x", "This mapping is more than a text. Write `{id: x, to: …, label: x}`."),
    (Link, "Go on", "A link is more than a text. Write `{id: go-on, to: …, label: Go on}`."),
    (Link, "page:a.md",
     "A link is more than a text. Write `{id: page-a, to: page:a.md, label: …}`."),
    (Link, "?", "A link is more than a text. Write `{id: …, to: …, label: ?}`."),
    (Link, "a" * 40,
     f"A link is more than a text. Write `{{id: {'a' * 40}, to: …, label: {'a' * 40}}}`."),
    (Link, "a" * 41,
     f"A link is more than a text. Write `{{id: {'a' * 41}, to: …, label: …}}`."),
]  # fmt: skip
"""Models, values that are no mapping for them, and what is said of the whole."""

AT_A_KEY: list[tuple[dict[str, Any], tuple[str | int, ...], str]] = [
    ({"title": None}, ("title",), f"`title` {NO_VALUE}"),
    ({"title": ""}, ("title",), "`title` is empty. Write something, or remove the key."),
    ({"title": 3}, ("title",), '`title` must be text. Put it in quotes: "3".'),
    ({"title": ["a"]}, ("title",), "`title` must be text, not a list."),
    ({"title": {"A": "b"}}, ("title",),
     '`title` must be text, not a mapping. Put the whole text in quotes: "A: b".'),
    ({"title": {"A": "b", "c": 1}}, ("title",), "`title` must be text, not a mapping."),
    ({"size": "3,5"}, ("size",), "`size` must be a number, not `3,5`. Write `3.5`."),
    ({"size": "x"}, ("size",), "`size` must be a number, not `x`."),
    ({"size": True}, ("size",), "`size` must be a number, not `true`."),
    ({"beds": "3"}, ("beds",), "`beds` must be a whole number, not `3`. Write `3`."),
    ({"beds": "2.5"}, ("beds",), "`beds` must be a whole number, not `2.5`."),
    ({"beds": 0}, ("beds",), "`beds` must be at least 1, not `0`."),
    ({"beds": 1_000_001}, ("beds",), "`beds` must be at most 1000000, not `1000001`."),
    ({"open": "yes"}, ("open",), "`open` must be `true` or `false`, not `yes`."),
    ({"open": None}, ("open",), f"`open` {NO_VALUE}"),
    ({"sort": "rsoe"}, ("sort",), "`sort` cannot be `rsoe`. Did you mean `rose`?"),
    ({"sort": "x"}, ("sort",), "`sort` cannot be `x`. Use one of `herb`, `rose`."),
    ({"fences": {"id": "a"}}, ("fences",), "`fences` must be a list, not a mapping."),
    ({"fences": ["A b"]}, ("fences", 0),
     "This mapping is more than a text. Write `{id: a-b, to: …, label: A b}`."),
    ({"fences": [["a"]]}, ("fences", 0), f"This {WANTED} a list.{TAKE}"),
    ({"fences": [{"id": "A b"}]}, ("fences", 0, "id"),
     f"`id` cannot be `A b`: {AN_ID} Perhaps `a-b`."),
    ({"fences": [{"id": "a,b"}]}, ("fences", 0, "id"),
     f"`id` cannot be `a,b`: {AN_ID} If these are several, put them between brackets: `[a,b]`."),
    ({"fences": [{"id": 3}]}, ("fences", 0, "id"), f"`id` cannot be `3`: {AN_ID}"),
    ({"fences": [{"id": True}]}, ("fences", 0, "id"),
     '`id` must be text. Put it in quotes: "true".'),
    ({"fences": [{"id": ["a"]}]}, ("fences", 0, "id"), "`id` must be text, not a list."),
    ({"fences": [{"id": "a\u200bb"}]}, ("fences", 0, "id"),
     "`id` holds an invisible character. Delete the word, and type `ab`."),
    ({"fences": [{"id": "a" * 81}]}, ("fences", 0, "id"),
     "`id` is too long: 80 characters are the most."),
    ({"names": {"a": 3}}, ("names", "a"), '`a` must be text. Put it in quotes: "3".'),
    ({"names": ["a"]}, ("names",), f"`names` {WANTED} a list.{TAKE}"),
    ({"names": "a"}, ("names",), f"`names` {WANTED} `a`."),
    ({"some": []}, ("some",), "`some` is empty. Write at least one."),
    ({"words": ["a"]}, ("words",), "`words` needs at least 2 of them."),
    ({"words": ["a", 3]}, ("words", 1), 'Each of `words` must be text. Put it in quotes: "3".'),
    ({"words": [3]}, ("words", 0), 'Each of `words` must be text. Put it in quotes: "3".'),
    ({"words": list("abcd")}, ("words",), "`words` has too many entries: 3 are the most."),
    ({"words": "a"}, ("words",), "`words` must be a list, not `a`."),
    ({"short": "abcd"}, ("short",), "`short` is too long: 3 characters are the most."),
]  # fmt: skip
"""Keys of a garden, the path to what is wrong, and what is said of it."""

OF_NAMES: list[tuple[dict[str, Any], dict[tuple[str, ...], str]]] = [
    ({"titel": "A"}, {("titel",): "`titel` is not a key of a garden. Did you mean `title`?"}),
    ({"TITLE": "A"}, {("TITLE",): "`TITLE` is not a key of a garden. Did you mean `title`?"}),
    ({"xyz": "A"}, {
        ("xyz",): "`xyz` is not a key of a garden. Did you mean `title`, which is missing?",
    }),
    ({"title": "A", "titel": "A"}, {
        ("titel",): "`titel` is not a key of a garden. Did you mean `title`?",
    }),
    ({"title": "A", "qqq": 1}, {("qqq",): f"`qqq` is not a key of a garden. {KEYS}"}),
    ({"xyz": "A", "zzz": 1}, {
        (): "`title` is missing from a garden. Add `title: …`.",
        ("xyz",): f"`xyz` is not a key of a garden. {KEYS}",
        ("zzz",): f"`zzz` is not a key of a garden. {KEYS}",
    }),
    ({"titel": "A", "zzz": 1}, {
        ("titel",): "`titel` is not a key of a garden. Did you mean `title`?",
        ("zzz",): f"`zzz` is not a key of a garden. {KEYS}",
    }),
    ({"title": "A", "names": {"A b": "x"}}, {
        ("names", "A b", "[key]"): f"This name cannot be `A b`: {AN_ID} Perhaps `a-b`.",
    }),
]  # fmt: skip
"""Keys that are wrong themselves, and what is said at each place."""


@pytest.mark.parametrize(("model", "value", "said"), WHOLE, ids=range(len(WHOLE)))
def test_what_is_no_mapping_is_told_with_the_way_to_write_it(
    model: type[Strict], value: object, said: str
) -> None:
    assert make(model, value) == (None, [Finding((), said)])


@pytest.mark.parametrize(("keys", "path", "said"), AT_A_KEY, ids=range(len(AT_A_KEY)))
def test_a_wrong_value_is_told_where_it_stands(
    keys: dict[str, Any], path: tuple[str | int, ...], said: str
) -> None:
    assert make(Garden, {"title": "A", **keys}) == (None, [Finding(path, said)])


@pytest.mark.parametrize(("keys", "told"), OF_NAMES, ids=range(len(OF_NAMES)))
def test_a_wrong_name_is_told_at_the_name(
    keys: dict[str, Any], told: dict[tuple[str, ...], str]
) -> None:
    wanted = [Finding(path, said, bool(path)) for path, said in told.items()]
    assert make(Garden, keys) == (None, wanted)


@pytest.mark.parametrize(
    ("plant", "path", "said"),
    [
        ({}, ("plants", 0), "`kind` is missing here. Add `kind: …` to say what this is."),
        ({"kind": "rsoe"}, ("plants", 0, "kind"), "`rsoe` is not a kind. Did you mean `rose`?"),
        ({"kind": "x"}, ("plants", 0, "kind"),
         "`x` is not a kind. The kinds are `herb`, `rose`."),
        ({"kind": "rose", "size": 1}, ("plants", 0, "rose", "size"),
         "`size` is not a key of this mapping. The only one is `kind`."),
        ("rose", ("plants", 0), f"Each of `plants` {WANTED} `rose`."),
    ],
)  # fmt: skip
def test_what_is_of_no_kind_is_told_with_the_kinds(
    plant: object, path: tuple[str | int, ...], said: str
) -> None:
    _, [found] = make(Bed, {"plants": [plant]})
    assert (found.path, found.message) == (path, said)


def test_what_has_no_words_of_ours_is_told_in_those_of_pydantic() -> None:
    error: Any = {"type": "odd", "loc": ("a",), "msg": "Input is odd.", "input": 1}
    assert pydantics_own(error) == "is wrong: Input is odd."
