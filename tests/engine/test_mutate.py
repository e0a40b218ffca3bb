"""`make mutate`, tried on a tiny project of two modules and two test files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.publish import node
from tests.mutate import accepted, browser_faults, python_faults
from tests.mutate.__main__ import outcome_of, summary
from tests.mutate.fault import Fault, area_of, draw, modules_by_area
from tests.mutate.nearest import function_of, nearest
from tests.mutate.trial import Copy
from tests.support.project import ROOT

ROOM = """\
def room(people: int, chairs: int) -> str:
    if people < 1:
        return "empty"
    return "enough" if chairs >= people and chairs < 9 else "short"
"""
TEST = """\
from macros.rules.room import room
def test_room():
    assert room(0, 3) == "empty"
    assert room(2, 1) == "short"
"""
FILES = {
    "macros/rules/room.py": ROOM,
    "macros/rules/plan.py": "A = 1\n",
    "macros/theme/assets/scoring/sum.mjs": "export const sum = (a) => a + 1;\n",
    "macros/theme/assets/vendor/kept/index.mjs": "export const kept = (a) => a + 1;\n",
    "tests/engine/test_room.py": TEST,
    "tests/engine/test_other.py": "def test_other():\n    assert True\n",
    "tests/browser/scoring/test_sum.py": "",
    "tests/browser/plan/test_plan.py": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "project"


def fault_in(module: str) -> Fault:
    return Fault(module, 1, "", "", "")


def in_python(source: str) -> set[str]:
    return {code() for _, code in python_faults.find(source)}


def in_browser(source: str) -> set[str]:
    return {code() for _, code in browser_faults.find(source)}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (
            "def f(a):\n    if a:\n        return 1\n",
            "def f(a):\n    if False:\n        return 1\n",
        ),
        ("b = [x for x in a if x]\n", "b = [x for x in a]\n"),
        ("b = a and c\n", "b = a\n"),
        ("b = a and c\n", "b = c\n"),
        ("b = a and c\n", "b = a or c\n"),
        ("b = a < c\n", "b = a <= c\n"),
        ("def f(a):\n    a.append(1)\n", "def f(a):\n    pass\n"),
        ("b = any(a)\n", "b = all(a)\n"),
        ("b = f(a, key=c)\n", "b = f(a, )\n"),
        ("b = not a\n", "b = a\n"),
        ("b = 9\n", "b = 10\n"),
        ("b = 30_000\n", "b = 3000\n"),
    ],
)
def test_slips_that_are_made_in_python(source: str, fault: str) -> None:
    assert fault in in_python(source)


def test_types_and_texts_are_left_alone_in_python() -> None:
    source = 'def f(a: "str | None" = None) -> int | None:\n    """1 and 2."""\n    b = "text"\n'
    assert in_python(source) == set()


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("const b = 9;", "const b = 10;"),
        ("const b = 30_000;", "const b = 3000;"),
        ("const b = a && c;", "const b = (a || c);"),
        ("const b = a && c;", "const b = a;"),
        ("const b = a < c;", "const b = (a <= c);"),
        ("const f = () => { if (a) return; b(); };", "const f = () => { ; b(); };"),
        ("const f = () => { if (a) return; b(); };", "const f = () => { if (a) return; ; };"),
        ("const b = a.every(c);", "const b = a.some(c);"),
        ("const b = a.filter(c).d;", "const b = a.d;"),
        ("const b = a.sort((x, y) => x - y);", "const b = a.sort();"),
        ("const f = async () => await a();", "const f = async () => a();"),
        ("const f = (a = c) => a;", "const f = (a) => a;"),
        ("const b = a ? c : d;", "const b = d;"),
        ("const b = '🌱' || a;", "const b = ('🌱' && a);"),
    ],
)
def test_slips_that_are_made_in_the_browser_half(source: str, fault: str) -> None:
    if not node.has_tools():
        pytest.skip("needs Node and the packages of npm")
    assert fault in in_browser(source)


def test_a_seed_decides_which_faults_are_drawn_and_in_which_order(project: Path) -> None:
    modules = ["macros/rules/plan.py", "macros/rules/room.py"]
    first = [str(fault) for fault in draw(project, modules, "1")]
    assert first == [str(fault) for fault in draw(project, modules, "1")]
    assert first != [str(fault) for fault in draw(project, modules, "2")]
    assert len(first) == len({*first}) > 5


def test_a_fault_says_what_it_changes(project: Path) -> None:
    faults = [str(fault) for fault in draw(project, ["macros/rules/plan.py"], "1")]
    assert faults == ["macros/rules/plan.py:1: A = 1 → A = 2"]


def test_areas_are_folders_of_both_halves(project: Path) -> None:
    assert [*modules_by_area(project)] == ["rules", "assets/scoring"]
    assert [*modules_by_area(project, "python")] == ["rules"]
    assert [*modules_by_area(project, "assets,rules")] == ["rules", "assets/scoring"]
    assert area_of("macros/__init__.py") == "macros"
    assert area_of("macros/fields/text/__init__.py") == "fields"


def test_tests_near_a_module_name_it_or_lie_in_its_part(project: Path) -> None:
    assert nearest(project, fault_in("macros/rules/room.py")) == ["tests/engine/test_room.py"]
    sum_tests = nearest(project, fault_in("macros/theme/assets/scoring/sum.mjs"))
    assert sum_tests == ["tests/browser/scoring/test_sum.py"]


def test_of_tests_as_near_the_one_that_names_the_function_comes_first(project: Path) -> None:
    for name in ("a", "b"):
        text = f"from macros.rules.room import room, {name}\ndef test_it():\n    {name}()\n"
        (project / f"tests/engine/test_{name}.py").write_text(text, "utf-8")
    code = f"{ROOM}\n\ndef b() -> None:\n    room(1, 2)\n"
    fault = Fault("macros/rules/room.py", 9, "", "", code)
    assert function_of(fault) == "b"
    names = [Path(file).stem for file in nearest(project, fault)]
    assert names == ["test_room", "test_b", "test_a"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("A = 1\n", "room"),
        ("def f(a: int) -> int:\n    return a\n", "f"),
        ("class F:\n    a: int\n", "F"),
        ("export function f(a) {\n  return a;\n}", "f"),
        ("export async function f(a) {\n  const b = a;\n  return b;\n}", "f"),
        ("const f = (a) =>\n  a + 1;\n", "f"),
    ],
)
def test_a_fault_is_in_the_function_that_is_defined_last(code: str, name: str) -> None:
    assert function_of(Fault("macros/rules/room.py", 9, "", "", code)) == name


@pytest.mark.long
def test_the_copy_tells_what_is_noticed_and_leaves_the_project_alone(
    project: Path, tmp_path: Path
) -> None:
    copy = Copy(project, tmp_path)
    faults = {
        "noticed": ROOM.replace("people < 1", "people < 0"),
        "not noticed": ROOM.replace("< 9", "< 10"),
    }
    for outcome, code in faults.items():
        assert outcome_of(copy, Fault("macros/rules/room.py", 1, "", "", code)) == outcome
    assert (copy.root / "macros/rules/room.py").read_text("utf-8") == ROOM
    assert (project / "macros/rules/room.py").read_text("utf-8") == ROOM


@pytest.mark.long
def test_tests_that_fail_by_themselves_decide_nothing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "tests/engine/test_room.py").write_text(TEST + "    assert room(1, 1) == 'short'\n")
    copy = Copy(project, tmp_path)
    assert outcome_of(copy, Fault("macros/rules/room.py", 1, "", "", ROOM)) == "undecided"
    said = "fails without a fault, too: tests/engine/test_room.py"
    assert said in capsys.readouterr().out


def test_the_table_has_a_row_for_each_area_and_one_for_all() -> None:
    counts = {"rules": Counter(noticed=3, equivalent=1), "cases": Counter({"not noticed": 2})}
    assert summary(counts).splitlines()[2:] == [
        "| cases | 0 | 2 | 0 | 0 |",
        "| rules | 3 | 0 | 1 | 0 |",
        "| all | 3 | 2 | 1 | 0 |",
    ]


def test_accepted_faults_are_still_in_the_code_and_have_a_reason() -> None:
    for (module, before, _after), why in accepted.accepted().items():
        code = " ".join((ROOT / module).read_text("utf-8").split())
        assert " ".join(before.split()) in code, (module, before)
        assert len(why.split()) >= 5, why
