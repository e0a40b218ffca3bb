"""What is said around Zensical: that it is missing, and that a mistake stops what it shows."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.adapter import zensical, zensical_run
from macros.commands.arguments import parser
from tests.support.project import ROOT, make_project
from tests.support.small_course import SHEET


def test_without_it_one_is_told_how_to_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(zensical_run, "find_spec", lambda name: None)
    assert zensical_run.main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "Zensical is not installed. `make build generator=zensical` installs it.\n"
    )


def test_a_mistake_is_told_and_shown_until_it_is_mended_or_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = iter(["a slip", "a slip", "another"])
    shown = []

    @contextmanager
    def mistakes_shown(port: int, report: str) -> Iterator[None]:
        shown.append((port, report))
        yield

    monkeypatch.setattr(zensical_run, "mistakes_shown", mistakes_shown)
    monkeypatch.setattr(zensical_run, "mistakes_in", lambda config: next(reports))
    monkeypatch.setattr(zensical_run, "sleep", lambda seconds: None)
    zensical_run._wait_until_mended(tmp_path / "mkdocs.yml", 8123, "a slip")
    assert shown == [(8123, "a slip")] and next(reports, None) is None
    told = "The course has mistakes.\n\na slip\n\nMend it and save: then the course shows again.\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(("status", "written"), [(0, ["index.html"]), (1, [])])
def test_what_it_builds_goes_into_the_folder_when_it_is_whole(
    status: int, written: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, into = tmp_path / "made", tmp_path / "into"
    site.mkdir()
    into.mkdir()

    @contextmanager
    def project(config: Path, *, files: bool) -> Iterator[tuple[Path, Path]]:
        yield tmp_path / "for-it.yml", site

    def run(*asked: str, cwd: Path) -> int:
        assert asked == ("build", "--clean", "--strict", "-f", str(tmp_path / "for-it.yml"))
        (site / "index.html").write_text("Home")
        return status

    monkeypatch.setattr(zensical_run, "find_spec", lambda name: True)
    monkeypatch.setattr(zensical_run, "project", project)
    monkeypatch.setattr(zensical_run, "_add_late_sentences", lambda *_: None)
    monkeypatch.setattr(zensical_run, "_tidy_up_when_ended", lambda: None)
    monkeypatch.setattr(zensical_run, "_zensical", run)
    config = str(tmp_path / "mkdocs.yml")
    assert zensical_run.main(["-f", config, "build", str(into)]) == status
    assert [path.name for path in into.iterdir()] == written


def test_what_was_read_of_the_course_is_kept_until_a_file_changes(tmp_path: Path) -> None:
    pages = {"index.md": '# Home\n\n{{ worksheet("sheet") }}\n'}
    exercises = {"sheet.yaml": SHEET}
    project = make_project(tmp_path / "course", pages=pages, exercises=exercises)
    settings = {
        "root_dir": str(project),
        "extra": {zensical.SETTINGS: "mkdocs.yml"},
        "use_directory_urls": True,
    }
    first = zensical.course_of(settings)
    assert zensical.course_of(settings) is first
    (project / "exercises/sheet.yaml").write_text(SHEET.replace("The sheet", "Another"), "utf-8")
    assert zensical.course_of(settings).library.exercises["sheet"].title == "Another"


def test_only_the_head_of_pages_asks_which_generator_it_is() -> None:
    templates = (ROOT / "macros").rglob("*.html")
    asks = [path.name for path in templates if "site_generator" in path.read_text("utf-8")]
    assert asks == ["header.html"]


@pytest.mark.parametrize("command", ["disk", "packet"])
def test_what_zensical_does_not_make_takes_no_other_generator(command: str) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args([command, "--generator", "zensical"])


def test_a_taken_port_is_told_with_the_command_for_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert zensical_run.serve(tmp_path / "mkdocs.yml", port) == 1
    told = capsys.readouterr().err
    assert f"Port {port} is taken" in told
    assert f"make serve generator=zensical port={port + 1}" in told


def test_what_only_a_browser_without_scripts_shows_is_left_out_of_the_search() -> None:
    """Zensical takes all that stands in a `noscript` for text, and would show its tags there."""
    templates = ROOT / "macros" / "templates"
    shown = [path for path in templates.rglob("*.jinja") if path.parent.name != "lms"]
    bare = [path.name for path in shown if "<noscript>" in path.read_text("utf-8")]
    assert bare == []
