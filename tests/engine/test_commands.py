"""`python -m macros …`: where each command writes, what it says, and the status it ends with."""

from __future__ import annotations

import inspect
import io
import json
import shutil
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

import macros.__main__ as commands
from macros.__main__ import main, serve
from macros.adapter.ports import is_taken
from macros.commands import build, finish
from macros.commands import packet as packets
from macros.commands.arguments import ABOUT, parser
from macros.commands.engine import EngineError
from macros.commands.new_files import Start
from macros.commands.packet import pages_of
from macros.course.library import Library
from macros.publish import Published, node
from tests.support.made_up_program import write_program
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


def test_a_port_is_free_as_soon_as_its_server_has_ended() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            server.accept()[0].close()
            assert client.recv(1) == b""
    assert not is_taken(port)


@pytest.mark.parametrize("status", [0, 1, 3])
def test_serve_ends_with_the_status_of_its_server(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = write_program(tmp_path / "server", f"exit {status}\n")
    monkeypatch.setattr(sys, "executable", server)
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


@pytest.mark.parametrize(
    ("starts", "pages", "long"),
    [
        ({"A": 1, "B": 2, "C": 4}, 4, ["B"]),
        ({"A": 1, "B": 3}, 4, ["A", "B"]),
        ({"A": 1, "B": 2}, 2, []),
        ({}, 1, []),
    ],
)
def test_a_card_is_too_long_that_ends_on_another_page_than_it_begins(
    starts: Mapping[str, int], pages: int, long: list[str], tmp_path: Path
) -> None:
    from pypdf import PdfWriter

    pdf = PdfWriter()
    for _ in range(pages):
        pdf.add_blank_page(200, 200)
    pdf.write(tmp_path / "packet.pdf")
    assert packets._over_one_page(tmp_path / "packet.pdf", starts) == long


def test_every_packet_is_written_in_every_paper_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_: object, packet: str, size: str, path: Path) -> Path:
        path.write_text(f"{packet} {size}")
        return path

    monkeypatch.setattr(packets, "write_packet", write)
    library = cast(Library, None)
    folder = tmp_path / "deep" / "packets"
    for _ in range(2):
        written = [*packets.write_packets(library, folder)]
    assert {path.name: path.read_text() for path in written} == {
        "worksheets-a4.pdf": "worksheets A4", "worksheets-letter.pdf": "worksheets letter",
        "guidance-a4.pdf": "guidance A4", "guidance-letter.pdf": "guidance letter",
        "role-cards-a4.pdf": "role-cards A4", "role-cards-letter.pdf": "role-cards letter",
    }  # fmt: skip


def test_paper_has_no_links_and_shows_what_folds_and_what_is_said_without_scripts() -> None:
    html = (
        '<a href="x">Go</a><article>on</article><noscript class="a">and on</noscript>'
        "<script>1;\n</script>.<script>2;</script><details data-a><details>"
    )
    assert packets.as_paper(html) == (
        "Go<article>on</article>and on.<details open data-a><details open>"
    )


def test_sheets_on_paper_look_like_those_on_the_screen_and_then_like_paper() -> None:
    own = "worksheet/fields/"
    first, worksheet, *fields, paper, practice = packets.STYLES
    assert (first, worksheet) == ("site/tokens.css", "worksheet/worksheet.css")
    assert (paper, practice) == (f"{own}print.css", "practice/practice.css")
    every = {path.name for path in (packets.ASSETS / own).glob("*.css")} - {"print.css"}
    assert fields == [f"{own}{name}" for name in sorted(every)]


TELLS = """\
echo "$@" > told
echo "$COURSE_EDITION $NO_MKDOCS_2_WARNING $KEPT" >> told
exit $STATUS
"""


@pytest.mark.parametrize(
    ("chosen", "called"),
    [
        ({}, "-m mkdocs build --strict -f a.yml --site-dir into\n 1 yes\n"),
        ({"edition": "instructor", "generator": "properdocs"},
         "-m properdocs build --strict -f a.yml --site-dir into\ninstructor 1 yes\n"),
        ({"files": True},
         "-m mkdocs build --strict -f a.yml --site-dir into --no-directory-urls\n 1 yes\n"),
        ({"generator": "zensical"},
         "-m macros.adapter.zensical_run -f a.yml build into\n 1 yes\n"),
    ],
)  # fmt: skip
def test_a_generator_is_called_with_the_edition_and_its_refusal_ends_the_build(
    chosen: dict[str, Any], called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = write_program(tmp_path / "python", TELLS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.delenv("COURSE_EDITION", raising=False)
    monkeypatch.setenv("KEPT", "yes")
    monkeypatch.setenv("STATUS", "0")
    build._run(Path("a.yml"), Path("into"), **chosen)
    assert (tmp_path / "told").read_text() == called
    monkeypatch.setenv("STATUS", "1")
    with pytest.raises(build.SiteNotBuiltError):
        build._run(Path("a.yml"), Path("into"), **chosen)


@pytest.mark.parametrize(("has_tools", "said"), [(True, ""), (False, f"{node.UNBUNDLED}\n")])
def test_missing_tools_are_told_before_the_build(
    has_tools: bool, said: str, config: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "has_tools", lambda: has_tools)
    assert main(["build"]) == 0
    assert capsys.readouterr() == ("7 pages: 900 bytes are now 300.\n", said)
    monkeypatch.setattr(finish, "publish", lambda site: Published(1, 0, 9, 3))
    assert main(["publish", "site"]) == 0
    assert capsys.readouterr() == ("1 page: 9 bytes are now 3.\n", said)
    monkeypatch.setattr(finish, "write_disk", lambda site, file: 7)
    assert main(["publish", "site", "--disk", "a.zip"]) == 0
    assert capsys.readouterr() == ("a.zip: 7 bytes.\n", "")


def test_what_cannot_be_merged_is_told_with_the_way_out(
    config: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Published:
        raise node.CannotBundleError("a.mjs: x")

    for module in (build, finish):
        monkeypatch.setattr(module, "publish", refuse)
    monkeypatch.setattr(node, "has_tools", lambda: True)
    assert main(["publish", "site"]) == 1
    assert capsys.readouterr() == (
        "", "a.mjs: x\nNothing is lost: correct it, build the site, and publish again.\n",
    )  # fmt: skip
    assert main(["build"]) == 1
    assert capsys.readouterr() == ("", "a.mjs: x\n")


def test_everybody_may_read_a_site_that_was_built(config: Path) -> None:
    assert main(["build"]) == 0
    assert (config.parent / "site").stat().st_mode & 0o777 == 0o755


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


HELP = {
    "serve": ["--generator {mkdocs,properdocs,zensical} what makes the pages", "--port PORT"],
    "check": ["--cases tell what cases hold"],
    "new": [
        "kind worksheet or lesson or case or dialogue or figure or card",
        "id its name: small letters, digits and hyphens",
        "--on PAGE the page that shows a new worksheet",
        "--in FOLDER where a new lesson goes",
    ],
    "build": ["folder where it is written", "what makes the pages"],
    "build-instructor": ["folder where it is written", "what makes the pages"],
    "disk": ["folder where it is written"],
    "lms": ["pages lessons or pages; without any, all", "what makes the pages"],
    "publish": ["--disk ZIP pack it for the disk"],
    "play": [
        "dialogue its id; without it, all",
        "--runs RUNS conversations to play",
        "--seed SEED the same seed plays the same",
        "--write write tables into instructors/dialogues.md",
    ],
}


def help_of(words: list[str], capsys: Printed) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


def test_every_command_and_what_it_takes_is_explained(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    top = help_of([], capsys)
    assert top.startswith("usage: python -m macros ") and "Common Ground's tools" in top
    assert [name for name, about in ABOUT.items() if f"{name} {about}" not in top] == []
    for name in ABOUT:
        told = help_of([name], capsys)
        assert "-f CONFIG_FILE" in told
        assert [words for words in HELP.get(name, ()) if words not in told] == []


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


def test_that_printing_takes_long_is_said_before_also_to_a_pipe(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(arrived))
    found: list[bytes] = []

    def write_packets(*_: object) -> list[Path]:
        found.append(arrived.getvalue())
        return []

    monkeypatch.setattr(commands, "write_packets", write_packets)
    assert main(["packet"]) == 0
    assert found == [b"Printing. This takes a few minutes.\n"]


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
    server = write_program(tmp_path / "server", 'echo "$@" > told\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", server)
    assert serve(Path("a.yml"), 9, generator) == 0
    assert (tmp_path / "told").read_text() == f"{module}\n"
