"""What is said beside a box for a number or a day that does not count; without a worksheet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

KEPT = "Until then, what you wrote stays here but is not counted."
ENTER = """async ([limits, type, ...texts]) => {
    const url = new URL("assets/worksheet/fields/entries.mjs", document.baseURI);
    const { watchEntries } = await import(url);
    const form = document.createElement("form");
    form.id = "sheet";
    form.innerHTML = `<label><span class="ws-column">How sure</span>
        <input class="ws-entry" name="sure" type="${type}" aria-describedby="hint"></label>`;
    const input = form.querySelector("input");
    watchEntries(form, () => limits);
    document.body.append(form);
    const fire = (type) => input.dispatchEvent(new Event(type, { bubbles: true }));
    const said = texts.map(({ typed, leave }) => {
        input.value = typed;
        fire("input");
        if (leave) fire("change");
        const sentences = [...form.querySelectorAll(".ws-refused")].map((p) => p.textContent);
        return [sentences.join(" "), input.getAttribute("aria-invalid"),
            input.getAttribute("aria-describedby")];
    });
    if (type === "date") fire("focusout");
    await new Promise((go) => { setTimeout(go); });
    const last = form.querySelector(".ws-refused")?.textContent ?? "";
    form.remove();
    return { said, last };
}"""
TIED = "sheet.sure.refused hint"


def entered(modules: Modules, limits: dict[str, Any], *texts: str | tuple[str, bool]) -> Any:
    """What stands beside the box after each text; a box is left unless False says otherwise."""
    steps = [(text, True) if isinstance(text, str) else text for text in texts]
    asked = [{"typed": typed, "leave": leave} for typed, leave in steps]
    return modules.page.evaluate(ENTER, [limits, "text", *asked])["said"]


@pytest.mark.parametrize(
    ("limits", "typed", "sentence"),
    [
        ({}, "about ten", "Please write this as a number, in figures only."),
        ({}, "1,500", "This could mean 1500 or 1.5. Please write the one you mean."),
        ({"min": 0, "max": 100}, "101", "Please write a number from 0 to 100."),
        ({"min": 0, "max": 100}, "-0.5", "Please write a number from 0 to 100."),
        ({"min": -2.5, "max": 2.5}, "3", "Please write a number from −2.5 to 2.5."),
        ({"min": 1}, "0", "Please write a number of 1 or more."),
        ({"max": 1200}, "1201", "Please write a number of 1200 or less."),
        ({"min": 0, "step": 1}, "2.5", "Please write a whole number."),
        ({"step": 1}, "2.5", "Please write a whole number."),
        ({"min": 0.5, "step": 1}, "2", "Please write a number in steps of 1, such as 2.5."),
        ({"min": 0, "step": 5}, "12", "Please write a number in steps of 5, such as 10."),
        ({"min": 0, "step": 5}, "13", "Please write a number in steps of 5, such as 15."),
        ({"step": 0.1}, "0.25", "Please write a number in steps of 0.1, such as 0.3."),
        ({"min": 0, "max": 9, "step": 2}, "8.9", "Please write a number in steps of 2, such as 8."),
    ],
)  # fmt: skip
def test_a_number_that_does_not_count_says_what_would(
    modules: Modules, limits: dict[str, Any], typed: str, sentence: str
) -> None:
    [(said, invalid, described)] = entered(modules, limits, typed)
    assert said == f"{sentence} {KEPT}"
    assert (invalid, described) == ("true", TIED)
    region = modules.page.locator(".cg-announcer")
    region.get_by_text(f"How sure: {said}", exact=True).first.wait_for(state="attached")


@pytest.mark.parametrize(
    ("limits", "typed"),
    [
        ({}, ""), ({}, "0"), ({"min": 0, "max": 100}, "100"), ({"min": 0, "max": 100}, "0"),
        ({"min": 0, "step": 5}, "15"), ({"step": 0.1}, "0.3"), ({"unit": "days"}, "3 days"),
    ],
)  # fmt: skip
def test_a_number_that_counts_stands_alone(
    modules: Modules, limits: dict[str, Any], typed: str
) -> None:
    assert entered(modules, limits, typed) == [["", None, "hint"]]


def test_it_is_said_when_the_box_is_left_and_no_longer_once_it_is_right(modules: Modules) -> None:
    limits = {"min": 0, "max": 9}
    sentence = f"Please write a number from 0 to 9. {KEPT}"
    typed = entered(modules, limits, ("12", False), "12", ("1", False), ("15", False), "", "x")
    assert [said for said, *_ in typed] == [
        "", sentence, "", "", "", f"Please write this as a number, in figures only. {KEPT}",
    ]  # fmt: skip
    wrong_still = entered(modules, limits, "12", ("123", False))
    assert [said for said, *_ in wrong_still] == [sentence, sentence]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-29", ""),
        ("", ""),
        ("2000-01-01", ""),
        ("2100-12-31", ""),
        ("1999-12-31", "This is the year 1999. Please choose a day in the years 2000 to 2100. "
         + KEPT),
        ("0026-11-29", "This is the year 26. Please choose a day in the years 2000 to 2100. "
         + KEPT),
    ],
)  # fmt: skip
def test_a_day_of_a_year_that_nobody_means_is_said(
    modules: Modules, day: str, sentence: str
) -> None:
    found = modules.page.evaluate(ENTER, [{}, "date", {"typed": day, "leave": False}])
    assert found["last"] == sentence
