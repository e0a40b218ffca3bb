"""Comments, spaces and long names are for people who work on a file: published ones do without.

Where the tool that does it is not to be had, files are published larger; they work the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from macros.publish.script import CannotBundleError

try:
    import minify
except ImportError:  # no wheel for this machine; see pyproject.toml
    minify = None

SMALL = {"stylesheets", "javascripts", "images", "modules", "styles", "data"}
"""Folders below `assets` whose files are small already: the theme's, and what publishing made."""

KEPT = ("default-attr-vals", "document-tags", "end-tags", "whitespace")
"""What else could go: values that style sheets ask for, and what parts one text from the next."""

if minify:
    minify.config({f"html-keep-{what}": True for what in KEPT})

SPACED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.I | re.S)


def script(text: str) -> str:
    """A script or module, made small."""
    return str(minify.string("application/javascript", text)) if minify else text


def style(text: str) -> str:
    """A style sheet, made small."""
    if minify:
        return str(minify.string("text/css", text))
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.S))


def page(html: str) -> str:
    """A page that a browser reads just as before, without quotation marks that it can spare."""
    return str(minify.string("text/html", html)) if minify else html


def made_small(path: str, small: Callable[[str], str], text: str) -> str:
    """What `small` makes of a file's text; a text that it cannot read is refused by name."""
    try:
        return small(text)
    except ValueError as error:
        early = "a quotation mark or a bracket is never closed"
        why = early if str(error) == "EOF" else str(error).split("\n")[0]
        raise CannotBundleError(f"{path}: publishing cannot read this: {why}") from None


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
        address = path.relative_to(site).as_posix()
        if is_ours(address) and path.name != "service-worker.js":
            path.write_text(made_small(address, script, path.read_text("utf-8")), encoding="utf-8")
