"""Authoring mistakes and the exact reports they earn.

`tests/data/mistakes/course` is a small course without a mistake. `<what>.yaml` takes the place of
its `exercises/sheet.yaml`; the files of a folder `<what>/` are laid over it. `<what>.txt` is the
report. To write reports anew after changing words, and then to read them one by one:
`REWRITE=1 python -m pytest tests/engine/test_mistakes.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.authoring.problems import InvalidExercises
from macros.rules.checked_course import load
from tests.support.mistakes import MISTAKES, NAMES, course_with


def test_the_small_course_has_no_mistake() -> None:
    library = load(MISTAKES / "course" / "mkdocs.yml")
    assert [*library.exercises] == ["other", "sheet"]
    assert library.homes == {
        "sheet": "index.md", "other": "index.md", "check-first": "first.md",
    }  # fmt: skip


@pytest.mark.parametrize("mistake", NAMES)
def test_a_mistake_earns_its_report(mistake: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidExercises) as raised:
        load(course_with(mistake, tmp_path / "course"))
    expected = MISTAKES / f"{mistake}.txt"
    report = f"{raised.value}\n"
    if os.environ.get("REWRITE"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")


def test_there_are_many_mistakes() -> None:
    assert len(NAMES) >= 40
