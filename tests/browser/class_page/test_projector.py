"""Cases and results on the wall: large type, no frame, and an address that says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support import hand_ins
from tests.support.class_page import CLASS_PAGE, show_file, wait_until_drawn
from tests.support.modules import Modules


def size(page: Page) -> float:
    script = "parseFloat(getComputedStyle(document.querySelector('.case-brief p')).fontSize)"
    return float(page.evaluate(script))


@pytest.mark.long
def test_a_case_in_large_type_and_back(page: Page, course: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{course}practice/cases/rota-swap/#how")
    usual = size(page)
    page.get_by_role("button", name="Large type for a projector").press("Enter")
    expect(page.locator(".md-header")).to_be_hidden()
    assert size(page) > 1.3 * usual
    assert page.url.endswith("/rota-swap/?projector#how")
    page.reload()
    expect(page.get_by_role("button", name="Normal size")).to_be_visible()
    assert size(page) > 1.3 * usual
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Normal size").click()
    expect(page.locator(".md-header")).to_be_visible()
    assert size(page) == usual
    assert page.url.endswith("/rota-swap/#how")


def test_a_result_can_go_to_the_wall(page: Page, course: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{course}practice/cases/rota-swap/end/?projector")
    expect(page.get_by_role("button", name="Normal size")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_class_on_the_wall_shows_results_large_and_nothing_private(
    page: Page, course: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(course + CLASS_PAGE)
    people = [hand_ins.hand_in(n) | {"name": f"Learner {n}"} for n in range(4)]
    show_file(
        page,
        "all.zip",
        hand_ins.zipped((f"{n}.json", hand_ins.text(person)) for n, person in enumerate(people)),
    )
    results = page.locator("[data-part=results]")
    page.locator('[name="class-sheet"]').select_option("situation")
    page.locator('[name="class-names"]').check()
    wait_until_drawn(page)
    expect(results).to_contain_text("Learner 1")
    page.get_by_role("button", name="Large type for a projector").click()
    wait_until_drawn(page)
    expect(results).not_to_contain_text("Learner")
    expect(page.locator(".class-drop")).to_be_hidden()
    cell = page.locator("[data-field=setting] td").first
    assert cell.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 720 / 30
    page.locator('[name="class-sheet"]').select_option("relationship")
    wait_until_drawn(page)
    private = page.locator(".class-field[data-private]").first
    expect(private).to_contain_text("not shown in large type")
    expect(private.locator("table, .class-texts").first).to_be_hidden()
    page.get_by_role("button", name="Normal size").click()
    expect(private.locator("table, .class-texts").first).to_be_visible()


@pytest.mark.long
def test_the_results_of_a_case_fit_the_wall_with_their_key(page: Page, course: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{course}{CLASS_PAGE}?projector")
    page.locator('[name="class-codes"]').fill(
        "rota-swap:1-3-1-3\nrota-swap:2-2-2-2\nrota-swap:none"
    )
    heading = page.locator(".class-case h3")
    heading.evaluate("node => node.scrollIntoView()")
    for part in (
        heading,
        page.locator(".class-case .key text").last,
        page.locator(".ws-plot text.mine"),
    ):
        expect(part).to_be_in_viewport(ratio=0.95)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.long
def test_what_is_tried_in_the_gallery_stays_apart_from_the_worksheets(
    page: Page, course: str
) -> None:
    page.goto(f"{course}authors/gallery/")
    sheet = page.locator("form[data-worksheet=text-1]")
    sheet.get_by_label("With whom do I want to talk?").fill("K.")
    expect(sheet.locator("[data-part=status]")).to_have_attribute("data-state", "durable")
    keys = page.evaluate("Object.keys(localStorage)")
    written = [key for key in keys if "/text-1/" in key]
    assert written and all(key.startswith("cg:common-ground-gallery:") for key in written)


SWITCH = """async (query) => {
    history.replaceState({ kept: 1 }, "", location.pathname + query);
    document.body.insertAdjacentHTML("beforeend", `<div class="md-content__inner"><p>Before</p>
        <h1>Case</h1><p>After</p></div>`);
    const told = [];
    const hear = ({ detail }) => told.push(detail.large);
    document.addEventListener("projector", hear);
    const { start } = await import(new URL("assets/projector/main.mjs", document.baseURI));
    start();
    const box = document.querySelector(".md-content__inner");
    const button = box.querySelector("h1 + button");
    const root = document.documentElement;
    const now = () => [button.textContent, root.classList.contains("cg-projector"),
        location.search + location.hash, history.state.kept];
    const seen = [now(), (button.click(), now()), (button.click(), now())];
    document.removeEventListener("projector", hear);
    history.replaceState(null, "", location.pathname);
    root.classList.remove("cg-projector");
    box.remove();
    return [...seen, told];
}"""


@pytest.mark.parametrize(
    ("query", "large_first", "addresses"),
    [
        ("?a=1#how", False, ("?a=1#how", "?a=1&projector#how")),
        ("", False, ("", "?projector")),
        ("?projector", True, ("?projector", "")),
        ("?projector&a=1#how", True, ("?projector&a=1#how", "?a=1#how")),
    ],
)
def test_the_switch_turns_large_type_on_and_off_and_keeps_the_rest_of_the_address(
    modules: Modules, query: str, large_first: bool, addresses: tuple[str, str]
) -> None:
    words = {True: "Normal size", False: "Large type for a projector"}
    first, second, third, told = modules.page.evaluate(SWITCH, query)
    assert first == [words[large_first], large_first, addresses[0], 1]
    assert second == [words[not large_first], not large_first, addresses[1], 1]
    assert third[:2] == first[:2]
    assert told == [not large_first, large_first]
