"""A published module brings the sentences that its code names, so each must be named somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish import words
from macros.publish.groups import Graph, read_graph
from macros.publish.pages import Page
from macros.publish.script import read_module
from macros.strings import loader as wording
from tests.support.project import ROOT

THEME = ROOT / "macros/theme"
SECTIONS = ("counterpart", "workbook", "hand-in", "class", "pairing")


@pytest.fixture(scope="module")
def graph() -> Graph:
    mains = sorted(THEME.glob("assets/*/main.mjs"))
    return read_graph(THEME, [path.relative_to(THEME).as_posix() for path in mains])


def test_every_sentence_is_said_by_a_module(graph: Graph) -> None:
    sentences = set(wording.load().for_needs(SECTIONS))
    said = {key for module in graph.values() for key in words.named(module.body, sentences)}
    assert sorted(sentences - said) == []


def test_a_module_names_its_sentences_whole_or_by_their_beginning() -> None:
    code = 'say("undo"); say(`state-${now}`); say(late ? \'late\' : "soon"); say(`${x}.y`); /"re/;'
    keys = ["undo", "state-a", "state-b", "late", "soon", "x.y", "statement", "re"]
    assert words.named(code, keys) == ["undo", "state-a", "state-b", "late", "soon"]


def test_what_pages_say_differently_stays_in_them(tmp_path: Path) -> None:
    island = '<script type="application/json" id="cg-site">{"strings":{"a":"%s","b":"B"}}</script>'
    pages = [Page(tmp_path / one, one, island % one) for one in ("en.html", "fr.html")]
    graph = {"m.mjs": read_module("m.mjs", 'say("a"), say("b")')}
    said = words.said_by(graph, pages)
    assert said == {"m.mjs": {"b": "B"}}
    assert words.strings_of(words.without(pages[1], {"b"})) == {"a": "fr.html"}


def test_sentences_of_modules_that_no_page_loads_leave_the_pages(tmp_path: Path) -> None:
    (tmp_path / "unused.mjs").write_text('// say("b")\nsay("a");')
    island = '<script type="application/json" id="cg-site">{"strings":{"a":"A","b":"B"}}</script>'
    page = Page(tmp_path / "index.html", "index.html", island)
    left = words.without(page, words.named_on(tmp_path, [page]))
    assert words.strings_of(left) == {"b": "B"}
