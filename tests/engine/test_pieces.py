"""A page is cut into pieces as browsers read it, and what nobody changes stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.publish.pages import Page, read_page
from macros.publish.pieces import closed_up, read, start_tag

MARKUP = """< > </ <a href='x'> <pre> </pre> <script> </script> <!-- --> </head> <style> </style>
<link rel="a'b"> <textarea> </textarea> &amp; & <!doctype html> <?x?> <![CDATA[ é"""
SNIPPETS = st.sampled_from([*MARKUP.split(), "<meta charset=utf-8>", "\n ", "\r\n"])


def page(html: str) -> Page:
    return read_page(Path("index.html"), "index.html", html)


@given(st.lists(st.one_of(SNIPPETS, st.text(max_size=4)), max_size=25).map("".join))
def test_all_pieces_are_the_page(html: str) -> None:
    assert "".join(piece.text for piece in read(html)) == html


TAGS = {
    "<LINK HREF=a.css REL='stylesheet'>": [{"href": "a.css", "rel": "stylesheet"}],
    '<link href="?a=1&amp;b=2">': [{"href": "?a=1&b=2"}],
    '<link href="a>b">': [{"href": "a>b"}],
    "<link\n  href='two lines'\n/>": [{"href": "two lines"}],
    '<link href="first" href="second">': [{"href": "first"}],
    "<link disabled>": [{"disabled": ""}],
    '<!-- <link href="gone"> -->': [],
    '<script>"<link href=text>"</script>': [],
    "<style>/* <link> */</style>": [],
    "<textarea><link></textarea>": [],
    "<pre><link href=shown></pre>": [{"href": "shown"}],
}


@pytest.mark.parametrize("html", TAGS)
def test_tags_are_what_a_browser_takes_for_tags(html: str) -> None:
    assert [dict(link.attributes) for link in page(html).tags("link")] == TAGS[html]


SPACES = {
    "<p>\n\n  a\n   b </p>": "<p>\na\nb </p>",
    "<pre>\n  a\n\n b</pre>  \n  c": "<pre>\n  a\n\n b</pre>\nc",
    "<pre>\n <a href=x>\n  y</a></pre>": "<pre>\n <a href=x>\n  y</a></pre>",
    "<script>\n  a</script>\n\n<i>\n  b</i>": "<script>\n  a</script>\n<i>\nb</i>",
    "<textarea>\n\n x</textarea>": "<textarea>\n\n x</textarea>",
    "<div>\n  <div>\n  ": "<div>\n<div>\n",
}


@pytest.mark.parametrize("html", SPACES)
def test_space_around_lines_goes_but_where_it_is_meant(html: str) -> None:
    assert closed_up(read(html)) == SPACES[html]


def test_space_closes_up_where_a_tag_was_taken_out() -> None:
    without = page("<p>\n  <link>\n  b").changed(lambda piece: [] if piece.tag else [piece])
    assert closed_up(without.pieces) == "<p>\nb"


def test_a_tag_in_a_text_is_not_taken_for_the_one_behind_it() -> None:
    tag = '<link rel="stylesheet" href="a.css">'
    changed = page(f"<!-- {tag} --></head>{tag}").changed(
        lambda piece: [start_tag("link", {"href": "b.css"})] if piece.tag == "link" else [piece]
    )
    assert changed.html == f'<!-- {tag} --></head><link href="b.css">'


def test_an_attribute_that_is_written_is_read_again_as_it_was() -> None:
    attributes = {"href": '?a=1&b="2"', "title": "it's <b>", "defer": ""}
    (again,) = page(start_tag("a", attributes).text).tags("a")
    assert dict(again.attributes) == attributes


def test_scripts_that_run_are_known_to_the_letter() -> None:
    scripts = (
        "<script>\n a</script><script type='application/json'>1</script><script src=x></script>"
    )
    assert [*page(scripts).inline_scripts()] == ["\n a"]
