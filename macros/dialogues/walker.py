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

    def see(self, state: State) -> None:
        """Notes where a conversation is now."""
        self.turns[state.place] += 1
        for name, value in state.variables.items():
            self.least[name] = min(self.least.get(name, value), value)
            self.most[name] = max(self.most.get(name, value), value)


def walk(dialogue: Dialogue, *, runs: int, seed: int, choose: Choose = anything) -> Tally:
    """Plays `runs` conversations; among several replies of `choose`, one is taken at random."""
    random, tally = Random(seed), Tally()
    for _ in range(runs):
        tally.runs += 1
        _play(dialogue, choose, random, tally)
    return tally


def _play(dialogue: Dialogue, choose: Choose, random: Random, tally: Tally) -> None:
    state = begin(dialogue)
    tally.see(state)
    for _ in range(LONGEST):
        replies = offered(dialogue, state)
        if not replies:
            return
        id = random.choice([*choose(state, replies)])
        tally.replies[state.place, id] += 1
        tally.replies_taken += 1
        state = take(dialogue, state, id)
        tally.see(state)
        if has_ended(dialogue, state):
            tally.endings[state.place] += 1
            return


def walk_all(dialogue: Dialogue, *, runs: int, seed: int) -> Mapping[str, Tally]:
    """Character → what became of it."""
    return {
        name: walk(dialogue, runs=runs, seed=seed, choose=choose)
        for name, choose in CHARACTERS.items()
    }
