"""Characters that play a dialogue: what becomes of somebody who always does the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from macros.dialogues.explore import Choose
from macros.dialogues.model import Reply, Stance
from macros.dialogues.state import State


def by_stance(stance: Stance) -> Choose:
    """Takes replies with this stance wherever there are any, else any."""

    def choose(_state: State, replies: Mapping[str, Reply]) -> list[str]:
        fitting = [id for id, reply in replies.items() if reply.stance == stance]
        return fitting or [*replies]

    return choose


def longest(_state: State, replies: Mapping[str, Reply]) -> list[str]:
    """Takes the longest reply; of equally long ones the first."""
    return [max(replies, key=lambda id: len(replies[id].say))]


def anything(_state: State, replies: Mapping[str, Reply]) -> list[str]:
    """Takes any reply."""
    return [*replies]


CHARACTERS: Mapping[str, Choose] = {
    **{stance: by_stance(stance) for stance in get_args(Stance)},
    "longest": longest,
    "random": anything,
}
"""Name → what this character may take; one of several is taken at random."""
