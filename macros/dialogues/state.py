"""How a dialogue goes on: the state, which replies are offered in it, and what taking one does.

The page does the same in `macros/theme/assets/dialogue/`; the cases in `tests/data/dialogues/`
hold both to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from macros.dialogues.conditions import Condition, VariableChange
from macros.dialogues.model import Dialogue, Reply


@dataclass(frozen=True)
class State:
    """Where a conversation is, and all that it remembers."""

    place: str
    """The id of a turn or of an ending."""
    variables: Mapping[str, int]
    facts: frozenset[str] = frozenset()
    """Facts that were found."""
    visits: Mapping[str, int] = field(default_factory=dict)
    """Turn → how often the conversation was there."""
    used: frozenset[str] = frozenset()
    """Replies that were taken, by their ids within the turn; shared ones are the same in all."""


def begin(dialogue: Dialogue) -> State:
    """The state in which a conversation begins."""
    start = {id: variable.start for id, variable in dialogue.variables.items()}
    return _enter(State(dialogue.start, start), dialogue.start)


def has_ended(dialogue: Dialogue, state: State) -> bool:
    """Whether an ending is reached."""
    return state.place in dialogue.endings


def offered(dialogue: Dialogue, state: State) -> dict[str, Reply]:
    """The replies that can be taken now, by id, in the order in which they are shown."""
    return {
        id: reply
        for id, reply in dialogue.offered.get(state.place, {}).items()
        if not (reply.once and use_of(dialogue, state.place, id) in state.used)
        and (reply.if_ is None or holds(reply.if_, state))
    }


def take(dialogue: Dialogue, state: State, id: str) -> State:
    """The state after a reply that is offered."""
    reply = dialogue.offered[state.place][id]
    changed = {
        name: _within(dialogue, name, _changed(state.variables[name], change))
        for name, change in reply.set.items()
        if name in state.variables
    }
    changed_state = replace(
        state,
        variables={**state.variables, **changed},
        facts=state.facts | {*reply.find},
        used=state.used | {use_of(dialogue, state.place, id)},
    )
    return _enter(changed_state, reply.to)


def use_of(dialogue: Dialogue, place: str, id: str) -> str:
    """What `used` remembers of a reply: a shared one was taken wherever it was taken."""
    own = dialogue.turns[place].replies
    return f"{place}/{id}" if id in own else id


def replay(dialogue: Dialogue, replies: Iterable[str]) -> State:
    """The state after these replies; raises KeyError at one that is not offered."""
    state = begin(dialogue)
    for id in replies:
        if id not in offered(dialogue, state):
            raise KeyError(id)
        state = take(dialogue, state, id)
    return state


def _enter(state: State, place: str) -> State:
    times = state.visits.get(place, 0) + 1
    return replace(state, place=place, visits={**state.visits, place: times})


def _changed(value: int, change: VariableChange) -> int:
    return change.amount if change.operator == "=" else value + change.amount


def _within(dialogue: Dialogue, name: str, value: int) -> int:
    variable = dialogue.variables[name]
    return min(max(value, variable.from_), variable.to)


def holds(condition: Condition, state: State) -> bool:
    """Whether a condition holds; a variable that does not exist is 0."""
    visits, facts = state.visits, state.facts
    return (
        all(range_.holds(state.variables.get(id, 0)) for id, range_ in condition.variables.items())
        and all(id in facts for id in condition.found)
        and not any(id in facts for id in condition.not_found)
        and all(id in visits for id in condition.visited)
        and not any(id in visits for id in condition.not_visited)
        and all(range_.holds(visits.get(id, 0)) for id, range_ in condition.times.items())
        and (not condition.any or any(holds(alternative, state) for alternative in condition.any))
    )
