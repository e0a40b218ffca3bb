"""What figures come to, in tables worked by hand, and how they are drawn.

To draw `tests/data/figures/drawn.txt` anew, and then to read it:
`REWRITE=1 python -m pytest tests/engine/test_figures.py`.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.adapter.site_pages import site_pages
from macros.figures.line import line_shapes
from macros.figures.model import Figure
from macros.figures.subjects import Line
from macros.page_macros.figures import figure, result_of
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load as load_course
from macros.strings.loader import load as strings
from tests.engine import html
from tests.support.mistakes import MISTAKES
from tests.support.modules import load
from tests.support.project import ROOT

FOLDER = ROOT / "tests" / "data" / "figures"
FILES = {name: load(FOLDER / f"{name}.yaml") for name in ("zone", "trade", "trust")}
FIGURES = {name: Figure.model_validate(file["figure"]) for name, file in FILES.items()}
CASES = [(name, case) for name, file in FILES.items() for case in file["cases"]]
DRAWN = FOLDER / "drawn.txt"


@pytest.mark.parametrize(("name", "case"), CASES, ids=[case["name"] for _, case in CASES])
def test_a_figure_comes_to_what_was_worked_out_by_hand(name: str, case: dict[str, Any]) -> None:
    result = result_of(FIGURES[name], case["values"])
    found = json.loads(json.dumps({"says": result.says, "cells": result.cells}))
    assert (found["says"], found["cells"]) == (case["says"], case["cells"])


PILES = {"left": "once", "right": "for years", "cases": [
    {"text": "A", "place": 0, "why": "W"}, {"text": "B", "place": 10, "why": "W"},
    {"text": "C", "place": None, "why": "W"}, {"text": "D", "place": 5, "why": "W"},
    {"text": "E", "place": 5, "why": "W"}, {"text": "F", "place": 5, "why": "W"},
    {"text": "G", "place": 6, "why": "W"},
]}  # fmt: skip


def in_lines(shapes: Any) -> list[str]:
    """Each shape on a line: its numbers and words in the order in which it has them."""
    return [" ".join(str(value) for value in shape.values() if value != "") for shape in shapes]


def test_figures_are_drawn_as_they_were_looked_at() -> None:
    lines = []
    for name, case in CASES:
        lines += ["", f"# {name}: {case['values']}"]
        lines += in_lines(result_of(FIGURES[name], case["values"]).shapes)
    lines += ["", "# line", *in_lines(line_shapes(Line.model_validate(PILES)))]
    text = "\n".join(lines).strip() + "\n"
    if os.environ.get("REWRITE"):
        DRAWN.write_text(text, "utf-8")
    assert text == DRAWN.read_text("utf-8")


HEADS = {
    "zone": ["My walk-away point", "Their walk-away point", "The zone, from end to end",
             "The price in its middle"],
    "trade": ["Halving, Ada", "Halving, Bo", "Halving, together", "Trading, Ada", "Trading, Bo",
              "Trading, together", "What the trade adds"],
    "trust": ["Rounds in which both are open", "Me: closed in rounds", "You: closed in rounds",
              "Me: points", "You: points", "Points together"],
}  # fmt: skip


def test_each_row_of_a_figure_on_paper_says_whose_it_is(tmp_path: Path) -> None:
    course = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))
    figures = course / "exercises" / "figures"
    figures.mkdir()
    for name, file in FILES.items():
        (figures / f"{name}.yaml").write_text(yaml.safe_dump(file["figure"], allow_unicode=True))
    page = course / "docs" / "index.md"
    calls = "".join(f'{{{{ figure("{name}") }}}}\n\n' for name in FILES)
    page.write_text(f"{page.read_text('utf-8')}\n\n{calls}", "utf-8")
    library = load_course(course / "mkdocs.yml")
    made = Course(library, tuple(site_pages(library)), strings())
    context = PageContext(made, made.by_path["index.md"], {})
    for name, heads in HEADS.items():
        rows = html.fragment(figure(context, name)).iter("tr")
        shown = [html.words(cell) for row in rows for cell in row.findall("th[@scope='row']")]
        assert shown[: len(heads)] == heads
