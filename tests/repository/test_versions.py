"""The version moves with the changelog, and everything that names it agrees."""

from __future__ import annotations

import tomllib

import yaml

from tests.support.project import ROOT
from tests.support.release_notes import CHANGELOG, newest


def test_the_newest_entry_of_the_changelog_is_the_version_everywhere() -> None:
    version, notes = newest(CHANGELOG.read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert project["version"] == citation["version"] == version
    assert "*What to do:*" in notes


def test_notes_end_where_the_version_before_begins() -> None:
    changelog = (
        "# Changes\n\nHow to.\n\n## 2.0.0\n\nNew.\n\n### Part\n\nMore.\n\n## 1.0.0\n\nOld.\n"
    )
    assert newest(changelog) == ("2.0.0", "New.\n\n### Part\n\nMore.\n")
    assert newest("## 1.0.0\n\nOld.\n") == ("1.0.0", "Old.\n")
