"""A small course with a card of each kind, and a plan that fills up."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import build, make_project
from tests.support.small_course import PLAN, SHEET

SAY = """kind: say
situation: They say no.
ask: What do you ask?
answers: [What would make it a yes?, What gets in the way?]
criteria: [It is a question., It is short., It is kind.]
"""
SORT = """kind: sort
situation: You hear two sentences.
ask: Which is which?
groups: {wish: A wish, reason: A reason}
items:
  - {text: I want the room., group: wish}
  - {text: I need quiet., group: reason, why: It says what for.}
"""
WORK_OUT = """kind: work-out
situation: One has two, the other has three.
ask: How many do both have?
answer: 5
unit: points
steps: 2 + 3 = 5.
"""
OWN = """kind: plan
ask: What is your line?
fields: [line]
"""
PAGES = {
    "index.md": "# Home\n\nThe beginning.\n",
    "cards.md": "# Cards\n\n{{ cards() }}\n",
    "sheet.md": '# Sheet\n\n{{ worksheet("sheet") }}\n',
    "plan.md": "# Plan\n\n{{ plan() }}\n",
}


def write_site(folder: Path) -> Path:
    """Builds the course into `site/` of a new folder."""
    folder.mkdir()
    cards = {"a-say": SAY, "b-sort": SORT, "c-work-out": WORK_OUT, "d-own": OWN}
    exercises = {"sheet.yaml": SHEET, "plan.yaml": PLAN}
    exercises |= {f"cards/{id}.yaml": text for id, text in cards.items()}
    project = make_project(folder / "project", pages=PAGES, exercises=exercises)
    return build(project, folder / "site")
