"""Modules of the browser half as tests look into them: by the same tools that publish them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from macros.publish import node
from tests.support.project import ROOT

ASSETS = ROOT / "macros/theme/assets"
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'" + r"|`(?:\\.|[^`\\])*`", re.S)
KEY = re.compile(r"""(?<=["'`])[\w.-]+(?=["'`])""")
BEGINNING = re.compile(r"`([a-z][a-z.-]*[.-])\$\{")
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


@cache
def sources(pattern: str = "**/*.mjs") -> dict[str, str]:
    """Path below the assets → its code, without comments and needless spaces."""
    paths = sorted(ASSETS.glob(pattern))
    names = [path.relative_to(ASSETS).as_posix() for path in paths]
    texts = [(name, "js", path.read_text("utf-8")) for name, path in zip(names, paths, strict=True)]
    return dict(zip(names, node.small(texts, names=True), strict=True))


def named(code: str, keys: Iterable[str]) -> list[str]:
    """Those of the keys that stand in code, whole ("undo") or by their beginning (`plan.${…}`)."""
    whole = set(KEY.findall(code))
    beginnings = tuple(BEGINNING.findall(code))
    return [key for key in keys if key in whole or key.startswith(beginnings)]


def closure(module: str, left_out: str = "\n") -> set[str]:
    """A module and all that it ever imports, but for paths that begin with `left_out`."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(left_out):
            continue
        seen.add(path)
        folder = (ASSETS / path).parent
        for address in IMPORT.findall(sources()[path]):
            waiting.append((folder / address).resolve().relative_to(ASSETS).as_posix())
    return seen
