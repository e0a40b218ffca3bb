"""How a problem is shown with its line, and what a misspelled name was perhaps meant to be."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from macros.authoring.problems import (
    Lines,
    Position,
    Problem,
    count,
    did_you_mean,
    report,
)
from macros.authoring.yaml_file import read_text
from macros.authoring.yaml_source import LONGEST

LONG = "".join(chr(97 + at % 26) for at in range(240))


@pytest.mark.parametrize(
    ("column", "line", "shown", "caret"),
    [
        (3, "id: x", "id: x", 2),
        (6, "id: x", "id: x", 5),
        (99, "id: x", "id: x", 5),
        (2, "ab  ", "ab", 1),
        (4, "a\tb\u200bc\x07d", "a b c d", 3),
        (1, LONG[:100], LONG[:100], 0),
        (100, LONG[:100], LONG[:100], 99),
        (101, LONG[:101], LONG[50:101], 50),
        (1, LONG, LONG[:100], 0),
        (51, LONG, LONG[:100], 50),
        (52, LONG, LONG[1:101], 50),
        (150, LONG, LONG[99:199], 50),
        (240, LONG, LONG[189:], 50),
        (999, LONG, LONG[190:], 50),
    ],
)
def test_the_mark_stands_below_its_place_also_in_a_long_line(
    column: int, line: str, shown: str, caret: int
) -> None:
    problem = Problem("a.md", Position(12, column), "It is wrong.", line)
    assert str(problem) == (
        f"a.md:12:{column}: It is wrong.\n  12 | {shown}\n     | {' ' * caret}^"
    )


@pytest.mark.parametrize("line", ["", "  \t"])
def test_a_line_without_anything_on_it_is_not_shown(line: str) -> None:
    assert str(Problem("a.md", Position(1, 1), "It.", line)) == "a.md:1:1: It."


def test_lines_end_where_editors_end_them() -> None:
    lines = Lines("a\nb\u2028c\r\n\nd")
    assert [lines.text(n) for n in range(7)] == ["", "a", "b\u2028c\r", "", "d", "", ""]
    assert [lines.position(at) for at in (0, 1, 2, 7, 8)] == [
        Position(1, 1), Position(1, 2), Position(2, 1), Position(3, 1), Position(4, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("there", ["", "true"])
def test_a_report_tells_each_problem_once_by_file_and_line(
    there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "GITHUB_ACTIONS", there)
    told = [
        Problem("a.md", Position(2, 1), "B."), Problem("a.md", Position(10, 1), "C."),
        Problem("a.md", Position(10, 3), "A."), Problem("b.md", Position(1, 1), "A."),
    ]  # fmt: skip
    shuffled = [*told, *told]
    random.Random(1).shuffle(shuffled)
    lines = [f"{each.place}: {each.message}" for each in told]
    annotations = "\n".join(
        [
            "::error file=a.md,line=2,col=1::B.",
            "::error file=a.md,line=10,col=1::C.",
            "::error file=a.md,line=10,col=3::A.",
            "::error file=b.md,line=1,col=1::A.",
        ]
    )
    parts = [*lines, "4 problems in 2 files.", *([annotations] if there else [])]
    assert report(shuffled) == "\n\n".join(parts)


def test_things_are_counted() -> None:
    assert [count(n, "file") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


GREEK = ("alpha", "beta", "gamma")
TWELVE = tuple(f"n{n:02}" for n in range(12))


@pytest.mark.parametrize(
    ("word", "known", "listing", "said"),
    [
        ("alpa", GREEK, "There are", " Did you mean `alpha`?"),
        ("Beta", GREEK, "", " Did you mean `beta`?"),
        ("x/alpha.yaml", GREEK, "", " Did you mean `alpha`?"),
        ("al\u200bpa", GREEK, "", " Did you mean `alpha`?"),
        ("ba", ("bb", "ba1", "ba2"), "", " Did you mean `ba2`?"),
        (3, ("3a", "b"), "Use one of", " Did you mean `3a`?"),
        ("al\u200bpha", GREEK, "",
         " An invisible character stands in it. Delete the word, and type `alpha`."),
        ("\u0430lpha", GREEK, "",
         " One of its characters only looks right. Delete the word, and type `alpha`."),
        ("zzz", GREEK, "There are", " There are `alpha`, `beta`, `gamma`."),
        ("z", ("b", "a", "b"), "Use one of", " Use one of `a`, `b`."),
        ("zzz", GREEK, "", ""),
        ("zzz", ("one",), "There are", " The only one is `one`."),
        ("zzz", ("one",), "", ""),
        ("zzz", (), "There are", " There are none yet."),
        ("zzz", (), "", ""),
        ("zzz", TWELVE, "There are",
         f" There are {', '.join(f'`{name}`' for name in TWELVE)}."),
        ("zzz", (*TWELVE, "n12"), "There are", ""),
    ],
)  # fmt: skip
def test_what_was_meant_is_suggested(
    word: object, known: tuple[str, ...], listing: str, said: str
) -> None:
    assert did_you_mean(word, known, listing=listing) == said


CONFLICT = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\n"


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n", "a: 1\nb: 2\nc: 3\n", ""),
        (b"a: 1\nb: caf\xe9\n", "",
         "a.yaml:2:7: This is not UTF-8 text. Save the file with the encoding UTF-8."),
        (CONFLICT.encode(), CONFLICT, "a.yaml:2:1: Two versions of the same lines stand here"),
        (b"<<<<<<< HEAD\nb: 1\n", "<<<<<<< HEAD\nb: 1\n", ""),
        (b"x" * (4 * LONGEST), "x" * (4 * LONGEST), ""),
        (b"x" * (4 * LONGEST + 1), "", "a.yaml:1:1: Cannot be read: It is too long."),
    ],
    ids=["line ends", "not UTF-8", "two versions", "half of two", "long", "too long"],
)  # fmt: skip
def test_a_file_is_read_or_told_why_not(data: bytes, text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    source, problems = read_text(tmp_path / "a.yaml", tmp_path)
    assert (source.path, source.text) == ("a.yaml", text)
    assert len(problems) == bool(told) and "".join(map(str, problems)).startswith(told)


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    told = [str(read_text(tmp_path / name, tmp_path)[1][0]) for name in ("pipe", "folder", "none")]
    assert told == [
        "pipe:1:1: Cannot be read: This is no ordinary file.",
        "folder:1:1: Cannot be read: Is a directory.",
        "none:1:1: Cannot be read: No such file or directory.",
    ]
