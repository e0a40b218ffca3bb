"""The way out where storage does not hold: what is offered, and a part that does not load.

Of worksheet/rescue.mjs.
"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.modules import Modules
from tests.support.project import SUPPORT

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
NOT_LOADED = "This part of the page did not load. Check your connection, then try again."


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
