"""Many small modules become a few files: separate files compress badly, and each costs a request.

The tools say which module came into which file, and which files a file needs: pages link the files
in place of the modules, and fetch early what those need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.publish import node
from macros.publish.pages import Page
from macros.publish.pieces import Piece, script, start_tag

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
        modules: dict[str, None] = {}
        waiting = list(files)
        while waiting:
            file = waiting.pop(0)
            if file not in modules:
                modules[file] = None
                waiting += self.needs.get(file, [])
        return list(modules)


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
    scripts = page.tags("script", type="module")
    addresses = (page.local(script.attributes.get("src", "")) for script in scripts)
    return [path for path in addresses if path and path.endswith(".mjs")]


def linked(page: Page, bundles: Bundles) -> Page:
    """The page with files in place of modules, and links to what they need in its head."""
    starts, early = list[str](), list[str]()

    def change(piece: Piece) -> Iterator[Piece]:
        address = piece.attributes.get("src") or piece.attributes.get("href") or ""
        file = bundles.files.get(page.local(address) or "")
        if file and piece.tag == "script" and piece.has(type="module"):
            starts.append(file)
            yield script({"type": "module", "src": page.relative(file)})
        elif file and piece.tag == "link" and piece.has(rel="modulepreload"):
            early.append(file)
        else:
            yield piece

    changed = page.changed(change)
    needed = [file for file in bundles.closure([*starts, *early]) if file not in starts]
    return changed.with_in_head(*(preload(page.relative(file)) for file in needed))


def preload(href: str) -> Piece:
    """A link that has a module fetched early."""
    return start_tag("link", {"rel": "modulepreload", "href": href})
