"""What the course costs in bytes and time, measured by `make bench`."""

from collections.abc import Callable

from playwright.sync_api import Browser

from tests.bench import analysis, build, cards, dialogue, engines, moving, volume, weight

PARTS: dict[str, Callable[[Browser, int], str]] = {
    "engines": engines.report,
    "build": build.report,
    "weight": weight.report,
    "volume": volume.report,
    "analysis": analysis.report,
    "dialogue": dialogue.report,
    "cards": cards.report,
    "moving": moving.report,
}
"""Name → what measures it: given a browser and a number of rounds, the tables in Markdown."""
