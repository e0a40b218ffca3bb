"""What pages without JavaScript, and paper, say in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.fields.base import Labelled
from macros.fields.rating import Kind as Rating
from macros.render.links import Links
from macros.render.renderer import Rendering, shuffled
from macros.render.steps import anchored
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.engine import html
from tests.support.project import make_project

HEAD = "revision: 1\nminutes: 1\nintro: Why.\n"
FIRST = f"""\
id: first
title: The *first*
{HEAD}
fields:
  - {{id: sure, kind: rating, prompt: How sure?, min: 0, max: 10}}
  - id: where
    kind: choice
    prompt: Where?
    choices:
      - {{id: home, label: At home}}
      - {{id: work, label: At **work**}}
      - {{id: out, label: Out}}
  - id: why
    kind: text
    prompt: Why?
    show_when: [{{field: where, is: [home, work]}}, {{field: sure, at_most: 5}}]
  - {{id: issues, kind: rows, prompt: Issues, columns: [{{id: issue, label: Issue, kind: text}}]}}
"""
SECOND = f"""\
id: second
title: The second
{HEAD}
fields:
  - {{id: more, kind: text, prompt: More?, show_when: {{field: first.why, filled: true}}}}
  - {{id: worth, kind: points, prompt: Worth, rows_from: first.issues.issue}}
"""
PAGES = {"index.md": '# Home\n\n{{ worksheet("first") }}\n\n{{ worksheet("second") }}\n'}


def drawn(folder: Path) -> dict[str, str]:
    """Worksheet id → its form."""
    sheets = {"first.yaml": FIRST, "second.yaml": SECOND}
    project = make_project(folder / "course", pages=PAGES, exercises=sheets)
    library = load(project / "mkdocs.yml")
    rendering = Rendering(library, load_strings(), Links("", {}))
    return {id: rendering.worksheet(sheet) for id, sheet in library.exercises.items()}


def said(form: str, css_class: str) -> list[str]:
    """The texts of the elements with a class."""
    root = html.fragment(f'<h2 id="worksheet-first"></h2>{form}')
    return [html.words(e) for e in root.iter() if e.get("class") == css_class]


def test_conditions_are_told_with_prompts_and_labels(tmp_path: Path) -> None:
    forms = drawn(tmp_path)
    assert said(forms["first"], "ws-condition") == [
        "Only if “Where?” is “At home” or “At work” and “How sure?” is 5 or less."
    ]
    assert said(forms["second"], "ws-condition") == [
        "Only if “Why?” is filled in (on the worksheet “The first”)."
    ]


CONDITIONS = [
    ("flag", "is: true", "“Flag?” is “Certainly”"),
    ("flag", "is: false", "“Flag?” is “Never”"),
    ("flag", "is: 'true'", "“Flag?” is “Certainly”"),
    ("flag", "is_not: [true, false]", "“Flag?” is not “Certainly” or “Never”"),
    ("said", "is: true", "“Said?” is “true”"),
    ("said", "is: False", "“Said?” is “False”"),
    ("said", "is: yes", "“Said?” is “yes”"),
    ("said", "is: [no, 007]", "“Said?” is “no” or “007”"),
    ("sure", "is: 5", "“Sure?” is “5”"),
    ("sure", "is: 5.0", "“Sure?” is “5”"),
    ("sure", "is: 0.5", "“Sure?” is “0.5”"),
    ("sure", "is: 0", "“Sure?” is “0”"),
    ("sure", "at_least: 5.0", "“Sure?” is 5 or more"),
    ("sure", "at_most: 0", "“Sure?” is 0 or less"),
    ("sure", "filled: false", "“Sure?” is empty"),
]
ASKED = f"""\
id: first
title: First
{HEAD}
fields:
  - id: flag
    kind: choice
    prompt: Flag?
    choices: [{{id: "true", label: Certainly}}, {{id: "false", label: Never}}]
  - {{id: said, kind: text, prompt: Said?}}
  - {{id: sure, kind: rating, prompt: Sure?, min: 0, max: 10, step: 0.5}}
  - {{id: why, kind: text, prompt: Why?, show_when: {{field: FIELD, TEST}}}}
"""


@pytest.mark.parametrize(("field", "test", "words"), CONDITIONS)
def test_a_value_reads_as_its_author_wrote_it(
    tmp_path: Path, field: str, test: str, words: str
) -> None:
    sheet = ASKED.replace("FIELD", field).replace("TEST", test)
    project = make_project(
        tmp_path / "course", pages={"index.md": '{{ worksheet("first") }}\n'},
        exercises={"first.yaml": sheet},
    )  # fmt: skip
    library = load(project / "mkdocs.yml")
    exercise = library.exercises["first"]
    form = Rendering(library, load_strings(), Links("", {})).worksheet(exercise)
    assert said(form, "ws-condition") == [f"Only if {words}."]


def test_rows_that_follow_say_what_and_leave_room_for_it(tmp_path: Path) -> None:
    second = drawn(tmp_path)["second"]
    assert "One for each “Issue” on the worksheet “The first”." in said(second, "ws-how")
    assert second.count('name="worth.blank-') == 5


def test_a_mixed_order_keeps_everything_and_never_changes() -> None:
    things = [Labelled(id=id, label=id) for id in ("ask", "bid", "cut", "do", "end")]
    once = [thing.id for thing in shuffled(things, "sheet.field")]
    again = [thing.id for thing in shuffled(reversed(things), "sheet.field")]
    assert once == again == ["cut", "do", "bid", "ask", "end"]


def test_values_between_whole_numbers_are_the_ones_that_authors_write() -> None:
    tenths = {"id": "sure", "kind": "rating", "prompt": "Sure?", "min": 0, "max": 1, "step": 0.1}
    rating = Rating.model_validate({**tenths, "anchors": {"0.3": "A third", "1": "All"}})
    said = [str(number) for number in (0, 0.1, 0.2, "0.3: A third", 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)]
    assert anchored(rating) == [*said, "1: All"]
