"""While an author works: mistakes are told, the server goes on, and edits arrive."""

from __future__ import annotations

import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from mkdocs.config.defaults import MkDocsConfig

from macros.adapter import serve
from macros.adapter.mistakes_panel import panel
from tests.support.project import ROOT, make_project

SHEET = """\
id: first
revision: 1
title: The first sheet
minutes: 3
intro: Why.
fields: [{id: name, kind: text, prompt: A prompt}]
"""
HOME = '# Home\n\n{{ worksheet("first") }}\n'
PATIENCE = 60


class Author:
    """Somebody with a running `mkdocs serve`."""

    def __init__(self, project: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.sheet = project / "exercises" / "first.yaml"
        self.home = project / "docs" / "index.md"
        self._output = project / "output.txt"
        port = self.address.rpartition(":")[2]
        command = [sys.executable, "-m", "macros.adapter.serve", "--port", port]
        with self._output.open("w") as output:
            self._process = subprocess.Popen(
                command, cwd=project, stdout=output, stderr=output,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )  # fmt: skip

    def page(self) -> str:
        """The home page, or nothing while there is no server yet."""
        try:
            with urlopen(f"http://{self.address}/course/", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def told(self) -> str:
        """What the terminal shows."""
        return self._output.read_text()

    def leave(self) -> None:
        """Stops the server."""
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    pages, exercises = {"index.md": HOME}, {"first.yaml": SHEET}
    author = Author(make_project(tmp_path / "course", pages=pages, exercises=exercises))
    yield author
    author.leave()


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def until_shown(author: Author, words: str) -> None:
    assert eventually(lambda: words in author.page()), author.told()


def until_told(author: Author, words: str) -> None:
    assert eventually(lambda: words in author.told()), author.told()


@pytest.mark.long
def test_serving_outlives_a_mistake(author: Author) -> None:
    until_shown(author, "A prompt")
    author.sheet.write_text(SHEET.replace("kind: text", "kind: tekst"))
    assert eventually(lambda: "`tekst` is not a kind" in author.page()), author.told()
    assert "A prompt" in author.page()  # the last good state stands behind the report
    assert "`tekst` is not a kind" in author.told() and "Traceback" not in author.told()
    author.sheet.write_text(SHEET.replace("A prompt", "Another prompt"))
    assert eventually(lambda: "Another prompt" in author.page()), author.told()
    assert "cg-mistakes" not in author.page()
    settings = author.home.parent.parent / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text(good.replace("  - index.md", "\t- index.md"), "utf-8")
    assert eventually(lambda: "A tab stands here" in author.page()), author.told()
    settings.write_text(good, "utf-8")
    assert eventually(lambda: "cg-mistakes" not in author.page()), author.told()
    assert "Another prompt" in author.page()
    assert "Traceback" not in author.told()


def test_a_server_started_on_a_mistake_shows_it(tmp_path: Path) -> None:
    sheet = SHEET.replace("kind: text", "kind: tekst")
    project = make_project(
        tmp_path / "course", pages={"index.md": HOME}, exercises={"first.yaml": sheet}
    )
    author = Author(project)
    try:
        assert eventually(lambda: "`tekst` is not a kind" in author.page()), author.told()
        author.sheet.write_text(SHEET)
        assert eventually(lambda: "A prompt" in author.page()), author.told()
    finally:
        author.leave()


def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "macros.adapter.serve", "--port", port],
            cwd=ROOT, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr and "Traceback" not in done.stderr


SLIPS = {
    "## Mine {#mine}": "docs/index.md:5:9: `{#` begins a comment",
    "{{ garden }}": "Nothing is called `garden` here.",
    "{{ page.garden.bed }}": "has no attribute 'garden'",
}


@pytest.mark.long
def test_serving_outlives_slips_in_braces(author: Author) -> None:
    """Also one that the check does not know: mkdocs-macros would end the server."""
    until_shown(author, "A prompt")
    for number, (slip, told) in enumerate(SLIPS.items()):
        author.home.write_text(f"{HOME}\n{slip}\n")
        until_told(author, told)
        author.home.write_text(f"{HOME}\nIt goes on after slip {number}.\n")
        until_shown(author, f"after slip {number}")


def test_a_file_that_changes_during_a_build_is_told_in_the_words_of_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site generator reads pages after the check, and stumbles in words of its own."""
    pages, exercises = {"index.md": HOME}, {"first.yaml": SHEET}
    project = make_project(tmp_path / "course", pages=pages, exercises=exercises)

    def build(config: MkDocsConfig, **settings: object) -> None:
        (project / "docs/index.md").write_text(HOME.replace('first")', "first)"))
        logging.getLogger("mkdocs").error("# _Macro Syntax Error_")
        raise SystemExit

    monkeypatch.setattr(serve, "_build", build)
    workshop = serve.Workshop(project / "mkdocs.yml")
    config = workshop.load(config_file=str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    workshop.build(config)
    shown = (tmp_path / "site/index.html").read_text("utf-8")
    assert "docs/index.md:3:1: These braces cannot be read." in shown
    assert "Macro Syntax Error" not in shown


def test_the_mark_stays_below_its_place_on_a_narrow_page() -> None:
    shown = panel("a.yaml:9:19: The words.\n  9 | prompt: <x>\n    |   ^\n\n1 problem in 1 file.")
    line = "  9 | prompt: &lt;x&gt;\n    |   ^\n"
    assert f'<span class="cg-source" tabindex="0">{line}</span>\n1 problem' in shown
    assert re.search(r"\.cg-source \{[^}]*white-space: pre;", shown)
