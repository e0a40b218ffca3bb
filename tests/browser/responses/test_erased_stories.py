"""What becomes of words that are erased, that another page writes, that are brought back.

Of responses/store.mjs, responses/store/arrivals.mjs, responses/store/database.mjs,
responses/store/erasing.mjs, responses/store/erasures.mjs, responses/store/outbox.mjs,
responses/store/restoring.mjs, responses/store/saving.mjs and responses/store/tabs.mjs.
"""

from __future__ import annotations

from tests.support.modules import Modules
from tests.support.store_stories import (
    ANSWERS,
    ASIDE,
    BLOCKED,
    BOTH,
    CLEARS,
    DOWN,
    FULL,
    HEARD,
    KEEPS_AGAIN,
    KEEPS_NOTHING,
    LATE,
    MARK,
    OPENS,
    OTHER,
    PUTS,
    RETRY,
    ROWS,
    SETTLES,
    SOON,
    TEXTS,
    TURN,
    WAKES,
    WISH,
    WORKS,
    A,
    B,
    Table,
    at,
    beside,
    ends,
    lies,
    page,
    played,
)

ERASED: Table = {
    "one of two": (
        [OPENS, PUTS, page("puts", OTHER, "Two"), SETTLES, page("discards", "first")],
        {"shown": {OTHER: "Two"}, "said": ["durable", True], "marks": [MARK],
         "told": [[A, "One", "here"], [OTHER, "Two", "here"], [A, None, "elsewhere"]]},
    ),
    "both": (
        [OPENS, PUTS, page("puts", OTHER, "Two"), SETTLES, page("discards", "first", "second")],
        {"marks": [MARK, "_erased/second"]},
    ),
    "a single field": (
        [OPENS, PUTS, page("puts", B, "Two"), SETTLES, page("erases", A)],
        {"shown": {B: "Two"}, "marks": [f"_erased/{A}"]},
    ),
    "what begins alike stays": (
        [OPENS, page("puts", "firsts/story/first/a", "Two"), SETTLES, page("discards", "first")],
        {"shown": {"firsts/story/first/a": "Two"}},
    ),
    "something else, beside older words that had been brought back": (
        [lies(ROWS, MARK, at("first", 9)), lies(BOTH, A, at("One")), OPENS,
         page("discards", "second"), page("is after", A, 5)],
        {"shown": {A: "One"}, "said": [True, False]},
    ),
    "before it was written": (
        [OPENS, PUTS, page("discards", "first"), page("says")],
        {"said": [True, ["durable", False]]},
    ),
    "before the other one was written": (
        [OPENS, page("puts", OTHER, "Two"), page("discards", "first"), SETTLES],
        {"shown": {OTHER: "Two"}, "told": [[OTHER, "Two", "here"]]},
    ),
    "in a slow database, and taken off the page at once": (
        [OPENS, PUTS, SETTLES, LATE, page("discards unwaited", "first"), page("heard of"), ANSWERS],
        {"said": ["durable", [[A, "One", "here"], [A, None, "elsewhere"]]]},
    ),
    "what only localStorage has": (
        [OPENS, lies(TEXTS, A, at("One")), page("discards", "first")],
        {"marks": [MARK]},
    ),
    "what nobody can read": (
        [lies(TEXTS, A, "{"), OPENS, page("discards", "first"), WAKES],
        {},
    ),
    "everything": (
        [OPENS, PUTS, page("puts", "_settings/x", 1), KEEPS_AGAIN, page("discards", "second"),
         page("erases everything"), SETTLES, page("looks", "_erased")],
        {"settings": {}, "marks": ["_erased"], "said": [True, True, "durable", "*"],
         "told": [[A, "One", "here"], ["_settings/x", 1, "here"], [WISH, False, "here"],
                  [A, None, "elsewhere"], ["_settings/x", None, "elsewhere"],
                  [WISH, None, "elsewhere"], ["_erased/second", None, "elsewhere"]]},
    ),
    "everything, twice": (
        [OPENS, PUTS, page("erases everything"), page("erases everything"), SETTLES],
        {"marks": ["_erased"]},
    ),
    "everything, where something was still to be erased": (
        [OPENS, PUTS, SETTLES, DOWN, page("discards", "first"), WORKS, page("erases everything")],
        {"marks": ["_erased"], "said": ["durable", False, True]},
    ),
    "the database fails": (
        [OPENS, PUTS, SETTLES, DOWN, page("discards", "first"), page("says")],
        {"rows": {A: "One"}, "said": ["durable", False, ["local", False]], "state": "local"},
    ),
    "the database fails, and the page is opened anew": (
        [page("opens"), PUTS, SETTLES, DOWN, page("discards", "first"), OPENS],
        {"rows": {A: "One"}, "state": "local"},
    ),
    "the database fails, and localStorage brings it back to the next page": (
        [OPENS, DOWN, PUTS, page("discards", "first"), WORKS, OPENS, SETTLES,
         lies(TEXTS, A, at("One")), WAKES, SETTLES],
        {"marks": [MARK]},
    ),
    "the database fails for once": (
        [OPENS, PUTS, SETTLES, DOWN, page("discards", "first"), WORKS, RETRY],
        {"marks": [MARK]},
    ),
    "the database fails for once, and the page looks meanwhile": (
        [OPENS, PUTS, page("puts", OTHER, "Two"), SETTLES, DOWN, page("discards", "first"), WORKS,
         WAKES],
        {"shown": {OTHER: "Two"}, "rows": {A: "One", OTHER: "Two"}, "state": "saving"},
    ),
    "the database fails, and one writes on": (
        [OPENS, PUTS, SETTLES, DOWN, page("discards", "first"), page("puts", A, "New"), SETTLES],
        {"shown": {A: "New"}, "rows": {A: "One"}, "state": "local"},
    ),
    "the database fails for once, and one writes on": (
        [OPENS, PUTS, SETTLES, DOWN, page("discards", "first"), page("puts", A, "New"), WORKS,
         RETRY],
        {"shown": {A: "New"}},
    ),
    "the database could not be read": (
        [DOWN, lies(ROWS, A, at("One")), OPENS, WORKS, page("discards", "first"), WAKES],
        {"marks": [MARK]},
    ),
    "nothing can be kept": (
        [BLOCKED, DOWN, OPENS, PUTS, page("discards", "first"), page("says")],
        {"state": "memory", "said": [False, ["memory", False]]},
    ),
    "and written anew at once": (
        [OPENS, PUTS, SETTLES, LATE, page("discards unwaited", "first"), page("puts", A, "New"),
         ANSWERS, SETTLES, WAKES],
        {"shown": {A: "New"}},
    ),
    "and written anew at once, with a word of a fast clock in the database": (
        [OPENS, lies(ROWS, A, at("Theirs", 4e12)), LATE, page("discards unwaited", "first"),
         page("puts", A, "New"), ANSWERS, SETTLES, WAKES, page("is after", A, 4e12)],
        {"shown": {A: "New"}, "said": ["durable", True]},
    ),
    "and once more, while that is being done": (
        [OPENS, PUTS, SETTLES, LATE, page("discards unwaited", "first"), page("puts", A, "New"),
         page("discards unwaited", "first"), ANSWERS, SETTLES, WAKES],
        {},
    ),
    "by another page that this one has not heard": (
        [OPENS, PUTS, lies(ROWS, MARK, at("first", 4e12)), SETTLES],
        {"told": [[A, "One", "here"], [A, None, "elsewhere"]]},
    ),
    "by another page that this one has not heard, and written anew": (
        [OPENS, PUTS, lies(ROWS, MARK, at("first", 4e12)), LATE, SOON, page("puts", A, "New"),
         ANSWERS, TURN, SETTLES, page("is after", A, 4e12)],
        {"shown": {A: "New"}, "said": ["durable", True]},
    ),
    "by another page that this one has not heard, and written anew there": (
        [OPENS, PUTS, lies(ROWS, MARK, at("first", 4e12)), lies(TEXTS, A, at("Theirs", 4.1e12)),
         SETTLES, WAKES, SETTLES],
        {"shown": {A: "Theirs"}},
    ),
    "by another page, while this one slept": (
        [OPENS, PUTS, SETTLES, page("sleeps"), page("clears", BOTH),
         lies(ROWS, MARK, at("first", 4e12)),
         WAKES, SETTLES],
        {"told": [[A, "One", "here"], [A, None, "elsewhere"]]},
    ),
    "by another page that could not tell": (
        [OPENS, PUTS, SETTLES, lies(ROWS, MARK, at("first", 4e12)), page("clears", ROWS, A), WAKES,
         SETTLES],
        {},
    ),
    "by another page that could not tell, where localStorage is blocked": (
        [BLOCKED, OPENS, PUTS, SETTLES, lies(ROWS, MARK, at("first", 4e12)),
         page("clears", ROWS, A), WAKES],
        {"told": [[A, "One", "here"], [A, None, "elsewhere"]]},
    ),
}  # fmt: skip


def test_what_is_erased_is_gone_and_what_is_written_after_that_stays(modules: Modules) -> None:
    assert played(modules, ERASED) == ends(ERASED)


BESIDE: Table = {
    "writes": (
        [OPENS, beside("opens"), beside("puts", A, "Theirs"), beside("settles")],
        {"shown": {A: "Theirs"}, "told": [[A, "Theirs", "elsewhere"]]},
    ),
    "hears": ([OPENS, beside("opens"), PUTS, SETTLES], {"shown": {A: "One"}, "beside": {A: "One"}}),
    "erases": (
        [OPENS, beside("opens"), PUTS, SETTLES, HEARD, beside("discards", "first")],
        {"told": [[A, "One", "here"], [A, None, "elsewhere"], [MARK, "first", "elsewhere"]]},
    ),
    "erases what was not written yet": (
        [OPENS, beside("opens"), PUTS, HEARD, beside("discards", "first"), HEARD, SETTLES],
        {},
    ),
    "hears that it is erased": (
        [OPENS, beside("opens"), beside("puts", A, "Theirs"), HEARD, page("discards", "first"),
         HEARD, beside("settles")],
        {"beside": {}},
    ),
    "writes, and hears that it is erased later": (
        [OPENS, beside("opens"), page("discards", "first"), HEARD, beside("puts", A, "New"),
         beside("settles")],
        {"shown": {A: "New"}},
    ),
    "writes after something was erased, which the database does only later": (
        [OPENS, beside("opens"), DOWN, page("discards", "first"), HEARD, beside("puts", A, "New"),
         HEARD, WORKS, beside("settles"), RETRY, SETTLES, HEARD, OPENS],
        {"shown": {A: "New"}, "marks": [MARK]},
    ),
    "writes after something was erased, and asks the database after it was": (
        [OPENS, beside("opens"), DOWN, page("discards", "first"), HEARD, beside("puts", A, "New"),
         HEARD, WORKS, RETRY, beside("settles"), SETTLES, HEARD, OPENS],
        {"shown": {A: "New"}, "marks": [MARK]},
    ),
    "writes while this one sleeps": (
        [OPENS, beside("opens"), page("sleeps"), beside("puts", A, "Theirs"), beside("settles"),
         HEARD, page("looks", A), WAKES],
        {"shown": {A: "Theirs"}, "said": ["durable", None]},
    ),
    "hears of what this one wrote after sleeping": (
        [OPENS, beside("opens"), page("sleeps"), WAKES, PUTS, SETTLES],
        {"shown": {A: "One"}, "beside": {A: "One"}},
    ),
    "keeps nothing": (
        [OPENS, beside("opens"), beside("keeps nothing", True), beside("puts", A, "Theirs"),
         beside("settles")],
        {"state": "page"},
    ),
    "says odd things": (
        [OPENS, page("is told", {}), page("is told", {"last": False}), page("is told", {"key": ""}),
         page("hears", "", None)],
        {"told": []},
    ),
    "says something older": (
        [OPENS, PUTS, SETTLES, page("hears", A, at("Old"))],
        {"shown": {A: "One"}, "told": [[A, "One", "here"]]},
    ),
    "says nothing of what is not there": ([OPENS, page("hears", A, None)], {"told": []}),
    "says that it is erased": (
        [OPENS, PUTS, page("is told", {"key": A}), SETTLES],
        {"told": [[A, "One", "here"], [A, None, "elsewhere"]], "texts": {A: "One"}},
    ),
    "says what nobody can read": (
        [OPENS, page("is told", {"key": A, "record": {"format": 1}})],
        {"told": [[A, None, "elsewhere"]], "troubles": {A: "damaged"}},
    ),
    "writes what nobody can read": (
        [OPENS, page("hears", A, "{")],
        {"told": [[A, None, "elsewhere"]], "troubles": {A: "damaged"}},
    ),
    "writes what nobody can read over what is there": (
        [OPENS, PUTS, SETTLES, page("hears", A, "{")],
        {"shown": {A: "One"}, "told": [[A, "One", "here"], [A, "One", "elsewhere"]]},
    ),
    "writes what nobody can read, and then something else": (
        [OPENS, page("hears", A, "{"), page("hears", A, at("Theirs"))],
        {"shown": {A: "Theirs"}, "texts": {}, "rows": {}},
    ),
    "is a later version, and then writes as this one": (
        [OPENS, page("hears", A, at("Tomorrow", 7, format=2)), page("hears", A, at("Theirs"))],
        {"shown": {A: "Theirs"}, "texts": {}, "rows": {}, "troubles": {A: "newer"}},
    ),
    "says what nobody can read, to a page that has looked twice": (
        [OPENS, WAKES, page("is told", {"key": A, "record": {"format": 1}})],
        {"told": [[A, None, "elsewhere"]], "troubles": {A: "damaged"}},
    ),
    **{
        f"cannot hear, as channels {how}": (
            [page("channels", how), OPENS, beside("opens"), PUTS, SETTLES, HEARD,
             beside("looks", A), beside("wakes"), page("sleeps")],
            {"shown": {A: "One"}, "beside": {A: "One"}, "said": ["durable", None]},
        )
        for how in ("are missing", "are refused", "take nothing")
    },
    "is a later version, and erases": (
        [OPENS, page("hears", A, at("Tomorrow", 7, format=2)), page("hears", A, None)],
        {"told": [[A, None, "elsewhere"], [A, None, "elsewhere"]]},
    ),
}  # fmt: skip


def test_two_pages_beside_each_other_show_the_same(modules: Modules) -> None:
    assert played(modules, BESIDE) == ends(BESIDE)


ASLEEP: Table = {
    "cleared meanwhile": ([OPENS, PUTS, SETTLES, page("sleeps"), CLEARS, WAKES], {}),
    "written by another page meanwhile, and the database takes its time": (
        [OPENS, page("sleeps"), lies(TEXTS, A, at("Theirs")), LATE, page("wakes unread"),
         page("looks", A), ANSWERS, SETTLES],
        {"shown": {A: "Theirs"}, "said": ["Theirs", "durable"],
         "told": [[A, "Theirs", "elsewhere"]]},
    ),
    "cleared before it slept, and it woke": (
        [OPENS, PUTS, SETTLES, page("sleeps"), WAKES, CLEARS, WAKES, SETTLES],
        {"shown": {A: "One"}},
    ),
    "cleared while it opened": (
        [LATE, page("opens unread"), PUTS, page("clears", TEXTS), ANSWERS, SETTLES],
        {"shown": {A: "One"}, "texts": {A: "One"}},
    ),
    "the database is cleared meanwhile": (
        [OPENS, PUTS, SETTLES, page("sleeps"), page("clears", ROWS), WAKES, SETTLES],
        {"shown": {A: "One"}},
    ),
    "localStorage is cleared meanwhile": (
        [OPENS, PUTS, SETTLES, page("sleeps"), page("clears", TEXTS), WAKES, SETTLES],
        {"shown": {A: "One"}, "texts": {}},
    ),
    "the wish is cleared meanwhile": (
        [OPENS, KEEPS_NOTHING, SETTLES, page("sleeps"), CLEARS, WAKES, SETTLES],
        {"state": "page", "settings": {WISH: True}},
    ),
    "what was damaged is cleared meanwhile": (
        [lies(TEXTS, A, "{"), OPENS, page("sleeps"), CLEARS, WAKES, SETTLES],
        {"troubles": {A: "damaged"}},
    ),
    "the database cannot be read": (
        [OPENS, PUTS, SETTLES, page("sleeps"), DOWN, CLEARS, WAKES],
        {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "local"},
    ),
    "the database can be read again": (
        [OPENS, PUTS, page("sleeps"), DOWN, WAKES, WORKS, RETRY, SETTLES],
        {"shown": {A: "One"}},
    ),
}  # fmt: skip


def test_a_page_that_wakes_believes_what_it_finds(modules: Modules) -> None:
    assert played(modules, ASLEEP) == ends(ASLEEP)


RESTORED: Table = {
    "two": (
        [OPENS, page("restores", {A: at("One"), B: at("Two")}), page("says")],
        {"shown": {A: "One", B: "Two"}, "said": [True, ["durable", False]],
         "told": [[A, "One", "elsewhere"], [B, "Two", "elsewhere"]]},
    ),
    "over something older": (
        [lies(BOTH, A, at("Old")), OPENS, page("restores", {A: at("One", 7)})],
        {"shown": {A: "One"}},
    ),
    "over something later": (
        [lies(BOTH, A, at("Later", 7)), OPENS, page("restores", {A: at("One")})],
        {"shown": {A: "Later"}, "said": [True], "told": [[A, "Later", "elsewhere"]]},
    ),
    "over something later, and the database fails": (
        [lies(BOTH, A, at("Later", 7)), OPENS, DOWN,
         page("restores", {A: at("One"), B: at("Two")})],
        {"shown": {A: "Later", B: "Two"}, "rows": {A: "Later"}, "state": "local"},
    ),
    "over what is being written": (
        [OPENS, PUTS, page("restores", {A: at("Old")})],
        {"shown": {A: "One"}, "said": [True]},
    ),
    "over what nobody can read": (
        [lies(TEXTS, A, "{"), OPENS, page("restores", {A: at("One")}), SETTLES],
        {"shown": {ASIDE: "{", A: "One"}},
    ),
    "the database fails": (
        [OPENS, DOWN, page("restores", {A: at("One")})],
        {"shown": {A: "One"}, "rows": {}, "state": "local", "said": [True],
         "states": ["durable", "local"]},
    ),
    "the database fails for once": (
        [OPENS, DOWN, page("restores", {A: at("One")}), WORKS, page("puts", B, "Two"), SETTLES],
        {"shown": {A: "One", B: "Two"}},
    ),
    "the database fails, and words stay as old as they are": (
        [OPENS, DOWN, page("restores", {A: at("One")}), page("is after", A, 5)],
        {"shown": {A: "One"}, "rows": {}, "state": "local", "said": [True, False]},
    ),
    "the database works again": (
        [OPENS, DOWN, PUTS, SETTLES, WORKS, page("restores", {B: at("Two")}), SETTLES, RETRY],
        {"shown": {A: "One", B: "Two"}, "said": ["local", True, "saving"],
         "states": ["durable", "saving", "local", "saving", "durable"]},
    ),
    "localStorage is full": (
        [OPENS, FULL, page("restores", {A: at("One")}), page("says")],
        {"shown": {A: "One"}, "texts": {}, "said": [True, ["durable", False]]},
    ),
    "all is full": (
        [OPENS, PUTS, SETTLES, FULL, DOWN, page("restores", {A: at("Two", 4e12), B: at("Two")})],
        {"shown": {A: "One"}, "said": ["durable", False], "state": "local",
         "states": ["durable", "saving", "durable", "local"]},
    ),
    "there is room for one": (
        [OPENS, PUTS, SETTLES, DOWN, page("localStorage", "room for one"),
         page("restores", {A: at("Two", 4e12), B: at("Two")})],
        {"shown": {A: "One"}, "said": ["durable", False], "state": "local"},
    ),
    "all is blocked": (
        [BLOCKED, DOWN, OPENS, page("restores", {A: at("One")})],
        {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "memory", "unsaved": True,
         "said": [True]},
    ),
    "after it was erased": (
        [OPENS, PUTS, SETTLES, page("discards", "first"), page("restores", {A: at("One")}), WAKES],
        {"shown": {A: "One"}},
    ),
    "while it is being erased": (
        [lies(BOTH, A, at("One")), OPENS, LATE, page("discards unwaited", "first"),
         page("restores unwaited", {A: at("One")}), ANSWERS, SETTLES, page("is after", A, 5),
         WAKES],
        {"shown": {A: "One"}, "said": ["durable", False]},
    ),
    "before it could be erased from the database": (
        [OPENS, PUTS, SETTLES, DOWN, page("discards", "first"), WORKS,
         page("restores", {A: at("One")}), RETRY, OPENS, SETTLES],
        {"shown": {A: "One"}, "marks": [MARK]},
    ),
    "after it was erased, without a database": (
        [DOWN, OPENS, PUTS, page("discards", "first"), page("restores", {A: at("One")}), OPENS,
         WAKES,
         page("is after", A, 1e12)],
        {"shown": {A: "One"}, "rows": {}, "state": "local", "said": [False, True, True]},
    ),
    "with a mark of something else": (
        [OPENS, PUTS, SETTLES,
         page("restores", {"_erased/second": at("second", 9), OTHER: at("Two")}),
         page("looks", "_erased/second"), WAKES],
        {"shown": {A: "One", OTHER: "Two"}, "marks": ["_erased/second"],
         "said": ["durable", True, "second"]},
    ),
    "with a mark, without a database": (
        [DOWN, OPENS, page("restores", {MARK: at("first", 9), A: at("One")}), page("looks", MARK)],
        {"shown": {A: "One"}, "rows": {}, "state": "local", "said": [True, None]},
    ),
    "while one writes on": (
        [OPENS, LATE, page("restores unwaited", {A: at("From the file")}), TURN, PUTS, ANSWERS,
         TURN,
         SETTLES],
        {"shown": {A: "One"}},
    ),
    "while one writes on, and then the database fails": (
        [OPENS, LATE, page("restores unwaited", {A: at("From the file")}), TURN, PUTS, DOWN,
         ANSWERS, OPENS],
        {"shown": {A: "One"}, "rows": {}, "state": "local"},
    ),
    "the database fails for once, and nobody writes on": (
        [OPENS, DOWN, page("restores", {A: at("One")}), SOON, WORKS, RETRY],
        {"shown": {A: "One"}},
    ),
    "over something later that another page wrote a moment ago": (
        [OPENS, lies(TEXTS, A, at("Later", 7)), page("restores", {A: at("One")}), WAKES, SETTLES],
        {"shown": {A: "Later"}, "told": [[A, "Later", "elsewhere"]]},
    ),
    "with a mark, and the database fails just then": (
        [OPENS, DOWN, page("restores", {A: at("One"), MARK: at("first", 9)}), page("looks", MARK),
         WORKS, OPENS, SETTLES],
        {"shown": {A: "One"}, "marks": [], "said": [True, None, "durable"]},
    ),
    "and heard beside": (
        [OPENS, beside("opens"), page("restores", {A: at("One")})],
        {"shown": {A: "One"}, "beside": {A: "One"}},
    ),
}  # fmt: skip


def test_what_is_brought_back_is_there_as_a_whole_or_not_at_all(modules: Modules) -> None:
    assert played(modules, RESTORED) == ends(RESTORED)
