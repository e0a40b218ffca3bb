"""Somebody who works on a course while its pages are shown."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from macros.course.generators import GENERATORS
from tests.support.firefox import end, free_port
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
    """Somebody with a running server of a course of one page and one sheet."""

    def __init__(self, folder: Path, *, generator: str = GENERATORS[0], sheet: str = SHEET) -> None:
        project = make_project(folder, pages={"index.md": HOME}, exercises={"first.yaml": sheet})
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/course/"
        self.project = project
        self.sheet = project / "exercises" / "first.yaml"
        self.home = project / "docs" / "index.md"
        self._output = folder.with_suffix(".txt")
        command = [sys.executable, "-m", "macros", "serve", "--generator", generator]
        with self._output.open("w") as output:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)], cwd=project, stdout=output, stderr=output,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )  # fmt: skip

    def page(self) -> str:
        """The home page, or nothing while there is no server yet."""
        try:
            with urlopen(self.address, timeout=5) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def told(self) -> str:
        """What the terminal shows."""
        return self._output.read_text()

    def leave(self) -> None:
        """Stops the server, as a program is told to stop that has no terminal."""
        end(self._process)


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something comes to be, in a time that is long for it."""
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


def until_shown(author: Author, words: str) -> None:
    """Waits until the home page holds these words."""
    assert eventually(lambda: words in author.page()), author.told()


def until_told(author: Author, words: str) -> None:
    """Waits until the terminal shows these words."""
    assert eventually(lambda: words in author.told()), author.told()
