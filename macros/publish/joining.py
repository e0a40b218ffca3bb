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
        """Writes the files; returns module → file below the root.

        Their folder is named by all that they hold, so that versions never mix. Names of their own
        would be longer in every file that imports them, and change nearly as often.
        """
        crossing = Crossing(self.graph, self.groups)
        texts = [script(self.text(crossing, number)) for number in range(len(self.groups))]
        digest = hashlib.sha256("".join(texts).encode()).hexdigest()
        folder = f"{FOLDER}/{digest[:10]}"
        (site / folder).mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (site / folder / self.name(number)).write_text(text, encoding="utf-8")
        return {path: f"{folder}/{self.name(number)}" for path, number in crossing.group_of.items()}

    def name(self, number: int) -> str:
        """The name of a file: the stem of the module that runs last in it, and its number."""
        return f"{Path(self.groups[number][-1]).stem}{number}.js"

    def text(self, crossing: Crossing, number: int) -> str:
        """The text of a file."""
        said = words.statement(self.said.get(path, {}) for path in self.groups[number])
        names = [self.name(one) for one in range(len(self.groups))]
        return File(crossing, names, number).text(said)


@dataclass
class File:
    """One of the files."""

    crossing: Crossing
    files: list[str]
    """What the files are called."""
    number: int

    @property
    def group(self) -> list[str]:
        """Its modules, in the order in which they run."""
        return self.crossing.groups[self.number]

    def text(self, said: str) -> str:
        """What it takes from others, its modules, and what it gives; `said` stands first."""
        others = {number: "$" + letters(number) for number in self.crossing.needed(self.number)}
        imports = [
            f'import {name} from"./{self.files[number]}";' for number, name in others.items()
        ]
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
        return f'import("./{self.files[number]}").then(one=>one.default[{at}])'

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
