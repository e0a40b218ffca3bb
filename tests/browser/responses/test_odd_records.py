"""Values at the edge of what is accepted: whatever a record bears, the next edit stays."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.support import hostile
from tests.support.modules import Modules
from tests.support.project import ROOT
from tests.support.sampling import every

TOOLS = ROOT / "tests/support/edges_tools.js"
CIRCLE = 8_640_000_000_000_000
"""The first time that no date has, in milliseconds."""
YEAR_3000 = 32_503_680_000_000


def nested(levels: int) -> Any:
    """Lists in lists, `levels` deep."""
    value: Any = []
    for _ in range(levels - 1):
        value = [value]
    return value


TIMES: dict[str, float] = {
    "zero": 0,
    "smallest": 5e-324,
    "fractional": 1.5,
    "now and a half": 1_790_000_000_000.5,
    "one hour ahead": 4_102_444_800_000,
    "year 3000": YEAR_3000,
    "a quarter": CIRCLE / 4,
    "just below the half": CIRCLE / 2 - 1,
    "the half": CIRCLE / 2,
    "half from now": 1_790_000_000_000 + CIRCLE / 2,
    "three quarters": CIRCLE / 4 * 3,
    "the last but one": CIRCLE - 2,
    "the last": CIRCLE - 1,
}
VALUES: dict[str, Any] = {
    "null": None,
    "empty text": "",
    "empty list": [],
    "empty object": {},
    "false": False,
    "zero": 0,
    "largest number": 1.7976931348623157e308,
    "smallest number": 5e-324,
    "half a character": "\ud800 and \udc00",
    "a million characters": "word " * 200_000,
    "as deep as can be": nested(8),
    "as many parts as can be": ["x"] * 99_998,
    "names of prototypes": {"__proto__": "x", "constructor": "y", "hasOwnProperty": 1},
    "a row with an odd id": {"": "nothing", "a/b": "slash", "\u202e": "turned"},
}
REFUSED: dict[str, dict[str, Any]] = {
    "negative": {"savedAt": -1},
    "no date": {"savedAt": CIRCLE},
    "text": {"savedAt": "1"},
    "none": {"savedAt": None},
    "too deep": {"value": nested(9)},
    "too many parts": {"value": ["x"] * 100_001},
    "no value": {"value": ...},
    "previous without a time": {"previous": {"value": "x"}},
    "previous at no date": {"previous": {"value": "x", "savedAt": CIRCLE}},
    "previous too deep": {"previous": {"value": nested(9), "savedAt": 1}},
    "an exercise that is no text": {"exercise": 5},
}


def record(**parts: Any) -> str:
    """A record as text, with some parts otherwise; those that are `...` are left out."""
    whole = {"format": 1, "value": "old words", "savedAt": 1_700_000_000_000, **parts}
    return json.dumps({key: value for key, value in whole.items() if value is not ...})


ACCEPTED = {
    **{f"time: {name}": record(savedAt=time) for name, time in TIMES.items()},
    **{f"value: {name}": record(value=value) for name, value in VALUES.items()},
    **{
        f"previous: {name}": record(previous={"value": "older", "savedAt": time})
        for name, time in TIMES.items()
    },
    **{
        f"previous value: {name}": record(previous={"value": value, "savedAt": 1})
        for name, value in VALUES.items()
    },
    "both as large as can be": record(
        value=["x"] * 99_998, previous={"value": ["y"] * 99_998, "savedAt": 1}
    ),
}


def tools(modules: Modules) -> Page:
    """The page, with the tools of these tests in it."""
    if not modules.page.evaluate("'edges' in window"):
        modules.page.add_script_tag(path=TOOLS)
    return modules.page


def edited(modules: Modules, texts: list[str], **places: bool) -> list[dict[str, Any]]:
    """What comes of editing records that lie in localStorage, in the database, or in both."""
    found: list[dict[str, Any]] = json.loads(
        tools(modules).evaluate("([texts, places]) => edited(texts, places)", [texts, places])
    )
    return found


@pytest.mark.parametrize(
    "places",
    every([({},), ({"local": False},), ({"indexed": False},)], 3),
    ids=["in both", "only in the database", "only in localStorage"],
)
def test_an_edit_of_any_accepted_record_stays(modules: Modules, places: dict[str, bool]) -> None:
    texts = ACCEPTED
    if places.get("indexed") is False:  # localStorage has no room for these
        texts = {name: text for name, text in ACCEPTED.items() if len(text) < 1_000_000}
    for name, result in zip(texts, edited(modules, list(texts.values()), **places), strict=True):
        assert result["accepted"] and result["sound"] and result["previous"], name
        assert result["values"] == ["second edit"] * 4, (name, result)
        assert result["trouble"] is None, name


def test_what_is_refused_is_named_damaged_and_an_edit_stays(modules: Modules) -> None:
    texts = [record(**parts) for parts in REFUSED.values()]
    for name, result in zip(REFUSED, edited(modules, texts), strict=True):
        assert not result["accepted"], name
        assert result["values"] == ["second edit"] * 4, (name, result)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    time=st.one_of(
        st.floats(0, CIRCLE, exclude_max=True, allow_subnormal=False),
        st.integers(0, CIRCLE - 1),
    ),
    now=st.integers(0, 4_102_444_800_000),
)
def test_whatever_time_a_record_bears_the_next_is_newer(
    modules: Modules, time: float, now: int
) -> None:
    last = {"format": 1, "value": "z", "savedAt": time}
    made = modules.call("responses/records.mjs", "dated", {"value": "a"}, last, now)
    assert modules.call("responses/times.mjs", "isTime", made["savedAt"])
    assert modules.call("responses/records.mjs", "newer", made, last)
    assert not modules.call("responses/records.mjs", "newer", last, made)


def test_a_clock_before_all_dates_makes_a_time(modules: Modules) -> None:
    made = modules.call("responses/records.mjs", "dated", {"value": "a"}, None, -5)
    assert made["savedAt"] == 0


# Whatever lies here, a backup of it can be opened ------------------------------------------------

SOUND: dict[str, Any] = {"format": 1, "value": "words", "savedAt": 5}
ODD: dict[str, tuple[str, Any]] = {
    "a good record": ("first/a/first/b", SOUND),
    "damaged text": ("first/a/first/c", '{"format":1,"value":"cut of'),
    "an empty text": ("first/a/first/d", ""),
    "a newer format": ("first/a/first/e", {"format": 7, "value": "new", "savedAt": 5}),
    "an exercise that is no text": ("first/a/first/f", {**SOUND, "exercise": 5}),
    "a value that is too deep": ("first/a/first/g", {**SOUND, "value": nested(40)}),
    "too many parts": ("first/a/first/h", {**SOUND, "value": ["x"] * 100_001}),
    "no current negotiation": ("_current", {**SOUND, "value": 5}),
    "a negotiation of another name": ("_negotiations/a", {**SOUND, "value": {"id": "b"}}),
    "a key with an empty part": ("first//first/b", SOUND),
    "a key with a control character": ("first/a\u0007/first/b", SOUND),
    "a key of many parts": ("/".join("abcdefghij"), SOUND),
    "a key that is too long": ("first/a/first/" + "x" * 490, SOUND),
    "a damaged key that is too long": ("first/a/first/" + "y" * 490, "{"),
    "something put aside before": ("_aside/first/a/first/b/1790000000000", SOUND),
    "damaged and put aside": ("_aside/first/a/first/b/2", "{"),
    "half a character": ("first/a/first/\ud800", {**SOUND, "value": "\udc00"}),
    "a wish of this device": ("_settings/keep-nothing", "{"),
    "a place that nobody knows yet": ("_later/x", SOUND),
    "a mark of what was erased": ("_erased/first", {**SOUND, "value": "first"}),
}


def backed_up(modules: Modules, records: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        tools(modules).evaluate("(text) => backedUp(text)", json.dumps(records))
    )
    return found


def test_a_backup_of_whatever_lies_here_can_be_opened(modules: Modules) -> None:
    found = backed_up(modules, list(ODD.values()))
    assert "problem" not in found, found["problem"]
    kept = dict(found["backup"]["records"])
    assert len(kept) == len(ODD) - 1  # all but the wish of this device
    aside = {key: record["value"] for key, record in kept.items() if key.startswith("_aside/")}
    assert "_settings" not in " ".join(kept)
    for key in ("first/a/first/b", "_later/x", "_erased/first"):
        assert kept[key] == ODD[next(name for name, (k, _) in ODD.items() if k == key)][1]
    told = "\n".join(str(text) for text in aside.values())
    assert '{"format":1,"value":"cut of' in told and '"value":"new"' in told
    assert found["same"], "a second backup has the same keys, so that opening both adds nothing"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000))
def test_a_backup_of_hostile_records_can_be_opened(modules: Modules, seed: int) -> None:
    random = Random(seed)
    records: list[tuple[str, Any]] = []
    for n in range(12):
        parts = [random.choice(hostile.TEXTS)[:120] or "x" for _ in range(random.randrange(1, 11))]
        data = hostile.damaged({**SOUND, "exercise": "a", "field": "b"}, random)
        records.append((f"{'/'.join(parts)}{n}", json.dumps(data)))
    found = backed_up(modules, records)
    assert "problem" not in found, found["problem"]


def test_what_is_put_aside_can_be_looked_into(modules: Modules) -> None:
    looked: dict[str, dict[str, Any]] = {
        '{"format":1,"value":"words","savedAt":8640000000000000}': {"value": "words"},
        '{"format":2,"value":"words","savedAt":5}': {"value": "words", "savedAt": 5, "newer": True},
        '{"format":1,"value":nu': {},
        '{"format":{"toString":1,"valueOf":1},"value":"words"}': {"value": "words"},
        '{"format":1,"value":null}': {},
        "": {},
    }
    calls = [[text] for text in looked]
    for text, found in zip(
        looked, modules.each("responses/aside.mjs", "lookInto", calls), strict=True
    ):
        assert found == {"text": text, "newer": False, **looked[text]}
    earlier = {"format": 2, "value": {"a": 1}}
    found = modules.call("responses/aside.mjs", "lookInto", earlier)
    assert found["value"] == {"a": 1} and json.loads(found["text"]) == earlier


PUT_ASIDE: list[tuple[list[Any], str, str]] = [
    (["first/a/first/b", "{"], "_aside/first/a/first/b/#", "{"),
    (["first/a/first/b", {"x": 1}], "_aside/first/a/first/b/#", '{"x":1}'),
    (["first/a/first/b", None], "_aside/first/a/first/b/#", "null"),
    (["first/a/first/b"], "_aside/first/a/first/b/#", "null"),
    (["first//b\u0007c", "{"], "_aside/first·b·c/#", "{"),
    (["/", "{"], "_aside/·/#", "{"),
    (["", "{"], "_aside/·/#", "{"),
    (["x" * 490, "{"], f"_aside/{'x' * 200}/#", "{"),
]


def test_what_is_put_aside_lies_under_its_place_and_a_mark_of_its_own(modules: Modules) -> None:
    found = modules.each("responses/aside.mjs", "putAside", [call for call, *_ in PUT_ASIDE])
    assert [[re.sub(r"/\d+$", "/#", key), text] for key, text in found] == [
        [key, text] for _, key, text in PUT_ASIDE
    ]
    keys = [key for key, _ in found]
    assert modules.each("responses/aside.mjs", "placeOf", [[keys[0]]]) == ["first/a/first/b"]
    assert len({*keys[:3]}) == 3 and keys[2] == keys[3], "the same whenever this is put aside"


READ = """async (sizes) => {
    const at = new URL("assets/responses/store/memory.mjs", document.baseURI);
    const { readData } = await import(at);
    const list = (size) => Array(size).fill("x");
    const round = {};
    round.self = round;
    return [...sizes.map(list), round, new Map(), { a: 1 }, "words"].map((data) => {
        const { record, trouble, data: kept } = readData(data);
        const isLong = typeof kept === "string" && kept.length > 100;
        const told = isLong ? kept.split("x").length - 1 : kept;
        return [record ?? null, trouble, Array.isArray(told) ? told.length : told];
    });
}"""


def test_what_is_damaged_and_endless_is_kept_as_far_as_it_may_go(modules: Modules) -> None:
    """What is sound in itself is kept as it is; of the rest a text, or its kind."""
    assert modules.page.evaluate(READ, [99_999, 100_000, 200_000]) == [
        [None, "damaged", 99_999], [None, "damaged", 99_999], [None, "damaged", 99_999],
        [None, "damaged", "object"], [None, "damaged", "{}"], [None, "damaged", {"a": 1}],
        [None, "damaged", "words"],
    ]  # fmt: skip


# Bounds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["z", "j"])
def test_a_platform_s_text_unpacks_no_further_than_ours_could(modules: Modules, kind: str) -> None:
    found, made = tools(modules).evaluate("(given) => unpacked(given)", [60_000_000, kind])
    assert found == {"trouble": "damaged"}
    assert made < 8_000_000


def test_the_local_day_is_that_of_the_clock_on_the_wall(browser: Browser, modules: Modules) -> None:
    for zone, day in (("America/Los_Angeles", "2026-11-28"), ("Pacific/Auckland", "2026-11-29")):
        context = browser.new_context(timezone_id=zone)
        page = context.new_page()
        page.goto(modules.page.url)
        made = Modules(page).call("core/dates.mjs", "dayOf", "2026-11-29T03:30:00Z")
        assert made == day
        context.close()
    for value, day in ((-1, "1969"), (float(CIRCLE - 1), "275760"), ("never", "")):
        assert modules.call("core/dates.mjs", "dayOf", value).startswith(day)
