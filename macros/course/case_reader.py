"""Reads `exercises/cases/*.yaml`: what can be read of each, and the problems of each for itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.authoring.problems import Problem
from macros.authoring.yaml_file import YamlFile, make
from macros.cases.model import Case
from macros.course.draft import Draft

FOLDER = "cases"


def file_name(id: str) -> str:
    """The name under which the library keeps a case's file; no worksheet can be called so."""
    return f"{FOLDER}/{id}"


def read_cases(draft: Draft, folder: Path) -> Iterator[tuple[str, Case]]:
    """Every case of a folder under the id that its file's name gives it."""
    for path in sorted(folder.glob("*.yaml")):
        file = draft.yaml(path, file_name(path.stem))
        if not isinstance(file.parsed.value, dict):
            draft.problems += _no_mapping(file)
            continue
        case, findings = make(Case, file.parsed.value)
        draft.problems += file.problems(findings) if not file.parsed.mistakes else []
        if case:
            yield path.stem, case


def _no_mapping(file: YamlFile) -> Iterator[Problem]:
    if file.source.text and not file.parsed.mistakes:
        yield file.problem((), "This case holds no keys and values yet. Start with `id: …`.")
