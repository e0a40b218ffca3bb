"""What is said around Zensical: that it is missing, and that a mistake stops what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.adapter import zensical_project


def test_without_it_one_is_told_how_to_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(zensical_project, "find_spec", lambda name: None)
    assert zensical_project.main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "Zensical is not installed. `make build generator=zensical` installs it.\n"
    )


def test_after_a_mistake_it_starts_again_once_that_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mistakes, statuses = iter([True, True, False, False]), iter([1, 0])

    @contextmanager
    def project(config: Path) -> Iterator[tuple[Path, Path]]:
        yield config, tmp_path

    monkeypatch.setattr(zensical_project, "project", project)
    monkeypatch.setattr(zensical_project, "_add_late_sentences", lambda *_: None)
    monkeypatch.setattr(zensical_project, "_has_mistakes", lambda config: next(mistakes))
    monkeypatch.setattr(zensical_project, "_zensical", lambda *_, cwd: next(statuses))
    monkeypatch.setattr(zensical_project, "sleep", lambda seconds: None)
    assert zensical_project.serve(tmp_path / "mkdocs.yml", 8000) == 0
    assert capsys.readouterr().err == "Mend it and save: then the course shows again.\n"
