"""Modules put together in one file.

A file is a function, in which each module is a function, so that the names inside a module stay
its own and can be made short:

    import one from"./one.js";
    export default(([own])=>{
    const[score,bandOf]=(()=>{ …the module…; return[score,bandOf]})();
    …
    return[score]})(one);

A module finds what it takes under the name by which it knows it. Only where another module of the
file means something else by that name, it is handed over as an argument. What crosses the border
of a file stands in a list; what is imported while running is an object at its end. A file begins
with the sentences that its modules say.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.publish import words
from macros.publish.crossing import Crossing, Thing
from macros.publish.groups import Graph
from macros.publish.script import LATER, Import, address, names_in
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
        crossing = Crossing(self.graph, self.groups)
        texts = [script(self.text(crossing, number)) for number in range(len(self.groups))]
        names = [self.name(number, texts) for number in range(len(texts))]
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for name, text in zip(names, texts, strict=True):
            full = re.sub(r"@(\d+)@", lambda found: names[int(found.group(1))], text)
            (site / FOLDER / name).write_text(full, encoding="utf-8")
        return {path: f"{FOLDER}/{names[number]}" for path, number in crossing.group_of.items()}

    def text(self, crossing: Crossing, number: int) -> str:
        """The text of a file, with `@number@` for the names of others."""
        said = words.statement(self.said.get(path, {}) for path in self.groups[number])
        return File(crossing, number).text(said)

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


@dataclass
class File:
    """One of the files."""

    crossing: Crossing
    number: int

    @property
    def group(self) -> list[str]:
        """Its modules, in the order in which they run."""
        return self.crossing.groups[self.number]

    def text(self, said: str) -> str:
        """What it takes from others, its modules, and what it gives; `said` stands first."""
        others = {number: "$" + letters(number) for number in self.crossing.needed(self.number)}
        imports = [f'import {name} from"./@{number}@";' for number, name in others.items()]
        lists = ",".join(self.taken_from(number) for number in others)
        functions = [self.function(path) for path in self.group]
        given = ",".join(self.value(one) for one in self.crossing.given[self.number])
        start = f"{'export default' if given else ''}(({lists})=>{{"
        end = f"{f'return[{given}]' if given else ''}}})({','.join(others.values())});"
        return "\n".join([*imports, said, start, *functions, end])

    def taken_from(self, number: int) -> str:
        """The pattern that takes out of another file's list what this one wants of it."""
        found = [self.names.get(one, "") for one in self.crossing.given[number]]
        return f"[{','.join(found).rstrip(',')}]"

    def function(self, path: str) -> str:
        """One module as a function that is called at once."""
        module = self.crossing.graph[path]
        handed = dict(pair for one in module.imports for pair in self.handed(one))
        body = LATER.sub(lambda found: self.later(path, found.group(1)), module.body)
        wanted = [name for name in module.exports if (path, name) in self.names]
        outside = ",".join(self.names[path, name] for name in wanted)
        inside = ",".join(module.exports[name] for name in wanted)
        start, end = (f"const[{outside}]=", f"return[{inside}]") if wanted else ("", "")
        return f"{start}(({','.join(handed)})=>{{{body};{end}}})({','.join(handed.values())});"

    def handed(self, one: Import) -> list[tuple[str, str]]:
        """(name inside, value) of what an import must hand over: it has another name out here."""
        things = [(here, self.crossing.found(one.module, name)) for name, here in one.names]
        values = [(here, self.value(thing)) for here, thing in things]
        return [(here, value) for here, value in values if here != value]

    def later(self, path: str, target: str) -> str:
        """What stands for a dynamic import."""
        thing = (address(path, target), "*")
        number = self.crossing.group_of[thing[0]]
        at = self.crossing.given[number].index(thing)
        return f'import("./@{number}@").then(one=>one.default[{at}])'

    # Names --------------------------------------------------------------------------------------

    def value(self, thing: Thing) -> str:
        """An expression for what a module exports, or for the whole module."""
        if thing[1] != "*":
            return self.names[thing]
        parts = self.crossing.all_things(thing[0])
        return "{" + ",".join(f"{name}:{self.names[one]}" for name, one in parts.items()) + "}"

    @cached_property
    def names(self) -> dict[Thing, str]:
        """What each thing is called in this file: where that is clear, as its module calls it."""
        given = [one for one in self.crossing.given[self.number] if one[1] != "*"]
        things = list(dict.fromkeys([*self.crossing.taken_in(self.number), *given]))
        alike = Counter(name for _, name in things)
        return {
            one: one[1] if alike[one[1]] == 1 and self.is_clear(one) else "$$" + letters(number)
            for number, one in enumerate(things)
        }

    def is_clear(self, thing: Thing) -> bool:
        """Whether its own module, and all of this file with such a name, mean this thing by it."""
        crossing = self.crossing
        return all(
            thing in crossing.called(path)
            for path in [thing[0], *self.group]
            if path == thing[0] or thing[1] in names_in(crossing.graph[path].body)
        )


def letters(number: int) -> str:
    """The whole number `number` in letters, as short as can be."""
    number, last = divmod(number, len(ALPHABET))
    return (letters(number - 1) if number else "") + ALPHABET[last]
