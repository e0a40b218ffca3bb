"""The browser half in few files, for pages of tests: eighty requests are most of a page's cost.

Only what is behind the modules of `SHARED` is put together. They keep their addresses, so that a
test which imports or holds back one of them has the page's own; all others lie there as they are.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from macros.adapter.course_build import write_late_sentences
from macros.publish import node
from macros.publish.bundle import FOLDER
from macros.strings.loader import load
from tests.support.project import ROOT

ASSETS = ROOT / "macros" / "theme" / "assets"
PLAYED = ("cards/main", "class/main", "counterpart/main", "dialogue/main", "hand-in/main")
SHARED = ("worksheet/main", "worksheet/persist", "responses/store", "core/announce", *PLAYED)


def bundled_assets() -> Path:
    """A folder of assets, made once in each process; the source's own without the tools."""
    return Path(_made().name) / "assets" if node.has_tools() else ASSETS


@cache
def _made() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="bundled-")
    site = Path(folder.name).resolve()
    shutil.copytree(ASSETS, site / "assets")
    entries = [f"assets/{module}.mjs" for module in SHARED]
    write_late_sentences(load(), site)
    node.run({"do": "bundle", "site": str(site), "entries": entries, "folder": FOLDER})
    for module in SHARED:
        [file] = (site / FOLDER).glob(f"{module}-*.js")
        address = f"../../{file.relative_to(site).as_posix()}"
        (site / f"assets/{module}.mjs").write_text(f'export * from "{address}";\n', "utf-8")
    return folder
