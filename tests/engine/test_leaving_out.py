"""A course is chosen by `nav` and `extra.course`; what is left out leaves nothing dangling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.course.library import Library
from macros.course.prune import as_pattern, prune_nav
from macros.fields.base import FieldBase
from macros.models.plan import Plan
from macros.rules.checked_course import load
from tests.engine import html
from tests.support.project import build, make_project, run_python

FIRST = """\
id: first
revision: 1
title: The first sheet
minutes: 3
intro: Begin.
fields:
  - {id: what, kind: text, prompt: What is it about?}
  - id: setting
    kind: choice
    prompt: Where?
    choices: [{id: work, label: At work}, {id: home, label: At home}]
  - id: issues
    kind: rows
    prompt: What is open?
    columns: [{id: issue, kind: text, label: Issue}]
  - {id: mine, kind: points, prompt: How much?, rows_from: first.issues.issue}
  - {id: day, kind: date, prompt: When?}
"""
SECOND = """\
id: second
revision: 1
title: The second sheet
minutes: 3
intro: Go on, after [the first](worksheet:first).
next: {to: "worksheet:first", label: Back}
repeat: {add: Once more, fields: [own, at-home]}
fields:
  - {id: again, kind: text, prompt: Say it again., take_from: [first.what, second.own]}
  - {id: own, kind: text, prompt: In your own words.}
  - {id: at-home, kind: note, text: At home., show_when: {field: first.setting, is: home}}
  - id: elsewhere
    kind: text
    prompt: Elsewhere?
    show_when: {field: first.setting, is_not: home}
  - id: packages
    kind: rows
    prompt: Which?
    rows_from: first.issues.issue
    columns: [{id: one, kind: rating, label: One, min: 0, max: 5}]
  - id: why
    kind: rows
    prompt: Why these?
    rows_from: second.packages.one
    columns: [{id: why, kind: text, label: Why}]
  - id: worth
    kind: insight
    title: What it is worth
    calculator: package-worth
    inputs: {packages: packages, mine: first.mine}
  - id: steps
    kind: rows
    prompt: What comes next?
    columns:
      - {id: issue, kind: text, label: Issue}
      - {id: what, kind: text, label: What}
      - {id: who, kind: text, label: Who}
      - {id: when, kind: date, label: When}
      - {id: how, kind: text, label: How}
      - {id: far, kind: number, label: How far}
  - {id: steady, kind: insight, title: Terms, calculator: term-check, inputs: {terms: steps}}
"""
PLAN = """\
id: plan
revision: 1
title: The plan
minutes: 3
intro: Say it.
lines: [line, home-line]
fields:
  - {id: line, kind: text, prompt: My line, take_from: [first.what, second.own]}
  - id: home-line
    kind: text
    prompt: My line at home
    show_when: {field: first.setting, is: home}
  - {id: day, kind: date, prompt: When?}
dates:
  - {id: talk, title: The talk, date: [first.day, day], words: second.own}
  - {id: again, title: Another talk, date: day, words: first.what}
  - {id: gone, title: Never, date: first.day, words: second.own}
blocks:
  - id: matter
    title: The matter
    entries:
      - label: What
        from: [first.what, {from: second.own, guess: {field: first.setting, is: home}}]
      - {label: Open, from: first.issues}
      - {label: Which, from: {from: second.steps, ranked_by: [second.steps.far, first.mine]}}
      - {insight: second.steady}
  - {id: worth, title: Worth, entries: [{label: Worth, insight: second.worth}]}
"""
PAGES = {
    "index.md": (
        '# Home\n\nSee {{ to_worksheet("first") }} and {{ page("one.md") }}.\n\n'
        '{{ worksheets() }}\n\n{{ worksheet("second") }}\n'
    ),
    "plan.md": "# Plan\n\n{{ plan() }}\n",
    "one.md": '---\ntitle: Page One\n---\n# One\n\n{{ worksheet("first") }}\n',
}
SHEETS = {"first.yaml": FIRST, "second.yaml": SECOND, "plan.yaml": PLAN}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "course", pages=PAGES, exercises=SHEETS)


@pytest.fixture(params=["hide", pytest.param("nav", marks=pytest.mark.long)])
def smaller(project: Path, request: pytest.FixtureRequest) -> Path:
    """The course without its first sheet: its page left out, or the sheet hidden."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    if request.param == "nav":
        text = text.replace("  - one.md\n", "")
    else:
        text = text.replace("    id: common-ground\n", "    id: common-ground\n    hide: [first]\n")
    settings.write_text(text, "utf-8")
    return project


def fields(library: Library, id: str) -> dict[str, FieldBase]:
    return {field.id: field for field in library.exercises[id].fields}


def test_a_whole_course_is_left_as_it_is(project: Path) -> None:
    library = load(project / "mkdocs.yml")
    assert not library.left_out
    assert {"worth", "steps", "steady"} <= {*fields(library, "second")}


def test_what_needs_a_sheet_that_is_left_out_goes_with_it(smaller: Path) -> None:
    """Rows that followed it, what followed those, and insights. Conditions: as unanswered."""
    library = load(smaller / "mkdocs.yml")
    assert library.left_out == {"first": "The first sheet"}
    left = fields(library, "second")
    assert [*left] == ["again", "own", "elsewhere", "steps", "steady"]
    repeat = library.exercises["second"].repeat
    assert repeat and (repeat.add, repeat.fields) == ("Once more", ("own",))
    assert [str(candidate.source) for candidate in left["again"].take_from] == ["second.own"]
    assert not left["elsewhere"].show_when


def test_the_plan_keeps_what_can_still_be_said(smaller: Path) -> None:
    plan = load(smaller / "mkdocs.yml").exercises["plan"]
    assert isinstance(plan, Plan)
    assert plan.lines == ("line",)
    [block] = plan.blocks
    sources = [
        (str(source.source), source.guess, [*map(str, source.ranked_by)])
        for each in block.entries
        for source in each.sources
    ]
    assert sources == [("second.own", (), []), ("second.steps", (), ["second.steps.far"])]
    assert [str(each.insight) for each in block.entries] == ["None", "None", "second.steady"]
    dates = [(date.id, [*map(str, date.dates)], str(date.words)) for date in plan.dates]
    assert dates == [("talk", ["day"], "second.own"), ("again", ["day"], "None")]


def test_no_page_leads_to_what_is_left_out(smaller: Path, tmp_path: Path) -> None:
    site = build(smaller, tmp_path / "site")
    is_hidden = "hide" in (smaller / "mkdocs.yml").read_text("utf-8")
    assert (site / "one" / "index.html").exists() is is_hidden
    for path in ("index.html", "plan/index.html"):
        text = (site / path).read_text("utf-8")
        assert "worksheet-first" not in text and "first.what" not in text
    home = html.read(site / "index.html")
    words = html.words(next(e for e in home.iter("p") if "See" in html.words(e)))
    assert "See The first sheet and Page One." in " ".join(words.split())
    for script in home.iter("script"):
        if script.get("data-part") == "spec":
            assert json.loads(script.text or "")["links"] == {}
    search = (site / "search" / "search_index.json").read_text("utf-8")
    assert "What is it about?" not in search


@pytest.mark.long
def test_the_plan_can_be_left_out(project: Path, tmp_path: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    hidden = text.replace("    id: common-ground\n", "    id: common-ground\n    hide: [plan]\n")
    settings.write_text(hidden, "utf-8")
    page = (build(project, tmp_path / "site") / "plan" / "index.html").read_text("utf-8")
    assert "data-plan" not in page


def test_the_check_tells_what_is_left_out(smaller: Path) -> None:
    done = run_python(smaller, "-m", "macros", "check")
    assert done.returncode == 0, done.stderr
    assert "first" in done.stdout.splitlines()[0]


@pytest.mark.long
def test_a_page_of_the_instructor_edition_is_in_no_other(project: Path, tmp_path: Path) -> None:
    page = project / "docs" / "one.md"
    page.write_text(
        page.read_text("utf-8").replace("---\ntitle", "---\nedition: instructor\ntitle")
    )
    learner = build(project, tmp_path / "learner")
    assert not (learner / "one").exists()
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("common-ground\n", "common-ground\n    edition: instructor\n", 1)
    )
    assert (build(project, tmp_path / "instructor") / "one" / "index.html").exists()


@pytest.mark.long
def test_a_page_that_is_not_in_nav_on_purpose_is_built(project: Path, tmp_path: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  - one.md\n", "")
    settings.write_text(text.replace("not_in_nav: |\n", "not_in_nav: |\n  /one.md\n"), "utf-8")
    assert (build(project, tmp_path / "site") / "one" / "index.html").exists()


def test_nav_loses_pages_and_the_parts_that_are_empty_without_them() -> None:
    nav = [
        "index.md",
        {"Part": ["a.md", {"B": "./b.md"}]},
        {"Else": ["c.md"]},
        {"Out": "https://a/b"},
    ]
    assert prune_nav(nav, ["b.md", "c.md"]) == [
        "index.md",
        {"Part": ["a.md"]},
        {"Out": "https://a/b"},
    ]


@pytest.mark.parametrize("nav", [None, 3, "index.md", [], {}])
def test_a_nav_without_pages_to_leave_out_stays_as_it_is(nav: object) -> None:
    assert prune_nav(nav, ["b.md"]) == nav


def test_a_pattern_matches_one_page_whatever_its_name() -> None:
    assert as_pattern("a/b [1]!.md") == r"/a/b\ \[1\]\!.md"
