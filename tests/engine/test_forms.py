"""The form around an exercise: what only some have, and what only some editions show."""

from __future__ import annotations

import re
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


CHECK = """\
id: check-first
revision: 1
title: "Check: First"
minutes: 1
intro: One short one.
fields:
  - id: answer
    kind: {kind}
    prompt: Which?
    choices:
      - {{id: good, label: The good one, correct: {correct}, feedback: It is asked.}}
      - {{id: poor, label: The poor one, feedback: It is told.}}
"""


def check_form(folder: Path, kind: str, correct: str) -> str:
    """The form of a knowledge check with one question."""
    config = course_with("course", folder / "course")
    check = config.parent / "exercises/checks/first.yaml"
    check.parent.mkdir(exist_ok=True)
    check.write_text(CHECK.format(kind=kind, correct=correct), "utf-8")
    library = load(config)
    return str(
        Rendering(library, load_strings(), Links("", {})).worksheet(library.checks["check-first"])
    )


@pytest.mark.parametrize("kind", ["choice", "checklist"])
def test_what_a_choice_has_to_say_stands_beside_it_and_begins_with_whether_it_is_right(
    tmp_path: Path, kind: str
) -> None:
    options = re.findall(
        r'value="(\w+)"><span>[^<]*</span></label>\s*<div class="ws-replies"[^>]*>(.*?)</div>',
        check_form(tmp_path, kind, "true"),
        re.S,
    )
    said = {name: (re.sub("<[^>]+>", "", words), words) for name, words in options}
    assert said["good"][0].split() == ["Yes.", "It", "is", "asked."]
    assert said["poor"][0].split() == ["Not", "this", "one.", "It", "is", "told."]
    assert 'data-correct="true"' in said["good"][1]
    assert 'data-correct="false"' in said["poor"][1]


def test_in_a_worksheet_no_choice_is_judged(tmp_path: Path) -> None:
    config = course_with("course", tmp_path / "course")
    choices = "[{id: a, label: A, feedback: It is told.}, {id: b, label: B}]"
    field = f"fields:\n  - {{id: way, kind: choice, prompt: How?, choices: {choices}}}\n"
    (config.parent / "exercises/sheet.yaml").write_text(HEAD + field)
    library = load(config)
    sheet = library.exercises["sheet"]
    made = str(Rendering(library, load_strings(), Links("", {})).worksheet(sheet))
    assert "It is told." in made
    assert "data-correct" not in made
    assert "ws-verdict" not in made
