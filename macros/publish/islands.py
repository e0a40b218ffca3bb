"""The data of all pages in one script: pages say much the same, and a zip packs each file alone.

What stands in several islands (`<script type="application/json">`) is written once. Each page then
says `cgData(12)` behind an empty island, which fills it before any other script looks at it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.publish.pages import Page
from macros.publish.words import short

FILE = "assets/data.js"
ISLAND = re.compile(r'(<script\b[^>]*\btype="?application/json"?[^>]*>)(.*?)</script>', re.S)
SHORTEST = 60
"""Characters of a piece that is worth a place of its own."""

SCRIPT = """{const islands=%s,shared=%s;
const whole=(one)=>Array.isArray(one)?one.map(whole):one===null||typeof one!=="object"?one:
"="in one?whole(shared[one["="]]):Object.fromEntries(
Object.entries(one).map(([key,value])=>[key,whole(value)]));
self.cgData=(number)=>{const own=document.currentScript;
own.previousElementSibling.textContent=JSON.stringify(whole(islands[number]));own.remove()}}"""


def share(pages: list[Page], site: Path) -> list[Page]:
    """The pages with their data in one script, which each loads in its head."""
    data = Data()
    for page in pages:
        for _, text in ISLAND.findall(page.html):
            data.count(json.loads(text))
    done = [emptied(page, data) for page in pages]
    if data.islands:
        text = SCRIPT % (short(data.islands), short(data.shared))
        (site / FILE).write_text(text, encoding="utf-8")
    return done


def emptied(page: Page, data: Data) -> Page:
    """The page with empty islands, each with the call that fills it."""

    def call(found: re.Match[str]) -> str:
        number = data.island(json.loads(found.group(2)))
        return f"{found.group(1)}</script><script>cgData({number})</script>"

    html = ISLAND.sub(call, page.html)
    if html == page.html:
        return page
    script = f'<script src="{page.relative(FILE)}"></script>'
    return replace(page, html=html.replace("</head>", script + "</head>", 1))


@dataclass
class Data:
    """All islands, and the pieces that several of them share; `{"=": number}` names a piece."""

    seen: Counter[str] = field(default_factory=Counter)
    places: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    islands: list[Any] = field(default_factory=list)
    shared: list[Any] = field(default_factory=list)

    def count(self, value: object) -> None:
        """Counts every piece of an island."""
        self.seen.update(pieces(value))

    def island(self, value: object) -> int:
        """The number of an island."""
        text = short(value)
        if text not in self.places:
            self.places[text] = len(self.islands)
            self.islands.append(self.shortened(value))
        return self.places[text]

    def shortened(self, value: Any) -> Any:
        """The value with numbers in place of what stands elsewhere, too."""
        if not isinstance(value, dict | list):
            return value
        text = short(value)
        if self.seen[text] < 2 or len(text) < SHORTEST:
            return self.inside(value)
        if text not in self.numbers:
            # The pieces first, so that each stands before what holds it.
            inside = self.inside(value)
            self.numbers[text] = len(self.shared)
            self.shared.append(inside)
        return {"=": self.numbers[text]}

    def inside(self, value: dict[str, Any] | list[Any]) -> Any:
        """The same for each part of a mapping or a list."""
        if isinstance(value, list):
            return [self.shortened(one) for one in value]
        return {key: self.shortened(one) for key, one in value.items()}


def pieces(value: object) -> Iterator[str]:
    """Every mapping and list in `value`, itself among them, as text; the order of keys counts."""
    if isinstance(value, dict | list):
        yield short(value)
        for one in value.values() if isinstance(value, dict) else value:
            yield from pieces(one)
