"""What is written where two devices meet, field by field; tables worked by hand.

Of responses/merge/merge.mjs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.modules import Modules

MEET = """async ([here, file, copies]) => {
    const at = new URL("assets/responses/merge/merge.mjs", document.baseURI);
    const { both, compare, differing, newest } = await import(at);
    const get = (key) => here[key];
    const records = Object.entries(file);
    const found = compare(records, get);
    const sorts = Object.entries(found).map(([sort, pairs]) => [sort, pairs.map(({ key }) => key)]);
    return { newest: newest(found), sorts: Object.fromEntries(sorts), differ: [...differing(found)],
        both: both(records, found, new Map(copies), 50, get) };
}"""
WORDS = "first/a/first/words"
LAST = 8_640_000_000_000_000 - 1
"""The last millisecond that a date has; the first of 1970 counts as the next."""


def record(value: Any, saved: int, **more: Any) -> dict[str, Any]:
    return {"format": 1, **version(value, saved), **more}


def version(value: Any, saved: int) -> dict[str, Any]:
    return {"value": value, "savedAt": saved}


def before(*versions: dict[str, Any]) -> dict[str, Any]:
    """What a record holds besides its value: the nearest first."""
    return {"previous": versions[0], "others": [*versions]}


def met(modules: Modules, here: Any, file: Any, copies: Any = ()) -> Any:
    return modules.page.evaluate(MEET, [here, file, [*copies]])


OLD, OLDER = version("old", 5), version("older", 4)
ONE: dict[str, tuple[Any, Any, Any]] = {
    # What is here, what the file has, and what is written; nothing where all is here already.
    "only the file has it": (None, record("T", 9), record("T", 9)),
    "only the file has it, cleared": (None, record(None, 9), record(None, 9)),
    "theirs is newer": (
        record("M", 10), record("T", 20), record("T", 20, **before(version("M", 10))),
    ),
    "mine is newer": (
        record("M", 20), record("T", 10), record("M", 21, **before(version("T", 10))),
    ),
    "of the same moment, theirs comes later in the alphabet": (
        record("M", 10), record("T", 10), record("T", 11, **before(version("M", 10))),
    ),
    "of the same moment, mine comes later in the alphabet": (
        record("T", 10), record("M", 10), record("T", 11, **before(version("M", 10))),
    ),
    "theirs was cleared since": (
        record("M", 10), record(None, 20), record(None, 20, **before(version("M", 10))),
    ),
    "theirs was cleared before": (record("M", 20), record(None, 10), None),
    "mine was cleared since": (
        record(None, 20), record("T", 10), record(None, 21, **before(version("T", 10))),
    ),
    "mine was cleared before": (record(None, 10), record("T", 20), record("T", 20)),
    "both were cleared": (record(None, 10), record(None, 20), record(None, 20)),
    "the same": (record("M", 10), record("M", 10), None),
    "the same, mine later": (record("M", 20), record("M", 10), None),
    "the same, theirs later": (record("M", 10), record("M", 20), record("M", 20)),
    "the same, theirs has an older text": (
        record("M", 10), record("M", 10, previous=OLD), record("M", 11, **before(OLD)),
    ),
    "the same, mine has an older text": (record("M", 10, previous=OLD), record("M", 10), None),
    "mine is newer, and had theirs before": (
        record("M", 20, previous=version("T", 10)), record("T", 10), None,
    ),
    "mine is newer, and met theirs before": (
        record("M", 20, **before(OLD, version("T", 10))), record("T", 10), None,
    ),
    "mine is newer, theirs has an older text": (
        record("M", 20, previous=OLD), record("T", 10, previous=OLDER),
        record("M", 21, **before(version("T", 10), OLD, OLDER)),
    ),
    "theirs is newer, and both have older texts": (
        record("M", 10, previous=OLDER), record("T", 20, previous=OLD),
        record("T", 20, **before(version("M", 10), OLD, OLDER)),
    ),
    "an older text is what is written now": (
        record("M", 10, previous=version("T", 5)), record("T", 20),
        record("T", 20, **before(version("M", 10))),
    ),
    "an older text of both": (
        record("M", 10, previous=OLD), record("T", 20, previous=version("old", 6)),
        record("T", 20, **before(version("M", 10), version("old", 6))),
    ),
    "older texts of one moment": (
        record("M", 10, previous=version("old", 5)), record("T", 20, previous=version("other", 5)),
        record("T", 20, **before(version("M", 10), OLD, version("other", 5))),
    ),
    "the same, each with an older text": (
        record("M", 10, previous=OLDER), record("M", 20, **before(OLD, version("x", 1))),
        record("M", 20, **before(OLD, OLDER, version("x", 1))),
    ),
    "the same, and mine has the later of the older texts": (
        record("M", 20, previous=version("y", 15), others=[version("y", 15), version("x", 1)]),
        record("M", 10, previous=OLD),
        record("M", 21, **before(version("y", 15), OLD, version("x", 1))),
    ),
    "the same, and what mine had last is older than what theirs had": (
        record("M", 20, previous=OLDER), record("M", 10, previous=OLD),
        record("M", 21, **before(OLDER, OLD)),
    ),
    "what a later version of the course adds stays with its text": (
        record("M", 10, mood="glad"), record("T", 20, mood="calm"),
        record("T", 20, mood="calm", **before(version("M", 10))),
    ),
    "mine is far ahead of the clock": (
        record("M", LAST), record("T", LAST - 5), record("M", 0, **before(version("T", LAST - 5))),
    ),
    "theirs is written after the last moment of all": (
        record("M", LAST), record("T", 3), record("T", 3, **before(version("M", LAST))),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs", "written"), ONE.values(), ids=ONE)
def test_of_two_records_the_newer_stays_and_all_else_can_be_brought_back(
    modules: Modules, mine: Any, theirs: Any, written: Any
) -> None:
    here = {} if mine is None else {WORDS: mine}
    found = met(modules, here, {WORDS: theirs})["newest"]
    assert found == ([] if written is None else [[WORDS, written]])
    after = {**here, **dict(found)}
    assert met(modules, after, {WORDS: theirs})["newest"] == [], "opened again, it changes nothing"


@pytest.mark.parametrize(("mine", "theirs", "written"), ONE.values(), ids=ONE)
def test_whichever_device_opens_the_other_s_file_both_end_up_with_the_same_text(
    modules: Modules, mine: Any, theirs: Any, written: Any
) -> None:
    here = {} if mine is None else {WORDS: mine}
    there = {WORDS: theirs}
    first = {**here, **dict(met(modules, here, there)["newest"])}
    second = {**there, **dict(met(modules, there, here)["newest"])}
    assert first[WORDS]["value"] == second[WORDS]["value"] == (written or mine)["value"]


CARD, ANSWER = "_practice/cards/rent/own", "_practice/cards/rent/answer"
CASE, NAME = "_practice/case/lead", "_negotiations/n"


def named(name: str, saved: int) -> dict[str, Any]:
    return record({"id": "n", "name": name, "archived": False}, saved)


OFF_PAGE: dict[str, tuple[str, Any, Any, str, Any]] = {
    # Its key, mine, theirs, whose stays ("" where nothing is written), and what is put aside.
    "a card that only grew": (CARD, record("Why", 10), record("Why not", 20), "theirs", None),
    "a card, mine newer": (CARD, record("Why", 20), record("Because", 10), "", "theirs"),
    "what was said on a card that was answered": (
        ANSWER, record({"step": 1, "own": "Why"}, 10), record({"step": 2}, 20), "theirs", "mine",
    ),
    "a card answered in the same words": (
        ANSWER, record({"step": 1, "own": "Why"}, 10), record({"step": 2, "own": "Why not"}, 20),
        "theirs", None,
    ),
    "a card answered in the same moment": (
        ANSWER, record({"step": 1}, 10), record({"step": 1, "own": "Why"}, 10), "", "theirs",
    ),
    "a card answered without words": (
        ANSWER, record({"step": 1}, 20), record({"step": 2}, 10), "", None,
    ),
    "a card that is to be forgotten": (
        ANSWER, record({"step": 1, "own": "Why"}, 10), record(None, 20), "theirs", "mine",
    ),
    "a card with no words": (CARD, record(7, 10), record("Because", 20), "theirs", None),
    "a case": (CASE, record({"x": 1}, 10), record({"x": 2}, 20), "theirs", "mine"),
    "a case that went on": (CASE, record({"x": 1}, 10), record({"x": 1, "y": 2}, 20),
                            "theirs", None),
    "a case that was begun anew": (CASE, record({"x": 1}, 10), record(None, 20), "theirs", "mine"),
    "a name": (NAME, named("Rent", 10), named("The rota", 20), "theirs", "mine"),
    "a name, mine newer": (NAME, named("Rent", 20), named("The rota", 10), "", "theirs"),
    "a longer name": (NAME, named("Rent", 10), named("Rent, again", 20), "theirs", None),
    "a negotiation that is gone": (NAME, named("Rent", 10), record(None, 20), "theirs", "mine"),
    "one that came back": (NAME, record(None, 10), named("Rent", 20), "theirs", None),
    "what was put aside": ("_aside/a/b/1", record("{", 10), record("{", 20), "theirs", None),
    "which is open": ("_current", record("a", 10), record("b", 20), "theirs", None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "mine", "theirs", "stays", "aside"), OFF_PAGE.values(), ids=OFF_PAGE
)
def test_what_stands_on_no_page_is_replaced_and_its_words_are_put_aside(
    modules: Modules, key: str, mine: Any, theirs: Any, stays: str, aside: str | None
) -> None:
    entries = met(modules, {key: mine}, {key: theirs})["newest"]
    written = [entry for name, entry in entries if name == key]
    assert written == ([theirs] if stays else [])
    lost = [
        [entry["savedAt"], json.loads(entry["value"])] for name, entry in entries if name != key
    ]
    other = {"mine": mine, "theirs": theirs}.get(aside or "")
    assert lost == ([[other["savedAt"], other]] if other else [])
    assert all(name.startswith(f"_aside/{key}/") and entry["format"] == 1
               for name, entry in entries if name != key)  # fmt: skip


ABOUT_ME = "_learner/me/first/aim"
SEVERAL: dict[str, tuple[Any, Any, list[str]]] = {
    "they differ": ({WORDS: record("M", 10)}, {WORDS: record("T", 20)}, ["first"]),
    "mine is the newer one": ({WORDS: record("M", 20)}, {WORDS: record("T", 10)}, ["first"]),
    "one was cleared": ({WORDS: record(None, 20)}, {WORDS: record("T", 10)}, ["first"]),
    "the other was cleared": ({WORDS: record("M", 20)}, {WORDS: record(None, 10)}, ["first"]),
    "both were cleared": ({WORDS: record(None, 20)}, {WORDS: record(None, 10)}, []),
    "they say the same": ({WORDS: record("M", 20)}, {WORDS: record("M", 10)}, []),
    "only the file has it": ({}, {WORDS: record("T", 10)}, []),
    "it is about the learner": ({ABOUT_ME: record("M", 10)}, {ABOUT_ME: record("T", 20)}, []),
    "it has another name": ({NAME: named("A", 10)}, {NAME: named("B", 20)}, []),
    "one of two": ({WORDS: record("M", 10), "n/a/first/x": record("M", 10)},
                   {WORDS: record("M", 20), "n/a/first/x": record("T", 20)}, ["n"]),
}  # fmt: skip


@pytest.mark.parametrize(("here", "file", "differ"), SEVERAL.values(), ids=SEVERAL)
def test_a_negotiation_differs_where_one_of_its_texts_does(
    modules: Modules, here: Any, file: Any, differ: list[str]
) -> None:
    assert met(modules, here, file)["differ"] == differ


HERE = {
    WORDS: record("M", 30), "first/a/first/same": record("S", 10), ABOUT_ME: record("Me", 10),
    "b/a/first/words": record("Alike", 10), NAME: named("N", 10), "_current": record("b", 10),
    "_negotiations/first": record({"id": "first", "name": "Rent", "archived": False}, 10),
}  # fmt: skip
FILE = {
    WORDS: record("T", 20), "first/a/first/same": record("S", 20),
    "first/a/first/more": record("+", 5),
    "_negotiations/first": record({"id": "first", "name": "The rota", "archived": False}, 20),
    ABOUT_ME: record("You", 20), "_learner/me/first/more": record("New", 20),
    "b/a/first/words": record("Alike", 20), "b/a/first/more": record("Added", 20),
    "c/a/first/words": record("A third", 20), "_current": record("c", 20),
    NAME: named("M", 20),
}  # fmt: skip
COPY = [["first", {"id": "copy", "name": "Rent (from the file)"}]]
ABOUT_COPY = {"id": "copy", "name": "Rent (from the file)", "created": 50, "archived": False}


def test_keeping_both_makes_a_negotiation_of_the_file_s_and_leaves_mine(modules: Modules) -> None:
    entries = dict(met(modules, HERE, FILE, COPY)["both"])
    after = {**HERE, **entries}
    again = met(modules, after, FILE, COPY)["both"]
    assert all(after[key] == entry for key, entry in again), "opened again, it changes nothing"
    [aside] = [key for key in entries if key.startswith("_aside/")]
    assert json.loads(entries.pop(aside)["value"]) == FILE[NAME], "which cannot have two names"
    assert entries == {
        "copy/a/first/words": record("T", 20), "copy/a/first/same": record("S", 20),
        "copy/a/first/more": record("+", 5), "_negotiations/copy": record(ABOUT_COPY, 50),
        ABOUT_ME: record("Me", 21, **before(version("You", 20))),
        "_learner/me/first/more": record("New", 20),
        "b/a/first/more": record("Added", 20), "c/a/first/words": record("A third", 20),
    }  # fmt: skip


def test_a_copy_that_i_have_written_on_keeps_my_words_and_its_name(modules: Modules) -> None:
    mine = {"copy/a/first/words": record("T, and more", 60, previous=version("T", 20)),
            "_negotiations/copy": record({**ABOUT_COPY, "name": "Mine"}, 60)}  # fmt: skip
    after = {**HERE, **mine, "copy/a/first/same": record("S", 20)}
    entries = dict(met(modules, after, FILE, COPY)["both"])
    assert not {*mine} & {*entries}
    assert not [key for key in entries if key.startswith("_aside/_negotiations/copy/")]
    unset = {key: record for key, record in after.items() if key != "_current"}
    assert "_current" not in dict(met(modules, unset, FILE, COPY)["both"])
    assert entries["copy/a/first/more"] == record("+", 5)


def test_records_are_sorted_by_what_they_would_do(modules: Modules) -> None:
    assert met(modules, HERE, FILE)["sorts"] == {
        "add": ["first/a/first/more", "_learner/me/first/more", "b/a/first/more",
                "c/a/first/words"],
        "replace": ["_negotiations/first", ABOUT_ME, "_current", NAME],
        "keep": [WORDS], "same": ["first/a/first/same", "b/a/first/words"],
    }  # fmt: skip
