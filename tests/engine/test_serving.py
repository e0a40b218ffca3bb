"""While an author works: mistakes are told, the server goes on, and edits arrive."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.support.project import make_project

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
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
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


def test_serving_outlives_a_mistake(author: Author) -> None:
    until_shown(author, "A prompt")
    author.sheet.write_text(SHEET.replace("kind: text", "kind: tekst"))
    until_told(author, "`tekst` is not a kind")
    assert "Traceback" not in author.told()
    author.sheet.write_text(SHEET.replace("A prompt", "Another prompt"))
    until_shown(author, "Another prompt")


SLIPS = {
    "## Mine {#mine}": "docs/index.md:5:9: `{#` begins a comment",
    "{{ garden }}": "'garden' is undefined",
}


def test_serving_outlives_slips_in_braces(author: Author) -> None:
    """Also one that the check does not know: mkdocs-macros would end the server."""
    until_shown(author, "A prompt")
    for number, (slip, told) in enumerate(SLIPS.items()):
        author.home.write_text(f"{HOME}\n{slip}\n")
        until_told(author, told)
        author.home.write_text(f"{HOME}\nIt goes on after slip {number}.\n")
        until_shown(author, f"after slip {number}")
