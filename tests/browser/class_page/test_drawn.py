"""What stands on the page of a class, line by line; drawn by single modules.

Of class/change.mjs, class/code-list.mjs, class/codes.mjs, class/compare.mjs, class/draw.mjs,
class/groups.mjs, class/judged.mjs, class/learner.mjs, class/named.mjs, class/paths.mjs,
class/paths-list.mjs, class/people.mjs, class/roster-section.mjs, class/scales.mjs, class/sheet.mjs,
class/summary.mjs and class/takes.mjs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.hedge_case import CASES
from tests.support.modules import Modules

SHARES = "Response |  | Number | Share"
LONG = "x" * 100
CODES = f"""
hedge:1-3-2
Hedge: 1–3–2
hedge:3-1-2
hedge:none
hedge/walk-away:none
hedge/walk-away:1-3-2
hedge:9-1-1
{LONG}
"""


def test_codes_of_a_case_are_a_picture_and_a_table_for_each_version(modules: Modules) -> None:
    """Points: height 0–30, 5–15, 10–0; cost 0–10, 15–5, 30–0; gate 0–20, 10–10, 20–0."""
    picture = [
        "Halfway on everything: 30 for Ana Low, 30 for Ben",
        "Worth of no deal, for each: {} for Ana Low, {} for Ben",
        "Frontier: 0 for Ana Low, 60 for Ben",
        "Frontier: 60 for Ana Low, 0 for Ben",
        "27 possible agreements",
    ]
    head = (
        "Code | Pairs | Ana Low | Ben | Together | Found value | Free gains left | On the frontier"
    )
    assert modules.lines("class/code-list.mjs", "codeNodes", CODES, CASES, {}) == [
        "Line 8, “hedge:9-1-1”: Number 1 in the code names an option that does not exist.",
        f"Line 9, “{LONG[:80]}”: This is not a result code. It looks like this: "
        "name-of-case:2-1-3-2, or name-of-case:none.",
        "The hedge",
        "Agreements: 3. No deal: 1. Without a deal Ana Low has 20 points and Ben 20.",
        "All agreements by what they are worth to each",
        "Results of pairs: 40 for Ana Low, 40 for Ben; Results of pairs: 20 for Ana Low, "
        "20 for Ben; " + "; ".join(picture).format(20, 20),
        "The hedge: what the pairs found",
        head,
        "hedge:1-3-2 | 2 | 40 | 40 | 80 | 100 % | 0 | yes",
        "hedge:3-1-2 | 1 | 20 | 20 | 40 | −100 % | 40 | no",
        "hedge:none | 1 | 20 | 20 | 40 | – | – | –",
        "The hedge, version 2",
        "Agreements: 1. No deal: 1. Without a deal Ana Low has 45 points and Ben 45. "
        "Here no agreement beats both alternatives, so a civil no is the best end.",
        "All agreements by what they are worth to each",
        "Results of pairs: 40 for Ana Low, 40 for Ben; " + "; ".join(picture).format(45, 45),
        "The hedge: what the pairs found",
        head,
        "hedge/walk-away:1-3-2 | 1 | 40 | 40 | 80 | 100 % | 0 | yes",
        "hedge/walk-away:none | 1 | 45 | 45 | 90 | – | – | –",
    ]


def test_pairs_with_the_same_points_are_one_place_and_the_best_come_first(modules: Modules) -> None:
    """Both agreements are worth 35 to each; 1-3-1 and 1-3-3 are worth 80 together."""
    codes = "hedge:1-2-3\nhedge:1-3-3\nhedge:none\nhedge:2-3-1\nhedge:2-3-1\nhedge:1-3-1"
    [played] = modules.call("class/codes.mjs", "classCodes", codes, CASES)["played"]
    assert [line["code"] for line in played["lines"]] == [
        "hedge:1-3-1", "hedge:1-3-3", "hedge:1-2-3", "hedge:2-3-1", "hedge:none",
    ]  # fmt: skip
    pairs = modules.call("class/codes.mjs", "cloudOf", played)["pairs"]
    assert {(pair["x"], pair["y"]): pair["n"] for pair in pairs} == {
        (30, 50): 1, (50, 30): 1, (35, 35): 3,
    }  # fmt: skip


def test_more_codes_than_are_read_at_once_are_left_out_and_said(modules: Modules) -> None:
    text = "\n".join(["hedge:none"] * 2002)
    mistake, _, facts, *_ = modules.lines("class/code-list.mjs", "codeNodes", text, CASES, {})
    assert mistake == (
        "Line 2001, “hedge:none”: Only 2000 codes are read at once. "
        "This one and those after it were left out."
    )
    assert facts.startswith("Agreements: 0. No deal: 2000.")


SHEET: dict[str, Any] = {
    "id": "mood", "title": "Mood", "revision": 2, "was": ["temper"],
    "repeat": {"moments": {"before": "Before", "after": "After"}},
    "fields": [
        {"id": "reply", "kind": "choice", "type": "choice", "prompt": "First reply", "choices": [
            {"id": "ask", "label": "Ask", "correct": True}, {"id": "push", "label": "Push"}]},
        {"id": "sure", "kind": "rating", "type": "number", "prompt": "How sure?", "min": 1,
         "max": 3, "anchors": {"1": "not at all", "3": "very"}},
        {"id": "why", "kind": "text", "type": "text", "prompt": "Why?", "private": True},
        {"id": "more", "kind": "text", "type": "text", "prompt": "Anything else?"},
        {"id": "so", "kind": "note", "type": None, "prompt": "A note"},
    ],
    "scoring": {"scales": [{"id": "calm", "title": "Calm", "items": ["sure"], "bands": [
        {"from": 1, "label": "Low"}, {"from": 3, "label": "High"}]}]},
}  # fmt: skip
ONCE: dict[str, Any] = {
    "id": "once", "title": "Only once", "revision": 1,
    "fields": [
        {"id": "team", "kind": "choice", "type": "choice", "prompt": "Team", "choices": [
            {"id": "a", "label": "Hares"}, {"id": "b", "label": "Tortoises"}]},
        {"id": "what", "kind": "text", "type": "text", "prompt": "What?", "keep": True},
    ],
}  # fmt: skip


def learner(n: int, *worksheets: dict[str, Any]) -> dict[str, Any]:
    return {"name": f"P{n}", "typed": [], "files": [f"{n}.json"], "worksheets": [*worksheets]}


def mood(take: str, id: str = "mood", **responses: Any) -> dict[str, Any]:
    return {"id": id, "revision": 2, "take": take, "responses": responses}


def once(**responses: Any) -> dict[str, Any]:
    return {"id": "once", "revision": 1, "take": "first", "responses": responses}


PEOPLE = [
    learner(1, mood("before", reply="ask", sure=1), once(team="a", what="Mine")),
    learner(2, mood("after", "temper", reply="wait", sure=2, older="An old response")),
    learner(3, mood("before", reply="push")),
]
PEOPLE[0]["worksheets"] += [mood("after", reply="ask", sure=3, why="Because")]
PEOPLE[1]["worksheets"] += [mood("before", reply="push", sure=2), once(team="b")]
DRAWN = """async ([module, name, args]) => {
    const at = (path) => import(new URL(`assets/class/${path}`, document.baseURI));
    const [{ [name]: nodes }, { groupsOf, choiceOf }] =
        await Promise.all([module, "groups.mjs"].map(at));
    const who = (i) => `Person ${i + 1}`;
    const group = ([people, sheet]) => groupsOf(people, choiceOf(sheet, sheet.fields[0], "first"));
    const real = (value) => (value === "who" ? who : value?.by ? group(value.by) : value);
    return [...nodes(...args.map(real))].map((node) => node.outerHTML).join("");
}"""
LINES = """(html) => {
    const box = document.createElement("div");
    box.innerHTML = html;
    if (box.querySelector("[tabindex='1']")) throw new Error("the Tab key comes out of turn");
    const LINE = "caption, tr, p, li, h2, h3, h4";
    const texts = (nodes, mark) => [...nodes].map((node) => node.textContent).join(mark);
    return [...box.querySelectorAll(LINE)].map((node) => node.matches("tr")
        ? texts(node.cells, " | ") : texts(node.childNodes, "~").replace(/(~ ~| ~)/, " "));
}"""


def drawn(modules: Modules, module: str, name: str, *arguments: Any) -> list[str]:
    """Nodes as lines; `who` stands for what people are called, `{by: …}` for groups by team."""
    html = modules.page.evaluate(DRAWN, [module, name, list(arguments)])
    return list(modules.page.evaluate(LINES, html))


HUSHED = "Private, so not shown in large type."
CHANGED = "How people changed: from “Before” to “After”. Only who responded both times counts."


def test_a_worksheet_is_shown_field_by_field_then_scores_and_leftovers(modules: Modules) -> None:
    assert drawn(modules, "sheet.mjs", "sheetNodes", SHEET, PEOPLE, "who") == [
        "Mood",
        "First reply",
        "1 of 3 chose exactly what is correct.",
        "Before: 3 responses", SHARES, "Ask (correct) |  | 1 | 33 %", "Push |  | 2 | 67 %",
        "1 of 2 chose exactly what is correct.",
        "After: 2 responses", SHARES, "Ask (correct) |  | 1 | 50 %", "Push |  | 0 | 0 %",
        "wait (not a choice of this version) |  | 1 | 50 %",
        "How sure?",
        "Before: 2 responses", SHARES, "1 · not at all |  | 1 | 50 %", "2 |  | 1 | 50 %",
        "3 · very |  | 0 | 0 %",
        "Median 1.5, from 1 to 2",
        "After: 2 responses", SHARES, "1 · not at all |  | 0 | 0 %", "2 |  | 1 | 50 %",
        "3 · very |  | 1 | 50 %",
        "Median 2.5, from 2 to 3",
        CHANGED,
        " | Median before | Median after | Went up | Same | Went down | People",
        "How sure? | 1.5 | 2.5 | 1 | 1 | 0 | 2",
        "Why? private", HUSHED, "After: 1 response", "Person 1~Because",
        "Before and after, by situation", CHANGED,
        "Situation | This course’s reply, before | This course’s reply, after | Changed to it "
        "| Changed away from it | People",
        "First reply | 1 | 1 | 0 | 0 | 2",
        "Scores", "Before: 2 responses", "Scale | Scores | People | Not enough to say",
        "Calm | Median 1.5, from 1 to 2 | 2 | 1",
        "Calm", SHARES, "Low |  | 2 | 100 %", "High |  | 0 | 0 %",
        "Scores", "After: 2 responses", "Scale | Scores | People | Not enough to say",
        "Calm | Median 2.5, from 2 to 3 | 2 | 1",
        "Calm", SHARES, "Low |  | 1 | 50 %", "High |  | 1 | 50 %",
        "From another version of this worksheet private", HUSHED,
        "This page knows no such fields. They are shown as they came.",
        "Person 2, older~An old response",
        "Nobody handed in: Anything else?",
    ]  # fmt: skip


def test_a_worksheet_that_is_filled_in_once_has_no_moments(modules: Modules) -> None:
    assert drawn(modules, "sheet.mjs", "sheetNodes", ONCE, PEOPLE, "who") == [
        "Only once",
        "Team", "2 responses", SHARES, "Hares |  | 1 | 50 %", "Tortoises |  | 1 | 50 %",
        "What? private", HUSHED, "1 response", "Person 1~Mine",
    ]  # fmt: skip


def test_one_learner_is_shown_moment_by_moment(modules: Modules) -> None:
    lines = drawn(modules, "learner.mjs", "learnerNodes", [SHEET, ONCE], PEOPLE[0], "Ana")
    scores = "Scale | Score | Band"
    assert lines == [
        "Ana",
        "Mood · Before", "First reply", "Ask", "How sure?", "1",
        "Scores", "Mood · Before", scores, "Calm | 1 | Low",
        "Mood · After", "First reply", "Ask", "How sure?", "3",
        "Why? private", HUSHED, "Because",
        "Scores", "Mood · After", scores, "Calm | 3 | High",
        "Only once", "Team", "Hares", "What? private", HUSHED, "Mine",
    ]  # fmt: skip
    assert drawn(modules, "learner.mjs", "learnerNodes", [ONCE], PEOPLE[2], "Cy") == [
        "Cy", "Nothing was handed in of what you have chosen to look at.",
    ]  # fmt: skip


def test_groups_stand_side_by_side(modules: Modules) -> None:
    """Hares: the first; Tortoises: the second; the third is in no group."""
    by = {"by": [PEOPLE, ONCE]}
    heads = " | Hares (1) | Tortoises (1) | No group (1)"
    assert drawn(modules, "compare.mjs", "comparisonNodes", SHEET, PEOPLE, by) == [
        "Mood",
        "First reply",
        "Before", heads, "Ask | 1 (100 %) | 0 (0 %) | 0 (0 %)",
        "Push | 0 (0 %) | 1 (100 %) | 1 (100 %)",
        "After", heads, "Ask | 1 (100 %) | 0 (0 %) | –", "Push | 0 (0 %) | 0 (0 %) | –",
        "wait | 0 (0 %) | 1 (100 %) | –",
        "How sure?",
        "Before", heads, "Median | 1 (1 person) | 2 (1 person) | –",
        "After", heads, "Median | 3 (1 person) | 2 (1 person) | –",
        "Scores", "Before", heads, "Calm | 1 (1 person) | 2 (1 person) | –",
        "Scores", "After", heads, "Calm | 3 (1 person) | 2 (1 person) | –",
    ]  # fmt: skip
    assert drawn(modules, "compare.mjs", "comparisonNodes", ONCE, PEOPLE, by) == [
        "Only once", "Team", "By group", heads,
        "Hares | 1 (100 %) | 0 (0 %) | –", "Tortoises | 0 (0 %) | 1 (100 %) | –",
    ]  # fmt: skip


NAMED: list[tuple[str, dict[str, Any] | None, str]] = [
    ("course", {"course": "other"}, " (course “other”)"),
    ("unread", {"fields": "mood.sure, mood.why"}, " (mood.sure, mood.why)"),
    ("sheet", {"id": "gone"}, " (“gone”)"),
    ("revision", {"title": "Mood", "theirs": 1, "ours": 2}, " (Mood: version 1, here version 2)"),
    ("again", {"newest": "b.json"}, " (replaced by b.json)"),
    ("browser", {"other": "b.json"}, " (the other one: b.json)"),
    ("folder", {"other": "b.json"}, " (together with b.json)"),
    ("damaged", None, ""),
]


@pytest.mark.parametrize(("what", "values", "more"), NAMED, ids=[what for what, *_ in NAMED])
def test_a_file_that_was_not_taken_as_it_came_says_why(
    modules: Modules, what: str, values: Any, more: str
) -> None:
    files = [{"what": what, "path": path, "values": values} for path in ("a.json", "x/a.json")]
    _, *items = modules.lines("class/named.mjs", "namedNodes", files)
    assert items == [f"a.json{more}", f"x/a.json{more}"]


TAKEN_IN = """async ([course, files]) => {
    const { Class } = await import(new URL("assets/class/people.mjs", document.baseURI));
    const all = new Class(course);
    for (const file of files) all.add(file);
    const { people, named } = all.result();
    return [people.map(({ files }) => files),
        named.map(({ what, path, values }) => [what, path, values ?? null])];
}"""


def file(path: str, *worksheets: dict[str, Any], **about: Any) -> dict[str, Any]:
    hand_in = {
        "kind": "common-ground-hand-in", "format": 1, "course": "test", "from": path.split(".")[0],
        "negotiation": "first", "made": "2026-11-22T10:00:00Z", "worksheets": worksheets, **about,
    }  # fmt: skip
    return {"path": path, "text": json.dumps(hand_in)}


def test_what_is_odd_about_a_file_is_named_with_what_helps(modules: Modules) -> None:
    odd: dict[str, Any] = {f"f{n}": True for n in range(25)}
    files = [
        file("good.json", mood("before"), once(team="a")),
        file("other.json", mood("before"), course="chess"),
        file("odd.json", mood("before", **odd)),
        file("old.json", {**mood("before", id="temper"), "revision": 1}),
        file("gone.json", mood("before", id="gone")),
        {"path": "bad.json", "text": "{"}, {"path": "big.json", "trouble": "big"},
        file("a.json", mood("after"), made="2026-11-21T10:00:00Z", name="Ana"),
        file("b.json", mood("after"), name="Ana", **{"from": "a"}),
    ]  # fmt: skip
    course = {"course": "test", "sheets": [SHEET, ONCE]}
    people, named = modules.page.evaluate(TAKEN_IN, [course, files])
    assert people == [[f"{name}.json"] for name in ("b", "gone", "good", "odd", "old")]
    first_twenty = ", ".join(f"mood.f{n}" for n in range(20))
    assert named == [
        ["course", "other.json", {"course": "chess"}],
        ["unread", "odd.json", {"fields": first_twenty}],
        ["revision", "old.json", {"title": "Mood", "theirs": 1, "ours": 2}],
        ["sheet", "gone.json", {"id": "gone"}],
        ["damaged", "bad.json", None], ["big", "big.json", None],
        ["again", "a.json", {"newest": "b.json"}],
    ]  # fmt: skip


def test_what_needs_no_action_comes_last_and_folded(modules: Modules) -> None:
    files = [{"what": what, "path": "a"} for what in ("other-file", "damaged", "other-file")]
    groups = modules.page.evaluate(
        """async (files) => {
            const url = new URL("assets/class/named.mjs", document.baseURI);
            const { namedNodes } = await import(url);
            return namedNodes(files).map((group) => [
                group.dataset.what, group.open, group.querySelector("summary").textContent]);
        }""",
        files,
    )
    assert groups == [
        ["damaged", True, "1 file is damaged and could not be read. Ask for it again."],
        ["other-file", False, "2 other files were left out, such as PDFs."],
    ]


ROSTER = """async ([text, people, sheet]) => {
    const at = (name) => import(new URL(`assets/class/${name}.mjs`, document.baseURI));
    const { RosterSection } = await at("roster-section");
    const root = document.createElement("div");
    root.innerHTML = `<textarea name="class-roster"></textarea>
        <input type="file" name="class-roster-file"><div data-part="roster-result"></div>`;
    await new Promise((changed) => {
        const section = new RosterSection(root, () => changed(section));
        const box = root.querySelector("textarea");
        box.value = text;
        box.dispatchEvent(new Event("input"));
        root.section = section;
    });
    const named = (i) => people[i].name;
    root.section.show(people, named, sheet && { title: sheet, has: (person) => person.has });
    const lines = [...root.querySelectorAll("p, h3, li")].map((line) => line.textContent);
    const columns = root.section.columns();
    const table = people.map((person, i) => columns.map(({ read }) => read(person, i)));
    return { lines, head: columns.map(({ heading }) => heading), table,
        groups: people.map((_, i) => root.section.groupOf(i) ?? null),
        hasGroups: root.section.hasGroups };
}"""
LIST = "Name,ID,Email,Group\nAna,1,ana@x.org,Red\nBo,2,bo@x.org,Blue\n,3,cy@x.org,Red\nAna,4,,\n"
LIST += ",7,,\n,8,di@x.org,\n"


def handed_in(name: str, has: bool, **ids: str) -> dict[str, Any]:
    return {"name": name, "typed": [], "ids": ids, "files": [name], "has": has}


def test_a_list_says_who_is_missing_and_goes_into_the_table(modules: Modules) -> None:
    people = [handed_in("Bo", False), handed_in("Zoe", True), handed_in("c", True, canvas="3")]
    told = modules.page.evaluate(ROSTER, [LIST, people, "Mood"])
    assert told["lines"] == [
        "2 of 6 on your list handed something in.",
        "4 are missing", "Ana", "Ana", "7", "di@x.org",
        "1 handed in something, but not “Mood”", "Bo",
        "1 handed in, but is not on your list", "Zoe",
    ]  # fmt: skip
    assert told["head"] == [
        "Name on the list", "Ids on the list", "Mail address on the list", "Group on the list",
    ]  # fmt: skip
    assert told["table"] == [
        ["Bo", "2", "bo@x.org", "Blue"], ["", "", "", ""], ["", "3", "cy@x.org", "Red"],
    ]  # fmt: skip
    assert told["groups"] == ["Blue", None, "Red"] and told["hasGroups"]
    unsure = modules.page.evaluate(
        ROSTER, ["Name,ID\nAna,1\nAna,2", [handed_in("Ana", True)], None]
    )
    assert unsure["lines"] == [
        "0 of 2 on your list handed something in.",
        "2 share a name, and fewer files came than that. Nobody can tell whose they are",
        "Ana", "Ana",
    ]  # fmt: skip
    assert not unsure["hasGroups"]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([[1, 2], [2, 2], [3, 3], [9, 1]],
         {"pairs": 4, "up": 1, "same": 2, "down": 1, "before": 2.5, "after": 2}),
        ([[1, None], [None, 4], ["x", 3], [2, 9]],
         {"pairs": 1, "up": 1, "same": 0, "down": 0, "before": 2, "after": 9}),
        ([], {"pairs": 0, "up": 0, "same": 0, "down": 0, "before": None, "after": None}),
    ],
)  # fmt: skip
def test_a_change_counts_only_who_responded_both_times(
    modules: Modules, pairs: list[Any], found: dict[str, Any]
) -> None:
    assert modules.call("class/change.mjs", "changeOf", pairs) == found


HUSHED_SHEET: dict[str, Any] = {
    "id": "hushed", "title": "Hushed", "revision": 1,
    "fields": [
        {"id": "how", "kind": "likert", "type": "ratings", "prompt": "How?", "private": True,
         "response_scale": {"min": 1, "max": 5}, "items": [{"id": "x", "text": "It is so."}]},
        {"id": "so", "kind": "note", "type": None, "prompt": "A note"},
    ],
    "scoring": {"scales": [{"id": "calm", "title": "Calm", "items": ["how.x"]}]},
}  # fmt: skip
DRAWINGS: list[tuple[str, str, list[Any]]] = [
    ("sheet.mjs", "sheetNodes", ["who"]),
    ("learner.mjs", "learnerNodes", ["Ana"]),
    ("compare.mjs", "comparisonNodes", []),
]


@pytest.mark.parametrize(("module", "name", "more"), DRAWINGS, ids=["sheet", "learner", "compare"])
def test_scores_of_private_ratings_are_private_too(
    modules: Modules, module: str, name: str, more: list[Any]
) -> None:
    worksheet = {"id": "hushed", "revision": 1, "take": "first", "responses": {"how": {"x": 4}}}
    person = learner(1, worksheet)
    people = person if module == "learner.mjs" else [person]
    sheets = [HUSHED_SHEET] if module == "learner.mjs" else HUSHED_SHEET
    last = more or [{"by": [[person], ONCE]}]
    lines = drawn(modules, module, name, sheets, people, *last)
    assert [line for line in lines if line.startswith(("How?", "Scores"))] == [
        "How? private", "Scores private",
    ]  # fmt: skip
    assert lines.count(HUSHED) == 2 and "A note" not in lines
    plain = {**HUSHED_SHEET, "fields": [{**HUSHED_SHEET["fields"][0], "private": False}]}
    shown = [plain] if module == "learner.mjs" else plain
    assert "Scores" in drawn(modules, module, name, shown, people, *last)


def test_only_items_that_somebody_rated_twice_have_changed(modules: Modules) -> None:
    items = [{"id": id, "text": id.upper()} for id in "xyz"]
    field = {**HUSHED_SHEET["fields"][0], "items": items}
    pairs = [
        {"before": {"x": 1, "y": 2}, "after": {"x": 3, "z": 4}},
        {"before": {"x": 2}}, {"after": {"x": 5}},
    ]  # fmt: skip
    [change] = modules.call("class/change.mjs", "changes", field, pairs)
    assert (change["label"], change["pairs"], change["up"]) == ("X", 1, 1)
    assert modules.call("class/change.mjs", "changes", field, pairs[1:]) == []


RATED = {
    "id": "how", "kind": "likert", "type": "ratings", "prompt": "How?", "dont_know": "Don’t know",
    "response_scale": {"min": 1, "max": 4, "labels": {"1": "No", "4": "Yes"}},
    "items": [{"id": "x", "text": "It is so."}, {"id": "y", "text": "Nobody said."}],
}  # fmt: skip
GRID = """async ([field, values]) => {
    const at = (path) => import(new URL(`assets/class/${path}`, document.baseURI));
    const [{ summarise }, { summaryNodes }] =
        await Promise.all([at("summary.mjs"), at("draw.mjs")]);
    const summary = summarise(field, values.map((value) => ({ who: "", value })));
    const box = document.createElement("div");
    box.append(...summaryNodes(summary, "Twenty"));
    const rows = [...box.querySelectorAll("tr")].map(({ cells }) => [...cells]);
    return [rows.map((cells) => cells.map((cell) => cell.textContent).join(" | ")),
        rows[1].flatMap(({ dataset: { heat } }) => heat ?? []), box.querySelector("p").textContent];
}"""


def test_ratings_are_counted_value_by_value_and_shaded_by_their_share(modules: Modules) -> None:
    """Of twenty: 3 are 15 %, 1 is 5 %, 12 are 60 %; the middle leaves out who does not know."""
    ratings = [1] * 3 + [2] + [4] * 12 + ["dont-know"] * 4
    values = [{"x": rating} for rating in ratings]
    rows, heat, legend = modules.page.evaluate(GRID, [RATED, values])
    assert rows == [
        " | People | Median | 1 | 2 | 3 | 4 | Don’t know",
        "It is so. | 20 | 4 | 3 | 1 | 0 | 12 | 4", "Nobody said. | 0 | – | 0 | 0 | 0 | 0 | 0",
    ]  # fmt: skip
    assert (heat, legend) == (["2", "1", "0", "5", "2"], "1: No · 4: Yes")


def test_a_scale_that_nobody_has_is_not_compared(modules: Modules) -> None:
    rare = {"id": "rare", "title": "Rare", "items": ["more"]}
    scoring = {"scales": [*SHEET["scoring"]["scales"], rare]}
    by = {"by": [PEOPLE, ONCE]}
    lines = drawn(
        modules, "compare.mjs", "comparisonNodes", {**SHEET, "scoring": scoring}, PEOPLE, by
    )
    assert [line for line in lines if line.startswith(("Calm", "Rare"))] == [
        "Calm | 1 (1 person) | 2 (1 person) | –", "Calm | 3 (1 person) | 2 (1 person) | –",
    ]  # fmt: skip
