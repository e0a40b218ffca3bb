"""Trust over ten rounds in which something open may arrive as if it were closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.figures.result import Cell, Result, Sentence, Shape, circle, label, rect
from macros.figures.subjects import ROUNDS, Trust

MISUNDERSTOOD = ((2, "mine"), (5, "theirs"), (6, "theirs"))
"""In which rounds, counted from 0, whose openness is misunderstood: the first, two or three."""
POINTS = {(True, True): (2, 2), (True, False): (0, 3), (False, True): (3, 0),
          (False, False): (1, 1)}  # fmt: skip
"""What a round brings to me and to them: whether I am open, and whether they are."""


class Round(NamedTuple):
    """What arrives in a round, and whose openness was misunderstood in it."""

    mine: bool
    theirs: bool
    misunderstood: str


def rounds(misunderstandings: int, patience: int) -> list[Round]:
    """Both begin open. Each closes up when the other's last rounds all arrived as closed.

    I let `patience` such rounds pass; they let none pass.
    """
    noise = dict(MISUNDERSTOOD[:misunderstandings])
    played: list[Round] = []
    for n in range(ROUNDS):
        meant = {
            "mine": _opens([each.theirs for each in played], patience),
            "theirs": _opens([each.mine for each in played], 0),
        }
        whose = noise.get(n, "")
        wrong = whose if whose and meant[whose] else ""
        arrives = {who: open and who != wrong for who, open in meant.items()}
        played.append(Round(arrives["mine"], arrives["theirs"], wrong))
    return played


def _opens(seen: Sequence[bool], patience: int) -> bool:
    last = seen[-patience - 1 :]
    return len(last) <= patience or any(last)


def trust_result(trust: Trust, values: Mapping[str, int]) -> Result:
    """How the ten rounds go."""
    played = rounds(values["misunderstandings"], values["patience"])
    points = [POINTS[each.mine, each.theirs] for each in played]
    mine, theirs = sum(each[0] for each in points), sum(each[1] for each in points)
    both = sum(each.mine and each.theirs for each in played)
    return Result(
        _says(played, both, mine + theirs),
        (both, _closed(each.mine for each in played), _closed(each.theirs for each in played),
         mine, theirs, mine + theirs),
        tuple(_shapes(trust, played)),
    )  # fmt: skip


def _says(played: Sequence[Round], both: int, together: int) -> Sentence:
    most = ROUNDS * sum(POINTS[True, True])
    known = {"both": both, "rounds": ROUNDS, "together": together, "most": most}
    if both == ROUNDS:
        return "figure.trust.open", known
    well = played[-1].mine and played[-1].theirs
    return ("figure.trust.mended" if well else "figure.trust.echo"), known


def _closed(opens: Iterator[bool]) -> Cell:
    closed = [str(n) for n, open in enumerate(opens, 1) if not open]
    return ", ".join(closed) if closed else ("figure.none", {})


def _shapes(trust: Trust, played: Sequence[Round]) -> Iterator[Shape]:
    yield label(trust.mine, 12, 43, "start", "mine")
    yield label(trust.theirs, 12, 91, "start", "theirs")
    for n, each in enumerate(played):
        x = 92 + 28 * n
        if each.mine and each.theirs:
            yield rect("shared", x - 13, 22, 26, 80)
        yield circle("mine strong" if each.mine else "line mine", x, 38, 9)
        yield rect("theirs strong" if each.theirs else "line theirs", x - 9, 77, 18, 18)
        yield label(n + 1, x, 120, kind="quiet")
        if each.misunderstood:
            yield label("?", x, 16 if each.misunderstood == "mine" else 67)
