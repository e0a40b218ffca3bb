"""Builds into one folder at the same time, and builds that fail: a whole site is always there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from macros.commands import build
from macros.publish import Published


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose builds write two files that belong together."""

    def run(config: Path, into: Path, *, edition: str | None = None, **_: object) -> None:
        if edition == "broken":
            raise build.SiteNotBuiltError
        (into / "index.html").write_text(into.name)
        (into / "second.html").write_text(into.name)

    monkeypatch.setattr(build, "_run", run)
    monkeypatch.setattr(build, "publish", lambda site: Published(2, 0, 10, 10))
    return tmp_path / "mkdocs.yml"


def texts(site: Path) -> set[str]:
    return {path.read_text() for path in site.iterdir()}


def test_of_builds_at_once_one_stays_whole(config: Path) -> None:
    site = config.parent / "site"

    def once(_: int) -> str:
        return build.build_site(config, site)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(once, range(40)))
    assert len(texts(site)) == 1
    assert [path.name for path in config.parent.iterdir()] == ["site"]


def test_a_site_is_made_out_of_sight_and_beside_its_place(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From another disk a finished folder could not be put in its place at once."""
    made: list[tuple[str, Path]] = []

    def noted(*, prefix: str, dir: Path) -> str:
        made.append((prefix, dir))
        return mkdtemp(prefix=prefix, dir=dir)

    monkeypatch.setattr(build, "mkdtemp", noted)
    for _ in range(2):
        build.build_site(config, config.parent / "a/site")
    assert made == [(".site-", config.parent / "a")] * 4


def test_a_build_that_fails_leaves_the_last_site(config: Path) -> None:
    site = config.parent / "site"
    build.build_site(config, site)
    before = texts(site)
    with pytest.raises(build.SiteNotBuiltError):
        build.build_site(config, site, edition="broken")
    assert texts(site) == before
    assert [path.name for path in config.parent.iterdir()] == ["site"]


def test_a_site_goes_into_folders_that_are_not_there_yet(config: Path) -> None:
    build.build_site(config, config.parent / "a/b/site")
    assert texts(config.parent / "a/b/site")


def test_a_site_takes_the_place_of_no_other_files(config: Path) -> None:
    docs = config.parent / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Ours\n")
    for folder in (docs, config.parent):
        with pytest.raises(build.NotForASiteError, match=f"{folder} holds other files"):
            build.build_site(config, folder)
    assert texts(docs) == {"# Ours\n"}


def test_the_zip_is_named_after_the_course(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write_disk(site: Path, file: Path) -> int:
        return file.write_text("zip")

    class Library:
        class course:  # noqa: N801 -- as the library has it
            id = "garden-course"

    loaded: Any = lambda path: Library  # noqa: E731 -- stands in for a function
    monkeypatch.setattr(build, "load", loaded)
    monkeypatch.setattr(build, "write_disk", write_disk)
    build.build_disk(config, config.parent / "out")
    assert (config.parent / "out/garden-course.zip").exists()
