"""Scores, insights and plots as people meet them, drawn into empty forms of one page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.blank_page import complaints
from tests.support.modules import Modules, worksheet
from tests.support.worked_cases import responses

DRAW = """async ([spec, steps]) => {
    const url = new URL("assets/scoring/index.mjs", document.baseURI);
    const { showScores, showInsights } = await import(url);
    document.querySelector("form")?.remove();
    const form = document.createElement("form");
    form.id = `ws-${spec.id}`;
    const section = (data) => {
        const made = form.appendChild(document.createElement("section"));
        Object.assign(made.dataset, data);
    };
    section({ part: "scores" });
    for (const field of spec.fields.filter(({ kind }) => kind === "insight")) {
        section({ field: field.id, kind: "insight" });
        const title = form.lastChild.appendChild(document.createElement("p"));
        Object.assign(title, { className: "ws-prompt", textContent: field.prompt ?? "" });
        form.lastChild.appendChild(document.createElement("div")).dataset.part = "result";
    }
    document.body.append(form);
    for (const { responses, takes = [], elsewhere = {} } of steps) {
        const look = (reference) => elsewhere[reference] ?? {};
        const context = { look, take: "first", takes };
        await showScores(form, spec, responses, context);
        await showInsights(form, spec, responses, context);
    }
}"""


def show(modules: Modules, spec: dict[str, Any], *steps: dict[str, Any]) -> None:
    modules.page.evaluate(DRAW, [spec, list(steps)])


def said(spec: dict[str, Any], items: Any, **more: Any) -> dict[str, Any]:
    return responses({"responds": {"items": items, **more}}, spec["fields"])


def text(modules: Modules, selector: str) -> str:
    return modules.page.locator(selector).inner_text()


def test_scores_are_text_with_bars_and_an_honest_sentence(modules: Modules) -> None:
    spec = worksheet("approach")
    items = {"own-proposal": "Very well", "what-lay-behind": "Very well", "others": "Partly"}
    show(modules, spec, {"responses": said(spec, items)})
    press = modules.page.locator('[data-scale="press"]')
    assert "14 on a range from 4 to 20: Used somewhat" in press.inner_text()
    assert press.locator("rect").get_attribute("width") == "62.5%"
    scores = text(modules, '[data-part="scores"]')
    assert "Tied for highest: Press and Solve together" in scores
    assert "You pushed for your answer." in scores
    assert "You looked for reasons on both sides." in scores
    assert "Do it again for somebody else." in scores
    assert "This is not a tested instrument" in scores


def test_too_few_responses_say_so_and_none_show_nothing(modules: Modules) -> None:
    spec = worksheet("confidence")
    show(modules, spec, {"responses": {}})
    assert modules.page.locator('[data-part="scores"]').is_hidden()
    show(modules, spec, {"responses": said(spec, {"picture": 5})})
    prepare = text(modules, '[data-scale="prepare"]')
    assert "Not enough to say: 1 of 3 answered." in prepare
    assert modules.page.locator('[data-scale="prepare"] svg').count() == 0


def test_a_closed_gate_shows_its_words_and_no_score(modules: Modules) -> None:
    spec = worksheet("fit")
    show(modules, spec, {"responses": said(spec, {"others": "Yes"}, gate="yes")})
    scores = modules.page.locator('[data-part="scores"]')
    assert "Part of this is not for trading." in scores.inner_text()
    assert scores.locator(".ws-score").count() == 0


def test_takes_stand_side_by_side(modules: Modules) -> None:
    spec = worksheet("confidence")
    takes = [
        {"id": "before", "label": "Before", "responses": said(spec, {"others": 4})},
        {"id": "after", "label": "After", "responses": said(spec, {"others": 7})},
    ]
    show(modules, spec, {"responses": takes[1]["responses"], "takes": takes})
    row = modules.page.locator('[data-part="scores"] tbody tr').first.inner_text()
    assert row.split() == ["Prepare", "4", "7"]
    change = modules.page.locator('[data-field="change"]')
    assert "Prepare: +3 compared with before the course." in change.inner_text()
    assert change.locator("svg > title").text_content()


@pytest.mark.parametrize("level", ["Not at all", "Partly", "Very well"])
def test_nothing_is_called_highest_where_all_tie(modules: Modules, level: str) -> None:
    spec = worksheet("approach")
    all_alike = {"responses": said(spec, {"others": level})}
    show(modules, spec, all_alike)
    scores = modules.page.locator('[data-part="scores"]')
    assert "None of these stands out from the others." in scores.inner_text()
    assert "highest" not in scores.inner_text().lower()
    meanings = [scale["feedback"] for scale in spec["scoring"]["scales"]]
    assert not [text for text in meanings if text in scores.inner_text()]


def test_it_is_announced_once_and_drawn_only_when_something_changed(modules: Modules) -> None:
    spec = worksheet("approach")
    full = {"responses": said(spec, {"others": "Partly"})}
    show(modules, spec, full)
    told = modules.page.locator(".cg-announcer p", has_text="Your scores are shown")
    assert told.count() == 0, "restoring is no news"
    show(modules, spec, {"responses": {}}, full)
    told.wait_for(state="attached")
    again = """async ([spec, responses]) => {
        const url = new URL("assets/scoring/index.mjs", document.baseURI);
        const { showScores } = await import(url);
        const form = document.querySelector("form"), before = form.querySelector(".ws-score");
        await showScores(form, spec, responses, { takes: [] });
        return before === form.querySelector(".ws-score");
    }"""
    assert modules.page.evaluate(again, [spec, full["responses"]])


ISSUES = [
    {"id": "a", "issue": "<b>Fridays</b>", "same": "no"},
    {"id": "b", "issue": "x" * 200, "same": "yes"},
]


def test_a_plot_has_a_title_words_a_table_and_no_markup_of_learners(modules: Modules) -> None:
    spec = worksheet("issues")
    given = {"issues": ISSUES, "mypoints": {"a": 70, "b": 30}, "theirpoints": {"a": 30, "b": 70}}
    show(modules, spec, {"responses": given})
    trades = modules.page.locator('[data-field="trades"]')
    assert trades.locator("svg").get_attribute("role") == "img"
    words = trades.locator("svg > desc").text_content() or ""
    assert "<b>Fridays</b>: 70 to me, 30 to them" in words
    assert trades.locator("b").count() == 0
    assert trades.locator("tbody tr").count() == 2
    assert trades.locator("path.shared").count() == 3, "two that stand out, and the key"
    page = modules.page
    assert page.locator("form [style], form style").count() == 0
    ids = page.evaluate("[...document.querySelectorAll('form [id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids)) > 0


def test_no_text_of_a_plot_leaves_its_frame(modules: Modules) -> None:
    spec = worksheet("alternatives")
    alts = [
        {"id": "a", "option": "Wait and see what the others do until the summer", "good": 100},
        {"id": "b", "option": "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "good": 0},
    ]
    given = {"alts": alts, "batna": "wait", "walk-worth": 49, "target-worth": 52}
    show(modules, spec, {"responses": given})
    modules.page.add_style_tag(
        content="svg text { font-family: Verdana, 'DejaVu Sans', sans-serif }"
    )
    outside = """() => [...document.querySelectorAll("form svg text")].filter((text) => {
        const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
        const [right, bottom] = [box.x + box.width, box.y + box.height];
        return box.x < -1 || right > view.width + 1 || bottom > view.height + 1;
    }).map((text) => text.textContent)"""
    assert modules.page.locator("form svg text").count() > 6
    assert modules.page.evaluate(outside) == []


def test_an_insight_reads_other_worksheets_and_one_that_fails_leaves_the_rest(
    modules: Modules,
) -> None:
    spec = worksheet("packages")
    other = worksheet("issues")
    for field in other["fields"]:
        field["type"] = field["kind"]
    spec["sources"] = {"issues": {"fields": other["fields"]}}
    packages = [{"id": "a", "a": "best", "b": "minimum"}, {"id": "b", "a": "minimum", "b": "best"}]
    issues = [{"id": "a", "issue": "Fridays"}, {"id": "b", "issue": "Holidays"}]
    elsewhere = {
        "issues.mypoints": {"value": {"a": 52, "b": 48, "removed": 7}},
        "issues.issues": {"value": issues, "field": other["fields"][0]},
    }
    for field in spec["fields"]:
        if field["id"] == "min":
            del field["calculator"]
    errors = complaints(modules.page)
    show(modules, spec, {"responses": {"pk": packages}, "elsewhere": elsewhere})
    assert "Package A: worth 52 of your points." in text(modules, '[data-field="worth"]')
    assert "could not be worked out" in text(modules, '[data-field="min"]')
    assert [error for error in errors if error.startswith("Error: no calculator for min")]


SHARED = {"id": "s", "fields": [
    {"id": "share", "kind": "insight", "calculator": "checked-understanding",
     "prompt": "Agreed summaries", "inputs": {"tried": "tried", "agreed": "agreed"}},
    *({"id": id, "type": "number", "min": 0, "max": 9} for id in ("tried", "agreed")),
]}  # fmt: skip


def test_an_insight_that_has_something_to_say_now_is_told_by_its_title(modules: Modules) -> None:
    full = {"responses": {"tried": 3, "agreed": 2}}
    show(modules, SHARED, full, {"responses": {"tried": 3, "agreed": 1}})
    show(modules, SHARED, {"responses": {}}, full)
    told = modules.page.locator(".cg-announcer p", has_text="Agreed summaries: ")
    told.wait_for(state="attached")
    assert told.all_text_contents() == ["Agreed summaries: there is something to see now."]


PRESSED = """async ([spec, responses]) => {
    const { showInsights } = await import(new URL("assets/scoring/index.mjs", document.baseURI));
    const form = document.querySelector("form");
    const context = { look: () => ({}), take: "first", takes: [] };
    const shown = (given) => showInsights(form, spec, given, context);
    const said = () => form.querySelector("[data-field=share] [data-part=result]").textContent;
    await shown({});
    const before = said();
    dispatchEvent(new PointerEvent("pointerdown"));
    const drawing = shown(responses);
    await new Promise((go) => { setTimeout(go, 60); });
    const during = said();
    dispatchEvent(new PointerEvent("pointerup"));
    await drawing;
    return [before === during, said()];
}"""


def test_an_insight_is_not_drawn_while_something_is_pressed(modules: Modules) -> None:
    show(modules, SHARED, {"responses": {}})
    waited, said_then = modules.page.evaluate(PRESSED, [SHARED, {"tried": 3, "agreed": 2}])
    assert waited and said_then == "2 of 3 summaries agreed."
