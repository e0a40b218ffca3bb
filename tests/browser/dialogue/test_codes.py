"""Result codes of dialogues, and what a class makes of them; without a page."""

from __future__ import annotations

import random
from typing import Any

import pytest

from macros.authoring import yaml_source
from macros.dialogues import state as python
from macros.dialogues.data import dialogue_data, moves_data
from macros.dialogues.model import Dialogue
from tests.support.dialogue_site import TALK
from tests.support.modules import Modules

LETTER: Any = yaml_source.parse(TALK).value
PATH = ["argue", "pause", "ask", "leave"]


def dialogue(**changes: Any) -> Dialogue:
    return Dialogue.model_validate({**LETTER, **changes})


def moves(played: Dialogue, replies: list[str]) -> list[dict[str, str]]:
    """A path as a page keeps it, but for what was written."""
    state, path = python.begin(played), []
    for id in replies:
        path.append({"turn": state.place, "own": "my secret words", "reply": id})
        state = python.take(played, state, id)
    return path


def code_of(modules: Modules, replies: list[str], played: Dialogue) -> str:
    spec = dialogue_data("the-letter", played)
    return str(modules.call("dialogue/code.mjs", "write", spec, moves(played, replies)))


def known(played: Dialogue) -> dict[str, Any]:
    """The dialogues as the page of a class has them."""
    return {"the-letter": moves_data("the-letter", played)}


def test_a_code_holds_the_way_and_nothing_else(modules: Modules) -> None:
    written = code_of(modules, PATH, dialogue())
    assert written.startswith("the-letter:") and "secret" not in written
    spellings = [
        written,
        written.upper(),
        written.replace("-", "\N{EN DASH}"),
        f"Here it is: {written} - thanks",
        f"> {written.replace(':', ' : ')}.",
        written.replace("the-letter", "theletter"),
    ]
    calls = [[text, known(dialogue())] for text in spellings]
    for way in modules.each("dialogue/code.mjs", "read", calls):
        assert way["dialogue"] == "the-letter" and way["ending"] == "paid"
        assert [move["reply"] for move in way["path"]] == PATH


def test_a_code_that_was_handed_in_once_can_be_read_for_ever(modules: Modules) -> None:
    """So what stands for a version, and what notices slips, must stay as they are."""
    assert code_of(modules, PATH, dialogue()) == "the-letter:hevo-bcab-hd"


def test_the_longest_code_that_is_written_is_read(modules: Modules) -> None:
    knock = {"knock": {"say": "K.", "to": "gate"}, "out": {"say": "O.", "to": "shut"}}
    end = {"shut": {"title": "S", "reached": "R.", "cost": "C.", "best": True}}
    gate = Dialogue.model_validate(
        {"title": "G", "minutes": 1, "you": "Y.", "with": "K.", "start": "gate"}
        | {"turns": {"gate": {"says": "S.", "replies": knock}}, "endings": end}
    )
    spec = dialogue_data("the-letter", gate)
    paths = [
        [{"turn": "gate", "reply": reply} for reply in ["knock"] * n + ["out"]] for n in (734, 735)
    ]
    longest, none = modules.each("dialogue/code.mjs", "write", [[spec, path] for path in paths])
    assert len(longest) == 900 and none is None
    for text in (longest, f"{'so ' * 33}{longest}"):
        way = modules.call("dialogue/code.mjs", "read", text, known(gate))
        assert way["path"] == paths[0]


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"title": "Another title"}, None),
        ({"variables": {"trust": {"from": -3, "to": 3, "start": 0}}}, "edited"),
        ({"start": "kitchen"}, "edited"),
    ],
)
def test_a_code_of_a_dialogue_with_other_rules_is_noticed(
    modules: Modules, change: dict[str, Any], mistake: str | None
) -> None:
    written = code_of(modules, PATH, dialogue())
    read = modules.call("dialogue/code.mjs", "read", written, known(dialogue(**change)))
    assert read.get("mistake") == mistake


def test_a_turn_may_have_any_number_of_replies(modules: Modules) -> None:
    many = {f"r{n}": {"say": f"Number {n}.", "to": "good"} for n in range(60)}
    turn = {"says": "Which?", "replies": many}
    end = {"good": {"title": "G", "reached": "R.", "cost": "C.", "best": True}}
    wide = Dialogue.model_validate(
        {"title": "W", "minutes": 1, "you": "Y.", "with": "K.", "start": "one"}
        | {"turns": {"one": turn}, "endings": end}
    )
    for id in ("r0", "r24", "r25", "r49", "r50", "r59"):
        read = modules.call("dialogue/code.mjs", "read", code_of(modules, [id], wide), known(wide))
        assert read["path"] == [{"turn": "one", "reply": id}]


def test_where_there_are_no_dialogues_no_line_holds_the_code_of_one(modules: Modules) -> None:
    lines = [": hevo-bcab-hd", "rent: pay-it"]
    assert modules.each("dialogue/code.mjs", "read", [[line, {}] for line in lines]) == [None] * 2


def test_every_slip_of_one_letter_is_noticed(modules: Modules) -> None:
    written = code_of(modules, PATH, dialogue())
    start = written.index(":") + 1
    slips = [
        written[:i] + letter + written[i + 1 :]
        for i in range(start, len(written))
        if written[i] != "-"
        for letter in "aekz"
        if letter != written[i]
    ]
    read = modules.each("dialogue/code.mjs", "read", [[slip, known(dialogue())] for slip in slips])
    assert {each.get("mistake") for each in read} <= {"mistyped", "edited"}


def test_a_class_sees_who_said_what_where(modules: Modules) -> None:
    played, chance = dialogue(), random.Random(1)
    walks = [walk(played, chance) for _ in range(30)]
    codes = [code_of(modules, path, played) for path in walks]
    text = "\n".join([*codes, "the-lettr:abcd-ab-cd", f"{codes[0][:-1]}-", "rota-swap:1-1-1-1"])
    result = modules.call("class/codes.mjs", "classCodes", text, {}, known(played))
    assert [(each["line"], each["mistake"]) for each in result["mistakes"]] == [
        (31, "unknown"),
        (32, "mistyped"),
        (33, "case"),
    ]
    [paths] = result["paths"]
    assert paths["people"] == 30
    assert sum(ending["n"] for ending in paths["endings"]) == 30
    turns = {turn["id"]: turn for turn in paths["turns"]}
    assert turns["door"]["n"] == 30
    [ask, argue, *_] = turns["door"]["replies"]
    assert ask["n"] == sum("ask" in path for path in walks)
    assert argue["n"] == sum("argue" in path for path in walks)
    assert len(turns) + paths["unseen"] == 3
    steps = {(step["from"], step["to"]): step["n"] for step in paths["steps"]}
    assert steps["door", "kitchen"] == ask["n"] and steps["door", "cold"] == argue["n"]
    assert sum(n for (_, to), n in steps.items() if to in played.endings) == 30


def walk(played: Dialogue, chance: random.Random) -> list[str]:
    """Any way to an ending."""
    state, path = python.begin(played), list[str]()
    while replies := list(python.offered(played, state)):
        path.append(chance.choice(replies))
        state = python.take(played, state, path[-1])
    return path


def test_a_code_that_was_wrapped_is_one_line(modules: Modules) -> None:
    written = code_of(modules, ["argue", "sorry", "argue", "pause", "ask", "leave"], dialogue())
    middle = written.index("-", written.index(":")) + 1
    text = f"{written[:middle]}\n{written[middle:]}"
    result = modules.call("class/codes.mjs", "classCodes", text, {}, known(dialogue()))
    assert result["mistakes"] == [] and result["paths"][0]["people"] == 1
