"""A dialogue as its author writes it: `exercises/dialogues/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from macros.authoring.strict_model import Finding, Flag, Id, Positive, Strict, Text, Whole
from macros.dialogues.conditions import RESERVED, Change, Condition

Stance = Literal["gives-in", "insists", "asks", "shares"]


class Variable(Strict):
    """A whole number that replies change and conditions ask for."""

    display_name = "a variable"

    from_: Whole = Field(alias="from")
    """The least that it can be."""
    to: Whole
    """The most that it can be."""
    start: Whole = 0
    """What it is at first."""
    about: Text | None = None
    """What it stands for, in a few words: the booklet on paper and instructors read it."""

    def findings(self) -> Iterator[Finding]:
        """A range that is none, or a start outside it."""
        if self.from_ >= self.to:
            yield Finding(("to",), f"`to` must be more than `from`, which is {self.from_}.")
        elif not self.from_ <= self.start <= self.to:
            message = f"`start` is {self.start}: it must lie between {self.from_} and {self.to}."
            yield Finding(("start",), message)


class Reply(Strict):
    """Something that the learner can say, and what follows from it."""

    display_name = "a reply"

    say: Text
    """What I say, as one would say it aloud."""
    if_: Condition | None = Field(default=None, alias="if")
    """When it is offered; without it, always."""
    set: dict[Id, Change] = Field(default_factory=dict)
    """Variables that it changes: `+1` and `-2` change, `=2` sets. All stay within their range."""
    find: tuple[Id, ...] = ()
    """Facts that are known from then on."""
    once: Flag = False
    """`true`: it is offered until it was said, in whichever turn."""
    after: Text | None = None
    """A word of teaching, shown behind what the other says next."""
    mistake: Id | None = None
    """Which kind of mistake it is; one of `mistakes`."""
    stance: Stance | None = None
    """What sort of move it is, for the characters that try the dialogue out."""
    to: Id
    """The turn or the ending that follows."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this reply, so that stored conversations survive."""


class Turn(Strict):
    """Something that the other person says, and what can be said to it."""

    display_name = "a turn"

    speaker: Text | None = None
    """Who speaks; else it is the person of `with`."""
    says: Text
    """What they say, as one would say it aloud."""
    seems: Text | None = None
    """How it seems to have landed: what one can see and hear."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this turn, so that stored conversations survive."""
    shared: tuple[Id, ...] = ()
    """Shared replies that are offered here, too, behind the turn's own."""
    replies: dict[Id, Reply] = Field(default_factory=dict)
    """What can be said here, by id."""


class Ending(Strict):
    """How a dialogue can end."""

    display_name = "an ending"

    title: Text
    """The ending in a few words."""
    reached: Text
    """What was reached."""
    cost: Text
    """At what cost, and to whom."""
    best: Flag = False
    """`true`: this is what somebody who negotiates well would want."""
    line: Text | None = None
    """A line that one could take into one's own plan."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this ending."""


class Dialogue(Strict):
    """A scripted conversation that one practises alone."""

    display_name = "a dialogue"

    title: Text
    """What it is called."""
    lesson: Id | None = None
    """The lesson whose skill it practises."""
    parallel: Id | None = None
    """The second conversation: the same skill, other people."""
    minutes: Positive
    """How long it takes once: honest, whole minutes."""
    you: Text
    """Who I am, what I want and what I know; paragraphs and lists."""
    with_: Text = Field(alias="with")
    """Who speaks, where a turn does not say otherwise."""
    uses_openness: Flag = False
    """`true`: the other uses what they are told, so being open everywhere must not end well."""
    plan_field: Id | None = None
    """The field of the plan that takes an ending's `line`; else the first of the plan's `lines`."""
    variables: dict[Id, Variable] = Field(default_factory=dict)
    """What replies change, by id."""
    facts: dict[Id, Text] = Field(default_factory=dict)
    """What can be found out, by id; the learner reads it at the end."""
    mistakes: dict[Id, Text] = Field(default_factory=dict)
    """Kinds of mistakes by id, in words for the learner."""
    start: Id
    """The first turn."""
    turns: Annotated[dict[Id, Turn], Field(min_length=1)]
    """What the other person says, by id."""
    shared: dict[Id, Reply] = Field(default_factory=dict)
    """Replies that several turns offer, by id."""
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]
    """How it can end, by id."""
    guidance: Text | None = None
    """For the instructor edition: how to use it, what to look for, what often goes wrong."""

    def findings(self) -> Iterator[Finding]:
        """Variables with names that conditions need for themselves."""
        for name in self.variables:
            if name in RESERVED:
                message = f"A variable cannot be called `{name}`: conditions use that word."
                yield Finding(("variables", name), message, at_key=True)

    @cached_property
    def offered(self) -> Mapping[str, Mapping[str, Reply]]:
        """Turn → all its replies by id: its own first, then the shared ones that it names."""
        return {id: {**turn.replies, **self._shared(turn)} for id, turn in self.turns.items()}

    def _shared(self, turn: Turn) -> dict[str, Reply]:
        own = turn.replies
        return {id: self.shared[id] for id in turn.shared if id in self.shared and id not in own}
