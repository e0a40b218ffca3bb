"""XML that is well-formed whatever authors write, and the same bytes each time."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new element at the end of `parent`. What XML cannot hold is left out."""
    kept = {name: NOT_XML.sub("", value) for name, value in attributes.items()}
    child = ElementTree.SubElement(parent, tag, kept)
    child.text = None if text is None else NOT_XML.sub("", text)
    return child


def document(root: Element) -> bytes:
    """The whole tree as an indented file in UTF-8; markup in a text is escaped, never CDATA."""
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
