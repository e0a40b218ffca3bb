"""Projects of many pages: in stock Material, with plugins, and in this course."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tests.bench.forms import exercise
from tests.bench.stock import extensions, theme
from tests.support.project import ROOT, make_project

KINDS = {
    "stock": "Stock Material",
    "macros": "Stock Material + macros, unused",
    "ours": "This course, one worksheet a page",
    "quiz": "mkdocs-quiz, ten prompts a page",
}
PLUGINS: dict[str, list[Any]] = {
    "stock": ["search"],
    "macros": ["search", {"macros": {"module_name": "nothing"}}],
    "quiz": ["search", "mkdocs_quiz"],
}
PACKAGES = ROOT / ".cache" / "bench"
LOCK = ROOT / "tests" / "bench" / "requirements.txt"
PROMPTS = 10
PART = 20
SENTENCE = "A talk goes better when both have said what they need and why it matters to them. "
TEXT = f"""{SENTENCE * 6}

## A part

- {SENTENCE}
- {SENTENCE}

{SENTENCE * 8}

## Another part

{SENTENCE * 6}
"""
QUIZ = """
<quiz>
Which way?
- [x] The long way
- [ ] The short way
- [ ] The open way
- [ ] The quiet way

Yes.
</quiz>
"""


def install() -> None:
    """Puts mkdocs-quiz into a folder of its own, once."""
    stamp, lock = PACKAGES / ".installed", LOCK.read_text("utf-8")
    if stamp.exists() and stamp.read_text("utf-8") == lock:
        return
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(PACKAGES)]
    subprocess.run([*command, "--upgrade", "-r", str(LOCK)], check=True)
    stamp.write_text(lock, encoding="utf-8")


def quiet() -> dict[str, str]:
    """The environment of a build, in which the packages to compare with are found."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PACKAGES)}


def make_many(folder: Path, kind: str, size: int) -> Path:
    """A project of `size` pages."""
    if kind == "ours":
        pages = {name: page(n, f'{{{{ worksheet("form-{n}") }}}}') for n, name in listed(size)}
        exercises = {f"form-{n}.yaml": exercise(PROMPTS, f"form-{n}") for n in range(size)}
        return course(folder, pages, exercises)
    if kind == "quiz":
        install()
    more = QUIZ * PROMPTS if kind == "quiz" else ""
    pages = {"index.md": "# Home\n", **{name: page(n, more) for n, name in listed(size)}}
    return stock_project(folder, pages, PLUGINS[kind])


def many_exercises(folder: Path, count: int) -> Path:
    """A course of `count` exercises, ten on each page."""
    called = [f'{{{{ worksheet("form-{n}") }}}}' for n in range(count)]
    pages = {
        f"page-{n}.md": page(n, "\n\n".join(called[n * 10 : n * 10 + 10]))
        for n in range(count // 10)
    }
    exercises = {f"form-{n}.yaml": exercise(PROMPTS, f"form-{n}") for n in range(count)}
    return course(folder, pages, exercises)


def course(folder: Path, pages: dict[str, str], exercises: dict[str, str]) -> Path:
    """A course of ours whose pages stand in parts."""
    made = make_project(folder, pages={"index.md": "# Home\n", **pages}, exercises=exercises)
    settings = (made / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    parts = yaml.safe_dump({"nav": nav(["index.md", *pages])})
    (made / "mkdocs.yml").write_text(f"{settings}\n{parts}", encoding="utf-8")
    return made


def nav(pages: list[str]) -> list[Any]:
    """The home page, then parts of 20 pages."""
    first, *rest = pages
    starts = range(0, len(rest), PART)
    return [first, *({f"Part {n // PART + 1}": rest[n : n + PART]} for n in starts)]


def listed(size: int) -> Iterable[tuple[int, str]]:
    return ((n, f"page-{n}.md") for n in range(size))


def page(n: int, more: str) -> str:
    return f"# Page {n}\n\n{TEXT}\n\n{more}\n"


def stock_project(folder: Path, pages: dict[str, str], plugins: list[Any]) -> Path:
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "nothing.py").write_text("def define_env(env):\n    pass\n", encoding="utf-8")
    settings = {
        "site_name": "Many pages",
        "theme": theme(),
        "plugins": plugins,
        "markdown_extensions": extensions(),
        "nav": nav(list(pages)),
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return folder
