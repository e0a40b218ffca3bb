"""Cases and results on the wall: large type, no frame, and an address that says so."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def size(page: Page) -> float:
    script = "parseFloat(getComputedStyle(document.querySelector('.case-brief p')).fontSize)"
    return float(page.evaluate(script))


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


def test_what_is_tried_in_the_gallery_stays_apart_from_the_worksheets(
    page: Page, course: str
) -> None:
    page.goto(f"{course}authors/gallery/")
    sheet = page.locator("form[data-worksheet=text-1]")
    sheet.get_by_label("With whom do I want to talk?").fill("K.")
    expect(sheet.get_by_role("status")).to_have_attribute("data-state", "durable")
    keys = page.evaluate("Object.keys(localStorage)")
    written = [key for key in keys if "/text-1/" in key]
    assert written and all(key.startswith("cg:common-ground-gallery:") for key in written)
