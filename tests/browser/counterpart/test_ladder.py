"""The ladder of offers as it was looked at: counterpart/ladder.mjs."""

from __future__ import annotations

from typing import Any

from tests.support.hedge_case import CASE
from tests.support.modules import Modules
from tests.support.pictures import expect_picture

NAMES = {"mine": "You", "theirs": "Bartholomew"}


def game(mine: str, *rungs: tuple[str, int, int, int]) -> dict[str, Any]:
    """A game of which the ladder is known: who offered, in which round, worth what to a and b."""
    return {
        "issues": CASE["issues"], "alternatives": {"a": 20, "b": 15}, "mine": mine,
        "theirs": "b" if mine == "a" else "a",
        "ladder": [{"by": by, "round": n, "a": a, "b": b} for by, n, a, b in rungs],
    }  # fmt: skip


RUNGS = (("a", 1, 60, 0), ("b", 1, 0, 60), ("a", 10, 40, 40))


def test_the_ladder_is_drawn_as_it_was_looked_at(modules: Modules) -> None:
    for mine in ("a", "b"):
        call = (game(mine, *RUNGS), NAMES)
        expect_picture(f"ladder-{mine}", modules, "counterpart/ladder.mjs", "ladder", *call)


def test_the_axis_of_the_ladder_has_every_quarter_of_a_hundred(modules: Modules) -> None:
    wide = game("a", ("a", 1, 100, 0))
    wide["issues"] = [{"id": "all", "options": [{"a": 100, "b": 0}, {"a": 0, "b": 100}]}]
    expect_picture("ladder-wide", modules, "counterpart/ladder.mjs", "ladder", wide, NAMES)


def test_the_ladder_says_each_offer_in_words_and_in_a_table(modules: Modules) -> None:
    lines = modules.lines("counterpart/ladder.mjs", "ladder", game("b", *RUNGS), NAMES)
    assert lines == [
        "Each offer and what it was worth, in points",
        "Round 1, Bartholomew: 0 to you, 60 to Bartholomew; Round 1, You: 60 to you, 0 to "
        "Bartholomew; Round 10, Bartholomew: 40 to you, 40 to Bartholomew",
        "The same as a table",
        "Each offer and what it was worth, in points",
        "Offer | To you | To Bartholomew",
        "Round 1, Bartholomew | 0 | 60",
        "Round 1, You | 60 | 0",
        "Round 10, Bartholomew | 40 | 40",
    ]
    nobody = modules.lines("counterpart/ladder.mjs", "ladder", game("a"), NAMES)
    assert nobody == ["Nobody made an offer."]
