"""The disk edition: unpacked into a folder and opened without a server."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publish.disk import write_disk
from tests.support.once import once
from tests.support.project import ROOT, make_project, run_mkdocs
from tests.support.workbook_page import choose_file

FOLDER = "Mein Kurs – größer als gedacht"
LINK = re.compile(r'<(?:a|link|script)\b[^>]*?(?:href|src)="([^"#:?]+)["#?]')
A_PAGE = 25_000
"""Most bytes of the zip for each page: it is sent by mail, and grows with what is taught."""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the real course."""

    def make(folder: Path) -> None:
        folder.mkdir()
        site = tmp_path_factory.mktemp("disk") / "site"
        done = run_mkdocs(ROOT, "build", "--strict", "--no-directory-urls", "--site-dir", str(site))
        assert done.returncode == 0, done.stdout + done.stderr
        write_disk(site, folder / "common-ground.zip")

    return once(tmp_path_factory, "disk", make) / "common-ground.zip"


@pytest.fixture(scope="module")
def home(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where a learner unpacked it."""
    folder = tmp_path_factory.mktemp("unpacked") / FOLDER
    zipfile.ZipFile(zipped).extractall(folder)
    return folder / "common-ground"


@pytest.fixture
def troubles(page: Page) -> list[str]:
    """What the pages complain about."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console", lambda message: found.append(message.text) if message.type == "error" else None
    )
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


@pytest.mark.long
def test_its_size(zipped: Path, home: Path) -> None:
    pages = len(list(home.rglob("*.html")))
    assert zipped.stat().st_size < A_PAGE * pages


@pytest.mark.long
def test_it_holds_what_learners_read_and_every_link_leads_somewhere(home: Path) -> None:
    pages = {path.relative_to(home).as_posix() for path in home.rglob("*.html")}
    assert {"index.html", "tonight.html", "plan.html", "practice/counterpart.html"} <= pages
    assert not [page for page in pages if page.startswith(("contributing", "teaching"))]
    assert not list(home.rglob("*.mjs"))
    lost = [
        f"{page}: {href}"
        for page in sorted(pages)
        for href in LINK.findall(read(home / page))
        if not ((home / page).parent / href).exists()
    ]
    assert not lost, lost


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.long
def test_a_worksheet_is_kept_and_reaches_the_plan(
    page: Page, home: Path, troubles: list[str]
) -> None:
    page.goto((home / "tonight.html").as_uri())
    box = page.locator("textarea:visible").first
    box.fill("the fence between us")
    page.get_by_text("Saved on this device").first.wait_for()
    keys = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('cg:'))")
    assert any(key.startswith("cg:common-ground:/first/tonight/") for key in keys), keys
    page.reload()
    expect(box).to_have_value("the fence between us")
    page.goto((home / "plan.html").as_uri())
    page.get_by_text("the fence between us").first.wait_for()
    assert page.pdf()[:4] == b"%PDF"
    assert not troubles


@pytest.mark.long
def test_a_file_that_is_no_backup_is_refused_in_a_sentence(
    page: Page, home: Path, troubles: list[str], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("No backup at all", encoding="utf-8")
    page.goto((home / "workbook.html").as_uri())
    choose_file(page, letter)
    expect(page.locator("[data-part=said]")).to_contain_text("This is not a backup of this course")
    assert not troubles


@pytest.mark.long
def test_a_page_has_its_whole_frame(page: Page, home: Path, troubles: list[str]) -> None:
    page.goto((home / "preparing" / "alternatives.html").as_uri())
    current = page.locator("#cg-drawer a[aria-current=page]")
    expect(current).to_have_text("Alternatives, walk-away, minimum")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Preparing")
    expect(page.locator(".cg-next a")).to_be_visible()
    expect(page.locator(".md-nav--secondary a").first).to_be_visible()
    dark = page.locator("body[data-md-color-scheme=slate]")
    page.locator("[data-palette]").click()
    expect(dark).to_have_count(1)
    page.locator(".md-tabs__link", has_text="Reimagining").click()
    page.wait_for_url("**/reimagining/index.html")
    expect(dark).to_have_count(1)
    assert not troubles


@pytest.mark.long
def test_its_policy_lets_nothing_leave_the_device(browser: Browser, home: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((home / "tonight.html").as_uri())
    asked = "fetch('https://common-ground.example/').catch((error) => error.message)"
    assert page.evaluate(asked) == "Failed to fetch"
    page.close()
    assert "Content Security Policy" in said[0] and len(said) <= 2


@pytest.mark.long
def test_its_policy_is_the_one_that_the_docs_explain(page: Page, home: Path) -> None:
    words = (ROOT / "docs/instructors/hosting.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"```text\n(default-src .*)\n```", words)
    meta = page.locator("meta[http-equiv='Content-Security-Policy']")
    for name in ("index.html", "tonight.html", "practice/counterpart.html"):
        page.goto((home / name).as_uri())
        assert [element.get_attribute("content") for element in meta.all()] == [said], name
    for directive in re.findall(r"([a-z]+-[a-z]+) ", said):
        assert f"`{directive}" in words.partition("In plain words")[2], directive


@pytest.mark.long
def test_without_scripts_one_reads_fills_in_and_finds_the_other_pages(
    browser: Browser, home: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((home / "preparing" / "alternatives.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    page.locator("textarea").first.fill("by hand")
    page.locator(".md-tabs__link", has_text="Reimagining").click()
    page.wait_for_url("**/reimagining/index.html")
    expect(page.locator("h1")).to_be_visible()
    context.close()


@pytest.mark.long
def test_a_browser_that_cannot_read_its_script_gets_a_form_for_paper(
    page: Page, home: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(home, tmp_path / "copy")
    (script,) = copy.glob("assets/modules/course-*.js")
    script.write_text("const tomorrow = 1 |> 2;\n" + script.read_text("utf-8"), encoding="utf-8")
    page.goto((copy / "tonight.html").as_uri())
    expect(page.locator("h1 + .ws-noscript")).to_contain_text("do not count on it to keep")
    expect(page.locator("html[data-unstarted]")).to_have_count(1)


@pytest.mark.long
def test_the_search_finds_a_lesson(page: Page, home: Path, troubles: list[str]) -> None:
    page.goto((home / "leading" / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.keyboard.type("alternatives")
    found = page.locator(".md-search-result__link").first
    found.wait_for(state="attached")
    page.goto(page.evaluate("(link) => link.href", found.element_handle()))
    assert "lternative" in page.inner_text("article")
    assert not troubles


@pytest.mark.long
def test_a_french_course_finds_its_words(page: Page, tmp_path: Path, troubles: list[str]) -> None:
    """Its search has scripts of its own, which a frame must load in the place of a worker."""
    pages = {
        "index.md": "---\ndescription: Un cours\n---\n# Accueil\n",
        "soir.md": "---\ndescription: Le soir\n---\n# Ce soir\n\nNous négocions.\n",
    }
    project = make_project(tmp_path / "cours", pages=pages, exercises={})
    (project / "exercises").mkdir()
    settings = project / "mkdocs.yml"
    only_id = "    id: common-ground\n"
    settings.write_text(settings.read_text().replace(only_id, only_id + "    language: fr-CA\n"))
    done = run_mkdocs(project, "build", "--no-directory-urls", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    write_disk(tmp_path / "site", tmp_path / "cours.zip")
    zipfile.ZipFile(tmp_path / "cours.zip").extractall(tmp_path / FOLDER)
    page.goto((tmp_path / FOLDER / "cours" / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.keyboard.type("négocions")
    expect(page.locator(".md-search-result__link")).to_contain_text("Ce soir")
    assert not troubles


@pytest.mark.long
def test_the_counterpart_answers(page: Page, home: Path, troubles: list[str]) -> None:
    page.goto((home / "practice" / "counterpart.html").as_uri())
    page.get_by_role("button", name="Begin the conversation").click()
    lines = page.locator(".cp-line")
    before = lines.count()
    page.locator('[data-move="ask"]').click()
    page.get_by_role("button", name="Ask it").click()
    expect(lines.nth(before + 1)).not_to_be_empty()
    assert not troubles


@pytest.mark.long
def test_two_ends_of_a_case_are_put_together(page: Page, home: Path, troubles: list[str]) -> None:
    def end(role: str, other: str = "") -> str:
        page.goto((home / "practice/cases/rota-swap/end.html").as_uri())
        page.locator(f"[name=role][value={role}]").check()
        page.locator("[name=ended][value=deal]").check()
        for issue in page.locator("fieldset:has([name^='issue.'])").all():
            issue.locator("input").first.check()
        page.locator("[name=other]").fill(other)
        return page.locator("[data-part=code]").inner_text()

    end("b", other=end("a"))
    page.locator("[data-part=compare]").click()
    expect(page.locator("[data-part=result]")).to_be_visible()
    assert not troubles
