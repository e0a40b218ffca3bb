"""Columns of Markdown tables say their alignment by class.

Python-Markdown says it by a `style`, which the published policy forbids, or by `align`, which
HTML has given up. A Python-Markdown extension, behind `tables` with `use_align_attribute`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

LAST = -10


class Columns(Extension):
    """Turns `align="right"` of a cell into the class `cg-right`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Adds the turning to one page's Markdown."""
        md.treeprocessors.register(_Turner(md), "course-columns", LAST)


class _Turner(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("td", "th") and (side := cell.attrib.pop("align", None)):
                cell.set("class", f"{cell.get('class', '')} cg-{side}".strip())
