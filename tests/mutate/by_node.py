"""Scripts of this folder, run by Node with the parser of the tools that publish."""

from __future__ import annotations

import subprocess
from pathlib import Path

from macros.publish import node


def by_node(script: str, *arguments: str, given: str = "") -> str:
    """What a script writes, of what it is given as its standard input."""
    command = node.node()
    assert command and node.has_tools(), "`make mutate` needs Node and the packages of npm"
    done = subprocess.run(
        [*command, str(Path(__file__).with_name(script)), *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
