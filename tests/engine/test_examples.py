"""The examples of every kind: the good ones are a course, the bad ones earn their message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.authoring.yaml_file import make
from macros.authoring.yaml_source import parse
from macros.fields import KINDS
from macros.models.exercise import Worksheet
from macros.rules.checked_course import load
from tests.support.lab import examples, make_lab
from tests.support.project import ROOT


def mistakes() -> list[Any]:
    return [
        pytest.param(example, id=f"{file.parent.name}: {example['shows']}")
        for file in sorted((ROOT / "macros" / "fields").glob("*/examples.yaml"))
        for example in parse(file.read_text("utf-8")).value
        if "mistake" in example
    ]


def test_every_kind_shows_good_examples_and_mistakes() -> None:
    assert {example.kind for example in examples()} == set(KINDS)
    assert {str(param.id).split(":")[0] for param in mistakes()} == set(KINDS)


def test_the_good_examples_are_a_course_without_problems(tmp_path: Path) -> None:
    make_lab(tmp_path)
    assert len(load(tmp_path / "mkdocs.yml").exercises) == len(examples())


@pytest.mark.parametrize("example", mistakes())
def test_a_mistake_earns_its_message(example: dict[str, Any]) -> None:
    sheet = {"id": "x", "revision": 1, "title": "X", "minutes": 1, "intro": "X"}
    _, findings = make(Worksheet, {**sheet, "fields": [example["field"]]})
    assert [finding.message for finding in findings] == [example["mistake"]]
