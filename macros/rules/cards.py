"""Cards: what they name is there, no two share an id, and a page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.problems import Problem
from macros.authoring.strict_model import Finding
from macros.course.folder_reader import CARDS, file_name
from macros.course.library import Library
from macros.models.card import Card, PlanCard
from macros.models.plan import PLAN
from macros.rules.links import broken
from macros.rules.references import fields_of_plan_without


def rule(library: Library) -> Iterator[Problem]:
    """What is wrong with what cards name, and, once, that no page shows them."""
    for id, card in library.cards.items():
        file = library.files[file_name(CARDS, id)]
        yield from file.problems([*_names(library, card), *_earlier(library, id, card)])
    calls = (call for page in library.pages.values() for call in page.calls)
    if library.cards and not any(call.name == "cards" and not call.inside for call in calls):
        first = library.files[file_name(CARDS, next(iter(library.cards)))]
        yield first.problem(("kind",), "No page shows the cards. Write {{ cards() }} in a page.")


def _names(library: Library, card: Card) -> Iterator[Finding]:
    """What a card names of the course, and the course does not have."""
    if card.lesson and (wrong := broken(library, f"lesson:{card.lesson}")):
        yield Finding(("lesson",), wrong)
    for n, field in enumerate(card.fields if isinstance(card, PlanCard) else ()):
        if (names := fields_of_plan_without(library, field)) is not None:
            yield Finding.unknown(("fields", n), "field", field, names, within=PLAN)


def _earlier(library: Library, id: str, card: Card) -> Iterator[Finding]:
    """Earlier ids that another card has, now or earlier."""
    others = {
        name for other, each in library.cards.items() if other != id for name in (other, *each.was)
    }
    for n, name in enumerate(card.was):
        if name == id or name in others:
            message = f"`{name}` is the id, now or earlier, of another card. Remove it here."
            yield Finding(("was", n), message)
