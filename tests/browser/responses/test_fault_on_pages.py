"""What each kind of page still does where interfaces of the browser fail, one by one and together.

See docs/contributing/faults.md; `test_fault_table.py` says what is kept with each fault.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.counterpart_page import COUNTERPART_PAGE, EASY_COUNTERPART
from tests.support.fault_injection import ALL_REFUSED, ALL_REJECTED, ALL_SILENT, FAULTS, inject
from tests.support.page_kinds import PATIENCE, READING, WRITING, open_and_act
from tests.support.sampling import every

OF_THE_THEME = ("matchMedia throws",)
"""Only the theme's own script asks for these; it ends, and the page goes on."""


def named(case: object) -> str | None:
    return " + ".join(case) if isinstance(case, tuple) else None


@pytest.fixture
def failing(quiet: Page) -> Page:
    """A page with a clock of its own, that may ask before it is left."""
    quiet.on("dialog", lambda dialog: dialog.accept())
    quiet.clock.install()
    return quiet


@pytest.mark.parametrize(
    "faults", every([(ALL_REFUSED,), (ALL_SILENT,), (ALL_REJECTED,)], 3), ids=named
)
def test_every_page_lives_and_tells_that_nothing_is_kept(
    failing: Page, course: str, faults: tuple[str, ...]
) -> None:
    page = failing
    inject(page, *faults)
    for name, (address, act) in WRITING.items():
        open_and_act(page, course + address, act)
        line = page.locator(":is([data-part=status], [data-part=health]):visible").last
        expect(line, name).to_contain_text("will not save your words")
        expect(page.locator(".ws-kept:visible"), name).to_have_count(0)
        expect(page.locator("[data-private]"), name).to_have_count(0)
    for address, act in READING.values():
        open_and_act(page, course + address, act)


@pytest.mark.long
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in OF_THE_THEME])
def test_no_page_fails_for_one_interface(failing: Page, course: str, fault: str) -> None:
    inject(failing, fault)
    for address, act in (WRITING | READING).values():
        open_and_act(failing, course + address, act)


# The search ---------------------------------------------------------------------------------------


def test_a_search_that_does_not_start_says_so(failing: Page, course: str) -> None:
    inject(failing, "Worker never answers")
    failing.goto(course)
    failing.locator('[data-md-component="search-query"]').press_sequentially("trust")
    failing.clock.run_for(PATIENCE)
    expect(failing.locator(".md-search-result__meta")).to_have_text(
        "The search is not ready yet. Until it is, use the menu."
    )


def test_a_search_that_cannot_start_is_not_offered(failing: Page, course: str) -> None:
    inject(failing, "Worker throws")
    failing.set_viewport_size({"width": 360, "height": 780})
    failing.goto(course)
    expect(failing.get_by_role("button", name="Open the menu")).to_be_visible()
    expect(failing.get_by_role("button", name="Search the course")).to_be_hidden()


# What is handed on --------------------------------------------------------------------------------

HANDING_ON = [
    (fault,) for fault in FAULTS if fault.startswith(("clipboard", "canShare", "share", "Compr"))
]
"""`share never answers` is as if the sheet of the device stayed open."""


@pytest.mark.parametrize("fault", every(HANDING_ON, 5))
def test_a_plan_is_handed_on_some_other_way(failing: Page, course: str, fault: str) -> None:
    page = failing
    inject(page, fault)
    open_and_act(page, course + "plan/", WRITING["plan"][1])
    said = page.locator("[data-part=carry] [data-part=said]")
    page.get_by_role("button", name="Copy for Word or Docs").press("Enter")
    page.clock.run_for(PATIENCE)
    expect(said).to_have_text("Copied. Paste it into a document.")
    page.locator("[data-part=ask-code]").press("Enter")
    expect(page.locator("[data-part=code]").get_by_role("img")).to_be_visible()
    page.locator("[data-do=file]").press("Enter")
    page.clock.run_for(PATIENCE)
    late = fault == "share never answers"
    expect(said).to_contain_text("has not answered yet" if late else "is in your downloads")


@pytest.mark.parametrize("fault", every(HANDING_ON, 5))
def test_a_link_is_handed_on_some_other_way(failing: Page, course: str, fault: str) -> None:
    page = failing
    inject(page, fault)
    page.goto(course + "practice/cases/rota-swap/a/")
    send = page.locator("[data-send]")
    if fault.startswith("share"):
        send.press("Enter")
    else:
        expect(send).to_be_hidden()
    page.get_by_role("button", name="Ask somebody to play Bo").press("Enter")
    page.clock.run_for(PATIENCE)
    expect(page.locator(".case-card [data-part=asked]")).not_to_be_empty()


def test_what_is_copied_is_shown_where_the_clipboard_does_not_answer(
    page: Page, course: str
) -> None:
    page.clock.install()
    inject(page, "clipboard never answers")
    page.goto(course + COUNTERPART_PAGE + EASY_COUNTERPART)
    page.get_by_role("button", name="Begin the conversation").click()
    page.get_by_role("button", name="Copy a link").click()
    page.clock.run_for(PATIENCE)
    expect(page.locator(".cp-link")).to_contain_text("#case=rota-swap")
