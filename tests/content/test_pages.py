"""Descriptions, diagrams, ways, glossary: what stands around the lessons."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.content.course_text import DOCS, lessons, nav_paths, pages, reference, worksheets

SVG = "{http://www.w3.org/2000/svg}"
DIAGRAMS = sorted((DOCS / "assets/diagrams").glob("*.svg"))
RUN_SHEETS = {"ninety": [90], "half-day": [100, 87, 53], "eight-weeks": [75] * 8}
"""Minutes of each session."""
COLOURS = {"mine", "theirs", "shared", "ink", "quiet", "ground", "line"}


def test_every_page_of_the_navigation_exists() -> None:
    assert not [path for path in nav_paths() if not (DOCS / path).exists()]


def test_every_page_is_described_in_its_own_words() -> None:
    described = {page.path: page.meta.get("description", "") for page in pages()}
    assert not [path for path, words in described.items() if not 30 <= len(words) <= 200]
    again = [words for words, times in Counter(described.values()).items() if times > 1]
    assert not again


def test_the_search_knows_what_people_look_for_and_no_more(course_folder: Path) -> None:
    """Its index is most of a first visit: for maintainers it has one page, and nothing twice."""
    index = json.loads((course_folder / "search/search_index.json").read_text("utf-8"))
    found = {doc["location"]: doc["text"] for doc in index["docs"]}
    assert {location.partition("#")[0] for location in found if "contributing" in location} == {
        "contributing/"
    }
    assert "who covers the late shifts" in found["tonight/#worksheet-tonight"]
    often = [
        location for location, text in found.items() if "Your words stay in this browser" in text
    ]
    assert not often, "the foot of worksheets"
    assert not [location for location, text in found.items() if "JavaScript is off" in text]


def test_at_least_eight_diagrams_and_each_is_used() -> None:
    called = "\n".join(page.text for page in pages())
    assert len(DIAGRAMS) >= 8
    assert not [path.stem for path in DIAGRAMS if f'{{{{ diagram("{path.stem}") }}}}' not in called]


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_a_diagram_is_readable_and_follows_the_palette(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.attrib["viewBox"].split()[2] == "360"
    assert root.attrib["role"] == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text
    assert desc is not None and desc.text and len(desc.text) > 60
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], desc.attrib["id"]]
    for element in root.iter():
        assert element.tag != f"{SVG}style"
        assert not {"style", "fill", "stroke"} & set(element.attrib), element.attrib
        assert set(element.attrib.get("class", "").split()) <= COLOURS
        assert float(element.attrib.get("font-size", "13")) >= 13
        if element.tag == f"{SVG}text":
            assert "font-size" in element.attrib


def minutes(step: dict[str, Any]) -> int:
    """A step's own minutes, or those of its lesson or worksheet."""
    if "lesson" in step:
        return next(int(p.meta["minutes"]) for p in lessons() if p.meta["lesson"] == step["lesson"])
    if "worksheet" in step:
        return int(worksheets()[step["worksheet"]]["minutes"])
    return int(step.get("minutes", step.get("pause", 0)))


@pytest.mark.parametrize("way", ["tonight", "workshop", "course", *RUN_SHEETS])
def test_the_minutes_of_a_way_add_up(way: str) -> None:
    found = reference("ways")[way]
    assert sum(map(minutes, found["steps"])) == found["minutes"]


def test_tonight_takes_45_minutes_and_the_course_all_lessons_in_eight_weeks() -> None:
    ways = reference("ways")
    assert ways["tonight"]["minutes"] == 45
    weeks = [step for step in ways["course"]["steps"] if "session" in step]
    taught = [step["lesson"] for step in ways["course"]["steps"] if "lesson" in step]
    assert len(weeks) == 8
    assert sorted(taught) == sorted(page.meta["lesson"] for page in lessons())


def test_every_part_of_a_way_fits_its_day() -> None:
    """A workshop is one day with a lunch; no week of the course is a burden."""
    ways = reference("ways")
    assert 6 * 60 <= ways["workshop"]["minutes"] <= 8 * 60
    assert max(week_minutes(ways["course"]["steps"])) <= 150


@pytest.mark.parametrize("way", RUN_SHEETS)
def test_a_run_sheet_fits_its_sessions_and_says_what_to_say(way: str) -> None:
    steps = reference("ways")[way]["steps"]
    parts = steps if "session" in steps[0] else [{"session": "Everything"}, *steps]
    assert week_minutes(parts) == RUN_SHEETS[way]
    assert not [step for step in steps if not {"say", "pause", "session"} & set(step)]


def week_minutes(steps: list[dict[str, Any]]) -> list[int]:
    """The minutes of each session, in order."""
    sums: list[int] = []
    for step in steps:
        if "session" in step:
            sums.append(0)
        else:
            sums[-1] += minutes(step)
    return sums


def test_glossary_terms_are_plain_and_said_once() -> None:
    entries = reference("glossary")
    terms = [entry["term"].casefold() for entry in entries.values()]
    assert len(terms) == len(set(terms)) >= 30
    for entry in entries.values():
        assert entry["means"].endswith(".")
        assert len(re.findall(r"\w+", entry["means"])) <= 40


def test_a_shared_link_has_a_title_a_sentence_and_a_picture(course_folder: Path) -> None:
    for page in course_folder.rglob("index.html"):
        text = page.read_text("utf-8")
        tags = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]+)">', text))
        assert {"title", "description", "url", "image", "site_name"} <= tags.keys(), page
        picture = course_folder / "assets/share" / tags["image"].rpartition("/")[2]
        assert picture.stat().st_size < 60_000


def test_every_link_leads_somewhere_before_any_script_runs(course_folder: Path) -> None:
    for page in course_folder.rglob("*.html"):
        links = re.findall(r"<a\b[^>]*>", page.read_text("utf-8"))
        assert not [link for link in links if "href=" not in link], page
