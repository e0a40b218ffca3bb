"""All linters and type checkers, of Python and JavaScript: each runs, and one failure fails all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.publish.node import node
from tests.support.project import ROOT

MODULES = ROOT / "node_modules"
UNREACHABLE = "Biome and TypeScript were left out: npm's registry could not be reached."

PYTHON_TOOLS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
NODE_TOOLS = (("@biomejs/biome/bin/biome", "check"), ("typescript/bin/tsc",))


def passes(command: Sequence[str]) -> bool:
    """Runs a tool in the repository's root, and lets it say what it finds."""
    print("$", *(Path(command[0]).name, *command[1:]), flush=True)
    return subprocess.run(command, cwd=ROOT).returncode == 0


def main() -> int:
    """Runs them all. Without npm's registry JavaScript is left out, except in CI."""
    scripts = Path(sys.executable).parent
    results = [passes([str(scripts / tool), *rest]) for tool, *rest in PYTHON_TOOLS]
    command = node()
    if command and all((MODULES / tool).exists() for tool, *_ in NODE_TOOLS):
        results += [passes([*command, str(MODULES / tool), *rest]) for tool, *rest in NODE_TOOLS]
    else:
        print(UNREACHABLE)
        results.append(not os.environ.get("CI"))
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
