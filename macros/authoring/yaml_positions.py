"""A YAML text as plain values, and where they and their keys stand: a tree beside the values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.authoring.problems import Position

START = Position()
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class PositionTree:
    """Where a value stands, where its key stands, and the same for everything below it."""

    value: Position = START
    key: Position | None = None
    below: Mapping[str | int, PositionTree] = field(default_factory=dict)

    def find(self, path: Path, *, key: bool = False) -> Position:
        """The place of the value (or key) at `path`.

        A part of the path that the tree does not hold is passed over: a name that the model
        put in (a union's tag), or a list that the author wrote as a single value.
        """
        tree = self
        for part in path:
            tree = tree.below.get(part, tree)
        return tree.key if key and tree.key else tree.value


def value_at(value: Any, path: Path) -> Any:
    """What stands at `path`; a part that is not there is passed over, as in `PositionTree.find`."""
    for part in path:
        inside = isinstance(value, dict | list) and part in (
            value if isinstance(value, dict) else range(len(value))
        )
        value = value[part] if inside else value
    return value


@dataclass(frozen=True)
class Mistake:
    """Something in a YAML text that is refused, and where."""

    position: Position
    message: str


@dataclass(frozen=True)
class Parsed:
    """A YAML text as plain values, the positions of all of them, and what was refused."""

    value: Any
    positions: PositionTree
    mistakes: tuple[Mistake, ...] = ()
