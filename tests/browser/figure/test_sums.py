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


IN_WORDS = """async ([name, figure, values]) => {
    const at = (path) => import(new URL(`assets/figure/${path}`, document.baseURI));
    const [{ textOf }, { [`${name}Result`]: result }] =
        await Promise.all(["show.mjs", `${name}.mjs`].map(at));
    const { says, cells, shapes } = result(figure, values);
    const drawn = shapes.flatMap(({ text }) => (text === undefined ? [] : [textOf(text)]));
    return [textOf(says), cells.map(textOf), drawn];
}"""


def in_words(modules: Modules, name: str, **values: int) -> list[Any]:
    """What stands beside a figure, in its table, and in its drawing."""
    data = figure_data(FIGURES[name])[name]
    return list(modules.page.evaluate(IN_WORDS, [name, data, values]))


def test_a_trade_in_words(modules: Modules) -> None:
    says, cells, drawn = in_words(modules, "trade", mine=15, theirs=55)
    assert says == (
        "Traded, Ada has 75 and Bo has 75. That makes 150 together: 60 more than by halving."
    )
    assert cells == ["45", "45", "90", "75", "75", "150", "60"]
    assert drawn[0] == "Halving: together 90" and drawn[3] == "By talking: together 150"


def test_no_room_and_no_closed_round_are_none(modules: Modules) -> None:
    zone = FIGURES["zone"].zone
    assert zone
    says, cells, _ = in_words(modules, "zone", mine=zone.least, theirs=zone.most)
    assert cells[2:] == ["none", "none"] and says.startswith("There is no room: ")
    says, cells, _ = in_words(modules, "trust", misunderstandings=0, patience=1)
    assert cells[1:3] == ["none", "none"] and says.startswith("Both stay open in all 10 rounds.")


SLIDERS = """async (spec) => {
    const url = new URL("assets/figure/sliders.mjs", document.baseURI);
    const { startSliders } = await import(url);
    const root = document.createElement("div");
    const range = (name, value) => `<input type="range" name="${name}" value="${value}" max="70">
        <output data-value="${name}"></output>`;
    root.innerHTML = `<p data-part="says"></p><p data-part="answer" hidden></p>
        <button data-part="skip"></button><div data-part="guess"><input value="1"></div>
        <div data-part="result" hidden></div>
        <fieldset data-part="sliders" disabled>
        ${range("mine", 15)}${range("theirs", 55)}</fieldset>`;
    document.body.append(root);
    startSliders(root, spec);
    const outputs = () => [...root.querySelectorAll("output")].map((output) => output.textContent);
    const found = [outputs(), root.querySelector("fieldset").disabled];
    root.querySelector("button").click();
    found.push(outputs(), root.querySelector("fieldset").disabled,
        root.querySelector("input[name]").getAttribute("aria-valuetext"));
    root.remove();
    return found;
}"""


def test_a_slider_of_a_trade_says_what_both_issues_weigh(modules: Modules) -> None:
    data = figure_data(FIGURES["trade"])
    before, off, after, still_off, spoken = modules.page.evaluate(SLIDERS, data)
    assert (before, off, still_off) == (["", ""], True, False)
    assert after == ["the garden room: 15, the attic: 55", "the garden room: 55, the attic: 15"]
    assert spoken == after[0]
