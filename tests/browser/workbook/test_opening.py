"""What opening a backup would do, and what was put aside, in words; without a store.

Of backup/importing.mjs, backup/labels.mjs, backup/dialog.mjs and workbook/aside.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.modules import Modules

OPEN = """async ([here, file, kept, press, choose]) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { confirmImport } = await at("backup/importing.mjs");
    const island = document.createElement("script");
    island.type = "application/json";
    island.id = "wb-course";
    island.textContent = JSON.stringify({ sheets: [{ id: "sheet", title: "Sheet", fields: [
        { id: "story", type: "text", prompt: "What happened?" },
        { id: "much", type: "points", prompt: "How much?", rows_from: "list.what" },
        { id: "both", type: "points", prompt: "Of both?", rows_from: ["list.what", "more.what"] },
        { id: "list", type: "rows", columns: [{ id: "what", label: "What" }] },
        { id: "more", type: "rows", columns: [{ id: "what", label: "What" }] }] }] });
    document.getElementById("wb-course")?.remove();
    document.body.append(island);
    const restored = [];
    const store = { prefix: "p/", get: (key) => here[key.slice(2)], keepsNothing: kept === "page",
        settled: async () => {},
        restore: async (entries) => restored.push(...entries) && kept !== "full" };
    const workbook = { store, negotiations: () => [1], turn: () => restored.push("turn"),
        all: { find: (id) => ({ id, name: "Mine" }) } };
    const done = confirmImport(workbook, { made: "2026-11-22T10:00:00Z", records: file });
    const until = async (found) => {
        while (!found()) await new Promise((go) => { setTimeout(go); });
        return found();
    };
    const dialog = await until(() => document.querySelector("dialog"));
    const details = dialog.querySelector("details");
    details?.setAttribute("open", "");
    if (details) await until(() => details.querySelector("li"));
    details?.dispatchEvent(new Event("toggle"));
    const button = dialog.querySelector(".wb-more button");
    const more = button?.textContent ?? "";
    const LINE = "h2, legend, label, .ws-hint, .wb-warning, p, summary, li, button";
    const leaf = (node) => !node.querySelector(LINE);
    const shown = () => [...dialog.querySelectorAll(LINE)].filter(leaf).map((node) =>
        node.textContent.trim());
    const lines = shown();
    const struck = [...dialog.querySelectorAll("del")].map((text) => text.textContent);
    button?.click();
    const listed = dialog.querySelectorAll(".wb-differences li").length;
    for (const value of choose) dialog.querySelector(`[value=${value}]`).click();
    const then = shown();
    [...dialog.querySelectorAll("button")].find((b) => b.textContent === press).click();
    return { lines, then, more, listed, struck, said: await done, restored };
}"""


def record(value: Any, saved: int) -> dict[str, Any]:
    return {"format": 1, "value": value, "savedAt": saved}


STORY, OTHER = "first/sheet/first/story", "first/sheet/first/other"
OLD, NEW = 1_790_000_000_000, 1_790_000_100_000


def opened(
    modules: Modules, here: Any, file: Any, *choose: str, kept: str = "", press: str = "Open it"
) -> Any:
    """The question's lines, before and after a choice, what is said, and what was restored."""
    found = modules.page.evaluate(OPEN, [here, [*file.items()], kept, press, [*choose]])
    for name in ("lines", "then"):
        found[name] = [line for line in found[name] if not line.startswith("Saved on")]
    return found


HOW = [
    "Where your words differ from the file’s",
    "Keep the newer text in each field. The other stays one click away.",
    "Keep both. My words stay as they are.",
]
ENDS = ["Open it", "Cancel"]
DONE = "The backup is open. Your work has been restored."


def test_what_a_file_adds_is_shown_first(modules: Modules) -> None:
    file = {STORY: record("Theirs", NEW), OTHER: record(None, NEW)}
    adds = opened(modules, {}, file)
    assert adds["lines"] == [
        "Open this backup?", "It adds 1 response.", "Show what differs",
        "Sheet · What happened?In the file: Theirs", *ENDS,
    ]  # fmt: skip
    assert adds["said"] == DONE and adds["restored"][-1] == "turn"
    assert [entry[0] for entry in adds["restored"][:-1]] == [f"p/{STORY}", f"p/{OTHER}"]


def test_where_words_differ_one_chooses(modules: Modules) -> None:
    file = {STORY: record("Theirs", NEW), OTHER: record("Older", OLD)}
    here = {STORY: record("Mine", OLD), OTHER: record("Newer", NEW)}
    shown = opened(modules, here, file)["lines"]
    assert shown[:4] == [
        "Open this backup?", "It has a newer text for 1 response.",
        "It has an older text for 1 response.", "Show what differs",
    ]  # fmt: skip
    assert shown[4:6] == [
        "Sheet · What happened?Here now: MineIn the file: Theirs",
        "Sheet · otherHere now: NewerIn the file: Older",
    ]
    assert shown[6:9] == HOW and shown[-2:] == ENDS
    assert "“keep both”" in shown[9] and "Mine (from the file)" in shown[9]
    for mine, theirs in ((OLD, NEW), (NEW, OLD)):
        single = opened(modules, {STORY: record("Mine", mine)}, {STORY: record("Theirs", theirs)})
        assert single["lines"][4:7] == HOW
        assert single["struck"] == (["Mine"] if theirs > mine else ["Theirs"])
    erased = opened(modules, {STORY: record(None, OLD)}, {STORY: record("Theirs", NEW)})["lines"]
    assert "Sheet · What happened?Here now: (nothing)In the file: Theirs" in erased


WHERE = [
    "Where was this file saved?",
    "On another device, or I am not sure",
    "On this device, in this browser",
    "Rows from another device come beside yours. Rows from this one count as the same rows.",
]
ROW = "first/sheet/first/list/blank-1"


def test_where_rows_are_numbered_alike_one_is_asked_where_the_file_was_saved(
    modules: Modules,
) -> None:
    """Each answer shows at once what it would do; rows from elsewhere come under other ids."""
    here, file = {ROW: record({"what": "Rent"}, OLD)}, {ROW: record({"what": "Repairs"}, NEW)}
    found = {choose: opened(modules, here, file, *choose) for choose in
             ((), ("here",), ("here", "elsewhere"))}  # fmt: skip
    beside = ["Open this backup?", *WHERE, "It adds 1 response.", "Show what differs"]
    instead = ["Open this backup?", *WHERE, "It has a newer text for 1 response.",
               "Show what differs", *HOW]  # fmt: skip
    assert [each["lines"][:7] for each in found.values()] == [beside] * 3
    assert [each["then"][: len(instead)] for each in found.values()][1] == instead
    assert found[()]["then"] == found[()]["lines"]
    assert found["here", "elsewhere"]["then"] == [*beside, *ENDS]
    keys = [[entry[0] for entry in each["restored"][:-1]] for each in found.values()]
    assert keys[1] == [f"p/{ROW}"] and keys[0] == keys[2] != keys[1]
    assert keys[0][0].startswith("p/first/sheet/first/list/row-1-")


def test_where_no_name_clashes_nobody_is_asked_where_the_file_was_saved(modules: Modules) -> None:
    rows = {ROW: record({"what": "Rent"}, OLD)}
    files = [{STORY: record("Theirs", NEW)}, rows]
    for file in files:
        assert not {*WHERE} & {*opened(modules, rows, file)["lines"]}


def test_keeping_both_leaves_my_words_and_makes_a_negotiation_of_the_file_s(
    modules: Modules,
) -> None:
    here, file = {STORY: record("Mine", OLD)}, {STORY: record("Theirs", NEW)}
    restored = dict(opened(modules, here, file, "both")["restored"][:-1])
    [copy] = [key.split("/")[2] for key in restored if key.startswith("p/_negotiations/")]
    kept = {key: entry["value"] for key, entry in restored.items() if key.endswith("/story")}
    assert kept == {f"p/{copy}/sheet/first/story": "Theirs"}
    assert restored[f"p/_negotiations/{copy}"]["value"]["name"] == "Mine (from the file)"


def test_a_file_that_brings_nothing_new_says_so(modules: Modules) -> None:
    same = {STORY: record("Mine", OLD)}
    assert opened(modules, same, same)["lines"] == [
        "Open this backup?", "Every response in it is here already.", *ENDS,
    ]  # fmt: skip


def test_long_lists_come_in_pieces_and_long_texts_are_cut_where_they_differ(
    modules: Modules,
) -> None:
    many = {f"first/sheet/first/f{n}": record("x", NEW) for n in range(51)}
    found = opened(modules, {}, many)
    assert (found["more"], found["listed"]) == ("Show 1 more", 51)
    assert opened(modules, {}, dict([*many.items()][:50]))["more"] == ""


CUTS: list[tuple[int, int, int, str]] = [
    # How much is alike before and behind what differs, and what is shown behind it.
    (200, 200, 20, "a" * 139 + "…"),
    (200, 139, 20, "a" * 139),
    (200, 140, 20, "a" * 139 + "…"),
    (81, 0, 20, ""),
    (80, 79, 80, "a" * 79),
    (80, 80, 80, "a" * 79 + "…"),
    (60, 0, 60, ""),
    (0, 159, 0, "a" * 159),
]


@pytest.mark.parametrize(("before", "behind", "shown", "rest"), CUTS)
def test_long_texts_are_cut_where_they_differ(
    modules: Modules, before: int, behind: int, shown: int, rest: str
) -> None:
    mine, theirs = ("a" * before + each + "a" * behind for each in "bc")
    lines = opened(modules, {STORY: record(mine, OLD)}, {STORY: record(theirs, NEW)})["lines"]
    [line] = [line for line in lines if "Here now" in line]
    first = "…" * (shown < before) + "a" * shown
    assert line.endswith(f"Here now: {first}b{rest}In the file: {first}c{rest}")


STARTED, GONE = "first/sheet/first/_started", "first/sheet/first/gone"
SORTS: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "what is no response": (
        {}, {STARTED: record(5, NEW), "_negotiations/n": record({"id": "n"}, NEW)},
        ["Every response in it is here already."],
    ),
    "nothing in the place of something": (
        {GONE: record("Mine", OLD)}, {GONE: record(None, NEW)},
        ["It has a newer text for 1 response.", "Show what differs"],
    ),
    "one is new and one older": (
        {OTHER: record("Newer", NEW)}, {STORY: record("New", OLD), OTHER: record("Older", OLD)},
        ["It adds 1 response.", "It has an older text for 1 response.", "Show what differs"],
    ),
    "one is new and one newer": (
        {OTHER: record("Older", OLD)}, {STORY: record("New", OLD), OTHER: record("Newer", NEW)},
        ["It adds 1 response.", "It has a newer text for 1 response.", "Show what differs"],
    ),
    "one is older and one newer": (
        {STORY: record("Older", OLD), OTHER: record("Newer", NEW)},
        {STORY: record("Newer", NEW), OTHER: record("Older", OLD)},
        ["It has a newer text for 1 response.", "It has an older text for 1 response.",
         "Show what differs"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("here", "file", "says"), SORTS.values(), ids=SORTS)
def test_what_a_file_brings_is_counted_by_sorts(
    modules: Modules, here: dict[str, Any], file: dict[str, Any], says: list[str]
) -> None:
    lines = opened(modules, here, file)["lines"]
    assert lines[1 : 1 + len(says)] == says
    assert ("Show what differs" in lines) == ("Show what differs" in says)


def test_no_room_and_a_change_of_mind_leave_everything(modules: Modules) -> None:
    file = {STORY: record("Theirs", NEW)}
    full = opened(modules, {}, file, kept="full")
    assert full["said"] == "There is no room for it in this browser. Nothing was changed."
    assert "turn" not in full["restored"]
    left = opened(modules, {}, file, press="Cancel")
    assert (left["said"], left["restored"]) == ("", [])
    page = opened(modules, {}, file, kept="page")["lines"]
    assert "Nothing is kept on this device. What you open lives in this page only." in page


def test_points_for_rows_of_two_lists_are_called_by_the_words_of_their_rows(
    modules: Modules,
) -> None:
    both = "first/sheet/first/both"
    rows = {f"first/sheet/first/{at}": record({"what": words}, NEW)
            for at, words in (("list/r1", "Rent"), ("more/r1", "Repairs"))}  # fmt: skip
    file = {both: record({"r1": 60, "more-r1": 40}, NEW), **rows}
    [line] = [line for line in opened(modules, {}, file)["lines"] if "Of both?" in line]
    assert "Rent: 60" in line and "Repairs: 40" in line


def test_points_for_a_row_that_is_gone_say_so(modules: Modules) -> None:
    """The labels of rows come from the rows of the same file."""
    much, row = "first/sheet/first/much", "first/sheet/first/list/r1"
    file = {much: record({"r1": 60, "r2": 40}, NEW), row: record({"what": "Rent"}, NEW)}
    lines = opened(modules, {}, file)["lines"]
    [line] = [line for line in lines if "How much?" in line]
    assert line.endswith("In the file: Rent: 60\nNo longer on the list above: 40")
    [mine] = opened(modules, {row: record({"what": "Mine"}, NEW)}, {much: file[much]})["lines"][
        3:-2
    ]
    assert mine.endswith("In the file: Mine: 60\nNo longer on the list above: 40")


LABELS = """async (islands) => {
    for (const [id, data] of Object.entries(islands)) {
        const script = document.createElement("script");
        Object.assign(script, { id, type: "application/json", textContent: JSON.stringify(data) });
        document.body.append(script);
    }
    const { placeOf, valueText } =
        await import(new URL("assets/backup/labels.mjs", document.baseURI));
    const all = { find: (id) => ({ id, name: id === "pay" ? "Pay" : "" }) };
    const keys = ["first/one/first/a", "pay/uno/first/b", "_learner/two/first/c", "_current"];
    const places = (n) => keys.map((key) =>
        placeOf({ all, negotiations: () => Array.from({ length: n }) }, key));
    const read = () => undefined;
    return [places(1), places(2), valueText(keys[0], "Words", read),
        valueText(keys[0], ["x", "gone"], read), valueText("_current", 5, read)];
}"""
CHOICES = [{"id": "x", "label": "The x"}]
ONE = {"id": "one", "title": "One", "was": ["uno"], "fields": [
    {"id": "a", "type": "choices", "prompt": "A?", "choices": CHOICES, "was": ["b"]}]}  # fmt: skip
BARE = ["one · a", "uno · b", "two · c", "_current"]
NAMED = ["One · A?", "One · A?", "two · c", "_current"]
OWNERS = ["My negotiation · ", "Pay · ", "About you: shared by all your negotiations · ", ""]


@pytest.mark.parametrize(
    ("islands", "places", "value"),
    [
        ({}, BARE, '["x","gone"]'),
        ({"wb-course": {"sheets": [ONE], "checks": []}}, NAMED, "The x, gone"),
        ({"cg-progress": {"sheets": [{**ONE, "fields": None}]}},
         ["One · a", "One · b", "two · c", "_current"], '["x","gone"]'),
    ],
)  # fmt: skip
def test_responses_are_called_as_the_page_knows_them(
    blank: Page, islands: dict[str, Any], places: list[str], value: str
) -> None:
    first, second, words, chosen, other = blank.evaluate(LABELS, islands)
    assert first == places
    assert second == [owner + place for owner, place in zip(OWNERS, places, strict=True)]
    assert (words, chosen, other) == ("Words", value, "5")


TAKES = {"own": ["before", "after"], "list": ["then", "now"]}
FOLLOWING = {"sheets": [
    {"id": id, "repeat": {"moments": dict.fromkeys(takes, "")}, "fields": [
        {"id": "near", "type": "points", "prompt": "Near?", "rows_from": "rows.name"},
        {"id": "far", "type": "points", "prompt": "Far?", "rows_from": "list.rows.name"},
    ]}
    for id, takes in TAKES.items()
]}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "said"),
    [("own/after/near", "own after: 60"), ("own/before/near", "own before: 60"),
     ("own/after/far", "list then: 60"), ("list/now/far", "list now: 60")],
)  # fmt: skip
def test_rows_are_called_as_in_the_same_take_or_in_the_first_of_another_sheet(
    blank: Page, key: str, said: str
) -> None:
    names = {
        f"first/{sheet}/{take}/rows/r": {"value": {"name": f"{sheet} {take}"}}
        for sheet, takes in TAKES.items()
        for take in takes
    }
    words = blank.evaluate(
        """async ([course, names, key]) => {
            const textContent = JSON.stringify(course);
            const island = { id: "wb-course", type: "application/json", textContent };
            document.body.append(Object.assign(document.createElement("script"), island));
            const { valueText } =
                await import(new URL("assets/backup/labels.mjs", document.baseURI));
            return valueText(`first/${key}`, { r: 60 }, (place) => names[place]);
        }""",
        [FOLLOWING, names, key],
    )
    assert words == said


ASIDE = """async ([records, press, answer]) => {
    const { showAside } = await import(new URL("assets/workbook/aside.mjs", document.baseURI));
    const root = document.createElement("div");
    root.innerHTML = `<div data-part="aside"><ul data-part="aside-list"></ul></div>
        <div data-part="written"><h2></h2></div><p data-part="said"></p>`;
    document.body.append(root);
    const did = [];
    const aside = records.filter(([, { savedAt }]) => savedAt);
    const store = { prefix: "p/", list: () => aside, get: () => undefined,
        unreadable: () => records.filter(([, { savedAt }]) => !savedAt).map(([key, { value }]) =>
            [key, value]),
        put: (key, { value }) => did.push(["put", key, value]),
        discard: async (keys) => did.push(["discard", ...keys]) };
    const workbook = { store, negotiations: () => [1], all: { find: (id) => ({ id, name: "" }) } };
    showAside(root, workbook);
    const leaf = (line) => !line.querySelector("p, h3, button");
    const lines = [...root.querySelectorAll("li h3, li p, li button")].filter(leaf)
        .map((line) => line.textContent);
    const until = async (found) => {
        while (!found()) await new Promise((go) => { setTimeout(go); });
        return found();
    };
    const click = (box, name) =>
        [...box.querySelectorAll("button")].find((b) => b.textContent === name).click();
    const said = root.querySelector("[data-part=said]");
    const asked = [];
    if (press) click(root, press);
    if (answer) {
        const dialog = await until(() => document.querySelector("dialog"));
        asked.push(...[...dialog.querySelectorAll("h2, button")].map((line) => line.textContent));
        click(dialog, answer);
        await until(() => !dialog.isConnected && (answer === "Cancel" || said.textContent));
    }
    const found = { lines, asked, did, said: said.textContent };
    root.remove();
    return found;
}"""
WHOLE = '{"format": 1, "value": "My words", "savedAt": 1790000000000}'


def put_aside(modules: Modules, n: int, value: str, press: str = "", answer: str = "") -> Any:
    """What stands in the list for one text, and what a button does. `n` makes its key new."""
    records = [[f"p/_aside/first/sheet/first/story{n}/1", {"value": value, "savedAt": NEW}]]
    return modules.page.evaluate(ASIDE, [records, press, answer])


def test_what_was_put_aside_says_when_and_what_can_be_done(modules: Modules) -> None:
    lines = put_aside(modules, 1, WHOLE)["lines"]
    assert lines[1].startswith("Put aside on ") and lines[1].endswith(" Sept 2026.")
    assert lines[2] == "My words"
    assert lines[-2:] == ["Save to a file", "Delete"]


def test_deleting_asks_first(modules: Modules) -> None:
    kept = put_aside(modules, 2, WHOLE, "Delete", "Cancel")
    assert kept["asked"][0] == "Delete this?" and kept["asked"][-2:] == ["Delete", "Cancel"]
    assert kept["did"] == [] and kept["said"] == ""
    gone = put_aside(modules, 3, WHOLE, "Delete", "Delete")
    assert gone["did"] == [["discard", "p/_aside/first/sheet/first/story3/1"]]
    assert gone["said"] == "It is deleted."


def test_what_was_put_aside_can_be_saved_to_a_file(modules: Modules) -> None:
    with modules.page.expect_download() as saved:
        said = put_aside(modules, 4, "broken {", "Save to a file")["said"]
    name = saved.value.suggested_filename
    assert name.startswith("test-") and name.endswith(".txt")
    assert said == f"Saved as {name}. Check your Downloads folder."
