"""Reports count lines as editors do, whatever characters a text holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.authoring.problems import InvalidExercises, Position, SourceText
from macros.authoring.yaml_source import parse
from macros.commands.new import start
from macros.commands.new_files import Start
from macros.rules.checked_course import load
from tests.support.mistakes import MISTAKES

LINE_ENDS = ["\n", "\r\n", "\r"]
NO_LINE_ENDS = ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "🙂", "\u00a0"]
IN_YAML = [character for character in NO_LINE_ENDS if character >= "\x85"]
"""Those that YAML allows."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small course without mistakes; its folder."""
    return Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))


def report(course: Path) -> str:
    with pytest.raises(InvalidExercises) as raised:
        load(course / "mkdocs.yml")
    return str(raised.value)


@pytest.mark.parametrize("character", NO_LINE_ENDS, ids=ascii)
def test_a_report_shows_the_line_of_a_page(small: Path, character: str) -> None:
    page = small / "docs" / "index.md"
    text = page.read_text("utf-8") + f'\nOne{character}two.\n\n{{{{ cite("nobody") }}}}\n'
    page.write_text(text, "utf-8")
    line = text.count("\n")
    assert f"docs/index.md:{line}:1: There is no source `nobody`" in report(small)
    assert f'\n  {line} | {{{{ cite("nobody") }}}}\n' in report(small)


@pytest.mark.parametrize("character", IN_YAML, ids=ascii)
def test_a_report_shows_the_line_of_a_sheet(small: Path, character: str) -> None:
    sheet = small / "exercises" / "sheet.yaml"
    head, fields, rest = sheet.read_text("utf-8").partition("fields:")
    sheet.write_text(f"{head}goes: 'to{character}o'\nrevison: 2\n{fields}{rest}", "utf-8")
    line = head.count("\n") + 2
    assert f"exercises/sheet.yaml:{line}:1: `revison` is not a key" in report(small)
    assert f"\n  {line} | revison: 2\n" in report(small)


@pytest.mark.parametrize("character", IN_YAML, ids=ascii)
def test_what_is_no_yaml_is_shown_in_its_line(character: str) -> None:
    (mistake,) = parse(f"a: 'x{character}y'\nb: c: d\n").mistakes
    assert mistake.position == Position(2, 5)


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_every_editors_line_ends_are_counted_alike(small: Path, end: str) -> None:
    for name, more in (("docs/index.md", '{{ cite("no") }}'), ("exercises/sheet.yaml", "more: 1")):
        text = (small / name).read_text("utf-8") + more + "\n"
        (small / name).write_bytes(text.replace("\n", end).encode())
        assert f"{name}:{text.count(chr(10))}:1: " in report(small)


def test_a_place_behind_the_last_line_has_no_line_to_show() -> None:
    source = SourceText("a.md", "one\ntwo")
    assert source.problem(Position(3, 1), "x").line_text == ""
    assert source.problem(Position(2, 1), "x").line_text == "two"
    assert source.position(len(source.text)) == Position(2, 4)


def test_a_new_lesson_finds_its_place_in_nav_behind_odd_characters(small: Path) -> None:
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8").replace("A small course", "'A\u2028course'")
    config.write_text(text, "utf-8")
    start("lesson", Start(config, "more"))
    assert "  - First: first.md\n  - more.md\n" in config.read_text("utf-8")
    assert "more" in load(config).lessons
