"""Many small modules become a few small files: separate files compress badly.

A page loads one file, or few, in place of its modules. The browser's own module loader does the
rest: nothing of this runs in the page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from macros.publish import modules, words
from macros.publish.groups import Root, grouped, read_graph
from macros.publish.joining import Files
from macros.publish.pages import Page, tags


def bundle(pages: list[Page], site: Path) -> list[Page]:
    """The pages with bundles in place of modules; the modules themselves leave the site."""
    kinds = Counter(sorted(entries for page in pages if (entries := module_entries(page))))
    if not kinds:
        return pages
    graph = read_graph(site, dict.fromkeys(one for kind in kinds for one in kind))
    said = words.said_by(graph, pages)
    keys = words.named_on(site, pages)
    files = Files(graph, grouped(graph, kinds), said).write(site)
    for path in graph:
        (site / path).unlink()
    return [words.without(linked(page, files), keys) for page in pages]


def module_entries(page: Page) -> Root:
    """The course's own modules that a page starts, in order."""
    named = (attributes for _, attributes in tags(page.html, "script"))
    found = (page.local(one.get("src", "")) for one in named if one.get("type") == "module")
    return tuple(one for one in found if one and one.endswith(".mjs"))


def linked(page: Page, files: dict[str, str]) -> Page:
    """The page with each file in place of the first module that it holds; scripts come first."""
    html, seen = page.html, set[str]()
    for tag, named in tags(page.html, "script"):
        file = files.get(page.local(named.get("src", "")) or "")
        if named.get("type") == "module" and file:
            new = f'<script type="module" src="{page.relative(file)}">'
            html = html.replace(tag + "</script>", "" if file in seen else new + "</script>", 1)
            seen.add(file)
    for tag, named in tags(page.html, "link"):
        file = files.get(page.local(named.get("href", "")) or "")
        if modules.is_preload(named) and file:
            link = f'<link rel="modulepreload" href="{page.relative(file)}">'
            html = html.replace(tag, "" if file in seen else link, 1)
            seen.add(file)
    return replace(page, html=html)
