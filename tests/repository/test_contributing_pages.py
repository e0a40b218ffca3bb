"""What pages for contributors name is there: a file that has moved would send them nowhere."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.project import ROOT

PAGES = sorted((ROOT / "docs/contributing").glob("*.md"))
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)+/?|[\w-]+\.(?:py|mjs))`")
"""Paths in code marks, and names of modules without their folder."""
GUIDE = {"rating.mjs", "rating.css"}
"""Files that a guide speaks of as what a kind need not have."""
FOLDERS = ("", "macros/theme/assets/", "macros/", "docs/", "tests/", "docs/contributing/")


PARTS = {path.name for path in (ROOT / "macros/theme/assets").iterdir() if path.is_dir()}


@cache
def kept() -> set[str]:
    """Files of the repository and their folders."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    files = {Path(line) for line in listed.stdout.splitlines()} or on_disk()
    return {path.as_posix() for file in files for path in (file, *file.parents)}


def on_disk() -> set[Path]:
    """The same for a copy that somebody downloaded, of which git knows nothing."""
    folders = (ROOT / name for name in ("docs", "exercises", "macros", "tests", ".github"))
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    own = filter(Path.is_file, ROOT.iterdir())
    return {file.relative_to(ROOT) for file in (*files, *own)}


def missing(text: str, kept: set[str]) -> list[str]:
    """The files and folders named in `text` that are not in the repository."""
    names = {Path(path).name for path in kept}
    roots = {path.split("/")[0] for path in kept} | PARTS
    wrong = []
    for path in PATH.findall(text):
        if "/" not in path:
            wrong += [path] if path not in names | GUIDE else []
        elif path.split("/")[0] in roots and Path(path).suffix in (".py", ".mjs", ".css", ".md"):
            wrong += [path] if not any(folder + path in kept for folder in FOLDERS) else []
    return wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    assert missing(page.read_text("utf-8"), kept()) == []


def test_a_file_that_has_moved_is_noticed() -> None:
    have = {"macros/theme/assets/core/dom.mjs", "macros/render/links.py", "macros"}
    assert missing("`core/dom.mjs`, `macros/render/links.py`, `links.py`, `a/b`", have) == []
    moved = "`core/gone.mjs`, `macros/rendering.py`, `words.mjs`"
    assert missing(moved, have) == ["core/gone.mjs", "macros/rendering.py", "words.mjs"]
