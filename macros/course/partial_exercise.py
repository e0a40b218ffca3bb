"""What can still be said about an exercise that has problems.

One mistake should not hide the others: the parts that are right are kept and judged together
with all other files, and references to the broken parts are left in peace.
"""

from __future__ import annotations

from typing import Any

from macros.authoring.strict_model import Finding
from macros.authoring.yaml_file import make
from macros.models.exercise import Exercise

STAND_INS = {"revision": 1, "title": "?", "minutes": 1, "intro": "?"}


def salvage(
    model: type[Exercise], value: object, id: str
) -> tuple[Exercise | None, list[Finding], set[str | None]]:
    """The exercise, its findings, and the ids of fields that are not to be relied on.

    With findings, the exercise is what is left of it without the parts they speak of; None in
    the set stands for all fields.
    """
    exercise, findings = make(model, value)
    if exercise:
        return exercise, [], set()
    if not isinstance(value, dict) or not isinstance(value.get("fields"), list):
        return None, findings, {None}
    broken = {found.path[1] for found in findings if found.path[:1] == ("fields",) and
              len(found.path) > 1}  # fmt: skip
    rest = {key: part for key, part in value.items() if key not in _top_keys(findings)}
    rest["fields"] = [_stand_in(i, field, i in broken) for i, field in enumerate(value["fields"])]
    left, _ = make(model, {**STAND_INS, "id": id, **rest})
    unsure: set[str | None] = {
        _id(value["fields"][i]) for i in broken if isinstance(i, int) and i < len(value["fields"])
    }
    return left, findings, unsure if left else {None}


def _top_keys(findings: list[Finding]) -> set[str | int]:
    return {found.path[0] for found in findings if found.path and found.path[0] != "fields"}


def _id(field: Any) -> str | None:
    return str(field["id"]) if isinstance(field, dict) and "id" in field else "?"


def _stand_in(i: int, field: Any, broken: bool) -> Any:
    """A broken field's place is kept, so that the others keep theirs."""
    return {"id": f"broken-{i}", "kind": "note", "text": "?"} if broken else field
