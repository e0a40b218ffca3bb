"""Names say what a thing is: nothing in the engine or its tests is called `one`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.javascript import STRING, sources
from tests.support.project import ROOT

VAGUE = "one"
FILES = sorted(file for part in ("macros", "tests") for file in (ROOT / part).rglob("*.py"))


def vague(code: str) -> list[int]:
    """Lines of Python that bind the vague name: by assignment, loop, parameter or import."""
    nodes = ast.walk(ast.parse(code))
    return [getattr(node, "lineno", 0) for node in nodes if VAGUE in bound(node)]


def bound(node: ast.AST) -> list[str | None]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
            return [name]
        case ast.ExceptHandler(name=name) | ast.MatchAs(name=name) | ast.MatchStar(name=name):
            return [name]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(asname=name):
            return [name]
    return []


def test_no_python_name_is_vague() -> None:
    found = {file.relative_to(ROOT).as_posix(): vague(file.read_text("utf-8")) for file in FILES}
    assert len(found) > 300
    assert {file: lines for file, lines in found.items() if lines} == {}


def test_no_name_in_a_published_module_is_vague() -> None:
    assert [path for path, code in sources().items() if is_vague_script(code)] == []


def is_vague_script(code: str) -> bool:
    """Whether a script without comments has the vague name outside of its strings."""
    words = STRING.sub('""', code).replace(f".{VAGUE}", "")
    return VAGUE in words.replace("$", "_").translate(SIGNS).split()


SIGNS = {n: " " for n in range(128) if not (chr(n).isalnum() or chr(n) == "_")}


@pytest.mark.parametrize(
    "code",
    [
        "one = 1",
        "for one in []: pass",
        "[0 for one in []]",
        "lambda one: 0",
        "def f(*, one): pass",
        "with a as (one, b): pass",
        "import a as one",
    ],
)
def test_every_way_to_bind_a_name_is_seen(code: str) -> None:
    assert vague(code) == [1]
    assert vague(code.replace("one", "row")) == []


def test_names_of_scripts_are_seen() -> None:
    assert is_vague_script("rows.map((one)=>0)")
    assert not is_vague_script('rows.one;say("one more")')


def test_the_tests_look_at_this_file() -> None:
    assert Path(__file__) in FILES
