"""Two devices of one learner: whatever they write and exchange, no word is lost, no score moves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.support.modules import Modules
from tests.support.project import SUPPORT

TOOLS = SUPPORT / "exchange_tools.js"
Dump = dict[str, dict[str, Any]]


def tools(modules: Modules) -> Page:
    """The page, with the two devices in it."""
    if not modules.page.evaluate("'devices' in window"):
        modules.page.add_script_tag(path=TOOLS)
    return modules.page


def play(modules: Modules, steps: list[dict[str, Any]]) -> Any:
    """What each exchange found and left behind, and which points were given to which row."""
    return json.loads(tools(modules).evaluate("(steps) => devices(steps)", steps))


# The oracle: it reads dumps of records, and knows nothing of how they are merged ---------------


def versions(record: dict[str, Any]) -> Iterator[Any]:
    """Every value that a record holds, on top or one click away."""
    yield record["value"]
    for version in [record.get("previous"), *record.get("others", [])]:
        if version:
            yield version["value"]


def words(dump: Dump) -> set[str]:
    """Every word that somebody can still get at."""
    found: set[str] = set()
    for key, record in dump.items():
        for value in versions(record):
            if isinstance(value, str) and not key.startswith("_"):
                found.update(value.split())
            if isinstance(value, dict) and "what" in value:
                found.update(value["what"].split())
    return found


def tag(text: str) -> str:
    """The word that a row began with; it stays in front of all later edits."""
    return text.split(" ")[0]


def tags_of(dump: Dump, owner: str, field: str, row: str) -> set[str]:
    record = dump.get(f"{owner}/sheet/first/{field}/{row}")
    return {tag(value["what"]) for value in versions(record) if value} if record else set()


def check_rows(dump: Dump, given: dict[int, str]) -> None:
    """Points, places and judgements belong to the row that they were given to."""
    for key, record in dump.items():
        if key.startswith("_"):
            continue
        owner, exercise, _, field, *row = key.split("/")
        if exercise != "sheet":
            continue
        for value in versions(record):
            if field == "points" and value:
                for id, points in value.items():
                    assert given[points] in tags_of(dump, owner, "list", id), (key, id, points)
            if field == "order" and value:
                assert all(tags_of(dump, owner, "list", id) for id in value), (key, value)
            if field in ("why", "taken") and value:
                assert tag(value["what"]) in tags_of(dump, owner, "list", row[0]), (key, value)
        if field == "list":
            assert len(tags_of(dump, owner, field, row[0])) <= 1, (key, record)


def check(result: Any) -> None:
    given = {entry["points"]: tag(entry["row"]) for entry in result["log"]}
    for merge in result["seen"]:
        before, file, after = merge["before"], merge["file"], merge["after"]
        assert words(before) | words(file) <= words(after)
        assert merge.get("twice", after) == after, "the same file again changes nothing"
        assert not merge.get("asks"), "nor does it ask again"
        check_rows(after, given)


WRITING = ["text", "clear", "add", "add", "edit", "remove", "own", "score", "score", "judge"]
WRITING += ["order", "again", "first"]


def steps(acts: list[str], meeting: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    step = st.fixed_dictionaries(
        {
            "act": st.sampled_from([*acts, meeting, meeting, meeting]),
            "device": st.integers(0, 1),
            "n": st.integers(0, 3),
            "both": st.booleans(),
            "self": st.sampled_from([False, False, False, True]),
        }
    )
    return st.lists(step, min_size=4, max_size=24).map(numbered)


def numbered(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each word and each number of points is there once, so that one can tell whose it is."""
    return [
        {**step, "word": f"w{at}", "points": at + 1, "at": at * 7} for at, step in enumerate(steps)
    ]


SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@SETTINGS
@given(plan=steps(WRITING, "exchange"))
def test_no_word_is_out_of_reach_and_no_score_moves(
    modules: Modules, plan: list[dict[str, Any]]
) -> None:
    check(play(modules, plan))


def act(what: str, device: int, *, both: bool = False) -> dict[str, Any]:
    return {"act": what, "device": device, "n": 0, "both": both, "self": False}


def test_a_file_that_was_opened_beside_ones_own_words_does_not_ask_again(modules: Modules) -> None:
    writing = [act("text", 0), act("text", 1), act("first", 0), act("first", 1)]
    check(play(modules, numbered([*writing, act("exchange", 0, both=True)])))


@pytest.mark.long
@SETTINGS
@given(plan=steps([*WRITING, "old", "old", "old", "old-take"], "exchange"))
def test_nor_where_rows_were_numbered_as_earlier_versions_did(
    modules: Modules, plan: list[dict[str, Any]]
) -> None:
    check(play(modules, plan))


@SETTINGS
@given(plan=steps(WRITING, "visit"))
def test_two_computers_meet_on_a_learning_platform(
    modules: Modules, plan: list[dict[str, Any]]
) -> None:
    check(play(modules, plan))
