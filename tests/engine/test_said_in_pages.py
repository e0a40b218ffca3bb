"""Sentences of pages that come only at times: a day that is planned, a package for a platform."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.rules.checked_course import load
from macros.strings.loader import load as sentences
from tests.support.mistakes import MISTAKES

LIBRARY = load(MISTAKES / "course" / "mkdocs.yml")
LESSON = SimpleNamespace(minutes=10, idea="Ask first.", objectives=["ask"], title="Asking")


def filled(template: str, in_lms: bool = False, **values: object) -> str:
    """A template in English, on one line."""
    rendering = Rendering(LIBRARY, sentences("en", in_lms), Links("", {}))
    return " ".join(rendering.fill(template, **values).split())


def test_a_lesson_says_on_which_day_a_class_comes_to_it() -> None:
    opening = filled("lesson/opening.html.jinja", lesson=LESSON, day=date(2027, 3, 5))
    assert 'Planned for <time datetime="2027-03-05">5 March 2027</time>' in opening
    assert "Planned" not in filled("lesson/opening.html.jinja", lesson=LESSON, day=None)


TRUE = {
    False: "nothing leaves this device by itself",
    True: "the file goes nowhere by itself",
}
"""In a package a platform has a copy of every word, so nothing may say that it has none."""


@pytest.mark.parametrize("in_lms", TRUE)
def test_the_page_for_handing_in_is_true_in_a_package_too(in_lms: bool) -> None:
    course = SimpleNamespace(name="C")
    page = filled("class/hand-in.html.jinja", in_lms, course=course, sheets="[]")
    assert TRUE[in_lms] in page and TRUE[not in_lms] not in page
