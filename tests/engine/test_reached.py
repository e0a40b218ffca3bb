"""`make mutate` knows which test reaches which place, and runs those."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from macros.publish import node
from tests.mutate.__main__ import chosen_tests
from tests.mutate.by_node import by_node
from tests.mutate.fault import Fault
from tests.mutate.reached import Reached, read
from tests.mutate.recording import FOLDERS, record
from tests.support.project import ROOT

ROOM = """\
def room(people: int) -> str:
    if people < 1:
        return "empty"
    return "enough"
def nobody() -> str:
    return "?"
"""
TESTS = """\
from macros.rules.room import room
def test_empty():
    assert room(0) == "empty"
def test_enough():
    assert room(2) == "enough"
def test_both():
    assert [room(0), room(2)] == ["empty", "enough"]
"""
SUM = """\
export const sum = (a, b) =>
  a + b;
export function twice(a) {
  const again = () => ({ a });
  return sum(a, again().a);
}
"""


def at(line: int, module: str = "macros/rules/room.py") -> Fault:
    return Fault(module, line, "", "", "")


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory) -> Reached:
    """A recording of a tiny project."""
    if not node.has_tools():
        pytest.skip("needs Node and the packages of npm")
    project = tmp_path_factory.mktemp("recorded") / "project"
    for folder in (*FOLDERS, "macros/rules", "tests/mutate"):
        (project / folder).mkdir(parents=True)
    (project / "macros/rules/room.py").write_text(ROOM, "utf-8")
    (project / "tests/engine/test_room.py").write_text(TESTS, "utf-8")
    shutil.copy(ROOT / "tests/mutate/recorder.py", project / "tests/mutate")
    record(project, project / ".cache/reached.json")
    found = read(project / ".cache/reached.json")
    assert found
    return found


def names(tests: list[str]) -> list[str]:
    return [test.partition("::test_")[2] for test in tests]


@pytest.mark.parametrize(
    ("line", "tests"),
    [(2, {"empty", "enough", "both"}), (3, {"empty", "both"}), (4, {"enough", "both"}), (6, set())],
)
def test_the_tests_of_a_place_are_those_that_get_there(
    reached: Reached, line: int, tests: set[str]
) -> None:
    assert {*names(reached.tests_at(at(line)))} == tests


def test_the_line_of_a_definition_has_the_tests_of_its_body(reached: Reached) -> None:
    assert len(reached.tests_at(at(1))) == 3


def test_tests_that_reach_least_come_first(reached: Reached) -> None:
    assert names(reached.tests_at(at(3))) == ["empty", "both"]


def test_tests_that_go_on_to_where_few_others_get_come_first() -> None:
    places = {"macros/rules/room.py": {1: [0, 1, 2], 2: [2], 3: [1, 2], 9: [3]}}
    reached = Reached(["a", "b", "c", "far"], {}, {}, places)
    assert reached.tests_at(at(1)) == ["c", "b", "a"]


ACTS = """\
export function buttons(a) {
  const acts = {
    use: () => a,
    drop: () => a,
  };
  return acts;
}
"""


@pytest.mark.parametrize(
    ("line", "tests"), [(1, ["a", "b", "c"]), (3, ["a"]), (4, ["b"]), (6, ["a", "b", "c"])]
)
def test_what_is_over_before_a_fault_does_not_hold_it(line: int, tests: list[str]) -> None:
    """Of the browser half only the lines are known in which functions begin."""
    module = "macros/theme/assets/plan/acts.mjs"
    reached = Reached(["a", "b", "c"], {}, {}, {module: {1: [0, 1, 2], 3: [0], 4: [1]}})
    assert reached.tests_at(Fault(module, line, "", "", ACTS)) == tests


CONSTANT = """\
const MOST = [
  5][0];
export const few = (n) => n < MOST;
export function none() {
  return MOST;
}
export class Few {
  most = MOST;
  none() {
    return MOST;
  }
}
"""


@pytest.mark.parametrize(
    ("line", "tests"), [(2, ["a", "b"]), (3, ["a", "b"]), (5, []), (8, ["a", "b"]), (10, [])]
)
def test_a_constant_has_the_tests_of_its_whole_module(line: int, tests: list[str]) -> None:
    module = "macros/theme/assets/plan/few.mjs"
    reached = Reached(["a", "b"], {}, {}, {module: {3: [0, 1], 4: [], 9: []}})
    assert reached.tests_at(Fault(module, line, "", "", CONSTANT)) == tests


def test_a_module_without_a_recording_has_no_tests(reached: Reached) -> None:
    assert reached.tests_at(at(1, "macros/rules/plan.py")) == []


TIMED = Reached(
    tests=["a", "b", "c"],
    seconds={"a": 5, "b": 5, "c": 1, "course": 20},
    fixtures={"a": ["course"], "b": ["course"], "c": []},
    places={"macros/rules/room.py": {1: [0, 1, 2]}},
)


@pytest.mark.parametrize(
    ("budget", "tests"),
    [(0, []), (1, ["c"]), (25, ["a"]), (26, ["a", "c"]), (30, ["a", "b"]), (31, ["a", "b", "c"])],
)
def test_tests_share_what_is_made_once_and_stay_within_their_time(
    budget: float, tests: list[str]
) -> None:
    assert TIMED.within(["a", "b", "c"], budget) == tests


def test_without_a_recording_the_nearest_are_found_by_name(tmp_path: Path) -> None:
    (tmp_path / "tests/engine").mkdir(parents=True)
    (tmp_path / "tests/engine/test_room.py").write_text(TESTS, "utf-8")
    assert read(tmp_path / "none.json") is None
    named = ["tests/engine/test_room.py"]
    assert [*chosen_tests(tmp_path, at(2), None)] == [[], named]
    assert [*chosen_tests(tmp_path, at(2), TIMED)] == [["a", "b", "c"], named]
    unknown = Reached([], {}, {}, {})
    assert [*chosen_tests(tmp_path, at(2), unknown)] == [[], named]


def test_a_thorough_run_has_time_for_all_that_reach_the_fault(tmp_path: Path) -> None:
    slow = replace(TIMED, seconds={**TIMED.seconds, "b": 600})
    (tmp_path / "tests/engine").mkdir(parents=True)
    assert [*chosen_tests(tmp_path, at(2), slow)] == [["a", "c"], []]
    assert [*chosen_tests(tmp_path, at(2), slow, thorough=True)] == [["a", "c"], [], ["b"]]


def test_marks_say_which_functions_run_and_change_nothing_else(tmp_path: Path) -> None:
    command = node.node()
    if not command or not node.has_tools():
        pytest.skip("needs Node and the packages of npm")
    (tmp_path / "sum.mjs").write_text(SUM, "utf-8")
    told = by_node("marks.mjs", str(tmp_path), "sum.mjs")
    assert told.split() == ["sum.mjs:1", "sum.mjs:3", "sum.mjs:4"]
    script = f"""
        const places = [];
        const {{ twice }} = await import({json.dumps(str(tmp_path / "sum.mjs"))});
        const before = twice(2);
        globalThis.__reached = (place) => places.push(place);
        console.log(JSON.stringify([before, twice(3), places]));
    """
    run = [*command, "--input-type=module", "-e", script]
    answer = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    assert answer == [4, 6, ["sum.mjs:3", "sum.mjs:4", "sum.mjs:1"]]
