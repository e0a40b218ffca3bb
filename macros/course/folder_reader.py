"""Reads a folder in which each file is one model: cases, dialogues, figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from macros.authoring.problems import Problem
from macros.authoring.strict_model import Strict
from macros.authoring.yaml_file import YamlFile, make
from macros.course.draft import Draft

CASES = "cases"
DIALOGUES = "dialogues"
FIGURES = "figures"

Model = TypeVar("Model", bound=Strict)


def file_name(folder: str, id: str) -> str:
    """The name under which the library keeps a file; no worksheet can be called so."""
    return f"{folder}/{id}"


def read_folder(draft: Draft, folder: Path, model: type[Model]) -> Iterator[tuple[str, Model]]:
    """Every model of a folder under the id that its file's name gives it."""
    for path in sorted(folder.glob("*.yaml")):
        file = draft.yaml(path, file_name(folder.name, path.stem))
        if not isinstance(file.parsed.value, dict):
            draft.problems += _no_mapping(file, model)
            continue
        made, findings = make(model, file.parsed.value)
        draft.problems += file.problems(findings) if not file.parsed.mistakes else []
        if made:
            yield path.stem, made


def _no_mapping(file: YamlFile, model: type[Strict]) -> Iterator[Problem]:
    if file.source.text and not file.parsed.mistakes:
        what, key = model.display_name.removeprefix("a "), model.keys()[0]
        yield file.problem((), f"This {what} holds no keys and values yet. Start with `{key}: …`.")
