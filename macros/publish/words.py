"""The engine's sentences in files that pages share: a page names its file, a device keeps it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.publish.pages import Page

FOLDER = "assets/words"
ISLAND = re.compile(r'<script type="application/json" id="cg-site">(.*?)</script>', re.S)


Strings = dict[str, Any]


def share(pages: list[Page], site: Path) -> list[Page]:
    """The pages with their sentences in scripts, which run before their modules.

    What all such pages say stands in one file, what only a kind of page says in another.
    """
    said = [strings for page in pages if (strings := strings_of(page))]
    if not said:
        return pages
    common = in_all(said)
    return [linked(page, common, site) for page in pages]


def in_all(said: list[Strings]) -> Strings:
    """The sentences that are the same everywhere."""
    return {key: one for key, one in said[0].items() if all(s.get(key) == one for s in said)}


def strings_of(page: Page) -> Strings:
    """The sentences that stand in a page."""
    found = ISLAND.search(page.html)
    return dict(json.loads(found.group(1)).get("strings", {})) if found else {}


def linked(page: Page, common: Strings, site: Path) -> Page:
    """The page with its sentences taken out, and links to the scripts that hold them."""
    found, strings = ISLAND.search(page.html), strings_of(page)
    if not found or not strings:
        return page
    own = {key: one for key, one in strings.items() if key not in common}
    facts = {key: one for key, one in json.loads(found.group(1)).items() if key != "strings"}
    island = found.group().replace(found.group(1), safe(facts))
    files = [write("cgWords={}", common, site)]
    files += [write("Object.assign(cgWords,{})", own, site)] if own else []
    scripts = "".join(f'<script defer src="{page.relative(one)}"></script>' for one in files)
    html = page.html[: found.start()] + island + scripts + page.html[found.end() :]
    return replace(page, html=html)


def write(script: str, strings: Strings, site: Path) -> str:
    """Writes sentences into `script`, named by what it holds; returns its path below the root."""
    text = script.replace("{}", safe(strings))
    name = f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    return name


def safe(data: object) -> str:
    """Short JSON that ends no script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
