"""A dialogue of 300 turns beside one of 30: what a reply, a reload and the debrief cost."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from macros.dialogues.data import dialogue_data
from macros.dialogues.model import Dialogue
from tests.support.modules import blank_site
from tests.support.report import table
from tests.support.server import Server

SIZES = (30, 300)
ROWS = {
    "reply": "one reply at its end",
    "reload": "all of it played again, as after a reload",
    "debrief": "the debrief, which explores every other way",
    "code": "its result code, written and read",
}
MEASURE = """async ([dialogue, replies, runs]) => {
  const load = (path) => import(new URL(`assets/dialogue/${path}`, document.baseURI));
  const { replay, goOn, goBack, unplayed } = await load("played.mjs");
  const { debriefOf } = await load("debrief.mjs");
  const { read, write } = await load("code.mjs");
  const { offered } = await load("state.mjs");
  const next = (replayed, id) => {
    const replies = offered(dialogue, replayed.states.at(-1));
    return goOn(dialogue, replayed, replies.find((reply) => reply.id === id));
  };
  const ended = replies.reduce(next, replay(dialogue, unplayed(dialogue)));
  const before = goBack(dialogue, ended, replies.length - 1);
  const quickest = (work, times) => Math.min(...Array.from({ length: runs }, () => {
    const start = performance.now();
    for (let time = 0; time < times; time++) work();
    return (performance.now() - start) / times;
  }));
  return {
    steps: ended.played.path.length,
    ending: debriefOf(dialogue, ended).id,
    way: read(write(dialogue, ended.played.path), { [dialogue.id]: dialogue })?.path?.length,
    reply: quickest(() => next(before, replies.at(-1)), 500),
    reload: quickest(() => replay(dialogue, ended.played), 30),
    debrief: quickest(() => debriefOf(dialogue, ended), 2),
    code: quickest(() => read(write(dialogue, ended.played.path), { [dialogue.id]: dialogue }), 20),
  };
}"""


def long_dialogue(turns: int) -> dict[str, Any]:
    """So many turns in a row, each with replies that help, that harm, and that go back."""

    def replies(at: int) -> dict[str, Any]:
        onward = f"t{at + 1}" if at + 1 < turns else "good"
        return {
            "ask": {"say": "Why?", "set": {"trust": "+1"}, "to": onward},
            "argue": {"say": "No!", "set": {"trust": "-1"}, "to": onward},
            "leave": {"say": "Enough.", "if": {"trust": {"at_most": -2}}, "to": "bad"},
            "again": {"say": "Once more?", "once": at % 60 == 0, "to": f"t{max(at - 1, 0)}"},
        }

    end = {"reached": "Something.", "cost": "Something else."}
    dialogue = Dialogue.model_validate(
        {
            **{"title": "Long", "minutes": 9, "you": "You.", "with": "Them.", "start": "t0"},
            "variables": {"trust": {"from": -3, "to": 3, "start": 0}},
            "turns": {f"t{at}": {"says": "So?", "replies": replies(at)} for at in range(turns)},
            "endings": {
                "good": {"title": "Good", "best": True, **end},
                "bad": {"title": "Bad", **end},
            },
        }
    )
    return dialogue_data("long", dialogue)


def measure(page: Page, turns: int, runs: int) -> dict[str, Any]:
    """Milliseconds of each of ROWS; raises AssertionError where no ending is reached."""
    replies = ["argue", "ask"] * (turns // 2)
    measured: dict[str, Any] = page.evaluate(MEASURE, [long_dialogue(turns), replies, runs])
    assert (measured["steps"], measured["ending"], measured["way"]) == (turns, "good", turns)
    return measured


def report(browser: Browser, rounds: int) -> str:
    """The table: each size in milliseconds, and how many times the larger costs the smaller."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(blank_site(Path(folder)))
        page = browser.new_page()
        page.goto(server.url)
        few, many = (measure(page, turns, rounds) for turns in SIZES)
        page.close()
        server.stop()
    head = [
        f"A dialogue of {SIZES[1]} turns, quickest of {rounds} runs",
        f"× {SIZES[0]} turns",
        "ms",
    ]
    rows = [
        [name, f"{many[key] / max(few[key], 0.001):.1f}", f"{many[key]:.2f}"]
        for key, name in ROWS.items()
    ]
    return table(head, rows)
