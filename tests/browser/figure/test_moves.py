"""What a figure shows and tells while one moves it; without a course around it.

Of figure/main.mjs, figure/places.mjs, figure/show.mjs and figure/sliders.mjs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.blank_page import complaints

RESULT = """<div data-part=result hidden><svg></svg><p data-part=says></p><table><tbody>
<tr><td></td><td>a</td></tr><tr><td></td></tr><tr><td></td></tr><tr></tr></tbody></table></div>"""
CASE = "<input type=range data-case min=0 max=10 value=5><input type=checkbox data-off>"
PLACES = f"<div data-part=try>{CASE * 3}</div><button data-part=show>Show</button>{RESULT}"
LINE = {"left": "once", "right": "always", "cases": [{"place": 0}, {"place": 9}, {"place": None}]}
SLIDERS = f"""<div data-part=guess><input type=radio value=0><input type=radio value=1>
</div><button data-part=skip>Skip</button><p data-part=answer hidden></p>
<fieldset data-part=sliders disabled><input type=range name=mine min=0 max=100 value=60>
<output data-value=mine></output><input type=range name=theirs min=0 max=100 value=40>
</fieldset>{RESULT}"""
ZONE = {"least": 0, "most": 100, "mine": {"name": "I"}, "theirs": {"name": "They"}}
FIGURE = """async ([html, spec]) => {
    const { start } = await import(new URL("assets/figure/main.mjs", document.baseURI));
    document.body.insertAdjacentHTML("beforeend", `<div data-figure><div data-part=paper>Paper</div>
        ${html}<script type="application/json" class="figure-spec"></script></div>`);
    document.querySelector(".figure-spec").textContent = spec;
    start();
}"""
LOOK = """() => {
    const part = (name) => document.querySelector(`[data-part=${name}]`);
    const shown = (name) => (part(name).hidden ? null : part(name).textContent);
    return [part("result").hidden ? null : part("says").textContent,
        [...document.querySelectorAll("tbody tr")].map((row) => row.cells[0]?.textContent ?? null),
        document.activeElement.dataset.part ?? document.activeElement.name ?? "",
        [...document.querySelector(".cg-announcer").children].map((line) => line.textContent)];
}"""


@pytest.fixture
def figure(blank: Page) -> Any:
    """Starts a figure; what happens comes with a clock."""

    def begin(html: str, spec: Any) -> Page:
        text = spec if isinstance(spec, str) else json.dumps(spec)
        blank.evaluate(FIGURE, [html, text])
        return blank

    return begin


def move(page: Page, slider: int, value: int, event: str = "input") -> None:
    page.evaluate(
        """([slider, value, event]) => {
            const input = document.querySelectorAll("[type=range]")[slider];
            input.value = value;
            input.dispatchEvent(new Event(event, { bubbles: true }));
        }""",
        [slider, value, event],
    )


def test_places_count_once_they_are_chosen_and_are_told_when_they_rest(figure: Any) -> None:
    page = figure(PLACES, {"subject": "line", "line": LINE})
    move(page, 0, 2)
    page.clock.run_for(1_000)
    assert page.evaluate(LOOK) == [None, ["", "", "", None], "", []], "nothing before one asks"
    page.evaluate("() => document.querySelector('button').click()")
    first = "One of your 3 places is near ours. 2 are not placed yet."
    cells = ["2", "not placed", "not placed", None]
    assert page.evaluate(LOOK) == [first, cells, "says", []]
    assert page.evaluate("document.querySelector('button').hidden")
    assert page.evaluate("document.activeElement.tabIndex") == -1, "the keyboard comes here once"
    assert page.evaluate("[...document.querySelectorAll('svg circle')].length") == 1
    move(page, 1, 5, "click")
    middle = "One of your 3 places is near ours. One is not placed yet."
    assert page.evaluate(LOOK)[:2] == [middle, ["2", "5", "not placed", None]]
    page.clock.run_for(600)
    page.evaluate("() => document.querySelectorAll('[data-off]')[2].click()")
    last = "2 of your 3 places are near ours."
    assert page.evaluate(LOOK)[:2] == [last, ["2", "5", "not on the line", None]]
    page.clock.run_for(700)
    assert page.evaluate(LOOK)[3] == [], "a moment later, for the focus"
    page.clock.run_for(100)
    assert page.evaluate(LOOK)[3] == [last], "once, for all that was moved"
    page.evaluate("() => document.querySelectorAll('[data-off]')[2].click()")
    assert page.evaluate(LOOK)[1][2] == "not placed", "a mark can be taken away"


@pytest.mark.parametrize("guesses", [True, False])
def test_sliders_work_once_one_has_guessed_or_will_not(figure: Any, guesses: bool) -> None:
    page = figure(SLIDERS, {"subject": "zone", "zone": ZONE, "answers": ["Not quite.", "Yes."]})
    state = """() => [document.querySelector("fieldset").disabled,
        document.querySelector("[data-part=skip]").hidden,
        document.querySelector("[data-part=answer]").hidden,
        document.querySelector("[data-part=answer]").textContent,
        document.querySelector("output").textContent,
        [...document.querySelectorAll("[type=range]")].map((each) => each.ariaValueText)]"""
    assert page.evaluate(state) == [True, False, True, "", "", [None, None]]
    button = "[value='1']" if guesses else "[data-part=skip]"
    page.evaluate("(button) => document.querySelector(button).click()", button)
    answer = "Yes." if guesses else ""
    assert page.evaluate(state) == [False, True, not guesses, answer, "60", ["60", "40"]]
    room = "There is room. Any price from 40 to 60 is better for both than no deal: a zone of 20."
    says, cells, focus, _ = page.evaluate(LOOK)
    assert (says, cells) == (room, ["60", "40", "20", None])
    assert focus == ("" if guesses else "mine")
    page.clock.run_for(1_000)
    assert page.evaluate(LOOK)[3] == (["Yes."] if guesses else [])
    move(page, 0, 40)
    page.clock.run_for(699)
    move(page, 0, 39)
    gap = "There is no room: 1 is missing between the two lines. A friendly no is the right end."
    assert page.evaluate(LOOK)[0] == gap and page.evaluate(state)[4:] == ["39", ["39", "40"]]
    page.clock.run_for(800)
    assert page.evaluate(LOOK)[3][-1:] == [gap]
    assert len(page.evaluate(LOOK)[3]) == (2 if guesses else 1)


def test_a_figure_that_cannot_start_leaves_what_is_for_paper(blank: Page, figure: Any) -> None:
    errors = complaints(blank)
    page = figure(SLIDERS, "no JSON")
    broken = "This figure could not be started. What it shows is below."
    assert page.locator("[data-figure].figure-broken [data-part=paper]").inner_text() == (
        f"{broken}\n\nPaper"
    )
    page.clock.run_for(100)
    assert page.evaluate(LOOK)[3] == [broken]
    assert [error for error in errors if error.startswith("SyntaxError")]
