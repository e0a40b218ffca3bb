"""Goes through the situations and writes down what Orca says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.audit.speech.desktop import Desktop, desktop
from tests.audit.speech.situations import SITUATIONS, Situation, Step
from tests.support.server import Server


@dataclass(frozen=True)
class Heard:
    """One step of a situation, and the utterances that followed it."""

    situation: str
    step: Step
    words: list[str]

    @property
    def faults(self) -> list[str]:
        return self.step.faults(self.words)


def listen(site: Path) -> list[Heard]:
    """Every step of every situation on a published site."""
    server = Server(site)
    try:
        with desktop() as made:
            return [heard for each in SITUATIONS for heard in play(made, server.url, each)]
    finally:
        server.stop()


def play(made: Desktop, url: str, situation: Situation) -> list[Heard]:
    made.open(url + situation.address, situation.prepare)
    return [Heard(situation.name, step, do(made, step)) for step in situation.steps]


def do(made: Desktop, step: Step) -> list[str]:
    for act in step.acts:
        act(made)
    return made.heard()


def report(heard: list[Heard]) -> str:
    """A table of what was done and heard, and a line for each fault."""
    lines = ["| Situation | Step | Heard |", "| --- | --- | --- |"]
    last = ""
    for announcement in heard:
        name, last = (
            (announcement.situation if announcement.situation != last else ""),
            announcement.situation,
        )
        words = " · ".join(announcement.words).replace("|", "\\|") or "(nothing)"
        lines.append(f"| {name} | {announcement.step.told} | {words} |")
    faults = [
        f"- {announcement.situation}, {announcement.step.told}: {fault}"
        for announcement in heard
        for fault in announcement.faults
    ]
    return "\n".join([*lines, *([""] if faults else []), *faults])
