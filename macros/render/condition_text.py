"""`show_when` and `rows_from` in words, for paper and for pages without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.authoring import inline_markdown as text
from macros.course.library import Library
from macros.fields.base import FieldBase
from macros.fields.references import Condition, Reference
from macros.models.exercise import Exercise
from macros.strings.loader import Strings


def in_words(field: FieldBase, exercise: Exercise, library: Library, say: Strings) -> str:
    """When the field matters, as a sentence; empty when it always does."""
    words = [_condition(condition, exercise, library, say) for condition in field.show_when]
    return say("condition", conditions=say("condition-and").join(words)) if words else ""


def follows_in_words(
    field: FieldBase, exercise: Exercise, library: Library, say: Strings
) -> list[str]:
    """What the rows of a field stand for: a sentence for each field that they follow."""
    references = [use.reference for use in field.uses() if use.role == "rows_from"]
    return [
        _follows(reference.seen_from(exercise.id), exercise, library, say)
        for reference in references
    ]


def _follows(reference: Reference, exercise: Exercise, library: Library, say: Strings) -> str:
    followed = library.field(reference)
    columns = getattr(followed, "columns", ())
    labels = [column.label for column in columns if column.id == reference.column]
    label = text.plain(labels[0] if labels else followed.prompt if followed else reference)
    if reference.worksheet == exercise.id:
        return say("rows-follow-here", column=label)
    sheet = library.all_exercises[reference.worksheet or ""].title
    return say("rows-follow", column=label, sheet=text.plain(sheet))


def _condition(condition: Condition, exercise: Exercise, library: Library, say: Strings) -> str:
    reference = condition.field.seen_from(exercise.id)
    asked = library.field(reference)
    prompt = text.plain(asked.prompt) if asked else str(reference)
    words = say("condition-and").join(_tests(condition, asked, prompt, say))
    if reference.worksheet == exercise.id:
        return words
    sheet = library.all_exercises[reference.worksheet or ""].title
    return say("condition-elsewhere", condition=words, sheet=text.plain(sheet))


def _tests(
    condition: Condition, asked: FieldBase | None, prompt: str, say: Strings
) -> Iterator[str]:
    if condition.is_:
        yield say("condition-is", prompt=prompt, values=_values(condition.is_, asked, say))
    if condition.is_not:
        yield say("condition-is-not", prompt=prompt, values=_values(condition.is_not, asked, say))
    if condition.filled is not None:
        key = "condition-filled" if condition.filled else "condition-empty"
        yield say(key, prompt=prompt)
    if condition.at_least is not None:
        yield say("condition-at-least", prompt=prompt, n=condition.at_least)
    if condition.at_most is not None:
        yield say("condition-at-most", prompt=prompt, n=condition.at_most)


def _values(values: Iterable[object], asked: FieldBase | None, say: Strings) -> str:
    """The labels of choices, or the values themselves."""
    choices = getattr(asked, "choices", None) or ()
    labels = {choice.id: text.plain(choice.label) for choice in choices}
    words = [say("value", label=labels.get(str(value), value)) for value in values]
    return say("condition-or").join(words)
