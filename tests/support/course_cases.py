"""The cases of this course, as the check reads them."""

from __future__ import annotations

from functools import cache

from macros.cases.model import Case
from macros.course.library import Library
from macros.rules.checked_course import load
from tests.support.project import ROOT


@cache
def library() -> Library:
    return load(ROOT / "mkdocs.yml")


def case_of(id: str) -> Case:
    return library().cases[id]
