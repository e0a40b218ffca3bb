"""The authors' gallery: every kind of field, its keys, and its examples as YAML and as a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

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


class _Readable(yaml.SafeDumper):
    """Lists stand a little to the right of their key, as authors write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def as_yaml(data: object) -> str:
    """Data as an author would write it: short lists and mappings on one line."""
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 88}
    return str(yaml.dump(_with_numbers(data), Dumper=_Readable, default_flow_style=None, **options))


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
    yield "Keys of every kind", _table(FieldBase, [*FieldBase.model_fields])
    for name, model in (("show_when", Condition), ("take_from", Candidate)):
        yield f"Under `{name}`", _table(model, _own(model))


def own_keys(kind: str) -> Iterator[tuple[str, str]]:
    """Title and table of a kind's own keys, and of what stands under those."""
    model = KINDS[kind]
    names = [name for name in model.model_fields if name not in FieldBase.model_fields]
    if names:
        yield "", _table(model, names)
    for title, below in dict(_below(model, names)).items():
        yield title, _table(below, _own(below))


def keys_of(model: type[Strict]) -> Iterator[tuple[str, str]]:
    """Title and table of a model's keys, and of what stands under those; each table once."""
    yield "", _table(model, _own(model))
    tables = dict[str, str]()
    for title, below in dict(_below(model, _own(model))).items():
        table = _table(below, _own(below))
        if table not in tables.values():
            tables[title] = table
    yield from tables.items()


def _own(model: type[Strict]) -> list[str]:
    return [name for name in model.model_fields if name != "kind"]


def _below(
    model: type[Strict], names: list[str], above: tuple[type[Strict], ...] = ()
) -> Iterator[tuple[str, type[Strict]]]:
    """Title and model of what stands under these keys, and under theirs; not what is above, too."""
    for name in names:
        models = [*dict.fromkeys(_models(model.model_fields[name].annotation))]
        models = [below for below in models if below not in (model, *above)]
        for below in models:
            which = f": {below.display_name}" if len(models) > 1 else ""
            yield f"Under `{_alias(model, name)}`{which}", below
            yield from _below(below, _own(below), (model, *above))


def _models(annotation: Any) -> Iterator[type[Strict]]:
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _alias(model: type[Strict], name: str) -> str:
    return model.model_fields[name].alias or name


def _table(model: type[Strict], names: list[str]) -> str:
    rows = [_row(model, name) for name in names]
    return "\n".join(["| Key | Needed | What it is |", "|---|---|---|", *rows])


def _row(model: type[Strict], name: str) -> str:
    info = model.model_fields[name]
    plain = info.default if isinstance(info.default, int | str) and info.default else None
    needed = "yes" if info.is_required() else f"no; else {plain}" if plain else "no"
    means = " ".join((info.description or "").split()).replace("|", "\\|")
    return f"| `{_alias(model, name)}` | {needed} | {means} |"
