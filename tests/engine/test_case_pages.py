"""The pages of a case take worksheets from the course's data; the engine knows no ids of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.project import build, make_project

CASE = """\
id: two
revision: 1
title: Two issues
about: Two things to settle.
minutes: {prepare: 1, talk: 2, debrief: 3}
shared: Two people meet. They meet again.
roles:
  a: {name: Ann, who: somebody, brief: You are Ann., alternative: 3}
  b: {name: Ben, who: somebody, brief: You are Ben., alternative: 3}
issues:
  - id: price
    title: The price
    type: dividing
    options: [{label: low, a: 0, b: 4}, {label: middle, a: 2, b: 2}, {label: high, a: 4, b: 0}]
  - id: time
    title: The time
    type: tradable
    options: [{label: soon, a: 16, b: 0}, {label: later, a: 8, b: 7}, {label: last, a: 0, b: 15}]
walk_away:
  alternatives: {a: 15, b: 15}
  replace: [{in: shared, sentence: They meet again., by: They part.}]
notes: Ask who asked.
"""
SHEET = """\
id: {id}
revision: 2
title: The sheet {id}
minutes: 3
intro: Look.
fields:
  - id: what
    kind: choice
    prompt: What was it?
    choices: [{{id: life, label: Life}}, {{id: play, label: A case}}]
  - {{id: line, kind: text, prompt: The code}}
  - {{id: side, kind: text, prompt: The role}}
  - {{id: bet, kind: text, prompt: The guess}}
"""
RESULT = """\
  - id: worth
    kind: insight
    title: What it was worth
    calculator: case-result
    inputs: {code: line, role: side, guess: bet}
    show_when: {field: what, is: [play, life]}
"""
PAGES = {
    "index.md": '# Home\n\n{{ worksheet("before") }}\n\n{{ worksheet("after") }}\n',
    "two.md": '# Two\n\n{{ case("two") }}\n',
    "two2.md": '# Two\n\n{{ case("two/2") }}\n',
    "a.md": '# A\n\n{{ case_role("two", "a") }}\n\n{{ case_role("two/2", "a") }}\n',
    "b.md": '# B\n\n{{ case_role("two", "b") }}\n\n{{ case_role("two/2", "b") }}\n',
    "end.md": '# End\n\n{{ case_end("two") }}\n',
    "end2.md": '# End\n\n{{ case_end("two/2") }}\n',
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    sheets = {f"{id}.yaml": SHEET.format(id=id) for id in ("before", "after")}
    sheets["after.yaml"] += RESULT
    return make_project(
        tmp_path / "course", pages=PAGES, exercises={**sheets, "cases/two.yaml": CASE}
    )


def case_of(site: Path) -> dict[str, Any]:
    """What the page on which the case ends knows."""
    html = (site / "end" / "index.html").read_text("utf-8")
    island = re.search(r'data-part="?data"?[^>]*>(.*?)</script>', html, re.DOTALL)
    assert island
    data: dict[str, Any] = json.loads(island[1])
    return data


@pytest.mark.long
def test_the_debrief_is_the_worksheet_that_works_out_a_result(
    project: Path, tmp_path: Path
) -> None:
    site = build(project, tmp_path / "site")
    debrief = case_of(site)["debrief"]
    assert debrief.pop("url").endswith("#worksheet-after")
    assert debrief == {
        "id": "after", "revision": 2, "scope": "negotiation", "was": [],
        "inputs": {"code": "line", "role": "side", "guess": "bet"}, "shows": {"what": "play"},
    }  # fmt: skip


@pytest.mark.long
def test_a_case_links_the_worksheets_that_the_course_names(project: Path, tmp_path: Path) -> None:
    settings = project / "mkdocs.yml"
    named = "    id: common-ground\n    prepare_with: [before]\n"
    settings.write_text(settings.read_text("utf-8").replace("    id: common-ground\n", named))
    html = (build(project, tmp_path / "site") / "two" / "index.html").read_text("utf-8")
    assert "#worksheet-before" in html
    assert "#worksheet-after" not in html


@pytest.mark.long
def test_without_a_worksheet_for_it_nothing_is_taken_over(project: Path, tmp_path: Path) -> None:
    sheet = project / "exercises" / "after.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace(RESULT, ""))
    assert case_of(build(project, tmp_path / "site"))["debrief"] is None
