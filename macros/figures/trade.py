"""What halves are worth to two people, and what a trade is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.figures.result import (
    LEFT,
    RIGHT,
    Cell,
    Result,
    Sentence,
    Shape,
    label,
    rect,
    rounded,
)
from macros.figures.subjects import WHOLE, Trade


def trade_result(trade: Trade, values: Mapping[str, int]) -> Result:
    """What each gets by halves, and when each has the issue that weighs more for them."""
    half = (trade.between + trade.divided.points) // 2
    mine, theirs = traded(trade, values["mine"], values["theirs"])
    return Result(
        _says(trade, values, half, mine, theirs), _cells(half, mine, theirs),
        (*_bars("figure.trade.halves", 8, trade, half, half),
         *_bars("figure.trade.traded", 72, trade, mine, theirs)),
    )  # fmt: skip


def traded(trade: Trade, mine: int, theirs: int) -> tuple[int, int]:
    """What a trade brings to each, when the first issue weighs so much for them."""
    rest = trade.divided.points // 2 + trade.shared.points
    if mine == theirs:
        return rest + trade.between // 2, rest + trade.between // 2
    if mine > theirs:
        return rest + mine, rest + trade.between - theirs
    return rest + trade.between - mine, rest + theirs


def _says(trade: Trade, values: Mapping[str, int], half: int, mine: int, theirs: int) -> Sentence:
    together, halves = mine + theirs, 2 * half
    known = {"halves": halves, "together": together, "more": together - halves}
    if values["mine"] == values["theirs"]:
        return "figure.trade.alike", {**known, "shared": trade.shared.name}
    if min(mine, theirs) < half:
        is_mine = mine < theirs
        who, has = (trade.mine.name, mine) if is_mine else (trade.theirs.name, theirs)
        return "figure.trade.one", {**known, "who": who, "has": has, "half": half}
    names = {"me": trade.mine.name, "mine": mine, "them": trade.theirs.name, "theirs": theirs}
    return "figure.trade.both", {**known, **names}


def _cells(half: int, mine: int, theirs: int) -> tuple[Cell, ...]:
    together = mine + theirs
    return half, half, 2 * half, mine, theirs, together, together - 2 * half


def _bars(title: str, y: int, trade: Trade, mine: int, theirs: int) -> Iterator[Shape]:
    """Two bars end to end, with their names where there is room."""
    first, second = _width(mine), _width(theirs)
    yield label((title, {"together": mine + theirs}), LEFT, y + 10, "start")
    yield rect("mine", LEFT, y + 18, first, 28)
    yield rect("theirs", LEFT + first, y + 18, second, 28)
    yield label(_name(trade.mine.name, mine), LEFT + first // 2, y + 37, kind="mine")
    yield label(_name(trade.theirs.name, theirs), LEFT + first + second // 2, y + 37, kind="theirs")


def _width(points: int) -> int:
    return rounded((RIGHT - LEFT) * points / (2 * WHOLE))


def _name(name: str, points: int) -> str:
    room = _width(points) // 8
    return f"{name} {points}" if len(name) + 3 <= room else str(points) if room > 2 else ""
