"""What pages tell the recorder of `make mutate`, in a process of its own: it listens to all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support import chromium
from tests.support.project import ROOT

TESTS = """\
import os
import pytest
from playwright.sync_api import sync_playwright

TELL = "places => { for (const place of places) globalThis.__reached?.(place) }"

@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        launch = playwright.chromium.launch
        browser = launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        yield browser
        browser.close()

@pytest.fixture(scope="module")
def shared(browser):
    page = browser.new_page()
    page.goto("data:text/html,")
    return page

def tell(page, places):
    page.evaluate(TELL, places)
    page.title()

def test_first(shared):
    tell(shared, ["sum.mjs:1", "sum.mjs:1", "sum.mjs:3"])

def test_second(shared, browser):
    tell(shared, ["sum.mjs:3"])
    tell(browser.new_context().new_page(), ["sum.mjs:5"])

def test_nothing():
    pass
"""


def test_pages_say_which_functions_of_theirs_run(tmp_path: Path) -> None:
    (tmp_path / "test_pages.py").write_text(TESTS, "utf-8")
    told = tmp_path / "told"
    told.mkdir()
    plugins = ["-p", "tests.mutate.recorder", "-p", "no:xdist", "-p", "no:playwright"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "REACHED": str(told)}
    environment["CHROMIUM"] = str(chromium.find())
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, str(tmp_path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    [file] = told.glob("browser-*.json")
    note = json.loads(file.read_text("utf-8"))
    assert note["places"] == {
        "test_pages.py::test_first": ["sum.mjs:1", "sum.mjs:3"],
        "test_pages.py::test_second": ["sum.mjs:3", "sum.mjs:5"],
    }
    assert 0 < note["seconds"]["test_pages.py::test_second"] < 60
