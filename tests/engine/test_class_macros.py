"""What the pages for a class and for instructors are given of a small course with a case."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.authoring.problems import InvalidExercises
from macros.course.settings import EDITION
from macros.page_macros.cases import case, case_end, case_role
from macros.page_macros.class_tools import class_results, hand_in, pairing
from macros.page_macros.instructors import answer_keys, case_tables
from macros.render.workbook_spec import workbook_data
from macros.strings.loader import load as strings
from tests.engine import html
from tests.support.case_course import case_course, context_of

ISLAND = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)
ITEMS = """\
  - {id: advice, kind: note, text: Take your time.}
  - id: mood
    kind: likert
    prompt: How is it?
    response_scale: {min: 1, max: 2, labels: {1: Bad, 2: Good}}
    items: [{id: now, text: Now}]
scoring:
  scales: [{id: mood, title: Mood, method: mean, items: [mood.now]}]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The small course; `two.md` shows the case `two` and the cards of both roles."""
    config = case_course(tmp_path / "course")
    sheet = config.parent / "exercises" / "sheet.yaml"
    sheet.write_text(sheet.read_text("utf-8") + ITEMS, "utf-8")
    return config


def island(shown: str) -> Any:
    found = ISLAND.search(shown)
    assert found
    return json.loads(found[1])


def with_setting(config: Path, line: str) -> Path:
    settings = config.read_text("utf-8").replace("    id: small\n", f"    id: small\n    {line}\n")
    config.write_text(settings, "utf-8")
    return config


def keys_of(data: Any) -> set[str]:
    """Every key, however deep it stands."""
    if isinstance(data, dict):
        return {*data} | {key for value in data.values() for key in keys_of(value)}
    return {key for value in data for key in keys_of(value)} if isinstance(data, list) else set()


def test_one_hands_in_any_sheet_of_the_course_and_is_given_no_answers(config: Path) -> None:
    sheets = island(hand_in(context_of(config)))
    assert [sheet["id"] for sheet in sheets] == ["sheet", "other", "check-first"]
    assert [field["id"] for field in sheets[0]["fields"]] == ["story", "mood"]
    assert "wish" in [field["id"] for field in sheets[1]["fields"]]
    assert keys_of(sheets).isdisjoint({"correct", "scoring", "feedback", "hint", "intro"})


def test_a_course_that_takes_nothing_says_so(config: Path) -> None:
    shown = hand_in(context_of(with_setting(config, "hand_in: false")))
    assert strings()("hand-in-off") in shown and "data-hand-in" not in shown


def test_a_class_is_counted_with_answers_scores_and_cases(config: Path) -> None:
    context = context_of(config)
    data = island(class_results(context))
    assert (data["course"], [*data["cases"]], data["dialogues"]) == ("small", ["two"], {})
    by_id = {sheet["id"]: sheet for sheet in data["sheets"]}
    assert [*by_id] == ["sheet", "other", "check-first"]
    assert by_id["sheet"]["scoring"]["scales"][0]["id"] == "mood"
    assert "scoring" not in by_id["other"]
    [idea] = by_id["check-first"]["fields"]
    assert [bool(choice.get("correct")) for choice in idea["choices"]] == [True, False]


def test_pairs_are_given_cases_whose_pages_are_all_there(config: Path) -> None:
    [case] = island(pairing(context_of(config)))
    assert (case["id"], case["second"]) == ("two", False)
    assert {role: it["name"] for role, it in case["roles"].items()} == {"a": "Ann", "b": "Ben"}
    page = config.parent / "docs" / "two.md"
    page.write_text(page.read_text("utf-8").replace('{{ case_role("two", "b") }}', ""), "utf-8")
    with pytest.raises(InvalidExercises, match="two"):
        context_of(config)


@pytest.mark.parametrize(("end", "leads"), [("../end/", ["../end/#b"]), (None, [])])
def test_a_role_card_leads_to_its_side_of_the_end_unless_a_package_is_without_it(
    end: str | None, leads: list[str], config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(config)
    monkeypatch.setattr(
        type(context), "page_with", lambda _, macro, *names: end if macro == "case_end" else "./"
    )
    shown = case_role(context, "two", "b")
    assert re.findall(r'<a class="md-button [^"]*" href="([^"]*)">', shown) == leads


@pytest.mark.parametrize("macro", [answer_keys, case_tables])
def test_learners_see_nothing_of_what_is_for_instructors(macro: Any, config: Path) -> None:
    assert macro(context_of(config)) == ""


def test_instructors_see_which_answer_is_right(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EDITION, "instructor")
    root = html.fragment(answer_keys(context_of(config)))
    [heading] = [html.words(each) for each in root.iter("h2")]
    assert heading == "The first lesson"
    right, wrong = [html.words(item) for item in root.iter("li")]
    assert right.startswith(strings()("answer-right")) and "That is it." in right
    assert wrong == "ThatLook again at the first part."
    assert strings()("answer-right") not in wrong


def test_instructors_see_what_a_case_is_worth(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At best 4 + 16 for Ann and 4 + 15 for Ben; together at most 4 + 16, at noon 8 + 7."""
    monkeypatch.setenv(EDITION, "instructor")
    root = html.fragment(case_tables(context_of(config)))
    rows = [[html.words(cell) for cell in row] for row in root.iter("tr")]
    assert ["1. low", "0", "4", "4"] in rows and ["2. noon", "8", "7", "15"] in rows
    assert [strings()("table-best"), "20", "19", "20"] in rows
    assert [strings()("table-alternative"), "3", "3", "6"] in rows
    even = next(row for row in rows if row[0].startswith(strings()("table-most-even")))
    assert even[1:] == ["10", "9", "19"] and even[0].endswith("two:2-2")


@pytest.mark.parametrize(("version", "code"), [("two", "two"), ("two/2", "two/2")])
def test_the_code_to_write_on_paper_is_that_of_the_version_that_was_played(
    version: str, code: str, config: Path
) -> None:
    root = html.fragment(case_end(context_of(config), version))
    [without] = [html.words(each) for each in root.iter("noscript")]
    assert f"such as {code}:2-1; without an agreement it is {code}:none." in without
    assert html.words(root).count(f"For example: {code}:2-1") == 1


@pytest.mark.parametrize("helpful", [(), ("other",)])
def test_a_case_names_worksheets_only_where_some_help(
    helpful: tuple[str, ...], config: Path
) -> None:
    listed = f"prepare_with: [{', '.join(helpful)}]"
    root = html.fragment(case(context_of(with_setting(config, listed)), "two"))
    assert (strings()("case-how-prepare-with") in html.words(root)) == bool(helpful)
    assert all(len(each) for each in root.iter("ul"))


def test_my_workbook_calls_sheets_and_their_fillings_by_words_without_marks(config: Path) -> None:
    sheet = config.parent / "exercises" / "sheet.yaml"
    text = re.sub("(?m)^title: .*", "title: A *sheet*", sheet.read_text("utf-8"))
    moments = 'repeat: {moments: {before: "*Before*", after: After}}\n'
    sheet.write_text(text + moments, "utf-8")
    [found] = [s for s in workbook_data(context_of(config))["sheets"] if s["id"] == "sheet"]
    labels = {"moments": {"before": "Before", "after": "After"}}
    assert (found["title"], found["repeat"]) == ("A sheet", labels)
