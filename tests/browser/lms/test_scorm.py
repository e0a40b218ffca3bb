"""The package in a strict learning platform: words resume, answers arrive, nothing is lost."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.lms.package import write_package
from tests.support.axe import findings
from tests.support.blocked_storage import BROKEN_WRITES, NO_STORAGE
from tests.support.look import until
from tests.support.modules import Modules
from tests.support.project import generator
from tests.support.sampling import every
from tests.support.scorm import PACKAGE, Visit, install
from tests.support.scorm.course import make_course
from tests.support.server import Server
from tests.support.sheet_menu import open_menu
from tests.support.unpacking import WITHOUT, without_our_own

NO_ROOM = """Storage.prototype.setItem = () => {
    throw new DOMException("", "QuotaExceededError");
};"""
HEDGE = "part/hedges.html"
NOTICE = "learning platform (LMS) stores a copy"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a platform and the package of a small course."""
    home = tmp_path_factory.mktemp("scorm")
    package = write_package(make_course(home / "course"), home, generator=generator())
    (home / "site").mkdir()
    return install(package, home / "site")


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[[Path], Server]) -> str:
    return serve(folder).url


def go(visit: Visit, address: str) -> None:
    """Opens a page of the course in its frame, as a link would."""
    visit.launcher.locator("iframe.lms-course").evaluate(
        "(frame, address) => (frame.contentWindow.location = new URL(address, document.baseURI))",
        address,
    )
    expect(visit.course.locator(f'script[data-page="{address}"]')).to_have_count(1)
    # The package has noticed the page when it bears the page's title.
    title = visit.course.locator("head > title").text_content() or ""
    expect(visit.launcher.locator("head > title")).to_have_js_property("text", title)


def what(visit: Visit, sheet: str) -> Any:
    return visit.course.locator(f'[name="what"][id^="{sheet}."]')


def write(visit: Visit, sheet: str, words: str) -> None:
    what(visit, sheet).fill(words)
    line = visit.course.locator(f"#ws-{sheet} [data-part=status]")
    expect(line).to_contain_text("Saved on this device")


def says(visit: Visit, state: str) -> None:
    expect(visit.launcher.locator("[data-part=bar]")).to_have_attribute("data-state", state)


def choose(visit: Visit, field: str, choice: str) -> None:
    """Makes a choice, once the script has set the form's controls."""
    expect(visit.course.locator("html:not(.no-js) .ws-late")).to_have_count(0)
    control = visit.course.locator(f'[name="{field}"][value="{choice}"]')
    control.check()
    expect(control).to_be_checked()


def choose_at_once(visit: Visit, field: str) -> None:
    """Ticks the right ones of a field, quicker than the page reports any of them alone."""
    visit.course.locator(f'[name="{field}"]').first.evaluate(
        """(any) => {
          for (const value of ["friend", "them"]) {
            any.form.querySelector(`[name="${any.name}"][value="${value}"]`).click();
          }
        }"""
    )


def reported(kept: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (interaction["id"], interaction["student_response"], interaction["result"])
        for interaction in kept["interactions"]
    ]


def test_words_of_one_browser_are_there_in_another(
    quiet: Page, site: str, new_context: Callable[..., BrowserContext]
) -> None:
    visit = Visit(quiet, site, student="lena@school.example")
    says(visit, "ready")
    go(visit, "fences.html")
    write(visit, "fence", "Größe 🌱 of the fence")
    go(visit, HEDGE)
    write(visit, "hedge", "three metres")
    expect(visit.launcher.locator("[data-part=says]")).to_contain_text("a copy was sent")
    kept = visit.close()
    assert visit.scorm("errors") == []
    assert kept["cmi.core.lesson_status"] == "incomplete"
    assert kept["cmi.core.lesson_location"] == HEDGE
    assert "cmi.core.score.raw" not in kept and kept["interactions"] == []

    other = new_context().new_page()
    again = Visit(other, site, student="lena@school.example", kept=kept)
    expect(what(again, "hedge")).to_have_value("three metres")
    go(again, "fences.html")
    expect(what(again, "fence")).to_have_value("Größe 🌱 of the fence")
    write(again, "fence", "newer words")
    newest = again.close()
    assert again.scorm("errors") == []

    third = Visit(quiet, site, student="lena@school.example", kept=newest)
    go(third, "fences.html")
    expect(what(third, "fence")).to_have_value("newer words")
    third.course.get_by_role("button", name="Restore the earlier text").click()
    expect(what(third, "fence")).to_have_value("Größe 🌱 of the fence")


@pytest.mark.long
def test_every_page_with_fields_first_says_who_can_read_them(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site)
    expect(visit.launcher.locator("[data-part=says]")).to_contain_text("Staff can read it")
    for address, notices in (("fences.html", 1), (HEDGE, 1), ("sources.html", 0)):
        go(visit, address)
        notice = visit.course.locator(".lms-notice")
        expect(notice).to_have_count(notices)
        if notices:
            expect(notice.get_by_text(NOTICE)).to_be_visible()
            first = visit.course.locator(".lms-notice, [data-field]").first
            assert "lms-notice" in (first.get_attribute("class") or "")
        words = visit.course.locator("body").inner_text()
        assert "stays on this device" not in words and "Nobody else receives" not in words


@pytest.mark.long
def test_two_learners_at_one_computer_never_meet(quiet: Page, site: str) -> None:
    odd = "o'neil/Zoë <1> %2F@x"
    for student, words in ((odd, "mine"), ("lena", "hers")):
        visit = Visit(quiet, site, student=student)
        go(visit, "fences.html")
        expect(what(visit, "fence")).to_have_value("")
        write(visit, "fence", words)
        visit.close()
        assert visit.scorm("errors") == []
    again = Visit(quiet, site, student=odd)
    go(again, "fences.html")
    expect(what(again, "fence")).to_have_value("mine")


def test_answers_are_reported_once_for_each_change_and_complete_the_course(
    quiet: Page, site: str
) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    choose(visit, "first", "never")
    until(quiet, "() => scorm.calls.some((call) => call[2] === 'wrong')")
    choose(visit, "first", "soon")
    until(quiet, "() => scorm.calls.some((call) => call[2] === 'correct')")
    choose_at_once(visit, "second")
    write(visit, "fence", "secret words")
    kept = visit.close()
    assert visit.scorm("errors") == []
    assert reported(kept) == [
        ("check-fences.first", "a", "wrong"),
        ("check-fences.first", "b", "correct"),
        ("check-fences.second", "a,c", "correct"),
    ]
    assert [interaction["pattern"] for interaction in kept["interactions"]] == ["b", "b", "a,c"]
    assert kept["cmi.core.lesson_status"] == "completed"
    assert "cmi.core.score.raw" not in kept
    assert "secret" not in json.dumps(kept["interactions"])

    again = Visit(quiet, site, kept=kept)
    says(again, "sent")
    assert reported(again.close()) == reported(kept)


@pytest.mark.long
def test_replies_are_reported_once_a_conversation_has_ended_and_own_words_never(
    quiet: Page, site: str
) -> None:
    visit = Visit(quiet, site)
    go(visit, "talk.html")
    expect(visit.course.get_by_text(NOTICE)).to_be_visible()
    for name in ("ask", "show", "agree"):
        expect(visit.course.locator(".dlg-replies")).to_be_hidden()
        visit.course.get_by_label("What would you say?").fill("secret words")
        visit.course.get_by_role("button", name="Show the replies").press("Enter")
        visit.course.locator(f'[data-reply="{name}"]').press("Enter")
    until(quiet, "() => scorm.calls.some((one) => one[2] === 'dialogue-talk.garden')")
    kept = visit.close()
    assert visit.scorm("errors") == []
    assert reported(kept) == [
        ("dialogue-talk.gate", "a", "neutral"),
        ("dialogue-talk.gate", "b", "neutral"),
        ("dialogue-talk.garden", "a", "neutral"),
    ]
    assert "secret" not in json.dumps(kept["interactions"])
    assert kept["cmi.core.lesson_status"] == "incomplete"

    again = Visit(quiet, site, kept=kept)
    says(again, "sent")
    assert reported(again.close()) == reported(kept)


@pytest.mark.long
def test_a_score_only_where_the_course_wants_one(
    quiet: Page, folder: Path, site: str, tmp_path: Path
) -> None:
    launch = folder / PACKAGE / "launch.html"
    as_it_was = launch.read_text("utf-8")
    launch.write_text(as_it_was.replace('"score":false', '"score":true'), "utf-8")
    try:
        visit = Visit(quiet, site)
        go(visit, "fences.html")
        choose(visit, "first", "soon")
        choose(visit, "second", "them")
        kept = visit.close()
    finally:
        launch.write_text(as_it_was, "utf-8")
    assert visit.scorm("errors") == []
    scores = [kept[f"cmi.core.score.{part}"] for part in ("min", "max", "raw")]
    assert scores == ["0", "100", "50"]


@pytest.mark.long
def test_without_checks_it_is_complete_once_each_lesson_was_opened(
    quiet: Page, folder: Path, site: str
) -> None:
    launch = folder / PACKAGE / "launch.html"
    as_it_was = launch.read_text("utf-8")
    without, found = re.subn(
        r'"checks":\[.*\](?=,"(?:dialogues|lessons)")', '"checks":[]', as_it_was
    )
    assert found == 1
    launch.write_text(without, "utf-8")
    try:
        visit = Visit(quiet, site)
        go(visit, "fences.html")
        kept = visit.close()
        assert kept["cmi.core.lesson_status"] == "incomplete"
        again = Visit(quiet, site, kept=kept)
        go(again, HEDGE)
        assert again.close()["cmi.core.lesson_status"] == "completed"
    finally:
        launch.write_text(as_it_was, "utf-8")


@pytest.mark.long
def test_more_than_there_is_room_for_is_told_and_kept_here(
    quiet: Page, site: str, tmp_path: Path
) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "what fitted")
    says(visit, "sent")
    go(visit, HEDGE)
    much = "".join(random.Random(2).choices("abcdefghijklmnopqrstuvwxyz ", k=9000))
    write(visit, "hedge", much)
    says(visit, "over")
    expect(visit.launcher.locator("[data-part=says]")).to_contain_text("Nothing is lost")
    with quiet.expect_download() as saving:
        visit.launcher.get_by_role("button", name="Save a backup file").click()
    saving.value.save_as(tmp_path / "backup.json")
    records = json.loads((tmp_path / "backup.json").read_text("utf-8"))["records"]
    assert records["first/hedge/first/what"]["value"] == much
    kept = visit.close()
    assert visit.scorm("errors") == []

    again = Visit(quiet, site, kept=kept)
    expect(what(again, "hedge")).to_have_value(much)
    says(again, "over")
    what(again, "hedge").fill("short again")
    says(again, "sent")
    assert again.close()["cmi.suspend_data"] != kept["cmi.suspend_data"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "state"), every([("cg1z:AAAA", "damaged"), ("cg2q:news", "newer")], 2)
)
def test_what_cannot_be_read_is_left_as_it_is_and_offered(
    quiet: Page, site: str, tmp_path: Path, text: str, state: str
) -> None:
    kept = {"cmi.suspend_data": text, "cmi.core.exit": "suspend"}
    visit = Visit(quiet, site, kept={**kept, "interactions": []})
    says(visit, state)
    go(visit, "fences.html")
    write(visit, "fence", "goes on")
    with quiet.expect_download() as saving:
        visit.launcher.get_by_role("button", name="Save what it has to a file").click()
    saving.value.save_as(tmp_path / "theirs.txt")
    assert (tmp_path / "theirs.txt").read_text("utf-8") == text
    after = visit.close()
    assert after["cmi.suspend_data"] == text

    again = Visit(quiet, site, kept=after)
    says(again, state)
    again.launcher.get_by_role("button", name="Replace it with what is here").click()
    says(again, "sent")
    assert again.close()["cmi.suspend_data"] not in ("", text)
    assert again.scorm("errors") == []


@pytest.mark.parametrize("has_our_own", [True, False])
def test_a_browser_that_cannot_unpack_loses_nothing_of_the_platform_s_copy(
    quiet: Page, site: str, new_context: Callable[..., BrowserContext], has_our_own: bool
) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "written at home")
    theirs = visit.close()

    older = new_context()
    older.add_init_script(WITHOUT)
    if not has_our_own:
        without_our_own(older)
    there = Visit(older.new_page(), site, kept=theirs)
    says(there, "sent" if has_our_own else "packed")
    go(there, HEDGE)
    write(there, "hedge", "written there")
    expect(there.launcher.get_by_role("button", name="Replace")).to_have_count(0)
    after = there.close()
    assert has_our_own or after["cmi.suspend_data"] == theirs["cmi.suspend_data"]

    older.unroute_all()
    again = Visit(there.page, site, kept=after)
    go(again, "fences.html")
    expect(what(again, "fence")).to_have_value("written at home")
    both = again.close()
    back = Visit(new_context().new_page(), site, kept=both)
    go(back, HEDGE)
    expect(what(back, "hedge")).to_have_value("written there")


MUTE = """let one;
Object.defineProperty(window, "scorm", {
    get: () => one,
    set: (scorm) => { scorm.refuse = { LMSGetValue: 101 }; one = scorm; },
});"""


@pytest.mark.long
def test_while_a_platform_cannot_say_what_it_has_nothing_is_sent(quiet: Page, site: str) -> None:
    quiet.add_init_script(MUTE)
    visit = Visit(quiet, site, kept={"cmi.suspend_data": "theirs", "interactions": []})
    says(visit, "unread")
    go(visit, "fences.html")
    write(visit, "fence", "kept here meanwhile")
    assert visit.close()["cmi.suspend_data"] == "theirs"


@pytest.mark.long
def test_where_there_is_no_room_the_platform_s_copy_is_left_as_it_is(
    quiet: Page, site: str, new_context: Callable[..., BrowserContext]
) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "written at home")
    kept = visit.close()
    full = new_context()
    full.add_init_script(BROKEN_WRITES)
    full.add_init_script(NO_ROOM)
    again = Visit(full.new_page(), site, kept=kept)
    says(again, "full")
    assert again.close()["cmi.suspend_data"] == kept["cmi.suspend_data"]


def test_without_a_platform_it_says_so_and_works(quiet: Page, site: str) -> None:
    quiet.goto(f"{site}{PACKAGE}/{HEDGE}#worksheet-hedge")
    expect(quiet.locator("[data-part=says]")).to_contain_text("No learning platform was found")
    assert "launch.html" in quiet.url
    quiet.get_by_text("What it gets").click()
    assert findings(quiet) == []
    course = quiet.frame_locator("iframe.lms-course")
    expect(course.locator(".lms-silent")).to_be_visible()
    expect(course.get_by_text(NOTICE)).to_be_hidden()
    course.locator('[name="what"]').fill("here only")
    expect(course.locator("#ws-hedge [data-part=status]")).to_contain_text("Saved on this device")
    quiet.reload()
    expect(course.locator('[name="what"]')).to_have_value("here only")


@pytest.mark.long
def test_a_page_in_a_tab_of_its_own_leaves_it_to_the_first(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site, student="lena")
    go(visit, "fences.html")
    write(visit, "fence", "seen in both")
    tab = quiet.context.new_page()
    tab.goto(f"{site}{PACKAGE}/fences.html")
    expect(tab.locator("[data-part=says]")).to_contain_text("another tab")
    course = tab.frame_locator("iframe.lms-course")
    expect(course.locator('[id="fence.what"]')).to_have_value("seen in both")
    expect(course.get_by_text(NOTICE)).to_be_visible()
    course.locator('[id="fence.who"]').fill("with M.")
    expect(visit.course.locator('[id="fence.who"]')).to_have_value("with M.")
    tab.close()
    kept = visit.close()
    assert visit.scorm("errors") == []
    again = Visit(quiet, site, student="somebody on this computer", kept=kept)
    go(again, "fences.html")
    expect(again.course.locator('[id="fence.who"]')).to_have_value("with M.")


@pytest.mark.long
def test_what_a_platform_refuses_is_told_and_tried_again(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    visit.refuse(LMSSetValue=101)
    write(visit, "fence", "stubborn")
    says(visit, "failed")
    expect(visit.launcher.locator("[data-part=says]")).to_contain_text("error 101")
    visit.refuse(LMSCommit=391)
    visit.launcher.get_by_role("button", name="Try again").click()
    expect(visit.launcher.locator("[data-part=says]")).to_contain_text("error 391")
    visit.refuse()
    visit.launcher.get_by_role("button", name="Try again").click()
    says(visit, "sent")
    assert visit.close()["cmi.suspend_data"]
    assert visit.scorm("errors") == []


def test_keeping_nothing_sends_nothing(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "was sent")
    says(visit, "sent")
    open_menu(visit.course)
    visit.course.get_by_label("Keep nothing on this device, and send nothing").first.check()
    says(visit, "nothing")
    sent = [call for call in visit.scorm("calls") if call[1:2] == ["cmi.suspend_data"]]
    what(visit, "fence").fill("for nobody")
    choose(visit, "first", "soon")
    kept = visit.close()
    assert [kept["cmi.suspend_data"]] == [call[2] for call in sent if call[0] == "LMSSetValue"][-1:]
    assert kept["interactions"] == []

    again = Visit(quiet, site, kept=kept)
    says(again, "nothing")
    erase = again.launcher.get_by_role("button", name="Erase what it already has")
    erase.click()
    expect(erase).to_have_count(0)
    assert again.close()["cmi.suspend_data"] == ""
    assert visit.scorm("errors") == []


@pytest.mark.long
def test_who_keeps_nothing_can_erase_there_and_sends_no_more(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "to be erased")
    choose(visit, "first", "soon")
    go(visit, HEDGE)
    before = len(visit.scorm("calls"))
    write(visit, "hedge", "stays here")
    # That all is sent was said of the page before, too.
    until(quiet, f"scorm.calls.slice({before}).some(([, name]) => name === 'cmi.suspend_data')")
    says(visit, "sent")
    open_menu(visit.course)
    visit.course.get_by_label("Keep nothing on this device, and send nothing").first.check()
    says(visit, "nothing")
    kept = visit.close()

    # The copy of before is left alone, but for what is erased here.
    again = Visit(quiet, site, kept=kept)
    says(again, "nothing")
    go(again, "fences.html")
    erase = "Erase what is already kept of this worksheet"
    before = len(again.scorm("calls"))
    again.course.get_by_role("button", name=erase).first.click()
    expect(again.course.locator(".ws-said").first).to_contain_text("Erased from this browser")
    until(quiet, f"scorm.calls.slice({before}).some(([, name]) => name === 'cmi.suspend_data')")
    less = again.close()
    assert 0 < len(less["cmi.suspend_data"]) < len(kept["cmi.suspend_data"])

    # Without a copy there, erasing here sends none.
    third = Visit(quiet, site, kept=less)
    third.launcher.get_by_role("button", name="Erase what it already has").click()
    go(third, HEDGE)
    expect(what(third, "hedge")).to_have_value("stays here")
    third.course.get_by_role("button", name=erase).first.click()
    expect(third.course.locator(".ws-said").first).to_contain_text("Erased from this browser")
    assert third.close()["cmi.suspend_data"] == ""


def test_what_is_erased_here_is_erased_there(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "gone soon")
    says(visit, "sent")
    go(visit, "workbook.html")
    visit.course.get_by_role("button", name="Erase everything …").click()
    visit.course.get_by_role("button", name="Erase everything", exact=True).click()
    says(visit, "ready")
    assert visit.close()["cmi.suspend_data"] == ""
    assert visit.scorm("errors") == []


COMPLETED = {"cmi.core.lesson_status": "completed", "cmi.core.exit": "suspend"}


@pytest.mark.parametrize(
    ("way", "state"),
    every(
        [({"kept": COMPLETED, "review": "refuses"}, "looking"), ({"way": "preview"}, "preview")], 2
    ),
    ids=["review", "preview"],
)
def test_where_nothing_is_taken_the_line_and_the_sheet_tell_one_story(
    quiet: Page, site: str, way: dict[str, Any], state: str
) -> None:
    visit = Visit(quiet, site, **way)
    says(visit, state)
    go(visit, "fences.html")
    expect(visit.course.get_by_text("Nothing that you write is sent")).to_be_visible()
    expect(visit.course.get_by_text(NOTICE)).to_be_hidden()
    write(visit, "fence", "only here")
    kept = visit.close()
    assert "cmi.suspend_data" not in kept
    assert kept["cmi.core.lesson_status"] == ("browsed" if state == "preview" else "completed")
    assert visit.scorm("errors") == []
    again = Visit(quiet, site, kept={**kept, "cmi.core.lesson_status": "incomplete"})
    says(again, "sent")


def test_without_a_connection_the_line_says_so(quiet: Page, site: str) -> None:
    visit = Visit(quiet, site)
    go(visit, "fences.html")
    write(visit, "fence", "at the station")
    says(visit, "sent")
    quiet.context.set_offline(True)
    write(visit, "fence", "on the train")
    says(visit, "offline")
    quiet.context.set_offline(False)
    says(visit, "sent")


@pytest.mark.long
def test_a_browser_that_keeps_nothing_and_a_platform_without_interactions(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context()
    context.add_init_script(NO_STORAGE)
    visit = Visit(context.new_page(), site, interactions=False)
    go(visit, "fences.html")
    what(visit, "fence").fill("from page to page")
    choose(visit, "first", "soon")
    go(visit, HEDGE)
    go(visit, "fences.html")
    expect(what(visit, "fence")).to_have_value("from page to page")
    says(visit, "sent")
    assert visit.close()["cmi.suspend_data"]
    assert visit.scorm("errors") == []


FINDS = """async () => {
    const { findApi } = await import(new URL("assets/lms/api.mjs", document.baseURI));
    const API = { LMSInitialize() {} };
    const above = (parent, more = {}) => ({ parent, ...more });
    const root = (more = {}) => { const at = { ...more }; at.parent = at; return at; };
    const shut = (parent) => ({ parent, get API() { throw new Error("another origin"); } });
    const endless = (steps) => (steps ? above(endless(steps - 1)) : root({ API }));
    const opener = above(root({ API }));
    return [
        above(above(root({ API }))),                        // two windows above
        above(shut(root({ API }))),                         // past a window of another origin
        root({ opener }), above(root(), { top: { opener } }), // opened by the platform
        endless(400),
        endless(600), root(), root({ API: document.body }), // too far, nowhere, something else
    ].map((window) => findApi(window) === API);
}"""


def test_where_a_platform_is_looked_for(modules: Modules) -> None:
    assert modules.page.evaluate(FINDS) == [True] * 5 + [False] * 3
