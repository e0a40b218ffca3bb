"""A small course with the real theme, for tests that need no words of the real one."""

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
MIRROR = """id: mirror
revision: 1
title: A mirror
minutes: 1
self_assessment: true
intro: Why.
gives: Something.
goes: Nowhere.
next: {to: "page:index.md", label: Home}
fields:
  - {id: look, kind: text, lines: 1, prompt: What do you see?}
"""
PLAN = """id: plan
revision: 1
title: The plan
minutes: 1
intro: Say it.
lines: [line]
fields:
  - {id: line, kind: text, lines: 2, prompt: My line, take_from: [sheet.short]}
blocks:
  - {id: matter, title: The matter, entries: [{label: Story, from: sheet.story}]}
"""
CASE = """id: two
revision: 1
title: Two issues
about: Two things to settle.
minutes: {prepare: 1, talk: 2, debrief: 3}
shared: Two people talk.
roles:
  a: {name: Ann, who: somebody, brief: You are Ann., alternative: 3}
  b: {name: Ben, who: somebody, brief: You are Ben., alternative: 3}
issues:
  - id: price
    title: The price
    type: dividing
    options: [{label: Low, a: 0, b: 4}, {label: Middle, a: 2, b: 2}, {label: High, a: 4, b: 0}]
  - id: time
    title: The time
    type: tradable
    options: [{label: Soon, a: 16, b: 0}, {label: Later, a: 8, b: 7}, {label: Late, a: 0, b: 15}]
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
    "mirror.md": '# Mirror\n\n{{ worksheet("mirror") }}\n',
    "plan.md": "# Plan\n\n{{ plan() }}\n",
    "case.md": '# Case\n\n{{ case("two") }}\n',
    "a.md": '# Ann\n\n{{ case_role("two", "a") }}\n',
    "b.md": '# Ben\n\n{{ case_role("two", "b") }}\n',
    "end.md": '# The end\n\n{{ case_end("two") }}\n',
    "workbook.md": "# Workbook\n\n{{ workbook() }}\n",
    "class.md": "# Class\n\n{{ class_results() }}\n",
    "pairing.md": "# Pairing\n\n{{ pairing() }}\n",
}
EXERCISES = {
    "sheet.yaml": SHEET,
    "mirror.yaml": MIRROR,
    "plan.yaml": PLAN,
    "checks/know.yaml": CHECK,
    "cases/two.yaml": CASE,
}


def make(folder: Path) -> Path:
    """Its project, not yet built."""
    return make_project(folder, pages=PAGES, exercises=EXERCISES)


def write(folder: Path) -> Path:
    """Writes into `folder`, which is made: `host/course/` is the published course."""
    folder.mkdir()
    project = make(folder / "project")
    build(project, folder / "host" / "course")
    publish(folder / "host" / "course")
    return folder


def write_to_disk(folder: Path) -> Path:
    """Writes into `folder`, which is made: the edition that opens without a server, unpacked."""
    folder.mkdir()
    project = make(folder / "project")
    site = folder / "site"
    done = run_mkdocs(project, "build", "--no-directory-urls", "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    write_disk(site, folder / "course.zip")
    zipfile.ZipFile(folder / "course.zip").extractall(folder / "A folder – größer")
    return folder
