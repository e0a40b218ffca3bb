"""What figures come to: tables worked by hand, to which both halves are held at every place."""

from __future__ import annotations

import gzip
import json
from itertools import product
from typing import Any

import pytest

from macros.figures.line import line_shapes
from macros.figures.model import Figure
from macros.figures.subjects import Line
from macros.page_macros.figures import figure_data, result_of
from tests.support.javascript import closure, sources
from tests.support.modules import Modules, load
from tests.support.project import ROOT

FOLDER = ROOT / "tests" / "data" / "figures"
FILES = {name: load(FOLDER / f"{name}.yaml") for name in ("zone", "trade", "trust")}
FIGURES = {name: Figure.model_validate(file["figure"]) for name, file in FILES.items()}
CASES = [(name, case) for name, file in FILES.items() for case in file["cases"]]
BUDGET = 6_000
"""Bytes of script, as they travel."""


def in_python(figure: Figure, values: dict[str, int]) -> dict[str, Any]:
    """What the build says, as JSON has it."""
    result = result_of(figure, values)
    data = {"says": result.says, "cells": result.cells, "shapes": result.shapes}
    loaded: dict[str, Any] = json.loads(json.dumps(data))
    return loaded


def in_browser(modules: Modules, name: str, places: list[dict[str, int]]) -> list[Any]:
    data = figure_data(FIGURES[name])[name]
    return modules.each(f"figure/{name}.mjs", f"{name}Result", [[data, each] for each in places])


@pytest.mark.parametrize(("name", "case"), CASES, ids=[case["name"] for _, case in CASES])
def test_a_figure_comes_to_what_was_worked_out_by_hand(name: str, case: dict[str, Any]) -> None:
    result = in_python(FIGURES[name], case["values"])
    assert (result["says"], result["cells"]) == (case["says"], case["cells"])


@pytest.mark.parametrize("name", FIGURES)
def test_both_halves_come_to_the_same_wherever_the_sliders_stand(
    name: str, modules: Modules
) -> None:
    figure = FIGURES[name]
    assert figure.sliders
    ranges = {slider: figure.sliders.range_of(slider) for slider in figure.sliders.sliders()}
    places = [dict(zip(ranges, each, strict=True)) for each in product(*ranges.values())]
    assert in_browser(modules, name, places) == [in_python(figure, each) for each in places]


LINE = {
    "left": "once",
    "right": "for years",
    "cases": [
        {"text": "A bike", "place": 0, "why": "Once."},
        {"text": "A bill", "place": 0, "why": "Once, too."},
        {"text": "A flat", "place": 9, "why": "For years."},
        {"text": "A fire door", "why": "Not for trading."},
    ],
}


def test_a_line_says_how_near_my_places_are_and_draws_them_in_piles(modules: Modules) -> None:
    line = Line.model_validate(LINE)
    data = line.model_dump()
    nearly = [2, 3, 10, "off"]
    nothing = [None, None, None, None]
    some = [0, "off", None, 0]
    results = modules.each(
        "figure/line.mjs", "lineResult", [[data, places] for places in (nearly, nothing, some)]
    )
    assert [each["says"] for each in results] == [
        ["figure.line.near", {"n": n, "cases": 4}] for n in (3, 0, 1)
    ]
    off, open = ["figure.line.off", {}], ["figure.line.open", {}]
    assert [each["cells"] for each in results] == [[2, 3, 10, off], [open] * 4, [0, off, open, 0]]
    assert results[1]["shapes"] == json.loads(json.dumps(line_shapes(line)))
    boxes = [shape for shape in results[0]["shapes"] if shape["tag"] == "rect"]
    assert [(box["x"], box["y"]) for box in boxes] == [(13, 62), (13, 36), (294, 62)]
    circles = [shape for shape in results[0]["shapes"] if shape["tag"] == "circle"]
    assert [(each["cx"], each["cy"]) for each in circles] == [(86, 102), (118, 102), (336, 102)]


def test_a_figure_brings_little_script() -> None:
    modules = sorted(closure("figure/start.mjs"))
    code = "\n".join(sources()[path] for path in modules)
    assert len(gzip.compress(code.encode(), 9, mtime=0)) <= BUDGET
