"""A copy gets the newest engine, and keeps what is its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.commands.engine import (
    AUTHOR,
    BRANCH,
    EngineError,
    about,
    git,
    offer_engine,
    take_engine,
)


def commit(root: Path, files: Mapping[str, str | None]) -> None:
    """Writes files, or removes those that are None, and commits."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    git(root, "add", "--all")
    git(root, *AUTHOR, "commit", "--quiet", "-m", "x")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "source"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    old = {"macros/a.py": "1", "macros/gone.py": "1", "docs/x.md": "theirs", "mkdocs.yml": "theirs"}
    commit(root, old)
    return root


NEW: dict[str, str | None] = {
    "macros/a.py": "2",
    "macros/new.py": "2",
    "macros/gone.py": None,
    "docs/x.md": "newer",
}
OWN: dict[str, str | None] = {
    "macros/strings/de.yaml": "own",
    "docs/x.md": "own",
    "mkdocs.yml": "own",
}


def contents(root: Path) -> dict[str, str]:
    return {name: (root / name).read_text("utf-8") for name in git(root, "ls-files").splitlines()}


EXPECTED = {
    "macros/a.py": "2",
    "macros/new.py": "2",
    "macros/strings/de.yaml": "own",
    "docs/x.md": "own",
    "mkdocs.yml": "own",
}


def test_a_fork_gets_the_engine_and_keeps_its_content(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(source), str(copy))
    commit(copy, OWN)
    commit(source, NEW)
    assert take_engine(copy, str(source)) == []
    assert contents(copy) == EXPECTED
    assert git(copy, "branch", "--show-current") == BRANCH
    assert take_engine(copy, str(source)) is None


def test_a_copy_from_the_template_has_no_history_in_common(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    git(copy, "init", "--quiet", "--initial-branch", "main")
    commit(copy, {"macros/a.py": "1", **OWN})
    commit(source, NEW)
    assert take_engine(copy, str(source)) == []
    assert contents(copy) == EXPECTED


def test_engine_files_that_a_copy_changed_are_told(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(source), str(copy))
    commit(copy, {"macros/a.py": "mine"})
    commit(source, NEW)
    changed = take_engine(copy, str(source))
    assert changed == ["macros/a.py"]
    assert "- `macros/a.py`" in about("them/course", changed)


@pytest.mark.parametrize(
    ("own", "newer", "told"),
    [
        ({"macros/a.py": "mine", "Makefile": "mine"}, {"macros/a.py": "2", "Makefile": "2"},
         ["Makefile", "macros/a.py"]),
        ({"macros/a.py": "mine", "macros/own.py": "mine"}, {"macros/new.py": "2"},
         ["macros/a.py"]),
        ({"macros/own.py": "mine", "docs/x.md": "mine"}, {"macros/a.py": "2", "docs/x.md": "2"},
         []),
        ({"macros/gone.py": None}, {"macros/gone.py": None, "macros/a.py": "2"}, []),
        ({"macros/gone.py": "mine"}, {"macros/gone.py": None}, ["macros/gone.py"]),
    ],
    ids=["two", "one that is as it came", "files of its own", "both removed it", "removed"],
)  # fmt: skip
def test_just_those_files_are_told_that_are_not_as_the_copy_had_them(
    own: dict[str, str | None], newer: dict[str, str | None], told: list[str],
    source: Path, tmp_path: Path,
) -> None:  # fmt: skip
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(source), str(copy))
    commit(copy, own)
    commit(source, newer)
    (copy / "notes.txt").write_text("not of the copy yet", "utf-8")
    assert take_engine(copy, str(source)) == told
    kept = {name: text for name, text in own.items() if text and name.startswith("docs")}
    engine = {name for name in contents(source) if not name.startswith("docs")} - {"mkdocs.yml"}
    there = contents(copy)
    assert {name: there.get(name) for name in engine} == {
        name: contents(source)[name] for name in engine
    }
    assert {name: there[name] for name in kept} == kept
    assert "macros/gone.py" not in there or "macros/gone.py" in engine
    assert git(copy, "log", "-1", "--format=%s %an %ae") == (
        "Update the engine Engine update noreply@github.com"
    )


def test_nothing_happens_to_what_is_not_committed(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(source), str(copy))
    (copy / "macros/a.py").write_text("typing", encoding="utf-8")
    with pytest.raises(EngineError, match="Commit them first"):
        take_engine(copy, str(source))
    assert (copy / "macros/a.py").read_text("utf-8") == "typing"


GH = """\
#!/bin/sh
echo "$1 $2" >> "$TOLD"
case "$1 $2" in
  "api repos/{owner}/{repo}") printf '%s\\n' "$ORIGIN" ;;
  "pr list") printf '%s\\n' "$LISTED" ;;
  "pr create")
    if [ -n "$REFUSED" ]; then echo "$REFUSED" >&2; exit 1; fi
    printf '%s|' "$@" >> "$TOLD"
    echo "https://github.example/pull/1" ;;
esac
"""
"""A made-up `gh`: answers as its variables say, and notes what it was asked."""


@pytest.fixture
def copy(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy at a made-up GitHub, of a course that has moved on meanwhile."""
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin/gh"
    gh.write_text(GH, "utf-8")
    gh.chmod(0o755)
    monkeypatch.setenv("PATH", str(gh.parent), prepend=":")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.setenv("ORIGIN", "them/course")
    monkeypatch.setenv("LISTED", "[]")
    git(tmp_path, "clone", "--quiet", "--bare", str(source), "hosted.git")
    git(tmp_path, "clone", "--quiet", "hosted.git", "copy")
    copy = tmp_path / "copy"
    git(copy, "config", f"url.{source}.insteadOf", "https://github.com/them/course.git")
    commit(copy, {"macros/a.py": "mine"})
    return copy


def asked(copy: Path) -> list[str]:
    return (copy.parent / "told").read_text("utf-8").splitlines()


def hosted(copy: Path) -> str:
    """The branches at the made-up GitHub."""
    return git(copy.parent / "hosted.git", "branch", "--format", "%(refname:short)")


def test_a_copy_is_offered_a_pull_request_with_what_it_had_changed(
    source: Path, copy: Path
) -> None:
    commit(source, NEW)
    assert offer_engine(copy) == "https://github.example/pull/1"
    assert hosted(copy) == f"{BRANCH}\nmain"
    body = about("them/course", ["macros/a.py"])
    create = f"pr|create|--head|{BRANCH}|--title|Update the engine|--body|{body}|"
    assert "\n".join(asked(copy)) == "\n".join(
        ["api repos/{owner}/{repo}", "pr list", "pr create", create]
    )
    assert "from them/course." in body and "- `macros/a.py`" in body


def test_an_open_pull_request_is_brought_up_to_date(
    source: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LISTED", '[{"number": 3}]')
    for number in ("2", "3"):
        commit(source, {"macros/a.py": number})
        git(copy, "checkout", "--quiet", "main")
        assert offer_engine(copy) == "The pull request has the newest engine."
        assert git(copy.parent / "hosted.git", "show", f"{BRANCH}:macros/a.py") == number
    assert "pr create" not in asked(copy)


def test_a_course_that_has_the_engine_or_is_no_copy_is_told_so(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(copy, "reset", "--quiet", "--hard", "HEAD~1")
    assert offer_engine(copy) == "The engine is the newest one."
    monkeypatch.setenv("ORIGIN", "")
    assert offer_engine(copy) == "This is no copy: there is nothing to take the engine from."
    assert hosted(copy) == "main"
    assert asked(copy) == ["api repos/{owner}/{repo}"] * 2


def test_what_github_refuses_is_told_in_its_own_words(
    source: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(source, NEW)
    monkeypatch.setenv("REFUSED", "not allowed here")
    with pytest.raises(EngineError, match="gh pr: not allowed here"):
        offer_engine(copy)
