"""Module preloads: without them the browser finds each import only after reading the one before."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, normpath

from macros.publish.pages import Page, tags

# Static imports only: what is imported dynamically is not needed at once.
IMPORT = re.compile(r"""(?:^|[;}\n])\s*(?:import|export)\b[^;'"()]*?["'](\.{1,2}/[^"']+)["']""")


def preload(page: Page, site: Path) -> Page:
    """The page with a `modulepreload` link for each module that its modules import."""
    starts = {one.get("src", "") for _, one in tags(page.html, "script") if is_module(one)}
    linked = {one.get("href", "") for _, one in tags(page.html, "link") if is_preload(one)}
    wanted = {one for start in starts | linked for one in graph(site, page.local(start))}
    missing = sorted(wanted - {page.local(href) for href in linked})
    links = "".join(f'<link rel="modulepreload" href="{page.relative(one)}">' for one in missing)
    return replace(page, html=page.html.replace("</head>", links + "</head>", 1))


def is_module(named: dict[str, str]) -> bool:
    """Whether a script with these attributes is a module."""
    return named.get("type") == "module"


def is_preload(named: dict[str, str]) -> bool:
    """Whether a link with these attributes has a module fetched early."""
    return named.get("rel") == "modulepreload"


def graph(site: Path, start: str | None) -> frozenset[str]:
    """`start` and all that it imports statically, directly or not; paths below the root."""
    seen: set[str] = set()
    waiting = [start] if start else []
    while waiting:
        module = waiting.pop()
        if module in seen or not (site / module).is_file():
            continue
        seen.add(module)
        waiting += imports(site, module)
    return frozenset(seen)


def imports(site: Path, module: str) -> list[str]:
    """What one module imports statically; paths below the root."""
    found = IMPORT.findall((site / module).read_text("utf-8"))
    return [normpath(f"{dirname(module)}/{one}") for one in found]
