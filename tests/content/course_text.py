"""The course's words as files: pages with front matter, YAML, and prose without its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.support.project import ROOT

DOCS = ROOT / "docs"
EXERCISES = ROOT / "exercises"

# A macro with words shows these words; every other macro shows something that is no prose.
WORDED = re.compile(
    r"\{\{\s*(?:lesson|to_worksheet|page)\(\s*\"[^\"]*\"\s*,\s*\"([^\"]*)\"\s*\)\s*\}\}"
)
MACRO = re.compile(r"\(?\{\{[^}]*\}\}\)?")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?)\s+\w+(?:\s+\"([^\"]*)\")?\s*$", re.MULTILINE)


class Literal(yaml.SafeLoader):
    """Reads scalars as the engine does: `no` and `1:30` stay text, only true and false are not."""


Literal.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in resolvers if tag.endswith(":float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Literal.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))
Literal.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"[-+]?\d+$"), list("-+0123456789")
)


@dataclass(frozen=True)
class Page:
    """A Markdown page: its path below docs/, front matter and Markdown text."""

    path: str
    meta: dict[str, Any]
    text: str

    @property
    def macros(self) -> list[str]:
        """Names of the macros called, in order."""
        return re.findall(r"\{\{\s*(\w+)\(", self.text)


@cache
def read_page(path: Path) -> Page:
    """The page in the file `path`."""
    text = path.read_text(encoding="utf-8")
    parts = re.match(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
    meta, body = (yaml.load(parts[1], Literal), parts[2]) if parts else ({}, text)
    return Page(path.relative_to(DOCS).as_posix(), meta, body)


@cache
def pages() -> list[Page]:
    """Every page of the course, by path."""
    return [read_page(path) for path in sorted(DOCS.rglob("*.md"))]


def lessons() -> list[Page]:
    """The pages that name themselves a lesson."""
    return [page for page in pages() if "lesson" in page.meta]


@cache
def read_yaml(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Literal)


def reference(name: str) -> dict[str, Any]:
    """A file of exercises/reference/ by its stem."""
    found: dict[str, Any] = read_yaml(EXERCISES / "reference" / f"{name}.yaml")
    return found


def worksheets() -> dict[str, dict[str, Any]]:
    """Every worksheet by id. plan.yaml says what goes into the plan and is none."""
    files = [path for path in sorted(EXERCISES.glob("*.yaml")) if path.stem != "plan"]
    return {path.stem: read_yaml(path) for path in files}


def checks() -> dict[str, dict[str, Any]]:
    """Every knowledge check by the id of its lesson."""
    return {path.stem: read_yaml(path) for path in sorted((EXERCISES / "checks").glob("*.yaml"))}


def questions(check: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a check in which something is right; a task to do follows them."""
    return [field for field in check["fields"] if field["kind"] == "choice"]


def nav_paths() -> list[str]:
    """The pages named in the navigation, in order."""
    written = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.safe_load("nav:" + re.split(r"^nav:", written, flags=re.MULTILINE)[1])["nav"]
    return list(_leaves(nav))


def _leaves(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    inside = entry.values() if isinstance(entry, dict) else entry
    return [leaf for part in inside for leaf in _leaves(part)]


def prose(page: Page) -> str:
    """What a reader reads of the page: paragraphs and list items, without markup or macros."""
    text = MACRO.sub("", WORDED.sub(r"\1", page.text))
    text = ADMONITION.sub("", LINK.sub(r"\1", text))
    text = re.sub(r"^\s*(?:#+ .*|\|.*|<[^>]*>.*)$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"[*`_]|<[^>]+>", "", text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs and list items of `text`, each on one line."""
    blocks = re.split(r"\n\s*\n", text)
    return [" ".join(block.split()) for block in blocks if block.strip()]
