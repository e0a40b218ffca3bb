"""Sentences of the pages, and the words by which one may promise how the software behaves."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.project import ROOT

STRONG = r"""
    sav(?:e|es|ed|ing) | eras(?:e|es|ed|ing|ure) | delet(?:e|es|ed) | kept | stays? | stored?
  | stores | remembers? | forgets? | forgotten | lost | gone | undo(?:ne)? | carried
  | (?:comes?|brings?|brought|gives?)(?:\ \w+)?\ back | never | nobody | no\ one | nothing | nowhere
  | at\ once | one\ click | by\ itself | automatically | works?\ without | secret | hidden | sends?
  | sent | prints? | printed | offline | screen\ reader | keyboard
  | no\ (?:account|server|cookie|request|counting)s?
"""
"""Words that promise in whatever sentence they stand."""

WEAK = r"""
    keeps? | loses? | only | every(?:body|one|thing|where)? | each | always | all | whole | without
  | any(?:body|one|thing|where)? | private(?:ly)? | hides? | sees? | seen | tells? | told | reads?
  | promises? | opens? | works? | shows?n? | downloads? | cannot | can't | refuse[sd]? | same
  | exactly | again | appears? | waits?
"""
"""Words that promise where the software is named in the sentence."""

SOFTWARE = r"""
    pages? | sheets? | worksheets? | workbook | browsers? | devices? | course | site | files?
  | backup | plan | buttons? | boxes | fields? | platform | packages? | zips? | packets? | checks?
  | make | counterpart | learners? | cards? | codes? | search(?:es)? | scores? | builds?
  | versions? | tests? | words
"""

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2\s*$", re.DOTALL | re.MULTILINE)
TAG = re.compile(r"\{%.*?%\}|<!--.*?-->", re.DOTALL)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
CALL = re.compile(r'\{\{[^}"]*(?:"[^"]*"\s*,\s*)?(?:"([^"]*)")?[^}]*\}\}')
ROW = re.compile(r"^ *\|.*$", re.MULTILINE)
START = re.compile(r"^[ >]*(?:[-*+] |\d+\. |#+ |[!?]{3}\+? \w+)", re.MULTILINE)
MARKS = re.compile(r"\*|<[^>]+>|\{ *[#.:][^}]*\}|^ *> ?", re.MULTILINE)
END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘(]*[A-Z0-9`])")


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE | re.VERBOSE)


_STRONG, _WEAK, _SOFTWARE = (_any_of(words) for words in (STRONG, WEAK, SOFTWARE))


def may_promise(sentence: str) -> bool:
    """Whether somebody has to decide what this sentence promises."""
    return bool(_STRONG.search(sentence) or (_WEAK.search(sentence) and _SOFTWARE.search(sentence)))


def pages() -> list[Path]:
    """Every page of the docs, and the README."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def sentences(markdown: str) -> list[str]:
    """Title, description and every sentence of a page, each once, without its markup.

    Code is left out, and so is a row of a table that names its test: other tests look at those.
    """
    front = FRONT_MATTER.match(markdown)
    head = re.findall(r"^(?:title|description): *(.*)$", front[1], re.MULTILINE) if front else []
    body = markdown[front.end() :] if front else markdown
    blocks = [line.strip("\"'") for line in head] + _blocks(body)
    return list(dict.fromkeys(sentence for block in blocks for sentence in END.split(block)))


def _blocks(body: str) -> list[str]:
    """Paragraphs, list items, headings and cells, each on one line."""
    text = TAG.sub(" ", FENCE.sub("", body))
    text = CALL.sub(lambda call: call[1] or "", LINK.sub(r"\1", text))
    text = START.sub("\n\n", ROW.sub(_cells, text))
    blocks = re.split(r"\n\s*\n", MARKS.sub("", text))
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _cells(row: re.Match[str]) -> str:
    return "" if re.search("`test_|the same test", row[0]) else row[0].replace("|", "\n\n")
