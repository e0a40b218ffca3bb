"""What goes into the negotiation plan: `exercises/plan.yaml` as frozen models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from macros.authoring.strict_model import Finding, Flag, Id, Positive, Strict, Text, Whole
from macros.fields.references import (
    MANY,
    Conditions,
    Named,
    OrReference,
    Reference,
    References,
    as_source,
)
from macros.models.exercise import Exercise, Target

PLAN = "plan"
"""The id of the plan, and the name of its macro."""


class Entry(NamedTuple):
    """A reference that the plan makes: under which key, where, and to what."""

    role: str
    path: tuple[str | int, ...]
    reference: Reference


class PlanSource(Strict):
    """One place that an entry's words may come from."""

    display_name = "`from`"

    source: Named = Field(alias="from")
    """The field: `worksheet.field`."""
    columns: tuple[Id, ...] = ()
    """Of rows only these columns, the first one in front; else all of them."""
    guess: Conditions = ()
    """While this holds, the words are marked as a guess; a column of the rows marks row by row."""
    ranked_by: References = ()
    """Number columns of the rows with the same ids: the highest product comes first."""


class PlanEntry(Strict):
    """Something that a block of the plan says."""

    display_name = "an entry of the plan"

    label: Text | None = None
    """What stands before it."""
    sources: Annotated[
        tuple[Annotated[PlanSource, BeforeValidator(as_source), OrReference()], ...], *MANY
    ] = Field((), alias="from")
    """Of several the first filled one is used: the longer worksheet comes before the shorter."""
    insight: Named | None = None
    """Instead of `from`: an `insight` field, whose sentences the plan repeats."""
    plot: Flag = False
    """`true`: the insight's plot is shown, too."""
    who: Literal["mine", "theirs", "shared"] | None = None
    """Whose it is: decides place and colour."""
    most: Positive | None = None
    """That many rows, or sentences of an insight, at most."""

    def findings(self) -> Iterator[Finding]:
        """Either words or an insight."""
        if bool(self.sources) == bool(self.insight):
            yield Finding((), "An entry needs either `from` or `insight`.")


class PlanBlock(Strict):
    """A part of the plan with a heading."""

    display_name = "a block of the plan"

    id: Id
    """Its name; unique in the plan."""
    title: Text
    """Its heading."""
    required: Flag = False
    """`true`: named first among what is still open."""
    private: Flag = False
    """`true`: left out of a copy for a partner unless ticked."""
    entries: Annotated[tuple[PlanEntry, ...], Field(min_length=1)]
    """What it says, in order."""


class PlanDate(Strict):
    """A day for the calendar file."""

    display_name = "a date of the plan"

    id: Id
    """Part of the event's lasting id."""
    title: Text
    """What the calendar shows; nothing of the matter, because others may see it."""
    dates: References = Field(alias="date")
    """Date fields, or date columns of rows; of several the first filled one is used."""
    days: Annotated[Whole, Field(ge=-3660, le=3660)] = 0
    """So many days later."""
    words: Named | None = None
    """The learner's own words for it: a text, or a column of the same rows."""
    to: Target | None = None
    """The page or worksheet that the event links to."""


class Plan(Exercise):
    """The plan: a small worksheet of lines to say, and what it gathers from all others."""

    display_name = "the plan"

    intro: Text
    """Why to make one, in one or two sentences."""
    start: tuple[Target, ...] = ()
    """Where somebody begins who has written nothing yet."""
    lines: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Fields of this file that are to be said without looking. With them, the plan is complete."""
    blocks: Annotated[tuple[PlanBlock, ...], Field(min_length=1)]
    """What it gathers, in order."""
    dates: tuple[PlanDate, ...] = ()
    """What the calendar file holds."""

    def findings(self) -> Iterator[Finding]:
        """Lines that are fields; blocks and dates with names of their own."""
        yield from super().findings()
        names = [field.id for field in self.fields]
        for i, line in enumerate(self.lines):
            if line not in names:
                yield Finding.unknown(("lines", i), "field", line, names)
        for key, things in (("blocks", self.blocks), ("dates", self.dates)):
            ids = [thing.id for thing in things]
            for i, id in enumerate(ids):
                if id in ids[:i]:
                    message = f"Another one here is called `{id}`. Rename one."
                    yield Finding((key, i, "id"), message)

    def uses(self) -> Iterator[Entry]:
        """Every reference that blocks and dates make."""
        for i, block in enumerate(self.blocks):
            for j, entry in enumerate(block.entries):
                yield from _of_entry(entry, ("blocks", i, "entries", j))
        for i, date in enumerate(self.dates):
            for j, reference in enumerate(date.dates):
                yield Entry("date", ("dates", i, "date", j), reference)
            if date.words:
                yield Entry("words", ("dates", i, "words"), date.words)


def _of_entry(entry: PlanEntry, path: tuple[str | int, ...]) -> Iterator[Entry]:
    if entry.insight:
        yield Entry("insight", (*path, "insight"), entry.insight)
    for i, source in enumerate(entry.sources):
        here = (*path, "from", i)
        yield Entry("from", (*here, "from"), source.source)
        for j, condition in enumerate(source.guess):
            yield Entry("guess", (*here, "guess", j, "field"), condition.field)
        for j, reference in enumerate(source.ranked_by):
            yield Entry("ranked_by", (*here, "ranked_by", j), reference)
