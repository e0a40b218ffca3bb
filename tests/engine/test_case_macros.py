"""What the pages of cases and dialogues are given where the course has more, or less, beside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.adapter.course_build import make_course
from macros.adapter.site_pages import site_page
from macros.course.prune import prune_library
from macros.course.reader import read_library
from macros.fields import KINDS
from macros.page_macros.cases import _debrief, _result_fields
from macros.page_macros.dialogues import _parallel, _plan
from macros.render.page_context import PageContext
from tests.support.project import ROOT

CONFIG = ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml"


def context(path: str, *left_out: str) -> PageContext:
    """A page of a whole course, without these worksheets."""
    whole = read_library(CONFIG)[0]
    homes = {id: page for id, page in whole.homes.items() if id not in left_out}
    course = make_course(prune_library(replace(whole, homes=homes)))
    return PageContext(course, site_page(course.library, path), {})


def test_a_result_is_taken_to_the_first_worksheet_that_works_one_out() -> None:
    assert _debrief(context("practice/end.md")) == {
        "url": "../../#worksheet-issues",
        "inputs": {"code": "code", "role": "side", "guess": "bet"},
        "shows": {"what": "play"},
        "id": "issues", "was": ["points"], "revision": 2, "scope": "negotiation",
    }  # fmt: skip
    assert _debrief(context("practice/end.md", "issues")) is None


CODE: dict[str, Any] = {
    "calculator": "case-result",
    "inputs": {"code": "code", "role": "side", "guess": "other.bet"},
}


@pytest.mark.parametrize(
    ("keys", "fields"),
    [
        (CODE, {"inputs": {"code": "code", "role": "side"}, "shows": {}}),
        ({**CODE, "show_when": [{"field": "a", "is": ["x", "y"]}, {"field": "b", "filled": True},
                                {"field": "other.c", "is": "x"}]},
         {"inputs": {"code": "code", "role": "side"}, "shows": {"a": "x"}}),
        ({**CODE, "inputs": {**CODE["inputs"], "code": "other.code"}}, None),
        ({"calculator": "term-check", "inputs": {"terms": "code"}}, None),
    ],
)  # fmt: skip
def test_only_a_code_of_the_worksheet_itself_is_filled_in(
    keys: dict[str, Any], fields: dict[str, Any] | None
) -> None:
    field = KINDS["insight"].model_validate({"id": "i", "kind": "insight", "title": "I", **keys})
    assert _result_fields(field) == fields
    assert _result_fields(KINDS["text"].model_validate(TEXT)) is None


TEXT = {"id": "t", "kind": "text", "prompt": "?"}


def test_a_dialogue_leads_to_its_second_conversation_where_a_page_has_it() -> None:
    here = context("practice/talk.md")
    second = {"title": "The other letter", "href": "../other/#dialogue-other"}
    assert _parallel(here, "other") == second
    kept = tuple(page for page in here.course.pages if page.path != "practice/other.md")
    assert _parallel(replace(here, course=replace(here.course, pages=kept)), "other") is None


def test_a_line_of_a_dialogue_goes_into_the_plan_where_it_has_such_a_field() -> None:
    here = context("practice/talk.md")
    played = here.course.library.dialogues["talk"]
    for wanted, field in ((None, "line"), ("second", "second")):
        found = _plan(here, played.model_copy(update={"plan_field": wanted}))
        assert found and (found["href"], found["field"]) == ("../../#worksheet-plan", field)
        assert [each["id"] for each in found["sheet"]["fields"]] == [field]
    assert _plan(here, played.model_copy(update={"plan_field": "gone"})) is None
    assert _plan(context("practice/talk.md", "plan"), played) is None
    kept = tuple(page for page in here.course.pages if page.path != "index.md")
    assert _plan(replace(here, course=replace(here.course, pages=kept)), played) is None
