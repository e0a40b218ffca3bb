"""The addresses that a page names, and the places that links can lead to on it."""

from __future__ import annotations

import pytest

from macros.authoring.markdown_page import Page, read_page
from macros.authoring.page_addresses import Address, addresses, places
from macros.authoring.problems import SourceText


def page(text: str) -> Page:
    return read_page("a.md", SourceText("docs/a.md", text))


def link(target: str, offset: int) -> Address:
    return Address(target, offset, is_picture=False, alt=None, is_raw=False, is_loaded=False)


def picture(target: str, offset: int, alt: str | None) -> Address:
    return Address(target, offset, True, alt, is_raw=False, is_loaded=True)


def raw(target: str, offset: int = 0, *, is_loaded: bool = True) -> Address:
    return Address(target, offset, False, None, is_raw=True, is_loaded=is_loaded)


def raw_picture(target: str, alt: str | None) -> Address:
    return Address(target, 0, True, alt, is_raw=True, is_loaded=True)


LINKS = {
    "[a](b.md)": [link("b.md", 0)],
    r"\[a](b.md)": [],
    "[a](<my file.md>)": [link("my file.md", 0)],
    "[a](my file.md)": [link("my file.md", 0)],
    '[a](b.md "Title")': [link("b.md", 0)],
    "[a](b.md 'Title')": [link("b.md", 0)],
    "[a](b_(c).md)": [link("b_(c).md", 0)],
    "[a\nb](c.md)": [link("c.md", 0)],
    "[a\n\nb](c.md)": [],
    r"[a \] b](c.md)": [link("c.md", 0)],
    "[a [b] c](d.md)": [link("d.md", 0)],
    "[a](\nb.md\n)": [link("b.md", 0)],
    "# T\n\n> [a](b.md)": [link("b.md", 7)],
    "[a][x]": [],
    "[x]: b.md": [link("b.md", 0)],
    "   [x]:\t<b.md> t": [link("b.md", 0)],
    "    [x]: b.md": [],
    "[^1]: note.md": [],
    "![An apple](p.png)": [picture("p.png", 0, "An apple")],
    "![ ](p.png)": [picture("p.png", 0, "")],
    '![a](b.png "T") and [c](d.md)': [picture("b.png", 0, "a"), link("d.md", 20)],
    "Go [![ x ](<p.png>) y](b.md)": [link("b.md", 3), picture("p.png", 4, "x")],
    "`[a](b.md)` {{ x('[a](b.md)') }} <!-- [a](b.md) -->": [],
    '<img src="p.png">': [raw_picture("p.png", None)],
    '<img alt="A" src="p.png"/>': [raw_picture("p.png", "A")],
    '<img alt="" src="p.png">': [raw_picture("p.png", " ")],
    '<img alt src="p.png">': [raw_picture("p.png", " ")],
    "<img src>": [raw_picture("", None)],
    'a\n<a href="b">c</a>': [raw("b", 2, is_loaded=False)],
    'a\nb\n c <audio src="a.mp3"></audio>': [raw("a.mp3", 7)],
    '<video poster="p.png" src="v.mp4"></video>': [raw("v.mp4"), raw("p.png")],
    '<iframe src="a"></iframe><frame src="a">': [
        raw("a", is_loaded=False), raw("a", 25, is_loaded=False),
    ],
    '<embed src="a"><object data="a"></object>': [
        raw("a", is_loaded=False), raw("a", 15, is_loaded=False),
    ],
    '<source src="">': [],
    "<https://a.example/> <b@c.example> [a](<https://a.example>)": [
        link("https://a.example", 35),
    ],
}  # fmt: skip
PLACES = {
    "# One two": ["one-two"],
    "#NoSpace": ["nospace"],
    "#### Deep ##": ["deep"],
    "# *Bold* `code`": ["bold-code"],
    "# Über uns": ["uber-uns"],
    "Title\n=====": ["title"],
    "Title\n---": ["title"],
    "- item\n---": [],
    "| a |\n---": [],
    "```\n# no\n```": [],
    "## A {: #own }": ["own"],
    "## A { #own .b}": ["own"],
    "## A {: .b }": ["a"],
    "# A\n# A\n# A": ["a", "a_1", "a_2"],
    "# A\n## A_1\n# A": ["a", "a_1", "a_2"],
    "Words. {: .c #one #two }": ["one", "two"],
    "`{: #code }` <!-- {: #comment } -->": [],
    "{ #a.b }": ["a.b"],
    '<a id="x"></a> <a name=y> <p class="z" id=\'z:1\'>': ["x", "y", "z:1"],
}


@pytest.mark.parametrize("text", LINKS, ids=range(len(LINKS)))
def test_an_address_is_found_with_its_place_and_what_it_is(text: str) -> None:
    assert [*addresses(page(f"{text}\n"))] == LINKS[text]


@pytest.mark.parametrize("text", PLACES, ids=range(len(PLACES)))
def test_a_link_can_lead_to_headings_attributes_and_ids(text: str) -> None:
    assert sorted(places(page(f"{text}\n"))) == PLACES[text]
