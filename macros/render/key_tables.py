"""Tables of the keys that authors write: of every kind, of one kind, and of any model."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Literal, get_args, get_origin

from macros.authoring.strict_model import Strict
from macros.fields import KINDS
from macros.fields.base import FieldBase
from macros.fields.references import Candidate, Condition


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
