"""The form around an exercise: what only some have, and what only some editions show."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.render.links import Links, Target
from macros.render.renderer import Rendering
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support.mistakes import course_with

HEAD = "id: sheet\nrevision: 1\ntitle: A sheet\nminutes: 5\nintro: Try it.\n"
NEXT = "next: {to: 'lesson:first', label: Read on}\n"
GUIDANCE = "guidance: Ask for one example.\n"


def form(folder: Path, fields: int = 1, more: str = "", instructor: bool = False) -> str:
    """The form of a worksheet with so many fields; the lesson `first` is at `first/`."""
    config = course_with("course", folder / "course")
    if instructor:
        config.write_text(
            config.read_text("utf-8").replace("id: small", "id: small\n    edition: instructor")
        )
    written = "".join(f"  - {{id: f{n}, kind: text, prompt: Field {n}?}}\n" for n in range(fields))
    (config.parent / "exercises/sheet.yaml").write_text(f"{HEAD}{more}fields:\n{written}")
    library = load(config)
    links = Links("", {"lesson:first": Target("first/", "The first lesson")})
    return str(Rendering(library, load_strings(), links).worksheet(library.exercises["sheet"]))


@pytest.mark.parametrize(("fields", "is_long"), [(1, False), (40, False), (41, True)])
def test_only_a_long_form_is_laid_out_late(tmp_path: Path, fields: int, is_long: bool) -> None:
    assert ("ws-long" in form(tmp_path, fields)) is is_long


@pytest.mark.parametrize("instructor", [True, False])
def test_only_instructors_read_the_guidance(tmp_path: Path, instructor: bool) -> None:
    made = form(tmp_path, more=GUIDANCE, instructor=instructor)
    assert ("Ask for one example." in made) is instructor


def test_a_form_leads_on_only_where_it_has_somewhere_to_lead(tmp_path: Path) -> None:
    assert '<a href="first/">Read on</a>' in form(tmp_path / "a", more=NEXT).replace("\n", "")
    assert "Read on" not in form(tmp_path / "b")
