"""The course is the same whether MkDocs or ProperDocs builds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.publish import publish
from tests.support.project import ROOT, run_python

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
NAMED_BY_CONTENT = re.compile(rb'VERSION="[0-9a-f]{12}"')


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site, without what names the generator; the map of the site has its day."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    texts = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    return {
        name: NAMED_BY_CONTENT.sub(b"", GENERATOR.sub(b"", text))
        for name, text in texts.items()
        if not name.startswith("sitemap")
    }


def same_from_properdocs(project: Path, ours: Path, other: Path) -> int:
    """Builds and publishes a project with ProperDocs, too; returns how many files are the same."""
    done = run_python(
        project, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(other)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    publish(other)
    expected, found = contents(ours), contents(other)
    assert list(found) == list(expected)
    assert [name for name in found if found[name] != expected[name]] == []
    return len(found)


def test_a_small_course_is_the_same_from_properdocs(small_folder: Path, tmp_path: Path) -> None:
    project, other = small_folder.parent / "project", tmp_path / "properdocs"
    assert same_from_properdocs(project, small_folder / "course", other) > 10
    page = (other / "sheet" / "index.html").read_text("utf-8")
    assert 'name="story"' in page and "Content-Security-Policy" in page


@pytest.mark.long
def test_the_course_is_the_same_from_properdocs(course_folder: Path, tmp_path: Path) -> None:
    assert same_from_properdocs(ROOT, course_folder, tmp_path / "properdocs") > 100
