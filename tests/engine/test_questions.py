"""Knowledge checks as question files: what comes out again, and what a response earns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.authoring.inline_markdown import inline, plain
from macros.lms import gift, moodle_xml, qti
from macros.lms.bank import Bank, Choice, Question, Topic
from macros.lms.questions import write_questions
from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.rules.checked_course import load
from macros.strings.loader import load as words
from tests.support.project import make_project
from tests.support.question_files import READERS, Asked, read_gift, read_moodle, read_qti_files

Reader = Callable[[Any], Iterator[Asked]]
FORMATS = ((gift.write, read_gift), (moodle_xml.write, read_moodle), (qti.files, read_qti_files))

each_format = pytest.mark.parametrize(("write", "read"), FORMATS, ids=["gift", "moodle", "qti"])

LESSON = """\
---
title: "Fences: yours / mine"
description: About fences.
lesson: fences
minutes: 5
idea: Good fences help.
objectives: [build one]
evidence: {label: practice, rests_on: Practice.}
---
# Fences

{{ knowledge_check("fences") }}
"""
CHECK = r"""
id: check-fences
revision: 1
title: "Check: Fences"
minutes: 1
scope: learner
fields:
  - {id: hello, kind: note, text: Try these.}
  - id: who
    kind: choice
    prompt: "Who pays? {You} = 50 % ~ me: #1 \\ <s>"
    choices:
      - id: both
        label: "[html] **Both** of us"
        correct: true
        feedback: "See [there](lesson:fences) and [here](https://example.com/a=b#c)."
      - {id: half, label: "%50% each", correct: true, feedback: "[yes] it = is"}
      - {id: none, label: "// Nobody ]]>", feedback: "No & never: {}"}
  - id: what
    kind: checklist
    prompt: "What belongs to it?"
    choices:
      - {id: post, label: Posts, correct: true, feedback: Yes.}
      - {id: wire, label: Wire, correct: true, feedback: Yes.}
      - {id: gate, label: A gate, correct: true, feedback: Yes.}
      - {id: moat, label: A moat, feedback: No.}
      - {id: wolf, label: A wolf, feedback: No.}
"""


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a made-up course with one check."""
    pages = {"index.md": "# Home\n", "fences.md": LESSON}
    folder = tmp_path_factory.mktemp("fences")
    return make_project(folder, pages=pages, exercises={"checks/fences.yaml": CHECK}) / "mkdocs.yml"


@pytest.fixture(scope="module")
def written(config: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Asked]]:
    """Its files, read back."""
    files = write_questions(load(config), tmp_path_factory.mktemp("written") / "a" / "b")
    assert [file.name for file in files] == [*READERS]
    return {file.name: [*READERS[file.name](file.read_bytes())] for file in files}


@pytest.mark.parametrize("name", READERS)
def test_all_texts_come_out_as_they_were_written(
    written: dict[str, list[Asked]], name: str
) -> None:
    who, what = written[name]
    assert who.topic.endswith(("Common Ground/Fences: yours // mine", "Fences: yours / mine"))
    assert (who.title, what.title) == ("Fences: yours / mine (2)", "Fences: yours / mine (3)")
    assert who.prompt == r"Who pays? {You} = 50 % ~ me: #1 \ <s>"
    assert not who.several and what.several
    assert dict(who.options) == {
        "[html] <strong>Both</strong> of us": (
            'See there and <a href="https://example.com/a=b#c">here</a>.'
        ),
        "%50% each": "[yes] it = is",
        "// Nobody ]]>": "No & never: {}",
    }
    assert dict(what.options)["A moat"] == "No."


@pytest.mark.parametrize("name", READERS)
def test_what_is_right_earns_everything_and_nothing_else_does(
    written: dict[str, list[Asked]], name: str
) -> None:
    who, what = written[name]
    labels = [option.label for option in who.options]
    for i, label in enumerate(labels):
        assert who.earns(frozenset([i])) == pytest.approx(0 if "Nobody" in label else 100)
    right = {i for i, option in enumerate(what.options) if option.feedback == "Yes."}
    for size in range(6):
        for chosen in map(frozenset, combinations(range(5), size)):
            full = what.earns(chosen) == pytest.approx(100, abs=0.01)
            assert full == (chosen == right), (name, chosen)


def test_choices_stand_in_the_order_of_the_page(
    config: Path, written: dict[str, list[Asked]]
) -> None:
    library = load(config)
    form = str(Rendering(library, words(), Links("", {})).worksheet(library.checks["check-fences"]))
    shown = tuple(re.findall(r'name="what" value="(\w+)"', form))
    labels = {"post": "Posts", "wire": "Wire", "gate": "A gate", "moat": "A moat", "wolf": "A wolf"}
    for _, what in written.values():
        assert tuple(option.label for option in what.options) == tuple(labels[id] for id in shown)


@each_format
@pytest.mark.parametrize("right", [*range(1, 11)])
def test_any_number_of_right_choices_adds_up(
    write: Callable[[Bank], Any], read: Reader, right: int
) -> None:
    choices = [Choice(f"c{i}", f"Choice {i}", "", i < right) for i in range(right + 1)]
    (asked,) = read(write(bank(choices, several=True)))
    everything = frozenset(range(right))
    assert asked.earns(everything) == pytest.approx(100, abs=0.01)
    assert asked.earns(everything | {right}) < 99
    assert asked.earns(everything - {0}) < 99


@pytest.mark.parametrize(
    ("right", "share"),
    [(1, 100), (2, 50), (8, 12.5), (10, 10), (11, 10), (19, 10), (20, 5), (21, 5), (40, 5)],
)
def test_many_right_choices_earn_a_share_that_moodle_takes(right: int, share: float) -> None:
    choices = [Choice(f"c{i}", f"Choice {i}", "", i < right) for i in range(right + 1)]
    [topic] = bank(choices, several=True).topics
    [question] = topic.questions
    assert [gift.weight(question, choices[i]) for i in (0, right)] == [share, -share]


def bank(choices: list[Choice], *, several: bool, prompt: str = "?", title: str = "T") -> Bank:
    question = Question("check-a.b", title, prompt, several, tuple(choices))
    return Bank("course", title, (Topic("check-a", title, (question,)),))


NASTY = st.lists(
    st.sampled_from([*"~=#{}:\\%[]<>&'\"*`()/$-nt \n", "::", "%50%", "[html]", "]]>", "####"])
    | st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]),
    min_size=1,
    max_size=12,
).map("".join)
TEXT = NASTY.filter(lambda text: bool(plain(text).strip()))


@given(prompt=TEXT, title=TEXT, labels=st.lists(st.tuples(TEXT, NASTY), min_size=2, max_size=4))
@settings(max_examples=50, deadline=None)
@each_format
def test_nothing_that_an_author_writes_breaks_a_file(
    write: Callable[[Bank], Any],
    read: Reader,
    prompt: str,
    title: str,
    labels: list[tuple[str, str]],
) -> None:
    choices = [
        Choice(f"c{i}", str(inline(label)), str(inline(told)), not i)
        for i, (label, told) in enumerate(labels)
    ]
    made = bank(choices, several=False, prompt=str(inline(prompt)), title=plain(title))
    assert write(made) == write(made)
    (asked,) = read(write(made))
    assert asked.title.split() == plain(title).split()
    assert asked.prompt == seen(prompt)
    assert asked.options == tuple((seen(label), seen(told)) for label, told in labels)
    earned = [asked.earns(frozenset([i])) for i in range(len(labels))]
    assert earned == [100, *[0] * (len(labels) - 1)]


def seen(text: str) -> str:
    """What a reader sees of a text, tags included."""
    return unescape(str(inline(text)))


@each_format
def test_what_xml_cannot_hold_is_left_out(write: Callable[[Bank], Any], read: Reader) -> None:
    choices = [Choice("a", "A\ufffe", "", True), Choice("b", "B", "", False)]
    (asked,) = read(write(bank(choices, several=False, title="T\uffff")))
    assert (asked.title.rstrip("\uffff"), asked.options[0].label.rstrip("\ufffe")) == ("T", "A")


def test_a_course_without_checks_writes_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path / "course", pages={"index.md": "# Home\n"}, exercises={})
    assert write_questions(load(project / "mkdocs.yml"), tmp_path / "out") == []
    assert not (tmp_path / "out").exists()


def test_the_check_of_a_lesson_left_out_is_left_out(config: Path, tmp_path: Path) -> None:
    without = config.with_name("without.yml")
    without.write_text(config.read_text("utf-8").replace("  - fences.md\n", ""), encoding="utf-8")
    assert write_questions(load(without), tmp_path / "out") == []
