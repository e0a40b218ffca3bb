"""`python -m macros …`: where each command writes, what it says, and the status it ends with."""

from __future__ import annotations

import inspect
import json
import shutil
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import macros.__main__ as commands
from macros.__main__ import main, serve
from macros.adapter.ports import is_taken
from macros.commands import build
from macros.commands.arguments import parser
from macros.commands.engine import EngineError
from macros.commands.new_files import Start
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


def test_a_build_fills_an_empty_folder(config: Path, capsys: Printed) -> None:
    (config.parent / "site").mkdir()
    assert main(["build"]) == 0
    assert (config.parent / "site" / "index.html").is_file()
    assert [path.name for path in config.parent.iterdir() if path.name.startswith(".site")] == []


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
    assert "slip.yaml:2" in said.err and not said.out


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


MKDOCS = Path("mkdocs.yml")
LINES: list[tuple[str, str, dict[str, Any]]] = [
    ("serve", "serve", {"config": MKDOCS, "port": 8000, "generator": "mkdocs"}),
    ("serve --port 9 --generator zensical -f a.yml", "serve",
     {"config": Path("a.yml"), "port": 9, "generator": "zensical"}),
    ("check", "check", {"config": MKDOCS, "tell_cases": False}),
    ("check --cases", "check", {"config": MKDOCS, "tell_cases": True}),
    ("schema", "schema", {"config": MKDOCS}),
    ("packet", "packet", {"config": MKDOCS, "folder": Path("packets")}),
    ("packet there", "packet", {"config": MKDOCS, "folder": Path("there")}),
    ("engine", "engine", {}),
    ("publish site", "finish_site", {"site": Path("site"), "disk": None}),
    ("publish site --disk a.zip", "finish_site", {"site": Path("site"), "disk": Path("a.zip")}),
    ("lms", "lms",
     {"config": MKDOCS, "folder": Path("lms"), "pages": [], "generator": "mkdocs"}),
    ("lms there a b --generator zensical", "lms",
     {"config": MKDOCS, "folder": Path("there"), "pages": ["a", "b"], "generator": "zensical"}),
    ("play", "play",
     {"config": MKDOCS, "id": None, "runs": 10_000, "seed": 1, "write": False}),
    ("play dog --runs 1 --seed 5 --write", "play",
     {"config": MKDOCS, "id": "dog", "runs": 1, "seed": 5, "write": True}),
    ("build", "build", {"config": MKDOCS, "kind": "build", "folder": None, "generator": "mkdocs"}),
    ("build-instructor there", "build", {
        "config": MKDOCS, "kind": "build-instructor", "folder": Path("there"),
        "generator": "mkdocs",
    }),
    ("disk", "build", {"config": MKDOCS, "kind": "disk", "folder": None, "generator": "mkdocs"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "given"), LINES, ids=[line for line, *_ in LINES])
def test_a_command_line_does_what_it_says(
    line: str, name: str, given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    called: dict[str, Any] = {}
    names = inspect.signature(getattr(commands, name)).bind

    def noted(*arguments: Any, **named: Any) -> int:
        called.update(names(*arguments, **named).arguments)
        return 3

    monkeypatch.setattr(commands, name, noted)
    assert main(line.split()) == 3
    assert called == given


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("new lesson fences --in more", ("lesson", "fences", None, "more")),
        ("new worksheet garden --on a.md", ("worksheet", "garden", "a.md", None)),
        ("new", (None, None, None, None)),
    ],
)
def test_what_is_started_and_where_is_read_from_the_line(
    words: str, wanted: tuple[str | None, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []

    def started(*given: Any) -> int:
        told.extend(given)
        return 0

    monkeypatch.setattr(commands, "new", started)
    assert main(words.split()) == 0
    kind, id, on, folder = wanted
    assert told == [kind, id, Start(MKDOCS.resolve(), id or "", on=on, folder=folder)]


@pytest.mark.parametrize("words", ["play --runs 0", "play --runs x", "", "fly", "publish"])
def test_what_no_command_can_be_is_refused(words: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(words.split())
    if "0" in words:
        assert "at least one conversation" in capsys.readouterr().err


def test_a_file_that_fails_is_named_or_else_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    causes = iter([OSError(13, "Permission denied", "a.zip"), OSError("odd")])
    monkeypatch.setattr(commands, "run", lambda chosen: (_ for _ in ()).throw(next(causes)))
    assert [main(["check"]), main(["check"])] == [1, 1]
    assert capsys.readouterr() == ("", "a.zip: Permission denied.\ncheck: odd.\n")


@pytest.mark.parametrize(
    ("pages", "said"),
    [([], "a.zip key.html\nquestions"), (["first"], "a.zip key.html")],
)
def test_a_package_comes_with_its_key_and_that_of_a_course_with_its_questions(
    pages: list[str], said: str, config: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    given: list[Any] = []

    def package(*arguments: Any, **named: Any) -> Path:
        given.extend([*arguments, named])
        return Path("a.zip")

    monkeypatch.setattr(commands, "write_package", package)
    monkeypatch.setattr(commands, "write_key", lambda *_: iter([Path("key.html")]))
    monkeypatch.setattr(commands, "write_questions", lambda *_: iter([Path("questions")]))
    assert main(["lms", "out", *pages]) == 0
    assert given == [MKDOCS, Path("out"), pages, {"generator": "mkdocs"}]
    assert capsys.readouterr().out.split() == said.split()


def test_packets_are_named_as_they_are_written(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(commands, "write_packets", lambda *_: iter([Path("a.pdf"), Path("b.pdf")]))
    assert main(["packet"]) == 0
    told = "Printing. This takes a few minutes.\na.pdf\nb.pdf\n"
    assert capsys.readouterr().out == told


def test_an_engine_that_was_offered_says_what_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(commands, "offer_engine", lambda folder: f"Offered to {folder.name}.")
    assert main(["engine"]) == 0
    assert capsys.readouterr() == (f"Offered to {Path.cwd().name}.\n", "")


@pytest.mark.parametrize(
    ("generator", "module"),
    [
        ("mkdocs", "-m macros.adapter.serve -f a.yml --port 9"),
        ("zensical", "-m macros.adapter.zensical_run -f a.yml serve --port 9"),
    ],
)
def test_each_generator_has_its_server(
    generator: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = tmp_path / "server"
    server.write_text('#!/bin/sh\necho "$@" > told\n')
    server.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(server))
    assert serve(Path("a.yml"), 9, generator) == 0
    assert (tmp_path / "told").read_text() == f"{module}\n"
