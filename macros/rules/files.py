"""Files that nothing reads because of their names, and links that leave the course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.authoring.problems import Position, Problem, did_you_mean
from macros.authoring.yaml_file import read_text
from macros.course.library import Library
from macros.course.reader import ENTRIES

FOLDERS = {"": "a worksheet", "checks": "a knowledge check", "cases": "a case", "cards": "a card",
           "dialogues": "a dialogue", "figures": "a figure",
           "reference": "a reference file"}  # fmt: skip
NEARLY_YAML = re.compile(r"(\.ya?ml)(\.(txt|bak|orig|docx?|rtf|md))?$|\.yaml~$", re.I)
OTHER_SORTS = re.compile(r"^[^.]+$|\.(txt|md|markdown|docx?|odt|rtf|pages|gdoc)$", re.I)
"""Files of texts that somebody may have taken for one that the course reads."""
NO_EXERCISE = {"README.md", "README", "README.txt", "LICENSE", "Makefile"}
HOLDS_AN_EXERCISE = re.compile(r"^fields:[ ]*$", re.M)
NEARLY_MARKDOWN = re.compile(r"\.(markdown|mdown|mkd|md\.txt|md\.bak)$", re.I)
ELSEWHERE = (
    "Nothing reads this file: worksheets lie in `exercises` itself, checks in `checks`, cases in "
    "`cases`, dialogues in `dialogues`, figures in `figures`, cards in `cards`. Move it there."
)
REFERENCE = {*ENTRIES, "not-for"}


def rule(library: Library) -> Iterator[Problem]:
    """Files below `exercises/` and the docs folder that nothing reads."""
    root = library.settings.root
    exercises = root / "exercises"
    for file in _files(exercises):
        if message := _unread(file.relative_to(exercises).as_posix()):
            yield _problem(root, file, message)
    for file in _files(library.settings.docs):
        if match := NEARLY_MARKDOWN.search(file.name):
            name = file.name[: match.start()]
            yield _problem(root, file, _rename(f"{name}.md", "the name of a page ends in `.md`"))
        if file.suffix == ".yaml" and HOLDS_AN_EXERCISE.search(read_text(file, root)[0].text):
            yield _problem(root, file, ELSEWHERE)
    for folder in (exercises, library.settings.docs):
        for file in _files(folder):
            if file.is_symlink() and not file.resolve().is_relative_to(folder.resolve()):
                message = (
                    "This is a link to a file outside of the course, which would be published. "
                    "Copy the file here instead."
                )
                yield _problem(root, file, message)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def _problem(root: Path, file: Path, message: str) -> Problem:
    return Problem(file.relative_to(root).as_posix(), Position(), message)


def _rename(name: str, why: str) -> str:
    return f"Nothing reads this file: {why}. Rename it `{name}`."


def _unread(path: str) -> str | None:
    """Why nothing reads a file below `exercises/`; None where it is read, or no YAML."""
    folder, _, name = path.rpartition("/")
    match = NEARLY_YAML.search(name)
    if not match and OTHER_SORTS.search(name) and name not in NO_EXERCISE and folder in FOLDERS:
        stem = OTHER_SORTS.sub("", name) or name
        return _rename(f"{stem}.yaml", f"the name of {FOLDERS[folder]} ends in `.yaml`")
    if not match:
        return None
    right = f"{name[: match.start()]}.yaml"
    if folder not in FOLDERS:
        return ELSEWHERE
    if name != right:
        return _rename(right, f"the name of {FOLDERS[folder]} ends in `.yaml`")
    if folder == "reference" and name.removesuffix(".yaml") not in REFERENCE:
        hint = did_you_mean(name.removesuffix(".yaml"), REFERENCE, listing="There may be")
        return f"Nothing reads a reference file of this name.{hint}"
    return None
