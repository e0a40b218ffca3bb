"""What every page is made of: elements, sentences, plain values, dates, addresses.

Of core/dates.mjs, core/dom.mjs, core/is-new.mjs, core/private.mjs, core/site-path.mjs,
core/strings.mjs and core/values.mjs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.modules import Modules

MADE = """async (calls) => {
    const dom = await import(new URL("assets/core/dom.mjs", document.baseURI));
    const set = ([name, value]) => [name, value === "undefined" ? undefined : value];
    const real = (value) => {
        if (Array.isArray(value))
            return value[0] === "node" ? made(...value.slice(1)) : value.map(real);
        return value instanceof Object ? Object.fromEntries(Object.entries(value).map(set)) : value;
    };
    const made = (name, tag, ...values) => dom[name](tag, ...values.map(real));
    return calls.map((call) => made(...call).outerHTML);
}"""
ELEMENTS: list[tuple[list[Any], str]] = [
    (["make", "p"], "<p></p>"),
    (["make", "p", {}, "a ", ["b", None, False, "", 0, 1]], "<p>a b01</p>"),
    (["make", "p", {}, "<b>", ["node", "make", "b", {}, "x"]], "<p>&lt;b&gt;<b>x</b></p>"),
    (["make", "input", {"className": "a", "value": "v", "aria-label": "l", "data-n": 0}],
     '<input class="a" aria-label="l" data-n="0">'),
    (["make", "p", {"hidden": False, "aria-busy": False}], '<p aria-busy="false"></p>'),
    (["make", "p", {"id": "undefined", "aria-label": "undefined"}], "<p></p>"),
    (["draw", "g", {"id": "undefined", "class": "a", "x": 0}, ["node", "draw", "path"], None, 0],
     '<g class="a" x="0"><path></path>0</g>'),
    (["draw", "g"], "<g></g>"),
    (["button", "Go"], '<button type="button" class="ws-button ws-quiet">Go</button>'),
]  # fmt: skip


def test_an_element_has_what_it_is_made_of_and_nothing_that_is_missing(modules: Modules) -> None:
    made = modules.page.evaluate(MADE, [call for call, _ in ELEMENTS])
    assert made == [html for _, html in ELEMENTS]


NOTES = """async (steps) => {
    const at = new URL("assets/core/dom.mjs", document.baseURI);
    const { note, noteIn, findPart } = await import(at);
    const box = document.createElement("div");
    box.innerHTML = "<p class='a'>1</p><p class='a b'>2</p><i data-part='x'></i>";
    return steps.map(([name, ...children]) => {
        const found = noteIn(box, name)?.textContent ?? null;
        const made = note(box, name, ...children)?.textContent ?? null;
        return [found, made, box.innerHTML, Boolean(findPart(box, name))];
    });
}"""


def test_a_note_is_filled_again_and_taken_away(modules: Modules) -> None:
    """The first of its class; a new one stands at the end."""
    steps = [["c", "new"], ["c", "newer"], ["a", "first"], ["c"], ["c"], ["x"], ["b"]]
    end = '<i data-part="x"></i>'
    two = '<p class="a b">2</p>'
    assert modules.page.evaluate(NOTES, steps) == [
        [None, "new", f'<p class="a">1</p>{two}{end}<p class="c">new</p>', False],
        ["new", "newer", f'<p class="a">1</p>{two}{end}<p class="c">newer</p>', False],
        ["1", "first", f'<p class="a">first</p>{two}{end}<p class="c">newer</p>', False],
        ["newer", None, f'<p class="a">first</p>{two}{end}', False],
        [None, None, f'<p class="a">first</p>{two}{end}', False],
        [None, None, f'<p class="a">first</p>{two}{end}', True],
        ["2", None, f'<p class="a">first</p>{end}', False],
    ]


SAID: list[tuple[list[Any], str]] = [
    (["t.plain"], "Plain {n}."),
    (["t.plain", {"n": 0}], "Plain 0."),
    (["t.plain", {"n": ""}], "Plain ."),
    (["t.plain", {"n": None}], "Plain {n}."),
    (["t.both", {"n": 1}], "One."),
    (["t.both", {"n": 2}], "2 of them."),
    (["t.both", {"n": 0}], "0 of them."),
    (["t.both", {"n": "1"}], "1 of them."),
    (["t.both"], "{n} of them."),
    (["t.other", {"n": 1}], "1 all the same."),
    (["t.missing", {"n": 1}], "t.missing"),
    (["constructor"], "constructor"),
    (["t.own", {"toString": "x"}], "x {constructor}"),
]
MORE = {
    "t.plain": "Plain {n}.",
    "t.both": {"one": "One.", "other": "{n} of them."},
    "t.other": {"other": "{n} all the same."},
    "t.own": "{toString} {constructor}",
}


def test_a_sentence_is_said_of_one_or_of_many(modules: Modules) -> None:
    modules.call("core/strings.mjs", "addSentences", MORE)
    calls = [call for call, _ in SAID]
    assert modules.each("core/strings.mjs", "say", calls) == [text for _, text in SAID]


SITE = """async () => {
    const { readSite } = await import(new URL("assets/core/strings.mjs", document.baseURI));
    const island = document.getElementById("cg-site");
    island.remove();
    const without = readSite();
    document.body.append(island);
    return [without, readSite().course];
}"""


def test_a_page_that_tells_nothing_of_its_site_is_at_its_root(modules: Modules) -> None:
    assert modules.page.evaluate(SITE) == [{"course": "course", "base": "."}, "test"]


VALUES: list[tuple[str, list[Any], Any]] = [
    ("own", [{"a": 1}, "a"], 1),
    ("own", [{"a": 1}, "constructor"], None),
    ("own", [[7], 0], 7),
    ("own", [None, "a"], None),
    ("own", ["text", "length"], None),
    ("own", [3, "a"], None),
    ("empty", [None], True),
    ("empty", [], True),
    ("empty", [""], False),
    ("empty", [0], False),
    ("empty", [False], False),
    ("same", [{"a": [1]}, {"a": [1]}], True),
    ("same", [{"a": [1]}, {"a": [2]}], False),
    ("same", [1, "1"], False),
    ("same", [None, None], True),
]


def test_plain_values(modules: Modules) -> None:
    found = [modules.call("core/values.mjs", name, *values) for name, values, _ in VALUES]
    assert found == [expected for _, _, expected in VALUES]


NAMED = [{"id": "name", "private": True}, {"id": "day"}]


@pytest.mark.parametrize(
    ("call", "private"),
    [
        ([{}], False),
        ([{"private": True}], True),
        ([{"private": True, "columns": NAMED}, ["day"]], True),
        ([{"columns": NAMED}], True),
        ([{"columns": NAMED}, ["name", "day"]], True),
        ([{"columns": NAMED}, ["day"]], False),
        ([{"columns": NAMED}, []], False),
        ([{"columns": [{"id": "day"}]}], False),
    ],
)
def test_what_is_told_of_a_private_field_or_column_is_private(
    modules: Modules, call: list[Any], private: bool
) -> None:
    assert modules.call("core/private.mjs", "isPrivate", *call) is private


def test_what_is_drawn_is_new_only_once(modules: Modules) -> None:
    script = """async () => {
        const { isNew } = await import(new URL("assets/core/is-new.mjs", document.baseURI));
        const [a, b] = [document.createElement("p"), document.createElement("p")];
        const steps = [[a, [1]], [a, [1]], [b, [1]], [a, [2]], [a, [1]]];
        return steps.map(([element, content]) => isNew(element, content));
    }"""
    assert modules.page.evaluate(script) == [True, False, True, True, True]


# Dates --------------------------------------------------------------------------------------------


@pytest.fixture
def in_language(modules: Modules) -> Iterator[Any]:
    """Sets the language of the page, until the test has ended."""
    set_language = "(lang) => { document.documentElement.lang = lang; }"
    yield lambda lang: modules.page.evaluate(set_language, lang)
    modules.page.evaluate(set_language, "en")


DAYS = ["2027-03-01", "2027-03-11", "2027-03-21"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["1 March 2027", "11 March 2027", "21 March 2027"]),
        ("", ["1 March 2027", "11 March 2027", "21 March 2027"]),
        ("en-US", ["March 1, 2027", "March 11, 2027", "March 21, 2027"]),
        ("fr", ["1er mars 2027", "11 mars 2027", "21 mars 2027"]),
        ("de", ["1. März 2027", "11. März 2027", "21. März 2027"]),
    ],
)
def test_a_day_in_the_language_of_the_page(
    modules: Modules, in_language: Any, lang: str, words: list[str]
) -> None:
    in_language(lang)
    assert modules.each("core/dates.mjs", "dayWords", [[day] for day in DAYS]) == words


NOT_DAYS = ["1999-12-31", "2101-01-01", "2027-02-29", "2027-13-01", "27-03-01", "2027-3-1",
            "2027-03-01T12", "soon", "", 20270301, None]  # fmt: skip
REAL_DAYS = ["2000-01-01", "2100-12-31", "2028-02-29"]


def test_what_is_no_day_stays_as_it_is(modules: Modules) -> None:
    calls = [[day] for day in [*NOT_DAYS, *REAL_DAYS]]
    found = modules.each("core/dates.mjs", "isDay", calls)
    assert found == [False] * len(NOT_DAYS) + [True] * len(REAL_DAYS)
    said = modules.each("core/dates.mjs", "dayWords", calls)
    assert said[: len(NOT_DAYS)] == ["" if day is None else str(day) for day in NOT_DAYS]


LOCAL = """async (calls) => {
    const { dayOf } = await import(new URL("assets/core/dates.mjs", document.baseURI));
    return calls.map((call) => dayOf(Array.isArray(call) ? new Date(...call) : call));
}"""


def test_the_local_day_of_a_time(modules: Modules) -> None:
    times = [[2027, 0, 1, 0, 0], [2027, 8, 9, 23, 59], [2027, 11, 31], [987, 9, 10], "never", {}]
    assert modules.page.evaluate(LOCAL, times) == [
        "2027-01-01", "2027-09-09", "2027-12-31", "0987-10-10", "", "",
    ]  # fmt: skip


# Addresses ----------------------------------------------------------------------------------------

AT = """async (calls) => {
    const { pathOf } = await import(new URL("assets/core/site-path.mjs", document.baseURI));
    const found = calls.map(([base, student]) => {
        if (student !== null) globalThis.cgStudent = student;
        return pathOf(base);
    });
    delete globalThis.cgStudent;
    return found;
}"""


def test_where_a_copy_of_the_course_is(modules: Modules) -> None:
    calls = [
        [".", None], ["https://a.example/course/", None], ["https://a.example/course", None],
        ["http://a.example/course/index.html", None], ["file:///home/ada/course/", None],
        ["https://a.example/", "@ada"], ["file:///home/ada/", "@ada"],
    ]  # fmt: skip
    assert modules.page.evaluate(AT, calls) == [
        "", "/course", "/course", "/course", "", "@ada", "@ada",
    ]  # fmt: skip


def test_a_file_of_the_site_has_one_address(modules: Modules) -> None:
    bases = ["https://a.example/course", "https://a.example/course/"]
    found = modules.each("core/site-path.mjs", "fileOf", [["assets/x.js", base] for base in bases])
    assert found == ["https://a.example/course/assets/x.js"] * 2
