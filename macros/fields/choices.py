"""Fields whose response is chosen from a list, and lists whose entries have ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from macros.authoring.strict_model import Finding, Flag, Id, Strict, Text
from macros.fields.field_base import Prompted
from macros.fields.needs import CHECK, OPTIONS, Needs


class Labelled(Strict):
    """Something with an id and a label."""

    display_name = "this list's entry"

    id: Id
    """Its name in what is stored."""
    label: Text
    """What the learner reads."""


class Choice(Labelled):
    """One of the things that a learner may choose."""

    display_name = "a choice"

    feedback: Text | None = None
    """Said when this is chosen."""
    correct: Flag = False
    """`true` in a knowledge check: this is (one of) the right ones."""


class Choosing(Prompted):
    """A field whose response is one or more of its choices; in a check some are correct."""

    needed: ClassVar[Needs] = OPTIONS

    choices: tuple[Choice, ...]
    """What can be chosen, in this order."""

    def needs(self) -> Iterator[Needs]:
        """What every field needs, and feedback."""
        yield from super().needs()
        if any(choice.feedback for choice in self.choices):
            yield CHECK

    def value_ids(self) -> frozenset[str]:
        """The ids of the choices."""
        return frozenset(choice.id for choice in self.choices)

    def correct(self) -> Mapping[str, bool]:
        """Choice id → whether it is correct."""
        return {choice.id: choice.correct for choice in self.choices}

    def without_feedback(self) -> Iterator[int]:
        """The places of choices that say nothing when they are chosen."""
        yield from (i for i, choice in enumerate(self.choices) if not choice.feedback)

    def findings(self) -> Iterator[Finding]:
        """No choice is there twice."""
        yield from super().findings()
        yield from duplicate_id_findings(self.choices, "choices", "choice")


def duplicate_id_findings(entries: tuple[Any, ...], key: str, noun: str) -> Iterator[Finding]:
    """A finding for each entry of the list under `key` whose id an earlier entry has."""
    seen: set[str] = set()
    for i, entry in enumerate(entries):
        if entry.id in seen:
            yield Finding(
                (key, i, "id"), f"Another {noun} here is called `{entry.id}`. Rename one."
            )
        seen.add(entry.id)
