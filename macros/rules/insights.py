"""Inputs of insights: responses that their calculator can work with."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem
from macros.authoring.strict_model import Finding
from macros.course.library import Library
from macros.fields.base import FieldBase
from macros.fields.insight import CALCULATORS, JUDGEMENT
from macros.fields.insight import Kind as Insight
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


def rule(library: Library) -> Iterator[Problem]:
    """Inputs of another type than the calculator takes, and situations where no reply is right."""
    for id, exercise in library.all_exercises.items():
        for i, field in enumerate(exercise.fields):
            if isinstance(field, Insight):
                for finding in _findings(library, id, field):
                    path = ("fields", i, *finding.path)
                    yield library.files[id].problem(path, finding.message, key=finding.at_key)


def _findings(library: Library, home: str, insight: Insight) -> Iterator[Finding]:
    judges = insight.calculator == JUDGEMENT
    if judges and not _has_moments(library, home):
        message = f"`{JUDGEMENT}` compares two times. Give this worksheet `repeat: {{moments: …}}`."
        yield Finding(("calculator",), message)
    for name, written in insight.inputs.items():
        reference = written.seen_from(home)
        source = library.field(reference)
        if source is None or library.is_unreliable(str(reference.worksheet), source.id):
            continue
        if judges:
            is_here = str(reference.worksheet) == home
            message = _no_situation(written, source, is_here)
        else:
            message = _misfit(insight.calculator, name, written, source)
        if message:
            yield Finding(("inputs", name), message)


def _has_moments(library: Library, home: str) -> bool:
    repeat = library.all_exercises[home].repeat
    return bool(repeat and repeat.moments)


def _no_situation(written: Reference, source: FieldBase, is_here: bool) -> str:
    """Why a field is no situation of a judgement test; empty when it is one."""
    if not is_here or source.response_type != "choice":
        return f"`{JUDGEMENT}` takes `choice` fields of this worksheet, and `{written}` is none."
    if not any((source.correct() or {}).values()):
        return f"No choice of `{source.id}` is right. Add `correct: true` to at least one."
    return ""


def _misfit(calculator: str, name: str, written: Reference, source: FieldBase) -> str:
    """Why a calculator can make nothing of a field; empty when it can."""
    takes = CALCULATORS[calculator][name]
    if not written.column and source.response_type in takes.split(" or "):
        return ""
    what = "a column" if written.column else source.display_name
    return (
        f"`{name}` of `{calculator}` takes {NAMES[takes]}, and `{written}` is {what}. "
        "Name another field."
    )
