"""Every message that the check can give is explained to authors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.authoring.yaml_source import parse
from tests.engine.test_mistakes import MISTAKES
from tests.support.project import ROOT

PAGE = (ROOT / "docs/authors/problems.md").read_text("utf-8")
NO_CHECK = {"__main__.py", "gallery.py", "new.py", "packet.py", "publish"}
"""Modules of `macros` that say things outside the check."""


def patterns() -> list[re.Pattern[str]]:
    """The messages of the page: `…` there stands for anything."""
    return [as_pattern(m.strip()) for m in re.findall(r"`` (.+?) ``", PAGE)]


def as_pattern(message: str) -> re.Pattern[str]:
    return re.compile(".*?".join(re.escape(part) for part in message.split("…")))


PATTERNS = patterns()


def is_explained(message: str) -> bool:
    """Whether an entry fits, or one that is written out fits a sentence of the code."""
    found = any(pattern.search(message) for pattern in PATTERNS)
    return found or bool(as_pattern(message.strip()).search(PAGE))


def reports() -> Iterator[str]:
    for report in sorted(MISTAKES.glob("*.txt")):
        for line in report.read_text("utf-8").splitlines():
            told = re.match(r"\S+:\d+:\d+: (.+)", line)
            if told:
                yield told[1]
    for file in sorted((ROOT / "macros/fields").glob("*/examples.yaml")):
        for example in parse(file.read_text("utf-8")).value:
            if "mistake" in example:
                yield str(example["mistake"])


def in_code() -> Iterator[str]:
    """Sentences in the code of the check, with `…` where something is filled in."""
    for file in sorted((ROOT / "macros").rglob("*.py")):
        if not NO_CHECK & set(file.relative_to(ROOT / "macros").parts):
            yield from _sentences(file)


def _sentences(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text("utf-8"))
    about = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {
        id(value)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for value in node.values
    }
    for node in ast.walk(tree):
        text = _text(node) if id(node) not in about | parts else ""
        if len(text) > 12 and " " in text and re.search(r"\w\W*\.…?\s*$", text):
            yield re.sub(r"\{it\}", "…", text).removesuffix("…")  # a hint may come behind it


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        values = node.values
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@cache
def messages() -> frozenset[str]:
    """All that the check was seen to say, and can say."""
    return frozenset([*reports(), *in_code()])


def test_every_message_of_the_mistakes_is_explained() -> None:
    assert [message for message in sorted(set(reports())) if not is_explained(message)] == []


def test_every_sentence_in_the_code_of_the_check_is_explained() -> None:
    found = sorted(set(in_code()))
    assert len(found) > 80
    assert [message for message in found if not is_explained(message)] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:50])
def test_what_is_explained_can_still_be_said(pattern: re.Pattern[str]) -> None:
    """An entry whose message is gone would mislead; and each is more than an ellipsis."""
    assert len(pattern.pattern.replace(".*?", "")) >= 10
    assert any(pattern.search(message) for message in messages())
