"""The check command, annotations, settings of mkdocs, caching, and schemas."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.authoring.markdown_page import read_page
from macros.authoring.problems import (
    InvalidExercises,
    Position,
    Problem,
    SourceText,
    annotation,
    report,
)
from macros.cases.describe import describe
from macros.commands.check import print_remarks
from macros.rules.checked_course import load
from macros.rules.left_behind import places_left_behind
from tests.support.mistakes import MISTAKES, course_with
from tests.support.project import ROOT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small course without mistakes; its folder."""
    return Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))


def check(config: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the check in an interpreter that cannot import mkdocs."""
    code = (
        "import sys; sys.modules['mkdocs'] = None; import macros.__main__ as m; sys.exit(m.main())"
    )
    command = [sys.executable, "-c", code, "check", "--config-file", str(config)]
    known = {**os.environ, "GITHUB_ACTIONS": "", **environment}
    return subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True)


def test_a_good_course_earns_one_line(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text(f"site_url: https://small.example/\n{config.read_text('utf-8')}", "utf-8")
    done = check(config)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems: 2 worksheets, 1 knowledge check, 1 lesson")
    assert done.stdout.count("\n") == 1


def test_what_cases_hold_is_told_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml"
    assert main(["check", "-f", str(config)]) == 0
    short = capsys.readouterr().out
    assert main(["check", "--cases", "-f", str(config)]) == 0
    cases = [describe(case) for case in load(config).cases.values()]
    assert len(cases) == 2
    assert capsys.readouterr().out == f"{cases[0]}\n\n{cases[1]}\n\n{short}"
    assert short == (
        "Left out of this course: hidden.\n"
        "  docs/index.md:7:1: `hidden` is left out. Read what is said around.\n"
        "  docs/about.md:8:1: `hidden` is left out. Read what is said around.\n"
        "No problems: 3 worksheets, 3 knowledge checks, 3 lessons, 2 cases, 2 "
        "dialogues, 4 figures, 5 cards.\n"
    )


def test_mistakes_earn_exit_status_1_and_the_report(tmp_path: Path) -> None:
    done = check(course_with("several-at-once", tmp_path / "course"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (MISTAKES / "several-at-once.txt").read_text("utf-8")


def test_on_github_every_problem_is_an_annotation_too(tmp_path: Path) -> None:
    done = check(course_with("unknown-kind", tmp_path / "course"), GITHUB_ACTIONS="true")
    expected = (
        "::error file=exercises/sheet.yaml,line=7,col=22::"
        "`ratting` is not a kind. Did you mean `rating`?"
    )
    assert expected in done.stderr.splitlines()


def test_an_annotation_cannot_be_broken_by_what_it_says() -> None:
    problem = Problem("a,b:c.yaml", Position(1, 2), "100%\nno")
    assert annotation(problem) == "::error file=a%2Cb%3Ac.yaml,line=1,col=2::100%25%0Ano"


def test_a_missing_settings_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    done = check(tmp_path / "mkdocs.yml")
    assert done.returncode == 1
    assert "mkdocs.yml:1:1: Cannot be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_with_the_name_of_a_worksheet_is_a_problem_of_its_own(small: Path) -> None:
    (small / "exercises" / "third.yaml").mkdir()
    with pytest.raises(InvalidExercises) as raised:
        load(small / "mkdocs.yml")
    (problem,) = raised.value.problems
    assert (problem.place, problem.message) == (
        "exercises/third.yaml:1:1",
        "Cannot be read: Is a directory.",
    )


def test_the_report_counts_problems_and_files() -> None:
    problems = [Problem("a.yaml", Position(), "One."), Problem("b.yaml", Position(), "Two.")]
    assert report(problems).splitlines()[-1] == "2 problems in 2 files."
    assert report(problems[:1]).splitlines()[-1] == "1 problem in 1 file."


def test_settings_may_hold_the_tags_that_mkdocs_knows(small: Path) -> None:
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8") + "site_url: !ENV [URL, https://example.org]\n"
    config.write_text(
        text + "theme: &theme {name: material}\nextra_css: &none []\nwatch: *none\n", "utf-8"
    )
    assert load(config).course.id == "small"


def test_without_nav_every_page_counts(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text("extra: {course: {id: small}}\n", "utf-8")
    assert load(config).nav == ("index.md", "first.md")


def test_a_lesson_left_out_of_nav_is_no_lesson_and_no_problem(small: Path) -> None:
    config = small / "mkdocs.yml"
    config.write_text("extra: {course: {id: small}}\nnav: [index.md]\n", "utf-8")
    page = small / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + '\n{{ lesson("first", "that lesson") }}\n', "utf-8")
    library = load(config)
    assert not library.lessons
    assert "check-first" not in library.homes


def test_what_speaks_of_a_hidden_sheet_is_listed(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("id: small", "id: small\n    hide: [other]")
    )
    page = small / "docs/first.md"
    page.write_text(page.read_text("utf-8") + '\nDo {{ to_worksheet("other") }} again.\n', "utf-8")
    assert main(["check", "--config-file", str(config)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Left out of this course: other.\n")
    assert "docs/index.md:5:1: `other` is left out." in told
    assert "docs/first.md:23:4: `other` is left out." in told


def test_what_speaks_of_a_lesson_or_page_that_is_left_out_is_listed(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small / "mkdocs.yml"
    config.write_text("extra: {course: {id: small}}\nnav: [index.md]\n", "utf-8")
    page = small / "docs" / "index.md"
    above = page.read_text("utf-8").count("\n")
    calls = [
        '{{ lesson("first", "that lesson") }}',
        '{{ page("first.md#what", "that page") }}',
        '{{ page("index.md", "this page") }}',
    ]
    page.write_text(page.read_text("utf-8") + "\n\n".join(["", *calls, ""]), "utf-8")
    library = load(config)
    told = [(each.position.line - above, each.message) for each in places_left_behind(library)]
    assert told == [
        (3, "`first` is left out. Read what is said around."),
        (5, "`first.md` is left out. Read what is said around."),
    ]
    print_remarks(library)
    assert capsys.readouterr().out.splitlines()[0] == "Left out of this course: first.md."


def test_addresses_that_a_copy_has_not_set_are_named(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(f"site_url: https://common-ground.example/course/\n{text}", "utf-8")
    assert main(["check", "--config-file", str(config)]) == 0
    assert "`site_url`. It leads to the course" in capsys.readouterr().out
    config.write_text(text, "utf-8")
    assert main(["check", "--config-file", str(config)]) == 0
    assert "`site_url`. Without the site's address" in capsys.readouterr().out


def test_pages_of_the_other_edition_are_not_called_left_out(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = small / "docs/first.md"
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nedition: instructor\n", 1))
    main(["check", "--config-file", str(small / "mkdocs.yml")])
    assert "first.md" not in capsys.readouterr().out


def test_a_lesson_may_be_in_the_instructor_edition_only(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = small / "docs" / "first.md"
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nedition: instructor\n", 1))
    assert not load(small / "mkdocs.yml").lessons
    monkeypatch.setenv("COURSE_EDITION", "instructor")
    assert [*load(small / "mkdocs.yml").lessons] == ["first"]


def test_what_was_read_is_kept_until_a_file_changes(small: Path) -> None:
    config = small / "mkdocs.yml"
    first = load(config)
    assert load(config) is first
    sheet = small / "exercises" / "sheet.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("A sheet", "Another name"), "utf-8")
    assert load(config).exercises["sheet"].title == "Another name"


def test_a_mended_course_loads_again(small: Path) -> None:
    config, sheet = small / "mkdocs.yml", small / "exercises" / "sheet.yaml"
    good = sheet.read_text("utf-8")
    sheet.write_text("fields: none", "utf-8")
    for _ in range(2):
        with pytest.raises(InvalidExercises):
            load(config)
    sheet.write_text(good, "utf-8")
    assert "sheet" in load(config).exercises


def test_an_added_file_is_noticed(small: Path) -> None:
    config = small / "mkdocs.yml"
    load(config)
    (small / "exercises" / "new.yaml").write_text("id: new\n", "utf-8")
    with pytest.raises(InvalidExercises):
        load(config)


def test_calls_in_raw_blocks_and_comments_are_not_read() -> None:
    text = (
        '{% raw %}{{ worksheet("a") }}{% endraw %}{# {{ worksheet("b") }} #}\n{{ worksheet("c") }}'
    )
    page = read_page("index.md", SourceText("docs/index.md", text))
    assert [(call.target, call.alone) for call in page.calls] == [("c", True)]


def test_a_page_whose_macros_stay_as_written_may_hold_any_braces(small: Path) -> None:
    page = "---\nrender_macros: false\n---\n# Any {#any}\n\n{{ quiz(1) }}\n"
    (small / "docs" / "any.md").write_text(page, "utf-8")
    config = small / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "  - any.md\n", "utf-8")
    assert "any.md" in load(config).nav


def test_windows_line_ends_leave_places_as_they_are(small: Path) -> None:
    page = small / "docs" / "index.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n") + b'\r\n{{ cite("nobody") }}\r\n')
    with pytest.raises(InvalidExercises) as raised:
        load(small / "mkdocs.yml")
    assert [problem.place for problem in raised.value.problems] == ["docs/index.md:7:1"]


def test_a_link_to_a_file_outside_is_refused(tmp_path: Path) -> None:
    config = course_with("course", tmp_path / "course")
    (tmp_path / "secret.txt").write_text("Mine alone", "utf-8")
    (config.parent / "docs/notes.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InvalidExercises) as refused:
        load(config)
    assert [(problem.path, problem.message) for problem in refused.value.problems] == [
        (
            "docs/notes.txt",
            "This is a link to a file outside of the course, which would be published. "
            "Copy the file here instead.",
        )
    ]
