"""Ways through the course, worksheets in a list, and the card of a role, in a small course."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.page_macros.cases import case_role, cases
from macros.page_macros.workbook import continue_card, workbook
from macros.page_macros.worksheets import plan, way, worksheet, worksheets
from macros.render.page_context import PageContext
from macros.strings.loader import load as strings
from tests.engine import html
from tests.support.case_course import case_course, context_of

WAYS = """\
hour:
  title: An hour
  minutes: 87
  steps:
    - {session: In the morning}
    - {minutes: 55, does: Begin *slowly*, say: Good morning.}
    - {worksheet: sheet}
    - {lesson: first, minutes: 7}
    - {session: In the afternoon}
    - {pause: 5, does: A break}
    - {worksheet: other, does: Another one}
    - {does: Go home, minutes: 10}
short:
  title: Short
  minutes: 5
  steps: [{worksheet: sheet}]
"""


@pytest.fixture
def home(tmp_path: Path) -> PageContext:
    config = case_course(tmp_path / "course")
    (config.parent / "exercises" / "reference" / "ways.yaml").write_text(WAYS, "utf-8")
    return context_of(config)


def rows(shown: str) -> list[list[str]]:
    return [[html.words(cell) for cell in row] for row in html.fragment(shown).iter("tr")]


def test_a_way_says_when_each_step_begins_and_what_all_take(home: PageContext) -> None:
    """Each part begins its own clock; a step without minutes takes those of its sheet."""
    head, *steps = rows(way(home, "hour"))
    assert len(head) == 3
    assert steps == [
        ["In the morning"],
        ["0:00", "Begin slowly", "55"],
        ["", strings()("way-say", words="Good morning.")],
        ["0:55", "A sheet", "5"],
        ["1:00", "The first lesson", "7"],
        ["In the afternoon"],
        ["0:00", "A break", "5"],
        ["0:05", "Another one", "5"],
        ["0:10", "Go home", "10"],
        [strings()("way-total"), "87"],
    ]


def test_a_way_that_nobody_leads_has_no_clock(home: PageContext) -> None:
    head, *steps = rows(way(home, "short"))
    assert len(head) == 2
    assert steps == [["A sheet", "5"], [strings()("way-total"), "5"]]


def test_steps_lead_to_their_sheets_and_lessons(home: PageContext) -> None:
    links = [link.get("href") for link in html.fragment(way(home, "hour")).iter("a")]
    assert links == ["#worksheet-sheet", "first/", "#worksheet-other"]


def test_the_list_of_worksheets_has_each_that_a_page_shows(home: PageContext) -> None:
    shown = html.fragment(worksheets(home))
    links = {html.words(link): link.get("href") for link in shown.iter("a")}
    assert links == {"A sheet": "#worksheet-sheet", "Another sheet": "#worksheet-other"}


@pytest.mark.parametrize(
    ("role", "own", "others"),
    [("a", "You are Ann.", "are Ben."), ("b", "You are Ben.", "are Ann.")],
)
def test_a_card_has_the_brief_and_the_points_of_its_role_and_nothing_of_the_other(
    role: str, own: str, others: str, home: PageContext
) -> None:
    shown = html.fragment(case_role(home, "two", role))
    text = html.words(shown)
    assert own in text and others not in text
    points = [html.words(cell) for cell in shown.iter("td")]
    mine = {"a": ["0", "2", "4", "16", "8", "0"], "b": ["4", "2", "0", "0", "7", "15"]}[role]
    assert [cell for cell in points if cell.isdigit()] == mine


def test_the_list_of_cases_leads_to_each(home: PageContext) -> None:
    [link] = html.fragment(cases(home)).iter("a")
    assert (html.words(link), link.get("href")) == ("Two things", "two/")


def test_a_course_without_worksheets_has_nothing_to_begin_with(tmp_path: Path) -> None:
    full = context_of(case_course(tmp_path / "full"))
    first = [link.get("href") for link in html.fragment(workbook(full)).iter("a")]
    assert first[0] == "#worksheet-sheet"
    config = case_course(tmp_path / "bare")
    (config.parent / "docs" / "index.md").write_text("# Home\n", "utf-8")
    for name in ("sheet", "other"):
        (config.parent / "exercises" / f"{name}.yaml").unlink()
    bare = context_of(config)
    assert not [*html.fragment(workbook(bare)).iter("a")]
    assert not [*html.fragment(worksheets(bare)).iter("a")]
    assert worksheet(bare, "sheet") == plan(bare) == continue_card(bare) == ""
