"""How a dialogue goes on, and what the check says of one that goes wrong: by hand, in full."""

from __future__ import annotations

from typing import Any

import pytest

from macros.dialogues.conditions import Condition
from macros.dialogues.explore import Relevant, explore
from macros.dialogues.lines import good_is_longest, too_long
from macros.dialogues.model import Dialogue
from macros.dialogues.reach import habits, never_offered, stuck, unreached
from macros.dialogues.state import State, begin, holds, offered, replay, take
from tests.support.model_problems import problems

Data = dict[str, Any]
HERE = State("hall", {"ease": 1}, frozenset({"key"}), {"hall": 2, "gate": 1}, frozenset({"ask"}))
ASKED: list[tuple[Data, bool]] = [
    ({}, True),
    ({"ease": {"is": 1}}, True),
    ({"ease": {"at_least": 2}}, False),
    ({"ease": {"is": 1}, "other": {"is": 0}}, True),
    ({"ease": {"is": 1}, "other": {"is": 1}}, False),
    ({"found": ["key"]}, True),
    ({"found": ["key", "map"]}, False),
    ({"not_found": ["map"]}, True),
    ({"not_found": ["map", "key"]}, False),
    ({"visited": ["hall", "gate"]}, True),
    ({"visited": ["hall", "yard"]}, False),
    ({"not_visited": ["yard"]}, True),
    ({"not_visited": ["yard", "gate"]}, False),
    ({"times": {"hall": {"is": 2}, "yard": {"is": 0}}}, True),
    ({"times": {"hall": {"is": 2}, "gate": {"at_least": 2}}}, False),
    ({"any": [{"found": ["map"]}, {"ease": {"is": 1}}]}, True),
    ({"any": [{"found": ["map"]}, {"ease": {"is": 2}}]}, False),
    ({"found": ["map"], "any": [{"ease": {"is": 1}}]}, False),
    ({"any": [{"any": [{"found": ["key"]}], "ease": {"is": 1}}]}, True),
]


@pytest.mark.parametrize(("asked", "held"), ASKED, ids=range(len(ASKED)))
def test_a_condition_holds_where_all_that_is_written_does(asked: Data, held: bool) -> None:
    assert holds(Condition.model_validate(asked), HERE) is held


def reply(to: str, **more: Any) -> Data:
    return {"say": "So.", "to": to, **more}


def dialogue(turns: dict[str, Data], **more: Any) -> Dialogue:
    """Turn → its replies by id; endings are `good`, which is the best, and `bad`."""
    ending = {"title": "E", "reached": "R", "cost": "C"}
    return Dialogue.model_validate({
        "title": "T", "minutes": 1, "you": "You.", "with": "W", "start": next(iter(turns)),
        "variables": {"ease": {"from": -1, "to": 2, "start": 1}},
        "facts": {"key": "K", "map": "M"}, "mistakes": {"slip": "A slip."},
        "turns": {id: {"says": "S", "replies": replies} for id, replies in turns.items()},
        "endings": {"good": {**ending, "best": True}, "bad": ending},
        **more,
    })  # fmt: skip


PLAY = dialogue(
    {
        "hall": {
            "up": reply("hall", set={"ease": "+2"}),
            "down": reply("hall", set={"ease": "-3", "gone": "+1"}),
            "zero": reply("gate", set={"ease": "=0"}, find=["key"]),
            "once": reply("gate", once=True),
            "rich": reply("good", **{"if": {"ease": {"at_least": 2}}}),
        },
        "gate": {"back": reply("hall"), "out": reply("bad")},
    }
)


def test_a_reply_changes_what_it_says_and_nothing_leaves_its_range() -> None:
    start = begin(PLAY)
    assert start == State("hall", {"ease": 1}, frozenset(), {"hall": 1}, frozenset())
    assert [*offered(PLAY, start)] == ["up", "down", "zero", "once"]
    assert take(PLAY, start, "up") == State(
        "hall", {"ease": 2}, frozenset(), {"hall": 2}, frozenset({"hall/up"})
    )
    assert take(PLAY, start, "down").variables == {"ease": -1}
    assert take(PLAY, start, "zero") == State(
        "gate", {"ease": 0}, frozenset({"key"}), {"hall": 1, "gate": 1}, frozenset({"hall/zero"})
    )
    again = replay(PLAY, ["once", "back"])
    assert [*offered(PLAY, again)] == ["up", "down", "zero"]
    rich = replay(PLAY, ["up"])
    assert [*offered(PLAY, rich)] == ["up", "down", "zero", "once", "rich"]
    assert offered(PLAY, take(PLAY, rich, "rich")) == {}
    with pytest.raises(KeyError, match="rich"):
        replay(PLAY, ["rich"])


def test_a_shared_reply_was_said_wherever_it_was_said_unless_a_turn_has_its_own() -> None:
    made = dialogue(
        {"a": {"on": reply("b"), "own": reply("b", once=True)}, "b": {"back": reply("a")}},
        shared={"wait": reply("b", once=True), "own": reply("good", once=True)},
    )
    turns = {id: turn.model_copy(update={"shared": ("wait", "own", "gone")})
             for id, turn in made.turns.items()}  # fmt: skip
    made = made.model_copy(update={"turns": turns})
    made.__dict__.pop("offered", None)
    assert [*offered(made, begin(made))] == ["on", "own", "wait"]
    assert made.offered["a"]["own"].to == "b" and made.offered["b"]["own"].to == "good"
    after = replay(made, ["wait"])
    assert (after.used, [*offered(made, after)]) == (frozenset({"wait"}), ["back", "own"])
    own = replay(made, ["own"])
    assert (own.used, [*offered(made, own)]) == (frozenset({"a/own"}), ["back", "wait", "own"])


def test_only_what_conditions_ask_for_tells_situations_apart() -> None:
    asked = {
        "found": ["map"], "visited": ["a"], "times": {"b": {"at_least": 2, "at_most": 4}},
        "any": [{"ease": {"is": 1}, "not_found": ["key"], "not_visited": ["b", "c"]}],
    }  # fmt: skip
    made = dialogue(
        {"a": {"x": reply("b", **{"if": asked}, once=True), "y": reply("b")}, "b": {}, "c": {}}
    )
    relevant = Relevant.of(made)
    assert relevant == Relevant(
        ("ease",), ("key", "map"), {"a": 1, "b": 5, "c": 1}, frozenset({"a/x"})
    )
    state = State("a", {"ease": 1}, frozenset({"map"}), {"a": 3, "b": 7}, frozenset({"a/x", "a/y"}))
    assert relevant.key(state) == ("a", 1, False, True, 1, 5, 0, frozenset({"a/x"}))


def told(findings: Any) -> list[tuple[str, str]]:
    return [(".".join(map(str, finding.path)), finding.message) for finding in findings]


NO_WAY = "No reply on any way from the start leads here. Lead one here, or remove it."
NEVER = (
    "Replies lead here, but none of them can ever be given: their conditions never hold. Loosen "
    "one, or remove this."
)
HIDDEN = "`{}` is never offered here: its condition never holds at this turn."
DEAD = "A turn without replies: nobody can go on. Add one, or make it an ending."
SILENT = "Nothing can be said here {}. Offer a reply then, too."
LOST = "No ending can be reached from here {}. Offer a way out."
IMPOSSIBLE = {"if": {"ease": {"at_least": 3}}}
GONE_WRONG: list[tuple[Dialogue, list[tuple[str, str]]]] = [
    (dialogue({"a": {"x": reply("good"), "y": reply("bad")}}), []),
    (dialogue({"a": {"x": reply("good")}, "b": {"x": reply("bad")}}),
     [("turns.b", NO_WAY), ("endings.bad", NO_WAY)]),
    (dialogue({"a": {"x": reply("b", **IMPOSSIBLE), "y": reply("good")}, "b": {"z": reply("bad")}}),
     [("turns.b", NEVER), ("endings.bad", NEVER), ("turns.a.replies.x", HIDDEN.format("x"))]),
    (dialogue({"a": {"x": reply("good"), "y": reply("bad"), "z": reply("b")}, "b": {}}),
     [("turns.b", DEAD)]),
    (dialogue({"a": {"x": reply("good", once=True, **{"if": {"found": ["key"]}}),
                     "y": reply("bad", **{"if": {"found": ["key"]}})}}),
     [("endings.good", NEVER), ("endings.bad", NEVER), ("turns.a.replies.x", HIDDEN.format("x")),
      ("turns.a.replies.y", HIDDEN.format("y")), ("turns.a", SILENT.format("at the start"))]),
    (dialogue({"a": {"x": reply("b", once=True), "y": reply("good", once=True),
                     "z": reply("bad", once=True)}, "b": {"w": reply("b")}}),
     [("turns.b", LOST.format("after `x`"))]),
    (dialogue({"a": {"x": reply("a", set={"ease": "+1"}, **{"if": {"ease": {"at_most": 1}}}),
                     "y": reply("good", **{"if": {"ease": {"at_most": 1}}}),
                     "z": reply("bad", **{"if": {"ease": {"at_most": 1}}})}}),
     [("turns.a", SILENT.format("after `x`"))]),
]  # fmt: skip


@pytest.mark.parametrize(("made", "found"), GONE_WRONG, ids=range(len(GONE_WRONG)))
def test_what_can_never_happen_and_where_one_gets_stuck_is_told(
    made: Dialogue, found: list[tuple[str, str]]
) -> None:
    explored = explore(made)
    assert [
        *told(unreached(explored)), *told(never_offered(explored)), *told(stuck(explored)),
    ] == found  # fmt: skip


def test_a_long_way_to_a_dead_end_is_told_by_its_beginning_and_its_end() -> None:
    turns = {f"t{n}": {f"r{n}": reply(f"t{n + 1}"), "out": reply("good")} for n in range(9)}
    ways = dialogue({**turns, "t9": {}})
    assert told(stuck(explore(ways))) == [("turns.t9", DEAD)]
    loop = dialogue({**turns, "t9": {"again": reply("t9")}})
    way = "after `r0`, `r1`, `r2`, `r3`, `…`, `r6`, `r7`, `r8`"
    assert told(stuck(explore(loop))) == [("turns.t9", LOST.format(way))]
    eight = {id: turns[id] for id in list(turns)[:8]}
    shorter = dialogue({**eight, "t8": {"again": reply("t8")}})
    whole = "after " + ", ".join(f"`r{n}`" for n in range(8))
    assert told(stuck(explore(shorter))) == [("turns.t8", LOST.format(whole))]


def four(to: str, **more: Any) -> dict[str, Data]:
    """Four turns in a row, each with a long reply that goes on, and a short one that ends."""
    long = {**more, "say": "A reply that is long."}
    return {
        f"t{n}": {"on": {**reply(f"t{n + 1}" if n < 3 else to), **long}, "off": reply("bad")}
        for n in range(4)
    }


GIVES = (
    "Somebody whose stance is `{}` wherever they can reaches this best ending (after `on`, `on`, "
    "`on`, `on`). Make it cost them the way there."
)
LONGEST = "Whoever takes the longest reply each time gets here. Shorten good replies."


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (dialogue(four("bad")), []),
        (dialogue(four("good")), [("endings.good", LONGEST)]),
        (dialogue({id: four("good")[id] for id in ("t1", "t2", "t3")}), []),
        (dialogue(four("good", stance="gives-in")),
         [("endings.good", GIVES.format("gives-in")), ("endings.good", LONGEST)]),
        (dialogue(four("good", stance="shares")), [("endings.good", LONGEST)]),
        (dialogue(four("good", stance="shares"), uses_openness=True),
         [("endings.good", GIVES.format("shares")), ("endings.good", LONGEST)]),
        (dialogue(four("good", stance="asks"), uses_openness=True), [("endings.good", LONGEST)]),
    ],
)  # fmt: skip
def test_habits_that_need_no_listening_are_told(
    made: Dialogue, found: list[tuple[str, str]]
) -> None:
    assert told(habits(made)) == found


def test_a_line_is_said_in_one_go() -> None:
    words, more = " ".join(["word"] * 45), " ".join(["word"] * 46)
    letters = "x" * 300
    made = dialogue({"a": {"x": {**reply("good"), "say": words}, "y": {**reply("bad"), "say": more},
                           "z": {**reply("bad"), "say": letters}}})  # fmt: skip
    turns = {"a": made.turns["a"].model_copy(update={"says": f"{letters}x"})}
    endings = {"good": made.endings["good"].model_copy(update={"line": more})}
    made = made.model_copy(update={"turns": turns, "endings": {**made.endings, **endings}})
    message = (
        "{} words are too long to say aloud in one go: 45 words or 300 characters are the most. "
        "Shorten it, or make two turns of it."
    )
    assert told(too_long(made)) == [
        ("turns.a.says", message.format(1)),
        ("turns.a.replies.y.say", message.format(46)),
        ("endings.good.line", message.format(46)),
    ]


def test_replies_without_a_mistake_are_no_longer_than_by_chance() -> None:
    def mixed(count: int, good: str, bad: str) -> Dialogue:
        turns = {
            f"t{n}": {
                "a": {**reply(f"t{n + 1}" if n + 1 < count else "good"), "say": good},
                "b": {**reply("bad", mistake="slip"), "say": bad},
            }
            for n in range(count)
        }
        return dialogue(turns)

    assert told(good_is_longest(mixed(4, "long long", "short"))) == []
    assert told(good_is_longest(mixed(5, "short", "long long"))) == []
    assert told(good_is_longest(mixed(5, "long long", "short"))) == [
        ("turns", "In 5 of 5 turns the longest reply is one without a mistake; by chance it would "
                  "be about 2. Learners notice. Shorten those, or lengthen the others."),
    ]  # fmt: skip


VARIABLE = {"title": "T", "minutes": 1, "you": "Y", "with": "W", "start": "a",
            "turns": {"a": {"says": "S"}},
            "endings": {"e": {"title": "E", "reached": "R", "cost": "C"}}}  # fmt: skip


@pytest.mark.parametrize(
    ("variable", "problem"),
    [
        ({"from": 0, "to": 1, "start": 0}, {}),
        ({"from": 0, "to": 1, "start": 1}, {}),
        ({"from": 0, "to": 0}, {"to": "`to` must be more than `from`, which is 0."}),
        ({"from": 1, "to": 2},
         {"start": "`start` is 0: it must lie between 1 and 2."}),
        ({"from": 0, "to": 1, "start": 2},
         {"start": "`start` is 2: it must lie between 0 and 1."}),
    ],
)  # fmt: skip
def test_a_variable_has_a_range_and_starts_in_it(variable: Data, problem: Data) -> None:
    found = problems(Dialogue, {**VARIABLE, "variables": {"ease": variable}})
    assert found == {f"variables.ease.{key}": words for key, words in problem.items()}


@pytest.mark.parametrize("name", ["found", "visited", "times", "any", "ease"])
def test_a_variable_takes_no_word_that_conditions_use(name: str) -> None:
    found = problems(Dialogue, {**VARIABLE, "variables": {name: {"from": 0, "to": 1}}})
    message = f"A variable cannot be called `{name}`: conditions use that word."
    assert found == ({} if name == "ease" else {f"variables.{name}": message})
