"""Two devices that met while the course had given a field or a worksheet another name.

Of responses/merge/opening.mjs, responses/merge/follows.mjs and responses/merge/merge.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

MEET = """async ([sheets, here, file]) => {
    const at = (path) => import(new URL(`assets/responses/${path}`, document.baseURI));
    const [{ contentsOf }, { Follows }, { newest }, { versions }] = await Promise.all(
        ["merge/opening.mjs", "merge/follows.mjs", "merge/merge.mjs", "versions.mjs"].map(at));
    const open = (into) =>
        contentsOf(Object.entries(file), (key) => into[key], new Follows(sheets));
    const { asks, elsewhere } = open(here);
    const after = { ...here, ...Object.fromEntries(newest(elsewhere.comparison)) };
    const again = newest(open(after).elsewhere.comparison);
    const { workbook } = await keptIn(after);
    const responses = workbook.responses(sheets[0]);
    const [text, list] = sheets[0].fields;
    const told = (record) => record &&
        [record.value, ...versions(record).map(({ value }) => value)].map((v) => v?.what ?? v);
    return { asks, again, text: told(responses.record(text)) ?? null,
        rows: responses.rowIds(list).map((id) => told(responses.record(list, id))),
        sorts: Object.entries(elsewhere.comparison).filter(([, pairs]) => pairs.length)
            .map(([sort, pairs]) => `${sort}: ${pairs.map(({ key }) => key).join(" ")}`) };
}"""
SHEET = {
    "id": "sheet", "was": ["page"], "fields": [
        {"id": "text", "type": "text", "was": ["plane", "plain"]},
        {"id": "list", "type": "rows", "columns": [{"id": "what"}], "was": ["lines"]},
    ],
}  # fmt: skip
N = "first/sheet/first/text"
OLD = ["first/page/first/plane", "first/sheet/first/plain", "first/page/first/text"]


def record(value: Any, saved: int, **more: Any) -> dict[str, Any]:
    return {"format": 1, "value": value, "savedAt": saved, **more}


def met(data: Modules, here: Any, file: Any) -> Any:
    found = data.page.evaluate(MEET, [[SHEET], here, file])
    assert found.pop("again") == [], "opened again, it changes nothing"
    return found


@pytest.mark.parametrize("old", OLD)
@pytest.mark.parametrize(("mine", "theirs"), [(5, 9), (9, 5)])
def test_of_one_field_under_two_names_both_texts_can_be_had(
    data: Modules, old: str, mine: int, theirs: int
) -> None:
    both = ["Mine", "Theirs"] if mine > theirs else ["Theirs", "Mine"]
    sort = "keep" if mine > theirs else "replace"
    for here, there in ((N, old), (old, N), (old, old)):
        found = met(data, {here: record("Mine", mine)}, {there: record("Theirs", theirs)})
        assert (found["text"], found["asks"]) == (both, False), (here, there)
        assert found["sorts"] == [f"{sort}: {N}"]


SEVERAL: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({N: record("Mine", 5)}, {N: record("Theirs", 9), OLD[0]: record("Once", 1)},
     ["Theirs", "Mine", "Once"]),
    ({N: record("Mine", 9), OLD[0]: record("Once", 1)}, {OLD[0]: record("Theirs", 5)},
     ["Mine", "Theirs", "Once"]),
    ({OLD[0]: record("Mine", 9), N: record("Once", 1)}, {N: record("Theirs", 5)},
     ["Mine", "Theirs", "Once"]),
    ({N: record("Mine", 5)}, {OLD[0]: record("Once", 7), OLD[1]: record("Theirs", 9)},
     ["Theirs", "Mine", "Once"]),
    ({N: record("Mine", 5)}, {OLD[1]: record("Theirs", 9), OLD[0]: record("Once", 7)},
     ["Theirs", "Mine", "Once"]),
    ({N: record("Mine", 5)}, {N: record("Once", 1), OLD[0]: record("Theirs", 9)},
     ["Theirs", "Mine", "Once"]),
    ({N: record("Mine", 5)}, {OLD[0]: record("Theirs", 9), N: record("Once", 1)},
     ["Theirs", "Mine", "Once"]),
    ({N: record("Mine", 10)}, {OLD[0]: record("Theirs", 9), N: record("Once", 1)},
     ["Mine", "Theirs", "Once"]),
    ({N: record("Hidden", 5), OLD[0]: record("Mine", 10)}, {OLD[0]: record("Theirs", 3)},
     ["Mine", "Theirs", "Hidden"]),
    ({OLD[0]: record("Mine", 20)}, {N: record("Theirs", 10), OLD[0]: record("Before", 5)},
     ["Mine", "Theirs", "Before"]),
    ({}, {OLD[0]: record("Theirs", 9)}, ["Theirs"]),
    ({OLD[0]: record("Alike", 5)}, {N: record("Alike", 9)}, ["Alike"]),
    ({OLD[0]: record(None, 9)}, {N: record("Theirs", 5)}, [None, "Theirs"]),  # type: ignore[list-item]
]  # fmt: skip


@pytest.mark.parametrize(("here", "file", "told"), SEVERAL)
def test_what_stands_under_several_names_counts_as_its_device_shows_it(
    data: Modules, here: Any, file: Any, told: list[str]
) -> None:
    """What it does not show comes behind that."""
    assert met(data, here, file)["text"] == told


def test_a_backup_of_what_is_here_changes_nothing(data: Modules) -> None:
    mine = {N: record("Hidden", 5), OLD[0]: record("Mine", 10)}
    found = data.page.evaluate(MEET, [[SHEET], mine, mine])
    assert (found["sorts"], found["again"]) == ([f"same: {N}"], [])


def test_rows_under_two_names_are_one_list(data: Modules) -> None:
    here = {f"first/sheet/first/list/row-{n}": record({"what": f"Mine {n}"}, 5) for n in (1, 2)}
    file = {f"first/page/first/lines/row-{n}": record({"what": f"Theirs {n}"}, 9) for n in (2, 3)}
    found = met(data, here, file)
    assert found["rows"] == [["Mine 1"], ["Theirs 2", "Mine 2"], ["Theirs 3"]]


def test_what_the_course_does_not_know_keeps_its_name(data: Modules) -> None:
    keys = ["first/gone/first/text", "first/page/first/gone", "_current", "_practice/case", "odd",
            "_aside/first/page/first/plane/1"]  # fmt: skip
    found = met(data, {}, {key: record("x", 5) for key in keys})
    told = [key.replace("first/page/first/gone", "first/sheet/first/gone") for key in keys]
    assert found["sorts"] == [f"add: {' '.join(told)}"]
