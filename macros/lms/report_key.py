"""The key to a platform's report: what the ids and letters in `cmi.interactions` stand for.

A report names a question `check-opening.by-email` and an answer `b`, and so a turn of a dialogue
`dialogue-rent-letter.doorstep` and a reply. The key says in a table which prompt and which choice
that is, as a file for a spreadsheet and as a page to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.authoring.inline_markdown import plain
from macros.course.library import Library
from macros.dialogues.model import Dialogue
from macros.lms.choice import shown_dialogues
from macros.lms.launcher import identifier, turn_identifier
from macros.models.exercise import Exercise
from macros.render.links import Links
from macros.render.renderer import Rendering
from macros.strings.loader import Strings, load

NAME = "answers-key"
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""What a report calls the choices, in the author's order; see `responses/choice-signs.mjs`."""
STYLE = Path(__file__).parent.parent / "templates" / "lms" / "answers-key.css"
RISKY = re.compile(r"^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]")
"""What a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Row:
    """One choice of one question, or one reply at one turn. All but `right` are plain text."""

    id: str
    lesson: str
    prompt: str
    sign: str
    choice: str
    right: bool


def write_key(library: Library, folder: Path) -> list[Path]:
    """Writes the key as CSV and HTML; nothing when the course has no checks and no dialogues."""
    rows = [*key_rows(library)]
    if not rows:
        return []
    say = load(library.course.language)
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{NAME}.csv": csv(rows, say), f"{NAME}.html": page(rows, library, say)}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="")
    return [folder / name for name in texts]


def key_rows(library: Library) -> Iterator[Row]:
    """The choices of all knowledge checks, in the order of the lessons; then those of dialogues."""
    lessons = {f"check-{id}": plain(lesson.title) for id, lesson in library.lessons.items()}
    checks = [check for id in lessons if (check := library.checks.get(id))]
    rest = [check for id, check in library.checks.items() if id not in lessons]
    for check in [*checks, *rest]:
        yield from _check_rows(check, lessons.get(check.id, plain(check.title)))
    for id, dialogue in shown_dialogues(library):
        yield from _dialogue_rows(id, dialogue)


def _check_rows(check: Exercise, lesson: str) -> Iterator[Row]:
    fields: tuple[Any, ...] = tuple(check.fields)
    for field in fields:
        if field.correct() is not None:
            id = identifier(f"{check.id}.{field.id}")
            for sign, choice in zip(SIGNS, field.choices, strict=False):
                texts = plain(field.prompt), sign, plain(choice.label)
                yield Row(id, lesson, *texts, choice.correct)


def _dialogue_rows(id: str, dialogue: Dialogue) -> Iterator[Row]:
    """Nothing is right or wrong in a dialogue."""
    for turn, entry in dialogue.turns.items():
        about = turn_identifier(id, turn), plain(dialogue.title), plain(entry.says)
        for sign, reply in zip(SIGNS, dialogue.offered[turn].values(), strict=False):
            yield Row(*about, sign, plain(reply.say), False)


def csv(rows: list[Row], say: Strings) -> str:
    """A table for a spreadsheet. It begins with the mark by which spreadsheets know UTF-8."""
    lines = [_titles(say), *(_line(row, say) for row in rows)]
    return "\ufeff" + "".join(",".join(map(_cell, line)) + "\r\n" for line in lines)


def page(rows: list[Row], library: Library, say: Strings) -> str:
    """A page that stands by itself: it asks for no other file."""
    return Rendering(library, say, Links("", {})).fill(
        "lms/answers-key.html.jinja",
        name=library.settings.name,
        language=say.language,
        style=Markup(STYLE.read_text("utf-8")),
        questions=[(id, [*group]) for id, group in groupby(rows, lambda row: row.id)],
    )


def _titles(say: Strings) -> list[str]:
    return [
        say("lms-key-id"),
        say("lms-key-lesson"),
        say("lms-key-prompt"),
        say("lms-key-sign"),
        say("lms-key-choice"),
        say("lms-key-right"),
    ]


def _line(row: Row, say: Strings) -> list[str]:
    right = say("lms-key-yes") if row.right else ""
    return [row.id, row.lesson, row.prompt, row.sign, row.choice, right]


def _cell(text: str) -> str:
    guarded = f"'{text}" if RISKY.match(text) else text
    return '"' + guarded.replace('"', '""') + '"'
