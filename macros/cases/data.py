"""A case as pages get it: plain data for the modules of `macros/theme/assets/practice/`."""

from __future__ import annotations

from typing import Any

from macros.cases.model import Alternatives, Case, Side

WALK_AWAY = "2"
"""How addresses and macros name the walk-away version: players are not told what it is."""


def case_data(case: Case) -> dict[str, Any]:
    """Issues, points of both roles, alternatives and limits; no briefs and no notes.

    `{id, revision, title, issues: [{id, title, options: [{label, a, b}]}], roles: {a: {name, who,
    limits}, b: …}, alternatives: {a, b}, walk_away?: {alternatives: {a, b}}}`
    """
    data: dict[str, Any] = {
        "id": case.id,
        "revision": case.revision,
        "title": case.title,
        "issues": [issue.model_dump(include={"id", "title", "options"}) for issue in case.issues],
        "roles": {"a": _role(case.roles.a), "b": _role(case.roles.b)},
        "alternatives": {"a": case.roles.a.alternative, "b": case.roles.b.alternative},
    }
    if case.walk_away:
        data["walk_away"] = {"alternatives": case.walk_away.alternatives.model_dump()}
    return data


def _role(side: Side) -> dict[str, Any]:
    limits = [limit.model_dump() for limit in side.limits]
    return {"name": side.name, "who": side.who, "limits": limits}


def is_walk_away(version: str) -> bool:
    """Whether a name such as `lead-role/2` names the walk-away version."""
    return version.endswith(f"/{WALK_AWAY}")


def text_of(case: Case, where: str, walk_away: bool) -> str:
    """The shared brief, or a role's, in the usual or in the walk-away version."""
    text = case.text(where)
    for change in case.walk_away.replace if walk_away and case.walk_away else ():
        if change.where == where:
            text = text.replace(change.sentence, change.by)
    return text


def alternatives_of(case: Case, walk_away: bool) -> Alternatives:
    """What not agreeing is worth to each role in that version."""
    if walk_away and case.walk_away:
        return case.walk_away.alternatives
    return Alternatives(a=case.roles.a.alternative, b=case.roles.b.alternative)
