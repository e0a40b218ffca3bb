"""Places that can help, as a course's settings name them, stand in the box of `not_for`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine import html
from tests.support.project import build, make_project
from tests.support.sampling import every

ONLY_ID = "    id: common-ground\n"
CONTACTS = {
    "": [],
    "    help: Call [the line](https://help.example).\n": ["Call the line."],
    "    help: ['**Now:** 1-2-3', 'Sea & Sun']\n": ["Now: 1-2-3", "Sea & Sun"],
}


@pytest.mark.long
@pytest.mark.parametrize("settings", every([(text,) for text in [*CONTACTS][::-1]], 3))
def test_the_box_lists_them_in_order_as_text(settings: str, tmp_path: Path) -> None:
    pages = {"index.md": "---\ndescription: Here.\n---\n# Here\n\n{{ not_for() }}\n"}
    project = make_project(tmp_path / "course", pages=pages, exercises={})
    reference = project / "exercises/reference"
    reference.mkdir(parents=True)
    (reference / "not-for.yaml").write_text("title: Not for this\ntext: Go to somebody.\n")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(ONLY_ID, ONLY_ID + settings), "utf-8")
    page = html.read(build(project, tmp_path / "site") / "index.html")
    box = page.find(".//aside[@class='cg-not-for']")
    assert box is not None and "Go to somebody." in html.words(box)
    assert [html.words(item) for item in box.findall(".//li")] == CONTACTS[settings]
