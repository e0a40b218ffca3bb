"""The search, told to wait until somebody opens it: its index is most of a first visit.

The theme's script can do that already. It waits on pages opened from a folder, and nowhere else. It
also reads the index to mark the words of a search on the page that was found.
"""

from __future__ import annotations

import re
from pathlib import Path

SCRIPT = "assets/javascripts/bundle*.js"
WAITING = (
    # Whether it begins at once, and not when the box of the search is ticked.
    (re.compile(r'location\.protocol!=="file:"(?=\),[\w$]+\("search"\)\))'), "!1"),
    # Whether words are marked: `h` in an address names them.
    (re.compile(r'(?<=\("search\.highlight"\))\?'), '&&/[?&]h=/.test(location.search)?'),
)  # fmt: skip

STYLE = re.compile(r'\("style",\{\},([\w$]+)\.toString\(\)\)')
"""Where Zensical's script writes a style sheet for its search, which lies in a tree of its own."""


def style_sheets(site: Path) -> list[str]:
    """What the theme's script writes as style sheets into pages: the policy must let them pass."""
    texts = [path.read_text("utf-8") for path in site.glob(SCRIPT)]
    found = [(text, name) for text in texts for name in STYLE.findall(text)]
    literals = [re.search(rf"\b{re.escape(name)}='([^'\\]*)'", text) for text, name in found]
    return [literal[1] for literal in literals if literal]


def wait(site: Path) -> None:
    """Has the theme's search begin when it is opened; a script of another kind stays as it is."""
    for path in site.glob(SCRIPT):
        text = path.read_text("utf-8")
        for pattern, instead in WAITING:
            text = pattern.sub(instead, text)
        path.write_text(text, "utf-8")
