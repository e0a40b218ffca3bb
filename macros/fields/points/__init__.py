"""`points`: a total to spread over rows by how much each matters."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from macros.fields.base import (
    ENTRY,
    ROWS,
    Field,
    Finding,
    Labelled,
    Needs,
    Positive,
    RowsFollower,
    duplicate_id_findings,
)


class Kind(RowsFollower):
    """A total spread over rows. Response: `{rowId: n}`."""

    display_name = "a `points` field"
    response_type: ClassVar[str | None] = "points"
    needed: ClassVar[Needs] = ENTRY | ROWS

    kind: Literal["points"]
    total: Positive = 100
    """How many points there are to spread."""
    items: Annotated[tuple[Labelled, ...], Field(min_length=2)] | None = None
    """What the points are spread over, unless `rows_from` says so."""

    def findings(self) -> Iterator[Finding]:
        """Either own items or another field's rows."""
        yield from super().findings()
        yield from duplicate_id_findings(self.items or (), "items", "item")
        if bool(self.items) == bool(self.rows_from):
            yield Finding((), "A `points` field needs either `items` or `rows_from`.")
