"""What pages know of worksheets, of the plan and of news, as data: no more than they need."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.adapter.course_build import make_course
from macros.adapter.site_pages import site_page
from macros.course.prune import prune_library
from macros.course.reader import read_library
from macros.fields import KINDS
from macros.fields.base import FieldBase
from macros.fields.references import Reference
from macros.models.plan import Plan
from macros.models.reference_data import Change
from macros.render.continue_card import continue_data
from macros.render.links import Links
from macros.render.page_context import PageContext
from macros.render.plan_spec import plan_spec
from macros.render.workbook_spec import always_asked, workbook_data
from macros.render.worksheet_spec import _lean, field_spec, lean_dump, worksheet_spec
from tests.support.project import ROOT

CONFIG = ROOT / "tests" / "data" / "shown" / "course" / "mkdocs.yml"


@pytest.fixture(scope="module")
def here() -> PageContext:
    """A page of a course that has everything."""
    course = make_course(prune_library(read_library(CONFIG)[0]))
    return PageContext(course, site_page(course.library, "practice/talk.md"), {})


def plan_of(context: PageContext) -> Plan:
    plan = context.course.library.exercises["plan"]
    assert isinstance(plan, Plan)
    return plan


OLD = Change(date="2026-01-01", says="*Old*.", page="about.md")
NEW = Change(date="2027-01-01", says="New.", page="index.md")
GONE = Change(date="2028-01-01", says="Gone.", page="gone.md")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([], None),
        ([OLD],
         {"date": "2026-01-01", "says": "Old.", "title": "About", "url": "../../about/"}),
        ([NEW, OLD], {"date": "2027-01-01", "says": "New.", "title": "Home", "url": "../../"}),
        ([OLD, NEW], {"date": "2027-01-01", "says": "New.", "title": "Home", "url": "../../"}),
        ([NEW, GONE, OLD], None),
    ],
    ids=["none", "one", "newest first", "newest last", "of a page that is left out"],
)  # fmt: skip
def test_who_comes_back_is_told_what_changed_last(
    changes: list[Change], told: dict[str, str] | None, here: PageContext
) -> None:
    known = {f"c{n}": change for n, change in enumerate(changes)}
    library = replace(here.course.library, changes=known)
    assert continue_data(library, plan_of(here), here.links)["change"] == told


def test_the_next_prompt_is_looked_for_where_the_plan_begins(here: PageContext) -> None:
    library, plan = here.course.library, plan_of(here)
    data = continue_data(library, plan, here.links)
    assert (data["topic"], data["day"]) == (
        [["issues", "story"], ["issues", "code"]], [["plan", "day"], ["issues", "list"]],
    )  # fmt: skip
    assert [(sheet["ids"], sheet["url"]) for sheet in data["sheets"]] == [
        (["issues", "points"], "../../")
    ]
    assert data["sheets"][0]["fields"][:2] == [
        {"ids": ["story", "tale"], "prompt": "What happened?"},
        {"ids": ["what"], "prompt": "What was it?"},
    ]
    without = plan.model_copy(update={"dates": (), "start": ("worksheet:hidden",)})
    bare = continue_data(library, without, here.links)
    assert (bare["day"], bare["sheets"]) == ([], [])
    day = plan.dates[0].model_copy(update={"dates": (Reference("plan", "line"),)})
    taken = plan.model_copy(update={"dates": (day,)})
    assert continue_data(library, taken, here.links)["day"] == [
        ["plan", "line"], ["issues", "story"],
    ]  # fmt: skip


def test_a_date_of_the_plan_leads_to_a_page_that_is_there(here: PageContext) -> None:
    plan = plan_of(here)
    bare = plan.dates[0].model_copy(update={"to": None})
    plan = plan.model_copy(update={"dates": (*plan.dates, bare)})
    spec = plan_spec(here.course.library, plan, here.links)
    assert [date["url"] for date in spec["dates"]] == [
        "../../#worksheet-issues", None, None,
    ]  # fmt: skip
    assert spec["lines"] == ["line", "second"] and [*spec["sources"]] == ["issues"]
    known = {field["id"] for field in spec["sources"]["issues"]["fields"]}
    assert known == {
        "story", "code", "list", "mine", "worth", "sure", "side", "bet", "what",
    }, "what entries name, and what decides whether and how it is shown"  # fmt: skip


def field(kind: str = "text", **keys: Any) -> FieldBase:
    return KINDS[kind].model_validate({"id": "f", "kind": kind, "prompt": "P", **keys})


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        (field(), True),
        (field(more=True), False),
        (field(beside=True), False),
        (field(take_from="a.b"), False),
        (field(show_when={"field": "a", "filled": True}), False),
        (KINDS["note"].model_validate({"id": "f", "kind": "note", "text": "T"}), False),
    ],
    ids=range(6),
)
def test_what_is_on_the_side_is_not_always_asked(made: FieldBase, asked: bool) -> None:
    assert always_asked(made) is asked


def test_the_workbook_has_sheets_in_the_order_of_pages_and_then_checks(here: PageContext) -> None:
    data = workbook_data(here)
    sheets = [(each["id"], each["url"], each["part"]) for each in data["sheets"]]
    assert sheets == [
        ("issues", "../../#worksheet-issues", ""), ("judged", "../tools/#worksheet-judged",
                                                    "Practise"),
    ]  # fmt: skip
    assert [(each["id"], each["url"]) for each in data["checks"]] == [
        ("check-first", "../../start/first/#worksheet-check-first"),
        ("check-second", "../../start/second/#worksheet-check-second"),
        ("check-third", "../../deeper/third/#worksheet-check-third"),
    ]
    fields = [each["id"] for each in data["sheets"][0]["fields"]]
    assert fields[0] == "story" and "help" not in fields and "worth" not in fields


def test_values_that_mean_the_same_when_absent_are_left_out() -> None:
    data: dict[str, Any] = {
        "no": False, "none": None, "empty": [], "nothing": {}, "zero": 0, "text": "",
        "filled": False, "deep": [{"no": False, "kept": 1}, [None], {"all": {"no": False}}],
    }  # fmt: skip
    assert _lean(data) == {
        "zero": 0, "text": "", "filled": False, "deep": [{"kept": 1}, [None], {"all": {}}],
    }  # fmt: skip
    made = field(hint="*Hint*", was=["g"], show_when={"field": "a", "filled": False})
    assert lean_dump(made) == {
        "id": "f", "kind": "text", "prompt": "P", "hint": "*Hint*", "was": ["g"],
        "show_when": [{"field": "a", "filled": False}], "lines": 3,
    }  # fmt: skip
    asked = field(show_when={"field": "a", "is": "x"})
    assert lean_dump(asked, {"show_when"}) == {"show_when": [{"field": "a", "is": ["x"]}]}
    assert lean_dump(made, {"id", "hint", "more"}) == {"id": "f", "hint": "*Hint*"}


def test_a_page_is_not_told_again_what_its_html_says(here: PageContext) -> None:
    library = here.course.library
    choices = [{"id": "x", "label": "*Ex*", "feedback": "No.", "correct": True},
               {"id": "y", "label": "Why"}]  # fmt: skip
    made = field("choice", choices=choices, hint="H", more=True, reason="*Because*")
    assert field_spec(library, made) == {
        "id": "f", "kind": "choice", "type": "choice", "prompt": "P",
        "choices": [{"id": "x", "label": "Ex", "correct": True}, {"id": "y", "label": "Why"}],
    }  # fmt: skip
    note = KINDS["note"].model_validate({"id": "n", "kind": "note", "text": "T"})
    assert field_spec(library, note) == {"id": "n", "kind": "note", "type": None}
    scale = field_spec(library, library.exercises["issues"].field("way") or made)
    assert scale["response_scale"]["labels"] and scale["type"] == "ratings"


def test_a_worksheet_names_the_sheets_that_it_takes_from(here: PageContext) -> None:
    library = here.course.library
    spec = worksheet_spec(library, library.exercises["plan"], here.links)
    assert (spec["page"], spec["check"], spec["format"]) == ("practice/talk/", False, 1)
    assert {id: [each["id"] for each in source["fields"]]
            for id, source in spec["sources"].items()} == {"issues": ["story"]}  # fmt: skip
    assert spec["links"] == {
        "issues": {
            "title": "The issues", "url": "../../#worksheet-issues", "scope": "negotiation",
            "was": ["points"],
        }
    }  # fmt: skip
    assert worksheet_spec(library, library.exercises["plan"], Links("./", {}))["page"] == ""
    assert "cases" not in spec
    assert [*worksheet_spec(library, library.exercises["issues"], here.links)["cases"]] == [
        "flat", "two",
    ]  # fmt: skip
    bare = replace(library, cases={})
    assert "cases" not in worksheet_spec(bare, library.exercises["issues"], here.links)
