"""Dialogues: they can be played to an end, teach what they claim, and stand on a page."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem, did_you_mean
from macros.authoring.strict_model import Finding
from macros.course.folder_reader import DIALOGUES, file_name
from macros.course.library import Library
from macros.dialogues.explore import explore
from macros.dialogues.findings import findings
from macros.dialogues.model import Dialogue
from macros.dialogues.names import unknown_names
from macros.dialogues.reach import undecided
from macros.models.plan import PLAN
from macros.rules.hidden_calls import is_called_with_a_slip
from macros.rules.links import broken
from macros.rules.references import fields_of_plan_without


def rule(library: Library) -> Iterator[Problem]:
    """What is wrong with each dialogue, with what it names of the course, and its page."""
    shown = {id for page in library.pages.values() for id in page.shown_by("dialogue")}
    for id, dialogue in library.dialogues.items():
        file = library.files[file_name(DIALOGUES, id)]
        wrong = [*findings(dialogue), *_names(library, id, dialogue)]
        yield from file.problems(wrong)
        if id not in shown and not is_called_with_a_slip(library, "dialogue", id):
            message = f'No page shows this. Write {{{{ dialogue("{id}") }}}} in a page.'
            yield file.problem(("title",), message)


def _names(library: Library, id: str, dialogue: Dialogue) -> Iterator[Finding]:
    """What a dialogue names of the course, and the course does not have."""
    if dialogue.lesson and (wrong := broken(library, f"lesson:{dialogue.lesson}")):
        yield Finding(("lesson",), wrong)
    others = [other for other in library.written_dialogues if other != id]
    if dialogue.parallel and dialogue.parallel not in others:
        hint = did_you_mean(dialogue.parallel, others, listing="There are")
        yield Finding(("parallel",), f"There is no other dialogue `{dialogue.parallel}`.{hint}")
    name = dialogue.plan_field
    if name and (names := fields_of_plan_without(library, name)) is not None:
        yield Finding.unknown(("plan_field",), "field", name, names, within=PLAN)


def undecided_dialogues(library: Library) -> Iterator[str]:
    """A line for each dialogue that is too large to be looked at in all its situations."""
    for id, dialogue in library.dialogues.items():
        known = not [*unknown_names(dialogue)]
        if known and (what := undecided(explore(dialogue))):
            yield f"{library.files[file_name(DIALOGUES, id)].source.path}: {what}"
