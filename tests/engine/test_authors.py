"""The pages that show authors what they can write, made for a small course."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from macros.adapter.site_pages import site_page, site_pages
from macros.course.macro_registry import page_macros
from macros.fields import KINDS
from macros.page_macros.authors import gallery, macro_list, reference
from macros.render.gallery import CARDS, FIGURES, examples, with_examples
from macros.render.page_context import Course, PageContext
from macros.render.reference import CHAPTERS
from macros.rules.checked_course import load
from macros.strings.loader import load as load_strings
from tests.support.mistakes import MISTAKES


def context() -> PageContext:
    library = load(MISTAKES / "course" / "mkdocs.yml")
    course = Course(library, tuple(site_pages(library)), load_strings())
    return PageContext(course, site_page(library, "index.md"), {})


@pytest.fixture(scope="module")
def shown() -> tuple[str, PageContext]:
    """The gallery, and the page on which it stands."""
    page = context()
    return gallery(page), page


def test_the_gallery_has_a_section_for_each_kind_then_figures_and_cards(shown: Any) -> None:
    text, _ = shown
    sections = re.findall(r"^## (.+) \{: #([\w-]+) \}$", text, re.MULTILINE)
    kinds = [(kind, f"kind-{kind}") for kind in KINDS]
    assert sections == [*kinds, ("Figures to try", "figures"), ("Cards", "cards")]
    headings = re.findall(r"^### .+ \{: #worksheet-([\w-]+) \}$", text, re.MULTILINE)
    assert headings == [each.id for kind in KINDS for each in examples() if each.kind == kind]
    for each in examples():
        assert f'id="ws-{each.id}"' in text
    for chapter in (*FIGURES, *CARDS):
        assert f"`{chapter.file}`\n\n```yaml\n" in text
    assert text.count("```yaml\n") == len(examples()) + len(FIGURES) + len(CARDS)


def test_each_section_says_first_what_its_kind_is_for(shown: Any) -> None:
    text, _ = shown
    for kind in KINDS:
        section = text.partition(f"{{: #kind-{kind} }}\n\n")[2]
        about = section.partition("\n\n")[0]
        assert re.match(r"[A-Z][^|*`{]{10,}", about), (kind, about)


def test_what_is_tried_out_in_the_gallery_is_kept_apart(shown: Any) -> None:
    """Under another course's name, so that it never turns up among a learner's own worksheets."""
    _, page = shown
    assert json.loads(page.meta["cg_site"])["course"] == f"{page.course.library.course.id}-gallery"


def test_the_gallery_loads_what_its_worksheets_need(shown: Any) -> None:
    _, page = shown
    library = with_examples(page.course.library)
    alone = context()
    for example in examples():
        alone.need_form(library.exercises[example.id])
    for name, values in vars(alone.needs).items():
        assert {*values} <= {*vars(page.needs)[name]}, name


def test_the_reference_has_a_chapter_for_each_sort_of_file() -> None:
    text = reference(context())
    assert [chapter.file in text for chapter in CHAPTERS] == [True] * len(CHAPTERS)


def test_the_table_of_macros_has_a_row_for_each_by_name() -> None:
    head, line, *rows = macro_list(context()).splitlines()
    assert head.count("|") == line.count("|") == 5
    names = [row.split("`")[1] for row in rows]
    assert names == sorted(page_macros()) and len(names) == len({*names})
    by_name = dict(zip(names, rows, strict=True))
    assert "| nothing |" in by_name["gallery"]
    assert "`id`: a worksheet" in by_name["worksheet"] or "worksheet" in by_name["worksheet"]
    assert any(", if you like" in row for row in rows)
