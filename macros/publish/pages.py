"""The HTML pages of a finished site, and the few tags in them that publishing looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import normpath

PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico"}
TAG = r"<{name}\b[^>]*>"
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.I | re.S)
ROOT = re.compile(r"""(?:href|src)=["']?(/(?:[^"'/>]+/)*)assets/""")
HEAD = 20_000  # characters within which a page names its first asset
ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")


@dataclass(frozen=True)
class Page:
    """One page: where it lies, its address below the site's root, and its HTML."""

    path: Path
    address: str
    html: str

    def local(self, href: str) -> str | None:
        """`href` of this page as a path below the site's root; None when it leaves the site."""
        if not href or re.match(r"[a-z][a-z0-9+.-]*:|//|#", href, re.I):
            return None
        path = href.split("?")[0].split("#")[0]
        if path.startswith("/"):
            inside = self.root and path.startswith(self.root)
            return path.removeprefix(self.root) if inside else None
        found = normpath(f"{Path(self.address).parent.as_posix()}/{path}")
        return None if found.startswith("..") else found

    def relative(self, target: str) -> str:
        """Address of the site's file `target` as seen from this page."""
        return (self.root or "../" * self.address.count("/")) + target

    @cached_property
    def root(self) -> str:
        """The site's path on its host where a page names it, as 404.html must; else empty."""
        found = ROOT.search(self.html, 0, HEAD)
        return found.group(1) if found else ""


def read_pages(site: Path) -> list[Page]:
    """Every HTML page below `site`, in the order of their addresses."""
    paths = sorted(site.rglob("*.html"))
    return [Page(p, p.relative_to(site).as_posix(), p.read_text("utf-8")) for p in paths]


def tags(html: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Start tags `name` as (text of the tag, attributes), in order."""
    for found in re.finditer(TAG.format(name=name), html, re.I):
        yield found.group(), attributes(found.group())


def attributes(tag: str) -> dict[str, str]:
    """Attributes of a start tag; names in lower case; entities as written."""
    found = ATTRIBUTE.findall(tag)
    return {name.lower(): double or single or bare for name, double, single, bare in found}


def inline_scripts(html: str) -> list[str]:
    """The exact text of each script that is written into the page, data blocks left out."""
    kinds = {"", "module", "text/javascript", "application/javascript"}
    found = ((attributes(start), text) for start, text in SCRIPT.findall(html))
    return [text for named, text in found if "src" not in named and named.get("type", "") in kinds]
