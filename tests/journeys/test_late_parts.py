"""A part of a page that does not come: what the page says to do helps, and no word is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.conftest import Launch
from tests.journeys.driver import Driver
from tests.journeys.sheet import saved
from tests.support.server import Server

STORY = "[name=story]"
SAID = ".ws-said"
SAVE = ".ws-actions:has(.ws-file-said) button:nth-of-type(2)"
OFFERED = "() => Boolean(document.querySelector('.ws-file-said')?.checkVisibility())"
FETCHED = """() => performance.getEntriesByType("resource").some(({ name, responseEnd }) =>
  responseEnd > 0 && name.includes("/backup-file-"))"""
HOLDS = "([selector, words]) => document.querySelector(selector)?.textContent.includes(words)"
ASKS_AGAIN = {"chromium", "webkit"}
"""Engines that fetch a module again which did not come. Firefox does so in a new page only."""


@pytest.fixture
def host(small_folder: Path, tmp_path: Path) -> Path:
    """A copy of the small course, of which a test may take files away."""
    return shutil.copytree(small_folder, tmp_path / "host")


@pytest.fixture
def course(host: Path, serve: Callable[[Path], Server]) -> str:
    """Its address."""
    return serve(host).url + "course/"


@contextmanager
def missing(host: Path, module: str) -> Iterator[None]:
    """While it lasts, the host does not have the file of a module."""
    [file] = host.glob(f"course/assets/modules/{module}-*.js")
    away = file.rename(host / file.name)
    yield
    away.rename(file)


@pytest.mark.short_in("firefox")
def test_trying_again_helps_or_else_reloading_the_page(
    driver: Driver, host: Path, course: str
) -> None:
    with missing(host, "menu"):
        driver.open(course + "sheet/")
        driver.type("The fence", into=STORY)
        saved(driver, "The fence")
        driver.click(".ws-menu summary")
        driver.until(HOLDS, [SAID, "try again. If that does not help, reload the page."])
    driver.click(".ws-menu summary")
    if driver.name not in ASKS_AGAIN:
        driver.reload()
    driver.click(".ws-menu summary")
    driver.until("() => document.querySelector('.ws-menu [data-part=clear]')?.checkVisibility()")
    driver.until_read(STORY, "The fence")


@pytest.mark.long
def test_where_nothing_is_kept_it_says_how_the_words_are_saved_otherwise(
    launch: Launch, host: Path, course: str
) -> None:
    driver = launch(block_storage=True)
    with missing(host, "backup-file"):
        driver.open(course + "sheet/")
        driver.type("Only here", into=STORY)
        driver.until(OFFERED)
        driver.click(SAVE)
        driver.until(HOLDS, [".ws-file-said", "print the page before you leave it."])
    assert driver.read(STORY) == "Only here"


@pytest.mark.long
def test_what_saves_to_a_file_comes_before_the_connection_goes(
    launch: Launch, host: Path, course: str
) -> None:
    driver = launch(block_storage=True)
    driver.open(course + "sheet/")
    driver.type("Only here", into=STORY)
    driver.until(OFFERED)
    driver.until(FETCHED)
    with missing(host, "backup-file"):
        file = driver.download(SAVE)
    assert "Only here" in file.read_text("utf-8")
