"""The disk edition: a zip that a learner unpacks and opens, without a server or a connection.

It is a build of its own, with addresses of files (`mkdocs build --no-directory-urls`). What only
teachers and authors read stays out; links to it lead to the course on the web.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from macros.publish import classic, policy, prune, save, shrink, styles
from macros.publish.packing import write_zip
from macros.publish.pages import Page, read_pages
from macros.publish.pieces import Piece, script, start_tag

LEFT_OUT = (
    "instructors/",
    "teaching/",
    "authors/",
    "contributing/",
    "practice/simulation",
    "404.html",
)
SHIM = "assets/app/from-disk.js"
WORKER = "service-worker.js"
TEXTS = {".html", ".css", ".js", ".svg"}
UNREAD = {".gz", ".json", ".map", ".mjs", ".webmanifest", ".xml"}
"""Kinds of files that pages opened from a folder never read."""
NOT_OURS = ("CNAME", "_headers")
"""Files that only a host reads."""

# A folder has no origin of its own, so 'self' allows little; the theme's scripts stand in pages.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'none'; frame-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'"
)


def write_disk(site: Path, file: Path) -> int:
    """Turns a finished site into the zip `file`; returns its bytes. The site is used up."""
    prune.prune(site)
    prune.leave_out_lms(site)
    shrink.shrink(site)
    pages = [online(page) for page in read_pages(site) if not is_left_out(page.address)]
    sheets = styles.read(pages, site)
    pages = styles.merge(classic.bundle(pages, site), site, sheets)
    save(prepared(page) for page in pages)
    write_index(site)
    return pack(site, file)


def is_left_out(address: str) -> bool:
    """Whether a page is for teachers and authors only, or makes no sense without a server."""
    return address.startswith(LEFT_OUT)


def online(page: Page) -> Page:
    """The page with links to what is left out leading to the course on the web."""
    canonical = next(page.tags("link", rel="canonical"), None)
    home = canonical.attributes.get("href", "").removesuffix(page.address) if canonical else ""

    def change(piece: Piece) -> Iterator[Piece]:
        local = page.local(piece.attributes.get("href", ""))
        if home and local and piece.tag in ("a", "link") and is_left_out(normpath(local)):
            piece = start_tag(piece.tag, {**piece.attributes, "href": f"{home}{local}"})
        yield piece

    return page.changed(change)


def prepared(page: Page) -> Page:
    """The page with its policy, and with the stand-in for workers before the theme's script."""

    def change(piece: Piece) -> Iterator[Piece]:
        if piece.tag == "script" and "/javascripts/bundle" in piece.attributes.get("src", ""):
            yield script({"src": page.relative(SHIM)})
        yield piece

    return policy.with_policy(page.changed(change), POLICY)


def write_index(site: Path) -> None:
    """The search index as a script, which is how the theme reads it from disk."""
    source = site / "search" / "search_index.json"
    if source.is_file():
        index = json.loads(source.read_text("utf-8"))
        index["docs"] = [entry for entry in index["docs"] if not is_left_out(entry["location"])]
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        source.with_suffix(".js").write_text(f"var __index={text}", "utf-8")


def pack(site: Path, file: Path) -> int:
    """Packs what the pages need, in one folder; returns the bytes of the zip."""
    paths = {f"{file.stem}/{path.relative_to(site).as_posix()}": path for path in needed(site)}
    write_zip(file, {name: path.read_bytes() for name, path in paths.items()})
    return file.stat().st_size


def needed(site: Path) -> list[Path]:
    """The pages, and each file that they need."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and is_read(path)]
    files = [path for path in files if not is_left_out(path.relative_to(site).as_posix())]
    files = [path for path in files if path.name != WORKER]
    texts = "".join(path.read_text("utf-8") for path in files if path.suffix in TEXTS)
    texts = unquote(texts)  # a page writes `my photo.png` as `my%20photo.png`
    return [path for path in files if path.name in texts or is_always_needed(path)]


def is_read(path: Path) -> bool:
    """Whether a page opened from a folder may name it: any kind of file that an author links."""
    return path.suffix.lower() not in UNREAD and path.name not in NOT_OURS


def is_always_needed(path: Path) -> bool:
    """Whether it is a page, or a script whose name another puts together: sentences, search."""
    folders = {folder.name for folder in path.parents[:2]}
    return path.suffix == ".html" or not folders.isdisjoint(("sentences", "lunr"))
