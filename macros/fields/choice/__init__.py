"""`choice`: one of several things; in a knowledge check some are correct."""

from typing import Annotated, ClassVar, Literal

from macros.fields.base import Choice, Choosing, Field


class Kind(Choosing):
    """Pick one of several things. Response: a choice id."""

    display_name = "a `choice` field"
    response_type: ClassVar[str | None] = "choice"

    kind: Literal["choice"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    """What can be chosen, in this order."""
