"""Conversations that answer, and the judgement test around them, as a person goes through both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Driver
from tests.journeys.sheet import checked, count, on_paper, saved
from tests.support.dialogue_site import ADDRESS, write_site
from tests.support.once import once
from tests.support.server import Server

OWN, SHOW, LINE = ".dlg textarea", ".dlg-main", ".dlg-line"
TURN, END = ".dlg-turn > .dlg-heading", ".dlg-end"
HAS_FOCUS = "(selector) => Boolean(document.activeElement?.matches(selector))"
LINES = "(n) => document.querySelectorAll('.dlg-line').length === n"
SAYS = "(words) => document.querySelector('[data-worksheet]').textContent.includes(words)"
NOTES = "document.querySelector('.ws-insight-notes')"
REASONS = f"() => Boolean({NOTES}?.textContent.includes('It may be stuck.'))"


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of the small course with dialogues."""
    return serve(once(tmp_path_factory, "dialogues", write_site) / "site").url


def answer(driver: Driver, words: str, steps: int) -> None:
    """Writes what one would say, and takes the reply that is so many stops of Tab further."""
    driver.type(words, into=OWN)
    driver.press("Tab")
    driver.until(HAS_FOCUS, SHOW)
    driver.press("Enter")
    driver.until(HAS_FOCUS, ".dlg-choice > .dlg-heading")
    for _ in range(steps):
        driver.press("Tab")
    driver.until(HAS_FOCUS, ".dlg-reply")
    driver.press("Enter")


@pytest.mark.long
def test_a_conversation_is_begun_left_and_ended_by_keyboard(driver: Driver, talks: str) -> None:
    driver.open(talks + ADDRESS)
    answer(driver, "Why?", steps=2)
    driver.until(LINES, 3)
    driver.until(HAS_FOCUS, TURN)
    driver.type("Half a sentence", into=OWN)
    saved(driver, "Half a sentence")
    driver.reload()
    driver.until(LINES, 3)
    driver.until_read(OWN, "Half a sentence")
    driver.click(LINE + " .dlg-back")
    driver.until(LINES, 1)
    driver.until_read(OWN, "Why?")
    answer(driver, " And how?", steps=1)
    driver.until(LINES, 3)
    answer(driver, "Then so.", steps=1)
    driver.until(HAS_FOCUS, END)
    assert driver.read(END) == "Agreed, and written down"
    assert "The boiler broke twice" in (driver.read(".dlg-about-found") or "")
    assert count(driver, ".dlg-others li") == 1
    driver.reload()
    driver.until_read(END, "Agreed, and written down")


@pytest.mark.long
def test_a_conversation_after_a_crash_prints_as_it_was_and_as_a_booklet(
    driver: Driver, talks: str
) -> None:
    driver.open(talks + ADDRESS)
    paper = on_paper(driver.print())
    for words in ("I said it all in the letter.", "That is far too much.", "Go to 2"):
        assert words in paper
    answer(driver, "Words of my own", steps=2)
    driver.until(LINES, 3)
    saved(driver, "Words of my own")
    driver.kill()
    driver.reopen()
    driver.open(talks + ADDRESS)
    driver.until(LINES, 3)
    assert "Words of my own" in on_paper(driver.print())


@pytest.mark.long
def test_a_judgement_test_keeps_its_reasons_until_the_second_time(
    driver: Driver, talks: str
) -> None:
    driver.open(talks + "judged/")
    for name, value in (("lift", "push"), ("queue", "speak")):
        driver.click(f"[name={name}][value={value}]")
    saved(driver, "speak")
    assert not driver.evaluate(REASONS)
    driver.close()
    driver.reopen()
    driver.open(talks + "judged/")
    driver.click(".ws-takes button:nth-child(2)")
    driver.until("() => document.querySelectorAll('[data-worksheet] input:checked').length === 0")
    driver.click("[name=lift][value=ask]")
    assert not driver.evaluate(REASONS)
    driver.click("[name=queue][value=speak]")
    driver.until(REASONS)
    driver.until(SAYS, "1 of 2, then 2 of 2")
    driver.click(".ws-takes button:nth-child(1)")
    driver.until("() => document.querySelector('[name=lift][value=push]').checked")
    assert checked(driver, "[name=queue][value=speak]")
