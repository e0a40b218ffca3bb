"""`choice`: one of several things; in a knowledge check some are correct."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from macros.fields.base import Choice, Field, Finding, Prompted, twice


class Kind(Prompted):
    """Pick one of several things. Response: a choice id."""

    called = "a `choice` field"
    response_type: ClassVar[str | None] = "choice"

    kind: Literal["choice"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    """What can be chosen, in this order."""

    def value_ids(self) -> frozenset[str]:
        """The ids of the choices."""
        return frozenset(choice.id for choice in self.choices)

    def correct(self) -> Mapping[str, bool]:
        """Choice id → whether it is correct."""
        return {choice.id: choice.correct for choice in self.choices}

    def without_feedback(self) -> Iterator[int]:
        """The places of choices that say nothing when they are chosen."""
        yield from (i for i, choice in enumerate(self.choices) if not choice.feedback)

    def findings(self) -> Iterator[Finding]:
        """No choice is there twice."""
        yield from super().findings()
        yield from twice(self.choices, "choices", "choice")
