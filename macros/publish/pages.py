"""The HTML pages of a finished site: each is read once, changed in pieces, and written once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from posixpath import normpath

from macros.publish.pieces import Piece, read

PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico"}
ROOT = re.compile(r"(/(?:[^/]+/)*)assets/")
RUN = {"", "module", "text/javascript", "application/javascript"}
"""The types of scripts that a browser runs; others hold data."""


@dataclass(frozen=True)
class Page:
    """One page: where it lies, its address below the site's root, and its HTML in pieces."""

    path: Path
    address: str
    pieces: tuple[Piece, ...]

    @property
    def html(self) -> str:
        """The page as it is written."""
        return "".join(piece.text for piece in self.pieces)

    def tags(self, name: str, **attributes: str) -> Iterator[Piece]:
        """The start tags, or whole elements, with a name and these attributes, in order."""
        return (each for each in self.pieces if each.tag == name and each.has(**attributes))

    def changed(self, change: Callable[[Piece], Iterable[Piece]]) -> Page:
        """The page with what `change` makes of each piece in the piece's place."""
        return replace(self, pieces=tuple(new for piece in self.pieces for new in change(piece)))

    def with_in_head(self, *added: Piece) -> Page:
        """The page with pieces at the end of its head."""
        return self._at_first(lambda piece: piece.tag == "/head", lambda end: (*added, end))

    def with_first(self, *added: Piece) -> Page:
        """The page with pieces right behind its charset, before anything that loads or runs."""
        return self._at_first(_is_charset, lambda charset: (charset, *added))

    def _at_first(
        self, matches: Callable[[Piece], bool], make: Callable[[Piece], tuple[Piece, ...]]
    ) -> Page:
        for at, piece in enumerate(self.pieces):
            if matches(piece):
                new = (*self.pieces[:at], *make(piece), *self.pieces[at + 1 :])
                return replace(self, pieces=new)
        return self

    def local(self, href: str) -> str | None:
        """`href` of this page as a path below the site's root; None when it leaves the site."""
        if not href or re.match(r"[a-z][a-z0-9+.-]*:|//|#", href, re.I):
            return None
        path = href.split("?")[0].split("#")[0]
        if path.startswith("/"):
            inside = self.root and path.startswith(self.root)
            return path.removeprefix(self.root) if inside else None
        address = normpath(f"{Path(self.address).parent.as_posix()}/{path}")
        return None if address.startswith("..") else address

    def relative(self, target: str) -> str:
        """Address of the site's file `target` as seen from this page."""
        return (self.root or "../" * self.address.count("/")) + target

    @cached_property
    def root(self) -> str:
        """The site's path on its host where a page names it, as 404.html must; else empty."""
        for piece in self.pieces:
            address = piece.attributes.get("href") or piece.attributes.get("src") or ""
            if found := ROOT.match(address):
                return found.group(1)
            if piece.tag == "/head":
                break
        return ""

    def inline_scripts(self) -> Iterator[str]:
        """The exact text of each script that is written into the page, data blocks left out."""
        for script in self.tags("script"):
            if "src" not in script.attributes and script.attributes.get("type", "") in RUN:
                yield script.inside


def _is_charset(piece: Piece) -> bool:
    return piece.tag == "meta" and "charset" in piece.attributes


def read_page(path: Path, address: str, text: str) -> Page:
    """A page of which the HTML is at hand."""
    return Page(path, address, read(text))


def read_pages(site: Path) -> list[Page]:
    """Every HTML page below `site`, in the order of their addresses."""
    paths = sorted(site.rglob("*.html"))
    return [read_page(p, p.relative_to(site).as_posix(), p.read_text("utf-8")) for p in paths]
