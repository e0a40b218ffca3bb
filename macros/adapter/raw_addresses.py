"""Addresses in raw HTML, where pages are files instead of folders: packages, and the zip.

Authors write them as the site has its pages: `page/` is a folder, so a file beside `page.md` is
`../file.mp3`. Where the page is `page.html`, that is one step too high.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from macros.adapter.site_pages import page_url
from macros.authoring.markdown_page import read_page
from macros.authoring.problems import SourceText

ADDRESS = re.compile(
    r"(<[a-z][\w-]*\b[^<>]*?\s(?:src|href|poster|data)=)([\"'])([^\"'{}]+)\2", re.I
)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.I)


def with_file_addresses(markdown: str, path: str, pages: Collection[str]) -> str:
    """The Markdown of the page at `path`, its raw HTML as a page that is a file needs it."""
    stem = path.removesuffix(".md")
    if stem.rsplit("/")[-1] in ("index", "README"):
        return markdown  # its folder is the same
    visible = read_page(path, SourceText(path, markdown)).visible  # as long as the Markdown
    pieces, end = [], 0
    for match in ADDRESS.finditer(visible):
        pieces += [markdown[end : match.start(3)], _moved(match[3], stem, pages)]
        end = match.end(3)
    return "".join([*pieces, markdown[end:]])


def _moved(address: str, stem: str, pages: Collection[str]) -> str:
    """An address that counts from the folder `stem`, as it counts from the file of that name."""
    target, place = re.fullmatch(r"([^?#]*)(.*)", address, re.S).groups()  # type: ignore[union-attr]
    if not target or ELSEWHERE.match(target):
        return address
    path = normpath(join(stem, unquote(target)))
    page = next((name for name in (f"{path}.md", f"{path}/index.md") if name in pages), None)
    there = page_url(page, False) if page else quote(path)
    return relpath(there, dirname(stem) or ".") + place
