"""Lines of a dialogue that are too long, or that give away which reply is good."""

from __future__ import annotations

from typing import Any

import pytest

from macros.dialogues.lines import at_least, good_is_longest, too_long
from macros.dialogues.model import Dialogue

END = {"good": {"title": "G", "reached": "R.", "cost": "C.", "best": True}}


def dialogue(turns: dict[str, Any], **more: Any) -> Dialogue:
    return Dialogue.model_validate(
        {"title": "T", "minutes": 1, "you": "Y.", "with": "K.", "start": "t0", "turns": turns,
         "endings": END, "mistakes": {"m": "M."}} | more
    )  # fmt: skip


def turn(*replies: dict[str, Any], says: str = "So?") -> dict[str, Any]:
    return {
        "says": says,
        "replies": {f"r{n}": {"to": "good", **each} for n, each in enumerate(replies)},
    }


WORDS, CHARACTERS = "a " * 44 + "a", "x" * 300
LONG = (f"{WORDS} a", f"{CHARACTERS}x")


@pytest.mark.parametrize("text", [WORDS, CHARACTERS])
def test_what_one_says_in_one_go_is_no_problem(text: str) -> None:
    shared = {"s": {"say": text, "to": "good"}}
    made = dialogue({"t0": {**turn({"say": text}, says=text), "shared": ["s"]}}, shared=shared,
                    endings={"good": {**END["good"], "line": text}})  # fmt: skip
    assert [*too_long(made)] == []


@pytest.mark.parametrize(("text", "words"), [(LONG[0], 46), (LONG[1], 1)])
def test_every_line_that_is_too_long_is_told(text: str, words: int) -> None:
    shared = {"s": {"say": text, "to": "good"}}
    made = dialogue({"t0": {**turn({"say": text}, says=text), "shared": ["s"]}}, shared=shared,
                    endings={"good": {**END["good"], "line": text}})  # fmt: skip
    found = [*too_long(made)]
    assert [".".join(map(str, finding.path)) for finding in found] == [
        "turns.t0.says", "turns.t0.replies.r0.say", "shared.s.say", "endings.good.line",
    ]  # fmt: skip
    assert {finding.message for finding in found} == {
        f"{words} words are too long to say aloud in one go: 45 words or 300 characters are the "
        "most. Shorten it, or make two turns of it."
    }


@pytest.mark.parametrize(
    ("count", "chances", "probability"),
    [
        (0, [], 1), (0, [0.5, 0.5], 1), (1, [0.5], 0.5), (1, [0.5, 0.5], 0.75),
        (2, [0.5, 0.5], 0.25), (3, [0.5, 0.5], 0), (2, [0.5, 0.25, 1], 0.625), (1, [0, 0], 0),
    ],
)  # fmt: skip
def test_how_probable_as_many_are(count: int, chances: list[float], probability: float) -> None:
    assert at_least(count, chances) == pytest.approx(probability)


GOOD, BAD = {"say": "A good reply"}, {"say": "Bad", "mistake": "m"}
SHORT, LONGER = {"say": "Good"}, {"say": "A bad reply", "mistake": "m"}


@pytest.mark.parametrize(
    ("good_longest", "bad_longest", "told"),
    [(4, 0, False), (5, 0, True), (6, 1, False), (7, 1, True), (8, 8, False), (0, 9, False)],
)
def test_good_replies_are_not_the_longest_more_often_than_by_chance(
    good_longest: int, bad_longest: int, told: bool
) -> None:
    """Of two replies one is good. All of five are the longest in 3 of 100, all of four in 6."""
    turns = [turn(GOOD, BAD)] * good_longest + [turn(SHORT, LONGER)] * bad_longest
    turns += [turn(GOOD, SHORT), turn(BAD, LONGER)]
    found = [*good_is_longest(dialogue({f"t{n}": each for n, each in enumerate(turns)}))]
    of = good_longest + bad_longest
    message = (
        f"In {good_longest} of {of} turns the longest reply is one without a mistake; by chance it "
        f"would be about {round(of / 2)}. Learners notice. Shorten those, or lengthen the others."
    )
    assert [(finding.path, finding.message) for finding in found] == (
        [(("turns",), message)] if told else []
    )
