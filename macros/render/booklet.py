"""A dialogue as a booklet of numbered passages, to be played by turning pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from macros.authoring.inline_markdown import plain
from macros.dialogues.conditions import Condition, Range, VariableChange
from macros.dialogues.model import Dialogue, Ending, Reply, Turn
from macros.strings.loader import Strings


@dataclass(frozen=True)
class BookletReply:
    """A reply as the booklet prints it."""

    say: str
    condition: str
    """When it can be said, as a sentence; empty when it always can."""
    steps: tuple[str, ...]
    """What to write down, as sentences."""
    to: int
    """The number of the passage that follows."""
    note: int | None
    """The number of the note to read after that passage."""


@dataclass(frozen=True)
class Booklet:
    """All passages of a dialogue. The first turn is 1; the others are mixed, endings come last."""

    id: str
    dialogue: Dialogue
    say: Strings

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Turn or ending → the number of its passage."""
        start = self.dialogue.start
        others = self._mixed(id for id in self.dialogue.turns if id != start)
        return {id: n for n, id in enumerate([start, *others, *self.dialogue.endings], start=1)}

    def _mixed(self, ids: Iterable[str]) -> list[str]:
        """The ids in an order that gives nothing away and is always the same."""
        return sorted(ids, key=lambda id: sha256(f"{self.id}/{id}".encode()).digest())

    @property
    def turns(self) -> list[tuple[int, Turn, list[BookletReply]]]:
        """Number, turn and replies, in the order of the numbers."""
        rows = [(self.numbers[id], turn, self._replies(id)) for id, turn in self._turns.items()]
        return sorted(rows, key=lambda row: row[0])

    @property
    def _turns(self) -> Mapping[str, Turn]:
        return self.dialogue.turns

    @property
    def endings(self) -> list[tuple[int, Ending]]:
        """Number and ending."""
        return [(self.numbers[id], ending) for id, ending in self.dialogue.endings.items()]

    @cached_property
    def facts(self) -> Mapping[str, int]:
        """Fact → its number."""
        return {id: n for n, id in enumerate(self.dialogue.facts, start=1)}

    @cached_property
    def asked_variables(self) -> frozenset[str]:
        """The variables that some condition asks for: only these need to be kept on a slip."""
        conditions = [condition for _, condition in self._conditions()]
        return frozenset(name for condition in conditions for name in condition.variables)

    @cached_property
    def counts_visits(self) -> bool:
        """Whether some condition asks where the conversation has been."""
        return any(
            condition.visited or condition.not_visited or condition.times
            for _, condition in self._conditions()
        )

    @cached_property
    def says_once(self) -> bool:
        """Whether some reply can be said only once, and its being said has to be kept in mind."""
        return any(
            reply.once for replies in self.dialogue.offered.values() for reply in replies.values()
        )

    def _conditions(self) -> Iterator[tuple[object, Condition]]:
        for replies in self.dialogue.offered.values():
            for reply in replies.values():
                yield from reply.if_.all() if reply.if_ else ()

    @cached_property
    def _note_numbers(self) -> Mapping[tuple[str, str | None], int]:
        """Each different note, as the words of teaching and the kind of mistake → its number."""
        replies = [reply for all_ in self.dialogue.offered.values() for reply in all_.values()]
        notes = {(r.after or "", r.mistake) for r in replies if r.after or r.mistake}
        mixed = sorted(notes, key=lambda note: sha256(repr((self.id, note)).encode()).digest())
        return {note: n for n, note in enumerate(mixed, start=1)}

    @property
    def notes(self) -> list[tuple[int, str]]:
        """Number and text of what is to be read after a passage."""
        return [(n, self._note(*note)) for note, n in self._note_numbers.items()]

    def _note(self, after: str, mistake: str | None) -> str:
        kind = self.dialogue.mistakes.get(mistake or "", "")
        return " ".join(plain(text) for text in (after, kind) if text)

    def _replies(self, turn: str) -> list[BookletReply]:
        return [self._reply(reply) for reply in self.dialogue.offered[turn].values()]

    def _reply(self, reply: Reply) -> BookletReply:
        return BookletReply(
            say=plain(reply.say),
            condition=self._sentence(reply),
            steps=tuple(self._steps(reply)),
            to=self.numbers[reply.to],
            note=self._note_numbers.get((reply.after or "", reply.mistake)),
        )

    def _sentence(self, reply: Reply) -> str:
        words = [*self._words(reply.if_)] if reply.if_ else []
        once = [self.say("dialogue-once")] if reply.once else []
        # What is one of several stands last: nothing that follows could be taken for a part of it.
        last = -1 if reply.if_ and reply.if_.any else len(words)
        together = self.say("condition-and").join([*words[:last], *once, *words[last:]])
        return self.say("condition", conditions=together) if together else ""

    def _steps(self, reply: Reply) -> Iterator[str]:
        for name, change in reply.set.items():
            if name in self.asked_variables:
                yield self._change(name, change)
        for fact in reply.find:
            text = plain(self.dialogue.facts[fact])
            yield self.say("dialogue-fact", number=self.facts[fact], text=text)

    def _change(self, name: str, change: VariableChange) -> str:
        if change.operator == "=":
            return self.say("dialogue-set", name=name, amount=change.amount)
        key = "dialogue-add" if change.amount >= 0 else "dialogue-subtract"
        return self.say(key, name=name, amount=abs(change.amount))

    def _words(self, condition: Condition) -> Iterator[str]:
        for name, range_ in condition.variables.items():
            yield from self._range("dialogue-if", range_, name=name)
        for key, facts in (
            ("dialogue-found", condition.found),
            ("dialogue-not-found", condition.not_found),
        ):
            yield from (self.say(key, number=self.facts[fact]) for fact in facts)
        for key, turns in (
            ("dialogue-visited", condition.visited),
            ("dialogue-not-visited", condition.not_visited),
        ):
            yield from (self.say(key, number=self.numbers[turn]) for turn in turns)
        for turn, range_ in condition.times.items():
            yield from self._range("dialogue-times", range_, name=self.numbers[turn])
        if condition.any:
            yield self._any(condition.any)

    def _any(self, conditions: Iterable[Condition]) -> str:
        each = [self.say("condition-and").join(self._words(condition)) for condition in conditions]
        return self.say("dialogue-any", conditions=self.say("dialogue-or").join(each))

    def _range(self, key: str, range_: Range, *, name: object) -> Iterator[str]:
        for bound in ("at_least", "at_most", "is_"):
            number = getattr(range_, bound)
            if number is not None:
                end = bound.rstrip("_").replace("_", "-")
                yield self.say(f"{key}-{end}", name=name, n=number)
