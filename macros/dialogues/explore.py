"""Every situation that a dialogue can come to, as far as it can be told apart by conditions."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from macros.dialogues.model import Dialogue, Reply
from macros.dialogues.state import State, begin, has_ended, offered, take, use_of

MOST = 30_000
"""Replies that are tried out; a dialogue with more situations is judged as far as that."""

Key = tuple[object, ...]
"""A situation: what of a state can matter for all that follows."""
Choose = Callable[[State, Mapping[str, Reply]], Iterable[str]]
"""Which of the offered replies somebody may take."""


@dataclass(frozen=True)
class Relevant:
    """What conditions can ask for: all else makes no difference to how a dialogue goes on."""

    variables: tuple[str, ...]
    facts: tuple[str, ...]
    visits: Mapping[str, int]
    """Turn → the number of visits from which on more make no difference."""
    once: frozenset[str]
    """Replies that are offered once, as `State.used` names them."""

    @classmethod
    def of(cls, dialogue: Dialogue) -> Relevant:
        """What the conditions of all replies name."""
        visits: dict[str, int] = {}
        variables, facts = set(), set()
        for _, _, reply in all_replies(dialogue):
            for _, condition in reply.if_.all() if reply.if_ else ():
                variables |= {*condition.variables}
                facts |= {*condition.found, *condition.not_found}
                for turn in (*condition.visited, *condition.not_visited):
                    visits[turn] = max(visits.get(turn, 0), 1)
                for turn, range_ in condition.times.items():
                    visits[turn] = max(visits.get(turn, 0), *(n + 1 for n in range_.bounds()))
        once = {use_of(dialogue, at, id) for at, id, reply in all_replies(dialogue) if reply.once}
        return cls(tuple(sorted(variables)), tuple(sorted(facts)), visits, frozenset(once))

    def key(self, state: State) -> Key:
        """The situation of a state."""
        return (
            state.place,
            *(state.variables.get(name, 0) for name in self.variables),
            *(fact in state.facts for fact in self.facts),
            *(min(state.visits.get(turn, 0), most) for turn, most in self.visits.items()),
            state.used & self.once,
        )


def all_replies(dialogue: Dialogue) -> Iterator[tuple[str, str, Reply]]:
    """Turn, id and reply of everything that can be said anywhere."""
    for turn, replies in dialogue.offered.items():
        for id, reply in replies.items():
            yield turn, id, reply


@dataclass
class Exploration:
    """The situations that were found, in the order of their distance from the start."""

    dialogue: Dialogue
    states: dict[Key, State] = field(default_factory=dict)
    came_from: dict[Key, tuple[Key, str] | None] = field(default_factory=dict)
    """Situation → the one before it and the reply taken there, on a shortest path."""
    steps: dict[Key, dict[str, Key]] = field(default_factory=dict)
    """Situation → the replies that are offered, and where each leads; of all looked at."""
    cut: set[Key] = field(default_factory=set)
    """Situations of which not all that follows was looked at."""

    @property
    def complete(self) -> bool:
        """Whether no situation was left unseen."""
        return not self.cut

    def path(self, key: Key) -> list[str]:
        """The replies of a shortest path to a situation."""
        replies: list[str] = []
        while step := self.came_from[key]:
            key, reply = step
            replies.append(reply)
        return replies[::-1]

    def first_at(self) -> dict[str, Key]:
        """Turn or ending → the nearest situation there."""
        nearest: dict[str, Key] = {}
        for key, state in self.states.items():
            nearest.setdefault(state.place, key)
        return nearest

    def offered_replies(self) -> set[tuple[str, str]]:
        """(turn, reply) of all that is ever offered."""
        return {(self.states[key].place, id) for key, ids in self.steps.items() for id in ids}

    def forward(self, start: Iterable[Key]) -> set[Key]:
        """All situations that can follow these, and these."""
        return _closure(start, lambda key: self.steps[key].values())

    def backward(self, goal: Iterable[Key]) -> set[Key]:
        """All situations from which one of these can be reached, and these."""
        before: dict[Key, list[Key]] = {}
        for key, following in self.steps.items():
            for other in following.values():
                before.setdefault(other, []).append(key)
        return _closure(goal, lambda key: before.get(key, ()))


def explore(dialogue: Dialogue, *, choose: Choose | None = None, most: int = MOST) -> Exploration:
    """What can happen when somebody takes any reply, or those of `choose`; tries at most `most`."""
    relevant, exploration = Relevant.of(dialogue), Exploration(dialogue)
    first = begin(dialogue)
    waiting = deque([relevant.key(first)])
    exploration.states[waiting[0]], exploration.came_from[waiting[0]] = first, None
    while waiting:
        key = waiting.popleft()
        state, steps = exploration.states[key], exploration.steps.setdefault(key, {})
        replies = _choices(dialogue, state, choose)
        most -= len(replies)
        if replies and most < 0:
            exploration.cut.add(key)
            continue
        for id in replies:
            following = take(dialogue, state, id)
            steps[id] = relevant.key(following)
            if steps[id] not in exploration.states:
                exploration.states[steps[id]], exploration.came_from[steps[id]] = (
                    following,
                    (key, id),
                )
                waiting.append(steps[id])
    return exploration


def _choices(dialogue: Dialogue, state: State, choose: Choose | None) -> list[str]:
    replies = {} if has_ended(dialogue, state) else offered(dialogue, state)
    return [*(choose(state, replies) if choose and replies else replies)]


def _closure(start: Iterable[Key], following: Callable[[Key], Iterable[Key]]) -> set[Key]:
    reached = set(start)
    waiting = list(reached)
    while waiting:
        for other in following(waiting.pop()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
