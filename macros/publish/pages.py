"""The HTML pages of a finished site, and the few tags in them that publishing looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath

TAG = r"<{name}\b[^>]*>"
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
            return None
        found = normpath(f"{Path(self.address).parent.as_posix()}/{path}")
        return None if found.startswith("..") else found

    def relative(self, target: str) -> str:
        """Address of the site's file `target` as seen from this page."""
        return "../" * self.address.count("/") + target


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


class _Scripts(HTMLParser):
    """Collects the text of scripts that stand in the page and run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kinds = {"", "module", "text/javascript", "application/javascript"}
        named = dict(attrs)
        self._open = tag == "script" and "src" not in named and (named.get("type") or "") in kinds
        if self._open:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = False


def inline_scripts(html: str) -> list[str]:
    """The exact text of each script that is written into the page, data blocks left out."""
    parser = _Scripts()
    parser.feed(html)
    return parser.found
