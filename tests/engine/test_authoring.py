"""The pages for authors are true: the tutorial works, and its numbers come out."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from macros.authoring.yaml_source import parse
from macros.fields import KINDS
from macros.fields.base import FieldBase
from macros.render.gallery import as_yaml, examples
from macros.render.key_tables import own_keys
from tests.support.modules import Modules
from tests.support.project import ROOT, build, make_project, run_python

AUTHORS = ROOT / "docs" / "authors"


def blocks(page: str, folder: Path = AUTHORS) -> list[tuple[str, str, str]]:
    """Language, title and text of every code block of a page."""
    text = (folder / page).read_text("utf-8")
    return re.findall(r'^```(\w+)(?: title="(.+?)")?\n(.*?)^```$', text, re.M | re.S)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project, with the real engine and its tools."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "exercises", project / "exercises")
    for name in ("mkdocs.yml", "Makefile"):
        shutil.copy(ROOT / name, project / name)
    links = {"macros": ROOT / "macros", ".venv": Path(sys.prefix)}
    for name, target in links.items():
        (project / name).symlink_to(target)
    return project


def run(project: Path, command: str) -> str:
    """What a `make` command of the tutorial prints; the tools are there already."""
    words = command.split()
    made = [words[0], "--silent", "--old-file=.venv/site.stamp", *words[1:]]
    done = subprocess.run(made, cwd=project, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.mark.long
@pytest.mark.shipped
def test_the_tutorial_works_step_by_step(copy: Path, tmp_path: Path) -> None:
    new, started, sheet, check, report, again, more, serve = blocks("tutorial.md")
    assert run(copy, new[2]).startswith(started[2])
    file = copy / sheet[1]
    file.write_text(sheet[2].replace("    prompt:", "    promt:", 1), "utf-8")
    assert report[2] in run(copy, check[2])
    file.write_text(sheet[2], "utf-8")
    assert "No problems" in run(copy, again[2])
    anchors = next(line for line in sheet[2].splitlines() if "anchors" in line)
    file.write_text(sheet[2].replace(anchors, f"{anchors}\n{more[2].rstrip()}"), "utf-8")
    assert "No problems" in run(copy, "make check")
    assert serve[2].strip() == "make serve"
    page = (build(copy, tmp_path / "site") / "tonight" / "index.html").read_text("utf-8")
    assert 'data-worksheet="garden"' in page
    assert page.index('data-worksheet="tonight"') < page.index('data-worksheet="garden"')


def test_the_worked_case_of_scoring_comes_out(modules: Modules) -> None:
    sheet, said, out = (parse(text).value for _, _, text in blocks("scoring.md"))
    scores = modules.call(
        "scoring/scoring.mjs", "score", sheet["scoring"], sheet["fields"], {"items": said}
    )
    found = {scale["id"]: in_words(scale) for scale in [*scores["scales"], *scores["leans"]]}
    assert found == out


RENDER_SHEET = """
from pathlib import Path
from macros.rules.checked_course import load
from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.strings.loader import load as strings

library = load(Path("mkdocs.yml"))
print(Rendering(library, strings(), Links("", {})).worksheet(library.exercises["listening"]))
"""


@pytest.mark.long
def test_the_words_of_a_band_change_in_one_file(tmp_path: Path) -> None:
    sheet = blocks("scoring.md")[0][2]
    project = make_project(
        tmp_path / "course",
        pages={"index.md": '# A talk\n\n{{ worksheet("listening") }}\n'},
        exercises={"listening.yaml": sheet},
    )
    changed = sheet.replace("label: Seldom", "label: Now and then")
    changed = changed.replace("Try one question next time.", "Ask once and wait.")
    (project / "exercises/listening.yaml").write_text(changed, "utf-8")
    done = run_python(project, "-c", RENDER_SHEET)
    assert done.returncode == 0, done.stderr
    for words in ("Now and then", "Ask once and wait."):
        assert words in done.stdout
    assert "Seldom" not in done.stdout


def in_words(score: dict[str, Any]) -> str:
    return f"{score['shown']:g} {score.get('level') or score['band']['label']}"


def test_the_gallery_writes_examples_as_the_loader_reads_them() -> None:
    for example in examples():
        assert parse(as_yaml(example.source)).value == example.source, example.id


@pytest.mark.parametrize("kind", KINDS)
def test_the_gallery_explains_every_key_of_a_kind(kind: str) -> None:
    tables = "\n".join(table for _, table in own_keys(kind))
    own = [name for name in KINDS[kind].model_fields if name not in FieldBase.model_fields]
    rows = dict(re.findall(r"^\| `(\w+)` \| .+? \| (.*) \|$", tables, re.M))
    assert [name for name in own if not rows.get(name)] == []


def test_the_gallery_shows_what_a_learner_gets(course_folder: Path) -> None:
    page = (course_folder / "authors/gallery/index.html").read_text("utf-8")
    for example in examples():
        assert f'data-worksheet="{example.id}"' in page
    assert '"course":"common-ground-gallery"' in page


def place(engine: Path, name: str, text: str) -> None:
    """Puts a code block of the guide for kinds where the guide says."""
    browser = engine / "theme/assets/worksheet"
    if name == "field-modules.mjs":
        registry = (browser / name).read_text("utf-8")
        registered = (
            registry if text in registry else registry.replace("KINDS = {\n", f"KINDS = {{\n{text}")
        )
        (browser / name).write_text(registered, "utf-8")
    elif name.startswith("stars."):
        (browser / "fields" / name).write_text(text, "utf-8")
    else:
        folder = engine / "fields/stars"
        folder.mkdir(exist_ok=True)  # somebody may have followed the guide in this project
        (folder / name).write_text(text, "utf-8")


def test_a_kind_of_field_is_added_as_the_guide_says(tmp_path: Path) -> None:
    """In a copy of the engine: the new kind is known, renders in a course, and has its message."""
    shutil.copytree(ROOT / "macros", tmp_path / "macros")
    for _, name, text in blocks("add-a-field-kind.md", ROOT / "docs/contributing"):
        if name:
            place(tmp_path / "macros", name, text)
    done = run_python(tmp_path, "-c", RENDER_STARS)
    assert done.returncode == 0, done.stderr
    assert 'name="mood" value="5"' in done.stdout
    assert '"min":1,"max":5,"step":1' in done.stdout
    assert "`most` must be at least 1, not `0`." in done.stdout
    registry = (tmp_path / "macros/theme/assets/worksheet/field-modules.mjs").read_text("utf-8")
    assert registry.count('import("./fields/stars.mjs")') == 1


RENDER_STARS = """
from pathlib import Path
from macros.render.gallery import entries, examples, with_examples
from macros.course.library import Library
from macros.render.links import Links
from macros.rules.checked_course import load
from macros.models.exercise import Worksheet
from macros.render.renderer import Rendering
from macros.strings.loader import load as words
from macros.authoring.yaml_file import make

library = with_examples(load(Path({config!r})))
print(Rendering(library, words(), Links("", {{}})).worksheet(library.exercises["stars-1"]))
bad = next(entry for entry in entries("stars") if "mistake" in entry)
sheet = {{"id": "x", "revision": 1, "title": "X", "minutes": 1, "intro": "X"}}
print(*(found.message for found in make(Worksheet, {{**sheet, "fields": [bad["field"]]}})[1]))
""".format(config=str(ROOT / "tests/data/mistakes/course/mkdocs.yml"))


def test_the_gallery_breaks_no_sentence_and_puts_long_things_below_each_other() -> None:
    by_id = {example.id: as_yaml(example.source) for example in examples()}
    assert "    text: |\n      Three things **help**:\n" in by_id["note-1"]
    assert "    prompt: How many hours a week is it about?\n" in by_id["number-1"]
    assert "      - {id: work, label: At work}\n" in by_id["choice-1"]
    assert not [text for text in by_id.values() if "{" in text and "\n    }" in text]


def test_an_example_shows_how_it_is_scored_where_it_is() -> None:
    sources = {example.id: example.source for example in examples()}
    assert [*sources["likert-1"]] == ["fields", "scoring"] and [*sources["text-1"]] == ["fields"]


def test_numbers_that_name_something_need_no_quotes() -> None:
    labels = {"1": "A", "-2": "B", "x": "C", "1x": "D"}
    assert as_yaml({"list": [{"labels": labels}]}) == (
        "list:\n  - labels: {1: A, -2: B, x: C, 1x: D}\n"
    )
    text = "A text of many words, which is too long for a line with others."
    assert as_yaml({"a": [text, "b"], "c": ["d", "e"], "f": "g\nh"}) == (
        f"a:\n  - {text}\n  - b\nc: [d, e]\nf: |-\n  g\n  h\n"
    )
