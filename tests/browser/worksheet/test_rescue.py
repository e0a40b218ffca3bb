"""The way out where storage does not hold: what is offered, and a part that does not load.

Of worksheet/rescue.mjs.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.blocked_storage import NO_STORAGE
from tests.support.modules import Modules
from tests.support.project import SUPPORT
from tests.support.sheets import file_of_module

RESCUE = """async (states) => {
    const { workbook } = await keptIn({});
    const { makeRescue } = await import(new URL("assets/worksheet/rescue.mjs", document.baseURI));
    const { element, show } = makeRescue(workbook);
    document.body.append(element);
    const offered = (state) => {
        show(state);
        const shown = [...element.querySelectorAll("button")].filter((button) => !button.hidden);
        return element.hidden ? [] : shown.map((button) => button.textContent);
    };
    return Object.fromEntries(states.map((state) => [state, offered(state)]));
}"""
FILES = ["Save to a file", "Open a file"]
ALL = ["Try to save again", *FILES]
OFFERED = {"durable": [], "local": ALL, "saving": [], "memory": ALL, "erased": ALL, "page": FILES}
NOT_LOADED = (
    "What saves and opens files did not load. Check your connection, then try again. "
    "If that does not help, print the page before you leave it."
)


def test_a_file_is_offered_and_one_is_told_where_that_part_does_not_load(modules: Modules) -> None:
    page = modules.page
    page.add_script_tag(path=SUPPORT / "kept_records.js")
    page.route("**/backup-file.mjs", lambda route: route.abort())
    assert page.evaluate(RESCUE, [*OFFERED]) == OFFERED
    for name in FILES:
        page.evaluate("document.querySelector('.ws-file-said').textContent = ''")
        page.get_by_role("button", name=name).click()
        expect(page.locator(".ws-file-said")).to_have_text(NOT_LOADED)
    expect(page.locator(".cg-announcer")).to_contain_text(NOT_LOADED)


SHEET = "fields:\n  - {id: thought, kind: text, prompt: A thought}\n"


def test_the_way_out_is_fetched_again_where_it_did_not_come_at_first(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    refused: list[str] = []
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("requestfailed", lambda request: refused.append(request.url))
    page.add_init_script(NO_STORAGE)
    page.route(file_of_module("rescue"), lambda route: route.abort())
    page.goto(sheets({"sheet": SHEET}) + "sheet/")
    expect(page.locator("[data-part=status][data-state=memory]")).to_be_visible()
    page.locator("[name=thought]").fill("Only")
    assert [url for url in refused if "rescue" in url]
    expect(page.locator(".ws-file-said")).to_have_count(0)
    page.unroute_all()
    page.locator("[name=thought]").press_sequentially(" here")
    expect(page.locator(".ws-file-said")).to_have_count(1)
    expect(page.get_by_role("button", name="Save to a file")).to_be_visible()
    assert failures == []


def test_what_saves_to_a_file_is_fetched_as_soon_as_nothing_is_kept(
    page: Page, sheets: Callable[[dict[str, str]], str]
) -> None:
    page.add_init_script(NO_STORAGE)
    with page.expect_response(file_of_module("backup-file")):
        page.goto(sheets({"sheet": SHEET}) + "sheet/")
