"""Practice cases as two people meet them: cards, how it ended, a code, the result, the debrief."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from macros.cases.data import text_of
from macros.cases.model import Case
from macros.rules.checked_course import load
from tests.support.axe import findings
from tests.support.look import NARROW, WIDE
from tests.support.modules import Modules
from tests.support.project import ROOT
from tests.support.sampling import every

pytestmark = pytest.mark.shipped
CASES = "practice/cases/"
GOOD = [3, 1, 5, 3, 3, 3]
SHEET = "alternatives, walk-away and minimum"


def all_cases() -> dict[str, Case]:
    return dict(load(ROOT / "mkdocs.yml").cases)


class Words(HTMLParser):
    """The words of a page that people can read; scripts and styles are none."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hidden = 0
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def words(html: str) -> str:
    return " ".join(" ".join(Words(html).found).split())


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def versions(case: Case) -> Iterator[tuple[str, bool]]:
    """Folder of each version's pages, and whether it is the walk-away version."""
    yield case.id, False
    if case.walk_away:
        yield f"{case.id}/2", True


# What stands in the built files ------------------------------------------------------------------


@pytest.mark.parametrize("id", [*all_cases()])
def test_a_card_holds_its_role_and_nothing_of_the_other(course_folder: Path, id: str) -> None:
    case = all_cases()[id]
    for folder, walk_away in versions(case):
        for role, other in ("ab", "ba"):
            html = (course_folder / CASES / folder / role / "index.html").read_text("utf-8")
            read = plain(words(html))
            assert plain(text_of(case, role, walk_away)) in read
            assert plain(text_of(case, "shared", walk_away)) in read
            for sentence in re.split(r"(?<=[.:])\s+", plain(text_of(case, other, walk_away))):
                if sentence not in plain(text_of(case, role, walk_away)):
                    assert sentence not in html and sentence not in read, sentence
            table = re.findall(r"<td>(\d+)</td>", html)
            points = [getattr(o, role) for issue in case.issues for o in issue.options]
            assert table == [str(n) for n in points]
            assert 'data-part="data"' not in html


def test_briefs_points_and_notes_cannot_be_searched(course_folder: Path) -> None:
    index = json.loads((course_folder / "search" / "search_index.json").read_text("utf-8"))
    entries = [entry for entry in index["docs"] if entry["location"].startswith(CASES)]
    assert {entry["location"].split("#")[0] for entry in entries} == {
        CASES, *(f"{CASES}{id}/" for id in all_cases()),
    }  # fmt: skip
    found = plain(" ".join(entry["text"] for entry in index["docs"]))
    for case in all_cases().values():
        for text in (case.roles.a.brief, case.roles.b.brief, case.notes or ""):
            for sentence in plain(text).split(". "):
                assert len(sentence) < 25 or sentence not in found, sentence


def test_instructors_notes_are_in_no_page_of_learners(course_folder: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in course_folder.rglob("*.html")}
    for case in all_cases().values():
        last = plain(case.notes or "").split(". ")[-2]
        assert [str(path) for path, html in pages.items() if last in plain(html)] == []


def test_no_page_before_the_end_names_the_walk_away_version(course_folder: Path) -> None:
    for case in all_cases().values():
        for folder, walk_away in versions(case):
            for name in ("index.html", "a/index.html", "b/index.html", "end/index.html"):
                html = (course_folder / CASES / folder / name).read_text("utf-8")
                read = words(html.partition("md-content__inner")[2].partition("md-footer")[0])
                assert "walk-away" not in read.lower().replace(SHEET, "")
                if walk_away and name == "index.html":
                    for change in case.walk_away.replace if case.walk_away else ():
                        assert change.sentence not in plain(read)


def test_worksheets_with_results_know_the_cases(course_folder: Path) -> None:
    html = (course_folder / "practice" / "practise" / "index.html").read_text("utf-8")
    spec = next(s for s in re.findall(r'data-part="spec">(.*?)</script>', html) if '"debrief"' in s)
    assert set(json.loads(spec)["cases"]) == set(all_cases())


# Playing -----------------------------------------------------------------------------------------


def enter(page: Page, options: list[int]) -> None:
    page.get_by_label("We agreed on everything").check()
    for issue, option in enumerate(options):
        page.locator(".case-issue").nth(issue).locator("input").nth(option - 1).check()


def guess(page: Page, points: list[int]) -> None:
    for field, number in enumerate(points):
        page.locator(".case-guesses input").nth(field).fill(str(number))


def code(page: Page) -> str:
    return page.locator('[data-part="code"]').inner_text()


def result(page: Page) -> Locator:
    return page.locator(".case-result")


def send(page: Page, typed: str) -> None:
    page.get_by_label("The code from the other device").fill(typed)
    page.get_by_role("button", name="Compare and open the result").click()


@pytest.mark.long
def test_two_browsers_play_the_lead_role(browser: Browser, course: str) -> None:
    jo, sam = [browser.new_context(viewport=WIDE).new_page() for _ in "ab"]  # type: ignore[arg-type]
    stopped: list[str] = []
    for page, name in ((jo, "Jo Marsh"), (sam, "Sam Adeyemi")):
        page.on("pageerror", lambda error: stopped.append(str(error)))
        page.on(
            "console",
            lambda message: stopped.append(message.text) if message.type == "error" else None,
        )
        page.goto(f"{course}{CASES}lead-role/")
        page.get_by_role("link", name=re.compile(name)).click()
        expect(page.get_by_text(f"For {name} only.")).to_be_visible()
        page.get_by_role("link", name="Enter how it ended").click()
        expect(page.get_by_role("radio", name=re.compile(name))).to_be_checked()
        expect(result(page)).to_be_hidden()

    # Sam remembers something else at first: the page says what, and stays closed.
    enter(jo, GOOD)
    guess(jo, [24, 32, 10, 6, 16, 12])
    enter(sam, [3, 2, 5, 3, 3, 3])
    guess(sam, [24, 32, 10, 6, 16, 12])
    assert code(jo) == "lead-role:3-1-5-3-3-3 G:24-32-10-6-16-12"
    send(sam, code(jo))
    expect(sam.locator('[data-part="said"]')).to_have_text(
        "Your codes differ on When the lead duties start. What did you agree?"
    )
    expect(result(sam)).to_be_hidden()
    sam.locator(".case-issue").nth(1).locator("input").first.check()
    send(sam, code(jo))
    send(jo, code(sam))

    for page in (jo, sam):
        expect(result(page)).to_be_visible()
        expect(result(page)).to_be_focused()
        for sentence in (
            "Jo Marsh has 74 points, Sam Adeyemi has 72. Together that is 146.",
            "you found 100 %: all of it.",
            "Your agreement is on the frontier",
            "Guess of what matters to Sam Adeyemi: 0 off",
            "Guess of what matters to Jo Marsh: 34 off",
            "Somebody who thinks “they want what I want” is 34 off.",
        ):
            expect(result(page)).to_contain_text(sentence)
        assert findings(page) == []
    assert stopped == []

    # The debrief has it, and so has the page after a reload.
    jo.reload()
    expect(result(jo)).to_contain_text("Together that is 146.")
    jo.get_by_role("button", name="Take this to the debrief").click()
    jo.wait_for_url("**/practice/practise/#worksheet-debrief")
    sheet = jo.locator("#ws-debrief")
    expect(sheet.locator('[name="code"]')).to_have_value("lead-role:3-1-5-3-3-3")
    expect(sheet.locator('[name="guess"]')).to_have_value("G:24-32-10-6-16-12")
    expect(sheet.locator('[data-field="points"]')).to_contain_text("Together that is 146.")
    for page in (jo, sam):
        page.context.close()


@pytest.fixture
def ended(page: Page, course: str) -> Page:
    """The page on which The Lead Role ends, for Sam."""
    page.goto(f"{course}{CASES}lead-role/end/#b")
    return page


def test_a_limit_of_ones_own_asks_for_an_approval(ended: Page) -> None:
    enter(ended, [4, 1, 5, 3, 3, 3])
    limit = ended.locator('[data-issue="pay"] [data-part="limit"]')
    expect(limit).to_contain_text("a yes from the regional manager (time: two days)")
    ended.get_by_label("Who must approve").fill("the regional manager")
    ended.get_by_label("By when").fill("Thursday")
    ended.get_by_role("button", name="We share this device").click()
    expect(result(ended)).to_contain_text(
        "Subject to a yes from the regional manager, by Thursday."
    )
    # The other's limits are not shown to Jo.
    ended.get_by_role("radio", name=re.compile("Jo Marsh")).check()
    expect(limit).to_be_hidden()


def test_what_is_still_open_is_said_and_a_wrong_code_explained(ended: Page) -> None:
    said = ended.locator('[data-part="said"]')
    ended.get_by_label("We agreed on everything").check()
    for issue in range(5):
        ended.locator(".case-issue").nth(issue).locator("input").first.check()
    send(ended, "lead-role:1-1-1-1-1-1")
    expect(said).to_have_text("One thing is still open: Course for new leads.")
    enter(ended, GOOD)
    send(ended, "nonsense")
    expect(said).to_contain_text("This is not a result code.")
    send(ended, "lead-role/walk-away:none")
    expect(said).to_contain_text("another case or another version")
    send(ended, "lead-role:none")
    expect(said).to_contain_text("One of you entered a deal, the other none.")
    guess(ended, [50, 20, 0, 0, 0, 0])
    expect(ended.locator('[data-part="left"]')).to_contain_text("30 points left")
    send(ended, "lead-role:3-1-5-3-3-3")
    expect(said).to_have_text("Your guess must add up to 100, or be empty.")
    expect(result(ended)).to_be_hidden()


def test_a_case_in_progress_is_kept_and_an_agreement_that_changes_closes_the_result(
    ended: Page,
) -> None:
    enter(ended, GOOD)
    ended.get_by_role("button", name="We share this device").click()
    expect(ended.locator('[data-part="status"]')).to_have_text("Saved on this device.")
    ended.reload()
    assert code(ended) == "lead-role:3-1-5-3-3-3"
    expect(result(ended)).to_be_visible()
    keys = ended.evaluate("Object.keys(localStorage).filter((key) => key.includes('_practice/'))")
    assert [key.split("_practice/")[1] for key in keys] == ["case/lead-role"]
    ended.locator(".case-issue").first.locator("input").first.check()
    expect(result(ended)).to_be_hidden()
    ended.get_by_role("button", name="Start this case over").click()
    expect(ended.get_by_label("We agreed on everything")).not_to_be_checked()
    ended.reload()
    expect(ended.get_by_role("radio", name=re.compile("Jo Marsh"))).not_to_be_checked()


@pytest.mark.long
def test_a_case_that_is_begun_afresh_leaves_the_debrief(ended: Page) -> None:
    enter(ended, GOOD)
    ended.get_by_role("button", name="We share this device").click()
    ended.get_by_role("button", name="Take this to the debrief").click()
    ended.wait_for_url("**/practice/practise/#worksheet-debrief")
    ended.go_back()
    ended.get_by_role("button", name="Start this case over").click()
    expect(ended.locator('[data-part="said"]')).to_contain_text("A debrief that you wrote stays.")
    expect(ended.get_by_label("We agreed on everything")).not_to_be_checked()
    ended.go_forward()
    expect(ended.locator('#ws-debrief [name="code"]')).to_have_value("lead-role:3-1-5-3-3-3")


@pytest.mark.long
def test_what_is_kept_may_be_nonsense(ended: Page) -> None:
    enter(ended, GOOD)
    ended.evaluate(
        """() => { const key = Object.keys(localStorage).find((key) => key.includes("_practice/"));
          const record = JSON.parse(localStorage[key]);
          record.savedAt += 1e6;
          record.value = { role: "c", ended: 7, options: [9], guess: "x", opened: true, other: {} };
          localStorage[key] = JSON.stringify(record); }"""
    )
    ended.reload()
    expect(ended.locator('[data-part="code"]')).to_contain_text("Choose an option")
    expect(result(ended)).to_be_hidden()
    enter(ended, GOOD)
    assert code(ended) == "lead-role:3-1-5-3-3-3"


@pytest.mark.long
def test_version_2_rewards_a_civil_no(page: Page, course: str) -> None:
    page.goto(f"{course}{CASES}renewal/")
    page.get_by_role("link", name="Played it before? Play version 2").click()
    page.get_by_role("link", name=re.compile("Riley Chen")).click()
    expect(page.locator(".case-card")).to_contain_text("That is worth 73 points to you.")
    page.get_by_role("link", name="Enter how it ended").click()
    page.get_by_label("No deal").check()
    assert code(page) == "renewal/walk-away:none"
    send(page, "renewal/walk-away:none")
    expect(result(page)).to_contain_text("A civil no was the right end. Well done.")
    enter(page, [3, 5, 5, 5, 3])
    send(page, "renewal/walk-away:3-5-5-5-3")
    expect(result(page)).to_contain_text(
        "For Riley Chen that is 7 less than the alternative of 73."
    )
    expect(result(page)).to_contain_text("This deal shows what it cost.")


@pytest.mark.parametrize(
    ("size", "palette"),
    [
        pytest.param(WIDE, "light", id="wide-light", marks=pytest.mark.long),
        pytest.param(NARROW, "dark", id="narrow-dark"),
        pytest.param(WIDE, "dark", id="wide-dark", marks=pytest.mark.long),
        pytest.param(NARROW, "light", id="narrow-light", marks=pytest.mark.long),
    ],
)
def test_the_result_can_be_seen_and_read(
    browser: Browser, course: str, size: dict[str, int], palette: str
) -> None:
    page = browser.new_context(viewport=size, color_scheme=palette).new_page()  # type: ignore[arg-type]
    page.goto(f"{course}{CASES}third-floor/end/#a")
    enter(page, [3, 3, 3, 2, 1])
    page.get_by_role("button", name="We share this device").click()
    plot = result(page).get_by_role("img", name="All agreements by what they are worth to each")
    expect(plot).to_be_visible()
    for shape in ("dots", "frontier-marks", "middle", "yours"):
        assert plot.locator(f".{shape}").count() == 2, shape  # once drawn, once in the legend
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    smallest = plot.locator("text").evaluate_all(
        "(all) => Math.min(...all.map((node) => node.getBoundingClientRect().height))"
    )
    assert smallest >= 12
    result(page).get_by_text("The same as a table").click()
    rows = result(page).locator("table tbody tr")
    assert rows.nth(0).inner_text().split() == ["Yours", "43", "38", "81"]
    assert rows.count() > 8
    assert findings(page) == []
    page.context.close()


CARDS = [("lead-role/b",), ("renewal/a",), ("renewal/2/b",), ("third-floor/a",)]


@pytest.mark.parametrize("card", every(CARDS, 4))
def test_a_card_prints_on_one_sheet(page: Page, course: str, card: str) -> None:
    page.goto(f"{course}{CASES}{card}/")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(sheets) == 1
    text = sheets[0].extract_text()
    assert "What only you know" in text and "Enter how it ended" not in text


def test_without_javascript_it_is_a_form_on_paper(browser: Browser, course: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{course}{CASES}rota-swap/end/")
    expect(page.locator(".case-issue")).to_have_count(4)
    assert all(issue.is_visible() for issue in page.locator(".case-issue").all())
    expect(page.locator(".ws-noscript")).to_be_visible()
    for button in page.locator("form button").all():
        expect(button).to_be_hidden()
    page.context.close()


# Asking somebody ---------------------------------------------------------------------------------

SHARE = """async ([sheet, clipboard]) => {
  const answer = (how) => how === "yes" ? Promise.resolve()
    : Promise.reject(new DOMException("", how));
  const own = { canShare: sheet ? () => true : undefined, share: () => answer(sheet),
    clipboard: { writeText: () => answer(clipboard) } };
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(navigator, name, { value, configurable: true });
  const { shareLink } = await import(new URL("assets/core/share-link.mjs", document.baseURI));
  return shareLink({ title: "A case", text: "Shall we?", url: "https://example.org/" });
}"""


@pytest.mark.parametrize(
    ("sheet", "clipboard", "how"),
    [
        ("yes", "NotAllowedError", "shared"),
        ("AbortError", "yes", "stopped"),
        ("NotAllowedError", "yes", "copied"),
        ("", "yes", "copied"),
        ("", "NotAllowedError", "refused"),
    ],
)
def test_a_link_goes_by_the_share_sheet_else_as_a_copy_else_it_is_shown(
    modules: Modules, sheet: str, clipboard: str, how: str
) -> None:
    assert modules.page.evaluate(SHARE, [sheet, clipboard]) == how


def test_somebody_is_asked_to_play_the_other_side(page: Page, course: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script(
        """navigator.canShare = () => true;
        navigator.share = async ({ text }) => {
          window.offered = text;
          throw new DOMException("", "NotAllowedError");
        };"""
    )
    page.goto(f"{course}{CASES}rota-swap/a/")
    expect(page.locator(".case-asked")).to_be_hidden()
    page.get_by_role("button", name="Ask somebody to play Bo").press("Enter")
    said = page.locator(".case-card [data-part=asked]")
    link = f"{course}{CASES}rota-swap/b/#asked"
    expect(said).to_contain_text(f"leave it unopened yourself: {link}")
    offered = "Shall we play “The Rota Swap”? You would be Bo. This link opens your card."
    assert page.evaluate("window.offered") == offered
    page.goto(link)
    expect(page.locator(".case-asked")).to_contain_text("Somebody asks you to play Bo.")
    page.locator(".case-asked").get_by_role("link", name="How to play").press("Enter")
    expect(page.get_by_role("heading", name="The Rota Swap")).to_be_visible()
