"""Quotes in sentences are curly, in YAML as Markdown makes them in prose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = [*(ROOT / "exercises").rglob("*.yaml"), *(ROOT / "macros/strings").glob("*.yaml")]
PAGES = [
    page
    for part in ("reimagining", "preparing", "leading", "practice", "teaching", "ways", ".")
    for page in sorted((ROOT / "docs" / part).glob("*.md"))
]
DRAWINGS = sorted((ROOT / "docs/assets/diagrams").glob("*.svg"))
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|`[^`]*`|<[a-zA-Z/][^>]*>|\]\([^)]*\)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotes_in_sentences_are_curly(path: Path) -> None:
    assert not straight(path.read_text(encoding="utf-8"))


def straight(text: str) -> list[str]:
    """What has straight quotes in YAML, with its line."""
    return [
        f"{token.start_mark.line + 1}: {token.value}"
        for token in yaml.scan(text)
        if isinstance(token, yaml.ScalarToken) and re.search("['\"]", CODE.sub("", token.value))
    ]


def test_quotes_at_the_top_of_pages_and_in_drawings_are_curly() -> None:
    """What is said of a lesson stands in its front matter, which Markdown never sees."""
    tops = {page: page.read_text("utf-8").split("\n---", 1)[0] for page in PAGES}
    found = {page.name: straight(top) for page, top in tops.items() if top.startswith("---")}
    drawn = [d.name for d in DRAWINGS if re.search(r">[^<]*['\"][^<]*<", d.read_text("utf-8"))]
    assert not {name: lines for name, lines in found.items() if lines}
    assert not drawn
