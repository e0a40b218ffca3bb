"""`choice`: one of several things; in a knowledge check some are correct."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from macros.fields.base import Choice, Choosing, Field, Finding, Text


class Kind(Choosing):
    """Pick one of several things. Response: a choice id."""

    display_name = "a `choice` field"
    response_type: ClassVar[str | None] = "choice"

    kind: Literal["choice"]
    situation: Text | None = None
    """What happened, between the prompt and the choices."""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    """What can be chosen, in this order."""
    reason: Text | None = None
    """Why the correct choice is right. `judgement-change` says it once all is answered twice."""

    def findings(self) -> Iterator[Finding]:
        """A reason belongs to something that is right."""
        yield from super().findings()
        if self.reason and not any(self.correct().values()):
            message = "`reason` says why a choice is right. Add `correct: true` to one of them."
            yield Finding(("reason",), message)
