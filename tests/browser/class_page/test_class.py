"""A class without a server, from the learner's ticks to the instructor's tables."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from tests.support import hand_ins
from tests.support.axe import findings
from tests.support.class_page import CLASS_PAGE, show_file, wait_until_drawn
from tests.support.learner import FULL, seed
from tests.support.project import ROOT

SCHEMA = json.loads((ROOT / "macros/theme/assets/hand-in/hand-in.schema.json").read_text("utf-8"))


def moodle(n: int, content: bytes, name: str = "hand-in.json") -> tuple[str, bytes]:
    """A submission as it lies in the zip of all."""
    return f"Learner {n}_{1000 + n}_assignsubmission_file_/{name}", content


def whole_class() -> list[tuple[str, bytes]]:
    """Thirty hand-ins, and one of each thing that can be wrong."""
    older = hand_ins.hand_in(4, made="2026-11-20T08:00:00.000Z")
    changed = hand_ins.hand_in(30, **{"from": "browser30"})
    changed["worksheets"][0] |= {"revision": 99}
    changed["worksheets"][0]["responses"] |= {"long-gone": "an old field"}
    changed["worksheets"].append({"id": "nowhere", "revision": 1, "take": "first", "responses": {}})
    return [
        *(moodle(n, hand_ins.text(hand_ins.hand_in(n))) for n in range(29)),
        moodle(30, hand_ins.text(changed)),
        moodle(4, hand_ins.text(older), "hand-in (1).json"),
        moodle(5, b'{"kind": "common-ground-hand-in", ', "cut.json"),
        moodle(6, b'{"format": 1, "course": "common-ground", "records": {}}', "workbook.json"),
        moodle(7, hand_ins.text(hand_ins.hand_in(7, course="other")), "other.json"),
        moodle(8, b"%PDF-1.7", "hand-in.pdf"),
    ]


def named(page: Page) -> dict[str, int]:
    """Files with problems → how many files."""
    groups = page.locator("[data-what]")
    return {
        str(group.get_attribute("data-what")): group.locator("li").count() for group in groups.all()
    }


def given(sheet: str, field: str, people: list[dict[str, Any]]) -> list[Any]:
    """What a class wrote in a field, counted here once more."""
    sheets = [
        worksheet
        for person in people
        for worksheet in person["worksheets"]
        if worksheet["id"] == sheet
    ]
    return [
        worksheet["responses"][field] for worksheet in sheets if field in worksheet["responses"]
    ]


def saved(download: Download) -> str:
    """The text of a download."""
    return Path(download.path()).read_text("utf-8")


def test_a_class_of_thirty_comes_out_of_one_zip(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show_file(page, "all.zip", hand_ins.zipped(whole_class()))
    expect(page.locator("[data-part=status]")).to_have_text("30 people, from 35 files.")
    once = ("again", "damaged", "workbook", "course", "revision", "sheet", "other-file")
    assert named(page) == dict.fromkeys(once, 1)
    expect(page.locator('[data-what="again"]')).to_contain_text("hand-in (1).json")

    page.locator('[name="class-sheet"]').select_option("situation")
    wait_until_drawn(page)
    people = [hand_ins.hand_in(n) for n in [*range(29), 30]]
    places = given("situation", "setting", people)
    setting = page.locator('[data-field="setting"]')
    expect(setting.locator("caption")).to_have_text(f"{len(places)} responses")
    expect(setting.locator("tbody tr").first).to_contain_text(str(places.count("work")))
    stories = page.locator('[data-field="story"] li')
    expect(stories).to_have_count(len(given("situation", "story", people)))
    assert page.locator(".class-results img").count() == 0
    expect(stories.filter(has_text="<img src=x onerror=alert(1)>").first).to_be_visible()
    expect(page.locator("[data-part=results]")).not_to_contain_text("Learner")
    page.locator('[name="class-names"]').check()
    wait_until_drawn(page)
    expect(stories.filter(has_text="Learner 30")).to_have_count(1)

    assert [url for url in asked if not re.search(r"/assets/.*\.(mjs|js)", url)] == []
    kept = page.evaluate("async () => [localStorage.length, (await indexedDB.databases()).length]")
    assert kept[1] == 0
    assert not any("hand" in key for key in page.evaluate("() => Object.keys(localStorage)"))
    page.locator("[data-do=forget]").click()
    expect(page.locator("[data-part=results]")).to_be_empty()
    expect(page.locator("[data-part=tools]")).to_be_hidden()


@pytest.mark.long
def test_before_and_after_scores_and_keys(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    people = [hand_ins.hand_in(n) for n in range(12)]
    files = [moodle(n, hand_ins.text(person)) for n, person in enumerate(people)]
    show_file(page, "all.zip", hand_ins.zipped(files))
    page.locator('[name="class-sheet"]').select_option("confidence")
    wait_until_drawn(page)
    items = page.locator('[data-field="items"]')
    captions = items.locator("caption").all_text_contents()
    assert [caption.partition(":")[0] for caption in captions] == [
        "Before the course", "After the course", "After, looking back at how I was then",
        "How people changed", "How people changed",
    ]  # fmt: skip
    takes = [
        {
            worksheet["take"]: worksheet
            for worksheet in person["worksheets"]
            if worksheet["id"] == "confidence"
        }
        for person in people
    ]
    both = [
        (
            take["before"]["responses"]["items"]["picture"],
            take["after"]["responses"]["items"]["picture"],
        )
        for take in takes
        if "items" in take.get("before", {"responses": {}})["responses"]
        and "items" in take.get("after", {"responses": {}})["responses"]
    ]
    row = items.locator("table").nth(3).locator("tr", has_text="half a year after")
    counts = [
        sum(a > b for b, a in both),
        sum(a == b for b, a in both),
        sum(a < b for b, a in both),
    ]
    numbers = row.locator("td").all_text_contents()[2:]
    assert numbers == [str(n) for n in [*counts, len(both)]]
    expect(page.locator('[data-scores="before"] table').first).to_be_visible()

    page.locator('[name="class-sheet"]').select_option("judgement")
    wait_until_drawn(page)
    judged = page.locator('[data-judged="after"]')
    expect(judged.locator("caption")).to_contain_text("Only who responded both times counts")
    expect(judged.locator("tbody tr")).to_have_count(8)
    assert judged.locator("thead th").all_text_contents() == [
        "Situation", "This course’s reply, before", "This course’s reply, after", "Changed to it",
        "Changed away from it", "People",
    ]  # fmt: skip

    page.locator('[name="class-sheet"]').select_option("check-alternatives")
    wait_until_drawn(page)
    expect(page.locator(".class-results")).to_contain_text("chose exactly what is correct")
    assert page.locator(".class-results tbody th", has_text="(correct)").count() >= 1


def test_a_spreadsheet_gets_every_word_and_no_formula(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    files = [moodle(n, hand_ins.text(hand_ins.hand_in(n))) for n in range(10)]
    show_file(page, "all.zip", hand_ins.zipped(files))
    page.locator('[name="class-sheet"]').select_option("")
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    text = saved(download.value)
    assert text.startswith("\ufeff")
    prompts, head, *lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert len(lines) == 10 and {len(line) for line in lines} == {len(head)} == {len(prompts)}
    assert prompts[head.index("situation.first.story")] == "My situation · What is going on?"
    assert [line[head.index("moodle")] for line in lines] == [str(1000 + n) for n in range(10)]
    assert "confidence.after.score.overall" in head or any(".score." in heading for heading in head)
    counts = prompts[head.index("judgement.after.judged")]
    assert counts == "What would you do first? · After the course · This course’s reply, of 8"
    days = [cell for line in lines for cell in line if re.search(r"\b\d{4}-\d\d-\d\d\b", cell)]
    assert days and not re.search(r"\d{1,2} December 2026", text)
    column = head.index("situation.first.story")
    stories = [given("situation", "story", [hand_ins.hand_in(n)]) for n in range(10)]
    assert [line[column].removeprefix("'") for line in lines] == [
        "".join(story) for story in stories
    ]
    assert "confidence.after.items.picture" in head
    assert not [cell for line in lines for cell in line if cell[:1] in "=+@" and cell]
    assert any(cell.startswith("'=HYPERLINK") for line in lines for cell in line)


@pytest.mark.long
def test_codes_show_a_cloud_with_the_frontier(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    page.locator('[name="class-codes"]').fill(
        "rota-swap:1-3-1-3\nRota-Swap:1–3–1–3\n\nrota-swap:none\nrota-swap:9-1-1-1\nnonsense\nlead-role/walk-away:none"
    )
    cases = page.locator(".class-case")
    expect(cases).to_have_count(2)
    expect(page.locator(".class-mistakes li")).to_have_count(2)
    expect(page.locator(".class-mistakes li").first).to_contain_text("Line 5")
    rows = cases.first.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first.locator("th")).to_have_text("rota-swap:1-3-1-3")
    expect(rows.first.locator("td").first).to_have_text("2")
    expect(cases.first.locator("svg .frontier")).to_have_count(1)
    expect(cases.first.locator("svg .yours")).to_have_count(2)
    expect(cases.nth(1)).to_contain_text("a civil no is the best end")
    people = [hand_ins.hand_in(n) for n in range(3)]
    show_file(
        page,
        "all.zip",
        hand_ins.zipped([moodle(n, hand_ins.text(person)) for n, person in enumerate(people)]),
    )
    page.locator('[name="class-codes"]').fill("")
    page.locator("[data-do=codes]").click()
    codes = page.locator('[name="class-codes"]').input_value().split("\n")
    assert sorted(codes) == sorted(given("debrief", "code", people))


@pytest.mark.long
def test_five_hundred_files_leave_the_page_awake(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    page.evaluate(
        """() => {
          window.parsed = 0; window.ticks = 0;
          const parse = JSON.parse;
          JSON.parse = (...all) => { window.parsed += 1; return parse(...all); };
          setInterval(() => { window.ticks += 1; }, 1);
        }"""
    )
    files = [moodle(n, hand_ins.text(hand_ins.hand_in(n))) for n in range(500)]
    before = page.evaluate("() => window.ticks")
    show_file(page, "all.zip", hand_ins.zipped(files))
    expect(page.locator("[data-part=status]")).to_have_text("500 people, from 500 files.")
    assert page.evaluate("() => window.parsed") == 500
    assert page.evaluate("() => window.ticks") - before > 20
    assert int(page.locator("[data-class]").get_attribute("data-rests") or 0) > 5
    assert page.locator("[data-part=results] *").count() < 40_000


def test_one_learner_twice_one_browser_two_names_and_two_halves(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    sheets = hand_ins.hand_in(1)["worksheets"]
    first, second = sheets[:3], sheets[3:6]
    files = [
        ("a.json", hand_ins.hand_in(1, worksheets=first)),
        ("b.json", hand_ins.hand_in(1, worksheets=second, made="2026-11-29T08:00:00.000Z")),
        ("c.json", hand_ins.hand_in(2, name="Kim", worksheets=first)),
        ("d.json", hand_ins.hand_in(2, name="Bo", worksheets=first)),
    ]
    show_file(
        page, "x.zip", hand_ins.zipped([(name, hand_ins.text(hand_in)) for name, hand_in in files])
    )
    expect(page.locator("[data-part=status]")).to_have_text("3 people, from 4 files.")
    assert named(page) == {"browser": 1}
    show_file(
        page,
        "e.json",
        hand_ins.text(
            hand_ins.hand_in(2, name="bo ", worksheets=first, made="2027-01-01T00:00:00Z")
        ),
    )
    expect(page.locator("[data-part=status]")).to_have_text("3 people, from 5 files.")
    assert named(page)["again"] == 1


@pytest.mark.browser_context_args(timezone_id="America/Los_Angeles")
def test_three_learners_at_one_computer_are_three_people(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    shared = {"from": "library", "made": "2026-11-29T03:30:00.000Z"}
    names = ["Ana López", "Zoë de la Cruz", "Participant"]
    files = [
        (f"{name}_{n}_assignsubmission_file_/{file}", content)
        for n, name in enumerate(names)
        for file, content in [
            ("hand-in.json", hand_ins.text(hand_ins.hand_in(n, **shared))),
            ("__MACOSX/._hand-in.json", b"\0\5\x16\7"),
        ]
    ]
    show_file(page, "MGT_4101_2026_Spring-Hand in-98765.zip", hand_ins.zipped(files))
    expect(page.locator("[data-part=status]")).to_have_text("3 people, from 3 files.")
    assert named(page) == {"browser": 2}
    page.locator('[name="class-sheet"]').select_option("situation")
    page.locator('[name="class-names"]').check()
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    _, head, *lines = csv.reader(
        io.StringIO(saved(download.value).removeprefix("\ufeff"), newline="")
    )
    assert [line[0] for line in lines] == [
        "Ana López", "Unknown (Participant_2_assignsubmission_file_)", "Zoë de la Cruz"
    ]  # fmt: skip
    assert {line[head.index("made")] for line in lines} == {"2026-11-28"}


def test_a_learner_chooses_what_goes_in(page: Page, course: str, tmp_path: Path) -> None:
    page.goto(course + "tonight/")
    seed(page, FULL)
    page.goto(course + "hand-in/")
    expect(page.locator('[data-hand-in][data-state="ready"]')).to_be_attached()
    boxes = page.locator("[data-hand-in] input[type=checkbox]")
    assert boxes.count() > 40
    assert page.locator("[data-hand-in] input[type=checkbox]:checked").count() == 0
    for button in ("save", "print"):
        expect(page.locator(f"[data-do={button}]")).to_be_disabled()
    order = page.locator("[data-part=list] > *").evaluate_all(
        "all => all.map((node) => node.dataset.care ?? '')"
    )
    assert order[-3:] == ["private", "kept", "names"] and not any(order[:-3])
    for group in page.locator("[data-care]").all():
        expect(group.locator(".hand-warning")).not_to_be_empty()
    assert (
        page.locator(
            'details input[value^="relationship/"], details input[value^="alternatives/"]'
        ).count()
        == 0
    )

    page.locator("summary", has_text="My situation").click()
    page.locator('input[value="situation/first/story"]').check()
    paper = page.locator("[data-part=paper]")
    expect(paper).to_contain_text(FULL["situation"]["story"])
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    made = json.loads(saved(download.value))
    Draft202012Validator(SCHEMA).validate(made)
    assert "name" not in made
    assert [worksheet["responses"] for worksheet in made["worksheets"]] == [
        {"story": FULL["situation"]["story"]}
    ]

    page.pdf(path=tmp_path / "hand-in.pdf")
    printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "hand-in.pdf").pages)
    printed = " ".join(unicodedata.normalize("NFKC", printed).split())
    assert FULL["situation"]["story"] in printed and "What I hand in" in printed
    assert FULL["situation"]["theirgain"] not in printed and "Tick" not in printed

    page.locator('[name="hand-name"]').fill("Kim")
    with page.expect_download() as again:
        page.locator("[data-do=save]").click()
    second = json.loads(saved(again.value))
    assert [info.value.suggested_filename for info in (download, again)] == [
        "hand-in.json",
        "hand-in-kim.json",
    ]
    assert second["name"] == "Kim" and second["from"] == made["from"]
    page.goto(course + CLASS_PAGE)
    show_file(page, "hand-in.json", json.dumps(second).encode())
    expect(page.locator('[data-field="story"]')).to_contain_text(FULL["situation"]["story"])
    page.goto(course + "hand-in/")
    expect(page.locator('[data-hand-in][data-state="ready"]')).to_be_attached()
    assert page.locator("[data-hand-in] input[type=checkbox]:checked").count() == 0


def test_who_has_written_nothing_is_told(page: Page, course: str) -> None:
    page.goto(course + "hand-in/")
    expect(page.locator("[data-part=empty]")).to_be_visible()
    expect(page.locator("[data-part=choose]")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_a_filled_class_page_can_be_used_by_everybody(page: Page, course: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(course + CLASS_PAGE)
    show_file(page, "all.zip", hand_ins.zipped(whole_class()[-12:]))
    page.locator('[name="class-codes"]').fill("rota-swap:1-3-1-3\nnonsense")
    for sheet in ("confidence", "situation"):
        page.locator('[name="class-sheet"]').select_option(sheet)
        wait_until_drawn(page)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert findings(page) == []


def test_who_is_missing_one_learner_and_groups(page: Page, course: str) -> None:
    page.goto(course + CLASS_PAGE)
    people = [moodle(n, hand_ins.text(hand_ins.hand_in(n))) for n in range(6)]
    show_file(page, "all.zip", hand_ins.zipped(people))
    page.locator(".class-roster summary").click()
    lines = [f"Learner {n},{'Blue' if n % 2 else 'Red'}" for n in range(8)]
    page.locator('[name="class-roster"]').fill("\n".join(["Name,Group", *lines]))
    result = page.locator("[data-part=roster-result]")
    expect(result).to_contain_text("6 of 8 on your list handed something in.")
    expect(result.locator("ul").first.locator("li")).to_have_text(["Learner 6", "Learner 7"])

    page.locator('[name="class-sheet"]').select_option("confidence")
    page.locator('[name="class-groups"]').select_option("roster")
    heads = page.locator('[data-field="items"] thead').first.locator("th")
    expect(heads).to_have_text(["Blue (3)", "Red (3)"])
    assert findings(page) == []

    step = page.get_by_role("button", name="Next learner")
    step.press("Enter")
    expect(page.locator(".class-learner-name")).to_have_text("Person 1")
    step.press("Enter")
    expect(page.locator(".class-learner-name")).to_have_text("Person 2")
    expect(step).to_be_focused()
    expect(page.locator("[data-part=said]")).to_have_text("Person 2: 2 of 6")
    wait_until_drawn(page)
    expect(page.locator("[data-scores]").first).to_contain_text("Band")
    assert findings(page) == []
    page.get_by_role("button", name="Previous learner").press("Enter")
    expect(page.locator(".class-learner-name")).to_have_text("Person 1")
    page.locator("[data-do=forget]").press("Enter")
    expect(result).to_be_empty()
    expect(page.locator('[name="class-roster"]')).to_have_value("")
