"""Parts of a package for learning platforms: which files go in, and what stands in its pages."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.course.reader import read_library
from macros.lms import launcher, naming, package
from macros.lms.package import BuildFailedError, build, colour_launcher, kept, locked, pack
from macros.publish import node
from macros.publish.pages import read_page
from macros.publish.policy import Policy
from tests.support.made_up_program import write_program
from tests.support.project import ROOT
from tests.support.small_site import write_file

LIBRARY = ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml"


def test_a_build_that_fails_says_why_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'echo "$@" > told\necho out\necho wrong >&2\nexit $STATUS\n'
    program = write_program(tmp_path / "python", script)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setenv("STATUS", "0")
    build(Path("a.yml"), Path("site"), "properdocs")
    assert (tmp_path / "told").read_text() == (
        "-m properdocs build --strict -f a.yml --site-dir site --no-directory-urls\n"
    )
    monkeypatch.setenv("STATUS", "1")
    with pytest.raises(BuildFailedError) as failed:
        build(Path("a.yml"), Path("site"), "mkdocs")
    assert str(failed.value) == "out\nwrong\n"


def test_only_files_that_a_page_of_a_package_asks_for_go_into_it(tmp_path: Path) -> None:
    going = ["a/404.html", "a/b.html", "assets/a.css", "assets/a.js", "assets/app/own.js", "x.json"]
    staying = [
        "404.html", "CNAME", "_headers", "assets/app/from-disk.js", "assets/app/service-worker.js",
        "assets/a.css.map", "assets/a.mjs", "manifest.webmanifest", "sitemap.xml", "sitemap.xml.gz",
    ]  # fmt: skip
    for name in [*staying, *reversed(going)]:
        write_file(tmp_path / name, "x")
    assert [path.relative_to(tmp_path).as_posix() for path in kept(tmp_path)] == going


@pytest.mark.parametrize(
    ("nav", "named", "start"),
    [
        (("index.md", "a.md"), [], "index.html"),
        (("index.md", "a.md"), ["a.md"], "index.html"),
        (("b.md", "a.md"), ["a.md", "b.md"], "a.html"),
        (("b.md", "a.md"), [], "b.html"),
    ],
)
def test_a_platform_begins_at_the_home_page_or_at_the_first_that_was_named(
    nav: tuple[str, ...], named: list[str], start: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    told: list[str] = []
    monkeypatch.setattr(package, "publish", lambda library, site, begins: told.append(begins))
    monkeypatch.setattr(naming, "name_of", lambda library, pages: "name")
    monkeypatch.setattr(naming, "title_of", lambda library, pages: "Title")
    library: Any = SimpleNamespace(nav=nav)
    write_file(tmp_path / "site" / "index.html", "x")
    assert pack(library, tmp_path / "site", tmp_path, named) == tmp_path / "name.zip"
    assert told == [start]


def test_the_page_that_a_platform_opens_holds_the_others_and_runs_no_script_of_its_own() -> None:
    html = '<html><head><meta charset="utf-8"></head><body></body></html>'
    rules = Policy(("abc",))
    frame = locked(read_page(Path(launcher.NAME), launcher.NAME, html), rules)
    other = locked(read_page(Path("a.html"), "a.html", html), rules)
    assert "frame-src 'self'" in frame and "sha256" not in frame
    assert "frame-src 'none'" in other and "'sha256-abc'" in other


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("check-a.b", "check-a.b"),
        ("c" * 255, "c" * 255),
        ("c" * 256, f"{'c' * 242}-"),
    ],
)
def test_a_name_is_as_long_as_the_standard_takes(name: str, found: str) -> None:
    made = launcher.identifier(name)
    assert made.startswith(found) and len(made) == min(len(name), 255)


@pytest.mark.parametrize(
    ("tag", "holds", "of_the_web"),
    [
        ('<form data-worksheet="a">', True, False), ("<section data-plan>", True, False),
        ("<div data-dialogue>", True, False), ("<div>", False, False),
        ("<a data-plan>", False, False), ('<link rel="canonical" href="x">', False, True),
        ('<link rel="manifest" href="x">', False, True),
        ('<link rel="stylesheet" href="x">', False, False),
        ('<link name="description">', False, False),
        ('<meta name="description" content="x">', False, True),
        ('<meta name="theme-color" content="x">', False, False),
        ('<meta rel="canonical">', False, False), ('<a rel="canonical">', False, False),
    ],
)  # fmt: skip
def test_what_stands_around_fields_and_what_is_only_of_the_web(
    tag: str, holds: bool, of_the_web: bool
) -> None:
    (piece,) = read_page(Path("a.html"), "a.html", tag).pieces
    assert (launcher.holds_fields(piece), launcher.is_of_the_web(piece)) == (holds, of_the_web)


def test_a_platform_is_told_of_the_replies_that_end_a_conversation() -> None:
    dialogue = read_library(LIBRARY)[0].dialogues["talk"]
    facts = launcher.dialogue_facts("talk", dialogue)
    assert [*facts] == [*dialogue.turns]
    assert facts["door"] == {
        "id": "dialogue-talk.door", "replies": ["ask", "argue"], "last": [],
    }  # fmt: skip
    assert facts["cold"]["last"] == ["go"]


def test_the_colours_of_the_course_stand_before_the_styles_of_the_launcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "small", lambda texts: [f"{path} {text}" for path, _, text in texts])
    write_file(tmp_path / "lms/launch.css", "own")
    colour_launcher(tmp_path)
    assert (tmp_path / "lms/launch.css").read_text() == "lms/launch.css own"
    write_file(tmp_path / "site/tokens.css", "colours")
    colour_launcher(tmp_path)
    assert (tmp_path / "lms/launch.css").read_text() == (
        "lms/launch.css colours\nlms/launch.css own"
    )
