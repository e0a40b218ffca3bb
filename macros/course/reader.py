"""Reads a course's files into a library that holds as much as can be read of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.authoring.markdown_page import Page, read_page
from macros.authoring.problems import Problem
from macros.authoring.strict_model import Strict
from macros.authoring.validation_messages import text_wanted
from macros.authoring.yaml_file import YamlFile, make, read_text
from macros.authoring.yaml_source import FORBIDDEN, control_character
from macros.cases.model import Case
from macros.course.draft import Draft
from macros.course.folder_reader import CASES, DIALOGUES, read_folder
from macros.course.library import Lesson, Library
from macros.course.partial_exercise import partial_exercise
from macros.course.settings import Settings, read_settings
from macros.dialogues.model import Dialogue
from macros.fields.base import ResponseScale
from macros.models.exercise import Check, Exercise, Worksheet
from macros.models.lesson import LessonMatter
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

ENTRIES: dict[str, type[Strict]] = {
    "response-scales": ResponseScale,
    "sources": Source,
    "glossary": Term,
    "ways": Way,
    "coverage": Covered,
    "search-words": SearchWords,
    "changes": Change,
}


def read_library(config: Path) -> tuple[Library, list[Problem]]:
    """Everything that can be read, and the problems of each file for itself."""
    settings, problems = read_settings(config)
    draft = Draft(config.parent, problems)
    folder = config.parent / "exercises"
    worksheets = _exercises(draft, folder, Worksheet, "")
    checks = _exercises(draft, folder / "checks", Check, "check-")
    cases = dict(read_folder(draft, folder / CASES, Case))
    dialogues = dict(read_folder(draft, folder / DIALOGUES, Dialogue))
    reference: dict[str, Any] = {
        name.replace("-", "_"): _entries(draft, folder / "reference", name) for name in ENTRIES
    }
    pages = dict(_pages(draft, settings))
    nav = tuple(_nav(settings, pages))
    shown = {*worksheets, *checks} - {*settings.course.hide}
    library = Library(
        settings=settings,
        exercises=worksheets,
        checks=checks,
        lessons=dict(_lessons(draft, pages, nav)),
        homes={id: page for id, page in _homes(pages, nav).items() if id in shown},
        **reference,
        not_for=_not_for(draft, folder / "reference" / "not-for.yaml"),
        pages=pages,
        nav=nav,
        files=draft.files,
        unreadable=frozenset(draft.unreadable),
        unreliable_fields=frozenset(draft.unreliable_fields),
        cases=cases,
        dialogues=dialogues,
    )
    return library, draft.problems


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
        draft.problems += _not_a_mapping(file)
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
        draft.problems += _not_a_mapping(file)
        return {}
    entries: dict[str, Strict] = {}
    for key, entry in value.items():
        model, findings = make(ENTRIES[name], entry)
        for finding in findings:
            draft.problems.append(
                file.problem((key, *finding.path), finding.message, key=finding.at_key)
            )
        if model:
            entries[key] = model
    return entries


def _not_a_mapping(file: YamlFile) -> Iterator[Problem]:
    """The problem of a file that is YAML, but a list, a single text, or empty."""
    if file.source.text and not file.parsed.mistakes:
        what = "holds nothing yet" if file.parsed.value is None else "must hold keys and values"
        yield file.problem((), f"This file {what}. Start with `key: value`.")


def _not_for(draft: Draft, path: Path) -> NotFor | None:
    if not path.exists():
        return None
    file = draft.yaml(path, "reference/not-for")
    if not isinstance(file.parsed.value, dict):
        draft.problems += _not_a_mapping(file)
        return None
    box, findings = make(NotFor, file.parsed.value)
    draft.problems += [
        file.problem(finding.path, finding.message, key=finding.at_key) for finding in findings
    ]
    return box


def _pages(draft: Draft, settings: Settings) -> Iterator[tuple[str, Page]]:
    """Every Markdown page; problems of reading count only for pages that the site has."""
    in_nav = {page.path for page in settings.nav} if settings.nav else None
    for path in settings.page_files():
        file = settings.docs / path
        source, problems = read_text(file, draft.root)
        page = read_page(path, source)
        if in_nav is None or path in in_nav or not settings.leaves_out(path):
            draft.problems += [*problems, *page.matter.problems(), *_own_problems(page)]
        yield path, page


def _own_problems(page: Page) -> Iterator[Problem]:
    """A title that is no text, and characters that nobody sees."""
    for key in ("title", "description"):
        value = page.front.get(key)
        if "lesson" not in page.front and key in page.front and not isinstance(value, str):
            yield page.matter.problem((key,), f"`{key}` {text_wanted(value)}")
    if match := FORBIDDEN.search(page.body):
        yield page.problem(match.start(), control_character(match[0]))


def _nav(settings: Settings, pages: dict[str, Page]) -> Iterator[str]:
    """The paths of `nav`, without the pages that are for another edition."""
    every = [path for path in pages if not settings.on_purpose.match_file(path)]
    for path in every if settings.nav is None else [page.path for page in settings.nav]:
        edition = pages[path].front.get("edition") if path in pages else None
        if edition in (None, settings.course.edition):
            yield path


def _lessons(
    draft: Draft, pages: dict[str, Page], nav: tuple[str, ...]
) -> Iterator[tuple[str, Lesson]]:
    for page in (pages[path] for path in nav if path in pages):
        if "lesson" not in page.front:
            continue
        matter, findings = make(LessonMatter, page.front)
        draft.problems += [
            page.matter.problem(finding.path, finding.message, key=finding.at_key)
            for finding in findings
        ]
        if matter:
            yield (
                matter.lesson,
                Lesson(matter.lesson, matter.title, page.path, matter.minutes, matter),
            )


def _homes(pages: dict[str, Page], nav: tuple[str, ...]) -> dict[str, str]:
    """Exercise id → the first page in `nav` that calls it."""
    homes: dict[str, str] = {}
    for page in (pages[path] for path in nav if path in pages):
        for call in page.exercise_calls():
            homes.setdefault(call.target, page.path)
    return homes
