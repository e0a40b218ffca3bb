"""The published course without a connection, and while a new version of it arrives."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publish import node, publish
from tests.support.project import build, make_project
from tests.support.sampling import every
from tests.support.server import Server
from tests.support.sheet_menu import open_menu

SHEET = """id: {id}
revision: 1
title: {id}
minutes: 1
intro: Why.
gives: Something.
goes: Nowhere.
next: {{to: "page:index.md", label: Home}}
fields:
  - {{id: thought, kind: text, prompt: A thought}}
"""
PAGES = {
    "index.md": '# Home\n\n{{ worksheet("one") }}\n',
    "lesson.md": '# A lesson\n\nWords of the lesson.\n\n{{ worksheet("two") }}\n',
    "404.md": "",
}

UPDATE = "navigator.serviceWorker.getRegistration().then((worker) => worker.update())"
# A cache for each version is there from when its worker begins to be installed.
FETCHED = """async (versions) => {
    const worker = await navigator.serviceWorker.getRegistration();
    const courses = async () => (await caches.keys()).filter((name) => name.startsWith("course:"));
    const fetched = async () => (await courses()).length === versions && !worker.installing;
    while (!(await fetched())) await new Promise((done) => setTimeout(done, 50));
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course below `/course/`, as 404.html names it; not yet published."""
    project = make_project(
        tmp_path_factory.mktemp("offline"),
        pages={name: text for name, text in PAGES.items() if text},
        exercises={f"{id}.yaml": SHEET.format(id=id) for id in ("one", "two")},
    )
    root = tmp_path_factory.mktemp("built")
    build(project, root / "course")
    return root


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course, published."""
    root = shutil.copytree(built, tmp_path_factory.mktemp("host") / "root")
    publish(root / "course")
    return root


@pytest.fixture
def host(folder: Path, tmp_path: Path) -> Iterator[tuple[Path, Server]]:
    """A copy of the course on a server of its own, which a test may change or stop."""
    root = tmp_path / "host"
    shutil.copytree(folder, root)
    server = Server(root)
    yield root / "course", server
    server.stop()


@pytest.fixture
def installed(browser: Browser, host: tuple[Path, Server]) -> Iterator[Page]:
    """The home page, once everything is kept on the device."""
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(host[1].url + "course/")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    yield page
    context.close()


def test_pages_never_visited_open_and_worksheets_save_without_a_connection(
    installed: Page, host: tuple[Path, Server]
) -> None:
    _, server = host
    server.stop()
    installed.goto(server.url + "course/lesson/")
    box = installed.get_by_label("A thought")
    box.fill("typed on the train")
    installed.get_by_text("Saved on this device").wait_for()
    installed.reload()
    expect(box).to_have_value("typed on the train")
    background = "getComputedStyle(document.querySelector('.ws')).borderTopWidth"
    assert installed.evaluate(background) == "1px", "the page's own style is there"
    sentences = installed.evaluate("fetch('../assets/sentences/import.js').then((file) => file.ok)")
    assert sentences, "what a file would change here can be said, too"


FAILING = """
    CacheStorage.prototype.open = CacheStorage.prototype.match = () => {answer};
"""
"""The caches fail; what the worker had opened before is of no use to it, since it opens anew."""


@pytest.mark.parametrize(
    "answer", every([("Promise.reject(new Error('broken'))",), ("new Promise(() => {})",)], 2)
)
def test_with_caches_that_fail_the_course_comes_from_its_host(
    browser: Browser, host: tuple[Path, Server], answer: str
) -> None:
    course, server = host
    fail = (
        f"addEventListener('fetch', () => {{ {FAILING.format(answer=answer)} }}, {{once: true}});"
    )
    rewrite(course / "service-worker.js", lambda text: fail + text)
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(server.url + "course/")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.goto(server.url + "course/lesson/")
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    expect(page.locator("article")).to_contain_text("Words of the lesson")
    box = page.get_by_label("A thought")
    box.fill("typed while the disk fails")
    page.get_by_text("Saved on this device").wait_for()
    context.close()


@pytest.mark.long
def test_addresses_without_a_slash_and_unknown_ones_lead_somewhere(
    installed: Page, host: tuple[Path, Server]
) -> None:
    _, server = host
    server.stop()
    installed.goto(server.url + "course/lesson?from=a-mail#two")
    assert installed.url.startswith(server.url + "course/lesson/")
    assert "Words of the lesson" in installed.inner_text("article")
    answer = installed.goto(server.url + "course/no/such/page/")
    assert answer and answer.status == 404
    assert "Page not found" in installed.inner_text("article")
    assert installed.evaluate("document.styleSheets.length > 0 && !!document.styleSheets[0].href")


@pytest.mark.long
def test_a_new_version_waits_until_it_is_asked_for(
    installed: Page, host: tuple[Path, Server]
) -> None:
    course, server = host
    installed.reload()
    old = installed.context.new_page()
    old.goto(server.url + "course/lesson/")
    change(course, lambda text: text.replace("Words of the lesson", "Better words"))
    box = installed.get_by_label("A thought")
    box.press_sequentially("half a sen")
    installed.evaluate(UPDATE)
    notice = installed.locator("#cg-update button")
    notice.wait_for()
    box.press_sequentially("tence")
    assert box.input_value() == "half a sentence", "nothing reloads while one types"
    old.reload()
    assert "Words of the lesson" in old.inner_text("article"), "the old version goes on"
    with installed.expect_navigation():
        notice.click()
    assert box.input_value() == "half a sentence", "no word is lost"
    assert installed.locator("#cg-update button").count() == 0
    old.reload()
    assert "Better words" in old.inner_text("article")


@pytest.mark.long
def test_two_new_versions_in_a_row_while_somebody_writes(
    installed: Page, host: tuple[Path, Server]
) -> None:
    course, _ = host
    installed.reload()
    box, notice = installed.get_by_label("A thought"), installed.locator("#cg-update button")
    typed = ""
    for number, version in enumerate(("Second", "Third"), start=2):
        change(course, partial(re.sub, r"\w+ of the lesson", f"{version} of the lesson"))
        installed.evaluate(UPDATE)
        for letter in f"{version} news. ":
            box.press_sequentially(letter)
            typed += letter
        installed.evaluate(FETCHED, number)
        expect(notice).to_have_count(1)
        expect(box).to_have_value(typed)
    with installed.expect_navigation():
        notice.click()
    expect(box).to_have_value(typed)
    assert installed.locator("#cg-update button").count() == 0
    lesson = "fetch('lesson/').then((answer) => answer.text())"
    assert "Third of the lesson" in installed.evaluate(lesson)
    kept = (
        "caches.keys().then((names) => names.filter((name) => name.startsWith('course:')).length)"
    )
    assert installed.evaluate(kept) <= 2, "this version and the one before it"


@pytest.mark.long
def test_a_page_keeps_its_parts_when_a_version_was_never_used(
    installed: Page, host: tuple[Path, Server]
) -> None:
    course, server = host
    installed.reload()
    writing = installed.context.new_page()
    writing.goto(server.url + "course/lesson/")
    writing.get_by_label("A thought").fill("Written before two updates")
    for number in (2, 3):
        move_modules(course)
        change(course, lambda text: text)
        installed.evaluate(UPDATE)
        installed.evaluate(FETCHED, number)
    with installed.expect_navigation():
        installed.locator("#cg-update button").click()
    open_menu(writing)
    writing.get_by_role("button", name="Clear this worksheet").click()
    expect(writing.get_by_label("A thought")).to_have_value("")
    writing.get_by_role("button", name="Undo").click()
    expect(writing.get_by_label("A thought")).to_have_value("Written before two updates")


@pytest.mark.long
def test_without_the_tools_that_put_modules_together_the_course_works(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet: Page, folder: Path
) -> None:
    root = shutil.copytree(built, tmp_path / "root")
    monkeypatch.setattr(node, "has_tools", lambda: False)
    publish(root / "course")
    assert (root / "course/assets/worksheet/start.mjs").is_file()
    server = Server(root)
    quiet.goto(server.url + "course/lesson/")
    quiet.get_by_label("A thought").fill("Larger, and the same")
    quiet.get_by_text("Saved on this device").wait_for()
    quiet.reload()
    expect(quiet.get_by_label("A thought")).to_have_value("Larger, and the same")
    server.stop()


def test_it_can_be_installed(installed: Page) -> None:
    manifest = installed.evaluate(
        "fetch(document.querySelector('link[rel=manifest]').href).then(answer => answer.json())"
    )
    assert manifest["name"] == "Common Ground" and manifest["display"] == "standalone"
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        size = installed.evaluate(
            """async (src) => { const picture = new Image(); picture.src = src;
            await picture.decode(); return `${picture.naturalWidth}x${picture.naturalHeight}` }""",
            icon["src"],
        )
        assert size == icon["sizes"]


def change(course: Path, edit: Callable[[str], str]) -> None:
    """Puts an edited course in place of the old one, as a host does after a build."""
    rewrite(course / "lesson/index.html", edit)
    rewrite(course / "service-worker.js", partial(re.sub, 'VERSION="', 'VERSION="next-'))


def move_modules(course: Path) -> None:
    """Names the modules anew, as publishing does when they have changed."""
    folder = next((course / "assets").glob("*modules"))
    new = folder.rename(folder.with_name(f"next-{folder.name}"))
    for file in (course / "service-worker.js", *course.rglob("*.html")):
        rewrite(file, lambda text: text.replace(f"assets/{folder.name}/", f"assets/{new.name}/"))


def rewrite(file: Path, edit: Callable[[str], str]) -> None:
    """Edits a file; the server's dates have whole seconds, and no host is that quick."""
    later = file.stat().st_mtime + 2
    file.write_text(edit(file.read_text("utf-8")), encoding="utf-8")
    os.utime(file, (later, later))
