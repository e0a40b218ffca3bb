"""A small fault at one place of a module, and the drawing of faults by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutate import browser_faults, python_faults

PYTHON = "macros"
BROWSER = "macros/theme/assets"
NOT_OURS = f"{BROWSER}/vendor/"


@dataclass(frozen=True)
class Fault:
    """One change of a module."""

    module: str
    """Path below the root of the project."""
    line: int
    before: str
    """The changed lines as they are, joined by spaces."""
    after: str
    """The same lines with the fault; empty if it removes them."""
    code: str
    """The whole text of the module, with the fault."""

    @property
    def area(self) -> str:
        return area_of(self.module)

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} → {self.after or 'removed'}"


def area_of(module: str) -> str:
    """The folder of a module: `rules`, `fields`, or `assets/scoring` in the browser half."""
    folder = module.removeprefix(f"{BROWSER}/")
    if folder != module:
        return f"assets/{folder.partition('/')[0]}"
    first, *rest = module.removeprefix(f"{PYTHON}/").split("/")
    return first if rest else PYTHON


def modules_by_area(root: Path, chosen: str = "") -> dict[str, list[str]]:
    """Modules by area. `chosen` names areas, with commas, or a half: `python`, `assets`."""
    wanted = set(filter(None, chosen.split(",")))
    files = sorted([*(root / PYTHON).rglob("*.py"), *(root / BROWSER).rglob("*.mjs")])
    paths = [file.relative_to(root).as_posix() for file in files]
    modules = [path for path in paths if not path.startswith(NOT_OURS)]
    areas: dict[str, list[str]] = {}
    for module in modules:
        area = area_of(module)
        half = "assets" if area.startswith("assets/") else "python"
        if not wanted or wanted & {area, half}:
            areas.setdefault(area, []).append(module)
    return areas


def draw(root: Path, modules: Sequence[str], seed: str) -> Iterator[Fault]:
    """Faults of these modules, each once and in an order that the seed decides.

    A long module is drawn more often than a short one, and each place of a module as often as any
    other, however many faults could be made there. A module is read when it is drawn first, so that
    a run begins at once.
    """
    chance = random.Random(seed)
    left = {module: _lines(root / module) for module in modules}
    places: dict[str, list[Callable[[], str]]] = {}
    while left:
        (module,) = chance.choices(list(left), list(left.values()))
        if module not in places:
            places[module] = _places(root / module, random.Random(f"{seed} {module}"))
        if not places[module]:
            del left[module]
            continue
        fault = _fault(module, (root / module).read_text("utf-8"), places[module].pop()())
        if fault.before != fault.after:
            yield fault


def _lines(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines()) + 1


def _places(file: Path, chance: random.Random) -> list[Callable[[], str]]:
    """One change for each place of a module, shuffled."""
    find = browser_faults.find if file.suffix == ".mjs" else python_faults.find
    by_place: dict[tuple[int, int], list[Callable[[], str]]] = {}
    for place, code in find(file.read_text("utf-8")):
        by_place.setdefault(place, []).append(code)
    changes = [chance.choice(by_place[place]) for place in sorted(by_place)]
    chance.shuffle(changes)
    return changes


def _fault(module: str, source: str, code: str) -> Fault:
    old, new = source.splitlines(), code.splitlines()
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return Fault(
        module,
        start + 1,
        " ".join(line.strip() for line in old[start : len(old) - end]),
        " ".join(line.strip() for line in new[start : len(new) - end]),
        code,
    )


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same from the start on."""
    pairs = zip(old, new, strict=False)
    differs = (at for at, (character, other) in enumerate(pairs) if character != other)
    return next(differs, min(len(old), len(new)))
