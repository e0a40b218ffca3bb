"""HTML that a macro has finished, which Markdown need not read once more.

Reading a form takes Markdown as long as making it takes us, and changes nothing. A Python-Markdown
extension: it puts finished HTML where HTML blocks go, before anything else looks at it. Only its
ids stay for a while, because the site generator wants to know which anchors a page has.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEGIN, END = "<!-- finished -->", "<!-- /finished -->"
BLOCK = re.compile(rf"^{BEGIN}\n(.*?)\n{END}$", re.DOTALL | re.MULTILINE)
ID = re.compile(r'\bid="[^"]+"')
ANCHORS = re.compile(r"^<!-- anchors -->.*$", re.MULTILINE)
AT_FIRST = 29
"""After line ends are made alike (30)."""
BEFORE_HTML = 20.5
"""After the site generator has read the anchors (21), before HTML blocks are read (20)."""


def finished(html: str) -> str:
    """A block of Markdown that is this HTML. The HTML begins with an element of block level."""
    return f"\n{BEGIN}\n{html.strip()}\n{END}\n"


class Finished(Extension):
    """Takes finished HTML past Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Adds both steps to one page's Markdown."""
        md.preprocessors.register(_Keeper(md), "course-finished", AT_FIRST)
        md.preprocessors.register(_Tidier(md), "course-anchors", BEFORE_HTML)


class _Keeper(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return BLOCK.sub(self._kept, "\n".join(lines)).split("\n")

    def _kept(self, match: re.Match[str]) -> str:
        html = match.group(1)
        anchors = "".join(f"<a {id}></a>" for id in ID.findall(html))
        return f"\n{self.md.htmlStash.store(html)}\n\n<!-- anchors -->{anchors}\n"


class _Tidier(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return ANCHORS.sub("", "\n".join(lines)).split("\n")
