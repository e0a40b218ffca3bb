"""The page that makes pairs: names in, pairs and cards out, nothing kept."""

from __future__ import annotations

from typing import Any

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
    alone = (
        "There is nobody for Person 1 to talk with. Take that part yourself, or let Person 1 play "
        "the practice counterpart."
    )
    assert paired(modules, people="1", seed="x") == {**nothing, "status": alone}


def test_a_card_says_which_role_one_has_and_whom_one_talks_with(modules: Modules) -> None:
    made = paired(modules, people="2", seed="x")
    assert made["status"] == "1 pair."
    assert made["caption"] == "Pairs" and made["prints"]
    head, (_, a, b, observer) = made["cells"]
    assert head == ["Pair", "First role", "Second role", "Observer"]
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
