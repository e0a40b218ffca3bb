"""The macro that makes the page of the counterpart."""

from __future__ import annotations

from typing import Any

from macros.cases.data import WALK_AWAY, case_data, text_of
from macros.cases.issues import Issue
from macros.cases.model import Case
from macros.course.macro_registry import page_macro
from macros.render.page_context import PageContext
from macros.strings.loader import as_json


@page_macro()
def counterpart(context: PageContext) -> str:
    """Somebody to practise with: every case, its briefs, and a place for the conversation.

    {{ counterpart() }}
    """
    context.need("counterpart")
    cases = sorted(context.course.library.cases.values(), key=lambda case: case.minutes.talk)
    data = {case.id: game_data(case) for case in cases}
    return context.fill("counterpart.html.jinja", data=as_json(data))


def game_data(case: Case) -> dict[str, Any]:
    """What `case_data` says, `about`, and `texts`: `{"1": {shared, a, b}, "2": …}` by version.

    Each issue has its `questions`, and the `reasons` of both roles where they are written.
    """
    versions = {"1": False, **({WALK_AWAY: True} if case.walk_away else {})}
    texts = {
        name: {where: text_of(case, where, walk_away) for where in ("shared", "a", "b")}
        for name, walk_away in versions.items()
    }
    data = case_data(case)
    data["issues"] = [
        issue | _spoken(case, known)
        for issue, known in zip(data["issues"], case.issues, strict=True)
    ]
    return {**data, "about": case.about, "texts": texts}


def _spoken(case: Case, issue: Issue) -> dict[str, Any]:
    """How one may ask about an issue, and what each role says of it."""
    sides = {"a": case.roles.a, "b": case.roles.b}
    reasons = {role: side.reasons.get(issue.id) for role, side in sides.items()}
    return {"questions": [*issue.questions], "reasons": reasons}
