"""A copy gets the newest engine, and keeps what is its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.commands.engine import AUTHOR, BRANCH, EngineError, about, git, take_engine


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


def test_nothing_happens_to_what_is_not_committed(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(source), str(copy))
    (copy / "macros/a.py").write_text("typing", encoding="utf-8")
    with pytest.raises(EngineError, match="Commit them first"):
        take_engine(copy, str(source))
    assert (copy / "macros/a.py").read_text("utf-8") == "typing"
