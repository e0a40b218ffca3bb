"""The authors' gallery: every kind of field, its keys, and its examples as YAML and as a form."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import yaml

from macros.authoring import yaml_source
from macros.authoring.strict_model import Strict
from macros.course.library import Library
from macros.fields import KINDS
from macros.fields.base import FieldBase
from macros.fields.references import Candidate, Condition
from macros.models.exercise import Exercise

FOLDER = Path(__file__).parent.parent / "fields"


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
    text = (FOLDER / kind / "examples.yaml").read_text(encoding="utf-8")
    return list(yaml_source.parse(text).value)


def with_examples(library: Library) -> Library:
    """The library with every example in it, as if it were a worksheet of the course."""
    sheets = {each.id: Exercise.model_validate(each.worksheet) for each in examples()}
    return replace(library, exercises={**library.exercises, **sheets})


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


def shared_keys() -> Iterator[tuple[str, str]]:
    """Title and table of what every kind has, and of what stands under those keys."""
    yield "Keys of every kind", key_table(FieldBase, [*FieldBase.model_fields])
    for name, model in (("show_when", Condition), ("take_from", Candidate)):
        yield f"Under `{name}`", key_table(model, _own(model))


def own_keys(kind: str) -> Iterator[tuple[str, str]]:
    """Title and table of a kind's own keys, and of what stands under those."""
    model = KINDS[kind]
    names = [name for name in model.model_fields if name not in FieldBase.model_fields]
    if names:
        yield "", key_table(model, names)
    yield from tables_below(model, names)


def tables_below(
    model: type[Strict], names: list[str], elsewhere: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Title and table of what stands under these keys of a model, and under theirs."""
    for title, below in dict(_below(model, names, elsewhere)).items():
        yield title, key_table(below, _own(below))


def keys_of(model: type[Strict]) -> Iterator[tuple[str, str]]:
    """Title and table of a model's keys, and of what stands under those; each table once."""
    yield "", key_table(model, _own(model))
    tables = dict[str, str]()
    for title, below in dict(_below(model, _own(model))).items():
        table = key_table(below, _own(below))
        if table not in tables.values():
            tables[title] = table
    yield from tables.items()


def _own(model: type[Strict]) -> list[str]:
    return [name for name in model.model_fields if name != "kind"]


def _below(
    model: type[Strict],
    names: list[str],
    elsewhere: Collection[str] = (),
    above: tuple[type[Strict], ...] = (),
) -> Iterator[tuple[str, type[Strict]]]:
    """Title and model of what stands under these keys, and under theirs; not what is above, too."""
    for name in names:
        if name in elsewhere:
            continue
        models = [*dict.fromkeys(_models(model.model_fields[name].annotation))]
        models = [below for below in models if below not in (model, *above)]
        for below in models:
            which = f": {below.display_name}" if len(models) > 1 else ""
            yield f"Under `{_alias(model, name)}`{which}", below
            yield from _below(below, _own(below), elsewhere, (model, *above))


def _models(annotation: Any) -> Iterator[type[Strict]]:
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _alias(model: type[Strict], name: str) -> str:
    return model.model_fields[name].alias or name


def key_table(model: type[Strict], names: list[str]) -> str:
    """The keys of a model: whether each is needed, and what it is."""
    rows = [_row(model, name) for name in names]
    return "\n".join(["| Key | Needed | What it is |", "|---|---|---|", *rows])


def _choices(annotation: Any) -> Iterator[str]:
    """The words that can be written, where there are only a few."""
    words = [*_literals(annotation)]
    if len(words) > 1:
        yield f"One of {', '.join(f'`{word}`' for word in words)}."


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif not (isinstance(annotation, type) and issubclass(annotation, Strict)):
        for argument in get_args(annotation):
            yield from _literals(argument)


def _row(model: type[Strict], name: str) -> str:
    info = model.model_fields[name]
    plain = info.default if isinstance(info.default, int | str) and info.default else None
    needed = "yes" if info.is_required() else f"no; else {plain}" if plain else "no"
    means = " ".join([*(info.description or "").split(), *_choices(info.annotation)])
    means = means.replace("|", "\\|")
    return f"| `{_alias(model, name)}` | {needed} | {means} |"
