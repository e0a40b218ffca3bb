"""A worksheet with every kind of field: filled, left, closed, killed, and always there again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import Launch
from tests.journeys.driver import Driver
from tests.journeys.sheet import checked, controls, count, saved

STORY = "[name=story]"
RISK = "[name$='.risk']"
WORDS = "The café is loud: I can't hear you.\nAnd a second line – with “marks”."


def fill(driver: Driver) -> None:
    """Fills every kind of field, with keys and clicks."""
    driver.type(WORDS, into=STORY)
    driver.press("Tab")
    driver.type("In short")
    driver.press("Tab")
    driver.type("7.5")
    driver.press("Tab")
    driver.type_date("2026", "12", "24")
    driver.click("[name=setting][value=work]")
    driver.type("Kim", into="[name=boss]")
    driver.click("[name=ways][value=talk]")
    driver.click("[name=ways][value=wait]")
    driver.click("[name=sure][value='5']")
    driver.click("[name='items.constructor'][value='3']")
    driver.click("[name='items.ask'][value=dont-know]")
    fill_rows(driver)
    driver.click("[data-choice=c] [data-move='-1']")
    driver.press("Enter")
    driver.click("details.ws-more summary")
    driver.type("One more thing", into="[name=extra]")


def fill_rows(driver: Driver) -> None:
    driver.type("Fire", into=RISK)
    driver.type("2", into="[name$='.harm']")
    driver.click("[name$='.done']")
    driver.choose("[name$='.who']", "you")
    driver.click("[data-field=risks] [data-part=add]")
    driver.type("Water")
    driver.type("60", into="[name^='weight.']")


def expect_filled(driver: Driver, before: Any) -> None:
    """All is as it was; the most telling fields are also named."""
    driver.until_read(STORY, WORDS)
    assert controls(driver) == before
    assert driver.read("[name=short]") == "In short"
    assert driver.read("[name=count]") == "7.5"
    assert driver.read("[name=day]") == "2026-12-24"
    assert driver.read("[name=boss]") == "Kim"
    assert checked(driver, "[name=setting][value=work]")
    assert checked(driver, "[name='items.ask'][value=dont-know]")
    assert count(driver, RISK) == 2
    assert driver.read("[name$='.who']") == "you"
    assert driver.read("[name^='weight.']") == "60"
    order = (
        "() => [...document.querySelectorAll('[data-choice]')].map((node) => node.dataset.choice)"
    )
    assert [value for value in driver.evaluate(order) if len(value) == 1] == ["c", "a", "b"]
    assert driver.read("[name=extra]") == "One more thing"


@pytest.mark.short_in("webkit")
def test_every_kind_of_field_is_kept_over_a_reload(driver: Driver, all_kinds: str) -> None:
    driver.open(all_kinds)
    fill(driver)
    saved(driver, "One more thing")
    before = controls(driver)
    driver.reload()
    expect_filled(driver, before)
    driver.close()
    driver.reopen()
    driver.open(all_kinds)
    expect_filled(driver, before)


@pytest.mark.short_in("webkit")
def test_words_are_there_after_going_away_and_back(driver: Driver, all_kinds: str) -> None:
    driver.open(all_kinds)
    driver.type(WORDS, into=STORY)
    driver.type("Fire", into=RISK)
    driver.click("[name=sure][value='5']")
    driver.click("#away")
    driver.until("() => location.pathname.endsWith('/away/')")
    driver.back()
    driver.until_read(STORY, WORDS)
    assert driver.read(RISK) == "Fire"
    assert checked(driver, "[name=sure][value='5']")
    driver.type("Also this", into="[name=short]")
    saved(driver, "Also this")
    driver.reload()
    driver.until_read(STORY, WORDS)
    assert driver.read(RISK) == "Fire"


@pytest.mark.short_in("webkit")
def test_saved_words_survive_a_killed_browser(
    driver: Driver, all_kinds: str, pytestconfig: pytest.Config
) -> None:
    driver.open(all_kinds)
    for n in range(2 if pytestconfig.getoption("--all") else 1):
        driver.type(f"Round {n}. ", into="[name=short]")
        driver.press("End")
        saved(driver, f"Round {n}. ")
        driver.kill()
        driver.reopen()
        driver.open(all_kinds)
        driver.until_read("[name=short]", "".join(f"Round {m}. " for m in range(n + 1)))
        driver.press("End")


@pytest.mark.long
def test_two_tabs_pass_on_what_is_written(driver: Driver, all_kinds: str) -> None:
    driver.open(all_kinds)
    driver.tab(1)
    driver.open(all_kinds)
    driver.type("From the second", into="[name=short]")
    saved(driver, "From the second")
    driver.tab(0)
    driver.until_read("[name=short]", "From the second")
    driver.type("From the first", into=STORY)
    saved(driver, "From the first")
    driver.tab(1)
    driver.until_read(STORY, "From the first")
    assert driver.read("[name=short]") == "From the second"


@pytest.mark.short_in("firefox")
def test_blocked_storage_is_said_and_words_stay_on_the_page(launch: Launch, all_kinds: str) -> None:
    driver = launch(block_storage=True)
    driver.open(all_kinds)
    memory = "[data-part=status][data-state=memory]"
    driver.until("(selector) => document.querySelector(selector)?.textContent ?? ''", memory)
    driver.type("Only here", into=STORY)
    driver.click("[name=setting][value=work]")
    driver.type("Kim", into="[name=boss]")
    driver.click("[data-field=risks] [data-part=add]")
    driver.type("A row")
    assert driver.read(STORY) == "Only here"
    assert count(driver, RISK) == 2
    assert driver.read(memory)
