"""Comments, spaces and long names are for people who work on a file: published ones do without."""

from __future__ import annotations

from pathlib import Path

from macros.publish import node

SMALL = {"stylesheets", "javascripts", "images", "modules", "styles"}
"""Folders below `assets` whose files are small already: the theme's, and what publishing made."""


def script(path: str, text: str) -> str:
    """A plain script, made small; `path` stands in messages."""
    return node.small([(path, "js", text)])[0]


def is_ours(path: str) -> bool:
    """Whether a file below the site's root was written for this course."""
    parts = path.split("/")
    return len(parts) > 2 and parts[0] == "assets" and parts[1] not in SMALL


def shrink(site: Path) -> None:
    """Makes the course's own plain scripts small; modules and styles are put together elsewhere."""
    scripts = {path.relative_to(site).as_posix(): path for path in (site / "assets").rglob("*.js")}
    ours = [
        (address, "js", path.read_text("utf-8"))
        for address, path in sorted(scripts.items())
        if is_ours(address) and path.name != "service-worker.js"
    ]
    for (address, _, _), text in zip(ours, node.small(ours), strict=True):
        scripts[address].write_text(text, "utf-8")
