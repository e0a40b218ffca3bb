"""A build that meets a mistake says so and leaves the site alone; a good one is complete."""

from __future__ import annotations

import shutil
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest
import yaml

from tests.engine import html
from tests.support.project import build, make_project, run_mkdocs, run_python

SHEET = """\
id: first
revision: 1
title: "One {fine} *sheet* & more # here"
minutes: 3
intro: See [the other page](page:deep/er/other.md) and [nothing](lesson:left-out).
gives: A thing.
goes: Nowhere.
fields:
  - {id: name, kind: text, prompt: "Who says </script> & <s>?"}
"""
CALL = '{{ worksheet("first") }}'
PAGES = {
    "index.md": f"# Home\n\n{CALL}\n",
    "deep/er/other.md": '# Other\n\nGo to {{ to_worksheet("first", "the sheet") }}.\n',
}


def make(folder: Path) -> Path:
    sheet = SHEET.replace(" and [nothing](lesson:left-out)", "")
    return make_project(folder / "course", pages=PAGES, exercises={"first.yaml": sheet})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path)


@pytest.fixture(scope="module")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site, built once; for tests that change nothing."""
    project = make(tmp_path_factory.mktemp("built"))
    built(project)
    return project


@pytest.fixture(scope="module")
def site(built_project: Path) -> Path:
    return built_project / "site"


def built(project: Path) -> Path:
    done = run_mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_titles_texts_and_links_come_out_as_written(site: Path) -> None:
    home = html.read(site / "index.html")
    heading = next(e for e in home.iter("h2") if e.get("id") == "worksheet-first")
    assert html.words(heading) == "One {fine} *sheet* & more # here"
    assert [a.get("href") for a in home.iter("a") if html.words(a) == "the other page"] == [
        "deep/er/other/"
    ]
    label = next(e for e in home.iter("label") if e.get("for") == "first.name")
    assert html.words(label) == "Who says </script> & <s>?"
    other = html.read(site / "deep" / "er" / "other" / "index.html")
    [link] = [a for a in other.iter("a") if html.words(a) == "the sheet"]
    assert link.get("href") == "../../../#worksheet-first"


@pytest.mark.long
def test_a_link_to_a_field_is_no_broken_link(project: Path) -> None:
    page = project / "docs" / "deep" / "er" / "other.md"
    links = "[The field](../../index.md#first.name) and [no field](../../index.md#first.nome)"
    page.write_text(f"# Other\n\n{links}\n", encoding="utf-8")
    done = run_mkdocs(project, "build", "--strict")
    assert done.returncode == 1
    assert "1 problem in 1 file." in done.stderr
    assert "docs/deep/er/other.md:3:" in done.stderr and "#first.nome" in done.stderr
    page.write_text(f"# Other\n\n{links.partition(' and ')[0]}\n", encoding="utf-8")
    site = build(project, project.parent / "built")
    other = (site / "deep/er/other/index.html").read_text(encoding="utf-8")
    assert "../../../#first.name" in other


@pytest.mark.long
def test_braces_that_fail_only_when_they_are_filled_in_end_the_build(project: Path) -> None:
    (project / "docs" / "index.md").write_text(f"# Home\n\n{CALL}\n\n{{{{ 1 // 0 }}}}\n")
    done = run_mkdocs(project, "build", "--strict")
    assert done.returncode == 1
    assert "Braces in a page cannot be filled in. See above." in done.stderr


def test_only_pages_with_a_worksheet_load_what_worksheets_need(site: Path) -> None:
    assert "assets/worksheet/start.mjs" in (site / "index.html").read_text(encoding="utf-8")
    other = (site / "deep" / "er" / "other" / "index.html").read_text(encoding="utf-8")
    assert "assets/worksheet/" not in other
    assert "cg-site" not in other


@pytest.mark.long
def test_what_every_page_needs_comes_whatever_else_stands_under_extra(project: Path) -> None:
    """A copy may write all of `extra` anew: pages must outlive a browser that refuses storage."""
    settings = project / "mkdocs.yml"
    start, _, rest = settings.read_text(encoding="utf-8").partition("\nextra:\n")
    after = rest[rest.index("\nplugins:") :]
    settings.write_text(f"{start}\nextra:\n  course:\n    id: theirs\n{after}", encoding="utf-8")
    page = (built(project) / "deep" / "er" / "other" / "index.html").read_text(encoding="utf-8")
    assert '<script src="../../../assets/site/shim.js"></script>' in page


def test_mistakes_end_the_build_before_anything_is_touched(
    built_project: Path, tmp_path: Path
) -> None:
    project = shutil.copytree(built_project, tmp_path / "course", symlinks=True)
    site = project / "site"
    before = (site / "index.html").read_bytes()
    sheet = project / "exercises" / "first.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("kind: text", "kind: tekst"))
    page = project / "docs" / "deep" / "er" / "other.md"
    page.write_text('# Other\n\n{{ worksheet("frist") }}\n')
    done = run_mkdocs(project, "build", "--strict")
    assert done.returncode != 0
    assert "exercises/first.yaml:9:" in done.stderr
    assert "`tekst` is not a kind. Did you mean `text`?" in done.stderr
    assert "docs/deep/er/other.md:3:" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert (site / "index.html").read_bytes() == before


@pytest.mark.long
def test_the_build_and_the_check_command_report_the_same(project: Path) -> None:
    sheet = project / "exercises" / "first.yaml"
    sheet.write_text(SHEET + "  - {id: name, kind: date}\n")
    build = run_mkdocs(project, "build", "--strict")
    check = run_python(project, "-m", "macros", "check")
    assert check.returncode == 1
    assert check.stderr.strip() in build.stderr


NAV: list[Any] = [
    "index.md",
    "a.md",
    {"One": ["one/index.md", "one/b.md"]},
    {"Two": ["two/d.md", "one/deep/c.md"]},
    {"Out": "https://example.org/x"},
]
IN_NAV = ["index.md", "a.md", "one/index.md", "one/b.md", "two/d.md", "one/deep/c.md"]


@pytest.fixture(scope="module")
def with_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {path: f"# Page {path}\n" for path in IN_NAV} | {"a.md": f"# A\n\n{CALL}\n"}
    sheet = SHEET.replace("page:deep/er/other.md", "page:two/d.md").replace("lesson:left-out", "#x")
    project = make_project(
        tmp_path_factory.mktemp("parts") / "course", pages=pages, exercises={"first.yaml": sheet}
    )
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").partition("\nnav:")[0]
    settings.write_text(f"{text}\n{yaml.safe_dump({'nav': NAV})}", encoding="utf-8")
    return built(project)


def folder_of(path: str) -> str:
    """Where the page of a Markdown file lies in the site."""
    return normpath(path.removesuffix(".md").removesuffix("index"))


@pytest.mark.parametrize("path", IN_NAV)
def test_every_page_leads_to_every_other_from_wherever_it_lies(with_parts: Path, path: str) -> None:
    """Parts of the navigation are written once for all pages at one depth."""
    here = folder_of(path)
    tree = html.read(with_parts / here / "index.html")
    links = [a for a in tree.iter("a") if a.get("class") == "cg-nav__link"]
    *inside, outside = [a.get("href") or "" for a in links]
    assert outside == "https://example.org/x"
    assert [normpath(f"{here}/{href}") for href in inside] == [
        folder_of(listed) for listed in IN_NAV
    ]
    assert [bool(a.get("aria-current")) for a in links[:-1]] == [
        listed == path for listed in IN_NAV
    ]
    parts = [e for e in tree.iter("details") if e.get("class") == "cg-nav__part"]
    assert [e.get("open") is not None for e in parts] == [
        path in part
        for entry in NAV
        if isinstance(entry, dict)
        for part in entry.values()
        if "://" not in part
    ]
