"""What a backup from another device is called here, where both devices named things alike.

Of responses/merge/apart.mjs, responses/merge/follows.mjs, responses/merge/opening.mjs and
responses/merge/renaming.mjs.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.modules import Modules

OPENED = """async ([here, file, isKnown]) => {
    const at = (path) => import(new URL(`assets/responses/${path}`, document.baseURI));
    const [{ contentsOf }, { Follows }] =
        await Promise.all(["merge/opening.mjs", "merge/follows.mjs"].map(at));
    const what = [{ id: "what", kind: "text" }];
    const list = (id, more) => ({ id, kind: "rows", type: "rows", columns: what, ...more });
    const take_from = [{ from: "sheet.list", columns: { what: "what" } }, "sheet.spare"];
    const sheet = { id: "sheet", fields: [
        list("list"), list("more"), list("spare"), list("taken", { take_from }),
        list("why", { rows_from: ["sheet.list.what"] }),
        { id: "points", kind: "points", type: "points", rows_from: ["sheet.list.what"] },
        { id: "both", kind: "points", type: "points",
            rows_from: ["sheet.list.what", "sheet.more.what"] },
        { id: "order", kind: "ranking", type: "order", rows_from: ["sheet.list.what"] } ] };
    const again = { id: "again", repeat: { add: "Again", fields: ["how"] }, fields: [
        { id: "how", kind: "text", type: "text" }, { id: "once", kind: "text", type: "text" }] };
    const every = { id: "every", repeat: { add: "Again" }, fields: [list("list")] };
    const timed = { id: "timed", repeat: { moments: { first: "First", last: "Last" } },
        fields: [{ id: "how", kind: "text", type: "text" }] };
    const sheets = isKnown ? [sheet, again, every, timed] : [];
    const get = (records) => (key) => new Map(records).get(key);
    const open = (records, into) => contentsOf(records, get(into), new Follows(sheets));
    const { asks, elsewhere } = open(file, here);
    const after = [...new Map([...here, ...elsewhere.records])];
    const [twice, home] = [open(file, after), open(after, file)].map((opening) =>
        ({ asks: opening.asks, records: opening.elsewhere.records }));
    return { asks, records: elsewhere.records, twice, home };
}"""
FOLDER = "first/sheet/first/"
OLD, NEW = 5, 9


def record(value: Any, saved: int = NEW, **more: Any) -> dict[str, Any]:
    return {"format": 1, "value": value, "savedAt": saved, **more}


def row(words: str, id: str = "blank-1", saved: int = NEW, **more: Any) -> dict[str, Any]:
    return record({"what": words}, saved, row=id, **more)


def opened(
    modules: Modules, here: dict[str, Any], file: dict[str, Any], *, known: bool = True
) -> Any:
    """What the file's records are called here: at first, once more, and back at home."""
    return modules.page.evaluate(OPENED, [[*here.items()], [*file.items()], known])


def called(found: Any) -> list[str]:
    return [short(key) for key, _ in found["records"]]


def short(found: Any) -> Any:
    """The same with `#` for the digits that come from what the file holds."""
    if isinstance(found, dict):
        return {short(key): short(value) for key, value in found.items()}
    if isinstance(found, list):
        return [short(value) for value in found]
    return re.sub(r"-[0-9a-f]{32}", "-#", found) if isinstance(found, str) else found


MINE = {f"{FOLDER}list/blank-1": row("Rent", saved=OLD)}


def test_a_row_is_called_anew_in_its_list_and_in_all_that_follow_it(modules: Modules) -> None:
    file = {
        f"{FOLDER}list/blank-1": row("Repairs"),
        f"{FOLDER}list/blank-2": row("Garden", "blank-2"),
        f"{FOLDER}more/blank-1": row("Noise"),
        f"{FOLDER}why/blank-1": row("It leaks"),
        f"{FOLDER}points": record({"blank-1": 60, "blank-2": 40}, previous=record({"blank-1": 100}),
                                  others=[record({"blank-1": 10}), record(None)]),
        f"{FOLDER}both": record({"blank-1": 70, "more-blank-1": 30}),
        f"{FOLDER}order": record(["blank-2", "blank-1"], previous=record(["blank-1"])),
    }  # fmt: skip
    found = opened(modules, MINE, file)
    assert found["asks"]
    assert short(dict(found["records"])) == {
        f"{FOLDER}list/row-1-#": row("Repairs", "row-1-#"),
        f"{FOLDER}list/blank-2": row("Garden", "blank-2"),
        f"{FOLDER}more/blank-1": row("Noise"),
        f"{FOLDER}why/row-1-#": row("It leaks", "row-1-#"),
        f"{FOLDER}points": record({"row-1-#": 60, "blank-2": 40}, previous=record({"row-1-#": 100}),
                                  others=[record({"row-1-#": 10}), record(None)]),
        f"{FOLDER}both": record({"row-1-#": 70, "more-blank-1": 30}),
        f"{FOLDER}order": record(["blank-2", "row-1-#"], previous=record(["row-1-#"])),
    }  # fmt: skip
    ids = set(re.findall(r"row-1-[0-9a-f]{32}", str(found["records"])))
    assert len(ids) == 1, "one row has one name"
    assert found["twice"] == {"asks": False, "records": found["records"]}


def test_a_row_of_the_second_list_is_called_anew_behind_the_name_of_its_list(
    modules: Modules,
) -> None:
    here = {f"{FOLDER}more/blank-1": row("Dogs", saved=OLD)}
    both = record({"blank-1": 70, "more-blank-1": 30})
    file = {f"{FOLDER}more/blank-1": row("Noise"), f"{FOLDER}both": both}
    records = short(dict(opened(modules, here, file)["records"]))
    assert records[f"{FOLDER}both"] == record({"blank-1": 70, "more-row-1-#": 30})


def test_what_rows_were_taken_from_is_known_again_under_their_new_names(modules: Modules) -> None:
    """Else rows that nobody has touched would count as changed; earlier versions counted ids."""
    rows = {"blank-10": "Garden", "blank-1": "Repairs", "blank-3": "Noise"}
    listed = [{"id": id, "what": rows[id]} for id in ("blank-1", "blank-3", "blank-10")]
    now, before = modules.call("responses/prefill.mjs", "prints", listed)
    spare, spare_before = modules.call(
        "responses/prefill.mjs", "prints", [{"id": "blank-1", "what": "A spare"}]
    )
    lists = {f"{FOLDER}list/{id}": row(words, id) for id, words in rows.items()}
    gone = {f"{FOLDER}spare/blank-2": record(None, row="blank-2")}
    extra = {f"{FOLDER}spare/blank-1": row("A spare"), **gone}
    prints = {before: now, spare_before: spare, now: now, 7: 7, None: None}
    for stored, told in prints.items():
        taken = row("Repairs, mine", **({} if stored is None else {"from": stored}))
        found = opened(modules, MINE, {**lists, **extra, f"{FOLDER}taken/blank-1": taken})
        anew = [entry for key, entry in found["records"] if "/taken/row-1-" in key]
        assert [entry.get("from") for entry in anew] == [told], stored
    elsewhere = {key.replace("first/sheet", "n-2/sheet"): entry for key, entry in lists.items()}
    mine = {**MINE, "n-2/sheet/first/list/blank-1": row("Rent", saved=OLD)}
    taken = {"n-2/sheet/first/taken/blank-1": row("Mine", **{"from": before})}
    found = opened(modules, mine, {**elsewhere, **taken})
    assert [entry["from"] for key, entry in found["records"] if "/taken/" in key] == [now]


def take(took: str, begun: int, **fields: str) -> dict[str, Any]:
    """A take's records: the moment it was begun, and what stands in its fields."""
    written = {f"first/again/{took}/{field}": record(words) for field, words in fields.items()}
    return {f"first/again/{took}/_started": record(begun), **written}


def test_a_take_that_was_begun_at_another_moment_is_another_take(modules: Modules) -> None:
    """What a worksheet does not repeat belongs to no take, and stays in the first."""
    here = {**take("first", 1), **take("take-2", 2), **take("take-3", 3)}
    file = {
        **take("first", 11, how="Well", once="Always"),
        **take("take-2", 12, how="Badly", once="As it was"),
        **take("take-3", 3, how="The same"),
    }  # fmt: skip
    found = opened(modules, here, file)
    assert found["asks"]
    assert short(dict(found["records"])) == {
        **take("take-1-#", 11, how="Well"), "first/again/first/once": record("Always"),
        **take("take-2-#", 12, how="Badly", once="As it was"), **take("take-3", 3, how="The same"),
    }  # fmt: skip
    assert found["twice"] == {"asks": False, "records": found["records"]}
    home = dict(found["home"]["records"])
    assert not found["home"]["asks"]
    assert {key: home[key] for key in file} == file, "what comes back is called as ever"
    anew = {key: entry for key, entry in found["records"] if "-1-" in key or "-2-" in key}
    assert len(anew) == 5, "and so it does where nothing else comes along"
    alone = [key for key, _ in opened(modules, file, anew)["records"]]
    assert alone == [key for key in file if "take-3" not in key and "first/once" not in key]


def test_a_row_comes_home_under_the_name_it_has_there(modules: Modules) -> None:
    """Also once it was edited there: the name comes from what it said when it was opened here."""
    file = {f"{FOLDER}list/blank-1": row("Repairs"),
            f"{FOLDER}points": record({"blank-1": 60})}  # fmt: skip
    found = opened(modules, MINE, file)
    home = dict(found["home"]["records"])
    assert not found["home"]["asks"]
    assert {key: home[key] for key in file} == file
    renamed = found["records"][0][0].removeprefix(f"{FOLDER}list/")
    words = {"value": {"what": "Repairs"}, "savedAt": NEW}
    edited = {f"{FOLDER}list/blank-1": row("Repairs, soon", saved=20, previous=words)}
    back = opened(modules, edited, {f"{FOLDER}list/{renamed}": row("Repairs", renamed)})
    assert [key for key, _ in back["records"]] == [f"{FOLDER}list/blank-1"]
    other = {f"{FOLDER}list/blank-1": row("Noise", saved=20)}
    stays = opened(modules, other, {f"{FOLDER}list/{renamed}": row("Repairs", renamed)})
    assert [key for key, _ in stays["records"]] == [f"{FOLDER}list/{renamed}"]


def test_a_row_that_was_written_on_keeps_the_name_that_it_got_here(modules: Modules) -> None:
    """A later backup of the same device: the row must not come a second time."""
    name = f"{FOLDER}list/blank-1"
    first = dict(opened(modules, MINE, {name: row("Repairs")})["records"])
    later = row("Repairs, soon", saved=20, previous={"value": {"what": "Repairs"}, "savedAt": NEW})
    second = opened(modules, {**MINE, **first}, {name: later})
    assert [key for key, _ in second["records"]] == [*first]


def test_nothing_comes_home_under_a_name_that_the_file_gives_to_something_else(
    modules: Modules,
) -> None:
    """A device that has both its own and what it got must give both back, each under its name."""
    name, here = f"{FOLDER}list/blank-1", {f"{FOLDER}list/blank-1": row("Repairs")}
    got = opened(modules, MINE, here)["records"][0][0]
    both = {name: row("Repairs"), got: row("Repairs", got.split("/")[-1])}
    assert [key for key, _ in opened(modules, here, both)["records"]] == [name, got]
    mine = take("take-2", 12, how="Badly")
    apart = dict(opened(modules, take("take-2", 2), mine)["records"])
    assert [key for key, _ in opened(modules, mine, {**mine, **apart})["records"]] == [
        *mine, *apart,
    ]  # fmt: skip


def test_a_negotiation_of_another_name_takes_all_that_belongs_to_it_along(
    modules: Modules,
) -> None:
    def device(name: str, words: str, saved: int) -> dict[str, Any]:
        about = {"id": "first", "name": name, "archived": False}
        return {"_negotiations/first": record(about, saved), "_current": record("first", saved),
                "_settings/large": record("first", saved), "_practice/case":
                record({"id": "first"}, saved), f"{FOLDER}text": record(words, saved),
                "_learner/sheet/first/points": record({"x": 1}, saved)}  # fmt: skip

    found = opened(modules, device("Rent", "Mine", OLD), device("The rota", "Theirs", NEW))
    keys = [short(key) for key, _ in found["records"]]
    assert keys == [
        "_negotiations/n-#", "_current", "_settings/large", "_practice/case",
        "n-#/sheet/first/text",
        "_learner/sheet/first/points",
    ]  # fmt: skip
    records = short(dict(found["records"]))
    assert records["_negotiations/n-#"]["value"]["id"] == "n-#"
    assert records["_current"]["value"] == "n-#"
    assert records["_settings/large"]["value"] == "first", "which is no negotiation"
    assert records["_practice/case"]["value"] == {"id": "first"}
    for mine, theirs in (("", "The rota"), ("Rent", "  "), ("Rent", " Rent ")):
        same = opened(modules, device(mine, "Mine", OLD), device(theirs, "Mine", NEW))
        assert next(key for key, _ in same["records"]) == "_negotiations/first", (mine, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "is_another"),
    [
        (row("Rent", saved=OLD), row("Repairs"), True),
        (row("Rent", saved=OLD), row("Rent", saved=OLD), False),
        (row("Rent", saved=OLD), row("Rent"), False),
        (row("Rent", saved=OLD), row("Rent, soon", previous=record({"what": "Rent"}, OLD)), False),
        (row("Rent, soon", previous=record({"what": "Rent"}, OLD)), row("Rent", saved=OLD), False),
        # Other words of one moment, and the same words of another, were not made from mine.
        (row("Rent", saved=OLD), row("Repairs", saved=OLD), True),
        (row("Rent", saved=OLD), row("Pets", previous=record({"what": "Rent"}, 7)), True),
        (row("Pets", previous=record({"what": "Rent"}, 7)), row("Rent", saved=OLD), True),
    ],
)
def test_a_row_that_was_made_from_mine_is_mine(
    modules: Modules, mine: Any, theirs: Any, is_another: bool
) -> None:
    name = f"{FOLDER}list/blank-1"
    [(key, _)] = opened(modules, {name: mine}, {name: theirs})["records"]
    assert (key != name) is is_another


BEGUN, HOW = "/_started", "/how"
TAKES: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "begun at one moment, and written on since on both": (
        {"again/take-2": 5}, {"again/take-2": 5}, ["again/take-2"],
    ),
    "the first, begun at one moment": (
        {"again/first": 5}, {"again/first": 5}, ["again/first"],
    ),
    "not begun here": ({"again/take-3": 5}, {"again/take-2": 6}, ["again/take-2"]),
    "a named moment called like the first take": (
        {"timed/first": 5}, {"timed/first": 6}, ["timed/first"],
    ),
    "another named moment": ({"timed/last": 5}, {"timed/last": 6}, ["timed/last"]),
    "the first of a worksheet that is gone": (
        {"gone/first": 5}, {"gone/first": 6}, ["gone/first"],
    ),
    "another of a worksheet that is gone": (
        {"gone/take-2": 5}, {"gone/take-2": 6}, ["gone/take-2-#"],
    ),
    "of its own name already": (
        {f"again/take-2-{'0a' * 16}": 5}, {f"again/take-2-{'0a' * 16}": 6}, ["again/take-2-#"],
    ),
    "one of two": (
        {"again/first": 5, "every/first": 5}, {"again/first": 5, "every/first": 6},
        ["again/first", "every/take-1-#"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("owner", ["first", "_learner"])
@pytest.mark.parametrize(("here", "file", "names"), TAKES.values(), ids=TAKES)
def test_which_takes_are_called_anew(
    modules: Modules, here: Any, file: Any, names: list[str], owner: str
) -> None:
    def takes(begun: dict[str, int], words: str) -> dict[str, Any]:
        return {f"{owner}/{name}{part}": value for name, moment in begun.items()
                for part, value in ((BEGUN, record(moment)), (HOW, record(words)))}  # fmt: skip

    found = opened(modules, takes(here, "Mine"), takes(file, "Theirs"))
    assert called(found) == [f"{owner}/{name}{part}" for name in names for part in (BEGUN, HOW)]
    before = [short(f"{owner}/{name}{part}") for name in file for part in (BEGUN, HOW)]
    assert found["asks"] is (called(found) != before)


def test_a_worksheet_that_is_repeated_as_a_whole_takes_its_rows_along(modules: Modules) -> None:
    def device(begun: int, words: str) -> dict[str, Any]:
        return {"first/every/first/_started": record(begun),
                "first/every/first/list/row-1-x": row(words, "row-1-x")}  # fmt: skip

    found = opened(modules, device(5, "Mine"), device(6, "Theirs"))
    assert called(found) == [
        "first/every/take-1-#/_started", "first/every/take-1-#/list/row-1-x",
    ]  # fmt: skip


RENT, RENT_LATER = row("Rent", saved=OLD), row("Rent")
MINE_OF_IT, THEIRS_OF_IT = row("Mine of it", saved=OLD), row("Theirs of it")
FROM_RENT = row("Rent, soon", previous={"value": {"what": "Rent"}, "savedAt": OLD})
IN_LISTS: dict[str, tuple[dict[str, Any], dict[str, Any], list[str], list[str]]] = {
    # Mine, the file's, and what these are called: where the course is known, and where it is not.
    "what was taken over from one row was edited on both": (
        {"list": RENT, "taken": MINE_OF_IT}, {"list": RENT, "taken": THEIRS_OF_IT},
        ["list/blank-1", "taken/blank-1"], ["list/row-1-#", "taken/row-1-#"],
    ),
    "and the file has that first": (
        {"list": RENT, "taken": MINE_OF_IT}, {"taken": THEIRS_OF_IT, "list": FROM_RENT},
        ["taken/blank-1", "list/blank-1"], ["taken/row-1-#", "list/row-1-#"],
    ),
    "two rows, and what was taken over from each": (
        {"list": RENT, "taken": MINE_OF_IT}, {"list": row("Pets"), "taken": THEIRS_OF_IT},
        ["list/row-1-#", "taken/row-1-#"], ["list/row-1-#", "taken/row-1-#"],
    ),
    "the same words, typed on both": (
        {"list": RENT}, {"list": RENT_LATER}, ["list/blank-1"], ["list/blank-1"],
    ),
    "what was said of the same words": (
        {"list": RENT, "why": MINE_OF_IT}, {"list": RENT_LATER, "why": THEIRS_OF_IT},
        ["list/blank-1", "why/blank-1"], ["list/row-1-#", "why/row-1-#"],
    ),
    "rows of the same number in two lists": (
        {"list": RENT, "more": row("Dogs", saved=OLD)}, {"list": RENT, "more": row("Cats")},
        ["list/blank-1", "more/row-1-#"], ["list/row-1-#", "more/row-1-#"],
    ),
    "one was made from the other": (
        {"list": RENT}, {"list": FROM_RENT}, ["list/blank-1"], ["list/blank-1"],
    ),
    "the other was made from the one": (
        {"list": FROM_RENT}, {"list": RENT}, ["list/blank-1"], ["list/blank-1"],
    ),
    "a list that is gone from the course": (
        {"gone": RENT}, {"gone": row("Pets")}, ["gone/row-1-#"], ["gone/row-1-#"],
    ),
    "one was cleared, and the other is of somebody else": (
        {"list": row("", saved=OLD) | {"value": None}}, {"list": row("Pets")},
        ["list/row-1-#"], ["list/row-1-#"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize(("here", "file", "names", "guesses"), IN_LISTS.values(), ids=IN_LISTS)
def test_which_rows_are_called_anew(
    modules: Modules, here: Any, file: Any, names: list[str], guesses: list[str], known: bool
) -> None:
    """Where nothing is known of the course, rather too many rows come beside than too few."""
    for folder in (FOLDER, "_learner/sheet/first/", "n-7/sheet/first/"):
        mine, theirs = (
            {f"{folder}{name}/blank-1": entry for name, entry in device.items()}
            for device in (here, file)
        )
        found = opened(modules, mine, theirs, known=known)
        expected = [folder + name for name in (names if known else guesses)]
        assert called(found) == expected
        assert found["asks"] is (expected != [*theirs])


@pytest.mark.parametrize("id", ["row-1795360000200-17", f"row-17-{'0a' * 16}", "blank-1-x", "own"])
def test_a_row_of_a_name_of_its_own_is_the_same_row_everywhere(modules: Modules, id: str) -> None:
    name = f"{FOLDER}list/{id}"
    found = opened(modules, {name: row("Rent", id, OLD)}, {name: row("Pets", id)})
    assert (called(found), found["asks"]) == ([short(name)], False)


def test_what_follows_two_lists_is_no_list_of_its_own(modules: Modules) -> None:
    """Also where nothing is known of the course, by the look of its rows."""
    name = f"{FOLDER}both/more-blank-1"
    here, file = {name: row("Rent", "more-blank-1", OLD)}, {name: row("Pets", "more-blank-1")}
    for known in (True, False):
        assert called(opened(modules, here, file, known=known)) == [name]


def test_a_row_has_its_name_from_its_own_list(modules: Modules) -> None:
    """However often what was taken over from it is rewritten, a later backup adds no second row."""
    mine = {**MINE, f"{FOLDER}taken/blank-1": row("Mine of it", saved=OLD)}
    own = {f"{FOLDER}list/blank-1": row("Repairs")}
    first = opened(modules, mine, {**own, f"{FOLDER}taken/blank-1": row("Of it")})
    after = {**mine, **dict(first["records"])}
    later = {f"{FOLDER}taken/blank-1": row("Quite another", saved=40)}
    second = opened(modules, after, {**own, **later})
    assert [key for key, _ in second["records"]] == [key for key, _ in first["records"]]
    assert not second["asks"]


def test_a_later_backup_that_has_more_does_not_ask_again(modules: Modules) -> None:
    file = {f"{FOLDER}list/blank-1": row("Repairs")}
    after = {**MINE, **dict(opened(modules, MINE, file)["records"])}
    more = {"n-2/again/first/once": record("More"), f"{FOLDER}text": record("And more")}
    assert opened(modules, after, {**file, **more})["asks"] is False
    second = {f"{FOLDER}list/blank-2": row("Noise", "blank-2")}
    mine = {**after, f"{FOLDER}list/blank-2": row("Dogs", "blank-2", OLD)}
    assert opened(modules, mine, {**file, **second})["asks"] is True, "this row is unknown here"


def test_where_nothing_is_called_anew_a_file_stays_as_it_is(modules: Modules) -> None:
    rows = [{"id": "blank-1", "what": "Rent"}]
    _, before = modules.call("responses/prefill.mjs", "prints", rows)
    odd = {f"{FOLDER}taken/blank-1": row("Rent", **{"from": before}), f"{FOLDER}list/blank-1": RENT,
           f"{FOLDER}order": record([7, "blank-1", None]), f"{FOLDER}points": record({"x": {}}),
           "_practice/case": record({"blank-1": 1}), "strange": record("Words")}  # fmt: skip
    assert dict(opened(modules, {}, odd)["records"]) == odd


def test_damaged_orders_and_texts_go_along_as_they_are(modules: Modules) -> None:
    odd = {f"{FOLDER}list/blank-1": row("Repairs"), f"{FOLDER}order": record([7, None, "blank-1"]),
           f"{FOLDER}points": record("many"), f"{FOLDER}text": record("blank-1"),
           "_practice/case": record({"blank-1": 1}), "strange": record("Words")}  # fmt: skip
    found = short(dict(opened(modules, MINE, odd)["records"]))
    assert found.pop(f"{FOLDER}list/row-1-#") == row("Repairs", "row-1-#")
    del odd[f"{FOLDER}list/blank-1"]
    assert found == {**odd, f"{FOLDER}order": record([7, None, "row-1-#"])}


GIVEN = {
    "_negotiations/first": "n-8edfb76e628c35aca7d800de056d2d10",
    "again/first/_started": "take-1-1390bb703ff74442949af0a4ed669b2a",
    "again/take-2/_started": "take-2-98a2142acc2fd91a054d03b2b2bc4b52",
    "sheet/first/list/blank-1": "row-1-2476821288c3e0e6fcfced1e418c6b82",
}
"""What an earlier version called these, where the negotiation is `The rota`: it holds for ever."""


def device(name: str, begun: int, words: str, saved: int) -> dict[str, Any]:
    """Something of each sort that is called alike on every device."""
    return {
        "_negotiations/first": record({"id": "first", "name": name}, saved),
        "first/again/first/_started": record(begun, saved),
        "first/again/take-2/_started": record(begun, saved),
        "first/sheet/first/list/blank-1": record({"what": words}, saved),
    }


COPY_ID = """async (file) => {
    const at = new URL("assets/responses/merge/opening.mjs", document.baseURI);
    const { copyId } = await import(at);
    const other = { "first-2/a/first/b": file["_negotiations/first"] };
    return [copyId(Object.entries(file), "first"),
        copyId(Object.entries({ ...file, ...other }), "first"),
        copyId(Object.entries({ ...file, ...other }), "first-2")];
}"""


def test_what_a_file_was_called_by_an_earlier_version_it_is_called_for_ever(
    modules: Modules,
) -> None:
    """Else a file that was opened before the course was renewed would come a second time."""
    found = opened(modules, device("Rent", 1, "Rent", 5), device("The rota", 2, "Repairs", 9))
    keys = " ".join(key for key, _ in found["records"])
    assert re.findall(r"\w+-(?:\d-)?[0-9a-f]{32}", keys) == [
        GIVEN["_negotiations/first"],
        *(id for name in [*GIVEN][1:] for id in (GIVEN["_negotiations/first"], GIVEN[name])),
    ]
    copy, same, other = modules.page.evaluate(COPY_ID, device("The rota", 2, "Repairs", 9))
    assert copy == same == "n-e2277fba14f5b02ad5a877deab4852fe" != other


NAME = "_negotiations/first"
HASHED = f"_negotiations/{GIVEN[NAME]}"


def about(name: str, id: str = "first") -> dict[str, Any]:
    return record({"id": id, "name": name, "archived": False})


THEIRS_HERE = {HASHED: about("The rota", GIVEN[NAME]), f"{GIVEN[NAME]}/a/first/b": record("Mine")}
COMING: dict[str, tuple[dict[str, Any], list[str]]] = {
    "with the other device's own": (
        {NAME: about("Rent"), "first/a/first/b": record("Theirs"), **THEIRS_HERE},
        ["_negotiations/n-#", "n-#/a/first/b", NAME, "first/a/first/b"],
    ),
    "alone": (THEIRS_HERE, [NAME, "first/a/first/b"]),
    "with one that has only a name": (
        {NAME: about("The rota"), **THEIRS_HERE}, [NAME, NAME, "first/a/first/b"],
    ),
    "with one of the same name": (
        {NAME: about("The rota"), "first/a/first/b": record("Theirs"), **THEIRS_HERE},
        [NAME, "first/a/first/b", "_negotiations/n-#", "n-#/a/first/b"],
    ),
    "with one that nobody has named": (
        {"first/a/first/b": record("Theirs"), **THEIRS_HERE},
        ["first/a/first/b", "_negotiations/n-#", "n-#/a/first/b"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "names"), COMING.values(), ids=COMING)
def test_my_negotiation_comes_home_unless_the_file_has_another_of_its_name(
    modules: Modules, file: Any, names: list[str]
) -> None:
    here = {NAME: about(" The rota "), "first/a/first/b": record("Mine", OLD)}
    assert called(opened(modules, here, file)) == names


@pytest.mark.parametrize("name", [7, None, ["Rent"]])
def test_a_negotiation_whose_name_is_damaged_has_none(modules: Modules, name: Any) -> None:
    here, file = {NAME: record({"id": "first", "name": name}, OLD)}, {NAME: about("The rota")}
    assert called(opened(modules, here, file)) == [NAME]
    assert called(opened(modules, {NAME: record(None, OLD)}, file)) == [NAME]


def test_what_was_put_aside_goes_along_with_its_negotiation(modules: Modules) -> None:
    """Else it would be taken away together with mine."""
    aside = {
        "_aside/first/a/first/b/17": record("{"),
        "_aside/_learner/a/first/b/18": record("{"),
        "_aside/n-2/a/first/b/19": record("{"),
        "_aside/_negotiations/first/20": record("{"),
    }
    found = opened(modules, {NAME: about("Rent")}, {NAME: about("The rota"), **aside})
    assert called(found) == [
        "_negotiations/n-#", "_aside/n-#/a/first/b/17", "_aside/_learner/a/first/b/18",
        "_aside/n-2/a/first/b/19", "_aside/_negotiations/first/20",
    ]  # fmt: skip
    here = {NAME: about("Rent"), **dict(found["records"])}
    more = {NAME: about("The rota"), **aside, "_aside/first/a/first/b/21": record("[")}
    assert opened(modules, here, more)["asks"] is False, "this negotiation is known by now"
    home = opened(modules, {NAME: about("The rota"), **aside}, dict(found["records"]))
    assert [key for key, _ in home["records"]] == [NAME, *aside]


ROW_OF = """async ([known, exercise, field, id]) => {
    const at = new URL("assets/responses/merge/follows.mjs", document.baseURI);
    const { Follows } = await import(at);
    const list = (id, more) => ({ id, type: "rows", ...more });
    const sheet = { id: "sheet", was: ["page"], fields: [
        list("list", { was: ["lines"] }), list("more"), list("taken", { take_from: "list" }),
        list("made", { take_from: { from: "list", column: "what" } }),
        list("both", { rows_from: ["list.what", "sheet.more.what"] }),
        list("more-most"), list("nested", { rows_from: ["more.what", "more-most.what"] }),
        list("alike", { rows_from: ["list.what", "more.what", "more-most.what"] }),
        { id: "points", type: "points",
            rows_from: ["more.what", "other.all.what", "both.what"] }] };
    const other = { id: "other", fields: [list("all", { take_from: ["sheet.taken"] }),
        list("round", { take_from: "about" }), list("about", { take_from: "round" }),
        list("pair", { take_from: ["one", "two"] }), list("one"), list("two"),
        { id: "told", type: "text", take_from: [{ from: "here", label: true }, "there"] },
        list("here"), list("there")] };
    const follows = new Follows([sheet, other].slice(0, known));
    const { list: of, id: row, before } = follows.rowOf(exercise, field, id);
    return [follows.known, of, row, before, follows.candidates(exercise, field).map((each) =>
        `${each.exercise}.${each.field}`)];
}"""
LONG = f"row-12-{'0a' * 16}"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([0, "a", "b", "x-blank-3"], [False, "", "blank-3", "x-", []]),
        ([0, "a", "b", LONG], [False, "", LONG, "", []]),
        ([0, "a", "b", f"x-{LONG}"], [False, "", LONG, "x-", []]),
        ([0, "a", "b", "x-other"], [False, "", "x-other", "", []]),
        ([2, "sheet", "list", "r1"], [True, "sheet.list", "r1", "", []]),
        ([2, "page", "lines", "r1"], [True, "sheet.list", "r1", "", []]),
        ([2, "sheet", "taken", "r1"], [True, "sheet.list", "r1", "", ["sheet.list"]]),
        ([2, "other", "all", "r1"], [True, "sheet.list", "r1", "", ["sheet.taken"]]),
        ([2, "sheet", "made", "r1"], [True, "sheet.made", "r1", "", []]),
        ([2, "sheet", "both", "r1"], [True, "sheet.list", "r1", "", []]),
        ([2, "sheet", "both", "list-r1"], [True, "sheet.list", "list-r1", "", []]),
        ([2, "sheet", "both", "more-r1"], [True, "sheet.more", "r1", "more-", []]),
        ([2, "sheet", "points", "all-r1"], [True, "sheet.list", "r1", "all-", []]),
        ([2, "sheet", "points", "both-more-r1"],
         [True, "sheet.more", "r1", "both-more-", []]),
        ([1, "sheet", "list", "blank-1"], [True, "sheet.list", "blank-1", "", []]),
        ([1, "sheet", "alike", "more-most-r1"],
         [True, "sheet.more-most", "r1", "more-most-", []]),
        ([1, "sheet", "alike", "more-r1"], [True, "sheet.more", "r1", "more-", []]),
        ([1, "sheet", "alike", "r1"], [True, "sheet.list", "r1", "", []]),
        ([1, "sheet", "nested", "more-most-r1"],
         [True, "sheet.more-most", "r1", "more-most-", []]),
        ([2, "gone", "list", "r1"], [True, "gone.list", "r1", "", []]),
        ([2, "other", "round", "r1"], [True, "other.about", "r1", "", ["other.about"]]),
        ([2, "other", "about", "r1"], [True, "other.about", "r1", "", ["other.round"]]),
        ([2, "other", "pair", "r1"], [True, "other.two", "r1", "", ["other.one", "other.two"]]),
        ([2, "other", "one", "r1"], [True, "other.two", "r1", "", []]),
        ([2, "other", "two", "r1"], [True, "other.two", "r1", "", []]),
        # A text that tells of two lists does not make them one.
        ([2, "other", "here", "r1"], [True, "other.here", "r1", "", []]),
        ([2, "other", "there", "r1"], [True, "other.there", "r1", "", []]),
        ([2, "sheet", "gone", "r1"], [True, "sheet.gone", "r1", "", []]),
    ],
)  # fmt: skip
def test_a_row_belongs_to_the_list_that_it_was_taken_from(
    modules: Modules, asked: list[Any], found: list[Any]
) -> None:
    assert modules.page.evaluate(ROW_OF, asked) == found


@pytest.mark.parametrize(
    ("place", "id", "here"),
    [
        (["first/again/take-2/_started", None], "take-2-{}", "first/again/{}/how"),
        (["first", ""], "n-{}", "{}/sheet/first/text"),
    ],
)
def test_what_has_no_name_and_no_beginning_comes_home_to_nothing(
    modules: Modules, place: list[Any], id: str, here: str
) -> None:
    """Nothing is as good as any other nothing: two that have none are not the same."""
    given = id.format(modules.call("responses/merge/apart.mjs", "hash128", place))
    old = "take-2" if given.startswith("take") else "first"
    file = {here.format(given): record("Theirs")}
    if old == "first":
        file[f"_negotiations/{given}"] = record({"id": given, "name": "The rota"})
    else:
        file[f"first/again/{given}/_started"] = record(None)
    found = opened(modules, {here.format(old): record("Mine")}, file)
    assert dict(found["records"]) == file
