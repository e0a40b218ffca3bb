"""One browser module as text: what it imports, what it exports, and the rest of it.

It reads the forms that the course's own modules use, and refuses every other with a sentence: a
bundle must never be quietly different from the modules it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, normpath

NAMED = r"(\{[^}]*\})"
FROM = r"""["']([^"']+)["']\s*;?"""
IMPORT = re.compile(rf"^import\s*(?:(?:{NAMED}|\*\s*as\s+([\w$]+))\s*from\s*)?{FROM}", re.M)
PASSED_ON = re.compile(rf"^export\s*{NAMED}\s*from\s*{FROM}", re.M)
LISTED = re.compile(rf"^export\s*{NAMED}\s*;?", re.M)
DECLARED = re.compile(r"^export\s+(?=(?:const|class|(?:async\s+)?function\*?)\s+([\w$]+))", re.M)
LATER = re.compile(r"""\bimport\(\s*["']([^"']+)["']\s*\)""")
# The last one: what shrinks scripts drops `void (a && b())` with all that it does.
REFUSED = re.compile(
    r"^\s*(?:import\b(?!\s*\()|export\b).*|\bimport\.meta\b.*|\bawait import\((?!\s*[\"']).*"
    r"|\bvoid\s*\(.*",
    re.M,
)

# A slash after one of these starts a regular expression; after anything else it divides.
BEFORE_REGEX = re.compile(r"(?:^|[(,=:\[!&|?{;+\-*%<>~^]|\b(?:return|typeof|case|in|of))\s*$")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"|' + r"'(?:\\.|[^'\\\n])*'", re.S)
REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/")
TEMPLATE = re.compile(r"(?:\\.|[^\\`$]|\$(?!\{))*(`|\$\{)", re.S)
NAME = re.compile(r"(?<![\w$#])(?:(?<=\.\.\.)|(?<!\.))[A-Za-z_$][\w$]*")
PLAIN = re.compile(r"""[^/"'`{}]+""")


class CannotBundleError(Exception):
    """A module, script or sheet is written in a way that publishing does not read; says where."""


@dataclass(frozen=True)
class Import:
    """`names` are (exported there, called here); `("*", here)` stands for the whole module."""

    module: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Module:
    """A module; paths are below the site's root.

    `body` has no comments, imports and exports left. `exports` maps a name to what it is called
    inside; `passed_on` maps a name to (module, name there). `later` is imported while running.
    """

    path: str
    body: str
    imports: tuple[Import, ...]
    exports: dict[str, str]
    passed_on: dict[str, tuple[str, str]]
    later: tuple[str, ...]

    @property
    def needs(self) -> list[str]:
        """The modules that must have run before this one."""
        return [*(one.module for one in self.imports), *(one for one, _ in self.passed_on.values())]


def read_module(path: str, text: str) -> Module:
    """Reads the module `path`, whose source is `text`."""
    source, text = text, without_comments(text, path)
    imports = tuple(
        Import(address(path, target), pairs(named) if named else whole(star))
        for named, star, target in IMPORT.findall(text)
    )
    passed_on = {
        there: (address(path, target), here)
        for named, target in PASSED_ON.findall(text)
        for here, there in pairs(named)
    }
    text = PASSED_ON.sub("", IMPORT.sub("", text))
    exports = {name: name for name in DECLARED.findall(text)}
    exports |= {there: here for named in LISTED.findall(text) for here, there in pairs(named)}
    body = DECLARED.sub("", LISTED.sub("", text))
    if refused := REFUSED.search(body):
        statement = refused.group().strip()
        where = place(path, source, source.find(statement))
        raise CannotBundleError(f"{where}: publishing does not read `{statement}`")
    later = tuple(dict.fromkeys(address(path, one) for one in LATER.findall(body)))
    return Module(path, body, imports, exports, passed_on, later)


def pairs(named: str) -> tuple[tuple[str, str], ...]:
    """`{a, b as c}` as ((a, a), (b, c))."""
    found = (one.split() for one in named.strip("{}").split(",") if one.strip())
    return tuple((words[0], words[-1]) for words in found)


def whole(star: str) -> tuple[tuple[str, str], ...]:
    """The names of `import * as star`; none for an import without names."""
    return (("*", star),) if star else ()


def address(path: str, target: str) -> str:
    """What `target` is, seen from the module `path`."""
    if not target.startswith("."):
        raise CannotBundleError(f'{path}: "{target}" is not a module of this site')
    return normpath(f"{dirname(path)}/{target}")


def place(path: str, text: str, at: int) -> str:
    """Where the character `at` of a module's source stands, as `path:line`."""
    return f"{path}:{text.count(chr(10), 0, max(at, 0)) + 1}"


def without_comments(text: str, path: str = "") -> str:
    """The source of `path` without comments; strings, templates and expressions stay whole."""
    return "".join(kept(text, path))


def kept(text: str, path: str = "") -> Iterator[str]:
    """The pieces of a source between its comments."""
    braces: list[str] = []
    at, before = 0, ""
    while at < len(text):
        piece = next_piece(text, at, before)
        at += len(piece)
        if piece == "`" or (piece == "}" and braces and braces.pop() == "${"):
            part = template(text, at, path)
            piece, at = piece + part, at + len(part)
        if piece.endswith(("${", "{")):
            braces.append("${" if piece.endswith("${") else "{")
        if COMMENT.fullmatch(piece) and not piece.startswith(("`", "}")):
            piece = "" if piece.startswith("//") else " "
        before = (before + piece)[-20:]
        yield piece


def next_piece(text: str, at: int, before: str) -> str:
    """The comment, literal, mark or run of plain code that starts at `at`."""
    patterns = [COMMENT, STRING, PLAIN]
    if text[at] == "/" and BEFORE_REGEX.search(before):
        patterns.insert(1, REGEX)
    found = next((one for pattern in patterns if (one := pattern.match(text, at))), None)
    return found.group() if found else text[at]


def template(text: str, at: int, path: str) -> str:
    """The part of a template that starts at `at`, up to its end or its next `${`."""
    found = TEMPLATE.match(text, at)
    if not found:
        words = text[at : at + 40].splitlines()[0] if text[at:].strip() else ""
        raise CannotBundleError(f"{place(path, text, at)}: a template has no end: `{words}")
    return found.group()


@cache
def names_in(body: str) -> frozenset[str]:
    """Every name that may stand for a variable; some are keys, or words of a template."""
    pieces = (piece for piece in kept(body) if piece[0] not in "\"'")
    return frozenset(name for piece in pieces for name in NAME.findall(piece))
