"""Mistakes of authors: a small course without any, and what takes the place of its files."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.project import ROOT

MISTAKES = ROOT / "tests/data/mistakes"
NAMES = sorted(
    path.stem
    for path in MISTAKES.iterdir()
    if path.name != "course" and (path.is_dir() or path.suffix == ".yaml")
)


def course_with(mistake: str, into: Path) -> Path:
    """The small course with one mistake in it; returns its mkdocs.yml."""
    shutil.copytree(MISTAKES / "course", into)
    single = MISTAKES / f"{mistake}.yaml"
    if single.exists():
        shutil.copy(single, into / "exercises" / "sheet.yaml")
    else:
        shutil.copytree(MISTAKES / mistake, into, dirs_exist_ok=True)
    return into / "mkdocs.yml"
