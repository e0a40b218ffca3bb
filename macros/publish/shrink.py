"""Comments, spaces and long names are for people who work on a file: published ones do without.

Where the tool that does it is not to be had, files are published larger; they work the same.
"""

from __future__ import annotations

import re
from pathlib import Path

try:
    import minify
except ImportError:  # no wheel for this machine; see pyproject.toml
    minify = None

SMALL = {"stylesheets", "javascripts", "images", "modules", "styles", "data"}
"""Folders below `assets` whose files are small already: the theme's, and what publishing made."""

SPACED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.I | re.S)


def script(text: str) -> str:
    """A script or module, made small."""
    return str(minify.string("application/javascript", text)) if minify else text


def style(text: str) -> str:
    """A style sheet, made small."""
    if minify:
        return str(minify.string("text/css", text))
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.S))


def spaces(html: str) -> str:
    """A page without the space around its lines, but where that is part of what it says."""
    parts = SPACED.split(html)
    for number in range(0, len(parts), 3):
        parts[number] = re.sub(r"\s*\n\s*", "\n", parts[number])
    # Of the two groups, the second is only the element's name.
    return "".join(text for number, text in enumerate(parts) if number % 3 < 2)


def is_ours(path: str) -> bool:
    """Whether a file below the site's root was written for this course."""
    parts = path.split("/")
    return len(parts) > 2 and parts[0] == "assets" and parts[1] not in SMALL


def shrink(site: Path) -> None:
    """Makes the course's own plain scripts small; modules and styles are merged elsewhere."""
    for path in sorted((site / "assets").rglob("*.js")):
        if is_ours(path.relative_to(site).as_posix()) and path.name != "service-worker.js":
            path.write_text(script(path.read_text("utf-8")), encoding="utf-8")
