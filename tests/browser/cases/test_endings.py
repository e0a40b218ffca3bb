"""What a pair enters at the end of a case: codes, limits, points and what differs.

Of practice/ending.mjs, practice/end-form.mjs and practice/draw-ending.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hedge_case import CASE
from tests.support.modules import Modules

BANK = {"issue": "cost", "options": [2, 3], "approval": "the bank", "takes": "a week"}
DATA = {
    **CASE,
    "walkAway": False,
    "roles": {**CASE["roles"], "a": {**CASE["roles"]["a"], "limits": [BANK]}},
}
DEAL = {"role": "a", "ended": "deal", "options": {"height": 1, "cost": 3, "gate": 2}}
EVEN = {"height": 34, "cost": "33", "gate": "33"}
ENDING = "practice/ending.mjs"


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (DEAL, "hedge:1-3-2"),
        ({**DEAL, "guess": EVEN}, "hedge:1-3-2 G:34-33-33"),
        ({**DEAL, "guess": {"height": 100}}, "hedge:1-3-2 G:100-0-0"),
        ({**DEAL, "guess": {"height": 99}}, "hedge:1-3-2"),
        ({**DEAL, "guess": {"height": 101, "cost": -1}}, "hedge:1-3-2"),
        ({**DEAL, "guess": {"height": 99.5, "cost": 0.5}}, "hedge:1-3-2"),
        ({"ended": "none", "options": {}}, "hedge:none"),
        ({"ended": "none", "guess": EVEN}, "hedge:none G:34-33-33"),
        ({**DEAL, "options": {"height": 1, "cost": 3}}, None),
        ({**DEAL, "options": {"height": 1, "cost": 4, "gate": 2}}, None),
        ({"options": DEAL["options"]}, None),
        ({"ended": "deal"}, None),
        ({}, None),
    ],
)
def test_a_code_comes_once_all_that_was_open_is_settled(
    modules: Modules, ending: Any, code: str | None
) -> None:
    assert modules.call(ENDING, "codeOf", ending, DATA) == code
    second = modules.call(ENDING, "codeOf", ending, {**DATA, "walkAway": True})
    assert second == (code and code.replace("hedge:", "hedge/walk-away:"))


@pytest.mark.parametrize(
    ("guess", "left"),
    [
        ({}, 100), ({"height": 30}, 70), ({"height": "30", "cost": 70}, 0), ({"height": 120}, 100),
        ({"height": 60, "cost": 60}, -20), ({"height": "many", "cost": 40}, 60),
    ],
)  # fmt: skip
def test_points_that_are_left_to_give_are_counted(modules: Modules, guess: Any, left: int) -> None:
    assert modules.call(ENDING, "pointsLeft", {"guess": guess}) == left
    assert modules.call(ENDING, "pointsLeft", {}) == 100


@pytest.mark.parametrize(
    ("ending", "met"),
    [
        (DEAL, [BANK]),
        ({**DEAL, "options": {"cost": 1}}, []),
        ({**DEAL, "options": {"cost": 2}}, [BANK]),
        ({**DEAL, "role": "b"}, []),
        ({**DEAL, "role": None}, []),
        ({**DEAL, "ended": "none"}, []),
        ({**DEAL, "options": None}, []),
    ],
)
def test_a_limit_of_ones_own_is_met_by_what_was_agreed(
    modules: Modules, ending: Any, met: list[Any]
) -> None:
    clean = {key: value for key, value in ending.items() if value is not None}
    assert modules.call(ENDING, "limitsMet", clean, DATA) == met


@pytest.mark.parametrize(
    ("mine", "other", "found"),
    [
        ({}, "hedge:1-3-2", {"say": "first"}),
        ({"guess": {"height": 50}}, "hedge:1-3-2", {"say": "guess-first"}),
        ({"guess": {"height": "some"}}, "hedge:1-3-2", {"say": "guess-first"}),
        ({"guess": {"height": 0, "cost": 1}}, "hedge:1-3-2", {"say": "guess-first"}),
        ({"guess": {"height": 0}}, "hedge:1-3-2", {"guesses": {}}),
        ({}, "hedge:1-3", {"say": "code.count", "values": {"of": 3}}),
        ({}, "hedge:1-4-2", {"say": "code.option", "values": {"issue": 2}}),
        ({}, "hedge:1-3-0", {"say": "code.option", "values": {"issue": 3}}),
        ({}, "", {"say": "code.shape", "values": {}}),
        ({}, "fence:1-3-2", {"say": "differ-case"}),
        ({}, "hedge/walk-away:1-3-2", {"say": "differ-case"}),
        ({}, "hedge:none", {"say": "differ-end"}),
        ({}, "hedge:2-3-2", {"say": "differ", "values": {"n": 1, "issues": ["Height"]}}),
        ({}, "hedge:2-3-1", {"say": "differ", "values": {"n": 2, "issues": ["Height", "Gate"]}}),
        ({"guess": EVEN}, "hedge:1-3-2 G:50-25-25",
         {"guesses": {"a": [34, 33, 33], "b": [50, 25, 25]}}),
        ({"guess": EVEN, "role": "b"}, "hedge:1-3-2 G:50-25-25",
         {"guesses": {"b": [34, 33, 33], "a": [50, 25, 25]}}),
        ({"guess": EVEN, "role": None}, "hedge:1-3-2 G:50-25-25", {"guesses": {}}),
        ({"ended": "none"}, "hedge:none", {"guesses": {}}),
        ({"ended": "none"}, "hedge:1-3-2", {"say": "differ-end"}),
    ],
)  # fmt: skip
def test_both_codes_are_compared(
    modules: Modules, mine: Any, other: str, found: dict[str, Any]
) -> None:
    own = DEAL if mine or other != "hedge:1-3-2" else {"role": "a"}
    assert modules.call(ENDING, "compare", {**own, **mine, "other": other}, DATA) == found


DRAW = """async ([data, values]) => {
    const url = new URL("assets/practice/draw-ending.mjs", document.baseURI);
    const { drawEnding } = await import(url);
    const form = document.createElement("form");
    const box = ({ id }) => `<div data-issue="${id}"><input name="issue.${id}">
        <p data-part="limit"></p><label><input class="ws-entry" name="guess.${id}"></label></div>`;
    form.innerHTML = `<input name="role"><input name="ended"><div data-part="agreement"></div>
        <p data-part="code"></p><p data-part="guess-of"></p><p data-part="left"></p>
        ${data.issues.map(box).join("")}`;
    for (const input of form.querySelectorAll("input")) input.value = values[input.name] ?? "";
    drawEnding(form, data);
    const said = (name) => form.querySelector(`[data-part="${name}"]`);
    const limits = [...form.querySelectorAll('[data-part="limit"]:not([hidden])')];
    return { code: said("code").textContent, of: said("guess-of").textContent,
        left: said("left").textContent, hidden: said("agreement").hidden,
        limits: limits.map((line) => line.textContent) };
}"""


def drawn(modules: Modules, **values: str) -> dict[str, Any]:
    """What the page says of its controls; `issue_cost` stands for the control `issue.cost`."""
    named = {name.replace("_", "."): value for name, value in values.items()}
    found: dict[str, Any] = modules.page.evaluate(DRAW, [DATA, named])
    return found


WRITE = """async ([ending, before, edited]) => {
    const { writeForm } = await import(new URL("assets/practice/end-form.mjs", document.baseURI));
    const form = document.createElement("form");
    form.innerHTML = `<input type="radio" name="ended" value="deal">
        <input type="radio" name="ended" value="none"><input name="subject.who">
        <input name="other"><input name="guess.height"><input name="guess.cost">
        <button type="button" name="check" value="Check"></button>`;
    for (const [name, value] of Object.entries(before)) form.elements[name].value = value;
    writeForm(form, ending, edited ? form.elements[edited] : undefined);
    const names = ["ended", "subject.who", "other", "guess.height", "guess.cost"];
    return Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
}"""
BEFORE = {"ended": "deal", "subject.who": "Kim", "other": "hedge:1-3-2", "guess.height": "40",
          "guess.cost": "many"}  # fmt: skip
KEPT = {"ended": "none", "who": "Lou", "guess": {"height": 30}}


@pytest.mark.parametrize(
    ("ending", "edited", "changed"),
    [
        (KEPT, None, {"ended": "none", "subject.who": "Lou", "other": "", "guess.height": "30",
                      "guess.cost": ""}),
        (KEPT, "other", {"ended": "none", "subject.who": "Lou", "guess.height": "30"}),
        (KEPT, "guess.height", {"ended": "none", "subject.who": "Lou"}),
        (KEPT, "subject.who", {"ended": "none", "guess.height": "30"}),
        ({}, "other", {}),
    ],
)  # fmt: skip
def test_who_writes_is_not_written_over_and_all_else_says_what_is_kept(
    modules: Modules, ending: Any, edited: str | None, changed: dict[str, str]
) -> None:
    shown = modules.page.evaluate(WRITE, [ending, BEFORE, edited])
    assert shown == {**BEFORE, **changed}


WAITS = "Choose an option for everything that was open, or “No deal”."


def test_the_page_follows_what_is_entered(modules: Modules) -> None:
    nothing = drawn(modules)
    assert nothing == {"code": WAITS, "of": "", "left": "", "hidden": True, "limits": []}
    agreed = {"role": "a", "ended": "deal", "issue_height": "1", "issue_cost": "3",
              "issue_gate": "2"}  # fmt: skip
    deal = drawn(modules, **agreed, guess_height="60", guess_cost="40")
    assert deal["code"] == "hedge:1-3-2 G:60-40-0" and not deal["hidden"]
    assert deal["of"] == "What mattered to Ben? Spread 100 points over the issues."
    assert deal["left"] == "All points are given."
    [limit] = deal["limits"]
    assert "the bank" in limit and "a week" in limit
    other = drawn(modules, role="b", ended="deal")
    assert other["of"] == "What mattered to Ana Low? Spread 100 points over the issues."
    assert (other["code"], other["limits"]) == (WAITS, [])


FIRST = "Your guess must add up to 100, or be empty."
LEFT = {
    (): "",
    ("0",): "",
    ("1",): f"99 points left. {FIRST}",
    ("99",): f"1 point left. {FIRST}",
    ("100",): "All points are given.",
    ("100", "1"): f"1 point too many. {FIRST}",
    ("100", "100"): f"100 points too many. {FIRST}",
    ("many",): "",
    ("many", "99"): f"1 point left. {FIRST}",
}


def test_points_that_are_left_are_said(modules: Modules) -> None:
    names = ("guess_gate", "guess_cost")
    given = [dict(zip(names, points, strict=False)) for points in LEFT]
    assert [drawn(modules, **each)["left"] for each in given] == [*LEFT.values()]


READ = """async ([html, values]) => {
    const { readForm } = await import(new URL("assets/practice/end-form.mjs", document.baseURI));
    const form = document.createElement("form");
    form.innerHTML = html;
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    return JSON.parse(JSON.stringify(readForm(form)));
}"""
RADIOS = "".join(
    f'<input type="radio" name="{name}" value="{value}">'
    for name, values in (("role", "abc"), ("ended", ("deal", "none", "?")), ("issue.cost", "123"))
    for value in values
)
BOXES = "".join(
    f'<input name="{name}">'
    for name in ("other", "subject.who", "subject.when", "guess.cost", "guess.gate", "my.guess.x")
)


@pytest.mark.parametrize(
    ("html", "values", "found"),
    [
        (RADIOS, {}, {}),
        (RADIOS + BOXES, {}, {}),
        (RADIOS + BOXES,
         {"role": "b", "ended": "deal", "issue.cost": "2", "other": " x ", "subject.who": " Kim ",
          "subject.when": "Friday ", "guess.cost": "40", "guess.gate": "many", "my.guess.x": "1"},
         {"role": "b", "ended": "deal", "options": {"cost": 2}, "other": "x", "who": "Kim",
          "when": "Friday", "guess": {"cost": 40, "gate": "many"}}),
        (RADIOS + BOXES, {"role": "c", "ended": "?", "other": "  ", "guess.cost": " "}, {}),
    ],
)  # fmt: skip
def test_controls_are_read_as_an_ending(
    modules: Modules, html: str, values: dict[str, str], found: dict[str, Any]
) -> None:
    read = modules.page.evaluate(READ, [html, values])
    assert read == {"options": {}, "guess": {}, **found}


COMPARE = """async ([ending, data]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ compare }, { sayFormatted }] =
        await Promise.all([at("practice/ending.mjs"), at("scoring/phrases.mjs")]);
    const { say, values } = compare(ending, data);
    return say ? sayFormatted(`practice.${say}`, values) : "";
}"""


@pytest.mark.parametrize(
    ("mine", "other", "sentence"),
    [
        ({"ended": None}, "hedge:1-3-2", "First say how it ended for you."),
        ({"guess": {"height": 50}}, "hedge:1-3-2", "Your guess must add up to 100, or be empty."),
        ({}, "hedge:2-3-2", "Your codes differ on Height. What did you agree?"),
        ({}, "hedge:2-3-1", "Your codes differ on 2 things: Height and Gate. What did you agree?"),
        ({}, "hedge:none", "One of you entered a deal, the other none. What did you agree?"),
        ({}, "fence:1-3-2", "That is the code of another case or another version. Did you both use "
         "the same cards?"),
        ({}, "hedge:1-3", "The code must have 3 numbers, one for each thing that was open."),
        ({}, "hedge:1-3-2", ""),
    ],
)  # fmt: skip
def test_what_keeps_a_result_closed_is_said(
    modules: Modules, mine: Any, other: str, sentence: str
) -> None:
    ending = {key: value for key, value in {**DEAL, **mine, "other": other}.items() if value}
    assert modules.page.evaluate(COMPARE, [ending, DATA]) == sentence
