"""The zone between two walk-away points."""

from __future__ import annotations

from collections.abc import Mapping

from macros.figures.result import (
    LEFT,
    RIGHT,
    Cell,
    Result,
    Sentence,
    Shape,
    circle,
    label,
    rect,
    rounded,
    within,
)
from macros.figures.subjects import Zone


def zone_result(zone: Zone, values: Mapping[str, int]) -> Result:
    """What there is between the most that I pay and the least that they take."""
    mine, theirs = values["mine"], values["theirs"]
    return Result(_says(mine, theirs), _cells(mine, theirs), _shapes(zone, mine, theirs))


def _says(mine: int, theirs: int) -> Sentence:
    if mine > theirs:
        return "figure.zone.room", {"mine": mine, "theirs": theirs, "room": mine - theirs}
    if mine == theirs:
        return "figure.zone.meet", {"mine": mine}
    return "figure.zone.gap", {"gap": theirs - mine}


def _cells(mine: int, theirs: int) -> tuple[Cell, ...]:
    room = mine - theirs
    if room < 0:
        return mine, theirs, ("figure.none", {}), ("figure.none", {})
    return mine, theirs, room, rounded((mine + theirs) / 2)


def _shapes(zone: Zone, mine: int, theirs: int) -> tuple[Shape, ...]:
    def place(value: int) -> int:
        return LEFT + rounded((RIGHT - LEFT) * (value - zone.least) / (zone.most - zone.least))

    me, them = place(mine), place(theirs)
    shared = [rect("shared", them, 8, me - them, 124)] if mine > theirs else []
    return (
        *shared,
        rect("mine", LEFT, 32, me - LEFT, 24),
        circle("mine strong", me, 44, 9),
        label(zone.mine.name, LEFT, 24, "start", "mine"),
        label(mine, within(me), 74, kind="mine halo"),
        rect("theirs", them, 88, RIGHT - them, 24),
        rect("theirs strong", them - 8, 92, 16, 16),
        label(zone.theirs.name, RIGHT, 150, "end", "theirs"),
        label(theirs, within(them), 130, kind="theirs halo"),
    )
