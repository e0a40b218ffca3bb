"""Inline Markdown of exercises: what becomes HTML, and what stays as it was typed."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.authoring.inline_markdown import blocks, in_markdown, inline, plain
from tests.engine import html
from tests.support.sampling import every

LINES = {
    "**Bold** and *italic*": "<strong>Bold</strong> and <em>italic</em>",
    "**Bold with *italic* in it**": "<strong>Bold with <em>italic</em> in it</strong>",
    "`**code**` stays": "<code>**code**</code> stays",
    "[here](one/#top)": '<a href="one/#top">here</a>',
    "[**here**](#there)": '<a href="#there"><strong>here</strong></a>',
    "folded \n  white\tspace": "folded white space",
    # What is no mark stays.
    "I felt ____ when ____": "I felt ____ when ____",
    "snake_case_word _not italic_": "snake_case_word _not italic_",
    "3 * 4 * 5": "3 * 4 * 5",
    r"C:\*folder\*": r"C:\<em>folder\</em>",
    "&amp; &copy;": "&amp;amp; &amp;copy;",
    "<b>shown</b>": "&lt;b&gt;shown&lt;/b&gt;",
    "open **bold": "open **bold",
    "[no address]": "[no address]",
    "![no picture](x.png)": '!<a href="x.png">no picture</a>',
    # Addresses that could run something leave only their label.
    "[label](javascript:alert)": "label",
    "[label](data:text/html,x)": "label",
    "[label](left-out)": "label",
    "[a](left-out) and [b](x)": 'a and <a href="x">b</a>',
    "[a](x) and [b](left-out)": '<a href="x">a</a> and b',
    "[a](mailto:b@c)": '<a href="mailto:b@c">a</a>',
    "[a](tel:1)": '<a href="tel:1">a</a>',
    "[a](https://b/c:d)": '<a href="https://b/c:d">a</a>',
    "[a](b/c:d)": '<a href="b/c:d">a</a>',
    "[a](b:c/d)": "a",
    "[a](#b:c)": '<a href="#b:c">a</a>',
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_becomes_html(line: str) -> None:
    assert inline(line, lambda url: None if url == "left-out" else url) == LINES[line]


BLOCKS = {
    "one\nparagraph": "<p>one paragraph</p>",
    "two\n\nparagraphs": "<p>two</p>\n<p>paragraphs</p>",
    "- a\n- b": "<ul><li>a</li><li>b</li></ul>",
    "* a\n* b": "<ul><li>a</li><li>b</li></ul>",
    "1. a\n2. b": "<ol><li>a</li><li>b</li></ol>",
    "- a bullet that\n  goes on\n- b": "<ul><li>a bullet that goes on</li><li>b</li></ul>",
    "1. one\n\n   more\n\n2. two": (
        "<ol><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>"
    ),
    "Words.\n\n- **a**\n- b\n\nMore.": (
        "<p>Words.</p>\n<ul><li><strong>a</strong></li><li>b</li></ul>\n<p>More.</p>"
    ),
    "3. c\n4. d": '<ol start="3"><li>c</li><li>d</li></ol>',
    "- a\n  - below": "<ul><li>a<ul><li>below</li></ul></li></ul>",
    "# no heading\n\n> no quotation": "<p># no heading</p>\n<p>&gt; no quotation</p>",
    "": "",
}  # fmt: skip


@pytest.mark.parametrize("text", BLOCKS)
def test_paragraphs_and_lists_become_html(text: str) -> None:
    assert blocks(text) == BLOCKS[text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A *b* `c` _d_", r"A \*b\* \`c\` \_d\_"),
        (r"[a] {b} #c \d", r"\[a\] \{b\} \#c \\d"),
        ("a < b > c & d", "a &lt; b &gt; c &amp; d"),
        (" two\n lines ", "two lines"),
    ],
)
def test_a_text_is_shown_in_markdown_as_it_is(text: str, written: str) -> None:
    assert in_markdown(text) == written


def test_plain_text_has_neither_marks_nor_addresses() -> None:
    assert plain("**Bold**, `code`, [a *link*](page:x.md) & <b>") == "Bold, code, a link & <b>"


ALLOWED = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
TYPED = st.text(st.sampled_from("ab_*`[]()<>&\"'\\! \n-1.:/")) | st.text(ALLOWED)
OURS = {"p", "ul", "ol", "li", "strong", "em", "code", "a"}


@given(TYPED)
def test_whatever_is_typed_only_our_elements_come_out(text: str) -> None:
    body = html.fragment(blocks(text)).find("body")
    assert body is not None
    assert {element.tag for element in body.iter()} <= OURS | {"body"}


HOSTILE = ["[", "*", "`", "**a ", "[a](", "[[a](b)", "*a`b[", "***a", "1. a\n", "- a\n  ", "a\n\n"]


def steps(text: str) -> int:
    """How many calls of functions it takes to read a text."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        inline(text)
        blocks(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", every([(piece,) for piece in HOSTILE], 4))
def test_twice_the_text_takes_twice_the_work_however_hostile_it_is(piece: str) -> None:
    assert steps(piece * 800) < 2.5 * steps(piece * 400) + 100
