"""`text`: words that the learner writes."""

from typing import ClassVar, Literal

from macros.fields.base import Flag, Lines, Prompted


class Kind(Prompted):
    """Words that the learner writes. Response: a string."""

    display_name = "a `text` field"
    response_type: ClassVar[str | None] = "text"

    kind: Literal["text"]
    lines: Lines = 3
    """Room to write, in lines; 1 is a one-line input."""
    names: Flag = False
    """`true`: asks for other people's names, so whoever hands it in is told to think twice."""
