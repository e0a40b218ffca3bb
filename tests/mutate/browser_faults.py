"""Small faults in modules of the browser half, found by the parser of the tools that publish."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from tests.mutate.by_node import by_node

Change = tuple[tuple[int, int], Callable[[], str]]


def find(source: str) -> Iterator[Change]:
    """All faults that can be made in a module, each with the place where it is made."""
    for start, end, code in json.loads(by_node("browser_faults.mjs", given=source)):
        yield (start, end), partial(str, code)
