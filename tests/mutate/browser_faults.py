"""Small faults in modules of the browser half, found by the parser of the tools that publish."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from macros.publish import node

Change = tuple[tuple[int, int], Callable[[], str]]
FINDER = Path(__file__).with_name("browser_faults.mjs")


def find(source: str) -> Iterator[Change]:
    """All faults that can be made in a module, each with the place where it is made."""
    command = node.node()
    assert command and node.has_tools(), "`make mutate` needs Node and the packages of npm"
    done = subprocess.run(
        [*command, str(FINDER)],
        input=source,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    for start, end, code in json.loads(done.stdout):
        yield (start, end), partial(str, code)
