"""The site generators that the course is built with, and how one is called."""

from __future__ import annotations

from pathlib import Path

GENERATORS = ("mkdocs", "properdocs", "zensical")
"""The first is the usual."""


def build_command(generator: str, config: Path, into: Path, *, files: bool) -> list[str]:
    """What Python runs as a module to have a site generator write the pages into a folder.

    With `files` pages have the addresses of files: `talk.html` instead of `talk/`.
    """
    command = [generator, "build", "--strict", "-f", str(config), "--site-dir", str(into)]
    if generator == "zensical":
        command = ["macros.adapter.zensical_run", "-f", str(config), "build", str(into)]
    return [*command, "--no-directory-urls"] if files else command
