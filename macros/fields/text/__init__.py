"""`text`: words that the learner writes."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from macros.fields.base import NUMBER_WARNING, Flag, Lines, Needs, Prompted, Text


class Kind(Prompted):
    """Words that the learner writes. Response: a string."""

    display_name = "a `text` field"
    response_type: ClassVar[str | None] = "text"

    kind: Literal["text"]
    lines: Lines = 3
    """Room to write, in lines. The box grows with its text; one of 1 line takes no line break."""
    number_warning: Text | None = None
    """Said beside the field as soon as its text holds a number."""
    names: Flag = False
    """`true`: asks for other people's names, so whoever hands it in is told to think twice."""

    def needs(self) -> Iterator[Needs]:
        """What every field needs, and what looks for numbers."""
        yield from super().needs()
        if self.number_warning:
            yield NUMBER_WARNING
