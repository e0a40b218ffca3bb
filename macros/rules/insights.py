"""Inputs of insights: responses that their calculator can work with."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem
from macros.authoring.strict_model import Finding
from macros.course.library import Library
from macros.fields.base import SITUATION, FieldBase
from macros.fields.references import Reference

NAMES = {
    "rows": "a `rows` field",
    "points": "a `points` field",
    "ratings": "a `likert` field",
    "number": "a `number` or `rating` field",
    "text": "a `text` field",
    "choice": "a `choice` field",
    "choices": "a `checklist` field",
    "text or choice": "a `text` or `choice` field",
}
"""What calculators take → the fields whose responses are of that type."""
NO_MOMENTS = "This compares two times. Give this worksheet `repeat: {moments: …}`."


def rule(library: Library) -> Iterator[Problem]:
    """Inputs of another type than the calculator takes, and situations where no reply is right."""
    for id, exercise in library.all_exercises.items():
        for i, field in enumerate(exercise.fields):
            for finding in _findings(library, id, field):
                path = ("fields", i, *finding.path)
                yield library.files[id].problem(path, finding.message, key=finding.at_key)


def _findings(library: Library, home: str, field: FieldBase) -> Iterator[Finding]:
    taken = field.inputs_taken()
    repeat = library.all_exercises[home].repeat
    if SITUATION in taken.values() and not (repeat and repeat.moments):
        yield Finding(("calculator",), NO_MOMENTS)
    for use in field.uses():
        name = str(use.path[-1])
        if use.role != "inputs" or name not in taken:
            continue
        reference = use.reference.seen_from(home)
        source = library.field(reference)
        if source and not library.is_unreliable(str(reference.worksheet), source.id):
            is_here = str(reference.worksheet) == home
            if message := _misfit(name, taken[name], use.reference, source, is_here):
                yield Finding(use.path, message)


def _misfit(name: str, takes: str, written: Reference, source: FieldBase, is_here: bool) -> str:
    """Why a calculator can make nothing of a field; empty when it can."""
    if takes == SITUATION:
        return _no_situation(written, source, is_here)
    if not written.column and source.response_type in takes.split(" or "):
        return ""
    what = "a column" if written.column else source.display_name
    return f"`{name}` takes {NAMES[takes]}, and `{written}` is {what}. Name another field."


def _no_situation(written: Reference, source: FieldBase, is_here: bool) -> str:
    """Why a field is no situation of a judgement test; empty when it is one."""
    if not is_here or source.response_type != "choice":
        return f"A situation is a `choice` field of this worksheet, and `{written}` is none."
    if not any((source.correct() or {}).values()):
        return f"No choice of `{source.id}` is right. Add `correct: true` to at least one."
    return ""
