"""The list to tick from, and the page that is handed in; drawn by single modules."""

from __future__ import annotations

from typing import Any

from tests.support.modules import Modules

CHOICES = """async ([responses, ticked]) => {
    const url = new URL("assets/hand-in/choosing.mjs", document.baseURI);
    const { choices } = await import(url);
    const nodes = choices(responses, (key) => ticked.includes(key));
    const LINE = "summary, legend, p, label";
    const words = (line) => [...line.childNodes].map(({ textContent }) => textContent.trim());
    const joined = (line) => words(line).filter(Boolean).join(" | ");
    return nodes.map((node) => ({
        care: node.dataset.care ?? "", does: node.querySelector("[data-do]")?.dataset.do ?? "",
        ticked: [...node.querySelectorAll("input:checked")].map(({ value }) => value),
        lines: [...node.querySelectorAll(LINE)].map((line) =>
            joined(line.matches("label") ? line.lastChild : line)),
    }));
}"""
SITUATION = {"id": "situation", "title": "My situation"}
SURE = {"id": "sure", "title": "How sure am I?"}


def part(
    sheet: dict[str, str],
    field: str,
    text: str,
    care: str = "",
    take: str = "first",
    label: str = "",
) -> dict[str, Any]:
    return {
        "key": f"{sheet['id']}/{take}/{field}", "sheet": sheet, "take": take, "takeLabel": label,
        "field": {"id": field, "prompt": f"The {field}?"}, "text": text, "care": care,
    }  # fmt: skip


PARTS = [
    part(SITUATION, "matter", "The fence"),
    part(SITUATION, "limit", "Two metres", "private"),
    part(SURE, "now", "70 %", take="before", label="Before the course"),
    part(SURE, "who", "Ana", "names", take="after", label="After the course"),
    part(SITUATION, "place", "At home"),
    part(SURE, "now", "80 %", take="after", label="After the course"),
    part(SITUATION, "note", "For me", "kept"),
]


def test_worksheets_come_first_and_what_deserves_a_second_thought_last(modules: Modules) -> None:
    ticked = ["situation/first/matter", "situation/first/limit"]
    listed = modules.page.evaluate(CHOICES, [PARTS, ticked])
    assert [group["lines"] for group in listed] == [
        ["My situation | 2 responses", "The matter? | The fence", "The place? | At home",
         "Tick all of this worksheet"],
        ["How sure am I? (Before the course) | 1 response", "The now? | 70 %",
         "Tick all of this worksheet"],
        ["How sure am I? (After the course) | 1 response", "The now? | 80 %",
         "Tick all of this worksheet"],
        ["Private: the relationship, your alternatives, your limits",
         "If the other side ever saw these, it could weaken you or hurt somebody. Your instructor "
         "can teach you without them. Tick one only if you have a reason.",
         "My situation · The limit? | Two metres"],
        ["What you decided to keep",
         "You marked these as something not to share. Handing them in is sharing them.",
         "My situation · The note? | For me"],
        ["Where other people may be named",
         "These people have not been asked. Change names to initials on the worksheet first, then "
         "come back.",
         "How sure am I? (After the course) · The who? | Ana"],
    ]  # fmt: skip
    assert [group["care"] for group in listed] == ["", "", "", "private", "kept", "names"]
    assert [group["does"] for group in listed] == ["sheet"] * 3 + [""] * 3
    assert [key for group in listed for key in group["ticked"]] == ticked
    assert modules.page.evaluate(CHOICES, [[], []]) == []


def test_the_page_says_who_hands_in_what_and_that_it_was_chosen(modules: Modules) -> None:
    about = {"course": "Common Ground", "name": "Kim", "day": "29 November 2026"}
    chosen = "I chose what stands here. There may be more that I keep to myself."
    assert modules.lines("hand-in/paper.mjs", "paper", [PARTS[0], PARTS[3], PARTS[4]], about) == [
        "What I hand in", "Kim · Common Ground · 29 November 2026", chosen,
        "My situation", "The matter?", "The fence", "The place?", "At home",
        "How sure am I? (After the course)", "The who?", "Ana",
    ]  # fmt: skip
    nameless = modules.lines("hand-in/paper.mjs", "paper", [], {**about, "name": ""})
    assert nameless == ["What I hand in", "Common Ground · 29 November 2026", chosen]
