"""The walker: plays a dialogue many times, the same for the same seed, and counts what happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from macros.dialogues.characters import CHARACTERS, anything
from macros.dialogues.explore import Choose
from macros.dialogues.model import Dialogue
from macros.dialogues.state import State, begin, has_ended, offered, take

LONGEST = 500
"""Replies after which a conversation that goes round in circles is left."""


@dataclass
class Tally:
    """What happened in all conversations of one character."""

    runs: int = 0
    replies_taken: int = 0
    turns: Counter[str] = field(default_factory=Counter)
    """Turn → how often the conversation was there."""
    replies: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(turn, reply) → how often it was taken."""
    endings: Counter[str] = field(default_factory=Counter)
    """Ending → how many conversations came to it."""
    least: dict[str, int] = field(default_factory=dict)
    """Variable → the least that it ever was."""
    most: dict[str, int] = field(default_factory=dict)
    """Variable → the most that it ever was."""

    @property
    def unfinished(self) -> int:
        """Conversations that got stuck or went round in circles."""
        return self.runs - self.endings.total()

    def share(self, ending: str) -> float:
        """The share of conversations that came to an ending, from 0 to 1."""
        return self.endings[ending] / self.runs

    def see(self, situation: Situation) -> None:
        """Notes where a conversation is now."""
        self.turns[situation.state.place] += 1
        if situation.is_new:
            situation.is_new = False
            self._note_ranges(situation.state)

    def _note_ranges(self, state: State) -> None:
        for name, value in state.variables.items():
            self.least[name] = min(self.least.get(name, value), value)
            self.most[name] = max(self.most.get(name, value), value)


class Situation:
    """Where a conversation can be, worked out once for all conversations that come there."""

    def __init__(self, dialogue: Dialogue, state: State, choose: Choose) -> None:
        replies = offered(dialogue, state)
        self.state = state
        self.is_new = True
        """Until the first conversation comes here."""
        self.choices = [*choose(state, replies)] if replies else []
        """Ids of the replies that the character may take; none where it gets stuck or has ended."""
        self._dialogue, self._choose = dialogue, choose
        self._after: dict[str, Situation] = {}

    def after(self, id: str) -> Situation:
        """Where a reply leads."""
        if id not in self._after:
            state = take(self._dialogue, self.state, id)
            self._after[id] = Situation(self._dialogue, state, self._choose)
        return self._after[id]


def walk(dialogue: Dialogue, *, runs: int, seed: int, choose: Choose = anything) -> Tally:
    """Plays `runs` conversations; among several replies of `choose`, one is taken at random."""
    random, tally = Random(seed), Tally(runs)
    start = Situation(dialogue, begin(dialogue), choose)
    for _ in range(runs):
        end = _play(start, random, tally)
        if has_ended(dialogue, end):
            tally.endings[end.place] += 1
    return tally


def _play(situation: Situation, random: Random, tally: Tally) -> State:
    """One conversation; returns the state in which it is left."""
    tally.see(situation)
    for _ in range(LONGEST):
        if not situation.choices:
            break
        id = random.choice(situation.choices)
        tally.replies[situation.state.place, id] += 1
        tally.replies_taken += 1
        situation = situation.after(id)
        tally.see(situation)
    return situation.state


def walk_all(dialogue: Dialogue, *, runs: int, seed: int) -> Mapping[str, Tally]:
    """Character → what became of it."""
    return {
        name: walk(dialogue, runs=runs, seed=seed, choose=choose)
        for name, choose in CHARACTERS.items()
    }
