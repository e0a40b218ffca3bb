"""Leaves out what a theme ships and this site does not use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

UNUSED = ("**/*.map", "assets/javascripts/lunr/**/*")
SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
"""What the theme's search loads besides, to find where words begin in these languages."""


def prune(site: Path) -> None:
    """Removes source maps, and what the search has for languages that its index does not name."""
    named = languages(site)
    kept = {f"lunr.{name}.min.js" for name in named}
    kept |= {SEGMENTERS[name] for name in named if name in SEGMENTERS}
    if kept:
        kept |= {"lunr.stemmer.support.min.js", "lunr.multi.min.js"}
    for pattern in UNUSED:
        for path in sorted(site.glob(pattern)):
            if path.is_file() and path.name not in kept:
                path.unlink()


def leave_out_lms(site: Path) -> None:
    """Removes what only packages for learning platforms have; see `macros/lms`."""
    shutil.rmtree(site / "assets" / "lms", ignore_errors=True)


def languages(site: Path) -> list[str]:
    """Languages of the search index, without English, which needs no stemmer of its own."""
    index = site / "search" / "search_index.json"
    if not index.is_file():
        return []
    config = json.loads(index.read_text("utf-8")).get("config", {})
    return [name for name in config.get("lang", []) if name != "en"]
