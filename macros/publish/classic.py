"""All modules in one plain script: browsers load no modules from a folder on disk."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from macros.publish import node
from macros.publish.bundle import FOLDER, module_entries
from macros.publish.pages import Page, tags


def bundle(pages: list[Page], site: Path) -> list[Page]:
    """The pages with one script in place of their modules, which leave the site.

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
    (site / file).write_text(text, encoding="utf-8")
    for path in site.glob("assets/**/*.mjs"):
        path.unlink()
    return [linked(page, file) for page in pages]


def linked(page: Page, file: str) -> Page:
    """The page with one script in place of the last of its modules."""
    entries = module_entries(page)
    new = f'<script defer src="{page.relative(file)}" data-parts="{" ".join(entries)}"></script>'
    html = page.html
    for tag, named in tags(page.html, "script"):
        local = page.local(named.get("src", ""))
        if named.get("type") == "module" and local in entries:
            html = html.replace(tag + "</script>", new if local == entries[-1] else "", 1)
    for tag, named in tags(html, "link"):
        if named.get("rel") == "modulepreload":
            html = html.replace(tag, "", 1)
    return replace(page, html=html)
