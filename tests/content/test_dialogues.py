"""This course's own dialogues, and what the instructors' page says of them."""

from __future__ import annotations

import re

import pytest

from macros.commands.play import PAGE, tables
from macros.dialogues.characters import by_stance
from macros.dialogues.data import dialogue_data
from macros.dialogues.explore import explore
from macros.dialogues.model import Stance
from macros.dialogues.walker import walk
from macros.rules.checked_course import load
from tests.support.modules import Modules
from tests.support.project import ROOT

DIALOGUES = load(ROOT / "mkdocs.yml").dialogues


@pytest.mark.long
def test_the_tables_for_instructors_are_what_the_walker_finds() -> None:
    page = (ROOT / "docs" / PAGE).read_text("utf-8")
    stated = re.search(r"conversation (\d+) times \(seed (\d+)\)", page)
    assert stated, "write them with `make play write=yes`"
    assert tables(DIALOGUES, runs=int(stated[1]), seed=int(stated[2])) in page


@pytest.mark.long
def test_the_page_comes_to_each_ending_by_the_way_that_the_check_found(modules: Modules) -> None:
    for id, dialogue in DIALOGUES.items():
        found, spec = explore(dialogue), dialogue_data(id, dialogue)
        first = found.first_at()
        assert {*dialogue.endings} <= {*first}, id
        calls = [[spec, found.path(first[ending])] for ending in dialogue.endings]
        played = modules.each("dialogue/state.mjs", "play", calls)
        assert [state.get("place") for state in played] == [*dialogue.endings], id


def test_neither_giving_in_nor_openness_that_is_used_reaches_a_best_ending() -> None:
    for id, dialogue in DIALOGUES.items():
        stances: list[Stance] = ["gives-in", "shares"] if dialogue.uses_openness else ["gives-in"]
        best = {name for name, ending in dialogue.endings.items() if ending.best}
        for stance in stances:
            tally = walk(dialogue, runs=50, seed=1, choose=by_stance(stance))
            assert not best & {*tally.endings}, (id, stance)
    assert any(dialogue.uses_openness for dialogue in DIALOGUES.values())


def test_each_dialogue_has_a_second_that_leads_back_to_it_and_eight_to_twelve_turns() -> None:
    for id, dialogue in DIALOGUES.items():
        assert dialogue.parallel
        assert DIALOGUES[dialogue.parallel].parallel == id
        assert 8 <= len(dialogue.turns) <= 12, id
        assert dialogue.guidance
