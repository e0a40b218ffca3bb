"""Many small modules become a few files: separate files compress badly, and each costs a request.

The tools say which module came into which file, and which files a file needs: pages link the files
in place of the modules, and fetch early what those need.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from macros.publish import node
from macros.publish.pages import Page, tags

FOLDER = "assets/modules"


@dataclass(frozen=True)
class Bundles:
    """The files that modules came into; paths below the site's root."""

    files: dict[str, str]
    """Module → the file that holds it."""
    needs: dict[str, list[str]]
    """File → files that it imports at once."""

    def closure(self, files: Iterable[str]) -> list[str]:
        """Files and all that they import at once, each once."""
        found: dict[str, None] = {}
        waiting = list(files)
        while waiting:
            file = waiting.pop(0)
            if file not in found:
                found[file] = None
                waiting += self.needs.get(file, [])
        return list(found)


def bundle(pages: list[Page], site: Path) -> list[Page]:
    """The pages with bundles in place of modules; the modules themselves leave the site.

    Without the tools, and where no page has a module, pages and modules stay as they are.
    Raises CannotBundleError.
    """
    entries = sorted({entry for page in pages for entry in module_entries(page)})
    if not entries or not node.has_tools():
        return pages
    task = {"do": "bundle", "site": str(site.resolve()), "entries": entries, "folder": FOLDER}
    bundles = Bundles(**node.run(task))
    for path in site.glob("assets/**/*.mjs"):
        path.unlink()
    return [linked(page, bundles) for page in pages]


def module_entries(page: Page) -> list[str]:
    """The course's own modules that a page starts, in order."""
    named = (attributes for _, attributes in tags(page.html, "script"))
    found = (page.local(one.get("src", "")) for one in named if one.get("type") == "module")
    return [one for one in found if one and one.endswith(".mjs")]


def linked(page: Page, bundles: Bundles) -> Page:
    """The page with files in place of modules, and links to what they need in its head."""
    html = page.html
    starts, early = list[str](), list[str]()
    for tag, named in tags(html, "script"):
        file = bundles.files.get(page.local(named.get("src", "")) or "")
        if named.get("type") == "module" and file:
            new = f'<script type="module" src="{page.relative(file)}">'
            html = html.replace(tag, new, 1)
            starts.append(file)
    for tag, named in tags(html, "link"):
        file = bundles.files.get(page.local(named.get("href", "")) or "")
        if named.get("rel") == "modulepreload" and file:
            html = html.replace(tag, "", 1)
            early.append(file)
    wanted = [file for file in bundles.closure([*starts, *early]) if file not in starts]
    links = "".join(f'<link rel="modulepreload" href="{page.relative(one)}">' for one in wanted)
    return replace(page, html=html.replace("</head>", f"{links}</head>", 1))
