"""A small course with the real theme, for journeys that need no words of the real one."""

from __future__ import annotations

import zipfile
from pathlib import Path

from macros.publish import publish
from macros.publish.disk import write_disk
from tests.support.project import build, make_project, run_mkdocs

SHEET = """id: sheet
revision: 1
title: The sheet
minutes: 1
intro: Why.
gives: Something.
goes: Nowhere.
next: {to: "page:index.md", label: Home}
fields:
  - {id: story, kind: text, lines: 3, prompt: Question of the story}
  - {id: short, kind: text, lines: 1, prompt: Question in short}
  - {id: count, kind: number, prompt: Question of number}
  - id: ways
    kind: checklist
    prompt: Question of ways
    choices: [{id: talk, label: Talk}, {id: write, label: Write}]
  - id: risks
    kind: rows
    prompt: Question of risks
    blank: 2
    columns:
      - {id: risk, label: Risk, kind: text, lines: 2}
      - {id: who, label: Who, kind: choice, choices: [{id: me, label: Me}, {id: you, label: You}]}
"""
CHECK = """id: check-know
revision: 1
title: What do you know?
minutes: 1
scope: learner
intro: One question.
fields:
  - id: what
    kind: choice
    prompt: Which of them?
    choices:
      - {id: this, label: This one, feedback: Not this one.}
      - {id: that, label: That one, correct: true, feedback: Yes.}
"""
PAGES = {
    "index.md": "# Home\n\nThe beginning.\n",
    "sheet.md": '# Sheet\n\n{{ worksheet("sheet") }}\n',
    "check.md": '# Check\n\n{{ knowledge_check("know") }}\n',
    "lesson.md": "# A lesson\n\nA word that is nowhere else: zanzibar.\n",
    "workbook.md": "# Workbook\n\n{{ workbook() }}\n",
}
EXERCISES = {"sheet.yaml": SHEET, "checks/know.yaml": CHECK}


def write(folder: Path) -> Path:
    """The published course, for a server."""
    project = make_project(folder / "project", pages=PAGES, exercises=EXERCISES)
    build(project, folder / "host" / "course")
    publish(folder / "host" / "course")
    return folder


def write_to_disk(folder: Path) -> Path:
    """The edition that opens without a server, unpacked."""
    project = make_project(folder / "project", pages=PAGES, exercises=EXERCISES)
    site = folder / "site"
    done = run_mkdocs(project, "build", "--no-directory-urls", "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    write_disk(site, folder / "course.zip")
    zipfile.ZipFile(folder / "course.zip").extractall(folder / "A folder – größer")
    return folder
