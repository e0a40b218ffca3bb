"""The course as an app: a manifest, and a service worker that keeps every page on the device."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import quote

from macros.publish.pages import PICTURES, Page
from macros.publish.pieces import start_tag
from macros.publish.shrink import script

SOURCE = "assets/app/service-worker.js"
WORKER = "service-worker.js"
MANIFEST = "manifest.webmanifest"
KEPT = {".html", ".css", ".js", ".mjs", ".json", ".woff2"} | PICTURES
"""Kinds of files that are kept on the device; others, such as packages to download, are not."""
ICON = re.compile(r"icon-(?:(maskable)-)?(\d+)\.png")


def prepare(pages: list[Page], site: Path) -> list[Page]:
    """Writes the manifest and links it from each page; a site without our app files stays as is."""
    if not (site / SOURCE).is_file():
        return pages
    (site / MANIFEST).write_text(manifest(pages, site), "utf-8")
    return [with_manifest(page) for page in pages]


def with_manifest(page: Page) -> Page:
    """The page with a link to the manifest, which tells its scripts that the site is published."""
    if any(page.tags("link", rel="manifest")):
        return page
    return page.with_in_head(
        start_tag("link", {"rel": "manifest", "href": page.relative(MANIFEST)})
    )


def manifest(pages: list[Page], site: Path) -> str:
    """The manifest, in the words and colours that the home page names itself with."""
    home = next((page for page in pages if page.address == "index.html"), pages[0])
    named: dict[str, str] = {}
    for meta in home.tags("meta"):
        named.setdefault(meta.attributes.get("name", ""), meta.attributes.get("content", ""))
    language = next((root.attributes.get("lang") for root in home.tags("html")), None) or "en"
    name = named.get("application-name", "Course")
    colour = named.get("theme-color", "#ffffff")
    facts = {
        "id": "./",
        "name": name,
        "short_name": name,
        "description": named.get("description", ""),
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": colour,
        "background_color": colour,
        "icons": icons(site),
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def icons(site: Path) -> list[dict[str, str]]:
    """The icons beside the service worker's source, by their names."""
    files = [
        (path, match)
        for path in sorted((site / SOURCE).parent.glob("*.png"))
        if (match := ICON.fullmatch(path.name))
    ]
    return [
        {
            "src": path.relative_to(site).as_posix(),
            "sizes": f"{match.group(2)}x{match.group(2)}",
            "type": "image/png",
            "purpose": match.group(1) or "any",
        }
        for path, match in files
    ]


def write_worker(site: Path) -> None:
    """Writes the service worker with the list of all files; the last step, as it has digests."""
    if not (site / SOURCE).is_file():
        return
    files = kept(site)
    version = hashlib.sha256()
    for path in files:
        version.update(path.relative_to(site).as_posix().encode() + path.read_bytes())
    listed = json.dumps([address(path.relative_to(site).as_posix()) for path in files])
    text = (site / SOURCE).read_text("utf-8")
    text = text.replace('VERSION = ""', f'VERSION = "{version.hexdigest()[:12]}"')
    (site / WORKER).write_text(
        script(WORKER, text.replace("FILES = []", f"FILES = {listed}")), "utf-8"
    )
    (site / SOURCE).unlink()


def kept(site: Path) -> list[Path]:
    """The files that a device keeps, in the order of their paths."""
    left_out = {site / SOURCE, site / WORKER}
    return [p for p in sorted(site.rglob("*")) if p.suffix.lower() in KEPT and p not in left_out]


def address(path: str) -> str:
    """How pages ask for a file of the site: a folder's page without `index.html`."""
    return quote(re.sub(r"(^|/)index\.html$", r"\1", path)) or "./"
