"""Lines beside fields: the way through a sheet, where a text comes from, points, and an order.

Of worksheet/steps.mjs, worksheet/source-line.mjs, worksheet/take-label.mjs,
worksheet/fields/points.mjs, worksheet/fields/ranking.mjs and worksheet/fields/row-names.mjs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.modules import Modules

STEPS = """async ([hash, open]) => {
    const { showSteps } = await import(new URL("assets/worksheet/steps.mjs", document.baseURI));
    const form = document.createElement("form");
    const prompt = (id) => `<div class="ws-field ws-numbered" data-field="${id}">
        <p class="ws-prompt">${id}</p></div>`;
    form.innerHTML = `<div data-part="bar"></div><div class="ws-field" data-field="note"></div>
        ${open.map(prompt).join("")}<p class="ws-next"><a href="next/">The next</a></p>
        <div data-part="foot"></div>`;
    document.body.append(form);
    const before = location.hash;
    location.hash = hash;
    showSteps({ form, spec: { id: "sheet" } });
    location.hash = before;
    const shown = [...form.querySelectorAll(".ws-field:not([data-off-step])")];
    const moves = form.querySelector(".ws-moves");
    const found = { shown: shown.map(({ dataset }) => dataset.field),
        moves: moves && [...moves.children].map((node) => node.textContent),
        rest: [...form.querySelectorAll(".ws-step > p:not(.ws-moves)")].map((p) => p.textContent) };
    form.remove();
    return found;
}"""
MORE = ["That is enough: The next", "Show the whole worksheet"]


@pytest.mark.parametrize(
    ("hash", "shown", "moves"),
    [
        ("", ["note", "a", "b", "c"], None),
        ("#other.b.step", ["note", "a", "b", "c"], None),
        ("#sheet.b", ["note", "a", "b", "c"], None),
        ("#sheet.a.step", ["note", "a"], ["Next", "Prompt 1 of 3"]),
        ("#sheet.b.step", ["b"], ["Back", "Next", "Prompt 2 of 3"]),
        ("#sheet.c.step", ["c"], ["Back", "Prompt 3 of 3"]),
        ("#sheet.gone.step", ["note", "a"], ["Next", "Prompt 1 of 3"]),
    ],
)
def test_a_step_shows_one_prompt_and_the_ways_on(
    modules: Modules, hash: str, shown: list[str], moves: list[str] | None
) -> None:
    found = modules.page.evaluate(STEPS, [hash, ["a", "b", "c"]])
    assert (found["shown"], found["moves"]) == (shown, moves)
    assert found["rest"] == ([] if moves is None else MORE)


SOURCE = """async ([touched, value, offer, from]) => {
    const { show } = await import(new URL("assets/worksheet/source-line.mjs", document.baseURI));
    const { prints } = await import(new URL("assets/responses/prefill.mjs", document.baseURI));
    const element = document.createElement("div");
    element.innerHTML = '<p data-part="source"></p>';
    const told = offer && { ...offer, prints: prints(offer.value) };
    const record = { value, from: from && prints(from)[0] };
    const responses = { touched: () => touched, record: () => record,
        recordRows: () => [undefined] };
    const spec = { id: "here", fields: [{ id: "own", prompt: "My own" }],
        links: { there: { title: "Another sheet", url: "../there/" }, gone: { title: "Gone" } } };
    const field = { id: "x", type: "text", take_from: "there.y" };
    const did = [];
    const worksheet = { responses, spec, workbook: { offered: () => told },
        autosave: { replace: () => did.push("replace"), put: (_slot, put) => did.push(put) },
        render: () => did.push("render") };
    show(worksheet, { field, element }, value);
    const line = element.firstChild;
    const link = line.querySelector("a");
    const found = [line.hidden ? "" : line.textContent, link?.getAttribute("href")];
    for (const button of line.querySelectorAll("button")) button.click();
    return [...found, did];
}"""
OFFER = {"value": "Theirs", "from": "there.y"}


@pytest.mark.parametrize(
    ("touched", "value", "offer", "before", "line"),
    [
        (False, "Theirs", OFFER, None, "From: Another sheet "),
        (False, "", OFFER, None, "From: Another sheet "),
        (True, None, OFFER, None, "There is a text on: Another sheet Use it here"),
        (True, "Mine", OFFER, None, ""),
        (True, "Mine", OFFER, "Theirs", ""),
        (True, "Mine", OFFER, "Older", "The text has changed since on: Another sheet "
         "Use the new textKeep mine"),
        (True, "Theirs", OFFER, "Older", ""),
        (True, "Mine", None, "Older", ""),
        (False, None, {**OFFER, "value": None}, None, ""),
        (False, "x", {**OFFER, "from": "here.own"}, None, "From: My own "),
        (False, "x", {**OFFER, "from": "gone.y"}, None, "From: Gone "),
        (False, "x", {**OFFER, "from": "nowhere.y"}, None, "From: nowhere "),
    ],
)  # fmt: skip
def test_a_text_from_elsewhere_says_where_from_and_that_it_changed(
    modules: Modules, touched: bool, value: Any, offer: Any, before: Any, line: str
) -> None:
    said, href, did = modules.page.evaluate(SOURCE, [touched, value, offer, before])
    assert said == line
    assert href == ("../there/" if "Another sheet" in line else None)
    taken, kept = ["replace", "Theirs", "render"], ["Mine", "render"]
    wanted = {"There is": taken, "The text": [*taken, *kept]}
    assert did == wanted.get(line[:8], [])


@pytest.mark.parametrize(
    ("repeat", "take", "started", "label"),
    [
        ({}, "first", 1_804_075_200_000, "3 Mar 2027"),
        ({}, "take-2", None, "New entry"),
        (None, "first", None, "New entry"),
        ({"moments": {"before": "Before"}}, "before", None, "Before"),
        ({"moments": {"before": "Before"}}, "before", 1_804_075_200_000, "Before, 3 Mar 2027"),
        ({"moments": {"before": "Before"}}, "other", None, "New entry"),
    ],
)
def test_a_filling_in_is_called_by_its_moment_and_day(
    modules: Modules, repeat: Any, take: str, started: Any, label: str
) -> None:
    assert modules.call("worksheet/take-label.mjs", "takeLabel", repeat, take, started) == label


POINTS = """async ([field, points]) => {
    const url = new URL("assets/worksheet/fields/points.mjs", document.baseURI);
    const { kind } = await import(url);
    const element = document.createElement("div");
    element.innerHTML = '<i data-row="a"></i><i data-row="b"></i><p data-part="left"></p>';
    kind.show({}, { element, field }, points ?? undefined);
    return element.querySelector("p").textContent;
}"""


@pytest.mark.parametrize(
    ("points", "total", "sentence"),
    [
        (None, None, "100 points left"),
        ({"a": 99}, None, "1 point left"),
        ({"a": 60, "b": "40"}, None, "All points are given."),
        ({"a": 33.3, "b": 66.7}, None, "All points are given."),
        ({"a": 0.1, "b": 0.2}, 0.3, "All points are given."),
        ({"a": 60, "b": 41}, None, "1 point too many"),
        ({"a": 60, "b": "lots"}, None, "40 points left"),
        ({"a": 60, "gone": 40}, None, "40 points left"),
        ({"a": 10, "b": 2}, 10, "2 points too many"),
        ({"a": 11}, 10, "10 points left"),
    ],
)
def test_points_that_are_left_are_said(
    modules: Modules, points: Any, total: float | None, sentence: str
) -> None:
    field = {"id": "x", "type": "points", **({} if total is None else {"total": total})}
    assert modules.page.evaluate(POINTS, [field, points]) == sentence


RANKING = """async ([order, ...presses]) => {
    const url = new URL("assets/worksheet/fields/ranking.mjs", document.baseURI);
    const { kind } = await import(url);
    const element = document.createElement("div");
    const row = (id) => `<li data-choice="${id}"><span data-part="row-label">${id}</span>
        <input></li>`;
    const rowsOf = ["A", "B", "C"].map(row).join("");
    element.innerHTML = `<p class="ws-how"></p><ol data-part="rows">${rowsOf}</ol>`;
    document.body.append(element);
    let changes = 0;
    element.addEventListener("change", () => { changes += 1; });
    kind.shape(element, {}, undefined, () => ({}));
    kind.write(element, order ?? undefined);
    const buttons = () => [...element.querySelectorAll("button")];
    const named = (button) => button.getAttribute("aria-label") ?? button.textContent;
    for (const press of presses) buttons().find((button) => named(button) === press).click();
    const rows = [...element.querySelectorAll("li")].map(({ dataset }) => dataset.choice).join("");
    const found = { rows, read: kind.read(element) ?? null, changes,
        how: element.firstChild.textContent,
        said: element.querySelector("[data-part=said]").textContent,
        right: !element.querySelector("[data-part=right]").hidden,
        off: buttons().filter((button) => button.ariaDisabled === "true").map(named),
        names: buttons().map(named), focus: named(document.activeElement) };
    element.remove();
    return found;
}"""


def ranked(modules: Modules, order: list[str] | None, *presses: str) -> dict[str, Any]:
    found: dict[str, Any] = modules.page.evaluate(RANKING, [order, *presses])
    return found


def test_an_order_is_nobodys_until_it_is_moved_or_said_to_be_right(modules: Modules) -> None:
    fresh = ranked(modules, None)
    assert (fresh["rows"], fresh["read"], fresh["right"]) == ("ABC", None, True)
    assert fresh["how"] == "Put them in order with the arrows."
    assert fresh["names"] == [
        "Move up: A", "Move down: A", "Move up: B", "Move down: B", "Move up: C", "Move down: C",
        "This order is right",
    ]  # fmt: skip
    assert fresh["off"] == ["Move up: A", "Move down: C"]
    right = ranked(modules, None, "This order is right")
    assert (right["read"], right["right"], right["changes"]) == (["A", "B", "C"], False, 1)
    assert right["said"] == "The order is kept."


@pytest.mark.parametrize(
    ("order", "presses", "rows", "said"),
    [
        (None, ["Move down: A"], "BAC", "A: now number 2 of 3."),
        (None, ["Move up: C"], "ACB", "C: now number 2 of 3."),
        (None, ["Move up: C", "Move up: C"], "CAB", "C: now number 1 of 3."),
        (["C", "A", "B"], ["Move down: C"], "ACB", "C: now number 2 of 3."),
        (["C"], [], "CAB", ""),
        (["B", "gone", "A"], [], "BAC", ""),
        (None, ["Move up: A"], "ABC", ""),
        (None, ["Move down: C"], "ABC", ""),
    ],
)
def test_arrows_move_a_choice_by_one_place(
    modules: Modules, order: list[str] | None, presses: list[str], rows: str, said: str
) -> None:
    found = ranked(modules, order, *presses)
    assert (found["rows"], found["said"]) == (rows, said)
    assert found["changes"] == (len(presses) if said else 0)
    assert found["off"] == [f"Move up: {rows[0]}", f"Move down: {rows[-1]}"]
    if presses:
        assert found["focus"] == presses[-1]


RESCUE = """async (state) => {
    const { makeRescue } = await import(new URL("assets/worksheet/rescue.mjs", document.baseURI));
    const did = [];
    const store = { prefix: "p/", list: () => [], unreadable: () => [], get: () => undefined,
        put: (key) => did.push(key), saveAgain: () => did.push("again") };
    const { element, show } = makeRescue({ store });
    document.body.append(element);
    show(state);
    const [retry, save] = element.querySelectorAll("button");
    const buttons = [...element.querySelectorAll("button")].filter((button) => !button.hidden);
    const names = element.hidden ? [] : buttons.map((button) => button.textContent);
    retry.click();
    if (state === "memory") save.click();
    const said = element.lastChild;
    while (state === "memory" && !said.textContent) await new Promise((go) => { setTimeout(go); });
    element.remove();
    return [names, said.textContent, did];
}"""
WAYS = ["Try to save again", "Save to a file", "Open a file"]


@pytest.mark.parametrize(
    ("state", "buttons"),
    [("saving", []), ("durable", []), ("page", WAYS[1:]), ("local", WAYS), ("erased", WAYS)],
)
def test_where_storage_does_not_hold_a_file_is_the_way_out(
    modules: Modules, state: str, buttons: list[str]
) -> None:
    names, said, did = modules.page.evaluate(RESCUE, state)
    assert (names, said, did) == (buttons, "", ["again"])


def test_a_file_that_was_saved_is_named(modules: Modules) -> None:
    with modules.page.expect_download() as saved:
        names, said, did = modules.page.evaluate(RESCUE, "memory")
    file = saved.value.suggested_filename
    assert names == WAYS and file.startswith("test-") and file.endswith(".json")
    assert said == f"Saved as {file}. Check your Downloads folder."
    assert did == ["again", "p/_settings/backup"]


@pytest.mark.parametrize(
    ("others", "rows", "labels"),
    [
        (None, [{"id": "a"}], None),
        ([], None, []),
        (["Rent"], None, ["Rent"]),
        (["Rent", "Dogs"], [{"id": "row-2"}], ["Rent", "Dogs"]),
        (["Rent"], [{"id": "gone"}, {"id": "row-1"}], ["Rent", "No longer on the list above"]),
    ],
)
def test_rows_that_follow_others_keep_what_was_written_in_one_that_is_gone(
    modules: Modules, others: list[str] | None, rows: Any, labels: list[str] | None
) -> None:
    followed: Any = others and [{"id": f"row-{n}", "label": it} for n, it in enumerate(others, 1)]
    arguments = [followed, rows]
    found = modules.call("worksheet/fields/row-names.mjs", "followedRows", *arguments)
    assert (found and [row["label"] for row in found]) == labels
