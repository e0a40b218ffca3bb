"""What is known of a course although parts of it are broken, left out, or of another edition."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.course.library import Library
from macros.course.partial_exercise import ANY
from macros.course.reader import read_library
from macros.course.settings import EDITION, PACKAGE, read_settings
from macros.fields.references import Reference
from tests.support.mistakes import MISTAKES
from tests.support.project import ROOT

WHOLE = ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml"


@pytest.fixture(scope="module")
def whole() -> Library:
    """A course that has everything."""
    return read_library(WHOLE)[0]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small course: the worksheets `sheet` and `other`, and the check of its lesson `first`."""
    return Path(shutil.copytree(MISTAKES / "course", tmp_path / "course")) / "mkdocs.yml"


@pytest.mark.parametrize(
    ("worksheet", "field", "is_unreliable"),
    [
        ("gone", "any", True),
        ("issues", "story", True),
        ("issues", "what", False),
        ("issues", "nothing", False),
        ("judged", "mood", False),
        ("judged", "nothing", True),
        ("lost", "any", True),
        ("nowhere", "any", False),
    ],
)
def test_nothing_is_told_of_a_field_that_cannot_be_judged(
    worksheet: str, field: str, is_unreliable: bool, whole: Library
) -> None:
    library = replace(
        whole,
        unreadable=frozenset({"gone"}),
        unreliable_fields=frozenset({("issues", "story"), ("judged", ANY), ("lost", ANY)}),
    )
    assert library.is_unreliable(worksheet, field) is is_unreliable


BROKEN = """id: broken
revision: 1
title: Broken
minutes: 1
intro: Why.
gives: A.
goes: B.
fields:
  - {id: good, kind: text, prompt: What?}
  - {id: wrong, kind: txt, prompt: Who?}
"""
FILES = {
    "exercises/broken.yaml": BROKEN,
    "exercises/empty.yaml": "",
    "exercises/checks/empty.yaml": "- a\n",
    "exercises/checks/extra.yaml": BROKEN.replace("broken", "check-extra"),
    "exercises/cases/lost.yaml": "title: 3\n",
    "exercises/dialogues/lost.yaml": "title: 3\n",
    "exercises/figures/lost.yaml": "title: 3\n",
    "exercises/reference/ways.yaml": "Way out: {title: 3}\n",
}


def test_what_cannot_be_read_is_known_by_the_names_of_its_files(config: Path) -> None:
    for name, text in FILES.items():
        (config.parent / name).parent.mkdir(exist_ok=True)
        (config.parent / name).write_text(text, "utf-8")
    library = read_library(config)[0]
    assert [*library.exercises] == ["broken", "other", "sheet"]
    assert [*library.checks] == ["check-extra", "check-first"]
    assert library.unreadable == {"empty", "check-empty"}
    assert sorted(library.known_worksheets) == ["broken", "empty", "other", "sheet"]
    assert sorted(library.written_checks) == ["empty", "extra", "first"]
    assert sorted(library.written_check_ids) == ["check-empty", "check-extra", "check-first"]
    assert library.field_ids("broken") == ["good"]
    assert (library.field_ids("empty"), library.field_ids("check-extra")) == ([], ["good"])
    assert library.case_versions == ["lost", "lost/2"]
    assert (library.written_dialogues, library.written_figures) == (["lost"], ["lost"])
    assert (library.written("ways"), library.written("glossary")) == (["way-out"], [])
    assert library.unreliable_fields == {("broken", "wrong"), ("check-extra", "wrong")}


def test_of_a_whole_course_all_is_known(whole: Library) -> None:
    library = whole
    assert [*library.known_worksheets] == ["hidden", "issues", "judged", "plan"]
    assert library.written_checks == ["first", "second", "third"]
    assert library.case_versions == ["flat", "two", "two/2"]
    assert library.written_dialogues == ["other", "talk"]
    assert library.written_figures == ["line", "trade", "trust", "zone"]
    found = [library.field(Reference(*name.split("."))) for name in (
        "issues.story", "issues.none", "none.story",
    )]  # fmt: skip
    assert [field and field.id for field in found] == ["story", None, None]
    titles = [library.title_of_page(path) for path in ("index.md", "deeper/third.md", "none.md")]
    assert titles == ["Home", "The third lesson", "none.md"]
    assert library.homes["check-third"] == "deeper/third.md" and "hidden" not in library.homes


def pages(library: Library) -> dict[str, list[str]]:
    return {
        "nav": [page.path for page in library.pages_in_nav()],
        "built": [page.path for page in library.pages_built()],
        "left out": library.pages_left_out(),
        "lessons": [*library.lessons],
        "known": [*library.lesson_ids()],
    }


NAV = "nav: [index.md, first.md]\n"


@pytest.mark.parametrize(
    ("settings", "environment", "found"),
    [
        (NAV, {}, {"nav": ["index.md", "first.md"], "left out": ["new.md", "old.md"]}),
        ("nav: [first.md, gone.md]\n", {},
         {"nav": ["first.md"], "left out": ["index.md", "new.md", "old.md"]}),
        ("", {}, {"nav": ["index.md", "first.md", "new.md", "old.md"], "left out": []}),
        ("not_in_nav: /old.md\n", {},
         {"nav": ["index.md", "first.md", "new.md"], "left out": []}),
        (f"{NAV}not_in_nav: |\n  /old.md\n", {},
         {"nav": ["index.md", "first.md"], "left out": ["new.md"]}),
        (f"{NAV}exclude_docs: old.md\n", {},
         {"nav": ["index.md", "first.md"], "left out": ["new.md"]}),
        ("nav: [index.md, first.md, new.md]\n", {EDITION: "instructor"},
         {"nav": ["index.md", "first.md", "new.md"], "left out": ["old.md"]}),
        ("nav: [index.md, first.md, new.md]\n", {EDITION: "learner"},
         {"nav": ["index.md", "first.md"], "left out": ["new.md", "old.md"]}),
        (NAV, {PACKAGE: "first.md\nold.md\n"},
         {"nav": ["first.md"], "left out": ["index.md", "new.md"]}),
        ("", {PACKAGE: "old.md\nfirst.md"},
         {"nav": ["old.md", "first.md"], "left out": ["index.md", "new.md"]}),
    ],
)  # fmt: skip
def test_which_pages_the_site_has(
    settings: str, environment: dict[str, str], found: dict[str, list[str]],
    config: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """`new.md` is of the instructor edition where `nav` names it."""
    for name in (EDITION, PACKAGE):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    front = "---\nedition: instructor\n---\n" if "new.md" in settings else ""
    (config.parent / "docs/new.md").write_text(f"{front}# New\n", "utf-8")
    (config.parent / "docs/old.md").write_text("# Old\n", "utf-8")
    config.write_text(f"extra: {{course: {{id: small}}}}\n{settings}", "utf-8")
    told = pages(read_library(config)[0])
    excluded = {"old.md"} if "exclude" in settings else set()
    every = {"index.md", "first.md", "new.md", "old.md"} - excluded
    has_first = "first.md" in found["nav"]
    assert told == {
        **found,
        "built": [path for path in ("index.md", "first.md", "new.md", "old.md")
                  if path in every - {*found["left out"]}],
        "lessons": ["first"] if has_first else [],
        "known": ["first"],
    }  # fmt: skip


ID = "extra: {course: {id: small}}\n"
NO_ID = (
    "mkdocs.yml:{}: The course has no id. Add `extra: {{course: {{id: …}}}}`: a name that never "
    "changes."
)


@pytest.mark.parametrize(
    ("text", "facts", "told"),
    [
        (ID, {}, []),
        (f"site_name: The site\n{ID}", {"name": "The site"}, []),
        ("site_name: The site\nextra: {course: {id: small, name: Ours}}\n", {"name": "Ours"}, []),
        (f"{ID}docs_dir: pages\n", {"docs_dir": "pages"}, []),
        (f"{ID}docs_dir: 3\n", {}, []),
        (f"{ID}use_directory_urls: false\n", {"directory_urls": False}, []),
        (f"{ID}use_directory_urls: true\n", {}, []),
        (f"{ID}nav: []\n", {}, []),
        (f"{ID}nav: [a.md]\n", {"nav": [("a.md", "", "")]}, []),
        (f"{ID}nav:\n- A: ./a.md\n- Part:\n  - b.md\n  - In: [{{C: c.md}}, d.txt, 'https://e/f.md']\n",
         {"nav": [("a.md", "A", ""), ("b.md", "", "Part"), ("c.md", "C", "Part")]}, []),
        (f"{ID}plugins: !ENV [A, b]\n", {}, []),
        ("site_name: The site\n", {"id": "course", "name": "The site"}, [NO_ID.format("1:1")]),
        ("extra: {a: 1}\n", {"id": "course", "name": "course"}, [NO_ID.format("1:1")]),
        ("extra: 3\n", {"id": "course", "name": "course"}, [NO_ID.format("1:1")]),
        ("extra:\n  course: {id: small, hiden: []}\n", {"id": "course", "name": "course"},
         ["mkdocs.yml:2:23: `hiden` is not a key of `extra.course`. Did you mean `hide`?"]),
        ("- a\n", {"id": "course", "name": "course"}, [NO_ID.format("1:1")]),
        ("a: [\n", {"id": "course", "name": "course"},
         ["mkdocs.yml:2:1: A value is missing, or this bracket is never closed."]),
    ],
    ids=range(17),
)  # fmt: skip
def test_settings_say_what_the_course_is(
    text: str, facts: dict[str, Any], told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    settings, problems = read_settings(tmp_path / "mkdocs.yml")
    nav = settings.nav and [(page.path, page.title, page.part) for page in settings.nav]
    found = {
        "id": settings.course.id, "name": settings.name, "docs_dir": settings.docs_dir,
        "nav": nav, "directory_urls": settings.directory_urls,
    }  # fmt: skip
    usual = {"id": "small", "name": "small", "docs_dir": "docs", "nav": None,
             "directory_urls": True}  # fmt: skip
    assert found == {**usual, **facts}
    assert (settings.docs, settings.root) == (tmp_path / settings.docs_dir, tmp_path)
    assert [f"{each.place}: {each.message}" for each in problems] == told
    assert settings.in_lms is False
