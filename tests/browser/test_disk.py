"""The disk edition: unpacked into a folder and opened without a server."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.publish.disk import write_disk
from tests.project import ROOT, run_mkdocs

FOLDER = "Mein Kurs – größer als gedacht"
LINK = re.compile(r'<(?:a|link|script)\b[^>]*?(?:href|src)="([^"#:?]+)["#?]')
MOST = 1_150_000
"""Bytes of the zip: it grows with the pages, each of which brings the theme's frame."""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the real course."""
    site = tmp_path_factory.mktemp("disk") / "site"
    done = run_mkdocs(ROOT, "build", "--strict", "--no-directory-urls", "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    file = site.parent / "common-ground.zip"
    write_disk(site, file)
    return file


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
    page.on("console", lambda one: found.append(one.text) if one.type == "error" else None)
    page.on("requestfailed", lambda one: found.append(one.url))
    return found


def test_its_size(zipped: Path) -> None:
    print(f"\nThe disk edition has {zipped.stat().st_size:,} bytes.")
    assert zipped.stat().st_size < MOST


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
    assert box.input_value() == "the fence between us"
    page.goto((home / "plan.html").as_uri())
    page.get_by_text("the fence between us").first.wait_for()
    assert page.pdf()[:4] == b"%PDF"
    assert not troubles


def test_the_search_finds_a_lesson(page: Page, home: Path, troubles: list[str]) -> None:
    page.goto((home / "leading" / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.keyboard.type("alternatives")
    found = page.locator(".md-search-result__link").first
    found.wait_for(state="attached")
    page.goto(page.evaluate("(one) => one.href", found.element_handle()))
    assert "lternative" in page.inner_text("article")
    assert not troubles


def test_counterpart_and_cases_work(page: Page, home: Path, troubles: list[str]) -> None:
    page.goto((home / "practice" / "counterpart.html").as_uri())
    page.locator("article button:visible").first.wait_for()
    page.goto((home / "practice/cases/rota-swap/end.html").as_uri())
    assert page.locator("form:visible").first.is_visible()
    assert not troubles
