"""What Firefox tells screen readers, as its own accessibility tree and events say."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from tests.support import firefox as fox
from tests.support.counterpart_page import COUNTERPART_PAGE, EASY_COUNTERPART
from tests.support.filled_sheets import SAVED

pytestmark = pytest.mark.skipif(not fox.find(), reason="no Firefox on this machine")

WRITE = """
const control = document.querySelector(arguments[0]);
control.focus();
control.value = arguments[1];
control.dispatchEvent(new Event("input", { bubbles: true }));
"""
CLICK = """
const control = document.querySelector(arguments[0]);
control.focus();
control.click();
"""


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Iterator[fox.Firefox]:
    with fox.firefox(tmp_path_factory.mktemp("firefox"), "--headless") as started:
        started.listen()
        yield started


def wait_told(listener: fox.Firefox, sentence: str, times: int = 1, seconds: float = 10) -> None:
    """Waits for an announcement, and counts it."""
    end = time.monotonic() + seconds
    while (
        time.monotonic() < end
        and sum(sentence in announcement for announcement in listener.told()) < times
    ):
        time.sleep(0.1)
    assert sum(sentence in announcement for announcement in listener.told()) == times, (
        listener.told()
    )


def named(listener: fox.Firefox, role: str) -> list[str]:
    """The names of everything that has a role, in order."""
    return [node["name"] for node in listener.tree() if node["role"] == role]


def wait_named(listener: fox.Firefox, role: str, name: str, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and name not in named(listener, role):
        time.sleep(0.1)
    assert name in named(listener, role)


@pytest.mark.long
def test_a_worksheet_is_heard(listener: fox.Firefox, all_kinds: str) -> None:
    listener.open(all_kinds)
    before = len(listener.told())
    wait_named(listener, "grouping", "Row 1")
    listener.run(WRITE, "[name^='risks.'][name$='.risk']", "Fire")
    wait_told(listener, SAVED)
    wait_named(listener, "grouping", "Fire")
    wait_named(listener, "pushbutton", "Remove this row: Fire")
    listener.run(CLICK, "[data-part=remove]")
    wait_named(listener, "pushbutton", "Undo: “Fire” is removed.")
    listener.run(CLICK, ".ws-undo button")
    wait_named(listener, "grouping", "Fire")
    listener.run(CLICK, ".ws-menu > summary")
    wait_named(listener, "pushbutton", "Clear this worksheet")
    listener.run(CLICK, "[data-part=clear]")
    wait_named(listener, "pushbutton", "Undo: Cleared.")
    listener.run(CLICK, ".ws-said button")
    wait_told(listener, "Everything is back.")
    told = listener.told()[before:]
    assert told.count(SAVED) == 1 and not [
        announcement for announcement in told if "lost" in announcement or "…" in announcement
    ]


@pytest.mark.long
def test_the_counterpart_is_heard_from_its_first_reply(listener: fox.Firefox, course: str) -> None:
    listener.open(course + COUNTERPART_PAGE + EASY_COUNTERPART)
    before = len(listener.told())
    wait_named(listener, "pushbutton", "Begin the conversation")
    listener.run(CLICK, ".cp-setup > p > .cp-main")
    listener.run(CLICK, "[data-move=ask]")
    for n in (1, 2):
        listener.run(CLICK, ".cp-form .cp-main")
        wait_told(listener, "Bo, round 1", n)
    moves = listener.told()[before:]
    assert len(moves) == 2 and moves[0] != moves[1], moves
    assert all(re.match(r"You, round 1 [A-Z].*\? Bo, round 1 ", move) for move in moves)


@pytest.mark.long
@pytest.mark.material("Zensical has a search of its own")
def test_names_of_the_frame_and_of_pictures(listener: fox.Firefox, course: str) -> None:
    listener.open(course + "reimagining/battle-or-problem/")
    wait_named(listener, "toggle button", "Dark colours")
    pictures = [
        node
        for node in listener.tree()
        if node["role"] in ("graphic", "diagram") and node["name"].startswith("Two concerns")
    ]
    assert len(pictures) == 1 and pictures[0]["children"] == 0
    assert "split" not in named(listener, "text leaf")
    listener.run(WRITE, "[name=query]", "trust")
    wait_named(listener, "link", "Trust and openness", seconds=20)
    assert "Search results" in named(listener, "region")
