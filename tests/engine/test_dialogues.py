"""Dialogues: what the check finds by exploring them holds for every way through them."""

from __future__ import annotations

from functools import partial
from itertools import product
from math import prod
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.dialogues.data import dialogue_data
from macros.dialogues.explore import explore
from macros.dialogues.findings import findings
from macros.dialogues.lines import at_least
from macros.dialogues.model import Dialogue
from macros.dialogues.reach import stuck, undecided
from macros.dialogues.state import State, begin, has_ended, offered, replay, take
from macros.dialogues.walker import walk, walk_all
from macros.render.booklet import Booklet, BookletReply
from macros.render.curve import NUMBER
from macros.render.dialogue_map import HEIGHT, WIDTH, DialogueMap
from macros.strings.loader import load as strings

PLACES = ["a", "b", "c", "end"]
RANGE = st.fixed_dictionaries(
    {}, optional={key: st.integers(-1, 2) for key in ("at_least", "at_most", "is")}
).filter(lambda bounds: len(bounds) == 1)
TURNS = st.lists(st.sampled_from(PLACES[:3]), min_size=1, max_size=1)
CONDITION = st.one_of(
    st.none(),
    st.fixed_dictionaries({"ease": RANGE}),
    st.fixed_dictionaries({"visited": TURNS}),
    st.fixed_dictionaries({"not_visited": TURNS}),
    st.fixed_dictionaries(
        {"times": st.dictionaries(st.sampled_from(PLACES[:3]), RANGE, min_size=1)}
    ),
    st.sampled_from([{"found": ["key"]}, {"not_found": ["key"]}]),
    st.fixed_dictionaries({"any": st.lists(st.fixed_dictionaries({"ease": RANGE}), min_size=1)}),
)
REPLY = st.builds(
    lambda to, condition, change, find, once: {
        "say": "Yes.",
        "to": to,
        **({"if": condition} if condition else {}),
        "set": {"ease": change},
        "find": ["key"] if find else [],
        "once": once,
    },
    st.sampled_from(PLACES),
    CONDITION,
    st.sampled_from(["+1", "-1", "=2", "=0"]),
    st.booleans(),
    st.booleans(),
)


def dialogue_of(turns: dict[str, list[dict[str, Any]]], **more: Any) -> Dialogue:
    """A dialogue in which each turn has these replies, called `r0`, `r1`, …."""
    entry: dict[str, Any] = {
        "title": "Two at a gate",
        "minutes": 1,
        "you": "You want through.",
        "with": "The guard",
        "start": "a",
        "variables": {"ease": {"from": -1, "to": 2}},
        "facts": {"key": "There is a key."},
        "turns": {
            id: {"says": "Halt.", "replies": {f"r{n}": reply for n, reply in enumerate(replies)}}
            for id, replies in turns.items()
        },
        "endings": {"end": {"title": "Home", "reached": "Home.", "cost": "None.", "best": True}},
    }
    return Dialogue.model_validate({**entry, **more})


DIALOGUES = st.builds(
    dialogue_of, st.fixed_dictionaries({id: st.lists(REPLY, max_size=3) for id in "abc"})
)


def stroll(dialogue: Dialogue, seed: int) -> list[tuple[State, str | None]]:
    """A random way of at most forty replies: each state, and the reply that was taken in it."""
    random, state = Random(seed), begin(dialogue)
    way: list[tuple[State, str | None]] = []
    for _ in range(40):
        replies = [*offered(dialogue, state)]
        way.append((state, random.choice(replies) if replies else None))
        if not replies:
            break
        state = take(dialogue, state, str(way[-1][1]))
    return way


@settings(max_examples=40, deadline=None)
@given(DIALOGUES, st.integers(0, 99))
def test_whatever_happens_was_explored(dialogue: Dialogue, seed: int) -> None:
    found = explore(dialogue)
    assert found.complete
    nearest, said = found.first_at(), found.offered_replies()
    dead = {state.place for key, state in found.states.items() if not found.steps[key]}
    for state, reply in stroll(dialogue, seed):
        assert state.place in nearest
        assert -1 <= state.variables["ease"] <= 2
        assert (state.place, reply) in said if reply else state.place in dead


@settings(max_examples=40, deadline=None)
@given(DIALOGUES)
def test_a_shortest_path_leads_where_it_says(dialogue: Dialogue) -> None:
    found = explore(dialogue)
    for key, state in found.states.items():
        assert replay(dialogue, found.path(key)).place == state.place


@settings(max_examples=40, deadline=None)
@given(DIALOGUES)
def test_a_dialogue_that_never_gets_stuck_can_be_ended_from_every_situation(
    dialogue: Dialogue,
) -> None:
    found = explore(dialogue)
    ends = [key for key, state in found.states.items() if has_ended(dialogue, state)]
    all_can_end = found.backward(ends) == {*found.states}
    assert all_can_end == (not [*stuck(found)])


def many_switches(count: int) -> Dialogue:
    """A dialogue with two to the power of `count` situations, of which one is a dead end."""
    names = [f"f{n}" for n in range(count)]
    switches = [
        {"say": "On.", "to": "a", "find": [name], "if": {"not_found": [name]}} for name in names
    ]
    door = {"say": "Go.", "to": "b", "if": {"found": names}}
    leave = {"say": "Bye.", "to": "end", "if": {"not_found": [names[0]]}}
    facts = {name: "A fact." for name in names}
    return dialogue_of({"a": [*switches, door, leave], "b": []}, facts=facts, variables={})


def test_a_dialogue_with_too_many_situations_is_judged_as_far_as_they_go() -> None:
    small, large = explore(many_switches(3)), explore(many_switches(40), most=500)
    assert undecided(small) is None
    assert [finding.path for finding in stuck(small)] == [("turns", "b")]
    assert len(large.states) <= 501
    assert [*stuck(large)] == []
    assert str(undecided(large)).replace(str(len(large.states)), "42", 1) == (
        "More than 42 situations, so not all were looked at. Undecided: whether every turn is "
        "reached, every reply offered, and no way gets stuck. Not reached so far: `b`."
    )


def test_findings_of_a_large_dialogue_hold_although_not_all_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in ("findings", "reach"):
        monkeypatch.setattr(f"macros.dialogues.{module}.explore", partial(explore, most=500))
    told = {finding.message for finding in findings(many_switches(40))}
    assert not [message for message in told if "never" in message or "No ending" in message]


def test_a_hub_without_a_way_out_is_found_beside_one_with() -> None:
    lost = dialogue_of(
        {
            "a": [{"say": "In.", "to": "b", "set": {"ease": "+2"}}, {"say": "Out.", "to": "end"}],
            "b": [{"say": "On.", "to": "c"}],
            "c": [
                {"say": "On.", "to": "b"},
                {"say": "Out.", "to": "end", "if": {"ease": {"is": -1}}},
            ],
        }
    )
    assert [(f.path, "`r0`" in f.message) for f in stuck(explore(lost))] == [(("turns", "b"), True)]


@pytest.mark.parametrize("chances", [[], [0.5], [0.25, 0.5], [0.1, 0.7, 0.5, 0.3]])
def test_the_chance_of_so_many_is_that_of_all_ways_to_it(chances: list[float]) -> None:
    for count in range(len(chances) + 1):
        ways = [way for way in product([0, 1], repeat=len(chances)) if sum(way) >= count]
        expected = sum(
            prod(p if hit else 1 - p for hit, p in zip(way, chances, strict=True)) for way in ways
        )
        assert at_least(count, chances) == pytest.approx(expected)


GATE = dialogue_of(
    {
        "a": [
            {
                "say": "Please, please, please.",
                "to": "b",
                "stance": "gives-in",
                "set": {"ease": "-1"},
            },
            {"say": "Why?", "to": "c", "stance": "asks"},
        ],
        "b": [{"say": "Round.", "to": "a"}],
        "c": [{"say": "I see.", "to": "end", "set": {"ease": "+1"}}],
    }
)


def test_the_walker_plays_the_same_for_the_same_seed_and_counts_every_hit() -> None:
    tally = walk(GATE, runs=50, seed=3)
    assert tally == walk(GATE, runs=50, seed=3)
    assert tally != walk(GATE, runs=50, seed=4)
    assert tally.turns["a"] == 50 + tally.turns["b"]
    assert tally.replies["c", "r0"] == tally.endings["end"] == 50
    assert (tally.least, tally.most) == ({"ease": -1}, {"ease": 1})


def test_characters_keep_to_their_stance_and_a_circle_is_left() -> None:
    tallies = walk_all(GATE, runs=2, seed=1)
    assert tallies["asks"].share("end") == 1
    assert tallies["gives-in"].unfinished == tallies["longest"].unfinished == 2


def test_the_booklet_begins_at_one_and_leads_only_to_numbers_that_it_has() -> None:
    booklet = Booklet("gate", GATE, strings())
    assert booklet.numbers["a"] == 1
    assert sorted(booklet.numbers.values()) == [1, 2, 3, 4]
    to = {reply.to for _, _, replies in booklet.turns for reply in replies}
    assert to <= {*booklet.numbers.values()}


@settings(max_examples=40, deadline=None)
@given(DIALOGUES)
def test_no_box_of_a_map_lies_on_another_or_on_a_number(dialogue: Dialogue) -> None:
    drawn = DialogueMap(Booklet("gate", dialogue, strings()))
    boxes = [*drawn.boxes.values()]
    for n, box in enumerate(boxes):
        assert 0 <= box.x <= drawn.width - WIDTH and 0 <= box.y <= drawn.height - HEIGHT
        for other in boxes[:n]:
            assert abs(box.x - other.x) >= WIDTH or abs(box.y - other.y) >= HEIGHT
        for _, _, _, _, x, y in drawn.data()["arrows"]:
            across, down = abs(x - box.middle), abs(y - box.y - HEIGHT / 2)
            assert across + 1 >= (WIDTH + NUMBER[0]) / 2 or down + 1 >= (HEIGHT + NUMBER[1]) / 2


@settings(max_examples=40, deadline=None)
@given(DIALOGUES)
def test_no_arrow_of_a_map_crosses_the_boxes_that_it_leads_between(dialogue: Dialogue) -> None:
    drawn = DialogueMap(Booklet("gate", dialogue, strings()))
    for arrow in drawn.arrows:
        for t, id in [(n / 20, id) for n in range(21) for id in (arrow.start, arrow.end)]:
            (x, y), box = arrow.curve.at(t), drawn.boxes[id]
            across, down = abs(x - box.middle), abs(y - box.y - HEIGHT / 2)
            assert across >= WIDTH / 2 or down >= HEIGHT / 2, (arrow.start, arrow.end, t)


def test_conditions_and_changes_are_words_on_paper() -> None:
    condition = {
        "ease": {"at_least": 1, "at_most": 2},
        "found": ["key"],
        "times": {"a": {"is": 2}},
        "any": [{"not_visited": ["b"]}, {"not_found": ["key"]}],
    }
    asks = {"say": "Now?", "if": condition, "set": {"ease": "-1"}, "find": ["key"], "once": True}
    teaches = {"say": "Why?", "to": "end", "after": "A **good** question."}
    made = dialogue_of({"a": [{**asks, "to": "end"}, teaches], "b": []})
    (_, _, (first, second)), _ = Booklet("gate", made, strings()).turns
    assert first.condition == (
        "Only if ease is 1 or more and ease is 2 or less and you know fact 1 and you have come to 1"
        " exactly 2 times and you have not said it yet and one of these is true: you have not been"
        " at 2; or you do not know fact 1."
    )
    assert first.steps == ("Take 1 from ease.", "Now you know fact 1: There is a key.")
    assert (second.condition, second.note) == ("", 1)
    assert Booklet("gate", made, strings()).notes == [(1, "A good question.")]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ({"at_least": 1}, "you have come to 1 at least once."),
        ({"at_least": 3}, "you have come to 1 at least 3 times."),
        ({"at_most": 1}, "you have come to 1 at most once."),
        ({"at_most": 2}, "you have come to 1 at most 2 times."),
        ({"is": 1}, "you have come to 1 exactly once."),
    ],
)
def test_how_often_one_has_been_somewhere_is_told_on_paper(
    times: dict[str, int], told: str
) -> None:
    reply = {"say": "Now?", "to": "end", "if": {"ease": {"is": 0}, "times": {"a": times}}}
    booklet = Booklet("gate", dialogue_of({"a": [reply | {"set": {"ease": "+2"}}]}), strings())
    ((_, _, (first,)),) = booklet.turns
    assert (first.condition, first.steps) == (
        f"Only if ease is 0 and {told}",
        ("Add 2 to ease.",),
    )
    assert booklet.counts_visits


def led(to: str, **more: Any) -> dict[str, Any]:
    return {"say": "On.", "to": to, **more}


def test_a_map_shows_turns_by_their_distance_and_how_replies_lead() -> None:
    """A turn that nothing leads to is not drawn; two replies between two boxes are one arrow."""
    wrong = {"mistake": "m"}
    turns = {
        "a": [led("b"), led("c"), led("out", **wrong)],
        "b": [led("d"), led("a"), led("c", **wrong), led("c", **wrong)],
        "c": [led("c"), led("b", **wrong), led("end"), led("end", **wrong)],
        "d": [led("end"), led("b")],
        "z": [led("end")],
    }
    endings = {
        "end": {"title": "Home", "reached": "Home.", "cost": "None.", "best": True},
        "out": {"title": "Out", "reached": "Out.", "cost": "All."},
    }
    made = dialogue_of(turns, mistakes={"m": "M."}, endings=endings)
    drawn = DialogueMap(Booklet("gate", made, strings()))
    assert drawn.rows == [["a"], ["b", "c"], ["d"], ["end", "out"]]
    kinds = {id: box.kind for id, box in drawn.boxes.items()}
    assert kinds == {
        "a": "start", "b": "turn", "c": "turn", "d": "turn", "end": "best", "out": "ending",
    }  # fmt: skip
    assert drawn.data() == {
        "width": 386, "height": 430, "box": (150, 40),
        "boxes": {
            "a": [118, 30, 1], "b": [30, 140, 2], "c": [206, 140, 3], "d": [118, 250, 5],
            "end": [30, 360, 6], "out": [206, 360, 7],
        },
        "arrows": [
            ["a", "b", "M193 70C193 105, 105 100, 105 135", "on", 181, 89],
            ["a", "c", "M193 70C193 105, 281 100, 281 135", "on", 237, 102],
            ["a", "out", "M193 70C193 105, 281 320, 281 355", "mistake", 237, 212],
            ["b", "d", "M105 180C105 215, 193 210, 193 245", "on", 117, 199],
            ["b", "a", "M180 160C206 160, 87 50, 113 50", "back", 146, 105],
            ["b", "c", "M180 160C206 160, 175 160, 201 160", "mistake", 190, 131],
            ["c", "c", "M356 160C382 160, 387 160, 361 160", "back", 378, 160],
            ["c", "b", "M206 160C180 160, 211 160, 185 160", "mistake", 196, 189],
            ["c", "end", "M281 180C281 215, 105 320, 105 355", "on", 227, 240],
            ["d", "end", "M193 290C193 325, 105 320, 105 355", "on", 149, 322],
            ["d", "b", "M118 270C92 270, 211 160, 185 160", "back", 152, 215],
        ],
    }  # fmt: skip


PLAIN: tuple[str, tuple[str, ...]] = ("", ())


@pytest.mark.parametrize(
    ("keys", "said", "counts_visits"),
    [
        ({}, PLAIN, False),
        ({"once": True}, ("Only if you have not said it yet.", ()), False),
        ({"if": {"visited": ["b"]}}, ("Only if you have been at 2.", ()), True),
        ({"if": {"not_visited": ["b"]}}, ("Only if you have not been at 2.", ()), True),
        ({"if": {"times": {"b": {"at_most": 1}}}}, ("Only if you have come to 2 at most once.", ()),
         True),
        ({"if": {"any": [{"visited": ["b"]}, {"found": ["key"]}]}},
         ("Only if one of these is true: you have been at 2; or you know fact 1.", ()), True),
        ({"if": {"found": ["key"]}}, ("Only if you know fact 1.", ()), False),
        ({"if": {"not_found": ["key"]}}, ("Only if you do not know fact 1.", ()), False),
        ({"if": {"ease": {"at_least": 0}}, "set": {"ease": "+0"}},
         ("Only if ease is 0 or more.", ("Add 0 to ease.",)), False),
        ({"if": {"ease": {"at_most": 0}}, "set": {"ease": "-1"}},
         ("Only if ease is 0 or less.", ("Take 1 from ease.",)), False),
        ({"if": {"ease": {"is": 0}}, "set": {"ease": "=1"}},
         ("Only if ease is 0.", ("Set ease to 1.",)), False),
        ({"set": {"ease": "+1"}}, PLAIN, False),
        ({"find": ["key"]}, ("", ("Now you know fact 1: There is a key.",)), False),
    ],
)  # fmt: skip
def test_a_reply_on_paper_says_when_it_can_be_said_and_what_to_write_down(
    keys: dict[str, Any], said: tuple[str, tuple[str, ...]], counts_visits: bool
) -> None:
    """A variable that no condition asks for is not written down."""
    on = {"say": "On.", "to": "end"}
    made = dialogue_of({"a": [{"say": "*Now?*", "to": "b", **keys}], "b": [on]})
    booklet = Booklet("gate", made, strings())
    ((first, turn, (reply,)), (second, _, _)) = booklet.turns
    assert (first, second, turn) == (1, 2, made.turns["a"])
    assert reply == BookletReply("Now?", *said, to=2, note=None)
    assert booklet.counts_visits == counts_visits
    assert booklet.asked_variables == ({"ease"} if "ease" in keys.get("if", ()) else set())


def test_notes_of_a_booklet_stand_once_each_and_name_the_kind_of_mistake() -> None:
    notes: list[dict[str, Any]] = [
        {"after": "Good *one*."}, {"mistake": "m"}, {"after": "Good *one*.", "mistake": "m"},
        {"after": "Good *one*."}, {},
    ]  # fmt: skip
    replies = [{"say": "So.", "to": "end", **note} for note in notes]
    made = dialogue_of({"a": replies}, mistakes={"m": "A *claim*."})
    booklet = Booklet("gate", made, strings())
    texts = dict(booklet.notes)
    ((_, _, printed),) = booklet.turns
    assert [texts.get(reply.note or 0) for reply in printed] == [
        "Good one.", "A claim.", "Good one. A claim.", "Good one.", None,
    ]  # fmt: skip
    assert [*texts] == [1, 2, 3]
    assert booklet.endings == [(2, made.endings["end"])]


NUMBERS = {"a": 1, "b": 2, "c": 3, "f": 4, "e": 5, "d": 6, "end": 7}


def test_the_numbers_of_a_booklet_are_mixed_and_always_the_same() -> None:
    on = [{"say": "On.", "to": "end"}]
    made = dialogue_of({id: on for id in "bcadef"})
    assert Booklet("gate", made, strings()).numbers == NUMBERS
    other = Booklet("other", made, strings()).numbers
    assert other != NUMBERS and {id: other[id] for id in ("a", "end")} == {"a": 1, "end": 7}


def test_the_page_carries_nothing_that_only_authors_and_instructors_read() -> None:
    made = GATE.model_copy(update={"guidance": "Look for this.", "uses_openness": True})
    text = str(dialogue_data("gate", made))
    assert "Look for this" not in text and "gives-in" not in text and "uses_openness" not in text
