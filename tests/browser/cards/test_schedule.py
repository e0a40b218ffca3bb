"""When cards come back, and what two devices make of them: pure modules, called in one page."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.card_days import AWAY, SCHEDULE, simulate, table
from tests.support.modules import Modules
from tests.support.project import ROOT

DAY = "2026-11-28"


def answer(day: str, step: int, since: str = "2026-01-01") -> dict[str, Any]:
    return {"v": 1, "day": day, "since": since, "right": True, "step": step}


@pytest.mark.parametrize(
    ("last", "right", "step", "back"),
    [
        (None, True, 0, "2026-12-01"),
        (None, False, 0, "2026-12-01"),
        (0, True, 1, "2026-12-08"),
        (1, True, 2, "2026-12-28"),
        (2, True, 3, None),
        (3, True, 3, None),
        (2, False, 0, "2026-12-01"),
    ],
)
def test_a_card_comes_back_after_3_10_and_30_days(
    modules: Modules, last: int | None, right: bool, step: int, back: str | None
) -> None:
    before = None if last is None else answer("2026-11-01", last)
    made = modules.call(SCHEDULE, "answered", before, right, DAY)
    assert (made["day"], made["step"]) == (DAY, step)
    assert modules.call(SCHEDULE, "returnsOn", made) == back


def test_a_leap_day_and_the_end_of_summer_time_are_days_like_others(modules: Modules) -> None:
    days = [("2028-02-27", 0), ("2026-10-23", 0), ("2026-12-30", 1)]
    backs = modules.each(SCHEDULE, "returnsOn", [[answer(day, step)] for day, step in days])
    assert backs == ["2028-03-01", "2026-10-26", "2027-01-09"]


SITTINGS: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "at most three new ones": ([{"id": f"n{n}"} for n in range(9)], ["n0", "n1", "n2"]),
    "never more than five, the longest due first": (
        [{"id": f"d{n}", "answer": answer(f"2026-10-{29 - n:02}", 0)} for n in range(9)],
        ["d8", "d7", "d6", "d5", "d4"],
    ),
    "those of today count": (
        [
            *({"id": f"t{n}", "answer": answer(DAY, 0)} for n in range(4)),
            *({"id": f"d{n}", "answer": answer("2026-11-25", 0)} for n in range(2)),
        ],
        ["d0"],
    ),
    "new ones of today count": (
        [*({"id": f"t{n}", "answer": answer(DAY, 0, DAY)} for n in range(3)), {"id": "n"}],
        [],
    ),
    "those that came back today leave room for new ones": (
        [
            *({"id": f"t{n}", "answer": answer(DAY, 0)} for n in range(3)),
            *({"id": f"n{n}"} for n in range(3)),
        ],
        ["n0", "n1"],
    ),
    "what is dropped or not wanted today stays away": (
        [
            {"id": "a", "wish": {"v": 1, "dropped": True}},
            {"id": "b", "wish": {"v": 1, "skipped": DAY}},
            {"id": "c", "wish": {"v": 1, "skipped": "2026-11-27"}},
        ],
        ["c"],
    ),
    "a day too early": ([{"id": "a", "answer": answer("2026-11-26", 0)}], []),
    "a clock that was wrong": ([{"id": "a", "answer": answer("2027-11-26", 0)}], []),
    "often enough": ([{"id": "a", "answer": answer("2026-01-26", 3)}], []),
    "no cards": ([], []),
}


@pytest.mark.parametrize("case", SITTINGS)
def test_what_comes_today(modules: Modules, case: str) -> None:
    cards, ids = SITTINGS[case]
    assert modules.call(SCHEDULE, "sitting", cards, DAY) == ids


COMING: list[tuple[list[dict[str, Any]], list[str]]] = [
    ([], []),
    ([{"id": "new"}], ["2026-11-29"]),
    ([{"id": "later", "answer": answer(DAY, 1)}, {"id": "new"},
      {"id": "sooner", "answer": answer(DAY, 0)}, {"id": "as soon", "answer": answer(DAY, 0)}],
     ["2026-11-29", "2026-12-01", "2026-12-08"]),
    ([{"id": "due today", "answer": answer("2026-11-25", 0)}], ["2026-11-29"]),
    ([{"id": "due long ago", "answer": answer("2026-01-25", 0)}], ["2026-11-29"]),
    ([{"id": "often enough", "answer": answer(DAY, 3)},
      {"id": "dropped", "wish": {"v": 1, "dropped": True}}], []),
    ([{"id": "not today", "wish": {"v": 1, "skipped": DAY}}], ["2026-11-29"]),
]  # fmt: skip


def test_on_which_days_cards_come(modules: Modules) -> None:
    """Each once and in order, from tomorrow on: what is left over today comes then."""
    found = modules.each(SCHEDULE, "comingDays", [[cards, DAY] for cards, _ in COMING])
    assert found == [days for _, days in COMING]


@pytest.mark.parametrize(
    "value",
    [None, 3, "x", [], {}, {"v": 2, "day": DAY, "step": 0}, {"v": 1, "day": "soon", "step": 0}]
    + [{"v": 1, "day": DAY, "step": step} for step in (-1, 0.5, "1", None)],
)
def test_what_no_version_has_written_is_no_answer(modules: Modules, value: Any) -> None:
    assert modules.call(SCHEDULE, "readAnswer", value) is None


READ: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("readAnswer", {"day": DAY, "step": 0, "since": "2026-01-01", "right": True, "own": "Why?"},
     {"day": DAY, "step": 0, "since": "2026-01-01", "right": True, "own": "Why?"}),
    ("readAnswer", {"day": DAY, "step": 3, "since": "soon", "right": "yes", "own": 5, "more": 1},
     {"day": DAY, "step": 3, "since": DAY, "right": False}),
    ("readWish", {"dropped": True, "skipped": DAY, "more": 1}, {"dropped": True, "skipped": DAY}),
    ("readWish", {"dropped": "yes", "skipped": "soon"}, {"dropped": False}),
]  # fmt: skip


def test_of_what_is_kept_only_what_is_known_is_read(modules: Modules) -> None:
    for function, stored, found in READ:
        assert modules.call(SCHEDULE, function, {"v": 1, **stored}) == {"v": 1, **found}
    assert modules.each(SCHEDULE, "readWish", [[None], [{"v": 2}], [{}]]) == [None] * 3


def test_sixty_days_with_a_pause_of_three_weeks(modules: Modules) -> None:
    days = simulate(modules, cards=30)
    asked = dict(days)
    assert all(len(cards) <= 5 for cards in asked.values())
    assert any(not cards for cards in asked.values()), "some days have nothing"
    assert 0 < len(asked[AWAY.stop]) <= 5, "nothing has piled up"
    page = (ROOT / "docs" / "contributing" / "cards.md").read_text("utf-8")
    assert table(days) in page, f"the table in docs/contributing/cards.md is to be:\n{table(days)}"


# Two devices ------------------------------------------------------------------------------------

MERGE = """async ([mine, theirs]) => {
    const module = new URL("assets/responses/merge/merge.mjs", document.baseURI);
    const { compare, newest } = await import(module);
    const merged = (a, b) => Object.fromEntries([...Object.entries(a),
        ...newest(compare(Object.entries(b), (key) => a[key]))]);
    return [merged(mine, theirs), merged(theirs, mine)];
}"""
VALUE = st.builds(
    lambda step, own: answer(DAY, step) | ({"own": own} if own else {}),
    st.integers(0, 3),
    st.sampled_from(["", "Why?", "What for?"]),
)
RECORD = st.builds(
    lambda value, at: {"format": 1, "value": value, "savedAt": at}, VALUE, st.integers(1, 4)
)
KEYS = [f"_practice/cards/{card}/answer" for card in ("a", "b", "c")]
DEVICE = st.dictionaries(st.sampled_from(KEYS), RECORD)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mine=DEVICE, theirs=DEVICE)
def test_of_two_devices_each_card_keeps_its_latest_answer(
    modules: Modules, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged, other = modules.page.evaluate(MERGE, [mine, theirs])
    for key in {*mine, *theirs}:
        latest = max(device[key]["savedAt"] for device in (mine, theirs) if key in device)
        assert merged[key] == other[key], "the order does not matter"
        assert merged[key]["savedAt"] == latest
        for written in {d[key]["value"].get("own", "") for d in (mine, theirs) if key in d}:
            assert written in str([merged, other]), "no words are lost"
    kept_aside = [key for key in merged if key.startswith("_aside/")]
    assert all("own" in merged[key]["value"] for key in kept_aside), "only words are put aside"


def test_what_the_page_of_the_cards_loads_of_its_own_is_small() -> None:
    folder = ROOT / "macros" / "theme" / "assets" / "cards"
    text = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.mjs")))
    bare = re.sub(r"/\*\*.*?\*/", "", text, flags=re.S)
    assert len(gzip.compress(bare.encode(), 9)) <= 8_000
