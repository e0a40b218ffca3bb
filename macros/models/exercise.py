"""An exercise as its author defines it: a worksheet, or a knowledge check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Union

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.authoring.strict_model import Finding, Flag, Id, Positive, Strict, Text, WholeMinutes
from macros.fields import KINDS
from macros.fields.base import FieldBase, duplicate_id_findings
from macros.fields.references import ID
from macros.models.scoring import Scoring

if TYPE_CHECKING:
    AnyField = FieldBase
else:
    AnyField = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007

ADDRESS = rf"^((worksheet|lesson):{ID}|page:[^\s:]+\.md)$"


def _address(value: str) -> str:
    if not re.fullmatch(ADDRESS, value):
        raise PydanticCustomError("address", "must be an address")
    return value


Target = Annotated[
    str,
    StringConstraints(strict=True),
    AfterValidator(_address),
    WithJsonSchema({"type": "string", "pattern": ADDRESS}),
]
"""`worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."""


class Next(Strict):
    """The one step that an exercise leads to."""

    display_name = "`next`"

    to: Target
    """`worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."""
    label: Text
    """The words of the link."""


class Repeat(Strict):
    """How often an exercise is filled in: each filling is a take."""

    display_name = "`repeat`"

    moments: Annotated[dict[Id, Text], Field(min_length=2)] | None = None
    """Named takes: id → label, such as `{before: Before the course, after: After it}`."""
    add: Text | None = None
    """Free takes: the label of the button that starts another."""
    fields: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    """Only these fields are repeated."""

    def findings(self) -> Iterator[Finding]:
        """Either named moments or free takes."""
        if bool(self.moments) == bool(self.add):
            yield Finding((), "`repeat` needs either `moments` or `add`.")


class ExamplePerson(Strict):
    """Somebody made up, whose words stand beside the prompts of a worksheet."""

    display_name = "a person of `examples`"

    name: Text
    """A first name."""
    about: Text | None = None
    """What their conversation is about, in a few words."""


class Exercise(Strict):
    """A worksheet as its author defines it."""

    display_name = "an exercise"
    check: ClassVar[bool] = False

    id: Id
    """The name of the file without `.yaml`."""
    revision: Positive
    """A whole number from 1; raise it when responses change their meaning."""
    title: Text
    """What it is called."""
    minutes: WholeMinutes
    """How long it takes: honest, whole minutes."""
    intro: Text | None = None
    """Why to fill it in, in one or two sentences."""
    gives: Text | None = None
    """What the learner will have afterwards, in one sentence."""
    goes: Text | None = None
    """Where the responses go, in one sentence."""
    next: Next | None = None
    """One next step."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this exercise."""
    scope: Literal["negotiation", "learner"] = "negotiation"
    """Whether the responses belong to one negotiation or to the learner in all of them."""
    self_assessment: Flag = False
    """`true`: says that it is not validated, and can be skipped in one click."""
    repeat: Repeat | None = None
    """Whether it is filled in more than once."""
    fold: Text | None = None
    """What is folded, and how long it takes: said instead of "More questions (optional)"."""
    guidance: Text | None = None
    """For the instructor edition: how to use it, what to look for, what often goes wrong."""
    examples: dict[Id, ExamplePerson] = Field(default_factory=dict)
    """Made-up people by id. Fields say under `examples` what each of them wrote."""
    fields: Annotated[tuple[AnyField, ...], Field(min_length=1)]
    """What it asks, in order."""
    scoring: Scoring | None = None
    """How responses become scores."""

    def field(self, id: str) -> FieldBase | None:
        """The field with this id."""
        return next((field for field in self.fields if field.id == id), None)

    def findings(self) -> Iterator[Finding]:
        """Fields with names of their own; a repetition of fields that exist; examples that fit."""
        yield from duplicate_id_findings(self.fields, "fields", "field")
        yield from self._example_findings()
        names = [field.id for field in self.fields]
        for i, field in enumerate(self.fields):
            for j, old in enumerate(field.was):
                if old in names:
                    message = f"`{old}` is the id of a field that is still here. Remove it."
                    yield Finding(("fields", i, "was", j), message)
        for i, name in enumerate((self.repeat and self.repeat.fields) or ()):
            if name not in names:
                yield Finding.unknown(("repeat", "fields", i), "field", name, names)

    def _example_findings(self) -> Iterator[Finding]:
        """Words of nobody, and people without words."""
        for i, field in enumerate(self.fields):
            for id in field.examples:
                if id not in self.examples:
                    path = ("fields", i, "examples", id)
                    yield Finding.unknown(path, "person", id, self.examples, at_key=True)
        speaking = {id for field in self.fields for id in field.examples}
        for id in self.examples:
            if id not in speaking:
                message = f"No field says what `{id}` wrote. Give a field `examples: {{{id}: …}}`."
                yield Finding(("examples", id), message, True)


class Worksheet(Exercise):
    """An exercise in `exercises/`."""

    display_name = "a worksheet"

    intro: Text
    """Why to fill it in, in one or two sentences."""


class Check(Exercise):
    """A knowledge check, in `exercises/checks/`: choices with feedback, some of them correct."""

    display_name = "a knowledge check"
    check: ClassVar[bool] = True
