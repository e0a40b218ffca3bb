"""The authors' gallery: examples of fields, figures and cards, as YAML and as one can try them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from macros.authoring import yaml_source
from macros.course.library import Library
from macros.fields import KINDS
from macros.figures.model import Figure
from macros.models.card import SayCard, SortCard, WorkOutCard
from macros.models.exercise import Exercise
from macros.render.reference import CHAPTERS, Chapter, example_of

FOLDER = Path(__file__).parent.parent / "fields"
FIGURES = tuple(chapter for chapter in CHAPTERS if chapter.model is Figure)
CARDS = tuple(chapter for chapter in CHAPTERS if chapter.model in (SayCard, SortCard, WorkOutCard))
"""Those that need no plan."""


@dataclass(frozen=True)
class Example:
    """One example of a kind, and the worksheet that is made of it."""

    kind: str
    number: int
    entry: dict[str, Any]
    """Its entry in `examples.yaml`."""

    @property
    def id(self) -> str:
        """The id of its worksheet: number 2 of `rows` is `rows-2`."""
        return f"{self.kind}-{self.number}"

    @property
    def shows(self) -> str:
        """What the example is there to show."""
        return str(self.entry["shows"])

    @property
    def field(self) -> str:
        """The id of the field that the example is about."""
        return str(self.entry["field"]["id"])

    @property
    def source(self) -> dict[str, Any]:
        """What an author writes of it: the fields, and how they are scored."""
        fields = [*self.entry.get("beside", []), self.entry["field"]]
        scoring = self.entry.get("scoring")
        return {"fields": fields, **({"scoring": scoring} if scoring else {})}

    @property
    def worksheet(self) -> dict[str, Any]:
        """The whole worksheet, as YAML holds it."""
        head = {"id": self.id, "revision": 1, "title": self.shows, "minutes": 1}
        return {**head, **self.source}


def examples() -> list[Example]:
    """Every example of every kind, but for those that show a mistake."""
    return [
        Example(kind, number, entry)
        for kind in KINDS
        for number, entry in enumerate(entries(kind), start=1)
        if "mistake" not in entry
    ]


def entries(kind: str) -> list[dict[str, Any]]:
    """The entries of a kind's `examples.yaml`: good examples and mistakes."""
    text = (FOLDER / kind / "examples.yaml").read_text("utf-8")
    return list(yaml_source.parse(text).value)


def with_examples(library: Library) -> Library:
    """The library with every example in it, as if it were a worksheet of the course.

    Its figures and cards are those of the examples only.
    """
    sheets = {each.id: Exercise.model_validate(each.worksheet) for each in examples()}
    exercises = {**library.exercises, **sheets}
    return replace(library, exercises=exercises, figures=_read(FIGURES), cards=_read(CARDS))


def _read(chapters: tuple[Chapter, ...]) -> dict[str, Any]:
    """Id → the example of a chapter of the reference, as it is read from its file."""
    parsed = ((chapter, yaml_source.parse(example_of(chapter)).value) for chapter in chapters)
    return {chapter.id: chapter.model.model_validate(value) for chapter, value in parsed}


SHORT = 60
"""What is no longer than this stands on one line."""


class _Readable(yaml.SafeDumper):
    """YAML as a person writes it.

    Lists stand a little to the right of their key, a text of several lines below a `|`, and only
    what is short stands in brackets. No sentence is broken.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: Any = None) -> yaml.MappingNode:
        values = [*mapping.values()]
        return super().represent_mapping(tag, mapping, _is_short([*mapping, *values]))

    def represent_sequence(
        self, tag: str, sequence: Any, flow_style: Any = None
    ) -> yaml.SequenceNode:
        return super().represent_sequence(tag, sequence, _is_short(sequence))


def _is_short(values: list[Any]) -> bool:
    texts = [str(value) for value in values]
    plain = not any(isinstance(value, list | dict) for value in values)
    return plain and "\n" not in "".join(texts) and sum(map(len, texts)) + 2 * len(texts) <= SHORT


def _text(dumper: _Readable, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Readable.add_representer(str, _text)


def as_yaml(data: object) -> str:
    """Data as an author would write it."""
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 10_000}
    return str(yaml.dump(_with_numbers(data), Dumper=_Readable, **options))


def _with_numbers(data: object) -> object:
    """The data with keys such as `0` as numbers, which need no quotes; the loader knows texts."""
    if isinstance(data, list):
        return [_with_numbers(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {_number(key): _with_numbers(value) for key, value in data.items()}


def _number(key: str) -> str | int:
    return int(key) if key.removeprefix("-").isdigit() else key
