"""How one field names another: references, scored items, conditions, and candidates for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from macros.authoring.strict_model import Finding, Flag, Id, Number, Strict

ID = r"[a-z][a-z0-9-]*"
PATTERN = rf"^{ID}(\.{ID}){{0,2}}$"
REFERENCE = re.compile(rf"{ID}(\.{ID}){{0,2}}\Z")


class Reference(NamedTuple):
    """A response, named from anywhere: `field`, `worksheet.field` or `worksheet.field.column`."""

    worksheet: str | None
    """The other worksheet's id; None means the same worksheet."""
    field: str
    column: str | None = None

    def __str__(self) -> str:
        return ".".join(part for part in self if part)

    def seen_from(self, worksheet: str) -> Reference:
        """The same reference with the worksheet always named."""
        return self._replace(worksheet=self.worksheet or worksheet)


def parse_reference(value: object) -> Reference:
    """Reads a reference as an author writes it."""
    if isinstance(value, Reference):
        return value
    if not isinstance(value, str) or not REFERENCE.match(value):
        raise PydanticCustomError("reference", "must be a reference")
    parts = value.split(".")
    return Reference(None, parts[0]) if len(parts) == 1 else Reference(*parts)


def as_list(value: Any) -> Any:
    """A single value stands for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def as_source(value: Any) -> Any:
    """A bare reference stands for a place that a response is taken from."""
    return {"from": value} if isinstance(value, str) else value


class _OneOrMany:
    """Lets editors accept a single value where a list of them may stand."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}


class OrReference:
    """Lets editors accept a bare reference for a candidate."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": PATTERN}, handler(core)]}


MANY = (BeforeValidator(as_list), Field(min_length=1), _OneOrMany())


Named = Annotated[
    Reference,
    PlainValidator(parse_reference),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": PATTERN}),
]
References = Annotated[tuple[Named, ...], *MANY]


class ScoredName(NamedTuple):
    """An item of a likert field, written `field.item`."""

    field: str
    item: str

    def __str__(self) -> str:
        return f"{self.field}.{self.item}"


def _scored_name(value: object) -> ScoredName:
    if isinstance(value, ScoredName):
        return value
    parts = value.split(".") if isinstance(value, str) else []
    if len(parts) != 2 or not all(parts):
        raise PydanticCustomError("scored_item", "must be an item")
    return ScoredName(*parts)


ItemName = Annotated[
    ScoredName,
    PlainValidator(_scored_name),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": rf"^{ID}\.{ID}$"}),
]


class Candidate(Strict):
    """One place that a response may be taken from; of several, the first filled one is used."""

    display_name = "`take_from`"

    source: Named = Field(alias="from")
    """The field that the text comes from."""
    column: Id | None = None
    """A text becomes this column of the first row here."""
    columns: dict[Id, Id] | None = Field(None, min_length=1)
    """Rows become rows: column here ← column there. Row ids are kept."""
    first: Flag = False
    """`true`: the first filled cell of the column becomes a text here."""
    label: Flag = False
    """The labels of a choice, checklist or rows, joined, become a text here."""

    def findings(self) -> Iterator[Finding]:
        """At most one way of taking."""
        ways = [name for name in ("column", "columns", "first", "label") if getattr(self, name)]
        if len(ways) > 1:
            yield Finding(
                (ways[1],), f"`{ways[0]}` and `{ways[1]}` exclude each other. Keep one.", True
            )


def _as_stored(value: Any) -> Any:
    """A value as responses hold it: ids and texts, even `true`, or numbers, never 5.0 for 5."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return int(value) if isinstance(value, float) and value.is_integer() else value


Value = Annotated[
    Any,
    BeforeValidator(_as_stored),
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
        }
    ),
]


Values = Annotated[tuple[Value, ...], *MANY]


class Condition(Strict):
    """What another response must be for a field to show."""

    display_name = "`show_when`"

    field: Named
    """The field whose response decides."""
    is_: Values = Field((), alias="is")
    """The response is this, or one of these; for a checklist: this is among the ticked."""
    is_not: Values = ()
    """The response is none of these."""
    filled: Flag | None = None
    """`true`: there is a response; `false`: there is none."""
    at_least: Number | None = None
    """The response is this number or more."""
    at_most: Number | None = None
    """The response is this number or less."""

    def findings(self) -> Iterator[Finding]:
        """A condition says something, and compares with words or numbers only."""
        tests = [self.is_, self.is_not, self.filled, self.at_least, self.at_most]
        if all(test is None or test == () for test in tests):
            yield Finding(
                (), "This condition says nothing. Add `is: …`, `is_not: …`, `filled: true`, "
                "`at_least: …` or `at_most: …`.",
            )  # fmt: skip
        for key, values in (("is", self.is_), ("is_not", self.is_not)):
            if any(not isinstance(value, str | int | float) for value in values):
                yield Finding((key,), f"`{key}` must be a word, a number or a list of them.")


Conditions = Annotated[tuple[Condition, ...], *MANY]
Candidates = Annotated[
    tuple[Annotated[Candidate, BeforeValidator(as_source), OrReference()], ...], *MANY
]
