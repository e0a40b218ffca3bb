"""Reads YAML into plain values, with a parallel tree of positions.

Stricter than YAML: no duplicate keys, tags, anchors or aliases, and scalars stay what the author
wrote. Only plain decimal numbers, `true` and `false` are not text; `no` and `1:30` are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from macros.authoring.problems import Lines, Position
from macros.authoring.yaml_positions import Mistake, Parsed, PositionTree
from macros.authoring.yaml_scalars import (
    NOTHING,
    SETTINGS,
    changed_by_yaml,
    cut_by_comma,
    cut_by_comment,
    plain,
    with_point,
)
from macros.authoring.yaml_slips import STRANGE_SPACE, STRANGE_SPACES, all_twice, twice
from macros.authoring.yaml_words import FORBIDDEN, TOO_DEEP, control_character, say_error

DEEPEST = 40
LONGEST = 2_000_000
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, *, lenient: bool = False, shared: bool = False) -> Parsed:
    """Parses one document. `lenient` overlooks tags, anchors and aliases (for mkdocs.yml).

    `shared`: the site generator reads it, too, so what it would take for something else is told.
    """
    if len(text) > LONGEST:
        return _refused("This file is too long to be right. Split it into several.", Position())
    if forbidden := FORBIDDEN.search(text):
        return _refused(control_character(forbidden[0]), Lines(text).position(forbidden.start()))
    reader = _Reader(text, lenient, shared)
    try:
        value, positions = reader.document()
    except _TooDeepError as error:
        reader.refuse(error.position, TOO_DEEP)
        return Parsed(None, PositionTree(), tuple(reader.mistakes))
    except yaml.YAMLError as error:
        position, message = say_error(text, error)
        return Parsed(None, PositionTree(), (*reader.mistakes, Mistake(position, message)))
    return Parsed(value, positions, tuple(reader.mistakes))


def _refused(message: str, position: Position) -> Parsed:
    return Parsed(None, PositionTree(), (Mistake(position, message),))


class _TooDeepError(Exception):
    def __init__(self, position: Position) -> None:
        self.position = position


class _Reader:
    """Builds values from the parser's events, so that no input is ever nested by recursion."""

    def __init__(self, text: str, lenient: bool, shared: bool) -> None:
        self.events: Iterator[Event] = yaml.parse(text, Loader=PARSER)
        self.text = text
        self.shared = shared
        self.lines = Lines(text)
        self.lenient = lenient
        self.mistakes: list[Mistake] = []

    def refuse(self, position: Position, message: str) -> None:
        self.mistakes.append(Mistake(position, message))

    def position(self, event: Event) -> Position:
        mark: Any = event.start_mark
        return self.lines.position(mark.index)

    def document(self) -> tuple[Any, PositionTree]:
        result: tuple[Any, PositionTree] = (None, PositionTree())
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "A second document starts here. Remove `---`."
                    self.refuse(self.position(event), message)
                    break
                result = self.node(next(self.events), depth=0)
        return result

    def node(self, event: Event, depth: int, key: str = "") -> tuple[Any, PositionTree]:
        """The value of a node that stands below `key`."""
        position = self.position(event)
        if depth > DEEPEST:
            raise _TooDeepError(position)
        self.judge(event, position)
        if isinstance(event, MappingStartEvent):
            return self.mapping(position, depth, key)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(position, depth, key)
        if isinstance(event, ScalarEvent):
            return self.scalar(event, key), PositionTree(position)
        return f"*{getattr(event, 'anchor', '')}", PositionTree(position)

    def judge(self, event: Any, position: Position) -> None:
        if self.lenient:
            return
        marks = ["*" if isinstance(event, AliasEvent) else "&"] if event.anchor else []
        for mark in [*marks, *("!" if getattr(event, "tag", None) else "")]:
            self.refuse(position, f"A text that starts with `{mark}` must be put in quotes.")

    def scalar(self, event: ScalarEvent, key: str) -> Any:
        is_plain = not event.style and not event.tag
        value = plain(event.value) if is_plain else event.value
        wrong = cut_by_comment(self.text, event, key, settings=self.lenient)
        is_meant = self.lenient and (key not in SETTINGS or event.value in NOTHING)
        if not wrong and self.shared and not is_meant:
            wrong = changed_by_yaml(value, event)
        if not wrong and (forbidden := FORBIDDEN.search(event.value)):
            wrong = control_character(forbidden[0])
        if wrong:
            self.refuse(self.position(event), wrong)
        return value

    def sequence(self, position: Position, depth: int, key: str) -> tuple[Any, PositionTree]:
        values: list[Any] = []
        below: dict[str | int, PositionTree] = {}
        while not isinstance(event := next(self.events), SequenceEndEvent):
            value, below[len(values)] = self.node(event, depth + 1, key)
            values.append(value)
        return values, PositionTree(position, None, below)

    def mapping(self, position: Position, depth: int, within: str) -> tuple[Any, PositionTree]:
        values: dict[str, Any] = {}
        below: dict[str | int, PositionTree] = {}
        before: Event | None = None
        told: Event | None = None
        last = ""
        again: list[tuple[Position, str, int]] = []
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.key(event, depth, within)
            inner = within if within == "nav" else key  # all of `nav` is names of pages
            following = next(self.events)
            if cut := cut_by_comma(self.text, before, event, following):
                if before is not told:  # one message for all commas of a text
                    self.refuse(self.position(event), cut)
                told = before
                values |= {last: with_point(values[last], event)}
                continue
            before = following
            value, tree = self.node(following, depth + 1, inner)
            if key in values:
                first = below[key].key or position
                again.append((self.position(event), key, first.line))
                continue
            values[key], last = value, key
            below[key] = PositionTree(tree.value, self.position(event), tree.below)
        self.refuse_again(again, depth)
        return values, PositionTree(position, None, below)

    def refuse_again(self, again: list[tuple[Position, str, int]], depth: int) -> None:
        """Keys that stand twice; of an entry or a file that stands there again only the first."""
        is_whole = len(again) > 2
        say = all_twice if is_whole and not depth else twice
        for at, key, line in again[:1] if is_whole else again:
            self.refuse(at, say(key, line))

    def meant(self, event: ScalarEvent) -> str:
        """A key as its author meant it: French keyboards put such a space before the colon."""
        if event.style or not (strange := STRANGE_SPACES.search(event.value)):
            return str(event.value)
        at = self.position(event)
        self.refuse(Position(at.line, at.column + strange.start()), STRANGE_SPACE)
        return STRANGE_SPACES.sub(" ", event.value).strip()

    def key(self, event: Event, depth: int, within: str) -> str:
        """Keys are always text, exactly as written."""
        if isinstance(event, ScalarEvent):
            self.judge(event, self.position(event))
            if within == "nav" and (wrong := changed_by_yaml(str(event.value), event)):
                self.refuse(self.position(event), wrong)
            return self.meant(event)
        self.node(event, depth + 1)
        if not isinstance(event, AliasEvent):
            self.refuse(self.position(event), "A key must be a word. Take away the brackets.")
        return f"key in line {self.position(event).line}"
