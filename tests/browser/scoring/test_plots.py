"""Plots as they were looked at, with awkward numbers; and what they say in words.

Of scoring/plots/agreements.mjs, scoring/plots/bars.mjs, scoring/plots/both-ends.mjs,
scoring/plots/issues.mjs, scoring/plots/line.mjs, scoring/plots/moments.mjs and
scoring/plots/parts.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules
from tests.support.pictures import expect_picture

LONG = "A name so long that nobody could read it on a single line of a telephone, nor on two"


def at(x: float, y: float, **more: int) -> dict[str, float]:
    return {"x": x, "y": y, **more}


def agreements(**more: Any) -> dict[str, Any]:
    return {
        "kind": "agreements", "names": {"x": "Ana", "y": "Ben"}, "count": 27,
        "dots": [at(0, 60), at(20, 20), at(40, 40), at(60, 0)],
        "frontier": [at(0, 60), at(40, 40), at(60, 0)],
        "middle": at(30, 30), "alternatives": at(20, 15), **more,
    }  # fmt: skip


def issue(id: str, mine: float, theirs: float, stands: bool = False) -> dict[str, Any]:
    return {"id": id, "issue": f"Issue {id}", "mine": mine, "theirs": theirs, "stands": stands}


def mark(label: str, at: float, kind: str = "alternative", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "label": label, "at": at, **more}


def part(label: str, mine: float | None, theirs: float | None) -> dict[str, Any]:
    return {"label": label, "mine": mine, "theirs": theirs}


PLOTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "agreements-yours": (agreements(yours=at(40, 40)), [
        "Yours: 40 for Ana, 40 for Ben", "Halfway on everything: 30 for Ana, 30 for Ben",
        "Worth of no deal, for each: 20 for Ana, 15 for Ben", "Frontier: 0 for Ana, 60 for Ben",
        "Frontier: 60 for Ana, 0 for Ben", "27 possible agreements",
    ]),
    "agreements-pairs": (
        agreements(dots=[at(0, 0), at(61, 7)], pairs=[at(61, 7, n=2), at(40, 40, n=1),
                   at(20, 30, n=12)]),
        [
            "Results of pairs: 61 for Ana, 7 for Ben", "Results of pairs: 40 for Ana, 40 for Ben",
            "Results of pairs: 20 for Ana, 30 for Ben",
            "Halfway on everything: 30 for Ana, 30 for Ben",
            "Worth of no deal, for each: 20 for Ana, 15 for Ben",
            "Frontier: 0 for Ana, 60 for Ben", "Frontier: 60 for Ana, 0 for Ben",
            "27 possible agreements",
        ],
    ),
    "agreements-worth-nothing": (
        agreements(dots=[at(0, 0)], frontier=[at(0, 0)], middle=at(0, 0), alternatives=at(0, 0),
                   pairs=[], count=1),
        [
            "Halfway on everything: 0 for Ana, 0 for Ben",
            "Worth of no deal, for each: 0 for Ana, 0 for Ben", "Frontier: 0 for Ana, 0 for Ben",
            "Frontier: 0 for Ana, 0 for Ben", "1 possible agreements",
        ],
    ),
    "bars": ({"kind": "bars", "max": 100, "bars": [{"label": "None", "value": 0},
              {"label": LONG, "value": 37.55}, {"label": "All", "value": 100}]},
             ["None: 0", f"{LONG}: 37.6", "All: 100"]),
    "both-ends": (
        {"kind": "both-ends", "min": 1, "max": 5, "mine": "Me, as they might fairly see me",
         "theirs": "Them",
         "parts": [part("Open", 1, 5), part(LONG, None, 2.5), part("Fair", 3, None)]},
        [
            "Open: 1 for Me, as they might fairly see me, 5 for Them",
            f"{LONG}: not known yet for Me, as they might fairly see me, 2.5 for Them",
            "Fair: 3 for Me, as they might fairly see me, not known yet for Them",
        ],
    ),
    "issues": (
        {"kind": "issues", "points": [issue("a", 70, 10, True), issue("b", 10, 70, True),
         issue("c", 20, 20), issue("d", 20, 20), issue("e", 22, 21), issue("f", 0, 0),
         {**issue("g", 70, 12), "issue": LONG}]},
        [
            "Issue a: 70 to me, 10 to them", "Issue b: 10 to me, 70 to them",
            "Issue c: 20 to me, 20 to them", "Issue d: 20 to me, 20 to them",
            "Issue e: 22 to me, 21 to them", "Issue f: 0 to me, 0 to them",
            f"{LONG}: 70 to me, 12 to them",
        ],
    ),
    "issues-none-stands": (
        {"kind": "issues", "points": [issue("a", 2, 3), issue("b", 0, 8)]},
        ["Issue a: 2 to me, 3 to them", "Issue b: 0 to me, 8 to them"],
    ),
    "line": (
        {"kind": "line", "marks": [
            mark("Wait", 0), mark(LONG, 37.5, likely=90, best=True), mark("Move", 100, likely=0),
            mark("My walk-away point", 50, "walk"), mark("My target", 51, "target")]},
        ["Wait: 0", f"{LONG}: 37.5, 90 % likely", "Move: 100, 0 % likely",
         "My walk-away point: 50", "My target: 51"],
    ),
    "line-of-a-target": ({"kind": "line", "marks": [mark("My target", 0, "target")]},
                         ["My target: 0"]),
    "moments": (
        {"kind": "moments", "min": 0, "max": 10,
         "moments": [{"id": "before", "label": "Before"}, {"id": "after", "label": "After"},
                     {"id": "looking-back", "label": "After, looking back at how I was then"}],
         "parts": [{"label": "Prepare", "values": [0, 7.7, 4]},
                   {"label": LONG, "values": [None, 10, None]}]},
        ["Prepare: Before 0, After 7.7, and After, looking back at how I was then 4",
         f"{LONG}: Before not known yet, After 10, and After, looking back at how I was then "
         "not known yet"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_is_drawn_as_it_was_looked_at(modules: Modules, name: str) -> None:
    expect_picture(name, modules, "scoring/plots/index.mjs", "figure", PLOTS[name][0], "plot")


TITLES = {
    "agreements": "All agreements by what they are worth to each",
    "bars": "Worth of each package",
    "both-ends": "Trust from both ends, part by part",
    "issues": "Issues by how much they matter to me and, as I guess, to them",
    "line": "Alternatives, walk-away point and target on a line from 0 to 100",
    "moments": "How sure, part by part, each time",
}


@pytest.mark.parametrize(("plot", "says"), PLOTS.values(), ids=[*PLOTS])
def test_a_plot_says_in_words_what_it_shows(
    modules: Modules, plot: dict[str, Any], says: list[str]
) -> None:
    title, words = modules.lines("scoring/plots/index.mjs", "figure", plot, "plot")[:2]
    assert (title, words) == (TITLES[plot["kind"]], "; ".join(says))


MARKED = """async (plot) => {
    const { issues } = await import(new URL("assets/scoring/plots/issues.mjs", document.baseURI));
    const drawn = () => issues(plot).nodes.map((node) => node.outerHTML);
    const [today, real] = [drawn(), Map.groupBy];
    Map.groupBy = undefined;
    const older = drawn();
    Map.groupBy = real;
    const labels = issues(plot).nodes.filter(({ tagName }) => tagName === "text");
    return [labels.map((node) => node.textContent).filter((text) => text.includes(", ")),
        older.every((node, at) => node === today[at]) && older.length === today.length];
}"""


def test_points_in_the_same_place_share_their_numbers_in_older_browsers_too(
    modules: Modules,
) -> None:
    points = [issue("a", 20, 20), issue("b", 20, 2), issue("c", 20, 20), issue("d", 2, 20),
              issue("e", 20, 20), issue("f", 2, 20)]  # fmt: skip
    plot = {"kind": "issues", "points": points}
    assert modules.page.evaluate(MARKED, plot) == [["1, 3, 5", "4, 6"], True]
