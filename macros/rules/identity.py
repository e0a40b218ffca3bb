"""Each exercise has one name, the file's, and a page that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring.problems import Problem
from macros.authoring.value_messages import as_id
from macros.course.library import Library
from macros.fields.references import ID
from macros.models.exercise import Exercise
from macros.models.plan import PLAN
from macros.rules.checks import is_of_no_lesson
from macros.rules.file_names import another_name
from macros.rules.hidden_calls import is_called_with_a_slip


def rule(library: Library) -> Iterator[Problem]:
    """Ids that differ from the file's name, are taken twice, or that no page shows."""
    taken: dict[str, str] = {}
    called = {call.target for page in library.pages.values() for call in page.exercise_calls()}
    for id, exercise in library.all_exercises.items():
        if is_of_no_lesson(library, id):
            continue  # the file gets another name
        yield from _name(library, id, exercise)
        yield from _old_names(library, id, exercise, taken)
        if id not in called and re.fullmatch(ID, id):
            yield from _unseen(library, id, exercise)


def _name(library: Library, id: str, exercise: Exercise) -> Iterator[Problem]:
    if not re.fullmatch(ID, id):
        name = as_id(id.removeprefix("check-"))
        own = f"check-{name}" if exercise.check else name
        message = another_name("an id", f"{name}.yaml", f"id: {own}")
        yield library.files[id].problem(("id",), message)
    elif exercise.id != id:
        message = f"`id` must be `{id}`, after the name of the file, not `{exercise.id}`."
        yield library.files[id].problem(("id",), message)


def _old_names(
    library: Library, id: str, exercise: Exercise, taken: dict[str, str]
) -> Iterator[Problem]:
    for i, old in enumerate(exercise.was):
        owner = old if old in library.all_exercises else taken.get(old)
        if owner:
            message = f"`{old}` belongs to the exercise `{owner}`. Remove it here."
            yield library.files[id].problem(("was", i), message)
        taken[old] = id


def _unseen(library: Library, id: str, exercise: Exercise) -> Iterator[Problem]:
    macro = "plan" if id == PLAN else "knowledge_check" if exercise.check else "worksheet"
    name = "" if id == PLAN else id.removeprefix("check-")
    if not is_called_with_a_slip(library, macro, name):
        call = f'{macro}("{name}")' if name else f"{macro}()"
        message = f"No page shows this. Write {{{{ {call} }}}} on a line of its own in a page."
        yield library.files[id].problem(("id",), message)
