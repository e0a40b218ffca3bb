"""`rating`: a value on one line from low to high."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from macros.fields.base import (
    ENTRY,
    SCALE,
    Field,
    Finding,
    Needs,
    Number,
    Prompted,
    ScalePoint,
    Text,
    chosen_range_findings,
    is_fine,
)


class Kind(Prompted):
    """A value on one line from low to high. Response: a number."""

    display_name = "a `rating` field"
    response_type: ClassVar[str | None] = "number"

    kind: Literal["rating"]
    min: Number
    """The lowest value."""
    max: Number
    """The highest value."""
    step: Number = 1
    """The distance between two values."""
    anchors: Annotated[dict[ScalePoint, Text], Field(default_factory=dict)]
    """Words for some of the values, most often the ends: `{0: A pure guess, 100: They said}`."""

    def needs(self) -> Iterator[Needs]:
        """What every field needs; and radios, or a box for a number where they would be many."""
        yield from super().needs()
        yield ENTRY if is_fine(self) else SCALE

    def derived(self) -> Mapping[str, Any]:
        """Whether its values are too many for a bar each."""
        return {"fine": is_fine(self)}

    def findings(self) -> Iterator[Finding]:
        """A range with a handful of values, and anchors inside it."""
        yield from super().findings()
        yield from chosen_range_findings(self, self.anchors)
