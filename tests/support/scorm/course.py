"""A small course for packages: two lessons with a sheet each, and a knowledge check."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import make_project

LESSON = """\
---
title: {title}
description: A lesson.
lesson: {id}
minutes: 5
idea: Talk early.
objectives: [say it]
evidence: {{label: practice, rests_on: Practice., disputed: All of it., sources: [smith]}}
---
# {title}

{{{{ lesson_opening() }}}}

Then go on with {{{{ lesson("hedges", "hedges") }}}}, or [look elsewhere](https://elsewhere.example/).

"""
SHEET = """\
id: {id}
revision: 1
title: The sheet of {id}
minutes: 3
intro: Why.
gives: Something.
goes: Somewhere.
fields:
  - {{id: what, kind: text, lines: 4, prompt: What is it about?}}
  - {{id: who, kind: text, prompt: With whom?}}
"""
CHECK = """\
id: check-fences
revision: 1
title: "Check: Fences"
minutes: 2
scope: learner
intro: Try it.
fields:
  - id: first
    kind: choice
    prompt: When?
    choices:
      - {id: never, label: Never, feedback: No.}
      - {id: soon, label: Soon, correct: true, feedback: Yes.}
  - id: second
    kind: checklist
    prompt: With whom?
    choices:
      - {id: them, label: Them, correct: true, feedback: Yes.}
      - {id: nobody, label: Nobody, feedback: No.}
      - {id: friend, label: A friend, correct: true, feedback: Yes.}
"""
TALK = """\
title: The hedge
minutes: 2
you: You want it lower.
with: Ada
start: gate
turns:
  gate:
    says: It stays as it is.
    replies:
      ask: {say: What is it for?, to: gate, once: true}
      show: {say: Come and look from here., to: garden}
  garden:
    says: I had not seen that.
    replies:
      agree: {say: Shall we say shoulder-high?, to: lower}
      leave: {say: Never mind., to: same}
endings:
  lower: {title: Lower, reached: Light., cost: An hour., best: true}
  same: {title: As it was, reached: Peace., cost: Light.}
"""
SOURCES = 'smith: {short: Smith (2020), full: "Smith, A. (2020). Fences.", checked: "no"}\n'
PAGES = {
    "index.md": "# Home\n\nBegin with {{ lesson('fences', 'fences') }}.\n",
    "fences.md": LESSON.format(title="Fences", id="fences")
    + '{{ worksheet("fence") }}\n\n{{ knowledge_check("fences") }}\n',
    "part/hedges.md": LESSON.format(title="Hedges", id="hedges") + '{{ worksheet("hedge") }}\n',
    "talk.md": '# A talk\n\n{{ dialogue("talk") }}\n',
    "workbook.md": "# Workbook\n\n{{ workbook() }}\n",
    "sources.md": "# Sources\n\n{{ sources() }}\n",
    "authors/writing.md": "# How to write\n",
}
EXERCISES = {
    "fence.yaml": SHEET.format(id="fence"),
    "hedge.yaml": SHEET.format(id="hedge"),
    "checks/fences.yaml": CHECK,
    "dialogues/talk.yaml": TALK,
    "reference/sources.yaml": SOURCES,
}


def make_course(folder: Path) -> Path:
    """Writes the course into `folder`; gives its mkdocs.yml."""
    return make_project(folder, pages=PAGES, exercises=EXERCISES) / "mkdocs.yml"
