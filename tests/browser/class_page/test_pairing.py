"""The page that makes pairs: names in, pairs and cards out, nothing kept."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.hedge_case import CASE
from tests.support.modules import Modules

PAIRING = "instructors/pairing/"


def table(page: Page) -> list[list[str]]:
    """Each pair as it stands on the page: first role, second role, observer."""
    rows = page.locator("[data-part=pairs] tbody tr").all()
    return [row.locator("td").all_text_contents() for row in rows]


def write(page: Page, **texts: str) -> None:
    """Fills controls by their names."""
    for name, text in texts.items():
        page.locator(f'[data-pairing] [name="{name}"]').fill(text)


def test_pairs_are_the_same_again_and_latecomers_join(page: Page, course: str) -> None:
    page.goto(course + PAIRING)
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("Write names")
    write(page, people="Ana\nBo\nChen\nDede\nEli", seed="monday")
    expect(status).to_have_text("2 pairs. One pair has an observer, because the number is odd.")
    first = table(page)
    page.reload()
    write(page, people="Eli\nDede\nChen\nBo\nAna", seed=" Monday ")
    assert table(page) == first
    write(page, late="Fatou")
    assert [row[:2] for row in table(page)][:2] == [row[:2] for row in first]
    assert len(table(page)) == 3 and all(row[2] == "–" for row in table(page))
    write(page, people="1", late="")
    expect(status).to_contain_text("There is nobody for Person 1 to talk with")


def test_everybody_gets_a_card_with_the_way_to_the_own_role_only(page: Page, course: str) -> None:
    page.goto(course + PAIRING)
    write(page, people="Ana\nBo\n<b>Chen</b>", seed="x")
    page.locator('[name="case"]').select_option("lead-role/2")
    cards = page.locator(".pair-card")
    expect(cards).to_have_count(3)
    ((a, b, observer),) = table(page)
    links = {
        card.locator("h3").inner_text(): card.locator("a").get_attribute("href")
        for card in cards.all()
    }
    base = f"{course}practice/cases/lead-role/2/"
    assert links == {a: base + "a/", b: base + "b/", observer: base}
    page.goto(links[a] or "")
    expect(page.locator('.case-card[data-role="a"]')).to_be_visible()
    assert (
        page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('cg:'))")
        == []
    )


def test_paper_has_the_cards_and_their_addresses(page: Page, course: str) -> None:
    page.goto(course + PAIRING)
    write(page, people="Ana\nBo", seed="x")
    page.locator('[name="case"]').select_option("rota-swap")
    page.emulate_media(media="print")
    expect(page.locator(".pair-address").first).to_be_visible()
    expect(page.locator(".pair-form")).to_be_hidden()


DRAW = """async ([cases, texts]) => {
    const { start } = await import(new URL("assets/pairing/main.mjs", document.baseURI));
    const root = document.createElement("div");
    root.dataset.pairing = "";
    root.innerHTML = `<textarea name="people"></textarea><textarea name="late"></textarea>
        <input name="seed"><input name="case"><button data-do="print"></button>
        <p data-part="status"></p><div data-part="pairs"></div><div data-part="cards"></div>
        <script type="application/json" data-part="cases"></script>`;
    root.querySelector("script").textContent = JSON.stringify(cases);
    for (const [name, text] of Object.entries(texts))
        root.querySelector(`[name=${name}]`).value = text;
    document.body.append(root);
    start();
    root.remove();
    const said = (part) => root.querySelector(`[data-part=${part}]`);
    const cells = [...said("pairs").querySelectorAll("tr")].map(({ cells }) =>
        [...cells].map((cell) => cell.textContent));
    const cards = [...said("cards").children].map((card) =>
        [...card.children].map((line) => line.textContent));
    const caption = said("pairs").querySelector("caption")?.textContent ?? "";
    return { status: said("status").textContent, caption, cells, cards,
        prints: !root.querySelector("button").hidden };
}"""
PAIRED = {
    "id": "hedge",
    "title": "The hedge",
    "url": "hedge/",
    "roles": {
        role: {"name": CASE["roles"][role]["name"], "url": f"hedge/{role}/"} for role in "ab"
    },
}
LISTEN = (
    "Say nothing while they talk. Note who asks, who tells, when an offer is made and what "
    "changes then. Afterwards tell them one thing that helped."
)


def paired(modules: Modules, **texts: str) -> dict[str, Any]:
    """What the page makes of what stands in its boxes."""
    made: dict[str, Any] = modules.page.evaluate(DRAW, [[PAIRED], texts])
    return made


def test_what_is_missing_is_asked_for(modules: Modules) -> None:
    nothing = {"caption": "", "cells": [], "cards": [], "prints": False}
    empty = {**nothing, "status": "Write names or a number, and a seed word."}
    assert paired(modules) == paired(modules, seed="x") == empty
    no_seed = paired(modules, people="2", seed=" ")
    assert no_seed == {**nothing, "status": "Now write a seed word."}
    late = paired(modules, people="1", late="1", seed="x")
    assert (late["status"], len(late["cards"])) == ("1 pair.", 2), "who comes late is there, too"
    odd = "2 pairs. One pair has an observer, because the number is odd."
    assert paired(modules, people="5", seed="x")["status"] == odd
    alone = (
        "There is nobody for Person 1 to talk with. Take that part yourself, or let Person 1 play "
        "the practice counterpart."
    )
    assert paired(modules, people="1", seed="x") == {**nothing, "status": alone}


def test_a_card_says_which_role_one_has_and_whom_one_talks_with(modules: Modules) -> None:
    made = paired(modules, people="2", seed="x")
    assert made["status"] == "1 pair."
    assert made["caption"] == "Pairs" and made["prints"]
    head, (number, a, b, observer) = made["cells"]
    assert head == ["Pair", "First role", "Second role", "Observer"] and number == "1"
    assert {a, b} == {"Person 1", "Person 2"} and observer == "–"
    assert made["cards"] == [
        ["Pair 1", a, f"You are First role. You talk with {b}."],
        ["Pair 1", b, f"You are Second role. You talk with {a}."],
    ]


def test_a_card_leads_to_the_own_role_or_to_what_both_may_read(modules: Modules) -> None:
    made = paired(modules, people="Ana\nBo", late="1", seed="x", case="hedge")
    assert made["status"] == "1 pair. One pair has an observer, because the number is odd."
    head, (_, a, b, observer) = made["cells"]
    assert head == ["Pair", "Ana Low", "Ben", "Observer"] and observer == "Late 1"
    base = modules.page.url
    assert made["cards"] == [
        ["Pair 1 · The hedge", a, f"You are Ana Low. You talk with {b}.",
         f"Your card {base}hedge/a/"],
        ["Pair 1 · The hedge", b, f"You are Ben. You talk with {a}.", f"Your card {base}hedge/b/"],
        ["Pair 1 · The hedge", "Late 1", f"You observe {a} and {b}.", LISTEN,
         f"What both may read {base}hedge/"],
    ]  # fmt: skip


FORM = """async () => {
    const { start } = await import(new URL("assets/pairing/main.mjs", document.baseURI));
    document.body.insertAdjacentHTML("beforeend", `<div data-pairing><form>
        <textarea name="people"></textarea><textarea name="late"></textarea><input name="seed">
        <input name="case"><button>Send</button></form><button data-do="print">Print</button>
        <p data-part="status"></p><div data-part="pairs"></div><div data-part="cards"></div>
        <script type="application/json" data-part="cases">[]</script></div>`);
    window.print = () => { window.prints = (window.prints ?? 0) + 1; };
    start();
}"""
COUNT = "document.querySelectorAll('.pair-card').length"


def test_pairs_follow_what_is_written_are_printed_and_come_back(blank: Page) -> None:
    blank.evaluate(FORM)
    status, prints = blank.locator("[data-part=status]"), blank.get_by_role("button", name="Print")
    expect(prints).to_be_hidden()
    write(blank, people="4", seed="x")
    expect(status).to_have_text("2 pairs.")
    assert blank.evaluate(COUNT) == 4
    expect(blank.get_by_role("group", name="Pairs")).to_have_attribute("tabindex", "0")
    prints.click()
    assert blank.evaluate("prints") == 1
    blank.get_by_role("button", name="Send").click()
    expect(status).to_have_text("2 pairs.")
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    blank.evaluate("document.forms[0].reset()")
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(blank.locator("[name=people]")).to_have_value("4")
    write(blank, seed="")
    expect(status).to_have_text("Now write a seed word.")
    expect(prints).to_be_hidden()
    assert blank.evaluate(COUNT) == 0


NAMES: list[tuple[list[Any], list[str]]] = [
    ([""], []),
    ([" 3 "], ["Person 1", "Person 2", "Person 3"]),
    (["0"], []),
    (["3 people"], ["3 people"]),
    (["Ana; Bo\r\n\n  Chen  \n"], ["Ana", "Bo", "Chen"]),
    (["Ana\nAna\nAna (2)\nAna"], ["Ana", "Ana (2)", "Ana (2) (2)", "Ana (3)"]),
    (["x" * 101], ["x" * 100]),
]


def test_names_are_a_line_each_or_a_number_of_people(modules: Modules) -> None:
    found = modules.each("pairing/pairing.mjs", "namesIn", [call for call, _ in NAMES])
    assert found == [names for _, names in NAMES]
    many = modules.each(
        "pairing/pairing.mjs", "namesIn", [["9999"], ["10000"], ["\n".join("a" * 1002)]]
    )
    assert [len(names) for names in many] == [1000, 1, 1000]


def test_a_seed_word_decides_the_order_whatever_that_of_the_names(modules: Modules) -> None:
    names = [f"P{n}" for n in range(12)]
    first, again, other = modules.each(
        "pairing/pairing.mjs", "shuffled", [[names, "x"], [names[::-1], "x"], [names, "y"]]
    )
    assert first == again and sorted(first) == sorted(other) == sorted(names)
    assert first != other and first != sorted(names)


def test_a_seed_word_gives_what_it_gave_in_earlier_versions_of_the_course(modules: Modules) -> None:
    """Somebody may have printed the pairs, or a class may meet its counterpart once more."""
    names = ["Ana", "Bo", "Chen", "Dede", "Eli", "Fay", "Gus", "Hua"]
    orders = modules.each("pairing/pairing.mjs", "shuffled", [[names, "heron"], [names, "x"]])
    assert ["".join(name[0] for name in order) for order in orders] == ["BEHDCFAG", "ADBGCEHF"]
    calls: list[list[Any]] = [["heron", "mood"], ["otter", "mood"], ["maple-7", "offer3"], ["é", 1]]
    drawn = modules.each("counterpart/random.mjs", "chance", calls)
    assert [round(number, 6) for number in drawn] == [0.665936, 0.483066, 0.274592, 0.075123]


FOUR, FIVE = ["Ana", "Bo", "Chen", "Dede"], ["Ana", "Bo", "Chen", "Dede", "Eli"]


@pytest.mark.parametrize(
    ("names", "late", "watchers", "alone"),
    [
        ([], [], [], []),
        (["Ana"], [], [], ["Ana"]),
        ([], ["Zed"], [], ["Zed"]),
        (["Ana"], ["Zed"], [0], []),
        (FOUR, [], [0, 0], []),
        (FIVE, [], [0, 1], []),
        (FOUR, ["Yan"], [0, 1], []),
        (FIVE, ["Yan"], [0, 0, 0], []),
        (FIVE, ["Yan", "Zed"], [0, 0, 1], []),
        (FOUR, ["Yan", "Zed"], [0, 0, 0], []),
    ],
)
def test_everybody_is_in_one_pair_and_who_is_over_observes_one(
    modules: Modules, names: list[str], late: list[str], watchers: list[int], alone: list[str]
) -> None:
    order = modules.call("pairing/pairing.mjs", "shuffled", names, "x")
    made = modules.call("pairing/pairing.mjs", "pair", names, "x", late)
    assert made["alone"] == alone
    assert sorted(len(pair["observers"]) for pair in made["pairs"]) == watchers
    seats = [name for pair in made["pairs"] for name in (pair["a"], pair["b"])]
    observers = [name for pair in made["pairs"] for name in pair["observers"]]
    assert sorted([*seats, *observers, *alone]) == sorted([*names, *late])
    assert [*seats, *observers, *alone] == [*order, *late], (
        "in the order of the seed, then of coming"
    )


def test_who_observes_is_told_by_the_seed_and_not_always_the_same_pair(modules: Modules) -> None:
    calls = [[FIVE, f"seed {n}"] for n in range(20)]
    made = modules.each("pairing/pairing.mjs", "pair", calls)
    watched = [[len(pair["observers"]) for pair in each["pairs"]] for each in made]
    assert {tuple(each) for each in watched} == {(0, 1), (1, 0)}
    assert modules.each("pairing/pairing.mjs", "pair", calls) == made
