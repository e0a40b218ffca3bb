"""A page comes back, or a browser fills or empties its controls: what is shown is what is stored.

WebKit empties forms with `autocomplete="off"` when a page returns from its cache: in a task after
`pageshow`, without a `reset` event. Others restore forms after a crash. Both are played here.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.counterpart_page import COUNTERPART_PAGE, EASY_COUNTERPART
from tests.support.filled_sheets import fill_all_kinds, saved
from tests.support.kept_pages import left_and_kept
from tests.support.look import until, wait_until_alive
from tests.support.sampling import every
from tests.support.sheets import stored

EMPTIES = """(when) => addEventListener("pageshow", ({ persisted }) => {
    const empty = () => {
        const controls = "form[autocomplete=off] [name], [name][autocomplete=off]";
        for (const control of document.querySelectorAll(controls)) {
            if (/radio|checkbox/.test(control.type)) control.checked = control.defaultChecked;
            else if (control.tagName === "SELECT") control.selectedIndex = 0;
            else control.value = control.defaultValue;
        }
        window.emptied = true;
    };
    if (!persisted) return;
    if (when === "at once") return empty();
    if (when === "late") return setTimeout(empty, 100);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = empty;
    port2.postMessage(null);
})"""
CONTROLS = """() => [...document.querySelectorAll("main form [name]")].map((control) =>
    [control.name, control.value, Boolean(control.checked)].join())"""
RETURNS = """() => {
    window.emptied = false;
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    return new Promise((done) => setTimeout(done, 30));
}"""


def empties(page: Page, when: str) -> None:
    """Makes a page's browser one that empties forms when the page returns."""
    page.add_init_script(f"({EMPTIES})({when!r})")


def values(page: Page) -> dict[str, Any]:
    records = stored(page).items()
    return {key.removeprefix("first/all/first/"): record["value"] for key, record in records}


@pytest.mark.parametrize("when", every([("in a task",), ("at once",)], 2))
def test_a_page_whose_forms_the_browser_empties_shows_what_is_stored(
    quiet: Page, all_kinds: str, when: str
) -> None:
    page = quiet
    empties(page, when)
    page.goto(all_kinds)
    fill_all_kinds(page)
    page.locator("[name=story]").focus()
    saved(page)
    before, kept = page.evaluate(CONTROLS), values(page)
    page.evaluate(RETURNS)
    assert page.evaluate("emptied")
    assert page.evaluate(CONTROLS) == before
    expect(page.locator("[name=story]")).to_be_focused()
    expect(page.locator(".ws-offer")).to_have_count(0)
    page.get_by_label("Write").check()
    harm = page.locator("[name^='risks.'][name$='.harm']").first
    harm.fill("3")
    row = "risks/" + str(harm.get_attribute("name")).split(".")[1]
    saved(page)
    assert sorted(values(page)["ways"]) == ["talk", "wait", "write"]
    assert values(page)[row] == {**kept[row], "harm": 3}


def test_an_edit_of_emptied_controls_joins_what_is_stored(page: Page, all_kinds: str) -> None:
    """However late a browser empties a form: an edit changes the one control that was edited."""
    empties(page, "late")
    page.goto(all_kinds)
    fill_all_kinds(page)
    saved(page)
    kept = values(page)
    page.evaluate(RETURNS)
    until(page, "window.emptied")
    page.get_by_label("Write").check()
    page.locator("[name='items.ask'][value='1']").check()
    harm = page.locator("[name^='risks.'][name$='.harm']").first
    harm.fill("3")
    row = "risks/" + str(harm.get_attribute("name")).split(".")[1]
    page.locator("[name=story]").fill("After")
    saved(page)
    now = values(page)
    assert sorted(now["ways"]) == ["talk", "wait", "write"]
    assert now["items"] == {**kept["items"], "ask": 1}
    assert now[row] == {**kept[row], "harm": 3}
    assert stored(page)["first/all/first/story"]["previous"]["value"] == kept["story"]
    assert {key: now[key] for key in ("short", "setting", "day", "weight")} == {
        key: kept[key] for key in ("short", "setting", "day", "weight")
    }


def test_back_in_a_browser_that_keeps_pages_and_empties_forms(
    with_cache: Browser,
    all_kinds: str,
) -> None:
    page = left_and_kept(with_cache, all_kinds, lambda page: empties(page, "in a task"))
    until(page, "window.emptied")
    expect(page.locator("[name=story]")).to_have_value("Before")
    expect(page.locator("[name=short]")).to_have_value("Written meanwhile")
    page.locator("[name=story]").press_sequentially(" and after")
    saved(page)
    assert values(page)["story"] == "Before and after"


def test_what_came_meanwhile_is_shown_before_anything_can_be_saved(
    page: Page, all_kinds: str
) -> None:
    empties(page, "in a task")
    page.goto(all_kinds)
    page.get_by_label("Talk").check()
    saved(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    other = page.context.new_page()
    other.goto(all_kinds)
    wait_until_alive(other)
    other.get_by_label("Wait").check()
    saved(other)
    other.close()
    page.evaluate(
        """() => {
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            document.querySelector("[name=ways][value=write]").click();
        }"""
    )
    saved(page)
    assert sorted(values(page)["ways"]) == ["talk", "wait", "write"]


# Filled by the browser ---------------------------------------------------------------------------

RESTORES = """document.addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive") return;
    document.querySelector("[name=story]").value = "An old text";
    document.querySelector("[name=short]").value = "Erased long ago";
})"""


def test_what_a_browser_restores_before_the_script_ran_is_no_new_word(
    page: Page, all_kinds: str
) -> None:
    page.goto(all_kinds)
    page.locator("[name=story]").fill("The newest text")
    saved(page)
    page.add_init_script(RESTORES)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value("The newest text")
    expect(page.locator("[name=short]")).to_have_value("")
    page.locator("[name=count]").fill("3")
    saved(page)
    assert values(page) == {"story": "The newest text", "count": 3}


@pytest.mark.long
def test_what_a_browser_restores_after_a_crash_leaves_a_way_back(
    page: Page, all_kinds: str
) -> None:
    """Firefox fills forms after the page has loaded, with `input` events, from a minute ago."""
    page.goto(all_kinds)
    page.locator("[name=story]").fill("The newest text")
    saved(page)
    page.reload()
    page.evaluate(
        """() => {
            const story = document.querySelector("[name=story]");
            story.value = "The ne";
            story.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    page.get_by_role("button", name="Restore the earlier text").click()
    expect(page.locator("[name=story]")).to_have_value("The newest text")


# Other pages of the course -----------------------------------------------------------------------


@pytest.mark.long
def test_cases_plan_hand_in_and_counterpart_come_back_as_they_were(page: Page, course: str) -> None:
    empties(page, "in a task")
    for address, write in WRITERS.items():
        page.goto(course + address)
        write(page)
        before = page.evaluate(CONTROLS)
        assert any(",true" in control or ",Written" in control for control in before), address
        page.evaluate(RETURNS)
        assert page.evaluate("emptied"), address
        assert page.evaluate(CONTROLS) == before, address


def write_case(page: Page) -> None:
    page.locator("[name=role]").first.check()
    page.locator("[name=ended][value=deal]").check()
    for issue in page.locator(".case-issue").all():
        issue.locator("[type=radio]").nth(1).check()
    page.locator("[name='subject.who']").fill("Written")


def write_text(page: Page) -> None:
    page.locator("[data-part=edit] > summary").click()
    for control in page.locator("form textarea:visible").all():
        control.fill("Written")


def write_choices(page: Page) -> None:
    for field in page.locator("form fieldset:has([type=radio])").all():
        field.locator("[type=radio]").first.check()


def tick_first(page: Page) -> None:
    page.locator("[data-part=list] summary").first.click()
    page.locator("[data-part=list] [type=checkbox]").first.check()
    page.locator("[name=hand-name]").fill("Written by me")


def fill_pairs(page: Page) -> None:
    page.locator("[name=people]").fill("Written\nNora")
    page.locator("[name=seed]").fill("heron")


WRITERS = {
    "practice/cases/lead-role/end/": write_case,
    "plan/": write_text,
    "reimagining/battle-or-problem/": write_choices,
    "hand-in/": tick_first,
    "instructors/pairing/": fill_pairs,
}


@pytest.mark.long
def test_an_edit_of_an_emptied_case_keeps_what_was_entered(page: Page, course: str) -> None:
    empties(page, "late")
    page.goto(course + "practice/cases/lead-role/end/")
    write_case(page)
    page.evaluate(RETURNS)
    until(page, "window.emptied")
    guess = page.locator("[name^='guess.']").first
    guess.fill("100")
    code = page.locator("[data-part=code]").inner_text()
    page.reload()
    expect(page.locator("[name='subject.who']")).to_have_value("Written")
    expect(guess).to_have_value("100")
    expect(page.locator("[data-part=code]")).to_have_text(code)
    assert ":" in code


@pytest.mark.long
def test_a_counterpart_that_comes_back_follows_the_game_of_another_page(
    page: Page, course: str
) -> None:
    page.goto(course + COUNTERPART_PAGE + EASY_COUNTERPART)
    page.get_by_role("button", name="Begin the conversation").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    other = page.context.new_page()
    other.goto(course + COUNTERPART_PAGE)
    other.locator('[data-move="ask"]').click()
    other.get_by_role("button", name="Ask it").click()
    expect(other.locator(".cp-line")).to_have_count(2)
    expect(other.locator("[data-part=status]")).to_have_text("Saved on this device.")
    other.close()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator(".cp-line")).to_have_count(2)
