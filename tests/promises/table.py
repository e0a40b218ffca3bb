"""The page of promises: sentence × where it stands × the tests that play whoever relies on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.promises.inventory import PAGES, STRINGS, in_pages, in_strings, verdicts
from tests.support.project import ROOT
from tests.support.report import END, write

PAGE = ROOT / "docs/contributing/promises.md"
NAME = "tests.promises"
HEAD = "| Sentence | Where | Shown by |\n|---|---|---|"


def write_page() -> None:
    """Puts the tables into the page."""
    write(tables(), PAGE, NAME)


def written() -> str:
    """The tables as they stand in the page."""
    return (
        PAGE.read_text("utf-8").partition(f"<!-- tables: {NAME} -->")[2].partition(END)[0].strip()
    )


def tables() -> str:
    """One table for the strings of the engine, one for the pages."""
    return "\n\n".join(
        f"### {title}\n\n{HEAD}\n" + "\n".join(_rows(file))
        for title, file in (("What buttons and messages say", STRINGS), ("What pages say", PAGES))
    )


def _rows(file: Path) -> Iterator[str]:
    given = verdicts(file)
    for key, sentence in (in_strings() if file == STRINGS else in_pages()).items():
        if key in given and given[key].tests:
            where = f"{sentence.place}: {sentence.name}" if file == STRINGS else sentence.place
            tests = ", ".join(_shown(test) for test in given[key].tests)
            yield f"| {_plain(sentence.words)} | `{where}` | {tests} |"


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return re.sub(r"([\\`*_\[\]<>|#{}~])", r"\\\1", words)


def _shown(test: str) -> str:
    path, _, name = test.partition("::")
    return f"`{Path(path).name}`: `{name}`"
