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
from macros.figures.trade import traded
from macros.figures.trust import Round, _says, rounds
from macros.page_macros.figures import figure, result_of
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load as load_course
from macros.strings.loader import load as strings
from tests.engine import html
from tests.support.mistakes import MISTAKES
from tests.support.model_problems import problems
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
    "trade": ["Halving, Ada", "Halving, Bo", "Halving, together", "By talking, Ada",
              "By talking, Bo", "By talking, together", "More than by halving"],
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


ZONE = FILES["zone"]["figure"]
TRADE = FILES["trade"]["figure"]
TRUST = FILES["trust"]["figure"]
LINE = {"title": "A line", "line": PILES}
GUESSED = {key: ZONE[key] for key in ("title", "guess")}
ONE_OF = "one of `zone`, `trade`, `trust`, `line`."
STEPS = "`most` must lie some whole steps above `least`, which is 100."
PLACE = "`{}` goes from {} to {}{}: {} is not there."
HALVES = (
    "Both issues together must leave a multiple of ten points for the other two, and `divided` "
    "must be an even number."
)


def changed(figure: Any, subject: str, **more: Any) -> Any:
    return {**figure, subject: {**figure[subject], **more}}


def with_set(figure: Any, subject: str, set: dict[str, int]) -> Any:
    states = figure[subject]["states"]
    return changed(figure, subject, states=[{**states[0], "set": set}, *states[1:]])


WRONG: list[tuple[Any, dict[str, str]]] = [
    (ZONE, {}),
    (TRADE, {}),
    (TRUST, {}),
    (LINE, {}),
    (GUESSED, {"": f"This figure shows nothing yet. Add {ONE_OF}"}),
    ({**ZONE, "line": PILES}, {
        "line": f"A figure shows one thing: keep {ONE_OF}",
        "guess": "To place the cases is the guess. Remove `guess`.",
    }),
    ({**ZONE, "guess": None}, {
        "": "One guesses before the sliders work. Add `guess: {ask: …, choices: […]}`.",
    }),
    ({**LINE, "guess": ZONE["guess"]},
     {"guess": "To place the cases is the guess. Remove `guess`."}),
    (changed(ZONE, "zone", most=100), {"zone.most": STEPS}),
    (changed(ZONE, "zone", most=302), {"zone.most": STEPS}),
    (changed(ZONE, "zone", mine={**ZONE["zone"]["mine"], "start": 300}), {}),
    (changed(ZONE, "zone", mine={**ZONE["zone"]["mine"], "start": 305}),
     {"zone.mine.start": PLACE.format("mine", 100, 300, " in steps of 5", 305)}),
    (with_set(ZONE, "zone", {"mine": 101, "theirs": 100}),
     {"zone.states.0.set.mine": PLACE.format("mine", 100, 300, " in steps of 5", 101)}),
    (with_set(ZONE, "zone", {"mine": 100}),
     {"zone.states.0.set": "Say where `theirs` stands in this state. Add `theirs: …`."}),
    (with_set(ZONE, "zone", {"mine": 100, "thiers": 100}),
     {"zone.states.0.set.thiers": "There is no slider `thiers`. Did you mean `theirs`?"}),
    (with_set(TRUST, "trust", {"misunderstandings": 4, "patience": 3}), {
        "trust.states.0.set.misunderstandings": PLACE.format("misunderstandings", 0, 3, "", 4),
        "trust.states.0.set.patience": PLACE.format("patience", 0, 2, "", 3),
    }),
    (with_set(TRUST, "trust", {"misunderstandings": 3, "patience": 2}), {}),
    *[(changed(TRADE, "trade", divided={"name": "D", "points": divided},
               shared={"name": "S", "points": shared}), {"trade.divided.points": HALVES})
      for divided, shared in ((15, 5), (-2, 12), (12, -2), (90, 10), (20, 5), (46, 50))],
]  # fmt: skip


@pytest.mark.parametrize(("figure", "told"), WRONG, ids=range(len(WRONG)))
def test_a_figure_that_cannot_be_is_told_where_it_stands(figure: Any, told: dict[str, str]) -> None:
    assert problems(Figure, figure) == told


@pytest.mark.parametrize(("divided", "shared"), [(0, 30), (30, 0), (50, 40), (0, 90), (0, 0)])
def test_points_may_be_spread_as_far_as_halves_come_out(divided: int, shared: int) -> None:
    shares = {
        "divided": {"name": "D", "points": divided}, "shared": {"name": "S", "points": shared},
    }  # fmt: skip
    told = problems(Figure, changed(TRADE, "trade", **shares))
    assert "trade.divided.points" not in told
    assert not told or divided + shared == 90, "sliders stand where they were"


@pytest.mark.parametrize(
    ("subject", "name", "places"),
    [
        ("zone", "mine", range(100, 301, 5)),
        ("trade", "theirs", range(0, 71, 5)),
        ("trust", "misunderstandings", range(4)),
        ("trust", "patience", range(3)),
    ],
)
def test_a_slider_goes_as_far_as_it_makes_sense(subject: str, name: str, places: range) -> None:
    sliders = FIGURES[subject].sliders
    assert sliders and sliders.range_of(name) == places
    assert FIGURES[subject].subject == subject
    assert name in sliders.sliders()


def test_a_slider_with_the_smallest_step_ends_where_its_scale_does() -> None:
    sliders = FIGURES["zone"].sliders
    assert sliders
    assert sliders.model_copy(update={"step": 1}).range_of("mine") == range(100, 301)


def test_who_weighs_an_issue_more_has_it_and_of_alike_ones_each_half() -> None:
    """Both get half of `divided` and all that is shared; the rest is theirs who weighs it more."""
    trade = FIGURES["trade"].trade
    assert trade
    rest = trade.divided.points // 2 + trade.shared.points
    found = [traded(trade, *weights) for weights in ((40, 10), (10, 40), (20, 20), (20, 25))]
    between = trade.between
    assert [(mine - rest, theirs - rest) for mine, theirs in found] == [
        (40, between - 10), (between - 10, 40), (between // 2, between // 2), (between - 20, 25),
    ]  # fmt: skip


ROUNDS = {
    (0, 0): ("oooooooooo", "oooooooooo", ""),
    (1, 0): ("ooxoxoxoxo", "oooxoxoxox", "2"),
    (1, 1): ("ooxooooooo", "oooxoooooo", "2"),
    (3, 2): ("ooxooooooo", "oooxoxxooo", "2 5 6"),
    (3, 1): ("ooxooooxoo", "oooxoxxoxo", "2 5 6"),
}
"""(Misunderstandings, my patience) → what arrives of me and of them, open or closed, and when it
was misunderstood."""


@pytest.mark.parametrize("values", ROUNDS)
def test_one_misunderstanding_echoes_unless_somebody_lets_it_pass(values: tuple[int, int]) -> None:
    played = rounds(*values)
    mine, theirs = ("".join("xo"[getattr(each, who)] for each in played) for who in WHO)
    wrong = " ".join(str(n) for n, each in enumerate(played) if each.misunderstood)
    assert (mine, theirs, wrong) == ROUNDS[values]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ((True, True), "figure.trust.mended"), ((True, False), "figure.trust.echo"),
        ((False, True), "figure.trust.echo"), ((False, False), "figure.trust.echo"),
    ],
)  # fmt: skip
def test_trust_is_mended_where_the_last_round_is_open(last: tuple[bool, bool], said: str) -> None:
    for before in ((True, True), (True, False), (False, True)):
        played = [Round(*before, "")] * 9 + [Round(*last, "")]
        key, known = _says(played, 4, 30)
        assert (key, known) == (said, {"both": 4, "rounds": 10, "together": 30, "most": 40})


WHO = ("mine", "theirs")
