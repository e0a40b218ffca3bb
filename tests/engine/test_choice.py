"""Which pages go into a package; of a made-up course that nobody builds."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import Any, cast

import pytest

from macros.course.library import Library
from macros.course.settings import EDITION, PACKAGE
from macros.lms.choice import UnknownPageError, find, packaging, pages_of, shown_dialogues

NAV = (
    "index.md", "part/first.md", "part/second.md", "cases/index.md", "cases/hedge/index.md",
    "talk.md", "talk-again.md", "credits.md", "workbook.md", "instructors/class.md",
)  # fmt: skip
BESIDE = (
    "cases/hedge/a/card.md", "cases/notes.md", "part/loose.md", "instructors/notes.md",
    "cases/gone.md", "help.md",
)  # fmt: skip
DIALOGUES = {
    "letter": SimpleNamespace(lesson="first"),
    "unseen": SimpleNamespace(lesson="first"),
    "other": SimpleNamespace(lesson=None),
}
SHOWS = {"talk.md": ["letter", "other"], "talk-again.md": ["letter"]}
CALLS = {"workbook.md": "workbook", "part/first.md": "worksheet"}


def page(path: str) -> Any:
    shown = SHOWS.get(path, [])
    calls = [SimpleNamespace(name=CALLS[path])] if path in CALLS else []
    return SimpleNamespace(
        path=path, calls=calls, shown_by=lambda kind: shown if kind == "dialogue" else []
    )


@pytest.fixture
def library() -> Library:
    pages = {path: page(path) for path in (*NAV, *BESIDE)}
    known = SimpleNamespace(
        nav=NAV, pages=pages, dialogues=DIALOGUES,
        lessons={"first": SimpleNamespace(id="first", page="part/first.md"),
                 "talk": SimpleNamespace(id="talk", page="part/second.md")},
        pages_in_nav=lambda: (pages[path] for path in NAV),
        pages_left_out=lambda: ["cases/gone.md"],
    )  # fmt: skip
    return cast(Library, known)


@pytest.mark.parametrize(
    ("named", "pages"),
    [
        ([], [*NAV[:-1], "cases/hedge/a/card.md", "cases/notes.md", "help.md", "part/loose.md"]),
        (["part/second"], ["part/second.md"]),
        (["first"], ["part/first.md", "talk.md"]),
        (["part/first.md"], ["part/first.md", "talk.md"]),
        (["other"], ["talk.md"]),
        (["cases/hedge/index"], ["cases/hedge/index.md", "cases/hedge/a/card.md"]),
        (["cases/index"], ["cases/index.md", "cases/notes.md"]),
        (["part/second", "part/first"], ["part/first.md", "part/second.md", "talk.md"]),
        (["index"], ["index.md"]),
    ],
)  # fmt: skip
def test_named_pages_bring_along_what_belongs_to_them(
    library: Library, named: list[str], pages: list[str]
) -> None:
    always = {"credits.md", "workbook.md"} if named else set()
    expected = [path for path in NAV if path in pages or path in always]
    expected += [path for path in sorted(BESIDE) if path in pages]
    assert pages_of(library, named) == expected


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("part/first", "part/first.md"),
        ("part/first.md", "part/first.md"),
        ("/part/first/", "part/first.md"),
        ("first", "part/first.md"),
        ("letter", "talk.md"),
        ("talk", "part/second.md"),
        ("instructors/class", "instructors/class.md"),
    ],
)
def test_a_page_is_found_by_its_path_a_lesson_and_a_dialogue_by_their_ids(
    library: Library, name: str, path: str
) -> None:
    assert find(library, name) == path


@pytest.mark.parametrize("name", ["frist", "unseen", "part/loose", ""])
def test_what_is_no_page_of_nav_is_refused(library: Library, name: str) -> None:
    with pytest.raises(UnknownPageError, match=f"There is no page or lesson `{name}`"):
        find(library, name)


def test_only_dialogues_that_a_page_shows_are_reported(library: Library) -> None:
    assert [id for id, _ in shown_dialogues(library)] == ["letter", "other"]


@pytest.mark.parametrize("before", [None, "what was there"])
def test_a_build_is_told_its_pages_only_while_it_lasts(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (PACKAGE, EDITION):
        monkeypatch.delenv(name, raising=False)
        if before is not None:
            monkeypatch.setenv(name, before)
    with pytest.raises(RuntimeError), packaging(["a.md", "b.md"]):
        assert (os.environ[PACKAGE], os.environ[EDITION]) == ("a.md\nb.md", "learner")
        raise RuntimeError
    assert (os.environ.get(PACKAGE), os.environ.get(EDITION)) == (before, before)
