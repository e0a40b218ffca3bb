"""The course is the same whether MkDocs, ProperDocs or Zensical builds it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from macros.course.generators import build_command
from macros.lms.package import write_package
from macros.publish import publish
from tests.support import generated
from tests.support.project import ROOT, make_project, run_python
from tests.support.scorm.course import make_course
from tests.support.small_course import EXERCISES, PAGES

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
NAMED_BY_CONTENT = re.compile(rb'VERSION="[0-9a-f]{12}"')
ZENSICAL = pytest.mark.skipif(
    not find_spec("zensical"), reason="Zensical is not installed: python tasks.py setup zensical"
)
SEARCHED = (
    *("gondola", "story", "risks", "mirror", "pairing", "price", "issues", "beginning"),
    *("harbour", "concession"),
)
"""Words of the small course; the last are a search word and a term of its glossary."""
LESSON = """\
---
title: A lesson
description: What it is about.
lesson: know
minutes: 1
idea: One idea.
objectives: [say what it is]
evidence: {label: thin, rests_on: Nothing.}
next: That was all.
---

# A lesson

{{ lesson_opening() }}

A word that is nowhere else: gondola. A concession is a step.

[The sheet](sheet.md#worksheet-sheet).

<p>Raw: <a href="../sheet/">the sheet</a>, <a href="../">home</a>, <a href="#a-lesson">here</a>.</p>
"""
GLOSSARY = "concession: {term: concession, means: Something that one gives up.}\n"
WORDS = "harbour: {page: sheet.md, words: [harbour]}\n"


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site, without what names the generator; the map of the site has its day."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    texts = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    return {
        name: NAMED_BY_CONTENT.sub(b"", GENERATOR.sub(b"", text))
        for name, text in texts.items()
        if not name.startswith("sitemap")
    }


def made_by(generator: str, project: Path, into: Path, *, files: bool = False) -> Path:
    """The site that a generator makes of a project, and that we publish."""
    command = build_command(generator, project / "mkdocs.yml", into, files=files)
    done = run_python(project, "-m", *command)
    assert done.returncode == 0, done.stdout + done.stderr
    publish(into)
    return into


def same_from_properdocs(project: Path, ours: Path, other: Path) -> int:
    """Builds and publishes a project with ProperDocs, too; returns how many files are the same."""
    expected, found = contents(ours), contents(made_by("properdocs", project, other))
    assert list(found) == list(expected)
    assert [name for name in found if found[name] != expected[name]] == []
    return len(found)


@pytest.mark.long
def test_a_small_course_is_the_same_from_properdocs(small_folder: Path, tmp_path: Path) -> None:
    project, other = small_folder.parent / "project", tmp_path / "properdocs"
    assert same_from_properdocs(project, small_folder / "course", other) > 10
    page = (other / "sheet" / "index.html").read_text("utf-8")
    assert 'name="story"' in page and "Content-Security-Policy" in page


@pytest.mark.long
def test_the_course_is_the_same_from_properdocs(course_folder: Path, tmp_path: Path) -> None:
    assert same_from_properdocs(ROOT, course_folder, tmp_path / "properdocs") > 100


@ZENSICAL
def test_a_small_course_says_and_holds_the_same_from_zensical(tmp_path: Path) -> None:
    exercises = {"reference/glossary.yaml": GLOSSARY, "reference/search-words.yaml": WORDS}
    pages = {**PAGES, "know.md": LESSON}
    project = make_project(tmp_path / "project", pages=pages, exercises={**EXERCISES, **exercises})
    usual, other = (made_by(name, project, tmp_path / name) for name in ("mkdocs", "zensical"))
    assert same_pages(usual, other) == len(pages)
    lesson = generated.pages(other)["/know/"]
    assert '<abbr title="Something that one gives up.">concession</abbr>' in lesson
    for word in SEARCHED:
        assert generated.finds(usual, word), word
        assert generated.finds(other, word) == generated.finds(usual, word), word
    assert "&lt;" not in (other / "search.json").read_text("utf-8")
    assert list(project.glob(".zensical-*")) == []


@ZENSICAL
@pytest.mark.long
def test_pages_that_are_files_say_and_hold_the_same_from_zensical(tmp_path: Path) -> None:
    """As learning platforms need them."""
    pages = {**PAGES, "know.md": LESSON}
    project = make_project(tmp_path / "project", pages=pages, exercises=EXERCISES)
    usual, other = (
        made_by(name, project, tmp_path / name, files=True) for name in ("mkdocs", "zensical")
    )
    assert same_pages(usual, other) == len(pages)
    assert "/know.html" in generated.pages(other)


@ZENSICAL
@pytest.mark.long
def test_a_package_for_a_learning_platform_holds_the_same_pages_from_zensical(
    tmp_path: Path,
) -> None:
    config = make_course(tmp_path / "course")
    usual, other = (
        zipfile.ZipFile(write_package(config, tmp_path / name, generator=name))
        for name in ("mkdocs", "zensical")
    )
    pages = [name for name in other.namelist() if name.endswith(".html")]
    assert pages == [name for name in usual.namelist() if name.endswith(".html")]
    # Zensical's script writes a style sheet for its search, and the policy lets it pass.
    assert "style-src 'self' 'sha256-" in other.read("part/hedges.html").decode()


@ZENSICAL
@pytest.mark.long
def test_the_course_says_and_holds_the_same_from_zensical(
    course_folder: Path, tmp_path: Path
) -> None:
    assert same_pages(course_folder, made_by("zensical", ROOT, tmp_path / "zensical")) > 80


def same_pages(usual: Path, other: Path) -> int:
    """Compares what people and scripts read of each page; returns how many pages are the same."""
    expected, found = generated.pages(usual), generated.pages(other)
    assert list(found) == list(expected)
    ask: tuple[Callable[[str], object], ...]
    ask = (generated.forms, generated.specs, generated.links, generated.order)
    for address, html in expected.items():
        for question in ask:
            assert question(found[address]) == question(html), (address, question.__name__)
    return len(found)


PROBE = """\
site_name: Probe
site_url: https://probe.example/
edit_uri_template: https://probe.example/edit/{path}
theme: {custom_dir: theme}
plugins:
  - search
  - macros: {module_name: probe}
"""
MODULE = """\
def define_env(env):
    env.macro(lambda: f"pages: {len(env.variables['navigation'])}", "count")

def on_pre_page_macros(env):
    env.page.meta["title"] = "Hooked"
"""
PAGE = """\
---
search: {boost: 3}
---
# Page

{{ count() }}

<p><a href="../">up</a></p>
"""
CANNOT = {
    "it tells macros the pages": "pages: 1",
    "it calls hooks of a module": "<title>Hooked",
    "it knows edit_uri_template": "probe.example/edit/page.md",
    "it leaves addresses in HTML alone": '<a href="../">up</a>',
}


@ZENSICAL
def test_what_zensical_cannot_do_it_still_cannot(tmp_path: Path) -> None:
    """Fails when it can: then docs/contributing/generators.md and the adapter can be shorter."""
    for name, text in (
        ("mkdocs.yml", PROBE),
        ("probe.py", MODULE),
        ("docs/page.md", PAGE),
        (
            "theme/main.html",
            '{% extends "base.html" %}{% block footer %}{{ page.edit_url }}{% endblock %}',
        ),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    done = run_python(tmp_path, "-m", "zensical", "build", "--clean")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "site/page/index.html").read_text("utf-8")
    assert "<title>Page" in html and "pages: " in html
    now = [what for what, sign in CANNOT.items() if sign in html]
    if '"boost"' in (tmp_path / "site/search.json").read_text("utf-8"):
        now.append("its search ranks pages by search.boost")
    assert now == [], f"Zensical {version('zensical')} can do more than the docs say"
