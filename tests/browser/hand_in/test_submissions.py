"""Whose work it is: files of every platform as people, by the rules of the class page."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.fields import KINDS
from macros.fields.scales import MOST_VALUES
from macros.fields.scales import values as values_of
from macros.strings import loader as wording
from tests.support import hand_ins, submissions
from tests.support.modules import Modules

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = wording.load().for_parts(["class", "plots"])
CLASS = """async ([files, words]) => {
  const at = (module) => import(new URL(`assets/class/${module}`, document.baseURI));
  const { Class } = await at("people.mjs");
  const { namesOf } = await at("names.mjs");
  const all = new Class({ course: "course", sheets: [] });
  for (const [path, handIn] of files) all.add({ path, text: JSON.stringify(handIn) });
  const { people, named } = all.result();
  const names = namesOf(people);
  return {
    rows: people.map(({ files }, i) => ({ who: names[i], files })),
    named: named.filter(({ what }) => what !== "sheet").map(({ what, path }) => ({ what, path })),
  };
}"""


def written(
    sheet: str = "story", day: int = 22, name: str | None = None, **about: Any
) -> dict[str, Any]:
    """A hand-in of one worksheet, from the computer that all share."""
    return {
        "kind": "common-ground-hand-in", "format": 1, "course": "course", "from": "shared",
        "negotiation": "first", "made": f"2026-11-{day}T10:00:00.000Z",
        "worksheets": [{"id": sheet, "revision": 1, "take": "first", "responses": {"a": "b"}}],
        **({"name": name} if name else {}), **about,
    }  # fmt: skip


def result(modules: Modules, files: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """The rows of a class, and what is told of its files."""
    found: dict[str, Any] = modules.page.evaluate(CLASS, [files, WORDS])
    return found


def rows(modules: Modules, files: list[tuple[str, dict[str, Any]]]) -> dict[str, list[str]]:
    """Who → the files of each."""
    found = result(modules, files)["rows"]
    assert len({row["who"] for row in found}) == len(found)
    return {row["who"]: row["files"] for row in found}


@quick
@given(
    seed=st.integers(0, 10**9),
    form=st.sampled_from(submissions.FORMS),
    package=st.sampled_from(submissions.ZIPS),
    folder=st.sampled_from(submissions.FOLDERS),
    file=st.sampled_from(["hand-in.json", "h (1).json", "my_55_77_hand.json", "a - b.json"]),
    nested=st.booleans(),
)  # fmt: skip
def test_every_submission_is_one_person_with_the_platforms_name(
    modules: Modules,
    seed: int,
    form: submissions.Form,
    package: str,
    folder: str,
    file: str,
    nested: bool,
) -> None:
    """One computer for all, nobody writes a name: only the platform knows who it is."""
    random = Random(seed)
    people = submissions.learners(random, random.randint(2, 12))
    outer = (
        f"week 3.zip/{package}" if nested and not package.startswith(("1-2", "Ana_7")) else package
    )
    made = [form(learner, file) for learner in people]
    paths = [f"{outer}/{folder}{path}" for path, _ in made]
    alike = Counter(name for _, name in made)
    found = result(modules, [(path, written()) for path in paths])
    by_file = {row["files"][0]: row["who"] for row in found["rows"]}
    assert sorted(by_file) == sorted(paths) and len(found["rows"]) == len(paths)
    assert {note["what"] for note in found["named"]} == {"browser"}
    for path, (inside, name) in zip(paths, made, strict=True):
        who = by_file[path]
        if form is submissions.blackboard:
            assert who and name.endswith(who)
        elif not name:
            assert who.startswith("Unknown (Participant_")
        else:
            assert who == (name if alike[name] == 1 else f"{name} ({inside.split('/')[0]})")


CASES = {
    "Participant 1_assignsubmission_file_/h.json": "Unknown (Participant 1_assignsubmission_file_)",
    "Group 3_77_assignsubmission_file_/hand-in.json": "Group 3",
    "Default group_assignsubmission_file/hand-in.json": "Default group",
    "anon_aB3dE_77_hand-in.json": "Unknown (anon_aB3dE_77_hand-in.json)",
    "LATE_anon_aB3dE_77_hand-in.json": "Unknown (LATE_anon_aB3dE_77_hand-in.json)",
    "ng_55_77_hand-in.json": "ng",
    "de_la_cruzana_LATE_55_77_2026_11_hand-in.json": "de_la_cruzana",
    "12-34 - N0123 - Ana López - Nov 22, 2026 1030 AM/hand-in.json": "N0123 - Ana López",
    "12-34 - López, Ana - Nov 22, 2026 1030 AM/hand-in.json": "López, Ana",
    "Hand in_alopez_attempt_2026-11-22-10-30-00_hand-in.json": "alopez",
    "Ana Lópéz/hand-in.json": "Unknown (Ana Lópéz)",
    "Ana López\\Hand in\\Version 1\\hand-in.json": "Unknown (Ana López/Hand in/Version 1)",
    "week_2026_11_hand-in.json": "Unknown (week_2026_11_hand-in.json)",
    "MGT_4101_12_Spring.zip/hand-in.json": "Unknown (MGT_4101_12_Spring.zip)",
    "mgt_4101_2026_spring.zip/hand-in.json": "Unknown (mgt_4101_2026_spring.zip)",
    "lovelaceada_55_77_work.zip/hand-in.json": "lovelaceada",
    "Ana_1_assignsubmission_file_/Bo_2_assignsubmission_file_/hand-in.json": "Ana",
    "hand-in.json": "Unknown (hand-in.json)",
}


@pytest.mark.parametrize("package", ["", "MGT_4101_2026_Spring-Hand in-98765.zip/"])
def test_who_is_read_where_it_stands_and_is_unknown_elsewhere(
    modules: Modules, package: str
) -> None:
    for path, who in CASES.items():
        if package or "/" not in path:
            assert rows(modules, [(package + path, written())]) == {who: [package + path]}


@pytest.mark.parametrize(
    ("path", "typed", "who"),
    [
        ("x.zip/Ana López_1_assignsubmission_file_/h.json", "ana lopez", "Ana López"),
        ("x.zip/Ana López_1_assignsubmission_file_/h.json", "Bo", "Ana López (wrote “Bo”)"),
        ("x.zip/lovelaceada_55_77_h.json", "Ada Lovelace", "Ada Lovelace"),
        ("x.zip/lovelaceada_55_77_h.json", "Kim", "lovelaceada (wrote “Kim”)"),
        (
            "x.zip/Participant_9_assignsubmission_file_/h.json",
            "Kim",
            "Kim (Participant_9_assignsubmission_file_)",
        ),
        ("x.zip/Ana López/h.json", "Ana Lopez", "Ana Lopez"),
        ("x.zip/h.json", "Kim", "Kim"),
        ("h.json", " Kim ", "Kim"),
    ],
)  # fmt: skip
def test_what_somebody_wrote_stands_beside_who_handed_it_in(
    modules: Modules, path: str, typed: str, who: str
) -> None:
    assert rows(modules, [(path, written(name=typed))]) == {who: [path]}


A, B = written("a"), written("b")
OLD, NEW = written(day=20), written(day=24)
KIM, BO, OTHER = {"name": "Kim"}, {"name": "Bo"}, {"from": "other"}
ANA, ANA_2, GROUP = (f"{name}_assignsubmission_file_" for name in ("Ana_1", "Ana_2", "Group_3"))
EARLY, LATE = (f"H_kim_attempt_2026-11-{day}-10-00-00_a.json" for day in (20, 24))
TOLD: dict[str, tuple[dict[str, dict[str, Any]], int, list[str]]] = {
    "newer in the same folder": (
        {f"x.zip/{ANA}/a.json": OLD, f"x.zip/{ANA}/b.json": NEW},
        1,
        ["again"],
    ),
    "halves in one folder": ({f"x.zip/{ANA}/a.json": A, f"x.zip/{ANA}/b.json": B}, 1, []),
    "halves from two computers": (
        {f"x.zip/{ANA}/a.json": A, f"x.zip/{ANA}/b.json": B | OTHER},
        1,
        [],
    ),
    "one folder, two computers": (
        {f"x.zip/{ANA}/a.json": OLD, f"x.zip/{ANA}/b.json": NEW | OTHER},
        2,
        ["folder"],
    ),
    "two negotiations": (
        {f"x.zip/{ANA}/a.json": OLD, f"x.zip/{ANA}/b.json": NEW | {"negotiation": "2"}},
        2,
        ["folder"],
    ),
    "a group": (
        {f"x.zip/{GROUP}/a.json": OLD | KIM, f"x.zip/{GROUP}/b.json": NEW | BO},
        2,
        ["browser"],
    ),
    "two folders": ({f"x.zip/{ANA}/a.json": OLD, f"x.zip/{ANA_2}/a.json": NEW}, 2, ["browser"]),
    "two folders, halves": ({f"x.zip/{ANA}/a.json": A, f"x.zip/{ANA_2}/a.json": B}, 2, ["browser"]),
    "two folders, one name": (
        {"x.zip/1/a.json": OLD | KIM, "x.zip/2/a.json": NEW | KIM},
        2,
        ["browser"],
    ),
    "two zips": ({f"x.zip/{ANA}/a.json": A, f"y.zip/{ANA_2}/a.json": B}, 1, []),
    "two zips in a zip": (
        {f"z.zip/x.zip/{ANA}/a.json": A, f"z.zip/y.zip/{ANA_2}/a.json": B},
        1,
        [],
    ),
    "two of the name in one of two zips": (
        {f"x.zip/{ANA}/a.json": A, f"y.zip/{ANA}/a.json": B, f"y.zip/{ANA_2}/a.json": B},
        3,
        ["browser"] * 2,
    ),
    "the same zip twice": (
        {f"x.zip/{ANA}/a.json": OLD, f"x (1).zip/{ANA}/a.json": OLD},
        1,
        ["again"],
    ),
    "a second attempt": ({f"x.zip/{EARLY}": OLD, f"x.zip/{LATE}": NEW}, 1, ["again"]),
    "halves at Canvas": ({"x.zip/kim_55_77_a.json": A, "x.zip/kim_55_78_a-1.json": B}, 1, []),
    "two at Canvas": (
        {"x.zip/kim_55_77_a.json": OLD, "x.zip/kim_56_78_a.json": NEW},
        2,
        ["browser"],
    ),
    "a copy by mail": ({"a.json": OLD, "a (1).json": NEW}, 1, ["again"]),
    "a name by mail": ({"a.json": OLD | KIM, "b.json": NEW | {"name": "kim "}}, 1, ["again"]),
    "no name by mail": ({"ana.json": OLD, "bo.json": NEW}, 2, ["browser"]),
    "a zip of each": ({"x.zip/ana.zip/a.json": OLD, "x.zip/bo.zip/a.json": NEW}, 2, ["browser"]),
    "all in one folder": ({"x.zip/all/ana.json": OLD, "x.zip/all/bo.json": NEW | OTHER}, 2, []),
    "all in one folder, halves": ({"x.zip/all/ana.json": A, "x.zip/all/bo.json": B | OTHER}, 2, []),
}
"""Files, and how many people they are, and what is told."""


@pytest.mark.parametrize("case", TOLD)
@pytest.mark.parametrize("turned", [False, True])
def test_a_file_is_left_out_only_for_a_newer_one_of_the_same_learner(
    modules: Modules, case: str, turned: bool
) -> None:
    made, people, told = TOLD[case]
    files = [*made.items()]
    found = result(modules, files[::-1] if turned else files)
    assert len(found["rows"]) == people
    assert [note["what"] for note in found["named"]] == told
    shown = [path for row in found["rows"] for path in row["files"]]
    left_out = [note["path"] for note in found["named"] if note["what"] == "again"]
    assert sorted(shown + left_out) == sorted(path for path, _ in files)


def test_a_username_has_no_assignment_in_front(modules: Modules) -> None:
    names = ["ada_lovelace", "ada_li", "bo"]
    paths = [f"x.zip/Hand in_4_{name}_attempt_2026-11-22-10-30-00_h.json" for name in names]
    assert sorted(rows(modules, [(path, written()) for path in paths])) == sorted(names)


SCALES = [
    ({"min": 0, "max": 1, "step": 0.1}, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    ({"min": 0, "max": 0.3, "step": 0.1}, [0, 0.1, 0.2, 0.3]),
    ({"min": -0.3, "max": 0.3, "step": 0.1}, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]),
    ({"min": -2, "max": 2}, [-2, -1, 0, 1, 2]),
    ({"min": 1, "max": 2, "step": 0.25}, [1, 1.25, 1.5, 1.75, 2]),
    ({"min": 0, "max": 10, "step": 3}, [0, 3, 6, 9]),
]


@pytest.mark.parametrize(("scale", "values"), SCALES)
def test_every_value_of_a_rating_has_its_bar(
    modules: Modules, scale: dict[str, float], values: list[float]
) -> None:
    near = [value + 1e-12 for value in values]
    given = [{"who": "x", "value": value} for value in [*values, *near]]
    found = modules.call(
        "class/summary.mjs", "summarise", {"type": "number", "kind": "rating"} | scale, given
    )
    assert [(bar["label"], bar["n"], "odd" in bar) for bar in found["bars"]] == [
        (f"{value:g}", 2, False) for value in values
    ]


@pytest.mark.parametrize(
    ("numbers", "least", "median", "most"),
    [
        ([9, 10, 2, 8], 2, 8.5, 10),
        ([100, 20, 3], 3, 20, 100),
        ([-1, -10, 5], -10, -1, 5),
        ([7], 7, 7, 7),
        ([0.5, 0.25], 0.25, 0.375, 0.5),
    ],
)
def test_the_middle_is_by_size_and_not_by_letters(
    modules: Modules, numbers: list[float], least: float, median: float, most: float
) -> None:
    found = modules.call("class/summary.mjs", "middleOf", numbers)
    assert found == {"least": least, "median": median, "most": most}


@pytest.mark.parametrize("most", [20, 21])
def test_a_scale_with_too_many_values_has_no_bar_for_each(modules: Modules, most: int) -> None:
    """Where the page draws no radio buttons, a class sees steps: one number says so for both."""
    rating = {"id": "sure", "kind": "rating", "prompt": "Sure?", "min": 0, "max": most}
    field = {**rating, "type": "number", **KINDS["rating"].model_validate(rating).derived()}
    given = [{"who": "x", "value": 3}]
    found = modules.call("class/summary.mjs", "summarise", field, given)
    assert len(found["bars"]) == (most + 1 if most < MOST_VALUES else 1)
    assert found["middle"]["median"] == 3


def test_values_are_those_of_the_page(modules: Modules) -> None:
    """One scale in Python and in the browser."""
    for tenths in range(1, 100):
        low, high, step = -tenths / 10, tenths / 20 - tenths / 10, tenths / 200
        asked = {"min": low, "max": high, "step": step}
        assert modules.call("scoring/scale.mjs", "scaleValues", asked) == values_of(low, high, step)


def test_the_middle_of_a_fine_scale_is_not_rounded(modules: Modules) -> None:
    field = {"type": "number", "kind": "rating", "min": -0.5, "max": 0.5, "step": 0.05}
    given = [{"who": "x", "value": value} for value in (-0.35, 0.15, 0.25)]
    words = modules.page.evaluate(
        """async ([field, given, words]) => {
          const at = (module) => import(new URL(`assets/class/${module}`, document.baseURI));
          const [{ summarise }, { summaryNodes }] = [await at("summary.mjs"), await at("draw.mjs")];
          return summaryNodes(summarise(field, given), "x").at(-1).textContent;
        }""",
        [field, given, WORDS],
    )
    assert words == "Median 0.15, from −0.35 to 0.25"


def test_people_of_one_name_and_one_place_are_told_apart_by_their_files(modules: Modules) -> None:
    paths = ["x.zip/all/ana.json", "x.zip/all/bo.json"]
    found = rows(modules, [(path, written() | {"from": path[-6]}) for path in paths])
    assert sorted(found) == [f"Unknown (all) ({path})" for path in paths]


def test_what_is_typed_between_whole_numbers_is_not_odd(modules: Modules) -> None:
    field = {"type": "number", "kind": "number", "min": 0, "max": 10, "prompt": "How many?"}
    given = [{"who": "x", "value": value} for value in (2, 2.5)]
    found = modules.call("class/summary.mjs", "summarise", field, given)
    assert [bar["label"] for bar in found["bars"]] == ["2", "2.5"]
    assert not any(bar.get("odd") for bar in found["bars"]) and found["middle"]["median"] == 2.25
    whole = modules.call("class/summary.mjs", "summarise", field, given[:1])
    assert len(whole["bars"]) == 11


ENCODED = {
    "utf-8": '{"é": "ł"}'.encode(),
    "utf-8 with a mark": '{"é": "ł"}'.encode("utf-8-sig"),
    "utf-16 with a mark": '{"é": "ł"}'.encode("utf-16"),
    "utf-16 from the other end": b"\xfe\xff" + '{"é": "ł"}'.encode("utf-16-be"),
    "utf-16 without a mark": '{"é": "ł"}'.encode("utf-16-le"),
}
UNZIP = """async ([name, content]) => {
  const { filesIn } = await import(new URL("assets/class/intake.mjs", document.baseURI));
  const found = [];
  for await (const file of filesIn([new File([new Uint8Array(content)], name)])) found.push(file);
  return found;
}"""


def opened(modules: Modules, name: str, content: bytes) -> list[dict[str, str]]:
    """What comes out of a file."""
    found: list[dict[str, str]] = modules.page.evaluate(UNZIP, [name, list(content)])
    return found


@pytest.mark.parametrize("encoding", ENCODED)
def test_what_editors_save_is_read(modules: Modules, encoding: str) -> None:
    assert opened(modules, "a.json", ENCODED[encoding]) == [
        {"path": "a.json", "text": '{"é": "ł"}'}
    ]


def test_what_cannot_be_read_is_named_for_what_it_is(modules: Modules) -> None:
    troubles = {
        '{"é": 1}'.encode("latin-1"): "encoding",
        '{"é"'.encode()[:3]: "damaged",
        b"\xff\xfe{\0\0\xd8": "damaged",
        b"{\x81\0\1\2": "damaged",
    }
    for content, trouble in troubles.items():
        assert [file.get("trouble") for file in opened(modules, "a.json", content)] == [trouble]


def test_what_computers_leave_beside_files_is_passed_over(modules: Modules) -> None:
    litter = [
        "__MACOSX/._hand-in.json", "__MACOSX/Ana/._hand-in.json", "a/__MACOSX/b/x.json",
        "Ana/._hand-in.json", ".DS_Store", "Ana/.DS_Store", "Thumbs.db", "Ana\\Thumbs.db",
        "Ana/desktop.ini", "Ana/Desktop.ini",
    ]  # fmt: skip
    files = [*((name, b"\0\5\x16\7") for name in litter), ("Ana/hand-in.json", b"{}")]
    content = hand_ins.zipped([*files, ("in.zip", hand_ins.zipped(files))])
    assert opened(modules, "all.zip", content) == [
        {"path": "all.zip/Ana/hand-in.json", "text": "{}"},
        {"path": "all.zip/in.zip/Ana/hand-in.json", "text": "{}"},
    ]
    assert opened(modules, "._a.json", b"\0\5\x16\7") == []
    only = hand_ins.zipped(files[:-1])
    assert opened(modules, "all.zip", only) == [{"path": "all.zip", "trouble": "zip-empty"}]


def test_notes_of_a_platform_are_no_damaged_hand_ins(modules: Modules) -> None:
    note = b"Name: Ana Lopez (alopez)\nAssignment: Hand in\nDate Submitted: Sunday\n"
    stamp = "attempt_2026-11-22-10-30-00"
    files = [
        (f"Hand in_alopez_{stamp}.txt", note), ("README.txt", note), ("index.html", b"<p>"),
        (f"Hand in_alopez_{stamp}_hand-in.txt", b'{"a": 1}'),
    ]  # fmt: skip
    found = opened(modules, "all.zip", hand_ins.zipped(files))
    assert [file.get("trouble") for file in found] == ["other-file"] * 3 + [None]


def test_names_in_a_zip_from_windows_are_read(modules: Modules) -> None:
    for code in ("utf-8", "cp850", "cp1252"):
        content = hand_ins.zipped([("Zxx Lxpez.json", b"{}")])
        name = "Zoë López.json".encode(code)
        if len(name) == len("Zxx Lxpez.json"):
            assert opened(modules, "all.zip", content.replace(b"Zxx Lxpez.json", name)) == [
                {"path": "all.zip/Zoë López.json", "text": "{}"}
            ]


ALONE = {"name": "", "ids": {}, "stem": "", "known": False, "unit": ""}
MOODLE = "Ana_1_assignsubmission_file_"
D2L = "123-456 - Ana - López - Nov 22, 2026"
BB = "Hand in_alopez"
FORMS: dict[str, dict[str, Any]] = {
    f"x.zip/{MOODLE}/a.json": {"name": "Ana", "ids": {"moodle": "1"}, "place": MOODLE,
        "known": True, "key": "x.zip/Ana_1", "unit": "x.zip"},
    "Participant 7_8_assignsubmission_file_a.json": {"ids": {"moodle": "8"}, "known": True,
        "place": "Participant 7_8_assignsubmission_file_a.json", "key": "Participant 7_8"},
    "Ana_assignsubmission_file_/a.json": {"name": "Ana", "known": True, "key": "Ana",
        "place": "Ana_assignsubmission_file_"},
    f"x.zip/{D2L}/a.json": {"name": "Ana - López", "ids": {"brightspace": "123-456"},
        "place": D2L, "known": True, "key": f"x.zip/{D2L}", "unit": "x.zip"},
    f"{D2L} - a.json": {"name": "Ana - López", "ids": {"brightspace": "123-456"},
        "place": f"{D2L} - a.json", "known": True, "key": D2L},
    "123-456 - Ana 2026 - Nov 22, 2026/a.json": {"name": "Ana 2026", "known": True,
        "ids": {"brightspace": "123-456"}, "place": "123-456 - Ana 2026 - Nov 22, 2026",
        "key": "123-456 - Ana 2026 - Nov 22, 2026"},
    "123-456 - Ana/a.json": {"place": "123-456 - Ana", "key": "123-456 - Ana"},
    f"x.zip/{BB}_attempt_2026-11-22-10-30-00_a.json": {"name": "alopez", "stem": BB,
        "ids": {"blackboard": "alopez"}, "known": True, "key": f"x.zip/{BB}", "unit": "x.zip",
        "place": f"{BB}_attempt_2026-11-22-10-30-00_a.json"},
    "x.zip/kim_LATE_12_34_a.json": {"name": "kim", "ids": {"canvas": "12"}, "known": True,
        "place": "kim_LATE_12_34_a.json", "key": "x.zip/kim_LATE_12", "unit": "x.zip"},
    "Kim_12_34_a.json": {"place": "Kim_12_34_a.json", "key": "Kim_12"},
    "kim_2026_11_a.json": {"place": "kim_2026_11_a.json", "key": ""},
    "anon_a1_77_a.json": {"place": "anon_a1_77_a.json", "key": "anon_a1"},
    "x.zip/y.zip/kim_55_77_a.json": {"name": "kim", "ids": {"canvas": "55"}, "known": True,
        "place": "kim_55_77_a.json", "key": "x.zip/y.zip/kim_55", "unit": "x.zip/y.zip"},
    "x.zip/kim_55_77_b.zip/in/a.json": {"name": "kim", "ids": {"canvas": "55"}, "known": True,
        "place": "kim_55_77_b.zip", "key": "x.zip/kim_55", "unit": "x.zip"},
    "x.zip/kim_55_77_b/a.json": {"place": "kim_55_77_b", "key": "x.zip/kim_55_77_b",
        "unit": "x.zip"},
    "x.zip/in/more/a.json": {"place": "in/more", "key": "x.zip/in/more", "unit": "x.zip"},
    "in\\a.json": {"place": "in", "key": "in"},
    "a.json": {"place": "a.json", "key": ""},
    "x.zip/a.json": {"place": "a.json", "key": "", "unit": "x.zip"},
    "x.zip": {"place": "x.zip", "key": ""},
    f"x.zip/{MOODLE}/kim_55_77_a.json": {"name": "Ana", "ids": {"moodle": "1"}, "known": True,
        "place": MOODLE, "key": "x.zip/Ana_1", "unit": "x.zip"},
    f"x.zip/z/y.zip/{MOODLE}/a.zip/a.json": {"name": "Ana", "ids": {"moodle": "1"},
        "known": True, "place": MOODLE, "key": "x.zip/z/y.zip/Ana_1", "unit": "x.zip/z/y.zip"},
}  # fmt: skip


def test_each_platform_names_a_submission_in_its_form(modules: Modules) -> None:
    found = modules.each("class/platforms.mjs", "submissionOf", [[path] for path in FORMS])
    assert found == [{**ALONE, **form} for form in FORMS.values()]


STEMS: list[tuple[list[str], list[str]]] = [
    (["Hand in_alopez"], ["alopez"]),
    (["Hand in_ana_lopez", "Hand in_bo"], ["ana_lopez", "bo"]),
    (["Hand in_ana", "Hand in_ana_b", "Hand in_ana"], ["ana", "ana_b", "ana"]),
    (["a_1", "b_2"], ["a_1", "b_2"]),
]


def test_an_assignment_s_name_is_what_all_names_begin_with(modules: Modules) -> None:
    script = """async (all) => {
        const at = new URL("assets/class/platforms.mjs", document.baseURI);
        const { withoutAssignment } = await import(at);
        return all.map((stems) => stems.map(withoutAssignment(stems)));
    }"""
    found = modules.page.evaluate(script, [stems for stems, _ in STEMS])
    assert found == [names for _, names in STEMS]
