"""Reads a Markdown page as the engine needs it: its front matter, its macro calls, its links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.authoring import front_matter
from macros.authoring.jinja_blocks import Block, read_blocks
from macros.authoring.jinja_syntax import SyntaxIssue, call_expression, first_syntax_issue
from macros.authoring.problems import Problem, SourceText
from macros.authoring.prose import prose_of
from macros.authoring.yaml_file import YamlFile
from macros.authoring.yaml_source import parse

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
COURSE_LINK = re.compile(r"\]\(\s*((?:worksheet|lesson|page):[^)\s]*)\s*\)")
PAGE_LINK = re.compile(r"\]\(\s*([^():\s]+\.md)(?:#[^)\s]*)?\s*\)")
NOT_LINE_END = re.compile(r"[^\n]")

Span = tuple[int, int]
"""Two offsets: of the first character, and behind the last."""

FORMS = {"worksheet": "", "knowledge_check": "check-", "plan": "plan"}
"""The macros that show an exercise → what stands before their argument, if any, in its id."""


@dataclass(frozen=True)
class Call:
    """A macro call: `{{ name("argument", …) }}`."""

    name: str
    arguments: tuple[str, ...] | None
    """Its arguments without a name; None when not all arguments are plain strings."""
    offset: int
    alone: bool
    """Whether it stands on a line of its own at column 0."""
    inside: str
    """What keeps it from being seen: `code`, `comment`, or nothing."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Its arguments with a name: `caption="…"`."""

    @property
    def target(self) -> str:
        """The id of the exercise that a form's call shows."""
        return FORMS[self.name] + (self.arguments or ("",))[0]


@dataclass(frozen=True)
class Link:
    """A link to `worksheet:…`, `lesson:…` or `page:…`."""

    target: str
    offset: int


@dataclass(frozen=True)
class Page:
    """A Markdown page. `path` is below the docs folder."""

    path: str
    source: SourceText
    matter: YamlFile
    body: str
    """What the site generator fills in: front matter, comments and `raw` are left blank."""
    calls: tuple[Call, ...]
    links: tuple[Link, ...]
    page_links: tuple[Link, ...] = ()
    """Ordinary links to Markdown files, by the path below the docs folder."""
    visible: str = ""
    """The body with blanks for code and comments, too: what readers get to see."""
    front_issues: tuple[tuple[int, str], ...] = ()
    """Why site generators would not see the front matter, each with its offset."""

    @property
    def stem(self) -> str:
        """The file's name without `.md`."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    def shown_by(self, macro: str) -> Iterator[str]:
        """What the calls of `macro` that readers see name first, such as a dialogue's id."""
        for call in self.calls:
            if call.name == macro and call.arguments and not call.inside:
                yield call.arguments[0]

    @property
    def front(self) -> dict[str, object]:
        """The front matter's values."""
        value = self.matter.parsed.value
        return value if isinstance(value, dict) else {}

    @property
    def is_filled_in(self) -> bool:
        """Whether the site generator looks for macros in it."""
        return self.front.get("render_macros") is not False

    @cached_property
    def prose(self) -> str:
        """What readers get to see, with `x` for what stands in braces."""
        return prose_of(self.visible, self.source.text)

    @cached_property
    def syntax_issue(self) -> SyntaxIssue | None:
        """The first braces that Jinja cannot read: what stands behind them is not judged."""
        return first_syntax_issue(self.body)

    def exercise_calls(self) -> Iterator[Call]:
        """The calls that show a worksheet or a knowledge check."""
        return (call for call in self.calls if call.name in FORMS and call.target != "")

    def problem(self, offset: int, message: str) -> Problem:
        """A problem at a place of the text."""
        return self.source.problem(self.source.position(offset), message)


def read_page(path: str, source: SourceText) -> Page:
    """Reads one page; comments of Jinja, and what stands between `raw` and `endraw`, are blank."""
    block = front_matter.find(source.text)
    body = _blank_out(source.text, [(block.start, block.end)] if block else [])
    blocks = [*read_blocks(body)]
    body = _blank_out(body, [block[1:] for block in blocks if block.kind in ("raw", "comment")])
    fences = [match.span() for match in FENCE.finditer(body)]
    no_code = CODE_SPAN.sub(_blank, _blank_out(body, fences))
    comments = [match.span() for match in COMMENT.finditer(no_code)]
    hiding = [("code", span) for span in fences] + [("comment", span) for span in comments]
    visible = _blank_out(no_code, comments)
    matter = YamlFile(source, parse(block.yaml if block else "", shared=True))
    return Page(
        path=path,
        source=source,
        matter=matter,
        body=body,
        calls=tuple(_calls(body, blocks, hiding)),
        links=tuple(Link(match[1], match.start(1)) for match in COURSE_LINK.finditer(visible)),
        page_links=tuple(_page_links(visible, posixpath.dirname(path))),
        visible=visible,
        front_issues=block.issues if block else (),
    )


def _page_links(text: str, folder: str) -> Iterator[Link]:
    """Ordinary links to Markdown files, their targets as paths below the docs folder."""
    for match in PAGE_LINK.finditer(text):
        path = posixpath.normpath(posixpath.join(folder, match[1]))
        yield Link(path, match.start(1))


def _blank_out(text: str, spans: Iterable[Span]) -> str:
    """The text with blanks for all characters of these spans but line ends: places stay."""
    pieces, end = [], 0
    for first, last in spans:
        pieces += [text[end:first], NOT_LINE_END.sub(" ", text[first:last])]
        end = last
    return "".join([*pieces, text[end:]])


def _blank(match: re.Match[str]) -> str:
    return NOT_LINE_END.sub(" ", match[0])


def _calls(
    text: str, blocks: Iterable[Block], hiding: Iterable[tuple[str, Span]]
) -> Iterator[Call]:
    for block in blocks:
        source = text[block.start : block.end]
        expression = call_expression(source) if block.kind == "variable" else None
        if expression:
            inside = next((what for what, span in hiding if span[0] <= block.start < span[1]), "")
            alone = _stands_alone(text, block)
            yield Call(
                expression.name, expression.arguments, block.start, alone, inside, expression.named
            )


def _stands_alone(text: str, block: Block) -> bool:
    before = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    line_end = text.find("\n", block.end)
    after = text[block.end : line_end if line_end >= 0 else len(text)]
    return not before and not after.strip()
