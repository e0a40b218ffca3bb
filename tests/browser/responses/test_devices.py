"""Two devices of one learner: what each wrote stays whole when one opens the other's backup."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publish import publish
from tests.support.look import wait_until_alive
from tests.support.once import once
from tests.support.project import ROOT, build, make_project
from tests.support.sampling import every
from tests.support.server import Server
from tests.support.sheets import exercise
from tests.support.workbook_page import choose_file, course_records, open_backup, save_backup

NUMBERED = ROOT / "tests/data/records" / "workbook-numbered-rows.json"
"""What the version before wrote on a telephone: its rows are `blank-1`, `blank-2` and `row-…`."""

LISTS = """
fields:
  - {id: topic, kind: text, prompt: What is it about?}
  - id: issues
    kind: rows
    prompt: What is there to settle?
    start: 2
    columns: [{id: issue, label: Issue, kind: text}]
  - {id: mine, kind: points, prompt: What is it worth?, total: 100, rows_from: lists.issues.issue}
  - id: why
    kind: rows
    prompt: Why it matters
    rows_from: lists.issues.issue
    columns: [{id: why, label: Because, kind: text}]
  - {id: sure, kind: rating, min: 0, max: 3, prompt: How sure am I?}
"""
DEBRIEF = """
repeat: {add: Another conversation}
fields:
  - {id: learned, kind: text, prompt: What did I learn?}
"""
BACK = "Restore the earlier text"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Server]) -> str:
    """Address of a course with two worksheets and a workbook; its id is `common-ground`."""
    project = make_project(
        tmp_path_factory.mktemp("devices"),
        pages={
            "index.md": "# Devices\n",
            "lists.md": '# Lists\n\n{{ worksheet("lists") }}\n',
            "debrief.md": '# Debrief\n\n{{ worksheet("debrief") }}\n',
            "workbook.md": "# Workbook\n\n{{ workbook() }}\n",
        },
        exercises={
            "lists.yaml": exercise("lists", LISTS),
            "debrief.yaml": exercise("debrief", DEBRIEF),
        },
    )
    folder = once(tmp_path_factory, "devices", lambda folder: publish(build(project, folder)))
    return serve(folder).url


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    """A page on another device than that of `page`."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers="block")
    yield context.new_page()
    context.close()


def go(page: Page, address: str) -> None:
    page.goto(address)
    wait_until_alive(page)


def saved(page: Page) -> None:
    expect(page.locator("[data-part=status]")).to_have_text("Saved on this device.")


def write_rows(page: Page, site: str, rows: dict[str, int]) -> None:
    """Writes rows with points, and with a reason that names the row."""
    go(page, site + "lists/")
    for at, (issue, points) in enumerate(rows.items()):
        if at > 1:
            page.locator("[data-field=issues]").get_by_role("button", name="Add a row").click()
        page.locator("[name^='issues.']").nth(at).fill(issue)
        page.get_by_role("spinbutton", name=issue).or_(
            page.get_by_role("textbox", name=issue)
        ).last.fill(str(points))
        page.locator("[name^='why.']").nth(at).fill(f"why {issue}")
    saved(page)


def shown_rows(page: Page) -> dict[str, tuple[str, str]]:
    """By row: its points and its reason, as they stand on the page."""
    page.locator("[data-field=mine] [data-row]").first.wait_for()
    issues = [field.input_value() for field in page.locator("[name^='issues.']").all()]
    points = {
        row.locator("[data-part=row-label]").inner_text(): row.locator("input").input_value()
        for row in page.locator("[data-field=mine] [data-row]").all()
    }
    reasons = {
        row.locator("[data-part=row-label]").inner_text(): row.locator("[name]").input_value()
        for row in page.locator("[data-field=why] [data-row]").all()
    }
    return {issue: (points[issue], reasons[issue]) for issue in issues if issue}


def backup_of(page: Page, site: str, file: Path) -> Path:
    go(page, site + "workbook/")
    return save_backup(page, file)


def expect_points(page: Page, points: list[str]) -> None:
    """The points of every row; bringing something back loads a module first."""
    controls = page.locator("[data-field=mine] [name^='mine.']")
    for at, value in enumerate(points):
        expect(controls.nth(at)).to_have_value(value)
    assert [value for value, _ in shown_rows(page).values()] == points


def test_rows_of_two_devices_stand_side_by_side(
    page: Page, telephone: Page, site: str, tmp_path: Path
) -> None:
    write_rows(telephone, site, {"Fridays": 60, "Holidays": 30, "Keys": 10})
    file = backup_of(telephone, site, tmp_path / "telephone.json")
    write_rows(page, site, {"Rent": 70, "Garden": 30})
    go(page, site + "workbook/")
    choose_file(page, file)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Where was this file saved?")).to_have_count(0)
    dialog.get_by_text("Show what differs").click()
    for words in ("Fridays", "Holidays", "Keys", "why Keys"):
        expect(dialog.locator("ins").filter(has_text=words).first).to_be_visible()
    dialog.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    before = course_records(page)
    expect(page.locator("[data-sheet=lists]")).to_contain_text("Rent: 70")
    go(page, site + "lists/")
    rows = shown_rows(page)
    assert list(rows) == ["Fridays", "Holidays", "Keys", "Rent", "Garden"]
    assert {issue: why for issue, (_, why) in rows.items()} == {
        issue: f"why {issue}" for issue in rows
    }
    assert [points for points, _ in rows.values()] == ["", "", "", "70", "30"]
    page.locator("[data-field=mine]").get_by_role("button", name=BACK).click()
    expect_points(page, ["60", "30", "10", "", ""])
    page.locator("[data-field=mine]").get_by_role("button", name=BACK).click()
    expect_points(page, ["", "", "", "70", "30"])
    assert set(course_records(page)) == set(before)
    go(page, site + "workbook/")
    now = course_records(page)
    open_backup(page, file)
    assert course_records(page) == now, "opening it twice adds nothing"


@pytest.mark.parametrize("mine_is_newer", every([(True,), (False,)], 2))
def test_the_other_text_is_one_click_away_whichever_is_newer(
    page: Page, telephone: Page, site: str, tmp_path: Path, mine_is_newer: bool
) -> None:
    def write(device: Page, words: str, sure: str) -> None:
        go(device, site + "lists/")
        device.locator("[name=topic]").fill(words)
        device.locator(f"[name=sure][value='{sure}']").check()
        saved(device)

    writing = [(telephone, "from the telephone", "1"), (page, "from the laptop", "3")]
    for device, words, sure in writing if mine_is_newer else reversed(writing):
        write(device, words, sure)
    file = backup_of(telephone, site, tmp_path / "telephone.json")
    go(page, site + "workbook/")
    choose_file(page, file)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The other stays one click away.")
    dialog.get_by_text("Show what differs").click()
    for words in ("from the telephone", "from the laptop"):
        expect(dialog.get_by_text(words)).to_be_visible()
    dialog.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    go(page, site + "lists/")
    top, other = ("from the laptop", "from the telephone")[:: 1 if mine_is_newer else -1]
    first, second = ("3", "1")[:: 1 if mine_is_newer else -1]
    topic, ticked = page.locator("[name=topic]"), page.locator("[name=sure]:checked")
    expect(topic).to_have_value(top)
    expect(ticked).to_have_value(first)
    page.locator("[data-field=topic]").get_by_role("button", name=BACK).click()
    page.locator("[data-field=sure]").get_by_role("button", name=BACK).click()
    expect(topic).to_have_value(other)
    expect(ticked).to_have_value(second)
    saved(page)
    topic.fill("and something else entirely")
    saved(page)
    page.reload()
    back = page.locator("[data-field=topic]").get_by_role("button", name=BACK)
    back.click()
    back.click()
    expect(topic).to_have_value(top)


@pytest.mark.long
def test_an_edit_of_a_row_that_was_removed_elsewhere_can_be_had(
    page: Page, telephone: Page, site: str, tmp_path: Path
) -> None:
    write_rows(page, site, {"Rent": 70, "Garden": 30})
    file = backup_of(page, site, tmp_path / "laptop.json")
    go(telephone, site + "workbook/")
    open_backup(telephone, file)
    go(telephone, site + "lists/")
    telephone.locator("[name^='issues.']").first.fill("Rent and heating")
    saved(telephone)
    file = backup_of(telephone, site, tmp_path / "telephone.json")
    go(page, site + "lists/")
    page.get_by_role("button", name="Remove this row").first.click()
    saved(page)
    go(page, site + "workbook/")
    open_backup(page, file)
    go(page, site + "lists/")
    assert list(shown_rows(page)) == ["Garden"]
    page.get_by_role("button", name="Bring back a removed row: Rent and heating").click()
    assert list(shown_rows(page)) == ["Rent and heating", "Garden"]


@pytest.mark.long
def test_second_conversations_of_two_devices_are_two(
    page: Page, telephone: Page, site: str, tmp_path: Path
) -> None:
    for device, words in ((telephone, "telephone"), (page, "laptop")):
        go(device, site + "debrief/")
        device.locator("[name=learned]").fill(f"first, {words}")
        device.get_by_role("button", name="Another conversation").click()
        expect(device.locator("[name=learned]")).to_have_value("")
        device.locator("[name=learned]").fill(f"second, {words}")
        saved(device)
    file = backup_of(telephone, site, tmp_path / "telephone.json")
    go(page, site + "workbook/")
    choose_file(page, file)
    expect(page.get_by_label("On another device, or I am not sure")).to_be_checked()
    page.get_by_role("button", name="Open it").click()
    written = page.locator("[data-sheet=debrief]")
    for words in ("first, laptop", "second, laptop", "first, telephone", "second, telephone"):
        expect(written).to_contain_text(words)


# What earlier versions wrote -------------------------------------------------------------------


def plant_numbered(page: Page, rows: list[str]) -> None:
    """Rows as earlier versions stored them, with points, and a reason for each."""
    ids = [f"blank-{n}" for n in range(1, len(rows) + 1)]
    kept: dict[str, object] = {"mine": {id: 10 * (at + 1) for at, id in enumerate(ids)}}
    for id, issue in zip(ids, rows, strict=True):
        kept |= {f"issues/{id}": {"issue": issue}, f"why/{id}": {"why": f"why {issue}"}}
    for at, (key, value) in enumerate(kept.items()):
        field, _, row = key.partition("/")
        record = {"format": 1, "exercise": "lists", "revision": 1, "field": field, "value": value}
        record |= {"savedAt": 1795900000000 + at} | ({"row": row} if row else {})
        pair = json.dumps([f"cg:common-ground:/first/lists/first/{key}", json.dumps(record)])
        page.add_init_script(f"localStorage.getItem({pair}[0]) ?? localStorage.setItem(...{pair})")


OF_TELEPHONE = {
    "Fridays": ("60", "why Fridays"),
    "Holidays": ("30", "why Holidays"),
    "Keys": ("10", "why Keys"),
}


@pytest.mark.long
def test_numbered_rows_stay_as_they_are(page: Page, site: str) -> None:
    go(page, site + "workbook/")
    open_backup(page, NUMBERED)
    go(page, site + "lists/")
    assert shown_rows(page) == OF_TELEPHONE
    page.locator("[name^='issues.']").first.fill("Fridays off")
    saved(page)
    kept = {key for key in json.loads(NUMBERED.read_text("utf-8"))["records"]}
    assert {key for key in course_records(page) if "/lists/" in key} == kept


@pytest.mark.long
def test_numbered_rows_of_another_device_come_beside_mine(page: Page, site: str) -> None:
    plant_numbered(page, ["Rent", "Garden"])
    mine = {"Rent": ("10", "why Rent"), "Garden": ("20", "why Garden")}
    go(page, site + "lists/")
    assert shown_rows(page) == mine
    go(page, site + "workbook/")
    choose_file(page, NUMBERED)
    expect(page.get_by_text("Where was this file saved?")).to_be_visible()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Show what differs").click()
    expect(dialog.locator("del")).to_contain_text("Fridays: 60")
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    go(page, site + "lists/")
    rows = shown_rows(page)
    assert list(rows) == ["Rent", "Garden", "Fridays", "Holidays", "Keys"]
    assert {issue: why for issue, (_, why) in rows.items()} == {
        issue: f"why {issue}" for issue in rows
    }
    assert {issue: points for issue, (points, _) in rows.items() if points} == {
        "Rent": "10",
        "Garden": "20",
    }
    page.locator("[data-field=mine]").get_by_role("button", name=BACK).click()
    assert {issue: points for issue, (points, _) in shown_rows(page).items() if points} == {
        issue: points for issue, (points, _) in OF_TELEPHONE.items()
    }
    saved(page)
    go(page, site + "workbook/")
    now = course_records(page)
    choose_file(page, NUMBERED)
    expect(page.get_by_role("button", name="Open it")).to_be_visible()
    expect(page.get_by_text("Where was this file saved?")).to_have_count(0)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    assert course_records(page) == now


@pytest.mark.long
def test_numbered_rows_of_this_device_are_the_same_rows(page: Page, site: str) -> None:
    plant_numbered(page, ["Fridays off", "Holidays"])
    go(page, site + "workbook/")
    choose_file(page, NUMBERED)
    page.get_by_label("On this device, in this browser").check()
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    go(page, site + "lists/")
    assert list(shown_rows(page)) == ["Fridays off", "Holidays", "Keys"]
    row = page.locator("[data-field=issues] [data-row]").first
    row.get_by_role("button", name=BACK).click()
    assert list(shown_rows(page)) == ["Fridays", "Holidays", "Keys"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("ahead", "wrote_before"),
    every([*product([0, 3_600_000], [True, False])], 4),
    ids=lambda value: f"{value}",
)
def test_what_another_tab_writes_while_the_question_stands_is_not_lost(
    page: Page, telephone: Page, site: str, tmp_path: Path, ahead: int, wrote_before: bool
) -> None:
    def write(device: Page, words: str) -> None:
        device.locator("[name=topic]").fill(words)
        saved(device)

    go(telephone, site + "lists/")
    write(telephone, "from the telephone")
    file = backup_of(telephone, site, tmp_path / "telephone.json")
    backup = json.loads(file.read_text("utf-8"))
    backup["records"]["first/lists/first/topic"]["savedAt"] += ahead
    file.write_text(json.dumps(backup), "utf-8")
    other = page.context.new_page()
    go(other, site + "lists/")
    if wrote_before:
        write(other, "early, on the laptop")
    go(page, site + "workbook/")
    choose_file(page, file)
    expect(page.get_by_role("dialog")).to_be_visible()
    write(other, "while the question stood")
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Your work has been restored")
    go(page, site + "lists/")
    texts = ["while the question stood", "from the telephone"]
    first, second = reversed(texts) if ahead else texts
    topic = page.locator("[name=topic]")
    expect(topic).to_have_value(first)
    page.locator("[data-field=topic]").get_by_role("button", name=BACK).click()
    expect(topic).to_have_value(second)
