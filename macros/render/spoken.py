"""Which parts of the browser half speak on a page, besides those that it starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def spoken_parts(spec: Any) -> list[str]:
    """The parts whose sentences a spec needs: for scores, insights and each of its calculators.

    The names are those of `macros.strings.loader.part_of`. `spec` is any JSON with fields in it.
    """
    calculators = dict.fromkeys(_values(spec, "calculator"))
    parts = ["scores", "plots"] if any(_values(spec, "scoring")) else []
    parts += ["insights", "plots", "scores"] if calculators else []
    parts += [f"insights.{name}" for name in calculators]
    parts += ["practice"] if "case-result" in calculators else []
    return list(dict.fromkeys(parts))


def _values(data: Any, key: str) -> Iterator[Any]:
    """Every value of `key` in mappings of the data, however deep they stand."""
    if isinstance(data, dict):
        yield from (value for name, value in data.items() if name == key)
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _values(part, key)
