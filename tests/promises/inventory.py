"""Verdicts on sentences: what somebody decided that each promises, and what is wrong with that.

A verdict is one line of strings.yaml or pages.yaml, below the section or the page of its sentence:
`name (digest): no` for no promise, or `name (digest): [path::test, …]`. The digest changes with the
words. Strings without a promising word need none: their line is `name: no`.
"""

from __future__ import annotations

import ast
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from macros.strings.loader import FOLDER
from tests.promises.sentences import may_promise, pages, sentences
from tests.support.project import ROOT

STRINGS = Path(__file__).parent / "strings.yaml"
PAGES = Path(__file__).parent / "pages.yaml"
NAME = re.compile(r"(.*?)(?: \((\w{6})\))?")


@dataclass(frozen=True)
class Sentence:
    """A sentence that needs a verdict.

    `place` is a section of the strings file or the path of a page, `name` a key in that section or
    the first words of the sentence.
    """

    place: str
    name: str
    words: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.words.encode()).hexdigest()[:6]

    @property
    def line(self) -> str:
        """Its line in a file of verdicts, up to the verdict."""
        return f"  {self.name} ({self.digest}):"


@dataclass(frozen=True)
class Verdict:
    """Which tests play whoever relies on a sentence: none where it promises nothing."""

    digest: str
    tests: tuple[str, ...]

    def fits(self, sentence: Sentence) -> bool:
        """Whether it was given to these words."""
        needed = self.tests or may_promise(sentence.words)
        return self.digest == sentence.digest if needed else True


Verdicts = dict[tuple[str, str], Verdict]


def in_strings() -> dict[tuple[str, str], Sentence]:
    """Every string of the engine in English, by section and key."""
    found = yaml.safe_load((FOLDER / "en.yaml").read_text("utf-8"))
    return {
        (section, key): Sentence(section, key, _said(said))
        for section, texts in found.items()
        for key, said in texts.items()
    }


def _said(said: str | dict[str, str]) -> str:
    return said if isinstance(said, str) else " / ".join(said.values())


def in_pages() -> dict[tuple[str, str], Sentence]:
    """Every sentence of the docs that may promise something, by page and digest."""
    found = [
        Sentence(page.relative_to(ROOT).as_posix(), _beginning(words), words)
        for page in pages()
        for words in sentences(page.read_text("utf-8"))
        if may_promise(words)
    ]
    return {(sentence.place, sentence.digest): sentence for sentence in found}


def _beginning(words: str) -> str:
    """The first words, without signs that mean something in YAML."""
    return " ".join(re.sub(r"[^\w’' -]|(?<!\w)['-]", "", words).split()[:8])


def verdicts(file: Path) -> Verdicts:
    """The verdicts in a file, by the same keys as its sentences; ValueError for two on one."""
    found: Verdicts = {}
    loader = yaml.BaseLoader(file.read_text("utf-8"))
    root = loader.get_single_node()
    assert root is not None, f"{file.name} is empty"
    for place, entries in root.value:
        for line, node in entries.value:  # as nodes, because a mapping drops the first of two
            name, digest = NAME.fullmatch(line.value).groups(default="")  # type: ignore[union-attr]
            key = (place.value, name if file == STRINGS else digest)
            if key in found:
                raise ValueError(f"{file.name}: two verdicts on “{line.value}” in {place.value}")
            given = loader.construct_object(node, deep=True)
            found[key] = Verdict(digest, () if given == "no" else tuple(given))
    return found


def findings(file: Path) -> list[str]:
    """What is wrong with the verdicts in a file, each with what to do."""
    needed = in_strings() if file == STRINGS else in_pages()
    given = verdicts(file)
    new = [sentence for key, sentence in needed.items() if key not in given]
    changed = [
        sentence
        for key, sentence in needed.items()
        if key in given and not given[key].fits(sentence)
    ]
    gone = [key for key in given if key not in needed]
    tests = {test for verdict in given.values() for test in verdict.tests}
    return [
        *(
            f"{sentence.place} has no verdict on “{sentence.words}”. Write\n{sentence.line} …"
            for sentence in new
        ),
        *(
            f"{sentence.place} says now: “{sentence.words}”. Look again:\n{sentence.line} …"
            for sentence in changed
        ),
        *(f"{place} has no sentence {name} any more: delete the verdict" for place, name in gone),
        *(f"{test} is named in {file.name}, and does not exist" for test in sorted(missing(tests))),
    ]


def missing(tests: set[str]) -> set[str]:
    """Those that do not exist. A copy of the course may have left out a whole folder of tests."""
    return {test for test in tests - all_tests() if (ROOT / test).parent.is_dir()}


@cache
def all_tests() -> frozenset[str]:
    """Every test function, as `path::name`."""
    return frozenset(
        f"{path.relative_to(ROOT).as_posix()}::{node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    )
