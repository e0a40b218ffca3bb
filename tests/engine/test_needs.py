"""A page links the style sheets and modules of what stands on it, and no others."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from macros.adapter.site_pages import site_page, site_pages
from macros.course.library import Library
from macros.fields import KINDS
from macros.fields.needs import FIELDS, Needs, own_files
from macros.page_macros.authors import gallery
from macros.render.gallery import Example, examples, with_examples
from macros.render.needs import BASE, PRINT, SHARED, in_order, needs_of_exercise, needs_of_part
from macros.render.page_context import Course, PageContext
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support.mistakes import MISTAKES
from tests.support.project import ROOT

ASSETS = ROOT / "macros" / "theme" / "assets"
CLASS = re.compile(r"\.(ws-[\w-]+)|\[(data-(?:check|keep|tone))\b|\b(select)\b")
MARKS = {
    sheet.stem: {name for pair in CLASS.findall(sheet.read_text("utf-8")) for name in pair if name}
    for sheet in (ASSETS / FIELDS).glob("*.css")
    if sheet.stem not in ("print", "said")
}
"""Style sheet → classes, attributes and elements in its rules. Two come with every form."""
SHARED_MARKS = {*CLASS.findall((ASSETS / f"{BASE}.css").read_text("utf-8"))}


def only_in(sheet: str) -> set[str]:
    """The marks that no other sheet of a field has a rule for."""
    others = {mark for name, marks in MARKS.items() if name != sheet for mark in marks}
    base = {mark for pair in SHARED_MARKS for mark in pair}
    return MARKS[sheet] - others - base


@pytest.fixture(scope="module")
def here() -> PageContext:
    """The small course's first page, with good examples of every kind among the worksheets."""
    library = with_examples(load(MISTAKES / "course" / "mkdocs.yml"))
    course = Course(library, tuple(site_pages(library)), load_strings())
    return PageContext(course, site_page(library, "index.md"), {})


def sheets_of(library: Library, example: Example) -> set[str]:
    needs = needs_of_exercise(library.exercises[example.id], guidance=False)
    return {path.rpartition("/")[2] for path in needs.styles}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_a_form_is_styled_by_the_sheets_that_it_needs_and_by_no_others(
    example: Example, here: PageContext
) -> None:
    html = here.rendering.worksheet(here.course.library.exercises[example.id])
    marks = {*re.findall(r"ws-[\w-]+|data-(?:check|keep|tone)\b|(?<=<)select\b", html)}
    linked = sheets_of(here.course.library, example)
    assert {sheet for sheet in MARKS if marks & only_in(sheet)} <= linked
    assert {sheet for sheet in linked if not marks & MARKS[sheet]} == set()


@pytest.mark.parametrize("name", [*SHARED, "projector"])
def test_what_a_part_needs_exists(name: str) -> None:
    needs = needs_of_part(name)
    assert all((ASSETS / f"{sheet}.css").is_file() for sheet in needs.styles)
    assert all((ASSETS / f"{module}.mjs").is_file() for module in needs.modules)
    assert all((ASSETS / part / "start.mjs").is_file() for part in needs.parts)


def test_every_part_that_starts_is_known() -> None:
    assert {path.parent.name for path in ASSETS.glob("*/start.mjs")} == {*SHARED, "projector"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_brings_the_files_that_are_named_as_it_is(kind: str) -> None:
    files = own_files(kind)
    assert bool(files.styles) == (ASSETS / FIELDS / f"{kind}.css").exists()
    assert bool(files.modules) == (ASSETS / FIELDS / f"{kind}.mjs").exists()


def test_a_kinds_own_sheet_follows_those_that_kinds_share_and_print_comes_last() -> None:
    needs = Needs(styles=("plan/plan", PRINT, f"{FIELDS}/rows", f"{FIELDS}/scales", BASE))
    order = [BASE, f"{FIELDS}/scales", f"{FIELDS}/rows", PRINT, "plan/plan"]
    assert in_order(needs) == order


def test_a_page_loads_what_all_its_macros_need_once(here: PageContext) -> None:
    here.need("worksheet")
    here.need("projector")
    here.need("worksheet")
    assert here.needs.parts == ("worksheet", "projector")
    assert here.meta["cg_styles"].count(BASE) == 1


def test_the_line_that_says_where_words_come_from_is_loaded_where_a_field_takes_some() -> None:
    library = load(ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml")
    found = {
        id: "worksheet/source-line" in needs_of_exercise(sheet, guidance=False).modules
        for id, sheet in library.exercises.items()
    }
    takes = {
        id: any(field.take_from for field in sheet.fields)
        for id, sheet in library.exercises.items()
    }
    assert found == takes
    assert {True, False} == {*found.values()}


def test_the_theme_names_no_kind_and_no_part() -> None:
    text = (ROOT / "macros" / "theme" / "main.html").read_text("utf-8")
    assert "page.content" not in text
    assert not re.search(rf"\b({'|'.join([*KINDS, *SHARED])})\b[/.\"']", text)


def test_guidance_is_styled_only_where_it_is_shown(here: PageContext) -> None:
    sheet = here.course.library.exercises["sheet"]
    guided = sheet.model_copy(update={"guidance": "Look closely."})
    guidance = f"{FIELDS}/guidance"
    assert guidance in needs_of_exercise(guided, guidance=True).styles
    assert guidance not in needs_of_exercise(guided, guidance=False).styles
    assert guidance not in needs_of_exercise(sheet, guidance=True).styles
    field = sheet.fields[0].model_copy(update={"guidance": "Listen."})
    listened = sheet.model_copy(update={"fields": (field,)})
    assert guidance in needs_of_exercise(listened, guidance=True).styles


def test_the_gallery_has_a_figure_and_cards_that_can_be_tried(here: PageContext) -> None:
    meta: dict[str, object] = {}
    shown = gallery(replace(here, meta=meta))
    assert shown.count("data-figure") == shown.count("data-cards") == 1
    for kind in ("say", "sort", "work-out"):
        assert f"kind: {kind}\n" in shown and f'"kind":"{kind}"' in shown
    assert "cards/cards" in str(meta["cg_styles"]) and "figure/figure" in str(meta["cg_styles"])
    assert f'"course":"{here.course.library.course.id}-gallery"' in str(meta["cg_site"])
