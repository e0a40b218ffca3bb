"""Reads a course's files into a library that holds as much as can be read of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from macros.authoring.error_words import no_id
from macros.authoring.problems import Problem
from macros.authoring.strict_model import Id, Strict
from macros.authoring.yaml_file import YamlFile, make
from macros.cases.model import Case
from macros.course.draft import Draft
from macros.course.folder_reader import (
    CARDS,
    CASES,
    DIALOGUES,
    FIGURES,
    read_cards,
    read_folder,
)
from macros.course.library import Library
from macros.course.page_reader import read_homes, read_lessons, read_nav, read_pages
from macros.course.partial_exercise import partial_exercise
from macros.course.settings import read_settings
from macros.dialogues.model import Dialogue
from macros.fields.base import ResponseScale
from macros.fields.references import ID
from macros.figures.model import Figure
from macros.models.exercise import Check, Exercise, Worksheet
from macros.models.plan import PLAN, Plan
from macros.models.reference_data import (
    Change,
    Covered,
    NotFor,
    SearchWords,
    Source,
    Term,
    Way,
)


class EntryFile(NamedTuple):
    """A file of reference data: a mapping whose entries are all of one model."""

    title: str
    """What the file holds, for its schema."""
    model: type[Strict]
    key: Any = Id
    """What its keys are."""


ENTRIES = {
    "response-scales": EntryFile("Response scales by id", ResponseScale),
    "sources": EntryFile("Works that lessons cite, by key", Source),
    "glossary": EntryFile("Words of the glossary, by id", Term),
    "ways": EntryFile("Ways through the course, by id", Way),
    "coverage": EntryFile("What of the source article lives where, by number", Covered, str),
    "search-words": EntryFile("Words that people search for, by id", SearchWords),
    "changes": EntryFile("What has changed for learners, by id", Change),
}
"""Name of a reference file, without `.yaml` → what it holds."""


def read_library(config: Path) -> tuple[Library, list[Problem]]:
    """Everything that can be read, and the problems of each file for itself."""
    settings, problems = read_settings(config)
    draft = Draft(config.parent, problems)
    folder = config.parent / "exercises"
    worksheets = _exercises(draft, folder, Worksheet, "")
    checks = _exercises(draft, folder / "checks", Check, "check-")
    practice = _practice(draft, folder)
    reference = _reference(draft, folder / "reference")
    pages = dict(read_pages(draft, settings))
    nav = tuple(read_nav(settings, pages))
    shown = {*worksheets, *checks} - {*settings.course.hide}
    library = Library(
        settings=settings,
        exercises=worksheets,
        checks=checks,
        lessons=dict(read_lessons(draft, pages, nav)),
        homes={id: page for id, page in read_homes(pages, nav).items() if id in shown},
        **practice,
        **reference,
        pages=pages,
        nav=nav,
        files=draft.files,
        unreadable=frozenset(draft.unreadable),
        unreliable_fields=frozenset(draft.unreliable_fields),
    )
    return library, draft.problems


def _practice(draft: Draft, folder: Path) -> dict[str, Any]:
    """What is played, tried or repeated: by the name that it has in the library."""
    return {
        "cases": dict(read_folder(draft, folder / CASES, Case)),
        "cards": dict(read_cards(draft, folder / CARDS)),
        "dialogues": dict(read_folder(draft, folder / DIALOGUES, Dialogue)),
        "figures": dict(read_folder(draft, folder / FIGURES, Figure)),
    }


def _reference(draft: Draft, folder: Path) -> dict[str, Any]:
    """The files of reference data, likewise."""
    entries = {name.replace("-", "_"): _entries(draft, folder, name) for name in ENTRIES}
    return {**entries, "not_for": _not_for(draft, folder / "not-for.yaml")}


def _exercises(
    draft: Draft, folder: Path, model: type[Exercise], prefix: str
) -> dict[str, Exercise]:
    """Every exercise of a folder under the id that its file's name gives it."""
    exercises: dict[str, Exercise] = {}
    for path in sorted(folder.glob("*.yaml")):
        id = prefix + path.stem
        if worksheet := draft.files.get(id):
            message = f"A knowledge check is called `{id}`, too. Rename this file."
            draft.problems.append(worksheet.problem(("id",), message))
        exercise = _exercise(draft, path, id, Plan if id == PLAN else model)
        if exercise:
            exercises[id] = exercise
        else:
            draft.unreadable.add(id)
    return exercises


def _exercise(draft: Draft, path: Path, id: str, model: type[Exercise]) -> Exercise | None:
    """What can be read of one file; None when that is nothing."""
    file = draft.yaml(path, id)
    if not isinstance(file.parsed.value, dict):
        draft.problems += _not_a_mapping(draft, file)
        return None
    partial = partial_exercise(model, file.parsed.value, id)
    draft.problems += file.problems(partial.findings)
    draft.unreliable_fields |= {(id, field) for field in partial.unreliable_fields}
    return partial.exercise


def _entries(draft: Draft, folder: Path, name: str) -> dict[str, Strict]:
    """The entries of a reference file, each for itself; a file that is not there has none."""
    path = folder / f"{name}.yaml"
    if not path.exists():
        return {}
    file = draft.yaml(path, f"reference/{name}")
    value = file.parsed.value
    if not isinstance(value, dict):
        draft.problems += _not_a_mapping(draft, file)
        return {}
    entries: dict[str, Strict] = {}
    for key, entry in value.items():
        model, findings = make(ENTRIES[name].model, entry)
        if ENTRIES[name].key is Id and not re.fullmatch(ID, key):
            draft.problems.append(file.problem((key,), f"This name {no_id(key)}", key=True))
        for finding in findings:
            draft.problems.append(
                file.problem((key, *finding.path), finding.message, key=finding.at_key)
            )
        if model:
            entries[key] = model
    return entries


def _not_a_mapping(draft: Draft, file: YamlFile) -> Iterator[Problem]:
    """The problem of a file that is YAML, but a list, a single text, or empty."""
    if not draft.has_problems(file):
        what = "holds nothing yet" if file.parsed.value is None else "must hold keys and values"
        yield file.problem((), f"This file {what}. Start with `key: value`.")


def _not_for(draft: Draft, path: Path) -> NotFor | None:
    if not path.exists():
        return None
    file = draft.yaml(path, "reference/not-for")
    if not isinstance(file.parsed.value, dict):
        draft.problems += _not_a_mapping(draft, file)
        return None
    box, findings = make(NotFor, file.parsed.value)
    draft.problems += [
        file.problem(finding.path, finding.message, key=finding.at_key) for finding in findings
    ]
    return box
