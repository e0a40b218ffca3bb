"""What is cited is listed, what is listed is cited, and nothing unsure is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.course_text import DOCS, EXERCISES, pages, reference
from tests.support.project import ROOT

SOURCES = reference("sources")
TEXTS = [*DOCS.rglob("*.md"), *EXERCISES.rglob("*.yaml")]

UNSURE = [
    r"\[K\??\]|\[S\]",
    r"\b30 ?(?:%|per cent|percent) (?:better|more)",
    r"\b(?:half|50 ?(?:%|per cent)) (?:of (?:people|pairs|negotiators) )?miss",
    r"four times (?:as|more) often",
    r"10,000 hours",
]


def cited() -> set[str]:
    """Keys that a page's front matter or a `cite` names."""
    found: set[str] = set()
    for page in pages():
        found |= set(re.findall(r'\{\{\s*cite\("([^"]+)"\)', page.text))
        found |= set(page.meta.get("evidence", {}).get("sources", []))
    return found


def test_every_cited_source_is_listed() -> None:
    assert not cited() - set(SOURCES)


def test_every_listed_source_is_cited() -> None:
    assert not set(SOURCES) - cited()


def test_a_lesson_lists_what_it_cites_and_nothing_else() -> None:
    """A work that the text does not use would only be padding under its evidence."""
    for page in pages():
        if "lesson" in page.meta:
            named = set(re.findall(r'\{\{\s*cite\("([^"]+)"\)', page.text))
            assert named == set(page.meta["evidence"]["sources"]), page.path


@pytest.mark.parametrize("key", sorted(SOURCES))
def test_a_source_says_how_it_was_checked(key: str) -> None:
    source = SOURCES[key]
    assert source["checked"] in {"text", "abstract", "no"}
    assert source["short"] and source["full"]
    if source["checked"] == "no":
        assert "doi" not in source, "an identifier that nobody looked up misleads"
    if "doi" in source:
        assert re.fullmatch(r"10\.\d{4,}/\S+", source["doi"])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_unsure_is_printed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [mark for mark in UNSURE if re.search(mark, text, re.IGNORECASE)]


def test_the_limits_of_the_research_are_said_on_the_sources_page() -> None:
    text = (DOCS / "sources.md").read_text(encoding="utf-8").casefold()
    assert all(word in text for word in ("laborator", "student", "two people", "one sitting"))
