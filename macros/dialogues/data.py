"""A dialogue as pages get it: plain data for the modules of `macros/theme/assets/dialogue/`."""

from __future__ import annotations

from typing import Any

from macros.authoring.inline_markdown import plain
from macros.dialogues.model import Dialogue, Ending, Reply, Turn


def dialogue_data(id: str, dialogue: Dialogue) -> dict[str, Any]:
    """What a dialogue needs to be played; nothing that only instructors or the check read.

    `{id, title, you, with, start, variables, facts, mistakes, turns, endings}`; shared replies
    stand in every turn that names them.
    """
    return {
        "id": id,
        "title": plain(dialogue.title),
        "you": dialogue.you,
        "with": plain(dialogue.with_),
        "start": dialogue.start,
        "variables": {
            name: variable.model_dump(by_alias=True, exclude={"about"})
            for name, variable in dialogue.variables.items()
        },
        "facts": _plain(dialogue.facts),
        "mistakes": _plain(dialogue.mistakes),
        "turns": {name: _turn(dialogue, name, turn) for name, turn in dialogue.turns.items()},
        "endings": {name: _ending(ending) for name, ending in dialogue.endings.items()},
    }


FOR_PLAYERS = {"you", "facts", "mistakes"}
"""What is of no use where a dialogue is not played, but the ways of a class are gathered."""
SAID_AFTER = {"seems", "after", "mistake", "reached", "cost", "line"}


def moves_data(id: str, dialogue: Dialogue) -> dict[str, Any]:
    """What is needed to tell who said what where: turns, replies and endings with their rules.

    `dialogue_data` without what only somebody who plays it reads. The rules stay as they are: a
    result code knows the dialogue by them.
    """
    data = dialogue_data(id, dialogue)
    for entry in (*data["turns"].values(), *data["endings"].values()):
        _leave_out(entry, SAID_AFTER)
        for reply in entry.get("replies", ()):
            _leave_out(reply, SAID_AFTER)
    return _leave_out(data, FOR_PLAYERS)


def _leave_out(data: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    for key in keys & data.keys():
        del data[key]
    return data


def _plain(texts: dict[str, str]) -> dict[str, str]:
    return {name: plain(text) for name, text in texts.items()}


def _text(text: str | None) -> str | None:
    return None if text is None else plain(text)


def _turn(dialogue: Dialogue, id: str, turn: Turn) -> dict[str, Any]:
    return {
        "speaker": _text(turn.speaker),
        "says": plain(turn.says),
        "seems": _text(turn.seems),
        "was": [*turn.was],
        "replies": [
            _reply(name, reply, shared=name not in turn.replies)
            for name, reply in dialogue.offered[id].items()
        ],
    }


def _reply(id: str, reply: Reply, *, shared: bool) -> dict[str, Any]:
    condition = reply.if_ and reply.if_.model_dump(
        mode="json", by_alias=True, exclude_defaults=True
    )
    return {
        "id": id,
        "say": plain(reply.say),
        "if": condition,
        "set": [[name, *change] for name, change in reply.set.items()],
        "find": [*reply.find],
        "once": reply.once,
        "shared": shared,
        "after": _text(reply.after),
        "mistake": reply.mistake,
        "to": reply.to,
        "was": [*reply.was],
    }


def _ending(ending: Ending) -> dict[str, Any]:
    return {
        "title": plain(ending.title),
        "reached": plain(ending.reached),
        "cost": plain(ending.cost),
        "best": ending.best,
        "line": _text(ending.line),
        "was": [*ending.was],
    }
