"""A learner over sixty days: which cards come when. The table stands in the docs."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.support.modules import Modules

FIRST = date(2026, 3, 1)
DAYS = 60
AWAY = range(20, 41)
"""Days of the pause: three weeks."""
SCHEDULE = "cards/schedule.mjs"
MISSES = 0.15
State = dict[str, Any]


def simulate(modules: Modules, cards: int, seed: int = 1) -> list[tuple[int, list[State]]]:
    """Number of each day on which the learner comes → the cards as they were asked.

    A card is asked with the state that it had: no `answer` for a new one. The learner comes every
    day but those of the pause, and misses some cards, the same ones whenever this is called.
    """
    random = Random(seed)
    states: dict[str, State] = {f"card-{n}": {"id": f"card-{n}"} for n in range(cards)}
    days = []
    for number in (n for n in range(1, DAYS + 1) if n not in AWAY):
        day = (FIRST + timedelta(days=number - 1)).isoformat()
        asked = modules.call(SCHEDULE, "sitting", [*states.values()], day)
        days.append((number, [states[id] for id in asked]))
        calls = [[states[id].get("answer"), random.random() >= MISSES, day] for id in asked]
        answers = modules.each(SCHEDULE, "answered", calls)
        states |= {
            id: {"id": id, "answer": answer} for id, answer in zip(asked, answers, strict=True)
        }
    return days


def table(days: list[tuple[int, list[State]]]) -> str:
    """A row for each day: how many new cards, and how long ago the others were answered."""
    lines = ["| Day | New | Come back, after days |", "|---|---|---|"]
    for number, asked in days:
        if number == AWAY.stop:
            lines += [f"| {AWAY.start} to {AWAY.stop - 1} | away | away |"]
        today = FIRST + timedelta(days=number - 1)
        gaps = [
            (today - date.fromisoformat(card["answer"]["day"])).days
            for card in asked
            if "answer" in card
        ]
        new = len(asked) - len(gaps)
        back = ", ".join(map(str, sorted(gaps))) or ("nothing today" if not new else "")
        lines += [f"| {number} | {new or ''} | {back} |"]
    return "\n".join(lines)
