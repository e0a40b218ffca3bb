"""What a dialogue says once it has ended: to whoever played it, and to a class; without a page.

Of dialogue/after.mjs, dialogue/debrief.mjs, dialogue/explore.mjs, dialogue/other-ways.mjs,
dialogue/played.mjs and dialogue/to-class.mjs.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from macros.authoring import yaml_source
from macros.dialogues.data import dialogue_data, moves_data
from macros.dialogues.model import Dialogue
from macros.render.booklet import Booklet
from macros.render.dialogue_map import DialogueMap
from macros.strings.loader import load
from tests.support.blank_page import run
from tests.support.dialogue_site import TALK
from tests.support.modules import Modules
from tests.support.pictures import expect_picture

LETTER: Any = yaml_source.parse(TALK).value
HOLDS = (
    "This code holds the conversation and the replies that you chose, turn by turn. "
    "Your own words are not in it. Whether you pass it on is up to you."
)
AGAIN = "Go back to any turn above and try another way, or begin again. What you wrote stays."


def letter(**changes: Any) -> Any:
    """The dialogue as its page has it."""
    return dialogue_data("the-letter", Dialogue.model_validate({**deepcopy(LETTER), **changes}))


def played(*steps: tuple[str, str, str], done: list[str]) -> dict[str, Any]:
    """A way as it is kept: turn, reply and own words of each step."""
    path = [{"turn": turn, "reply": reply, "own": own} for turn, reply, own in steps]
    return {"v": 1, "path": path, "now": {"turn": "", "own": ""}, "later": [], "done": done}


def said_after(modules: Modules, spec: Any, way: dict[str, Any]) -> list[str]:
    """All that is said after a way, without its code."""
    replayed = modules.call("dialogue/played.mjs", "replay", spec, way)
    lines = modules.lines("dialogue/after.mjs", "after", spec, replayed, None, None)
    code = modules.call("dialogue/code.mjs", "write", spec, way["path"])
    assert lines.count(code) == 1
    return [line for line in lines if line != code]


BEST = played(("door", "ask", ""), ("kitchen", "offer", " What do you need? "), done=["agreed"])
WORST = played(
    ("door", "argue", " Too much! "), ("cold", "go", ""), done=["paid", "gone", "no-more"]
)


def test_after_a_good_end_it_says_what_kept_it_within_reach(modules: Modules) -> None:
    parallel = {"title": "The other letter", "href": "../other/"}
    assert said_after(modules, {**letter(), "parallel": parallel}, BEST) == [
        "Agreed, and written down",
        "What you reached", "A step up in two parts.",
        "What it cost", "You pay a little more.",
        "What you found out", "The boiler broke twice last winter.",
        "One thing stayed hidden. Do you want to see it?", "Her friend asks for more.",
        "Where it turned",
        "Dana Roth", "It was the boiler, twice.", "You", "What would you need?",
        "In your own words", "What do you need?",
        "This reply kept a good ending within reach. Another one would have closed the way to it.",
        "What to watch for",
        "None of your replies was one of the mistakes that this conversation is about.",
        "A line to take with you", "What made you decide on it now?",
        "For your class", HOLDS, "Copy the code", "",
        "What next?",
        "The other letter The same skill, with other people. Try it there while it is fresh.",
        f"You have seen 1 of 3 endings. {AGAIN}",
        "Begin again",
    ]  # fmt: skip


def test_after_a_bad_end_it_says_where_it_turned_and_which_mistakes_were_made(
    modules: Modules,
) -> None:
    spec = letter()
    spec["turns"]["cold"]["replies"][1]["after"] = "She has stopped listening."
    assert said_after(modules, spec, WORST) == [
        "You go",
        "What you reached", "The last word.",
        "What it cost", "Two rooms.",
        "Worth knowing: She has stopped listening.",
        "What you found out", "Nothing that you did not know before.",
        "2 things stayed hidden. Do you want to see them?",
        "The boiler broke twice last winter.", "Her friend asks for more.",
        "Where it turned",
        "Dana's brother", "Then look for something else.", "You", "Perhaps I will.",
        "Before this reply a better ending was still within reach. After it, it no longer was.",
        "What to watch for", "You argued before you had heard the reason.",
        "Dana Roth", "I said it all in the letter.", "You", "That is far too much.",
        "In your own words", "Too much!",
        "Dana's brother", "Then look for something else.", "You", "Perhaps I will.",
        "For your class", HOLDS, "Copy the code", "",
        "What next?",
        f"You have seen 2 of 3 endings. {AGAIN}",
        "Begin again",
    ]  # fmt: skip


def test_a_dialogue_without_facts_and_mistakes_says_nothing_of_them(modules: Modules) -> None:
    hall = {
        "hall": {"says": "I cannot pay.", "replies": {"why": {"say": "Why not?", "to": "good"}}}
    }
    end = {"good": {"title": "You know why", "reached": "A reason.", "cost": "Time.", "best": True}}
    none: dict[str, Any] = {"facts": {}, "mistakes": {}, "variables": {}, "shared": {}}
    spec = letter(**none, start="hall", turns=hall, endings=end, parallel=None)
    way = played(("hall", "why", ""), done=["good"])
    assert said_after(modules, spec, way) == [
        "You know why", "What you reached", "A reason.", "What it cost", "Time.",
        "For your class", HOLDS, "Copy the code", "",
        "What next?", f"You have seen 1 of 1 endings. {AGAIN}", "Begin again",
    ]  # fmt: skip


def test_a_way_that_went_round_and_round_has_no_code(modules: Modules) -> None:
    round_once = [{"turn": "door", "reply": "argue"}, {"turn": "cold", "reply": "sorry"}]
    [sentence] = modules.lines("dialogue/to-class.mjs", "codeLine", letter(), round_once * 500)
    assert sentence == (
        "You went round so often that this way is too long for a code. "
        "Begin again for a shorter one."
    )


PLANNED = """({ planButton }, values) => values.map((value) => {
    const did = [];
    const responses = { put: (field, text) => did.push(field.prompt ?? field.id, text) };
    const workbook = { responses: ({ id }) => did.push(id) && responses,
        effective: (_responses, { id }) => ({ value: id === "line" ? value : "Other" }) };
    const sheet = { id: "plan", fields: [{ id: "else" }, { id: "line", prompt: "My line" }] };
    const plan = { href: "../plan/", field: "line", sheet };
    const box = document.createElement("div");
    box.append(...planButton(workbook, plan, "Why now?"));
    box.querySelector("button").click();
    const result = box.querySelector(".dlg-said");
    return [result.textContent, result.querySelector("a").getAttribute("href"), did];
})"""


def test_a_line_goes_into_the_plan_below_what_stands_there_and_never_twice(
    modules: Modules,
) -> None:
    values = [None, "", "  ", "I ask. \n", "First: Why now? Then wait.", 5]
    found = run(modules.page, "dialogue/to-plan", PLANNED, values)
    alone, below = ["plan", "My line", "Why now?"], ["plan", "My line", "I ask.\nWhy now?"]
    assert [did for *_, did in found] == [*[alone] * 3, below, ["plan"], alone]
    assert {href for _, href, _ in found} == {"../plan/"}
    empty, there = "It is in your plan now.", "Your plan has this line already."
    beside = "It is in your plan now, below what was there."
    says = [empty, empty, empty, beside, there, empty]
    assert [text for text, *_ in found] == [f"{each} Open the plan" for each in says]
    told = modules.page.locator(".cg-announcer")
    told.get_by_text(there).wait_for(state="attached")


COPY = """async ([spec, path, allowed]) => {
    const { codeLine } = await import(new URL("assets/dialogue/to-class.mjs", document.baseURI));
    let kept;
    const writeText = async (text) => { if (!allowed) throw new Error(); kept = text; };
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
    const box = document.createElement("div");
    box.append(...codeLine(spec, path));
    box.querySelector("button").click();
    const copied = box.querySelector(".dlg-copied");
    while (!copied.textContent) await new Promise((go) => { setTimeout(go); });
    const told = () => document.querySelector(".cg-announcer")?.textContent.includes(
        copied.textContent);
    while (!told()) await new Promise((go) => { setTimeout(go); });
    return [copied.textContent, kept ?? null];
}"""


@pytest.mark.parametrize(
    ("allowed", "sentence"),
    [
        (True, "The code is copied."),
        (False, "Your browser does not allow copying here. Select the code and copy it."),
    ],
)
def test_a_code_is_copied_or_one_is_told_to_do_so(
    modules: Modules, allowed: bool, sentence: str
) -> None:
    spec, path = letter(), BEST["path"]
    code = modules.call("dialogue/code.mjs", "write", spec, path)
    told, copied = modules.page.evaluate(COPY, [spec, path, allowed])
    assert (told, copied) == (sentence, code if allowed else None)


@pytest.mark.parametrize(
    ("later", "lines"),
    [
        ([], []),
        (
            [{"turn": "door", "own": "Well …"}],
            ["Something you wrote on another way", "I said it all in the letter.Well …"],
        ),
        (
            [{"turn": "attic", "own": "Up here"}, {"turn": "cold", "own": "Sorry"}],
            ["What you wrote on other ways (2)", "Up here", "Then look for something else.Sorry"],
        ),
    ],
)
def test_words_that_wait_stand_below_what_they_answered(
    modules: Modules, later: list[dict[str, str]], lines: list[str]
) -> None:
    assert modules.lines("dialogue/other-ways.mjs", "otherWays", letter(), later) == lines
    empty = """async ([spec, later]) => {
        const { otherWays } =
            await import(new URL("assets/dialogue/other-ways.mjs", document.baseURI));
        return otherWays(spec, later).flatMap((node) => [...node.querySelectorAll("span:empty")])
            .length;
    }"""
    assert modules.page.evaluate(empty, [letter(), later]) == 0, "nothing stands for what is gone"


def test_a_class_reads_how_it_ended_and_who_said_what_where(modules: Modules) -> None:
    game = Dialogue.model_validate(deepcopy(LETTER))
    drawn = DialogueMap(Booklet("the-letter", game, load("en")))
    known = {"the-letter": {**moves_data("the-letter", game), "map": drawn.data()}}
    codes = [
        modules.call("dialogue/code.mjs", "write", letter(), way["path"])
        for way in (BEST, WORST, WORST)
    ]
    wrong = ["the-lettr:abcd-ab-cd", f"{codes[0][:-1]}-", f"{codes[0]} {codes[1]}"]
    text = "\n".join([*codes, *wrong])
    assert modules.lines("class/code-list.mjs", "codeNodes", text, {}, known) == [
        "Line 4, “the-lettr:abcd-ab-cd”: There is no conversation “the-lettr” here. "
        "Look at the first part of the code.",
        f"Line 5, “{wrong[1]}”: There is a mistake in this code. Look at its letters once more.",
        f"Line 6, “{wrong[2]}”: There is more than one code here. Put each on a line of its own.",
        "The letter",
        "The ways of 3 people. One code counts as one person. "
        "Somebody who came to a turn twice is counted there once.",
        "How it ended",
        "Response |  | Number | Share",
        "4. Agreed, and written down (a best ending) |  | 1 | 33 %",
        "5. You pay |  | 0 | 0 %",
        "6. You go |  | 2 | 67 %",
        "Each box is a turn or an ending, with its number and the share of people who came there. "
        "The broader an arrow, the more people went that way. Dashed arrows are ways that only a "
        "mistake leads to. Nobody went along the pale ones.",
        "The ways as a table",
        "Who went which way: 3 people",
        "Response |  | Number | Share",
        "From 1 door to 3 kitchen |  | 1 | 33 %",
        "From 1 door to 2 cold |  | 2 | 67 %",
        "From 2 cold to 6 You go |  | 2 | 67 %",
        "From 3 kitchen to 4 Agreed, and written down |  | 1 | 33 %",
        "Who said what where",
        "1. Dana Roth: “I said it all in the letter.” (3 people came here)",
        "Response |  | Number | Share",
        "What made you decide on it now? (leads to 3) |  | 1 | 33 %",
        "That is far too much. (leads to 2) |  | 2 | 67 %",
        "2. Dana's brother: “Then look for something else.” (2 people came here)",
        "Response |  | Number | Share",
        "That came out badly. May I begin again? (leads to 1) |  | 0 | 0 %",
        "Perhaps I will. (leads to 6) |  | 2 | 100 %",
        "Give me a moment. (leads to 1) |  | 0 | 0 %",
        "3. Dana Roth: “It was the boiler, twice.” (one person came here)",
        "Response |  | Number | Share",
        "What would you need? (leads to 4) |  | 1 | 100 %",
        "Fine, I will pay. (leads to 5) |  | 0 | 0 %",
        "Give me a moment. (leads to 1) |  | 0 | 0 %",
    ]  # fmt: skip


def test_the_ways_of_a_class_are_drawn_as_they_were_looked_at(modules: Modules) -> None:
    game = Dialogue.model_validate(deepcopy(LETTER))
    drawn = DialogueMap(Booklet("the-letter", game, load("en"))).data()
    pause = played(("door", "argue", ""), ("cold", "sorry", ""), ("door", "ask", ""),
                   ("kitchen", "offer", ""), done=[])  # fmt: skip
    ways = [
        {"dialogue": "the-letter", "path": way["path"], "ending": ending}
        for way, ending in ((BEST, "agreed"), (WORST, "gone"), (WORST, "gone"), (pause, "agreed"))
    ]
    paths = modules.call("class/paths.mjs", "pathsOf", ways, moves_data("the-letter", game))
    expect_picture("ways-of-a-class", modules, "class/paths-map.mjs", "mapNodes", paths, drawn)
