"""What must be the same in a course, whichever site generator made its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

ARTICLE = re.compile(r'<article class="md-content__inner.*</article>', re.DOTALL)
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
SPEC = re.compile(
    r'<script type="application/json" (?!id="__config")([^>]*)>(.*?)</script>', re.DOTALL
)
ORDER = re.compile(r'<link rel="(prev|next)" href="([^"]*)">')
ADDRESS = re.compile(r'(?<= href=")([^"]*)|(?<= src=")([^"]*)')
ONLY_FOR_SEARCH = re.compile(r' data-search-exclude(?:="")?')
TAGS = re.compile(r"<[^>]*>")


def pages(site: Path) -> dict[str, str]:
    """The HTML of each page by its address; addresses in it start at the site's root."""
    return {
        address: _with_whole_addresses(ONLY_FOR_SEARCH.sub("", path.read_text("utf-8")), address)
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
        for address in ["/" + path.relative_to(site).as_posix().removesuffix("index.html")]
    }


def _with_whole_addresses(html: str, page: str) -> str:
    base = f"https://site.example/{page.lstrip('/')}"
    return ADDRESS.sub(lambda found: urljoin(base, found[0]), html)


def article(html: str) -> str:
    """What authors and macros wrote on a page."""
    return (ARTICLE.search(html) or [""])[0]


def forms(html: str) -> list[str]:
    """The forms of a page, as they are written."""
    return FORM.findall(article(html))


def specs(html: str) -> list[tuple[str, str]]:
    """The data that a page carries for its scripts."""
    return SPEC.findall(html)


def order(html: str) -> list[tuple[str, str]]:
    """The pages before and behind a page."""
    return ORDER.findall(html)


def links(html: str) -> list[str]:
    """Where the links of a page's own text lead, in their order."""
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if (tag, name) == ("a", "href"))

    Links().feed(article(html))
    return found


def finds(site: Path, word: str) -> set[str]:
    """The addresses that the site's search index holds a word for."""
    return {place for place, text in _entries(site) if word in text.lower()}


def _entries(site: Path) -> Iterator[tuple[str, str]]:
    index = site / "search/search_index.json"
    if index.is_file():
        entries = json.loads(index.read_text("utf-8"))["docs"]
    else:
        entries = json.loads((site / "search.json").read_text("utf-8"))["items"]
    for entry in entries:
        words = [entry["title"], TAGS.sub("", entry["text"]), *entry.get("tags", ())]
        yield entry["location"], " ".join(words)
