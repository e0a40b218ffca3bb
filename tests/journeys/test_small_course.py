"""Whole pages of a small course: keyboard, paper, search, files, and no connection."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Launch
from tests.journeys.driver import Driver
from tests.journeys.sheet import checked, left_edge, on_paper, saved
from tests.support.engines import ENGINES, lack
from tests.support.server import Server

STORY = "[name=story]"
RISK = "[name$='.risk']"
LINES = [f"Line number {n} of many." for n in range(1, 7)]
LONG = "Beginning " + "middle " * 12 + "ending"
READS = "(word) => document.querySelector('article')?.innerText.includes(word)"
"""Whether an article holds a word. A page that was just gone to may have no article yet."""

STOPS = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex]";
  const reachable = (stop) => stop.tabIndex >= 0 && !stop.disabled && !stop.closest("[inert]")
    && stop.checkVisibility({ visibilityProperty: true });
  window.journey ??= { seen: new Set() };
  const group = (stop) => stop.type !== "radio" ? [stop]
    : [...document.getElementsByName(stop.name)].filter((other) => other.form === stop.form);
  const here = document.activeElement;
  const again = window.journey.seen.has(here) && here !== window.journey.last;
  window.journey.last = here;
  for (const stop of group(here)) window.journey.seen.add(stop);
  const left = [...document.querySelectorAll(all)]
    .filter((stop) => reachable(stop) && !window.journey.seen.has(stop));
  return { again, left: left.map((stop) => stop.outerHTML.slice(0, 120)) };
}"""


def fill(driver: Driver, address: str) -> None:
    driver.open(address)
    driver.type("\n".join(LINES), into=STORY)
    driver.type(LONG, into="[name=short]")
    driver.type("Fire in the shed", into=RISK)
    saved(driver, "Fire in the shed")


# Keyboard and paper -------------------------------------------------------------------------------


@pytest.mark.long
def test_tab_reaches_everything_on_a_wide_page(driver: Driver, small: str) -> None:
    driver.open(small + "sheet/")
    walk(driver)


@pytest.mark.long
def test_tab_reaches_everything_on_a_narrow_page(launch: Launch, small: str) -> None:
    driver = launch(width=390, height=800)
    driver.open(small + "sheet/")
    walk(driver)


def walk(driver: Driver, most: int = 200) -> None:
    """Presses Tab until the focus has gone round; nothing may be left out then."""
    for _ in range(most):
        driver.press("Tab")
        stop = driver.evaluate(STOPS)
        if stop["again"]:
            break
    else:
        pytest.fail(f"no end after {most} stops")
    assert stop["left"] == []


@pytest.mark.long
def test_a_wide_page_prints_every_word(driver: Driver, small: str) -> None:
    fill(driver, small + "sheet/")
    expect_on_paper(driver)


@pytest.mark.short_in("webkit")
def test_a_narrow_page_prints_every_word(launch: Launch, small: str) -> None:
    driver = launch(width=390, height=800)
    fill(driver, small + "sheet/")
    expect_on_paper(driver)


def expect_on_paper(driver: Driver) -> None:
    """What was typed, and what was asked; and nothing further left than paper has room for."""
    paper = driver.print()
    text = on_paper(paper)
    for words in (*LINES, LONG, "Fire in the shed", "Question of the story", "Question of risks"):
        assert words in text, words
    assert left_edge(paper) >= MARGIN


MARGIN = 14.0
"""Points: a fifth of an inch, which printers cannot reach."""


# Search, checks, files ----------------------------------------------------------------------------


@pytest.mark.long
def test_the_search_leads_to_a_page(driver: Driver, small: str) -> None:
    driver.open(small)
    driver.type("zanzibar", into=".md-search__input")
    driver.until("() => document.querySelectorAll('.md-search-result__link').length > 0")
    driver.click(".md-search-result__link")
    driver.until("() => location.pathname.endsWith('/lesson/')")
    driver.until(READS, "zanzibar")


@pytest.mark.long
def test_a_knowledge_check_answers_and_is_kept(driver: Driver, small: str) -> None:
    driver.open(small + "check/")
    driver.click("[name=what][value=this]")
    driver.until("() => Boolean(document.querySelector('[data-choice=this]:not([hidden])'))")
    driver.click("[name=what][value=that]")
    driver.until("() => Boolean(document.querySelector('[data-choice=that]:not([hidden])'))")
    saved(driver, "that")
    driver.reload()
    driver.until("() => document.querySelector('[name=what][value=that]').checked")


@pytest.mark.long
def test_a_backup_opens_in_another_engine(
    driver: Driver, engine: str, launch_as: Callable[..., Driver], small: str
) -> None:
    other = ENGINES[(ENGINES.index(engine) + 1) % len(ENGINES)]
    if lack(other):
        pytest.skip(lack(other))
    fill(driver, small + "sheet/")
    driver.click("[name=ways][value=talk]")
    driver.open(small + "workbook/")
    driver.until("() => document.querySelector('[data-part=health]').dataset.state === 'durable'")
    file = driver.download("[data-do=save]")
    driver.end()
    second = launch_as(other)
    second.open(small + "workbook/")
    second.choose_files("[data-do=open]", file)
    second.click("dialog button[value=import]")
    second.until(
        "() => document.querySelector('[data-workbook] [data-part=said]').innerText !== ''"
    )
    second.open(small + "sheet/")
    second.until_read(STORY, "\n".join(LINES))
    assert second.read(RISK) == "Fire in the shed"
    assert checked(second, "[name=ways][value=talk]")


# Without a connection, without a server -----------------------------------------------------------


@pytest.fixture
def own_server(small_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that a test may stop."""
    server = Server(shutil.copytree(small_folder, tmp_path / "host"))
    yield server
    server.stop()


@pytest.mark.long
def test_pages_open_and_save_without_a_connection(driver: Driver, own_server: Server) -> None:
    course = own_server.url + "course/"
    driver.open(course)
    driver.evaluate("() => navigator.serviceWorker.ready.then(() => 1)")
    own_server.stop()
    driver.open(course + "sheet/")
    driver.type("On the train", into=STORY)
    saved(driver, "On the train")
    driver.reload()
    driver.until_read(STORY, "On the train")
    driver.open(course + "lesson/")
    assert "zanzibar" in (driver.read("article") or "")


@pytest.mark.long
def test_the_disk_edition_saves_and_searches(driver: Driver, on_disk: str) -> None:
    driver.open(on_disk + "sheet.html")
    driver.type("From a disk", into=STORY)
    saved(driver, "From a disk")
    driver.close()
    driver.reopen()
    driver.open(on_disk + "sheet.html")
    driver.until_read(STORY, "From a disk")
    driver.type("zanzibar", into=".md-search__input")
    driver.until("() => document.querySelectorAll('.md-search-result__link').length > 0")
    driver.click(".md-search-result__link")
    driver.until("() => location.pathname.endsWith('/lesson.html')")


# Where nothing can be kept ------------------------------------------------------------------------

NOT_KEPT = "[data-part=status][data-state=memory]"

BACKUP = {
    "format": 1, "course": "common-ground", "made": "2026-11-22T10:00:00.000Z",
    "records": {"first/sheet/first/story": {
        "format": 1, "exercise": "sheet", "revision": 1, "field": "story",
        "value": "Fire in the shed", "savedAt": 1795900000000,
    }},
}  # fmt: skip


@pytest.fixture
def blocked(launch: Launch) -> Driver:
    """The engine of this test, with all storage blocked."""
    return launch(block_storage=True)


def expect_told(driver: Driver) -> None:
    """The page says that it keeps nothing, in words that are seen."""
    driver.until("(selector) => document.querySelector(selector)?.checkVisibility()", NOT_KEPT)


@pytest.mark.long
def test_a_plan_without_storage_is_written_and_printed(blocked: Driver, small: str) -> None:
    blocked.open(small + "plan/")
    blocked.until("() => document.querySelector('[data-part=not-kept]').checkVisibility()")
    blocked.click("[data-part=edit] summary")
    expect_told(blocked)
    blocked.type("I will not sign today", into="[name=line]")
    blocked.until_read("[data-line=line] .plan-words", "I will not sign today")
    assert "I will not sign today" in on_paper(blocked.print())
    assert blocked.read("[name=line]") == "I will not sign today"
    expect_told(blocked)


@pytest.mark.long
def test_a_workbook_without_storage_opens_a_file(
    blocked: Driver, small: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.json"
    file.write_text(json.dumps(BACKUP), "utf-8")
    blocked.open(small + "workbook/")
    blocked.until("() => document.querySelector('[data-part=health]').dataset.state === 'memory'")
    blocked.choose_files("[data-do=open]", file)
    blocked.click("dialog button[value=import]")
    blocked.until("() => document.querySelector('[data-part=said]').innerText !== ''")
    blocked.click("[data-sheet=sheet] summary")
    assert "Fire in the shed" in (blocked.read("[data-sheet=sheet]") or "")


@pytest.mark.short_in("webkit")
def test_a_case_without_storage_comes_to_its_result(blocked: Driver, small: str) -> None:
    blocked.open(small + "end/")
    expect_told(blocked)
    blocked.click("[name=role][value=a]")
    blocked.click("[name=ended][value=deal]")
    blocked.click("[name='issue.price'][value='1']")
    blocked.click("[name='issue.time'][value='1']")
    code = blocked.read("[data-part=code]") or ""
    blocked.type(code, into="[name=other]")
    blocked.click("[data-part=compare]")
    blocked.until("() => !document.querySelector('[data-part=result]').hidden")
    assert blocked.read("[data-part=result]")
