"""Loads a course's library once, and again when a file of it has changed."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

from macros.authoring.problems import InvalidExercises, Problem
from macros.course.library import Library
from macros.course.prune import prune_library
from macros.course.reader import read_library
from macros.course.settings import EDITION, PACKAGE, read_settings
from macros.rules import rule
from macros.strings import loader as wording

State = tuple[tuple[str, int, int], ...]
_kept: dict[Path, tuple[State, Library, list[Problem]]] = {}


def load(config: Path) -> Library:
    """The library of the course whose mkdocs.yml this is; raises InvalidExercises.

    What was read once is kept until a file is added, removed or changed.
    """
    config = config.resolve()
    state = _state(config)
    kept = _kept.get(config)
    if kept is None or kept[0] != state:
        _kept[config] = kept = (state, *_load(config))
    if kept[2]:
        raise InvalidExercises(kept[2])
    return kept[1]


def mistakes_in(config: Path) -> str:
    """The report of a course's mistakes; empty where it has none."""
    try:
        load(config)
    except InvalidExercises as invalid:
        return str(invalid)
    return ""


def _state(config: Path) -> State:
    """Name, time and size of every file that a library is made of, and what is asked for."""
    docs = read_settings(config)[0].docs
    folders = (config.parent / "exercises").rglob("*"), docs.rglob("*")
    files = [config, *chain(*folders, wording.FOLDER.glob("*.yaml"))]
    stats = ((file, file.stat()) for file in files if file.exists())
    asked = [(os.environ.get(name, ""), 0, 0) for name in (EDITION, PACKAGE)]
    listed = sorted((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats)
    return (*asked, *listed)


def _load(config: Path) -> tuple[Library, list[Problem]]:
    library, problems = read_library(config)
    all_problems = [*problems, *rule(library)]
    return library if all_problems else prune_library(library), all_problems
