"""Braces of pages: every slip earns a report with its place, and no text earns a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from macros.authoring.jinja_syntax import (
    call_expression,
    first_syntax_issue,
    is_given,
    undeclared_names,
)
from macros.authoring.markdown_page import Page, read_page
from macros.authoring.problems import InvalidExercises, SourceText
from macros.rules.checked_course import load
from tests.support.mistakes import MISTAKES


def page(text: str) -> Page:
    return read_page("page.md", SourceText("docs/page.md", text))


def first_issue(text: str) -> tuple[int, int, str] | None:
    """Line, column and message of what Jinja would stop at."""
    read = page(text)
    if not read.syntax_issue:
        return None
    problem = read.problem(*read.syntax_issue[:2])
    return problem.position.line, problem.position.column, problem.message


SLIPS = {
    'See\n{{ worksheet(\n  "trust"\n': (2, 1),
    'See\n\n{{ worksheet("trust"\n}}\n\nMore.\n': (3, 1),
    'See {{ worksheet("trust" }}': (1, 5),
    '{{ worksheet("trust) }}\n': (1, 1),
    "{{ worksheet(“trust”) }}\n": (1, 1),
    '{{ worksheet("trust")\n\nMore, and {{ lesson("first") }}.\n': (1, 1),
    '{{ cite("a") }} and {{ cite "b" }} and {{ cite "c" }}': (1, 21),
    '{{- cite("a") -}}   {{- cite("b" -}}': (1, 21),
    "a\u2028b\x0bc {{ cite( }}": (1, 7),
    "One.\r\n\r\n{{- cite( }}\r\n": (3, 1),
    "{% if in_lms %}\n\nOne.\n\n{% if in_lms %}{% endif %}\n\nTwo.\n": (1, 1),
    "{% if in_lms %}{% endif %}\n\n  {% for a in b %}\n\nTwo.\n": (3, 3),
    "{% if in_lms %}{{ cite( }}{% endif %}": (1, 16),
    "One.\n{% endif %}\n": (2, 1),
    "{% raw %}\n{{ cite(\n": (1, 1),
    "## Title {#title}\n": (1, 10),
    "Empty {{ }} braces\n": (1, 7),
    "{{ cite('a')|upcase }}": (1, 14),
    "---\ntitle: A\n---\n{{ cite( }}\n": (4, 1),
    "A\n{{ " + "(" * 3000 + ")" * 3000 + " }}": (2, 1),
    "A\n{{ " + "9" * 5000 + " }}": (2, 1),
}


@pytest.mark.parametrize("text", SLIPS, ids=lambda text: repr(text)[:40])
def test_a_slip_is_reported_where_its_braces_begin(text: str) -> None:
    found = first_issue(text)
    assert found is not None
    assert found[:2] == SLIPS[text]


GOOD = [
    "Nothing.", "}} %} #}", "{{ cite('a') }}", "{% if in_lms %}\n{% endif %}", "{# {{ cite( #}",
    "{% raw %}{{ cite( {% endraw %}", "{ {cite( } }", "---\ntitle: '{{ a'\n---\nText.",
    "{{ 'a'|pretty }}",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_what_jinja_can_read_is_no_slip(text: str) -> None:
    assert first_issue(text) is None


def test_check_reports_a_call_without_its_bracket_with_line_and_caret(tmp_path: Path) -> None:
    course = Path(shutil.copytree(MISTAKES / "course", tmp_path / "course"))
    with (course / "docs" / "index.md").open("a", encoding="utf-8") as file:
        file.write('\n{{ worksheet(\n  "trust"\n')
    with pytest.raises(InvalidExercises) as raised:
        load(course / "mkdocs.yml")
    place, excerpt, caret, *_ = str(raised.value).split("\n")
    assert place.startswith("docs/index.md:7:1: These braces cannot be read")
    assert (excerpt, caret) == ("  7 | {{ worksheet(", "    | ^")


CALLS = {
    '{{ cite("a") }}': [("cite", ("a",))],
    "{{- cite( 'a' ) -}}": [("cite", ("a",))],
    '{{ lesson(\n  "a",\n  "a) }} b",\n) }}': [("lesson", ("a", "a) }} b"))],
    "{{ plan() }}": [("plan", ())],
    "{{ cite(a) }} {{ cite(key='a') }} {{ cite(1) }}": [
        ("cite", None),
        ("cite", ()),
        ("cite", None),
    ],
    "{{ title }} {{ page.title }} {{ cite('a') ~ 'b' }}": [],
    "{% raw %}{{ cite('a') }}{% endraw %}{# {{ cite('b') }} #}{{ cite('c') }}": [("cite", ("c",))],
    "---\ntitle: '{{ cite(\"a\") }}'\n---\n{{ cite('b') }}": [("cite", ("b",))],
    "{{ cite('a') }} {{ cite('b' }} {{ cite('c') }}": [("cite", ("a",)), ("cite", ("c",))],
    "# A {#id}\n{{ cite('a') }}": [("cite", ("a",))],
}  # fmt: skip


@pytest.mark.parametrize("text", CALLS)
def test_calls_are_found_with_their_arguments(text: str) -> None:
    assert [(call.name, call.arguments) for call in page(text).calls] == CALLS[text]


@pytest.mark.parametrize(
    "before", ["", "{{- a -}} \n\n", "é\u2028\x0c", "{% if a -%}\n\n{%- endif %}"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_call_stands_where_its_braces_do(before: str, end: str) -> None:
    text = before.replace("\n", end) + f'{end}{{{{- cite("a") -}}}}{end}Text.'
    (call,) = page(text).calls
    assert text.startswith("{{- cite", call.offset)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("{{ a | uper }}", 8, "There is no filter `uper`. Did you mean `upper`?"),
        ("{{ a | upper | zzz }}", 16, "There is no filter `zzz`."),
    ],
)
def test_an_unknown_filter_is_named(text: str, column: int, message: str) -> None:
    assert first_issue(text) == (1, column, message)


@pytest.mark.parametrize(
    ("text", "given", "undeclared"),
    [
        ("{{ f() }}", False, {"f"}),
        ("{{ f() }} {{ g }} {{ h.a }}", False, {"f", "g", "h"}),
        ("{% set f = 1 %}{{ f() }}", True, set()),
        ("{% for f in g %}{{ f() }}{% endfor %}", True, {"g"}),
        ("{{ f is odd }}", False, {"f"}),
        ("{{ a is zzz }} {{ f() }}", True, set()),
        ("{{ f( }}", True, set()),
        ("Text.", True, set()),
    ],
)
def test_a_name_is_known_that_the_text_itself_gives_a_value(
    text: str, given: bool, undeclared: set[str]
) -> None:
    """Of what Jinja cannot read or compile nothing is told here."""
    assert is_given("f", text) is given
    assert undeclared_names(text) == undeclared
    assert is_given("range", "{{ range(3) }}") and is_given("fix_url", "{{ fix_url('a') }}")


@pytest.mark.parametrize(
    "text", ["{{ " + "9" * 5000 + " }}", "{{ " + "(" * 3000 + ")" * 3000 + "}}"]
)
def test_of_what_python_refuses_no_name_is_told(text: str) -> None:
    assert undeclared_names(text) == set()


@pytest.mark.parametrize(
    ("source", "call"),
    [
        ("{{ a('b', c='d') }}", ("a", ("b",), {"c": "d"})),
        ("{{ a() }}", ("a", (), {})),
        ("{{ a(b) }}", ("a", None, {})),
        ("{{ a('b', c=d) }}", ("a", None, {})),
        ("{{ a('b', c=1) }}", ("a", None, {})),
        ("{{ a(*b) }}", ("a", None, {})),
        ("{{ a('b', **c) }}", ("a", None, {})),
        ("{{ a('') }}", ("a", ("",), {})),
        ("{{ a }}", None), ("{{ a.b() }}", None), ("{{ 'a' }}", None),
        ("{{ a() }} {{ b() }}", None), ("{{ a()|upper }}", None), ("{{ a( }}", None),
        ("", None), ("{% set a = b() %}", None),
        ("Text.", None),
    ],
)  # fmt: skip
def test_a_block_is_a_call_or_something_else(
    source: str, call: tuple[str, object, object] | None
) -> None:
    found = call_expression(source)
    assert (found and tuple(found)) == call


@pytest.mark.parametrize("inside", ["9" * 5000, "(" * 3000])
@pytest.mark.parametrize("before", ["", "See {{ a }}.\n\n"])
def test_what_python_itself_refuses_is_told_where_it_stands(inside: str, before: str) -> None:
    text = f"{before}{{{{ {inside} }}}}\n\n{{{{ b }}}}\n"
    (line, column, message) = first_issue(text) or (0, 0, "")
    assert (line, column) == (1 + before.count("\n"), 1)
    assert message.startswith("These braces cannot be read (")


PIECES = st.sampled_from([
    "{{", "}}", "{%", "%}", "{#", "#}", "{{-", "-}}", "(", ")", "[", "'", '"', "“", "|", "a",
    "cite", " if ", " endif ", " raw ", " endraw ", " for ", "9", "\n", "\r\n", "\r", "\x0b",
    "\x85", "\u2028", "\\", " ", ",", "---\n", "`", "```", "<!--", "-->", "é", "🙂",
])  # fmt: skip
TYPED = st.lists(PIECES, max_size=30).map("".join) | st.text()


@pytest.mark.long
@settings(max_examples=500)
@given(TYPED)
def test_any_text_is_read_and_every_place_lies_within_it(text: str) -> None:
    read = page(text)
    lines = text.split("\n")
    for offset in [*(call.offset for call in read.calls), *(read.syntax_issue or ())[:1]]:
        where = read.problem(offset, "").position
        assert 1 <= where.line <= len(lines)
        assert 1 <= where.column <= max(1, len(lines[where.line - 1]))


@given(TYPED)
def test_a_text_without_an_issue_is_one_that_jinja_reads(text: str) -> None:
    if first_syntax_issue(text) is None:
        Environment().parse(text)
