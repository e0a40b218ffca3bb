"""The list of a part's lessons: those that the course has, in its order, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine import html
from tests.support.project import build, make_project

LESSON = """\
---
title: {title}
description: A lesson.
lesson: {id}
minutes: {minutes}
about: {about}
idea: One idea.
objectives: [say it]
evidence: {{label: practice, rests_on: Practice.}}
---
# {title}
"""
NAV = """\
nav:
  - Home: index.md
  - Fences:
      - fences/index.md
      - fences/gates.md
      - fences/posts.md
  - Elsewhere:
      - elsewhere/paths.md
"""


def page(id: str, title: str, minutes: int, about: str) -> str:
    return LESSON.format(id=id, title=title, minutes=minutes, about=about)


@pytest.mark.long
def test_a_part_lists_its_own_lessons_and_none_that_is_left_out(tmp_path: Path) -> None:
    project = make_project(
        tmp_path / "course",
        pages={
            "index.md": "# Home\n",
            "fences/index.md": "# Fences\n\n{{ lessons() }}\n",
            "fences/posts.md": page("posts", "Posts", 7, "Wood | stone"),
            "fences/gates.md": page("gates", "Gates", 12, "Ways *in*"),
            "fences/wire.md": page("wire", "Wire", 9, "Left out"),
            "elsewhere/paths.md": page("paths", "Paths", 5, "Another part"),
        },
        exercises={"reference/response-scales.yaml": "{}\n"},
    )
    config = project / "mkdocs.yml"
    settings = config.read_text("utf-8")
    config.write_text(settings[: settings.index("\nnav:") + 1] + NAV, encoding="utf-8")
    site = build(project, tmp_path / "site")
    root = html.read(site / "fences/index.html")
    rows = [[html.words(cell) for cell in row.iter("td")] for row in root.iter("tr")]
    assert [row for row in rows if row] == [
        ["Gates", "Ways *in*", "12"],
        ["Posts", "Wood | stone", "7"],
    ]
