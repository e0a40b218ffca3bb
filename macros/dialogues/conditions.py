"""What a reply asks for and what it changes: a small grammar, in which no code is evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import (
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from macros.authoring.strict_model import Finding, Id, Strict, Whole

RESERVED = ("found", "not_found", "visited", "not_visited", "times", "any")
"""Keys of a condition that are no variables."""
CHANGE = re.compile(r"([+=-])(-?[0-9]{1,6})\Z")


class VariableChange(NamedTuple):
    """What a reply does to a variable."""

    operator: Literal["+", "="]
    amount: int
    """Added for `+`, and then it may be negative; the new value for `=`."""


def _change(value: object) -> VariableChange:
    """Reads `+1`, `-2` or `=3`; YAML reads the second as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    match = CHANGE.match(text) if isinstance(text, str) else None
    if not match or (match[1] != "=" and match[2].startswith("-")):
        raise PydanticCustomError("change", "must be a change")
    if match[1] == "=":
        return VariableChange("=", int(match[2]))
    return VariableChange("+", int(match[1] + match[2]))


Change = Annotated[
    VariableChange,
    PlainValidator(_change),
    PlainSerializer(list),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[+=-]-?[0-9]+$"}),
]
"""`+1`, `-2` or `=3`."""


class Range(Strict):
    """Bounds of a number; all that are written must hold."""

    display_name = "a range"

    at_least: Whole | None = None
    """The number is this or more."""
    at_most: Whole | None = None
    """The number is this or less."""
    is_: Whole | None = Field(default=None, alias="is")
    """The number is exactly this."""

    def findings(self) -> Iterator[Finding]:
        """A range needs a bound, and room between two."""
        if self.at_least is self.at_most is self.is_ is None:
            yield Finding((), "This asks for nothing. Write `at_least`, `at_most` or `is`.")
        elif not any(map(self.holds, self.bounds())):
            yield Finding((), "No number can be all of this. Remove one of these bounds.")

    def bounds(self) -> Iterator[int]:
        """The numbers that it names."""
        yield from (n for n in (self.at_least, self.at_most, self.is_) if n is not None)

    def holds(self, number: int) -> bool:
        """Whether a number lies within."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
            and (self.is_ is None or number == self.is_)
        )


class Condition(Strict):
    """When a reply is offered. All that is written must hold; other keys are variables."""

    display_name = "`if`"
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Range]

    found: tuple[Id, ...] = ()
    """Facts that must be known."""
    not_found: tuple[Id, ...] = ()
    """Facts that must not be known."""
    visited: tuple[Id, ...] = ()
    """Turns that the conversation must have been at; the one that it is at counts."""
    not_visited: tuple[Id, ...] = ()
    """Turns that the conversation must not have been at."""
    times: dict[Id, Range] = Field(default_factory=dict)
    """How often the conversation must have been at a turn, this time included."""
    any: tuple[Condition, ...] = ()
    """Conditions of which one must hold."""

    @property
    def variables(self) -> Mapping[str, Range]:
        """Variable → where it must lie."""
        return self.__pydantic_extra__ or {}

    def all(self) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
        """This condition and those below `any`, each with its path from here."""
        yield (), self
        for i, below in enumerate(self.any):
            for path, condition in below.all():
                yield ("any", i, *path), condition
