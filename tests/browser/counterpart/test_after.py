"""What is said after a conversation with the counterpart; without a page.

Of counterpart/after.mjs, counterpart/again.mjs, counterpart/elements.mjs and
counterpart/honesty.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hedge_case import CASE
from tests.support.modules import Modules

PLAY = """async ([settings, moves, past]) => {
    const at = (name) => import(new URL(`assets/counterpart/${name}.mjs`, document.baseURI));
    const [{ start, play }, { remembering }] = await Promise.all(["rules", "memory"].map(at));
    return moves.reduce(play, remembering(start(settings), past));
}"""
ASK = {"do": "ask", "issue": "height"}
TELL = {"do": "tell", "issue": "cost", "level": "high", "best": 3}
PAUSE, LEAVE = {"do": "pause"}, {"do": "walk-away"}
BOTH = {"a": 45, "b": 45}
"""Alternatives that no agreement beats for both."""
BANK = {"issue": "cost", "options": [2, 3], "approval": "the bank", "takes": "a week"}


def propose(*agreement: int) -> dict[str, Any]:
    return {"do": "propose", "agreement": [*agreement]}


def after(
    modules: Modules, moves: list[Any], *, past: Any = None, before: Any = None, **changes: Any
) -> list[str]:
    """All that is said after these moves, line by line."""
    settings: dict[str, Any] = {
        "issues": CASE["issues"], "alternatives": CASE["alternatives"], "walkAway": False,
        "role": "a", "mood": "reciprocal", "difficulty": "even", "seed": "heron", **changes,
    }  # fmt: skip
    game = modules.page.evaluate(PLAY, [settings, moves, past])
    roles = {**CASE["roles"], "a": {**CASE["roles"]["a"], "limits": [BANK]}}
    state = {"settings": settings, "game": game, "before": before}
    return modules.lines("counterpart/after.mjs", "after", state, {**CASE, "roles": roles}, None)


def part(lines: list[str], start: str, end: str) -> list[str]:
    """The lines between two others."""
    return lines[lines.index(start) + 1 : lines.index(end)]


HEAD = "Points | You | Ben"
ENDINGS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "the most that can be found, and nothing left": (
        {"moves": [ASK, TELL, *[PAUSE] * 5, propose(1, 3, 2)]},
        [
            "Height: low", "Cost: they pay", "Gate: shared",
            "Ana Low still needs a yes for “Cost” (the bank, a week). "
            "In a real agreement write: subject to that, by that day.",
            "How it ended, in points", HEAD, "This conversation | 40 | 40",
            "Without an agreement | 20 | 20", "Difference | +20 | +20",
            "Together you have 80 points. The most that an agreement can give is 80.",
            "All of it: no agreement would give the two of you more together.",
            "Nothing was left on the table. Neither of you could have more without the other "
            "having less.",
            "You asked and you told. So both of you could look for packages that give each what "
            "it needs most.",
            "What you told",
            "Nothing that you told was far from the truth. If you meet Ben again, you will be "
            "believed, and one question is answered at once.",
        ],
    ),
    "points that were free, and a time before": (
        {"moves": [*[PAUSE] * 8, propose(2, 2, 2)], "before": {"own": 25, "joint": 50}},
        [
            "Height: middling", "Cost: halves", "Gate: shared",
            "Ana Low still needs a yes for “Cost” (the bank, a week). "
            "In a real agreement write: subject to that, by that day.",
            "How it ended, in points", HEAD, "This conversation | 30 | 30",
            "Without an agreement | 20 | 20", "Difference | +10 | +10",
            "Together you have 60 points. The most that an agreement can give is 80.",
            "Some trades: you found 0 % of what lay between the middle on everything and the best "
            "possible.",
            "20 points were free: another agreement gives that much more together, and no less to "
            "either of you.",
            "Show such an agreement", "Height: low", "Cost: they pay", "Gate: theirs",
            "Last time you had 25 points, and 50 together. This time you have 30, and 60 together.",
            "You asked nothing and told nothing. So it gave way a little on everything at once, "
            "and no trade could be found.",
        ],
    ),
    "an agreement that is worse than none": (
        {"moves": [ASK, propose(1, 1, 1)]},
        [
            "Height: low", "Cost: we pay", "Gate: theirs",
            "How it ended, in points", HEAD, "This conversation | 0 | 60",
            "Without an agreement | 20 | 20", "Difference | −20 | +40",
            "Together you have 60 points. The most that an agreement can give is 80.",
            "No deal would have been at least as good for you. A civil no is open to you until "
            "the end.",
            "You asked, but told nothing. You could look for trades. It could not, and gave way "
            "on everything at once.",
        ],
    ),
    "an agreement where none can be better for both": (
        {"moves": [TELL, propose(1, 1, 1)], "alternatives": BOTH},
        [
            "Height: low", "Cost: we pay", "Gate: theirs",
            "How it ended, in points", HEAD, "This conversation | 0 | 60",
            "Without an agreement | 45 | 45", "Difference | −45 | +15",
            "Together you have 60 points. The most that an agreement can give is 80.",
            "No deal would have been at least as good for you. Here no agreement could beat both "
            "alternatives, so a civil no was the best end.",
            "You told something, but asked nothing. It could look for packages that suit you. "
            "You could not look for any that suit it.",
            "What you told",
            "Nothing that you told was far from the truth. If you meet Ben again, you will be "
            "believed, and one question is answered at once.",
        ],
    ),
    "no agreement where several were better": (
        {"moves": [LEAVE]},
        [
            "How it ended, in points", HEAD, "This conversation | 20 | 20",
            "Without an agreement | 20 | 20", "Difference | 0 | 0",
            "Together you have 40 points. The most that an agreement can give is 80.",
            "10 of 27 possible agreements would have been better for both of you than this.",
            "You asked nothing and told nothing. So it gave way a little on everything at once, "
            "and no trade could be found.",
        ],
    ),
    "no agreement where none was better": (
        {"moves": [LEAVE], "alternatives": BOTH},
        [
            "How it ended, in points", HEAD, "This conversation | 45 | 45",
            "Without an agreement | 45 | 45", "Difference | 0 | 0",
            "Together you have 90 points. The most that an agreement can give is 80.",
            "No agreement could have beaten both alternatives. A civil no was the best end, and "
            "you found it.",
            "You asked nothing and told nothing. So it gave way a little on everything at once, "
            "and no trade could be found.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("game", "lines"), ENDINGS.values(), ids=[*ENDINGS])
def test_an_end_is_told_in_points_and_in_words(
    modules: Modules, game: dict[str, Any], lines: list[str]
) -> None:
    assert part(after(modules, **game), "Coach:", "The ladder of offers") == lines
