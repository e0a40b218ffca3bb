"""How hard a text is to read: its Flesch–Kincaid grade."""

from __future__ import annotations

import re

import syllapy

from tests.content.course_text import paragraphs


def grade(text: str) -> float:
    """Flesch–Kincaid grade of `text`: 0.39 words a sentence + 11.8 syllables a word − 15.59.

    The library gives a number no syllable at all; here each word has one.
    """
    spoken = [words(part) for block in paragraphs(text) for part in sentences(block)]
    said = [word for sentence in spoken for word in sentence]
    syllables: int = sum(max(1, syllapy.count(word)) for word in said)
    return 0.39 * len(said) / len(spoken) + 11.8 * syllables / len(said) - 15.59


def sentences(block: str) -> list[str]:
    """The sentences of a paragraph."""
    parts = re.split(r"(?<=[.!?…])[”\"’'*)]*\s+(?=[“\"‘'(]*[A-Z0-9])", block)
    return [part for part in parts if words(part)]


def words(text: str) -> list[str]:
    """The words of `text`; a hyphen or an apostrophe stays inside its word."""
    return re.findall(r"\w+(?:[’'-]\w+)*", text)
