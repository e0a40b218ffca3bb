"""Every way into a package times what a learner does there, in the strict runtime of our tests.

What a cell says comes from the run: the status that the platform has in the end, and whether
another computer then has every word.
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.support import chromium
from tests.support.modules import blank_site
from tests.support.project import ROOT
from tests.support.report import table
from tests.support.server import Server

Words = dict[str, str]
SCORM = ROOT / "tests" / "support" / "scorm"
LONG = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=9000))
BEFORE: list[Any] = [{"device": "one", "acts": [["write", "what", "early"], ["answer"]]}]
"""An earlier visit in which all checks were answered."""
DOWN = ["set", {"reachable": False}]
WAYS: dict[str, tuple[list[Any], dict[str, Any], list[Any]]] = {
    "Enter": ([], {}, []),
    "Preview": ([], {"way": "preview"}, []),
    "Review after completion, as in Moodle": (BEFORE, {}, []),
    "Review in which nothing is taken": (BEFORE, {"review": "refuses"}, []),
    "Review that answers “true” and drops it": (BEFORE, {"review": "ignores"}, []),
    "New attempt after completion": (BEFORE, {"force": "completed"}, []),
    "The requests fail, the calls answer “true”": ([], {}, [["settle"], DOWN]),
    "The login has run out": ([], {}, [["settle"], ["set", {"expired": True}]]),
    "No more than 4,096 characters": ([], {"room": 4096}, []),
    "What is too long is cut without a word": ([], {"room": 4096, "cuts": "at once"}, []),
    "No limit": ([], {"room": None}, []),
}
"""A way in: visits before it, what the platform does, and what happens first."""
WORDS = ["write", "who", "with B."]
JOURNEYS: dict[str, list[Any]] = {
    "looks and leaves at once": [["quick"]],
    "writes and leaves at once": [WORDS, ["quick"]],
    "answers all checks, then writes": [["answer"], ["settle"], WORDS, ["settle", 40]],
    "writes very much": [WORDS, ["settle"], ["write", "where", LONG], ["settle", 40]],
}


def report() -> tuple[str, list[str]]:
    """The table, and what in it must not be: a preview that completes, words that are nowhere."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(blank_site(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        try:
            page = browser.new_page()
            page.goto(server.url)
            for script in ("runtime.js", "journeys.js"):
                page.add_script_tag(path=SCORM / script)
            found = {way: [_run(page, way, acts) for acts in JOURNEYS.values()] for way in WAYS}
        finally:
            browser.close()
            server.stop()
    rows = [[way, *(cell for cell, _ in cells)] for way, cells in found.items()]
    wrong = [f"{way}: {why}" for way, cells in found.items() for _, why in cells if why]
    made = table(["The platform's way", *JOURNEYS], rows).replace("---:", "---")
    return made, wrong


def _run(page: Any, way: str, acts: list[Any]) -> tuple[str, str]:
    """A cell, and what is wrong in it."""
    before, given, first = WAYS[way]
    given = {"room": 63_999, **given}
    there = {"device": "one", "given": given, "acts": [*first, *acts]}
    later_given = {"room": given["room"]}
    again = {"way": "new attempt"} if given.get("review") else {}
    next_day = {"device": "one", "given": {**later_given, **again}, "acts": []}
    elsewhere = {"device": "two", "given": later_given, "acts": []}
    told = json.loads(page.evaluate("(visits) => journey(visits)", [*before, there, elsewhere]))
    later = json.loads(
        page.evaluate("(visits) => journey(visits)", [*before, there, next_day, elsewhere])
    )
    visit, other = told[len(before)], told[-1]
    status = visit["kept"].get("cmi.core.lesson_status", "not attempted")
    where = _words(visit["words"], other["words"], later[-1]["words"], bool(again))
    line = visit["state"] if "quick" not in str(acts) else ""
    cell = "; ".join(part for part in (status, where, line and f"`{line}`") if part)
    return cell, _fault(way, status, visit["words"], acts)


def _words(here: Words, other: Words, later: Words, anew: bool) -> str:
    """Where the words of this visit are: there at once, after the next visit, or in part."""
    if not here:
        return ""
    if other == here:
        return "all words elsewhere"
    if later == here:
        return f"elsewhere after {'a new attempt' if anew else 'the next visit'}"
    return f"{len(later)} of {len(here)} texts elsewhere, and told"


def _fault(way: str, status: str, here: dict[str, str], acts: list[Any]) -> str:
    if way == "Preview" and status != "browsed":
        return f"a preview leaves the status {status}"
    wanted = {act[1] for act in acts if act[0] == "write"}
    return "" if wanted <= here.keys() else "words are not on the device"
