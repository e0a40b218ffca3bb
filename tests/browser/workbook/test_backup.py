"""The backup file: exact after a round trip, as its schema says, and never half taken over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from playwright.sync_api import Page, expect

from tests.support.blank_page import run
from tests.support.blocked_storage import NO_STORAGE
from tests.support.file_formats import BACKUP_FORMAT_1, BACKUP_SCHEMA
from tests.support.modules import Modules
from tests.support.project import SUPPORT
from tests.support.workbook_page import choose_file

TOOLS = SUPPORT / "backup_tools.js"


AWKWARD = [
    "Größe 🌱 👩‍👩‍👧 שלום \u202eabc\u202c",
    "e\u0301\u0302\u0303 \u2028\u2029\u0000\ufeff",
    "<script>alert(1)</script></textarea>&amp;",
    '=HYPERLINK("x")',
    "+1-1@SUM(A1)",
    "{{ x }} {% raw %} ${y} \\u0041 \\",
    "\ud800",
    "\udc00\ud800",
    '"],"records":{"',
    "__proto__",
]
words = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])), max_size=60),
)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
parts = st.one_of(ids, st.sampled_from(["constructor", "__proto__", "has-own", "row-17-3"]))
numbers = st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
cells = st.one_of(words, numbers, st.booleans())
values = st.one_of(
    st.none(),
    words,
    numbers,
    st.lists(words, max_size=4),
    st.dictionaries(parts, cells, max_size=4),
)
times = st.integers(0, 4_102_444_800_000)


@st.composite
def records(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    owner = draw(st.sampled_from(["first", "n-abc-1", "_learner"]))
    names = [draw(parts) for _ in range(draw(st.integers(3, 4)))]
    record = {"format": 1, "exercise": names[0], "value": draw(values), "savedAt": draw(times)}
    if draw(st.booleans()):
        record["previous"] = {"value": draw(values), "savedAt": draw(times)}
    return "/".join([owner, *names]), record


@st.composite
def negotiations(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    id = draw(ids)
    value = {"id": id, "name": draw(words), "archived": draw(st.booleans())}
    return f"_negotiations/{id}", {"format": 1, "value": value, "savedAt": draw(times)}


workbooks = st.lists(
    st.one_of(records(), negotiations()), max_size=40, unique_by=lambda pair: pair[0]
)


def normal(data: object) -> object:
    """As JSON gives it back: halves of one character side by side are that character."""
    return numbers_alike(json.dumps(data))


def tools(modules: Modules) -> Page:
    """The page, with the tools of these tests in it."""
    if not modules.page.evaluate("'tools' in window"):
        modules.page.add_script_tag(path=TOOLS)
    return modules.page


def numbers_alike(text: str) -> Any:
    """JSON as the browser understands it, where every number is a float."""
    return json.loads(text, parse_int=float)


def round_trips(modules: Modules, batches: list[list[tuple[str, dict[str, Any]]]]) -> Any:
    """Texts travel as JSON in ASCII, so that halves of characters arrive as they are."""
    return json.loads(
        tools(modules).evaluate("(batches) => roundTrips(batches)", json.dumps(batches))
    )


def check(batch: list[tuple[str, dict[str, Any]]], result: Any) -> None:
    given_ones = normal(dict(batch))
    before = dict(numbers_alike(result["before"]))
    assert before == given_ones
    assert result["left"] == ["somebody else's"]
    assert json.loads(result["after"]) == json.loads(result["before"])
    assert json.loads(result["reloaded"]) == json.loads(result["before"])
    written = numbers_alike(result["text"])
    written["records"].pop("_erased", None)  # the mark of an erasure before this round
    assert written["records"] == given_ones
    assert [str(error) for error in Draft7Validator(BACKUP_SCHEMA).iter_errors(written)] == []


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(batches=st.lists(workbooks, min_size=1, max_size=5))
def test_save_erase_open_gives_everything_back(
    modules: Modules, batches: list[list[tuple[str, dict[str, Any]]]]
) -> None:
    for batch, result in zip(batches, round_trips(modules, batches), strict=True):
        check(batch, result)


@pytest.mark.long
def test_a_hundred_thousand_characters_and_many_records(modules: Modules) -> None:
    long = ("Größe 🌱 שלום \u0301" * 10_000)[:100_000]
    many = [
        (f"first/sheet-{n % 20}/first/field-{n}", {"format": 1, "value": f"{n}", "savedAt": n})
        for n in range(1500)
    ]
    batch = [("first/long/first/text", {"format": 1, "value": long, "savedAt": 5}), *many]
    check(batch, round_trips(modules, [batch])[0])


# Opening what was not saved here ------------------------------------------------------------


def refused(modules: Modules, texts: list[str]) -> list[Any]:
    calls = [[text, "test"] for text in texts]
    return [
        result.get("problem") for result in modules.each("backup/backup.mjs", "readBackup", calls)
    ]


def test_a_file_of_format_1_opens_for_ever(modules: Modules) -> None:
    text = BACKUP_FORMAT_1.read_text("utf-8")
    found = modules.call("backup/backup.mjs", "readBackup", text, "test")
    kept = {key: record["value"] for key, record in found["backup"]["records"]}
    assert len(kept) == 11
    assert kept["first/alternatives/first/alts/blank-1"]["option"] == "Ask another team"
    assert Draft7Validator(BACKUP_SCHEMA).is_valid(json.loads(text))


GOOD = {"format": 1, "course": "test", "made": "2026-11-22T20:15:00.000Z", "records": {}}
RECORD = {"format": 1, "value": "x", "savedAt": 1}


def holding(key: str, **record: object) -> str:
    return json.dumps({**GOOD, "records": {"first/a/first/ok": RECORD, key: {**RECORD, **record}}})


NO_RECORDS: list[Any] = [[], None, "x", 1]


def test_what_is_damaged_is_refused_with_its_place(modules: Modules) -> None:
    whole = BACKUP_FORMAT_1.read_text("utf-8")
    deep: Any = "x"
    for _ in range(40):
        deep = [deep]
    cut = whole[: whole.index("No more Fridays") + 4]
    cases: list[tuple[str, dict[str, Any]]] = [
        (cut, {"key": "import.syntax", "values": {"line": 14}}),
        (whole.replace('"row":"blank-1",', '"row":"blank-1",,'), {"line": 12}),
        ("PK\u0003\u0004 a spreadsheet", {"key": "import.not-one"}),
        (whole.replace('"value":"Ask first"', '"value":Ask first'), {"line": 16}),
        ("[]", {"key": "import.not-one"}),
        ("null", {"key": "import.not-one"}),
        ('{"format": 1}', {"key": "import.not-one"}),
        *(
            (json.dumps({**GOOD, "records": held}), {"key": "import.not-one"})
            for held in NO_RECORDS
        ),
        (json.dumps({**GOOD, "format": 2}), {"key": "import.from-newer"}),
        (holding("first/a/first/b", format=2), {"key": "import.from-newer"}),
        (json.dumps({**GOOD, "course": "other"}), {"course": "other"}),
        (json.dumps({**GOOD, "course": "x" * 81}), {"course": "x" * 80}),
        (json.dumps({**GOOD, "course": 5}), {"path": "course"}),
        (holding("first/a/first/" + "b" * 600), {"path": f'records["first/a/first/{"b" * 186}"]'}),
        (json.dumps({**GOOD, "made": "yesterday"}), {"path": "made"}),
        (json.dumps({**GOOD, "made": 1}), {"path": "made"}),
        (holding("first/a/first/b", savedAt="1"), {"path": 'records["first/a/first/b"].savedAt'}),
        (holding("first/a/first/b", savedAt=1e300), {"path": 'records["first/a/first/b"].savedAt'}),
        (holding("first/a/first/b", value=deep), {"path": 'records["first/a/first/b"].value'}),
        (
            holding("first/a/first/b", value={"toString": 1}),
            {"path": 'records["first/a/first/b"].value'},
        ),
        (holding("first/a/first/b", previous=5), {"path": 'records["first/a/first/b"].previous'}),
        (holding("first//b"), {"path": 'records["first//b"]'}),
        (
            holding("_negotiations/a", value={"id": "b", "name": ""}),
            {"path": 'records["_negotiations/a"].value'},
        ),
        (
            json.dumps({**GOOD, "records": {"first/a/first/b": None}}),
            {"path": 'records["first/a/first/b"]'},
        ),
        ("[" * 100_000, {"key": "import.syntax"}),
    ]
    for (text, said), problem in zip(
        cases, refused(modules, [backup for backup, _ in cases]), strict=True
    ):
        told = {"key": problem["key"], "values": problem.get("values", {})} if problem else None
        assert told, text[:80]
        assert {**told["values"], **told}.items() >= said.items(), (text[:80], told)


BROKEN = """async ([message, texts]) => {
    const { readBackup } = await import(new URL("assets/backup/backup.mjs", document.baseURI));
    const parse = JSON.parse;
    const asIn = (text, ...more) => {
        try {
            return parse(text, ...more);
        } catch {
            throw message === null ? "odd" : new SyntaxError(message);
        }
    };
    JSON.parse = asIn;
    const found = texts.map((text) => readBackup(text, "test").problem);
    JSON.parse = parse;
    return found.map(({ key, values }) => values?.line ?? key);
}"""
NOT_ONE = "import.not-one"
CUT = '{"format": 1,\n "records": {\n"a": {"value": "b"}'
OF_OURS = '{\n "format": 1,\n "records": {\n"a": {"value": 1},\n"b": {value: 1}\n }\n}\n'
OTHERS = "PK\u0003\u0004", "[\n1,\n"


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("JSON.parse: bad control character at line 7 column 2 of the JSON data", [7] * 4),
        ("JSON Parse error: Unexpected EOF", [3, 5, 1, 3]),
        ("Unexpected end of JSON input", [3, 5, 1, 3]),
        ("JSON Parse error: Unterminated string", [3, 5, 1, 3]),
        ("JSON Parse error: Unrecognized token", [NOT_ONE, 5, NOT_ONE, NOT_ONE]),
        (None, [NOT_ONE, 5, NOT_ONE, NOT_ONE]),
    ],
)
def test_the_line_that_is_damaged_is_told_whatever_a_browser_says(
    modules: Modules, message: str | None, lines: list[Any]
) -> None:
    """Firefox tells the line; the others do not, or only that the text has ended."""
    assert modules.page.evaluate(BROKEN, [message, [CUT, OF_OURS, *OTHERS]]) == lines


def test_a_backup_has_a_line_for_each_record_and_as_many_as_anybody_writes(
    modules: Modules,
) -> None:
    records = [["first/a/first/b", RECORD], ["_settings/x", RECORD], ["_current", RECORD]]
    write = """async (records) => {
        const { writeBackup } = await import(new URL("assets/backup/backup.mjs", document.baseURI));
        return writeBackup(records, { course: "test", made: new Date(0) });
    }"""
    record = '{"format":1,"value":"x","savedAt":1}'
    assert modules.page.evaluate(write, records) == (
        '{\n "format": 1,\n "course": "test",\n "made": "1970-01-01T00:00:00.000Z",\n'
        f' "records": {{\n"first/a/first/b": {record},\n"_current": {record}\n }}\n}}\n'
    )
    many = {f"first/a/first/f{n}": RECORD for n in range(20_001)}
    most = dict([*many.items()][:-1])
    texts = [json.dumps({**GOOD, "records": held}) for held in (most, many)]
    assert refused(modules, texts) == [None, {"key": "import.too-big"}]


def test_wishes_of_another_device_stay_there(modules: Modules) -> None:
    text = holding("_settings/keep-nothing", value=True)
    found = modules.call("backup/backup.mjs", "readBackup", text, "test")
    assert [key for key, _ in found["backup"]["records"]] == ["first/a/first/ok"]


def test_names_of_prototypes_are_only_names(modules: Modules) -> None:
    text = (
        '{"format":1,"course":"test","made":"2026-11-22T20:15:00Z","records":{"__proto__/__proto__/'
        '__proto__/x":{"format":1,"value":{"__proto__":{"polluted":1}},"savedAt":1,"__proto__":{"polluted":1}}}}'
    )
    tools(modules).evaluate("(text) => opened(text)", text)
    assert modules.page.evaluate("({}).polluted ?? null") is None


# Newer wins, or both stay --------------------------------------------------------------------

MINE = {
    "first/a/first/old": {"format": 1, "value": "mine, old", "savedAt": 10},
    "first/a/first/new": {"format": 1, "value": "mine, new", "savedAt": 30},
    "first/a/first/same": {"format": 1, "value": "same", "savedAt": 10},
    "_learner/b/first/me": {"format": 1, "value": "me here", "savedAt": 10},
}
THEIRS = {
    "first/a/first/old": {"format": 1, "value": "theirs, new", "savedAt": 20},
    "first/a/first/new": {"format": 1, "value": "theirs, old", "savedAt": 20},
    "first/a/first/same": {"format": 1, "value": "same", "savedAt": 20},
    "first/a/first/more": {"format": 1, "value": "only theirs", "savedAt": 20},
    "_learner/b/first/me": {"format": 1, "value": "me there", "savedAt": 20},
    "_current": {"format": 1, "value": "first", "savedAt": 20},
}


def test_the_newer_text_stays_and_the_other_is_one_click_away(modules: Modules) -> None:
    result = tools(modules).evaluate("(given) => merged(given)", [MINE, THEIRS, "newer"])
    assert result["sizes"] == {"add": 2, "replace": 2, "keep": 1, "same": 1}
    old = result["all"]["first/a/first/old"]
    assert (old["value"], old["previous"]["value"]) == ("theirs, new", "mine, old")
    new = result["all"]["first/a/first/new"]
    assert (new["value"], new["previous"]["value"]) == ("mine, new", "theirs, old")
    assert result["all"]["first/a/first/more"] == THEIRS["first/a/first/more"]


def test_keeping_both_replaces_nothing(modules: Modules) -> None:
    found = tools(modules).evaluate("(given) => merged(given)", [MINE, THEIRS, "both"])["all"]
    for key in ("old", "new", "same"):
        assert found[f"first/a/first/{key}"] == MINE[f"first/a/first/{key}"]
        assert found[f"copy/a/first/{key}"] == THEIRS[f"first/a/first/{key}"]
    assert "first/a/first/more" not in found
    assert found["_negotiations/copy"]["value"]["name"] == "Copy"
    me = found["_learner/b/first/me"]
    assert (me["value"], me["previous"]["value"]) == ("me here", "me there")
    assert "_current" not in found


CASE = {"ended": "deal", "options": {"pay": 2}}, {"ended": "none"}
RIGHT = {"right": True, "times": 2}, {"right": False, "times": 3}
ELSEWHERE = {
    "how a case ended": ("_practice/case/lead-role", CASE, 1),
    "a conversation with the counterpart": ("_practice/counterpart", (CASE[1], CASE[0]), 1),
    "what somebody would say on a card": ("_practice/cards/rent/own", ("I hear you", "Why?"), 1),
    "what was said with a card's answer": (
        "_practice/cards/rent/answer",
        ({"own": "I hear you"}, {"own": "Why?"}),
        1,
    ),
    "how a card was answered": ("_practice/cards/rent/answer", RIGHT, 0),
    "where somebody has read to": ("_visits/a", (1, 2), 0),
}


@pytest.mark.parametrize("how", ["newer", "both"])
@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_stands_on_no_worksheet_is_put_aside(modules: Modules, what: str, how: str) -> None:
    key, values, lost = ELSEWHERE[what]
    mine, theirs = (
        {key: {"format": 1, "value": value, "savedAt": at}}
        for value, at in zip(values, (10, 20), strict=True)
    )
    found = tools(modules).evaluate("(given) => merged(given)", [mine, theirs, how])["all"]
    top, other = (theirs, mine) if how == "newer" else (mine, theirs)
    assert found[key] == top[key]
    aside = [record for name, record in found.items() if name.startswith(f"_aside/{key}/")]
    assert [json.loads(record["value"]) for record in aside] == [other[key]] * lost


def version(text: str, saved_at: int) -> dict[str, Any]:
    return {"value": text, "savedAt": saved_at}


BEFORE_HERE = {"previous": version("P", 90), "others": [version("P", 90), version("old", 50)]}
BEFORE_THERE = {"previous": version("Q", 70), "others": [version("Q", 70), version("R", 60)]}
MEETINGS = {
    "theirs is newer": (("M", 100), ("T", 110), "T", ["M", "P", "Q", "R", "old"]),
    "mine is newer": (("M", 110), ("T", 100), "M", ["T", "P", "Q", "R", "old"]),
    "both say the same, theirs later": (("M", 100), ("M", 110), "M", ["Q", "P", "R", "old"]),
    "both say the same, mine later": (("M", 110), ("M", 100), "M", ["P", "Q", "R", "old"]),
}


@pytest.mark.parametrize("meeting", MEETINGS)
def test_where_two_devices_meet_the_latest_words_can_be_brought_back_first(
    modules: Modules, meeting: str
) -> None:
    here, there, stays, before = MEETINGS[meeting]
    key = "first/a/first/words"
    mine = {key: {"format": 1, **version(*here), **BEFORE_HERE}}
    theirs = {key: {"format": 1, **version(*there), **BEFORE_THERE}}
    found = tools(modules).evaluate("(given) => merged(given)", [mine, theirs, "newer"])["all"][key]
    assert found["value"] == stays
    assert [each["value"] for each in found["others"]] == before
    assert found["previous"] == found["others"][0]


NAMED = """async ([mine, theirs]) => {
  const at = (path) => import(new URL(`assets/responses/merge/${path}`, document.baseURI));
  const [{ contentsOf }, { Follows }] = [await at("opening.mjs"), await at("follows.mjs")];
  const get = (records) => (key) => records[key];
  const open = (there, here) => contentsOf(Object.entries(there), get(here), new Follows([]));
  const { asks, elsewhere } = open(theirs, mine);
  const after = { ...mine, ...Object.fromEntries(elsewhere.records) };
  const [again, home] = [open(theirs, after), open(after, theirs)];
  return { asks, records: Object.keys(after), again: again.asks, home: home.asks,
    back: Object.fromEntries(home.elsewhere.records)["first/a/first/b"].value };
}"""


def test_first_negotiations_under_two_names_are_two(modules: Modules) -> None:
    def device(name: str, words: str) -> dict[str, Any]:
        value = {"id": "first", "name": name, "archived": False}
        return {
            "_negotiations/first": {"format": 1, "value": value, "savedAt": 5},
            "first/a/first/b": {"format": 1, "value": words, "savedAt": 6},
        }

    laptop, telephone = device("Rent", "laptop"), device("The rota", "telephone")
    found = modules.page.evaluate(NAMED, [laptop, telephone])
    assert found["asks"] and not found["again"] and not found["home"]
    assert len(found["records"]) == 4
    assert found["back"] == "telephone", "what comes back is called as ever"


# Nothing by halves --------------------------------------------------------------------------


@pytest.mark.parametrize("fail_at", [1, 2, 4])
def test_without_room_nothing_changes(modules: Modules, fail_at: int) -> None:
    result = tools(modules).evaluate("(given) => halves(given)", [MINE, THEIRS, fail_at])
    assert result["kept"] is False
    assert result["there"] == result["before"] == result["later"]


SHEET = "fields:\n  - {id: thought, kind: text, prompt: A thought}\n"


def test_its_sentences_come_with_the_first_file_and_again_after_a_failure(
    page: Page, sheets: Callable[[dict[str, str]], str], tmp_path: Path
) -> None:
    page.add_init_script(NO_STORAGE)
    page.route("**/sentences/import.js", lambda route: route.abort())
    page.goto(sheets({"sheet": SHEET}) + "sheet/")
    file = tmp_path / "letter.txt"
    file.write_text("No backup at all", encoding="utf-8")
    said = page.locator(".ws-file-said")
    choose_file(page, file, "Open a file")
    expect(said).to_have_text(re.compile("did not load. Check your connection"))
    page.unroute("**/sentences/import.js")
    choose_file(page, file, "Open a file")
    expect(said).to_have_text(re.compile("This is not a backup of this course"))


ONCE = """async ({ loadSentences, loadSheet }, part, sheet) => {
    const found = [];
    for (const [load, what] of [[loadSentences, part], [loadSheet, sheet]]) {
        const before = document.head.children.length;
        const both = await Promise.all([load(what), load(what)]);
        found.push([...both, await load(what), document.head.children.length - before]);
    }
    return found;
}"""


def test_what_comes_late_is_asked_for_once_and_again_where_it_did_not_come(blank: Page) -> None:
    there = [True, True, True, 1]
    assert run(blank, "backup/late", ONCE, "import", "backup/dialog.css") == [there, there]
    not_there = [False, False, False, 2]
    assert run(blank, "backup/late", ONCE, "none", "backup/none.css") == [not_there, not_there]


LAST = """async (values) => {
    const at = new URL("assets/backup/backup-file.mjs", document.baseURI);
    const { lastBackup, recordsOf } = await import(at);
    const storeOf = (value) => ({ prefix: "p/",
        get: (key) => (key === "p/_settings/backup" ? value && { value } : undefined) });
    const good = { format: 1, value: "x", savedAt: 1 };
    const odd = { ...good, value: 5 };
    const store = { prefix: "p/", list: () => [["p/first/a/first/b", good], ["p/_current", odd]],
        unreadable: () => [["p/first/a/first/c", "{"], ["p/_settings/x", "{"]] };
    const records = recordsOf(store).map(([key, { value }]) => [key.replace(/[^/]+$/, "…"), value]);
    return [values.map((value) => lastBackup(storeOf(value)) ?? null), records];
}"""


def test_what_cannot_be_read_goes_along_put_aside_and_odd_times_are_none(
    modules: Modules,
) -> None:
    times, records = modules.page.evaluate(LAST, [None, 1_790_000_000_000, "1", -1, 1e300])
    assert times == [None, 1_790_000_000_000, None, None, None]
    assert records[0] == ["first/a/first/…", "x"] and len(records) == 3
    assert all(key.startswith("_aside/") for key, _ in records[1:])
