"""Scripted learners play the counterpart by the hundred: `make simulate` prints what happened.

The tables stand in `docs/practice/simulation.md`, too; `--write` puts them there, and a test
compares. They are reported as found.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import mean
from typing import Any

from playwright.sync_api import sync_playwright

from macros.page_macros.counterpart import game_data
from macros.rules.checked_course import load
from tests.support import chromium
from tests.support.modules import Modules, blank_site
from tests.support.project import ROOT
from tests.support.server import Server

PAGE = ROOT / "docs" / "practice" / "simulation.md"
START, END = "<!-- tables: make simulate -->", "<!-- end of tables -->"
SEEDS = ["heron"]
POLICIES = {
    "positional": "Positional",
    "middle": "Middle",
    "asking": "Asking",
    "stepwise": "Stepwise",
    "giving-away": "Giving away",
    "bluffing": "Bluffing",
}
MOODS = {"reciprocal": "Open", "guarded": "Careful", "hard": "Hard", "taker": "Taker"}
Game = dict[str, Any]


def cases() -> list[dict[str, Any]]:
    """Every case of the course, as the counterpart's page has it."""
    return [game_data(case) for case in load(ROOT / "mkdocs.yml").cases.values()]


def play_all(modules: Modules) -> list[Game]:
    """Every scripted learner in every case, version, role, mood and difficulty."""
    return list(modules.call("counterpart/simulate.mjs", "simulate", cases(), SEEDS))


def tables(games: list[Game]) -> str:
    """All tables as Markdown."""
    usual = [game for game in games if game["possible"]]
    closed = [game for game in games if not game["possible"]]
    parts = [
        f"**{len(usual)} conversations in which some agreement is better for both than none.**",
        by_policy(usual),
        "**The same, by whom they met: own points, and in brackets the agreements.**",
        by_mood(usual),
        "**Stepwise beside each of the others, setting by setting.**",
        compared(usual),
        "**Two months with the same person.**",
        two_months(usual),
        f"**{len(closed)} conversations in which no agreement can be better for both.**",
        by_policy(closed),
    ]
    return "\n\n".join(parts)


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def by_policy(games: list[Game]) -> str:
    head = ["Script", "Agreed", "Own points", "Together", "Found value"]
    return table(head, [[words, *summed(of(games, policy))] for policy, words in POLICIES.items()])


def summed(games: list[Game]) -> list[str]:
    """Agreements, and the means of own points, joint points, and found value where there is one."""
    found = [game["found"] for game in games if game["deal"]]
    return [
        f"{len(found)} of {len(games)}",
        average(games, "own"),
        average(games, "joint"),
        f"{mean(found):.0f} %" if found else "–",
    ]


def by_mood(games: list[Game]) -> str:
    def cell(policy: str, mood: str) -> str:
        met = [game for game in of(games, policy) if game["mood"] == mood]
        return f"{average(met, 'own')} ({sum(game['deal'] for game in met)})"

    rows = [[words, *(cell(policy, mood) for mood in MOODS)] for policy, words in POLICIES.items()]
    return table(["Script", *MOODS.values()], rows)


def two_months(games: list[Game]) -> str:
    """What came of the same scripts a month later, with a counterpart that remembers."""
    months = ["Own, month 1", "Own, month 2", "Agreed, month 2", "Together, month 2"]
    head = ["Script", "Untruths found out", *months]

    def row(policy: str, words: str) -> list[str]:
        played = of(games, policy)
        later = [game["next"] for game in played]
        return [
            words,
            average(played, "untruths"),
            average(played, "own"),
            average(later, "own"),
            f"{sum(game['deal'] for game in later)} of {len(later)}",
            average(later, "joint"),
        ]

    return table(head, [row(*each) for each in POLICIES.items()])


def compared(games: list[Game]) -> str:
    head = ["Stepwise and …", "Own better", "same", "worse", "Together worse"]
    others = [policy for policy in POLICIES if policy != "stepwise"]
    return table(head, [[POLICIES[other], *counts(games, other)] for other in others])


def counts(games: list[Game], other: str) -> list[str]:
    own = differences(games, other, "own").values()
    joint = differences(games, other, "joint").values()
    better, same = (by > 0 for by in own), (by == 0 for by in own)
    worse, together = (by < 0 for by in own), (by < 0 for by in joint)
    return [str(sum(counts)) for counts in (better, same, worse, together)]


def differences(games: list[Game], other: str, what: str) -> dict[tuple[str, ...], int]:
    """Setting → how much more `what` the stepwise learner has there than the other."""
    found = {setting(game): game[what] for game in of(games, other)}
    return {setting(game): game[what] - found[setting(game)] for game in of(games, "stepwise")}


def setting(game: Game) -> tuple[str, ...]:
    """Everything but who plays."""
    return tuple(
        str(game[key]) for key in ("case", "walkAway", "role", "mood", "difficulty", "seed")
    )


def of(games: list[Game], policy: str) -> list[Game]:
    return [game for game in games if game["policy"] == policy]


def average(games: list[Game], what: str) -> str:
    return f"{mean(game[what] for game in games):.1f}"


def in_page() -> str:
    """The tables as they stand in the docs."""
    return PAGE.read_text("utf-8").partition(START)[2].partition(END)[0].strip()


def write(made: str) -> None:
    """Puts the tables into the docs."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{START}\n\n{made}\n\n{END}{after}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(blank_site(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.url)
        made = tables(play_all(Modules(page)))
        browser.close()
        server.stop()
    print(made)
    if "--write" in arguments:
        write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
