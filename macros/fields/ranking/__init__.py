"""`ranking`: things put into an order."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from macros.fields.base import (
    ROWS,
    Field,
    Finding,
    Labelled,
    Needs,
    RowsFollower,
    duplicate_id_findings,
)


class Kind(RowsFollower):
    """Things put into an order. Response: a list of ids, first things first."""

    display_name = "a `ranking` field"
    response_type: ClassVar[str | None] = "order"
    needed: ClassVar[Needs] = ROWS

    kind: Literal["ranking"]
    choices: Annotated[tuple[Labelled, ...], Field(min_length=2)] | None = None
    """What is put into an order, unless `rows_from` says so."""

    def findings(self) -> Iterator[Finding]:
        """Either own choices or another field's rows."""
        yield from super().findings()
        yield from duplicate_id_findings(self.choices or (), "choices", "choice")
        if bool(self.choices) == bool(self.rows_from):
            yield Finding((), "A `ranking` field needs either `choices` or `rows_from`.")
