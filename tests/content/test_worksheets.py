"""The worksheets ask little at once, pass on what they know, and keep safe what is private."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from macros.fields.insight import CALCULATORS
from tests.content.course_text import (
    checks,
    lessons,
    pages,
    questions,
    read_yaml,
    reference,
    worksheets,
)
from tests.support.project import ROOT

SHEETS = worksheets()
PLAN = read_yaml(ROOT / "exercises" / "plan.yaml")
CHECKS = checks()
EXPECTED = {
    "asks",
    "authority",
    "opening",
    "future",
    "fit",
    "packages",
    "commitments",
    "tonight",
    "alternatives",
    "plan-b",
    "meeting",
    "interests",
    "approach",
    "disclosure",
    "relationship",
    "day-after",
    "agreement",
    "hurdles",
    "heat",
    "power",
    "situation",
    "confidence",
    "judgement",
    "issues",
    "debrief",
    "review-reimagining",
    "review-preparing",
    "review-leading",
    "review-practice",
}
WORDLESS = {"note", "insight"}
CLICKED = WORDLESS | {"choice", "checklist", "rating", "likert", "date", "ranking"}

Field = dict[str, Any]

each_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
each_check = pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)


def field(name: str) -> Field:
    """The field called `worksheet.field`."""
    sheet, id = name.split(".")
    return next(field for field in SHEETS[sheet]["fields"] if field["id"] == id)


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def sources(sheet: str, field: Field) -> list[str]:
    """The fields (`worksheet.field`) whose responses this one takes or follows."""
    taken = [c["from"] if isinstance(c, dict) else c for c in as_list(field.get("take_from"))]
    named = [*taken, *as_list(field.get("rows_from")), *field.get("inputs", {}).values()]
    return [".".join((n if "." in n else f"{sheet}.{n}").split(".")[:2]) for n in named]


def is_held(field: Field) -> bool:
    """Whether a field is left out of a copy for a partner unless ticked."""
    return bool(field.get("private") or field.get("keep"))


def all_fields() -> Iterator[tuple[str, Field]]:
    for id, sheet in SHEETS.items():
        for field in sheet["fields"]:
            yield id, field


def words(thing: Any) -> Iterator[str]:
    """Every text in an exercise that somebody may read."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key not in ("id", "kind", "tone", "to", "calculator"):
                yield from words(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from words(value)
    elif isinstance(thing, str):
        yield thing


# --- what every worksheet promises


def test_all_worksheets_are_there_and_a_check_for_each_lesson() -> None:
    assert set(SHEETS) == EXPECTED
    assert sorted(CHECKS) == sorted(page.meta["lesson"] for page in lessons())


def test_no_page_check_and_sheet_have_one_title() -> None:
    of_pages = [page.meta["title"] for page in pages() if "title" in page.meta]
    of_forms = [
        form["title"].removeprefix("Check: ") for form in (*SHEETS.values(), *CHECKS.values())
    ]
    titles = Counter(" ".join(re.findall(r"\w+", title.lower())) for title in of_pages + of_forms)
    assert [title for title, times in titles.items() if times > 1] == []


@each_sheet
def test_a_worksheet_says_why_what_it_gives_where_it_goes_and_one_next_step(
    sheet: dict[str, Any],
) -> None:
    for key in ("intro", "gives", "goes"):
        assert sheet[key].strip().endswith((".", "?", "!")), key
    assert set(sheet["next"]) == {"to", "label"}
    assert sheet["minutes"] <= 20


SECONDS = {
    "choice": 15, "checklist": 20, "rating": 10, "date": 15, "number": 20, "text": 60,
    "ranking": 40, "points": 60,
}  # fmt: skip
"""What one prompt takes; besides, 7 for each item of a likert and 25 for each cell of a list."""


def seconds(asked: Field) -> int:
    """What a prompt takes: two rows of a list, or as many as it starts with."""
    if asked["kind"] in WORDLESS:
        return 0
    if asked["kind"] == "likert":
        return 7 * len(asked["items"]) * len(asked.get("sides", [0]))
    if asked["kind"] == "rows":
        return int(25 * asked.get("start", 2) * len(asked["columns"]))
    return SECONDS[asked["kind"]]


@each_sheet
def test_a_worksheet_says_as_many_minutes_as_its_open_prompts_take(sheet: dict[str, Any]) -> None:
    taken = sum(seconds(field) for field in sheet["fields"] if not field.get("more"))
    assert sheet["minutes"] >= round(taken / 60)


@each_sheet
def test_at_most_seven_prompts_to_write_stand_open(sheet: dict[str, Any]) -> None:
    open_ones = [f for f in sheet["fields"] if f["kind"] not in CLICKED and not f.get("more")]
    assert len(open_ones) <= 7, [f["id"] for f in open_ones]


@each_sheet
def test_long_prompts_come_with_an_example_or_a_hint(sheet: dict[str, Any]) -> None:
    """Somebody who is tired sees what to write: most prompts for text have a hint."""
    texts = [f for f in sheet["fields"] if f["kind"] == "text" and not f.get("take_from")]
    hinted = [f for f in texts if f.get("hint")]
    assert len(hinted) >= 0.6 * len(texts), [f["id"] for f in texts if f not in hinted]


# --- reviews


def test_each_lesson_has_one_task_to_do_in_the_review_of_its_part() -> None:
    """Worked out, sorted or written first; the answer shows only once the learner asks for it."""
    asked = Counter[str]()
    for part in ("reimagining", "preparing", "leading", "practice"):
        fields = SHEETS[f"review-{part}"]["fields"]
        assert len(fields) % 3 == 0
        for task, done, answer in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
            assert task["kind"] not in WORDLESS
            assert answer["show_when"] == {"field": done["id"], "is": "yes"}
            asked.update(re.findall(r"\(lesson:([\w-]+)\)", answer["text"]))
    assert asked == Counter(page.meta["lesson"] for page in lessons())


# --- knowledge checks


@each_check
def test_a_check_has_two_parts_or_three_and_a_word_on_every_choice(check: dict[str, Any]) -> None:
    assert len(questions(check)) in (2, 3)
    for part in questions(check):
        assert 3 <= len(part["choices"]) <= 4
        assert [c.get("correct") for c in part["choices"]].count(True) == 1
        for choice in part["choices"]:
            assert len(choice["feedback"].split()) >= 4, choice


@each_check
def test_a_check_ends_with_something_to_do_and_our_answer_folded(check: dict[str, Any]) -> None:
    """Worked out, sorted or written first, and compared once the learner opens the answer."""
    *asked, task, answer = check["fields"]
    assert asked == questions(check)
    assert task["kind"] in {"number", "ranking", "text"}
    assert (answer["kind"], answer["more"]) == ("note", True)
    assert check["fold"]


def test_neither_place_nor_length_gives_the_right_choice_away() -> None:
    parts = [part["choices"] for check in CHECKS.values() for part in questions(check)]
    right = [next(c for c in choices if c.get("correct")) for choices in parts]
    places = Counter(choices.index(c) for choices, c in zip(parts, right, strict=True))
    assert all(places[place] >= 6 for place in range(3)), places
    longest = [
        c is max(choices, key=lambda x: len(x["label"]))
        for choices, c in zip(parts, right, strict=True)
    ]
    assert sum(longest) <= len(longest) / 2


def test_examples_cast_nobody_in_a_gendered_part() -> None:
    text = " ".join(w for exercise in [*SHEETS.values(), *CHECKS.values()] for w in words(exercise))
    assert not re.search(r"wants control|\bhe\b[^.]{0,40}threat|businessm[ae]n|chairman", text)


# --- self-assessments: item counts, reversed items and balance as the curriculum gives them

ASSESSMENTS = {
    "confidence": (12, set(), 4),
    "approach": (
        20,
        {"no-pressure", "settled-early", "past-halfway", "plain-limit", "raised-early"},
        5,
    ),
    "fit": (7, {"clear-win", "used-against"}, 1),
    "relationship": (
        12,
        {"promise-too-much", "hold-back-facts", "use-weak-moments", "reopen-settled"},
        4,
    ),
    "agreement": (8, {"uneasy-to-show", "cannot-explain"}, 4),
}


@pytest.mark.parametrize("id", ASSESSMENTS)
def test_a_self_assessment_keeps_its_items_keys_and_balance(id: str) -> None:
    count, reversed_, parts = ASSESSMENTS[id]
    items = field(f"{id}.items")["items"]
    scales = SHEETS[id]["scoring"]["scales"]
    scored = [name for scale in scales for name in scale["items"]]
    assert len(items) == count and len(scales) == parts
    assert {item["id"] for item in items if item.get("reverse")} == reversed_
    assert sorted(scored) == sorted(f"items.{item['id']}" for item in items)
    assert len({len(scale["items"]) for scale in scales}) == 1
    per_scale = [sum(n.split(".")[1] in reversed_ for n in scale["items"]) for scale in scales]
    assert parts == 1 or max(per_scale) <= 1
    assert SHEETS[id]["self_assessment"] is True


@pytest.mark.parametrize("id", [id for id in ASSESSMENTS if id != "fit"])
def test_items_of_one_part_do_not_stand_side_by_side(id: str) -> None:
    part = {n: scale["id"] for scale in SHEETS[id]["scoring"]["scales"] for n in scale["items"]}
    order = [part[f"items.{item['id']}"] for item in field(f"{id}.items")["items"]]
    assert all(a != b for a, b in pairwise(order))


@pytest.mark.parametrize("id", ASSESSMENTS)
def test_bands_begin_at_the_lowest_score_and_rise(id: str) -> None:
    named = field(f"{id}.items")["response_scale"]
    low = reference("response-scales")[named]["min"]
    for scale in SHEETS[id]["scoring"]["scales"]:
        starts = [band["from"] for band in scale["bands"]]
        lowest = low * (len(scale["items"]) if scale["method"] == "sum" else 1)
        assert starts[0] == lowest and starts == sorted(starts) and len(starts) == 3


def test_how_it_feels_has_no_grade_and_the_leans_name_what_is_high() -> None:
    assert "total" not in SHEETS["agreement"]["scoring"]
    for lean in SHEETS["approach"]["scoring"]["leans"]:
        assert (lean["min"], lean["low"], lean["high"], lean["max"]) == (-16, -4, 4, 16)
    assert SHEETS["relationship"]["scoring"]["side_gap"]["at_least"] == 1
    assert SHEETS["fit"]["scoring"]["gate"]["is"] == "yes"


def test_trust_is_measured_again_after_30_and_90_days() -> None:
    """The first moment is called as the only take before: earlier responses are read there."""
    repeat = SHEETS["relationship"]["repeat"]
    assert list(repeat["moments"]) == ["first", "day-30", "day-90"]
    assert repeat["fields"] == ["items"]
    assert field("relationship.change")["calculator"] == "trust-change"


def test_what_is_advised_to_me_is_never_the_advice_about_them() -> None:
    scales = SHEETS["relationship"]["scoring"]["scales"]
    pairs = [band["side_feedback"] for scale in scales for band in scale["bands"]]
    assert len(pairs) == 12
    assert all(pair["me"] != pair["them"] for pair in pairs)


@pytest.mark.parametrize("id", ["confidence", "approach", "fit", "relationship"])
def test_who_has_named_no_situation_is_asked_for_it_first(id: str) -> None:
    note = SHEETS[id]["fields"][0]
    asked = {(c["field"], c["filled"]) for c in note["show_when"]}
    assert note["kind"] == "note"
    assert asked == {("situation.story", False), ("tonight.what", False)}


# --- one thread: what was written once is not asked for again

FLOW = {
    "situation": ["future", "interests", "opening", "fit", "meeting"],
    "tonight": ["situation", "future", "alternatives", "opening"],
    "future": ["interests", "issues"],
    "hurdles": ["plan-b", "commitments", "agreement"],
    "relationship": ["opening", "disclosure", "agreement", "heat"],
    "interests": ["issues", "opening"],
    "alternatives": ["packages", "plan-b", "agreement", "commitments"],
    "issues": ["packages", "agreement", "authority"],
    "authority": ["opening", "agreement"],
    "fit": ["plan-b", "interests", "opening"],
    "agreement": ["commitments"],
    "debrief": ["commitments", "confidence"],
    "approach": ["commitments", "opening", "plan-b"],
    "asks": ["commitments"],
    "day-after": ["debrief", "meeting", "commitments"],
}


@pytest.mark.parametrize("here", FLOW)
def test_responses_flow_from_one_worksheet_to_the_next(here: str) -> None:
    for there in FLOW[here]:
        fields = SHEETS[there]["fields"]
        reached = {name.split(".")[0] for field in fields for name in sources(there, field)}
        assert here in reached, there


def test_every_source_that_is_named_is_a_field() -> None:
    names = {f"{sheet}.{field['id']}" for sheet, field in all_fields()}
    assert {name for sheet, field in all_fields() for name in sources(sheet, field)} <= names


def test_no_prompt_asks_for_what_another_worksheet_already_holds() -> None:
    """The same prompt twice is fine only where the later one starts from the earlier one."""
    asked: dict[str, list[tuple[str, Field]]] = {}
    for sheet, field in all_fields():
        if len(field.get("prompt", "").split()) > 3:
            asked.setdefault(re.sub(r"\W+", " ", field["prompt"]).lower(), []).append(
                (sheet, field)
            )
    for prompt, places in asked.items():
        linked = [bool(sources(sheet, field)) for sheet, field in places]
        # the two columns of options of a style, or A, B and C of a package, stand in one sheet
        assert linked.count(False) <= 1 or len({s for s, _ in places}) == 1, prompt


def test_every_calculator_of_the_course_is_used_with_its_inputs() -> None:
    used = {field["calculator"] for _, field in all_fields() if field["kind"] == "insight"}
    assert used == set(CALCULATORS)


def test_who_hands_in_other_people_s_names_is_told() -> None:
    asked = [field for _, field in all_fields()]
    asked += [column for field in asked for column in field.get("columns", [])]
    silent = [field for field in asked if field["id"] == "who" and field["kind"] == "text"]
    assert silent and all(field.get("names") for field in silent)


def test_guesses_stay_marked_as_guesses() -> None:
    known = next(c for c in field("interests.theirs")["columns"] if c["id"] == "known")
    assert [c["id"] for c in known["choices"]] == ["guess", "hint", "confirmed"]
    assert field("interests.theirs")["take_from"][0]["columns"]["known"] == "known"


# --- the plan


def sources_of(entry: Field) -> list[str]:
    """The references of an entry of the plan."""
    taken = [
        source["from"] if isinstance(source, dict) else source
        for source in as_list(entry.get("from"))
    ]
    return [*taken, *as_list(entry.get("insight"))]


ENTRIES = [(block, entry) for block in PLAN["blocks"] for entry in block["entries"]]
LINES = [field for field in PLAN["fields"] if field["id"] in PLAN["lines"]]


def test_tonight_alone_fills_the_plan_s_lines_and_what_it_requires() -> None:
    required = [block["entries"] for block in PLAN["blocks"] if block.get("required")]
    assert len(LINES) == 3 and len(required) == 3
    for line in LINES:
        assert any(name.startswith("tonight.") for name in sources("plan", line)), line["id"]
    for entries in required:
        assert any(name.startswith("tonight.") for entry in entries for name in sources_of(entry))


def test_the_longer_worksheet_comes_before_tonight() -> None:
    lists = [sources("plan", line) for line in LINES] + [sources_of(entry) for _, entry in ENTRIES]
    for names in lists:
        places = [i for i, name in enumerate(names) if name.startswith("tonight.")]
        assert all(place == len(names) - 1 for place in places), names


def test_what_a_partner_may_not_see_stands_in_a_private_block() -> None:
    """Walk-away, alternatives and the relationship, also in the words of `tonight`."""
    private = {block["id"] for block in PLAN["blocks"] if block.get("private")}
    assert private == {"relationship", "alternatives"}
    assert next(line for line in LINES if line["id"] == "limit")["private"]


def test_guesses_about_them_are_marked_until_they_are_confirmed() -> None:
    guessed = next(e for _, e in ENTRIES if e.get("label") == "What they may want")
    assert all("guess" in source for source in guessed["from"]) and len(guessed["from"]) == 4


def test_the_day_after_the_talk_asks_how_it_went() -> None:
    after = next(date for date in PLAN["dates"] if date["to"] == "page:day-after.md")
    assert after["date"] == "plan.talk" and after["days"] == 1


# --- safety and privacy


def test_what_is_kept_is_private() -> None:
    for sheet in ("relationship", "alternatives"):
        for own in SHEETS[sheet]["fields"]:
            assert own["kind"] in WORDLESS or own.get("private"), f"{sheet}.{own['id']}"
    for name in ("keep", "honest-no", "why"):
        assert field(f"disclosure.{name}")["keep"]


@pytest.mark.parametrize(
    "name",
    [
        "plan-b.first-number",
        "plan-b.steps",
        "plan-b.between",
        "heat.sore",
        "heat.apology",
        "power.risk",
        "power.allies",
    ],
)
def test_what_could_be_used_against_a_learner_is_private(name: str) -> None:
    """Numbers before they are said, an apology before it is given, a risk, and who stands by."""
    assert field(name)["private"]


@pytest.mark.parametrize("id", ["heat", "power"])
def test_a_worksheet_on_anger_or_power_begins_with_safety(id: str) -> None:
    assert SHEETS[id]["fields"][0]["tone"] == "safety"


def test_nothing_private_flows_into_a_field_that_is_printed_or_shared() -> None:
    private = {f"{sheet}.{field['id']}" for sheet, field in all_fields() if is_held(field)}
    leaks = [
        f"{sheet}.{field['id']}"
        for sheet, field in all_fields()
        if field["kind"] != "insight" and not is_held(field)
        if private & set(sources(sheet, field))
    ]
    assert leaks == []


def test_at_home_a_safety_note_comes_first() -> None:
    assert SHEETS["tonight"]["fields"][0]["tone"] == "safety"
    setting, note = SHEETS["situation"]["fields"][:2]
    assert setting["id"] == "setting" and note["tone"] == "safety"
    assert note["show_when"] == {"field": "setting", "is": "home"}
    assert "punished" in field("fit.gate")["prompt"]


@pytest.mark.parametrize("id", ["disclosure", "authority"])
def test_work_only_prompts_step_aside_outside_work(id: str) -> None:
    aside = {"field": "situation.setting", "is_not": ["social", "home"]}
    fields = SHEETS[id]["fields"]
    shown = {
        field["id"]
        for field in fields
        if field["kind"] not in WORDLESS and "show_when" not in field
    }
    assert shown <= {"absent"}
    assert sum(field.get("show_when") == aside for field in fields) >= 5
    assert any(field["kind"] == "note" and field.get("show_when") for field in fields)


def test_no_worksheet_or_check_spoils_a_case() -> None:
    text = " ".join(w for exercise in [*SHEETS.values(), *CHECKS.values()] for w in words(exercise))
    names = {
        word
        for path in (ROOT / "exercises" / "cases").glob("*.yaml")
        for word in re.findall(r"^\s+name: ([A-Z]\w+)", path.read_text(encoding="utf-8"), re.M)
    }
    assert len(names) >= 6
    assert not names & set(re.findall(r"\b[A-Z]\w+", text))
    assert not re.search(r"\b(depot|laundry|102 points|146|136)\b|11,000|certificate", text)


# --- words


def test_the_pack_s_loaded_or_unclear_words_are_gone() -> None:
    text = " ".join(w for sheet in SHEETS.values() for w in words(sheet))
    for gone in ("You told us", "how I really was", "to be a 4", "type of person you are"):
        assert gone not in text


def test_placeholder_exercises_do_not_exist() -> None:
    for path in (ROOT / "exercises").rglob("*.yaml"):
        assert not re.search(r"TODO|TBD|lorem|coming soon", str(read_yaml(path)), re.I), path
