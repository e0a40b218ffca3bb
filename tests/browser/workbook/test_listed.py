"""What the page of the workbook lists and says: what is written, negotiations, how safe it all is.

Of workbook/written.mjs, workbook/negotiations.mjs, workbook/aside.mjs, workbook/keep.mjs and
responses/progress.mjs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.look import until
from tests.support.modules import Modules
from tests.support.project import SUPPORT

NOON = 1_767_614_400_000
"""Twelve o'clock on 5 January 2026."""
DAY = 86_400_000
WHAT = [{"id": "what", "label": "What", "kind": "text"}]


def text(id: str, prompt: str) -> dict[str, Any]:
    return {"id": id, "kind": "text", "type": "text", "prompt": prompt}


def sheet(id: str, *fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    needs = [[field["id"]] for field in fields]
    return {"id": id, "title": id.title(), "url": f"../{id}/", "needs": needs,
            "fields": [*fields], **more}  # fmt: skip


COURSE = {
    "sheets": [
        sheet("one", text("a", "A?"), text("b", "B?"), part="Part 1", was=["uno"]),
        sheet("two", text("x", "X?"), part="Part 1"),
        sheet("many", text("how", "How?"), part="Part 2", repeat={"add": "Again"}),
        sheet("times", text("sure", "Sure?"), text("why", "Why?"), part="Part 2",
              repeat={"moments": {"before": "Before", "after": "After"}}),
        sheet("list", {"id": "rows", "kind": "rows", "type": "rows", "prompt": "List",
                       "columns": WHAT},
              {"id": "points", "kind": "points", "type": "points", "prompt": "Points",
               "rows_from": ["list.rows.what"]}, part="Part 2"),
        sheet("me", text("me", "Me?"), scope="learner"),
    ],
    "checks": [sheet("quiz", text("q", "Q?")), sheet("other-quiz", text("q", "Q?"))],
}  # fmt: skip
PROGRESS = {
    "course": "test",
    "sheets": [],
    "words": {"empty": "Not started", "begun": "Begun", "done": "Done"},
}
ISLANDS = """(islands) => {
    for (const [id, data] of Object.entries(islands)) {
        const script = document.createElement("script");
        script.id = id, script.type = "application/json", script.textContent = data;
        document.body.append(script);
    }
}"""


@pytest.fixture(scope="module")
def listed(modules: Modules) -> Modules:
    """The page of the modules, with what the workbook's page knows of the course."""
    islands = {"wb-course": json.dumps(COURSE), "cg-progress": json.dumps(PROGRESS)}
    modules.page.evaluate(ISLANDS, islands)
    modules.page.add_script_tag(path=SUPPORT / "kept_records.js")
    return modules


WRITTEN = """async ([course, records, more]) => {
    const now = Date.now;
    Date.now = () => 1_770_206_400_000;
    const { store, workbook } = await keptIn(records);
    const { showWritten } = await import(new URL("assets/workbook/written.mjs", document.baseURI));
    const root = document.createElement("div");
    root.innerHTML = `<section data-part="aside" hidden><ul data-part="aside-list"></ul></section>
        <p data-part="empty"></p><div data-part="sheets"></div>`;
    const place = root.querySelector("[data-part=sheets]");
    const said = () => [...place.querySelectorAll("h3, h4, summary, dt, dd, p")]
        .map((node) => `${node.localName} ${node.textContent.trim()}`);
    showWritten(root, workbook, course);
    const empty = !root.querySelector("[data-part=empty]").hidden;
    const links = [...place.querySelectorAll("a")]
        .map((link) => `${link.textContent}: ${link.getAttribute("href")}`);
    const first = { says: said(), empty, links };
    const boxes = () => [...place.querySelectorAll("details")];
    if (boxes().length) boxes().at(-1).open = true;
    const before = place.firstElementChild;
    showWritten(root, workbook, course);
    const same = before === place.firstElementChild;
    for (const [key, content] of Object.entries(more)) store.put(store.prefix + key, content);
    showWritten(root, workbook, course);
    const open = boxes().filter((box) => box.open).map((box) => box.dataset.sheet);
    Date.now = now;
    return { ...first, same, then: said(), open };
}"""


def at(value: Any, day: int = 0, **more: Any) -> dict[str, Any]:
    """A record of 5 January, or some days later."""
    return {"value": value, "savedAt": NOON + day * DAY, **more}


RECORDS = {
    "_current": at("first"),
    "first/one/first/a": at("Words"),
    "first/one/first/z": at("Of a field that is gone"),
    "first/uno/first/b": at("Under an earlier name", 2),
    "first/many/first/how": at("Once"),
    "first/many/take-2/how": at("Twice", 3),
    "first/many/take-2/_started": at(NOON + 3 * DAY, 3),
    "first/times/after/sure": at("Very", 1),
    "first/list/first/rows/row-1": at({"what": "Rent"}),
    "first/list/first/points": at({"row-1": 40}),
    "_learner/me/first/me": at("On a day that has not come", 1000),
    "first/me/first/me": at("Written as if for one negotiation"),
    "first/quiz/first/q": at("Answer"),
    "first/gone/first/n": at({"row-1": 3}),
    "first/gone/first/x": at("Old words", 4),
    "first/again/first/x": at("Once"),
    "first/again/take-2/x": at("Twice"),
    "_learner/old/first/x": at("Older words"),
    "other/else/first/x": at("Of another negotiation"),
    "first/cleared/first/x": at(None),
}  # fmt: skip
ONE = [
    "h3 Part 1",
    "summary One  Done 7 Jan 2026", "dt A?", "dd Words", "dt B?", "dd Under an earlier name",
    "dt z", "dd Of a field that is gone", "p Go to “One”",
]  # fmt: skip
REST = [
    "h3 Part 2",
    "summary Many  Done 8 Jan 2026", "h4 New entry", "dt How?", "dd Once",
    "h4 8 Jan 2026", "dt How?", "dd Twice", "p Go to “Many”",
    "summary Times  Begun 6 Jan 2026", "h4 After", "dt Sure?", "dd Very", "p Go to “Times”",
    "summary List  Done 5 Jan 2026", "dt List", "dd Rent", "dt Points", "dd Rent: 40",
    "p Go to “List”",
    "summary Me  Done 4 Feb 2026", "dt Me?", "dd On a day that has not come", "p Go to “Me”",
    "h3 Knowledge checks",
    "summary Quiz  5 Jan 2026", "dt Q?", "dd Answer", "p Go to “Quiz”",
    "h3 Worksheets that this course no longer has",
    "summary old  5 Jan 2026", "dt x", "dd Older words",
    "summary again  5 Jan 2026", "h4 New entry", "dt x", "dd Once",
    "h4 New entry", "dt x", "dd Twice",
    "summary gone  9 Jan 2026", "dt n", 'dd {"row-1":3}', "dt x", "dd Old words",
]  # fmt: skip
NEW = ["summary Two  Done 4 Feb 2026", "dt X?", "dd New", "p Go to “Two”"]


def go(id: str) -> str:
    return f"Go to “{id.title()}”: ../{id}/"


def test_all_that_is_written_is_listed_with_its_day_and_how_far_it_is(listed: Modules) -> None:
    put = {"first/two/first/x": {"value": "New"}}
    found = listed.page.evaluate(WRITTEN, [COURSE, RECORDS, put])
    assert found == {
        "says": [*ONE, "p Two  Not started", *REST],
        "links": [go("one"), "Two: ../two/", *map(go, ("many", "times", "list", "me", "quiz"))],
        "empty": False,
        "same": True,
        "then": [*ONE, *NEW, *REST],
        "open": ["gone"],
    }  # fmt: skip


def test_words_that_are_written_anew_are_listed_anew(listed: Modules) -> None:
    put = {"first/one/first/a": {"value": "Other words"}}
    found = listed.page.evaluate(WRITTEN, [COURSE, RECORDS, put])
    changed = {"summary One  Done 7 Jan 2026": "summary One  Done 4 Feb 2026",
               "dd Words": "dd Other words"}  # fmt: skip
    sheet_now = [changed.get(line, line) for line in ONE]
    assert found["then"] == [*sheet_now, "p Two  Not started", *REST]


@pytest.mark.parametrize(
    ("records", "is_empty"),
    [
        ({"first/one/first/a": at(None)}, True),
        ({"_settings/x": at("A wish")}, True),
        ({"other/two/first/x": at("Of another negotiation")}, False),
    ],
)
def test_what_was_cleared_counts_as_nothing_written(
    listed: Modules, records: dict[str, Any], is_empty: bool
) -> None:
    current = {"_current": at("first"), "_negotiations/first": at(negotiation("first"))}
    found = listed.page.evaluate(WRITTEN, [COURSE, current | records, {}])
    first, second = (
        [f"p {name}  Not started" for name in names]
        for names in (("One", "Two"), ("Many", "Times", "List", "Me"))
    )
    assert found["says"] == ["h3 Part 1", *first, "h3 Part 2", *second]
    assert found["empty"] is is_empty


PUT_ASIDE = """async (records) => {
    const { store, workbook } = await keptIn(records);
    const { showWritten } = await import(new URL("assets/workbook/written.mjs", document.baseURI));
    const root = document.createElement("div");
    root.innerHTML = `<section data-part="aside" hidden><ul data-part="aside-list"></ul></section>
        <p data-part="empty"></p><div data-part="sheets"></div>`;
    const [box, list] = root.querySelectorAll("section, ul");
    const drawn = async () => {
        showWritten(root, workbook, { sheets: [], checks: [] });
        await import(new URL("assets/workbook/aside.mjs", document.baseURI));
        for (let turn = 0; turn < 3; turn += 1) await new Promise(requestAnimationFrame);
        return [!box.hidden, list.children.length];
    };
    const first = await drawn();
    await store.discard(Object.keys(records).map((key) => store.prefix + key));
    return [first, await drawn()];
}"""


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ({"first/one/first/a": at("Words")}, [False, 0]),
        ({"first/one/first/a": "{"}, [True, 1]),
        ({"_aside/first/one/first/a/mark": at("{")}, [True, 1]),
        ({"_aside/first/one/first/a/mark": at("{"), "first/one/first/b": "{"}, [True, 2]),
    ],
)
def test_only_who_has_something_put_aside_sees_a_list_of_it_and_only_while_it_is_there(
    listed: Modules, records: dict[str, Any], found: list[Any]
) -> None:
    assert listed.page.evaluate(PUT_ASIDE, records) == [found, [False, 0]]


def negotiation(id: str, name: str = "", day: int | None = None, **more: bool) -> dict[str, Any]:
    begun = {} if day is None else {"created": NOON + day * DAY}
    return {"id": id, "name": name, "archived": False, **begun, **more}


NEGOTIATIONS = """async ([records, press]) => {
    const { store, workbook } = await keptIn(records);
    const url = new URL("assets/workbook/negotiations.mjs", document.baseURI);
    const { Negotiations } = await import(url);
    const root = document.createElement("div");
    root.innerHTML = `<ul data-part="list"></ul><p data-part="undo"></p>`;
    document.body.append(root);
    const shown = new Negotiations(root, workbook);
    const acts = (item) => [...item.querySelectorAll("button")].map((button) => button.ariaLabel);
    const list = () => [...root.querySelectorAll("li")].map((item) => {
        const [name, facts] = item.children;
        return [item.ariaCurrent, name.textContent, facts.textContent, ...acts(item)];
    });
    shown.show();
    const first = list();
    const found = [first];
    for (const label of press) {
        const button = root.querySelector(`[aria-label="${label}"]`);
        button.focus();
        button.click();
        shown.show();
        found.push([list(), root.querySelector("[data-part=undo]").textContent.trim(),
            document.activeElement.getAttribute("aria-label")]);
    }
    root.remove();
    return found;
}"""


def test_there_is_always_a_negotiation(listed: Modules) -> None:
    found = listed.page.evaluate(NEGOTIATIONS, [{}, []])
    only = "You are working on this one · 0 responses"
    can = [f"{act}: My negotiation" for act in ("Rename", "Copy", "Delete")]
    assert found == [[["true", "My negotiation", only, *can]]]


SEVERAL = {
    "_current": at("pay"),
    "_negotiations/pay": at(negotiation("pay", "Pay", 2)),
    "_negotiations/old": at(negotiation("old", "Old", 1, archived=True)),
    "first/one/first/a": at("Words"),
    "first/one/first/b": at(None),
    "pay/many/first/_started": at(NOON),
    "pay/many/first/how": at("So"),
    "pay/one/first/a": at("Words"),
}
ARCHIVED = "Take out of the archive"


def row(name: str, facts: str, *acts: str, current: bool = False) -> list[str | None]:
    """A negotiation as it is listed; what can be done begins with what this one differs in."""
    buttons = [act for act in ("Work on this one", "Rename", "Copy", "Archive", ARCHIVED, "Delete")
               if act in ("Rename", "Copy", "Delete", *acts)]  # fmt: skip
    return ["true" if current else None, name, facts, *(f"{act}: {name}" for act in buttons)]


def test_each_negotiation_says_what_it_is_and_what_can_be_done(listed: Modules) -> None:
    """The focus stays on the button that was pressed, or where that is gone, on its neighbour."""
    first, old = (
        "My negotiation",
        row("Old", "Archived · begun on 6 Jan 2026 · 0 responses", ARCHIVED),
    )
    begun = "begun on 7 Jan 2026 · 2 responses"
    pay = row("Pay", f"You are working on this one · {begun}", current=True)
    mine = row(first, "1 response", "Work on this one", "Archive")
    press = [f"Archive: {first}", f"{ARCHIVED}: {first}", f"Work on this one: {first}",
             f"{ARCHIVED}: Old"]  # fmt: skip
    now = f"You are now working on “{first}”."
    used = [row(first, "You are working on this one · 1 response", current=True)]
    other = [row("Pay", begun, "Work on this one", "Archive")]
    back = row("Old", "begun on 6 Jan 2026 · 0 responses", "Work on this one", "Archive")
    assert listed.page.evaluate(NEGOTIATIONS, [SEVERAL, press]) == [
        [mine, old, pay],
        [[row(first, "Archived · 1 response", ARCHIVED), old, pay], "", press[1]],
        [[mine, old, pay], "", press[0]],
        [[*used, old, *other], now, f"Rename: {first}"],
        [[*used, back, *other], now, "Archive: Old"],
    ]


GONE = """async ([records, id]) => {
    const { store, workbook } = await keptIn(records);
    const url = new URL("assets/workbook/negotiations.mjs", document.baseURI);
    const { Negotiations } = await import(url);
    const root = document.createElement("div");
    root.innerHTML = '<ul data-part="list"></ul><p data-part="undo"></p>';
    document.body.append(root);
    const shown = new Negotiations(root, workbook);
    shown.show();
    root.querySelector(`[data-id="${id}"][data-act="rename"]`).focus();
    await store.discard([`${store.prefix}_negotiations/${id}`]);
    shown.show();
    const focus = document.activeElement.getAttribute("aria-label");
    root.remove();
    return focus;
}"""


def test_where_the_negotiation_in_focus_goes_the_first_button_has_it(listed: Modules) -> None:
    assert listed.page.evaluate(GONE, [SEVERAL, "old"]) == "Work on this one: My negotiation"


CHANGING = """async ([records, room, what]) => {
    const { store, workbook } = await keptIn(records, room);
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const { Negotiations } = await at("workbook/negotiations.mjs");
    const root = document.createElement("div");
    root.innerHTML = `<ul data-part="list"></ul><p data-part="undo"></p>`;
    document.body.append(root);
    window.made = new Negotiations(root, workbook);
    window.said = undefined;
    made.show();
    if (what === "create") made.create().then((sentence) => { window.said = sentence; });
    else root.querySelector(`[data-act="${what}"]`).click();
}"""
NOW = """() => {
    made.show();
    const { root } = made;
    const names = [...root.querySelectorAll("li")].map((item) =>
        (item.ariaCurrent ? "* " : "") + item.firstElementChild.textContent);
    const undo = root.querySelector("[data-part=undo]").textContent.trim();
    return [names, window.said ?? undo];
}"""
PERHAPS = (
    "To be sure, close the browser in the normal way before anybody else uses this device: it "
    "cannot write to its database now, and after a crash these words could be back."
)
OF_ME = {"_current": at("first"), "first/one/first/a": at("Words"),
         "_negotiations/first": at(negotiation("first", "Rent", 1))}  # fmt: skip


@pytest.mark.parametrize(
    ("what", "dialog", "offered", "typed", "names", "said"),
    [
        ("create", "Prepare another negotiation", "", "  Pay ", ["Rent", "* Pay"],
         "You are now working on “Pay”."),
        ("create", "Prepare another negotiation", "", " ", ["* Rent"], ""),
        ("create", "Prepare another negotiation", "", None, ["* Rent"], ""),
        ("rename", "Rename", "Rent", " Pets ", ["* Pets"], ""),
        ("rename", "Rename", "Rent", " ", ["* Rent"], ""),
        ("copy", "Copy", "Rent (copy)", "Twin", ["* Rent", "Twin"],
         "“Twin” now holds a copy of every word."),
        ("copy", "Copy", "Rent (copy)", None, ["* Rent"], ""),
        ("copy, without room", "Copy", "Rent (copy)", "Twin", ["* Rent"],
         "There is no room for a copy in this browser. Nothing was changed."),
    ],
)  # fmt: skip
def test_a_negotiation_gets_the_name_that_is_given_and_nothing_without_one(
    listed: Modules,
    what: str,
    dialog: str,
    offered: str,
    typed: str | None,
    names: list[str],
    said: str,
) -> None:
    page, (act, _, without) = listed.page, what.partition(", ")
    page.evaluate(CHANGING, [OF_ME, not without, act])
    shown = page.get_by_role("dialog", name=dialog)
    box = shown.get_by_role("textbox", name="What do you call it?")
    expect(box).to_have_value(offered)
    expect(box).to_have_attribute("aria-required", "true")
    box.fill(typed or "")
    page.keyboard.press("Enter" if typed else "Escape")
    expect(shown).to_have_count(0)
    # The name is kept a moment after the dialog has gone, and nothing need be said of it.
    wanted = json.dumps([names, said])
    until(page, f"JSON.stringify(({NOW})()) === JSON.stringify({wanted})")
    assert page.evaluate(NOW) == [names, said]
    page.evaluate("made.root.remove()")


def test_who_deletes_what_is_open_turns_to_another_until_it_is_back(listed: Modules) -> None:
    """On a device that cannot forget it for sure, that is said."""
    page = listed.page
    two = {**OF_ME, "_negotiations/pay": at(negotiation("pay", "Pay", 2))}
    for room, sure in ((True, ""), (False, f" {PERHAPS}")):
        page.evaluate(CHANGING, [two, room, "delete"])
        undo = page.get_by_role("button", name="Undo")
        expect(undo).to_be_focused()
        assert page.evaluate(NOW) == [["* Pay"], f"“Rent” is deleted.{sure} Undo"]
        page.evaluate("made.root.remove()")


def test_who_brings_back_what_was_not_open_stays_where_they_are(listed: Modules) -> None:
    page = listed.page
    two = {**OF_ME, "_negotiations/pay": at(negotiation("pay", "Pay", 2)), "_current": at("pay")}
    page.evaluate(CHANGING, [two, True, "delete"])
    page.get_by_role("button", name="Undo").press("Enter")
    until(page, f"({NOW})()[1] === '“Rent” is back.'")
    assert page.evaluate(NOW)[0] == ["Rent", "* Pay"]
    page.evaluate("made.root.remove()")


def test_a_negotiation_that_is_deleted_can_be_brought_back(listed: Modules) -> None:
    page = listed.page
    page.evaluate(CHANGING, [OF_ME, True, "delete"])
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert page.evaluate(NOW) == [["* My negotiation"], "“Rent” is deleted. Undo"]
    undo.press("Enter")
    until(page, f"({NOW})()[1] === '“Rent” is back.'")
    assert page.evaluate(NOW)[0] == ["* Rent"]
    page.evaluate("made.root.remove()")


def test_a_negotiation_that_cannot_be_brought_back_yet_can_be_asked_for_again(
    listed: Modules,
) -> None:
    page = listed.page
    page.evaluate(CHANGING, [OF_ME, True, "delete"])
    page.evaluate("""() => {
        const { store } = made.workbook;
        store.restore = async () => { delete store.restore; return false; };
    }""")
    undo = page.get_by_role("button", name="Undo")
    undo.press("Enter")
    expect(page.locator("[data-part=undo]")).to_have_text(
        "“Rent” is not back yet: this browser has no room for it just now. Delete what you no "
        "longer need, then try again. Undo"
    )
    expect(undo).to_be_focused()
    undo.press("Enter")
    until(page, f"({NOW})()[1] === '“Rent” is back.'")
    page.evaluate("made.root.remove()")


ASIDE = """async ([records, act]) => {
    const { store, workbook } = await keptIn(records);
    const { showAside } = await import(new URL("assets/workbook/aside.mjs", document.baseURI));
    const root = document.createElement("div");
    root.innerHTML = `<section data-part="aside" hidden><ul data-part="aside-list"></ul></section>
        <p data-part="said"></p><section data-part="written"><h2 tabindex="-1"></h2></section>`;
    document.body.append(root);
    showAside(root, workbook);
    const acts = (item) => [...item.querySelectorAll("button")].map((button) => button.ariaLabel);
    const list = () => [...root.querySelectorAll("li")].map((item) =>
        [...[...item.children].slice(0, 3).map(({ textContent }) => textContent), ...acts(item)]);
    const before = list();
    const said = root.querySelector("[data-part=said]");
    if (!act) return root.remove(), before;
    root.querySelector(`[aria-label="${act}"]`).click();
    while (!said.textContent) await new Promise(requestAnimationFrame);
    showAside(root, workbook);
    const bare = ([key, { savedAt, ...record }]) => [key.slice(store.prefix.length), record];
    const answer = [before, list(), said.textContent, document.activeElement.localName,
        Object.fromEntries(store.list().map(bare)), root.querySelector("section").hidden];
    root.remove();
    return answer;
}"""


LOST = {
    "_aside/first/one/first/a/mark": at('{"format": 1, "value": "Of old", "savedAt": 5}', 1),
    "_aside/first/one/first/z/gone": at(None),
    "_aside/_odd/mark": at('{"format": 1, "value": "first"}', 2),
    "first/one/first/b": '{"format": 2, "value": "From tomorrow", "savedAt": 5}',
    "first/two/first/x": "{",
    "first/one/first/a": at("Now"),
}


def offered(title: str, why: str, words: str, can_come_back: bool = True) -> list[str]:
    acts = ["Bring it back", "Save to a file", "Delete"][0 if can_come_back else 1 :]
    return [title, why, words, *(f"{act}: {title}" for act in acts)]


OLD = offered("One · A?", "Put aside on 6 Jan 2026.", "Of old")
ODD = offered("_odd", "Put aside on 7 Jan 2026.", "first", False)
NEWER = offered("One · B?", "A newer version of this course wrote it. It is still where it was.",
                "From tomorrow")  # fmt: skip
DAMAGED = offered("Two · X?", "It is damaged. It is still where it was.", "{", False)


@pytest.mark.parametrize(
    ("act", "left", "said", "place", "stands"),
    [
        ("Bring it back: One · A?", [ODD, NEWER, DAMAGED], "It is back in “One · A?”.",
         "first/one/first/a",
         {"field": "a", "value": "Of old", "previous": {"value": "Now", "savedAt": NOON}}),
        # What a newer version wrote may hold more than could be brought back: it is kept aside.
        ("Bring it back: One · B?", [ODD, OLD, ["One · B?"], DAMAGED], "It is back in “One · B?”.",
         "first/one/first/b", {"field": "b", "value": "From tomorrow"}),
    ],
)  # fmt: skip
def test_what_could_not_be_read_is_listed_and_comes_back(
    listed: Modules, act: str, left: list[list[str]], said: str, place: str, stands: dict[str, Any]
) -> None:
    before, after, told, focus, kept, hidden = listed.page.evaluate(ASIDE, [LOST, act])
    assert before == [ODD, OLD, NEWER, DAMAGED]
    assert [item[: len(expected)] for item, expected in zip(after, left, strict=True)] == left
    assert (told, focus, hidden) == (said, "h2", False)
    assert kept[place] == {"format": 1, "exercise": "one", **stands}


def test_what_is_damaged_in_its_place_comes_back_and_leaves_nothing_aside(listed: Modules) -> None:
    records = {"first/two/first/x": '{"format": 1, "value": "Odd", "savedAt": -1}'}
    act = "Bring it back: Two · X?"
    before, after, told, _, kept, hidden = listed.page.evaluate(ASIDE, [records, act])
    assert before == [offered("Two · X?", "It is damaged. It is still where it was.", "Odd")]
    assert (after, told, hidden) == ([], "It is back in “Two · X?”.", True)
    stands = {"format": 1, "exercise": "two", "field": "x", "value": "Odd"}
    assert kept["first/two/first/x"] == stands
    assert not [key for key in kept if key.startswith("_aside/")]


def test_where_all_can_be_read_nothing_is_listed_as_put_aside(listed: Modules) -> None:
    assert listed.page.evaluate(ASIDE, [{"first/one/first/a": at("Now")}, None]) == []
    long = json.dumps({"format": 2, "value": "x" * 2001, "savedAt": 5})
    [[_, _, words, *_]] = listed.page.evaluate(ASIDE, [{"first/one/first/a": long}, None])
    assert words == "x" * 2000 + "…"
    whole = json.dumps({"format": 2, "value": "x" * 2000, "savedAt": 5})
    [[_, _, words, *_]] = listed.page.evaluate(ASIDE, [{"first/one/first/a": whole}, None])
    assert words == "x" * 2000


KEEP = """async ([records, state, browser]) => {
    const [now, permissions] = [Date.now, Permissions.prototype.query];
    Date.now = () => 1_770_206_400_000;
    const { store } = await keptIn(records);
    Object.defineProperty(store, "state", { value: state });
    StorageManager.prototype.persisted = async () => browser === "kept";
    Permissions.prototype.query = async () => ({ state: browser === "no" ? "denied" : "prompt" });
    const data = browser === "person" ? undefined : {};
    Object.defineProperty(navigator, "userAgentData", { value: data, configurable: true });
    const { showKeep } = await import(new URL("assets/workbook/keep.mjs", document.baseURI));
    const root = document.createElement("div");
    root.innerHTML = `<p data-part="health"></p><p data-part="backup"></p>
        <input type="checkbox" data-part="nothing"><p data-part="persist"></p>`;
    await showKeep(root, store);
    Date.now = now;
    Permissions.prototype.query = permissions;
    const part = (name) => root.querySelector(`[data-part="${name}"]`);
    const [health, backup] = [part("health"), part("backup")];
    return [health.textContent, backup.hidden ? null : backup.textContent,
        [health.dataset.state, part("nothing").checked, !part("persist").hidden]];
}"""
AGREED = (
    "Your words are saved on this device, and your browser has agreed not to remove them by "
    "itself. A file is yours in any case."
)
UNSURE = (
    "Your words are saved on this device. But your browser may remove them by itself, for instance "
    "when you have not been here for a week, or when a private window closes. A file is safe from "
    "that."
)
NOT_YET = (
    "Your words are kept in this browser, but not yet safely on the disk. A crash could lose the "
    "last minute."
)
NOWHERE = (
    "Nothing is kept on this device. Your words are gone when you leave the page you wrote them "
    "on. Save them to a file there first."
)
NEVER = (
    "You have no backup file yet. It takes a moment, and it is the one way to bring your words "
    "back if this browser loses them."
)
ALL_IN_IT = "Everything you wrote is in it."
AGAIN = "You have written more since then. It may be time for a new one."
SAVED = "_settings/backup"
TODAY = 30
"""Days from 5 January to the day of these tests."""


def written(day: int, **more: Any) -> dict[str, Any]:
    return {"first/one/first/a": at("Words", day), **more}


@pytest.mark.parametrize(
    ("records", "state", "kind", "health", "backup", "can_ask"),
    [
        ({}, "durable", "person", AGREED, None, False),
        ({"first/one/first/a": at(None)}, "durable", "person", AGREED, None, False),
        (written(1), "durable", "person", UNSURE, NEVER, True),
        (written(1), "saving", "person", UNSURE, NEVER, True),
        (written(1), "durable", "quiet", UNSURE, NEVER, False),
        (written(1), "durable", "no", UNSURE, NEVER, False),
        (written(1), "durable", "kept", AGREED, NEVER, False),
        (written(1), "local", "person", NOT_YET, NEVER, False),
        (written(1) | {"_settings/keep-nothing": at(True)}, "page", "no", NOWHERE, NEVER, False),
    ],
)  # fmt: skip
def test_the_workbook_says_how_safe_the_words_are(
    listed: Modules, records: Any, state: str, kind: str, health: str, backup: Any, can_ask: bool
) -> None:
    found = listed.page.evaluate(KEEP, [records, state, kind])
    assert found == [health, backup, [state, state == "page", can_ask]]


@pytest.mark.parametrize(
    ("saved", "wrote", "says"),
    [
        (3, 1, f"Last backup: 8 January 2026. {ALL_IN_IT}"),
        (3, 3, f"Last backup: 8 January 2026. {ALL_IN_IT}"),
        (3, 4, f"Last backup: 8 January 2026. {AGAIN}"),
        (TODAY - 7, TODAY - 1, "Last backup: 28 January 2026."),
        (TODAY - 8, TODAY - 1, f"Last backup: 27 January 2026. {AGAIN}"),
        (3, TODAY + 1, f"Last backup: 8 January 2026. {ALL_IN_IT}"),
    ],
)
def test_a_new_backup_is_asked_for_once_much_is_not_in_the_last_one(
    listed: Modules, saved: int, wrote: int, says: str
) -> None:
    """What claims to be of a day that has not come is no reason to save again."""
    records = written(0, **{"first/one/first/b": at("More", wrote)})
    kept = {**records, SAVED: at(NOON + saved * DAY, saved)}
    assert listed.page.evaluate(KEEP, [kept, "durable", "kept"]) == [
        AGREED, says, ["durable", False, False],
    ]  # fmt: skip
