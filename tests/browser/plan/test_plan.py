"""The plan: from one short sheet or from all of them, on the screen, on paper, and carried away."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import findings
from tests.support.learner import FULL, TONIGHT, Said, seed
from tests.support.paper import on_paper
from tests.support.server import Server
from tests.support.tonight_page import write_tonight
from tests.support.workbook_page import erase_everything

AWKWARD = (
    "<img src=x onerror=alert(1)> & <b>bold</b> *stars* _under_ # 1. =SUM(A1) |x| \\n `code`\n"
    "שלום עולם; مرحبا, e\u0301 👩‍👩‍👧 [a](javascript:alert(1))"
)


def open_plan(page: Page, course: str, said: Said | None = None) -> None:
    """The plan's page, with `said` already written."""
    page.goto(course + "plan/")
    page.wait_for_selector("[data-plan][data-state]")
    if said:
        seed(page, said)
        page.reload()
        page.wait_for_selector("[data-plan][data-state]")


def saved(page: Page, button: str, folder: Path) -> str:
    """The text of the file that a button makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes().decode("utf-8")


def block(page: Page, id: str) -> Any:
    return page.locator(f"[data-plan] [data-block={id}]")


# --- on the screen


@pytest.mark.parametrize("comes", [True, False])
def test_the_plan_is_there_also_where_its_pictures_do_not_come(
    page: Page, course: str, comes: bool
) -> None:
    page.goto(course + "plan/")
    seed(page, FULL)
    if not comes:
        page.route("**/plots*.js", lambda route: route.abort())
    page.reload()
    expect(page.locator("[data-plan]")).to_have_attribute("data-state", "begun")
    expect(page.locator("[data-part=lines] li").first).to_be_visible()
    expect(page.locator(".plan-insight").first).to_be_visible()
    assert (page.locator("[data-plan] .ws-plot").count() > 0) == comes


def test_an_empty_plan_invites_and_can_be_printed_for_a_pen(quiet: Page, course: str) -> None:
    open_plan(quiet, course)
    expect(quiet.locator(".plan-empty a")).to_have_count(2)
    expect(quiet.locator(".plan-empty a").first).to_have_attribute("href", re.compile("tonight"))
    assert "%" not in quiet.locator("[data-plan]").inner_text()
    expect(quiet.get_by_role("button", name="Test myself without looking")).to_be_hidden()
    text = " ".join(on_paper(quiet))
    for heading in ("My first line", "A good outcome for both", "Plan B"):
        assert heading in text


def test_tonight_typed_by_hand_alone_makes_a_whole_page(quiet: Page, course: str) -> None:
    quiet.goto(course + "tonight/")
    quiet.locator("summary", has_text="Three more, 5 minutes").click()
    for field, words in TONIGHT["tonight"].items():
        if isinstance(words, str) and field != "continue":
            quiet.locator(f"#ws-tonight [name='{field}']").fill(words)
    quiet.locator("#ws-tonight [name=how-know][value=assume]").check()
    quiet.locator("#ws-tonight [name=continue][value=same]").check()
    quiet.get_by_role("link", name="See your plan").click()
    plan = quiet.locator("[data-plan]")
    expect(plan).to_have_attribute("data-state", "begun")
    for words in ("first-line", "question", "limit"):
        expect(plan.locator("[data-part=lines]")).to_contain_text(TONIGHT["tonight"][words])
    expect(plan.locator(".plan-lines [data-part=status]").first).to_contain_text("ready")
    expect(block(quiet, "gains").locator("[data-who=theirs]")).to_contain_text("my guess")
    expect(block(quiet, "outcome")).to_contain_text("plan a month ahead")
    expect(block(quiet, "alternatives")).to_contain_text("ask the manager")
    expect(plan.locator(".ws-warning-line")).to_have_count(0)
    open_ = plan.locator("[data-part=open]")
    expect(open_).not_to_have_attribute("open", "")
    expect(open_.locator("li a").first).to_be_attached()
    assert "%" not in plan.inner_text()
    assert len(on_paper(quiet)) == 1


@pytest.mark.long
def test_longer_worksheets_take_the_place_of_tonight(quiet: Page, course: str) -> None:
    open_plan(quiet, course, FULL)
    expect(block(quiet, "outcome")).to_contain_text("nobody dreads the rota")
    expect(block(quiet, "outcome")).not_to_contain_text("plan a month ahead")
    theirs = block(quiet, "gains").locator("[data-who=theirs] li")
    expect(theirs).to_have_count(2)
    expect(theirs.filter(has_text="Fewer last-minute calls")).not_to_contain_text("my guess")
    expect(theirs.filter(has_text="Not to look weak")).to_contain_text("my guess")
    expect(block(quiet, "alternatives").locator(".ws-warning-line")).to_contain_text(
        "worth 30 to you"
    )
    expect(block(quiet, "issues")).to_contain_text("Ask for “Thursdays”, offer “Swaps”")
    expect(block(quiet, "issues").locator("svg")).to_be_visible()
    hurdles = block(quiet, "hurdles").locator("li")
    expect(hurdles).to_have_count(3)
    expect(hurdles.first).to_contain_text("B. gets loud")
    expect(hurdles.nth(1)).to_contain_text("I want to say yes at once")
    expect(block(quiet, "plan-b")).to_contain_text("Lead with it")
    expect(block(quiet, "after")).to_contain_text("1 April 2027")
    expect(block(quiet, "gains").locator(".plan-from a").first).to_have_attribute(
        "href", re.compile("their-shoes.*#worksheet-interests")
    )


def test_a_guess_stays_one_until_it_is_confirmed(quiet: Page, course: str) -> None:
    told = {"tonight": {**TONIGHT["tonight"], "how-know": ["told"]}}
    open_plan(quiet, course, told)
    expect(block(quiet, "gains").locator("[data-who=theirs]")).not_to_contain_text("my guess")


def test_the_lines_are_the_learner_s_own_and_follow_at_once(quiet: Page, course: str) -> None:
    open_plan(quiet, course, TONIGHT)
    quiet.get_by_text("Write or change these lines").click()
    form = quiet.locator("#ws-plan")
    source = form.locator("[data-field=limit] [data-part=source]")
    expect(source).to_contain_text("One page for tonight")
    form.locator("[name=limit]").fill("Two late shifts a week. No more.")
    expect(quiet.locator("[data-part=lines] [data-line=limit]")).to_contain_text("No more.")
    quiet.goto(course + "tonight/")
    expect(quiet.locator("#ws-tonight [name=limit]")).to_have_value(TONIGHT["tonight"]["limit"])


def test_the_plan_is_printed_at_a_press_and_follows_what_a_browser_puts_back(
    quiet: Page, course: str
) -> None:
    """A page that comes back may have another audience chosen, and nobody pressed anything."""
    open_plan(quiet, course, TONIGHT)
    quiet.evaluate("() => { window.prints = 0; window.print = () => { window.prints += 1; }; }")
    quiet.evaluate("document.querySelector('[data-plan] [data-do=print]').click()")
    assert quiet.evaluate("prints") == 1
    note = quiet.locator("[data-part=copy-note]")
    choose = "document.querySelector('[name=plan-audience][value=partner]').checked = true"
    quiet.evaluate(choose)
    expect(note).to_be_empty()
    quiet.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(note).not_to_be_empty()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_sheet_in_the_plan_keeps_its_head_and_foot_inside(
    quiet: Page, course: str, width: int
) -> None:
    quiet.set_viewport_size({"width": width, "height": 780})
    write_tonight(quiet, course, "The rent")
    quiet.goto(course + "plan/")
    quiet.locator(".plan-edit").evaluate("(fold) => (fold.open = true)")
    quiet.locator(".plan-edit .ws-menu > summary").press("Enter")
    expect(quiet.locator(".plan-edit [data-part=clear]")).to_be_visible()
    form = quiet.locator(".plan-edit form").bounding_box()
    assert form
    for inner in (".ws-head", ".ws-menu > div", ".ws-foot"):
        box = quiet.locator(f".plan-edit {inner}").bounding_box()
        assert box and form["x"] <= box["x"], inner
        assert box["x"] + box["width"] <= form["x"] + form["width"], inner
    facts, menu = (
        quiet.locator(f".plan-edit {part}").bounding_box()
        for part in (".ws-facts", ".ws-menu > summary")
    )
    assert facts and menu and menu["y"] < facts["y"] + facts["height"], "one row"


def test_a_line_that_is_missing_is_named(quiet: Page, course: str) -> None:
    open_plan(quiet, course, {"tonight": {"what": "The rota", "question": "Why?"}})
    status = quiet.locator("[data-plan] > article [data-part=status]").first
    expect(status).to_have_text("2 lines are still to be written: My first line, My limit.")
    expect(quiet.locator("[data-part=edit]")).to_have_attribute("open", "")


def test_what_is_empty_looks_empty(quiet: Page, course: str) -> None:
    """WebKit writes today's day into an empty one, and a dot divides two things, not one."""
    open_plan(quiet, course, {"tonight": {"what": "The rota"}})
    day = quiet.locator("[data-part=ask-day] input")
    expect(day).to_have_attribute("data-empty", "")
    saved = quiet.locator("#ws-plan .ws-saved")
    expect(saved).to_be_visible()
    assert saved.evaluate("(node) => getComputedStyle(node, '::before').content") == "none"


@pytest.mark.long
def test_the_self_test_hides_the_lines_and_shows_them_one_by_one(quiet: Page, course: str) -> None:
    open_plan(quiet, course, TONIGHT)
    lines = quiet.locator("[data-part=lines]")
    quiet.get_by_role("button", name="Test myself without looking").click()
    for id in ("first-line", "question", "limit"):
        for place in quiet.get_by_text(TONIGHT["tonight"][id]).all():
            expect(place).to_be_hidden()
    lines.get_by_role("button", name="Show: My first line").click()
    expect(lines.get_by_text(TONIGHT["tonight"]["first-line"])).to_be_visible()
    expect(lines.get_by_text(TONIGHT["tonight"]["limit"])).to_be_hidden()
    expect(lines.get_by_role("button", name="Show: My question")).to_be_focused()
    text = " ".join(on_paper(quiet))
    assert TONIGHT["tonight"]["limit"] in text and "Show:" not in text
    quiet.keyboard.press("Enter")
    quiet.keyboard.press("Enter")
    expect(quiet.locator(".plan-lines")).to_contain_text("All shown")
    quiet.get_by_role("button", name="End the test").click()
    expect(lines.get_by_role("button")).to_have_count(0)


def test_worksheets_for_work_step_aside_at_home(quiet: Page, course: str) -> None:
    open_plan(quiet, course, {**TONIGHT, "situation": {"setting": "home"}})
    expect(quiet.locator("[data-part=open-list]")).to_contain_text("Plan B")
    expect(quiet.locator("[data-part=open-list]")).not_to_contain_text("who decides")


@pytest.mark.parametrize("palette", ["dark", pytest.param("light", marks=pytest.mark.long)])
def test_a_full_plan_is_accessible_with_everything_open(
    browser: Browser, course: str, palette: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 780},
        color_scheme=palette,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    open_plan(page, course, FULL)
    page.get_by_label("To share with a partner").check()
    page.locator("details").evaluate_all("(all) => all.forEach((node) => { node.open = true; })")
    found = findings(page)
    page.get_by_label("For me", exact=True).check()
    page.get_by_role("button", name="Test myself without looking").click()
    found += findings(page)
    page.set_viewport_size({"width": 320, "height": 700})
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (found, wide) == ([], 320)


@pytest.mark.long
def test_each_negotiation_has_its_own_plan(quiet: Page, course: str) -> None:
    open_plan(quiet, course, TONIGHT)
    quiet.evaluate(
        """() => {
          const key = (end) => `cg:common-ground:/${end}`;
          const put = (end, value) => localStorage.setItem(key(end),
            JSON.stringify({ format: 1, value, savedAt: Date.now() }));
          const made = { created: 1, archived: false };
          put("_negotiations/second", { id: "second", name: "The rent <b>", ...made });
          put("_current", "second");
        }"""
    )
    seed(quiet, {"tonight": {"first-line": "About the rent."}}, "second")
    quiet.reload()
    expect(quiet.locator("[data-part=lines]")).to_contain_text("About the rent.")
    expect(quiet.locator("[data-part=name]")).to_have_text("The rent <b>")
    expect(quiet.locator("[data-plan]")).not_to_contain_text("Thursdays")


@pytest.mark.long
def test_a_plan_that_became_empty_prints_nobodys_words(quiet: Page, course: str) -> None:
    open_plan(quiet, course, TONIGHT)
    expect(quiet.locator("[data-plan]")).to_contain_text("Thursdays")
    other = quiet.context.new_page()
    other.goto(course + "workbook/")
    erase_everything(other)
    expect(quiet.locator("[data-plan]")).to_have_attribute("data-state", "empty")
    text = " ".join(on_paper(quiet))
    assert "Thursdays" not in text
    assert "A good outcome for both" in text


def test_nothing_stands_on_a_plan_twice_and_gaps_lead_to_the_shortest_prompt(
    quiet: Page, course: str
) -> None:
    said = {key: TONIGHT["tonight"][key] for key in ("what", "first-line", "question", "limit")}
    open_plan(quiet, course, {"tonight": said})
    paper = quiet.locator("[data-part=paper]")
    for words in said.values():
        shown = paper.locator(".plan-name, p.plan-words, .plan-text")
        expect(shown.filter(has_text=words)).to_have_count(1)
    link = quiet.locator("[data-part=open-list] li", has_text="A good outcome for both").locator(
        "a"
    )
    expect(link).to_have_attribute("href", re.compile(r"/tonight/#tonight\.good-outcome$"))


def test_the_day_is_asked_where_the_calendar_needs_it(quiet: Page, course: str) -> None:
    open_plan(quiet, course, TONIGHT)
    quiet.locator("[data-part=ask-day] input").fill("2027-03-04")
    quiet.locator("[data-do=print]").focus()
    expect(quiet.locator("[data-part=when]")).to_have_text("Thursday, 4 March 2027")
    expect(quiet.locator("[data-part=ask-day]")).to_be_hidden()
    expect(quiet.locator("#ws-plan [name=talk]")).to_have_value("2027-03-04")


# --- on paper


@pytest.mark.parametrize("format", ["A4", pytest.param("Letter", marks=pytest.mark.long)])
def test_a_plan_made_with_tonight_prints_on_one_page(page: Page, course: str, format: str) -> None:
    open_plan(page, course, TONIGHT)
    (paper,) = on_paper(page, format=format)
    for words in ("first-line", "question", "limit"):
        assert " ".join(TONIGHT["tonight"][words].split()) in paper
    assert "What I heard" in paper and "What we agreed" in paper


@pytest.mark.parametrize("format", ["Letter", pytest.param("A4", marks=pytest.mark.long)])
def test_a_full_plan_prints_on_two_pages(page: Page, course: str, format: str) -> None:
    open_plan(page, course, FULL)
    pages = on_paper(page, format=format)
    assert len(pages) == 2
    text = " ".join(pages)
    for words in (
        "lose my course",
        "gets loud",
        "ring me",
        "1 April 2027",
        "Look again",
        "Thursdays free",
    ):
        assert words in text, words
    for screen_only in ("Take it with you", "If you have time", "Written in", "Test myself"):
        assert screen_only not in text


@pytest.mark.long
def test_a_longer_plan_flows_on_and_nothing_is_cut(page: Page, course: str) -> None:
    long = " ".join(f"word{n}" for n in range(1500))
    rows = [{"id": f"r{n}", "if": f"sign{n}", "then": f"act{n}"} for n in range(40)]
    open_plan(page, course, {**FULL, "opening": {"say": long}, "commitments": {"ifthen": rows}})
    text = " ".join(on_paper(page))
    words = set(re.findall(r"\b(?:word|sign|act)\d+\b", text))
    assert words == {f"word{n}" for n in range(1500)} | {
        f"{half}{n}" for half in ("sign", "act") for n in range(40)
    }


def test_what_is_kept_is_printed_only_when_it_is_ticked(page: Page, course: str) -> None:
    open_plan(page, course, FULL)
    kept = "The other team has asked me"
    assert kept not in " ".join(on_paper(page))
    page.get_by_label("What I share, and who decides: I keep").check()
    expect(block(page, "share")).to_contain_text(kept)
    assert kept in " ".join(on_paper(page))


@pytest.mark.long
def test_a_worksheet_prints_what_is_kept_only_when_it_is_ticked(page: Page, course: str) -> None:
    open_plan(page, course, FULL)
    page.goto(course + "leading/share-and-decide/")
    expect(page.locator("#ws-disclosure [data-field=keep] [name$='.item']").first).to_have_value(
        "The other team has asked me"
    )
    text = " ".join(on_paper(page))
    assert "My course ends in June" in text and "The other team" not in text
    page.locator("#ws-disclosure [data-field=keep] [data-part=print-keep]").check()
    assert "The other team has asked me" in " ".join(on_paper(page))


# --- shared with a partner


@pytest.mark.long
def test_a_copy_for_a_partner_starts_without_the_private_parts(
    page: Page, course: str, tmp_path: Path
) -> None:
    open_plan(page, course, FULL)
    page.get_by_label("To share with a partner").check()
    text = saved(page, "Markdown file", tmp_path)
    for private in (
        "other team",
        "lose my course",
        "without asking you",
        "Mixed",
        "Closer than now",
    ):
        assert private not in text, private
    for shared in ("nobody dreads", "Thursdays free", "What makes Thursdays hard", "gets loud"):
        assert shared in text, shared
    for id in ("relationship", "alternatives"):
        expect(block(page, id)).to_have_count(0)
    expect(page.locator("[data-part=lines]")).not_to_contain_text("walk away")


@pytest.mark.long
def test_each_private_part_can_be_ticked_for_a_partner(
    page: Page, course: str, tmp_path: Path
) -> None:
    open_plan(page, course, FULL)
    page.get_by_label("To share with a partner").check()
    page.get_by_label("The relationship: How it is").check()
    text = saved(page, "Markdown file", tmp_path)
    assert "Mixed" in text and "Closer than now" not in text
    page.get_by_label("For me", exact=True).check()
    page.get_by_label("To share with a partner").check()
    assert "Mixed" not in saved(page, "Markdown file", tmp_path)


# --- carried away


def test_markdown_holds_awkward_words_as_they_are(page: Page, course: str, tmp_path: Path) -> None:
    open_plan(page, course, {"tonight": {"first-line": AWKWARD, "what": "# not a heading"}})
    text = saved(page, "Markdown file", tmp_path)
    import markdown

    html = markdown.markdown(text)
    shown = re.sub(r"<[^>]+>", "", html)
    assert "<img" not in html and "<b>" not in html and "href" not in html
    assert html.count("<h1>") == 1 and "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "=SUM(A1)" in shown and "שלום עולם" in shown and "👩‍👩‍👧" in shown
    assert "# not a heading" in shown and "*stars*" in shown


@pytest.mark.long
def test_rich_text_pastes_into_a_document_as_words_and_headings(
    browser: Browser, course: str
) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_plan(page, course, {**FULL, "plan": {"first-line": AWKWARD}})
    page.get_by_role("button", name="Copy for Word or Docs").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Copied")
    page.goto(course + "404.html")
    page.evaluate(
        "document.body.replaceChildren(Object.assign(document.createElement('div'),"
        "{id: 'doc', contentEditable: 'true'}))"
    )
    page.locator("#doc").focus()
    page.keyboard.press("Control+V")
    doc = page.locator("#doc")
    expect(doc.locator("h1")).to_have_text("My negotiation plan")
    expect(doc.locator("h2").first).to_have_text("Three lines to say without looking")
    expect(doc).to_contain_text("<img src=x onerror=alert(1)> & <b>bold</b> *stars*")
    expect(doc).to_contain_text("שלום עולם; مرحبا, e\u0301 👩‍👩‍👧")
    expect(doc.locator("img, a")).to_have_count(0)
    expect(doc.locator("li em").first).to_have_text("(my guess)")
    plain = page.evaluate("navigator.clipboard.readText()")
    assert "My negotiation plan" in plain and "- Ask the other team" in plain
    context.close()


def events(text: str) -> dict[str, Any]:
    found = Calendar.from_ical(text).walk("VEVENT")
    return {str(event["SUMMARY"]): event for event in found}


@pytest.mark.long
def test_the_calendar_file_holds_the_days_and_how_did_it_go(
    page: Page, course: str, tmp_path: Path
) -> None:
    open_plan(page, course, FULL)
    text = saved(page, "Calendar file", tmp_path)
    found = events(text)
    after = found["How did it go?"]
    assert after.decoded("DTSTART") == date(2027, 1, 13)
    assert str(after["URL"]) == course + "day-after/"
    assert found["We look at the agreement again"].decoded("DTSTART") == date(2027, 4, 1)
    assert found["A step for my plan"].decoded("DTSTART") == date(2027, 1, 15)
    assert found["My first chance to try it"].decoded("DTSTART") == date(2027, 1, 8)
    assert found["A look at my plans, after 90 days"].decoded("DTSTART") == date(2027, 4, 8)
    assert "B." not in text and "other team" not in text and "Thank you" not in text
    for event in found.values():
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert event.walk("VALARM")
    assert len({str(event["UID"]) for event in found.values()}) == len(found)
    again = events(saved(page, "Calendar file", tmp_path))
    assert again["How did it go?"]["UID"] == after["UID"]


@pytest.mark.long
def test_the_calendar_file_is_right_to_the_octet(page: Page, course: str, tmp_path: Path) -> None:
    said = {"plan": {"talk": "2028-02-28", "first-line": AWKWARD + " \u2603" * 80}}
    open_plan(page, course, {**FULL, **said})
    page.get_by_label("With my own words in it").check()
    text = saved(page, "Calendar file", tmp_path)
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found = events(text)
    assert AWKWARD in str(found["The conversation I have prepared"]["DESCRIPTION"])
    assert found["How did it go?"].decoded("DTSTART") == date(2028, 2, 29)
    assert "Ring the other team" not in text


# --- one worksheet on another


@pytest.mark.long
def test_reminders_appear_with_their_reason(quiet: Page, course: str) -> None:
    open_plan(quiet, course, FULL)
    quiet.goto(course + "leading/opening/")
    trust = quiet.locator("#ws-opening [data-field=trust]")
    expect(trust).to_contain_text("You have written how you will put it right")
    expect(trust).to_contain_text("Looks out for the other")
    expect(quiet.locator("#ws-opening [data-field=unsure]")).to_contain_text(
        "they have kept their word to me so far"
    )
    expect(quiet.locator("#ws-opening [data-field=habit]")).to_be_hidden()


@pytest.mark.long
def test_the_day_after_feeds_debrief_and_the_later_check(quiet: Page, course: str) -> None:
    open_plan(
        quiet, course, {"day-after": {"learned": "Notice matters", "keep-change": "Ask first"}}
    )
    quiet.goto(course + "practice/practise/")
    expect(quiet.locator("#ws-debrief [name=keep]")).to_have_value("Ask first")
    expect(quiet.locator("#ws-debrief [name=moment]")).to_have_value("Notice matters")
    quiet.goto(course + "practice/your-plan/")
    expect(quiet.locator("#ws-commitments [name=kept]")).to_have_value("Ask first")


@pytest.mark.long
def test_a_date_on_another_worksheet_with_moments_is_found(quiet: Page, course: str) -> None:
    """Worksheets that are filled in more than once keep their other fields in the first take."""
    open_plan(quiet, course, {"agreement": {"review": "2027-04-01"}})
    quiet.goto(course + "practice/your-plan/")
    expect(quiet.locator("#ws-commitments [name=review]")).to_have_value("2027-04-01")


def test_without_script_the_plan_is_a_page_for_a_pen(
    browser: Browser, course_folder: Path, serve: Callable[[Path], Server]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve(course_folder).url + "plan/")
    expect(page.locator("[data-block=alternatives]")).to_be_visible()
    expect(page.locator("[data-part=carry]")).to_be_hidden()
    expect(page.locator("[data-block=outcome] .plan-rule")).to_be_visible()
    context.close()
