"""Modules put together in one file.

Each module becomes a function, so that the names inside stay its own and can be made short:

    const[$1,$2]=((own,empty)=>{ …the module…; return[score,bandOf]})($a,$b);

Names that another module wants stand outside, and are unlike any name in a module. A file imports
and exports those that cross its border. What is imported while running is handed over as an
object. A file begins with the sentences that its modules say.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.publish import words
from macros.publish.groups import Graph
from macros.publish.script import LATER, CannotBundleError, address
from macros.publish.shrink import script

FOLDER = "assets/modules"
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Files:
    """The files to be: `groups` of the modules of `graph`."""

    graph: Graph
    groups: list[list[str]]
    said: dict[str, words.Strings] = field(default_factory=dict)
    """Module → the sentences that it says."""

    def write(self, site: Path) -> dict[str, str]:
        """Writes the files, each named by what it holds; returns module → file below the root."""
        group_of = {path: number for number, group in enumerate(self.groups) for path in group}
        texts = [script(self.text(group, group_of)) for group in self.groups]
        names = [self.name(number, texts) for number in range(len(texts))]
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for name, text in zip(names, texts, strict=True):
            full = re.sub(r"@(\d+)@", lambda found: names[int(found.group(1))], text)
            (site / FOLDER / name).write_text(full, encoding="utf-8")
        return {path: f"{FOLDER}/{names[number]}" for path, number in group_of.items()}

    def name(self, number: int, texts: list[str]) -> str:
        """The stem of its first module, and a digest of it and all that it can lead to."""
        seen: set[int] = set()
        waiting = [number]
        while waiting:
            if (one := waiting.pop()) not in seen:
                seen.add(one)
                waiting += map(int, re.findall(r"@(\d+)@", texts[one]))
        told = "".join(texts[one] for one in [number, *sorted(seen)])
        digest = hashlib.sha256(told.encode()).hexdigest()
        return f"{Path(self.groups[number][-1]).stem}-{digest[:10]}.js"

    def text(self, group: list[str], group_of: dict[str, int]) -> str:
        """One file: what it takes from others, its modules, and what it gives."""
        here = group_of[group[0]]
        functions = [self.function(path, group_of) for path in group]
        wanted: dict[int, set[str]] = {}
        for path in group:
            for one in self.taken(path):
                wanted.setdefault(group_of[one[0]], set()).add(self.outside(*one))
        wanted.pop(here, None)
        imports = [
            f'import{{{",".join(sorted(names))}}}from"./@{number}@";'
            for number, names in sorted(wanted.items())
        ]
        given = ",".join(sorted(self.given(group)))
        said = words.statement(self.said.get(path, {}) for path in group)
        return "\n".join([*imports, said, *functions, f"export{{{given}}}" if given else ""])

    def function(self, path: str, group_of: dict[str, int]) -> str:
        """One module as a function that is called at once."""
        module = self.graph[path]
        arguments = [
            (here, self.value(*self.found(one.module, name)))
            for one in module.imports
            for name, here in one.names
        ]
        wanted = self.wanted(path)
        body = LATER.sub(lambda found: self.later(path, found.group(1), group_of), module.body)
        result = ",".join(module.exports[name] for name in wanted)
        outside = ",".join(self.outside(path, name) for name in wanted)
        start = f"const[{outside}]=" if wanted else ""
        inside = ",".join(here for here, _ in arguments)
        given = ",".join(value for _, value in arguments)
        end = f"return[{result}]" if wanted else ""
        text = f"{start}(({inside})=>{{{body};{end}}})({given});"
        whole = f"const {self.outside(path, '*')}={self.value(path, '*')};"
        return text + (whole if self.is_later(path) else "")

    def later(self, path: str, target: str, group_of: dict[str, int]) -> str:
        """What stands for a dynamic import."""
        module = address(path, target)
        return f'import("./@{group_of[module]}@").then(one=>one.{self.outside(module, "*")})'

    # Names --------------------------------------------------------------------------------------

    def outside(self, module: str, name: str) -> str:
        """The name outside of the functions; the more modules take a thing, the shorter it is."""
        number = self.names.setdefault((module, name), len(self.names))
        return "$" + letters(number)

    @cached_property
    def names(self) -> dict[tuple[str, str], int]:
        """(module, exported name) → the number of its name outside; `*` is the whole module."""
        uses = Counter(one for path in self.graph for one in sorted(self.taken(path)))
        return {one: number for number, (one, _) in enumerate(uses.most_common())}

    def found(self, module: str, name: str) -> tuple[str, str]:
        """Where a name is really from, when modules pass it on."""
        one = self.graph[module]
        if name in one.passed_on:
            return self.found(*one.passed_on[name])
        if name != "*" and name not in one.exports:
            raise CannotBundleError(f'{module} exports no "{name}"')
        return module, name

    def all_names(self, module: str) -> list[str]:
        """What a module exports and passes on."""
        return [*self.graph[module].exports, *self.graph[module].passed_on]

    def value(self, module: str, name: str) -> str:
        """An expression for an exported name, or for the whole module."""
        if name != "*":
            return self.outside(module, name)
        parts = ((one, self.outside(*self.found(module, one))) for one in self.all_names(module))
        return "{" + ",".join(f"{one}:{value}" for one, value in parts) + "}"

    def is_later(self, path: str) -> bool:
        """Whether the module is imported while running."""
        return path in self.all_later

    @cached_property
    def all_later(self) -> set[str]:
        """The modules that are imported while running."""
        return {one for module in self.graph.values() for one in module.later}

    def taken(self, path: str) -> set[tuple[str, str]]:
        """The (module, name) that a module takes from others."""
        found = {
            self.found(one.module, name)
            for one in self.graph[path].imports
            for name, _ in one.names
        }
        whole = {module for module, name in found if name == "*"} | (
            {path} if self.is_later(path) else set()
        )
        parts = {self.found(module, name) for module in whole for name in self.all_names(module)}
        return {one for one in found | parts if one[1] != "*"}

    @cached_property
    def everything(self) -> set[tuple[str, str]]:
        """The (module, name) that any module takes."""
        return {one for path in self.graph for one in self.taken(path)}

    def wanted(self, path: str) -> list[str]:
        """The names of a module that any module takes."""
        return [name for name in self.graph[path].exports if (path, name) in self.everything]

    def given(self, group: list[str]) -> set[str]:
        """The names that cross the border of a group."""
        others = {one for path in self.graph if path not in group for one in self.taken(path)}
        names = {self.outside(*one) for one in others if one[0] in group}
        return names | {self.outside(path, "*") for path in group if self.is_later(path)}


def letters(number: int) -> str:
    """The whole number `number` in letters, as short as can be."""
    number, last = divmod(number, len(ALPHABET))
    return (letters(number - 1) if number else "") + ALPHABET[last]
