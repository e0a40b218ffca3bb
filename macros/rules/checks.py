"""Knowledge checks: something to get right, and words for every choice."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem, did_you_mean
from macros.course.library import Library


def is_of_no_lesson(library: Library, id: str) -> bool:
    """Whether an exercise is a knowledge check whose file is named after no lesson."""
    known = library.lesson_ids()
    return id in library.checks and bool(known) and id.removeprefix("check-") not in known


def rule(library: Library) -> Iterator[Problem]:
    """Checks of unknown lessons, without a correct choice, or without feedback."""
    for id, check in library.checks.items():
        file = library.files[id]
        if is_of_no_lesson(library, id):
            name = id.removeprefix("check-")
            message = f"There is no lesson `{name}` to check. Name this file after a lesson."
            yield file.problem((), message + did_you_mean(name, library.lesson_ids()))
        for i, field in enumerate(check.fields):
            correct = field.correct()
            if correct is None:
                continue
            if not any(correct.values()):
                message = "No choice is right. Add `correct: true` to at least one."
                yield file.problem(("fields", i, "choices"), message)
            for j in field.without_feedback():
                message = "A choice without feedback. Add `feedback: …`: why it is right or wrong."
                yield file.problem(("fields", i, "choices", j), message)
