"""HTML in pages: what is opened is closed, no form stands inside it, and it brings no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from macros.authoring.markdown_page import FORMS, Page
from macros.authoring.page_addresses import FRAMES, only_html
from macros.authoring.problems import Problem
from macros.course.library import Library

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr"}  # fmt: skip
NEED_NO_END = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
               "colgroup", "html", "head", "body"}  # fmt: skip
KNOWN = {
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote",
    "button", "canvas", "caption", "center", "cite", "code", "data", "datalist", "del",
    "details", "dfn", "dialog", "div", "dl", "em", "fieldset", "figcaption", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "i", "iframe",
    "ins", "kbd", "label", "legend", "main", "map", "mark", "math", "menu", "meter", "nav",
    "noscript", "object", "ol", "optgroup", "output", "picture", "pre", "progress", "q", "rp",
    "rt", "ruby", "s", "samp", "section", "select", "small", "span", "strike", "strong",
    "style", "sub", "summary", "sup", "svg", "table", "template", "textarea", "time", "title",
    "tt", "u", "ul", "var", "video",
}  # fmt: skip
"""Elements of HTML that have to be closed; of an SVG's own elements nothing is said."""
SCRIPT = (
    "A page cannot bring a script of its own: it would run for every reader. Put it into a file "
    "below `docs/assets/`, and name that under `extra_javascript` in mkdocs.yml."
)
STYLE = (
    "has no effect on a published page. Write a style sheet of your own: see the page "
    '"Make it yours" for authors.'
)
HANDLER = (
    "has no effect on a published page, which runs no script but those that `extra_javascript` "
    "names in mkdocs.yml."
)
FRAME = "stays empty: a published page shows no other page inside it. Write a link instead."


class Element(NamedTuple):
    """An element of raw HTML. `end` is None where it is never closed."""

    tag: str
    start: int
    end: int | None
    holds_markdown: bool
    attributes: tuple[str, ...] = ()


def rule(library: Library) -> Iterator[Problem]:
    """Elements that are left open, forms inside of others, scripts."""
    for page in library.pages_built():
        text = only_html(page.prose)
        read = _Elements(text)
        elements = [*read.found()]
        for element in elements:
            yield from _wrong(page, element)
        for element in read.all:
            yield from _without_effect(page, element)
        yield from _forms_inside(page, elements)


def _wrong(page: Page, element: Element) -> Iterator[Problem]:
    if element.tag == "script":
        yield page.problem(element.start, SCRIPT)
    elif element.end is None and element.tag not in KNOWN:
        message = (
            f"`<{element.tag}>` looks like HTML, so readers will not see it. "
            "Put it between backticks to show it."
        )
        yield page.problem(element.start, message)
    elif element.end is None:
        message = (
            f"`<{element.tag}>` is opened here and never closed, so what follows may be shown as "
            f"it is typed. Add `</{element.tag}>` where it ends."
        )
        yield page.problem(element.start, message)


def _without_effect(page: Page, element: Element) -> Iterator[Problem]:
    """What the published pages' policy forbids."""
    if element.tag in FRAMES:
        yield page.problem(element.start, f"`<{element.tag}>` {FRAME}")
    if element.tag == "style":
        yield page.problem(element.start, f"`<style>` {STYLE}")
    for name in element.attributes:
        if name == "style" or re.fullmatch(r"on[a-z]+", name):
            why = STYLE if name == "style" else HANDLER
            yield page.problem(element.start, f"`{name}` {why}")


def _forms_inside(page: Page, elements: list[Element]) -> Iterator[Problem]:
    for call in page.calls:
        if call.name not in FORMS or call.inside:
            continue
        for element in elements:
            inside = element.end is not None and element.start < call.offset < element.end
            if inside and not element.holds_markdown:
                line = page.source.position(element.start).line
                message = (
                    f"This form stands inside the `<{element.tag}>` of line {line}, where it would "
                    "break apart. Close that before it."
                )
                yield page.problem(call.offset, message)
                break


class _Elements(HTMLParser):
    """The elements of a page's raw HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._open: list[Element] = []
        self._closed: list[Element] = []
        self.all: list[Element] = []
        """Every element, also those that are never closed."""
        self.feed(text)
        self.close()

    def found(self) -> Iterator[Element]:
        """Every element that has to be closed, and whether it is."""
        yield from self._closed
        yield from (element for element in self._open if element.tag not in NEED_NO_END)

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        holds_markdown = dict(attrs).get("markdown", "0") != "0"
        names = tuple(name for name, _ in attrs)
        element = Element(tag, self._offset, None, holds_markdown, names)
        self.all.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """It ends, and with it those inside that need no end of their own."""
        for at in range(len(self._open) - 1, -1, -1):
            element = self._open[at]
            if element.tag == tag:
                self._closed.append(element._replace(end=self._offset))
                del self._open[at]
                return
