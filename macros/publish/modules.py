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
    if 'rel="modulepreload"' in page.html:
        return page
    starts = [
        local
        for _, named in tags(page.html, "script")
        if named.get("type") == "module" and (local := page.local(named.get("src", "")))
    ]
    wanted = sorted({one for start in starts for one in graph(site, start)})
    links = "".join(f'<link rel="modulepreload" href="{page.relative(one)}">' for one in wanted)
    return replace(page, html=page.html.replace("</head>", links + "</head>", 1))


def graph(site: Path, start: str) -> frozenset[str]:
    """`start` and all that it imports statically, directly or not; paths below the root."""
    seen: set[str] = set()
    waiting = [start]
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
