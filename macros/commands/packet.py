"""Packets: PDFs to print, with contents and page numbers, made by Chromium.

Three packets in two paper sizes: worksheets, worksheets with guidance, role cards. A packet is one
HTML file that is printed twice: only after the first time is it known on which page things stand.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.cases.data import WALK_AWAY
from macros.commands.chromium import print_html
from macros.course.library import Library
from macros.page_macros.cases import case_role
from macros.render.links import Links
from macros.render.page_context import Course, CoursePage, PageContext
from macros.render.renderer import Rendering
from macros.strings.loader import load

PAPERS = {"a4": "A4", "letter": "letter"}
PACKETS = ("worksheets", "guidance", "role-cards")
# How far a role card shrinks, in percent, to be one page. Smaller would be hard to read.
ZOOMS = (93, 86, 80)
ASSETS = Path(__file__).parent.parent / "theme/assets"
FIELDS = "worksheet/fields"
STYLES = (
    "site/tokens.css",
    "worksheet/worksheet.css",
    *sorted(
        f"{FIELDS}/{sheet.name}"
        for sheet in (ASSETS / FIELDS).glob("*.css")
        if sheet.stem != "print"
    ),
    f"{FIELDS}/print.css",
    "practice/practice.css",
)
"""Those of every kind of field: a new one is on paper, too."""
OWN_STYLE = Path(__file__).parent.parent / "templates/packet/packet.css"
SCREEN_ONLY = re.compile(r"</?(?:a|noscript)\b[^>]*>|<script.*?</script>", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A sheet or card: what the contents call it, its HTML, and how large that is, in percent."""

    title: str
    facts: str
    html: str
    zoom: int = 100


def write_packets(library: Library, folder: Path) -> Iterator[Path]:
    """Writes every packet in every paper size into `folder`, once all are printed; yields each."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as printed:
        files = [
            write_packet(library, packet, size, Path(printed, f"{packet}-{paper}.pdf"))
            for packet in PACKETS
            for paper, size in PAPERS.items()
        ]
        yield from (Path(shutil.copy(file, folder)) for file in files)


def write_packet(library: Library, packet: str, size: str, path: Path) -> Path:
    """One packet; the last time with the pages that the time before told."""

    def print_with(pages: Mapping[str, int]) -> dict[str, int]:
        print_html(_html(library, packet, size, sections, pages), path)
        return pages_of(path, [section.title for section in sections])

    sections = [*_sections(library, packet)]
    pages = print_with({})
    for zoom in ZOOMS if packet == "role-cards" else ():
        if not (long := _over_one_page(path, pages)):
            break
        sections = [
            replace(section, zoom=zoom) if section.title in long else section
            for section in sections
        ]
        pages = print_with({})
    print_with(pages)
    return path


def _over_one_page(path: Path, pages: Mapping[str, int]) -> list[str]:
    """The titles whose sections end on another page than they begin."""
    from pypdf import PdfReader

    ends = [*pages.values(), len(PdfReader(path).pages) + 1][1:]
    return [
        title for (title, start), end in zip(pages.items(), ends, strict=True) if end - start > 1
    ]


def pages_of(path: Path, titles: list[str]) -> dict[str, int]:
    """Title → number of the page on which its heading stands, from the PDF's own outline."""
    from pypdf import PdfReader

    reader = PdfReader(path)
    first_pages = {
        entry.title: reader.get_destination_page_number(entry) for entry in _flat(reader.outline)
    }
    return {title: number + 1 for title in titles if (number := first_pages.get(title)) is not None}


def _flat(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def _sections(library: Library, packet: str) -> Iterator[Section]:
    if packet == "role-cards":
        yield from _cards(library)
        return
    edition = "instructor" if packet == "guidance" else "learner"
    course = library.course.model_copy(update={"edition": edition})
    edited = replace(library, settings=replace(library.settings, course=course))
    say = load(library.course.language)
    rendering = Rendering(edited, say, Links("", {}))
    for id in worksheets_in_order(library):
        sheet = edited.exercises[id]
        yield Section(sheet.title, say("minutes", n=sheet.minutes), rendering.worksheet(sheet))


def worksheets_in_order(library: Library) -> Iterator[str]:
    """The worksheets as the pages of `nav` show them."""
    for page in library.pages_in_nav():
        for call in page.exercise_calls():
            if call.target in library.exercises and library.homes[call.target] == page.path:
                yield call.target


def _cards(library: Library) -> Iterator[Section]:
    """A card for each role of each case and version."""
    say = load(library.course.language)
    nowhere = replace(library, lessons={}, homes={})
    context = PageContext(Course(nowhere, (), say), CoursePage("", "", ""), {})
    for id, case in library.cases.items():
        for version in (id, f"{id}/{WALK_AWAY}") if case.walk_away else (id,):
            more = f", {say('case-second')}" if version != id else ""
            for role in ("a", "b"):
                name = getattr(case.roles, role).name
                title = f"{case.title}{more}: {name}"
                minutes = say("minutes", n=case.minutes.prepare + case.minutes.talk)
                yield Section(title, minutes, case_role(context, version, role))


def _html(
    library: Library, packet: str, size: str, sections: list[Section], pages: Mapping[str, int]
) -> str:
    sheets = [(ASSETS / style).resolve() for style in STYLES]
    rendering = Rendering(library, load(library.course.language), Links("", {}))
    filled = rendering.fill(
        "packet/packet.html.jinja",
        course=library.course,
        name=library.settings.name,
        packet=packet,
        size=size,
        sections=sections,
        pages=pages,
        language=library.course.language,
        styles=[sheet.as_uri() for sheet in [*sheets, OWN_STYLE.resolve()]],
    )
    return as_paper(filled)


def as_paper(html: str) -> str:
    """The page without links, with all that folds open, and with what is said without scripts."""
    return SCREEN_ONLY.sub("", html).replace("<details", "<details open")
