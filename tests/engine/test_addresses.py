"""Addresses in pages: which lead somewhere, and what is said of those that do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from macros.course.reader import read_library
from macros.rules.addresses import rule
from tests.support.mistakes import MISTAKES
from tests.support.project import ROOT

FILES = {
    "docs/assets/own/Map.png": "", "docs/my file.pdf": "", "docs/deep/near.mp3": "",
    "notes.txt": "", "docs/deep/unique.md": "# Unique\n\n## Part\n", "docs/deep/index.md": "",
    "docs/out.md": "# Out\n", "docs/lists.md": "# Lists\n\n{{ lessons() }}\n",
    "mkdocs.yml": "extra: {course: {id: small}}\nnav: [index.md, first.md, deep/index.md, "
    "deep/unique.md, deep/page.md, lists.md]\n",
}  # fmt: skip
"""Beside a small course: files, a page that `nav` leaves out, and one of which nobody knows the
places."""
TOLD: dict[str, dict[str, str]] = yaml.safe_load(
    (ROOT / "tests" / "data" / "slips" / "addresses.yaml").read_text("utf-8")
)
"""Page → what stands in it, each with what is said of it."""


@pytest.mark.parametrize("path", TOLD)
def test_each_address_of_a_page_leads_somewhere_or_is_told(path: str, tmp_path: Path) -> None:
    course = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))
    for name, text in FILES.items():
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text(text, "utf-8")
    page = course / "docs" / path
    above = page.read_text("utf-8") if page.exists() else ""
    page.write_text("\n\n".join([above, *TOLD[path], ""]), "utf-8")
    lines = page.read_text("utf-8").split("\n")
    found = dict.fromkeys(TOLD[path], "")
    for problem in rule(read_library(course / "mkdocs.yml")[0]):
        assert problem.path == f"docs/{path}"
        found[lines[problem.position.line - 1]] += problem.message
    assert found == TOLD[path]
