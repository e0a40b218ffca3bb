"""The card for a learner who comes back: what it says, drawn from what is stored."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.modules import Modules
from tests.support.tonight_page import expect_form_saved, write_tonight

PREFIX = "cg:course:/"
DATA = {
    "topic": [["long", "story"], ["short", "what"]],
    "day": [["plan", "day"], ["short", "when"]],
    "sheets": [
        {
            "ids": ["short", "brief"],
            "url": "short/",
            "fields": [
                {"ids": ["what"], "prompt": "What?"},
                {"ids": ["want", "wish"], "prompt": "What do I want?"},
            ],
        },
        {"ids": ["long"], "url": "long/", "fields": [{"ids": ["story"], "prompt": "Story?"}]},
    ],
}
EMPTY = {"filled": 0, "total": 0}
WHAT = ("first/short/first/what", "The rent")
WANT = {"prompt": "What do I want?", "url": "short/#short.want"}
BEGUN = {"topic": "The rent", "filled": 1, "total": 2, "next": WANT}


@pytest.mark.parametrize(
    ("written", "card"),
    [
        ([], None),
        ([("other/short/first/what", "Not mine now")], None),
        ([("first/short/first/what", None)], None),
        ([WHAT], BEGUN),
        ([WHAT, ("first/short/first/when", "2026-12-03")], {**BEGUN, "day": "2026-12-03"}),
        ([WHAT, ("first/short/first/when", "soon")], BEGUN),
        ([("first/short/first/what", "x" * 90)], {**BEGUN, "topic": "x" * 90}),
        ([("first/short/first/what", "x " * 46)], {**BEGUN, "topic": "x " * 44 + "x …"}),
        ([("first/plan/first/day", "2026-12-03")], {**EMPTY, "topic": "", "day": "2026-12-03"}),
        (
            [WHAT, ("first/brief/first/wish", "To stay")],
            {"topic": "The rent", "filled": 2, "total": 2},
        ),
        ([WHAT, ("_negotiations/first", {"name": "Mr K."})], {**BEGUN, "topic": "Mr K."}),
        ([WHAT, ("first/long/first/story", "A")], {"topic": "A", "filled": 1, "total": 1}),
    ],
)
def test_the_card_says_whose_conversation_when_and_what_is_next(
    modules: Modules, written: list[tuple[str, Any]], card: dict[str, Any] | None
) -> None:
    entries = [
        [PREFIX + key, {"value": value, "savedAt": at}]
        for at, (key, value) in enumerate(written, 1)
    ]
    where = {"prefix": PREFIX, "negotiation": "first"}
    assert modules.call("worksheet/continue-card.mjs", "cardOf", DATA, entries, where) == card


def test_home_greets_a_learner_who_comes_back_and_nobody_else(page: Page, course: str) -> None:
    page.goto(course)
    card = page.locator("#cg-continue")
    expect(card).to_be_hidden()
    write_tonight(page, course, "The new rent, with Mr K.")
    page.goto(course)
    expect(card).to_contain_text("The new rent, with Mr K.")
    expect(card).to_contain_text("1 of 7 written. Next:")
    card.get_by_role("link", name="What do I want, and why").press("Enter")
    page.wait_for_url("**/tonight/#tonight.want")


def test_whoever_has_written_all_is_led_to_the_plan(page: Page, course: str) -> None:
    page.goto(course + "tonight/")
    boxes = page.locator("#ws-tonight > .ws-numbered textarea").all()
    for box in boxes:
        box.fill("Words")
    expect_form_saved(page)
    page.goto(course)
    card = page.locator("#cg-continue")
    expect(card).to_contain_text(f"{len(boxes)} of {len(boxes)} written. Next:")
    plan = card.get_by_role("link", name="Open your plan")
    expect(plan).to_have_count(1)
    expect(plan).to_have_class("md-button md-button--primary")
    plan.press("Enter")
    page.wait_for_url("**/plan/")


@pytest.mark.parametrize(
    ("saved", "seen", "is_news"),
    [
        ([], None, False),
        (["2026-11-27"], None, True),
        (["2026-11-30", "2026-11-27"], None, True),
        (["2026-11-28"], None, False),
        (["2026-11-27"], "2026-10-01", True),
        (["2026-11-27"], "2026-11-28", False),
    ],
)
def test_a_change_is_news_once_to_those_who_wrote_before_it(
    modules: Modules, saved: list[str], seen: str | None, is_news: bool
) -> None:
    noons = [datetime.fromisoformat(f"{day}T12:00:00").timestamp() * 1000 for day in saved]
    entries = [[f"{PREFIX}{at}", {"value": "A", "savedAt": noon}] for at, noon in enumerate(noons)]
    change = {"date": "2026-11-28", "says": "New.", "title": "Here", "url": "here/"}
    found = modules.call("worksheet/continue-card.mjs", "isNews", change, entries, seen)
    assert found is is_news
