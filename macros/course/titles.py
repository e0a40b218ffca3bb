"""What a page is called where `nav` does not say it, by the rules of site generators."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from macros.authoring.inline_markdown import plain
from macros.authoring.markdown_page import Page

HEADING = re.compile(r"\s*(?:#[ \t]+(?P<hashed>[^\n]+)|(?P<underlined>[^\n]+)\n=+[ \t]*(?:\n|\Z))")
ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*$")


def page_title(page: Page) -> str:
    """The title in the front matter, else a first heading, else a title made of the file's name."""
    if page.front.get("title"):
        return str(page.front["title"])
    return _first_heading(page.body) or _from_file(page.path)


def title_of_folder(name: str) -> str:
    """What the part of the navigation is called that a folder becomes; also of a file's stem."""
    title = re.sub(r"[-_]", " ", name)
    return title.capitalize() if title == title.lower() else title


def _first_heading(body: str) -> str:
    """The text of a heading of the first level, if the page begins with one."""
    match = HEADING.match(body)
    if not match:
        return ""
    text = match["underlined"] or re.sub(r"\s+#+\s*$", "", match["hashed"])
    return plain(ATTRIBUTES.sub("", text)).strip()


def _from_file(path: str) -> str:
    file = PurePosixPath(path)
    if file.stem not in ("index", "README"):
        return title_of_folder(file.stem)
    return "Home" if len(file.parts) == 1 else "Index"
