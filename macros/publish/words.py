"""The engine's sentences travel with the modules that say them, so that a page loads no others.

While developing, a page holds all sentences that its modules might say. A published module brings
its own: those whose keys stand in its code, whole ("undo") or by their beginning (`status-${…}`).
What no module of the engine names stays in the pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.publish.groups import Graph
from macros.publish.pages import Page
from macros.publish.script import kept

ISLAND = re.compile(r'<script type="application/json" id="cg-site">(.*?)</script>', re.S)
BEGINNING = re.compile(r"`([a-z][a-z.-]*[.-])\$\{")

Strings = dict[str, Any]


def said_by(graph: Graph, pages: list[Page]) -> dict[str, Strings]:
    """Module → the sentences of the `pages` that it says."""
    sentences = agreed(pages)
    return {
        path: {key: sentences[key] for key in named(module.body, sentences)}
        for path, module in graph.items()
    }


def agreed(pages: list[Page]) -> Strings:
    """The sentences that are the same on every page that has them."""
    said = [strings_of(page) for page in pages]
    found = {key: words for strings in said for key, words in strings.items()}
    return {key: one for key, one in found.items() if all(s.get(key, one) == one for s in said)}


def named(code: str, keys: Iterable[str]) -> list[str]:
    """Those of the `keys` that stand in a module's code, in their order."""
    pieces = list(kept(code))
    whole = {piece[1:-1] for piece in pieces if piece[:1] in {'"', "'", "`"}}
    beginnings = tuple(found.group(1) for one in pieces if (found := BEGINNING.fullmatch(one)))
    return [key for key in keys if key in whole or key.startswith(beginnings)]


def statement(strings: Iterable[Strings]) -> str:
    """A script that says where its sentences are; empty without any."""
    found = {key: words for one in strings for key, words in one.items()}
    return f"Object.assign(globalThis.cgWords??={{}},{short(found)});" if found else ""


def without(page: Page, keys: set[str]) -> Page:
    """The page without the sentences that come with modules."""
    island = ISLAND.search(page.html)
    if not island:
        return page
    facts = json.loads(island.group(1))
    rest = {key: one for key, one in facts.pop("strings", {}).items() if key not in keys}
    if rest:
        facts["strings"] = rest
    return replace(page, html=page.html.replace(island.group(1), short(facts), 1))


def named_on(site: Path, pages: list[Page]) -> set[str]:
    """The keys that modules of the site name, also those that no page of this course loads."""
    keys = agreed(pages)
    texts = (path.read_text("utf-8") for path in site.rglob("*.mjs"))
    return {key for text in texts for key in named(text, keys)}


def strings_of(page: Page) -> Strings:
    """The sentences that stand in a page."""
    found = ISLAND.search(page.html)
    return dict(json.loads(found.group(1)).get("strings", {})) if found else {}


def short(data: object) -> str:
    """Short JSON that ends no script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
