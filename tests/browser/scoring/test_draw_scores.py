"""Everything that is said of scores, line by line, for a worksheet that has all of it.

Of scoring/draw-scores.mjs, scoring/phrases.mjs, scoring/scale-score.mjs and scoring/scoring.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

DRAW = """async ([spec, responses, takes]) => {
    const url = new URL("assets/scoring/draw-scores.mjs", document.baseURI);
    const { drawScores } = await import(url);
    const form = document.createElement("form");
    form.innerHTML = '<section data-part="scores"></section>';
    drawScores(form, spec, responses, { takes });
    const section = form.firstChild;
    const line = (node) => node.matches("tr")
        ? [...node.cells].map((cell) => cell.textContent).join(" | ") : node.textContent;
    const bars = [...section.querySelectorAll("rect")].map((bar) =>
        [bar.getAttribute("class"), bar.getAttribute("x"), bar.getAttribute("width")].join(" "));
    const all = (node) => Object.fromEntries([...node.attributes].map((at) => [at.name, at.value]));
    const turns = [...section.querySelectorAll("[tabindex]")].map(({ tabIndex }) => tabIndex);
    return { turns, frame: all(section.querySelector("svg") ?? section), hidden: section.hidden,
        drawn: [...section.querySelectorAll("rect, line")].map(all),
        titles: [...section.querySelectorAll(".ws-score")].map(({ dataset }) => ({ ...dataset })),
        state: section.dataset.state, bars,
        lines: [...section.querySelectorAll("p, caption, tr")].map(line),
        zero: [...section.querySelectorAll(".zero")].map((at) => at.getAttribute("x1")) };
}"""
HONEST = "No instrument."
BANDS = [
    {"from": 1, "label": "Low", "feedback": "Say more."},
    {"from": 4, "label": "High", "feedback": "Well known."},
]


def spec(*fields: dict[str, Any], **scoring: Any) -> dict[str, Any]:
    """A worksheet with these scores; each item is a rating of its own, from 1 to 5."""
    ratings = [{"id": id, "kind": "rating", "type": "number", "min": 1, "max": 5} for id in "abcd"]
    return {"id": "sheet", "fields": [*ratings, *fields], "scoring": {"words": HONEST, **scoring}}


def scale(id: str, *items: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id.title(), "items": [*items], **more}


def drawn(modules: Modules, sheet: dict[str, Any], *takes: Any, **responses: Any) -> dict[str, Any]:
    found: dict[str, Any] = modules.page.evaluate(DRAW, [sheet, responses, takes])
    return found


TITLE = "What your responses add up to"
TWO = [scale("ends", "a", "b", bands=BANDS, method="mean"), scale("means", "c", "d")]


def test_scales_and_their_total_are_values_on_a_range(modules: Modules) -> None:
    total = {"id": "all", "title": "All", "of": ["ends", "means"], "bands": [
        {"from": 0, "label": "Some", "feedback": "Go on."}]}  # fmt: skip
    sheet = spec(scales=TWO, total=total, always="Look once more.")
    shown = drawn(modules, sheet, a=4, b=4, c=1, d=2)
    assert shown["lines"] == [
        TITLE, "Ends", "4 on a range from 1 to 5: High", "Means", "3 on a range from 2 to 10",
        "All", "7 on a range from 3 to 15: Some", "Ends. Well known.", "All. Go on.",
        "Look once more.", HONEST,
    ]  # fmt: skip
    assert shown["bars"] == ["fill 0% 75%", "fill 0% 12.5%", "fill 0% 33.33%"]
    whole = {"class": "fill", "x": "0%", "y": "0", "height": "100%"}
    assert shown["drawn"] == [{**whole, "width": width} for width in ("75%", "12.5%", "33.33%")]
    assert shown["frame"] == {"class": "ws-score-bar", "aria-hidden": "true", "focusable": "false"}
    scales = ("ends", "means", "all")
    assert shown["titles"] == [{"scale": scale, "state": "scored"} for scale in scales]
    assert (shown["state"], shown["hidden"]) == ("scored", False)


def test_what_is_missing_is_counted_in_responses_and_in_parts(modules: Modules) -> None:
    total = {"id": "all", "title": "All", "of": ["ends", "means"]}
    lean = {"id": "lean", "title": "Lean", "weights": {"ends": 1, "means": -1}, "min": -9,
            "max": 9, "low": -2, "high": 2}  # fmt: skip
    sheet = spec(scales=TWO, total=total, leans=[lean])
    shown = drawn(modules, sheet, a=4, c=1, d=1)
    assert shown["lines"] == [
        TITLE, "Ends", "Not enough to say: 1 of 2 answered.", "Means", "2 on a range from 2 to 10",
        "All", "Not enough to say yet: 1 of 2 parts are known.",
        "Lean", "Not enough to say yet: 1 of 2 parts are known.", HONEST,
    ]  # fmt: skip
    assert len(shown["bars"]) == 1
    waiting = drawn(modules, sheet, a=4)
    assert (waiting["state"], waiting["hidden"]) == ("waiting", False)
    assert drawn(modules, sheet)["hidden"] and drawn(modules, sheet, a=6)["hidden"]


def test_scores_without_words_of_their_own_say_what_they_are_worth(modules: Modules) -> None:
    sheet = spec(scales=TWO)
    del sheet["scoring"]["words"]
    assert "This is not a tested instrument" in drawn(modules, sheet, a=1, b=1)["lines"][-1]


@pytest.mark.parametrize(
    ("a", "sentence", "bar", "says"),
    [
        (5, "4 on a range from −4 to 4: high", "fill 50% 50%", ["Open up."]),
        (3, "2 on a range from −4 to 4: high", "fill 50% 25%", ["Open up."]),
        (2, "1 on a range from −4 to 4: neither high nor low", "fill 50% 12.5%",
         ["Take steps.", "Steps or less."]),
        (1, "0 on a range from −4 to 4: neither high nor low", "fill 50% 0%",
         ["Take steps.", "Steps or less."]),
    ],
)  # fmt: skip
def test_a_lean_says_which_way_and_how_far(
    modules: Modules, a: int, sentence: str, bar: str, says: list[str]
) -> None:
    check_lean(modules, {"a": a, "b": 1}, sentence, bar, says)


@pytest.mark.parametrize(
    ("b", "sentence", "bar", "says"),
    [
        (3, "−2 on a range from −4 to 4: low", "fill 25% 25%", ["Steps or less."]),
        (2, "−1 on a range from −4 to 4: neither high nor low", "fill 37.5% 12.5%",
         ["Take steps.", "Steps or less."]),
    ],
)  # fmt: skip
def test_a_lean_to_the_other_side(
    modules: Modules, b: int, sentence: str, bar: str, says: list[str]
) -> None:
    check_lean(modules, {"a": 1, "b": b}, sentence, bar, says)


def check_lean(
    modules: Modules, responses: dict[str, int], sentence: str, bar: str, says: list[str]
) -> None:
    lean = {"id": "lean", "title": "Lean", "weights": {"one": 1, "two": -1}, "min": -4, "max": 4,
            "low": -2, "high": 2}  # fmt: skip
    rules = [
        {"when": {"lean": "high"}, "text": "Open up."},
        {"when": {"lean": "middle"}, "text": "Take steps."},
        {"when": {"lean": ["middle", "low"]}, "text": "Steps or less."},
        {"when": {"lean": "high", "other": "high"}, "text": "Never."},
    ]
    sheet = spec(scales=[scale("one", "a"), scale("two", "b")], leans=[lean], lean_feedback=rules)
    shown = drawn(modules, sheet, **responses)
    at = shown["lines"].index("Lean")
    assert shown["lines"][at + 1 :] == [sentence, *says, HONEST]
    assert (shown["bars"][-1], shown["zero"]) == (bar, ["50%"])
    middle = {"class": "zero", "x1": "50%", "x2": "50%", "y1": "0", "y2": "100%"}
    assert shown["drawn"][-1] == middle


@pytest.mark.parametrize(
    ("responses", "lines"),
    [
        ({"a": 5, "b": 2, "c": 1}, ["Highest: One", "One. You led."]),
        ({"a": 5, "b": 4, "c": 1}, ["Tied for highest: One and Two", "One. You led.",
                                    "Two. You followed."]),
        ({"a": 2, "b": 4, "c": 5}, ["Tied for highest: Three and Two", "Two. You followed."]),
        ({"a": 5, "b": 4, "c": 4}, ["None of these stands out from the others."]),
        ({"a": 5, "b": 4}, []),
    ],
)  # fmt: skip
def test_the_highest_is_named_with_its_text(
    modules: Modules, responses: dict[str, int], lines: list[str]
) -> None:
    scales = [
        scale("one", "a", feedback="You led."), scale("two", "b", feedback="You followed."),
        scale("three", "c"),
    ]  # fmt: skip
    sheet = spec(scales=scales, top={"of": ["three", "one", "two"], "tie_within": 1})
    shown = drawn(modules, sheet, **responses)["lines"]
    assert shown[7:-1] == lines


SIDED = {
    "id": "how", "kind": "likert", "type": "ratings", "response_scale": {"min": 1, "max": 5},
    "items": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
    "sides": [{"id": "them", "label": "Them"}, {"id": "me", "label": "Me", "mine": True}],
}  # fmt: skip
GAP = {"at_least": 2, "text": "Ask how they see it."}


def test_two_sides_of_a_scale_stand_together(modules: Modules) -> None:
    scales = [scale("open", "how.x", bands=BANDS), scale("fair", "how.y", bands=BANDS)]
    sheet = spec(SIDED, sides=True, scales=scales, side_gap=GAP)
    how = {"them.x": 2, "me.x": 4, "them.y": 2}
    shown = drawn(modules, sheet, how=how)
    assert shown["lines"] == [
        TITLE,
        "Open", "Them: 2 on a range from 1 to 5: Low", "Me: 4 on a range from 1 to 5: High",
        "Fair", "Them: 2 on a range from 1 to 5: Low", "Me: Not enough to say: 0 of 1 answered.",
        "Open and Fair: Them. Say more.", "Open: Me. Well known.",
        "Open. Ask how they see it.", HONEST,
    ]  # fmt: skip
    assert shown["bars"] == ["theirs 0% 25%", "mine 0% 75%", "theirs 0% 25%"]
    told = {**sheet, "fields": [*sheet["fields"], {"id": "gap", "tells_gaps": True}]}
    assert "Open. Ask how they see it." not in drawn(modules, told, how=how)["lines"]
    near = drawn(modules, sheet, how={"them.x": 3, "me.x": 4})["lines"]
    assert "Open. Ask how they see it." not in near


def test_takes_stand_side_by_side_once_there_are_two(modules: Modules) -> None:
    total = {"id": "all", "title": "All", "of": ["ends", "means"], "method": "mean"}
    lean = {"id": "lean", "title": "Lean", "weights": {"ends": 1}, "min": 1, "max": 5, "low": 1,
            "high": 4, "divide": 2}  # fmt: skip
    sheet = spec(scales=TWO, total=total, leans=[lean])
    full = {"a": 4, "b": 3, "c": 1, "d": 2}
    takes = [
        {"id": "before", "label": "Before", "responses": full},
        {"id": "between", "label": "Between", "responses": {"a": 4}},
        {"id": "after", "label": "After", "responses": {"a": 5, "b": 5}},
    ]
    found = drawn(modules, sheet, *takes, **full)
    assert found["turns"] == [0], "a table that is scrolled has its turn for the keyboard"
    shown = found["lines"]
    assert shown[shown.index("Side by side") : -1] == [
        "Side by side", "Part | Before | After", "Ends | 3.5 | 5", "Means | 3 | –",
        "All | 3.3 | –", "Lean | 1.8 | 2.5",
    ]  # fmt: skip
    assert "Side by side" not in drawn(modules, sheet, *takes[:2], **full)["lines"]


def test_a_gate_stands_in_for_all_scores(modules: Modules) -> None:
    gate = {"field": "a", "is": 5, "text": "This is not for trading."}
    sheet = spec(scales=TWO, gate=gate, always="Look once more.")
    shown = drawn(modules, sheet, a=5, b=5)
    assert (shown["lines"], shown["hidden"]) == ([TITLE, "This is not for trading."], False)
    assert shown["state"] == "waiting"


AGAIN = """async ([spec, responses]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { drawScores } = await at("scoring/draw-scores.mjs");
    const form = document.createElement("form");
    form.innerHTML = '<section data-part="scores"></section>';
    const nodes = responses.map((given) => {
        drawScores(form, spec, given);
        return form.querySelector("p");
    });
    drawScores(document.createElement("form"), spec, responses[0]);
    drawScores(form, { ...spec, scoring: undefined }, {});
    return nodes.map((node, at) => at > 0 && node === nodes[at - 1]);
}"""


def test_scores_are_drawn_anew_only_where_they_changed(modules: Modules) -> None:
    two = {"a": 1, "b": 1}
    calls = [two, two, {"a": 2, "b": 1}, {"a": 1, "b": 2}]
    drawn_before = modules.page.evaluate(AGAIN, [spec(scales=TWO), calls])
    assert drawn_before == [False, True, False, True], "1 and 2 add up to what 2 and 1 do"


INSIGHT: dict[str, Any] = {
    "state": "ready",
    "summary": [{"key": "insights.text", "values": {"text": "First."}}],
    "warnings": [{"key": "insights.text", "values": {"text": "Look out."}}],
    "table": {"caption": "Numbers", "head": ["What", "Worth"], "rows": [["Rent", 1.25]]},
    "tables": [{"caption": "More", "head": ["What"], "rows": [["Pets"]]}],
    "notes": [{"title": "A note", "lines": ["One.", "Two."]}],
}
NODES = """async ([insight, withPlots]) => {
    const at = (path) => import(new URL(`assets/scoring/${path}`, document.baseURI));
    const { insightNodes } = await at("draw-insights.mjs");
    const plots = withPlots ? await at("plots/index.mjs") : undefined;
    const about = (node) => [node.localName, node.className, node.textContent,
        ...(node.tabIndex > 0 ? ["out of turn"] : [])].join(" / ");
    return insightNodes(insight, "id", plots).map(about);
}"""


def test_an_insight_is_sentences_warnings_tables_and_notes(modules: Modules) -> None:
    found = modules.page.evaluate(NODES, [INSIGHT, False])
    assert found == [
        "p /  / First.", "ul / ws-warnings / Look again: Look out.",
        "div / ws-scroll / NumbersWhatWorthRent1.3", "div / ws-scroll / MoreWhatPets",
        "ul / ws-insight-notes / A noteOne.Two.",
    ]  # fmt: skip
    plot = {"kind": "bars", "max": 10, "bars": [{"label": "Rent", "value": 1}]}
    kinds = [line.split(" / ")[0] for line in modules.page.evaluate(
        NODES, [{**INSIGHT, "plot": plot}, True])]  # fmt: skip
    assert kinds == ["p", "ul", "figure", "details", "div", "ul"], "the plot folds its table away"
    waits = {"state": "waiting", "summary": INSIGHT["summary"], "warnings": []}
    assert modules.page.evaluate(NODES, [waits, False]) == ["p / ws-waiting / First."]
