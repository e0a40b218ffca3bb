"""Glossary words in lessons: the first of each on a page shows its meaning when pointed at.

A Python-Markdown extension. It leaves alone what is a heading, link, code or already explained.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from macros.authoring.inline_markdown import plain
from macros.models.reference_data import Term

LEFT_ALONE = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "code", "pre", "button", "th"}
AFTER_INLINE = 6
"""Below the priority of inline patterns, so that links and code are elements by then."""


class Tooltips(Extension):
    """Marks the words of `terms`; the adapter sets them anew for each page."""

    terms: Mapping[str, Term] = MappingProxyType({})

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Adds the marking to one page's Markdown."""
        md.treeprocessors.register(_Marker(md, self), "course-tooltips", AFTER_INLINE)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, extension: Tooltips) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        terms = [term for term in self._extension.terms.values() if not term.everyday]
        if terms:
            _Marking(sorted(terms, key=lambda term: -len(term.term))).below(root)


def in_any_number(term: str) -> str:
    """A pattern for a term, for one or for several, in English and in French."""
    return r"\s+".join(map(_word, term.split()))


def _word(word: str) -> str:
    stem = re.sub("['’]", "['’]", re.escape(word))
    if re.search("[^aeiou]y$", word):
        return f"{stem[:-1]}(?:y|ies)"
    return f"{stem[:-2]}(?:als?|aux)" if word.endswith("al") else f"{stem}(?:e?s|x)?"


class _Marking:
    """One page: what is still to be marked. The longest term comes first."""

    def __init__(self, terms: list[Term]) -> None:
        either = "|".join(f"({in_any_number(term.term)})" for term in terms)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        self._meanings = [meaning(term) for term in terms]
        self._marked: set[int] = set()

    def below(self, element: Element) -> None:
        """Marks in `element`, in the order of reading."""
        if element.tag in LEFT_ALONE or isinstance(element.text, AtomicString):
            return
        children = list(element)
        element.text = self._mark(element, element.text, 0)
        for child in children:
            self.below(child)
            place = list(element).index(child) + 1
            child.tail = self._mark(element, child.tail, place)

    def _mark(self, parent: Element, text: str | None, place: int) -> str | None:
        """Puts marks into `parent` from `place` on; returns the text before the first."""
        if not text:
            return text
        before, marks = self._pieces(text)
        for offset, mark in enumerate(marks):
            parent.insert(place + offset, mark)
        return before

    def _pieces(self, text: str) -> tuple[str, list[Element]]:
        """The text before the first mark, and the marks, each with the text behind it."""
        matches = [match for match in self._pattern.finditer(text) if self._is_new(match)]
        ends = [*(match.start() for match in matches), len(text)]
        pairs = zip(matches, ends[1:], strict=True)
        return text[: ends[0]], [self._made(match, text[match.end() : end]) for match, end in pairs]

    def _made(self, match: re.Match[str], tail: str) -> Element:
        mark = Element("abbr", title=self._meanings[_number(match)])
        mark.text, mark.tail = AtomicString(match[0]), tail
        return mark

    def _is_new(self, match: re.Match[str]) -> bool:
        new = _number(match) not in self._marked
        self._marked.add(_number(match))
        return new


def _number(match: re.Match[str]) -> int:
    """Which of the terms was found."""
    return (match.lastindex or 1) - 1


def meaning(entry: Term) -> str:
    """What a term's tooltip says."""
    return ": ".join(plain(part) for part in (entry.full, entry.means) if part)
