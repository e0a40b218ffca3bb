"""`likert`: several items rated on one response scale, perhaps for two sides."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Tag

from macros.fields.base import (
    SCALE,
    Field,
    Finding,
    Flag,
    Id,
    Labelled,
    Needs,
    Prompted,
    ResponseScale,
    ScoredItem,
    Strict,
    Text,
    duplicate_id_findings,
    own_files,
)


class Item(Strict):
    """One statement to rate."""

    display_name = "an item"

    id: Id
    """Its name in scales and in what is stored."""
    text: Text
    """The statement."""
    reverse: Flag = False
    """`true`: agreeing counts low (lowest + highest − value)."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this item."""


class Side(Labelled):
    """One of the two sides that every item is rated for."""

    display_name = "a side"

    stem: Text | None = None
    """The words that the items of this side complete."""
    mine: Flag = False
    """`true`: the learner's own side, shown first and in the colour of what is mine."""


def _inline(value: Any) -> str:
    return "id" if isinstance(value, str) else "inline"


class Kind(Prompted):
    """Items on one response scale. Response: `{item: n}`, or `{"side.item": n}` with sides."""

    display_name = "a `likert` field"
    response_type: ClassVar[str | None] = "ratings"
    needed: ClassVar[Needs] = SCALE

    kind: Literal["likert"]
    stem: Text | None = None
    """The words that every item completes."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """The statements to rate."""
    response_scale: Annotated[
        Annotated[Id, Tag("id")] | Annotated[ResponseScale, Tag("inline")], Discriminator(_inline)
    ]
    """The id of a scale in reference/response-scales.yaml, or the same mapping here."""
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=2)] | None = None
    """Two sides; every item is rated once for each."""
    dont_know: Text | None = None
    """The label of a "don't know yet"; such a response is stored and not scored."""

    def needs(self) -> Iterator[Needs]:
        """What every field needs, and what two sides do."""
        yield from super().needs()
        if self.sides:
            yield own_files("sides")

    def scored_items(self) -> Mapping[str, ScoredItem]:
        """Every item, with its response scale and whether it is reversed."""
        sides = tuple(side.id for side in self.sides or ())
        return {
            item.id: ScoredItem(("items", i), self.response_scale, item.reverse, sides)
            for i, item in enumerate(self.items)
        }

    def findings(self) -> Iterator[Finding]:
        """No item and no side is there twice."""
        yield from super().findings()
        yield from duplicate_id_findings(self.items, "items", "item")
        yield from duplicate_id_findings(self.sides or (), "sides", "side")
