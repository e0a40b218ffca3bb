"""Hand-ins, zips, spreadsheets and pairs by their rules: the pure modules, called in Chromium."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.support import hand_ins
from tests.support.file_formats import HAND_IN_SCHEMA
from tests.support.modules import Modules
from tests.support.project import build, make_project

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read(modules: Modules, text: str) -> dict[str, Any]:
    """What the class page makes of a file."""
    found: dict[str, Any] = modules.call("hand-in/format.mjs", "read", text)
    return found


def test_a_hand_in_fits_the_published_schema_and_reads_as_it_was_written(modules: Modules) -> None:
    made = hand_ins.hand_in(7, name="Ana")
    Draft202012Validator(HAND_IN_SCHEMA).validate(made)
    assert read(modules, json.dumps(made)) == {"handIn": made, "unread": []}


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ("null", "damaged"),
        ('{"kind": "common-ground-hand-in", ', "damaged"),
        ("[" * 100_000, "damaged"),
        ("{}", "other"),
        ('{"format": 1, "course": "x", "records": {}}', "workbook"),
        (json.dumps(hand_ins.hand_in(1, format=2)), "newer"),
        (json.dumps(hand_ins.hand_in(1, made="yesterday")), "damaged"),
        (json.dumps(hand_ins.hand_in(1, **{"from": "../x"})), "damaged"),
        (json.dumps(hand_ins.hand_in(1, worksheets=[{"id": "x"}])), "damaged"),
        (json.dumps(hand_ins.hand_in(1, worksheets=[None])), "damaged"),
        (json.dumps(hand_ins.hand_in(1, name="x" * 301)), "damaged"),
        (json.dumps(hand_ins.hand_in(1, name="x" * 4_000_000)), "damaged"),
    ],
)
def test_what_is_no_hand_in_is_named(modules: Modules, text: str, trouble: str) -> None:
    assert read(modules, text) == {"trouble": trouble}


SHEET = {"id": "s", "revision": 1, "take": "first", "responses": {}}


def holding(**sheet: Any) -> str:
    return json.dumps(hand_ins.hand_in(1, worksheets=[{**SHEET, **sheet}]))


LIMITS: list[tuple[str, str | None]] = [
    (json.dumps(hand_ins.hand_in(1, worksheets=[SHEET] * 300)), None),
    (json.dumps(hand_ins.hand_in(1, worksheets=[SHEET] * 301)), "damaged"),
    (json.dumps(hand_ins.hand_in(1, name="x" * 300)), None),
    (json.dumps(hand_ins.hand_in(1, name=None)), "damaged"),
    (json.dumps(hand_ins.hand_in(1, made=f"2026-11-22{' ' * 31}")), "damaged"),
    (json.dumps(hand_ins.hand_in(1, format="1")), "damaged"),
    (json.dumps(hand_ins.hand_in(1, format=0)), "damaged"),
    (json.dumps(hand_ins.hand_in(1, course="-x")), "damaged"),
    (json.dumps(hand_ins.hand_in(1, negotiation="x" * 81)), "damaged"),
    (json.dumps(hand_ins.hand_in(1, negotiation="x" * 80)), None),
    (json.dumps(hand_ins.hand_in(1, worksheets={})), "damaged"),
    (json.dumps(hand_ins.hand_in(1, kind="other", format=2)), "other"),
    (json.dumps(hand_ins.hand_in(1, kind="other", responses={})), "workbook"),
    (json.dumps(hand_ins.hand_in(1, kind="other", negotiations=0)), "workbook"),
    ("\ufeff" + json.dumps(hand_ins.hand_in(1)), None),
    (holding(responses={f"f{n}": n for n in range(400)}), None),
    (holding(responses={f"f{n}": n for n in range(401)}), "damaged"),
    (holding(label="x" * 300), None),
    (holding(label="x" * 301), "damaged"),
    (holding(label=None), "damaged"),
    (holding(rows={}), None),
    (holding(rows=[]), "damaged"),
    (holding(take=""), "damaged"),
    (holding(id="a/b"), "damaged"),
    (holding(revision=1.5), "damaged"),
    (holding(responses=[]), "damaged"),
]


def test_a_hand_in_may_be_as_large_as_that_and_no_larger(modules: Modules) -> None:
    found = modules.each("hand-in/format.mjs", "read", [[text] for text, _ in LIMITS])
    assert [each.get("trouble") for each in found] == [trouble for _, trouble in LIMITS]


LONG = 200_000
GOOD: dict[str, Any] = {
    "text": "words", "none": "", "long": "x" * LONG, "number": 0.5, "list": ["a", "b"],
    "empty": [], "label": ["x" * 300], "many": ["a"] * 2000, "points": {"a": 1, "me.b": "c"},
    "rows": [{"id": "r1", "a": True, "b": "c"}, {"id": "r2"}], "yes": {"a": False},
    "shares": {f"k{n}": n for n in range(2000)},
}  # fmt: skip
BAD: dict[str, Any] = {
    "true": True, "null": None, "longer": "x" * (LONG + 1), "mixed": ["a", {"id": "r"}],
    "label-long": ["x" * 301], "too-many": ["a"] * 2001, "deep": {"a": {"b": 1}},
    "names": {"toString": 1}, "three": {"a.b.c": 1}, "no-id": [{"a": "b"}], "odd-id": [{"id": "/"}],
    "deep-row": [{"id": "r", "a": []}], "nulls": {"a": None}, "-odd": "x",
    "too-many-shares": {f"k{n}": n for n in range(2001)},
}  # fmt: skip
ROWS = {
    "list": {"a": "First", "b": "Second"}, "rows": {"r1": 5}, "points": [], "-odd": {"a": "b"},
    "text": {"A": "b"},
}  # fmt: skip


def test_only_responses_and_labels_in_order_are_taken_over(modules: Modules) -> None:
    found = read(modules, holding(responses={**GOOD, **BAD}, rows=ROWS, label="L", more=1))
    assert found["unread"] == [f"s.{field}" for field in BAD]
    labels = {"list": ROWS["list"]}
    assert found["handIn"]["worksheets"] == [
        {**SHEET, "label": "L", "responses": GOOD, "rows": labels}
    ]
    plain = read(modules, holding(responses={"a": "b"}, rows={"x": 5}, label=""))
    assert plain["handIn"]["worksheets"] == [{**SHEET, "responses": {"a": "b"}}]


TICKED = [
    {"sheet": {"id": "s", "revision": 2}, "take": "first", "field": {"id": "a"}, "value": 1},
    {"sheet": {"id": "s", "revision": 2}, "take": "after", "takeLabel": "After",
     "field": {"id": "a"}, "value": [], "rows": {"r": "Row"}},
    {"sheet": {"id": "s", "revision": 2}, "take": "first", "field": {"id": "b"}, "value": "",
     "rows": {"q": "Q"}},
    {"sheet": {"id": "s", "revision": 2}, "take": "first", "field": {"id": "c"}, "value": "",
     "rows": {"t": "T"}},
]  # fmt: skip


def test_what_is_ticked_stands_sheet_by_sheet_and_take_by_take(modules: Modules) -> None:
    about = {"course": "c", "from": "f", "negotiation": "n", "made": "2026-11-22"}
    calls: list[list[Any]] = [
        [{**about, "name": "Ana"}, TICKED],
        [about, []],
        [{**about, "name": ""}, []],
    ]
    named, bare, unnamed = modules.each("hand-in/format.mjs", "handInOf", calls)
    head = {"kind": "common-ground-hand-in", "format": 1, **about}
    sheet = {"id": "s", "revision": 2}
    assert named == {
        **head, "name": "Ana", "worksheets": [
            {**sheet, "take": "first", "responses": {"a": 1, "b": "", "c": ""},
             "rows": {"b": {"q": "Q"}, "c": {"t": "T"}}},
            {**sheet, "take": "after", "label": "After", "responses": {"a": []},
             "rows": {"a": {"r": "Row"}}},
        ],
    }  # fmt: skip
    assert bare == unnamed == {**head, "worksheets": []}


@pytest.mark.long
def test_a_course_that_takes_nothing_in_says_so(tmp_path: Path) -> None:
    pages = {"index.md": "# Hand in\n\n{{ hand_in() }}\n"}
    project = make_project(tmp_path / "course", pages=pages, exercises={})
    (project / "exercises").mkdir()
    settings_file = project / "mkdocs.yml"
    text = settings_file.read_text("utf-8")
    settings_file.write_text(text.replace("  course:\n", "  course:\n    hand_in: false\n"))
    built = (build(project, tmp_path / "site") / "index.html").read_text("utf-8")
    assert "does not ask you to hand anything in" in built
    assert "data-hand-in" not in built and "assets/hand-in" not in built


def test_one_wrong_response_costs_only_itself(modules: Modules) -> None:
    sheet = {"id": "situation", "revision": 1, "take": "first"}
    wrong = {"deep": {"a": {"b": 1}}, "none": None, "mixed": ["a", 1], "yes": True}
    made = hand_ins.hand_in(1, worksheets=[{**sheet, "responses": {"story": "Fine", **wrong}}])
    found = read(modules, json.dumps(made))
    assert found["handIn"]["worksheets"][0]["responses"] == {"story": "Fine"}
    assert found["unread"] == [f"situation.{id}" for id in wrong]


UNZIP = """async (text) => {
  const { filesIn } = await import(new URL("assets/class/intake.mjs", document.baseURI));
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const found = [];
  for await (const file of filesIn([new File([bytes], "all.zip")])) found.push(file);
  return found;
}"""


def unzip(modules: Modules, content: bytes) -> list[dict[str, str]]:
    """What comes out of a zip called all.zip."""
    found: list[dict[str, str]] = modules.page.evaluate(UNZIP, base64.b64encode(content).decode())
    return found


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_zips_of_platforms_are_read_as_they_come(modules: Modules, method: int) -> None:
    names = [
        "Ana Lópéz_123_assignsubmission_file_/hand-in.json",
        "Bo_124_assignsubmission_file_hand-in.json",
        "lovelaceada_55_77_hand-in-1.json",
    ]
    inner = hand_ins.zipped([("inside/hand-in.json", b'{"n": 4}')], method)
    deepest = hand_ins.zipped([("too-deep.zip", inner)], method)
    files = [*((name, name.encode()) for name in names), ("essay.pdf", b"%PDF")]
    found = unzip(
        modules, hand_ins.zipped([*files, ("in.zip", inner), ("deep.zip", deepest)], method)
    )
    texts = {f"all.zip/{name}": name for name in names}
    assert {file["path"]: file["text"] for file in found if "text" in file} == {
        **texts, "all.zip/in.zip/inside/hand-in.json": '{"n": 4}',
    }  # fmt: skip
    assert {file["path"]: file["trouble"] for file in found if "trouble" in file} == {
        "all.zip/essay.pdf": "other-file", "all.zip/deep.zip/too-deep.zip": "zip-deep",
    }  # fmt: skip


def test_a_zip_that_was_streamed_or_is_wide_is_read(modules: Modules) -> None:
    class Pipe(io.RawIOBase):
        """As a server sends it: sizes are only known behind the content."""

        def __init__(self) -> None:
            self.sent = b""

        def writable(self) -> bool:
            return True

        def write(self, content: Any) -> int:
            self.sent += bytes(content)
            return len(content)

    pipe = Pipe()
    with (
        zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.json", "w", force_zip64=True) as entry,
    ):
        entry.write(b'{"a": 1}')
    assert unzip(modules, pipe.sent) == [{"path": "all.zip/a.json", "text": '{"a": 1}'}]


def test_zip_bombs_and_damage_end_in_a_name(modules: Modules) -> None:
    bomb = hand_ins.zipped([("bomb.json", b"0" * 20_000_000), ("fine.json", b"1")])
    assert unzip(modules, bomb) == [
        {"path": "all.zip/bomb.json", "trouble": "zip-bomb"},
        {"path": "all.zip/fine.json", "text": "1"},
    ]
    liar = bytearray(hand_ins.zipped([("liar.json", b"0" * 1_000_000)]))
    at = liar.index(b"PK\1\2") + 24
    liar[at : at + 4] = (1000).to_bytes(4, "little")
    assert unzip(modules, bytes(liar))[0]["trouble"] in ("zip-bomb", "zip-damaged")
    crowd = hand_ins.zipped([(f"{n}.json", b"1") for n in range(5001)], zipfile.ZIP_STORED)
    assert unzip(modules, crowd) == [{"path": "all.zip", "trouble": "zip-many"}]
    whole = hand_ins.zipped([("a.json", b'{"a": 1}' * 50)])
    for broken in (b"", b"PK", whole[:-30], whole[10:], whole.replace(b"PK\1\2", b"PK\1\3")):
        assert [file["trouble"] for file in unzip(modules, broken)] == ["zip-damaged"]


def test_harmless_cells_and_numbers_stay_as_they_are(modules: Modules) -> None:
    cells = [
        modules.call("class/csv.mjs", "cell", value) for value in ("a=b", 'say "no"', -3, 0.5, "")
    ]
    assert cells == ['"a=b"', '"say ""no"""', '"-3"', '"0.5"', '""']


NAMES = st.lists(
    st.text("abcxyz ", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=15, unique=True
)


@quick
@given(names=NAMES, late=NAMES, seed=st.text(min_size=1, max_size=8))
def test_everybody_has_one_part_and_latecomers_break_no_pair(
    modules: Modules, names: list[str], late: list[str], seed: str
) -> None:
    late = [f"{name}+" for name in late]
    alone, all_of_them, mixed = modules.each(
        "pairing/pairing.mjs",
        "pair",
        [[names, seed, []], [names, seed, late], [names[::-1], seed, []]],
    )
    assert alone == mixed
    for found, people in ((alone, names), (all_of_them, names + late)):
        parts = [
            person
            for pair in found["pairs"]
            for person in (pair["a"], pair["b"], *pair["observers"])
        ]
        assert sorted(parts + found["alone"]) == sorted(people)
        assert (
            sum(len(pair["observers"]) for pair in found["pairs"]) + len(found["alone"])
            == len(people) % 2
        )
    before = [(pair["a"], pair["b"]) for pair in alone["pairs"]]
    assert [(pair["a"], pair["b"]) for pair in all_of_them["pairs"]][: len(before)] == before


def test_another_word_makes_other_pairs_and_everybody_plays_each_role(modules: Modules) -> None:
    names = [f"Person {n}" for n in range(1, 21)]
    found = modules.each("pairing/pairing.mjs", "pair", [[names, f"word {n}"] for n in range(20)])
    assert len({json.dumps(pairing) for pairing in found}) == 20
    assert {pair["a"] for pairing in found for pair in pairing["pairs"]} == set(names)


def test_a_number_stands_for_people_and_equal_names_are_told_apart(modules: Modules) -> None:
    assert modules.call("pairing/pairing.mjs", "namesIn", " 3 ") == [
        "Person 1",
        "Person 2",
        "Person 3",
    ]
    assert modules.call("pairing/pairing.mjs", "namesIn", "Kim\n\nKim\r\nBo") == [
        "Kim",
        "Kim (2)",
        "Bo",
    ]
    assert len(modules.call("pairing/pairing.mjs", "namesIn", "9999")) == 1000


CHANGED = {"pairs": 3, "up": 1, "same": 1, "down": 1, "before": 4, "after": 5}


def test_change_counts_only_who_responded_both_times(modules: Modules) -> None:
    pairs = [[2, 6], [4, 4], [7, 5], [9, None], [None, 1]]
    assert modules.call("class/change.mjs", "changeOf", pairs) == CHANGED


def test_a_name_is_found_in_what_platforms_call_a_file(modules: Modules) -> None:
    names = [
        "all.zip/Ana Lópéz_123_assignsubmission_file_/hand-in.json",
        "Bo Li_9_assignsubmission_file_x.json",
        "lovelaceada_LATE_55_77_hand-in.json",
        "hand-in.json",
        "my_week_4.json",
    ]
    paths = [[name] for name in names]
    found = modules.each("class/people.mjs", "platformName", paths)
    assert found == ["Ana Lópéz", "Bo Li", "lovelaceada", "", ""]
