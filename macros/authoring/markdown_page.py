"""Reads a Markdown page as the engine needs it: its front matter, its macro calls, its links."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.authoring.jinja_syntax import Slip, slip
from macros.authoring.problems import Problem, SourceText
from macros.authoring.yaml_file import YamlFile
from macros.authoring.yaml_source import parse

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
NOT_READ = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{#.*?#\}", re.DOTALL)
CALL = re.compile(r"\{\{-?\s*(\w+)\s*\((.*?)\)\s*-?\}\}", re.DOTALL)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
COURSE_LINK = re.compile(r"\]\(\s*((?:worksheet|lesson|page):[^)\s]*)\s*\)")

PAGE_LINK = re.compile(r"\]\(\s*([^():\s]+\.md)(?:#[^)\s]*)?\s*\)")

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

    @property
    def stem(self) -> str:
        """The file's name without `.md`."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

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
    def slip(self) -> Slip | None:
        """Braces that end the reading of the page."""
        return slip(self.body)

    def exercise_calls(self) -> Iterator[Call]:
        """The calls that show a worksheet or a knowledge check."""
        return (call for call in self.calls if call.name in FORMS and call.target != "")

    def problem(self, offset: int, message: str) -> Problem:
        """A problem at a place of the text."""
        return self.source.problem(self.source.position(offset), message)


def read_page(path: str, source: SourceText) -> Page:
    """Scans one page; what stands between `raw` and `endraw` is not looked at."""
    text = NOT_READ.sub(_blank, source.text)
    no_code = CODE_SPAN.sub(_blank, FENCE.sub(_blank, text))
    hiding = [("code", match.span()) for match in FENCE.finditer(text)]
    hiding += [("comment", match.span()) for match in COMMENT.finditer(no_code)]
    calls = tuple(_calls(text, hiding))
    outside = COMMENT.sub(_blank, no_code)
    links = tuple(Link(m[1], m.start(1)) for m in COURSE_LINK.finditer(outside))
    folder = posixpath.dirname(path)
    pages = tuple(
        Link(posixpath.normpath(posixpath.join(folder, m[1])), m.start(1))
        for m in PAGE_LINK.finditer(outside)
    )
    match = FRONT_MATTER.match(source.text)
    # The line before it, so that its lines keep their numbers.
    matter = YamlFile(source, parse("\n" + match[1] if match else ""))
    body = _blank(match) + text[match.end() :] if match else text
    return Page(path, source, matter, body, calls, links, pages)


def _blank(match: re.Match[str]) -> str:
    """As many blanks and line ends, so that all places stay where they are."""
    return re.sub(r"[^\n]", " ", match[0])


def _calls(text: str, hiding: list[tuple[str, tuple[int, int]]]) -> Iterator[Call]:
    for match in CALL.finditer(text):
        start, end = match.span()
        before = text[text.rfind("\n", 0, start) + 1 : start]
        after = text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1]
        inside = next((what for what, (first, last) in hiding if first <= start < last), "")
        alone = not before and not after.strip()
        arguments, named = _arguments(match[2]) or (None, {})
        yield Call(match[1], arguments, start, alone, inside, named)


def _arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]] | None:
    """The arguments without and with a name; None when they are not all plain strings."""
    try:
        call = ast.parse(f"call({text})", mode="eval").body
        assert isinstance(call, ast.Call)
        values = tuple(ast.literal_eval(value) for value in call.args)
        named = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords}
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    plain = all(isinstance(value, str) for value in (*values, *named.values()))
    return (values, named) if plain and "None" not in named else None
