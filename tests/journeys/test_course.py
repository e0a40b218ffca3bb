"""The course itself: plan, counterpart, a case by result code, and the page of a class."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.driver import Driver
from tests.journeys.sheet import on_paper, saved
from tests.support import hand_ins

SHEET, PLAN, COUNTERPART, CLASS = "tonight/", "plan/", "practice/counterpart/", "instructors/class/"
AGREEMENT = """() => [...document.querySelectorAll("form[data-case] [data-issue]")]
  .map((node) => node.dataset.issue)"""
MOVES = """() => Object.fromEntries([...document.querySelectorAll("[data-move]")]
  .map((node) => [node.dataset.move, !node.disabled]))"""
OVER = "() => Boolean(document.querySelector('.cp-after'))"
TURNS = 40
"""More than any conversation has."""


def boxes(driver: Driver) -> list[str]:
    """Names of the text boxes of the first worksheet that are not folded away."""
    names: list[str] = driver.evaluate(
        """() => [...document.querySelectorAll("form[data-worksheet] textarea")]
          .filter((node) => node.checkVisibility()).map((node) => node.name)"""
    )
    return names


@pytest.mark.long
def test_words_of_a_sheet_reach_the_plan_and_its_paper(driver: Driver, course: str) -> None:
    driver.open(course + SHEET)
    written = {name: f"Words {n} about the fence" for n, name in enumerate(boxes(driver))}
    assert len(written) > 3
    for name, text in written.items():
        driver.type(text, into=f"[name='{name}']")
        saved(driver, text)
    driver.open(course + PLAN)
    driver.until("() => document.querySelector('[data-plan]').dataset.state === 'begun'")
    shown, paper = driver.read("[data-plan] [data-part=paper]") or "", on_paper(driver.print())
    for text in written.values():
        assert text in shown
        assert text in paper


def turn(driver: Driver, number: int) -> None:
    """Asks, tells and proposes first, then accepts what comes, or waits."""
    can = driver.evaluate(MOVES)
    opening = ("ask", "tell", "propose")
    move = opening[number] if number < len(opening) else "accept"
    if not can.get(move):
        move = "pause" if can.get("pause") else "walk-away"
    driver.click(f"[data-move={move}]")
    if move in (*opening, "walk-away"):
        driver.click("#cp-form .cp-main")


@pytest.mark.long
def test_a_conversation_with_the_counterpart_comes_to_its_end(driver: Driver, course: str) -> None:
    driver.open(course + COUNTERPART)
    driver.click(".cp-main")
    driver.until("() => document.querySelectorAll('[data-move]').length > 0")
    for number in range(TURNS):
        if driver.evaluate(OVER):
            break
        turn(driver, number)
    driver.until(OVER)
    end = driver.read(".cp-after")
    driver.reload()
    driver.until(OVER)
    assert driver.read(".cp-after") == end


@pytest.fixture
def case_end(course_folder: Path, course: str) -> Iterator[str]:
    """The page on which some case ends."""
    pages = sorted(course_folder.glob("practice/cases/*/end/index.html"))
    yield course + pages[0].parent.relative_to(course_folder).as_posix() + "/"


@pytest.mark.long
def test_a_case_opens_by_the_code_of_the_other_device(driver: Driver, case_end: str) -> None:
    driver.open(case_end)
    driver.click("[name=role][value=a]")
    driver.click("[name=ended][value=deal]")
    for issue in driver.evaluate(AGREEMENT):
        driver.click(f"[name='issue.{issue}'][value='1']")
    code = driver.read("[data-part=code]") or ""
    assert code.endswith("1") and ":" in code
    driver.type(code, into="[name=other]")
    driver.click("[data-part=compare]")
    driver.until("() => !document.querySelector('[data-part=result]').hidden")
    result = driver.read("[data-part=result]")
    driver.reload()
    driver.until_read("[data-part=result]", result or "")
    driver.click("[data-part=debrief]")
    driver.until("() => location.hash !== ''")
    driver.until_read("form[data-worksheet] [name=code]", code)


@pytest.mark.long
def test_a_class_is_read_from_one_zip(driver: Driver, course: str, tmp_path: Path) -> None:
    people = [hand_ins.hand_in(n) for n in range(6)]
    files = [
        (f"Learner {n}/hand-in.json", hand_ins.text(person)) for n, person in enumerate(people)
    ]
    path = tmp_path / "all.zip"
    path.write_bytes(hand_ins.zipped(files))
    driver.open(course + CLASS)
    driver.choose_files("[name=class-files]", path)
    driver.until("() => document.querySelectorAll('[data-part=results] table').length > 0")
    second = driver.evaluate("() => document.querySelector('[name=class-sheet]').options[1].value")
    driver.choose("[name=class-sheet]", second)
    driver.until("() => document.querySelector('[data-class]').dataset.state === 'ready'")
    table = driver.download("[data-do=csv]").read_text("utf-8")
    _, head, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    assert len(rows) == len(people)
    assert {len(row) for row in rows} == {len(head)}
