"""`rows`: a table that grows, with typed columns."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from macros.fields.base import (
    ENTRY,
    ROWS,
    SELECT,
    Choice,
    Field,
    Finding,
    Flag,
    Labelled,
    Lines,
    Needs,
    Number,
    RowsFollower,
    ScalePoint,
    Text,
    chosen_range_findings,
    duplicate_id_findings,
    range_findings,
)


class Column(Labelled):
    """One column of a table."""

    display_name = "a column"
    response_type: ClassVar[str]
    needed: ClassVar[Needs] = Needs()
    """What a page must load for its cells."""

    kind: str
    """What the cells of this column hold."""
    hint: Text | None = None
    """A quieter line under the label."""
    private: Flag = False
    """`true`: what tells of it is left out of a copy for a partner unless the learner ticks it."""
    was: tuple[str, ...] = ()
    """Earlier ids of this column."""


class TextColumn(Column):
    """Words."""

    display_name = "a `text` column"
    response_type: ClassVar[str] = "text"
    kind: Literal["text"]
    lines: Lines = 1
    """Room to write, in lines. The cell grows with what is written."""
    names: Flag = False
    """`true`: asks for other people's names, so whoever hands it in is told to think twice."""


class NumberColumn(Column):
    """A number."""

    display_name = "a `number` column"
    response_type: ClassVar[str] = "number"
    needed: ClassVar[Needs] = ENTRY
    kind: Literal["number"]
    min: Number | None = None
    """The least that can be typed."""
    max: Number | None = None
    """The most that can be typed."""
    step: Number | None = None
    """The distance between two values; without it any number counts."""
    unit: Text | None = None
    """What is counted."""

    def findings(self) -> Iterator[Finding]:
        """A range that is one."""
        yield from range_findings(self)


class DateColumn(Column):
    """A day."""

    display_name = "a `date` column"
    response_type: ClassVar[str] = "date"
    needed: ClassVar[Needs] = ENTRY
    kind: Literal["date"]


class ChoiceColumn(Column):
    """One of several things."""

    display_name = "a `choice` column"
    response_type: ClassVar[str] = "choice"
    needed: ClassVar[Needs] = SELECT
    kind: Literal["choice"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    """What can be chosen, in this order."""

    def findings(self) -> Iterator[Finding]:
        """No choice is there twice."""
        yield from duplicate_id_findings(self.choices, "choices", "choice")


class RatingColumn(Column):
    """A value from low to high, drawn as a select."""

    display_name = "a `rating` column"
    response_type: ClassVar[str] = "number"
    needed: ClassVar[Needs] = SELECT
    kind: Literal["rating"]
    min: Number
    """The lowest value."""
    max: Number
    """The highest value."""
    step: Number = 1
    """The distance between two values."""
    anchors: Annotated[dict[ScalePoint, Text], Field(default_factory=dict)]
    """Words for some of the values."""

    def findings(self) -> Iterator[Finding]:
        """A range with a handful of values, and anchors inside it."""
        yield from chosen_range_findings(self, self.anchors)


class TickColumn(Column):
    """A box to tick: `true`, or absent."""

    display_name = "a `tick` column"
    response_type: ClassVar[str] = "tick"
    kind: Literal["tick"]


AnyColumn = Annotated[
    TextColumn | NumberColumn | DateColumn | ChoiceColumn | RatingColumn | TickColumn,
    Field(discriminator="kind"),
]


class Kind(RowsFollower):
    """A table that grows. Response: a list of `{"id": rowId, column: value, …}`."""

    display_name = "a `rows` field"
    response_type: ClassVar[str | None] = "rows"
    needed: ClassVar[Needs] = ROWS

    kind: Literal["rows"]
    columns: Annotated[tuple[AnyColumn, ...], Field(min_length=1)]
    """What each row holds."""
    blank: Lines = 5
    """Empty rows on paper."""
    start: Lines = 1
    """Empty rows on screen at first."""
    max: Lines | None = None
    """The most rows there can be."""
    add: Text | None = None
    """The label of the button that adds a row."""

    def needs(self) -> Iterator[Needs]:
        """What every field needs, and what its columns do."""
        yield from super().needs()
        yield from (column.needed for column in self.columns)

    def columns_by_id(self) -> Mapping[str, str]:
        """Column id → response type."""
        columns: tuple[Any, ...] = self.columns
        return {column.id: column.response_type for column in columns}

    def findings(self) -> Iterator[Finding]:
        """Columns with names of their own, and room for the rows."""
        yield from super().findings()
        yield from duplicate_id_findings(self.columns, "columns", "column")
        for i, column in enumerate(self.columns):
            if column.id == "id":
                yield Finding(("columns", i, "id"), "`id` is the row's own. Rename this column.")
        for key in ("start", "blank"):
            if (
                self.max is not None
                and key in self.model_fields_set
                and getattr(self, key) > self.max
            ):
                yield Finding((key,), f"`{key}` is more than `max`, which is {self.max}.")
