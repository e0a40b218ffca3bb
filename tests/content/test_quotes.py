"""Quotes in sentences are curly, in YAML as Markdown makes them in prose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = [*(ROOT / "exercises").rglob("*.yaml"), *(ROOT / "macros/strings").glob("*.yaml")]
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|`[^`]*`|<[a-zA-Z/][^>]*>|\]\([^)]*\)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotes_in_sentences_are_curly(path: Path) -> None:
    straight = [
        f"{token.start_mark.line + 1}: {token.value}"
        for token in yaml.scan(path.read_text(encoding="utf-8"))
        if isinstance(token, yaml.ScalarToken) and re.search("['\"]", CODE.sub("", token.value))
    ]
    assert not straight
