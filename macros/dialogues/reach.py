"""What can never happen in a dialogue, where it gets stuck, and who reaches the best ending."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.strict_model import Finding
from macros.dialogues.characters import by_stance, longest
from macros.dialogues.explore import Exploration, Key, all_replies, explore
from macros.dialogues.model import Dialogue, Stance

CHOICES = 4
"""Fewer decisions than this say nothing about who reaches an ending by a simple habit."""


def unreached(exploration: Exploration) -> Iterator[Finding]:
    """Turns and endings that the conversation never comes to; silent where that is undecided."""
    dialogue, reached = exploration.dialogue, {state.place for state in exploration.states.values()}
    leads = _reached_by_any_reply(dialogue)
    for section, ids in (("turns", dialogue.turns), ("endings", dialogue.endings)):
        for id in ids:
            if id not in leads:
                message = (
                    "No reply on any way from the start leads here. Lead one here, or remove it."
                )
                yield Finding((section, id), message, at_key=True)
            elif id not in reached and exploration.complete:
                message = (
                    "Replies lead here, but none of them can ever be given: their conditions never"
                    " hold. Loosen one, or remove this."
                )
                yield Finding((section, id), message, at_key=True)


def _reached_by_any_reply(dialogue: Dialogue) -> set[str]:
    """Turns and endings that can be reached when every condition holds."""
    reached, waiting = {dialogue.start}, [dialogue.start]
    while waiting:
        for reply in dialogue.offered.get(waiting.pop(), {}).values():
            if reply.to not in reached:
                reached.add(reply.to)
                waiting.append(reply.to)
    return reached


def never_offered(exploration: Exploration) -> Iterator[Finding]:
    """Replies that are hidden whenever the conversation is at their turn."""
    if not exploration.complete:
        return
    spoken, reached = (
        exploration.offered_replies(),
        {state.place for state in exploration.states.values()},
    )
    for turn, id, _ in all_replies(exploration.dialogue):
        if turn in reached and (turn, id) not in spoken:
            entry = exploration.dialogue.turns[turn]
            own = id in entry.replies
            path = ("replies", id) if own else ("shared", entry.shared.index(id))
            message = f"`{id}` is never offered here: its condition never holds at this turn."
            yield Finding(("turns", turn, *path), message, at_key=own)


def stuck(exploration: Exploration) -> Iterator[Finding]:
    """Turns at which nothing can be said, and loops that no reply leads out of."""
    dead = [key for key in exploration.steps if _is_dead(exploration, key)]
    for turn, key in _first_of_each(exploration, dead).items():
        if exploration.dialogue.offered[turn]:
            message = (
                f"Nothing can be said here {_after(exploration, key)}. Offer a reply then, too."
            )
        else:
            message = "A turn without replies: nobody can go on. Add one, or make it an ending."
        yield Finding(("turns", turn), message, at_key=True)
    for turn, key in _first_of_each(exploration, _lost(exploration, dead)).items():
        message = f"No ending can be reached from here {_after(exploration, key)}. Offer a way out."
        yield Finding(("turns", turn), message, at_key=True)


def _is_dead(exploration: Exploration, key: Key) -> bool:
    """Whether the conversation has not ended and nothing can be said."""
    place = exploration.states[key].place
    return not (
        place in exploration.dialogue.endings or exploration.steps[key] or key in exploration.cut
    )


def _lost(exploration: Exploration, dead: list[Key]) -> list[Key]:
    """The situations in which a conversation goes round for ever: of each loop the nearest."""
    ends = [
        key
        for key, state in exploration.states.items()
        if state.place in exploration.dialogue.endings
    ]
    fine = exploration.backward([*ends, *exploration.cut, *dead])
    return [
        key for key in exploration.states if key not in fine and _comes_from(exploration, key, fine)
    ]


def _comes_from(exploration: Exploration, key: Key, fine: set[Key]) -> bool:
    """Whether a situation is the first one, or is entered from one of `fine`."""
    step = exploration.came_from[key]
    return step is None or step[0] in fine


def _first_of_each(exploration: Exploration, keys: list[Key]) -> dict[str, Key]:
    nearest: dict[str, Key] = {}
    for key in keys:
        nearest.setdefault(exploration.states[key].place, key)
    return nearest


def _after(exploration: Exploration, key: Key) -> str:
    """`after `ask`, `insist``: the replies that lead to a situation."""
    replies = exploration.path(key)
    if not replies:
        return "at the start"
    shown = replies if len(replies) <= 8 else [*replies[:4], "…", *replies[-3:]]
    return "after " + ", ".join(f"`{id}`" for id in shown)


def habits(dialogue: Dialogue) -> Iterator[Finding]:
    """Best endings that somebody reaches without listening: by giving in, or by taking length."""
    stances: list[Stance] = ["gives-in", "shares"] if dialogue.uses_openness else ["gives-in"]
    for stance in stances:
        if ending := _best_by_stance(dialogue, stance):
            message = (
                f"Somebody whose stance is `{stance}` wherever they can reaches this best ending "
                f"({ending[1]}). Make it cost them the way there."
            )
            yield Finding(("endings", ending[0]), message, at_key=True)
    exploration = explore(dialogue, choose=longest)
    *_, last = exploration.states.values()
    choices = sum(len(dialogue.offered[s.place]) > 1 for s in [*exploration.states.values()][:-1])
    if last.place in dialogue.endings and dialogue.endings[last.place].best and choices >= CHOICES:
        message = "Whoever takes the longest reply each time gets here. Shorten good replies."
        yield Finding(("endings", last.place), message, at_key=True)


def _best_by_stance(dialogue: Dialogue, stance: Stance) -> tuple[str, str] | None:
    """A best ending after at least one reply of this stance, and how one comes to it."""
    exploration = explore(dialogue, choose=by_stance(stance))
    after = [
        other
        for key, steps in exploration.steps.items()
        for id, other in steps.items()
        if dialogue.offered[exploration.states[key].place][id].stance == stance
    ]
    later = exploration.forward(after)
    for key, state in exploration.states.items():
        ending = dialogue.endings.get(state.place)
        if key in later and ending and ending.best:
            return state.place, _after(exploration, key)
    return None


def undecided(exploration: Exploration) -> str | None:
    """What could not be decided about a dialogue with too many situations; None when all was."""
    if exploration.complete:
        return None
    reached = {state.place for state in exploration.states.values()}
    leads = _reached_by_any_reply(exploration.dialogue)
    open_ = [id for id in leads if id not in reached]
    names = ", ".join(f"`{id}`" for id in sorted(open_)[:12])
    where = f" Not reached so far: {names}." if open_ else ""
    return (
        f"More than {len(exploration.states)} situations, so not all were looked at. "
        f"Undecided: whether every turn is reached, "
        f"every reply offered, and no way gets stuck.{where}"
    )
