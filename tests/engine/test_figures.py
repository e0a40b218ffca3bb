"""What figures come to, in tables worked by hand, and how they are drawn.

To draw `tests/data/figures/drawn.txt` anew, and then to read it:
`REWRITE=1 python -m pytest tests/engine/test_figures.py`.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from macros.figures.line import line_shapes
from macros.figures.model import Figure
from macros.figures.subjects import Line
from macros.page_macros.figures import result_of
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
