"""What can still be judged of an exercise that has problems.

One mistake should not hide the others: the fields that are right are kept and judged together
with all other files, and references to the broken ones are not judged.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from macros.authoring.strict_model import Finding
from macros.authoring.yaml_file import make
from macros.authoring.yaml_positions import value_at
from macros.fields.references import ID
from macros.models.exercise import Exercise

ANY = "?"
"""The id of a field that cannot be referred to: any name may have been meant for it."""
PLACEHOLDERS = {"revision": 1, "title": "?", "minutes": 1, "intro": "?"}
"""Values for keys that are missing or wrong."""


PLACEHOLDER = "broken-field-in-place-"
"""How the ids of placeholders begin."""


class PartialExercise(NamedTuple):
    """An exercise with placeholders for all that is wrong in its file."""

    exercise: Exercise | None
    """None when nothing of the file can be judged."""
    findings: list[Finding]
    unreliable_fields: set[str]
    """The ids of fields that a placeholder stands for."""


def partial_exercise(model: type[Exercise], value: object, id: str) -> PartialExercise:
    """As much as can be made of an exercise file's value; `id` is what the file is named after."""
    exercise, findings = make(model, value)
    if exercise:
        return PartialExercise(exercise, [], set())
    findings = [each for each in findings if not _follows(value, each)]
    if not isinstance(value, dict) or not isinstance(value.get("fields"), list):
        return PartialExercise(None, findings, set())
    fields, broken = value["fields"], _broken_fields(findings)
    wrong_keys = {finding.path[0] for finding in findings if finding.path} - {"fields"}
    right = {key: entry for key, entry in value.items() if key not in wrong_keys}
    right["fields"] = [_placeholder(i) if i in broken else field for i, field in enumerate(fields)]
    exercise, _ = make(model, {**PLACEHOLDERS, "id": id, **right})
    return PartialExercise(exercise, findings, {_id(fields[i]) for i in broken})


def _follows(value: object, finding: Finding) -> bool:
    """Whether a field is named by an id that cannot be one, which is told where it stands."""
    named = value_at(value, finding.path)
    ids = [each.get("id") for each in _fields(value) if isinstance(each, dict)]
    at_an_id = finding.path[-1:] == ("id",)
    return not at_an_id and isinstance(named, str) and named in ids and not re.fullmatch(ID, named)


def _fields(value: object) -> list[object]:
    """The list of fields; empty where something else stands in its place."""
    fields = value.get("fields") if isinstance(value, dict) else None
    return fields if isinstance(fields, list) else []


def _broken_fields(findings: list[Finding]) -> set[int]:
    """The indices of fields with findings of their own."""
    paths = [finding.path for finding in findings if finding.path[:1] == ("fields",)]
    return {path[1] for path in paths if len(path) > 1 and isinstance(path[1], int)}


def _id(field: Any) -> str:
    """The field's id; ANY where it has none that can be referred to."""
    id = field.get("id") if isinstance(field, dict) else None
    return id if isinstance(id, str) and re.fullmatch(ID, id) else ANY


def _placeholder(index: int) -> dict[str, str]:
    """A field that keeps the place of a broken one, so that the others keep theirs."""
    return {"id": f"{PLACEHOLDER}{index}", "kind": "note", "text": "?"}
