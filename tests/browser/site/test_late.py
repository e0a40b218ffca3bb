"""Whoever presses a button is told something, also where the browser never answers, or refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.learner import TONIGHT, seed
from tests.support.look import until

PATIENCE = 3100
"""Milliseconds after which a page has to say something: 3,000 and a moment."""
FILE = Path(__file__).parents[2] / "data" / "records" / "suspend-data-1.json"
"""Any file."""

SILENT = "() => new Promise((done) => (window.answer = done))"
"""Stands for a method that never answers, unless a test does."""
REFUSES = '() => Promise.reject(new DOMException("", "NotReadableError"))'
FIREFOX = """
    StorageManager.prototype.persisted = async () => false;
    Permissions.prototype.query = async () => ({ state: "prompt" });
    Object.defineProperty(Navigator.prototype, "userAgentData", { get: () => undefined });
"""
SHARES = "navigator.canShare = () => true;"


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name).press("Enter")


def open_file(page: Page) -> None:
    with page.expect_file_chooser() as choosing:
        press("Open a backup file")(page)
    choosing.value.set_files(FILE)


def open_file_with_its_sentences(page: Page) -> None:
    """The clock stands until what can be said of a file has come."""
    open_file(page)
    until(page, "Boolean(globalThis.cgSentences?.import)")


def choose(name: str) -> Callable[[Page], None]:
    return lambda page: page.locator(f"[name={name}]").set_input_files(FILE)


def keeps_back(page: Page) -> None:
    page.route("**/sentences/import*", lambda route: None)


def refuses_parts(page: Page) -> None:
    page.route("**/to-device*", lambda route: route.abort())


Prepare = str | Callable[[Page], None]
"""A script that a page begins with, or what is done before it opens."""

CASES: dict[str, tuple[str, Prepare, Callable[[Page], None], str, str]] = {
    "asking to keep words": (
        "workbook/",
        f"{FIREFOX} StorageManager.prototype.persist = {SILENT}",
        press("Ask my browser to keep my words"),
        "[data-part=said]",
        "has not answered yet",
    ),
    "a backup that is not read": (
        "workbook/",
        f"Blob.prototype.text = {SILENT}",
        open_file_with_its_sentences,
        "[data-part=said]",
        "still being read",
    ),
    "a backup that cannot be read": (
        "workbook/",
        f"Blob.prototype.text = {REFUSES}",
        open_file_with_its_sentences,
        "[data-part=said]",
        "could not read this file",
    ),
    "sentences that never come": (
        "workbook/",
        keeps_back,
        open_file,
        "[data-part=said]",
        "did not load",
    ),
    "a plan that is passed on": (
        "plan/",
        f"{SHARES} navigator.share = {SILENT}",
        lambda page: page.locator("[data-do=file]").press("Enter"),
        "[data-part=carry] [data-part=said]",
        "has not answered yet",
    ),
    "a part of the plan that does not come": (
        "plan/",
        refuses_parts,
        lambda page: page.locator("[data-do=file]").press("Enter"),
        "[data-part=carry] [data-part=said]",
        "did not load",
    ),
    "somebody who is asked to play": (
        "practice/cases/rota-swap/a/",
        f"{SHARES} navigator.share = {SILENT}",
        press("Ask somebody to play Bo"),
        "[data-part=asked]",
        "has not answered yet. If nothing has opened, send this link",
    ),
    "what was handed in": (
        "instructors/class/",
        f"Blob.prototype.arrayBuffer = {SILENT}",
        choose("class-files"),
        "[data-part=status]",
        "Still waiting for a file",
    ),
    "a list of a class that is not read": (
        "instructors/class/",
        f"Blob.prototype.arrayBuffer = {SILENT}",
        choose("class-roster-file"),
        "[data-part=roster-result]",
        "has not been read",
    ),
    "a list of a class that cannot be read": (
        "instructors/class/",
        f"Blob.prototype.arrayBuffer = {REFUSES}",
        choose("class-roster-file"),
        "[data-part=roster-result]",
        "has not been read",
    ),
}
"""What is waited for → the page, what is wrong there, what is done, where it is told, and what."""


@pytest.fixture
def waiting(page: Page, course: str) -> Iterator[Page]:
    """A page with a clock of its own, and words that were written before."""
    failures: list[str] = []
    page.set_default_timeout(8000)
    page.clock.install()
    page.goto(course + "tonight/")
    seed(page, TONIGHT)
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert failures == []


def opens(page: Page, address: str, prepare: Prepare) -> None:
    if isinstance(prepare, str):
        page.add_init_script(prepare)
    else:
        prepare(page)
    page.goto(address)
    page.locator("html:not(.no-js)").wait_for()


@pytest.mark.parametrize(("address", "prepare", "act", "place", "says"), CASES.values(), ids=CASES)
def test_whoever_waits_in_vain_is_told(
    waiting: Page,
    course: str,
    address: str,
    prepare: Prepare,
    act: Callable[[Page], None],
    place: str,
    says: str,
) -> None:
    opens(waiting, course + address, prepare)
    act(waiting)
    waiting.clock.run_for(PATIENCE)
    expect(waiting.locator(place).first).to_contain_text(says)


def test_what_was_said_of_a_file_that_is_late_is_taken_back_once_it_is_read(
    waiting: Page, course: str
) -> None:
    address, prepare, act, place, says = CASES["a backup that is not read"]
    opens(waiting, course + address, prepare)
    with waiting.expect_download() as saved:
        waiting.get_by_role("button", name="Save a backup file").press("Enter")
    text = saved.value.path().read_text("utf-8")
    act(waiting)
    waiting.clock.run_for(PATIENCE)
    expect(waiting.locator(place).first).to_contain_text(says)
    waiting.evaluate("(text) => answer(text)", text)
    waiting.get_by_role("dialog").get_by_role("button", name="Cancel").press("Enter")
    expect(waiting.locator(place).first).not_to_contain_text(says)


def test_a_late_answer_is_still_told(waiting: Page, course: str) -> None:
    """Firefox asks the person, who takes their time."""
    address, prepare, act, place, says = CASES["asking to keep words"]
    opens(waiting, course + address, prepare)
    act(waiting)
    waiting.clock.run_for(PATIENCE)
    expect(waiting.locator(place).first).to_contain_text(says)
    waiting.evaluate("answer(true)")
    expect(waiting.locator(place).first).to_contain_text("has agreed")
