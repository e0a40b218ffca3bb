"""`python -m macros …`: where each command writes, what it says, and the status it ends with."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main, serve
from macros.adapter.ports import is_taken
from macros.commands import build
from macros.commands.engine import EngineError
from macros.commands.packet import pages_of
from macros.publish import Published
from tests.support.mistakes import MISTAKES

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course whose pages are made at once: each says with what it was made."""

    def make(config: Path, into: Path, **chosen: Any) -> None:
        pages = "files" if chosen.get("files") else "folders"
        told = f"{chosen.get('edition')} {chosen.get('generator')} {pages}"
        (into / "index.html").write_text(told)

    def write_disk(site: Path, file: Path) -> int:
        return file.write_text((site / "index.html").read_text())

    monkeypatch.setattr(build, "_run", make)
    monkeypatch.setattr(build, "publish", lambda site: Published(7, 0, 900, 300))
    monkeypatch.setattr(build, "write_disk", write_disk)
    course = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))
    monkeypatch.chdir(course)
    return course / "mkdocs.yml"


@pytest.mark.parametrize(
    ("words", "folder", "made_with"),
    [
        (["build"], "site", "None mkdocs folders"),
        (["build", "--generator", "properdocs"], "site", "None properdocs folders"),
        (["build", "elsewhere/ours"], "elsewhere/ours", "None mkdocs folders"),
        (["build-instructor"], "site-instructor", "instructor mkdocs folders"),
        (["build-instructor", "ours"], "ours", "instructor mkdocs folders"),
    ],
)
def test_a_build_writes_its_edition_and_says_what_it_weighs(
    words: list[str], folder: str, made_with: str, config: Path, capsys: Printed
) -> None:
    assert main(words) == 0
    assert (config.parent / folder / "index.html").read_text() == made_with
    assert capsys.readouterr().out == "7 pages: 900 bytes are now 300.\n"


@pytest.mark.parametrize(("words", "folder"), [(["disk"], "."), (["disk", "out"], "out")])
def test_the_zip_is_said_with_its_place(
    words: list[str], folder: str, config: Path, capsys: Printed
) -> None:
    assert main(words) == 0
    written = config.parent / folder / "small.zip"
    assert "files" in written.read_text()
    said = capsys.readouterr().out
    assert f"{folder}/small.zip".removeprefix("./") in said and said.endswith(" bytes.\n")


def test_a_build_over_other_files_ends_with_one_sentence(config: Path, capsys: Printed) -> None:
    assert main(["build", "docs"]) == 1
    said = capsys.readouterr()
    assert "holds other files" in said.err and not said.out


def test_a_build_that_the_generator_refuses_says_nothing_of_its_own(
    config: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise build.SiteNotBuiltError

    monkeypatch.setattr(build, "_run", refuse)
    assert main(["build"]) == 1
    assert not capsys.readouterr().out
    assert not (config.parent / "site").exists()


@pytest.mark.parametrize("words", [["disk"], ["packet"], ["lms"], ["play"], ["check"]])
def test_a_mistake_in_the_course_ends_each_command(
    words: list[str], config: Path, capsys: Printed
) -> None:
    (config.parent / "exercises" / "slip.yaml").write_text("id: slip\nrevision: once\n")
    assert main(words) == 1
    said = capsys.readouterr()
    assert "slip.yaml:2" in said.out + said.err


def test_schemas_are_written_beside_the_exercises_and_named(config: Path, capsys: Printed) -> None:
    exercises = config.parent / "exercises"
    for old in exercises.glob("*.schema.json"):
        old.unlink()
    assert main(["schema"]) == 0
    named = capsys.readouterr().out.split()
    assert "exercises/exercise.schema.json" in named
    assert {f"exercises/{path.name}" for path in exercises.glob("*.schema.json")} == {*named}
    for name in named:
        assert "$schema" in json.loads((config.parent / name).read_text("utf-8"))


def test_a_folder_that_is_not_there_is_told_without_a_traceback(
    config: Path, capsys: Printed
) -> None:
    assert main(["check", "-f", "nowhere/mkdocs.yml"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("mkdocs.yml:1:1: Cannot be read")


def test_a_port_is_taken_as_long_as_something_answers_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert is_taken(port)
    assert not is_taken(port)


@pytest.mark.parametrize("status", [0, 1, 3])
def test_serve_ends_with_the_status_of_its_server(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = tmp_path / "server"
    server.write_text(f"#!/bin/sh\nexit {status}\n")
    server.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(server))
    assert serve(tmp_path / "mkdocs.yml", 8000, "mkdocs") == status


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ({"The fence": 0, "The hedge": 2}, {"The fence": 1, "The hedge": 3}),
        ({"The hedge": 1}, {"The hedge": 2}),
        ({}, {}),
    ],
)
def test_a_packet_counts_its_pages_from_1(
    headings: Mapping[str, int], found: Mapping[str, int], tmp_path: Path
) -> None:
    from pypdf import PdfWriter

    pdf = PdfWriter()
    for _ in range(3):
        pdf.add_blank_page(200, 200)
    part = pdf.add_outline_item(title="A part", page_number=0) if headings else None
    for title, page in headings.items():
        pdf.add_outline_item(title=title, page_number=page, parent=part)
    pdf.write(tmp_path / "packet.pdf")
    assert pages_of(tmp_path / "packet.pdf", ["The fence", "The hedge"]) == found


def test_an_engine_that_cannot_be_offered_says_why(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("macros.__main__.offer_engine", _refuse)
    assert main(["engine"]) == 1
    assert capsys.readouterr().err == "This is no copy. Run it in a copy.\n"


def _refuse(folder: Path) -> str:
    raise EngineError("This is no copy. Run it in a copy.")
