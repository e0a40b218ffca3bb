"""`checklist`: any of several things; in a knowledge check some are correct."""

from typing import Annotated, ClassVar, Literal

from macros.fields.base import Choice, Choosing, Field


class Kind(Choosing):
    """Pick any of several things. Response: a list of choice ids, in the order of definition."""

    display_name = "a `checklist` field"
    response_type: ClassVar[str | None] = "choices"

    kind: Literal["checklist"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=1)]
    """What can be ticked, in this order."""
