"""What only some worksheets have: examples, scores, and a way to erase what is kept of them.

Of worksheet/fields/examples.mjs, worksheet/scores.mjs and worksheet/erase.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.live_sheet import LiveSheet, markup
from tests.support.modules import Modules

EXAMPLES = """
examples:
  rent: {name: Karim, about: a higher rent}
  pay: {name: Aylin}
fields:
  - id: why
    kind: text
    prompt: Why?
    examples: {rent: The school.}
  - id: want
    kind: text
    prompt: What do I want?
    examples: {rent: To stay here., pay: More for more.}
  - id: limit
    kind: text
    prompt: My limit
    examples: {pay: Not less.}
"""


SCORED = """
repeat: {moments: {before: Before, after: After, looking-back: Then}}
fields:
  - id: how
    kind: likert
    prompt: How sure?
    response_scale: {min: 1, max: 5, labels: {1: Not, 5: Very}}
    items: [{id: x, text: I ask.}, {id: y, text: I listen.}]
  - {id: change, kind: insight, calculator: confidence-change, title: Change, inputs: {items: how}}
  - {id: why, kind: text, prompt: Why?}
scoring:
  scales: [{id: open, title: Open, method: mean, items: [how.x, how.y]}]
"""


@pytest.fixture(scope="module")
def live(modules: Modules) -> LiveSheet:
    return LiveSheet(modules)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Worksheets by their name."""
    folder = tmp_path_factory.mktemp("extras")
    bodies = {"examples": EXAMPLES, "scored": SCORED}
    return {id: markup(folder, id, body) for id, body in bodies.items()}


SHOWN = """() => [...live.form.querySelectorAll("details.ws-example")].map((example) => [
    example.querySelector("summary").textContent,
    [...example.querySelectorAll("[data-person]:not([hidden])")].map((words) =>
        words.textContent.trim()),
    [...example.querySelectorAll(".ws-people button")].map((choice) =>
        (choice.ariaPressed === "true" ? "* " : "") + choice.textContent),
    "closed" in example.dataset])"""


def test_one_person_s_examples_are_shown_on_a_sheet(live: LiveSheet, html: dict[str, str]) -> None:
    """Where they have no words, those of the first who has."""
    live.open(html["examples"])
    page = live.page
    school = ["See Karim’s", ["Karim (a higher rent) The school."], [], True]
    karim = ["See Karim’s", ["Karim (a higher rent) To stay here."], ["* Karim", "Aylin"], True]
    limit = ["See Aylin’s", ["Aylin Not less."], [], True]
    assert page.evaluate(SHOWN) == [school, karim, limit]
    page.locator("[data-field=want] summary").click()
    page.get_by_role("button", name="Aylin").click()
    aylin = ["See Aylin’s", ["Aylin More for more."], ["Karim", "* Aylin"], False]
    assert page.evaluate(SHOWN) == [school, aylin, limit]
    page.locator("[data-field=want] summary").click()
    page.locator("[data-field=limit] summary").click()
    assert page.evaluate(SHOWN) == [school, [*aylin[:3], True], [*limit[:3], False]]


NOT_SURE = (
    "To be sure, close the browser in the normal way before anybody else uses this device: it "
    "cannot write to its database now, and after a crash these words could be back."
)
KEPT = {"first/examples/first/why": {"value": "Words"}}
NOTHING_KEPT = {"_settings/keep-nothing": {"value": True}}


@pytest.mark.parametrize(
    ("durable", "more"),
    [(True, ""), (False, f" {NOT_SURE}")],
)
def test_what_is_kept_of_a_sheet_can_be_erased_where_nothing_is_to_be_kept(
    live: LiveSheet, html: dict[str, str], durable: bool, more: str
) -> None:
    live.open(html["examples"], KEPT)
    page = live.page
    page.evaluate("live.store.keepsNothing = true")
    erase = page.get_by_role("button", name="Erase what is already kept of this worksheet")
    if not durable:
        page.evaluate("""() => {
            const { store } = live, erase = store.erase.bind(store);
            store.erase = async (scopes) => (await erase(scopes), false);
        }""")
    erase.click()
    said = "Erased from this browser. What you see is lost when you leave this page."
    expect(page.locator(".ws-foot .ws-said")).to_have_text(said + more)
    expect(erase).to_have_count(0)
    expect(page.locator(".ws-foot")).to_be_focused()
    expect(page.locator("[name=why]")).to_have_value("Words")
    assert "Words" not in page.evaluate("[...live.texts.values()].join()")


@pytest.mark.parametrize("records", [KEPT, NOTHING_KEPT])
def test_nothing_is_to_be_erased_where_nothing_is_kept_or_all_is_to_be(
    live: LiveSheet, html: dict[str, str], records: dict[str, Any]
) -> None:
    live.open(html["examples"], records)
    expect(live.page.locator("[data-part=bar] button")).to_have_count(0)


def filled(take: str, x: int, y: int) -> dict[str, Any]:
    return {f"first/scored/{take}/how": {"value": {"x": x, "y": y}}}


BEGUN = {"first/scored/after/_started": {"value": 1_767_614_400_000}}
"""At noon on 5 January 2026."""
TABLE = """() => [...live.form.querySelectorAll("[data-part=scores] tr")]
    .map((row) => [...row.cells].map((cell) => cell.textContent).join(" | "))"""


def test_scores_stand_side_by_side_for_each_filling_in_and_follow(
    live: LiveSheet, html: dict[str, str]
) -> None:
    """A filling-in that is only begun has none; what does not count is not counted."""
    page, change = live.page, live.page.locator("[data-field=change]")
    live.open(html["scored"], filled("before", 2, 2) | filled("after", 4, 5) | BEGUN)
    scores = page.locator("[data-part=scores]")
    expect(scores).to_contain_text("4.5 on a range from 1 to 5")
    expect(change).to_contain_text("Open: +2.5 compared with before the course.")
    assert page.evaluate(TABLE) == ["Part | Before | After, 5 Jan 2026", "Open | 2 | 4.5"]
    page.check('[name="how.y"][value="1"]')
    expect(scores).to_contain_text("2.5 on a range from 1 to 5")
    expect(change).to_contain_text("Open: +0.5 compared with before the course.")
    assert page.evaluate(TABLE)[1] == "Open | 2 | 2.5"

    page, records = live.page, filled("after", 4, 5) | {
        "first/scored/before/why": {"value": "Words"},
        "first/scored/looking-back/how": {"value": {"x": 9, "y": 9}},
    }  # fmt: skip
    live.open(html["scored"], records)
    page.get_by_role("button", name="After").click()
    expect(scores).to_contain_text("4.5 on a range from 1 to 5")
    assert page.evaluate(TABLE) == []
    expect(change).not_to_contain_text("compared with")
