"""A card as its author writes it: `exercises/cards/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from macros.authoring.strict_model import Finding, Id, Number, Strict, Text


class Card(Strict):
    """What all cards have."""

    display_name = "a card"

    kind: str
    """`say`, `sort`, `work-out` or `plan`: what one does with the card."""
    lesson: Id | None = None
    """The lesson that the card comes from; it is linked once the card is answered."""
    ask: Text
    """What the learner is to do, in a sentence."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this card, so that stored answers survive."""


class SituationCard(Card):
    """A card that tells of a situation."""

    situation: Text
    """What happens: who is there, and what they say or do."""


class SayCard(SituationCard):
    """Write or say an answer of one's own, then compare it with two good ones."""

    kind: Literal["say"]
    """`say`"""
    answers: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)]
    """Two good answers that differ, as one would say them aloud."""
    criteria: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    """Three marks of a good answer, to hold one's own against."""


class SortItem(Strict):
    """Something to be put into a group."""

    display_name = "an item"

    text: Text
    """What is to be sorted."""
    group: Id
    """The group where it belongs: one of `groups`."""
    why: Text | None = None
    """Why it belongs there; shown afterwards."""


class SortCard(SituationCard):
    """Put each item where it belongs."""

    kind: Literal["sort"]
    """`sort`"""
    groups: Annotated[dict[Id, Text], Field(min_length=2, max_length=4)]
    """Names of the groups by id."""
    items: Annotated[tuple[SortItem, ...], Field(min_length=2, max_length=8)]
    """What is to be sorted, in the order of the page."""

    def findings(self) -> Iterator[Finding]:
        """Items of a group that there is not, and groups without an item."""
        for n, item in enumerate(self.items):
            if item.group not in self.groups:
                yield Finding.unknown(("items", n, "group"), "group", item.group, self.groups)
        for group in self.groups:
            if group not in {item.group for item in self.items}:
                message = f"Nothing belongs to `{group}`. Add an item to it, or remove it."
                yield Finding(("groups", group), message, at_key=True)


class WorkOutCard(SituationCard):
    """Work a number out."""

    kind: Literal["work-out"]
    """`work-out`"""
    answer: Number
    """The number that is right."""
    within: Annotated[Number, Field(ge=0)] = 0
    """How far off an answer may be and still count."""
    unit: Text | None = None
    """What is counted, such as `points`."""
    steps: Text
    """How one gets there, in a sentence or two."""


class PlanCard(Card):
    """Say from memory what stands in one's own plan, then look."""

    kind: Literal["plan"]
    """`plan`"""
    fields: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Fields of the plan; the card waits until one of them holds something."""


KINDS: Mapping[str, type[Card]] = {
    "say": SayCard,
    "sort": SortCard,
    "work-out": WorkOutCard,
    "plan": PlanCard,
}
"""Kind → its model."""

AnyCard = Annotated[SayCard | SortCard | WorkOutCard | PlanCard, Field(discriminator="kind")]
"""What a file below `exercises/cards/` holds."""


def kind_of(value: Mapping[str, Any]) -> type[Card] | Finding:
    """The model for a file's mapping, or what is wrong with its `kind`."""
    kind = value.get("kind")
    if kind is None:
        return Finding((), f"Which kind of card is it? Add `kind:` with one of {_listed()}.")
    if isinstance(kind, str) and kind in KINDS:
        return KINDS[kind]
    return Finding.unknown(("kind",), "kind of card", kind, KINDS)


def _listed() -> str:
    return ", ".join(f"`{kind}`" for kind in KINDS)
