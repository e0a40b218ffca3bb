"""What the check can say, from its code, and what it was seen to say, from the mistakes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from macros.authoring.yaml_source import parse
from tests.support.mistakes import MISTAKES
from tests.support.project import ROOT

NO_CHECK = {
    "__main__.py", "arguments.py", "build.py", "calculators.py", "check.py", "chromium.py",
    "engine.py",
    "finish.py", "gallery.py", "key_tables.py", "left_behind.py", "mistakes_panel.py", "new.py",
    "new_files.py", "packet.py", "play.py", "publish", "serve.py",
}  # fmt: skip
"""Modules of `macros` that say things outside the check."""


def as_pattern(message: str) -> re.Pattern[str]:
    """A message of the code or the docs, in which `…` stands for anything."""
    return re.compile(".*?".join(re.escape(part) for part in message.split("…")))


def reports() -> Iterator[str]:
    for report in sorted(MISTAKES.glob("*.txt")):
        for line in report.read_text("utf-8").splitlines():
            told = re.match(r"\S.*?:\d+:\d+: (.+)", line)
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
