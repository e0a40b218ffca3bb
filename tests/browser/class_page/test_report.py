"""A learning platform's report on knowledge checks, opened on the class page."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.support.modules import Modules

CHOICES = [{"id": id, "label": id.title()} for id in ("never", "soon", "then")]
CHECK = {
    "id": "check-fences",
    "revision": 3,
    "title": "Check: Fences",
    "fields": [
        {"id": "first", "kind": "choice", "type": "choice", "choices": CHOICES},
        {"id": "second", "kind": "checklist", "type": "choices", "choices": CHOICES},
        {"id": "why", "kind": "text", "type": "text"},
    ],
}
COURSE = {"course": "common-ground", "sheets": [CHECK]}
HEAD = ["Name", "ID number", "Attempt", "Score"]
ASKED = ["Question {}", "Response {}", "Right answer {}", "Result {}"]
READ = """async ([files, course]) => {
    const at = (path) => import(new URL(`assets/class/${path}`, document.baseURI));
    const [{ filesAndReports }, { Class }, { namesOf }] =
        await Promise.all(["report.mjs", "people.mjs", "names.mjs"].map(at));
    const all = new Class(course);
    const dropped = files.map(([name, text]) => new File([text], name, { lastModified: 1e12 }));
    for await (const file of filesAndReports(dropped, course)) all.add(file);
    const { people, named } = all.result();
    return { names: namesOf(people), sheets: people.map((person) => person.worksheets),
        named: named.map(({ what }) => what) };
}"""


def report(
    *rows: list[str], asked: tuple[int, ...] = (0, 1, 2, 3), delimiter: str = "\t", times: int = 3
) -> str:
    """A table as Moodle writes it: `rows` hold a name, then four cells for each interaction."""
    columns = [ASKED[at].format(n) for n in range(times) for at in asked]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([*HEAD, *columns])
    for name, *cells in rows:
        fours = [cells[at : at + 4] for at in range(0, len(cells), 4)]
        writer.writerow([name, "", "1", "-", *(four[at] for four in fours for at in asked)])
    return text.getvalue()


FIRST, SECOND = "check-fences.first", "check-fences.second"
ANNA = ["Anna Example", FIRST, "a", "b", "wrong", SECOND, "a,c", "a,c", "correct"]
ANNA_AGAIN = [*ANNA, FIRST, "b", "b", "correct"]
BEN = ["Ben / Example", SECOND, "b", "a,c", "wrong", "&nbsp;", "&nbsp;", "&nbsp;", "&nbsp;"]
EMPTY = ["Cleo Example"]


def read(modules: Modules, *files: tuple[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = modules.page.evaluate(READ, [list(files), COURSE])
    return found


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize("asked", [(0, 1), (0, 1, 3), (0, 1, 2, 3)])
def test_a_report_is_a_row_for_each_learner_with_the_last_answers(
    modules: Modules, delimiter: str, asked: tuple[int, ...]
) -> None:
    text = report(ANNA_AGAIN, BEN, EMPTY, asked=asked, delimiter=delimiter)
    found = read(modules, ("Interactions_2026_11.txt", text))
    assert found["names"] == ["Anna Example", "Ben / Example"]
    assert found["named"] == []
    about = {"id": "check-fences", "revision": 3, "take": "first"}
    assert found["sheets"] == [
        [{**about, "responses": {"first": "soon", "second": ["never", "then"]}}],
        [{**about, "responses": {"second": ["soon"]}}],
    ]


@pytest.mark.parametrize(
    "text",
    [
        report(ANNA, asked=(1, 3)),
        report(ANNA, asked=(0, 2)),
        report(["Anna", "check-elsewhere.first", "a", "a", "correct"]),
        report(["Anna", FIRST, "z", "b", "wrong", FIRST, "a,", "b", "wrong"]),
        "only,words\n" * 5,
        "",
    ],
    ids=["no ids", "no responses", "another course", "no such choice", "no report", "empty"],
)
def test_what_is_no_report_of_these_checks_is_named(modules: Modules, text: str) -> None:
    found = read(modules, ("report.csv", text))
    assert found["names"] == [] and found["named"] == ["other-file"]


def test_names_are_told_apart_and_rows_never_joined(modules: Modules) -> None:
    found = read(modules, ("a.csv", report(ANNA, ANNA)), ("b.csv", report(BEN)))
    assert len(found["names"]) == 3 and len({*found["names"]}) == 3


def test_cells_are_read_as_a_spreadsheet_writes_them(modules: Modules) -> None:
    text = '\ufeff"a ""b""";"c\nd";e\r\n;;\r\nf;g;\r\n'
    [cells] = modules.each("class/cells.mjs", "cellsOf", [[text]])
    assert cells == [['a "b"', "c\nd", "e"], ["f", "g", ""]]
