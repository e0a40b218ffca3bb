"""Who is missing, one learner at a time, groups, and the table; called in single modules."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.modules import Modules

ROSTERS: list[tuple[str, list[dict[str, Any]]]] = [
    ("Ana López\nBo Ito\n\n", [{"name": "Ana López"}, {"name": "Bo Ito"}]),
    ("Ana López <ana@example.org>", [{"name": "Ana López", "email": "ana@example.org"}]),
    ("López, Ana;123", [{"name": "López, Ana", "ids": ["123"]}]),
    ("López, Ana\t123", [{"name": "López, Ana", "ids": ["123"]}]),
    ("Ana\tLópez\tana@example.org", [{"name": "Ana López", "email": "ana@example.org"}]),
    (
        '"Ana ""Ann"" López"\t"1"\r\n\r\n"Bo, Ito"\t"2"\r\n',
        [{"name": 'Ana "Ann" López', "ids": ["1"]}, {"name": "Bo, Ito", "ids": ["2"]}],
    ),
    ('"Ana, of course, and, also"\t7', [{"name": "Ana, of course, and, also", "ids": ["7"]}]),
    # Few columns, and more than are needed.
    ("Last name;ID\nLópez;7\n", [{"name": "López", "ids": ["7"]}]),
    ("First name\nAna", [{"name": "First name"}, {"name": "Ana"}]),
    ("Last name\nLópez", [{"name": "Last name"}, {"name": "López"}]),
    ("ID;Group\n7;Red", [{"name": "ID Group"}, {"name": "Red", "ids": ["7"]}]),
    ("First name;ID\nAna;7", [{"name": "First name ID"}, {"name": "Ana", "ids": ["7"]}]),
    (
        "Full name;First name;Last name\nAda L.;Ada;Lovelace\n;Bo;Ito",
        [{"name": "Ada L."}, {"name": "Bo Ito"}],
    ),
    # Moodle: participants, and the grading worksheet.
    (
        "First name,Last name,Email address,Groups\nAna,López,ana@example.org,Blue\n",
        [{"name": "Ana López", "email": "ana@example.org", "group": "Blue"}],
    ),
    (
        "Identifier,Full name,Email address,Grade\nParticipant 7,Ana López,,\n",
        [{"name": "Ana López", "ids": ["Participant 7"]}],
    ),
    # Canvas: the gradebook.
    (
        "Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"
        '"López, Ana",41,A1,alopez,Monday\n"Student, Test",42,,,Monday\n',
        [{"name": "López, Ana", "ids": ["41", "A1", "alopez"], "group": "Monday"}],
    ),
    # Brightspace and Blackboard.
    (
        "OrgDefinedId,Username,Last Name,First Name\n#A1,#alopez,López,Ana\n",
        [{"name": "Ana López", "ids": ["#A1", "#alopez"]}],
    ),
    (
        '"Last Name"\t"First Name"\t"Username"\t"Student ID"\n"López"\t"Ana"\t"alopez"\t"9"\n',
        [{"name": "Ana López", "ids": ["alopez", "9"]}],
    ),
    # Excel in French.
    (
        "Nom;Prénom;Adresse de courriel;Groupe\nLópez;Ana;ana@example.org;1\n",
        [{"name": "Ana López", "email": "ana@example.org", "group": "1"}],
    ),
]


@pytest.mark.parametrize(("text", "learners"), ROSTERS, ids=range(len(ROSTERS)))
def test_a_roster_is_read_as_it_is_pasted_or_exported(
    modules: Modules, text: str, learners: list[dict[str, Any]]
) -> None:
    nothing = {"name": "", "ids": [], "email": "", "group": ""}
    assert modules.call("class/roster.mjs", "rosterOf", text) == [
        nothing | learner for learner in learners
    ]


def person(name: str = "", typed: str = "", **ids: str) -> dict[str, Any]:
    return {"name": name, "typed": [typed] if typed else [], "ids": ids, "files": [name or typed]}


MATCHES: list[tuple[str, list[dict[str, Any]], dict[str, Any]]] = [
    ("Ana López\nBo Ito", [person("Bo Ito")], {"people": [None, 0], "missing": [0]}),
    ("López, Ana", [person("lópezana", canvas="41")], {"people": [0]}),
    ("Ana López", [person(typed="ana lopez")], {"people": [0]}),
    (
        "Identifier,Full name\nParticipant 7,Ana López",
        [person("A. L.", moodle="7")],
        {"people": [0]},
    ),
    ("Student,ID\nAna López,41", [person("other", canvas="41")], {"people": [0]}),
    ("First name,Last name,Email\nAna,López,alopez@x.org", [person("alopez")], {"people": [0]}),
    ("Ana López\nBo Ito", [person(typed="Bo Ito")], {"people": [None, 0], "missing": [0]}),
    ("Name,Email\n,zoe@x.org", [person()], {"missing": [0], "strangers": [0]}),
    ("Ana López\nAna López x", [person("Cy")], {"missing": [0, 1], "strangers": [0]}),
    # Two of one name, and one hand-in: nobody can tell whose.
    (
        "Name,ID\nAna López,1\nAna López,2",
        [person("Ana López")],
        {"people": [None, None], "unsure": [0, 1]},
    ),
    (
        "Name,ID\nAna López,1\nAna López,2",
        [person("Ana López"), person("Ana López", canvas="1")],
        {"people": [1, 0]},
    ),
]


@pytest.mark.parametrize(("roster", "people", "expected"), MATCHES, ids=range(len(MATCHES)))
def test_who_is_missing(
    modules: Modules, roster: str, people: list[dict[str, Any]], expected: dict[str, Any]
) -> None:
    learners = modules.call("class/roster.mjs", "rosterOf", roster)
    matches = modules.call("class/roster.mjs", "matched", learners, people)
    blank = {"people": [None] * len(learners), "missing": [], "unsure": [], "strangers": []}
    assert matches == blank | expected


NUMBERS: list[tuple[list[float], dict[str, int]]] = [
    ([3, 1, 3, 2.5], {"1": 1, "2.5": 1, "3": 2}),
    (list(range(0, 100)), {f"{n} to under {n + 10}": 10 for n in range(0, 100, 10)}),
    ([-5, *range(30)], {"−5 to under 0": 1}
     | {f"{n} to under {n + 5}": 5 for n in range(0, 30, 5)}),
    (list(range(22)), {f"{n} to under {n + 2}": 2 for n in range(0, 22, 2)}),
    ([n / 10 for n in range(20)],
     {f"{n / 10:g} to under {(n + 2) / 10:g}": 2 for n in range(0, 20, 2)}),
    ([7] * 40, {"7": 40}),
    ([], {}),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "bars"), NUMBERS, ids=range(len(NUMBERS)))
def test_many_numbers_are_few_bars(
    modules: Modules, numbers: list[float], bars: dict[str, int]
) -> None:
    found = modules.call("class/histogram.mjs", "histogram", numbers)
    assert [(bar["label"], bar["n"]) for bar in found] == [*bars.items()], "in their order"


DAYS: list[tuple[list[str], dict[str, int]]] = [
    (["2026-12-03", "2026-12-01", "2026-12-03"], {"1 December 2026": 1, "3 December 2026": 2}),
    (
        [f"2026-12-{day:02}" for day in range(1, 21)],
        {f"Week of {label}": n for label, n in
         (("30 November 2026", 6), ("7 December 2026", 7), ("14 December 2026", 7))},
    ),
    (
        [f"2026-{month:02}-{day:02}" for month in range(1, 7) for day in range(1, 29)],
        {f"{name} 2026": 28 for name in ("January", "February", "March", "April", "May", "June")},
    ),
    (
        [f"{year}-{month:02}-09" for year in (2027, 2026) for month in range(1, 8)],
        {"2026": 7, "2027": 7},
    ),
    ([f"{year}-01-01" for year in range(2001, 2015)], {f"{year}": 1 for year in range(2001, 2015)}),
    ([], {}),
]  # fmt: skip


@pytest.mark.parametrize(("days", "bars"), DAYS, ids=range(len(DAYS)))
def test_many_days_are_few_bars(modules: Modules, days: list[str], bars: dict[str, int]) -> None:
    found = modules.call("class/histogram.mjs", "calendar", days)
    assert [(bar["label"], bar["n"]) for bar in found] == [*bars.items()], "in their order"


SHEET: dict[str, Any] = {
    "id": "mood",
    "title": "Mood",
    "fields": [
        {"id": "team", "type": "choice", "prompt": "Team", "choices": [
            {"id": "a", "label": "A"}, {"id": "b", "label": "B"}]},
        {"id": "sure", "type": "number", "prompt": "Sure?", "min": 0, "max": 10},
        {"id": "day", "type": "date", "prompt": "When?"},
        {"id": "why", "type": "text", "prompt": "Why?"},
        {"id": "how", "type": "ratings", "prompt": "How?", "response_scale": {"min": 1, "max": 5},
         "items": [{"id": "one", "text": "Fine"}]},
    ],
    "scoring": {"scales": [{"id": "mood", "title": "Mood", "items": ["how.one"], "bands": [
        {"from": 1, "label": "Low"}, {"from": 4, "label": "High"}]}]},
}  # fmt: skip


def learner(n: int, **responses: Any) -> dict[str, Any]:
    sheet = {"id": "mood", "revision": 1, "take": "first", "responses": responses}
    return {
        "name": f"P{n}", "typed": [], "ids": {"moodle": str(n)}, "files": [f"{n}.json"],
        "made": "2026-11-22T10:00:00.000Z", "worksheets": [sheet],
    }  # fmt: skip


PEOPLE = [
    learner(1, team="a", sure=2, day="2027-03-05", why="=1+1", how={"one": 5}),
    learner(2, team="a", sure=4, how={"one": 1}),
    learner(3, team="b", sure=9, how={"one": 4}),
    learner(4, sure=7),
]


def table(modules: Modules) -> list[list[Any]]:
    script = """async ([people, sheet]) => {
        const { tableOf } = await import(new URL("assets/class/table.mjs", document.baseURI));
        return tableOf(people, [sheet], (i) => `Person ${i + 1}`)
            .map((line) => line.map((cell) => cell ?? null));
    }"""
    return list(modules.page.evaluate(script, [PEOPLE, SHEET]))


def test_a_table_has_prompts_ids_platform_numbers_scores_and_bands(modules: Modules) -> None:
    prompts, ids, first, *_, last = table(modules)
    assert dict(zip(ids, prompts, strict=True)) == {
        "who": "who",
        "moodle": "Moodle id",
        "files": "files",
        "made": "made",
        "mood.first.team": "Mood · Team",
        "mood.first.sure": "Mood · Sure?",
        "mood.first.day": "Mood · When?",
        "mood.first.why": "Mood · Why?",
        "mood.first.how.one": "Mood · How? · Fine",
        "mood.first.score.mood": "Mood · Score: Mood",
        "mood.first.score.mood.band": "Mood · Score: Mood · Band",
    }
    row = dict(zip(ids, first, strict=True))
    assert (row["moodle"], row["mood.first.day"], row["made"]) == ("1", "2027-03-05", "2026-11-22")
    assert (row["mood.first.score.mood"], row["mood.first.score.mood.band"]) == (5, "High")
    assert dict(zip(ids, last, strict=True))["mood.first.score.mood"] is None


def test_groups_are_compared_by_shares_and_medians(modules: Modules) -> None:
    script = """async ([people, sheet]) => {
        const at = (name) => import(new URL(`assets/class/${name}.mjs`, document.baseURI));
        const { choiceOf, fieldComparison, groupsOf, scoreComparison } = await at("groups");
        const groups = groupsOf(people, choiceOf(sheet, sheet.fields[0], "first"));
        const rows = sheet.fields.map((field) => fieldComparison(sheet, field, "first", groups));
        return [groups.map(({ label, people }) => [label, people.length]),
          ...rows, scoreComparison(sheet, "first", groups)];
    }"""
    groups, team, sure, day, why, how, scores = modules.page.evaluate(script, [PEOPLE, SHEET])
    assert groups == [["A", 2], ["B", 1], ["No group", 1]]
    alone, *_, rated, _ = modules.page.evaluate(script, [PEOPLE[:2], SHEET])
    assert (alone, rated) == ([["A", 2]], [{"label": "Fine", "cells": ["3 (2 people)"]}])
    assert team[0] == {"label": "A", "cells": ["2 (100 %)", "0 (0 %)", "–"]}
    assert [row["cells"] for row in sure] == [["3 (2 people)", "9 (1 person)", "7 (1 person)"]]
    assert day == why == []
    assert how == [{"label": "Fine", "cells": ["3 (2 people)", "4 (1 person)", "–"]}]
    assert scores == [{"label": "Mood", "cells": ["3 (2 people)", "4 (1 person)", "–"]}]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("", "hand-in.json"),
        ("  ", "hand-in.json"),
        ("Kim", "hand-in-kim.json"),
        ("Ana López", "hand-in-ana-lópez.json"),
        ("../../etc/passwd", "hand-in-etc-passwd.json"),
        ("CON", "hand-in-con.json"),
        ("🙂", "hand-in.json"),
        ("李 雷", "hand-in-李-雷.json"),
        ("x" * 300, f"hand-in-{'x' * 40}.json"),
    ],
)
def test_a_hand_in_is_named_after_the_person(modules: Modules, name: str, file: str) -> None:
    assert modules.call("hand-in/file-name.mjs", "fileNameFor", name, "hand-in.json") == file


def test_a_day_reads_the_same_in_a_field_and_in_a_row(modules: Modules) -> None:
    rows = {
        "type": "rows",
        "columns": [{"id": "what", "kind": "text"}, {"id": "by", "kind": "date"}],
    }
    text = modules.call(
        "responses/response-text.mjs",
        "responseText",
        rows,
        [{"id": "r1", "what": "Call", "by": "2027-03-05"}],
    )
    alone = modules.call(
        "responses/response-text.mjs", "responseText", {"type": "date"}, "2027-03-05"
    )
    assert (alone, text) == ("5 March 2027", "Call · 5 March 2027")


TYPING = """async () => {
    const at = new URL("assets/class/roster-section.mjs", document.baseURI);
    const { RosterSection } = await import(at);
    const root = document.body.appendChild(document.createElement("div"));
    root.innerHTML = `<textarea name="class-roster"></textarea>
        <input type="file" name="class-roster-file"><div data-part="roster-result"></div>`;
    window.changes = 0;
    window.roster = new RosterSection(root, () => { changes += 1; });
    window.type = (text) => {
        root.firstChild.value = text;
        root.firstChild.dispatchEvent(new Event("input"));
    };
    window.lines = () => { roster.show([], () => ""); return [...root.querySelectorAll("li")]
        .map((line) => line.textContent); };
}"""


def test_a_roster_is_read_once_nobody_types_any_more(blank: Page) -> None:
    blank.evaluate(TYPING)
    found = []
    for act, wait in (("type('A')", 199), ("type('Ana')", 199), ("0", 1), ("0", 400)):
        blank.evaluate(act)
        blank.clock.run_for(wait)
        found.append(blank.evaluate("[changes, lines()]"))
    assert found == [[0, []], [0, []], [1, ["Ana"]], [1, ["Ana"]]]
    blank.evaluate("type('Bo'); roster.clear()")
    blank.clock.run_for(400)
    assert blank.evaluate("[changes, lines()]") == [1, []], "what is cleared is not read later"


TAKES = """async ([sheet, people]) => {
    const { takesOf, takeName } = await import(new URL("assets/class/takes.mjs", document.baseURI));
    return takesOf(sheet, people).map((take) => takeName(sheet, take));
}"""


def test_times_are_in_their_order_and_have_names(modules: Modules) -> None:
    takes = ("take-10", "first", "after", "take-2", "before", "take-2")
    people = [{"worksheets": [{"id": "old" if take == "take-2" else "mood", "take": take}]}
              for take in takes]  # fmt: skip
    people.append({"worksheets": [{"id": "else", "take": "take-3"}]})
    moments = {"moments": {"before": "Before", "after": "After"}}
    sheet = {"id": "mood", "was": ["old"], "repeat": moments}
    assert modules.page.evaluate(TAKES, [sheet, people]) == [
        "Before", "After", "Entry 1", "Entry 2", "Entry 10",
    ]  # fmt: skip


GROUPS = """async (labels) => {
    const { groupsOf } = await import(new URL("assets/class/groups.mjs", document.baseURI));
    const groups = groupsOf(labels, (label) => label ?? undefined);
    return groups.map(({ label, people }) => [label, people.length]);
}"""


def test_groups_are_in_order_and_who_has_none_is_one_group_at_the_end(modules: Modules) -> None:
    labels = ["Team 10", "", None, "Team 2", "Team 10", "Ana's"]
    assert modules.page.evaluate(GROUPS, labels) == [
        ["Ana's", 1], ["Team 2", 1], ["Team 10", 2], ["No group", 2],
    ]  # fmt: skip
