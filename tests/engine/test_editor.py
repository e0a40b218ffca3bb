"""Opening the folder in an editor is enough for completion: every file has its schema."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import jsonschema
import pytest

from macros.authoring.yaml_source import parse
from tests.support.project import ROOT

FOLDER = ROOT / "exercises"
FILES = sorted(path.relative_to(ROOT).as_posix() for path in FOLDER.rglob("*.yaml"))
MAPPED: dict[str, str] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))[
    "yaml.schemas"
]


def schema_of(file: str, text: str) -> Path:
    """The schema that the YAML extension uses: what the file's first line names, else settings."""
    named = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
    if named:
        return (ROOT / file).parent / named[1]
    found = [ROOT / schema for schema, glob in MAPPED.items() if PurePosixPath(file).match(glob)]
    assert len(found) == 1, file
    return found[0]


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_as_its_editor_expects(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    schema = json.loads(schema_of(file, text).read_text("utf-8"))
    problems = jsonschema.Draft7Validator(schema).iter_errors(parse(text).value)
    assert [problem.message for problem in problems] == []


@pytest.mark.shipped
def test_an_editor_marks_a_misspelled_key_and_completes_from_words() -> None:
    schema = json.loads((FOLDER / "exercise.schema.json").read_text("utf-8"))
    sheet = parse((FOLDER / "tonight.yaml").read_text("utf-8")).value
    sheet["mintues"] = sheet.pop("minutes")
    said = " ".join(
        problem.message for problem in jsonschema.Draft7Validator(schema).iter_errors(sheet)
    )
    assert "mintues" in said and "minutes" in said
    assert schema["properties"]["minutes"]["description"].startswith("How long it takes")


def test_the_extension_that_reads_schemas_is_recommended() -> None:
    known = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in known["recommendations"]
