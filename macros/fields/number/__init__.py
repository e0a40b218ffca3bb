"""`number`: a number that the learner types."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from macros.fields.base import Finding, Number, Prompted, Text, range_findings


class Kind(Prompted):
    """A number that the learner types. Response: a number."""

    display_name = "a `number` field"
    response_type: ClassVar[str | None] = "number"

    kind: Literal["number"]
    min: Number | None = None
    """The least that can be typed."""
    max: Number | None = None
    """The most that can be typed."""
    step: Number | None = None
    """The distance between two values; without it any number counts."""
    unit: Text | None = None
    """What is counted, shown behind the input."""

    def findings(self) -> Iterator[Finding]:
        """A range that is one."""
        yield from super().findings()
        yield from range_findings(self)
