"""Built pages, parsed strictly, and what to ask of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib


def read(path: Path) -> Element:
    """The page's root element; fails at the first error of its HTML."""
    return _parse(path.read_text(encoding="utf-8"))


def fragment(html: str) -> Element:
    """A piece of HTML, parsed as strictly."""
    return _parse(f"<!doctype html><html lang=en><title>T</title><body>{html}</body></html>")


def _parse(text: str) -> Element:
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return root


def words(element: Element) -> str:
    """The element's text, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def twice(root: Element) -> list[str]:
    """Ids that more than one element has."""
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    return [str(id) for id, number in ids.items() if number > 1]


def unlabelled(root: Element) -> list[str]:
    """Names of controls that no label with words belongs to; rows to come are labelled later."""
    for template in root.iter("template"):
        template.clear()
    labels = [label for label in root.iter("label") if words(label)]
    named = {label.get("for") for label in labels}
    inside = {id(control) for label in labels for control in label.iter()}
    return [
        control.get("name") or "?"
        for control in root.iter()
        if control.tag in ("input", "select", "textarea")
        and control.get("id") not in named - {None}
        and id(control) not in inside
    ]


def pointing_nowhere(root: Element) -> list[str]:
    """Ids named by `aria-labelledby`, `aria-describedby` or `for` that no element has."""
    ids = {element.get("id") for element in root.iter()}
    named = [
        id
        for element in root.iter()
        for key in ("aria-labelledby", "aria-describedby", "for")
        for id in (element.get(key) or "").split()
    ]
    return [id for id in named if id not in ids]
