"""What becomes of words in one page: read, typed, not to be kept, cleared below the page.

Of responses/store.mjs, responses/store/arrivals.mjs, responses/store/database.mjs,
responses/store/listeners.mjs, responses/store/memory.mjs, responses/store/outbox.mjs,
responses/store/saving.mjs and responses/store/tabs.mjs.
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
    HELD,
    KEEPS_AGAIN,
    KEEPS_NOTHING,
    LATE,
    MARK,
    OPENS,
    OTHER,
    PUTS,
    RETRY,
    ROOM,
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
    ends,
    lies,
    page,
    played,
)

ERASED_BELOW = {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "erased", "unsaved": True}
READ: Table = {
    "nothing is there": ([OPENS], {}),
    "only localStorage has it": (
        [lies(TEXTS, A, at("One")), OPENS, SETTLES],
        {"shown": {A: "One"}, "told": [[A, "One", "elsewhere"]]},
    ),
    "only the database has it": (
        [lies(ROWS, A, at("One")), OPENS],
        {"shown": {A: "One"}, "told": [[A, "One", "elsewhere"]]},
    ),
    "localStorage has a later one": (
        [lies(TEXTS, A, at("Later", 7)), lies(ROWS, A, at("One")), OPENS, SETTLES],
        {"shown": {A: "Later"}},
    ),
    "the database has a later one": (
        [lies(TEXTS, A, at("One")), lies(ROWS, A, at("Later", 7)), OPENS, SETTLES],
        {"shown": {A: "Later"}},
    ),
    "both of the same moment": (
        [lies(TEXTS, A, at("One")), lies(ROWS, A, at("Two")), OPENS, SETTLES],
        {"shown": {A: "Two"}},
    ),
    "localStorage brings back what was erased": (
        [lies(ROWS, MARK, at("first", 9)), lies(TEXTS, A, at("One", 9)), OPENS, SETTLES],
        {"told": [], "marks": [MARK]},
    ),
    "localStorage has what was written after it was erased": (
        [lies(ROWS, MARK, at("first", 9)), lies(TEXTS, A, at("One", 10)), OPENS, SETTLES],
        {"shown": {A: "One"}},
    ),
    "localStorage has what was written after all was erased": (
        [lies(ROWS, "_erased", at("*", 9)), lies(TEXTS, A, at("Old", 9)),
         lies(TEXTS, B, at("New", 10)), OPENS, SETTLES],
        {"shown": {B: "New"}},
    ),
    "the database has words older than their mark in localStorage": (
        [lies(TEXTS, MARK, at("first", 9)), lies(ROWS, A, at("One")), OPENS, SETTLES],
        {"shown": {A: "One"}},
    ),
    "a page that went away wrote last": (
        [lies(ROWS, A, at("One", late=True)), OPENS, SETTLES, page("record", A)],
        {"shown": {A: "One"}, "said": ["durable", [False, False]],
         "told": [[A, "One", "elsewhere"]]},
    ),
    "a page that went away wrote what had been erased": (
        [lies(ROWS, MARK, at("first", 9)), lies(ROWS, A, at("One", late=True)), OPENS, SETTLES],
        {"told": []},
    ),
    "a page that went away wrote something older": (
        [lies(TEXTS, A, at("Later", 7)), lies(ROWS, A, at("One", late=True)), OPENS, SETTLES],
        {"shown": {A: "Later"}},
    ),
    "damaged in localStorage": (
        [lies(TEXTS, A, "{"), lies(ROWS, A, at("One")), OPENS],
        {"shown": {A: "One"}},
    ),
    "damaged in localStorage only": (
        [lies(TEXTS, A, "{"), OPENS, SETTLES],
        {"texts": {A: "{"}, "troubles": {A: "damaged"}},
    ),
    "damaged in localStorage, where all was erased": (
        [lies(ROWS, MARK, at("first", 9)), lies(TEXTS, A, "{"), OPENS, SETTLES],
        {"texts": {A: "{"}, "troubles": {A: "damaged"}},
    ),
    "damaged in the database": (
        [lies(TEXTS, A, at("One")), lies(ROWS, A, at("Odd", -1)), OPENS, SETTLES],
        {"shown": {A: "One"}, "rows": {A: "Odd"}},
    ),
    "damaged in the database only": (
        [lies(ROWS, A, at("Odd", -1)), OPENS, SETTLES],
        {"rows": {A: "Odd"}, "troubles": {A: "damaged"}},
    ),
    "a later version wrote into the database": (
        [lies(TEXTS, A, at("One")), lies(ROWS, A, at("Tomorrow", 7, format=2)), OPENS, SETTLES],
        {"shown": {A: "One"}, "rows": {A: "Tomorrow"}, "troubles": {A: "newer"}},
    ),
    "a later version wrote into localStorage": (
        [lies(TEXTS, A, at("Tomorrow", 7, format=2)), lies(ROWS, A, at("One")), OPENS, SETTLES],
        {"shown": {A: "One"}, "texts": {A: "Tomorrow"}, "troubles": {A: "newer"}},
    ),
    "the database cannot be read": (
        [DOWN, lies(TEXTS, A, at("One")), lies(ROWS, B, at("Two")), OPENS],
        {"shown": {A: "One"}, "rows": {B: "Two"}, "state": "local"},
    ),
    "the database cannot be read, and localStorage has a mark": (
        [DOWN, lies(TEXTS, MARK, at("first", 9)), lies(TEXTS, A, at("One")), OPENS],
        {"shown": {A: "One"}, "rows": {}, "state": "local"},
    ),
    "nothing can be read": ([DOWN, BLOCKED, OPENS], {"state": "memory"}),
    "the database has not answered": (
        [LATE, lies(TEXTS, A, at("One")), lies(TEXTS, "_settings/x", at(1)),
         lies(TEXTS, WISH, at(True)), page("opens unread"), page("looks", A), page("looks", WISH),
         page("looks", "_settings/x"), page("says"), ANSWERS],
        {"shown": {A: "One"}, "said": [None, True, 1, ["page", False]], "state": "page",
         "texts": {A: "One"}, "rows": {}, "held": ["_settings/x", A]},
    ),
}  # fmt: skip


def test_what_lies_in_two_storages_is_shown_and_the_latest_is_put_into_both(
    modules: Modules,
) -> None:
    assert played(modules, READ) == ends(READ)


TYPED: Table = {
    "a moment ago": (
        [OPENS, PUTS],
        {"shown": {A: "One"}, "rows": {}, "state": "saving", "told": [[A, "One", "here"]]},
    ),
    "a quarter of a second ago": (
        [OPENS, PUTS, SOON],
        {"shown": {A: "One"}, "states": ["durable", "saving", "durable"]},
    ),
    "twice": ([OPENS, PUTS, page("puts", A, "Two"), SOON], {"shown": {A: "Two"}}),
    "while the first is being written": (
        [OPENS, LATE, PUTS, SOON, page("puts", A, "Two"), ANSWERS, SOON],
        {"shown": {A: "Two"}},
    ),
    "while the first is being written, a moment ago": (
        [OPENS, LATE, PUTS, SOON, page("puts", A, "Two"), ANSWERS, TURN],
        {"shown": {A: "Two"}, "rows": {A: "One"}, "state": "saving"},
    ),
    "a quarter of a second ago, in a slow database": (
        [OPENS, LATE, PUTS, SOON, page("says"), ANSWERS],
        {"shown": {A: "One"}, "said": [["saving", False]]},
    ),
    "before the database answers, and saved as soon as it does": (
        [LATE, page("opens unread"), PUTS, SOON, ANSWERS, TURN],
        {"shown": {A: "One"}, "state": "saving"},
    ),
    "and cleared": ([OPENS, PUTS, page("puts", A, None), SOON], {"shown": {A: None}}),
    "the database fails": (
        [OPENS, DOWN, PUTS, SETTLES],
        {"shown": {A: "One"}, "rows": {}, "state": "local",
         "states": ["durable", "saving", "local"],
         "said": ["local"]},
    ),
    "the database fails for once": (
        [OPENS, DOWN, PUTS, SETTLES, WORKS, RETRY],
        {"shown": {A: "One"}, "states": ["durable", "saving", "local", "durable"]},
    ),
    "the database fails twice": (
        [OPENS, DOWN, PUTS, SETTLES, RETRY, WORKS, RETRY],
        {"shown": {A: "One"}},
    ),
    "the database fails for two words, and is asked again once": (
        [OPENS, DOWN, PUTS, SETTLES, page("puts", B, "Two"), SETTLES, RETRY,
         page("says how often it wrote")],
        {"shown": {A: "One", B: "Two"}, "rows": {}, "state": "local",
         "said": ["local", "local", 3]},
    ),
    "the database works, and is not asked for nothing": (
        [OPENS, DOWN, PUTS, SETTLES, WORKS, page("puts", B, "Two"), SETTLES, RETRY,
         page("says how often it wrote")],
        {"shown": {A: "One", B: "Two"}, "said": ["local", "durable", 2]},
    ),
    "nothing, and the database is asked for nothing": (
        [DOWN, OPENS, WORKS, WAKES, RETRY, SOON, page("says how often it wrote")],
        {"said": [0]},
    ),
    "the database works again before the next word": (
        [OPENS, DOWN, PUTS, SETTLES, WORKS, page("puts", B, "Two"), SETTLES],
        {"shown": {A: "One", B: "Two"}},
    ),
    "localStorage is full": ([OPENS, FULL, PUTS, SETTLES], {"shown": {A: "One"}, "texts": {}}),
    "localStorage is full, a moment ago": (
        [OPENS, FULL, PUTS],
        {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "saving", "unsaved": True},
    ),
    "localStorage is blocked": (
        [BLOCKED, OPENS, PUTS, SETTLES],
        {"shown": {A: "One"}, "texts": {}},
    ),
    "all is full": (
        [OPENS, FULL, DOWN, PUTS, SETTLES],
        {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "memory", "unsaved": True},
    ),
    "all was full, and localStorage has room": (
        [OPENS, FULL, DOWN, PUTS, SETTLES, ROOM, RETRY],
        {"shown": {A: "One"}, "rows": {}, "state": "local"},
    ),
    "all is blocked": (
        [BLOCKED, DOWN, OPENS, PUTS, SETTLES],
        {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "memory", "unsaved": True},
    ),
    "and left at once": (
        [OPENS, PUTS, page("flushes"), page("record", A)],
        {"shown": {A: "One"}, "state": "saving", "said": [[True, False]]},
    ),
    "and left at once, for another page": (
        [OPENS, PUTS, page("sleeps")],
        {"shown": {A: "One"}, "state": "saving"},
    ),
    "and left at once, from a database that fails": (
        [OPENS, page("database", "now"), PUTS, page("flushes")],
        {"shown": {A: "One"}, "rows": {}, "state": "local"},
    ),
    "before the database has answered": (
        [LATE, page("opens unread"), PUTS, page("says"), ANSWERS, SETTLES],
        {"shown": {A: "One"}, "said": [["saving", False], "durable"]},
    ),
    "before the database has answered, over what it has": (
        [LATE, lies(ROWS, A, at("Old")), page("opens unread"), PUTS, ANSWERS, SETTLES,
         page("previous", A)],
        {"shown": {A: "One"}, "said": ["durable", "Old"]},
    ),
    "before the database has answered, and it holds nothing else": (
        [LATE, lies(ROWS, A, at("On")), page("opens unread"), PUTS, ANSWERS, SETTLES,
         page("previous", A)],
        {"shown": {A: "One"}, "said": ["durable", None]},
    ),
    "while the database cannot be read": (
        [DOWN, lies(ROWS, B, at("Two")), OPENS, PUTS, WORKS, SOON, SETTLES],
        {"shown": {A: "One", B: "Two"}},
    ),
    "while the database cannot be read, nor later": (
        [DOWN, lies(ROWS, A, at("Old")), OPENS, PUTS, SOON, RETRY],
        {"shown": {A: "One"}, "rows": {A: "Old"}, "state": "local"},
    ),
    "nothing, while the database cannot be read": (
        [DOWN, lies(ROWS, B, at("Two")), OPENS, WORKS, RETRY],
        {"shown": {B: "Two"}, "states": ["local", "durable"]},
    ),
    "over what is damaged": (
        [lies(TEXTS, A, "{"), OPENS, PUTS, SETTLES],
        {"shown": {ASIDE: "{", A: "One"}},
    ),
    "over what a later version wrote": (
        [lies(ROWS, A, at("Tomorrow", 7, format=2)), OPENS, PUTS, SETTLES],
        {"shown": {ASIDE: '{"format":2,"value":"Tomorrow","savedAt":7}', A: "One"}},
    ),
    "over what a later version wrote a moment ago": (
        [OPENS, PUTS, lies(TEXTS, A, "{"), lies(TEXTS, A, at("Tomorrow", 7, format=2)),
         page("puts", A, "Two"), SETTLES],
        {"shown": {ASIDE: '{"format":2,"value":"Tomorrow","savedAt":7}', A: "Two"}},
    ),
    "and then a later version wrote, and the page looks": (
        [OPENS, PUTS, lies(TEXTS, A, at("Tomorrow", 7, format=2)), WAKES, SETTLES],
        {"shown": {A: "One"}, "texts": {A: "Tomorrow"}, "troubles": {A: "newer"}},
    ),
    "and then a later version wrote, where the database has something older": (
        [OPENS, PUTS, lies(TEXTS, A, at("Tomorrow", 7, format=2)), lies(ROWS, A, at("Old")), WAKES,
         SETTLES],
        {"shown": {A: "One"}, "texts": {A: "Tomorrow"}, "troubles": {A: "newer"}},
    ),
    "over what another page wrote a moment ago, with a fast clock": (
        [OPENS, lies(TEXTS, A, at("Theirs", 4e12)), PUTS, SETTLES, page("is after", A, 4e12)],
        {"shown": {A: "One"}, "said": ["durable", True]},
    ),
    "over what localStorage has brought back": (
        [lies(ROWS, MARK, at("first", 9)), OPENS, lies(TEXTS, A, at("Old", 9, added="by it")), PUTS,
         SETTLES, page("added", A)],
        {"shown": {A: "One"}, "said": ["durable", None]},
    ),
    "over what a later version added to": (
        [lies(BOTH, A, at("Old", 9, added="by it")), OPENS, PUTS, SETTLES, page("added", A)],
        {"shown": {A: "One"}, "said": ["durable", "by it"]},
    ),
    "in a field with another name before": (
        [OPENS, page("renames", A, "One", at("Before", 4e12, added="by it")), SETTLES,
         page("is after", A, 4e12), page("added", A)],
        {"shown": {A: "One"}, "said": ["durable", True, "by it"]},
    ),
    "in a field with another name before, and later words": (
        [lies(BOTH, A, at("Now", 4.1e12, added="now")), OPENS,
         page("renames", A, "One", at("Before", 4e12, added="by it")), SETTLES,
         page("is after", A, 4.1e12), page("added", A)],
        {"shown": {A: "One"}, "said": ["durable", True, "now"]},
    ),
    "after an erasure by a fast clock": (
        [lies(ROWS, MARK, at("first", 4e12)), OPENS, PUTS, SETTLES, page("is after", A, 4e12)],
        {"shown": {A: "One"}, "said": ["durable", True]},
    ),
    "after an erasure by a fast clock, of something else": (
        [lies(ROWS, MARK, at("first", 4e12)), OPENS, page("puts", OTHER, "One"), SETTLES,
         page("is after", OTHER, 4e12)],
        {"shown": {OTHER: "One"}, "said": ["durable", False]},
    ),
    "and saved once more": (
        [lies(BOTH, A, at("One")), OPENS, page("puts again", A), page("puts again", B), SETTLES,
         page("is after", A, 5)],
        {"shown": {A: "One"}, "said": ["durable", True],
         "told": [[A, "One", "elsewhere"], [A, "One", "here"]]},
    ),
}  # fmt: skip


def test_a_word_is_saved_wherever_there_is_room_and_what_lay_there_is_not_lost(
    modules: Modules,
) -> None:
    assert played(modules, TYPED) == ends(TYPED)


NOTHING: Table = {
    "from the start": (
        [OPENS, KEEPS_NOTHING, PUTS, SETTLES],
        {**HELD, "settings": {WISH: True}, "told": [[WISH, True, "here"], [A, "One", "here"]]},
    ),
    "after the first word": (
        [OPENS, PUTS, SETTLES, KEEPS_NOTHING, page("puts", A, "Two"), SETTLES],
        {"shown": {A: "Two"}, "texts": {A: "One"}, "rows": {A: "One"}, "held": [A],
         "state": "page"},
    ),
    "a word that is not written yet": (
        [OPENS, PUTS, KEEPS_NOTHING, page("puts", A, "Two"), SETTLES],
        {"shown": {A: "Two"}, "texts": {A: "One"}, "rows": {}, "held": [A], "state": "page"},
    ),
    "and left at once": ([OPENS, KEEPS_NOTHING, PUTS, page("flushes")], HELD),
    "and the database fails": (
        [OPENS, KEEPS_NOTHING, SETTLES, DOWN, PUTS, SETTLES, page("says")],
        {**HELD, "said": ["page", "page", ["page", False]]},
    ),
    "no longer": (
        [OPENS, KEEPS_NOTHING, PUTS, KEEPS_AGAIN, SETTLES],
        {"shown": {A: "One"}, "settings": {WISH: False},
         "states": ["durable", "page", "saving", "durable"]},
    ),
    "no longer, says another page": (
        [OPENS, page("hears", WISH, at(True)), PUTS, page("hears", WISH, at(False, 6)), SETTLES],
        {"shown": {A: "One"}},
    ),
    "is said once more": (
        [OPENS, KEEPS_NOTHING, PUTS, KEEPS_NOTHING],
        {**HELD, "told": [[WISH, True, "here"], [A, "One", "here"], [WISH, True, "here"]]},
    ),
    "says another page": (
        [OPENS, PUTS, SETTLES, page("hears", WISH, at(True))],
        {"shown": {A: "One"}, "states": ["durable", "saving", "durable", "page"], "state": "page"},
    ),
    "another page has erased that wish": (
        [OPENS, KEEPS_NOTHING, SETTLES, PUTS, page("hears", WISH, None), SETTLES],
        {"shown": {A: "One"}},
    ),
    "is known from the start": ([lies(TEXTS, WISH, at(True)), OPENS, PUTS, SETTLES], HELD),
    "is known to the database only": ([lies(ROWS, WISH, at(True)), OPENS, PUTS, SETTLES], HELD),
    "is no wish but something else": (
        [lies(BOTH, WISH, at("yes")), OPENS, PUTS, SETTLES],
        {"shown": {A: "One"}},
    ),
    "another page writes the same": (
        [OPENS, KEEPS_NOTHING, PUTS, page("hears", A, at("Theirs", 4e12))],
        HELD,
    ),
    "another page erases the same": (
        [OPENS, KEEPS_NOTHING, PUTS, page("hears", A, None)],
        HELD,
    ),
    "another page wrote the same, and this one looks": (
        [OPENS, KEEPS_NOTHING, PUTS, lies(BOTH, A, at("Theirs", 4e12)), WAKES, SETTLES],
        {**HELD, "texts": {A: "Theirs"}, "rows": {A: "Theirs"}},
    ),
    "another page wrote something older, and this one looks": (
        [OPENS, KEEPS_NOTHING, PUTS, lies(BOTH, A, at("Theirs")), WAKES, SETTLES,
         page("previous", A)],
        {**HELD, "texts": {A: "Theirs"}, "rows": {A: "Theirs"}, "said": ["page", None]},
    ),
    "localStorage has the same, and another word comes": (
        [OPENS, KEEPS_NOTHING, PUTS, lies(TEXTS, A, at("Theirs", 4e12)), page("puts", A, "Two"),
         page("is after", A, 4e12)],
        {**HELD, "shown": {A: "Two"}, "texts": {A: "Theirs"}, "said": [False]},
    ),
    "a later version wrote the same into localStorage": (
        [OPENS, KEEPS_NOTHING, PUTS, lies(TEXTS, A, at("Tomorrow", 7, format=2)),
         page("puts", A, "Two")],
        {**HELD, "shown": {A: "Two"}, "texts": {A: "Tomorrow"}},
    ),
    "a later version wrote the same, and things may be kept again": (
        [OPENS, KEEPS_NOTHING, PUTS, lies(TEXTS, A, at("Tomorrow", 7, format=2)), KEEPS_AGAIN,
         SETTLES],
        {"shown": {ASIDE: '{"format":2,"value":"Tomorrow","savedAt":7}', A: "One"}},
    ),
    "another page erased the same and wrote it anew, and this one looks": (
        [OPENS, KEEPS_NOTHING, PUTS, lies(ROWS, MARK, at("first", 4e12)),
         lies(TEXTS, A, at("Theirs", 4.1e12)), WAKES],
        {**HELD, "texts": {A: "Theirs"}},
    ),
    "a page that sleeps and wakes": (
        [OPENS, KEEPS_NOTHING, PUTS, page("sleeps"), WAKES, SETTLES],
        HELD,
    ),
    "erased here, but on show": (
        [OPENS, PUTS, page("puts", OTHER, "Two"), SETTLES, KEEPS_NOTHING, page("erases", "first")],
        {"shown": {A: "One", OTHER: "Two"}, "texts": {OTHER: "Two"}, "rows": {OTHER: "Two"},
         "held": [A], "state": "page", "said": ["durable", True]},
    ),
    "erased here, where something could not be read": (
        [lies(TEXTS, B, "{"), OPENS, PUTS, SETTLES, KEEPS_NOTHING, page("erases", "first")],
        HELD,
    ),
    "erased here, and kept again": (
        [OPENS, PUTS, SETTLES, KEEPS_NOTHING, page("erases", "first"), KEEPS_AGAIN, SETTLES],
        {"shown": {A: "One"}, "marks": [MARK]},
    ),
    "something was erased, as localStorage knows": (
        [lies(BOTH, WISH, at(True)), lies(TEXTS, MARK, at("first", 9)), OPENS, SETTLES],
        {"state": "page", "marks": [MARK]},
    ),
    "taken out of the page": (
        [OPENS, KEEPS_NOTHING, PUTS, page("discards", "first"), page("puts", B, "Two")],
        {"shown": {B: "Two"}, "texts": {}, "rows": {}, "held": [B], "state": "page",
         "marks": [MARK]},
    ),
    "a file is opened": (
        [OPENS, KEEPS_NOTHING, page("restores", {A: at("One")}), SETTLES],
        {**HELD, "said": [True, "page"]},
    ),
    "everything is erased": (
        [OPENS, KEEPS_NOTHING, page("puts", "_settings/x", 1), PUTS, page("erases everything")],
        {"state": "page", "settings": {WISH: True}, "marks": ["_erased"]},
    ),
}  # fmt: skip


def test_where_nothing_is_to_be_kept_words_stay_in_the_page_until_they_may_be_kept(
    modules: Modules,
) -> None:
    assert played(modules, NOTHING) == ends(NOTHING)


LOST: Table = {
    "all": (
        [OPENS, PUTS, SETTLES, CLEARS, page("loses"), page("says")],
        {**ERASED_BELOW, "said": ["durable", ["erased", True]],
         "states": ["durable", "saving", "durable", "erased"]},
    ),
    "the database, and a moment later localStorage": (
        [OPENS, PUTS, SETTLES, page("clears", ROWS), page("loses slowly"), TURN,
         page("clears", TEXTS),
         SOON, ANSWERS],
        ERASED_BELOW,
    ),
    "all, and saved again": (
        [OPENS, PUTS, SETTLES, CLEARS, page("loses"), page("saves again")],
        {"shown": {A: "One"}, "said": ["durable", "durable"]},
    ),
    "all, and written anew": (
        [OPENS, PUTS, page("puts", B, "Two"), SETTLES, CLEARS, page("loses"),
         page("puts", B, "New"), SETTLES],
        {"shown": {A: "One", B: "New"}, "texts": {B: "New"}, "rows": {B: "New"}, "state": "erased",
         "unsaved": True},
    ),
    "all, and erased": (
        [OPENS, PUTS, SETTLES, CLEARS, page("loses"), page("discards", "first"), page("says")],
        {"said": ["durable", True, ["durable", False]]},
    ),
    "all, and erased beside": (
        [OPENS, PUTS, SETTLES, CLEARS, page("loses"), page("hears", A, None), page("says")],
        {"said": ["durable", ["durable", False]]},
    ),
    "all, and nobody can look": (
        [OPENS, PUTS, SETTLES, CLEARS, DOWN, page("loses")],
        {"shown": {A: "One"}, "texts": {}, "rows": {}, "state": "local",
         "states": ["durable", "saving", "durable", "local"]},
    ),
    "the database only": (
        [OPENS, PUTS, SETTLES, page("clears", ROWS), page("loses")],
        {"shown": {A: "One"}, "rows": {}},
    ),
    "localStorage only": (
        [OPENS, PUTS, SETTLES, page("clears", TEXTS), page("loses")],
        {"shown": {A: "One"}, "texts": {}},
    ),
    "what was never kept": (
        [OPENS, KEEPS_NOTHING, PUTS, SETTLES, CLEARS, page("loses")],
        HELD,
    ),
    "a mark": (
        [OPENS, page("discards", "first"), CLEARS, page("loses")],
        {},
    ),
    "a mark of everything": (
        [OPENS, page("erases everything"), CLEARS, page("loses")],
        {},
    ),
}  # fmt: skip


def test_what_the_browser_has_cleared_below_a_page_stays_on_show_and_is_told(
    modules: Modules,
) -> None:
    assert played(modules, LOST) == ends(LOST)
