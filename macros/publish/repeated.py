"""What most pages say word for word stands in a file of its own: a device then keeps it once."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from macros.publish.pages import Page
from macros.publish.shrink import script
from macros.publish.words import short

FOLDER = "assets/data"
ISLAND = re.compile(
    r'(<script type="application/json" id="([\w-]+)"[^>]*>)([^<]{500,})(</script>)', re.S
)


def share(pages: list[Page], site: Path) -> list[Page]:
    """The pages with data that more than half of them hold in a script, which runs before others.

    Data of a page is JSON in a script element with an id, which the script fills.
    """
    found = Counter((one[1], one[2]) for page in pages for one in ISLAND.findall(page.html))
    common = {one for one, times in found.items() if times > len(pages) / 2 and times > 1}
    files = {one: write(*one, site) for one in sorted(common)}
    return [linked(page, files) for page in pages]


def write(id: str, text: str, site: Path) -> str:
    """Writes the script that fills the element `id`; returns its path below the root."""
    data = short(json.loads(text))
    code = script(f"document.getElementById({json.dumps(id)}).textContent=JSON.stringify({data})")
    name = f"{FOLDER}/{id}-{hashlib.sha256(code.encode()).hexdigest()[:10]}.js"
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / name).write_text(code, encoding="utf-8")
    return name


def linked(page: Page, files: dict[tuple[str, str], str]) -> Page:
    """The page with its common data taken out, and links to the scripts that bring it."""
    html = page.html
    for start, id, text, end in ISLAND.findall(html):
        if file := files.get((id, text)):
            # In the head, so that it comes before every module.
            tag = f'<script defer src="{page.relative(file)}"></script></head>'
            html = html.replace(start + text + end, start + end, 1).replace("</head>", tag, 1)
    return replace(page, html=html)
