"""Inline Markdown in exercises, as escaped HTML.

Authors write `**bold**`, `*italic*`, `` `code` `` and `[label](address)`. Addresses that start with
`lesson:`, `worksheet:` or `page:` are links inside the course. Everything else is plain text: HTML
that an author types is shown, never run. The Markdown is CommonMark's, read by markdown-it-py with
all other rules off; an underscore stays an underscore, so that blanks to fill in survive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from markupsafe import Markup, escape

Resolve = Callable[[str], str | None]
"""Turns the address of a link into an href; None: its target is left out."""

_MARKS = frozenset("`[*")
_OUTSIDE = ("http://", "https://", "mailto:", "tel:", "#")


def _only_stars(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "list"])
    parser.inline.ruler.at("emphasis", _only_stars)
    # Which addresses are safe is decided on what they resolve to.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def as_written(address: str) -> str | None:
    """The resolver for places that know no course: it leaves addresses alone."""
    return address


def inline(text: object, resolve: Resolve = as_written) -> Markup:
    """One line of inline Markdown as HTML without a block element."""
    line = _one_line(text)
    if _MARKS.isdisjoint(line):
        return escape(line)
    return Markup("").join(_inline_html(_inline_tokens(line), resolve))


def blocks(text: object, resolve: Resolve = as_written) -> Markup:
    """Paragraphs and lists, separated by blank lines, as HTML."""
    tokens: list[Token] = []
    _PARSER.block.parse(str(text), _PARSER, {}, tokens)
    return Markup("").join(_block_html(tokens, resolve)).rstrip()


def plain(text: object) -> str:
    """The text alone, without marks and addresses: for labels and data."""
    line = _one_line(text)
    if _MARKS.isdisjoint(line):
        return line
    return _one_line("".join(token.content for token in _inline_tokens(line)))


def in_markdown(text: object) -> str:
    """Text as Markdown that shows exactly these characters, in a heading or a link's label."""
    marked = re.sub(r"([\\`*_{}\[\]#])", r"\\\1", _one_line(text))
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


def _inline_tokens(line: str) -> list[Token]:
    """The tokens of one line, in order: texts, codes, and marks that open and close."""
    tokens: list[Token] = []
    _PARSER.inline.parse(line, _PARSER, {}, tokens)
    return tokens


def _inline_html(tokens: Iterable[Token], resolve: Resolve) -> Iterator[Markup]:
    """A link whose target is left out or not safe is its label only; links never nest."""
    linked = False
    for token in tokens:
        if token.type == "text":
            yield escape(token.content)
        elif token.type == "code_inline":
            yield Markup("<code>{}</code>").format(token.content)
        elif token.type == "link_open":
            href = resolve(str(token.attrs["href"]))
            linked = href is not None and _is_safe(href)
            yield Markup('<a href="{}">').format(href) if linked else Markup("")
        elif token.type == "link_close":
            yield Markup("</a>") if linked else Markup("")
        else:
            yield _tag(token)


def _is_safe(href: str) -> bool:
    return href.startswith(_OUTSIDE) or ":" not in href.split("/")[0]


def _block_html(tokens: Iterable[Token], resolve: Resolve) -> Iterator[Markup]:
    """A paragraph of a list without blank lines is hidden: only what it holds is shown."""
    for token in tokens:
        if token.type == "inline":
            yield inline(token.content, resolve)
        elif not token.hidden:
            yield _tag(token)
            if token.nesting < 0 and token.level == 0:
                yield Markup("\n")


def _tag(token: Token) -> Markup:
    if token.nesting < 0:
        return Markup("</{}>").format(token.tag)
    start = Markup(' start="{}"').format(token.attrs["start"]) if "start" in token.attrs else ""
    return Markup("<{}{}>").format(token.tag, start)
