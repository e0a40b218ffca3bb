"""Models: what authors may write, as editors know it, and what each refuses."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from macros.commands.schema import schemas
from macros.models.card import PlanCard, SayCard, SortCard, WorkOutCard, kind_of
from macros.models.course_settings import Course
from macros.models.exercise import Exercise, Next, Repeat, Worksheet
from macros.models.lesson import LessonMatter
from macros.models.plan import Plan, PlanDate, PlanEntry
from macros.models.reference_data import Change, Covered, SearchWords, Step, Way
from macros.models.scoring import Lean, Scale
from tests.support.model_problems import problems
from tests.support.project import ROOT

Data = dict[str, Any]
NO_TIME = "This step has no time. Add `minutes` or `pause`."
NOTHING = "This step does nothing. Add `does`, `worksheet` or `lesson`."
EITHER = "`repeat` needs either `moments` or `add`."
MOMENTS = {"before": "Before", "after": "After"}
TEXT = {"id": "a", "kind": "text", "prompt": "What?"}
SHEET: Data = {
    "id": "s", "revision": 1, "title": "S", "minutes": 1, "intro": "I.", "fields": [TEXT],
}  # fmt: skip
SORT: Data = {
    "kind": "sort", "ask": "Which?", "situation": "So.", "groups": {"a": "A", "b": "B"},
    "items": [{"text": "1", "group": "a"}, {"text": "2", "group": "b"}],
}  # fmt: skip
WORK: Data = {"kind": "work-out", "ask": "What?", "situation": "So.", "answer": 1, "steps": "So."}
PLAN: Data = {
    **SHEET, "lines": ["a"],
    "blocks": [{"id": "b", "title": "B", "entries": [{"from": "s.a"}]}],
}  # fmt: skip
DATE: Data = {"id": "d", "title": "D", "date": "s.a"}
LEAN: Data = {"id": "l", "title": "L", "weights": {"a": 1}, "min": 0, "low": 1, "high": 2, "max": 3}
ORDER = "A lean needs these numbers in this order, the smallest first: `min`, `low`, `high`, `max`."
SCALE: Data = {"id": "c", "title": "C", "method": "sum", "items": ["a.b", "a.c"]}
CONTACT = "`contact` must be a mail address, or a web address that starts with https://."
NO_DAY = "`{}` is not a day. Write year, month and day, such as `2027-09-14`."
ADDRESS = "`to` cannot be `{}`. Write `worksheet:<id>`, `lesson:<id>` or `page:<path.md>`."
CARDS = "`say`, `sort`, `work-out`, `plan`"
ANOTHER = "Another one here is called `{}`. Rename one."
CASES: list[tuple[type[BaseModel], Data, dict[str, str]]] = [
    (Step, {"session": "Morning"}, {}),
    (Step, {}, {"": NOTHING}),
    (Step, {"minutes": 5}, {"": NOTHING}),
    (Step, {"does": "Go"}, {"": NO_TIME}),
    (Step, {"does": "Go", "pause": 5}, {}),
    (Step, {"does": "Go", "minutes": 5}, {}),
    (Step, {"worksheet": "a"}, {}),
    (Step, {"lesson": "a"}, {}),
    (Step, {"does": "Go", "lesson": "a"}, {}),
    (Way, {"title": "W", "steps": []}, {"steps": "`steps` is empty. Write at least one."}),
    (Covered, {"says": "X", "kind": "claim"},
     {"": "Nothing serves this item. Add `lessons: […]` or `page: …`."}),
    (Covered, {"says": "X", "kind": "claim", "lessons": ["a"]}, {}),
    (Covered, {"says": "X", "kind": "claim", "page": "a.md"}, {}),
    (SearchWords, {"page": "a.md", "words": []},
     {"words": "`words` is empty. Write at least one."}),
    (Change, {"date": "2027-01-01", "says": "X", "page": "a.md"}, {}),
    (Repeat, {}, {"": EITHER}),
    (Repeat, {"moments": MOMENTS, "add": "More"}, {"": EITHER}),
    (Repeat, {"moments": MOMENTS}, {}),
    (Repeat, {"add": "More"}, {}),
    (Repeat, {"moments": {"before": "Before"}},
     {"moments": "`moments` needs at least 2 of them."}),
    *[(Next, {"to": to, "label": "L"}, {}) for to in
      ("worksheet:a", "lesson:a-2", "page:a.md", "page:b/a b.md".replace(" ", "-"))],
    *[(Next, {"to": to, "label": "L"}, {"to": ADDRESS.format(to)}) for to in
      ("worksheet:A", "a", "page:a", "page:a b.md", "https://a.example", "lesson:", "xpage:a.md")],
    (Next, {"to": 3, "label": "L"}, {"to": '`to` must be text. Put it in quotes: "3".'}),
    (Worksheet, {**SHEET, "intro": None}, {
        "intro": "`intro` has no value. Write one after the colon, or remove the key.",
    }),
    (Exercise, {**SHEET, "intro": None}, {}),
    (Worksheet, {**SHEET, "fields": [TEXT, TEXT]},
     {"fields.1.id": "Another field here is called `a`. Rename one."}),
    (Worksheet, {**SHEET, "fields": [{**TEXT, "was": ["b", "a"]}]},
     {"fields.0.was.1": "`a` is the id of a field that is still here. Remove it."}),
    (Worksheet, {**SHEET, "repeat": {"add": "More", "fields": ["a", "aa"]}},
     {"repeat.fields.1": "There is no field `aa`. Did you mean `a`?"}),
    (Worksheet, {**SHEET, "examples": {"ana": {"name": "Ana"}}}, {
        "examples.ana": "No field says what `ana` wrote. Give a field `examples: {ana: …}`.",
    }),
    (Worksheet, {**SHEET, "fields": [{**TEXT, "examples": {"ana": "So."}}]},
     {"fields.0.examples.ana": "There is no person `ana`. There are none yet."}),
    (SortCard, SORT, {}),
    (SortCard, {**SORT, "items": [{"text": "1", "group": "a"}, {"text": "2", "group": "c"}]}, {
        "items.1.group": "There is no group `c`. There are `a`, `b`.",
        "groups.b": "Nothing belongs to `b`. Add an item to it, or remove it.",
    }),
    (WorkOutCard, {**WORK, "within": 0}, {}),
    (WorkOutCard, {**WORK, "within": -1}, {"within": "`within` must be at least 0, not `-1`."}),
    (SayCard, {"kind": "say", "ask": "A", "situation": "S", "answers": ["1"],
               "criteria": ["1", "2", "3"]},
     {"answers": "`answers` needs at least 2 of them."}),
    (PlanCard, {"kind": "plan", "ask": "A", "fields": []},
     {"fields": "`fields` is empty. Write at least one."}),
    (Plan, PLAN, {}),
    (Plan, {**PLAN, "lines": ["a", "b"]},
     {"lines.1": "There is no field `b`. The only one is `a`."}),
    (Plan, {**PLAN, "blocks": PLAN["blocks"] * 2}, {"blocks.1.id": ANOTHER.format("b")}),
    (Plan, {**PLAN, "dates": [DATE, {**DATE, "id": "e"}, DATE]},
     {"dates.2.id": ANOTHER.format("d")}),
    (Plan, {**PLAN, "fields": [TEXT, TEXT]},
     {"fields.1.id": "Another field here is called `a`. Rename one."}),
    (PlanEntry, {}, {"": "An entry needs either `from` or `insight`."}),
    (PlanEntry, {"from": "s.a", "insight": "s.b"},
     {"": "An entry needs either `from` or `insight`."}),
    (PlanEntry, {"insight": "s.b"}, {}),
    (PlanDate, {**DATE, "days": -3660}, {}),
    (PlanDate, {**DATE, "days": 3661}, {"days": "`days` must be at most 3660, not `3661`."}),
    (Lean, LEAN, {}),
    (Lean, {**LEAN, "low": 0, "max": 2}, {}),
    (Lean, {**LEAN, "low": 2}, {"": ORDER}),
    (Lean, {**LEAN, "min": 1.5}, {"": ORDER}),
    (Lean, {**LEAN, "max": 1.5}, {"": ORDER}),
    (Lean, {**LEAN, "divide": 0}, {"divide": "`divide` must be more than 0."}),
    (Lean, {**LEAN, "divide": 0.5}, {}),
    (Scale, {**SCALE, "items": ["a.b", "a.c", "a.b"]},
     {"items.2": "`a.b` stands in this scale twice. Remove one."}),
    (Scale, {**SCALE, "min_answered": 2}, {}),
    (Scale, {**SCALE, "min_answered": 3}, {"min_answered": "This scale has only 2 items."}),
    (Course, {"id": "c", "contact": "a@b.example", "dates": {"a": "2028-02-29"}}, {}),
    (Course, {"id": "c", "contact": "https://a.example/x"}, {}),
    *[(Course, {"id": "c", "contact": contact}, {"contact": CONTACT})
      for contact in ("a", "a@b", "ftp://a", "a b@c.d", "https://", "https://a b")],
    *[(Course, {"id": "c", "dates": {"a": day}}, {"dates.a": NO_DAY.format(day)})
      for day in ("2027-02-29", "20270901", "2027-9-1", "soon", "2027-09-01T10")],
    (Course, {"id": "c", "language": "fr-CA"}, {}),
    (Course, {"id": "c", "language": "fr-ca"},
     {"language": "There is no language `fr-ca`. Did you mean `fr-CA`?"}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "data", "told"), CASES, ids=range(len(CASES)))
def test_what_cannot_be_is_told_where_it_stands(
    model: type[BaseModel], data: Data, told: dict[str, str]
) -> None:
    assert problems(model, data) == told


def test_what_is_left_out_is_what_the_reference_says() -> None:
    course = Course(id="c")
    assert (course.hand_in, course.lms_score, course.language, course.edition) == (
        True, False, "en", "learner",
    )  # fmt: skip
    assert (course.help, course.dates, course.hide, course.prepare_with) == ((), {}, (), ())
    assert (course.day("a"), course.contact_link) == (None, None)
    sheet = Worksheet.model_validate(SHEET)
    assert (sheet.scope, sheet.self_assessment, sheet.check) == ("negotiation", False, False)
    assert sheet.field("a") is sheet.fields[0] and sheet.field("b") is None
    assert WorkOutCard.model_validate(WORK).within == 0
    assert PlanDate.model_validate(DATE).days == 0
    assert Lean.model_validate(LEAN).divide == 1


def test_a_single_value_stands_for_a_list_of_one() -> None:
    course = Course.model_validate({"id": "c", "help": "The desk", "hide": "a"})
    assert (course.help, course.hide) == (("The desk",), ("a",))


@pytest.mark.parametrize(
    ("contact", "link"),
    [("a@b.example", "mailto:a@b.example"), ("https://a.example", "https://a.example")],
)
def test_who_is_to_be_asked_can_be_clicked(contact: str, link: str) -> None:
    assert Course(id="c", contact=contact).contact_link == link


def test_a_lesson_has_its_own_day() -> None:
    course = Course.model_validate({"id": "c", "dates": {"a": "2027-09-14"}})
    assert str(course.day("a")) == "2027-09-14" and course.day("b") is None


def test_the_plan_tells_each_reference_with_its_place() -> None:
    source = {"from": "s.a", "guess": {"field": "s.g", "is": 1}, "ranked_by": "s.r"}
    blocks = [{"id": "b", "title": "B", "entries": [{"from": [source, "s.c"]}, {"insight": "s.i"}]}]
    dates = [{**DATE, "date": ["s.d", "day"], "words": "s.w"}, {**DATE, "id": "e"}]
    plan = Plan.model_validate({**PLAN, "blocks": blocks, "dates": dates})
    told = [(use.role, ".".join(map(str, use.path)), str(use.reference)) for use in plan.uses()]
    assert told == [
        ("from", "blocks.0.entries.0.from.0.from", "s.a"),
        ("guess", "blocks.0.entries.0.from.0.guess.0.field", "s.g"),
        ("ranked_by", "blocks.0.entries.0.from.0.ranked_by.0", "s.r"),
        ("from", "blocks.0.entries.0.from.1.from", "s.c"),
        ("insight", "blocks.0.entries.1.insight", "s.i"),
        ("date", "dates.0.date.0", "s.d"),
        ("date", "dates.0.date.1", "day"),
        ("words", "dates.0.words", "s.w"),
        ("date", "dates.1.date.0", "s.a"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"kind": "say"}, SayCard),
        ({"kind": "sort"}, SortCard),
        ({}, f"Which kind of card is it? Add `kind:` with one of {CARDS}."),
        ({"kind": "sya"}, "There is no kind of card `sya`. Did you mean `say`?"),
        ({"kind": ["say"]},
         "There is no kind of card `['say']`. Did you mean `say`?"),
    ],
)  # fmt: skip
def test_a_card_says_of_which_kind_it_is(value: Data, kind: object) -> None:
    found = kind_of(value)
    assert (found if isinstance(found, type) else found.message) == kind


def test_a_lesson_may_say_one_sentence_whatever_follows() -> None:
    front = {
        "title": "A", "description": "A.", "lesson": "a", "minutes": 1, "idea": "A.",
        "objectives": ["a"], "evidence": {"label": "thin", "rests_on": "A."}, "hide": "toc",
    }  # fmt: skip
    lesson = LessonMatter.model_validate(front)
    assert (lesson.next, lesson.hide, lesson.tags, lesson.evidence.sources) == (
        {},
        ("toc",),
        (),
        (),
    )
    assert lesson.sentence_before("b") is None


def test_editors_know_what_the_models_say() -> None:
    for name, text in schemas().items():
        written = (ROOT / "exercises" / f"{name}.schema.json").read_text("utf-8")
        assert written == text, "run: python -m macros schema"
