"""All modules in one plain script: browsers load no modules from a folder on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from macros.publish import node
from macros.publish.bundle import FOLDER, module_entries
from macros.publish.pages import Page
from macros.publish.pieces import Piece, script


def bundle(pages: list[Page], site: Path) -> list[Page]:
    """The pages with one script in place of their modules.

    Its tag says in `data-parts` which modules the script runs on that page. Raises
    CannotBundleError, without the tools too: there is no other way to open modules from a disk.
    """
    if not node.has_tools():
        raise node.CannotBundleError(
            "A course for a disk needs the tools that put modules together. They come from npm's "
            "registry: run `make disk` where it can be reached."
        )
    entries = sorted({entry for page in pages for entry in module_entries(page)})
    named = {entry: entry for entry in entries}
    text = node.run({"do": "script", "site": str(site.resolve()), "entries": named})["text"]
    file = f"{FOLDER}/course-{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / file).write_text(text, "utf-8")
    return [linked(page, file) for page in pages]


def linked(page: Page, file: str) -> Page:
    """The page with one script in place of the last of its modules."""
    entries = module_entries(page)
    course = {"defer": "", "src": page.relative(file), "data-parts": " ".join(entries)}

    def change(piece: Piece) -> Iterator[Piece]:
        local = page.local(piece.attributes.get("src", ""))
        # A disk answers none of the requests that these make ahead.
        if piece.tag == "link" and (piece.has(rel="modulepreload") or piece.has(rel="preload")):
            return
        if piece.tag == "script" and piece.has(type="module") and local in entries:
            piece = script(course)
            if local != entries[-1]:
                return
        yield piece

    return page.changed(change)
