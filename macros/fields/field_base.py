"""What a field of any kind is: its keys, its references, and what a kind may say of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from pydantic import Field

from macros.authoring.strict_model import Finding, Flag, Id, Strict, Text
from macros.fields.needs import AROUND, EXAMPLES, SOURCE, Needs, own_files
from macros.fields.references import Candidates, Conditions, Reference, References
from macros.fields.scales import ResponseScale


class Use(NamedTuple):
    """One reference that a field makes."""

    role: str
    """`show_when`, `take_from`, `rows_from` or `inputs`: the key that it stands under."""
    path: tuple[str | int, ...]
    """Where it stands, below the field."""
    reference: Reference


class ScoredItem(NamedTuple):
    """An item that a scale can score."""

    path: tuple[str | int, ...]
    response_scale: str | ResponseScale
    reverse: bool
    sides: tuple[str, ...]


SITUATION = "situation"
"""What an input takes that is a choice of the same worksheet with a right reply."""


class FieldBase(Strict):
    """A field of an exercise, of whatever kind."""

    response_type: ClassVar[str | None] = None
    """The shape of its response; None when it has none."""
    needed: ClassVar[Needs] = Needs()
    """What a page with such a field must load, besides the files that are named as the kind is."""

    id: Id
    """The name of this field in references and in what is stored; unique in the worksheet."""
    kind: str
    """What sort of field this is."""
    prompt: Text | None = None
    """The label: what is asked for."""
    hint: Text | None = None
    """A quieter line under the prompt."""
    more: Flag = False
    """`true`: folded under "More questions (optional)"."""
    beside: Flag = False
    """`true`: belongs to the prompt before it, so it stands close to it and has no number."""
    show_when: Conditions = ()
    """Shown only for given responses: a condition, or a list of which all must hold."""
    take_from: Candidates = ()
    """Starts from a response elsewhere; of several candidates the first filled one is used."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this field, so that what people wrote is found again."""
    private: Flag = False
    """`true`: left out of a copy for a partner unless the learner ticks it."""
    keep: Flag = False
    """`true`: left out of print and of a copy for a partner unless the learner ticks it."""

    examples: dict[Id, Text] = Field(default_factory=dict)
    """What each person of the sheet's `examples` wrote here: their id → their words."""
    guidance: Text | None = None
    """For the instructor edition: what to look for in a response, and what to say about it."""

    def uses(self) -> Iterator[Use]:
        """Every reference that this field makes."""
        for i, condition in enumerate(self.show_when):
            yield Use("show_when", ("show_when", i, "field"), condition.field)
        for i, candidate in enumerate(self.take_from):
            yield Use("take_from", ("take_from", i, "from"), candidate.source)

    def needs(self) -> Iterator[Needs]:
        """What a page with this field must load."""
        yield self.needed
        yield own_files(self.kind)
        if self.show_when or self.keep:
            yield AROUND
        if self.examples:
            yield EXAMPLES
        if self.take_from:
            yield SOURCE

    @property
    def reads_cases(self) -> bool:
        """Whether it shows something that follows from how cases are scored."""
        return False

    def derived(self) -> Mapping[str, Any]:
        """What pages are to know of it besides its keys; what is false is left out."""
        return {}

    def inputs_taken(self) -> Mapping[str, str]:
        """Name of an input → the response types that it takes, or SITUATION; empty without any."""
        return {}

    def columns_by_id(self) -> Mapping[str, str]:
        """Column id → response type; empty unless the response is rows."""
        return {}

    def value_ids(self) -> frozenset[str] | None:
        """The ids that a response can hold; None when it holds something else."""
        return None

    def scored_items(self) -> Mapping[str, ScoredItem]:
        """Item id → what a scale needs to know of it."""
        return {}

    def correct(self) -> Mapping[str, bool] | None:
        """Choice id → whether it has `correct: true`; None when nothing can be correct."""
        return None

    def without_feedback(self) -> Iterator[int]:
        """The places of choices that say nothing when they are chosen."""
        yield from ()

    def findings(self) -> Iterator[Finding]:
        """Keys that only fields with a response can have."""
        if self.response_type is None:
            for key in ("prompt", "take_from", "private", "keep", "examples"):
                if getattr(self, key):
                    yield Finding(
                        (key,),
                        f"`{key}` has no use here: {self.display_name} takes no response.",
                        True,
                    )


class Prompted(FieldBase):
    """A field that asks for a response."""

    prompt: Text
    """The label: what is asked for."""


class RowsFollower(Prompted):
    """A field whose rows or choices may follow the rows of other fields."""

    rows_from: References = ()
    """One row for each row of that field, labelled by that column: `worksheet.field.column`."""

    def uses(self) -> Iterator[Use]:
        """The references of every field, and those to the rows that are followed."""
        yield from super().uses()
        for i, reference in enumerate(self.rows_from):
            yield Use("rows_from", ("rows_from", i), reference)
