"""A small course with a dialogue, its parallel, a plan that takes a line, and a judgement test."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import build, make_project
from tests.support.small_course import PLAN, SHEET

ADDRESS = "talk/"
KEY = "_practice/dialogue/talk"
"""Where it is kept, behind the site's beginning."""

TALK = """title: The letter
parallel: other
minutes: 3
you: You rent two rooms, and a letter came.
with: Dana Roth
variables: {trust: {from: -2, to: 2, start: 0}}
facts:
  boiler: The boiler broke twice last winter.
  friend: Her friend asks for more.
mistakes:
  argued: You argued before you had heard the reason.
  forgot: You left it open.
start: door
turns:
  door:
    says: I said it all in the letter.
    seems: Dana stays in the doorway.
    replies:
      ask:
        say: What made you decide on it now?
        set: {trust: +1}
        find: [boiler]
        after: A question that only a reason can answer.
        to: kitchen
      argue:
        say: That is far too much.
        set: {trust: -1}
        mistake: argued
        after: Now she has to defend the letter.
        to: cold
  cold:
    speaker: Dana's brother
    says: Then look for something else.
    shared: [pause]
    replies:
      sorry:
        say: That came out badly. May I begin again?
        once: true
        set: {trust: +1}
        find: [friend]
        to: door
      go:
        say: Perhaps I will.
        mistake: argued
        to: gone
  kitchen:
    says: It was the boiler, twice.
    seems: She sits down.
    shared: [pause]
    replies:
      offer:
        say: What would you need?
        if: {trust: {at_least: 1}, found: [boiler]}
        to: agreed
      leave:
        say: Fine, I will pay.
        mistake: forgot
        to: paid
shared:
  pause: {say: Give me a moment., once: true, to: door}
endings:
  agreed:
    title: Agreed, and written down
    reached: A step up in two parts.
    cost: You pay a little more.
    best: true
    line: What made you decide on it now?
  paid: {title: You pay, reached: Peace., cost: All that she asked for.}
  gone: {title: You go, reached: The last word., cost: Two rooms.}
"""
OTHER = """title: The other letter
minutes: 3
you: You let a room.
with: Sam
start: hall
turns:
  hall:
    says: I cannot pay.
    replies:
      why: {say: Why not?, to: good}
      out: {say: Then go., to: bad}
endings:
  good: {title: You know why, reached: A reason., cost: Time., best: true}
  bad: {title: Sam goes, reached: Nothing., cost: A tenant.}
"""
JUDGED = """id: judged
revision: 1
title: What first?
minutes: 1
scope: learner
self_assessment: true
intro: Why.
gives: Something.
goes: Nowhere.
next: {to: "page:index.md", label: Home}
repeat: {moments: {before: Before, after: After}}
fields:
  - id: lift
    kind: choice
    prompt: The lift
    choices: [{id: push, label: Push}, {id: ask, label: Ask, correct: true}]
    reason: It may be stuck.
  - id: queue
    kind: choice
    prompt: The queue
    choices: [{id: speak, label: Speak, correct: true}, {id: wait, label: Wait}]
    reason: Nobody knows yet.
  - id: change
    kind: insight
    title: Both times
    calculator: judgement-change
    inputs: {lift: lift, queue: queue}
"""
PAGES = {
    "index.md": "# Home\n\nThe beginning.\n",
    "talk.md": '# A talk\n\n{{ dialogue("talk") }}\n',
    "other.md": '# Another talk\n\n{{ dialogue("other") }}\n',
    "sheet.md": '# Sheet\n\n{{ worksheet("sheet") }}\n',
    "plan.md": "# Plan\n\n{{ plan() }}\n",
    "judged.md": '# Judged\n\n{{ worksheet("judged") }}\n',
    "class.md": "# Class\n\n{{ class_results() }}\n",
    "workbook.md": "# Workbook\n\n{{ workbook() }}\n",
}


def write_site(folder: Path) -> Path:
    """Builds the course into `site/` of a new folder."""
    folder.mkdir()
    exercises = {"sheet.yaml": SHEET, "plan.yaml": PLAN, "judged.yaml": JUDGED}
    dialogues = {"dialogues/talk.yaml": TALK, "dialogues/other.yaml": OTHER}
    project = make_project(folder / "project", pages=PAGES, exercises={**exercises, **dialogues})
    return build(project, folder / "site")
