"""Every knowledge check of the course reaches the learning platforms, in each format."""

from __future__ import annotations

import pytest

from macros.course.library import Library
from macros.lms.launcher import facts
from macros.lms.questions import write_questions
from macros.rules.checked_course import load
from tests.content.course_text import checks, lessons, questions
from tests.support.project import ROOT
from tests.support.question_files import READERS, Asked


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT / "mkdocs.yml")


@pytest.fixture(scope="module")
def files(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Asked]]:
    written = write_questions(library, tmp_path_factory.mktemp("questions"))
    return {file.name: [*READERS[file.name](file.read_bytes())] for file in written}


@pytest.mark.parametrize("name", READERS)
def test_every_check_is_in_the_file(files: dict[str, list[Asked]], name: str) -> None:
    fields = [field for check in checks().values() for field in questions(check)]
    prompts = {" ".join(field["prompt"].split()) for field in fields}
    assert {asked.prompt for asked in files[name]} == prompts
    titles = {page.meta["title"] for page in lessons()}
    assert {asked.topic.split("/")[-1] for asked in files[name]} == titles


def test_a_package_waits_for_the_questions_and_for_no_task(library: Library) -> None:
    waited_for = {(prompt["exercise"], prompt["field"]) for prompt in facts(library)["checks"]}
    asked = {
        (f"check-{id}", each["id"]) for id, all_ in checks().items() for each in questions(all_)
    }
    assert waited_for == asked


def test_the_guide_names_the_files_that_are_written(files: dict[str, list[Asked]]) -> None:
    guide = (ROOT / "docs/instructors/lms.md").read_text("utf-8")
    assert [name for name in files if f"`{name}`" not in guide] == []


@pytest.mark.parametrize("name", READERS)
def test_exactly_what_the_course_calls_right_earns_everything(
    files: dict[str, list[Asked]], name: str
) -> None:
    fields = [field for check in checks().values() for field in questions(check)]
    right = {
        choice["label"] for field in fields for choice in field["choices"] if choice.get("correct")
    }
    for asked in files[name]:
        for i, option in enumerate(asked.options):
            assert asked.earns(frozenset([i])) == (100 if option.label in right else 0)
            assert option.feedback
