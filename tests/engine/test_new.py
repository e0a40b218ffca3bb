"""Starting what authors write: valid at once, and nothing is ever overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.commands.new_files import TEMPLATES, _neighbour
from macros.course.settings import NavPage
from macros.rules.checked_course import load
from tests.support.mistakes import MISTAKES


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The settings of a small course without mistakes."""
    return Path(shutil.copytree(MISTAKES / "course", tmp_path / "course")) / "mkdocs.yml"


def new(config: Path, *words: str) -> int:
    return main(["new", *words, "--config-file", str(config)])


def test_a_new_worksheet_is_valid_and_stands_before_what_comes_next(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = config.parent / "docs" / "first.md"
    page.write_text(page.read_text("utf-8") + "\n{{ next_step() }}\n", "utf-8")
    assert new(config, "worksheet", "garden-fence", "--on", "first.md") == 0
    told = capsys.readouterr().out
    assert "garden-fence.yaml" in told and "first.md" in told, "both files that have changed"
    library = load(config)
    assert library.exercises["garden-fence"].title == "Garden fence"
    assert library.homes["garden-fence"] == "first.md"
    assert page.read_text("utf-8").endswith(
        '{{ worksheet("garden-fence") }}\n\n{{ next_step() }}\n'
    )


def test_a_new_lesson_has_a_check_and_stands_in_nav_behind_the_last_of_its_folder(
    config: Path,
) -> None:
    assert new(config, "lesson", "second") == 0
    library = load(config)
    assert [*library.lessons] == ["first", "second"]
    assert library.homes["check-second"] == "second.md"
    (config.parent / "docs/deeper").mkdir()
    (config.parent / "docs/deeper/index.md").write_text("# Deeper\n", "utf-8")
    assert new(config, "lesson", "third", "--in", "deeper") == 0
    assert new(config, "lesson", "fourth", "--in", "deeper/") == 0
    assert load(config).nav[-3:] == ("second.md", "deeper/third.md", "deeper/fourth.md")


def test_a_new_lesson_stands_before_what_ends_a_part(config: Path) -> None:
    (config.parent / "docs/review.md").write_text("# What was in this part\n", "utf-8")
    config.write_text(config.read_text("utf-8") + "  - Review: review.md\n", "utf-8")
    assert new(config, "lesson", "second") == 0
    assert load(config).nav == ("index.md", "first.md", "second.md", "review.md")


LANGUAGES = sorted(folder.name for folder in TEMPLATES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_course_of_another_language_all_begins_in_that_language(
    config: Path, language: str
) -> None:
    assert {file.name for file in (TEMPLATES / language).iterdir()} == {
        file.name for file in TEMPLATES.iterdir() if file.is_file()
    }
    text = config.read_text("utf-8").replace("id: small", f"id: small\n    language: {language}")
    config.write_text(text, "utf-8")
    before = {path for path in config.parent.rglob("*") if path.is_file()}
    for kind in ("lesson", "case", "card", "dialogue"):
        assert new(config, kind, f"a-{kind}") == 0
    for kind in ("worksheet", "figure"):
        assert new(config, kind, f"a-{kind}", "--on", "first.md") == 0
    for file in {path for path in config.parent.rglob("*") if path.is_file()} - before:
        assert not re.search(r"\b(the|and|this)\b", file.read_text("utf-8")), file


@pytest.mark.parametrize("words", [(), ("sheet", "garden"), ("lesson",)])
def test_whoever_does_not_say_what_is_shown_how(
    config: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(config, *words) == 1
    assert "make new what=worksheet id=garden on=tonight.md" in capsys.readouterr().err


def test_a_lesson_is_not_started_in_a_folder_that_was_misspelled(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.parent / "docs/preparing").mkdir()
    (config.parent / "docs/preparing/index.md").write_text("# Preparing\n", "utf-8")
    before = config.read_text("utf-8")
    assert new(config, "lesson", "second", "--in", "prepare") == 1
    assert "There is no folder `prepare`" in capsys.readouterr().err
    assert not (config.parent / "docs/prepare").exists()
    assert config.read_text("utf-8") == before


def test_a_new_case_has_cards_for_both_and_something_to_find(config: Path) -> None:
    assert new(config, "case", "hedge") == 0
    library = load(config)
    assert [*library.cases] == ["hedge"]
    assert library.nav[-1] == "practice/cases/hedge/index.md"
    assert "practice/cases/hedge/a.md" in library.pages
    card = library.pages["practice/cases/hedge/b.md"]
    assert card.front["search"] == {"exclude": True}


def test_the_first_new_card_brings_its_page_along_and_the_next_one_joins_it(config: Path) -> None:
    assert new(config, "card", "no-room") == 0
    assert new(config, "card", "no-time") == 0
    library = load(config)
    assert [*library.cards] == ["no-room", "no-time"]
    assert library.nav[-1] == "practice/cards.md"


def test_a_new_dialogue_can_be_played_and_has_a_page(config: Path) -> None:
    assert new(config, "dialogue", "late-parcel") == 0
    library = load(config)
    assert library.dialogues["late-parcel"].title == "Late parcel"
    assert library.nav[-1] == "practice/dialogues/late-parcel.md"


def test_a_new_figure_stands_on_the_page_that_is_named(config: Path) -> None:
    assert new(config, "figure", "walk-away", "--on", "first.md") == 0
    assert load(config).figures["walk-away"].title == "Walk away"
    page = (config.parent / "docs/first.md").read_text("utf-8")
    assert page.endswith('\n\n{{ figure("walk-away") }}\n') and "\n\n\n" not in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("worksheet", "sheet", "--on", "index.md"), "is there already"),
        (("worksheet", "My Sheet", "--on", "index.md"), "cannot be a name"),
        (("worksheet", "mine"), "Which page is to show it?"),
        (("figure", "mine"), "Which page is to show it?"),
        (("worksheet", "mine", "--on", "frist.md"), "Did you mean `first.md`?"),
        (("lesson", "first"), "is there already"),
    ],
)
def test_what_cannot_be_started_changes_nothing(
    config: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in config.parent.rglob("*") if path.is_file()}
    assert new(config, *words) == 1
    assert said in capsys.readouterr().err
    after = {path: path.read_bytes() for path in config.parent.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("worksheet", "My Sheet", "--on", "index.md"),
         "`My Sheet` cannot be a name. Use small letters, digits and hyphens, and begin with a "
         "letter."),
        (("figure", "mine"),
         "Which page is to show it? Add `--on`, such as `--on tonight.md`."),
        (("figure", "mine", "--on", "frist.md"),
         "There is no page `frist.md`. Did you mean `first.md`?"),
        (("lesson", "second", "--in", "/elsewhere/"),
         "There is no folder `elsewhere` with pages in docs. There are `deeper`, `preparing`. For "
         "a new part, write a first page `elsewhere/index.md` and put it into `nav`."),
        (("lesson", "second", "--in", "."),
         "There is no folder `.` with pages in docs. There are `deeper`, `preparing`. For a new "
         "part, write a first page `./index.md` and put it into `nav`."),
    ],
)  # fmt: skip
def test_why_something_cannot_be_started_is_said(
    config: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("preparing", "deeper"):
        (config.parent / "docs" / part).mkdir()
        (config.parent / "docs" / part / "index.md").write_text(f"# {part}\n", "utf-8")
    assert new(config, *words) == 1
    assert capsys.readouterr() == ("", f"{said}\n")


def test_what_was_written_is_named_as_seen_from_here_and_the_course_is_judged(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(id: str) -> list[str]:
        assert new(config, "lesson", id) == 0
        return capsys.readouterr().out.splitlines()

    monkeypatch.chdir(config.parent)
    settings = config.read_text("utf-8")
    config.write_text(f"site_url: https://a.example/\n{settings}", "utf-8")
    *files, counts = told("second")
    assert files == ["docs/second.md", "exercises/checks/second.yaml", "mkdocs.yml"]
    assert counts.startswith("No problems: 2 worksheets, 2 knowledge checks, 2 lessons")
    monkeypatch.chdir(config.parent / "docs")
    *files, counts = told("third")
    assert files == [
        "third.md", f"{config.parent}/exercises/checks/third.yaml", str(config),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nav", "status", "said"),
    [
        ("", 0, ""),
        ("nav: [index.md, first.md]\n", 1,
         "Now add `second.md` to `nav` in mkdocs.yml yourself.\n"),
        ("nav:\n- index.md\n- One:\n    - first.md\n- Two: two.md\n", 0, ""),
    ],
)  # fmt: skip
def test_a_line_is_added_to_nav_where_nav_has_lines(
    nav: str, status: int, said: str, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.parent / "docs/two.md").write_text("# Two\n", "utf-8")
    text = f"{config.read_text('utf-8').partition('nav:')[0]}{nav}"
    config.write_text(text, "utf-8")
    assert new(config, "lesson", "second") == status
    assert capsys.readouterr().err == said
    added = "    - first.md\n    - second.md\n"
    assert config.read_text("utf-8") == text.replace("    - first.md\n", added)


NAV = ["index.md", "a/index.md", "a/x.md", "a/end.md", "a/b/index.md", "a/b/y.md", "c/d/z.md",
       "last.md"]  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "nested", "behind", "neighbour"),
    [
        ("a", False, [], "a/end.md"),
        ("a", False, ["a/x.md", "a/b/y.md"], "a/x.md"),
        ("a", True, ["a/x.md"], "a/b/y.md"),
        ("a/b", False, ["a/x.md"], "a/b/y.md"),
        ("c", False, [], "c/d/z.md"),
        ("c", True, [], "c/d/z.md"),
        ("", False, [], "last.md"),
        ("", False, ["index.md"], "index.md"),
        ("a/b", True, [], "a/b/y.md"),
        ("e", False, ["a/x.md"], "last.md"),
        ("e", True, [], "last.md"),
    ],
)
def test_a_new_page_stands_behind_what_is_most_like_it(
    folder: str, nested: bool, behind: list[str], neighbour: str
) -> None:
    nav = tuple(NavPage(path, ("nav", at)) for at, path in enumerate(NAV))
    assert _neighbour(nav, folder, nested, behind).path == neighbour


def test_a_new_case_stands_behind_the_last_case_and_not_behind_a_page_about_them(
    config: Path,
) -> None:
    assert new(config, "case", "hedge") == 0
    about = config.parent / "docs/practice/cases/index.md"
    about.write_text("# Cases\n", "utf-8")
    text = config.read_text("utf-8")
    first = "  - practice/cases/index.md\n  - practice/cases/hedge"
    config.write_text(text.replace("  - practice/cases/hedge", first), "utf-8")
    assert new(config, "case", "fence") == 0
    assert load(config).nav[-3:] == (
        "practice/cases/index.md",
        "practice/cases/hedge/index.md",
        "practice/cases/fence/index.md",
    )
