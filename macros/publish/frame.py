"""What stands around each page, in one script: it is much the same on every page.

A zip packs each file alone, so what pages repeat must be a file that they share. A page keeps its
head and its article, which is all that one needs to read, fill in and print it; the script writes
what stands before and behind, as the generator made it. Without JavaScript there is a link to the
home page, and on that one the list of all pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from macros.publish.pages import Page, tags
from macros.publish.words import short

FILE = "assets/frame.js"
HOME = "index.html"
MARK = '="~/'
"""How an address begins in the script, which puts the way to the root in its place."""

# What a reader without JavaScript needs stays in the head, and what only searchers and shelves of
# apps read is left out; the rest goes into the script.
STAYS = re.compile(
    r'<meta charset[^>]*>|<meta name="?viewport[^>]*>|<title>.*?</title>'
    r'|<link\b[^>]*rel="?stylesheet[^>]*>',
    re.S,
)
UNREAD = re.compile(
    r'<(?:meta|link)\b[^>]*\b(?:name|rel)="(?:description|canonical|generator|theme-color'
    r'|apple-touch-icon|application-name)"[^>]*>'
)
PAGE = re.compile(
    r"(?P<start>.*?<head>)(?P<head>.*?)</head>\s*(?P<body><body[^>]*>)(?P<before>.*?)"
    r"(?P<article><article\b.*</article>)(?P<behind>.*?)(?P<end></body>.*)",
    re.S,
)
ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
PLAIN = "md-content__inner md-typeset"
LIST = re.compile(r'<nav class="cg-nav".*?(<ul.*</ul>)\s*</nav>', re.S)

SCRIPT = """{const same=%s,pages=%s,own=document.currentScript,parts=pages[own.dataset.page];
const root=own.getAttribute("src").slice(0,-%d);
const lines=(one)=>typeof one==="string"?one:same.slice(...one).join("\\n");
self.cgFrame=()=>document.write(parts.shift().map(lines).join("\\n").replaceAll('="~/','="'+root));
cgFrame()}"""

Lines = list[str]
Part = list[str | list[int]]
"""Lines of one part of a frame: [from, to] of those that are the same, or the text itself."""


@dataclass(frozen=True)
class Framed:
    """A page in its parts: what stays in the file, and the three parts of its frame."""

    page: Page
    found: re.Match[str]
    frame: tuple[Lines, Lines, Lines]


def share(pages: list[Page], site: Path) -> list[Page]:
    """The pages without their frames, which one script writes around them."""
    framed = [
        Framed(page, found, frame_of(page, found))
        for page in pages
        if (found := PAGE.fullmatch(page.html))
    ]
    if not framed:
        return pages
    usual = sorted(framed, key=lambda one: sum(map(len, one.frame)))[len(framed) // 2]
    same = [line for part in usual.frame for line in part]
    parts = {one.page.address: [compared(part, same) for part in one.frame] for one in framed}
    (site / FILE).write_text(SCRIPT % (short(same), short(parts), len(FILE)), encoding="utf-8")
    done = {one.page.address: bare(one) for one in framed}
    return [done.get(page.address, page) for page in pages]


def frame_of(page: Page, found: re.Match[str]) -> tuple[Lines, Lines, Lines]:
    """What the script writes: in the head, before the article and behind it."""
    head = UNREAD.sub("", STAYS.sub("", found["head"]))
    return lines(page, head), lines(page, found["before"]), lines(page, found["behind"])


def lines(page: Page, html: str) -> Lines:
    """The lines of a piece of a page, without the space around them, addresses from the root."""

    def marked(one: re.Match[str]) -> str:
        local = page.local(one[2])
        _, mark, rest = one[2].partition("#")
        return f'{one[1]}{MARK}{local}{mark}{rest}"' if local else one[0]

    found = (line.strip() for line in ADDRESS.sub(marked, html).splitlines())
    return [line for line in found if line]


def compared(part: Lines, same: Lines) -> Part:
    """A part of a frame, told by the lines that it shares and those of its own."""
    told: Part = []
    match = SequenceMatcher(None, same, part, autojunk=False)
    for kind, start, end, low, high in match.get_opcodes():
        if kind == "equal":
            told.append([start, end])
        elif low < high:
            told.append("\n".join(part[low:high]))
    return told


def bare(one: Framed) -> Page:
    """The page as it is kept: what stays of its head, its article, and calls for the rest."""
    page, found = one.page, one.found
    script = f'<script src="{page.relative(FILE)}" data-page="{page.address}"></script>'
    head = "".join(STAYS.findall(found["head"]))
    call = "<script>cgFrame()</script>"
    article = to_home(page, found) + found["article"] + all_pages(page, found)
    body = f"{found['body']}{call}{article}{call}{found['end']}"
    html = f"{found['start']}{head}{script}</head>{body}"
    return replace(page, html=html)


def to_home(page: Page, found: re.Match[str]) -> str:
    """The way to the home page for a reader without JavaScript."""
    named = (one for _, one in tags(found["head"], "meta") if one.get("name") == "application-name")
    name = next(named, {}).get("content", HOME)
    link = f'<a href="{page.relative(HOME)}">{name}</a>'
    return f'<noscript><p class="{PLAIN}">{link}</p></noscript>' if page.address != HOME else ""


def all_pages(page: Page, found: re.Match[str]) -> str:
    """On the home page, the way to all others for a reader without JavaScript."""
    pages = LIST.search(found["before"])
    if page.address != HOME or not pages:
        return ""
    plain = re.sub(r' class="[^"]*"|\n\s*', "", pages[1])
    return f'<noscript><div class="{PLAIN}">{plain}</div></noscript>'
