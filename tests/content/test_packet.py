"""Packets to print, read back from their PDFs. Three sheets and one case are enough to prove it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from pypdf import PdfReader

from macros.commands import chromium as printing
from macros.commands import packet
from macros.course.library import Library
from macros.course.prune import prune_library
from macros.render.condition_text import in_words
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support import chromium
from tests.support.project import ROOT

SHEETS = ("tonight", "issues", "plan-b", "agreement")
A4 = (595, 842)
LETTER = (612, 792)


# Printing takes Chromium half a minute.
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def library() -> Library:
    whole = load(ROOT / "mkdocs.yml")
    homes = {id: page for id, page in whole.homes.items() if id in SHEETS}
    return prune_library(replace(whole, homes=homes, cases={"lead-role": whole.cases["lead-role"]}))


@pytest.fixture(scope="module")
def pdfs(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "chromium", chromium.find)
        folder = tmp_path_factory.mktemp("packets")
        made = [
            packet.write_packet(library, "guidance", "letter", folder / "guidance.pdf"),
            packet.write_packet(library, "worksheets", "A4", folder / "worksheets.pdf"),
            packet.write_packet(library, "role-cards", "A4", folder / "role-cards.pdf"),
            packet.write_packet(library, "role-cards", "letter", folder / "role-cards-letter.pdf"),
        ]
    return {path.stem: PdfReader(path) for path in made}


def text(pdf: PdfReader, page: int | None = None) -> str:
    """The words of a page or of all, with what fonts draw as one sign (such as fi) taken apart."""
    pages = pdf.pages if page is None else [pdf.pages[page - 1]]
    told = unicodedata.normalize("NFKC", " ".join(page.extract_text() for page in pages))
    return " ".join(told.split())


def test_paper_and_page_numbers(pdfs: dict[str, PdfReader]) -> None:
    for name, size in (("worksheets", A4), ("guidance", LETTER), ("role-cards", A4)):
        pdf = pdfs[name]
        assert len(pdf.pages) > 3
        for number, page in enumerate(pdf.pages, start=1):
            assert (round(page.mediabox.width), round(page.mediabox.height)) == size
            assert f"{number} / {len(pdf.pages)}" in text(pdf, number)


@pytest.mark.parametrize("name", ["worksheets", "guidance", "role-cards"])
def test_contents_name_the_page_of_every_sheet(
    name: str, pdfs: dict[str, PdfReader], library: Library
) -> None:
    pdf = pdfs[name]
    titles = [library.exercises[id].title for id in SHEETS]
    if name == "role-cards":
        titles = [f"The Lead Role{v}: {who}" for v in ("", ", version 2") for who in ("Jo", "Sam")]
    contents = text(pdf, 1)
    for title in titles:
        found = re.search(rf"{re.escape(title)}.*? minutes (\d+)", contents)
        assert found, title
        assert title in text(pdf, int(found[1]))


def test_blank_sheets_show_all_that_folds_and_nothing_of_the_screen(
    pdfs: dict[str, PdfReader], library: Library
) -> None:
    told = text(pdfs["worksheets"])
    for id in SHEETS:
        for field in library.exercises[id].fields:
            if field.prompt:
                prompt = unicodedata.normalize("NFKC", " ".join(field.prompt.split()))
                assert prompt[:40] in told, (id, field.id)
    assert "JavaScript" not in told


def test_a_sheet_on_paper_says_when_a_prompt_is_asked_and_leaves_room_for_a_pen(
    pdfs: dict[str, PdfReader], library: Library
) -> None:
    told = text(pdfs["worksheets"])
    say = load_strings(library.course.language)
    asked = [
        in_words(field, library.exercises[id], library, say)
        for id in SHEETS
        for field in library.exercises[id].fields
        if field.show_when
    ]
    assert asked
    for sentence in asked:
        assert unicodedata.normalize("NFKC", sentence) in told
    for placeholder in ("mm/dd/yyyy", say("select-none")):
        assert placeholder not in told


def test_every_page_has_something_on_it(pdfs: dict[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        for number in range(1, len(pdf.pages) + 1):
            assert len(text(pdf, number).split()) > 8, (name, number)


@pytest.mark.parametrize("name", ["role-cards", "role-cards-letter"])
def test_a_role_card_is_one_page(name: str, pdfs: dict[str, PdfReader]) -> None:
    assert len(pdfs[name].pages) == 1 + 4


def test_guidance_stands_in_its_own_packet_only(
    pdfs: dict[str, PdfReader], library: Library
) -> None:
    for id in SHEETS:
        said = str(library.exercises[id].guidance)[:40]
        assert said in text(pdfs["guidance"])
        assert said not in text(pdfs["worksheets"])


def test_a_role_card_stands_alone(pdfs: dict[str, PdfReader], library: Library) -> None:
    pdf, roles = pdfs["role-cards"], library.cases["lead-role"].roles
    briefs = {name: getattr(roles, name).brief[:60] for name in "ab"}
    pages = [text(pdf, number) for number in range(2, len(pdf.pages) + 1)]
    shown = [[name for name, brief in briefs.items() if brief in page] for page in pages]
    assert sorted(shown) == [["a"], ["a"], ["b"], ["b"]], "a card for each side of each version"


def test_no_link_leads_to_the_computer_that_printed(pdfs: dict[str, PdfReader]) -> None:
    for pdf in pdfs.values():
        for page in pdf.pages:
            for note in page.get("/Annots") or []:
                assert "/URI" not in str(note.get_object().get("/A", ""))
