"""Small cases for tests, made of numbers."""

from __future__ import annotations

from typing import Any

from macros.cases.issues import Issue, type_of
from macros.cases.model import Case


def issue_of(id: str, points: list[tuple[int, int]]) -> Issue:
    """An issue with these points, and the type that follows from them where there is one."""
    options = [{"label": f"option {n}", "a": a, "b": b} for n, (a, b) in enumerate(points, 1)]
    raw: dict[str, Any] = {"id": id, "title": id, "options": options}
    draft = Issue.model_construct(
        id=id, title=id, type="shared", options=tuple(_option(o) for o in options)
    )
    kind = type_of(draft)
    return draft if kind == "none of the three" else Issue.model_validate({**raw, "type": kind})


def _option(raw: dict[str, Any]) -> Any:
    from macros.cases.issues import Option

    return Option.model_validate(raw)


def case_of(
    alternatives: tuple[int, int] = (3, 3),
    walk_away: tuple[int, int] = (15, 15),
    sentence: str = "They meet again.",
    limits: list[tuple[str, int]] | None = None,
) -> Case:
    """A sound case with two issues; each argument can make it unsound."""
    held = [
        {"issue": issue, "options": [option], "approval": "the boss", "takes": "a day"}
        for issue, option in limits or []
    ]
    side = {"who": "somebody", "brief": "You are somebody."}
    return Case.model_validate(
        {
            "id": "two",
            "revision": 1,
            "title": "Two issues",
            "about": "Two things to settle.",
            "minutes": {"prepare": 1, "talk": 2, "debrief": 3},
            "shared": "Two people talk. They meet again.",
            "roles": {
                "a": {"name": "Ann", **side, "alternative": alternatives[0], "limits": held},
                "b": {"name": "Ben", **side, "alternative": alternatives[1]},
            },
            "issues": [
                _issue("price", [(0, 4), (2, 2), (4, 0)]),
                _issue("time", [(16, 0), (8, 7), (0, 15)]),
            ],
            "walk_away": {
                "alternatives": {"a": walk_away[0], "b": walk_away[1]},
                "replace": [{"in": "shared", "sentence": sentence, "by": "They part."}],
            },
        }
    )


def _issue(id: str, points: list[tuple[int, int]]) -> dict[str, Any]:
    return issue_of(id, points).model_dump()
