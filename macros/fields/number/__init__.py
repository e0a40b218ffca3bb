"""`number`: a number that the learner types."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from macros.fields.base import (
    ENTRY,
    Finding,
    Needs,
    Number,
    Prompted,
    Text,
    is_fine,
    range_findings,
)


class Kind(Prompted):
    """A number that the learner types. Response: a number."""

    display_name = "a `number` field"
    response_type: ClassVar[str | None] = "number"
    needed: ClassVar[Needs] = ENTRY

    kind: Literal["number"]
    min: Number | None = None
    """The least that can be typed."""
    max: Number | None = None
    """The most that can be typed."""
    step: Number | None = None
    """The distance between two values; without it any number counts."""
    unit: Text | None = None
    """What is counted, shown behind the input."""

    def derived(self) -> Mapping[str, Any]:
        """Whether its values are too many for a bar each."""
        return {"fine": is_fine(self)}

    def findings(self) -> Iterator[Finding]:
        """A range that is one."""
        yield from super().findings()
        yield from range_findings(self)
