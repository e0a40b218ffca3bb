"""One style sheet a page: two or more own sheets cost about 60 ms until the first paint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, normpath

from macros.publish.pages import Page, tags

FOLDER = "assets/styles"
ADDRESS = re.compile(r"""url\(\s*(['"]?)(?!data:|[a-z]+:|#|/)([^'")]+)\1\s*\)""", re.I)


def merge(page: Page, site: Path) -> Page:
    """The page with its local style sheets merged into one, in their order.

    Sheets with a `media` attribute stay as they are. Pages with the same list share one file.
    """
    found = [(tag, local) for tag, local in local_sheets(page) if (site / local).is_file()]
    if len(found) < 2:
        return page
    merged = write_merged([local for _, local in found], site)
    html = page.html
    for tag, _ in found[1:]:
        html = html.replace(tag, "", 1)
    link = f'<link rel="stylesheet" href="{page.relative(merged)}">'
    return replace(page, html=html.replace(found[0][0], link, 1))


def local_sheets(page: Page) -> list[tuple[str, str]]:
    """(tag, path below the root) of each style sheet of the site itself that a page links."""
    found = []
    for tag, named in tags(page.html, "link"):
        local = page.local(named.get("href", ""))
        if named.get("rel") == "stylesheet" and local and "media" not in named:
            found.append((tag, local))
    return found


def write_merged(sheets: list[str], site: Path) -> str:
    """Writes the sheets as one file named by its content; returns its path below the root."""
    text = "\n".join(moved(site, sheet) for sheet in sheets)
    name = f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    return name


def moved(site: Path, sheet: str) -> str:
    """The sheet's text with relative addresses as seen from the merged file's folder."""
    text = (site / sheet).read_text("utf-8").replace('@charset "UTF-8";', "")

    def address(found: re.Match[str]) -> str:
        target = normpath(f"{dirname(sheet)}/{found.group(2)}")
        return f'url("../../{target}")'

    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", ADDRESS.sub(address, text))
