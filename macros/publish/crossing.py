"""Which names modules take from each other, and which of them cross the border of a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from macros.publish.groups import Graph
from macros.publish.script import CannotBundleError

Thing = tuple[str, str]
"""(module, name that it exports); `*` is the whole module."""


@dataclass
class Crossing:
    """Who takes what, when the modules of `graph` stand in files, one for each of the `groups`."""

    graph: Graph
    groups: list[list[str]]

    @cached_property
    def group_of(self) -> dict[str, int]:
        """Module → the number of its file."""
        return {path: number for number, group in enumerate(self.groups) for path in group}

    def found(self, module: str, name: str) -> Thing:
        """Where a name is really from, when modules pass it on."""
        one = self.graph[module]
        if name in one.passed_on:
            return self.found(*one.passed_on[name])
        if name != "*" and name not in one.exports:
            raise CannotBundleError(f'{module} exports no "{name}"')
        return module, name

    def all_things(self, module: str) -> dict[str, Thing]:
        """Name → what a module exports or passes on by that name."""
        one = self.graph[module]
        return {name: self.found(module, name) for name in [*one.exports, *one.passed_on]}

    def taken(self, path: str) -> set[Thing]:
        """What a module takes from others, and what it gives when it is imported while running."""
        imports = self.graph[path].imports
        named = {self.found(one.module, name) for one in imports for name, _ in one.names}
        whole = {module for module, name in named if name == "*"} | ({path} & self.all_later)
        parts = {one for module in whole for one in self.all_things(module).values()}
        return {one for one in named | parts if one[1] != "*"}

    def taken_in(self, number: int) -> list[Thing]:
        """What the modules of a file take."""
        return sorted({one for path in self.groups[number] for one in self.taken(path)})

    def called(self, path: str) -> set[Thing]:
        """What a module calls by the name by which it is exported."""
        module = self.graph[path]
        own = {(path, name) for name, here in module.exports.items() if name == here}
        pairs = [(one.module, *pair) for one in module.imports for pair in one.names]
        taken = {(self.found(other, name), here) for other, name, here in pairs}
        return own | {thing for thing, here in taken if thing[1] == here}

    @cached_property
    def all_later(self) -> set[str]:
        """The modules that are imported while running."""
        return {one for module in self.graph.values() for one in module.later}

    def needed(self, number: int) -> list[int]:
        """The other files that a file imports."""
        from_others = {self.group_of[module] for module, _ in self.taken_in(number)}
        only_run = {
            self.group_of[one.module]
            for path in self.groups[number]
            for one in self.graph[path].imports
            if not one.names
        }
        return sorted((from_others | only_run) - {number})

    @cached_property
    def given(self) -> list[list[Thing]]:
        """By file: what it gives to others. What most of them take comes first."""
        takers = Counter(
            one
            for number in range(len(self.groups))
            for one in self.taken_in(number)
            if self.group_of[one[0]] != number
        )
        lists: list[list[Thing]] = [
            [(path, "*") for path in group if path in self.all_later] for group in self.groups
        ]
        for one, _ in takers.most_common():
            lists[self.group_of[one[0]]].append(one)
        return lists
