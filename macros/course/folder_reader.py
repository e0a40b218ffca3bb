"""Reads a folder in which each file is one model: cases, dialogues, figures, cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from macros.authoring.problems import Problem
from macros.authoring.strict_model import Finding, Strict
from macros.authoring.yaml_file import YamlFile, make
from macros.course.draft import Draft
from macros.models.card import Card, kind_of

CARDS = "cards"
CASES = "cases"
DIALOGUES = "dialogues"
FIGURES = "figures"

Model = TypeVar("Model", bound=Strict)


def file_name(folder: str, id: str) -> str:
    """The name under which the library keeps a file; no worksheet can be called so."""
    return f"{folder}/{id}"


def read_folder(draft: Draft, folder: Path, model: type[Model]) -> Iterator[tuple[str, Model]]:
    """Every model of a folder under the id that its file's name gives it."""
    for id, file in _mappings(draft, folder, model):
        made, findings = make(model, file.parsed.value)
        draft.problems += file.problems(findings) if not file.parsed.mistakes else []
        if made:
            yield id, made


def read_cards(draft: Draft, folder: Path) -> Iterator[tuple[str, Card]]:
    """Every card of a folder by its id; the model depends on the card's kind."""
    for id, file in _mappings(draft, folder, Card):
        made, findings = _card(file)
        draft.problems += file.problems(findings) if not file.parsed.mistakes else []
        if made:
            yield id, made


def _card(file: YamlFile) -> tuple[Card | None, Sequence[Finding]]:
    kind = kind_of(file.parsed.value)
    return (None, [kind]) if isinstance(kind, Finding) else make(kind, file.parsed.value)


def _mappings(draft: Draft, folder: Path, model: type[Strict]) -> Iterator[tuple[str, YamlFile]]:
    """Id and file of each that holds keys and values; what holds none is reported."""
    for path in sorted(folder.glob("*.yaml")):
        file = draft.yaml(path, file_name(folder.name, path.stem))
        if isinstance(file.parsed.value, dict):
            yield path.stem, file
        else:
            draft.problems += [] if draft.has_problems(file) else [_no_mapping(file, model)]


def _no_mapping(file: YamlFile, model: type[Strict]) -> Problem:
    what, key = model.display_name.removeprefix("a "), model.keys()[0]
    return file.problem((), f"This {what} holds no keys and values yet. Start with `{key}: …`.")
