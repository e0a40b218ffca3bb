"""What a backup from another device is called here, where both devices named things alike.

Of responses/merge/apart.mjs, responses/merge/follows.mjs, responses/merge/opening.mjs and
responses/merge/renaming.mjs.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.modules import Modules

OPENED = """async ([here, file]) => {
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
    const get = (records) => (key) => new Map(records).get(key);
    const open = (records, into) => contentsOf(records, get(into), new Follows([sheet, again]));
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


def opened(modules: Modules, here: dict[str, Any], file: dict[str, Any]) -> Any:
    """What the file's records are called here: at first, once more, and back at home."""
    return modules.page.evaluate(OPENED, [[*here.items()], [*file.items()]])


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
                "_settings/large": record(True, saved), f"{FOLDER}text": record(words, saved),
                "_learner/sheet/first/points": record({"x": 1}, saved)}  # fmt: skip

    found = opened(modules, device("Rent", "Mine", OLD), device("The rota", "Theirs", NEW))
    keys = [short(key) for key, _ in found["records"]]
    assert keys == [
        "_negotiations/n-#", "_current", "_settings/large", "n-#/sheet/first/text",
        "_learner/sheet/first/points",
    ]  # fmt: skip
    records = short(dict(found["records"]))
    assert records["_negotiations/n-#"]["value"]["id"] == "n-#"
    assert records["_current"]["value"] == "n-#"
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
        # The same words at another moment were not made from mine.
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


ROW_OF = """async ([known, exercise, field, id]) => {
    const at = new URL("assets/responses/merge/follows.mjs", document.baseURI);
    const { Follows } = await import(at);
    const list = (id, more) => ({ id, type: "rows", ...more });
    const sheet = { id: "sheet", was: ["page"], fields: [
        list("list", { was: ["lines"] }), list("more"), list("taken", { take_from: "list" }),
        list("made", { take_from: { from: "list", column: "what" } }),
        list("both", { rows_from: ["list.what", "sheet.more.what"] }),
        { id: "points", type: "points",
            rows_from: ["more.what", "other.all.what", "both.what"] }] };
    const other = { id: "other", fields: [list("all", { take_from: ["sheet.taken"] })] };
    const follows = new Follows(known ? [sheet, other] : []);
    const { list: of, id: row, before } = follows.rowOf(exercise, field, id);
    return [follows.known, of, row, before, follows.candidates(exercise, field).map((each) =>
        `${each.exercise}.${each.field}`)];
}"""
LONG = f"row-12-{'0a' * 16}"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([False, "a", "b", "x-blank-3"], [False, "", "blank-3", "x-", []]),
        ([False, "a", "b", LONG], [False, "", LONG, "", []]),
        ([False, "a", "b", f"x-{LONG}"], [False, "", LONG, "x-", []]),
        ([False, "a", "b", "x-other"], [False, "", "x-other", "", []]),
        ([True, "sheet", "list", "r1"], [True, "sheet.list", "r1", "", []]),
        ([True, "page", "lines", "r1"], [True, "sheet.list", "r1", "", []]),
        ([True, "sheet", "taken", "r1"], [True, "sheet.list", "r1", "", ["sheet.list"]]),
        ([True, "other", "all", "r1"], [True, "sheet.list", "r1", "", ["sheet.taken"]]),
        ([True, "sheet", "made", "r1"], [True, "sheet.made", "r1", "", []]),
        ([True, "sheet", "both", "r1"], [True, "sheet.list", "r1", "", []]),
        ([True, "sheet", "both", "list-r1"], [True, "sheet.list", "list-r1", "", []]),
        ([True, "sheet", "both", "more-r1"], [True, "sheet.more", "r1", "more-", []]),
        ([True, "sheet", "points", "all-r1"], [True, "sheet.list", "r1", "all-", []]),
        ([True, "sheet", "points", "both-more-r1"],
         [True, "sheet.more", "r1", "both-more-", []]),
        ([True, "gone", "list", "r1"], [True, "gone.list", "r1", "", []]),
        ([True, "sheet", "gone", "r1"], [True, "sheet.gone", "r1", "", []]),
    ],
)  # fmt: skip
def test_a_row_belongs_to_the_list_that_it_was_taken_from(
    modules: Modules, asked: list[Any], found: list[Any]
) -> None:
    assert modules.page.evaluate(ROW_OF, asked) == found
