"""The authors' reference: complete, explained, and its examples are a course without a problem."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from macros.authoring.problems import InvalidExercises
from macros.authoring.strict_model import Strict
from macros.commands.new_files import TEMPLATES
from macros.commands.schema import schemas
from macros.course.reader import ENTRIES
from macros.fields.insight import CALCULATORS
from macros.render.calculators import calculator_table
from macros.render.key_tables import tables_below
from macros.render.reference import CHAPTERS, Chapter, as_markdown, example_of
from macros.rules.checked_course import load


def by_title(chapter: Chapter) -> str:
    return chapter.title


@pytest.mark.parametrize("chapter", CHAPTERS, ids=by_title)
def test_every_key_of_a_file_is_explained(chapter: Chapter) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| .+? \| (.*) \|$", as_markdown(chapter), re.M))
    keys = [info.alias or name for name, info in chapter.model.model_fields.items()]
    assert [key for key in keys if not rows.get(key)] == []


def test_a_choice_of_words_is_listed() -> None:
    lesson = next(chapter for chapter in CHAPTERS if chapter.title == "A lesson")
    assert "One of `strong`, `moderate`, `thin`, `practice`." in as_markdown(lesson)


def test_the_examples_together_are_a_course(tmp_path: Path) -> None:
    for chapter in CHAPTERS:
        file = tmp_path / chapter.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example_of(chapter), "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("fences", "garden")
        + "nav: [index.md, preparing/garden.md, case.md]\n",
        "utf-8",
    )
    calls = ['case("garden")', 'case_role("garden", "a")', 'case_role("garden", "b")']
    calls += ['case_end("garden")', "not_for()", "glossary()", "sources()", 'cite("smith-2020")']
    shown = ['worksheet("garden")', "plan()", 'way("evening")', 'figure("garden")', "cards()"]
    for name, some in (("index", shown), ("case", calls)):
        text = "\n\n".join([f"# {name}", *(f"{{{{ {call} }}}}" for call in some), ""])
        (tmp_path / "docs" / f"{name}.md").write_text(text, "utf-8")
    try:
        library = load(config)
    except InvalidExercises as problems:
        pytest.fail(str(problems))
    assert {*library.exercises} == {"garden", "plan"} and {*library.ways} == {"evening"}


class Post(Strict):
    """A post."""

    display_name = "a post"
    height: int
    """How high."""


class Fence(Strict):
    """A fence."""

    display_name = "a fence"
    posts: tuple[Post, ...]
    """What holds it."""
    gate: Post | None = None
    """Where one goes through."""
    colour: str = "green"
    """What it looks like."""


class Garden(Strict):
    """A garden."""

    display_name = "a garden"
    edge: Post | Fence
    """What is around it."""


@pytest.mark.parametrize(
    ("names", "elsewhere", "titles"),
    [
        (["posts", "colour"], [], ["Under `posts`"]),
        (["posts", "gate"], [], ["Under `posts`", "Under `gate`"]),
        (["posts", "gate"], ["posts"], ["Under `gate`"]),
        (["colour"], [], []),
    ],
)
def test_keys_that_stand_under_others_have_tables_unless_told_elsewhere(
    names: list[str], elsewhere: list[str], titles: list[str]
) -> None:
    tables = dict(tables_below(Fence, names, elsewhere))
    assert [*tables] == titles
    assert all("| `height` | yes | How high. |" in table for table in tables.values())


def test_of_several_things_under_a_key_each_has_a_table_with_its_name() -> None:
    assert [*dict(tables_below(Garden, ["edge"]))] == [
        "Under `edge`: a post", "Under `edge`: a fence", "Under `posts`", "Under `gate`",
    ]  # fmt: skip


def test_an_example_is_shown_in_the_language_of_its_file() -> None:
    shown = {chapter.file: as_markdown(chapter).split("```")[1] for chapter in CHAPTERS}
    languages = {file: text.partition("\n")[0] for file, text in shown.items()}
    assert languages.pop("docs/preparing/garden.md") == "md"
    assert {*languages.values()} == {"yaml"}


def test_every_reference_file_has_a_chapter() -> None:
    chapters = {
        chapter.id for chapter in CHAPTERS if chapter.file.startswith("exercises/reference")
    }
    assert chapters == {*ENTRIES, "not-for"}


def test_the_table_of_calculators_has_each_with_all_its_inputs() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| .{20,} \| (.+) \|$", calculator_table(), re.M))
    assert {*rows} == {*CALCULATORS}
    for name, inputs in CALCULATORS.items():
        assert [*inputs] == re.findall(r"`([\w-]+)`: ", rows[name]), name


def test_a_new_check_ends_like_those_of_the_course_with_a_task_and_an_answer() -> None:
    for file in TEMPLATES.rglob("check.yaml"):
        fields = yaml.safe_load(file.read_text("utf-8"))["fields"]
        assert [(field["kind"], "more" in field) for field in fields[-2:]] == [
            ("text", False), ("note", True),
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["exercise", "check", "plan"])
def test_an_editor_explains_every_kind(name: str) -> None:
    schema = json.loads(schemas()[name])
    kinds = [
        definition["properties"]["kind"]
        for definition in schema["definitions"].values()
        if "const" in definition.get("properties", {}).get("kind", {})
    ]
    assert len(kinds) > 12
    assert [kind["const"] for kind in kinds if len(kind.get("description", "")) < 5] == []
