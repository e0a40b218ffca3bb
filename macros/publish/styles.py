"""Two style sheets a page: what every page has, and what this kind of page adds.

Each own sheet costs time until the first paint, so there are few; the first is the largest by far,
and a reader's browser keeps it from page to page.
"""

from __future__ import annotations

import hashlib
import re
from functools import reduce
from pathlib import Path
from posixpath import dirname, normpath

from macros.publish import node
from macros.publish.node import CannotBundleError
from macros.publish.pages import Page
from macros.publish.pieces import Piece, start_tag
from macros.publish.shrink import is_ours

FOLDER = "assets/styles"
COMMENT = re.compile(r"/\*.*?\*/", re.S)
ADDRESS = re.compile(r"""url\(\s*(['"]?)(?!data:|[a-z]+:|#|/)([^'")]+)\1\s*\)""", re.I)

SWITCHING = re.compile(r"[^{}]*\[data-md-color-switching\][^{}]*\{[^}]*\}")
"""The theme's rule that stills transitions while colours change. With it, the theme's script makes
the browser style the whole page twice more whenever a page opens."""

Sheets = list[tuple[Piece, str]]
"""(its link, path below the root) of style sheets, in their order."""


def read(pages: list[Page], site: Path) -> dict[str, str]:
    """The texts of all sheets to be merged; refuses what cannot be, before anything is deleted."""
    paths = list(dict.fromkeys(path for page in pages for _, path in local_sheets(page, site)))
    texts = [plain_text(site, path) for path in paths]
    small = node.small([(path, "css", text) for path, text in zip(paths, texts, strict=True)])
    both = zip(paths, texts, small, strict=True)
    return {path: moved(path, made if is_ours(path) else text) for path, text, made in both}


def plain_text(site: Path, sheet: str) -> str:
    """A sheet as it was written; raises CannotBundleError for what merging cannot keep."""
    text = (site / sheet).read_text("utf-8-sig").replace('@charset "UTF-8";', "")
    if re.search(r"@import\b", COMMENT.sub("", text)):
        how = "name that sheet under `extra_css` in mkdocs.yml"
        raise CannotBundleError(f"{sheet}: publishing does not read `@import`; {how}")
    return text


def merge(pages: list[Page], site: Path, texts: dict[str, str]) -> list[Page]:
    """The pages with their local style sheets merged; sheets with a `media` stay as they are."""
    sheets_of_pages = [local_sheets(page, site) for page in pages]
    if any(path.startswith(f"{FOLDER}/") for sheets in sheets_of_pages for _, path in sheets):
        return pages
    common = shared([[path for _, path in sheets] for sheets in sheets_of_pages if sheets])
    split = [[sheets[: len(common)], sheets[len(common) :]] for sheets in sheets_of_pages]
    lists = {tuple(path for _, path in part) for these in split for part in these if part}
    files = {paths: write_merged(paths, texts, site) for paths in sorted(lists)}
    merged = [linked(page, pair, files) for page, pair in zip(pages, split, strict=True)]
    for path in {path for sheets in sheets_of_pages for _, path in sheets}:
        (site / path).unlink()
    return merged


def shared(lists: list[list[str]]) -> list[str]:
    """What all lists begin with."""

    def both(first: list[str], second: list[str]) -> list[str]:
        same = [a == b for a, b in zip(first, second, strict=False)]
        return first[: [*same, False].index(False)]

    return reduce(both, lists) if lists else []


def linked(page: Page, groups: list[Sheets], files: dict[tuple[str, ...], str]) -> Page:
    """The page with one link for each of the `groups` of its sheets."""
    merged: dict[int, list[Piece]] = {}
    for part in filter(None, groups):
        address = page.relative(files[tuple(path for _, path in part)])
        merged |= {id(piece): [] for piece, _ in part}
        merged[id(part[0][0])] = [start_tag("link", {"rel": "stylesheet", "href": address})]
    return page.changed(lambda piece: merged.get(id(piece), [piece]))


def local_sheets(page: Page, site: Path) -> Sheets:
    """The style sheets of the site itself that a page links."""
    sheets = []
    for link in page.tags("link", rel="stylesheet"):
        local = page.local(link.attributes.get("href", ""))
        if local and "media" not in link.attributes and (site / local).is_file():
            sheets.append((link, local))
    return sheets


def write_merged(sheets: tuple[str, ...], texts: dict[str, str], site: Path) -> str:
    """Writes the sheets as one file, named by its content; returns its path below the root."""
    text = SWITCHING.sub("", "\n".join(texts[sheet] for sheet in sheets))
    name = f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"
    (site / FOLDER).mkdir(exist_ok=True)
    (site / name).write_text(text, "utf-8")
    return name


def moved(sheet: str, text: str) -> str:
    """The sheet's text with relative addresses as seen from the merged file's folder."""

    def address(match: re.Match[str]) -> str:
        target = normpath(f"{dirname(sheet)}/{match.group(2)}")
        return f'url("../../{target}")'

    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", ADDRESS.sub(address, text))
