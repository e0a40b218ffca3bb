"""What is said around Zensical: that it is missing, and that a mistake stops what it shows."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown import Markdown

from macros.adapter import zensical, zensical_cli, zensical_run
from macros.adapter.course_build import LATE_SENTENCES
from macros.adapter.zensical_cli import MISTAKES
from macros.authoring.problems import InvalidExercises, Position, Problem
from macros.commands.arguments import parser
from macros.strings.loader import LATE
from tests.support.made_up_program import write_program
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


def test_without_a_command_nothing_is_served(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        zensical_run.main([])
    assert ended.value.code == 2
    assert "required: command" in capsys.readouterr().err


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


@pytest.mark.parametrize(("status", "written"), [(0, ["index.html", "late.js"]), (1, [])])
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
    late = lambda config, site: (site / "late.js").write_text("")  # noqa: E731 -- in one line
    monkeypatch.setattr(zensical_run, "_add_late_sentences", late)
    monkeypatch.setattr(zensical_run, "_tidy_up_when_ended", lambda: None)
    monkeypatch.setattr(zensical_run, "_zensical", run)
    config = str(tmp_path / "mkdocs.yml")
    assert zensical_run.main(["-f", config, "build", str(into)]) == status
    assert sorted(path.name for path in into.iterdir()) == written


def invalid(message: str) -> InvalidExercises:
    return InvalidExercises([Problem("a.md", Position(3, 1), message)])


REPORT = "a.md:3:1: A slip.\n\n1 problem in 1 file."


def test_it_is_started_again_after_each_mistake_until_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mistakes may be there at the start, or come while it runs."""
    told: list[object] = []
    starts: Iterator[object] = iter([invalid("A slip."), MISTAKES, 7])
    ends: list[object] = []

    @contextmanager
    def project(config: Path, *, serving: bool) -> Iterator[tuple[Path, Path]]:
        assert serving
        ends.append(next(starts))
        if isinstance(ends[-1], InvalidExercises):
            raise ends[-1]
        yield tmp_path / "for-it.yml", tmp_path / "site"

    def run(*asked: str, cwd: Path) -> object:
        told.append((asked, cwd))
        return ends[-1]

    monkeypatch.setattr(zensical_run, "is_taken", lambda port: False)
    monkeypatch.setattr(zensical_run, "project", project)
    monkeypatch.setattr(zensical_run, "_zensical", run)
    monkeypatch.setattr(zensical_run, "_add_late_sentences", lambda *given: told.append(given))
    monkeypatch.setattr(zensical_run, "_wait_until_mended", lambda *given: told.append(given))
    config = tmp_path / "mkdocs.yml"
    assert zensical_run.serve(config, 8123) == 7
    late = (config, tmp_path / "site")
    started = (
        ("serve", "-a", "127.0.0.1:8123", "-f", str(tmp_path / "for-it.yml")), tmp_path,
    )  # fmt: skip
    assert told == [(config, 8123, REPORT), late, started, late, started]


@pytest.mark.parametrize(
    ("words", "called", "raised", "status", "said"),
    [
        ("build into", ("build", Path("into"), {"files": False}), None, 5, ""),
        ("build into --no-directory-urls", ("build", Path("into"), {"files": True}), None, 5, ""),
        ("serve", ("serve", 8000, {}), None, 5, ""),
        ("serve --port 9", ("serve", 9, {}), None, 5, ""),
        ("build into", ("build", Path("into"), {"files": False}), KeyboardInterrupt(), 1, ""),
        ("serve", ("serve", 8000, {}), KeyboardInterrupt(), 0, ""),
        ("build into", ("build", Path("into"), {"files": False}), invalid("A slip."), 1,
         f"The course has mistakes.\n\n{REPORT}\n"),
    ],
)  # fmt: skip
def test_its_command_line_does_what_it_says(
    words: str, called: object, raised: BaseException | None, status: int, said: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    told: list[object] = []

    def noted(name: str) -> Callable[..., int]:
        def run(config: Path, place: object, **named: object) -> int:
            assert config == tmp_path / "mkdocs.yml"
            told.append((name, place, named))
            if raised:
                raise raised
            return 5

        return run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(zensical_run, "find_spec", lambda name: True)
    monkeypatch.setattr(zensical_run, "_tidy_up_when_ended", lambda: told.append("tidy"))
    for name in ("build", "serve"):
        monkeypatch.setattr(zensical_run, name, noted(name))
    assert zensical_run.main(words.split()) == status
    assert told == ["tidy", called]
    assert capsys.readouterr() == ("", said)


def test_it_runs_where_the_course_lies_and_gets_the_sentences_that_load_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = write_program(tmp_path / "python", 'echo "$PWD $@" > told\nexit 4\n')
    monkeypatch.setattr(sys, "executable", program)
    assert zensical_run._zensical("build", "--clean", cwd=tmp_path) == 4
    told = f"{tmp_path} -m macros.adapter.zensical_cli build --clean\n"
    assert (tmp_path / "told").read_text() == told
    config = ROOT / "tests/data/shown/course/mkdocs.yml"
    zensical_run._add_late_sentences(config, tmp_path / "site")
    written = {path.stem for path in (tmp_path / "site" / LATE_SENTENCES).iterdir()}
    assert written == {*LATE}


def test_who_ends_it_leaves_nothing_behind() -> None:
    names = ("SIGTERM", "SIGHUP")
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    try:
        zensical_run._tidy_up_when_ended()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGHUP)
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@pytest.mark.parametrize(
    ("error", "raised", "status"),
    [
        (RuntimeError("InvalidExercises: a.md:3:1: A slip."), SystemExit, MISTAKES),
        (RuntimeError("Something else."), RuntimeError, None),
        (ValueError("InvalidExercises"), ValueError, None),
    ],
)
def test_only_mistakes_of_the_course_end_it_without_a_traceback(
    error: Exception, raised: type[BaseException], status: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse() -> None:
        raise error

    monkeypatch.setattr(pytest.importorskip("zensical.main"), "cli", refuse)
    with pytest.raises(raised) as ended:
        zensical_cli.main()
    assert getattr(ended.value, "code", None) == status


RAW = '<p><a href="../second/">b</a></p>'


@pytest.mark.parametrize(
    ("path", "front", "folders", "shown"),
    [
        ("start/first.md", {"lesson": "first"}, True, ('href="second/"', True)),
        ("start/first.md", {}, True, ('href="second/"', False)),
        ("start/first.md", {"lesson": "first"}, False, ('href="second.html"', True)),
        ("start/index.md", {}, True, ('href="../second/"', False)),
        (None, {}, True, ('href="../second/"', False)),
    ],
)
def test_terms_and_addresses_are_those_of_the_page_that_is_made(
    path: str | None, front: dict[str, str], folders: bool, shown: tuple[str, bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    context = pytest.importorskip("zensical.extensions.context")
    course = ROOT / "tests/data/shown/course"
    conf = {
        "root_dir": str(course),
        "extra": {zensical.SETTINGS: "mkdocs.yml"},
        "use_directory_urls": folders,
    }
    page = SimpleNamespace(path=path, meta=front)
    found = SimpleNamespace(page=page, config=conf) if path else None
    monkeypatch.setattr(context.ContextPreprocessor, "from_markdown", lambda md: found)
    html = Markdown(extensions=[zensical.makeExtension()]).convert(f"The BATNA.\n\n{RAW}")
    address, is_explained = shown
    assert address in html
    assert ("What you do instead" in html) == is_explained


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
