"""A small made-up case as pages have it, with numbers that can be worked out in one's head.

Together: the middle of everything is worth 60, the most is 80. Whoever is `a` cares about the cost,
`b` about the height, and both the same about the gate.
"""

from __future__ import annotations

from typing import Any


def issue(id: str, title: str, *options: tuple[str, int, int], **more: Any) -> dict[str, Any]:
    """An issue; each option is a label and its points for both roles."""
    made = [{"label": label, "a": a, "b": b} for label, a, b in options]
    return {"id": id, "title": title, "options": made, **more}


HEIGHT = issue(
    "height", "Height", ("low", 0, 30), ("middling", 5, 15), ("high", 10, 0),
    questions=["How high is too high?"], reasons={"a": None, "b": "I need the light."},
)  # fmt: skip
COST = issue("cost", "Cost", ("we pay", 0, 10), ("halves", 15, 5), ("they pay", 30, 0))
GATE = issue("gate", "Gate", ("theirs", 0, 20), ("shared", 10, 10), ("ours", 20, 0))
CASE: dict[str, Any] = {
    "id": "hedge",
    "revision": 1,
    "title": "The hedge",
    "issues": [HEIGHT, COST, GATE],
    "roles": {
        "a": {"name": "Ana Low", "who": "next door", "limits": []},
        "b": {"name": "Ben", "who": "in the shade", "limits": []},
    },
    "alternatives": {"a": 20, "b": 20},
    "walk_away": {"alternatives": {"a": 45, "b": 45}},
}
CASES = {"hedge": CASE}
