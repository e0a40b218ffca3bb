"""While an author works: mistakes are told, the server goes on, and edits arrive."""

from __future__ import annotations

import logging
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig

import macros
import macros.rules.plan
from macros.adapter import serve as server
from macros.adapter.mistakes_panel import panel
from macros.adapter.ports import is_taken
from tests.support.author import HOME, SHEET, Author, eventually, until_shown, until_told
from tests.support.project import ROOT, make_project


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    author = Author(tmp_path / "course")
    yield author
    author.leave()


@pytest.mark.long
def test_serving_outlives_a_mistake(author: Author) -> None:
    until_shown(author, "A prompt")
    author.sheet.write_text(SHEET.replace("kind: text", "kind: tekst"))
    assert eventually(lambda: "`tekst` is not a kind" in author.page()), author.told()
    assert "A prompt" in author.page()  # the last good state stands behind the report
    assert "`tekst` is not a kind" in author.told() and "Traceback" not in author.told()
    author.sheet.write_text(SHEET.replace("A prompt", "Another prompt"))
    assert eventually(lambda: "Another prompt" in author.page()), author.told()
    assert "cg-mistakes" not in author.page()
    settings = author.home.parent.parent / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text(good.replace("  - index.md", "\t- index.md"), "utf-8")
    assert eventually(lambda: "A tab stands here" in author.page()), author.told()
    settings.write_text(good, "utf-8")
    assert eventually(lambda: "cg-mistakes" not in author.page()), author.told()
    assert "Another prompt" in author.page()
    assert "Traceback" not in author.told()


def test_a_server_started_on_a_mistake_shows_it(tmp_path: Path) -> None:
    author = Author(tmp_path / "course", sheet=SHEET.replace("kind: text", "kind: tekst"))
    try:
        assert eventually(lambda: "`tekst` is not a kind" in author.page()), author.told()
        author.sheet.write_text(SHEET)
        assert eventually(lambda: "A prompt" in author.page()), author.told()
    finally:
        author.leave()
    assert eventually(lambda: not is_taken(author.port))  # nothing goes on that was started


def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "macros.adapter.serve", "-f", "mkdocs.yml", "--port", port],
            cwd=ROOT, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr and "Traceback" not in done.stderr


def test_who_stops_the_server_is_told_of_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: dict[str, object] = {}
    for name in ("build", "load_config"):  # put back afterwards
        monkeypatch.setattr(mkdocs_serve, name, None)
    monkeypatch.setattr(mkdocs_serve, "serve", lambda file, **how: asked.update(how, file=file))
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "level", logging.NOTSET)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert server.serve(tmp_path / "mkdocs.yml", port) == 1
        assert not asked
    assert f"make serve port={port + 1}\n" in capsys.readouterr().err
    assert server.serve(tmp_path / "mkdocs.yml", port) == 0
    config = str(tmp_path / "mkdocs.yml")
    assert asked == {"file": config, "dev_addr": f"127.0.0.1:{port}", "strict": True}
    workshops = {vars(mkdocs_serve)[name].__self__ for name in ("build", "load_config")}
    assert [type(workshop) for workshop in workshops] == [server.Workshop]
    assert logger.level == logging.INFO


def test_its_command_line_names_the_course_and_the_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told: list[object] = []

    def serve(config: Path, port: int) -> int:
        told.extend((config, port))
        return 3

    monkeypatch.setattr(server, "serve", serve)
    assert server.main(["-f", "a.yml", "--port", "9"]) == 3
    assert told == [tmp_path / "a.yml", 9]
    for words in (["-f", "a.yml"], ["--port", "9"], ["-f", "a.yml", "--port", "x"]):
        with pytest.raises(SystemExit):
            server.main(words)


def test_before_the_settings_could_be_read_once_the_folders_of_the_course_are_watched(
    tmp_path: Path,
) -> None:
    for name in ("docs", "exercises"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n")
    shown = server.Workshop(tmp_path / "mkdocs.yml").load(
        config_file=str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "shown")
    )
    assert (shown.site_name, shown.docs_dir) == ("Course", str(tmp_path / "docs"))
    assert shown.site_dir == str(tmp_path / "shown")
    assert [Path(watched).name for watched in shown.watch] == ["exercises"]


NO_TEXT = "Expected type: <class 'str'> but received: <class 'list'>"
"""What MkDocs says of a list where a text is due."""


def test_settings_that_cannot_be_read_are_told_in_the_site_of_the_last_good_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[MkDocsConfig] = []
    monkeypatch.setattr(server, "_build", lambda config, **_: built.append(config))
    project = make_project(
        tmp_path / "course", pages={"index.md": HOME}, exercises={"first.yaml": SHEET}
    )
    file, site = project / "mkdocs.yml", tmp_path / "site"
    workshop, settings = server.Workshop(file), file.read_text("utf-8")

    def load_and_build() -> MkDocsConfig:
        config = workshop.load(config_file=str(file), site_dir=str(site))
        workshop.build(config)
        return config

    good = load_and_build()
    assert built == [good] and not site.exists()
    slips = {
        "\t- index.md": "mkdocs.yml:1:1: A tab stands here. Indent with spaces instead.",
        "remote_name: [1]": f"mkdocs.yml: the setting 'remote_name': {NO_TEXT}",
        "remote_name: [2]": f"mkdocs.yml: the setting 'remote_name': {NO_TEXT}",
    }
    for slip, told in slips.items():
        file.write_text(f"{slip}\n{settings}", "utf-8")
        assert load_and_build() is good and built == [good]
        assert told in unescape((site / "index.html").read_text("utf-8"))
        assert capsys.readouterr().err.startswith(f"\n{told}")
    file.write_text(settings, "utf-8")
    again = load_and_build()
    assert built == [good, again] and again is not good
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("warned", "error", "told"),
    [
        (["One.", "Two.", "One."], SystemExit(1), "One.\n\nTwo."),
        (["The course has mistakes.\n\na.md:1:1: It."], SystemExit(1), "a.md:1:1: It."),
        ([], SystemExit(1), "The course cannot be built."),
        (["One.", "One."], ValueError("odd"),
         "One.\n\nThe course cannot be built.\n\nValueError: odd"),
        (["One."], None, ""),
    ],
)  # fmt: skip
def test_what_ends_a_build_is_told_in_its_own_words(
    warned: list[str], error: BaseException | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("mkdocs")
    before = [*logger.handlers]

    def build(config: MkDocsConfig, *, dirty: bool) -> None:
        assert dirty
        logger.info("Nothing of this.")
        for words in warned:
            logger.warning(words)
        if error:
            raise error

    monkeypatch.setattr(server, "_build", build)
    for _ in range(2):
        wrong = server._try(MkDocsConfig(), {"dirty": True})
        assert [*dict.fromkeys(wrong.split("\n\n"))] == told.split("\n\n")
    assert logger.handlers == before


@pytest.mark.parametrize(("before", "reads_anew"), [([], False), ([0], True), (None, False)])
def test_modules_are_read_anew_after_an_edit_and_only_then(
    before: list[int] | None, reads_anew: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "modules", {**sys.modules})
    monkeypatch.setattr(macros, "_modified_at", [] if before is None else before)
    if before is None:  # nobody has edited since the last time
        macros._reload_changed_modules()
    macros._reload_changed_modules()
    assert ("macros.rules.plan" not in sys.modules) == reads_anew
    assert "macros" in sys.modules and "mkdocs" in sys.modules


def test_an_edit_to_any_module_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / name for name in ("__init__.py", "a.py", "b.py")]
    for at, file in enumerate(files):
        file.touch()
        os.utime(file, (at, at))
    monkeypatch.setattr(macros, "__file__", str(files[0]))
    monkeypatch.setattr(macros, "_modified_at", [])
    macros._reload_changed_modules()
    for at, file in enumerate(reversed(files), 10):
        monkeypatch.setattr(sys, "modules", {**sys.modules, "macros.a": macros})
        os.utime(file, (at, at))
        macros._reload_changed_modules()
        assert "macros.a" not in sys.modules, file.name


SLIPS = {
    "## Mine {#mine}": "docs/index.md:5:9: `{#` begins a comment",
    "{{ garden }}": "Nothing is called `garden` here.",
    "{{ page.garden.bed }}": "has no attribute 'garden'",
}


@pytest.mark.long
def test_serving_outlives_slips_in_braces(author: Author) -> None:
    """Also one that the check does not know: mkdocs-macros would end the server."""
    until_shown(author, "A prompt")
    for number, (slip, told) in enumerate(SLIPS.items()):
        author.home.write_text(f"{HOME}\n{slip}\n")
        until_told(author, told)
        author.home.write_text(f"{HOME}\nIt goes on after slip {number}.\n")
        until_shown(author, f"after slip {number}")


def test_a_file_that_changes_during_a_build_is_told_in_the_words_of_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site generator reads pages after the check, and stumbles in words of its own."""
    pages, exercises = {"index.md": HOME}, {"first.yaml": SHEET}
    project = make_project(tmp_path / "course", pages=pages, exercises=exercises)

    def build(config: MkDocsConfig, **settings: object) -> None:
        (project / "docs/index.md").write_text(HOME.replace('first")', "first)"))
        logging.getLogger("mkdocs").error("# _Macro Syntax Error_")
        raise SystemExit

    monkeypatch.setattr(server, "_build", build)
    workshop = server.Workshop(project / "mkdocs.yml")
    config = workshop.load(config_file=str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    workshop.build(config)
    shown = (tmp_path / "site/index.html").read_text("utf-8")
    assert "docs/index.md:3:1: These braces cannot be read." in shown
    assert "Macro Syntax Error" not in shown


def test_the_mark_stays_below_its_place_on_a_narrow_page() -> None:
    shown = panel("a.yaml:9:19: The words.\n  9 | prompt: <x>\n    |   ^\n\n1 problem in 1 file.")
    line = "  9 | prompt: &lt;x&gt;\n    |   ^\n"
    assert f'<span class="cg-source" tabindex="0">{line}</span>\n1 problem' in shown
    assert re.search(r"\.cg-source \{[^}]*white-space: pre;", shown)
