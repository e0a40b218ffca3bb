"""Damaged exercise files: a located report or a valid worksheet, never a traceback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.authoring.problems import Problem
from macros.authoring.yaml_source import parse
from macros.course.reader import read_library
from macros.rules import rule
from tests.support import hostile
from tests.support.lab import examples
from tests.support.mistakes import MISTAKES
from tests.support.project import ROOT
from tests.support.sampling import every

SHEETS = [
    file.read_text("utf-8")
    for folder in ("exercises", "exercises/checks")
    for file in sorted((ROOT / folder).glob("*.yaml"))
] + [json.dumps(example.worksheet) for example in examples()]
VALUES = [parse(text).value for text in SHEETS]
WORKSHEETS = sorted(
    (value for value in VALUES if "fields" in value), key=lambda v: len(v["fields"])
)
WORDS = st.sampled_from(
    [
        "id",
        "kind",
        "fields",
        "scoring",
        "text",
        "rows",
        "likert",
        "choice",
        "is",
        "from",
        "min",
        "max",
        "take_from",
        "show_when",
        "rows_from",
        "items",
        "choices",
        "columns",
        "bands",
        "sheet",
        "sheet.story",
        "other.gains.gain",
        "other.wish",
        "a..b",
        ".",
        "-1",
    ]
)
TEXTS = WORDS | st.text(max_size=20) | st.sampled_from(hostile.TEXTS[:-1])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
STRANGE = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
BREAKS = [b"\n", b"\r", *(character.encode() for character in "\u0085\u2028\u2029")]
"""What ends a line in YAML 1.1."""
SNIPPETS = st.sampled_from(["\t", "- ", ": ", "#", "&a ", "*a", "!x ", "'", '"', "[", "{", "---\n"])


def damaged(value: Any, data: st.DataObject) -> Any:
    """`value` with something strange at one place below it."""
    if isinstance(value, dict | list) and value and data.draw(st.integers(0, 3)):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key: Any = data.draw(st.sampled_from(keys))
        copy: Any = value.copy()
        what = data.draw(st.sampled_from(["deeper", "deeper", "deeper", "remove", "rename"]))
        if what == "deeper" or isinstance(value, list):
            copy[key] = damaged(value[key], data)
        elif what == "remove":
            del copy[key]
        else:
            copy[data.draw(WORDS)] = copy.pop(key)
        return copy
    return data.draw(STRANGE)


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """The text of an exercise with a few insertions, deletions and repetitions."""
    text = draw(st.sampled_from(SHEETS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        new = draw(SNIPPETS | st.text(max_size=5) | st.just(text[start:end] * 2))
        text = text[:start] + new + text[end:]
    return text


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(MISTAKES / "course", tmp_path_factory.mktemp("mutations") / "course")


def judge(course: Path, data: bytes) -> list[Problem]:
    (course / "exercises" / "sheet.yaml").write_bytes(data)
    library, problems = read_library(course / "mkdocs.yml")
    return [*problems, *rule(library)]


def expect_sense(problems: list[Problem], data: bytes) -> None:
    lines = sum(map(data.count, BREAKS)) + 2
    for problem in problems:
        assert problem.message.rstrip()[-1] in ".?", problem
        assert str(problem).startswith(problem.place)
        if problem.path == "exercises/sheet.yaml":
            assert 1 <= problem.position.line <= lines
            assert problem.position.column >= 1


def judge_values(course: Path, data: st.DataObject) -> None:
    value = damaged(data.draw(st.sampled_from(VALUES)), data)
    text = json.dumps(value, ensure_ascii=False, allow_nan=True).encode("utf-8", "surrogatepass")
    expect_sense(judge(course, text), text)


def judge_text(course: Path, text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    expect_sense(judge(course, raw), raw)


def kinds_of_values(value: Any) -> list[Any]:
    """One value of each sort that YAML has, but for the sort that is there."""
    sorts = [None, True, 5, "words", [1], {"id": 1}]
    return [sort for sort in sorts if not isinstance(sort, type(value))]


def each_key_wrong(sheet: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A sheet with a value of each wrong sort at each of its keys, and at those of its fields."""
    for key, value in sheet.items():
        yield from ({**sheet, key: wrong} for wrong in kinds_of_values(value))
    for i, field in enumerate(sheet["fields"]):
        for key, value in field.items():
            for wrong in kinds_of_values(value):
                fields = [*sheet["fields"]]
                fields[i] = {**field, key: wrong}
                yield {**sheet, "fields": fields}


@pytest.mark.parametrize("sheet", every([(sheet,) for sheet in WORKSHEETS], len(WORKSHEETS)))
def test_a_value_of_another_sort_at_any_key_earns_sentences(
    course: Path, sheet: dict[str, Any]
) -> None:
    for wrong in each_key_wrong(sheet):
        text = json.dumps(wrong).encode()
        expect_sense(judge(course, text), text)


quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
long = settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.long
@quick
@given(data=st.data())
def test_strange_values_earn_sentences(course: Path, data: st.DataObject) -> None:
    judge_values(course, data)


@quick
@given(text=damaged_texts())
def test_damaged_text_earns_sentences(course: Path, text: str) -> None:
    judge_text(course, text)


@pytest.mark.long
@quick
@given(raw=st.binary(max_size=200))
def test_any_bytes_earn_sentences(course: Path, raw: bytes) -> None:
    expect_sense(judge(course, raw), raw)


@pytest.mark.long
@long
@given(data=st.data())
def test_five_thousand_strange_values(course: Path, data: st.DataObject) -> None:
    judge_values(course, data)


@pytest.mark.long
@long
@given(text=damaged_texts())
def test_five_thousand_damaged_texts(course: Path, text: str) -> None:
    judge_text(course, text)
