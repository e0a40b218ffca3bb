"""The page that makes pairs: names in, pairs and cards out, nothing kept."""

from __future__ import annotations

from playwright.sync_api import Page, expect

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
