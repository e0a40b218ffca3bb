"""Leaves out what a theme ships and this site does not use."""

from __future__ import annotations

import json
from pathlib import Path

UNUSED = ("**/*.map", "assets/javascripts/lunr/**/*")


def prune(site: Path) -> None:
    """Removes source maps, and the stemmers of languages that the search index does not name."""
    kept = {f"lunr.{name}.min.js" for name in languages(site)}
    if kept:
        kept |= {"lunr.stemmer.support.min.js", "lunr.multi.min.js"}
    for pattern in UNUSED:
        for path in sorted(site.glob(pattern)):
            if path.is_file() and path.name not in kept:
                path.unlink()


def languages(site: Path) -> list[str]:
    """Languages of the search index, without English, which needs no stemmer of its own."""
    index = site / "search" / "search_index.json"
    if not index.is_file():
        return []
    config = json.loads(index.read_text("utf-8")).get("config", {})
    return [name for name in config.get("lang", []) if name != "en"]
