"""Whether this project is somebody's copy of the course: then no test knows the course's words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.course.settings import read_settings
from tests.support.project import ROOT

SHIPPED = "common-ground"
"""The id of the course that this repository ships."""
VARIABLE = "COURSE_COPY"
"""A variable of the environment that hosted runs of a fork set to `true`."""
REASON = "it is about the course as it is shipped, and this is a copy"


READERS = ("hand_ins", "course_cases", "simulate")
"""Helpers in `tests/support` that read the course's own files."""


def is_copy(config: Path = ROOT / "mkdocs.yml") -> bool:
    """Whether mkdocs.yml names a course of somebody's own, or the host says that it is a fork."""
    if os.environ.get(VARIABLE) == "true":
        return True
    course = read_settings(config)[0].course
    own = (course.name, course.institution, course.term, course.contact, course.dates, course.hide)
    return course.id != SHIPPED or course.language != "en" or any(own)


def knows_the_shipped_course(item: pytest.Item) -> bool:
    """Whether a test reads the course's own texts, or opens the pages built from them."""
    return (
        item.path.is_relative_to(ROOT / "tests" / "content")
        or item.get_closest_marker("shipped") is not None
        or "course_folder" in getattr(item, "fixturenames", ())
        or any(map(_reads_the_course, vars(getattr(item, "module", None) or object).values()))
    )


def _reads_the_course(imported: object) -> bool:
    """Whether something that a test module imports is of a helper that reads the course."""
    module = getattr(imported, "__module__", None) or getattr(imported, "__name__", "")
    return str(module) in {f"tests.support.{name}" for name in READERS} or (
        module == "tests.support.modules" and getattr(imported, "__name__", "") == "worksheet"
    )
