"""Every registered macro: wrong calls of it are found, with a place and a way out.

The table of calls is made from the registry, so a new macro is in it by itself.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from macros.authoring.markdown_page import FORMS, read_page
from macros.authoring.problems import InvalidExercises, SourceText
from macros.course.library import Library
from macros.course.macro_registry import PageMacro, page_macro, page_macros
from macros.course.names import NAMES
from macros.course.reader import read_library
from macros.lms.choice import ALWAYS_PACKED_MACROS
from macros.models.lesson import LessonMatter
from macros.page_macros.authors import macro_list
from macros.render.page_context import PageContext
from macros.rules.arguments import wrong_arguments
from macros.rules.cases import MACROS as CASE_MACROS
from macros.rules.checked_course import load
from tests.support.mistakes import MISTAKES, course_with
from tests.support.project import ROOT, build, make_project, run_python

MACROS = page_macros()
WAY_OUT = re.compile(
    r"Did you mean|The only one is|There are|Write it like|Write \w+\(|Remove|To show braces"
)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course with something of every kind that macros can name."""
    config = course_with("case-calls", tmp_path_factory.mktemp("course") / "course")
    docs = config.parent / "docs"
    shutil.rmtree(docs / "assets", ignore_errors=True)
    (docs / "assets" / "diagrams").mkdir(parents=True)
    (docs / "assets" / "diagrams" / "roads.svg").write_text("<svg></svg>", "utf-8")
    reference = config.parent / "exercises" / "reference"
    reference.mkdir(exist_ok=True)
    (reference / "sources.yaml").write_text("smith: {short: Smith, full: Smith.}\n", "utf-8")
    way = "steps: [{does: Walk, minutes: 1}]"
    (reference / "ways.yaml").write_text(f"evening: {{title: An evening, {way}}}\n", "utf-8")
    dialogues = config.parent / "exercises" / "dialogues"
    dialogues.mkdir()
    (dialogues / "talk.yaml").write_text("title: Talk\n", "utf-8")
    figures = config.parent / "exercises" / "figures"
    figures.mkdir()
    (figures / "balance.yaml").write_text("title: Balance\n", "utf-8")
    (docs / "calls.md").write_text("# Calls\n", "utf-8")
    config.write_text(config.read_text("utf-8") + "  - calls.md\n", "utf-8")
    return config


def problems(config: Path, calls: list[str]) -> list[tuple[str, str]]:
    """Line and message of every problem of a page with one call a line, from line 3 on."""
    page = config.parent / "docs" / "calls.md"
    page.write_text("\n".join(["# Calls", "", *calls, ""]), "utf-8")
    with pytest.raises(InvalidExercises) as raised:
        load(config)
    return [
        (problem.place, problem.message)
        for problem in raised.value.problems
        if problem.place.startswith("docs/calls.md")
    ]


def call(name: str, *arguments: str, **named: str) -> str:
    values = [*(f'"{value}"' for value in arguments)]
    values += [f'{key}="{value}"' for key, value in named.items()]
    return f"{{{{ {name}({', '.join(values)}) }}}}"


def library_of(config: Path) -> Library:
    return read_library(config)[0]


def good_arguments(macro: PageMacro, library: Library) -> list[str]:
    """Arguments without which the macro cannot be called, each a name that there is."""
    return [
        next(iter(NAMES[argument.kind].known(library))) if argument.kind else "A text"
        for argument in macro.arguments
        if argument.required
    ]


def wrong_calls(macro: PageMacro, library: Library) -> Iterator[str]:
    """Calls with a mistake in the name, in their number, in a name that is given, in a keyword."""
    name, good = macro.name, good_arguments(macro, library)
    yield call(f"{name}x", *good)
    yield call(name, *(["more"] * (len(macro.arguments) + 1)))
    if good:
        yield call(name, *good[:-1])
        yield f"{{{{ {name}({good[0]}) }}}}"
    yield call(name, *good, txet="A text")
    for at, argument in enumerate(macro.arguments):
        if argument.kind:
            yield call(name, *good[:at], "no-such-thing", *good[at + 1 :])
        if not argument.can_be_named:
            yield call(name, *good[:at], **{argument.name: "anything"})
        else:
            yield call(name, *good[:at], "A text", **{argument.name: "Another"})
            if good:
                yield call(name, **{argument.name: "A text"})


@pytest.mark.parametrize("name", MACROS)
def test_every_wrong_call_of_a_macro_earns_a_place_and_a_way_out(name: str, config: Path) -> None:
    calls = [*wrong_calls(MACROS[name], library_of(config))]
    found = problems(config, calls)
    places = [f"docs/calls.md:{line}:1" for line, _ in enumerate(calls, start=3)]
    assert [place for place, _ in found] == places
    assert [message for _, message in found if not WAY_OUT.search(message)] == []


@pytest.mark.parametrize("name", MACROS)
def test_the_examples_of_a_macro_are_calls_of_it_that_the_check_accepts(
    name: str, config: Path
) -> None:
    """But for the names in them, which stand for those of any course."""
    macro = MACROS[name]
    page = read_page("x.md", SourceText("docs/x.md", "\n".join(macro.examples)))
    assert [each.name for each in page.calls] == [name] * len(macro.examples)
    for each in page.calls:
        message = wrong_arguments(library_of(config), macro, each)
        assert message is None or message.startswith("There is no ")


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_says_in_a_sentence_what_it_shows(name: str) -> None:
    assert re.fullmatch(r"[A-Z][^|]{10,200}\.", MACROS[name].summary)


def test_the_macros_that_other_modules_look_for_exist() -> None:
    assert {*FORMS, *CASE_MACROS, *ALWAYS_PACKED_MACROS} <= set(MACROS)


def no_example(context: object) -> str:
    """It says what it shows, and not how it is called."""
    return ""


def silent(context: object) -> str:
    return ""


def by_name(context: object, id: str) -> str:
    """A name that could be given by name.

    {{ by_name("x") }}
    """
    return ""


def gallery(context: object) -> str:
    """Called as another.

    {{ gallery() }}
    """
    return ""


@pytest.mark.parametrize(
    ("function", "kinds", "reason"),
    [
        (no_example, {}, "an example"),
        (silent, {}, "a sentence"),
        (by_name, {"id": "worksheet"}, "`/`"),
        (by_name, {"idd": "worksheet"}, "idd"),
        (by_name, {"id": "werksheet"}, "werksheet"),
        (gallery, {}, "another macro"),
    ],
)
def test_what_cannot_be_a_macro_is_refused_where_it_is_written(
    function: object, kinds: dict[str, str], reason: str
) -> None:
    before = dict(page_macros())
    with pytest.raises(TypeError, match=reason):
        page_macro(**kinds)(function)  # type: ignore[arg-type, type-var]
    assert dict(page_macros()) == before


def test_the_list_for_authors_has_every_macro_with_its_arguments_and_examples() -> None:
    lines = macro_list(cast(PageContext, None)).splitlines()
    rows = {line.split(" | ")[0].strip("| `"): line for line in lines[2:]}
    assert set(rows) == set(MACROS)
    for name, macro in MACROS.items():
        expected = [macro.summary, *macro.examples]
        expected += [f"`{argument.name}`: " for argument in macro.arguments]
        assert [text for text in expected if text not in rows[name]] == []


GUIDE = ROOT / "docs/contributing/add-a-macro.md"


def follow_the_guide(project: Path) -> str:
    """Adds the macro of the guide to a project with an engine of its own; returns its name.

    The name is new, so that the guide's own may be a macro of the engine, too.
    """
    text = GUIDE.read_text("utf-8")
    [code] = re.findall(r'^```python title="minutes.py"\n(.*?)^```$', text, re.M | re.S)
    module = project / "macros" / "page_macros" / "minutes_as_told.py"
    module.write_text(code.replace("minutes_of", "minutes_as_told"), "utf-8")
    return "minutes_as_told"


@pytest.fixture
def own_engine(tmp_path: Path) -> Path:
    """A small course with a copy of the engine and of its tests."""
    course = MISTAKES / "course"
    pages = {file.name: file.read_text("utf-8") for file in sorted((course / "docs").glob("*.md"))}
    project = make_project(tmp_path / "course", pages=pages, exercises={})
    shutil.copytree(course / "exercises", project / "exercises")
    (project / "macros").unlink()
    for folder in ("macros", "tests"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, project / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", project)
    return project


@pytest.mark.long
def test_a_macro_is_added_as_the_guide_says(own_engine: Path) -> None:
    """It is called, checked, and in the reach of the tests that run over all macros."""
    name = follow_the_guide(own_engine)
    page = own_engine / "docs" / "index.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n{call(name, 'first', before='It takes ')}.\n", "utf-8")
    site = build(own_engine, own_engine / "site")
    assert "It takes 10 minutes." in (site / "index.html").read_text("utf-8")
    page.write_text(f"{text}\n{call(name, 'frist', before='It takes ')}.\n", "utf-8")
    done = run_python(own_engine, "-m", "macros", "check")
    assert "There is no lesson `frist`. Did you mean `first`?" in done.stderr
    done = run_python(own_engine, "-m", "pytest", "tests/engine/test_page_macros.py", "-k", name)
    assert done.returncode == 0, done.stdout
    assert "..." in done.stdout


def test_a_lesson_ends_with_the_sentence_for_the_lesson_that_follows() -> None:
    def said(next: object, follows: str | None) -> str | None:
        front = {"title": "A", "description": "A.", "lesson": "a", "minutes": 1, "idea": "A.",
                 "objectives": ["a"], "evidence": {"label": "thin", "rests_on": "A."}}  # fmt: skip
        return LessonMatter.model_validate({**front, "next": next}).sentence_before(follows)

    assert said("Always.", "b") == said("Always.", None) == "Always."
    assert said({"b": "Now b."}, "b") == "Now b."
    assert said({"b": "Now b."}, "c") is None
